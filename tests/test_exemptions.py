"""Exceptions of the law: evidence in the ad lowers the severity, assertion never."""

from __future__ import annotations

import pytest
from packs import MINIMAL, pack_of

from jobscan.finding import Severity, StatutoryException
from jobscan.pack.index import Pack
from jobscan.pack.problem import PackError
from jobscan.scan.scanner import Scanner

EXEMPTION = """\
exemptions:
  - id: CN-MINE
    jurisdictions: [CN]
    categories: [gender]
    favours: [men]
    law: CN-A
    text: {zh: 矿山井下作业不招女工, en: Mines under ground}
    evidence: {zh: [矿山 ... 井下], en: [underground mine|mines]}
"""
LAWS = MINIMAL["laws.yaml"] + EXEMPTION
RULES = (
    MINIMAL["zh/gender.yaml"]
    .replace("限 {女}", '"限 {女}|{男}"')
    .replace("force: require", 'force: require\n  favours: "{match}"')
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return pack_of({**MINIMAL, "laws.yaml": LAWS, "zh/gender.yaml": RULES})


# ad, jurisdictions, severity, the ad's evidence
CASES = [
    ("矿山井下采掘工，限男性，", ["CN"], "warning", "矿山井下"),
    ("限男性，须到矿山的井下作业", ["CN"], "warning", "矿山的井下"),
    ("岗位：采掘\n要求：限男性，\n地点：礦山井下", ["CN"], "warning", "礦山井下"),
    ("限男性，work in an underground mine", ["CN"], "warning", "underground mine"),
    ("限男性，因工作性质特殊", ["CN"], "error", None),
    ("限男性，不到矿山井下工作", ["CN"], "error", None),
    ("限男性，this is not an underground mine", ["CN"], "error", None),
    ("限男性，不限学历，矿山井下", ["CN"], "warning", "矿山井下"),
    ("限男性，需搬运", ["CN"], "error", None),
    ("矿山井下采掘工，限女性，", ["CN"], "error", None),
    ("矿山井下采掘工，限男性，", ["US"], "error", None),
    ("矿山井下采掘工，限男性，", ["CN", "US"], "error", "矿山井下"),
]


@pytest.mark.parametrize(("ad", "jurisdictions", "severity", "evidence"), CASES)
def test_evidence(pack: Pack, ad: str, jurisdictions: list[str], severity: str, evidence: str | None) -> None:
    [finding] = Scanner(pack).scan(ad, jurisdictions)
    assert finding.severity.value == severity
    shown = StatutoryException("CN-MINE", ("CN",), pack.exemptions[0].text, evidence or "")
    assert finding.exceptions == ((shown,) if evidence else ())


def test_an_exception_may_leave_rules_out() -> None:
    laws = LAWS.replace("    favours: [men]", "    not_rules: [zh-a]")
    [finding] = Scanner(pack_of({**MINIMAL, "laws.yaml": laws})).scan("矿山井下，限女性，", ["CN"])
    assert (finding.severity.value, finding.exceptions) == ("error", ())


def test_a_note_stays_a_note() -> None:
    assert [s.eased.value for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE)] == [
        "warning",
        "note",
        "note",
    ]


# what is changed, field, problem and fix
REFUSED = [
    ("CN-A\n    text", "CN-B\n    text", "exemptions.CN-MINE.law", "CN-B is not known", "did you mean CN-A?"),
    ("[gender]", "[gendr]", "exemptions.CN-MINE.categories", "gendr is not known", "did you mean gender?"),
    ("    favours: [men]", "    not_rules: [zh-b]", "exemptions.CN-MINE.not_rules", "zh-b is not known", "did you mean zh-a?"),
    ("[CN]", "[XX]", "exemptions.CN-MINE.jurisdictions", "XX is not known", "known: CN, US"),
    ("    text: {zh: 矿山井下作业不招女工, en: Mines under ground}\n", "", "exemptions.CN-MINE.text", "text is missing", "add a line text: …"),
    ("{zh: [矿山", "{fr: [矿山", "exemptions.CN-MINE.evidence.fr", "there is no key named fr", "known keys: zh, en"),
    ("[矿山 ... 井下]", "['{n}']", "exemptions.CN-MINE.evidence.zh “{n}”", "a phrase without a literal: nothing for the prefilter to look for", "add a word that must be there"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "field", "problem", "fix"), REFUSED)
def test_refusals(old: str, new: str, field: str, problem: str, fix: str) -> None:
    assert old in EXEMPTION
    laws = MINIMAL["laws.yaml"] + EXEMPTION.replace(old, new)
    with pytest.raises(PackError) as caught:
        pack_of({**MINIMAL, "laws.yaml": laws, "zh/gender.yaml": RULES})
    [found] = caught.value.problems
    assert (found.file, found.field, found.problem.en, found.fix.en) == ("laws.yaml", field, problem, fix)

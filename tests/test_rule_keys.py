"""What the keys of a rule do: legal, by_default; and lists spread over several files."""

from __future__ import annotations

from typing import Any

import pytest
from packs import MINIMAL, pack_of, rules_of

from jobscan.finding import Finding
from jobscan.pack.index import Pack
from jobscan.pack.selftest import self_test
from jobscan.scan.scanner import Scanner

# gender is prohibited in ads, titles are bad practice only and have a law of their own.
LAWS = MINIMAL["laws.yaml"].replace(
    "laws:\n",
    "  titles: {name: {zh: 称谓, en: titles}, states: {CN: A}}\n"
    "laws:\n"
    "  - id: CN-B\n"
    "    jurisdiction: CN\n"
    "    name: {zh: 规, en: Rule}\n"
    "    article: {zh: 第二条, en: Art. 2}\n"
    "    verified: true\n"
    "    applies: [{category: titles, to: [wording]}]\n",
)


def pack(**said: Any) -> Pack:
    return pack_of({**MINIMAL, "laws.yaml": LAWS, "zh/gender.yaml": rules_of(**{"zh-a": said})})


def found(pack: Pack, rules: list[str] | None = None) -> list[Finding]:
    return Scanner(pack, rules).scan("本岗位限女，", ["CN"])


# what the rule says, category, severity, laws
LEGAL: list[tuple[dict[str, str], str, str, list[str]]] = [
    ({}, "gender", "error", ["CN-A"]),
    ({"legal": "gender"}, "gender", "error", ["CN-A"]),
    ({"legal": "titles"}, "gender", "warning", ["CN-B"]),
]


@pytest.mark.parametrize(("said", "category", "severity", "laws"), LEGAL)
def test_legal_is_the_row_that_weighs(
    said: dict[str, str], category: str, severity: str, laws: list[str]
) -> None:
    [finding] = found(pack(**said))
    assert (finding.category, finding.severity.value) == (category, severity)
    assert [law.law for law in finding.laws] == laws


def test_a_rule_that_is_off_by_default_speaks_when_selected() -> None:
    off = pack(by_default=False)
    assert found(off) == []
    assert [f.match for f in found(off, ["zh-a"])] == ["限女"]


@pytest.mark.parametrize(("by_default", "severities"), [(True, []), (False, ["note"])])
def test_who_turns_a_rule_on_sees_what_the_law_does_not_know(by_default: bool, severities: list[str]) -> None:
    unknown_to_law = pack(by_default=by_default, legal="titles", force="imply")
    findings = Scanner(unknown_to_law, ["zh-a"]).scan("本岗位限女，", ["US"])
    assert [f.severity.value for f in findings] == severities


def test_the_self_test_covers_what_is_off_by_default() -> None:
    assert self_test(pack(by_default=False)).failures == ()
    missed = pack(by_default=False, examples={"flag": ["本岗位<招女>"], "pass": ["女装"]})
    assert [f.kind for f in self_test(missed).failures] == ["missed", "never used"]


def test_lists_may_stand_in_several_files() -> None:
    files = {
        **MINIMAL,
        "zh/words-more.yaml": "限制: [仅限]\n",
        "zh/gender.yaml": rules_of(
            **{"zh-a": {"find": ["{限制} {女}"], "examples": {"flag": ["<仅限女士>"], "pass": ["女"]}}}
        ),
    }
    assert self_test(pack_of(files)).failures == ()


FAR = """\
modifiers:
  - {id: party-work, words: [党务], side: anywhere}
"""


@pytest.mark.parametrize(
    ("ad", "matches"),
    [
        ("党务专员\n福利好\n限女，", []),
        ("限女，\n其他\n黨務 工作", []),
        ("专员\n限女，", ["限女"]),
    ],
)
def test_a_modifier_may_stand_anywhere_in_the_ad(ad: str, matches: list[str]) -> None:
    rules = rules_of(**{"zh-a": {"cleared_by": ["party-work"]}})
    far = pack_of({**MINIMAL, "zh/context.yaml": FAR, "zh/gender.yaml": rules})
    assert [f.match for f in Scanner(far).scan(ad, ["CN"])] == matches

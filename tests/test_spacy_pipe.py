"""jobscan inside a spaCy pipeline: spans, findings, entry point."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from commands import PACK
from spacy.tokens import Doc

from jobscan.engines import spacy_pipe
from jobscan.finding import Severity
from jobscan.pack.load import load_pack
from jobscan.scan.jurisdiction import UnknownJurisdiction
from jobscan.scan.scanner import Scanner

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def small_pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("jobscan.pack.load.built_in", lambda: PACK)
    spacy_pipe._scanner.cache_clear()
    yield
    spacy_pipe._scanner.cache_clear()


def scanned(lang: str, text: str, *jurisdictions: str) -> Doc:
    nlp = spacy.blank(lang)
    nlp.add_pipe("jobscan", config={"jurisdictions": list(jurisdictions)})
    return nlp(text)


# language of the pipeline, text, spans as (tokens first to last + 1, text, label, id)
SPANS = [
    ("en", "", []),
    ("en", "Read only access.", []),
    ("en", "Male only, please.", [(0, 2, "Male only", "gender", "en-gender-only")]),
    ("en", "Cook: MALE-only!", [(2, 5, "MALE-only", "gender", "en-gender-only")]),
    (
        "en",
        "Are you married? Women only.",
        [
            (0, 3, "Are you married", "marital_status", "en-marital-question"),
            (4, 6, "Women only", "gender", "en-gender-only"),
        ],
    ),
    ("en", "本岗位限女性，有经验者优先", [(0, 1, "本岗位限女性，有经验者优先", "gender", "zh-gender-only")]),
    ("zh", "招女装导购", []),
    ("zh", "本岗位限女性，有经验者优先", [(3, 6, "限女性", "gender", "zh-gender-only")]),
    ("zh", "限 男 性", [(0, 3, "限 男 性", "gender", "zh-gender-only")]),
    ("zh", "本崗位限女\u200b生", [(3, 7, "限女\u200b生", "gender", "zh-gender-only")]),
    (
        "zh",
        "男生优先。是否已婚？",
        [
            (0, 4, "男生优先", "gender", "zh-gender-preferred"),
            (5, 9, "是否已婚", "marital_status", "zh-marital-question"),
        ],
    ),
]


@pytest.mark.parametrize(("lang", "text", "spans"), SPANS)
def test_spans(lang: str, text: str, spans: list[tuple[int, int, str, str, str]]) -> None:
    doc = scanned(lang, text)
    assert doc.text == text
    assert [(s.start, s.end, s.text, s.label_, s.id_) for s in doc.spans["jobscan"]] == spans


def test_the_findings_are_those_of_the_scanner() -> None:
    text = "Male only. 限女性，是否已婚"
    assert scanned("en", text)._.jobscan == Scanner(load_pack()).scan(text)


def test_a_doc_never_scanned_has_no_findings() -> None:
    assert spacy.blank("en")("Male only.")._.jobscan == []


def test_a_scanned_doc_can_be_saved() -> None:
    doc = scanned("zh", "本岗位限女性。是否已婚")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert len(doc._.jobscan) == 2
    assert again._.jobscan == doc._.jobscan
    assert [(s.text, s.id_) for s in again.spans["jobscan"]] == [
        ("限女性", "zh-gender-only"),
        ("是否已婚", "zh-marital-question"),
    ]


def test_a_pipeline_can_be_saved(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("jobscan", config={"jurisdictions": ["uk"]})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again("Male only.")._.jobscan == nlp("Male only.")._.jobscan != []


@pytest.mark.parametrize(
    ("jurisdictions", "expected"),
    [((), ("US", "UK", "EU")), (("hk",), ("HK",)), (("hk", "CN"), ("CN", "HK"))],
)
def test_jurisdictions(jurisdictions: tuple[str, ...], expected: tuple[str, ...]) -> None:
    [found] = scanned("en", "Are you married?", *jurisdictions)._.jobscan
    assert found.jurisdictions == expected
    assert found.severity is (Severity.ERROR if "CN" in expected else Severity.WARNING)


def test_an_unknown_jurisdiction_is_refused_when_the_pipe_is_added() -> None:
    with pytest.raises(UnknownJurisdiction, match=r"^unknown jurisdiction 'FR'; known: CN, HK, US, UK, EU$"):
        scanned("en", "", "FR")


def test_spacy_finds_the_pipe_by_its_entry_point(tmp_path: Path) -> None:
    """As installed: nothing of jobscan is imported by hand."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    points = project["entry-points"]["spacy_factories"]
    info = tmp_path / "jobscan-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: jobscan\nVersion: 0\n")
    lines = [f"{name} = {target}" for name, target in points.items()]
    (info / "entry_points.txt").write_text("\n".join(["[spacy_factories]", *lines, ""]))
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('jobscan'); doc = nlp('A clerk. Male only.');"
        "print([(s.text, s.label_) for s in doc.spans['jobscan']])"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)])}
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.returncode) == ("[('Male only', 'gender')]\n", 0), ran.stderr

"""`jobscan audit compare`: what changed between two audits, and when that cannot be said."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from commands import Ran, Run, run
from judged_audits import Posted, ads, audit
from syrupy.assertion import SnapshotAssertion

from jobscan.audit.comparison import Change, Count, Scan, change, held, newcombe
from jobscan.reports.layout import cell_len

__all__ = ["run"]

AGE, GENDER = {"35岁以下": "age-max"}, {"限男性": "gender-only"}
KEPT = [Posted("招厨师，35岁以下", AGE, times=2), Posted("招会计", city="上海")]
BEFORE = ads(
    KEPT,
    [Posted(f"招店员{n}名，35岁以下", AGE) for n in range(20)],
    [Posted(f"招保安{n}名，限男性", GENDER, city="上海") for n in range(9)],
    [Posted(f"招文员{n}名") for n in range(40)],
)
AFTER = ads(
    KEPT,
    [Posted(f"招司机{n}名，限男性，35岁以下", GENDER | AGE) for n in range(4)],
    [Posted(f"招司机{n}名", city="上海") for n in range(50)],
    [Posted("=cmd|' /C calc'!A0，35岁以下", AGE, city="=北京|<b>")],
)


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        # The examples of Newcombe (1998), table II, method 10.
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((2, 7), (6, 7), 0.0582, 0.8062),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 20), (0, 10), -0.1611, 0.2775),
        ((0, 10), (10, 10), 0.6075, 1.0000),
        ((0, 0), (1, 10), -1.0, 1.0),
    ],
)
def test_newcombes_interval(before: tuple[int, int], after: tuple[int, int], low: float, high: float) -> None:
    assert newcombe(Count(*before), Count(*after)) == pytest.approx((low, high), abs=5e-5)


def test_what_is_clear_and_what_is_small() -> None:
    def said(before: tuple[int, int], after: tuple[int, int]) -> tuple[bool, bool]:
        found: Change = change(Count(*before), Count(*after))
        return found.clear, found.small

    assert said((480, 800), (560, 700)) == (True, False)
    assert said((50, 100), (52, 100)) == (False, False)
    assert said((0, 29), (29, 29)) == (True, True)
    assert said((0, 0), (29, 100)) == (False, True)


def scan(hash: str, *findings: str) -> Scan:
    """`findings` as rule@place severity."""
    parts = [said.replace("@", " ").split() for said in findings]
    return Scan(hash, tuple((rule, place, rule, severity) for rule, place, severity in parts))


def test_texts_held_against_each_other() -> None:
    before = [
        scan("a"),
        scan("b", "age@0-5 error"),
        scan("d", "age@0-5 error"),
        scan("e", "sex@1-2 note"),
        scan("f"),
    ]
    after = [scan("b", "age@0-5 error"), scan("c"), scan("d", "age@0-5 note"), scan("e", "age@1-2 note", "age@4-6 note"), scan("f")]  # fmt: skip
    found = held(before, after)
    assert (found.appeared, found.disappeared, found.kept) == (1, 1, 4)
    assert (found.changed, found.weighed) == (1, 1)
    assert (found.gained, found.lost) == (Counter(age=2), Counter(sex=1))
    assert found.parts == {("any", ""): (3, 3), ("category", "age"): (2, 3), ("category", "sex"): (1, 0)}


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("two")
    before = audit(folder / "before.duckdb", BEFORE)
    return [before, audit(folder / "after.duckdb", AFTER, version="1.1")]


@pytest.fixture
def two(run: Run, templates: list[Path], tmp_path: Path) -> None:
    for path in templates:
        shutil.copy(path, tmp_path)


def compared(run: Run, *options: str) -> Ran:
    ran = run("audit", "compare", "before.duckdb", "after.duckdb", *options)
    assert (ran.code, ran.err) == (0, "")
    return ran


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whole_output(run: Run, lang: str, snapshot: SnapshotAssertion) -> None:
    out = compared(run, "--lang", lang).out
    assert out == snapshot
    assert max(map(cell_len, out.splitlines())) <= 100
    assert compared(run, "--format", "markdown", "--lang", lang).out == snapshot
    compared(run, "--lang", lang, "--out", "change.txt")
    assert Path("change.txt").read_text("utf-8") == out


@pytest.mark.usefixtures("two")
def test_json(run: Run) -> None:
    found = json.loads(compared(run, "--format", "json").out)
    assert found["comparable"]
    assert [d["what"] for d in found["differs"]] == ["version", "inputs"]
    assert (found["before"]["ads"], found["before"]["texts"]) == (72, 71)
    assert (found["after"]["ads"], found["after"]["texts"]) == (58, 57)
    rows = {(row["kind"], row["name"]): row for row in found["rows"]}
    age = rows["category", "age"]
    assert (age["ads"]["before"], age["ads"]["after"]) == ({"having": 22, "of": 72}, {"having": 7, "of": 58})
    assert (age["texts"]["before"], age["texts"]["after"]) == (
        {"having": 21, "of": 71},
        {"having": 6, "of": 57},
    )
    assert age["texts"]["by"] == pytest.approx(6 / 57 - 21 / 71, abs=1e-6)
    shanghai = rows["group:city", "上海"]["texts"]
    assert (shanghai["before"], shanghai["after"]) == ({"having": 9, "of": 10}, {"having": 0, "of": 51})
    assert (shanghai["small"], shanghai["clear"]) == (True, True)
    assert ("group:city", "=北京|<b>") not in rows  # it is in one of them only
    assert ("favours", "men") in rows


def test_other_rules_other_findings(run: Run, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    """A pack that knows more: only what it says of the same texts is compared."""
    audit(
        tmp_path / "before.duckdb",
        [Posted("招厨师，限男性，35岁以下", AGE), Posted("招会计"), Posted("招前台")],
    )
    later = [
        Posted("招厨师，限男性，35岁以下", AGE | GENDER),
        Posted("招会计"),
        Posted("招保安，限男性", GENDER),
    ]
    audit(tmp_path / "after.duckdb", later, pack="pack-2", jurisdictions=["HK"])
    for lang in ("zh", "en"):
        assert compared(run, "--lang", lang).out == snapshot
    found = json.loads(compared(run, "--format", "json").out)
    assert not found["comparable"]
    assert [(row["kind"], row["name"], row["ads"]) for row in found["rows"]] == [
        ("any", "", None),
        ("category", "age", None),
        ("category", "gender", None),
    ]


def test_refusals_and_notes(run: Run, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    audit(tmp_path / "before.duckdb", KEPT)
    audit(tmp_path / "after.duckdb", KEPT, finished=False)
    for options in (
        ("before.duckdb", "before.duckdb"),
        ("before.duckdb", "gone.duckdb"),
        ("before.duckdb", "after.duckdb", "--format", "xml"),
        ("before.duckdb", "after.duckdb", "--out", "after.duckdb"),
        ("before.duckdb", "after.duckdb", "--out", "a.txt"),
    ):
        ran = run("audit", "compare", *options)
        assert (ran.code, ran.out, ran.err) == snapshot

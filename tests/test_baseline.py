"""The baseline: what is known fails nothing, what is new does, and the file says which is which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import Run, run
from findings import ZH_AD, finding
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from jobscan.cli.version import version
from jobscan.finding import Finding, Language
from jobscan.review.baseline import BadBaseline, Entry, Known, document, entries, parse, update

__all__ = ["run"]


def found(fingerprint: str, rule: str = "zh-gender-only") -> Finding:
    return finding(ZH_AD, "限女性", fingerprint=fingerprint, rule=rule)


def entry(fingerprint: str, path: str = "a.txt", rule: str = "zh-gender-only", count: int = 1) -> Entry:
    return Entry(path, rule, "限女性", fingerprint, count)


PARTED = {  # the baseline, what was found, what of it is new, how many of the baseline are gone
    "nothing known": ([], ["1"], ["1"], 0),
    "all known": ([entry("1"), entry("2")], ["2", "1"], [], 0),
    "one new": ([entry("1")], ["1", "2"], ["2"], 0),
    "one gone": ([entry("1"), entry("2")], ["2"], [], 1),
    "twice, known once": ([entry("1")], ["1", "1"], ["1"], 0),
    "twice, known twice": ([entry("1", count=2)], ["1", "1"], [], 0),
    "once, known three times": ([entry("1", count=3)], ["1"], [], 2),
    "gone from a file that was not scanned": ([entry("1", path="b.txt")], [], [], 0),
    "gone by a rule that was not looked for": ([entry("1", rule="en-age-limit")], [], [], 0),
}


@pytest.mark.parametrize(("known", "seen", "new", "gone"), PARTED.values(), ids=PARTED)
def test_new_and_known(known: list[Entry], seen: list[str], new: list[str], gone: int) -> None:
    baseline = Known(known)
    fresh, old = baseline.part(found(fingerprint) for fingerprint in seen)
    assert [f.fingerprint for f in fresh] == new
    assert len(fresh) + len(old) == len(seen)
    assert baseline.gone({"a.txt"}, {"zh-gender-only"}) == gone


UPDATES = {  # before, found in a.txt for zh-gender-only, after, added, dropped; c.txt exists no more
    "first": ([], [entry("1")], [entry("1")], [entry("1")], []),
    "nothing new": ([entry("1")], [entry("1")], [entry("1")], [], []),
    "one gone": ([entry("1"), entry("2")], [entry("2")], [entry("2")], [], [entry("1")]),
    "one more of the same": ([entry("1")], [entry("1", count=2)], [entry("1", count=2)], [entry("1")], []),
    "one less of the same": ([entry("1", count=2)], [entry("1")], [entry("1")], [], [entry("1")]),
    "not scanned": ([entry("1", "b.txt")], [], [entry("1", "b.txt")], [], []),
    "deleted": ([entry("1", "c.txt")], [], [], [], [entry("1", "c.txt")]),
    "not looked for": ([entry("1", rule="en-x")], [], [entry("1", rule="en-x")], [], []),
}


@pytest.mark.parametrize(("old", "new", "after", "added", "dropped"), UPDATES.values(), ids=UPDATES)
def test_update(
    old: list[Entry], new: list[Entry], after: list[Entry], added: list[Entry], dropped: list[Entry]
) -> None:
    change = update(old, new, {"a.txt"}, {"zh-gender-only"}, lambda path: path != "c.txt")
    assert [*map(list, (change.entries, change.added, change.dropped))] == [after, added, dropped]


def test_the_file() -> None:
    made = document(entries([("b.txt", found("2")), ("a.txt", found("1")), ("b.txt", found("2"))]), "0.1.0")
    assert made == {
        "version": 1,
        "tool": {"name": "jobscan", "version": "0.1.0"},
        "findings": [
            {"path": "a.txt", "rule": "zh-gender-only", "match": "限女性", "fingerprint": "1", "count": 1},
            {"path": "b.txt", "rule": "zh-gender-only", "match": "限女性", "fingerprint": "2", "count": 2},
        ],
    }


ENTRIES = st.lists(
    st.builds(Entry, *[st.text(max_size=3)] * 4, count=st.integers(1, 9)),
    max_size=9,
    unique_by=lambda e: (e.path, e.fingerprint),
)


@given(ENTRIES)
def test_what_is_written_is_read(made: list[Entry]) -> None:
    assert parse(json.dumps(document(made, "0"))) == tuple(sorted(made))


OF_A_RULE = ENTRIES.map(lambda made: [replace(e, rule=e.fingerprint[:1]) for e in made])
"""As in a real baseline: the rule is part of what a fingerprint is made of."""


@given(OF_A_RULE, OF_A_RULE)
def test_an_update_twice_is_an_update_once(old: list[Entry], new: list[Entry]) -> None:
    paths, rules = {e.path for e in new}, {e.rule for e in new}
    once = update(old, new, paths, rules, lambda _: True)
    again = update(once.entries, new, paths, rules, lambda _: True)
    assert (again.entries, again.added, again.dropped) == (once.entries, (), ())


GOOD: Mapping[str, Any] = {"path": "a", "rule": "r", "match": "m", "fingerprint": "f", "count": 1}
NOT_ONE = "is no baseline of jobscan;"
LACKS = "entry 1 lacks path, rule, match, fingerprint (strings) or count (a positive integer);"
BAD = {
    "empty": ("", "is not valid JSON at line 1, column 1 (a merge conflict?);"),
    "conflict": ('{\n<<<<<<< HEAD\n"version": 1', "is not valid JSON at line 2, column 1 (a merge conflict?);"),
    "a list": ("[]", NOT_ONE),
    "a report": ('{"version": 1, "findings": 3}', NOT_ONE),
    "no version": ('{"findings": []}', NOT_ONE),
    "deep": ("[" * 200_000, NOT_ONE),
    "huge number": ('{"version": 1' + "0" * 5_000 + "}", NOT_ONE),
    "later version": ('{"version": 2, "findings": {}}', "is a baseline of version 2, this jobscan reads version 1;"),
    "no entry": ('{"version": 1, "findings": [3]}', LACKS),
    **{
        f"{key}: {value!r}": (json.dumps({"version": 1, "findings": [{**GOOD, key: value}]}), LACKS)
        for key, value in [("path", 1), ("rule", None), ("match", []), ("fingerprint", 0), ("count", 0),
                           ("count", "1"), ("count", True), ("count", 1.0)]
    },
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_refused(text: str, said: str) -> None:
    with pytest.raises(BadBaseline) as refused:
        parse(text)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        (
            "zh",
            "不是 jobscan 的基线文件；请用 jobscan baseline create 重新生成，或用 --no-baseline 不使用它。",
        ),
        ("en", f"{NOT_ONE} make a new one with jobscan baseline create, or go without: --no-baseline."),
    ],
)
def test_both_languages(lang: Language, message: str) -> None:
    with pytest.raises(BadBaseline) as refused:
        parse("[]")
    assert refused.value.problem.to(lang) == message


@pytest.fixture
def ads(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "ads").mkdir()
    (tmp_path / "ads" / "a.txt").write_text("限女性\n是否已婚？\n", "utf-8")
    (tmp_path / "ads" / "b.txt").write_text("招聘\n限女性\n限女性\n", "utf-8")
    return tmp_path


def test_only_new_findings_fail(run: Run, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = run("baseline", "create", "ads")
    assert (made.code, made.err) == (0, "")
    assert made.out == (
        ".jobscan-baseline.json: 4 findings. From now on jobscan check fails on new ones only.\n"
    )
    assert run("check", "ads").code == 0
    assert run("check", "ads", "--no-baseline").code == 1
    (ads / "ads" / "a.txt").write_text("\n另外\n限女性\n是否已婚？\n", "utf-8")  # moved lines
    (ads / "ads" / "b.txt").write_text("限女性\n限女性\n限女性\n", "utf-8")  # one more of the same
    ran = run("check", "ads")
    assert ran.code == 1
    assert ran.out.startswith("ads/b.txt:3:1")
    monkeypatch.chdir(ads / "ads")
    assert run("check", "a.txt", "b.txt", "--baseline", "../.jobscan-baseline.json").code == 1
    assert run("check", "a.txt", "--baseline", "../.jobscan-baseline.json").code == 0


def test_the_file_that_is_written(run: Run, ads: Path, snapshot: SnapshotAssertion) -> None:
    run("baseline", "create", "ads")
    assert (ads / ".jobscan-baseline.json").read_text("utf-8").replace(version(), "VERSION") == snapshot
    assert sorted(file.name for file in ads.iterdir()) == [".jobscan-baseline.json", "ads"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_update_and_show(run: Run, ads: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    run("baseline", "create", "ads", "--baseline", "b.json")
    (ads / "ads" / "a.txt").write_text("限女性，男生优先", "utf-8")
    (ads / "ads" / "b.txt").unlink()
    steps = [
        ["check", "ads", "--baseline", "b.json", "--verbose"],
        ["baseline", "update", "ads", "--baseline", "b.json"],
        ["baseline", "update", "ads", "--baseline", "b.json"],
        ["baseline", "show", "--baseline", "b.json"],
        ["baseline", "create", "ads", "--baseline", "b.json"],
        ["baseline", "update", "ads"],
    ]
    assert [
        (ran.code, ran.out, ran.err) for ran in (run(*step, "--lang", lang) for step in steps)
    ] == snapshot


def test_other_files_stay_known(run: Run, ads: Path) -> None:
    run("baseline", "create", "ads")
    ran = run("baseline", "update", "ads/a.txt")
    assert (ran.code, ran.out) == (0, ".jobscan-baseline.json: 4 findings, 0 added, 0 dropped.\n")


def test_what_is_suppressed_is_not_known(run: Run, ads: Path) -> None:
    (ads / "ads" / "a.txt").write_text("限女性 # jobscan-ignore: gender — why", "utf-8")
    assert run("baseline", "create", "ads/a.txt").out.startswith(".jobscan-baseline.json: 0 findings.")


def test_an_unreadable_file_is_not_forgotten(run: Run, ads: Path) -> None:
    run("baseline", "create", "ads")
    (ads / "ads" / "b.txt").write_bytes(b"\xff\xfe\0")
    ran = run("baseline", "update", "ads")
    assert (ran.code, ran.out) == (2, ".jobscan-baseline.json: 4 findings, 0 added, 0 dropped.\n")


def test_a_corrupt_file_is_refused(run: Run, ads: Path) -> None:
    (ads / ".jobscan-baseline.json").write_text("{")
    ran = run("check", "ads")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "jobscan: .jobscan-baseline.json is not valid JSON at line 1, column 2 (a merge conflict?);"
    )

"""The baseline: what is known fails nothing, what is new does, and the file says which is which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from findings import ZH_AD, finding
from hypothesis import given
from hypothesis import strategies as st

from jobscan.finding import Finding, Language
from jobscan.review.baseline import BadBaseline, Entry, Known, document, entries, parse, update


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

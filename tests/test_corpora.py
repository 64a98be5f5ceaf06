"""The ads of corpora/: the clean ones are silent, the flagged ones say exactly what stands beside them.

`x.expected` is what jobscan says (`python -m tests.expected` rewrites it), `x.want` is what people
say it should: LINE, category and wording.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from expected import CORPORA, ad_of, escaped, found_in, report

CLEAN = sorted((CORPORA / "clean").glob("*.txt"))
FLAGGED = sorted((CORPORA / "flagged").glob("*.txt"))

# What people want and jobscan does not find: file, line, category, wording.
KNOWN_MISSES: set[tuple[str, int, str, str]] = {
    ("en-hk-mixed-tutor", 4, "marital_status", "最好 still single"),
    ("zh-it-onsite-ops", 5, "gender", "之前驻场的都是男工程师，这次也照旧"),
}
# What jobscan finds and nobody wants: file, line, rule, match.
KNOWN_EXTRAS: set[tuple[str, int, str, str]] = set()


class Want(NamedTuple):
    """A wording that people want to be found, at these offsets of the ad."""

    line: int
    category: str
    wording: str
    start: int
    end: int


def wants(file: Path) -> list[Want]:
    """The wordings wanted in `file`: the second of the same in a line is its second place there."""
    lines = ad_of(file).text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:at])) for at in range(len(lines))]
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for row in file.with_suffix(".want").read_text("utf-8").splitlines():
        number, category, wording = row.split("\t")
        line, at = int(number), -1
        seen[number, category, wording] += 1
        for _ in range(seen[number, category, wording]):
            at = lines[line - 1].find(wording, at + 1)
        assert at >= 0, f"{file.name}:{line} does not hold “{wording}”"
        start = starts[line - 1] + at
        found.append(Want(line, category, wording, start, start + len(wording)))
    return found


def stem(file: Path) -> str:
    return file.stem


def test_there_are_enough() -> None:
    assert len(FLAGGED) >= 60
    assert CLEAN


@pytest.mark.parametrize("file", CLEAN, ids=stem)
def test_a_clean_ad_is_silent(file: Path) -> None:
    assert report(found_in(file)) == ""


@pytest.mark.parametrize("file", FLAGGED, ids=stem)
def test_a_flagged_ad_says_what_it_says(file: Path) -> None:
    assert report(found_in(file)) == file.with_suffix(".expected").read_text("utf-8")


@pytest.mark.parametrize("file", FLAGGED, ids=stem)
def test_what_is_wanted_is_found(file: Path) -> None:
    found = found_in(file)
    missed = {
        (file.stem, w.line, w.category, escaped(w.wording))
        for w in wants(file)
        if not any(f.category == w.category and f.start < w.end and w.start < f.end for f in found)
    }
    assert missed == {known for known in KNOWN_MISSES if known[0] == file.stem}


@pytest.mark.parametrize("file", FLAGGED, ids=stem)
def test_nothing_else_is_found(file: Path) -> None:
    wanted = wants(file)
    extras = {
        (file.stem, f.line, f.rule, escaped(f.match))
        for f in found_in(file)
        if not any(f.category == w.category and f.start < w.end and w.start < f.end for w in wanted)
    }
    assert extras == {known for known in KNOWN_EXTRAS if known[0] == file.stem}


def test_every_known_difference_is_of_an_ad() -> None:
    assert {known[0] for known in KNOWN_MISSES | KNOWN_EXTRAS} <= {file.stem for file in FLAGGED}

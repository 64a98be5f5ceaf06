"""What holds for every ad: any text, and texts stitched from the rules' examples in any dress."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobscan.finding import Finding
from jobscan.pack.load import load_pack
from jobscan.scan.scanner import Scanner
from jobscan.text.fold import fold

PACK = load_pack()
CN = ("CN",)  # chosen, so that no change of the text changes the law
EXAMPLES = sorted({e.text for rule in PACK.rules for e in (*rule.flag, *rule.passes)})
HEADINGS = {h for section in PACK.sections for h in section.headings}
PLAIN = [t for t in EXAMPLES if not any(h in fold(t).text for h in HEADINGS) and "\n" not in t]
"""Examples that open no section and stand on one line: they mean the same wherever they stand."""

WRAPPED = "we are a small and friendly team and are looking for a reliable\nmale only please"
SEPARATORS = ["", " ", "，", "。", "、", ", ", ". ", "；", "\n", "\n\n", "\n1、", "\n- ", " | ", "\t", "："]


@cache
def scanner() -> Scanner:
    return Scanner(PACK)


@cache
def without_prefilter() -> Scanner:
    return Scanner(PACK, prefilter=False)


@st.composite
def stitched(draw: st.DrawFn, pieces: list[str] = [*EXAMPLES, WRAPPED]) -> str:  # noqa: B006
    """Examples, whole or cut, run together."""
    text = ""
    for _ in range(draw(st.integers(1, 4))):
        piece = draw(st.sampled_from(pieces))
        if draw(st.booleans()):
            piece = piece[draw(st.integers(0, len(piece))) :]
        text += piece + draw(st.sampled_from(SEPARATORS))
    return text


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


DRESSES: dict[str, Callable[[str], str]] = {
    "full width": full_width,
    "Traditional": PACK.script.traditionalize,
    "zero-width characters": "\u200b".join,
    "joiners": "\u200d".join,
    "soft hyphens": "\u00ad".join,
    "capitals": lambda text: "".join(c.upper() if c.isascii() else c for c in text),
}
ANYTHING = st.text(st.characters(exclude_categories=[]), max_size=60)  # lone surrogates as well
ADS = st.one_of(
    stitched(),
    st.builds(lambda dress, text: DRESSES[dress](text), st.sampled_from(sorted(DRESSES)), stitched()),
    ANYTHING,
    st.builds("".join, st.lists(st.one_of(stitched(), ANYTHING, st.sampled_from("男女限♂\u200b\ud800\n\r")), max_size=4)),
)  # fmt: skip


def lines_before(text: str, at: int) -> list[str]:
    return text[:at].replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(ADS)
@example("")
@example("\x00")
@example("限\ud800男\udfff性")
@example("İ限女性İ")
@settings(max_examples=400)
def test_a_finding_stands_where_it_says(text: str) -> None:
    found = scanner().scan(text)
    for f in found:
        assert text[f.start : f.end] == f.match != ""
        assert f.match in f.clause
        assert f.clause in text
        before = lines_before(text, f.start)
        if text[f.start - 1 : f.start + 1] != "\r\n":
            assert (f.line, f.column) == (len(before), len(before[-1]) + 1)
    assert [(f.start, f.end) for f in found] == sorted((f.start, f.end) for f in found)
    assert len({f.fingerprint for f in found}) == len(found)


@given(ADS)
def test_findings_of_one_category_do_not_overlap(text: str) -> None:
    found = scanner().scan(text)
    for f in found:
        assert [g for g in found if g.category == f.category and f.start < g.end and g.start < f.end] == [f]


@given(ADS)
@settings(max_examples=400)
def test_the_prefilter_changes_nothing(text: str) -> None:
    assert scanner().scan(text) == without_prefilter().scan(text)


@given(ADS, st.sampled_from(["", "a", "ad.txt"]))
def test_the_same_again_is_the_same(text: str, ad: str) -> None:
    """Whatever was scanned before: the scanner remembers clauses, and that never shows."""
    first = scanner().scan(text, ad=ad)
    assert scanner().scan(text, ad=ad) == first
    assert [replace(f, fingerprint="") for f in first] == [
        replace(f, fingerprint="") for f in scanner().scan(text)
    ]


def test_a_new_scanner_finds_the_same() -> None:
    text = "\n\n".join(EXAMPLES)
    assert Scanner(load_pack()).scan(text) == scanner().scan(text)


UNRELATED = ["公司在三楼，电梯直达。", "Parking is free.", "Ｗｅｌｃｏｍｅ 😀！", "電話：12345678"]


def moved(found: list[Finding], characters: int, lines: int) -> list[Finding]:
    return [
        replace(f, start=f.start + characters, end=f.end + characters, line=f.line + lines) for f in found
    ]


@given(stitched(), st.sampled_from(UNRELATED), st.sampled_from(UNRELATED))
def test_an_unrelated_clause_moves_findings_and_nothing_else(text: str, before: str, after: str) -> None:
    found = scanner().scan(text, CN)
    assert scanner().scan(f"{text}\n\n{after}", CN) == found
    assert scanner().scan(f"{before}\n\n{text}", CN) == moved(found, len(before) + 2, 2)


Place = tuple[str, int, int]


def places(text: str) -> list[Place]:
    return [(f.rule, f.start, f.end) for f in scanner().scan(text, CN)]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["CR LF", "CR"])
@given(stitched())
def test_line_ends_do_not_matter(line_end: str, text: str) -> None:
    def there(at: int) -> int:
        return len(text[:at].replace("\n", line_end))

    expected = [(rule, there(start), there(end)) for rule, start, end in places(text)]
    assert places(text.replace("\n", line_end)) == expected


@pytest.mark.parametrize("dress", DRESSES)
@given(stitched())
def test_the_dress_does_not_matter(dress: str, text: str) -> None:

    def there(at: int) -> int:
        return len(DRESSES[dress](text[: at + 1])) - 1

    expected = [(rule, there(start), there(end - 1) + 1) for rule, start, end in places(text)]
    assert places(DRESSES[dress](text)) == expected


def test_a_wrapped_line_in_full_width() -> None:
    text = "we are looking for a friendly and reliable clerk, male\nonly please"
    assert [f.match for f in scanner().scan(text)] == ["male\nonly please"]
    assert [f.match for f in scanner().scan(full_width(text))] == [full_width("male\nonly please")]


@given(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_fingerprints_survive_moved_lines(lines: list[str], random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    before = {f.fingerprint for f in scanner().scan("\n\n".join(lines), CN, "ad")}
    assert {f.fingerprint for f in scanner().scan("\n\n".join(["招聘", *shuffled]), CN, "ad")} == before


@given(stitched())
def test_fingerprints_tell_ads_apart(text: str) -> None:
    one, other = (scanner().scan(text, ad=ad) for ad in ("a", "b"))
    assert not {f.fingerprint for f in one} & {f.fingerprint for f in other}

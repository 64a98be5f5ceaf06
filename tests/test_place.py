"""A finding in the ad's text is found again in the file: places and the raw text behind segments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.sources.ad import Ad
from jobscan.sources.place import Mapped, Place, instead, join, placed, through, verbatim

SOURCE = "<p>限男性 &amp; 已婚</p>\n<p>two</p>"
PAGE = join([verbatim("限男性 ", 3), instead("&", 7, 12), verbatim(" 已婚", 12), "\n\n", verbatim("two", 23)])


def ad(mapped: Mapped, source: str | None, first_line: int = 1) -> Ad:
    return Ad("a", mapped.text, {}, "a", source, first_line, mapped.segments)


@pytest.mark.parametrize(
    ("wording", "source"),
    [
        ("限男性", "限男性"),
        ("&", "&amp;"),
        ("性 & 已", "性 &amp; 已"),
        ("已婚", "已婚"),
        ("婚\n\ntw", "婚</p>\n<p>tw"),
        ("two", "two"),
    ],
)
def test_wording_in_the_raw_text(wording: str, source: str) -> None:
    start = PAGE.text.index(wording)
    span = ad(PAGE, SOURCE).source_span(start, start + len(wording))
    assert span is not None
    assert SOURCE[slice(*span)] == source


@pytest.mark.parametrize(
    ("wording", "line", "column"),
    [("限男性", 1, 4), ("&", 1, 8), ("已婚", 1, 14), ("two", 2, 4), ("wo", 2, 5)],
)
def test_line_and_column_of_the_file(wording: str, line: int, column: int) -> None:
    at = PAGE.text.index(wording)
    assert ad(PAGE, SOURCE).place(at) == Place(line=line, column=column)
    assert ad(PAGE, SOURCE, first_line=40).place(at) == Place(line=line + 39, column=column)


def test_text_that_is_its_own_source() -> None:
    plain = Ad("a", "one\ntwo", {}, "a")
    assert plain.place(5) == Place(line=2, column=2)
    assert plain.source_span(4, 7) == (4, 7)
    assert plain.raw == "one\ntwo"


def test_a_format_without_a_raw_text() -> None:
    pages = join([placed("one", Place(page=1)), "\n", placed("two", Place(page=2))])
    document = ad(pages, None)
    assert [document.place(at) for at in (0, 3, 4, 6)] == [
        Place(page=1),
        Place(page=1),
        Place(page=2),
        Place(page=2),
    ]
    assert document.source_span(0, 3) is None
    assert document.raw is None


def test_html_inside_json() -> None:
    # In the file: {"d": "<p>\u7537 only</p>"}
    json = join([verbatim("<p>", 7), instead("男", 10, 16), verbatim(" only</p>", 16)])
    html = join([verbatim("男 only", 3, Place(field="description"))])
    both = through(html, json)
    assert both.text == "男 only"
    assert both.source_span(0, 1) == (10, 16)
    assert both.source_span(2, 6) == (17, 21)
    assert both.source_span(0, 6) == (10, 21)
    assert {s.place.field for s in both.segments} == {"description"}


@given(st.lists(st.tuples(st.text("ab男\n", min_size=1, max_size=5), st.booleans()), min_size=1, max_size=6))
def test_every_verbatim_character_is_found_again(parts: list[tuple[str, bool]]) -> None:
    """Whatever is kept of a source, each kept character stands where its segment says."""
    source = "".join(text for text, _ in parts)
    kept, at = [], 0
    for text, keep in parts:
        if keep:
            kept.append(verbatim(text, at))
        at += len(text)
    mapped = join([part for found in kept for part in (found, " ")])
    steps = through(verbatim(mapped.text), mapped)
    for index in range(len(mapped.text)):
        assert steps.source(index) == mapped.source(index)
        if (found := mapped.segments[mapped.segment(index)]).verbatim:
            assert source[mapped.source(index)] == mapped.text[index], found

"""What the HTML report shows of an ad: all of a short one, of a long one what stands around the findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.reports.passages import AROUND, WHOLE, Span, passages


def marked(text: str, spans: list[Span]) -> list[str]:
    """The passages with the number of each span where it ends and brackets around what is in one."""
    return [
        f"({passage.skipped})"
        + "".join(
            (f"[{piece.text}]" if piece.within else piece.text) + "".join(str(i) for i in piece.ends)
            for piece in passage.pieces
        )
        for passage in passages(text, spans)[0]
    ]


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "(0)招聘，限男性。"),
        ([(3, 6)], "(0)招聘，[限男性]0。"),
        ([(4, 6), (0, 2)], "(0)[招聘]1，限[男性]0。"),
        ([(3, 6), (4, 7)], "(0)招聘，[限][男性]0[。]1"),
        ([(3, 6), (4, 5)], "(0)招聘，[限][男]1[性]0。"),
        ([(3, 6), (3, 6)], "(0)招聘，[限男性]01。"),
        ([(0, 7)], "(0)[招聘，限男性。]0"),
    ],
)
def test_marks(spans: list[Span], shown: str) -> None:
    assert marked("招聘，限男性。", spans) == [shown]


def test_a_long_ad_shows_the_lines_around() -> None:
    line = "甲" * 99 + "\n"
    text = line * 100 + "限男性\n" + line * 100 + "限女性\n" + line * 100
    first, second = text.index("限男性"), text.index("限女性")
    [one, other], rest = passages(text, [(first, first + 3), (second, second + 3)])
    assert [piece.text for piece in one.pieces] == [line * 3, "限男性", ("\n" + line * 3).rstrip()]
    assert (one.skipped, len(other.pieces)) == (9700, 3)
    shown = sum(len(piece.text) for passage in (one, other) for piece in passage.pieces)
    assert one.skipped + other.skipped + rest + shown == len(text)


def test_a_line_of_a_megabyte_is_cut() -> None:
    text = "x" * 500_000 + "限男性" + "x" * 500_000
    [passage], rest = passages(text, [(500_000, 500_003)])
    assert [len(piece.text) for piece in passage.pieces] == [AROUND, 3, AROUND]
    assert (passage.skipped, rest) == (500_000 - AROUND, 500_000 - AROUND)


@given(st.text("甲\n", max_size=40), st.lists(st.tuples(st.integers(0, 300), st.integers(1, 30)), max_size=5))
def test_every_finding_is_shown_whole(seed: str, at: list[tuple[int, int]]) -> None:
    text = (seed or "甲") * 400
    spans = [
        (start, min(len(text), start + length))
        for place, length in at
        if (start := place * len(text) // 301) < len(text)
    ]
    found, rest = passages(text, spans)
    position, covered = 0, dict.fromkeys(range(len(spans)), "")
    for passage in found:
        position += passage.skipped
        for piece in passage.pieces:
            assert text[position : position + len(piece.text)] == piece.text
            position += len(piece.text)
            for i in piece.within:
                covered[i] += piece.text
    assert position + rest == len(text)
    assert covered == {i: text[start:end] for i, (start, end) in enumerate(spans)}
    assert sorted(i for passage in found for piece in passage.pieces for i in piece.ends) == sorted(covered)
    assert len(text) > WHOLE or rest == 0

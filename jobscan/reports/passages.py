"""An ad's text with its findings marked: all of a short ad, of a long one what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WHOLE = 8_000
"""Characters. A longer ad is shown in passages."""
AROUND = 400
"""Characters before and after a finding in an ad that is cut, at most: a line may be 1 MB long."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the numbers of the spans that it is part of; `ends`: those that end with it."""

    text: str
    within: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that stand one after the other; `skipped` characters of the ad are left out before them."""

    skipped: int
    pieces: tuple[Piece, ...]


def passages(text: str, spans: Sequence[Span]) -> tuple[tuple[Passage, ...], int]:
    """The passages of `text`, and how many characters are left out after the last one."""
    order = sorted(range(len(spans)), key=lambda i: spans[i])
    found, at, first = [], 0, 0
    for start, end in _windows(text, [spans[i] for i in order]):
        last = first
        while last < len(order) and spans[order[last]][0] < end:
            last += 1
        found.append(Passage(start - at, tuple(_pieces(text, start, end, spans, order[first:last]))))
        at, first = end, last
    return tuple(found), len(text) - at


def _windows(text: str, spans: Sequence[Span]) -> list[Span]:
    """Whole lines around the spans, as far as they are short; in order, none overlapping."""
    if len(text) <= WHOLE:
        return [(0, len(text))]
    windows: list[Span] = []
    for low, high in spans:
        before, after = max(0, low - AROUND), min(len(text), high + AROUND)
        start = text.find("\n", before, low) + 1 if before else 0
        end = text.rfind("\n", high, after) if after < len(text) else after
        start, end = start or before, after if end < 0 else end
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _pieces(text: str, start: int, end: int, spans: Sequence[Span], inside: Sequence[int]) -> Iterator[Piece]:
    """`inside` are the spans of this window in order. Few are open at once: findings hardly overlap."""
    edges = sorted({start, end, *(edge for i in inside for edge in spans[i])})
    waiting, opened = list(reversed(inside)), list[int]()
    for low, high in pairwise(edges):
        while waiting and spans[waiting[-1]][0] <= low:
            opened.append(waiting.pop())
        opened = [i for i in opened if spans[i][1] > low]
        yield Piece(text[low:high], tuple(opened), tuple(i for i in opened if spans[i][1] == high))

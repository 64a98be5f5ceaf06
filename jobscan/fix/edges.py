"""What stands beside a piece of a sentence: a comma, a bracket, a stop, a list mark, a line end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

# A line is a start and an end; a stop ends a sentence; a sep stands between two pieces and one of
# them goes with it; a wall (a label's colon, a table's bar) stays.
Kind = Literal["line", "stop", "sep", "bracket", "wall", "number"]

CLOSING = {"(": ")", "（": "）", "[": "]", "【": "】", "〔": "〕"}
SPACE = " \t\u3000\xa0"
STRENGTH = {"、": 0, "/": 0, "／": 0, "·": 0, ",": 1, "，": 1, ";": 2, "；": 2}
"""Of the two separators of a piece the weaker one goes with it."""
LINE_ENDS = "\r\n"
_STOPS = "。！？!?"
_ABBREVIATIONS = frozenset("max min approx no nos mr mrs ms dr rs vs e.g i.e yrs st pref".split())
_WRAPPED = 45


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands beside a piece: its kind and its stretch of the text; a line edge has none."""

    kind: Kind
    start: int
    end: int


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(r"[ \t\u3000\xa0]*(?:[-*+•●■◆◇▪▶►➤✓✔✅※·○□>]+[ \t\u3000\xa0]*)?(?:\*\*|__)?")


@cache
def _number() -> re.Pattern[str]:
    """An enumerator that ends where the piece begins: 1、 2. (3) ④."""
    return re.compile(
        r"(?:(?<![0-9A-Za-z.])[(（]?\d{1,2}|(?<![0-9A-Za-z.\u4e00-\u9fff])[(（]?(?:[一二三四五六七八九十]{1,2}|[a-hA-H]))"
        r"[)）.．、:：]+[ \t\u3000\xa0]*$|[①-⑳][ \t\u3000\xa0]*$"
    )


def left_edge(text: str, at: int) -> Edge | None:
    """The edge to the left of `at`, or None where other words stand there."""
    stop = at
    while stop and text[stop - 1] in SPACE:
        stop -= 1
    line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    if stop <= line:
        return None if _goes_on(text, line) else Edge("line", line, line)
    if (bullet := _bullet().match(text, line, at)) and bullet.end() == at and bullet[0].strip():
        return Edge("line", line, line)
    if number := _number().search(text, max(line, at - 8), at):
        return Edge("number", number.start(), at)
    return _mark(text, stop - 1, at, closing=False)


def right_edge(text: str, at: int) -> Edge | None:
    """The edge to the right of `at`, or None."""
    start = at
    while start < len(text) and text[start] in SPACE:
        start += 1
    if start == len(text) or text[start] in LINE_ENDS:
        return None if _goes_on(text, next_line(text, start)) else Edge("line", start, start)
    if start > at and re.compile(r"[(（]?\d{1,2}[)）.．、][^0-9]|[①-⑳]").match(text, start):
        return Edge("number", at, start)
    return _mark(text, start, at, closing=True)


def _mark(text: str, mark: int, at: int, *, closing: bool) -> Edge | None:
    """The edge that the character at `mark` is; the stretch between it and `at` is space."""
    char = text[mark]
    start, end = (at, mark + 1) if closing else (mark, at)
    while not closing and start and text[start - 1] in SPACE:
        start -= 1
    if char in STRENGTH:
        return Edge("sep", start, end) if _lists(text, mark) else None
    if char in _STOPS or (char == "." and _ends_sentence(text, mark)):
        return Edge("stop", start, end)
    if char in (CLOSING.values() if closing else CLOSING):
        return Edge("bracket", mark, mark + 1)
    if char in ":：|｜\t":
        return Edge("wall", start, end)
    if char in "-–—" and at != (mark if closing else mark + 1):
        beyond = text[mark + 1 : mark + 2] if closing else text[max(0, mark - 1) : mark]
        return Edge("sep", start, end) if beyond in (" ", "\u3000") else None
    return None


def _lists(text: str, at: int) -> bool:
    """Whether a mark stands between items: not in 10,000, and a slash only beside Han (male / female)."""
    before, after = text[:at].rstrip(SPACE)[-1:], text[at + 1 : at + 40].lstrip(SPACE)[:1]
    if text[at] == ",":
        return not (text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())
    return text[at] not in "/／·" or (before > "\u3400" and after > "\u3400")


def _ends_sentence(text: str, at: int) -> bool:
    """Whether a full stop does, and not an abbreviation: Max. age 30."""
    if at + 1 < len(text) and text[at + 1] not in SPACE + LINE_ENDS:
        return False
    word = re.search(r"[A-Za-z.]*$", text[max(0, at - 8) : at])
    return not word or word[0].lower() not in _ABBREVIATIONS


def _goes_on(text: str, line: int) -> bool:
    """Whether the line that begins at `line` goes on with the sentence of the one before it."""
    if line == 0 or line >= len(text) or not text[line].islower():
        return False
    before = text[:line].rstrip("\r\n")
    if len(text) - len(text[line:]) - len(before) > 2:  # a blank line
        return False
    before = before[max(before.rfind("\n"), before.rfind("\r")) + 1 :]
    return len(before) >= _WRAPPED and bool(re.search(r"[a-z,’'\-] *$", before))


def next_line(text: str, at: int) -> int:
    if text[at : at + 2] == "\r\n":
        return at + 2
    return min(len(text), at + 1)


def mark_of(text: str, edge: Edge) -> str:
    """The character that an edge is; a space for an edge of none."""
    return text[edge.start : edge.end].strip(SPACE)[:1] or " "


def ends_line(text: str, at: int) -> bool:
    return not text[at:].lstrip(SPACE)[:1].strip(LINE_ENDS)


def spaces(text: str, at: int) -> int:
    return len(text[at : at + 40]) - len(text[at : at + 40].lstrip(SPACE))

"""Clauses: the stretch of text in which one demand is made, and inside which phrases match.

A clause ends at strong punctuation, a line end, a table bar or a bullet; commas stay inside
(女，25-35岁). A line end does not end it between a label and its boxes (婚姻状况：⏎□未婚 □已婚) nor where a long
English line was wrapped inside a sentence. No clause is longer than MAX_CLAUSE characters, so
that the work for one hit is bounded whatever the input.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from jobscan.text.fold import LATIN, Folded

MAX_CLAUSE = 400
_WRAPPED_LINE = 45
_LABEL_LINE = 24
_LONGEST_LINE_SEEN = 200
_PATIENCE = 200


@cache
def _boundary() -> re.Pattern[str]:
    # Emoji and dingbats are bullets (🔹 ✔); the stops of "No. of children", "Max. 35 yrs" end nothing. One class
    # first, so that the search skips what cannot be a boundary.
    return re.compile(
        r"[。！？!?；;|｜\t•●■◆◇▪▶►➤✓✔✅※\u2028\u2029\f\v\u2700-\u27bf\U0001f300-\U0001faff\r\n.]"
        # A question that is quoted goes on after it: "Are you married?" is not lawful.
        r"(?!(?<=[?!？！])[\"”」』])(?:(?<!\.)|(?=\s|$)(?<!\bno\.)(?<!\bnos\.)(?<!\brs\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bmrs\.)(?<!\bdr\.)"
        r"(?!(?:(?<=\bmax\.)|(?<=\bmin\.)|(?<=\bht\.)|(?<=\bwt\.)|(?<=\bapprox\.))\s*\(?\d))"
    )


_LABEL_END = r"[:：][ \u3000]*$"
_BOX = r"[ \u3000]*[□☐○(（_\[]"
_WRAP_END = r"[a-z,’'\-] *$"

Span = tuple[int, int]


class Clauses:
    """The clauses of one folded text."""

    def __init__(self, folded: Folded, original: str) -> None:
        self._folded = folded
        self._text = folded.text
        self._original = original
        # Everything that may end a clause; whether a line end does is looked at when it matters.
        self._marks = [mark.span() for mark in _boundary().finditer(folded.text)]
        self._undecided_passed = 0
        self._chunks: list[Span] = []

    def __iter__(self) -> Iterator[Span]:
        start = 0
        for mark in self._marks:
            if self._ends_clause(mark):
                yield from _chunks(self._text, start, mark[0])
                start = mark[1]
        yield from _chunks(self._text, start, len(self._text))

    def at(self, position: int) -> Span | None:
        """The clause that holds folded character `position`, the same as iterating would give."""
        if not self._chunks or not self._chunks[0][0] <= position < self._chunks[-1][1]:
            self._chunks = list(_chunks(self._text, *self._around(position)))
        at = bisect_right(self._chunks, (position, len(self._text))) - 1
        return self._chunks[at] if at >= 0 and position < self._chunks[at][1] else None

    def _around(self, position: int) -> Span:
        """The marks between which `position` stands: end of the one before, start of the one after."""
        if self._undecided_passed > _PATIENCE:  # else many hits among many wrapped lines take for ever
            self._marks = [mark for mark in self._marks if self._ends_clause(mark)]
            self._undecided_passed = 0
        after = bisect_right(self._marks, (position, len(self._text)))
        before = after - 1
        text, marks = self._text, self._marks
        while before >= 0 and text[marks[before][0]] in "\r\n" and not self._ends_clause(marks[before]):
            before -= 1
            self._undecided_passed += 1
        while after < len(marks) and text[marks[after][0]] in "\r\n" and not self._ends_clause(marks[after]):
            after += 1
            self._undecided_passed += 1
        start = self._marks[before][1] if before >= 0 else 0
        return start, self._marks[after][0] if after < len(self._marks) else len(self._text)

    def _ends_clause(self, mark: Span) -> bool:
        """Whether a mark does: all but single line ends always do."""
        start, end = mark
        if self._text[start] not in "\r\n":
            return True
        after, before = self._text[end : end + 1], self._text[max(0, start - 1) : start]
        if self._text[start] == "\r" and after == "\n":  # both halves of a line end answer the same
            end += 1
            after = self._text[end : end + 1]
        elif self._text[start] == "\n" and before == "\r":
            start -= 1
            before = self._text[max(0, start - 1) : start]
        if (after and after in "\r\n") or (before and before in "\r\n"):
            return True  # a blank line
        line = self._text[max(0, start - _LONGEST_LINE_SEEN) : start]
        line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
        if (
            len(line) <= _LABEL_LINE
            and re.search(_LABEL_END, line)
            and re.match(_BOX, self._text[end : end + 9])
        ):
            return False
        if len(line) < _WRAPPED_LINE or end == len(self._text) or not re.search(_WRAP_END, line):
            return True
        goes_on = "a" <= self._text[end] <= "z" and not self._original[self._folded.origin(end)].isupper()
        return not goes_on


def _chunks(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut an overlong clause, never inside a Latin word: one as long as a clause belongs to none."""
    while end - start > MAX_CLAUSE:
        cut = start + MAX_CLAUSE
        while cut > start and text[cut - 1] in LATIN and text[cut] in LATIN:
            cut -= 1
        if cut > start:
            yield start, cut
        else:
            cut = start + MAX_CLAUSE
            while cut < end and text[cut] in LATIN:
                cut += 1
        start = cut
    if start < end:
        yield start, end

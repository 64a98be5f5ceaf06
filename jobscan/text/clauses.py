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

from jobscan.text.fold import Folded

MAX_CLAUSE = 400
_WRAPPED_LINE = 45
_LABEL_LINE = 24
_LONGEST_LINE_SEEN = 200
_NEAR = 100
# From here on splitting the whole text costs less than looking around one more position.
_SPLIT_AFTER = 12

# Emoji and dingbats are bullets (🔹 ✔); the stop of "No. of children" ends nothing.
_BOUNDARY = re.compile(
    r"[。！？!?；;|｜\t•●■◆◇▪▶►➤✓✔✅※\u2028\u2029\f\v\u2700-\u27bf\U0001f300-\U0001faff]"
    r"|(?<!\bno)(?<!\bnos)(?<!\brs)(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)\.(?=\s|$)|(\r\n|\n|\r)(?![\r\n])|[\r\n]+"
)
_LABEL_END = re.compile(r"[:：][ \u3000]*$")
_BOX = re.compile(r"[ \u3000]*[□☐○(（_\[]")
_WRAP_END = re.compile(r"[a-z,’'\-] *$")

Span = tuple[int, int]


class Clauses:
    """The clauses of one folded text, found around a position without splitting all of it."""

    def __init__(self, folded: Folded, original: str) -> None:
        self._folded = folded
        self._text = folded.text
        self._original = original
        self._all: list[Span] | None = None
        self._asked = 0
        self._last: Span = (0, 0)

    def __iter__(self) -> Iterator[Span]:
        start = 0
        for mark in _BOUNDARY.finditer(self._text):
            if mark.lastindex is None or self._ends_clause(mark):
                yield from _chunks(self._text, start, mark.start())
                start = mark.end()
        yield from _chunks(self._text, start, len(self._text))

    def at(self, position: int) -> Span | None:
        """The clause that holds folded character `position`, the same as iterating would give."""
        if not self._last[0] <= position < self._last[1]:
            self._asked += 1
            if self._asked > _SPLIT_AFTER and self._all is None:
                self._all = list(self)
            found = self._near(position) if self._all is None else self._looked_up(position)
            if found is None:
                return None
            self._last = found
        return self._last

    def _near(self, position: int) -> Span | None:
        start = -1
        for window in (_NEAR, MAX_CLAUSE):
            low = max(0, position - window)
            start = 0 if low == 0 else -1
            for mark in _BOUNDARY.finditer(self._text, low, position + 1):
                # A mark at the window's edge may be the tail of a longer one.
                if (mark.start() > low or low == 0) and (mark.lastindex is None or self._ends_clause(mark)):
                    start = mark.end()
            if start >= 0:
                break
        else:
            self._all = list(self)
            return self._looked_up(position)
        end = horizon = min(len(self._text), start + 3 * MAX_CLAUSE)
        for mark in _BOUNDARY.finditer(self._text, position, horizon):
            if mark.lastindex is None or self._ends_clause(mark):
                end = mark.start()
                break
        return next((c for c in _chunks(self._text, start, end) if c[0] <= position < c[1]), None)

    def _looked_up(self, position: int) -> Span | None:
        assert self._all is not None
        at = bisect_right(self._all, (position, len(self._text) + 1)) - 1
        return self._all[at] if at >= 0 and position < self._all[at][1] else None

    def _ends_clause(self, mark: re.Match[str]) -> bool:
        """Whether a single line end does: punctuation and blank lines always do."""
        begin = max(0, mark.start() - _LONGEST_LINE_SEEN)
        line = self._text[begin : mark.start()]
        line = line[max(line.rfind("\n"), line.rfind("\r")) + 1 :]
        if len(line) <= _LABEL_LINE and _LABEL_END.search(line) and _BOX.match(self._text, mark.end()):
            return False
        if len(line) < _WRAPPED_LINE or mark.end() == len(self._text) or not _WRAP_END.search(line):
            return True
        follows = self._original[self._folded.origin(mark.end())]
        return not "a" <= follows <= "z"


def _chunks(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut an overlong clause, never inside a Latin word: one as long as a clause belongs to none."""
    while end - start > MAX_CLAUSE:
        cut = start + MAX_CLAUSE
        while cut > start and _in_word(text[cut - 1]) and _in_word(text[cut]):
            cut -= 1
        if cut > start:
            yield start, cut
        else:
            cut = start + MAX_CLAUSE
            while cut < end and _in_word(text[cut]):
                cut += 1
        start = cut
    if start < end:
        yield start, end


def _in_word(char: str) -> bool:
    return "a" <= char <= "z" or "0" <= char <= "9"

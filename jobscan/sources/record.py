"""What every reader of records shares: how long one may be, and what is said once per file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jobscan.finding import Bilingual
from jobscan.sources.ad import Item, Notice, Unreadable
from jobscan.sources.columns import NOT_ADS, Chosen, blank, choose, told
from jobscan.sources.opened import Opened

SAMPLES = 20
"""Records that are looked at before the columns are chosen."""

NAMED = 100
"""Records of a file that are named one by one when they cannot be read: with the wrong separator, none can."""

LONGEST = 2_000_000
"""Characters of one record. No ad is this long."""

TOO_LONG = Bilingual(
    zh=f"这一条超过 {LONGEST // 10_000} 万字符，不像是一份广告，没有检查；请检查引号是否成对。",
    en=f"is longer than {LONGEST // 1_000_000} million characters, too much for one ad, and was not checked; see "
    "whether its quotes are paired.",
)

BLANK = Bilingual(zh="没有可检查的文字。", en="has no text to check.")
"""Of a record, where each one is named."""


_LINE_END = re.compile(r"\r\n|\n|\r")


def line_ends(text: str, start: int, end: int) -> int:
    """How many lines end in text[start:end]."""
    if text.find("\r", start, end) < 0:
        return text.count("\n", start, end)
    return sum(1 for _ in _LINE_END.finditer(text, start, end))


class LineCounter:
    """Line and column of offsets that only grow, each part of the text looked at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = _LINE_END.finditer(text)
        self._next = next(self._ends, None)
        self._line, self._start = 1, 0

    def place(self, at: int) -> tuple[int, int]:
        while self._next and self._next.end() <= at:
            self._line, self._start = self._line + 1, self._next.end()
            self._next = next(self._ends, None)
        return self._line, at - self._start + 1


def chosen(
    opened: Opened, names: Sequence[str], samples: Sequence[Mapping[str, str]]
) -> tuple[Chosen | None, Item]:
    """The columns, and what is to be said about them; None: the file is not read.

    A file that was found in a folder and whose columns do not say that it holds ads is passed over
    with a remark; one that was named is an error, or its longest column is taken and told.
    """
    found = choose(names, opened.columns, samples)
    if opened.walked and (isinstance(found, Bilingual) or not found.known) and not opened.columns.text:
        return None, Notice(opened.origin, 0, 0, NOT_ADS, remark=True)
    if isinstance(found, Bilingual):
        return None, Unreadable(opened.origin, found)
    return found, told(found, opened.origin, opened.walked)


class Tally:
    """What is wrong with the records of a file: each one is named, up to a limit, and then they are counted.

    `every`: without a limit, and records without text are named too. See Opened.every.
    """

    def __init__(self, origin: str, every: bool = False) -> None:
        self._origin = origin
        self._every = every
        self._blank = 0
        self._first_blank = ""
        self._lost = 0
        self._last_lost = ""

    def blank(self, where: str) -> Iterator[Unreadable]:
        """A record without text. `where`: as in "ads.csv:17"."""
        if self._every:
            yield Unreadable(where, BLANK)
            return
        self._first_blank = self._first_blank or where
        self._blank += 1

    def lost(self, where: str, problem: Bilingual) -> Iterator[Unreadable]:
        """A record that cannot be read, where there are not too many of them already."""
        self._lost += 1
        self._last_lost = where
        if self._lost <= NAMED or self._every:
            yield Unreadable(where, problem)

    def told(self, columns: Chosen | None = None) -> Iterator[Item]:
        """At the end of the file, what was only counted."""
        if self._blank and columns:
            yield blank(self._blank, self._first_blank, columns, self._origin)
        if more := 0 if self._every else max(0, self._lost - NAMED):
            yield Unreadable(
                self._origin,
                Bilingual(
                    zh=f"另有 {more} 条记录无法读取，最后一条在 {self._last_lost}；请检查整个文件的格式。",
                    en=f"has {more} more record{'s' if more > 1 else ''} that could not be read, the last one "
                    f"{self._last_lost}; see to the format of the whole file.",
                ),
            )

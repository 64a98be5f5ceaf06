"""What a source yields: an ad to scan, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from jobscan.finding import Bilingual
from jobscan.scan.lines import Lines
from jobscan.sources.place import Mapped, Place, Segment


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the raw source, which no reader of the ad sees: where suppressions are written.

    `text` without its marks (`<!--`, `#`); `start` and `end` count in the raw source, marks included.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Ad:
    """One job ad.

    `id` is what the ad is known by in fingerprints: it does not change with the way the path
    was typed. `text` is what offsets count in: decoded, without byte-order mark, line ends as
    they were. `fields` are the columns beside the text, in formats that have them. `origin` is
    what a person calls it: the path as given, or `<stdin>`.

    `source` is the raw text of the file, or of the record, that `segments` point into; None:
    `text` itself, or a format without one. `first_line` is the line of the file on which
    `source` begins, `first_column` where in it (the second record of a line of JSON). No
    segments: text and source are the same.
    """

    id: str
    text: str
    fields: Mapping[str, str]
    origin: str
    source: str | None = None
    first_line: int = 1
    segments: tuple[Segment, ...] = ()
    comments: tuple[Comment, ...] = ()
    first_column: int = 1

    @property
    def raw(self) -> str | None:
        """The raw text, or None where the format has none."""
        return self.text if self.source is None and not self.segments else self.source

    def place(self, at: int) -> Place:
        """Where the character `at` of the text stands in the file."""
        if not self.segments:
            line, column = self._lines.place(at)
            return Place(line + self.first_line - 1, column + self._indent(line))
        mapped = Mapped(self.text, self.segments)
        place = self.segments[mapped.segment(at)].place
        source = mapped.source(at)
        if self.source is None or source < 0:
            return place
        line, column = self._lines.place(source)
        return replace(place, line=line + self.first_line - 1, column=column + self._indent(line))

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the raw text that `text[start:end]` is; None where there is no raw text."""
        if not self.segments:
            return start, end
        return None if self.source is None else Mapped(self.text, self.segments).source_span(start, end)

    def _indent(self, line: int) -> int:
        return self.first_column - 1 if line == 1 else 0

    def source_place(self, source: int) -> Place:
        """Line and column in the file of the offset `source` of the raw text."""
        line, column = self._lines.place(source)
        return Place(line + self.first_line - 1, column + self._indent(line))

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text if self.source is None else self.source)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read: what is wrong with it and what to do."""

    origin: str
    problem: Bilingual


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd in an input that was scanned all the same. Line and column count from 1.

    Line 0: it is about the whole file. A `remark` is no warning: it says what was decided (an
    encoding) and is printed with -v only.
    """

    origin: str
    line: int
    column: int
    problem: Bilingual
    remark: bool = False


Item = Ad | Unreadable | Notice
"""What reading a file yields, in the file's order."""


def notices(ad: Ad) -> tuple[Notice, ...]:
    """What is worth a warning about an ad that can be scanned."""
    first = ad.text.find("\0")
    if first < 0:
        return ()
    place = ad.place(first)
    count = ad.text.count("\0")
    problem = Bilingual(
        zh=f"含 {count} 个空字符（NUL），这是第一处；仍已检查，但文件可能已损坏，请确认内容完整。",
        en=f"contains {count} NUL character{'s' if count > 1 else ''}, the first one here; "
        "it was scanned all the same, but the file may be damaged: check that it is complete.",
    )
    return (Notice(ad.origin, place.line, place.column, problem),)

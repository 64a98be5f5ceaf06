"""Where a character of an ad's text stands in its file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the file's own readers count: all from 1. What the format lacks is 0 or empty.

    `line` and `column`: text of any kind, the column in characters. `page`: PDF. `paragraph`:
    DOCX, counted over the body; inside a table `table`, `row` and `cell` ("B" or "3") instead.
    `sheet`, `row`, `cell` ("C5"): XLSX. `row`: tables and records, the first one after the
    header is 1 in Parquet and as the spreadsheet shows it in XLSX. `field`: the column's name or
    the record's key ("jobs[2].description").
    """

    line: int = 0
    column: int = 0
    page: int = 0
    paragraph: int = 0
    table: int = 0
    sheet: str = ""
    row: int = 0
    cell: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of an ad's text, up to the next segment, and where it comes from.

    `start` counts in the ad's text. `source` and `source_end` are what it was in the raw source:
    the same characters where `verbatim`, else as a whole (`&amp;` for &, `\\u7537` for 男). A
    separator that jobscan put in has an empty stretch of the source. A format without a raw text
    (DOCX, PDF, XLSX, Parquet) has -1 for both. `place` says the rest: page, paragraph, cell, field.
    """

    start: int
    source: int = -1
    source_end: int = -1
    verbatim: bool = True
    place: Place = Place()


@dataclass(frozen=True, slots=True)
class Mapped:
    """Text and where each stretch of it comes from: segments in order, the first one at 0."""

    text: str
    segments: tuple[Segment, ...]

    def segment(self, at: int) -> int:
        """The number of the segment that holds the character `at`."""
        return max(0, bisect_right(self.segments, at, key=lambda s: s.start) - 1)

    def source(self, at: int) -> int:
        """The offset in the raw source of the character `at`, or -1."""
        found = self.segments[self.segment(at)]
        if found.source < 0 or not found.verbatim:
            return found.source
        return min(found.source + at - found.start, found.source_end)

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the raw source that `text[start:end]` is, or None: no raw text, or nothing of it.

        What lies between in the source (tags, escapes) is part of the stretch.
        """
        first, last = self.segments[self.segment(start)], self.segments[self.segment(max(start, end - 1))]
        if first.source < 0 or last.source < 0:
            return None
        stop = last.source_end
        if last.verbatim:
            stop = min(stop, last.source + end - last.start)
        return self.source(start), stop


def verbatim(text: str, source: int = 0, place: Place = Place()) -> Mapped:
    """`text` as it stands in the raw source from offset `source` on."""
    return Mapped(text, (Segment(0, source, source + len(text), True, place),))


def placed(text: str, place: Place) -> Mapped:
    """`text` of a format without a raw text."""
    return Mapped(text, (Segment(0, place=place),))


def instead(text: str, source: int, source_end: int, place: Place = Place()) -> Mapped:
    """`text` that stands for a stretch of the raw source: & for `&amp;`."""
    return Mapped(text, (Segment(0, source, source_end, False, place),))


def join(parts: Iterable[Mapped | str]) -> Mapped:
    """One text of all parts. A plain str is a separator, which belongs to the end of what is before it."""
    texts: list[str] = []
    segments: list[Segment] = []
    size = 0
    for part in parts:
        if isinstance(part, str):
            if part:
                before = segments[-1] if segments else Segment(0)
                segments.append(Segment(size, before.source_end, before.source_end, False, before.place))
            text = part
        else:
            text = part.text
            # Not dataclasses.replace: a text of JSON has a segment for each of its line ends.
            segments += [
                Segment(s.start + size, s.source, s.source_end, s.verbatim, s.place)
                for s in part.segments
                if text
            ]
        texts.append(text)
        size += len(text)
    return Mapped("".join(texts), tuple(segments) or (Segment(0, 0, 0),))


def through(inner: Mapped, outer: Mapped) -> Mapped:
    """`inner`, whose source is `outer.text`, as text whose source is that of `outer`.

    An HTML description inside a JSON string inside a page: two steps become one.
    """
    segments: list[Segment] = []
    ends = [*(s.start for s in inner.segments[1:]), len(inner.text)]
    for found, end in zip(inner.segments, ends, strict=True):
        place = found.place if found.place != Place() else outer.segments[outer.segment(found.source)].place
        if not found.verbatim or found.source == found.source_end:
            span = outer.source_span(found.source, found.source_end) or (-1, -1)
            if found.source == found.source_end:
                span = (span[0], span[0])
            segments.append(Segment(found.start, *span, False, place))
            continue
        at, stop = found.source, min(found.source_end, found.source + end - found.start)
        number = outer.segment(at)
        while at < stop:
            piece = outer.segments[number]
            number += 1
            upto = outer.segments[number].start if number < len(outer.segments) else len(outer.text)
            start = found.start + at - found.source
            if piece.verbatim and piece.source >= 0:
                skip = at - piece.start
                segments.append(Segment(start, piece.source + skip, piece.source_end, True, place))
            else:
                segments.append(Segment(start, piece.source, piece.source_end, piece.verbatim, place))
            at = max(at + 1, min(stop, upto))
    return Mapped(inner.text, tuple(segments))

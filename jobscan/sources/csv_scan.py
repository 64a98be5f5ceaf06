"""CSV text → rows whose cells know where they stand.

The standard csv module gives values and a line number, polars and pyarrow not even that; a finding
needs the column in the file of a word inside a quoted cell. So the rows are told apart here, by the
rules that csv and spreadsheets follow (RFC 4180; a quote inside a bare cell is a character).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jobscan.finding import Bilingual
from jobscan.sources.opened import LARGEST
from jobscan.sources.place import Mapped, Place, instead, join, verbatim
from jobscan.sources.record import LONGEST, TOO_LONG, line_ends

_GIVEN_UP = Bilingual(
    zh="从这里起的一条记录长得没有尽头，其后的内容都没有检查；请检查引号是否成对。",
    en="a record without end begins here, and nothing after it was checked; see whether its quotes are paired.",
)
UNCLOSED = Bilingual(
    zh="引号没有配对，这一行没有检查；请在单元格末尾补上引号（\"）。",
    en='opens a quote that is never closed and was not checked; close it (") at the end of the cell.',
)  # fmt: skip
_BLANK = re.compile(r"(?:\r?\n)++")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its raw text without the line end, the line it begins on, and where its cells are in it."""

    raw: str
    line: int
    cells: tuple[tuple[int, int], ...] = ()

    def split(self, delimiter: str) -> Row:
        """The same row with its cells, where only its end was looked for."""
        found = _record(self.raw, 0, delimiter, final=True)
        return Row(self.raw, self.line, tuple(found[0]) if found else ((0, len(self.raw)),))

    def value(self, cell: int) -> str:
        start, end = self.cells[cell]
        found = self.raw[start:end]
        if not found.startswith('"'):
            return found
        inner, after = _unquoted(found)
        return found[1:inner].replace('""', '"') + found[after:]

    def mapped(self, cell: int, field: str) -> Mapped:
        """The cell's value with its places in `raw`."""
        start, end = self.cells[cell]
        found, place = self.raw[start:end], Place(field=field)
        if not found.startswith('"'):
            return verbatim(found, start, place)
        inner, after = _unquoted(found)
        parts: list[Mapped] = []
        at = 1
        for piece in found[1:inner].split('""'):
            if at > 1:
                parts.append(instead('"', start + at - 2, start + at, place))
            parts.append(verbatim(piece, start + at, place))
            at += len(piece) + 2
        return join([*parts, verbatim(found[after:], start + after, place)])


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that cannot be read: the line it begins on, and why."""

    line: int
    problem: Bilingual


def rows(pieces: Iterator[str], delimiter: str, line: int = 1, cells: bool = True) -> Iterator[Row | Lost]:
    """The records of a text that comes in pieces, without empty lines; no more than LONGEST of it is held.

    No delimiter: one column. Not `cells`: the rows are only told apart, four times as fast: see Row.split.
    """
    look = _record if cells else _whole
    text, at, more = "", 0, True
    while more or at < len(text):
        if blank := _BLANK.match(text, at):
            line, at = line + line_ends(text, at, blank.end()), blank.end()
        found = look(text, at, delimiter, final=not more)
        if found is not None:
            spans, end, after = found
            if end - at > LONGEST:
                yield Lost(line, TOO_LONG)
            else:
                yield Row(text[at:end], line, tuple((s - at, e - at) for s, e in spans))
            line += 1 if end - at < 2 else 1 + line_ends(text, at, end)
            at = after
        elif not more:
            yield Lost(line, UNCLOSED)
            stop = _LINE_END.search(text, at)
            at = stop.end() if stop else len(text)
            line += 1
        elif len(text) - at > LONGEST:
            start = line
            line += line_ends(text, at, len(text))
            rest = _skip(text[at:], pieces, delimiter)
            if rest is None:
                yield Lost(start, _GIVEN_UP)
                return
            yield Lost(start, TOO_LONG)
            text, at = rest[0], 0
            line += rest[1]
        else:
            # As much again as is waiting: a long record is then looked at only a few times.
            text, at, wanted = text[at:], 0, max(1, len(text) - at)
            while wanted > 0:
                piece = next(pieces, None)
                if piece is None:
                    more = False
                    break
                text += piece
                wanted -= len(piece)


def _record(text: str, at: int, delimiter: str, final: bool) -> tuple[list[tuple[int, int]], int, int] | None:
    """The cells of the record at `at`, its end and the next one's start; None: it is not closed, or not all here."""
    cells: list[tuple[int, int]] = []
    pattern = _cell(delimiter)
    while found := pattern.match(text, at):
        ends = found["end"]
        if not final and found.end() == len(text) and ends in ("", "\r"):
            return None
        cells.append((at, found.start("end")))
        if ends != delimiter or not ends:
            return cells, found.start("end"), found.end()
        at = found.end()
    return None


def _whole(text: str, at: int, delimiter: str, final: bool) -> tuple[list[tuple[int, int]], int, int] | None:
    """What _record says, without the cells."""
    found = _row(delimiter).match(text, at)
    if found is None or (not final and found.end() == len(text) and found["end"] in ("", "\r")):
        return None
    return [], found.start("end"), found.end()


@cache
def _row(delimiter: str) -> re.Pattern[str]:
    stop = re.escape(delimiter)
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"[^{stop}\r\n]*+|(?!")[^{stop}\r\n]*+)'
    return re.compile((rf"(?:{cell}{stop})*+" if stop else "") + cell + r"(?P<end>\r\n|\n|\r|\Z)")


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    stop = re.escape(delimiter)
    return re.compile(
        rf'(?:"[^"]*+(?:""[^"]*+)*+"[^{stop}\r\n]*+|(?!")[^{stop}\r\n]*+)(?P<end>{stop + "|" if stop else ""}\r\n|\n|\r|\Z)'
    )


def _unquoted(found: str) -> tuple[int, int]:
    """Where the quoted part of a cell ends, and where what follows its quote begins."""
    closed = _QUOTED.match(found)
    end = closed.end() if closed else len(found)
    return end - 1, end


_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')


def _skip(text: str, pieces: Iterator[str], delimiter: str) -> tuple[str, int] | None:
    """Past a record that is too long to hold: what follows it, and the lines passed in `pieces`.

    None where its end is not in sight.
    """
    plain = re.compile(f"[{re.escape(delimiter)}\r\n]")
    state, lines, seen, held = "start", 0, 0, True
    at = 0
    while True:
        while at < len(text):
            if state == "quoted":
                at = text.find('"', at) + 1 or len(text) + 1
                state = "quoted" if at > len(text) else "closing"
            elif state in ("start", "closing") and text[at] == '"':
                state, at = "quoted", at + 1
            elif not (found := plain.search(text, at)):
                state, at = "plain", len(text)
            elif found[0] == delimiter:
                state, at = "start", found.end()
            else:
                if found[0] == "\r" and found.end() == len(text):
                    text += next(pieces, "")
                end = found.end() + text.startswith("\r\n", found.start())
                return text[end:], lines + (1 if held else line_ends(text, 0, end))
        if not held:
            lines += line_ends(text, 0, len(text))
            seen += len(text)
        piece = next(pieces, None)
        if piece is None or seen > LARGEST:
            return None
        text, at, held = piece, 0, False

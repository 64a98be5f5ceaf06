"""CSV and TSV: one ad a row, read as a stream."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.columns import Chosen, is_known, record_ad
from jobscan.sources.csv_scan import Lost, Row, rows
from jobscan.sources.encoding import Stream, Undecodable, damaged
from jobscan.sources.opened import Columns, Opened
from jobscan.sources.record import SAMPLES, Tally, chosen
from jobscan.sources.text import EMPTY

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE = 256 * 1024
_SEP = re.compile(r"sep=(.)(?:\r\n|\n|\r)")  # what Excel writes before everything else
_LONG = 40  # no header is longer


def read(opened: Opened) -> Iterator[Item]:
    """An ad for each row, then what there is to say of the whole file."""
    stream = Stream(opened.file)
    try:
        yield from _read(opened, stream)
    except Undecodable as error:
        yield Unreadable(opened.origin, error.problem)
    if said := stream.remark(opened.origin):
        yield said


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is open: `head` are its first records below the header, `rest` those after them."""

    names: list[str]
    header: bool
    delimiter: str
    head: list[Row | Lost]
    rest: Iterator[Row | Lost]

    def samples(self) -> list[Mapping[str, str]]:
        """The first rows that can be read."""
        return [fields(self.names, row) for row in self.head if isinstance(row, Row)]


def open_table(
    pieces: Iterator[str], asked: Columns, cells: bool = True, header: bool | None = None
) -> Table | None:
    """The table that a text is, after a look at its beginning; None: it is empty.

    Not `cells`: the rows of `rest` are only told apart, see csv_scan.rows. `header`: whether it has one, if
    that is known.
    """
    sample = ""
    for piece in pieces:
        sample += piece
        if len(sample) >= _SAMPLE:
            break
    if not sample.strip():
        return None
    sep = _SEP.match(sample)
    sample = sample[sep.end() :] if sep else sample
    delimiter = sep[1] if sep else _delimiter(sample)
    found = rows(chain([sample], pieces), delimiter, 2 if sep else 1, cells)
    filled = (row for row in found if not _is_blank(row))
    head = list(islice(filled, SAMPLES + 1))
    if not cells:
        head = [row.split(delimiter) if isinstance(row, Row) else row for row in head]
    first = next((row for row in head if isinstance(row, Row)), None)
    if header is None:
        header = first is not None and _is_header(first, asked)
    names = _names(first, header)
    if first and header:
        head.remove(first)
    return Table(names, header, delimiter, head, filled)


def _read(opened: Opened, stream: Stream) -> Iterator[Item]:
    table = open_table(iter(stream), opened.columns)
    if table is None:
        yield Unreadable(opened.origin, EMPTY)
        return
    columns, said = chosen(opened, table.names, table.samples())
    yield said
    if columns is None:
        return
    tally = Tally(opened.origin, opened.every)
    for row in chain(table.head, table.rest):
        where = f"{opened.origin}:{row.line}"
        if lost := row.problem if isinstance(row, Lost) else problem(row, table.names, stream.encoding):
            yield from tally.lost(where, lost)
        elif isinstance(row, Row):
            if ad := _ad(opened, columns, table.names, row):
                yield ad
            else:
                yield from tally.blank(where)
    yield from tally.told(columns)


def _ad(opened: Opened, columns: Chosen, names: Sequence[str], row: Row) -> Ad | None:
    parts = {name: row.mapped(n, name) for n, name in enumerate(names) if name in columns.wording}
    return record_ad(opened.id, opened.origin, columns, parts, fields(names, row), row.raw, row.line)


def fields(names: Sequence[str], row: Row) -> Mapping[str, str]:
    """The row by the columns' names."""
    return {name: row.value(n) for n, name in enumerate(names) if n < len(row.cells)}


def problem(row: Row, names: Sequence[str], encoding: str) -> Bilingual | None:
    """Why a row cannot be trusted: cells that do not line up with the header may hold anything."""
    extra = any(row.value(n) for n in range(len(names), len(row.cells)))
    if len(row.cells) < len(names) or extra:
        return Bilingual(
            zh=f"有 {len(row.cells)} 个单元格，表头有 {len(names)} 个，对不上，没有检查；请检查分隔符和引号。",
            en=f"has {len(row.cells)} cells where the header has {len(names)}, and was not checked; see whether a "
            "separator or a quote is missing.",
        )
    return damaged(row.raw, encoding)


def _names(first: Row | None, header: bool) -> list[str]:
    """The columns' names, each once; without a header they are numbered."""
    if first is None:
        return []
    count = len(first.cells)
    if not header:
        return [str(n + 1) for n in range(count)]
    names: dict[str, None] = {}
    for n in range(count):
        name = first.value(n).strip() or str(n + 1)
        names[name if name not in names else f"{name} ({n + 1})"] = None
    return list(names)


def _is_header(first: Row, columns: Columns) -> bool:
    """Known names make a header. Else it is one if its cells are short, filled and different, and no numbers.

    `--text 2` of a file in which no column is named 2 says that there is none.
    """
    cells = [first.value(n).strip() for n in range(len(first.cells))]
    if any(is_known(cell) for cell in cells):
        return True
    asked = (*columns.text, columns.id, columns.title)
    if any(cell.casefold() == name.casefold() for cell in cells for name in asked if name):
        return True
    if any(name.isdecimal() for name in asked):
        return False
    filled = [cell for cell in cells if cell]
    return len(set(filled)) == len(cells) and all(
        len(c) <= _LONG and not _NUMBER.fullmatch(c) for c in filled
    )


_NUMBER = re.compile(r"[\d.,:/\- ]+")


def _delimiter(sample: str) -> str:
    """What separates the cells: what gives most rows the same number of them, and known headers. Or nothing."""
    best, chosen = (0, 0.0, 0), ""
    for delimiter in _DELIMITERS:
        found = [
            r for r in islice(rows(iter([sample]), delimiter), 50) if isinstance(r, Row) and not _is_blank(r)
        ]
        if len(found) > 1 and len(sample) >= _SAMPLE:
            found.pop()  # it is cut off
        counts = [len(row.cells) for row in found]
        usual = max(set(counts), key=counts.count, default=1)
        share = counts.count(usual) / len(counts) if counts else 0.0
        headers = sum(is_known(found[0].value(n)) for n in range(counts[0])) if found else 0
        if (headers > 1 or (usual > 1 and share >= 0.5)) and (headers, share, usual) > best:
            best, chosen = (headers, share, usual), delimiter
    return chosen


def _is_blank(row: Row | Lost) -> bool:
    return isinstance(row, Row) and (not row.raw or row.raw.isspace())

"""CSV and TSV: told apart into records as a stream, split into cells in the workers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from jobscan.audit.chunk import Cells, Lost, Record, Source
from jobscan.audit.reading.files import breaks, broken, opened
from jobscan.audit.reading.limits import LIMITS, Limits, Looked
from jobscan.audit.reading.record import Maker
from jobscan.finding import Bilingual
from jobscan.sources.csv_rows import open_table, problem
from jobscan.sources.csv_scan import Row
from jobscan.sources.encoding import Stream
from jobscan.sources.opened import GUESSED, Columns
from jobscan.sources.text import EMPTY


def look(path: str, asked: Columns) -> Looked:
    """The columns and the first rows; none where nothing can be read. Raises OSError."""
    with opened(path) as file:
        try:
            table = open_table(iter(Stream(file.stream, by_record=True)), asked, cells=False)
        except breaks():  # said when the file is read
            table = None
    return Looked(table.names, table.samples(), header=table.header) if table else Looked([], [])


def cut(source: Source, limits: Limits = LIMITS) -> Iterator[tuple[Cells, int]]:
    """The records of the file in chunks, each with the bytes read until then. Raises OSError if it is not there."""
    with opened(source.path) as file:
        stream = Stream(file.stream, by_record=True)
        gathered = _Gathered(source, stream)
        last = 0
        try:
            table = open_table(iter(stream), GUESSED, cells=False, header=source.layout.header)
            if table is None:
                gathered.lost.append(Lost(source.number, 0, EMPTY))
            else:
                gathered.names, gathered.delimiter = tuple(table.names), table.delimiter
                for row in chain(table.head, table.rest):
                    last = row.line
                    if not isinstance(row, Row):
                        gathered.lost.append(Lost(source.number, row.line, row.problem))
                        size = 0
                    else:
                        size = len(row.raw) if row.raw.isascii() else 3 * len(row.raw)
                    if gathered.count and (
                        gathered.count >= limits.rows or gathered.size + size > limits.bytes
                    ):
                        lost = [] if isinstance(row, Row) else [gathered.lost.pop()]
                        yield gathered.taken(), file.read
                        gathered.lost = lost
                    if isinstance(row, Row):
                        gathered.rows.append((row.line, row.raw))
                        gathered.size += size
        except breaks() as error:
            gathered.lost.append(Lost(source.number, last + 1 if last else 0, broken(error)))
        if gathered.count:
            yield gathered.taken(), source.bytes


class _Gathered:
    """The rows of the chunk that is being filled."""

    def __init__(self, source: Source, stream: Stream) -> None:
        self._source, self._stream = source, stream
        self.names: tuple[str, ...] = ()
        self.delimiter = ""
        self.rows: list[tuple[int, str]] = []
        self.lost: list[Lost] = []
        self.size = 0

    @property
    def count(self) -> int:
        return len(self.rows) + len(self.lost)

    def taken(self) -> Cells:
        cells = Cells(
            self._source, self.names, self.delimiter, self._stream.encoding, self.rows, tuple(self.lost)
        )
        self.rows, self.lost, self.size = [], [], 0
        return cells


def records(payload: Cells) -> Iterator[Record | Lost]:
    """The ads of a chunk of rows, and what could not be read, each with the line on which it begins."""
    source, layout = payload.source, payload.source.layout
    maker = Maker(source)
    wanted = {
        layout.title,
        layout.id,
        layout.date,
        *layout.text,
        *layout.demands,
        *(c for _, c in layout.groups),
    }
    columns = [(n, name) for n, name in enumerate(payload.names) if name in wanted]
    names = payload.names
    for line, raw in payload.rows:
        row = Row(raw, line).split(payload.delimiter)
        lost: Bilingual | None = problem(row, names, payload.encoding)
        if lost:
            yield Lost(source.number, line, lost)
        else:
            yield maker.make(line, {name: row.value(n) for n, name in columns})

"""Worker's side of reading: the records of a chunk."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.audit.chunk import Cells, Files, Lines, Lost, Payload, Record, Rows
from jobscan.audit.reading.record import Maker


def records(payload: Payload) -> Iterator[Record | Lost]:
    """The ads of a chunk, and what could not be read: what the reader lost comes first, then all in their order."""
    if isinstance(payload, Lines | Cells | Rows):
        yield from payload.lost
    if isinstance(payload, Lines):
        from jobscan.audit.reading.json_record import lines

        yield from lines(payload)
    elif isinstance(payload, Cells):
        from jobscan.audit.reading import csv_table

        yield from csv_table.records(payload)
    elif isinstance(payload, Rows):
        maker = Maker(payload.source)
        for row, values in payload.rows:
            found = {n: v for n, v in zip(payload.names, values, strict=True) if v is not None}
            yield maker.make(row, found)
    elif isinstance(payload, Files):
        from jobscan.audit.reading.documents import read

        for source in payload.sources:
            yield from read(source)
    else:
        yield from payload.items

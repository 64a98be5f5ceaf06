"""Parquet: row groups streamed here, only the columns that are needed; a row's number is its ordinal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jobscan.audit.chunk import Rows, Source
from jobscan.audit.reading.files import failed
from jobscan.audit.reading.limits import LIMITS, Limits, Looked
from jobscan.audit.reading.rows import Values, gathered, wanted
from jobscan.finding import Bilingual
from jobscan.sources.parquet import Damaged, Parquet, not_utf8, values
from jobscan.sources.record import LONGEST, TOO_LONG


def look(path: str) -> Looked:
    """The columns and the first rows; none where the file is damaged. Raises OSError."""
    with open(path, "rb") as file:
        try:
            table = Parquet(file)
        except Damaged:  # said when the file is read
            return Looked([], [])
        return Looked(table.names, table.samples())


def cut(source: Source, limits: Limits = LIMITS) -> Iterator[tuple[Rows, int]]:
    """The rows in chunks, each with the share of the file's bytes read until then. Raises OSError."""
    with open(source.path, "rb") as file:
        try:
            table = Parquet(file)
        except Damaged as error:
            yield from gathered(source, (), iter([(0, error.problem)]), int, limits)
            return
        names = wanted(source, table.names)
        total = max(1, table.rows)
        rows = _rows(table, names)
        yield from gathered(source, names, rows, lambda row: source.bytes * min(row, total) // total, limits)


def _rows(table: Parquet, names: tuple[str, ...]) -> Iterator[tuple[int, Values | Bilingual]]:
    for first, batch in table.batches(list(names)):
        if isinstance(batch, Bilingual):
            yield first, batch
            continue
        columns = [column for name in names if (column := _strings(batch.column(name))) is not None]
        if len(columns) == len(names) and columns:
            yield from enumerate(zip(*columns, strict=True), first)
        else:
            yield from ((first + n, _row(batch, names, n)) for n in range(batch.num_rows))


def _strings(column: Any) -> list[str | None] | None:
    """A column as strings; None: its values have to be taken one by one, as one is too long or no text."""
    import pyarrow as pa

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    kind = column.type
    try:
        if pa.types.is_string(kind) or pa.types.is_large_string(kind):
            found: list[str | None] = column.to_pylist()
            return found if max(map(len, filter(None, found)), default=0) <= LONGEST else None
        if pa.types.is_timestamp(kind):  # nanoseconds are more than Python's datetime holds
            column = column.cast(pa.timestamp("us", kind.tz), safe=False)
        elif not (pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_date(kind)):
            return None
        return [None if value is None else str(value) for value in column.to_pylist()]
    except (UnicodeDecodeError, pa.ArrowException):
        return None


def _row(batch: Any, names: tuple[str, ...], n: int) -> Values | Bilingual:
    row: list[str | None] = []
    for name in names:
        try:
            found = values(batch.column(name)[n])
        except UnicodeDecodeError as error:
            return not_utf8(error)
        except ValueError as error:
            return failed(error)
        if found is None or sum(map(len, found)) > LONGEST:
            return TOO_LONG
        row.append("\n".join(found) if found else None)
    return row

"""Rows of tables that are read here, gathered into chunks: Parquet and databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jobscan.audit.chunk import Lost, Rows, Source
from jobscan.audit.reading.limits import Limits
from jobscan.finding import Bilingual

Values = Sequence[str | None]


def gathered(
    source: Source,
    names: tuple[str, ...],
    rows: Iterator[tuple[int, Values | Bilingual]],
    read: Callable[[int], int],
    limits: Limits,
) -> Iterator[tuple[Rows, int]]:
    """Chunks of `rows`, each a number with its values or why it is lost. `read`: bytes of the file up to a row."""
    good: list[tuple[int, Values]] = []
    lost: list[Lost] = []
    size = last = 0
    for row, values in rows:
        more = 0
        if not isinstance(values, Bilingual):
            more = 2 * sum(map(len, filter(None, values)))  # between Latin and Han
        if len(good) + len(lost) >= limits.rows or (size + more > limits.bytes and (good or lost)):
            yield Rows(source, names, good, tuple(lost)), read(last)
            good, lost, size = [], [], 0
        if isinstance(values, Bilingual):
            lost.append(Lost(source.number, row, values))
        else:
            good.append((row, values))
            size += more
        last = row
    if good or lost:
        yield Rows(source, names, good, tuple(lost)), source.bytes


def wanted(source: Source, names: Sequence[str]) -> tuple[str, ...]:
    """The columns that the ads of `source` are made of, in the file's order."""
    layout = source.layout
    used = {
        layout.title,
        layout.id,
        layout.date,
        *layout.text,
        *layout.demands,
        *(c for _, c in layout.groups),
    }
    return tuple(name for name in names if name in used)

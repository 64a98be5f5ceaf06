"""Documents, by the readers of `jobscan check`: HTML, text, Word, PDF, Excel, JSON, YAML; of an ad or more each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobscan.audit.chunk import Files, Lost, Ready, Record, Source
from jobscan.audit.reading.files import failed
from jobscan.audit.reading.layout import DATES, group
from jobscan.audit.reading.limits import Limits
from jobscan.audit.reading.record import date
from jobscan.sources import walk
from jobscan.sources.ad import Ad, Unreadable
from jobscan.sources.columns import ID, TITLE, first
from jobscan.sources.opened import Columns
from jobscan.sources.record import BLANK, LONGEST, TOO_LONG

SMALL = 1024 * 1024
"""Bytes of a document that may share a chunk with others, whatever it holds."""

TOGETHER = 50
"""Documents of a chunk."""


def read(source: Source) -> Iterator[Record | Lost]:
    """The ads of a document; their numbers count from 1, with those that could not be read. 0: the whole file."""
    row = 0
    path = walk.Walked(source.path) if source.walked else source.path
    layout = source.layout
    try:
        for item in walk.read(path, columns=Columns(layout.text, layout.id, layout.title), every=True):
            if isinstance(item, Unreadable) and item.origin == source.path:
                yield Lost(source.number, 0, item.problem)
            elif isinstance(item, Unreadable):
                row += 1
                code = "blank" if item.problem == BLANK else "unreadable"
                yield Lost(source.number, row, item.problem, code)
            elif isinstance(item, Ad):
                row += 1
                yield _record(source, row, item)
    except Exception as error:  # a document that trips a library must not cost the others
        yield Lost(source.number, 0, failed(error), "failed")


def _record(source: Source, row: int, ad: Ad) -> Record | Lost:
    if len(ad.text) > LONGEST:
        return Lost(source.number, row, TOO_LONG)
    layout, names = source.layout, list(ad.fields)
    found = {
        name: value for name, column in layout.groups if (value := _field(ad.fields, group(column, names)))
    }
    posted = group(layout.date, names) if layout.date else first(DATES, names)
    return Record(
        source.number,
        row,
        ad.text,
        _field(ad.fields, (group(layout.id, names) if layout.id else "") or first(ID, names)),
        _field(ad.fields, (group(layout.title, names) if layout.title else "") or first(TITLE, names)),
        date(ad.fields.get(posted), layout.order),
        found,
    )


def _field(fields: Mapping[str, str], column: str) -> str | None:
    return fields.get(column, "").strip() or None


def cut(sources: list[Source], limits: Limits) -> Iterator[tuple[Files | Ready, int]]:
    """Chunks of documents that stand together, each with the bytes of them read until then."""
    held: list[Source] = []
    upto = size = 0
    for source in sources:
        large = source.bytes > SMALL or source.problem is not None
        if held and (large or len(held) >= min(TOGETHER, limits.rows) or size + source.bytes > limits.bytes):
            yield Files(tuple(held)), upto
            held, size = [], 0
        upto += source.bytes
        if large:
            yield from _large(source, upto, limits)
        else:
            held.append(source)
            size += source.bytes
    if held:
        yield Files(tuple(held)), upto


def _large(source: Source, upto: int, limits: Limits) -> Iterator[tuple[Ready, int]]:
    """Read here, so that no chunk holds what a workbook or a list of records may hold."""
    items: list[Record | Lost] = []
    size = 0
    found = iter([Lost(source.number, 0, source.problem)]) if source.problem else read(source)
    for item in found:
        more = 3 * len(item.text) if isinstance(item, Record) else 0
        if items and (len(items) >= limits.rows or size + more > limits.bytes):
            yield Ready(source, items), upto - source.bytes
            items, size = [], 0
        items.append(item)
        size += more
    if items:
        yield Ready(source, items), upto


def fields(sources: list[Source]) -> list[str]:
    """The names of the fields that the ads of `sources` have."""
    found: dict[str, None] = {}
    for source in sources:
        for item in walk.read(source.path, every=True):
            if isinstance(item, Ad):
                found.update(dict.fromkeys(item.fields))
    return list(found)

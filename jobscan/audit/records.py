"""Worker's side of reading: the records of a chunk."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jobscan.audit.chunk import Files, Lines, Lost, Payload, Record, Rows
from jobscan.finding import Bilingual


def records(payload: Payload) -> Iterator[Record | Lost]:
    """The ads of a chunk in their order, and what could not be read."""
    if isinstance(payload, Lines):
        yield from payload.lost
        yield from _lines(payload)
    elif isinstance(payload, Rows | Files):
        raise NotImplementedError


def _lines(payload: Lines) -> Iterator[Record | Lost]:
    layout, source = payload.source.layout, payload.source.number
    decode = msgspec.json.Decoder().decode
    for row, line in enumerate(payload.data.split(b"\n"), payload.row):
        if line:
            try:
                found = decode(line)
            except msgspec.DecodeError:
                yield Lost(source, row, Bilingual("x", "x"))
                continue
            text = "\n\n".join(filter(None, (found.get(n) for n in (layout.title, *layout.text))))
            yield Record(
                source, row, text, found.get(layout.id), found.get(layout.title), found.get(layout.date),
                {name: found[column] for name, column in layout.groups if found.get(column)},
            )  # fmt: skip

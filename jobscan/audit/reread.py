"""Texts that the database does not keep, read again from where they were."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from jobscan.audit import description
from jobscan.audit.chunk import ROWS_APART, Chunk, Record
from jobscan.audit.inputs import chunks
from jobscan.audit.records import records
from jobscan.audit.worker import text_hash

if TYPE_CHECKING:
    from jobscan.audit.store import Store


class SourceChanged(Exception):
    """A source is gone (`why` says so) or does not hold the ad in `row` any more."""

    def __init__(self, path: str, row: int, why: str = "") -> None:
        super().__init__(f"{path}:{row}")
        self.path, self.row, self.why = path, row, why


def texts(db: Store, wanted: Mapping[int, bytes]) -> dict[int, str]:
    """The texts of the ads `wanted`, which are given with their texts' hashes.

    Reads the sources as far as the last of them. Raises SourceChanged.
    """
    found = description.sources(db)
    paths = {source.number: source.path for source in found}
    missing = sorted(wanted)
    read: dict[int, str] = {}
    if not missing:
        return read
    try:
        for number in {ad // ROWS_APART for ad in missing}:
            os.stat(paths[number])
        for chunk in _holding(chunks(found), missing):
            for record in records(chunk.payload):
                if isinstance(record, Record) and record.ad in wanted:
                    if text_hash(record.text) != wanted[record.ad]:
                        raise SourceChanged(paths[record.source], record.row)
                    read[record.ad] = record.text
            if len(read) == len(wanted):
                return read
    except OSError as error:
        raise SourceChanged(str(error.filename or ""), 0, error.strerror or str(error)) from error
    lost = next(ad for ad in missing if ad not in read)
    raise SourceChanged(paths.get(lost // ROWS_APART, ""), lost % ROWS_APART)


def _holding(found: Iterator[Chunk], ads: list[int]) -> Iterator[Chunk]:
    """The chunks in which any of `ads` may be: from their first row up to the next chunk's."""
    for chunk, after in pairwise(_and_none(found)):
        assert chunk is not None
        at = bisect_left(ads, _first(chunk))
        if at < len(ads) and (after is None or ads[at] < _first(after)):
            yield chunk
        if after is not None and _first(after) > ads[-1]:
            return


def _and_none(found: Iterator[Chunk]) -> Iterator[Chunk | None]:
    yield from found
    yield None


def _first(chunk: Chunk) -> int:
    """No ad of the chunk has a smaller number."""
    return chunk.payload.source.number * ROWS_APART + chunk.payload.row

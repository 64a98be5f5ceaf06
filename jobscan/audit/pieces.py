"""How Spark divides the input: pieces that an executor reads by itself, each the work of one task.

A piece has no part in the result: an ad's number says where it stands in its file, not in which piece.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jobscan.audit.chunk import Lines, Payload, Source
from jobscan.audit.inputs import CHUNK_BYTES, chunks

PIECE_BYTES = 64 * 1024 * 1024
PIECE_FILES = 256
PIECES = 10_000
"""About the most pieces of large files: each is two tasks for Spark's driver to keep in mind."""
_BLOCK = 1024 * 1024


class NotTheFile(Exception):
    """What a worker finds at a path is not what the driver has seen there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole `sources`; or of one source the bytes `begin` to `end`, the first line of which is line `row`."""

    number: int
    sources: tuple[Source, ...]
    begin: int = 0
    end: int = 0
    row: int = 1


def pieces(found: Sequence[Source]) -> list[Piece]:
    """The pieces of `found`, in the order of the ads.

    Lines of JSON are cut between lines. What only reading could cut is one piece for each file: tables
    with quoted cells, compressed files, Parquet, databases. Documents go in groups.
    """
    made: list[Piece] = []
    size = max(PIECE_BYTES, sum(source.bytes for source in found) // PIECES)
    for documents, together in groupby(map(_anywhere, found), lambda source: source.kind == "document"):
        if documents:
            group = list(together)
            for at in range(0, len(group), PIECE_FILES):
                made.append(Piece(len(made), tuple(group[at : at + PIECE_FILES])))
            continue
        for source in together:
            for begin, end, row in _cuts(source, size) if _is_cut(source, size) else [(0, 0, 1)]:
                made.append(Piece(len(made), (source,), begin, end, row))
    return made


def _anywhere(source: Source) -> Source:
    """A worker has another working folder."""
    return replace(source, path=os.path.abspath(source.path))


def payloads(piece: Piece) -> Iterator[Payload]:
    """What a worker scans of `piece`. Raises NotTheFile, OSError."""
    for source in piece.sources:
        _check(source)
    if piece.end:
        yield from _lines(piece)
    else:
        yield from (chunk.payload for chunk in chunks(piece.sources))


def _check(source: Source) -> None:
    """A worker on another machine must see the same files, or it would report them as unreadable."""
    if source.sha256 and os.path.getsize(source.path) != source.bytes:
        raise NotTheFile(f"{source.path} has another size here than for the driver")


def _is_cut(source: Source, size: int) -> bool:
    return source.kind == "jsonl" and source.bytes > size and source.path.endswith((".jsonl", ".ndjson"))


def _cuts(source: Source, size: int) -> Iterator[tuple[int, int, int]]:
    """Where to cut the file: (begin, end, number of the first line), by counting its lines once."""
    begin = end = 0
    row = first = 1
    with open(source.path, "rb", buffering=0) as file:
        while block := file.read(min(_BLOCK, size)):
            last = block.rfind(b"\n") + 1
            if last and end + last - begin >= size:
                row += block.count(b"\n", 0, last)
                yield begin, end + last, first
                begin, first = end + last, row
                row += block.count(b"\n", last)
            else:
                row += block.count(b"\n")
            end += len(block)
    if end > begin:
        yield begin, end, first


def _lines(piece: Piece) -> Iterator[Lines]:
    (source,), row, left = piece.sources, piece.row, piece.end - piece.begin
    with open(source.path, "rb") as file:
        file.seek(piece.begin)
        while data := file.read(min(left, CHUNK_BYTES // 4)):
            if not data.endswith(b"\n"):
                data += file.readline()
            yield Lines(source, row, data)
            row, left = row + data.count(b"\n"), left - len(data)

"""How Spark divides the input: pieces that an executor reads by itself, each the work of one task.

A piece has no part in the result: an ad's number says where it stands in its file, not in which piece.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jobscan.audit.chunk import Payload, Source
from jobscan.audit.inputs import DOCUMENT, chunks
from jobscan.audit.reading import json_lines

SMALLEST = 4 * 1024 * 1024
LARGEST = 64 * 1024 * 1024
"""Bytes of a piece: as many that each core has several, unless pieces become so small that starting them costs."""
EACH = 4
PIECE_FILES = 256
PIECES = 10_000
"""About the most pieces of large files: each is two tasks for Spark's driver to keep in mind."""


class NotTheFile(Exception):
    """What a worker finds at a path is not what the driver has seen there."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Whole `sources`, or a `part` of the only one."""

    number: int
    sources: tuple[Source, ...]
    part: json_lines.Part | None = None


def pieces(found: Sequence[Source], cores: int) -> list[Piece]:
    """The pieces of `found` for so many cores, in the order of the ads. Raises OSError.

    Lines of JSON are cut between lines. What only reading could cut is one piece for each file: tables
    with quoted cells, compressed files, Parquet, databases. Documents go in groups.
    """
    made: list[Piece] = []
    total = sum(source.bytes for source in found)
    size = max(SMALLEST, min(LARGEST, total // (EACH * cores)), total // PIECES)
    for documents, alike in groupby(map(_anywhere, found), lambda source: source.kind == DOCUMENT):
        together = tuple(alike)
        if documents:
            groups = [together[at : at + PIECE_FILES] for at in range(0, len(together), PIECE_FILES)]
            made += [Piece(len(made) + n, group) for n, group in enumerate(groups)]
            continue
        for source in together:
            cut = source.kind == "jsonl" and source.bytes > size and not source.problem
            parts = json_lines.parts(source, size) if cut else []
            made += [Piece(len(made) + n, (source,), part) for n, part in enumerate(parts or (None,))]
    return made


def _anywhere(source: Source) -> Source:
    """A worker has another working folder."""
    return replace(source, path=os.path.abspath(source.path))


def payloads(piece: Piece) -> Iterator[Payload]:
    """What a worker scans of `piece`. Raises NotTheFile, OSError."""
    for source in piece.sources:
        _check(source)
    if piece.part:
        yield from (lines for lines, _ in json_lines.cut(piece.sources[0], part=piece.part))
    else:
        yield from (chunk.payload for chunk in chunks(piece.sources))


def _check(source: Source) -> None:
    """A worker on another machine must see the same files, or it would report them as unreadable."""
    if source.sha256 and os.path.getsize(source.path) != source.bytes:
        raise NotTheFile(f"{source.path} has another size here than for the driver")

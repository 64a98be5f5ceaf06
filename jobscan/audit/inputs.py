"""What an audit reads: its files, and how they are cut into chunks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jobscan.audit.chunk import Chunk, Layout, Lines, Source

CHUNK_ROWS = 2000
CHUNK_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of the input. `groups`: the columns named by --group."""

    paths: tuple[str, ...]
    text: tuple[str, ...] = ()
    title: str = ""
    id: str = ""
    date: str = ""
    groups: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def sources(asked: Asked) -> list[Source]:
    """The files to read, in their order, each with its hash and its columns."""
    return [
        Source(
            number, path, "jsonl", "", Path(path).stat().st_size, hashlib.sha256(Path(path).read_bytes()).hexdigest(),
            Layout(asked.text or ("text",), asked.title or "title", asked.id or "id", asked.date or "posted", (), tuple((g, g) for g in asked.groups)),
        )
        for number, path in enumerate(asked.paths)
    ]  # fmt: skip


def chunks(found: Sequence[Source]) -> Iterator[Chunk]:
    """The chunks of `found`, the same ones every time."""
    number, upto = 0, 0
    for source in found:
        with open(source.path, "rb") as file:
            row = 1
            while lines := file.readlines(CHUNK_BYTES // 4):
                data = b"".join(lines)
                upto += len(data)
                yield Chunk(number, Lines(source, row, data), upto)
                number, row = number + 1, row + len(lines)

"""Which texts are in the database already, and their numbers: a table that writer and workers share.

It has a fixed size. What it has no room for any more it forgets: such a text is scanned again, and the
writer, who then asks the database, drops it. A file rather than shared memory, which containers keep
small; the writer alone writes, and each process sees at once what it has written.
"""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_KEY = 16
_ENTRY = _KEY + 8
_BUCKET = 8 * _ENTRY
_BUCKETS = 2**18
_SIZE = _BUCKETS * _BUCKET
_FREE = bytes(_KEY)


class Seen:
    """The numbers of texts by their hashes (16 bytes). It holds 2.1 million, and forgets none of the first million."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._path = path
        self._created = create
        self.forgets = False
        """Whether something had to go: a text that is not here may then be in the database all the same."""
        if create:  # written out: where the disk is full, this fails and not a later write to memory
            with path.open("wb") as file:
                for _ in range(_SIZE // (1024 * 1024)):
                    file.write(bytes(1024 * 1024))
        with path.open("r+b") as file:
            self._table = mmap.mmap(file.fileno(), _SIZE)

    def number(self, key: bytes) -> int | None:
        """The number of the text with this hash; None: it has to be scanned."""
        for start in _buckets(key):
            at = _place(self._table[start : start + _BUCKET], key)
            if at < 0:
                continue
            entry = start + at
            number = int.from_bytes(self._table[entry + _KEY : entry + _ENTRY], "little")
            if self._table[entry : entry + _KEY] == key:  # still: the number was this key's
                return number or None
        return None

    def add(self, key: bytes, number: int) -> None:
        """The emptier of its two buckets takes it, so that none is full before most are half full."""
        free = [(_place(self._table[start : start + _BUCKET], _FREE), start) for start in _buckets(key)]
        at, start = min((place for place in free if place[0] >= 0), default=(-1, free[0][1]))
        if at < 0:
            self.forgets = True
            at = key[-1] % 8 * _ENTRY
        entry = start + at
        # In this order: whoever reads a key, then a number and the same key again has that key's number.
        self._table[entry : entry + _KEY] = _FREE
        self._table[entry + _KEY : entry + _ENTRY] = number.to_bytes(8, "little")
        self._table[entry : entry + _KEY] = key

    def close(self) -> None:
        self._table.close()
        if self._created:
            with suppress(OSError):
                os.unlink(self._path)

    def __enter__(self) -> Seen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _buckets(key: bytes) -> tuple[int, int]:
    return (
        int.from_bytes(key[:4], "little") % _BUCKETS * _BUCKET,
        int.from_bytes(key[4:8], "little") % _BUCKETS * _BUCKET,
    )


def _place(bucket: bytes, key: bytes) -> int:
    """Where the entry with `key` begins; -1 where there is none."""
    at = bucket.find(key)
    while at >= 0 and at % _ENTRY:  # the end of one entry and the beginning of the next
        at = bucket.find(key, at + 1)
    return at

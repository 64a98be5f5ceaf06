"""Which texts are in the database already: a table of fixed size that writer and workers share.

It only spares work. A text that it has forgotten, or does not know yet, is scanned again and the
writer drops it: what it says has no part in the result. A file rather than shared memory, which
containers keep small; the writer alone writes.
"""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

_SIZE = 32 * 1024 * 1024
_KEY = 16
_BUCKET = 4 * _KEY
_BUCKETS = _SIZE // _BUCKET
_PLACES = range(0, _BUCKET, _KEY)
_LATER = _PLACES[1:]
_EMPTY = bytes(_KEY)


class Seen:
    """Remembers the hashes (16 bytes) of some two million texts, the latest of them."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self._path = path
        self._created = create
        if create:  # written out: where the disk is full, this fails and not a later write to memory
            with path.open("wb") as file:
                for _ in range(_SIZE // (1024 * 1024)):
                    file.write(bytes(1024 * 1024))
        with path.open("r+b") as file:
            self._table = mmap.mmap(file.fileno(), _SIZE)

    def __contains__(self, key: bytes) -> bool:
        start = _bucket(key)
        bucket = self._table[start : start + _BUCKET]
        return bucket.startswith(key) or any(bucket[at : at + _KEY] == key for at in _LATER)

    def add(self, key: bytes) -> None:
        start = _bucket(key)
        bucket = self._table[start : start + _BUCKET]
        at = key[-1] % 4 * _KEY  # of a full bucket any place is as good
        for place in _PLACES:
            if bucket[place : place + _KEY] in (_EMPTY, key):
                at = place
                break
        self._table[start + at : start + at + _KEY] = key

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


def _bucket(key: bytes) -> int:
    return int.from_bytes(key[:8], "little") % _BUCKETS * _BUCKET

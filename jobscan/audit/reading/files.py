"""A file that an audit reads as a stream: unpacked, with how far it has been read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from jobscan.finding import Bilingual
from jobscan.sources.formats import suffixes

_FAILED = Bilingual(zh="读取失败：{why}；请检查文件。", en="could not be read: {why}; see to the file.")


@dataclass(frozen=True, slots=True)
class File:
    """`stream`: the unpacked bytes, from front to back. `packed`: the file itself."""

    stream: BinaryIO
    packed: BinaryIO

    @property
    def read(self) -> int:
        """How many bytes of the file itself have been read."""
        return self.packed.tell()


@contextmanager
def opened(path: str) -> Iterator[File]:
    """Raises OSError, and compressed.Broken while it is read."""
    _, packing = suffixes(path)
    with open(path, "rb") as file:
        if packing is None:
            yield File(file, file)
        else:
            from jobscan.sources.compressed import unpacked

            yield File(unpacked(file, packing), file)


def sha256(path: str) -> str:
    """The hash of the file, read once and never held. Raises OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def failed(error: Exception) -> Bilingual:
    """What an error says, for who has to mend it."""
    why = getattr(error, "strerror", None) or " ".join(str(error).split())[:200] or type(error).__name__
    return _FAILED.format(why=why)


def broken(error: Exception) -> Bilingual:
    """The same for a stream of text or of packed bytes, which say themselves what is wrong."""
    problem = getattr(error, "problem", None)
    return problem if isinstance(problem, Bilingual) else failed(error)


def breaks() -> tuple[type[Exception], ...]:
    """What a stream may end with before its end."""
    from jobscan.sources.compressed import Broken
    from jobscan.sources.encoding import Undecodable

    return (Broken, Undecodable, OSError)

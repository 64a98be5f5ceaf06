"""gzip and zstd around another format: inflated as it is read, so that no bomb is ever in memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Literal, cast

from jobscan.finding import Bilingual
from jobscan.sources.ad import Item, Unreadable
from jobscan.sources.opened import Opened

Packing = Literal["gzip", "zstd"]

_PIECE = 64 * 1024
_STREAMED = 1024 * 1024
_BOMB_SIZE = 32 * 1024 * 1024
_RATIO = 200  # tables of ads are packed to a tenth, in rare cases to a fiftieth

_BOMB = Bilingual(
    zh=f"解压后超过 {_BOMB_SIZE // 1024 // 1024} MB，而且压缩率高得不合常理；其后的内容没有检查，请检查文件来源。",
    en=f"unpacks to more than {_BOMB_SIZE // 1024 // 1024} MB of next to nothing; what comes after was not checked: see "
    "where it comes from.",
)


class Broken(Exception):
    """The packed data cannot be unpacked any further: why, and what to do."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def read(opened: Opened, packing: Packing, reader: Callable[[Opened], Iterator[Item]]) -> Iterator[Item]:
    """What `reader` finds in the unpacked file; where that breaks off, what came before stays."""
    try:
        yield from reader(replace(opened, file=unpacked(opened.file, packing)))
    except Broken as broken:
        yield Unreadable(opened.origin, broken.problem)


def unpacked(file: BinaryIO, packing: Packing) -> BinaryIO:
    """The unpacked bytes of `file`, to be read from front to back. read() raises Broken."""
    return cast(BinaryIO, _Unpacked(file, packing))


class _Counted(io.RawIOBase):
    """The packed bytes, counted as they are read."""

    count = 0

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes. A damage is reported after the bytes before it, but at once to who wants the whole file."""

    def __init__(self, file: BinaryIO, packing: Packing) -> None:
        self._packing = packing
        self._packed = _Counted(file)
        self._file = _open(self._packed, packing)
        self._size = 0
        self._errors = _errors(packing)
        self._broken: Broken | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def read(self, size: int = -1, /) -> bytes:
        if self._broken:
            raise self._broken
        pieces: list[bytes] = []
        left = size
        try:
            while left and (piece := self._file.read(_PIECE if left < 0 else min(_PIECE, left))):
                pieces.append(piece)
                self._size += len(piece)
                if self._size > _BOMB_SIZE and self._size > _RATIO * self._packed.count:
                    raise Broken(_BOMB)
                left -= len(piece) if left > 0 else 0
        except self._errors as error:
            self._broken = error if isinstance(error, Broken) else Broken(_problem(self._packing, error))
            if not pieces or not 0 < size <= _STREAMED:
                raise self._broken from error
        return b"".join(pieces)


def _open(file: io.RawIOBase, packing: Packing) -> Any:
    """Both raise at a file's unexpected end; the zstandard library would take it for the end of the ad."""
    if packing == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=file)
    return _zstd().ZstdFile(file)


def _errors(packing: Packing) -> tuple[type[Exception], ...]:
    """What tells of damage. Another OSError is the file system's, and told by whoever called."""
    if packing == "zstd":
        return (Broken, EOFError, _zstd().ZstdError)
    import gzip
    import zlib

    return (Broken, EOFError, gzip.BadGzipFile, zlib.error)


def _zstd() -> Any:
    import sys

    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def _problem(packing: Packing, error: Exception) -> Bilingual:
    if isinstance(error, EOFError):
        return Bilingual(
            zh=f"{packing} 压缩数据不完整，文件可能被截断；其后的内容没有检查，请重新下载。",
            en=f"is {packing} data that breaks off, the file may be cut short; what comes after was not checked: "
            "download it again.",
        )
    return Bilingual(
        zh=f"不是有效的 {packing} 压缩数据（{error}）；其后的内容没有检查，请重新下载。",
        en=f"is no valid {packing} data ({error}); what comes after was not checked: download it again.",
    )

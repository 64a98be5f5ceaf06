"""JSON Lines: cut at line ends as bytes, which costs next to nothing; parsed in the workers."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO

from jobscan.audit.chunk import Lines, Lost, Source
from jobscan.audit.reading.files import breaks, broken, opened
from jobscan.audit.reading.limits import LIMITS, Limits, Looked
from jobscan.finding import Bilingual
from jobscan.sources import jsonl
from jobscan.sources.encoding import Stream, Undecodable, text_of
from jobscan.sources.formats import suffixes
from jobscan.sources.record import LONGEST, SAMPLES, TOO_LONG
from jobscan.sources.text import EMPTY

_BLOCK = 1024 * 1024
HELD = 4 * LONGEST
"""Bytes of a line that are held: as many as its characters may take."""


@dataclass(frozen=True, slots=True)
class Part:
    """Whole lines of a file: its bytes from `begin` to `end`, the first line of which is line `row`."""

    begin: int
    end: int
    row: int


def parts(source: Source, size: int) -> list[Part]:
    """The file in parts of about `size` bytes, which read the same as the whole does; none where only the whole can
    tell how it is to be read: it is compressed, not all of it UTF-8, or has nothing in it. Raises OSError.
    """
    if suffixes(source.path)[1] is not None:
        return []
    found: list[Part] = []
    begin = at = 0
    row = first = 1
    blank = True
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open(source.path, "rb", buffering=0) as file:
        try:
            next(Stream(file).utf8(), None)  # what a file is not, its beginning tells
            file.seek(0)
            while block := file.read(min(_BLOCK, size)):
                decoder.decode(block)
                if b"\0" in block:
                    return []
                blank = blank and block.isspace()
                last = block.rfind(b"\n") + 1
                if last and at + last - begin >= size:
                    row += block.count(b"\n", 0, last)
                    found.append(Part(begin, at + last, first))
                    begin, first = at + last, row
                    row += block.count(b"\n", last)
                else:
                    row += block.count(b"\n")
                at += len(block)
            decoder.decode(b"", final=True)
        except (UnicodeDecodeError, Undecodable):
            return []
    if at > begin:
        found.append(Part(begin, at, first))
    return [] if blank else found


class _Span(RawIOBase):
    """The bytes of a file from `begin` to `end`."""

    def __init__(self, file: BinaryIO, begin: int, end: int) -> None:
        file.seek(begin)
        self._file, self._left = file, end - begin

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        into = memoryview(buffer)
        data = self._file.read(min(len(into), self._left))
        into[: len(data)] = data
        self._left -= len(data)
        return len(data)


def look(path: str) -> Looked:
    """The columns by the first records, just as `jobscan check` sees them. Raises OSError."""
    from jobscan.audit.reading.json_record import names
    from jobscan.sources.json_text import mapped
    from jobscan.sources.tree import Record
    from jobscan.sources.tree_ads import Found, values

    samples: list[Mapping[str, str]] = []
    later: dict[str, None] = {}
    seen = 0
    for lines, _ in cut(Source(0, path, "jsonl")):
        for line in lines.data.split(b"\n"):
            text = text_of(line, lines.encoding)
            if not text.strip(jsonl.SPACE):
                continue
            seen += 1
            if seen <= SAMPLES or not samples:
                found = jsonl.record(1, text)
                if isinstance(found, Found) and isinstance(found.node, Record):
                    samples.append(values(found, mapped))
            else:
                later.update(dict.fromkeys(names(line)))
        if samples:
            break
    known = dict.fromkeys(name for sample in samples for name in sample)
    return Looked(list(known), samples, [name for name in later if name not in known])


def cut(source: Source, limits: Limits = LIMITS, part: Part | None = None) -> Iterator[tuple[Lines, int]]:
    """The lines of the file, or of a part of it, in chunks, each with the bytes read until then.

    Raises OSError if it is not there.
    """
    with opened(source.path) as file:
        bytes: BinaryIO = file.stream
        if part:
            bytes = BufferedReader(_Span(file.stream, part.begin, part.end), _BLOCK)
        stream = Stream(bytes, by_record=True)
        cutter = _Cutter(source, stream, limits, part.row if part else 1)
        # What a file is, its beginning says: a later part of it has been found to be UTF-8.
        pieces = iter(lambda: bytes.read(_BLOCK), b"") if part and part.begin else stream.utf8()
        try:
            for block in blocks(pieces):
                for lines in cutter.add(block):
                    yield lines, file.read
        except breaks() as error:
            cutter.ends(broken(error))
        else:
            if not cutter.any and part is None:
                cutter.ends(EMPTY)
        if cutter.rows or cutter.lost:
            yield cutter.taken(), source.bytes


def blocks(pieces: Iterator[bytes]) -> Iterator[bytes | None]:
    """Whole lines, as many as there are in a piece; None for one that is too long to be held."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        last = piece.rfind(b"\n") + 1
        if not last:
            size += len(piece)
            held = [*held, piece] if size <= HELD else []
            continue
        first = piece.find(b"\n") + 1
        if size + first > HELD:
            yield None
            block = piece[first:last]
        else:
            block = b"".join([*held, piece[:last]]) if held else piece[:last]
        if block:
            yield block
        held, size = ([piece[last:]], len(piece) - last) if last < len(piece) else ([], 0)
    if size:
        yield b"".join(held) if size <= HELD else None


class _Cutter:
    """Gathers lines until a chunk is full."""

    def __init__(self, source: Source, stream: Stream, limits: Limits, row: int) -> None:
        self._source, self._stream, self._limits = source, stream, limits
        self._row = row
        self._parts: list[bytes] = []
        self._size = 0
        self.rows = 0
        self.lost: list[Lost] = []
        self.any = False
        """Whether there was anything but blank lines."""

    def add(self, block: bytes | None) -> Iterator[Lines]:
        if block is None:  # an empty line in its place keeps the numbers of those behind it
            self.any = True
            self.lost.append(Lost(self._source.number, self._row + self.rows, TOO_LONG))
            block = b"\n"
        self.any = self.any or not block.isspace()
        at = 0
        count = block.count(b"\n") + (not block.endswith(b"\n"))
        while (
            self.rows + count > self._limits.rows or self._size + len(block) - at > self._limits.bytes
        ) and self.rows + count > 1:
            end, taken = self._fits(block, at)
            self._take(block[at:end], taken)
            yield self.taken()
            at, count = end, count - taken
        if count:
            self._take(block[at:], count)

    def _fits(self, block: bytes, at: int) -> tuple[int, int]:
        """Where in `block` the lines end that still fit, and how many they are. A chunk takes one at least."""
        end, taken = at, 0
        while self.rows + taken < self._limits.rows:
            stop = block.find(b"\n", end) + 1 or len(block)
            if stop == end or (self._size + stop - at > self._limits.bytes and self.rows + taken):
                break
            end, taken = stop, taken + 1
        return end, taken

    def _take(self, lines: bytes, count: int) -> None:
        self._parts.append(lines)
        self._size += len(lines)
        self.rows += count

    def taken(self) -> Lines:
        lines = Lines(self._source, self._row, b"".join(self._parts), tuple(self.lost), self._stream.encoding)
        self._row += self.rows
        self._parts, self._size, self.rows, self.lost = [], 0, 0, []
        return lines

    def ends(self, problem: Bilingual) -> None:
        """Nothing behind the last line can be read: said of the line that comes next, or of the whole file."""
        row = self._row + self.rows
        self.lost.append(Lost(self._source.number, row if row > 1 else 0, problem))

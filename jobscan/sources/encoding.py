"""Bytes → text, in whatever encoding they are, never mojibake. What is not plain UTF-8 is for detect.py."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from jobscan.finding import Bilingual
from jobscan.sources.ad import Notice
from jobscan.sources.binary import full_of_controls, known_kind

if TYPE_CHECKING:
    from jobscan.sources.detect import How

_CHUNK = 1024 * 1024
_WESTERN = "cp1252"
_KEPT = ("utf-8", _WESTERN)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte-order mark, line ends as they were, the codec's name, and how it was known."""

    text: str
    encoding: str
    how: How


class Undecodable(Exception):
    """What a stream cannot go on with."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def decode(data: bytes, declared: str = "") -> Decoded | Bilingual:
    """The text of a whole file; `declared` is what it says of itself (`<meta charset>`)."""
    if problem := known_kind(data):
        return problem
    if not declared and b"\0" not in data and not data.startswith(codecs.BOM_UTF8):
        try:  # what most files are, without the tables of the others
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return full_of_controls(data) or Decoded(text, "utf-8", "utf-8")
    from jobscan.sources.detect import choose, cut_short

    chosen = choose(data, declared, whole=True)
    if isinstance(chosen, Bilingual):
        return full_of_controls(data) or chosen
    encoding, how, skip = chosen
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        return cut_short(encoding, how, error.start + skip)
    raw = text.encode("utf-8", "replace") if encoding.startswith(("utf-16", "utf-32")) else data
    return full_of_controls(raw) or Decoded(text, encoding, how)


def remark(encoding: str, how: How, origin: str) -> Notice | None:
    """What was decided, for -v; nothing to say of plain UTF-8."""
    if encoding == "utf-8":
        return None
    from jobscan.sources.detect import NAMES

    name = NAMES.get(encoding, encoding)
    zh = {"mark": "由字节顺序标记得知", "declared": "文件自己声明"}.get(how, "由内容识别")
    en = {"mark": "by its byte-order mark", "declared": "as it declares itself"}.get(how, "detected")
    return Notice(
        origin, 0, 0, Bilingual(zh=f"按 {name} 解码（{zh}）。", en=f"decoded as {name} ({en})."), remark=True
    )


class Stream:
    """The text of a file of any size in pieces of about a megabyte.

    The encoding is decided at the first byte that is not ASCII. A byte that is none of it comes as a
    lone surrogate (U+DC80 to U+DCFF), so that only the record around it is lost: see `damaged`.
    """

    encoding = "utf-8"
    how: How = "utf-8"

    def __init__(self, file: BinaryIO, by_record: bool = False) -> None:
        """`by_record`: records are many, and what is wrong with a few says nothing of the file.

        Then a file is UTF-8 with damaged lines where no encoding fits but most lines are UTF-8, and where
        only a line in twenty is not: those are no reason to take all of it for Windows-1252.
        """
        self._file, self._by_record = file, by_record
        self._chunk = b""
        self._skip, self._first = 0, True

    def __iter__(self) -> Iterator[str]:
        """Raises Undecodable for what is no text, or in no encoding that is known."""
        for piece in self._ascii():
            yield piece.decode("ascii")
        yield from self._decoded()

    def utf8(self) -> Iterator[bytes]:
        """The same in UTF-8, the file's own bytes where it is that, or Windows-1252. Raises Undecodable.

        A byte that is none of another encoding comes as the bytes of its lone surrogate: see text_of.
        """
        yield from self._ascii()
        if self.encoding not in _KEPT:
            for text in self._decoded():
                yield text.encode("utf-8", "surrogatepass")
            return
        chunk = self._chunk[self._skip :]
        if self._first and (problem := full_of_controls(chunk)):
            raise Undecodable(problem)
        while chunk:
            yield chunk
            chunk = self._file.read(_CHUNK)

    def _ascii(self) -> Iterator[bytes]:
        """The pieces before the first one that is not ASCII, which decides on the encoding."""
        from jobscan.sources.detect import choose, is_wide

        chunk = self._file.read(_CHUNK)
        if problem := known_kind(chunk):
            raise Undecodable(problem)
        first = True
        while chunk and chunk.isascii() and not is_wide(chunk):
            if first and (problem := full_of_controls(chunk)):
                raise Undecodable(problem)
            yield chunk
            first, chunk = False, self._file.read(_CHUNK)
        self._chunk, self._first = chunk, first
        if chunk:
            chosen = choose(chunk, "", whole=False)
            if self._by_record and _is_damaged_utf8(chunk, chosen):
                return
            if isinstance(chosen, Bilingual):
                raise Undecodable(full_of_controls(chunk) or chosen)
            self.encoding, self.how, self._skip = chosen

    def _decoded(self) -> Iterator[str]:
        from jobscan.sources.detect import cut_short

        chunk = self._chunk[self._skip :]
        decoder = codecs.getincrementaldecoder(self.encoding)(errors="surrogateescape")
        try:
            text = decoder.decode(chunk)
            # Half of UTF-16 may be NULs: what counts is the text.
            if self._first and (problem := full_of_controls(text.encode("utf-8", "surrogateescape"))):
                raise Undecodable(problem)
            yield text
            while chunk := self._file.read(_CHUNK):
                yield decoder.decode(chunk)
            yield decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise Undecodable(cut_short(self.encoding, self.how, None)) from error

    def remark(self, origin: str) -> Notice | None:
        return remark(self.encoding, self.how, origin)

    def damaged(self, text: str) -> Bilingual | None:
        """Why a record of the stream cannot be read: bytes in it that are not of the encoding."""
        return damaged(text, self.encoding)


def damaged(text: str, encoding: str) -> Bilingual | None:
    """Why a record of a stream in `encoding` cannot be read, if it holds bytes that are none of it."""
    try:
        text.encode("utf-8")  # many times as fast as a search
        return None
    except UnicodeEncodeError:
        pass
    from jobscan.sources.detect import BAD, NAMES

    if not (found := BAD.search(text)):
        return None
    name, byte = NAMES.get(encoding, encoding), f"0x{ord(found[0]) - 0xDC00:02X}"
    return Bilingual(
        zh=f"含有不属于 {name} 的字节（{byte}），这一条没有检查；请修复文件的编码后再检查。",
        en=f"holds a byte that is not {name} ({byte}) and was not checked; repair the file's encoding.",
    )


def text_of(line: bytes, encoding: str) -> str:
    """A line out of Stream.utf8, as Stream itself gives it. `encoding`: the stream's.

    But a line of UTF-8 in a file that was taken for Windows-1252 is read as such: some English line in
    the first megabyte may have had a wrong byte, and the Chinese ones come later.
    """
    if encoding == _WESTERN:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            return line.decode(encoding, "surrogateescape")
    return line.decode("utf-8", "surrogateescape" if encoding == "utf-8" else "surrogatepass")


def _is_damaged_utf8(data: bytes, chosen: tuple[str, How, int] | Bilingual) -> bool:
    """Whether lines of UTF-8 with some damage were taken for what `chosen` says."""
    if not isinstance(chosen, Bilingual) and (chosen[1] != "detected" or chosen[0].startswith("utf")):
        return False
    *lines, _ = data.split(b"\n")  # the last one may be cut off
    bad = len(lines) - sum(map(_decodes, lines))
    return bad * (2 if isinstance(chosen, Bilingual) else 20) < len(lines)


def _decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

"""A YAML scalar → its text with the place of every character: plain, quoted, `|` and `>`."""

from __future__ import annotations

import re

from jobscan.sources.place import Mapped, Place, Segment, instead
from jobscan.sources.tree import Text

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_WORDS = re.compile(r"\s+|\S+")
_QUOTED_WORDS = re.compile(r"\s+|'|[^\s']+")
_DOUBLE = re.compile(
    r"(?P<break>[ \t]*+(?:\r\n|[\r\n])[ \t\r\n]*+)|(?P<plain>[^\"\\\r\n \t]++|[ \t]++)|(?P<nothing>\\(?:\r\n|\r|\n)[ \t]*+)"
    r"|(?P<escape>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.))"
)
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def mapped(raw: str, text: Text, place: Place) -> Mapped:
    """The scalar's value; what cannot be followed into `raw` stands for the whole scalar."""
    if text.style == "*":  # an alias: the wording is elsewhere, this is where the record says it
        return instead(text.value, text.start, text.end, place)
    properties = _PROPERTIES.match(raw, text.start, text.end)
    start = properties.end() if properties else text.start
    line = _Line(place)
    if text.style == '"':
        fits = _double(line, raw, start + 1, text.end - 1)
    elif text.style in ("|", ">"):
        # The header's line: an indentation, a chomping mark, a comment.
        head = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?").match(raw, start, text.end)
        fits = _words(line, raw, head.end() if head else start, text.end, text.value, _WORDS)
    elif text.style == "'":
        fits = _words(line, raw, start + 1, text.end - 1, text.value, _QUOTED_WORDS)
    else:
        fits = _words(line, raw, start, text.end, text.value, _WORDS)
    found = line.mapped()
    return found if fits and found.text == text.value else instead(text.value, text.start, text.end, place)


class _Line:
    """Builds a text piece by piece; verbatim pieces that touch are one segment."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._texts: list[str] = []
        self._segments: list[Segment] = []
        self._size = 0

    def add(self, text: str, start: int, end: int, verbatim: bool) -> None:
        last = self._segments[-1] if self._segments else None
        if verbatim and last and last.verbatim and last.source_end == start:
            self._segments[-1] = Segment(last.start, last.source, end, True, self._place)
        elif text:
            self._segments.append(Segment(self._size, start, end, verbatim, self._place))
        self._texts.append(text)
        self._size += len(text)

    def mapped(self) -> Mapped:
        return Mapped("".join(self._texts), tuple(self._segments) or (Segment(0, 0, 0, False, self._place),))


def _words(line: _Line, raw: str, at: int, end: int, value: str, words: re.Pattern[str]) -> bool:
    """Follows `value` through raw[at:end]: its words stand there in the same order, only spaces differ."""
    space = ""
    for word in words.findall(value):
        if word.isspace():
            space = word
            continue
        wanted = "''" if words is _QUOTED_WORDS and word == "'" else word
        found = raw.find(wanted, at, end)
        if found < 0 or not _blank(raw, at, found):
            return False
        if space:
            line.add(space, at, found, raw[at:found] == space)
        line.add(word, found, found + len(wanted), wanted == word)
        at, space = found + len(wanted), ""
    if space:
        line.add(space, at, end, raw[at:end] == space)
    return True


def _blank(raw: str, start: int, end: int) -> bool:
    return start == end or raw[start:end].isspace()


def _double(line: _Line, raw: str, at: int, end: int) -> bool:
    while at < end and (found := _DOUBLE.match(raw, at, end)):
        piece = found[0]
        if found["plain"]:
            line.add(piece, at, found.end(), True)
        elif found["break"]:
            breaks = len(re.findall(r"\r\n|\r|\n", piece))
            line.add(" " if breaks == 1 else "\n" * (breaks - 1), at, found.end(), False)
        elif found["escape"]:
            line.add(_unescaped(piece), at, found.end(), False)
        at = found.end()
    return at == end


def _unescaped(piece: str) -> str:
    if len(piece) > 2:
        code = int.from_bytes(bytes.fromhex(piece[2:]), "big")
        return chr(code) if code < 0x110000 else "\ufffd"
    return _ESCAPES.get(piece[1], piece[1])

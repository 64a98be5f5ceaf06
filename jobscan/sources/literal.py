"""A JSON string literal → its text with the place of every character."""

from __future__ import annotations

import re

from jobscan.sources.place import Mapped, Place, Segment

NOWHERE = Place()
_PIECE = re.compile(
    r'[^"\\]++'
    r"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|\\u[0-9a-fA-F]{4}"
    r"|\\.",
    re.DOTALL,
)
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "/": "/"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def literal(raw: str, start: int, place: Place = NOWHERE, *, strict: bool = True) -> Mapped:
    """The text of the literal whose opening quote is at `raw[start]`; sources count in `raw`.

    A lone surrogate (`\\\\ud800`), which no encoding can write, becomes U+FFFD. ValueError: there is
    no literal, it is not closed, or it holds an escape that JSON does not have; where not `strict`,
    the last two are forgiven.
    """
    if raw[start : start + 1] != '"':
        raise ValueError("no string begins here")
    texts: list[str] = []
    segments: list[Segment] = []
    at, size = start + 1, 0
    while found := _PIECE.match(raw, at):
        text = found[0]
        plain = text[0] != "\\"
        if not plain:
            text = _unescaped(text, strict)
        segments.append(Segment(size, at, found.end(), plain, place))
        texts.append(text)
        size += len(text)
        at = found.end()
    if strict and raw[at : at + 1] != '"':
        raise ValueError("the string is not closed")
    return Mapped("".join(texts), tuple(segments) or (Segment(0, start + 1, start + 1, True, place),))


def _unescaped(piece: str, strict: bool) -> str:
    if len(piece) == 2:
        text = _ESCAPES.get(piece[1])
        if text is None and strict:
            wrong = "\\u needs four hexadecimal digits" if piece[1] == "u" else f"JSON has no escape {piece}"
            raise ValueError(wrong)
        return piece[1] if text is None else text
    if len(piece) == 12:
        high, low = int(piece[2:6], 16), int(piece[8:12], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    return _SURROGATE.sub("\ufffd", chr(int(piece[2:6], 16)))

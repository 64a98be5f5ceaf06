"""Where the text and the attributes of a parsed page stand in its source, entities and all.

The parser says where a tag or a stretch of text begins; what follows is found by reading the source
beside what was made of it. Every step goes forward, and a search that fails is short: linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True, slots=True)
class Piece:
    """`text` that is the source from `start` to `end`: the same characters where `verbatim`."""

    text: str
    start: int
    end: int
    verbatim: bool = True


_SPECIAL = re.compile(r"[&<\r\0]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_MARKUP = re.compile(r"<!--.{0,2000}?-->|<[^<>]{0,2000}>", re.DOTALL)
_BOGUS = re.compile(r"<[?!/][^>]*+(?:>|\Z)|<[A-Za-z][^>]*+\Z")
_LINE_END = re.compile(r"\r\n?")
_SKIPS = 200
_FAR = 4000

_TAG_NAME = re.compile(r"<[^\t\n\f\r />]*")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"
    r"(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:\"([^\"]*)\"|'([^']*)'|([^\t\n\f\r >\"'][^\t\n\f\r >]*)?))?"
)


def pieces(source: str, at: int, data: str, content: bool = False) -> Iterator[Piece]:
    """The stretches of the source that became `data`, from `at` on.

    `content`: text between tags, in which `<?xml …?>`, `<![CDATA[…]]>` and a tag that the file ends in
    are no text, though JustHTML, asked for places, makes them text.

    What the parser left out between them (a stray end tag, a NUL, the tags of a table that text was
    moved out of) is passed over. What cannot be found comes as one piece, not verbatim, where it began.
    """
    if not (content and "<" in data) and source.startswith(data, at):
        yield Piece(data, at, at + len(data))
        return
    done, skips, size = 0, 0, len(data)
    while done < size and at < len(source) and skips < _SKIPS:
        found = _SPECIAL.search(source, at)
        stop = found.start() if found else len(source)
        length = min(stop - at, size - done)
        if length and source.startswith(data[done : done + length], at):
            yield Piece(data[done : done + length], at, at + length)
            done, at, skips = done + length, at + length, 0
            continue
        if stop > at:  # text of another element
            at, skips = min(stop, at + _FAR), skips + 1
            continue
        if content and (bogus := _BOGUS.match(source, at)):
            left_out = _LINE_END.sub("\n", bogus[0]).replace("\0", "")
            if data.startswith(left_out, done):
                done, at = done + len(left_out), bogus.end()
                continue
        special = _special(source, at, data, done)
        if special.text:
            yield special
            skips = 0
        else:
            skips += 1
        done, at = done + len(special.text), special.end
    if done < size:
        yield Piece(data[done:], min(at, len(source)), min(at, len(source)), False)


def _special(source: str, at: int, data: str, done: int) -> Piece:
    """What the special character `source[at]` became; an empty text: nothing."""
    character = source[at]
    if character == "\r":
        end = at + (2 if source.startswith("\r\n", at) else 1)
        return Piece("\n" if data.startswith("\n", done) else "", at, end, False)
    if character == "\0":
        return Piece("\ufffd" if data.startswith("\ufffd", done) else "", at, at + 1, False)
    if character == "&" and (entity := _ENTITY.match(source, at)):
        # "&notit;" is ¬ and "it;", which is text: the longest that reads so in the data is taken.
        text = unescape(entity[0])
        if text != entity[0] and data.startswith(text, done):
            tail = 0
            while tail < len(text) - 1 and text[-1 - tail] == entity[0][-1 - tail]:
                tail += 1
            return Piece(text[: len(text) - tail], at, entity.end() - tail, False)
    if data.startswith(character, done):
        return Piece(character, at, at + 1)
    skipped = _MARKUP.match(source, at) if character == "<" else None
    return Piece("", at, skipped.end() if skipped else at + 1, False)


def attributes(source: str, at: int) -> dict[str, tuple[int, int]]:
    """Where the values of the attributes of the start tag at `at` stand, by name in lower case, without quotes."""
    spans: dict[str, tuple[int, int]] = {}
    name = _TAG_NAME.match(source, at)
    at = name.end() if name else at
    while found := _ATTRIBUTE.match(source, at):
        group = next((g for g in (2, 3, 4) if found[g] is not None), 0)
        spans.setdefault(found[1].lower(), found.span(group) if group else (found.end(), found.end()))
        at = found.end()
    return spans

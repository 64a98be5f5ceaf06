"""Edits of ads → the bytes of a text file, every byte outside of them as it was: also markup and encoding."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobscan.finding import Edit
from jobscan.sources.ad import Ad

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "big5", "cp950", "cp1252", "utf-16-le", "utf-16-be", "latin-1")
_UNSAFE_IN_MARKUP = re.compile(r"[<>&\"\\]")

# What is left around nothing when all of its text is gone: <b></b>, ****.
_OPENED = re.compile(r"(?:<(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>|(?P<mark>\*\*|__|\*|_))$")
_LONGEST_TAG = 400
_LEFT_OF_A_LINE = re.compile(r"[ \t\u3000]*(?:[-*+>][ \t\u3000]*)*")

Change = tuple[int, int, str]
"""`text` in place of the characters from start to end of the raw text."""


@dataclass(frozen=True, slots=True)
class Coded:
    """How a file's text became its bytes."""

    encoding: str
    bom: bytes

    def encode(self, text: str) -> bytes:
        """Raises UnicodeEncodeError where the encoding lacks a character."""
        return self.bom + text.encode(self.encoding)


def coded(data: bytes, raw: str) -> Coded | None:
    """The encoding in which `raw` gives exactly `data`, or None: the text is not all of the file."""
    bom, names = next(((b, (name,)) for b, name in _BOMS if data.startswith(b)), (b"", _ENCODINGS))
    for name in names:
        try:
            if raw.encode(name) == data[len(bom) :]:
                return Coded(name, bom)
        except UnicodeEncodeError:
            continue
    return None


def write(data: bytes, edits: Sequence[tuple[Ad, Edit]]) -> bytes | None:
    """`data` with the edits made, or None where they cannot be made without touching anything else."""
    raw = edits[0][0].raw
    found = None if raw is None else coded(data, raw)
    if raw is None or found is None or any(ad.raw != raw for ad, _ in edits):
        return None
    changes: list[Change] = []
    for ad, edit in edits:
        of_edit = source_changes(ad, edit)
        if of_edit is None:
            return None
        changes += of_edit
    made = _made(raw, changes)
    try:
        return None if made is None else found.encode(made)
    except UnicodeEncodeError:
        return None


def source_changes(ad: Ad, edit: Edit) -> list[Change] | None:
    """What `edit` does to the raw text: every stretch of text that it covers, no markup between them."""
    edit = shortest(ad.text, edit)
    if not ad.segments:
        return [(edit.start, edit.end, edit.text)]
    if _UNSAFE_IN_MARKUP.search(edit.text):
        return None
    raw = ad.raw or ""
    changes: list[Change] = []
    for number, segment in enumerate(ad.segments):
        stop = ad.segments[number + 1].start if number + 1 < len(ad.segments) else len(ad.text)
        start, end = max(edit.start, segment.start), min(edit.end, stop)
        if start >= end or segment.source == segment.source_end:
            continue
        if segment.source < 0:
            return None
        if segment.verbatim:
            begin = segment.source + start - segment.start
            finish = begin + end - start
            if raw[begin:finish] != ad.text[start:end]:
                return None
            changes.append((begin, finish, ""))
        elif (start, end) == (segment.start, stop):
            changes.append((segment.source, segment.source_end, ""))
        elif ad.text[start:end].strip():
            return None  # part of what stands for something else as a whole
    if not changes:
        return None
    if edit.text:
        changes[0] = (*changes[0][:2], edit.text)
        return changes
    return _emptied(raw, changes)


def shortest(text: str, edit: Edit) -> Edit:
    """The same change without what it leaves as it is at its edges."""
    old, start, end, new = text[edit.start : edit.end], edit.start, edit.end, edit.text
    while old and new and old[0] == new[0]:
        old, new, start = old[1:], new[1:], start + 1
    while old and new and old[-1] == new[-1]:
        old, new, end = old[:-1], new[:-1], end - 1
    return Edit(start, end, new)


def _emptied(raw: str, changes: list[Change]) -> list[Change]:
    """With the elements and the emphasis that would be left around nothing."""
    spans = [(start, end) for start, end, _ in changes]
    grown = True
    while grown:
        spans = _merged(raw, spans)
        wider = [_around(raw, *span) for span in spans]
        grown = wider != spans
        spans = wider
    return [(*_whole_line(raw, *span), "") for span in spans]


def _merged(raw: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _around(raw: str, start: int, end: int) -> tuple[int, int]:
    opened = _OPENED.search(raw, max(0, start - _LONGEST_TAG), start)
    if opened is None:
        return start, end
    close = rf"</{opened['tag']}\s*>" if opened["tag"] else re.escape(opened["mark"])
    closed = re.compile(close, re.IGNORECASE).match(raw, end)
    return (opened.start(), closed.end()) if closed else (start, end)


def _whole_line(raw: str, start: int, end: int) -> tuple[int, int]:
    """The line of markup with its end, if nothing but a bullet is left of it."""
    top = max(raw.rfind("\n", 0, start), raw.rfind("\r", 0, start)) + 1
    rest = re.compile(r"[ \t\u3000]*(\r\n|\n|\r|$)").match(raw, end)
    if start == top and end and raw[end - 1 : end] in "\r\n":
        return start, end
    if rest and _LEFT_OF_A_LINE.fullmatch(raw, top, start):
        return top, rest.end()
    return start, end


def _made(raw: str, changes: list[Change]) -> str | None:
    out: list[str] = []
    at = 0
    for start, end, text in sorted(changes):
        if start < at:
            return None
        out += [raw[at:start], text]
        at = end
    return "".join([*out, raw[at:]])

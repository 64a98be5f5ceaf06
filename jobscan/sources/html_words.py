"""The writer of a page's text: white space as a browser shows it, each stretch with its place in the source."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import east_asian_width

from jobscan.sources.html_source import Piece
from jobscan.sources.place import Mapped, Segment

_SPACES = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]|\A | \Z")
NO_BREAK, SPACE, LINE, BLOCK = range(4)


class Words:
    """Builds a text from pieces of a source.

    White space collapses to one space, and to none where a line of Han was wrapped (限⏎男性). A
    block stands apart by a blank line, so that no clause runs on into it; below a label (性别：) by a
    line end only.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._texts: list[str] = []
        self._segments: list[list[int]] = []  # start, source, source_end, verbatim
        self._size = 0
        self._due = NO_BREAK
        self._space = (0, 0)
        self._label = ""

    def __len__(self) -> int:
        return self._size

    def end_line(self, due: int = BLOCK) -> None:
        """What comes next stands on a line of its own: LINE after a `<br>`, BLOCK after two and between blocks."""
        self._due = BLOCK if self._due == due == LINE else max(self._due, due)

    def label(self, text: str) -> None:
        """What comes next, if anything does before the next call, is behind this label: 性别： in a cell."""
        self._label = text

    def write(self, piece: Piece, preformatted: bool = False) -> None:
        if not piece.verbatim:
            if not preformatted and not piece.text.strip(" \t\n\f\r"):
                self._blank(piece.start, piece.end)
            else:
                self._put(piece)
            return
        at = 0
        for blank in () if preformatted else _SPACES.finditer(piece.text):
            self._verbatim(piece, at, blank.start())
            self._blank(piece.start + blank.start(), piece.start + blank.end())
            at = blank.end()
        self._verbatim(piece, at, len(piece.text))

    def _verbatim(self, piece: Piece, start: int, end: int) -> None:
        if start < end:
            self._put(Piece(piece.text[start:end], piece.start + start, piece.start + end))

    def _blank(self, start: int, end: int) -> None:
        if self._due == NO_BREAK:
            self._due, self._space = SPACE, (start, end)
        elif self._due == SPACE:
            self._space = (self._space[0], end)

    def _put(self, piece: Piece) -> None:
        due, self._due = self._due, NO_BREAK
        last = self._texts[-1][-1] if self._texts else ""
        if due == SPACE and last not in ("", "\n"):
            start, end = self._space
            wrapped = "\n" in self._source[start:end] or "\r" in self._source[start:end]
            if self._source[start:end] == " ":
                self._append(Piece(" ", start, end))
            elif not (wrapped and _wide(last) and _wide(piece.text[0])):
                self._append(Piece(" ", start, end, False))
        elif due > SPACE and self._texts:
            after = self._segments[-1][2]
            label = due == BLOCK and last not in ":：\n"
            self._append(Piece("\n\n" if label else "\n", after, after, False))
        if self._label:
            self._append(Piece(self._label, piece.start, piece.start, False))
            self._label = ""
        self._append(piece)

    def _append(self, piece: Piece) -> None:
        before = self._segments[-1] if self._segments else None
        if before and before[3] and piece.verbatim and before[2] == piece.start:
            before[2] = piece.end
        else:
            self._segments.append([self._size, piece.start, piece.end, piece.verbatim])
        self._texts.append(piece.text)
        self._size += len(piece.text)

    def mapped(self) -> Mapped:
        """All that was written."""
        segments = tuple(Segment(s, a, b, bool(v)) for s, a, b, v in self._segments)
        return Mapped("".join(self._texts), segments or (Segment(0, 0, 0),))


def cut(mapped: Mapped, start: int, end: int) -> Mapped:
    """`mapped.text[start:end]` with its places, without the white space around it."""
    text = mapped.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return Mapped("", (Segment(0, 0, 0),))
    stop = start + len(text)
    found = mapped.segments[mapped.segment(start) : mapped.segment(stop - 1) + 1]
    segments = []
    for segment, after in zip(found, [*(s.start for s in found[1:]), stop], strict=True):
        at = max(start, segment.start)
        source, source_end = segment.source, segment.source_end
        if segment.verbatim and source >= 0:
            source += at - segment.start
            source_end = source + min(after, stop) - at
        segments.append(replace(segment, start=at - start, source=source, source_end=source_end))
    return Mapped(text, tuple(segments))


def _wide(character: str) -> bool:
    return east_asian_width(character) in ("W", "F")

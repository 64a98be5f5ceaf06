"""Text in terminal cells: widths, wrapping and columns. A Han character is two cells wide.

Neither `textwrap` (counts characters) nor rich (lets a line begin with 。) will do here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

_CLOSING = "，。、；：！？）》」』】〉”’％…,.;:!?)]}%"
_OPENING = "（《「『【〈“‘([{"
# What may not be broken: a run of Latin letters, digits and signs, or one wide character.
_PIECE = re.compile(r"[^\S\n]+|[!-~\u00a0-\u2017\u2020-\u2025\u2027-\u2e7f]+|.", re.DOTALL)

__all__ = ["cell_len", "columns", "cut", "pad", "wrap"]


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells: broken at spaces and between Han characters.

    No line begins with closing punctuation or ends with opening punctuation.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line, used = "", 0
        for piece in _pieces(paragraph, max(width, 2)):
            wide = cell_len(piece)
            if used + cell_len(piece.rstrip()) > width and line.strip():
                lines.append(line.rstrip())
                line, used, piece = "", 0, piece.lstrip()
                wide = cell_len(piece)
            line, used = line + piece, used + wide
        lines.append(line.rstrip())
    return lines


def _pieces(text: str, width: int) -> Iterator[str]:
    """The unbreakable pieces of `text`, punctuation glued to the character that it belongs to."""
    held = ""
    for piece in _PIECE.findall(text):
        if not held or piece[0] in _CLOSING or held[-1] in _OPENING:
            held += piece
            continue
        yield from _chopped(held, width)
        held = piece
    yield from _chopped(held, width)


def _chopped(piece: str, width: int) -> Iterator[str]:
    """A piece that fits no line (a URL, a path) in pieces that do."""
    while cell_len(piece) > width:
        head = cut(piece, width)
        yield head
        piece = piece[len(head) :]
    if piece:
        yield piece


def cut(text: str, width: int) -> str:
    """The longest beginning of `text` of at most `width` cells, never empty if `text` is not."""
    size = len(text)
    while size > 1 and cell_len(text[:size]) > width:
        # No character is wider than two cells: halving the excess never cuts too much.
        size -= max(1, (cell_len(text[:size]) - width) // 2)
    return text[:size]


def pad(text: str, width: int, right: bool = False) -> str:
    """`text` filled with spaces to `width` cells."""
    fill = " " * max(0, width - cell_len(text))
    return fill + text if right else text + fill


def columns(
    rows: Sequence[Sequence[str]], width: int, indent: str = "", gap: str = "  ", last_min: int = 24
) -> Iterator[str]:
    """Rows as aligned lines: every column as wide as its widest cell, the last one wrapped."""
    if not rows:
        return
    widths = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    start = cell_len(indent) + sum(widths) + cell_len(gap) * len(widths)
    room = max(last_min, width - start)
    for row in rows:
        head = indent + "".join(pad(cell, wide) + gap for cell, wide in zip(row, widths, strict=False))
        for line in wrap(row[-1], room):
            yield (head + line).rstrip()
            head = " " * start

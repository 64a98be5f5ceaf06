"""A query's result for the terminal: a table where it fits, one column below the other where not."""

from __future__ import annotations

from collections.abc import Sequence

from jobscan.audit.cells import is_number, shown
from jobscan.reports.layout import cell_len, cut, pad
from jobscan.reports.visible import visible

_GAP = "  "
_NARROW = 8
"""Cells that a column keeps at least, if it needs them."""


def fitted(names: Sequence[str], rows: Sequence[Sequence[object]], width: int) -> str:
    """At most `width` cells wide; what is longer is cut with …; numbers stand to the right."""
    lines = [[visible(name) for name in names], *([visible(shown(v)) for v in row] for row in rows)]
    needed = [max(cell_len(line[at]) for line in lines) for at in range(len(names))]
    widths = _shared(needed, width - len(_GAP) * (len(names) - 1))
    if widths is None:
        return _below(lines[0], lines[1:], width)
    right = [
        any(row[at] is not None for row in rows)
        and all(row[at] is None or is_number(row[at]) for row in rows)
        for at in range(len(names))
    ]
    return "".join(
        _GAP.join(
            pad(_cut(cell, wide), wide, to_right)
            for cell, wide, to_right in zip(line, widths, right, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def _shared(needed: Sequence[int], room: int) -> list[int] | None:
    """What each column gets of `room`: the widest give first. None where some would get too little."""
    if sum(needed) <= room:
        return list(needed)
    if sum(min(n, _NARROW) for n in needed) > room:
        return None
    most = max(needed)
    while sum(min(n, most) for n in needed) > room:
        most -= 1
    return [min(n, most) for n in needed]


def _below(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Each row as lines of name and value."""
    wide = max(cell_len(name) for name in names)
    blocks = [
        "".join(
            f"{pad(name, wide)}{_GAP}{_cut(cell, max(_NARROW, width - wide - len(_GAP)))}".rstrip() + "\n"
            for name, cell in zip(names, row, strict=True)
        )
        for row in rows
    ]
    return "\n".join(blocks) if blocks else _GAP.join(names) + "\n"


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else cut(text, max(1, width - 1)) + "…"

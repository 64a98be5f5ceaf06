"""Plain tables: aligned by cells, no boxes, one line a row as grep and cut want it."""

from __future__ import annotations

from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they need, the last one unbounded; ends in a newline."""
    from jobscan.reports.layout import cell_len, pad
    from jobscan.reports.visible import visible

    lines = [list(heads), *([visible(cell) for cell in row] for row in rows)]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(heads))]
    return "".join(
        "  ".join(pad(cell, wide) for cell, wide in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in lines
    )

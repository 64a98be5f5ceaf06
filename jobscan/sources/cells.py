"""A row of cells as a line of text: tables of Word, sheets of Excel that are no list of ads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscan.sources.place import Mapped, join

_LABEL = re.compile(r"[^\s。！？!?；;：:，,|][^\n。！？!?；;：:，,|]{0,23}")
_LONGEST_HAN_LABEL = 10
BAR = " | "


def line(cells: Sequence[Mapped]) -> Mapped:
    """The cells between bars, which no clause crosses; a label and its value (性别要求 | 男) with a colon.

    `cells`: at least one. Empty ones are left out.
    """
    filled = [cell for cell in cells if cell.text.strip()]
    if len(cells) == len(filled) == 2 and _is_label(filled[0].text):
        return join([filled[0], _colon(filled[0].text), filled[1]])
    parts: list[Mapped | str] = []
    for cell in filled:
        parts += [BAR, cell] if parts else [cell]
    return join(parts)


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text.rstrip(" \u3000:："))) and (
        text.isascii() or len(text) <= _LONGEST_HAN_LABEL
    )


def _colon(label: str) -> str:
    if label.rstrip(" \u3000").endswith((":", "：")):
        return " " if label.isascii() and not label.endswith(" ") else ""
    return ": " if label.isascii() else "："

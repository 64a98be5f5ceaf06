"""Lines as a page shows them → lines as they were written: where a sentence was wrapped it goes on.

A line was wrapped if what follows would not have fitted on it. That takes the right margin: as much
blank paper as on the left, unless most lines above each other end at one edge, as in a narrow column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, in points from its lower left corner; `word` is the width of its first word."""

    text: str
    left: float
    right: float
    top: float
    height: float
    word: float


_HAN = "\u3400-\u9fff\uf900-\ufaff"
_HAN_END = re.compile(rf"[{_HAN}，、（《“]\s*$")
_HAN_START = re.compile(rf"\s*[{_HAN}，。、；）》”]")
_SHORTEST = 12  # characters: a poster's short lines are meant
_SHORTEST_LATIN = 30
_STOP = re.compile(r"[。！？!?；;：:.|]\s*$")
_ITEM = re.compile(
    r"\s*(?:[•●■◆◇▪▶►➤✓✔✅※★☆·○□☐*\-–—【\[#]"
    r"|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）、．]"
    r"|\d{1,2}\.(?!\d)|[①-⑳⑴-⑽㈠-㈩]"
    rf"|[{_HAN}]{{2,8}}[：:])"
)


def reflow(lines: Sequence[Line], width: float) -> str:
    """The text of a page that is `width` points wide."""
    parts: list[str] = []
    page = width - min((line.left for line in lines), default=0.0)
    for run in _runs(lines):
        margin = _margin(run, page)
        for line, following in pairwise(run):
            between = _between(line, following, margin)
            parts += [line.text if between == "\n" else line.text.rstrip(), between]
        parts += [run[-1].text, "\n"]
    return "".join(parts[:-1])


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines below each other: another column, or a table's next cell, begins anew."""
    runs: list[list[Line]] = []
    for line in lines:
        above = runs[-1][-1] if runs else None
        if above and line.top < above.top and line.left < above.right and above.left < line.right:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _margin(run: Sequence[Line], page: float) -> float:
    """Where full lines end. `page`: where they do on a page with margins of one width."""
    edge = max(line.right for line in run)
    full = [line for line in run if line.right > edge - 0.3 * line.height]
    # Items of one length, too, end at one edge, but so does the last of them.
    column = len(full) >= 3 and len(full) >= 0.6 * len(run) and run[-1] not in full
    return edge if column else max(edge, page)


def _between(line: Line, following: Line, margin: float) -> str:
    """What stands between two lines below each other: nothing, a blank or a line end."""
    if (
        len(line.text) < _SHORTEST
        or line.top - following.top > 2.2 * line.height
        or not 0.85 < following.height / max(line.height, 0.1) < 1.18
        or line.right + following.word <= margin
        or _STOP.search(line.text)
        or _ITEM.match(following.text)
    ):
        return "\n"
    if _HAN_END.search(line.text) or _HAN_START.match(following.text):
        return ""
    goes_on = len(line.text) >= _SHORTEST_LATIN and following.text.lstrip()[:1].islower()
    if not goes_on:
        return "\n"
    return "" if line.text.rstrip().endswith("-") else " "

"""Tables of a page: which cells answer the name of their column or of the cell before (性别 | 女)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobscan.sources.cells import columns, heads
from jobscan.sources.demands import is_demand, label

_Node = Any
"""An element of JustHTML."""

_LONGEST = 200  # characters of a cell that is looked at
_INSIDE = frozenset("table thead tbody tfoot tr".split())


@dataclass(frozen=True, slots=True)
class Labels:
    """By the id() of a cell's element: what is put before its text; and the cells that are so said."""

    before: dict[int, str]
    said: frozenset[int]


def labels(table: _Node) -> Labels:
    """Of the cells of one table, not of those inside it."""
    rows = [[(cell, _text(cell)) for cell in _below(row, ("td", "th"))] for row in _below(table, ("tr",))]
    found = columns([[text for _, text in row] for row in rows])
    names = dict(found.names)
    said = set(found.answered)
    for number, row in enumerate(rows):
        for at in range(1, len(row)) if number not in found.rows else ():
            name, text = row[at - 1][1].strip(), row[at][1]
            if is_demand(name) and label(name, text) and not heads(text):
                names[number, at] = name
                said.add((number, at - 1))
    before = {id(rows[r][c][0]): label(name, rows[r][c][1]) for (r, c), name in names.items()}
    return Labels(before, frozenset(id(rows[r][c][0]) for r, c in said))


def _below(parent: _Node, wanted: tuple[str, ...]) -> Iterator[_Node]:
    """The rows of a table or the cells of a row, those of tables inside left out."""
    todo = list(reversed(parent.children or ()))
    while todo:
        node = todo.pop()
        if node.name in wanted:
            yield node
        elif node.name in _INSIDE and node.name != "table":
            todo += reversed(node.children or ())


def _text(cell: _Node) -> str:
    """The beginning of a cell's text, not of tables inside it."""
    texts: list[str] = []
    size = 0
    todo = list(reversed(cell.children or ()))
    while todo and size <= _LONGEST:
        node = todo.pop()
        if node.name == "#text":
            texts.append(node.data or "")
            size += len(texts[-1])
        elif not node.name.startswith(("#", "!")) and node.name not in ("table", "script", "style"):
            todo += reversed(node.children or ())
    return " ".join("".join(texts).split())

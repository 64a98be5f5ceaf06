"""Records in JSON and YAML: where in a tree of values they are, and what their keys are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobscan.sources.columns import is_known
from jobscan.sources.demands import canonical
from jobscan.sources.place import Mapped

DEEPEST = 100
"""Levels of nesting. Data about jobs has five; more is an attack, or no such data."""

MOST = 2_000_000
"""Values in a tree. More belong into lines of JSON, which are read one by one."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string in the raw source, from `start` to `end`, marks of the format included.

    `value` and `style` (a YAML scalar's: ' " | > or nothing) where the parser tells them.
    """

    start: int
    end: int
    value: str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An object: its keys, and the stretch of the raw source that it is."""

    values: dict[str, Node]
    start: int
    end: int


Node = Text | Record | list["Node"] | str
"""A value: a string with its place, an object, a list, or a number, true, false, null as written."""

Texts = dict[str, list[tuple[str, Text]]]


def records(tree: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """The records in `tree`, each with its path: "jobs[2]", or "" where the tree is the one record.

    A list holds one record an item. An object is looked into as long as it has no text of its own
    that may be an ad: {"data": {"list": […]}}.
    """
    held = _list(tree, path)
    if held is None:
        yield path, tree
        return
    where, items = held
    for n, item in enumerate(items):
        yield f"{where}[{n}]", item


def _list(tree: Node, path: str) -> tuple[str, list[Node]] | None:
    """The list of records below `tree`: the one with most objects in it that have a key we know."""
    if isinstance(tree, list):
        return path, tree
    best: tuple[int, str, list[Node]] | None = None
    todo: list[tuple[Node, str]] = [(tree, path)]
    while todo:
        node, where = todo.pop()
        if not isinstance(node, Record) or _is_ad(node):
            continue
        for key, value in node.values.items():
            below = f"{where}.{key}" if where else key
            if isinstance(value, Record):
                todo.append((value, below))
            elif isinstance(value, list):
                good = sum(isinstance(item, Record) and any(map(is_known, item.values)) for item in value)
                if good and (best is None or good > best[0]):
                    best = good, below, value
    return best[1:] if best else None


def _is_ad(record: Record) -> bool:
    known = [key for key, value in record.values.items() if is_known(key) and isinstance(value, Text)]
    return len(known) > 1 or any(
        canonical(key) in ("description", "jobdescription", "职位描述") for key in known
    )


def texts(record: Node) -> tuple[Texts, dict[str, str]]:
    """What a record says: the strings of each column with the path of each below the record, and the rest.

    Nested keys are joined by a dot; the strings of a list are one column: ["能吃苦", "限男性"].
    Numbers and the like come as they are written.
    """
    strings: Texts = {}
    others: dict[str, str] = {}
    todo: list[tuple[str, str, Node]] = [("", "", record)]
    while todo:
        column, path, node = todo.pop()
        if isinstance(node, Text):
            strings.setdefault(column or "text", []).append((path, node))
        elif isinstance(node, Record):
            below = [
                (f"{column}.{k}" if column else k, f"{path}.{k}" if path else k, v)
                for k, v in node.values.items()
            ]
            todo += reversed(below)
        elif isinstance(node, list):
            todo += [(column, f"{path}[{n}]", v) for n, v in reversed(list(enumerate(node)))]
        elif column and node != "null":
            others[column] = node if column not in others else f"{others[column]}, {node}"
    return strings, others


def one(parts: list[Mapped]) -> list[Mapped | str]:
    """The strings of a list, a line each."""
    return [piece for part in parts for piece in ("\n", part)][1:]

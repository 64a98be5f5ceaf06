"""YAML: a job post, a list of them, or several documents; comments go along for suppressions."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Comment, Item
from jobscan.sources.opened import Opened
from jobscan.sources.record import LineCounter
from jobscan.sources.text import raw
from jobscan.sources.tree import Node, Record, Text, records
from jobscan.sources.tree_ads import Found, Lost, ads
from jobscan.sources.yaml_scalar import mapped
from jobscan.sources.yaml_tree import Parsed, parse


def read(opened: Opened) -> Iterator[Item]:
    """An ad for each record. What is found in a folder and is no ad (a workflow) is passed over."""
    for item in raw(opened):
        if isinstance(item, Ad):
            yield from ads(opened, _found(item.text, parse(item.text)), mapped, _never)
        else:
            yield item


def _never(error: ValueError) -> Bilingual:
    return Bilingual(zh=f"无法读取：{error}。", en=f"could not be read: {error}.")


def _found(raw: str, parsed: Parsed) -> Iterator[Found | Lost]:
    """The records. Each one's source begins behind the one before it, so that it has the comments above it."""
    held = [(path, node) for document in parsed.documents for path, node in records(document)]
    lines, begins = LineCounter(raw), LineCounter(raw)
    comments = iter([*parsed.comments, Comment("", len(raw) + 1, 0)])
    comment = next(comments)
    start = 0
    for n, (path, node) in enumerate(held):
        end = _cut(raw, _end(node, start), _start(held[n + 1][1])) if n + 1 < len(held) else len(raw)
        own: list[Comment] = []
        while comment.start < end:
            own.append(Comment(comment.text, comment.start - start, comment.end - start))
            comment = next(comments)
        line, column = lines.place(start)
        first = begins.place(max(start, _start(node)))[0]
        yield Found(node, raw, start, end, line, column, path, tuple(own), first)
        start = end
    if parsed.problem:
        yield Lost(parsed.line, parsed.problem)


def _cut(raw: str, end: int, following: int) -> int:
    """Where a record stops whose last value ends at `end`: with its line, or before what follows on that line."""
    line = raw.find("\n", max(0, end - 1), following) + 1
    return line or max(end, following)


def _start(node: Node) -> int:
    while isinstance(node, list) and node:
        node = node[0]
    return node.start if isinstance(node, Record | Text) else 0


def _end(node: Node, least: int) -> int:
    """Where the last string in `node` ends: what comes behind it may be a comment."""
    end, todo = least, [node]
    while todo:
        found = todo.pop()
        if isinstance(found, Text):
            end = max(end, found.end)
        elif isinstance(found, Record):
            end = max(end, found.start)
            todo += found.values.values()
        elif isinstance(found, list):
            todo += found
    return end

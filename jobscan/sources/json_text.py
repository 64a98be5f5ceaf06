"""JSON: a list of records, an object with such a list in it, or one record (schema.org JobPosting)."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Item
from jobscan.sources.json_tree import JsonError, bad_string, parse, skip_space, wrong
from jobscan.sources.literal import literal
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place
from jobscan.sources.record import LineCounter
from jobscan.sources.text import raw
from jobscan.sources.tree import Node, Record, Text, records
from jobscan.sources.tree_ads import Found, Lost, ads


def read(opened: Opened) -> Iterator[Item]:
    """An ad for each record. What is found in a folder and is no ad (package.json) is passed over."""
    for item in raw(opened):
        if isinstance(item, Ad):
            yield from ads(opened, _found(item.text), mapped, bad_string)
        else:
            yield item


def mapped(source: str, text: Text, place: Place) -> Mapped:
    return literal(source, text.start, place)


def _found(raw: str) -> Iterator[Found | Lost]:
    lines = LineCounter(raw)
    try:
        for path, node, start, end in _values(raw):
            line, column = lines.place(start)
            yield Found(node, raw, start, end, line, column, path)
    except JsonError as error:
        # Behind what is broken, nothing can be told apart.
        yield Lost(LineCounter(raw).place(error.at)[0], error.problem)


def _values(raw: str) -> Iterator[tuple[str, Node, int, int]]:
    """The records with their paths and stretches. A list is read item by item: only one is in memory."""
    at, n = skip_space(raw, 0), 0
    if raw.startswith("[", at):
        at += 1
        while not raw.startswith("]", at := skip_space(raw, at)) or n:
            node, end = parse(raw, at)
            yield f"[{n}]", node, at, end
            n += 1
            at = skip_space(raw, end)
            if not raw.startswith(",", at):
                break
            at += 1
        if not raw.startswith("]", at):
            parse(raw, min(len(raw), at))
            raise JsonError(at, _NO_COMMA)
        if (at := skip_space(raw, at + 1)) < len(raw):
            raise wrong(raw, at)
        return
    while at < len(raw):  # several objects in a file are lines of JSON under another name
        tree, end = parse(raw, at)
        for path, node in records(tree):
            start, stop = (node.start, node.end) if isinstance(node, Record | Text) else (at, end)
            yield path, node, start, stop
        at = skip_space(raw, end)


_NO_COMMA = Bilingual(
    zh="不是有效的 JSON：记录之间缺少逗号；其后的内容没有检查。",
    en="is not valid JSON: a comma is missing between records; nothing after it was checked.",
)

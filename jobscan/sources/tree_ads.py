"""Records found in JSON or YAML → ads: the columns chosen over the first of them, every string in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Comment, Item, Unreadable
from jobscan.sources.columns import Chosen, record_ad
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place, join
from jobscan.sources.record import LONGEST, SAMPLES, TOO_LONG, Blank, chosen
from jobscan.sources.tree import Node, Text, texts

Mapper = Callable[[str, Text, Place], Mapped]
"""The text of a string of the raw source, with its places in it. ValueError: it cannot be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record: its value, where `raw[start:end]` begins in the file, and what it is called there ("jobs[2]").

    `begins` is the line of its first value, where comments above it belong to `raw[start:end]`.
    """

    node: Node
    raw: str
    start: int
    end: int
    line: int
    column: int = 1
    path: str = ""
    comments: tuple[Comment, ...] = ()
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that cannot be read, and the line it begins on."""

    line: int
    problem: Bilingual


def ads(
    opened: Opened, found: Iterator[Found | Lost], mapper: Mapper, bad: Callable[[ValueError], Bilingual]
) -> Iterator[Item]:
    """An ad for each record; `bad` says what a ValueError of `mapper` means."""
    head = list(islice(found, SAMPLES))
    lost = [item for item in head if isinstance(item, Lost)]
    if len(lost) == len(head) and lost:
        # Nothing to choose columns by, and nothing that says it is no file of ads.
        yield from (
            _unreadable(opened, item) for item in chain(lost, (f for f in found if isinstance(f, Lost)))
        )
        return
    samples = [_values(item, mapper) for item in head if isinstance(item, Found)]
    names = list(dict.fromkeys(name for sample in samples for name in sample))
    columns, said = chosen(opened, names, samples)
    yield said
    if columns is None:
        return
    blank = Blank()
    for item in chain(head, found):
        if isinstance(item, Lost):
            yield _unreadable(opened, item)
            continue
        line = item.begins or item.line
        try:
            ad = (
                _ad(opened, columns, item, mapper)
                if item.end - item.start <= LONGEST
                else Lost(line, TOO_LONG)
            )
        except ValueError as error:
            ad = Lost(line, bad(error))
        if isinstance(ad, Lost):
            yield _unreadable(opened, ad)
        elif ad:
            yield ad
        else:
            blank.add(f"{opened.origin}:{line}")
    yield from blank.told(columns, opened.origin)


def _unreadable(opened: Opened, lost: Lost) -> Unreadable:
    return Unreadable(f"{opened.origin}:{lost.line}", lost.problem)


def _ad(opened: Opened, columns: Chosen, item: Found, mapper: Mapper) -> Ad | None:
    strings, others = texts(item.node)
    wanted = {columns.title, *columns.text}
    parts = {name: _mapped(item, strings[name], mapper) for name in strings if name in wanted}
    fields = {
        name: _value(item, found, mapper) for name, found in strings.items() if name not in columns.text
    }
    return record_ad(
        opened.id, opened.origin, columns, parts, {**fields, **others}, item.raw[item.start : item.end],
        item.line, item.comments, item.column,
    )  # fmt: skip


def _mapped(item: Found, found: list[tuple[str, Text]], mapper: Mapper) -> Mapped:
    """The strings of a column, a line each, as places in the record's own source."""
    pieces: list[Mapped | str] = []
    for path, text in found:
        field = f"{item.path}.{path}" if item.path and path else item.path or path
        mapped = mapper(item.raw, text, Place(field=field))
        moved = tuple(
            replace(s, source=s.source - item.start, source_end=s.source_end - item.start)
            for s in mapped.segments
        )
        pieces += ["\n", Mapped(mapped.text, moved)]
    return join(pieces[1:])


def _value(item: Found, found: list[tuple[str, Text]], mapper: Mapper) -> str:
    return ", ".join(text.value or mapper(item.raw, text, Place()).text for _, text in found)


def _values(item: Found, mapper: Mapper) -> dict[str, str]:
    """A sample of the record, columns in its order; a string that cannot be read is none."""
    strings, others = texts(item.node)
    values: dict[str, str] = {}
    for name, found in strings.items():
        try:
            values[name] = _value(item, found, mapper)
        except ValueError:
            values[name] = ""
    return values | others

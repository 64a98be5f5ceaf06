"""Records found in JSON or YAML → ads: the columns chosen over the first of them, every string in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Comment, Item
from jobscan.sources.columns import Chosen, record_ad
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place, Segment, join
from jobscan.sources.record import LONGEST, SAMPLES, TOO_LONG, Tally, chosen
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
    tally = Tally(opened.origin, opened.every)
    columns: Chosen | None = None
    # Where nothing can be read, nothing says which columns there are, nor that it is no file of ads.
    if not head or any(isinstance(item, Found) for item in head):
        samples = [values(item, mapper) for item in head if isinstance(item, Found)]
        columns, said = chosen(
            opened, list(dict.fromkeys(name for sample in samples for name in sample)), samples
        )
        yield said
        if columns is None:
            return
    for item in chain(head, found):
        if isinstance(item, Lost) or columns is None:
            problem = item.problem if isinstance(item, Lost) else _BAD_BEGINNING
            yield from tally.lost(f"{opened.origin}:{item.line}", problem)
            continue
        where = f"{opened.origin}:{item.begins or item.line}"
        try:
            ad = _ad(opened, columns, item, mapper) if item.end - item.start <= LONGEST else TOO_LONG
        except ValueError as error:
            ad = bad(error)
        if isinstance(ad, Bilingual):
            yield from tally.lost(where, ad)
        elif ad:
            yield ad
        else:
            yield from tally.blank(where)
    yield from tally.told(columns)


_BAD_BEGINNING = Bilingual(
    zh=f"文件开头的 {SAMPLES} 条都无法读取，列无从得知，这一条没有检查；请先修正开头。",
    en=f"was not checked: none of the first {SAMPLES} records could be read, so the columns are not known; mend those.",
)


def _ad(opened: Opened, columns: Chosen, item: Found, mapper: Mapper) -> Ad | None:
    strings, others = texts(item.node)
    parts = {name: _mapped(item, strings[name], mapper) for name in strings if name in columns.wording}
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
            Segment(s.start, s.source - item.start, s.source_end - item.start, s.verbatim, s.place)
            for s in mapped.segments
        )
        pieces += ["\n", Mapped(mapped.text, moved)]
    only = pieces[1]
    return only if len(pieces) == 2 and isinstance(only, Mapped) else join(pieces[1:])


def _value(item: Found, found: list[tuple[str, Text]], mapper: Mapper) -> str:
    return ", ".join(text.value or mapper(item.raw, text, Place()).text for _, text in found)


def values(item: Found, mapper: Mapper) -> dict[str, str]:
    """A sample of the record, columns in its order; a string that cannot be read is none."""
    strings, others = texts(item.node)
    said: dict[str, str] = {}
    for name, found in strings.items():
        try:
            said[name] = _value(item, found, mapper)
        except ValueError:
            said[name] = ""
    return said | others

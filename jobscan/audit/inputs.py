"""What an audit reads: its files and tables, which columns of them, and the chunks they are cut into."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from jobscan.audit.chunk import Chunk, Lost, Payload, Ready, Record, Source
from jobscan.audit.dates import order
from jobscan.audit.reading import csv_table, database, documents, files, json_lines, parquet_table
from jobscan.audit.reading.bad import BadInput, filled
from jobscan.audit.reading.layout import Asked, group, layout, unresolved
from jobscan.audit.reading.layout import told as _told
from jobscan.audit.reading.limits import LIMITS, Limits, Looked
from jobscan.audit.reading.members import members
from jobscan.audit.reading.paths import Given, given
from jobscan.audit.records import records
from jobscan.finding import Bilingual
from jobscan.sources.columns import unknown

__all__ = ["Asked", "BadInput", "Survey", "chunks", "sources", "survey", "told"]

DOCUMENT = "document"
_LOOKED_INTO = 20
"""Documents that are read to see whether they have a group, where no table has it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to read, and the tables in folders and databases that hold no ads and were passed over."""

    sources: tuple[Source, ...]
    passed: tuple[str, ...] = ()


def sources(asked: Asked) -> list[Source]:
    """The files to read, in their order, each with its hash and its columns. Raises BadInput."""
    return list(survey(asked).sources)


def survey(asked: Asked) -> Survey:
    """The same, with what was passed over. Raises BadInput: there is nothing to read, or not as it was asked for."""
    found: list[Source] = []
    passed: list[str] = []
    names: list[str] = []
    hashes: dict[str, str] = {}
    for each in _members(asked):
        path = each.path
        shown = f"{path}:{each.member}" if each.member else path
        if each.problem:
            found.append(Source(len(found), path, each.kind, problem=each.problem, walked=True))
            continue
        try:
            looked = _looked(each, asked)
            chosen = layout(looked, asked, each.walked) if looked else unresolved(asked)
            if chosen is None:
                passed.append(shown)
                continue
            if isinstance(chosen, Bilingual) and not each.walked:
                raise BadInput(filled(_OF, path=shown, problem=chosen))
            size = os.stat(path).st_size
            if path not in hashes:
                hashes[path] = files.sha256(path)
            source = Source(len(found), path, each.kind, each.member, size, hashes[path], walked=each.walked)
        except OSError as error:
            source = Source(len(found), path, each.kind, each.member, problem=files.failed(error))
        else:
            if isinstance(chosen, Bilingual):
                source = replace(source, problem=chosen)
            else:
                source = replace(source, layout=chosen)
                names += [*looked.names, *looked.others] if looked else []
        found.append(source)
    if not found:
        raise BadInput(filled(_NO_ADS, path=", ".join(asked.paths)))
    found = [_ordered(source) for source in found]
    _check(asked, found, names)
    return Survey(tuple(found), tuple(passed))


def told(source: Source) -> Bilingual:
    """Which columns of a table were taken, for the run's output; of a document, that it is one."""
    if source.kind == DOCUMENT or not source.layout.text:
        return _WHOLE
    return _told(source.layout, guessed=True)


def chunks(found: Sequence[Source], limits: Limits = LIMITS) -> Iterator[Chunk]:
    """The chunks of `found`, the same ones every time. `upto` counts the bytes of all sources read until then."""
    number = base = 0
    for is_document, alike in groupby(found, lambda source: source.kind == DOCUMENT):
        together = list(alike)
        if is_document:
            for papers, upto in documents.cut(together, limits):
                yield Chunk(number, papers, base + upto)
                number += 1
            base += sum(source.bytes for source in together)
            continue
        for source in together:
            for payload, upto in _cut(source, limits):
                yield Chunk(number, payload, base + min(upto, source.bytes))
                number += 1
            base += source.bytes


def _cut(source: Source, limits: Limits) -> Iterator[tuple[Payload, int]]:
    if source.problem:
        yield Ready(source, (Lost(source.number, 0, source.problem),)), source.bytes
        return
    try:
        yield from _CUT[source.kind](source, limits)
    except OSError as error:
        yield Ready(source, (Lost(source.number, 0, files.failed(error)),)), source.bytes


_CUT: dict[str, Callable[[Source, Limits], Iterator[tuple[Payload, int]]]] = {
    "jsonl": json_lines.cut,
    "csv": csv_table.cut,
    "parquet": parquet_table.cut,
    "database": database.cut,
}


def _members(asked: Asked) -> Iterator[Given]:
    """The files, and of databases the tables."""
    for each in given(asked):
        if each.kind == "database":
            yield from members(each, asked)
        else:
            yield each


def _looked(each: Given, asked: Asked) -> Looked | None:
    """What a table holds; None: a document."""
    try:
        match each.kind:
            case "jsonl":
                return json_lines.look(each.path)
            case "csv":
                return csv_table.look(
                    each.path, replace(asked.columns, text=(*asked.text, *asked.groups, asked.date))
                )
            case "parquet":
                return parquet_table.look(each.path)
            case "database":
                return database.look(each.path, each.member)
    except database.BadDatabase as error:
        raise BadInput(filled(_OF, path=each.path, problem=error.problem)) from error
    return None


def _ordered(source: Source) -> Source:
    """With the order of day and month that the first chunk settles."""
    if source.kind == DOCUMENT or not source.layout.date or source.problem:
        return source
    seen = replace(source, layout=replace(source.layout, id=source.layout.date))
    said = [
        item.id
        for payload, _ in islice(_cut(seen, LIMITS), 1)
        for item in records(payload)
        if isinstance(item, Record) and item.id
    ]
    return replace(source, layout=replace(source.layout, order=order(said)))


def _check(asked: Asked, found: Sequence[Source], names: Sequence[str]) -> None:
    """Raise BadInput for a group or date that no file has."""
    tables = [source.layout for source in found if source.kind != DOCUMENT and not source.problem]
    held = {name for each in tables for name, _ in each.groups} | {
        each.date and asked.date for each in tables
    }
    missing = [name for name in (*asked.groups, asked.date) if name and name not in held]
    if any(not each.text for each in tables):
        return  # what they hold is not known
    papers = [source for source in found if source.kind == DOCUMENT]
    if not missing or len(papers) > _LOOKED_INTO:
        return
    fields = documents.fields(papers)
    missing = [name for name in missing if not group(name, fields)]
    if missing:
        known = list(dict.fromkeys((*names, *fields)))
        raise BadInput(filled(_OF, path=", ".join(asked.paths), problem=unknown(missing[0], known)))


_OF = Bilingual(zh="{path}：{problem}", en="{path} {problem}")
_NO_ADS = Bilingual(
    zh="{path} 里没有像招聘广告的文件或表；如果有，请直接写出文件名（或 文件:表名），并用 --text 指明列。",
    en="{path}: no file or table there looks as if it held job ads; if one does, name it (or file:table), and its "
    "column with --text.",
)
_WHOLE = Bilingual(zh="按整份文档读取。", en="read as a document.")

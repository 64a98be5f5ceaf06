"""Worker's side of JSON Lines: whole lines by msgspec, those that it refuses as `jobscan check` reads them.

msgspec is twice as fast as orjson with types and as fast without, tells floats as they are written
(float_hook), and is here already for the pack's cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from jobscan.audit.chunk import Lines, Lost, Record
from jobscan.audit.reading.record import Maker
from jobscan.finding import Bilingual
from jobscan.sources import jsonl
from jobscan.sources.encoding import damaged, text_of
from jobscan.sources.json_text import mapped
from jobscan.sources.json_tree import bad_string
from jobscan.sources.place import Place
from jobscan.sources.record import LONGEST, TOO_LONG
from jobscan.sources.tree import DEEPEST, texts
from jobscan.sources.tree import Record as Object
from jobscan.sources.tree_ads import Lost as LostLine

_NO_OBJECT = Bilingual(
    zh="不是一条记录：一行应是一个 JSON 对象（{…}）；请检查导出的数据。",
    en="is no record: a line should be one JSON object ({…}); see how it was exported.",
)


class _Number(str):
    """A number with a fraction, as it is written."""

    __slots__ = ()


_DECODE = msgspec.json.Decoder(float_hook=_Number).decode

_Columns = dict[str, list[str]]


def names(line: bytes) -> list[str]:
    """The columns of a record; none where msgspec cannot read it."""
    try:
        found = _DECODE(line)
    except (ValueError, RecursionError):
        return []
    strings, others = flat(found) if type(found) is dict else ({}, {})
    return [*strings, *others]


def lines(payload: Lines) -> Iterator[Record | Lost]:
    """The ads of a chunk of lines, and what could not be read, each with its line."""
    reader = _Reader(payload)
    for row, line in enumerate(payload.data.split(b"\n"), payload.row):
        if line and (found := reader.read(row, line)):
            yield found


class _Reader:
    def __init__(self, payload: Lines) -> None:
        source, layout = payload.source, payload.source.layout
        self._number = source.number
        self._encoding = payload.encoding
        self._maker = Maker(source)
        self._text = layout.text
        self._wording = tuple(dict.fromkeys(filter(None, (layout.title, *layout.text, *layout.demands))))
        others = (layout.id, layout.title, layout.date, *(column for _, column in layout.groups))
        self._fields = tuple(dict.fromkeys(filter(None, others)))
        self._plain = not any("." in name for name in (*self._wording, *self._fields))

    def read(self, row: int, line: bytes) -> Record | Lost | None:
        """None: there is nothing on the line."""
        nested = line.count(b"{") + line.count(b"[") > DEEPEST  # it may be too deep, which msgspec allows
        if nested or len(line) > LONGEST:
            return self._slow(row, line)
        try:
            found = _DECODE(line)
        except (ValueError, RecursionError):  # also what is no UTF-8
            return self._slow(row, line)
        if type(found) is not dict:
            return Lost(self._number, row, _NO_OBJECT)
        return (self._plain and self._fast(row, found)) or self._made(row, *flat(found))

    def _fast(self, row: int, found: dict[str, Any]) -> Record | Lost | None:
        """A record whose columns are strings at its top; None: it takes more than that."""
        if "" in found:
            return None
        values: dict[str, str] = {}
        for name in self._wording:
            value = found.get(name)
            if type(value) is str:
                values[name] = value
            elif value is not None:
                return None
        fields: dict[str, str] = {}
        for name in self._fields:
            value = found.get(name)
            if isinstance(value, str):
                fields[name] = value
            elif type(value) is int:
                fields[name] = str(value)
            elif value is not None:
                return None
        return self._maker.make(row, values, fields)

    def _made(self, row: int, strings: _Columns, others: dict[str, str]) -> Record | Lost:
        values = {name: "\n".join(strings[name]) for name in self._wording if name in strings}
        fields = others | {name: ", ".join(strings[name]) for name in self._fields if name in strings}
        wrong = {name: others[name] for name in self._text if name not in values and name in others}
        every = (*strings, *others)
        for name in self._text:
            if name not in values and any(column.startswith(f"{name}.") for column in every):
                wrong[name] = "{}"
        return self._maker.make(row, values, fields, wrong)

    def _slow(self, row: int, line: bytes) -> Record | Lost | None:
        text = text_of(line, self._encoding)
        if len(text) > LONGEST:
            return Lost(self._number, row, TOO_LONG)
        if problem := damaged(text, self._encoding):
            return Lost(self._number, row, problem)
        if not text.strip(jsonl.SPACE):
            return None
        found = jsonl.record(row, text)
        if isinstance(found, LostLine):
            return Lost(self._number, row, found.problem)
        if not isinstance(found.node, Object):
            return Lost(self._number, row, _NO_OBJECT)
        strings, others = texts(found.node)
        try:
            spoken = {
                name: [mapped(text, each, Place()).text for _, each in pieces]
                for name, pieces in strings.items()
            }
        except ValueError as error:
            return Lost(self._number, row, bad_string(error))
        return self._made(row, spoken, others)


def flat(record: dict[str, Any]) -> tuple[_Columns, dict[str, str]]:
    """What tree.texts says of a record, of mere values: the strings of each column, and the rest."""
    strings: _Columns = {}
    others: dict[str, str] = {}
    todo: list[tuple[str, Any]] = [("", record)]
    while todo:
        column, value = todo.pop()
        kind = type(value)
        if kind is str:
            strings.setdefault(column or "text", []).append(value)
        elif kind is dict:
            todo += reversed([(f"{column}.{k}" if column else k, v) for k, v in value.items()])
        elif kind is list:
            todo += [(column, each) for each in reversed(value)]
        elif column and value is not None:
            written = str(value).lower() if kind is bool else str(value)
            others[column] = f"{others[column]}, {written}" if column in others else written
    return strings, others

"""Rows of a query as CSV, JSON, JSON Lines and Markdown: for each a generator of lines, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from jobscan.audit.cells import as_json, is_number, shown, text
from jobscan.reports.csv_report import guarded
from jobscan.reports.markdown_text import foreign
from jobscan.reports.safe_json import safe_json

Row = Sequence[Any]
Writer = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]


def csv_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """RFC 4180, every text in quotes. No cell is a formula; control characters and line ends are escapes.

    NULL is an empty cell without quotes, an empty text has them: the csv module of Python 3.11 cannot do that.
    """
    for row in chain((names,), rows):
        yield ",".join(_csv_cell(value) for value in row) + "\r\n"


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if is_number(value) or isinstance(value, bool):
        return text(value)
    quoted = guarded(text(value)).replace('"', '""')
    return f'"{quoted}"'


def jsonl_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """An object a row: numbers, lists and maps stay what they are."""
    for row in rows:
        yield safe_json(_record(names, row), indent=None)


def json_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """One list of the same objects."""
    yield "["
    before = "\n"
    for row in rows:
        yield before + safe_json(_record(names, row), indent=None).rstrip("\n")
        before = ",\n"
    yield "\n]\n" if before != "\n" else "]\n"


def _record(names: Sequence[str], row: Row) -> dict[str, Any]:
    return {name: as_json(value) for name, value in zip(names, row, strict=True)}


def markdown_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A table; nothing in a cell is mark-up or a link."""
    yield _markdown_row(names)
    yield _markdown_row(["---"] * len(names), plain=True)
    for row in rows:
        yield _markdown_row([shown(value) for value in row])


def _markdown_row(cells: Sequence[str], plain: bool = False) -> str:
    return "| " + " | ".join(cell if plain else foreign(cell) for cell in cells) + " |\n"


WRITERS: Mapping[str, Writer] = {
    "csv": csv_lines,
    "json": json_lines,
    "jsonl": jsonl_lines,
    "markdown": markdown_lines,
}

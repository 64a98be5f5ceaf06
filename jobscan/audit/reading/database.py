"""Tables of DuckDB and SQLite files, told apart by their first bytes; a row's number is its ordinal."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from jobscan.audit.chunk import Rows, Source
from jobscan.audit.reading.files import failed
from jobscan.audit.reading.limits import LIMITS, Limits, Looked
from jobscan.audit.reading.rows import Values, gathered, wanted
from jobscan.finding import Bilingual
from jobscan.sources.encoding import damaged
from jobscan.sources.parquet import not_utf8
from jobscan.sources.record import LONGEST, SAMPLES, TOO_LONG

SUFFIXES = (".duckdb", ".db", ".sqlite", ".sqlite3")
OWN = frozenset(("audit", "texts", "findings", "chunks"))
"""Tables by which an audit is known."""


class Database(Protocol):
    """An open file of tables. Whatever goes wrong with it is a BadDatabase."""

    def tables(self) -> list[tuple[str, bool]]:
        """Their names in a fixed order, and whether each is a view."""

    def columns(self, table: str) -> list[str]: ...

    def count(self, table: str) -> int: ...

    def rows(self, table: str, columns: Sequence[str]) -> Generator[Sequence[Any], None, None]:
        """To be closed before the file is. As they stand in the file, the same order every time."""


class BadDatabase(Exception):
    """What cannot be read of a database: why."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def kind(path: str) -> str:
    """duckdb, sqlite, or nothing. Raises OSError."""
    with open(path, "rb") as file:
        begins = file.read(16)
    if begins == b"SQLite format 3\0":
        return "sqlite"
    return "duckdb" if begins[8:12] == b"DUCK" else ""


def opened(path: str) -> AbstractContextManager[Database]:
    """Read-only. Raises BadDatabase, OSError and, for a DuckDB file without that library, ImportError."""
    for suffix in ("-wal", "-journal", ".wal"):
        beside = Path(path + suffix)
        if beside.exists() and beside.stat().st_size:
            raise BadDatabase(_fill(_UNFINISHED, beside.name))
    if kind(path) == "sqlite":
        from jobscan.audit.reading import sqlite_file

        return sqlite_file.opened(path)
    from jobscan.audit.reading import duckdb_file

    return duckdb_file.opened(path)


def look(path: str, member: str) -> Looked:
    """The columns and the first rows of a table. Raises BadDatabase, OSError."""
    with opened(path) as database:
        names = database.columns(member)
        with closing(database.rows(member, names)) as rows:
            return Looked(names, [_sample(names, row) for row in islice(rows, SAMPLES)])


def cut(source: Source, limits: Limits = LIMITS) -> Iterator[tuple[Rows, int]]:
    """The rows in chunks, each with the share of the file's bytes read until then. Raises OSError."""
    try:
        with opened(source.path) as database:
            names = wanted(source, database.columns(source.member))
            total = max(1, database.count(source.member))
            with closing(database.rows(source.member, names)) as rows:
                yield from gathered(
                    source,
                    names,
                    _rows(rows, source, names),
                    lambda row: source.bytes * min(row, total) // total,
                    limits,
                )
    except BadDatabase as error:
        yield from gathered(source, (), iter([(0, error.problem)]), int, limits)


def _rows(
    rows: Iterator[Sequence[Any]], source: Source, names: Sequence[str]
) -> Iterator[tuple[int, Values | Bilingual]]:
    text = [name in source.layout.text for name in names]
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            yield number, _strings(names, text, row)
    except BadDatabase as error:
        yield number + 1, error.problem


def _strings(names: Sequence[str], text: Sequence[bool], row: Sequence[Any]) -> Values | Bilingual:
    found: list[str | None] = []
    for name, is_text, value in zip(names, text, row, strict=True):
        if is_text and not isinstance(value, str | bytes | list | tuple | None):
            return _fill(_NO_TEXT, name)
        try:
            said = _said(value)
        except UnicodeDecodeError as error:
            return not_utf8(error)
        if said is not None and len(said) > LONGEST:
            return TOO_LONG
        if said and (problem := damaged(said, "utf-8")):
            return problem
        found.append(said)
    return found


def _said(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, list | tuple):
        return "\n".join(said for each in value if (said := _said(each)) is not None)
    try:
        return str(value)
    except ValueError as error:
        return failed(error).en


def _sample(names: Sequence[str], row: Sequence[Any]) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for name, value in zip(names, row, strict=True):
        try:
            values[name] = _said(value) or ""
        except UnicodeDecodeError:
            values[name] = ""
    return values


def _fill(message: Bilingual, name: str) -> Bilingual:
    return message.format(name=name)


_UNFINISHED = Bilingual(
    zh="旁边有未写完的日志 {name}，其中可能有还没写入数据库的记录；请先关闭使用它的程序，或打开一次数据库并正常关闭。",
    en="has a journal beside it, {name}, with records that are not in the file yet; close the program that writes it, "
    "or open the database once and close it.",
)
_NO_TEXT = Bilingual(
    zh="{name} 应是文字，却是别的类型，没有检查；请检查导出的数据。",
    en="holds something else than text in {name} and was not checked; see how it was exported.",
)

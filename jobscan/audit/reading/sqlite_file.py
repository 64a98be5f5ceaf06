"""SQLite files, by the standard library."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from jobscan.audit.reading.database import BadDatabase
from jobscan.audit.sql import name
from jobscan.finding import Bilingual

_DAMAGED = Bilingual(
    zh="SQLite 数据库从这里起无法读取（{why}）；请修复或重新导出。",
    en="cannot be read as an SQLite database from here on ({why}); repair it or export it again.",
)


@contextmanager
def opened(path: str) -> Iterator[_Sqlite]:
    """immutable: neither locked nor written beside, so that a medium that is read-only will do."""
    uri = f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1"
    with _failures(), closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        connection.execute("PRAGMA trusted_schema = OFF")  # a view in it runs no functions of ours
        yield _Sqlite(connection)


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def tables(self) -> list[tuple[str, bool]]:
        with _failures():
            found = self._connection.execute(
                "SELECT name, type = 'view' FROM sqlite_master WHERE type IN ('table', 'view') "
                "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
            )
            return [(name, bool(view)) for name, view in found]

    def columns(self, table: str) -> list[str]:
        with _failures():
            found = self._connection.execute(f"SELECT * FROM {name(table)} LIMIT 0")
            return [column[0] for column in found.description]

    def count(self, table: str) -> int:
        with _failures():
            (found,) = self._connection.execute(f"SELECT count(*) FROM {name(table)}").fetchone()
            return int(found)

    def rows(self, table: str, columns: Sequence[str]) -> Generator[Sequence[Any], None, None]:
        with _failures():
            listed = ", ".join(map(name, columns))
            sql = f"SELECT {listed} FROM {name(table)} NOT INDEXED"
            views = {name for name, view in self.tables() if view}
            yield from self._connection.execute(sql.removesuffix(" NOT INDEXED") if table in views else sql)


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        why = " ".join(str(error).split())
        raise BadDatabase(_DAMAGED.format(why=why)) from error

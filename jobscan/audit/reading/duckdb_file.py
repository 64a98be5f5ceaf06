"""DuckDB files, through the one module that knows DuckDB."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscan.audit import sql
from jobscan.audit.reading.database import BadDatabase
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.audit.store import Store

_DAMAGED = Bilingual(
    zh="DuckDB 数据库从这里起无法读取（{why}）；请修复或重新导出。",
    en="cannot be read as a DuckDB database from here on ({why}); repair it or export it again.",
)


@contextmanager
def opened(path: str) -> Iterator[_DuckDB]:
    """Shut off from other files, which views in it may name. Raises ImportError where there is no DuckDB."""
    from jobscan.audit import store

    with _failures(), store.open_foreign(Path(path)) as found:
        yield _DuckDB(found)


class _DuckDB:
    def __init__(self, store: Store) -> None:
        self._store = store

    def tables(self) -> list[tuple[str, bool]]:
        with _failures():
            found = self._store.rows(
                "SELECT table_schema, table_name, table_type = 'VIEW' FROM information_schema.tables "
                "WHERE table_catalog = current_database() ORDER BY 1, 2"
            )
            return [(name if schema == "main" else f"{schema}.{name}", view) for schema, name, view in found]

    def columns(self, table: str) -> list[str]:
        with _failures():
            return [row[0] for row in self._store.rows(f"DESCRIBE {_quoted(table)}")]

    def count(self, table: str) -> int:
        with _failures():
            return int(self._store.row(f"SELECT count(*) FROM {_quoted(table)}")[0])

    def rows(self, table: str, columns: Sequence[str]) -> Generator[Sequence[Any], None, None]:
        listed = ", ".join(map(sql.name, columns))
        with _failures():
            for row in self._store.records(f"SELECT {listed} FROM {_quoted(table)}"):
                yield list(row.values())


def _quoted(table: str) -> str:
    return ".".join(map(sql.name, table.split(".", 1)))


@contextmanager
def _failures() -> Iterator[None]:
    from jobscan.audit import store

    try:
        yield
    except (store.Failed, store.NotAnAudit, store.Locked) as error:
        why = " ".join(str(error).split())[:200]
        raise BadDatabase(_DAMAGED.format(why=why)) from error

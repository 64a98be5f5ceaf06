"""The audit's database: made, filled chunk by chunk, and asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscan.audit import parquet_folder
from jobscan.audit.duck import Failed, Full, Locked, NotAnAudit, connect, failures, is_database
from jobscan.audit.schema import FORMAT, TABLES, VIEWS, Table

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = [
    "Answer",
    "Failed",
    "Full",
    "Locked",
    "NotAQuery",
    "NotAnAudit",
    "Store",
    "create",
    "open_foreign",
    "open_store",
]


class NotAQuery(Exception):
    """A user's SQL that is not one query: none or several statements, or one that would do something."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of a query's result and its rows, fetched as they are used."""

    names: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


class Store:
    """An open audit: a DuckDB file, or a folder of Parquet files with a folder or file for each table."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises Failed."""
        with failures():
            return self._fetched(sql, parameters)

    def _fetched(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """To the last row: DuckDB begins nothing while a result is unfinished."""
        return self._connection.execute(sql, parameters or None).fetchall()

    def row(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> tuple[Any, ...]:
        """The only row of a query."""
        (found,) = self.rows(sql, parameters)
        return found

    def records(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> Iterator[dict[str, Any]]:
        """The rows of a query as {column: value}, fetched as they are used."""
        answer = self.answer(sql, parameters)
        for row in answer.rows:
            yield dict(zip(answer.names, row, strict=True))

    def answer(
        self, sql: str | duckdb.Statement, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> Answer:
        """The columns of a query and its rows, fetched as they are used."""
        with failures():
            cursor = self._connection.cursor().execute(sql, parameters or None)
            return Answer(tuple(column[0] for column in cursor.description or ()), _fetched(cursor))

    def ask(self, sql: str) -> Answer:
        """The answer to a user's SQL, which must be one query. The store must be confined.

        Raises NotAQuery, and Failed with DuckDB's error as JSON behind its kind.
        """
        import duckdb

        kinds = duckdb.StatementType
        with failures():
            statements = self._connection.extract_statements(sql)
        # MULTI is PIVOT, which DuckDB makes several of
        if len(statements) != 1 or statements[0].type not in (kinds.SELECT, kinds.EXPLAIN, kinds.MULTI):
            raise NotAQuery(" ".join(statement.type.name for statement in statements))
        return self.answer(statements[0])

    def arrow(
        self,
        sql: str,
        parameters: Sequence[object] | Mapping[str, object] = (),
        **given: pa.RecordBatch,
    ) -> pa.RecordBatchReader:
        """The result of a query as Arrow batches. `given` are tables that the query may name."""
        import pyarrow as pa

        with failures():
            cursor = self._connection.cursor()
            for name, batch in given.items():
                cursor.register(name, pa.Table.from_batches([batch]))
            return cursor.sql(sql, params=parameters or None).to_arrow_reader(10_000)

    def execute(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> None:
        """A statement that gives no rows. Raises Failed."""
        self.rows(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        with failures():
            self._fetched("BEGIN")
            try:
                yield
                self._fetched("COMMIT")
            except BaseException:
                self._rollback()
                raise

    def _rollback(self) -> None:
        import duckdb

        try:
            self._fetched("ROLLBACK")
        except duckdb.Error:  # there is none any more: the error that is being raised says why
            return

    def insert(self, table: Table, rows: Sequence[Sequence[object]]) -> None:
        """A few rows: of the tables that are not streamed."""
        if rows:
            marks = ", ".join("?" * len(table.columns))
            with failures():
                self._connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)

    def append(self, table: Table, rows: pa.RecordBatch) -> None:
        """Many rows, with the table's columns."""
        import pyarrow as pa

        if rows.num_rows:
            self._connection.register("added", pa.Table.from_batches([rows]))
            try:
                self.execute(f"INSERT INTO {table.name} BY NAME FROM added")
            finally:
                self._connection.unregister("added")

    def replace(self, contents: Mapping[Table, Sequence[Sequence[object]]]) -> None:
        """Whole small tables, all of them or none; of a folder of Parquet files each file whole or not."""
        if not self.path.is_dir():
            with self.transaction():
                for table, rows in contents.items():
                    self._fetched(f"DELETE FROM {table.name}")
                    self.insert(table, rows)
            return
        for table, rows in contents.items():
            with failures():
                parquet_folder.replace_file(self._connection, self.path, table, rows)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create(path: Path) -> Store:
    """A new database with empty tables; `path` must not exist. Raises Failed."""
    store = Store(connect(path, read_only=False), path)
    with store.transaction():
        for table in TABLES:
            store.execute(table.sql)
        for name, sql in VIEWS.items():
            store.execute(f"CREATE VIEW {name} AS {sql}")
    return store


def open_store(path: Path, *, read_only: bool = True, confined: bool = False) -> Store:
    """The audit at `path`; `confined`: for SQL of other people. Raises NotAnAudit, Locked, Failed or OSError."""
    if not path.is_dir() and not is_database(path):
        raise NotAnAudit("no DuckDB file")
    connection = parquet_folder.views(path, confined) if path.is_dir() else connect(path, read_only, confined)
    store = Store(connection, path)
    try:
        (found,) = store.row("SELECT max(format) FROM audit")
    except (Failed, ValueError) as error:
        store.close()
        raise NotAnAudit(str(error)) from error
    if found is not None and found > FORMAT:
        store.close()
        raise NotAnAudit(f"format {found}")
    return store


def open_foreign(path: Path) -> Store:
    """Any DuckDB file, to read its tables in their order; its views reach no other file. Raises NotAnAudit, Locked."""
    store = Store(connect(path, read_only=True), path)
    store.execute("SET memory_limit = '128MB'")  # what it has read stays in memory up to this
    store.execute("SET enable_external_access = false")
    store.execute("SET threads = 1")
    store.execute("SET lock_configuration = true")
    return store


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    with failures():
        while found := cursor.fetchmany(1000):
            yield from found

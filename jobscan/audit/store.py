"""The audit's database: made, filled chunk by chunk, and asked. The only place that knows DuckDB."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscan.audit.chunk import Lost, Scanned
from jobscan.audit.schema import FORMAT, TABLES, VIEWS, Table

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "384MB"
"""What DuckDB may hold before it goes to disk: the audit's memory must not grow with the input."""


class NotAnAudit(Exception):
    """A file or folder that is no audit's. The message is DuckDB's, or empty."""


class Locked(Exception):
    """Another process has the database open."""


class Failed(Exception):
    """The database could not be read or written: the disk is full, it is damaged, a query is wrong."""


class Full(Failed):
    """The disk is full."""


class Store:
    """An open audit: a DuckDB file, or a folder of Parquet files with a folder or file for each table."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises Failed."""
        with _failures():
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
        with _failures():
            cursor = self._connection.cursor().execute(sql, parameters or None)
            names = [column[0] for column in cursor.description or ()]
            while found := cursor.fetchmany(1000):
                for row in found:
                    yield dict(zip(names, row, strict=True))

    def arrow(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> pa.RecordBatchReader:
        """The result of a query as Arrow batches."""
        with _failures():
            return self._connection.cursor().sql(sql, params=parameters or None).to_arrow_reader(10_000)

    def execute(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> None:
        """A statement that gives no rows. Raises Failed."""
        self.rows(sql, parameters)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        with _failures():
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
            with _failures():
                self._connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)

    def replace(self, contents: Mapping[Table, Sequence[Sequence[object]]]) -> None:
        """Whole small tables, all of them or none; of a folder of Parquet files each file whole or not."""
        if not self.path.is_dir():
            with self.transaction():
                for table, rows in contents.items():
                    self._fetched(f"DELETE FROM {table.name}")
                    self.insert(table, rows)
            return
        for table, rows in contents.items():
            with _failures():
                _replace_file(self._connection, self.path, table, rows)

    def commit(self, scanned: Scanned) -> list[bytes]:
        """A chunk's rows and its mark, all or nothing; the hashes of the texts that were new.

        Chunks are committed in their order, so that the first ad with a text is the first of all.
        """
        with self.transaction():
            return self._write(scanned)

    def _write(self, scanned: Scanned) -> list[bytes]:
        run = self._fetched
        with self._registered(new_ads=scanned.ads, new_texts=scanned.texts, new_findings=scanned.findings):
            new = run(
                "CREATE OR REPLACE TEMP TABLE fresh AS SELECT * FROM new_texts ANTI JOIN texts USING (hash); "
                "INSERT INTO texts SELECT ad, hash, characters, jurisdictions, findings, severity, body FROM fresh; "
                "INSERT INTO findings BY NAME SELECT fresh.ad AS text, new_findings.* EXCLUDE (id) "
                "FROM new_findings JOIN fresh ON new_findings.id = fresh.key ORDER BY fresh.ad, finding; "
                "SELECT key FROM fresh"
            )
            run(
                "INSERT INTO ads BY NAME SELECT new_ads.* EXCLUDE (hash), texts.text "
                "FROM new_ads JOIN texts USING (hash) ORDER BY ad"
            )
            counted = run("SELECT count(*) FROM new_ads SEMI JOIN texts USING (hash)")
        if counted != [(scanned.ads.num_rows,)]:
            raise AssertionError("a text that was taken for known is not in the database")
        self._write_errors(scanned.errors)
        run(
            "INSERT INTO chunks VALUES (?, ?, ?, ?, ?)",
            [scanned.chunk, scanned.source, scanned.first_row, scanned.ads.num_rows, len(scanned.errors)],
        )
        return [bytes.fromhex(key) for (key,) in new]

    def _write_errors(self, errors: Sequence[Lost]) -> None:
        seen: dict[tuple[int, int], int] = {}
        rows = []
        for lost in errors:
            place = lost.source, lost.row
            seen[place] = seen.get(place, 0) + 1
            rows.append((*place, seen[place], lost.code, lost.problem.zh, lost.problem.en))
        if rows:
            self._connection.executemany("INSERT INTO errors VALUES (?, ?, ?, ?, ?, ?)", rows)

    @contextmanager
    def _registered(self, **batches: pa.RecordBatch) -> Iterator[None]:
        import pyarrow as pa

        for name, batch in batches.items():
            self._connection.register(name, pa.Table.from_batches([batch]))
        try:
            yield
        finally:
            for name in batches:
                self._connection.unregister(name)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def create(path: Path) -> Store:
    """A new database with empty tables; `path` must not exist. Raises Failed."""
    store = Store(_connect(path, read_only=False), path)
    with store.transaction():
        for table in TABLES:
            store.execute(table.sql)
        for name, sql in VIEWS.items():
            store.execute(f"CREATE VIEW {name} AS {sql}")
    return store


def open_store(path: Path, *, read_only: bool = True) -> Store:
    """The audit at `path`. Raises NotAnAudit, Locked, Failed or OSError."""
    if not path.is_dir() and not _is_database(path):
        raise NotAnAudit("no DuckDB file")  # DuckDB would read a JSON or CSV file as one
    store = Store(_parquet(path), path) if path.is_dir() else Store(_connect(path, read_only), path)
    try:
        (found,) = store.row("SELECT max(format) FROM audit")
    except (Failed, ValueError) as error:
        store.close()
        raise NotAnAudit(str(error)) from error
    if found is not None and found > FORMAT:
        store.close()
        raise NotAnAudit(f"format {found}")
    return store


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    import duckdb

    try:
        return duckdb.connect(
            str(path),
            read_only=read_only,
            config={
                "memory_limit": MEMORY,
                "threads": 1 if not read_only else 2,
                "autoinstall_known_extensions": "false",
            },
        )
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise Locked(str(error)) from error
        raise NotAnAudit(str(error)) from error
    except duckdb.Error as error:
        raise NotAnAudit(str(error)) from error


def _parquet(folder: Path) -> duckdb.DuckDBPyConnection:
    """The tables that Spark has written, as views of a database in memory."""
    import duckdb

    connection = duckdb.connect(config={"memory_limit": MEMORY})
    for table in TABLES:
        found = sorted((folder / table.name).glob("*.parquet")) or sorted(
            folder.glob(f"{table.name}.parquet")
        )
        if found:
            connection.execute(_view(table, found))
        else:
            connection.execute(table.sql)
    for name, sql in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {sql}")
    return connection


def _view(table: Table, files: Sequence[Path]) -> str:
    listed = ", ".join(_quoted(str(file)) for file in files)
    return f"CREATE VIEW {table.name} AS SELECT * FROM read_parquet([{listed}])"


def _replace_file(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: Table, rows: Sequence[Sequence[object]]
) -> None:
    """`rows` as the table's file in `folder`, and as the table that the connection sees."""
    file, fresh = folder / f"{table.name}.parquet", folder / f".{table.name}.parquet.new"
    marks = ", ".join("?" * len(table.columns))
    scratch = f"CREATE OR REPLACE TEMP TABLE fresh_{table.sql.removeprefix('CREATE TABLE ')}"
    connection.execute(scratch).fetchall()
    if rows:
        connection.executemany(f"INSERT INTO fresh_{table.name} VALUES ({marks})", rows)
    try:
        copy = f"COPY (FROM fresh_{table.name}) TO {_quoted(str(fresh))} (FORMAT parquet)"
        connection.execute(copy).fetchall()
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
    (kind,) = connection.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_name = ?", [table.name]
    ).fetchall()[0]
    connection.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {table.name}").fetchall()
    connection.execute(_view(table, [file])).fetchall()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def _failures() -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.InterruptException as error:  # Ctrl-C while a statement ran
        raise KeyboardInterrupt from error
    except duckdb.Error as error:
        kind = Full if "No space left" in str(error) else Failed
        raise kind(str(error)) from error

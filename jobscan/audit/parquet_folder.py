"""An audit as a folder of Parquet files, one or a folder of them for each table: what Spark writes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.audit.duck import CONFINED, in_memory
from jobscan.audit.schema import TABLES, VIEWS, Table
from jobscan.audit.sql import literal

if TYPE_CHECKING:
    import duckdb


def views(folder: Path, confined: bool) -> duckdb.DuckDBPyConnection:
    """The tables that Spark has written, as views of a database in memory; `confined`: for SQL of other people."""
    connection = in_memory()
    allowed: list[str] = []
    for table in TABLES:
        found = sorted((folder / table.name).glob("*.parquet")) or sorted(
            folder.glob(f"{table.name}.parquet")
        )
        if found:
            allowed += [literal(str(file)) for file in found]
            connection.execute(_view(table, found))
        else:
            connection.execute(table.sql)
    for name, sql in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {sql}")
    if confined:
        connection.execute(f"SET GLOBAL allowed_paths = [{', '.join(allowed)}]")
        for name, value in CONFINED.items():
            connection.execute(f"SET GLOBAL {name} = {value}")
    return connection


def _view(table: Table, files: Sequence[Path]) -> str:
    listed = ", ".join(literal(str(file)) for file in files)
    # Parquet as Spark writes it has no UUID; what has the type already costs nothing.
    columns = ", ".join(f'CAST("{c.name}" AS {c.type}) AS "{c.name}"' for c in table.columns)
    return f"CREATE VIEW {table.name} AS SELECT {columns} FROM read_parquet([{listed}])"


def replace_file(
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
        copy = f"COPY (FROM fresh_{table.name}) TO {literal(str(fresh))} (FORMAT parquet)"
        connection.execute(copy).fetchall()
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
    (kind,) = connection.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_name = ?", [table.name]
    ).fetchall()[0]
    connection.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {table.name}").fetchall()
    connection.execute(_view(table, [file])).fetchall()

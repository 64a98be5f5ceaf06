"""An audit's tables as files: streamed, in the order of their keys, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.audit import xlsx
from jobscan.audit.rowtext import WRITERS
from jobscan.audit.schema import TABLES, VIEWS
from jobscan.reports.csv_report import BOM

if TYPE_CHECKING:
    from jobscan.audit.store import Answer, Store

SUFFIXES: Mapping[str, str] = {"parquet": ".parquet", "csv": ".csv", "jsonl": ".jsonl", "xlsx": ".xlsx"}
ORDER: Mapping[str, tuple[str, ...]] = {
    **{table.name: table.key for table in TABLES},
    **dict.fromkeys(VIEWS, ("ad", "finding")),
}
"""By what the rows of each table are ordered: no two have the same."""


class TooManyRows(Exception):
    """A table with more rows than a sheet of XLSX has."""

    def __init__(self, table: str, rows: int) -> None:
        super().__init__(f"{table}: {rows}")
        self.table, self.rows = table, rows


def files(tables: Sequence[str], format: str, out: Path, *, folder: bool) -> dict[str, Path]:
    """The file that each table goes to: one in a folder, or all the same one."""
    return {name: out / f"{name}{SUFFIXES[format]}" if folder else out for name in tables}


def write(store: Store, tables: Sequence[str], format: str, out: Path, *, folder: bool) -> dict[str, int]:
    """Write `tables` and give the rows of each. A folder takes a file for each table.

    The files are made beside their place and moved when all are there. Raises TooManyRows, OSError and Failed.
    """
    counts = {name: int(store.row(f"SELECT count(*) FROM {name}")[0]) for name in tables}
    if format == "xlsx":
        for name, rows in counts.items():
            if rows >= xlsx.MOST_ROWS:
                raise TooManyRows(name, rows)
    with _workshop(out) as place:
        made = files(tables, format, place if folder else place / out.name, folder=folder)
        if format == "xlsx":
            xlsx.write(place / out.name, [(name, *_sheet(store, name)) for name in tables])
        for name, path in made.items():
            if format == "parquet":
                _parquet(store, name, path)
            elif format != "xlsx":
                _lines(store, name, format, path)
        if folder:
            out.mkdir(exist_ok=True)
        for name, path in dict.fromkeys((p.name, p) for p in made.values()):
            os.replace(path, out / name if folder else out)
    return counts


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A folder beside `out` for what is not finished."""
    place = Path(tempfile.mkdtemp(prefix=".jobscan-", dir=out.absolute().parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _select(name: str) -> str:
    order = ", ".join(ORDER[name])
    return f"SELECT * FROM {name}" + (f" ORDER BY {order}" if order else "")


def _sheet(store: Store, name: str) -> tuple[Sequence[str], Iterator[tuple[object, ...]]]:
    answer: Answer = store.answer(_select(name))
    return answer.names, answer.rows


def _lines(store: Store, name: str, format: str, path: Path) -> None:
    """CSV begins with a byte-order mark: without it Excel does not see that it is UTF-8."""
    answer = store.answer(_select(name))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(BOM if format == "csv" else "")
        file.writelines(WRITERS[format](answer.names, answer.rows))


def _parquet(store: Store, name: str, path: Path) -> None:
    """DuckDB writes it: by way of Arrow a UUID would become a text."""
    store.execute(f"COPY ({_select(name)}) TO $path (FORMAT parquet, COMPRESSION zstd)", {"path": str(path)})

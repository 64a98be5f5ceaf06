"""DuckDB: how a database is opened, and what may go wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

MEMORY = "384MB"
"""What DuckDB may hold before it goes to disk, where it is asked."""
WRITING = {
    "memory_limit": "64MB",  # nothing is looked up in the large tables: it must not grow with the input
    "checkpoint_threshold": "64MB",  # each checkpoint writes the last rows of every table again
}
"""Settings for the process that writes an audit."""


class NotAnAudit(Exception):
    """A file or folder that is no audit's. The message is DuckDB's, or empty."""


class Locked(Exception):
    """Another process has the database open."""


class Failed(Exception):
    """The database could not be read or written: the disk is full, it is damaged, a query is wrong."""


class Full(Failed):
    """The disk is full."""


CONFINED = {
    "enable_external_access": "false",
    "allow_community_extensions": "false",
    "autoload_known_extensions": "false",
    "errors_as_json": "true",
    "lock_configuration": "true",
}
"""What a user's SQL may not get around: no other file, no network, no setting. Errors tell their place."""


def is_database(path: Path) -> bool:
    """By its first bytes: DuckDB would read a JSON or CSV file as a database."""
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def connect(path: Path, read_only: bool, confined: bool = False) -> duckdb.DuckDBPyConnection:
    """The database at `path`; `confined`: for SQL of other people. Raises NotAnAudit or Locked."""
    import duckdb

    try:
        return duckdb.connect(
            str(path),
            read_only=read_only,
            config={
                **({"memory_limit": MEMORY, "threads": 2} if read_only else {**WRITING, "threads": 1}),
                "autoinstall_known_extensions": "false",
                **(CONFINED if confined else {}),
            },
        )
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise Locked(str(error)) from error
        raise NotAnAudit(str(error)) from error
    except duckdb.Error as error:
        raise NotAnAudit(str(error)) from error


def in_memory() -> duckdb.DuckDBPyConnection:
    """An empty database."""
    import duckdb

    return duckdb.connect(config={"memory_limit": MEMORY})


@contextmanager
def failures() -> Iterator[None]:
    """What DuckDB raises, as Failed."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException as error:  # Ctrl-C while a statement ran
        raise KeyboardInterrupt from error
    except duckdb.Error as error:
        kind = Full if "No space left" in str(error) else Failed
        raise kind(str(error)) from error

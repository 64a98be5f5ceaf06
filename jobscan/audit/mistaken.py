"""What DuckDB says of a wrong query, with its place, and the names that may have been meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from jobscan.audit.schema import TABLES, VIEWS

_QUOTED = re.compile(r'(?:column named|Referenced table|Table with name) "?([^"\s!]+)')
_OF = re.compile(r'Table "(\w+)" does not have a column')
TABLE_NAMES = (*(table.name for table in TABLES), *VIEWS)
COLUMN_NAMES = tuple(dict.fromkeys(name for table in TABLES for name in table.names))


@dataclass(frozen=True, slots=True)
class Mistake:
    """DuckDB's sentence; line and column from 1 (in characters), 0 where it names none; names that are near."""

    message: str
    line: int = 0
    column: int = 0
    near: tuple[str, ...] = ()


def mistake(said: str, sql: str) -> Mistake:
    """What is wrong with `sql`, of which a confined store `said` so."""
    try:
        told = json.loads(said[said.index("{") :])
        message = str(told["exception_message"])
    except (ValueError, KeyError, TypeError):
        return Mistake(" ".join(said.split()))
    first = message.split("\n")[0].strip()
    line, column = _place(sql, str(told.get("position", "")))
    return Mistake(first.rstrip("!"), line, column, _near(told, first))


def _place(sql: str, position: str) -> tuple[int, int]:
    """DuckDB counts bytes from 0."""
    if not position.isdigit():
        return 0, 0
    before = sql.encode()[: int(position)].decode("utf-8", "ignore")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _near(told: dict[str, str], message: str) -> tuple[str, ...]:
    """The names that are near an unknown table, column or function; all tables, where none is near."""
    quoted = _QUOTED.search(message)
    name = str(told.get("name") or (quoted[1] if quoted else ""))
    if "able" in message and "column" not in message and "unction" not in message:
        return _close(name, TABLE_NAMES) or TABLE_NAMES
    if "column" in message and (of := _OF.search(message)):
        known = next((table.names for table in TABLES if table.name == of[1]), COLUMN_NAMES)
        return _close(name, known) or known
    if "column" in message:
        return _close(name, COLUMN_NAMES)
    if "unction" in message:
        return _close(name, str(told.get("candidates", "")).split(" or "))
    return ()


def _close(name: str, known: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(name.lower(), known, n=3, cutoff=0.6))

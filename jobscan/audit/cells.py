"""A value of a query as text in a cell, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

NULL = "NULL"
"""How a table for people shows what is not there: an empty cell is an empty text."""


def as_json(value: Any) -> Any:
    """`value` as JSON has it: dates as ISO 8601, what is no finite number as null, bytes in hex."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal):
        return _number(float(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Mapping):
        return {text(name): as_json(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set):
        return [as_json(part) for part in value]
    return str(value)  # UUID, INTERVAL


def _number(value: float) -> float | int | None:
    return None if not isfinite(value) else value


def text(value: Any) -> str:
    """`value` as one cell: lists and maps as JSON, true and false, nothing for NULL."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping | list | tuple | set):
        return json.dumps(as_json(value), ensure_ascii=False)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.hex() if isinstance(value, bytes) else str(value)


def shown(value: Any) -> str:
    """`value` for people: `CN, HK`, `city=北京, company=…`, NULL; of a number six places."""
    if value is None:
        return NULL
    if isinstance(value, float):
        return f"{value:.6g}" if abs(value) < 1e6 else f"{value:,.2f}".replace(",", "")
    if isinstance(value, Mapping):
        return ", ".join(f"{shown(name)}={shown(part)}" for name, part in value.items())
    if isinstance(value, list | tuple | set):
        return ", ".join(shown(part) for part in value)
    return text(value)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal | timedelta) and not isinstance(value, bool)

"""How large a chunk may become, and what a reader found when it looked at a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Rows and bytes (about) of a chunk. A record that is longer than the bytes is a chunk of its own."""

    rows: int = 2000
    bytes: int = 4 * 1024 * 1024


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Looked:
    """The columns of a table and its first records. `others`: keys that only later records have."""

    names: Sequence[str]
    samples: Sequence[Mapping[str, str]]
    others: Sequence[str] = ()
    header: bool = True

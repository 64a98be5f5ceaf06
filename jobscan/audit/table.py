"""A table of an audit's database, and what its columns say."""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.finding import Bilingual


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: str
    about: Bilingual

    @property
    def sql(self) -> str:
        return f'"{self.name}" {self.type}'


@dataclass(frozen=True, slots=True)
class Table:
    """`key` names the columns that tell rows apart. `streamed`: it grows with every chunk."""

    name: str
    key: tuple[str, ...]
    about: Bilingual
    columns: tuple[Column, ...]
    streamed: bool = False

    @property
    def sql(self) -> str:
        return f"CREATE TABLE {self.name} ({', '.join(column.sql for column in self.columns)})"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def column(name: str, type: str, zh: str, en: str) -> Column:
    return Column(name, type, Bilingual(zh=zh, en=en))

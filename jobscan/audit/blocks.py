"""What a page is made of: sections of paragraphs, charts and tables, in one language, before any HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobscan.audit.shares import Share
from jobscan.evaluation.interval import Interval

SMALL_MARK = "†"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. `value` is the exact figure behind what is printed, `figure` its name in the page.

    `more` stands below in small type; `kind` is a class of the style sheet: share, quote, code or nothing.
    """

    text: str
    more: str = ""
    value: str = ""
    figure: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """`folded`: what the closed fold says under which the table stands; empty: it is open."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    folded: str = ""
    notes: tuple[str, ...] = ()

    @property
    def long(self) -> bool:
        """Whether its cells hold sentences or hashes: on a phone they stand below each other."""
        return any(cell.kind in ("quote", "code") for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Chart:
    """`legend`: the layer's name (a class of the style sheet) and what it stands for."""

    svg: str
    caption: str
    legend: tuple[tuple[str, str], ...] = ()


Block = str | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """`id` is its anchor. Strings among the blocks are paragraphs."""

    id: str
    title: str
    blocks: Sequence[Block]


def number(n: int) -> str:
    return f"{n:,}"


def percent(share: float | None, places: int | None = None) -> str:
    """4.1%, with a second place below one percent, <0.01% below that. `places` fixes how many."""
    if share is None:
        return "–"
    if places is None:
        if 0 < share < 0.00005:
            return "<0.01%"
        places = _places(share)
    return f"{share * 100:.{places}f}%"


def _places(share: float) -> int:
    return 1 if share == 0 or share >= 0.0095 else 2


def between(interval: Interval | None, share: float | None) -> str:
    """4.0–4.3, to as many places as `share`."""
    if interval is None or share is None:
        return ""
    places = _places(share)
    return "–".join(f"{bound * 100:.{places}f}" for bound in interval)


def count(n: int, figure: str = "") -> Cell:
    return Cell(number(n), value=str(n), figure=figure, kind="share")


def share(of: Share, figure: str = "") -> Cell:
    """A share with its interval below; the mark says that it is of too few."""
    mark = SMALL_MARK if of.of.small else ""
    exact = "" if of.value is None else f"{of.value:.6f}"
    return Cell(percent(of.value) + mark, between(of.interval, of.value), exact, figure, "share")


def fill(template: str, **values: object) -> str:
    """`template` with {name} put in: only what it says itself, never what a value says."""
    return template.format_map(values)

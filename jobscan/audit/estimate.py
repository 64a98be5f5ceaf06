"""What a judged sample says of all texts: precision, recall and corrected prevalence. Pure functions.

The sample is drawn by strata of what jobscan found, so what is estimated are two kinds of shares: of the
texts with a category's findings, those that have it; of the others, those that have it all the same.
With N texts, P of them found, precision p and the shares q that were missed,

    prevalence = (P·p + (N - P)·q) / N        recall = P·p / (P·p + (N - P)·q)

which is Rogan and Gladen's estimate (1978) with the sensitivity and specificity that the same sample
gives, without their division by a difference that may be near nought. Lang and Reiczigel's interval
(2014) for it needs both from samples of true and of false cases, which nobody has here.

What was judged is known; the shares stand for the rest only. In a weighted sample the share's sample is
as large as its weights make it (Kish), as in Korn and Graubard's intervals for surveys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jobscan.audit.meld import Share, limits

Unit = Literal["texts", "ads"]
"""What is counted: distinct texts, or ads with their reposts."""

ANY = ""
"""The category that stands for any finding."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many texts of a stratum have findings of `category` (ANY: the whole stratum).

    `ads` that have them, and `squares`: the sum of the squares of each text's ads. `clean`: of a
    stratum without findings.
    """

    stratum: str
    category: str
    clean: bool
    texts: int
    ads: int
    squares: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A text that was drawn. `found`: the categories of its findings; `true`: whether it has a category.

    `weight`: how many texts of its stratum it stands for, itself included. A category is missing from `true`
    where it was not judged; ANY is among them.
    """

    stratum: str
    weight: float
    ads: int
    found: frozenset[str]
    true: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % limits; `n` texts were judged for it. None: nothing can be said."""

    value: float | None
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Of one category: `found` in so many of `of`."""

    category: str
    found: int
    of: int
    precision: Estimate
    recall: Estimate
    prevalence: Estimate


@dataclass(frozen=True, slots=True)
class _Group:
    """Texts of which some were judged: `size` in all, `true` known to be, `rest` not known.

    `share` of the rest: estimated from `n` texts; None: there is nothing to estimate it from.
    """

    size: int
    true: int
    rest: int
    share: Share | None
    n: int

    @property
    def total(self) -> float | None:
        """How many are true, in all."""
        if not self.rest:
            return self.true
        return None if self.share is None else self.true + self.rest * self.share.hits / self.share.of


_UNKNOWN = Share(0, 0)


def measures(cells: Sequence[Cell], judged: Sequence[Judged], category: str, unit: Unit) -> Measures:
    """What the sample says of `category`. `cells` are all strata, by category."""
    found = _group(
        {c.stratum: c for c in cells if c.category == category and not c.clean},
        [j for j in judged if (category in j.found if category else j.found)],
        category,
        unit,
    )
    whole = {c.stratum: c for c in cells if c.category == ANY}
    having = {c.stratum: c for c in cells if c.category == category}
    clean = _group(
        {name: c for name, c in whole.items() if c.clean},
        [j for j in judged if not j.found],
        category,
        unit,
    )
    others = _group(
        {name: _less(c, having.get(name)) for name, c in whole.items() if category and not c.clean},
        [j for j in judged if category and j.found and category not in j.found],
        category,
        unit,
    )
    groups = (found, clean, others)
    return Measures(
        category,
        found.size,
        sum(g.size for g in groups),
        _precision(found),
        _recall(groups),
        _prevalence(groups),
    )


def _less(whole: Cell, part: Cell | None) -> Cell:
    if part is None:
        return whole
    texts, ads = whole.texts - part.texts, whole.ads - part.ads
    return Cell(whole.stratum, whole.category, whole.clean, texts, ads, whole.squares - part.squares)


def _group(cells: Mapping[str, Cell], judged: Iterable[Judged], category: str, unit: Unit) -> _Group:
    known: dict[str, list[tuple[int, float, bool]]] = {name: [] for name in cells}
    for text in judged:
        if category in text.true and text.stratum in known:
            size = text.ads if unit == "ads" else 1
            known[text.stratum].append((size, size * (text.weight - 1), text.true[category]))
    size = sum(c.ads if unit == "ads" else c.texts for c in cells.values())
    squares = sum(c.squares if unit == "ads" else c.texts for c in cells.values())
    weights: list[tuple[float, bool]] = []
    for name, cell in cells.items():
        rest = (cell.ads if unit == "ads" else cell.texts) - sum(size for size, _, _ in known[name])
        others = sum(weight for _, weight, _ in known[name])
        # A stratum that was drawn whole and not judged whole: those that were judged stand for the others.
        taken = [(weight if others else size, true) for size, weight, true in known[name]]
        total = sum(weight for weight, _ in taken)
        weights += [(rest * weight / total, true) for weight, true in taken]
    every = [one for found in known.values() for one in found]
    rest = size - sum(size for size, _, _ in every)
    spread = squares - sum(size * size for size, _, _ in every)
    true = sum(size for size, _, true in every if true)
    return _Group(size, true, rest, _share(weights, rest, spread), len(every))


def _share(weights: Sequence[tuple[float, bool]], rest: int, squares: int) -> Share | None:
    """The share of a rest of so many, with its effective numbers: both sides of the draw are finite."""
    total = sum(weight for weight, _ in weights)
    if total <= 0 or not rest:
        return None
    share = sum(weight for weight, true in weights if true) / total
    sample = total * total / sum(weight * weight for weight, _ in weights)
    spread = sum((weight * (true - share)) ** 2 for weight, true in weights)
    if spread:
        sample = min(sample, share * (1 - share) * total * total / spread)
    units = rest * rest / squares
    of = 1 / (1 / sample + 1 / units)
    return Share(of * share, of, units)


def _precision(found: _Group) -> Estimate:
    if not found.size or not found.n:
        return Estimate(None, 0.0, 1.0, found.n)
    return _estimate((found,), lambda of: of / found.size, (True,), found.total, found.size, found.n)


def _prevalence(groups: Sequence[_Group]) -> Estimate:
    size, n = sum(g.size for g in groups), sum(g.n for g in groups)
    totals = [g.total for g in groups]
    total = None if None in totals or not size else sum(t for t in totals if t is not None)
    if not size:
        return Estimate(None, 0.0, 1.0, n)
    return _estimate(groups, lambda *true: sum(true) / size, (True,) * len(groups), total, size, n)


def _recall(groups: Sequence[_Group]) -> Estimate:
    totals = [g.total for g in groups]
    n = sum(g.n for g in groups)
    all_of = None if None in totals else sum(t for t in totals if t is not None)
    rising = (True, *(False for _ in groups[1:]))

    def recall(*true: float) -> float:
        # Where nothing is there, nothing is missed: one hundredth of an ad decides nothing else.
        return (true[0] + _TRACE) / (sum(true) + _TRACE)

    if not all_of:
        return Estimate(None, 0.0, 1.0, n)
    return _estimate(groups, recall, rising, totals[0], all_of, n)


_TRACE = 1e-9


def _estimate(
    groups: Sequence[_Group],
    figure: object,
    rising: Sequence[bool],
    part: float | None,
    of: float,
    n: int,
) -> Estimate:
    assert callable(figure)

    def of_shares(*shares: float) -> object:
        return figure(*(g.true + g.rest * share for g, share in zip(groups, shares, strict=True)))

    low, high = limits(of_shares, [g.share or _UNKNOWN for g in groups], rising)
    value = None if part is None else part / of
    low, high = max(0.0, low), min(1.0, high)
    if value is not None:  # the draws are a lattice: a limit must not pass what it bounds
        low, high = min(low, value), max(high, value)
    return Estimate(value, low, high, n)

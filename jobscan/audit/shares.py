"""Shares of ads and of distinct texts, and how far chance can move them."""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.evaluation.interval import Interval, wilson

SMALL = 30
"""Groups of fewer independent ads than this are marked: their shares say little."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a share is taken of: `count` ads or texts, worth `effective` independent ones."""

    count: int
    effective: float

    @property
    def small(self) -> bool:
        return self.effective < SMALL


def kish(count: int, squares: int) -> float:
    """The effective size of `count` ads whose texts occur m times each, `squares` being the sum of m².

    Kish (1965), Survey Sampling: (Σm)² / Σm². A repost says what its text says, so that ten copies of
    one ad are one observation that weighs ten, and not ten observations.
    """
    return count * count / squares if squares else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, with Wilson's 95 % interval on the effective size."""

    hits: int
    of: Base

    @property
    def value(self) -> float | None:
        return self.hits / self.of.count if self.of.count else None

    @property
    def interval(self) -> Interval | None:
        if not self.of.count:
            return None
        if self.hits == self.of.count:  # a product of floats may miss it by a hair
            return wilson(self.of.effective, self.of.effective)
        return wilson(self.hits / self.of.count * self.of.effective, self.of.effective)


@dataclass(frozen=True, slots=True)
class Shares:
    """The same thing counted over all ads, over distinct texts, and over groups of near-duplicates.

    `clusters` is None where near-duplicates were not looked for.
    """

    key: str
    ads: Share
    texts: Share
    clusters: Share | None = None

"""How many texts to draw from each stratum. Pure functions.

Half of the sample are texts without findings, for what was missed; the other half is shared out among
the categories by the square root of their sizes (Bankier's power allocation, 1988), between the equal
parts that compare categories best and the proportional ones that measure the whole best, and none gets
fewer than a few. A text with several categories belongs to the stratum of the rarest.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

FEWEST = 8
"""Texts of a category that are drawn if there are as many and the sample is large enough."""


class TooFew(Exception):
    """The sample is too small for the strata; `least` would do."""

    def __init__(self, least: int) -> None:
        super().__init__(str(least))
        self.least = least


def allocate(flagged: Mapping[str, int], clean: int, n: int) -> tuple[dict[str, int], int]:
    """How many of `n` texts to draw of each category's stratum and of the clean ones, given their sizes.

    No stratum gives more than it has. Raises TooFew.
    """
    of_clean = min(clean, n - n // 2)
    of_flagged = min(sum(flagged.values()), n - of_clean)
    of_clean = min(clean, n - of_flagged)
    strata = {name: size for name, size in flagged.items() if size}
    least = len(strata) + (1 if clean else 0)
    if of_flagged < len(strata) or (clean and not of_clean):
        raise TooFew(2 * least)
    return _shared(strata, of_flagged), of_clean


def _shared(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    if not sizes:
        return {}
    fewest = min(FEWEST, n // len(sizes))
    given = {name: min(size, fewest) for name, size in sizes.items()}
    while (left := n - sum(given.values())) > 0:
        # One by one to whoever is furthest below its part: largest remainders, with ceilings.
        open_ = [name for name, size in sizes.items() if given[name] < size]
        whole = sum(sqrt(sizes[name]) for name in open_)
        wanted = {name: n * sqrt(sizes[name]) / whole - given[name] for name in open_}
        for name in sorted(open_, key=lambda name: (-wanted[name], name))[
            : max(1, min(left, len(open_) // 2))
        ]:
            given[name] += 1
    return given


def inclusion(posted: Mapping[int, int], n: int) -> dict[int, float]:
    """How likely a text is drawn, by how many ads have it; `posted` says how many texts have so many.

    In proportion to the square root of its ads: between the equal chances that are best for shares of
    texts and the proportional ones that are best for shares of ads. The chances add up to `n`.
    """
    chances: dict[int, float] = {}
    left = dict(posted)
    while left:
        rest = n - sum(posted[ads] for ads in chances)
        whole = sum(sqrt(ads) * count for ads, count in left.items())
        certain = [ads for ads in left if rest * sqrt(ads) >= whole]
        if not certain:
            return chances | {ads: rest * sqrt(ads) / whole for ads in left}
        for ads in certain:  # who would be drawn more than once is drawn once, and the others share the rest
            chances[ads] = 1.0
            del left[ads]
    return chances

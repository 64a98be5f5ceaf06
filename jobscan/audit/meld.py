"""Limits of a figure that is made of several estimated shares: melded confidence intervals.

Each share has a lower and an upper confidence distribution, the beta distributions of Clopper and
Pearson's exact interval; the lower limit of a figure is a quantile of what it is when each share is
drawn from the one that makes it smaller, the upper limit likewise (Fay, Proschan and Brittain, 2015,
Biometrics 71; for prevalences from weighted surveys with imperfect assays Bayer, Fay and Graubard,
2023, Statistics in Medicine 42). One share alone gives Clopper and Pearson's interval. Unlike a
bootstrap it does not take "none missed in 200" for "none missed", and unlike Wald's or Lang and
Reiczigel's interval it stays within what is possible. No random numbers: the draws are a lattice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf
from typing import Any

Interval = tuple[float, float]
Figure = Callable[..., Any]
"""The figure, of as many arrays of shares as there are."""

_TAIL = 0.025
_STEPS = 512
_DRAWS = 2**13
# The additive recurrence with the least discrepancy in three dimensions (Roberts, 2018).
_GOLDEN = 1.2207440846057596


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, which need not be whole: in a weighted sample they are effective numbers.

    `units`: of how many the share is taken, if that is not beyond counting. One text either is or is not.
    """

    hits: float
    of: float
    units: float = inf


def limits(figure: Figure, shares: Sequence[Share], rising: Sequence[bool]) -> Interval:
    """The 95 % limits of `figure`, which must rise with a share, or fall with it, everywhere.

    At most three shares.
    """
    import numpy as np

    low = [_upper(s) if not up else _lower(s) for s, up in zip(shares, rising, strict=True)]
    high = [_upper(s) if up else _lower(s) for s, up in zip(shares, rising, strict=True)]
    places = _places(len(shares))
    below = figure(*(values[at] for values, at in zip(low, places, strict=True)))
    above = figure(*(values[at] for values, at in zip(high, places, strict=True)))
    return float(np.quantile(below, _TAIL)), float(np.quantile(above, 1 - _TAIL))


@lru_cache(maxsize=64)
def _lower(share: Share) -> Any:
    import numpy as np
    from scipy.special import betaincinv

    if share.hits <= 0:
        return np.zeros(_STEPS)
    hits = min(share.hits, share.of)
    found = betaincinv(hits, share.of - hits + 1, _quantiles())
    return found if share.units == inf else np.floor(found * share.units) / share.units


@lru_cache(maxsize=64)
def _upper(share: Share) -> Any:
    import numpy as np
    from scipy.special import betaincinv

    if share.hits >= share.of:
        return np.ones(_STEPS)
    found = betaincinv(share.hits + 1, share.of - share.hits, _quantiles())
    return found if share.units == inf else np.minimum(np.ceil(found * share.units) / share.units, 1)


@cache
def _quantiles() -> Any:
    import numpy as np

    return (np.arange(_STEPS) + 0.5) / _STEPS


@cache
def _places(shares: int) -> Any:
    """For each share, which of its quantiles belongs to each draw: independent of the others'."""
    import numpy as np

    draws = np.arange(_DRAWS)
    return [(np.mod(0.5 + draws * _GOLDEN ** -(n + 1), 1) * _STEPS).astype(np.int64) for n in range(shares)]

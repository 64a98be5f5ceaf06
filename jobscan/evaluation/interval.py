"""Wilson's 95 % interval of a proportion. Six lines, so that nobody needs scipy for them."""

from __future__ import annotations

from math import sqrt

Interval = tuple[float, float]

_Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution."""


def wilson(hits: float, of: float) -> Interval | None:
    """The interval of `hits` in `of`, or None where there is nothing to take a share of.

    Both need not be whole: a sample whose parts depend on one another counts as a smaller one.
    """
    if not of:
        return None
    share, spread = hits / of, _Z * _Z / of
    centre = share + spread / 2
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (centre - half) / (1 + spread), (centre + half) / (1 + spread)
    # Rounding must not put a bound on the wrong side of what it bounds.
    return (0.0 if hits == 0 else low, 1.0 if hits == of else high)

"""How often a literal turns up in job ads, roughly: the prefilter looks for the rarest one.

Only the order matters, and only for speed: with any table the findings are the same.
"""

from __future__ import annotations

from functools import cache

from jobscan.pack.common_words import IN_FEW, IN_MANY, IN_MOST, IN_SOME

_SHARES = ((IN_MOST, 0.6), (IN_MANY, 0.2), (IN_SOME, 0.07), (IN_FEW, 0.025))


@cache
def rarity(literal: str) -> float:
    """An estimate of the share of ads that hold `literal`; the smaller, the better it filters."""
    common = next((share for words, share in _SHARES if literal in words), 0.0)
    if literal.isascii():
        # A short one is found inside longer words, over and over, before it is thrown away: f, men.
        return max(common, (0.3, 0.02, 0.002, 0.001)[min(len(literal), 4) - 1])
    return common or (0.001 if len(literal) < 3 else 0.0002)

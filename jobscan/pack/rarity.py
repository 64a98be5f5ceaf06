"""How often a literal turns up in job ads, roughly: the prefilter looks for the rarest one.

Only the order matters, and only for speed: with any table the findings are the same.
"""

from __future__ import annotations

from jobscan.pack.common_words import IN_MANY, IN_MOST, IN_SOME


def rarity(literal: str) -> float:
    """An estimate of the share of ads that hold `literal`; the smaller, the better it filters."""
    common = (
        0.7 if literal in IN_MOST else 0.15 if literal in IN_MANY else 0.03 if literal in IN_SOME else 0.0
    )
    if literal.isascii():
        # A short one is found inside longer words, over and over, before it is thrown away: f, men.
        return max(common, (0.7, 0.05, 0.005, 0.001)[min(len(literal), 4) - 1])
    return common or (0.001 if len(literal) < 3 else 0.0002)

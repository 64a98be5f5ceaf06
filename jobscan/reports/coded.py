"""The balance of gender-coded words in an ad, as the Gender Decoder reports it.

Masculine- and feminine-coded words (Gaucher, Friesen & Kay 2011) say little one by one; what
readers of the other sex take from an ad is their balance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jobscan.reports.result import Result, Scanned

CATEGORY = "coded_wording"
Lean = Literal["strongly masculine", "masculine", "neutral", "feminine", "strongly feminine"]
_STRONG = 3


@dataclass(frozen=True, slots=True)
class Balance:
    """How many coded words one ad has."""

    path: str
    masculine: int
    feminine: int

    @property
    def lean(self) -> Lean:
        """Strongly, where there are more than three more of one kind than of the other."""
        difference = self.masculine - self.feminine
        if difference > _STRONG:
            return "strongly masculine"
        if difference < -_STRONG:
            return "strongly feminine"
        return "masculine" if difference > 0 else "feminine" if difference else "neutral"


def balances(result: Result) -> tuple[Balance, ...]:
    """The balance of every ad with coded words: of none unless their rules were selected."""
    found = (_balance(scanned) for scanned in result.scanned)
    return tuple(b for b in found if b.masculine or b.feminine)


def _balance(scanned: Scanned) -> Balance:
    favours = [f.favours for f in scanned.findings if f.category == CATEGORY]
    return Balance(scanned.ad.origin, favours.count("men"), favours.count("women"))

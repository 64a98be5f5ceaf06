"""How well the findings are known to be right: by the project's own labelled ads, and by people who judged
a sample of this very audit (`jobscan audit validate`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from jobscan.evaluation.interval import wilson

if TYPE_CHECKING:
    from jobscan.audit.store import Store
    from jobscan.evaluation.measure import Scored

FILE = "accuracy.json"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % interval, from `n` cases."""

    value: float
    low: float
    high: float
    n: int


def _estimate(hits: int, of: int) -> Estimate:
    low, high = wilson(hits, of) or (0.0, 1.0)
    return Estimate(hits / of if of else 0.0, low, high, of)


class Counted(msgspec.Struct, frozen=True):
    """What the labelled ads of one language say: docs/eval.md defines hits, misses and noise.

    `unit`: wordings are counted, or ads (whether an ad has any).
    """

    lang: str
    unit: str
    ads: int
    labels: int
    hits: int
    findings: int
    noise: int

    @property
    def precision(self) -> Estimate:
        return _estimate(self.findings - self.noise, self.findings)

    @property
    def recall(self) -> Estimate:
        return _estimate(self.hits, self.labels)


def measured() -> tuple[Counted, ...]:
    """What the built-in rules of this version make of the project's labelled ads."""
    return msgspec.json.decode(files("jobscan.audit").joinpath(FILE).read_bytes(), type=tuple[Counted, ...])


def measure(overall: Iterable[Scored]) -> bytes:
    """The file that `measured` reads, from the labelled ads scored with the built-in rules."""
    counted = [
        Counted(one.lang, unit, one.score.ads, n.labels, n.hits, n.findings, n.noise)
        for one in overall
        for unit, n in (("ad", one.score.per_ad), ("wording", one.score.total))
    ]
    return msgspec.json.format(msgspec.json.encode(counted), indent=2) + b"\n"


Validation = Mapping[str, Mapping[str, Estimate]]
"""By category (empty: any finding) and measure: precision, recall, prevalence (the corrected share of ads), …"""


def validation(store: Store) -> Validation | None:
    """What the judged sample says, or None where none was read back."""
    found: dict[str, dict[str, Estimate]] = {}
    for category, measure, *figures in store.rows(
        "SELECT category, measure, value, low, high, n FROM validation WHERE value IS NOT NULL ORDER BY category, measure"
    ):
        found.setdefault(category, {})[measure] = Estimate(*figures)
    return found or None

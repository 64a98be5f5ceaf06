"""What generated ads of one language are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Kit:
    """Templates and the words for their slots. Lengths are lognormal: median and spread."""

    median: int
    spread: float
    shortest: int
    longest: int
    words: Mapping[str, Sequence[str]]
    intro: Sequence[str]
    parts: Sequence[tuple[str, Sequence[str]]]
    demands: Sequence[str]

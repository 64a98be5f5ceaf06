"""What a help page says: the texts are in helptext.py, page.py prints them."""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.finding import Bilingual


@dataclass(frozen=True, slots=True)
class Help:
    """One page. `examples` are pairs of a command line and what it does."""

    short: Bilingual
    long: Bilingual
    examples: tuple[tuple[Bilingual | str, Bilingual], ...]

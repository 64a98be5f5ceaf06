"""How a result is to be told: what every report is given beside the `Result`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobscan.finding import Language

if TYPE_CHECKING:
    from jobscan.pack.index import Pack


@dataclass(frozen=True, slots=True)
class Setting:
    """`tool` is jobscan's version, `pack` the rules that were applied.

    `width` (in cells), `colour` and `explain` are for the terminal. `root` is the folder that
    jobscan runs in, or empty: paths below it are told relative to it where a format wants that.
    """

    lang: Language
    tool: str
    pack: Pack
    width: int = 100
    colour: bool = False
    explain: bool = False
    root: str = ""

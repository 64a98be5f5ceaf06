"""Which law applies where nobody said: by script and cues of the ad."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jobscan.text.script import ScriptTable, mostly_han

if TYPE_CHECKING:
    from jobscan.laws import LawBook

# Cues that only one place's ads have; read in Traditional text.
_CUES = {
    "TW": r"勞保|健保|台幣|臺幣|NT\$|役畢|週休|徵才|新北|台北|臺北|桃園|台中|高雄|履歷|統編",
    "HK": r"強積金|港元|港幣|HK\$|MPF|銀行假|雙糧|九龍|新界|港島|職位空缺|入境處|DSE",
    "MO": r"澳門|葡幣|MOP|外僱",
}
_ENGLISH = ("US", "UK", "EU")
_MOSTLY_HAN = 0.2


class UnknownJurisdiction(ValueError):
    """A jurisdiction code that laws.yaml does not have."""

    def __init__(self, code: str, known: tuple[str, ...]) -> None:
        self.code, self.known = code, known
        super().__init__(f"unknown jurisdiction {code!r}; known: {', '.join(known)}")


def chosen(codes: tuple[str, ...], laws: LawBook) -> tuple[str, ...]:
    """The codes in the law book's order and spelling, or UnknownJurisdiction."""
    if not codes:
        return ()
    known = {code.upper(): code for code in laws.jurisdictions}
    for code in codes:
        if code.strip().upper() not in known:
            raise UnknownJurisdiction(code.strip(), tuple(laws.jurisdictions))
    wanted = {known[code.strip().upper()] for code in codes}
    return tuple(code for code in laws.jurisdictions if code in wanted)


def guessed(text: str, script: ScriptTable) -> tuple[str, ...]:
    """Simplified → CN; Traditional → by its cues, else HK and TW; English → the strictest of US, UK, EU."""
    if not mostly_han(text, _MOSTLY_HAN):
        return _ENGLISH
    if not script.is_traditional(text):
        return ("CN",)
    cued = tuple(code for code in ("HK", "TW", "MO") if re.search(_CUES[code], text))
    return cued or ("HK", "TW")

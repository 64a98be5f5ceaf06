"""What is reported: a suspected demand in a job ad. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["zh", "en"]
"""The languages that jobscan speaks and reads."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages that jobscan speaks."""

    zh: str
    en: str

    def to(self, lang: Language) -> str:
        return self.zh if lang == "zh" else self.en

    def about(self, match: str) -> Bilingual:
        """The same with the wording put in where it says {match}."""
        return Bilingual(self.zh.replace("{match}", match), self.en.replace("{match}", match))

    def format(self, **parts: object) -> Bilingual:
        """The same with its places filled, as str.format does; a part may itself be in both languages."""
        zh = {key: part.zh if isinstance(part, Bilingual) else part for key, part in parts.items()}
        en = {key: part.en if isinstance(part, Bilingual) else part for key, part in parts.items()}
        return Bilingual(zh=self.zh.format(**zh), en=self.en.format(**en))


class Force(StrEnum):
    """How the wording presses: 限男性 requires, 男性优先 prefers, 婚姻状况： asks."""

    REQUIRE = "require"
    EXCLUDE = "exclude"
    PREFER = "prefer"
    SUIT = "suit"
    IMPLY = "imply"
    ASK = "ask"
    LURE = "lure"
    DEMAND_DOC = "demand_doc"


class Severity(StrEnum):
    """SARIF's levels, so that nothing is translated twice. Order: `rank`, error highest."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        return {"note": 1, "warning": 2, "error": 3}[self.value]

    @property
    def eased(self) -> Severity:
        """One level lower; a note stays a note."""
        return {"error": Severity.WARNING}.get(self.value, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Citation:
    """One instrument that speaks to a finding in one of the chosen jurisdictions.

    `state` is what the law says of such wording there: P prohibited in ads by name,
    C conditional, A bad practice only. `verified` is False where the pinpoint has not been
    checked against the text: reports print it as unverified. `note` is a caveat that is printed
    with the law (not yet in force, disputed, one state only).
    """

    law: str
    jurisdiction: str
    state: str
    instrument: Bilingual
    article: Bilingual
    verified: bool
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class StatutoryException:
    """An exception of the law that the ad itself gives evidence for (井下作业): it lowers the severity.

    `evidence` is the wording of the ad. Whether the exception holds is for people to judge.
    """

    id: str
    jurisdictions: tuple[str, ...]
    text: Bilingual
    evidence: str


@dataclass(frozen=True, slots=True)
class Why:
    """What explains a finding: the phrase that fired and what did not excuse it."""

    phrase: str
    origin: str
    not_cleared_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One suspected demand.

    `start` and `end` count characters of the original text and `text[start:end] == match`
    always. `line` and `column` count from 1, the column in characters. `lang` is the
    language of the rule that fired, not of the report. `favours` names the group that the
    wording favours (`men`, `women`, …) or is empty. `fingerprint` is 16 hex digits of rule,
    folded match and ad identity: it survives moved lines.
    """

    rule: str
    category: str
    force: Force
    severity: Severity
    lang: Language
    start: int
    end: int
    line: int
    column: int
    match: str
    clause: str
    name: Bilingual
    message: Bilingual
    suggestion: Bilingual
    laws: tuple[Citation, ...]
    jurisdictions: tuple[str, ...]
    favours: str
    fingerprint: str
    why: Why
    exceptions: tuple[StatutoryException, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of an ad that takes a finding away: `text` in place of the characters `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that the ad's owner answers for: why, and until when (ISO date, empty: for good)."""

    finding: Finding
    reason: str
    until: str = ""

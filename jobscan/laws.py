"""The law: what each jurisdiction says of a category, and what severity follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from jobscan.finding import Bilingual, Citation, Force, Severity

LegalState = Literal["P", "C", "A"]
"""P prohibited in ads by name, C conditional, A bad practice only; no entry: no rule found."""

Subject = Literal["wording", "question", "document"]
"""What an instrument speaks of: the ad's wording, what is asked, what must be handed in."""

# Legal state × force → severity, strictest force group first. None: not reported.
_FIRM = frozenset({Force.REQUIRE, Force.EXCLUDE, Force.DEMAND_DOC})
_SOFT = frozenset({Force.PREFER, Force.SUIT, Force.ASK})
_SEVERITY: Mapping[str, tuple[Severity, Severity, Severity | None]] = {
    "P": (Severity.ERROR, Severity.ERROR, Severity.WARNING),
    "C": (Severity.WARNING, Severity.WARNING, Severity.NOTE),
    "A": (Severity.WARNING, Severity.NOTE, Severity.NOTE),
    "": (Severity.NOTE, Severity.NOTE, None),
}


@dataclass(frozen=True, slots=True)
class Application:
    """That a law speaks to a category; `favours` empty means whomever the wording favours."""

    category: str
    to: tuple[Subject, ...]
    favours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """One article of one instrument, as the dossier has it.

    Dates are ISO 8601 or empty. `verified` is False where instrument or pinpoint has not been
    checked against the published text.
    """

    id: str
    jurisdiction: str
    name: Bilingual
    article: Bilingual
    in_force: str
    quote: str
    checked: str
    verified: bool
    penalty: Bilingual | None
    note: Bilingual | None
    applies: tuple[Application, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of discrimination and its legal state per jurisdiction."""

    id: str
    name: Bilingual
    states: Mapping[str, LegalState]


@dataclass(frozen=True, slots=True)
class LawBook:
    """`rules/laws.yaml`, read."""

    jurisdictions: Mapping[str, Bilingual]
    categories: Mapping[str, Category]
    laws: tuple[Law, ...]

    def severity(
        self, category: str, force: Force, jurisdictions: tuple[str, ...], eased: frozenset[str] = frozenset()
    ) -> Severity | None:
        """The strictest severity over `jurisdictions`, or None where nothing is reported.

        `eased`: the jurisdictions where the ad gives evidence of a statutory exception.
        """
        states = self.categories[category].states
        column = 0 if force in _FIRM else 1 if force in _SOFT else 2
        found = [
            severity.eased if j in eased else severity
            for j in jurisdictions
            if (severity := _SEVERITY[states.get(j, "")][column])
        ]
        return max(found, key=lambda s: s.rank, default=None)

    def citations(
        self, category: str, force: Force, favours: str, jurisdictions: tuple[str, ...]
    ) -> tuple[Citation, ...]:
        """The laws that speak to such wording in `jurisdictions`: by jurisdiction in the book's order,
        what is verified first."""
        subject = subject_of(force)
        states = self.categories[category].states
        order = {code: at for at, code in enumerate(self.jurisdictions)}
        found = [
            law
            for law in self.laws
            if law.jurisdiction in jurisdictions
            and any(
                a.category == category and subject in a.to and (not a.favours or favours in a.favours)
                for a in law.applies
            )
        ]
        found.sort(key=lambda law: (order[law.jurisdiction], not law.verified))
        return tuple(
            Citation(
                law=law.id,
                jurisdiction=law.jurisdiction,
                state=states.get(law.jurisdiction, ""),
                instrument=law.name,
                article=law.article,
                verified=law.verified,
                note=law.note,
            )
            for law in found
        )


def subject_of(force: Force) -> Subject:
    """What a law must speak of to be cited for wording of this force."""
    if force is Force.ASK:
        return "question"
    return "document" if force is Force.DEMAND_DOC else "wording"

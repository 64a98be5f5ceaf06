"""What the law says of a rule, place by place: for its page and for `explain`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jobscan.finding import Severity
from jobscan.laws import Law, subject_of
from jobscan.pack.index import Pack
from jobscan.pack.rule import NAMED_GROUP, Exemption, Rule


@dataclass(frozen=True, slots=True)
class Place:
    """One jurisdiction: `state` is P, C, A or empty, `severity` None where nothing is reported."""

    code: str
    state: str
    severity: Severity | None
    laws: tuple[Law, ...]


def places(pack: Pack, rule: Rule) -> Iterator[Place]:
    """Every jurisdiction of the law book, in its order."""
    book = pack.laws
    states = book.categories[rule.legal].states
    for code in book.jurisdictions:
        severity = book.severity(rule.legal, rule.force, (code,))
        yield Place(code, states.get(code, ""), severity, tuple(_speaking(pack, rule, code)))


def _speaking(pack: Pack, rule: Rule, code: str) -> Iterator[Law]:
    """The laws of one place that speak to the rule, verified ones first."""
    subject = subject_of(rule.force)
    found = [
        law
        for law in pack.laws.laws
        if law.jurisdiction == code
        and any(
            a.category == rule.legal and subject in a.to and _may_favour(rule, a.favours) for a in law.applies
        )
    ]
    yield from sorted(found, key=lambda law: not law.verified)


def exemptions(pack: Pack, rule: Rule) -> Iterator[Exemption]:
    """The exceptions of the law that may speak to a finding of the rule."""
    for exemption in pack.exemptions:
        if rule.id in exemption.not_rules:
            continue
        if rule.category in exemption.categories and _may_favour(rule, exemption.favours):
            yield exemption


def _may_favour(rule: Rule, favours: tuple[str, ...]) -> bool:
    """`{match}` favours whom the wording names: it may be anyone."""
    return not favours or rule.favours == NAMED_GROUP or rule.favours in favours

"""What there is to say of one finding, in sentences: for the formats that have no columns of a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from jobscan.finding import Citation, Edit, Finding, Language
from jobscan.reports import words
from jobscan.reports.cite import cite
from jobscan.reports.counts import places
from jobscan.reports.result import Result
from jobscan.sources.ad import Ad

LAWS_SHOWN = 2
"""In one jurisdiction; of several, one each."""


@dataclass(frozen=True, slots=True)
class Law:
    """A law as it is cited, with its caveat or an empty note."""

    cited: str
    note: str = ""


def few(laws: Sequence[Citation]) -> tuple[Citation, ...]:
    """Enough to see why: a finding in CN alone can have twenty. They stand jurisdiction by jurisdiction."""
    places = {code: tuple(found) for code, found in groupby(laws, key=lambda law: law.jurisdiction)}
    most = LAWS_SHOWN if len(places) == 1 else 1
    return tuple(law for found in places.values() for law in found[:most])


def laws(result: Result, finding: Finding, lang: Language, *, every: bool = False) -> list[Law]:
    """The first laws that speak to the finding and how many more there are, or all; or that none is on record."""
    if not finding.laws:
        names = places(result, finding.jurisdictions, lang)
        return [Law(words.NO_LAW.to(lang).format(places=names))]
    shown = finding.laws if every else few(finding.laws)
    hidden = len(finding.laws) - len(shown)
    more = [Law(words.MORE_LAWS.to(lang).format(n=hidden, rule=finding.rule))] if hidden else []
    colon = "：" if lang == "zh" else ": "
    return [
        Law(
            places(result, (law.jurisdiction,), lang)
            + colon
            + cite(law.instrument, law.article, law.verified, lang),
            law.note.to(lang) if law.note else "",
        )
        for law in shown
    ] + more


def exceptions(finding: Finding, lang: Language) -> list[str]:
    """The exceptions of the law that the ad gives evidence of."""
    return [
        words.EVIDENCE.to(lang).format(evidence=shown.evidence, text=shown.text.to(lang))
        for shown in finding.exceptions
    ]


def change(ad: Ad, edit: Edit, lang: Language) -> str:
    """What an edit does: delete “，限男性”; “salesman” → “salesperson”."""
    old = ad.text[edit.start : edit.end]
    said = words.DELETE if not edit.text else words.REPLACE if old else words.INSERT
    return said.to(lang).format(old=old, new=edit.text)


def category(result: Result, finding: Finding, lang: Language) -> str:
    name = result.categories.get(finding.category)
    return name.to(lang) if name else finding.category


def plain(result: Result, finding: Finding, lang: Language) -> list[str]:
    """Why, by which law, how to put it instead: a line each, for formats that show plain text only."""
    colon = "：" if lang == "zh" else ": "
    lines = [finding.message.to(lang)]
    lines += [f"{words.LAW.to(lang)}{colon}{law.cited}" for law in laws(result, finding, lang)]
    lines += [f"{words.EXCEPTION.to(lang)}{colon}{told}" for told in exceptions(finding, lang)]
    return [*lines, f"{words.REWRITE.to(lang)}{colon}{finding.suggestion.to(lang)}"]

"""What was found: the one value that every report is a pure function of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobscan.finding import Bilingual, Finding, Severity
from jobscan.sources.ad import Ad, Notice, Unreadable

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""Gravest first, as every report lists them."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """An ad with what was found in it."""

    ad: Ad
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One run. `scanned` holds the ads with findings only: the text of the others is let go.

    `ads` counts all that were scanned. `asked` are the jurisdictions that the user chose; empty
    means that the scanner guessed. `jurisdictions` and `categories` name what findings give as
    codes.
    """

    scanned: tuple[Scanned, ...]
    unreadable: tuple[Unreadable, ...]
    notices: tuple[Notice, ...]
    ads: int
    asked: tuple[str, ...]
    jurisdictions: Mapping[str, Bilingual]
    categories: Mapping[str, Bilingual]

    def findings(self) -> Iterator[tuple[Ad, Finding]]:
        for scanned in self.scanned:
            for finding in scanned.findings:
                yield scanned.ad, finding

    def worst(self) -> Severity | None:
        return max((f.severity for _, f in self.findings()), key=lambda s: s.rank, default=None)

    def by_category(self) -> dict[str, dict[Severity, int]]:
        """Findings per category and severity: categories in the law book's order, found ones only."""
        counts: dict[str, dict[Severity, int]] = {}
        for _, finding in self.findings():
            row = counts.setdefault(finding.category, dict.fromkeys(SEVERITIES, 0))
            row[finding.severity] += 1
        order = [*self.categories, *sorted(set(counts) - set(self.categories))]
        return {category: counts[category] for category in order if category in counts}

    def by_severity(self) -> dict[Severity, int]:
        rows = self.by_category().values()
        return {severity: sum(row[severity] for row in rows) for severity in SEVERITIES}

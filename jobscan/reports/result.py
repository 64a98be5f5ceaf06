"""What was found: the one value that every report is a pure function of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jobscan.finding import Bilingual, Edit, Finding, Severity
from jobscan.finding import Suppressed as Suppressed
from jobscan.sources.ad import Ad, Notice, Unreadable

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
"""Gravest first, as every report lists them."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """An ad with what was found in it.

    `findings` are what is reported; `edits` the safe change for each of them, None where there is
    none (or empty: not asked for). `suppressed` findings and those that the baseline knows
    already are counted and fail nothing.
    """

    ad: Ad
    findings: tuple[Finding, ...]
    edits: tuple[Edit | None, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    known: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One run. `scanned` holds the ads with findings of any kind: the text of the others is let go.

    `ads` counts all that were scanned. `asked` are the jurisdictions that the user chose; empty
    means that the scanner guessed. `jurisdictions` and `categories` name what findings give as
    codes. `baseline`: the findings were compared with one, so that those reported are new.
    """

    scanned: tuple[Scanned, ...]
    unreadable: tuple[Unreadable, ...]
    notices: tuple[Notice, ...]
    ads: int
    asked: tuple[str, ...]
    jurisdictions: Mapping[str, Bilingual]
    categories: Mapping[str, Bilingual]
    baseline: bool = False

    def findings(self) -> Iterator[tuple[Ad, Finding]]:
        for scanned in self.scanned:
            for finding in scanned.findings:
                yield scanned.ad, finding

    def edits(self) -> Iterator[tuple[Ad, Finding, Edit | None]]:
        """Every reported finding with its safe change."""
        for scanned in self.scanned:
            edits = scanned.edits or (None,) * len(scanned.findings)
            for finding, edit in zip(scanned.findings, edits, strict=True):
                yield scanned.ad, finding, edit

    @property
    def hit(self) -> int:
        """How many ads have a finding that is reported."""
        return sum(bool(scanned.findings) for scanned in self.scanned)

    @property
    def suppressed(self) -> int:
        return sum(len(scanned.suppressed) for scanned in self.scanned)

    @property
    def known(self) -> int:
        return sum(len(scanned.known) for scanned in self.scanned)

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

"""The report that programs read: docs/json.md describes it, report.schema.json checks it."""

from __future__ import annotations

from typing import Any

from jobscan.finding import Bilingual, Edit, Finding
from jobscan.reports.coded import Balance, balances
from jobscan.reports.place import parts
from jobscan.reports.result import SEVERITIES, Result, Suppressed
from jobscan.reports.safe_json import safe_json
from jobscan.reports.setting import Setting
from jobscan.sources.ad import Ad, Notice, Unreadable

VERSION = 1
"""Of the format. It rises when a field goes or changes its meaning, not when one is added."""


def report(result: Result, setting: Setting) -> str:
    """The report, ending in a newline.

    No clock and no path of this machine goes in: the same ads give the same bytes.
    """
    return safe_json(
        {
            **head(result, setting),
            "summary": summary(result),
            "findings": [found(ad, finding, edit) for ad, finding, edit in result.edits()],
            "suppressed": [excused(s.ad, it) for s in result.scanned for it in s.suppressed],
            "coded_wording": [coded(b) for b in balances(result)],
            "unreadable": [lost(one) for one in result.unreadable],
            "notices": [odd(notice) for notice in result.notices],
        }
    )


def head(result: Result, setting: Setting) -> dict[str, Any]:
    """What the report is one of."""
    return {
        "version": VERSION,
        "tool": {"name": "jobscan", "version": setting.tool},
        "jurisdictions": {"chosen": list(result.asked), "guessed": not result.asked},
    }


def summary(result: Result) -> dict[str, Any]:
    """Counts."""
    return {
        "ads": result.ads,
        "ads_with_findings": result.hit,
        "unreadable": len(result.unreadable),
        "findings": sum(result.by_severity().values()),
        "suppressed": result.suppressed,
        "known": result.known,
        "by_severity": {severity.value: count for severity, count in result.by_severity().items()},
        "by_category": {
            category: {severity.value: row[severity] for severity in SEVERITIES}
            for category, row in result.by_category().items()
        },
    }


def found(ad: Ad, finding: Finding, edit: Edit | None) -> dict[str, Any]:
    """A finding: where, what, why, by which law."""
    place = ad.place(finding.start)
    return {
        "path": ad.origin,
        "ad": ad.id,
        "rule": finding.rule,
        "name": _both(finding.name),
        "category": finding.category,
        "force": finding.force.value,
        "severity": finding.severity.value,
        "lang": finding.lang,
        "start": finding.start,
        "end": finding.end,
        "line": place.line or None,
        "column": place.column or None,
        "place": parts(place),
        "match": finding.match,
        "clause": finding.clause,
        "message": _both(finding.message),
        "suggestion": _both(finding.suggestion),
        "laws": [
            {
                "law": law.law,
                "jurisdiction": law.jurisdiction,
                "state": law.state,
                "instrument": _both(law.instrument),
                "article": _both(law.article),
                "verified": law.verified,
                "note": _both(law.note) if law.note else None,
            }
            for law in finding.laws
        ],
        "jurisdictions": list(finding.jurisdictions),
        "exceptions": [
            {
                "id": shown.id,
                "jurisdictions": list(shown.jurisdictions),
                "text": _both(shown.text),
                "evidence": shown.evidence,
            }
            for shown in finding.exceptions
        ],
        "favours": finding.favours,
        "fingerprint": finding.fingerprint,
        "why": {
            "phrase": finding.why.phrase,
            "origin": finding.why.origin,
            "not_cleared_by": list(finding.why.not_cleared_by),
        },
        "fix": {"start": edit.start, "end": edit.end, "text": edit.text} if edit else None,
    }


def excused(ad: Ad, suppressed: Suppressed) -> dict[str, Any]:
    """A suppressed finding, and why."""
    reason = {"reason": suppressed.reason, "until": suppressed.until or None}
    return found(ad, suppressed.finding, None) | reason


def coded(balance: Balance) -> dict[str, Any]:
    """The balance of gender-coded words in one ad."""
    return {
        "path": balance.path,
        "masculine": balance.masculine,
        "feminine": balance.feminine,
        "lean": balance.lean,
    }


def lost(unreadable: Unreadable) -> dict[str, Any]:
    """An input that could not be read."""
    return {"path": unreadable.origin, "problem": _both(unreadable.problem)}


def odd(notice: Notice) -> dict[str, Any]:
    """Something odd, or, as a remark, what was decided of an input."""
    return {
        "path": notice.origin,
        "line": notice.line or None,
        "column": notice.column or None,
        "remark": notice.remark,
        "problem": _both(notice.problem),
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}

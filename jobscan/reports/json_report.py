"""The report that programs read: docs/json.md describes it, report.schema.json checks it."""

from __future__ import annotations

from typing import Any

from jobscan.finding import Bilingual, Finding
from jobscan.reports.coded import balances
from jobscan.reports.result import SEVERITIES, Result
from jobscan.reports.safe_json import safe_json
from jobscan.sources.ad import Ad

VERSION = 1
"""Of the format. It rises when a field goes or changes its meaning, not when one is added."""


def json_report(result: Result, tool: str) -> str:
    """The report, ending in a newline; `tool` is jobscan's version.

    No clock and no path of this machine goes in: the same ads give the same bytes.
    """
    report = {
        "version": VERSION,
        "tool": {"name": "jobscan", "version": tool},
        "jurisdictions": {"chosen": list(result.asked), "guessed": not result.asked},
        "summary": _summary(result),
        "findings": [_finding(ad, finding) for ad, finding in result.findings()],
        "coded_wording": [
            {"path": b.path, "masculine": b.masculine, "feminine": b.feminine, "lean": b.lean}
            for b in balances(result)
        ],
        "unreadable": [{"path": lost.origin, "problem": _both(lost.problem)} for lost in result.unreadable],
        "notices": [
            {"path": n.origin, "line": n.line, "column": n.column, "problem": _both(n.problem)}
            for n in result.notices
        ],
    }
    return safe_json(report)


def _summary(result: Result) -> dict[str, Any]:
    return {
        "ads": result.ads,
        "ads_with_findings": result.hit,
        "unreadable": len(result.unreadable),
        "findings": sum(result.by_severity().values()),
        "by_severity": {severity.value: count for severity, count in result.by_severity().items()},
        "by_category": {
            category: {severity.value: row[severity] for severity in SEVERITIES}
            for category, row in result.by_category().items()
        },
    }


def _finding(ad: Ad, finding: Finding) -> dict[str, Any]:
    return {
        "path": ad.origin,
        "rule": finding.rule,
        "name": _both(finding.name),
        "category": finding.category,
        "force": finding.force.value,
        "severity": finding.severity.value,
        "lang": finding.lang,
        "start": finding.start,
        "end": finding.end,
        "line": finding.line,
        "column": finding.column,
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
    }


def _both(text: Bilingual) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}

"""SARIF 2.1.0, the format of code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/

Rules in `sarif_rules`; here the results.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from jobscan.finding import Edit, Finding, Language
from jobscan.reports.paths import relative, uri
from jobscan.reports.place import region, within
from jobscan.reports.result import Result, Suppressed
from jobscan.reports.safe_json import safe_json
from jobscan.reports.sarif_message import message
from jobscan.reports.sarif_rules import rules
from jobscan.reports.setting import Setting
from jobscan.reports.told import change, plain
from jobscan.sources.ad import Ad
from jobscan.sources.place import Place

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "jobscan/v1"
_LANGUAGE: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_ROOT = "%SRCROOT%"


def report(result: Result, setting: Setting) -> str:
    """One run with every rule of the pack, every finding and what could not be read."""
    table = rules(setting.pack, setting.lang, result.asked)
    index = {rule["id"]: number for number, rule in enumerate(table)}
    run = {
        "tool": {
            "driver": {
                "name": "jobscan",
                "version": setting.tool,
                "language": _LANGUAGE[setting.lang],
                "rules": table,
            }
        },
        "invocations": [
            {
                "executionSuccessful": not result.unreadable,
                "toolExecutionNotifications": list(_notifications(result, setting)),
            }
        ],
        "language": _LANGUAGE[setting.lang],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(result, setting, index)),
        "properties": {
            "ads": result.ads,
            "adsWithFindings": result.hit,
            "suppressed": result.suppressed,
            "known": result.known,
        },
    }
    return safe_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _results(result: Result, setting: Setting, index: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    # All results say whether they are suppressed, or new, as soon as one of them does.
    free: dict[str, Any] = {"suppressions": []} if result.suppressed else {}
    new = {"baselineState": "new"} if result.baseline else {}
    for scanned in result.scanned:
        edits = scanned.edits or (None,) * len(scanned.findings)
        for finding, edit in zip(scanned.findings, edits, strict=True):
            yield _result(result, scanned.ad, finding, edit, setting, index) | free | new
        for suppressed in scanned.suppressed:
            told = _result(result, scanned.ad, suppressed.finding, None, setting, index)
            yield told | {"suppressions": [_suppression(suppressed)]} | new
        for finding in scanned.known:
            told = _result(result, scanned.ad, finding, None, setting, index)
            yield told | free | {"baselineState": "unchanged"}


def _result(
    result: Result, ad: Ad, finding: Finding, edit: Edit | None, setting: Setting, index: Mapping[str, int]
) -> dict[str, Any]:
    lang = setting.lang
    told = plain(result, finding, lang)
    where = within(ad.place(finding.start), lang)
    located = region(ad, finding.start, finding.end)
    if where and not located:
        told[0] = f"{where}{'：' if lang == 'zh' else ': '}{told[0]}"
    found: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in index:
        found["ruleIndex"] = index[finding.rule]
    found |= {
        "level": finding.severity.value,
        "message": message("\n".join(told)),
        "locations": [_location(ad, finding, where, setting)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    fix = _fix(ad, edit, setting) if edit else None
    if fix:
        found["fixes"] = [fix]
    return found | {
        "properties": {
            "category": finding.category,
            "force": finding.force.value,
            "match": finding.match,
            "jurisdictions": list(finding.jurisdictions),
            "laws": [law.law for law in finding.laws],
            "favours": finding.favours,
        }
    }


def _location(ad: Ad, finding: Finding, where: str, setting: Setting) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(ad.origin, setting)}
    found, span = region(ad, finding.start, finding.end), ad.source_span(finding.start, finding.end)
    if found and span and ad.raw is not None:
        physical["region"] = _region(*found) | {"snippet": {"text": ad.raw[slice(*span)]}}
        return {"physicalLocation": physical}
    location: dict[str, Any] = {"physicalLocation": physical}
    if where:
        location["logicalLocations"] = [
            {
                "name": where,
                "fullyQualifiedName": f"{ad.origin}: {where}",
                "kind": _kind(ad.place(finding.start)),
            }
        ]
    return location


def _kind(place: Place) -> str:
    """Of the kinds that SARIF names none is a page or a cell: its own words are allowed."""
    if place.sheet or place.cell:
        return "cell"
    return "page" if place.page else "paragraph" if place.paragraph else "record"


def _artifact(origin: str, setting: Setting) -> dict[str, Any]:
    path = relative(origin, setting.root)
    base = {} if os.path.isabs(path) else {"uriBaseId": _ROOT}
    return {"uri": uri(path)} | base


def _region(first: Place, last: Place) -> dict[str, Any]:
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _fix(ad: Ad, edit: Edit, setting: Setting) -> dict[str, Any] | None:
    """Where the raw text says just what the ad's text says: a tag within would be lost."""
    span, place = ad.source_span(edit.start, edit.end), region(ad, edit.start, edit.end)
    if (
        span is None
        or place is None
        or ad.raw is None
        or ad.raw[slice(*span)] != ad.text[edit.start : edit.end]
    ):
        return None
    replacement = {"deletedRegion": _region(*place), "insertedContent": {"text": edit.text}}
    changed = {"artifactLocation": _artifact(ad.origin, setting), "replacements": [replacement]}
    return {"description": message(change(ad, edit, setting.lang)), "artifactChanges": [changed]}


def _suppression(suppressed: Suppressed) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kind": "inSource",
        "status": "accepted",
        "justification": suppressed.reason,
    }
    return found | ({"properties": {"until": suppressed.until}} if suppressed.until else {})


def _notifications(result: Result, setting: Setting) -> Iterator[dict[str, Any]]:
    for lost in result.unreadable:
        yield _notification("error", lost.origin, lost.problem.to(setting.lang), setting, {})
    for notice in result.notices:
        at = {"region": {"startLine": notice.line, "startColumn": notice.column}} if notice.line else {}
        level = "note" if notice.remark else "warning"
        yield _notification(level, notice.origin, notice.problem.to(setting.lang), setting, at)


def _notification(
    level: str, origin: str, problem: str, setting: Setting, at: Mapping[str, Any]
) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": _artifact(origin, setting), **at}}
    return {"level": level, "message": message(problem), "locations": [location]}

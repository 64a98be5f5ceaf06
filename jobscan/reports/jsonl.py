"""The JSON report a line at a time, for streams: `type` says what each line is, the last one is the summary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jobscan.reports import json_report as parts
from jobscan.reports.coded import balances
from jobscan.reports.result import Result
from jobscan.reports.safe_json import safe_json
from jobscan.reports.setting import Setting


def report(result: Result, setting: Setting) -> str:
    """Lines of JSON. The objects are those of docs/json.md; the summary comes last and is always there:
    a file without one was cut short."""
    return "".join(safe_json(line, indent=None) for line in _lines(result, setting))


def _lines(result: Result, setting: Setting) -> Iterator[dict[str, Any]]:
    for ad, finding, edit in result.edits():
        yield {"type": "finding"} | parts.found(ad, finding, edit)
    for scanned in result.scanned:
        for suppressed in scanned.suppressed:
            yield {"type": "suppressed"} | parts.excused(scanned.ad, suppressed)
    for balance in balances(result):
        yield {"type": "coded_wording"} | parts.coded(balance)
    for lost in result.unreadable:
        yield {"type": "unreadable"} | parts.lost(lost)
    for notice in result.notices:
        yield {"type": "notice"} | parts.odd(notice)
    yield {"type": "summary"} | parts.head(result, setting) | parts.summary(result)

"""A table with a row per finding: for spreadsheets, and safe to open in one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from jobscan.finding import Edit, Finding, Language
from jobscan.reports.paths import relative
from jobscan.reports.place import within
from jobscan.reports.result import Result
from jobscan.reports.setting import Setting
from jobscan.reports.told import change, exceptions, laws
from jobscan.reports.visible import visible
from jobscan.sources.ad import Ad

COLUMNS = (
    *("status", "path", "ad", "place", "line", "column", "severity", "category", "rule", "force"),
    *("match", "clause", "message", "laws", "exceptions", "suggestion", "fix", "jurisdictions", "favours"),
    *("fingerprint", "reason", "until"),
)
"""The same in every language. `status`: reported, suppressed, known (to the baseline) or unreadable."""

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of the country: Chinese would be unreadable."""

# A cell that begins so is a formula, also behind blanks and quotes. The separators: a spreadsheet
# that is set to semicolons splits at them where we have commas, and goes on in a new cell.
_FORMULA = re.compile("(^|[;,|])([\\s\"']*)([=+\\-@＝＋－＠﹢﹣﹦﹫])")


def report(result: Result, setting: Setting) -> str:
    """UTF-8 with byte-order mark, commas, every cell in quotes, CR LF (RFC 4180).

    A cell that would begin a formula has an apostrophe before it; control characters and line
    ends are written as escapes.
    """
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(row.get(column, "")) for column in COLUMNS] for row in _rows(result, setting))
    return BOM + out.getvalue()


def guarded(data: str) -> str:
    """`data` as a cell that every spreadsheet shows and none computes."""
    return _FORMULA.sub(r"\1'\2\3", visible(data))


def _rows(result: Result, setting: Setting) -> Iterator[dict[str, str]]:
    lang = setting.lang
    for ad, finding, edit in result.edits():
        yield {"status": "reported"} | _row(result, ad, finding, edit, setting)
    for scanned in result.scanned:
        for suppressed in scanned.suppressed:
            row = _row(result, scanned.ad, suppressed.finding, None, setting)
            yield row | {"status": "suppressed", "reason": suppressed.reason, "until": suppressed.until}
        for finding in scanned.known:
            yield {"status": "known"} | _row(result, scanned.ad, finding, None, setting)
    for lost in result.unreadable:
        path = relative(lost.origin, setting.root)
        yield {"status": "unreadable", "path": path, "message": lost.problem.to(lang)}


def _row(result: Result, ad: Ad, finding: Finding, edit: Edit | None, setting: Setting) -> dict[str, str]:
    lang: Language = setting.lang
    place, between = ad.place(finding.start), "；" if lang == "zh" else "; "
    return {
        "path": relative(ad.origin, setting.root),
        "ad": ad.id,
        "place": within(place, lang),
        "line": str(place.line or ""),
        "column": str(place.column or ""),
        "severity": finding.severity.value,
        "category": finding.category,
        "rule": finding.rule,
        "force": finding.force.value,
        "match": finding.match,
        "clause": finding.clause,
        "message": finding.message.to(lang),
        "laws": between.join(law.cited for law in laws(result, finding, lang, every=True)),
        "exceptions": between.join(exceptions(finding, lang)),
        "suggestion": finding.suggestion.to(lang),
        "fix": change(ad, edit, lang) if edit else "",
        "jurisdictions": " ".join(finding.jurisdictions),
        "favours": finding.favours,
        "fingerprint": finding.fingerprint,
    }

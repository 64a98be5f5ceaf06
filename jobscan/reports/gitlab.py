"""GitLab's Code Quality report, as its merge request widget reads it.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from jobscan.finding import Language, Severity
from jobscan.reports.paths import relative
from jobscan.reports.place import region, within
from jobscan.reports.result import Result
from jobscan.reports.safe_json import safe_json
from jobscan.reports.setting import Setting
from jobscan.reports.visible import visible

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report(result: Result, setting: Setting) -> str:
    """A JSON list of violations: findings and, as critical, what could not be read.

    The format has no place for anything else: suppressed and known findings are left out, as
    GitLab would show whatever is listed as a violation.
    """
    return safe_json([*_findings(result, setting), *_unreadable(result, setting)])


def _findings(result: Result, setting: Setting) -> Iterator[dict[str, Any]]:
    lang = setting.lang
    seen: dict[str, int] = {}
    for ad, finding in result.findings():
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        found = region(ad, finding.start, finding.end)
        where = "" if found else within(ad.place(finding.start), lang)
        lines = {"begin": found[0].line, "end": found[1].line} if found else {"begin": 1}
        told = [where, finding.name.to(lang), finding.message.to(lang)]
        yield {
            "description": _sentence(told, lang),
            "check_name": finding.rule,
            # Two records under one id may hold the same wording; GitLab would take them for one.
            "fingerprint": finding.fingerprint if count == 1 else _hash(finding.fingerprint, str(count)),
            "severity": _SEVERITY[finding.severity],
            "location": {"path": relative(ad.origin, setting.root), "lines": lines},
        }


def _unreadable(result: Result, setting: Setting) -> Iterator[dict[str, Any]]:
    for lost in result.unreadable:
        path = relative(lost.origin, setting.root)
        yield {
            "description": _sentence([lost.problem.to(setting.lang)], setting.lang),
            "check_name": "unreadable",
            "fingerprint": _hash(path, lost.problem.en),
            "severity": "critical",
            "location": {"path": path, "lines": {"begin": 1}},
        }


def _sentence(parts: list[str], lang: Language) -> str:
    return ("：" if lang == "zh" else ": ").join(visible(part) for part in parts if part)


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]

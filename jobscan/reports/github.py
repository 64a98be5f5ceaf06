"""Workflow commands of GitHub Actions: an annotation on the line of each finding.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jobscan.finding import Bilingual, Finding, Language, Severity
from jobscan.reports import words
from jobscan.reports.counts import counted
from jobscan.reports.paths import relative
from jobscan.reports.place import region, within
from jobscan.reports.result import Result
from jobscan.reports.setting import Setting
from jobscan.reports.told import plain
from jobscan.reports.visible import visible
from jobscan.sources.ad import Ad
from jobscan.sources.walk import STDIN_NAME

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ODD = Bilingual(zh="注意", en="Odd input")


def report(result: Result, setting: Setting) -> str:
    """A command per finding, unreadable input and warning; the last line is the summary and no command."""
    lines = [*_commands(result, setting), visible(counted(result, setting.lang))]
    return "".join(f"{line}\n" for line in lines if line)


def _commands(result: Result, setting: Setting) -> Iterator[str]:
    lang = setting.lang
    for ad, finding in result.findings():
        title = f"{finding.name.to(lang)} ({finding.rule})"
        properties = {**_file(ad.origin, setting), **_lines(ad, finding), "title": title}
        told = plain(result, finding, lang)
        where = "" if "line" in properties else within(ad.place(finding.start), lang)
        if where:
            told[0] = _located(where, told[0], lang)
        yield _command(_COMMAND[finding.severity], properties, told)
    for lost in result.unreadable:
        properties = {**_file(lost.origin, setting), "title": words.UNREADABLE_AD.to(lang)}
        yield _command("error", properties, [_located(lost.origin, lost.problem.to(lang), lang)])
    for notice in result.notices:
        if not notice.remark:
            at = {"line": str(notice.line)} if notice.line else {}
            properties = {**_file(notice.origin, setting), **at, "title": _ODD.to(lang)}
            yield _command("warning", properties, [_located(notice.origin, notice.problem.to(lang), lang)])


def _located(where: str, told: str, lang: Language) -> str:
    return f"{where}{'：' if lang == 'zh' else ': '}{told}"


def _file(origin: str, setting: Setting) -> dict[str, str]:
    return {} if origin == STDIN_NAME else {"file": relative(origin, setting.root)}


def _lines(ad: Ad, finding: Finding) -> dict[str, str]:
    """Columns only within one line: GitHub takes no others."""
    found = region(ad, finding.start, finding.end)
    if found is None:
        return {}
    first, last = found
    lines = {"line": str(first.line), "endLine": str(last.line)}
    if first.line == last.line:
        lines |= {"col": str(first.column), "endColumn": str(last.column)}
    return lines


def _command(name: str, properties: Mapping[str, str], told: list[str]) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(chr(10).join(map(visible, told)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")

"""JUnit's XML, as CI systems show test results: a suite per ad, a case per finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree

from jobscan.finding import Bilingual, Finding, Language, Severity
from jobscan.reports import words
from jobscan.reports.paths import relative
from jobscan.reports.place import label, within
from jobscan.reports.result import Result, Scanned
from jobscan.reports.setting import Setting
from jobscan.reports.told import plain
from jobscan.reports.visible import visible

_CLEAN = Bilingual(zh="{n} 份广告没有发现", en="{n} ad{s} without findings")
_KNOWN = Bilingual(zh="基线中已有", en="known to the baseline")
_SUITE_OF_CLEAN = Bilingual(zh="没有发现的广告", en="ads without findings")
_NO_XML = re.compile("[\ufffe\uffff]")  # what XML cannot hold and `visible` leaves

_Element = ElementTree.Element


def report(result: Result, setting: Setting) -> str:
    """Errors and warnings are failures; notes pass and are printed; suppressed and known ones are skipped."""
    suites = [*_scanned(result, setting), *_unreadable(result, setting)]
    clean = result.ads - sum(1 for scanned in result.scanned)
    if clean > 0:
        suite = _element("testsuite", name=_SUITE_OF_CLEAN.to(setting.lang))
        said = _CLEAN.to(setting.lang).format(n=clean, s=words.plural(clean))
        suite.append(_element("testcase", classname="jobscan", name=said))
        suites.append(suite)
    whole = _element("testsuites", name="jobscan")
    whole.extend(suites)
    for element in [whole, *suites]:
        _count(element)
    ElementTree.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(whole, encoding="unicode")}\n'


def _scanned(result: Result, setting: Setting) -> Iterator[_Element]:
    """The ads of one file (records of a table) are one suite."""
    for origin, ads in groupby(result.scanned, key=lambda scanned: scanned.ad.origin):
        suite = _element("testsuite", name=relative(origin, setting.root))
        for scanned in ads:
            suite.extend(_cases(result, scanned, setting))
        yield suite


def _cases(result: Result, scanned: Scanned, setting: Setting) -> Iterator[_Element]:
    lang = setting.lang
    for finding in scanned.findings:
        case = _case(scanned, finding, setting)
        told = [
            label(scanned.ad.origin, scanned.ad.place(finding.start), lang),
            *plain(result, finding, lang),
        ]
        if finding.severity is Severity.NOTE:
            outcome = _element("system-out")
        else:
            outcome = _element("failure", message=finding.message.to(lang), type=finding.severity.value)
        outcome.text = "\n".join(_legal(line) for line in told)
        case.append(outcome)
        yield case
    for suppressed in scanned.suppressed:
        case = _case(scanned, suppressed.finding, setting)
        case.append(_element("skipped", message=_reason(suppressed.reason, suppressed.until, lang)))
        yield case
    for finding in scanned.known:
        case = _case(scanned, finding, setting)
        case.append(_element("skipped", message=_KNOWN.to(lang)))
        yield case


def _case(scanned: Scanned, finding: Finding, setting: Setting) -> _Element:
    place, path = scanned.ad.place(finding.start), relative(scanned.ad.origin, setting.root)
    where = within(place, setting.lang)
    name = f"{finding.rule} {where} {finding.match}" if where else f"{finding.rule} {finding.match}"
    line = {"line": str(place.line)} if place.line else {}
    return _element("testcase", classname=path, name=name, file=path, **line)


def _reason(reason: str, until: str, lang: Language) -> str:
    if not until:
        return reason
    limit = words.UNTIL.to(lang).format(date=until)
    return f"{reason}（{limit}）" if lang == "zh" else f"{reason} ({limit})"


def _unreadable(result: Result, setting: Setting) -> Iterator[_Element]:
    for lost in result.unreadable:
        path = relative(lost.origin, setting.root)
        suite = _element("testsuite", name=path)
        said = words.UNREADABLE_AD.to(setting.lang)
        case = _element("testcase", classname=path, name=said, file=path)
        case.append(_element("error", message=lost.problem.to(setting.lang), type="unreadable"))
        suite.append(case)
        yield suite


def _count(element: _Element) -> None:
    counts = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name, tag in counts.items():
        element.set(name, str(sum(1 for _ in element.iter(tag))))


def _element(tag: str, **attributes: str) -> _Element:
    return _Element(tag, {name: _legal(value) for name, value in attributes.items()})


def _legal(text: str) -> str:
    return _NO_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", visible(text))

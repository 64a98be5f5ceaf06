"""The report as one page: self-contained, for a browser, a phone or a printer.

Jinja2 escapes whatever is put into the template; `visible` has taken out before what is no
text. The page has no script and may load nothing: its policy says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from jobscan.finding import Edit, Finding, Language
from jobscan.reports import html_words, words
from jobscan.reports.counts import balanced, counted, judged
from jobscan.reports.passages import Piece, passages
from jobscan.reports.place import within
from jobscan.reports.result import SEVERITIES, Result, Scanned, Suppressed
from jobscan.reports.setting import Setting
from jobscan.reports.template import resource, style_hash, template
from jobscan.reports.told import category, change, exceptions, laws
from jobscan.reports.why import why
from jobscan.sources.ad import Ad

_PACKAGE = "jobscan.reports"
_FIELDS = 12
_FIELD = 200
"""Of the columns beside an ad as many, and of each as many characters, as help to know it."""


def report(result: Result, setting: Setting) -> str:
    """The whole page. The same bytes for the same result: no clock, no random id."""
    lang, numbers = setting.lang, count(1)
    ads = [_ad(result, scanned, setting, numbers) for scanned in result.scanned]
    style = resource(_PACKAGE, "report.css")
    rows = result.by_category()
    return template(_PACKAGE, "report.html.j2").render(
        lang="zh-CN" if lang == "zh" else "en",
        style=style,
        style_hash=style_hash(style),
        w={name: text.to(lang) for name, text in html_words.WORDS.items()},
        tool=setting.tool,
        counted=counted(result, lang),
        judged=judged(result, lang) if result.hit else "",
        totals=[_severity(s.value, lang) | {"count": n} for s, n in result.by_severity().items()],
        heads=[words.SEVERITY[s].to(lang) for s in SEVERITIES],
        rows=[
            (result.categories[id].to(lang) if id in result.categories else id, [row[s] for s in SEVERITIES])
            for id, row in rows.items()
        ],
        balances=balanced(result, lang),
        ads=ads,
        contents=[ad for ad in ads if ad["findings"]] if len(ads) > 1 else [],
        unreadable=[(lost.origin, lost.problem.to(lang)) for lost in result.unreadable],
        notices=[
            (f"{n.origin}:{n.line}:{n.column}" if n.line else n.origin, n.problem.to(lang))
            for n in result.notices
            if not n.remark
        ],
    )


def _ad(result: Result, scanned: Scanned, setting: Setting, numbers: Iterator[int]) -> dict[str, Any]:
    ad, lang = scanned.ad, setting.lang
    edits = scanned.edits or (None,) * len(scanned.findings)
    found = [
        _finding(result, ad, finding, edit, setting) | {"number": next(numbers)}
        for finding, edit in zip(scanned.findings, edits, strict=True)
    ]
    shown, rest = passages(ad.text, [(f.start, f.end) for f in scanned.findings])
    return {
        "anchor": f"ad-{found[0]['number']}" if found else "",
        "origin": ad.origin,
        "id": "" if ad.id == ad.origin else ad.id,
        "fields": [(name, _cut(value)) for name, value in list(ad.fields.items())[:_FIELDS] if value.strip()],
        "lang": scanned.findings[0].lang if scanned.findings else "",
        "findings": found,
        "passages": [
            {"skipped": _left_out(p.skipped, lang), "pieces": [_piece(piece, found) for piece in p.pieces]}
            for p in shown
        ],
        "rest": _left_out(rest, lang),
        "suppressed": [_suppressed(ad, it, lang) for it in scanned.suppressed],
        "known": html_words.KNOWN_HERE.to(lang).format(n=len(scanned.known)) if scanned.known else "",
    }


def _finding(result: Result, ad: Ad, finding: Finding, edit: Edit | None, setting: Setting) -> dict[str, Any]:
    lang = setting.lang
    return {
        **_severity(finding.severity.value, lang),
        "name": finding.name.to(lang),
        "rule": finding.rule,
        "kind": f"{category(result, finding, lang)} · {words.FORCE[finding.force].to(lang)}",
        "where": _where(ad, finding, lang),
        "match": _lines(finding.match),
        "lang": finding.lang,
        "message": finding.message.to(lang),
        "laws": laws(result, finding, lang, every=setting.explain),
        "exceptions": exceptions(finding, lang),
        "suggestion": finding.suggestion.to(lang),
        "change": change(ad, edit, lang) if edit else "",
        "why": why(finding, lang) if setting.explain else "",
    }


def _severity(name: str, lang: Language) -> dict[str, Any]:
    severity = next(s for s in SEVERITIES if s.value == name)
    return {"severity": name, "label": words.SEVERITY[severity].to(lang)}


def _where(ad: Ad, finding: Finding, lang: Language) -> str:
    place = ad.place(finding.start)
    if not place.line:
        return within(place, lang)
    return html_words.LINE.to(lang).format(line=place.line, column=place.column)


def _piece(piece: Piece, found: list[dict[str, Any]]) -> Mapping[str, Any]:
    order = [s.value for s in SEVERITIES]
    marks = [found[i]["severity"] for i in piece.within]
    return {
        "lines": _lines(piece.text),
        "severity": min(marks, key=order.index, default=""),
        "ends": [found[i] for i in piece.ends],
    }


def _suppressed(ad: Ad, suppressed: Suppressed, lang: Language) -> dict[str, Any]:
    finding, until = suppressed.finding, suppressed.until
    return {
        "where": _where(ad, finding, lang),
        "rule": finding.rule,
        "match": _lines(finding.match),
        "reason": suppressed.reason,
        "until": words.UNTIL.to(lang).format(date=until) if until else "",
    }


def _left_out(characters: int, lang: Language) -> str:
    return html_words.LEFT_OUT.to(lang).format(n=f"{characters:,}") if characters else ""


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cut(value: str) -> str:
    return value if len(value) <= _FIELD else f"{value[:_FIELD]}…"

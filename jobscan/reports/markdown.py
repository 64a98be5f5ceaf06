"""The report in Markdown: for a comment on a pull request or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.finding import Bilingual, Edit, Finding, Language, Severity
from jobscan.reports import words
from jobscan.reports.counts import balanced, counted, judged
from jobscan.reports.excerpt import excerpt
from jobscan.reports.markdown_text import code, escaped, foreign
from jobscan.reports.place import label
from jobscan.reports.result import SEVERITIES, Result, Suppressed
from jobscan.reports.setting import Setting
from jobscan.reports.told import category, change, exceptions, laws
from jobscan.sources.ad import Ad

LARGEST = 60_000
"""Characters. GitHub refuses comments of more than 65,536; what does not fit is counted."""

_LINE = 160  # cells of an ad around a finding
_TITLE = Bilingual(zh="招聘广告检查", en="Job ad check")
_SUPPRESSED = Bilingual(zh="已忽略", en="Suppressed")
_UNREADABLE = Bilingual(zh="无法读取", en="Could not be read")
_NOTICES = Bilingual(zh="注意", en="Notices")
_MORE = Bilingual(
    zh="另有 {n} 处没有列出，这里放不下；`--format json` 或 `html` 会列出全部。",
    en="{n} more are not listed: there is no room here. `--format json` or `html` lists them all.",
)
_SIGN = {Severity.ERROR: "⛔", Severity.WARNING: "⚠️", Severity.NOTE: "💬"}


def report(result: Result, setting: Setting) -> str:
    """Counts, a table, then every finding while there is room. Ends in a newline."""
    lang = setting.lang
    head = [f"## {_TITLE.to(lang)}", "", escaped(counted(result, lang)) or _UNREADABLE.to(lang), ""]
    head += _table(result, lang)
    foot = _foot(result, lang)
    room = LARGEST - sum(len(part) + 1 for part in [*head, *foot])
    body: list[str] = []
    left = sum(len(scanned.findings) for scanned in result.scanned)
    for block in _findings(result, lang):
        room -= len(block) + 1
        if room < 0:
            body += [_MORE.to(lang).format(n=left), ""]
            break
        body.append(block)
        left -= 1
    return "\n".join([*head, *body, *foot]).rstrip() + "\n"


def _table(result: Result, lang: Language) -> Iterator[str]:
    rows = result.by_category()
    if not rows:
        return
    heads = [words.CATEGORY.to(lang), *(words.SEVERITY[s].to(lang) for s in SEVERITIES)]
    yield f"| {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(SEVERITIES)}"
    for id, counts in rows.items():
        name = result.categories[id].to(lang) if id in result.categories else id
        yield f"| {escaped(name)} | {' | '.join(str(counts[s]) for s in SEVERITIES)} |"
    total = result.by_severity()
    yield f"| {words.TOTAL.to(lang)} | {' | '.join(str(total[s]) for s in SEVERITIES)} |"
    yield ""


def _findings(result: Result, lang: Language) -> Iterator[str]:
    """A block of Markdown each, the first one of an ad with its heading."""
    for scanned in result.scanned:
        heading = f"### {code(scanned.ad.origin)}\n\n"
        edits = scanned.edits or (None,) * len(scanned.findings)
        for finding, edit in zip(scanned.findings, edits, strict=True):
            yield heading + "\n".join(_finding(result, scanned.ad, finding, edit, lang)) + "\n"
            heading = ""


def _finding(result: Result, ad: Ad, finding: Finding, edit: Edit | None, lang: Language) -> Iterator[str]:
    severity = f"{_SIGN[finding.severity]} {words.SEVERITY[finding.severity].to(lang)}"
    kind = f"{escaped(category(result, finding, lang))} · {words.FORCE[finding.force].to(lang)}"
    where = code(label(ad.origin, ad.place(finding.start), lang))
    yield f"- {severity} <b>{foreign(finding.name.to(lang))}</b> {code(finding.rule)} · {kind} · {where}"
    yield ""
    shown = excerpt(ad.text, finding.start, finding.end, _LINE)
    yield f"  > {code(shown.before)}<b>{code(shown.span)}</b>{code(shown.after)}"
    yield ""
    told = [(words.WHY, finding.message.to(lang))]
    told += [(words.LAW, law.cited) for law in laws(result, finding, lang)]
    told += [(words.EXCEPTION, text) for text in exceptions(finding, lang)]
    told += [(words.REWRITE, finding.suggestion.to(lang))]
    if edit:
        told += [(words.FIX, change(ad, edit, lang))]
    yield from (_item(name, text, lang) for name, text in told)


def _item(name: Bilingual, text: str, lang: Language) -> str:
    return f"  - {name.to(lang)}{'：' if lang == 'zh' else ': '}{foreign(text)}"


def _foot(result: Result, lang: Language) -> list[str]:
    lines: list[str] = []
    hidden = [
        f"- {code(label(scanned.ad.origin, scanned.ad.place(it.finding.start), lang))} "
        f"{code(it.finding.rule)} {code(it.finding.match)}{_reason(it, lang)}"
        for scanned in result.scanned
        for it in scanned.suppressed
    ]
    colon = "：" if lang == "zh" else ": "
    lost = [f"- {code(one.origin)}{colon}{foreign(one.problem.to(lang))}" for one in result.unreadable]
    odd = [
        f"- {code(f'{n.origin}:{n.line}:{n.column}' if n.line else n.origin)}{colon}{foreign(n.problem.to(lang))}"
        for n in result.notices
        if not n.remark
    ]
    for title, items in ((_SUPPRESSED, hidden), (_UNREADABLE, lost), (_NOTICES, odd)):
        if items:
            lines += [f"### {title.to(lang)}", "", *_cut(items, lang), ""]
    lines += [part for told in balanced(result, lang) for part in (foreign(told), "")]
    if result.hit:
        lines += ["---", "", escaped(judged(result, lang)), ""]
    return lines


def _cut(items: list[str], lang: Language) -> list[str]:
    """As many as a quarter of the report holds."""
    room = LARGEST // 4
    kept: list[str] = []
    for item in items:
        room -= len(item)
        if room < 0:
            return [*kept, f"- {_MORE.to(lang).format(n=len(items) - len(kept))}"]
        kept.append(item)
    return kept


def _reason(suppressed: Suppressed, lang: Language) -> str:
    colon = "：" if lang == "zh" else ": "
    until = words.UNTIL.to(lang).format(date=suppressed.until) if suppressed.until else ""
    limit = (f"（{until}）" if lang == "zh" else f" ({until})") if until else ""
    return f"{colon}{foreign(suppressed.reason)}{escaped(limit)}"

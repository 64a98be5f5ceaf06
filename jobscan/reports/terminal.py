"""The report that a person reads, as one string.

Nothing from an ad is ever markup here: lines are `rich.text.Text`, built from parts that went
through `visible`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from jobscan.finding import Edit, Finding, Force, Language, Severity
from jobscan.reports import words
from jobscan.reports.cite import cite
from jobscan.reports.counts import balanced, counted, judged, places
from jobscan.reports.place import label
from jobscan.reports.result import SEVERITIES, Result
from jobscan.reports.setting import Setting
from jobscan.reports.told import category, change, exceptions, few
from jobscan.reports.visible import visible
from jobscan.reports.why import why
from jobscan.sources.ad import Ad

if TYPE_CHECKING:
    from rich.text import Text

_MARGIN = "  "
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def report(result: Result, setting: Setting) -> str:
    """The whole report, ending in a newline; empty if nothing could be read at all."""
    if not result.hit:
        line = counted(result, setting.lang)
        return f"{line}\n" if line else ""
    # Loaded here: an ad without findings is answered before rich could be imported.
    from jobscan.reports.ansi import to_string

    lines = _lines(result, setting.lang, setting.width, setting.explain)
    return to_string(lines, setting.colour)


def _lines(result: Result, lang: Language, width: int, explain: bool) -> Iterator[Text]:
    from rich.text import Text

    for ad, finding, edit in result.edits():
        yield from _finding(result, ad, finding, edit, lang, width, explain)
        yield Text()
    yield from _summary(result, lang)
    yield Text()
    yield from _closing(result, lang, width)


def _finding(
    result: Result, ad: Ad, finding: Finding, edit: Edit | None, lang: Language, width: int, explain: bool
) -> Iterator[Text]:
    from rich.text import Text

    from jobscan.reports.excerpt import excerpt

    style = _STYLE[finding.severity]
    place = ad.place(finding.start)
    question = finding.force is Force.ASK
    yield Text.assemble(
        (visible(label(ad.origin, place, lang)), "bold"),
        "  ",
        (words.SEVERITY[finding.severity].to(lang), style),
        "  ",
        (finding.name.to(lang), "bold"),
        ("  ", ""),
        (visible(finding.rule), "cyan"),
        "  ",
        (visible(category(result, finding, lang)), "dim"),
        (" · ", "dim"),
        (words.FORCE[finding.force].to(lang), "magenta" if question else "dim"),
    )
    number = str(place.line or "")
    gutter = f"{_MARGIN}{number} │ "
    shown = excerpt(ad.text, finding.start, finding.end, max(20, width - len(gutter)))
    yield Text.assemble((gutter, "dim"), shown.before, (shown.span, style), shown.after)
    yield Text.assemble((f"{_MARGIN}{' ' * len(number)} │ ", "dim"), (shown.underline, style))
    yield from _labelled(words.WHY.to(lang), finding.message.to(lang), lang, width)
    yield from _laws(result, finding, lang, width, explain)
    for told in exceptions(finding, lang):
        yield from _labelled(words.EXCEPTION.to(lang), told, lang, width)
    yield from _labelled(words.REWRITE.to(lang), finding.suggestion.to(lang), lang, width, "green")
    if edit:
        yield from _labelled(words.FIX.to(lang), change(ad, edit, lang), lang, width, "green")
    if explain:
        yield from _labelled(words.RULE.to(lang), why(finding, lang), lang, width)


def _labelled(label: str, text: str, lang: Language, width: int, style: str = "") -> Iterator[Text]:
    """A label and text that wraps beside it, in one column over the whole report."""
    from rich.text import Text

    from jobscan.reports.layout import cell_len, pad, wrap

    labels = (words.WHY, words.LAW, words.EXCEPTION, words.REWRITE, words.FIX, words.RULE)
    longest = max(cell_len(w.to(lang)) for w in labels)
    head = _MARGIN + pad(label, longest) + _MARGIN
    for line in wrap(visible(text), max(20, width - cell_len(head))):
        yield Text.assemble((head, "dim"), (line, style))
        head = " " * cell_len(head)


def _laws(result: Result, finding: Finding, lang: Language, width: int, explain: bool) -> Iterator[Text]:
    label = words.LAW.to(lang)
    grouped = {code: tuple(laws) for code, laws in groupby(finding.laws, key=lambda law: law.jurisdiction)}
    if not grouped:
        names = places(result, finding.jurisdictions, lang)
        yield from _labelled(label, words.NO_LAW.to(lang).format(places=names), lang, width)
        return
    hidden, first = 0, few(finding.laws)
    for code, laws in grouped.items():
        # Several jurisdictions: one law each is enough to see why.
        shown = laws if explain else tuple(law for law in laws if law in first)
        hidden += len(laws) - len(shown)
        name = places(result, (code,), lang)
        if explain and laws[0].state in words.STATE:
            state = words.STATE[laws[0].state].to(lang)
            name += f"（{state}）" if lang == "zh" else f" ({state})"
        for law in shown:
            cited = cite(law.instrument, law.article, law.verified, lang)
            yield from _labelled(label, name + ("：" if lang == "zh" else ": ") + cited, lang, width)
            label = ""
            if law.note and (explain or law is laws[0]):
                yield from _labelled("", _MARGIN + law.note.to(lang), lang, width, "dim")
    if hidden:
        more = words.MORE_LAWS.to(lang).format(n=hidden, rule=finding.rule)
        yield from _labelled(label, more, lang, width, "dim")


def _summary(result: Result, lang: Language) -> Iterator[Text]:
    from rich.text import Text

    from jobscan.reports.layout import cell_len, pad

    def cell(count: int, severity: Severity, wide: int, plain: bool = False) -> tuple[str, str]:
        return pad(str(count), wide, right=True), "dim" if not count else "" if plain else _STYLE[severity]

    rows = result.by_category()
    names = {c: result.categories[c].to(lang) if c in result.categories else visible(c) for c in rows}
    total = words.TOTAL.to(lang)
    heads = [words.SEVERITY[s].to(lang) for s in SEVERITIES]
    first = max(cell_len(text) for text in [words.CATEGORY.to(lang), total, *names.values()])
    wide = max(6, *(cell_len(head) for head in heads))
    head = pad(words.CATEGORY.to(lang), first) + "".join(_MARGIN + pad(h, wide, right=True) for h in heads)
    yield Text(_MARGIN + head, style="dim")
    for id, counts in [*rows.items(), ("", result.by_severity())]:
        line = Text(_MARGIN + pad(names.get(id, total), first), style="" if id else "bold")
        for severity in SEVERITIES:
            line.append(_MARGIN).append(*cell(counts[severity], severity, wide))
        yield line


def _closing(result: Result, lang: Language, width: int) -> Iterator[Text]:
    from rich.text import Text

    from jobscan.reports.layout import wrap

    for told in balanced(result, lang):
        yield from map(Text, wrap(visible(told), width))
    for part in wrap(counted(result, lang), width):
        yield Text(part, style="bold")
    for part in wrap(judged(result, lang), width):
        yield Text(part, style="dim")

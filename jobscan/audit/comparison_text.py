"""A comparison of two audits to read: in a terminal, or as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text

from jobscan.audit import comparison_words as words
from jobscan.audit.comparison import Change, Comparison, Count, Row
from jobscan.finding import Bilingual, Language
from jobscan.reports.ansi import to_string
from jobscan.reports.layout import cell_len, cut, pad, wrap
from jobscan.reports.markdown_text import escaped, foreign
from jobscan.reports.visible import visible
from jobscan.reports.words import plural

_SHOWN = 20
_WIDEST = 24  # cells of a name
_NONE, _MARGIN = "–", "  "


@dataclass(frozen=True, slots=True)
class _Table:
    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    after: str = ""


def comparison_report(
    found: Comparison, names: Mapping[str, Bilingual], lang: Language, width: int, colour: bool
) -> str:
    """The whole report, ending in a newline; `names` are the categories'."""
    lines = [Text(line) for line in _head(found, lang)]
    lines += [
        Text(line, "bold yellow") for text in _warnings(found, lang) for line in wrap(f"! {text}", width)
    ]
    lines += [Text(_texts(found, lang)), Text()]
    for table in _tables(found, names, lang):
        lines += [Text(table.title, "bold"), *_aligned(table)]
        lines += [Text(_MARGIN + table.after)] * bool(table.after) + [Text()]
    lines += [Text(line) for line in wrap(words.NOTE.to(lang), width)] if found.comparable else []
    return to_string(lines if lines[-1].plain else lines[:-1], colour)


def comparison_markdown(found: Comparison, names: Mapping[str, Bilingual], lang: Language) -> str:
    """The same as Markdown, ending in a newline."""
    blocks = ["\n".join(f"- {escaped(line)}" for line in _head(found, lang))]
    blocks += [f"> **{escaped(text)}**" for text in _warnings(found, lang)]
    blocks.append(escaped(_texts(found, lang)))
    for table in _tables(found, names, lang):
        lines = [table.heads, ["---", *["---:"] * (len(table.heads) - 1)], *table.rows]
        rows = [[foreign(cell) if at != 1 else cell for cell in row] for at, row in enumerate(lines)]
        blocks += [f"## {escaped(table.title)}", "\n".join(f"| {' | '.join(row)} |" for row in rows)]
        blocks += [escaped(table.after)] * bool(table.after)
    blocks += [escaped(words.NOTE.to(lang))] if found.comparable else []
    return "\n\n".join(blocks) + "\n"


def _head(found: Comparison, lang: Language) -> Iterator[str]:
    for said, facts in ((words.BEFORE, found.before), (words.AFTER, found.after)):
        counts = words.COUNTS.to(lang).format(ads=facts.ads, texts=facts.texts)
        yield f"{said.to(lang)}{'：' if lang == 'zh' else ': '}{visible(facts.name)}  {counts}"


def _warnings(found: Comparison, lang: Language) -> Iterator[str]:
    for one in found.differs:
        yield words.DIFFERS[one.what].to(lang).format(before=visible(one.before), after=visible(one.after))
    if found.texts.changed or found.texts.weighed:
        yield words.CHANGED.to(lang).format(changed=found.texts.changed, weighed=found.texts.weighed)
    if not found.comparable:
        yield words.NOT_COMPARABLE.to(lang).format(kept=found.texts.kept)


def _texts(found: Comparison, lang: Language) -> str:
    texts = found.texts
    return words.TEXTS.to(lang).format(
        appeared=texts.appeared, disappeared=texts.disappeared, kept=texts.kept
    )


def _tables(found: Comparison, names: Mapping[str, Bilingual], lang: Language) -> Iterator[_Table]:
    heads = (words.HEADS if found.comparable else words.KEPT_HEADS).to(lang).split("|")
    for kind, group in groupby(
        found.rows, lambda row: "all" if row.kind in ("any", "category") else row.kind
    ):
        rows = list(group)
        shown = rows if kind in ("all", "favours") else rows[:_SHOWN]
        more = len(rows) - len(shown)
        after = words.MORE.to(lang).format(n=more, s=plural(more)) if more else ""
        cells = [[_name(row, names, lang), *_changes(row)] for row in shown]
        yield _Table(_title(kind, lang), heads, cells, after)
    rules = sorted(found.texts.gained.keys() | found.texts.lost.keys())
    if rules:
        counted = [[rule, str(found.texts.gained[rule]), str(found.texts.lost[rule])] for rule in rules]
        yield _Table(words.RULES.to(lang), words.RULES_HEADS.to(lang).split("|"), counted)


def _title(kind: str, lang: Language) -> str:
    if kind == "all":
        return words.ALL.to(lang)
    if kind == "favours":
        return words.FAVOURS.to(lang)
    return words.GROUP.to(lang).format(column=visible(kind.removeprefix("group:")))


def _name(row: Row, names: Mapping[str, Bilingual], lang: Language) -> str:
    if row.kind == "any":
        return words.ANY.to(lang)
    known = names if row.kind == "category" else words.FAVOURED if row.kind == "favours" else {}
    small = "†" if row.texts.small else ""
    name = visible(known[row.name].to(lang) if row.name in known else row.name)
    return (name if cell_len(name) <= _WIDEST else cut(name, _WIDEST - 1) + "…") + small


def _changes(row: Row) -> Iterator[str]:
    for change in (row.ads, row.texts):
        if change is not None:
            yield from (f"{_share(change.before)} → {_share(change.after)}", _by(change))


def _share(count: Count) -> str:
    return _NONE if count.share is None else f"{count.share * 100:.2f}"


def _by(change: Change) -> str:
    """`+0.82 −0.10…+1.74*`, in percentage points; fewer digits where the limits are wide."""
    if change.by is None:
        return _NONE
    low, high = change.limits
    if low == high:
        return _signed(change.by, 2)
    places = 1 if max(-low, high) >= 0.09995 else 2
    limits = f"{_signed(low, places)}…{_signed(high, places)}"
    return f"{_signed(change.by, places)} {limits}{'*' if change.clear else ' '}"


def _signed(share: float, places: int) -> str:
    points = f"{abs(share) * 100:.{places}f}"
    return points if float(points) == 0 else ("+" if share > 0 else "−") + points


def _aligned(table: _Table) -> Iterator[Text]:
    lines = [table.heads, *table.rows]
    widths = [max(cell_len(line[at]) for line in lines) for at in range(len(table.heads))]
    for number, line in enumerate(lines):
        first, *others = zip(line, widths, strict=True)
        cells = [pad(*first), *(pad(cell, wide, right=True) for cell, wide in others)]
        yield Text((_MARGIN + _MARGIN.join(cells)).rstrip(), "" if number else "dim")

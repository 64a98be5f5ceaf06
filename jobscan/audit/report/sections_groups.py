"""The sections that compare ads: months, cities, employers and every other column of --group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jobscan.audit.report import charts
from jobscan.audit.report.blocks import Block, Cell, Chart, Section, Table, count, number, percent, share
from jobscan.audit.report.counting import Group, Groups
from jobscan.audit.report.page_words import Say
from jobscan.audit.report.sections import CHART_ROWS, alternative, bar
from jobscan.audit.report.summary import Summary
from jobscan.audit.sql import literal

MONTHS = 36
"""As many as can be told apart in a chart as wide as a phone."""


def group_sections(summary: Summary, say: Say) -> Iterator[Section]:
    """All of them, in the page's order."""
    yield _months(summary, say)
    for at, groups in enumerate(summary.groups):
        yield _group(groups, at, summary, say)


def _months(summary: Summary, say: Say) -> Section:
    dated = [month for month in summary.months if month.value]
    if not dated:
        return Section("months", say("months"), [say("months_none")])
    without = sum(month.ads for month in summary.months if not month.value)
    places = _calendar(dated[0].value or "", dated[-1].value or "")
    drawn = [bar(month.value or "", month.any, mark=False) for month in dated if month.value in places]
    every = max(1, -(-len(places) // 5))
    caption = say("months_chart")
    blocks: list[Block] = [
        say("months_text", n=number(without), share=percent(without / summary.bases.ads.count)),
        Chart(charts.points(drawn, places, places[::every], alternative(caption, drawn)), caption),
    ]
    if places[0] != dated[0].value:
        blocks.append(say("months_cut", n=MONTHS))
    rows = tuple(
        _row(month, f"month.{month.value or 'none'}", say("no_date"), say) for month in summary.months
    )
    fold = say("show_all", n=len(rows)) if len(rows) > CHART_ROWS else ""
    blocks.append(Table(say("months"), _heads(say("month"), say), rows, fold, _notes(summary.months, say)))
    return Section("months", say("months"), blocks)


def _calendar(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, no more than the chart has room for: 2024-11, 2024-12, 2025-01."""
    begin, end = ((int(month[:-3]) * 12 + int(month[-2:]) - 1) for month in (first, last))
    return [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(max(begin, end - MONTHS + 1), end + 1)]


def _group(groups: Groups, at: int, summary: Summary, say: Say) -> Section:
    name, id = groups.name, f"group.{at}"
    unknown = groups.unknown.ads if groups.unknown else 0
    blocks: list[Block] = [
        say(
            "group_text",
            n=number(groups.values),
            unknown=number(unknown),
            share=percent(unknown / (summary.bases.ads.count or 1)),
        )
    ]
    worst = [bar(one.value or "", one.any) for one in groups.worst]
    if worst:
        caption = say("group_worst_chart", name=name)
        rows = tuple(_row(one, f"{id}.worst.{n}", "", say) for n, one in enumerate(groups.worst))
        blocks += [
            Chart(charts.bars(worst, alternative(caption, worst)), caption),
            Table(say("group_worst", name=name), _heads(name, say), rows, notes=_notes(groups.worst, say)),
        ]
    else:
        blocks.append(say("group_worst_none"))
    if groups.biggest:
        biggest = [_row(one, f"{id}.biggest.{n}", "", say) for n, one in enumerate(groups.biggest)]
        if groups.rest:
            left = say("group_rest", n=number(groups.values - len(groups.biggest)))
            biggest.append(_row(groups.rest, f"{id}.rest", left, say))
        if groups.unknown:
            biggest.append(_row(groups.unknown, f"{id}.unknown", say("group_unknown"), say))
        shown = (*groups.biggest, *([groups.unknown] if groups.unknown else []))
        blocks.append(
            Table(
                say("group_biggest", name=name), _heads(name, say), tuple(biggest), notes=_notes(shown, say)
            )
        )
    if len(groups.listed) > len(groups.biggest):
        everything = len(groups.listed) == groups.values
        n = number(len(groups.listed))
        sql = f"SELECT groups[{literal(name)}], count(*) FROM ads GROUP BY 1 ORDER BY 2 DESC"
        blocks.append(
            Table(
                say("group", name=name),
                _heads(name, say),
                tuple(_row(one, "", "", say) for one in groups.listed),
                say("show_all", n=n) if everything else say("group_all", n=n),
                _notes(groups.listed, say)
                + (() if everything else (say("group_more", n=number(groups.values), sql=sql),)),
            )
        )
    return Section(f"group-{at}", say("group", name=name), blocks)


def _heads(first: str, say: Say) -> tuple[str, ...]:
    return first, say("ads"), say("with_any"), say("with_error"), say("with_sex")


def _row(group: Group, figure: str, unknown: str, say: Say) -> tuple[Cell, ...]:
    def named(of: str) -> str:
        return f"{figure}.{of}" if figure else ""

    return (
        Cell(unknown if group.value is None else group.value),
        count(group.ads, named("ads")),
        share(group.any, named("any")),
        share(group.error, named("error")),
        share(group.sex, named("sex")),
    )


def _notes(groups: Sequence[Group], say: Say) -> tuple[str, ...]:
    small = (say("small_note"),) if any(group.small for group in groups) else ()
    return (say("interval_note"), *small)

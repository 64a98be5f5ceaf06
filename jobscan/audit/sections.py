"""The sections with shares of all ads: headline, categories, forces, favoured groups, law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jobscan.audit import charts
from jobscan.audit.accuracy import Estimate
from jobscan.audit.blocks import (
    SMALL_MARK,
    Block,
    Cell,
    Chart,
    Section,
    Table,
    between,
    count,
    number,
    percent,
    share,
)
from jobscan.audit.families import NAMES
from jobscan.audit.page_words import Say
from jobscan.audit.shares import Share, Shares
from jobscan.audit.summary import HEADLINE, Summary
from jobscan.finding import Force
from jobscan.reports import words

CHART_ROWS = 12


def share_sections(summary: Summary, say: Say) -> Iterator[Section]:
    """All of them, in the page's order."""
    yield _headline(summary, say)
    yield _categories(summary, say)
    yield _forces(summary, say)
    yield _favours(summary, say)
    yield _severity(summary, say)


def _headline(summary: Summary, say: Say) -> Section:
    names = dict(zip(HEADLINE, ("any", "error", "sex_stated", "sex_men", "sex_women"), strict=True))
    labels = [say(names[fact]) for fact in HEADLINE]
    figures = [f"headline.{names[fact]}" for fact in HEADLINE]
    corrected = [
        ("" if fact == ("any", "") else "gender") if fact in (("any", ""), ("sex", "stated")) else None
        for fact in HEADLINE
    ]
    bars = [bar(label, one.ads) for label, one in zip(labels, summary.headline, strict=True)]
    return Section(
        "headline",
        say("headline"),
        [
            Chart(charts.bars(bars, alternative(say("headline_chart"), bars)), say("headline_chart")),
            _shares(say("headline"), say("what"), labels, summary.headline, figures, corrected, summary, say),
            say("headline_note"),
            say("suspected"),
        ],
    )


def _shares(
    caption: str,
    head: str,
    labels: Sequence[str],
    rows: Sequence[Shares],
    figures: Sequence[str],
    corrected: Sequence[str | None],
    summary: Summary,
    say: Say,
) -> Table:
    """`corrected`: for each row the category whose corrected share stands beside it."""
    judged = summary.validation if any(one is not None for one in corrected) else None
    heads = [head, say("ads"), say("of_ads"), say("of_texts")]
    if summary.bases.clusters:
        heads.append(say("of_clusters"))
    if judged:
        heads.append(say("corrected"))
    table = []
    for label, one, figure, category in zip(labels, rows, figures, corrected, strict=True):
        cells = [
            Cell(label),
            count(one.ads.hits, f"{figure}.ads"),
            share(one.ads, f"{figure}.of_ads"),
            share(one.texts, f"{figure}.of_texts"),
        ]
        if one.clusters:
            cells.append(share(one.clusters, f"{figure}.of_clusters"))
        if judged:
            found = judged.get(category, {}).get("prevalence") if category is not None else None
            cells.append(estimate(found, f"{figure}.corrected"))
        table.append(tuple(cells))
    notes = [say("interval_note")]
    if summary.bases.ads.small:
        notes.append(say("small_note"))
    if judged:
        notes.append(say("corrected_note"))
    return Table(caption, tuple(heads), tuple(table), notes=tuple(notes))


def estimate(found: Estimate | None, figure: str = "") -> Cell:
    """A share that was estimated from judged cases."""
    if found is None:
        return Cell("–", kind="share")
    return Cell(
        percent(found.value),
        between((found.low, found.high), found.value),
        f"{found.value:.6f}",
        figure,
        "share",
    )


def _by(
    kind: str,
    id: str,
    head: str,
    name: Callable[[str], str],
    corrected: bool,
    summary: Summary,
    say: Say,
) -> list[Block]:
    """A chart and a table of the facts of one kind."""
    rows = summary.shares.get(kind, ())
    if not rows:
        return []
    labels = [name(one.key) for one in rows]
    bars = [bar(label, one.ads) for label, one in zip(labels, rows, strict=True)][:CHART_ROWS]
    caption = say(f"{id}_chart")
    return [
        Chart(charts.bars(bars, alternative(caption, bars)), caption),
        _shares(
            say(head),
            say(head),
            labels,
            rows,
            [f"{kind}.{one.key}" for one in rows],
            [one.key if corrected else None for one in rows],
            summary,
            say,
        ),
    ]


def _categories(summary: Summary, say: Say) -> Section:
    def name(key: str) -> str:
        return say.of(summary.categories[key]) if key in summary.categories else key

    found = _by("category", "categories", "category", name, True, summary, say)
    text = say("categories_text") if found else say("categories_none")
    return Section("categories", say("categories"), [text, *found])


def _forces(summary: Summary, say: Say) -> Section:
    known = {force.value: words.FORCE[force] for force in Force}

    def name(key: str) -> str:
        return say.of(known[key]) if key in known else key

    found = _by("force", "forces", "force", name, False, summary, say)
    return Section("forces", say("forces"), found or [say("categories_none")])


def _favours(summary: Summary, say: Say) -> Section:
    found = _by("favours", "favours", "favoured", lambda key: sex(key, say), False, summary, say)
    found += _by("family", "favours", "family", lambda key: say.of(NAMES[key]), False, summary, say)
    return Section("favours", say("favours"), [say("favours_text"), *(found or [say("favours_none")])])


def sex(key: str, say: Say) -> str:
    return say(key) if key in ("men", "women") else key or say("unsaid")


def _severity(summary: Summary, say: Say) -> Section:
    severities = ("error", "warning", "note")

    def name(codes: tuple[str, ...]) -> str:
        known = summary.jurisdictions
        return " / ".join(say.of(known[code]) if code in known else code for code in codes)

    stacks = [
        charts.Stack(
            name(one.jurisdictions) + (SMALL_MARK if one.of.small else ""),
            {s: one.by_severity[s] / one.of.count for s in severities},
            percent(1 - one.none / one.of.count),
        )
        for one in summary.judged
    ][:CHART_ROWS]
    rows = [
        (
            Cell(name(one.jurisdictions)),
            count(one.of.count, f"law.{'+'.join(one.jurisdictions)}.ads"),
            *(
                Cell(
                    number(one.by_severity[s]),
                    percent(one.by_severity[s] / one.of.count) + (SMALL_MARK if one.of.small else ""),
                    str(one.by_severity[s]),
                    f"law.{'+'.join(one.jurisdictions)}.{s}",
                    "share",
                )
                for s in severities
            ),
            count(one.none),
        )
        for one in summary.judged
    ]
    caption, heads = say("severity_chart"), [say(f"severity_{s}") for s in severities]
    how = say("chosen") if summary.made.jurisdictions else say("guessed")
    blocks: list[Block] = [say("severity_text", how=how)]
    if rows:
        told = ", ".join(f"{stack.label} {stack.said}" for stack in stacks)
        blocks += [
            Chart(
                charts.stacks(stacks, f"{caption} {told}"),
                caption,
                tuple(zip(severities, heads, strict=True)),
            ),
            Table(
                say("severity"),
                (say("law"), say("ads"), *heads, say("nothing")),
                tuple(rows),
                notes=(say("small_note"),) if any(one.of.small for one in summary.judged) else (),
            ),
        ]
    return Section("severity", say("severity"), blocks)


def bar(label: str, of: Share, mark: bool = True) -> charts.Bar:
    low, high = of.interval or (0.0, 0.0)
    said = percent(of.value) + (SMALL_MARK if mark and of.of.small else "")
    return charts.Bar(label, of.value or 0.0, low, high, said, of.of.small)


def alternative(caption: str, bars: Sequence[charts.Bar]) -> str:
    """What a chart says, for those who cannot see it: the tables below it have the intervals."""
    return f"{caption} {'; '.join(f'{bar.label} {bar.said}' for bar in bars)}"

"""The sections that list: wordings, age limits, heights, reposts, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.audit import charts
from jobscan.audit.blocks import Block, Cell, Chart, Section, Table, count, number, percent
from jobscan.audit.details import Limits, Wording
from jobscan.audit.page_words import WORDS, Say
from jobscan.audit.sections import sex
from jobscan.audit.summary import Summary

OPEN = 15
"""Rows of a table that are shown unfolded."""
_CLAUSE = 40
_ALONE = 120


def detail_sections(summary: Summary, say: Say) -> Iterator[Section]:
    """All of them, in the page's order."""
    yield _wordings(summary, say)
    yield _ages(summary, say)
    yield _heights(summary, say)
    yield _reposts(summary, say)
    yield _lost(summary, say)


def _wordings(summary: Summary, say: Say) -> Section:
    def row(one: Wording, at: int) -> tuple[Cell, ...]:
        return (
            Cell(_short(one.wording), kind="quote"),
            count(one.ads, f"wording.{at}.ads"),
            count(one.texts, f"wording.{at}.texts"),
            Cell(one.name_zh if say.lang == "zh" else one.name_en, one.rule),
            Cell(
                _around(one.clause, one.wording),
                say("place", path=one.path, row=number(one.row)),
                kind="quote",
            ),
        )

    heads = (say("wording"), say("ads"), say("texts"), say("rule"), say("example"))
    rows = [row(one, at) for at, one in enumerate(summary.wordings)]
    if not rows:
        return Section("wordings", say("wordings"), [say("categories_none")])
    blocks: list[Block] = [say("wordings_text"), Table(say("wordings"), heads, tuple(rows[:OPEN]))]
    if rows[OPEN:]:
        fold = say("show_all", n=len(rows))
        blocks.append(Table(say("wordings"), heads, tuple(rows[OPEN:]), fold))
    return Section("wordings", say("wordings"), blocks)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _ALONE else f"{text[:_ALONE]}…"


def _around(clause: str, wording: str) -> str:
    """`clause` on one line, cut to what stands near the wording."""
    clause = " ".join(clause.split())
    at = max(0, clause.casefold().find(" ".join(wording.split()).casefold()))
    begin, end = max(0, at - _CLAUSE), at + min(len(wording), _ALONE) + _CLAUSE
    return f"{'…' if begin else ''}{clause[begin:end]}{'…' if end < len(clause) else ''}"


def _ages(summary: Summary, say: Say) -> Section:
    oldest = summary.oldest
    share = percent(oldest.read / oldest.ads if oldest.ads else None)
    text = say("ages_text", read=number(oldest.read), ads=number(oldest.ads), share=share)
    if not oldest.rows:
        return Section("ages", say("ages"), [text, say("ages_none")])
    caption = say("ages_chart")
    counts = {limit: ads for limit, ads, _ in oldest.rows}
    span = range(min(counts), max(counts) + 1)
    stacks = [charts.Stack(str(age), {"bar": counts.get(age, 0)}) for age in span]
    told = "; ".join(f"{age}: {n}" for age, n in counts.items())
    ticks = [str(age) for age in span if age % 5 == 0] or [str(span[0])]
    blocks: list[Block] = [
        text,
        Chart(charts.columns(stacks, ticks, f"{caption} {told}"), caption),
        _limits(oldest, "age.upper", say("ages_upper"), say),
    ]
    if summary.youngest.rows:
        blocks.append(_limits(summary.youngest, "age.lower", say("ages_lower"), say))
    return Section("ages", say("ages"), blocks)


def _limits(limits: Limits, figure: str, caption: str, say: Say) -> Table:
    rows = tuple(
        (
            Cell(str(limit)),
            count(ads, f"{figure}.{limit}.ads"),
            Cell(percent(ads / limits.read), kind="share"),
            count(texts),
        )
        for limit, ads, texts in limits.rows
    )
    heads = (say("limit"), say("ads"), "%", say("texts"))
    return Table(caption, heads, rows, f"{caption} · {say('show_all', n=len(rows))}")


def _heights(summary: Summary, say: Say) -> Section:
    rows = summary.heights.rows
    text = say("heights_text", n=number(summary.heights.ads))
    if not rows:
        return Section("heights", say("heights"), [text, say("heights_none")])
    span = range(min(cm for _, cm, _, _ in rows), max(cm for _, cm, _, _ in rows) + 1)
    found = {(of, cm): ads for of, cm, ads, _ in rows}
    sexes = [of for of in ("women", "men", "") if any(one == of for one, _ in found)]
    layers = {"women": "women", "men": "men", "": "unknown"}
    stacks = [charts.Stack(str(cm), {layers[of]: found.get((of, cm), 0) for of in sexes}) for cm in span]
    caption = say("heights_chart")
    told = "; ".join(f"{sex(of, say)} {cm}: {ads}" for of, cm, ads, _ in rows)
    ticks = [str(cm) for cm in span if cm % 5 == 0] or [str(span[0])]
    return Section(
        "heights",
        say("heights"),
        [
            text,
            Chart(
                charts.columns(stacks, ticks, f"{caption} {told}"),
                caption,
                tuple((layers[of], sex(of, say)) for of in sexes),
            ),
            Table(
                say("heights"),
                (say("sex"), say("height"), say("ads"), say("texts")),
                tuple(
                    (
                        Cell(sex(of, say)),
                        Cell(str(cm), kind="share"),
                        count(ads, f"height.{layers[of]}.{cm}.ads"),
                        count(texts),
                    )
                    for of, cm, ads, texts in rows
                ),
                say("show_all", n=len(rows)) if len(rows) > OPEN else "",
            ),
        ],
    )


def _reposts(summary: Summary, say: Say) -> Section:
    reposts = summary.reposts
    blocks: list[Block] = [say("reposts_text")]
    heads = (say("times"), say("texts"), say("ads"))
    blocks.append(Table(say("reposts_table"), heads, _steps(reposts.rows, "reposts")))
    if reposts.clusters:
        near = (say("group_size"), say("groups_of"), say("texts"))
        blocks.append(Table(say("near_table"), near, _steps(reposts.clusters, "near")))
    else:
        blocks.append(say("near_no"))
    if reposts.most:
        rows = tuple(
            (
                Cell(one.title or "–", say("place", path=one.path, row=number(one.row))),
                count(one.times, f"reposted.{at}.times"),
                Cell(
                    " · ".join(map(_short, one.wordings)),
                    say("and_more", n=one.more) if one.more else "",
                    kind="quote",
                ),
            )
            for at, one in enumerate(reposts.most)
        )
        blocks.append(Table(say("reposts_most"), (say("first_ad"), say("times"), say("found")), rows))
    return Section("reposts", say("reposts"), blocks)


def _steps(rows: tuple[tuple[int, int | None, int, int], ...], figure: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            Cell(f"{low}" if low == high else f"{low}–{high}" if high else f"≥ {low}"),
            count(texts, f"{figure}.{low}.texts"),
            count(ads, f"{figure}.{low}.ads"),
        )
        for low, high, texts, ads in rows
    )


def _lost(summary: Summary, say: Say) -> Section:
    lost = summary.lost
    if not lost.records:
        return Section("lost", say("lost"), [say("lost_none")])

    def kind(code: str) -> str:
        return say(f"code_{code}") if f"code_{code}" in WORDS else code

    files = tuple(
        (Cell(path), Cell(kind(code)), count(n, f"lost.{at}.records"))
        for at, (path, code, n) in enumerate(lost.by_file)
    )
    examples = tuple(
        (
            Cell(path),
            Cell(number(row), kind="share") if row else Cell(say("whole_file")),
            Cell(zh if say.lang == "zh" else en),
        )
        for path, row, zh, en in lost.examples
    )
    return Section(
        "lost",
        say("lost"),
        [
            say("lost_text", n=number(lost.records)),
            Table(say("lost_files"), (say("file_head"), say("kind"), say("records")), files),
            Table(say("lost_examples"), (say("file_head"), say("row"), say("problem")), examples),
        ],
    )

"""Suppressions: findings that the ad's owner answers for, with a reason, in the ad itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from jobscan.finding import Bilingual, Finding, Suppressed
from jobscan.review.directives import Directive, is_directive, parse, parse_field
from jobscan.scan.lines import Lines
from jobscan.sources.ad import Ad, Comment, Notice

FIELD = "jobscan_ignore"
"""The column or key that holds the suppressions of one ad."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_CHARACTER = re.compile(r"[^\r\n]")
_MANY = 1_000
"""Rules that one comment may name: more than there are."""


@dataclass(frozen=True, slots=True)
class Names:
    """What suppressions may name: ids of rules and categories, and those of them that were looked for."""

    known: frozenset[str]
    active: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cover:
    """A suppression, its line and column, and what it covers of the raw text: lines of it, a stretch, or (neither) the whole ad."""

    directive: Directive
    where: tuple[int, int]
    lines: tuple[int, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An ad after its suppressions: what is left, what is not, and what is odd about them.

    `unused` are the notices of suppressions that met nothing in this ad; `used` the places (line,
    column, name) of those that did. A file of many ads hands the same comments to each of them:
    `odd` makes one list of all. `of_file` is what holds for
    the ads below it in the file, too.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    problems: tuple[Notice, ...]
    unused: tuple[tuple[tuple[int, int, str], Notice], ...]
    used: frozenset[tuple[int, int, str]]
    of_file: tuple[Cover, ...] = ()


def has_suppressions(ad: Ad) -> bool:
    """A cheap look, for most ads have none."""
    return bool(ad.fields.get(FIELD)) or any(is_directive(comment.text) for comment in ad.comments)


def review(
    ad: Ad, findings: Sequence[Finding], names: Names, today: str, above: Sequence[Cover] = ()
) -> Reviewed:
    """Part the findings of an ad into those that count and those that are suppressed.

    `today` is an ISO date: what ends before it has no effect and is told. `above` is what the ads
    above this one said of the whole file: a YAML list has one comment at its top.
    """
    covers: list[Cover] = []
    problems: list[Notice] = []
    lines = Lines(ad.raw or "")
    for item in _covers(ad, names.known, lines):
        if isinstance(item, Notice):
            problems.append(item)
        elif item.directive.until and item.directive.until < today:
            problems.append(_notice(ad, item.where, _expired(item.directive)))
        else:
            covers.append(item)
    index = _Index([*covers, *above])
    left: list[Finding] = []
    gone: list[Suppressed] = []
    used: set[tuple[int, int, str]] = set()
    for finding in findings:
        met = index.met(finding, ad.source_span(finding.start, finding.end), lines)
        used.update((*cover.where, cover.directive.name) for cover in met)
        if met:
            gone.append(Suppressed(finding, met[0].directive.reason, met[0].directive.until))
        else:
            left.append(finding)
    unused = []
    for cover in covers:
        key = (*cover.where, cover.directive.name)
        if key not in used and cover.directive.name in names.active:
            unused.append((key, _notice(ad, cover.where, _unused(cover.directive))))
    of_file = tuple(cover for cover in covers if cover.directive.scope == "file")
    return Reviewed(
        tuple(left), tuple(gone), tuple(problems), tuple(unused), frozenset(used), (*above, *of_file)
    )


def odd(reviewed: Iterable[Reviewed]) -> tuple[Notice, ...]:
    """What is odd about the suppressions of one file, each said once, in the file's order."""
    ads = list(reviewed)
    used = frozenset[tuple[int, int, str]]().union(*(one.used for one in ads))
    notices = [n for one in ads for n in one.problems]
    notices += [n for one in ads for key, n in one.unused if key not in used]
    return tuple(dict.fromkeys(sorted(notices, key=lambda n: (n.line, n.column))))


class _Index:
    """Which suppressions meet a finding, without asking each of them: a file may hold very many."""

    def __init__(self, covers: Iterable[Cover]) -> None:
        self._lines: dict[tuple[str, int], list[Cover]] = defaultdict(list)
        self._blocks: dict[str, list[Cover]] = defaultdict(list)  # of one name: apart and in order
        self._whole: dict[str, list[Cover]] = defaultdict(list)
        for cover in covers:
            name = cover.directive.name
            for line in cover.lines:
                self._lines[name, line].append(cover)
            if cover.span:
                self._blocks[name].append(cover)
            if not cover.lines and not cover.span:
                self._whole[name].append(cover)
        for blocks in self._blocks.values():
            blocks.sort(key=_begin)

    def met(self, finding: Finding, stretch: tuple[int, int] | None, lines: Lines) -> list[Cover]:
        """The narrowest first."""
        names, found = (finding.rule, finding.category), list[Cover]()
        if stretch and self._lines:
            first, last = lines.place(stretch[0])[0], lines.place(max(stretch[0], stretch[1] - 1))[0]
            found += [
                c
                for name in names
                for line in range(first, last + 1)
                for c in self._lines.get((name, line), ())
            ]
        for name in names:
            blocks = self._blocks.get(name)
            if stretch and blocks:
                before = bisect_left(blocks, stretch[1], key=_begin) - 1
                span = blocks[before].span if before >= 0 else None
                found += [blocks[before]] if span and stretch[0] < span[1] else []
        return found + [c for name in names for c in self._whole.get(name, ())]


def _begin(cover: Cover) -> int:
    return cover.span[0] if cover.span else 0


def _covers(ad: Ad, known: Collection[str], lines: Lines) -> Iterator[Cover | Notice]:
    yield from _of_field(ad, known)
    comments = sorted((c for c in ad.comments if is_directive(c.text)), key=lambda c: c.start)
    if not comments:
        return
    alone = _Alone(ad.raw or "", comments, lines)
    opened: dict[str, Cover] = {}
    for comment in comments:
        line, column = lines.place(comment.start)
        where = (line + ad.first_line - 1, column)
        for item in parse(comment.text, known):
            if isinstance(item, Bilingual):
                yield _notice(ad, where, item)
            elif item.scope == "file":
                yield Cover(item, where)
            elif item.scope == "line":
                yield Cover(item, where, alone.lines(comment))
            elif item.scope == "end":
                closed = _close(opened, item.name)
                if not closed:
                    yield _notice(ad, where, _NO_START)
                for cover in closed:
                    yield replace(cover, span=(_begin(cover), comment.end))
            elif item.name in opened:
                yield _notice(ad, where, _twice(item.name, opened[item.name].where[0]))
            else:
                opened[item.name] = Cover(item, where, span=(comment.start, comment.end))
    for cover in opened.values():
        yield _notice(ad, cover.where, _no_end(cover.directive.name))


def _of_field(ad: Ad, known: Collection[str]) -> Iterator[Cover | Notice]:
    value = ad.fields.get(FIELD, "")
    if not value.strip():
        return
    place = ad.place(0)
    where = (place.line, place.column)
    for item in parse_field(value, known):
        yield _notice(ad, where, item) if isinstance(item, Bilingual) else Cover(item, where)


def _close(opened: dict[str, Cover], name: str) -> list[Cover]:
    """Take out what an end closes: the start of that name, or all of the last start."""
    if name:
        return [opened.pop(name)] if name in opened else []
    closed: list[Cover] = []
    for last in reversed(list(opened.values())[-_MANY:]):
        if closed and last.where != closed[0].where:
            break
        closed.append(opened.pop(last.directive.name))
    return closed


class _Alone:
    """Which lines a comment covers: its own, or the next one with text where it stands alone."""

    def __init__(self, raw: str, comments: Sequence[Comment], lines: Lines) -> None:
        self._lines = lines
        parts, at = [], 0
        for comment in comments:
            parts += [raw[at : comment.start], _CHARACTER.sub(" ", raw[max(at, comment.start) : comment.end])]
            at = max(at, comment.end)
        rows = _LINE_END.split("".join([*parts, raw[at:]]))
        self._next = [0] * (len(rows) + 2)
        for number in range(len(rows), 0, -1):  # the nearest line with text, from each line downwards
            self._next[number] = number if rows[number - 1].strip() else self._next[number + 1]

    def lines(self, comment: Comment) -> tuple[int, ...]:
        first = self._lines.place(comment.start)[0]
        last = self._lines.place(max(comment.start, comment.end - 1))[0]
        if self._next[first] == first:
            return tuple({first: 0, last: 0})
        return (self._next[first] or last,)


def _notice(ad: Ad, where: tuple[int, int], problem: Bilingual) -> Notice:
    return Notice(ad.origin, *where, problem)


_NO_START = Bilingual(
    zh="jobscan-ignore-end 前面没有对应的 jobscan-ignore-start，没有作用；请补上开头，或删去这一行。",
    en="there is no jobscan-ignore-start for this jobscan-ignore-end; add the start, or delete the end.",
)


def _twice(name: str, line: int) -> Bilingual:
    return Bilingual(
        zh=f"{name} 的 jobscan-ignore-start 在第 {line} 行已经开始，还没有结束，这一处没有作用；请删去其中一处。",
        en=f"the block of {name} that began on line {line} has not ended, this jobscan-ignore-start has no "
        "effect; delete one of them.",
    )


def _no_end(name: str) -> Bilingual:
    return Bilingual(
        zh=f"jobscan-ignore-start: {name} 没有对应的 jobscan-ignore-end，没有生效；请在这一段之后补上。",
        en=f"this jobscan-ignore-start: {name} has no jobscan-ignore-end and no effect; "
        "add the end below the block.",
    )


def _expired(directive: Directive) -> Bilingual:
    return Bilingual(
        zh=f"对 {directive.name} 的 jobscan-ignore 已于 {directive.until} 到期，不再生效；"
        "请修改广告，或写明新的日期和理由。",
        en=f"the jobscan-ignore of {directive.name} ended on {directive.until} and has no effect any more; "
        "mend the ad, or give a new date and reason.",
    )


def _unused(directive: Directive) -> Bilingual:
    return Bilingual(
        zh=f"这里没有 {directive.name} 的发现，jobscan-ignore 已经用不着了；请删去。",
        en=f"there is no finding of {directive.name} here, this jobscan-ignore is not needed; delete it.",
    )

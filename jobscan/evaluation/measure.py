"""Scan the ads of some sets and score what was found: the one value that the reports are made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from jobscan.evaluation.labels import Label, LabelledAd, LabelSet
from jobscan.evaluation.score import Counts, F, Judged, Score, Wording, judge, score, unscored_in
from jobscan.finding import Finding, Language
from jobscan.text.clauses import Clauses
from jobscan.text.fold import fold

By = Literal["jobscan", "keyword"]
Show = Literal["misses", "noise"]
Scan = Callable[[LabelledAd], Iterable[Finding]]
Baseline = Callable[[str], Iterable[Wording]]

W = TypeVar("W", bound=Wording)

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Scored:
    """The ads of one language in one set (`origin` None: in all of them), scored by one method."""

    origin: str | None
    lang: Language
    by: By
    score: Score


@dataclass(frozen=True, slots=True)
class Miss:
    """A label that nothing hit. `nearby`: what was found in its clause instead."""

    ad: LabelledAd
    label: Label
    clause: str
    nearby: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Noise:
    """A finding that no label allows. `nearby`: what is labelled in its clause."""

    ad: LabelledAd
    finding: Finding
    nearby: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One run, in the order of the sets, then of `LANGUAGES`; `overall` is over all sets."""

    sets: tuple[Scored, ...]
    overall: tuple[Scored, ...]
    judged: tuple[Judged[Finding], ...]

    def misses(self) -> Iterator[Miss]:
        for one in self.judged:
            if one.misses:
                clauses = _Clauses(one.ad.text)
                findings = sorted(
                    (*(f for f, _ in one.right), *one.noise, *one.unscored), key=lambda f: f.start
                )
                for label in one.misses:
                    span = clauses.around(label)
                    nearby = tuple(_within(findings, span))
                    yield Miss(one.ad, label, one.ad.text[slice(*span)].strip(), nearby)

    def noise(self) -> Iterator[Noise]:
        for one in self.judged:
            if one.noise:
                clauses = _Clauses(one.ad.text)
                labels = sorted(one.ad.labels, key=lambda label: label.start)
                for finding in one.noise:
                    yield Noise(one.ad, finding, tuple(_within(labels, clauses.around(finding))))


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A floor that one language does not reach; `value` None: it found nothing at all."""

    lang: Language
    measure: Literal["precision", "recall"]
    value: float | None
    floor: float


def evaluate(
    sets: Sequence[LabelSet],
    scan: Scan,
    baseline: Baseline | None,
    asked: frozenset[str],
    order: Sequence[str],
) -> Evaluation:
    """Score `scan`, and the baseline where there is one. `asked`: the categories whose labels count.

    `order`: the categories as tables list them.
    """
    scored: list[Scored] = []
    judged: list[Judged[Finding]] = []
    plain: list[Judged[Wording]] = []
    for one in sets:
        unscored = unscored_in(one.ads)
        here = [judge(ad, scan(ad), unscored, asked) for ad in one.ads]
        judged += here
        scored += _by_language(one.origin, "jobscan", here, order)
        if baseline:
            found = [judge(ad, _asked(baseline(ad.text), asked), unscored, asked) for ad in one.ads]
            plain += found
            scored += _by_language(one.origin, "keyword", found, order)
    overall = [*_by_language(None, "jobscan", judged, order), *_by_language(None, "keyword", plain, order)]
    return Evaluation(_together(scored), _together(overall), tuple(judged))


def _asked(found: Iterable[Wording], asked: frozenset[str]) -> Iterator[Wording]:
    return (finding for finding in found if finding.category in asked)


def _by_language(
    origin: str | None, by: By, judged: Sequence[Judged[F]], order: Sequence[str]
) -> Iterator[Scored]:
    for lang in LANGUAGES:
        ads = [one for one in judged if one.ad.lang == lang]
        if ads:
            yield Scored(origin, lang, by, score(ads, order))


def _together(scored: Iterable[Scored]) -> tuple[Scored, ...]:
    """The baseline beside what it is compared with: set by set, then language by language."""
    sets: dict[str | None, list[Scored]] = {}
    for one in scored:
        sets.setdefault(one.origin, []).append(one)
    return tuple(
        one for found in sets.values() for one in sorted(found, key=lambda s: (LANGUAGES.index(s.lang), s.by))
    )


def shortfalls(
    overall: Iterable[Scored], min_precision: float | None, min_recall: float | None
) -> Iterator[Shortfall]:
    """The floors that a language's total over all sets does not reach.

    A language with labels in which nothing at all was found reaches no precision; one without any
    label has no recall to fall short of.
    """
    for one in overall:
        if one.by == "jobscan":
            total = one.score.total
            if min_precision is not None and not _reaches(total.precision, min_precision, total):
                yield Shortfall(one.lang, "precision", total.precision, min_precision)
            if min_recall is not None and not _reaches(total.recall, min_recall, total):
                yield Shortfall(one.lang, "recall", total.recall, min_recall)


def _reaches(value: float | None, floor: float, total: Counts) -> bool:
    return not total.labels if value is None else value >= floor


class _Clauses:
    """The clauses of one text, by offsets of the text itself."""

    def __init__(self, text: str) -> None:
        folded = fold(text)
        self._spans = [folded.span(*clause) for clause in Clauses(folded, text)]
        self._starts = [start for start, _ in self._spans]

    def around(self, wording: Wording) -> tuple[int, int]:
        """From where the clause begins in which `wording` does, to where that ends in which it ends."""
        start, end = wording.start, wording.end
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        if first >= 0:
            start = min(start, self._spans[first][0]) if self._spans[first][1] > start else start
        if last >= 0:
            end = max(end, self._spans[last][1])
        return start, end


def _within(wordings: Sequence[W], span: tuple[int, int]) -> Sequence[W]:
    """Those that begin in `span`, of a sequence in order of position."""
    start, end = span
    return wordings[bisect_left(wordings, start, key=_start) : bisect_left(wordings, end, key=_start)]


def _start(wording: Wording) -> int:
    return wording.start

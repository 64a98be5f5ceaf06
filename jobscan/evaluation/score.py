"""Labels and findings → what was right, hit, missed and noise. Pure functions.

A finding is right when it overlaps a label that it may count as; a label is hit when such a
finding overlaps it. One finding may hit several labels, several may hit one, and each is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from jobscan.evaluation.interval import Interval, wilson
from jobscan.evaluation.labels import OTHER, Label, LabelledAd

STANDS_FOR_OTHER = frozenset({"family_care", "zodiac", "sogi", "union", "photo"})
"""Categories that a set may label as `other`."""

ALIKE = (
    frozenset({"health", "disability"}),
    frozenset({"gender", "gendered_title"}),
    frozenset({"ethnicity", "native_speaker"}),
    frozenset({"objectification", "job_made_to_please"}),
)
"""Categories between which people draw the line differently: either counts as the other."""

OFTEN_UNLABELLED = frozenset({"education_pedigree", "criminal_record", "military_service", "coded_wording"})
"""Neither right nor wrong in a set that labels none of them."""


class Wording(Protocol):
    """What a finding and a label have in common."""

    @property
    def category(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


F = TypeVar("F", bound=Wording)


@dataclass(frozen=True, slots=True)
class Judged(Generic[F]):
    """One ad, every finding and every counted label judged; all in order of position.

    `right` pairs a finding with the label whose row it counts in. `unscored` are findings of
    which the set says nothing. `labels` are all that a finding may be right by, `hits` and
    `misses` those of them that count.
    """

    ad: LabelledAd
    labels: tuple[Label, ...]
    right: tuple[tuple[F, Label], ...]
    noise: tuple[F, ...]
    hits: tuple[Label, ...]
    misses: tuple[Label, ...]
    unscored: tuple[F, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """One row: `labels` of which `hits` were hit, `findings` of which `right` were right."""

    labels: int = 0
    hits: int = 0
    findings: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.labels + other.labels,
            self.hits + other.hits,
            self.findings + other.findings,
            self.right + other.right,
        )

    @property
    def misses(self) -> int:
        return self.labels - self.hits

    @property
    def noise(self) -> int:
        return self.findings - self.right

    @property
    def precision(self) -> float | None:
        return self.right / self.findings if self.findings else None

    @property
    def recall(self) -> float | None:
        return self.hits / self.labels if self.labels else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None where one of the two cannot be told."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def precision_interval(self) -> Interval | None:
        return wilson(self.right, self.findings)

    @property
    def recall_interval(self) -> Interval | None:
        return wilson(self.hits, self.labels)


@dataclass(frozen=True, slots=True)
class Score:
    """Ads of one language. `per_ad` counts an ad once, `per_ad_and_category` once for each category in it."""

    ads: int
    categories: Mapping[str, Counts]
    total: Counts
    per_ad: Counts
    per_ad_and_category: Counts
    unscored: Mapping[str, int]


def counts_as(finding: str, label: str) -> bool:
    """Whether a finding of one category is right about a label of the other."""
    if finding == label:
        return True
    if label == OTHER:
        return finding in STANDS_FOR_OTHER
    return any(finding in alike and label in alike for alike in ALIKE)


def unscored_in(ads: Iterable[LabelledAd]) -> frozenset[str]:
    """The categories of which a set of ads says nothing."""
    return OFTEN_UNLABELLED - {label.category for ad in ads for label in ad.labels}


def judge(ad: LabelledAd, found: Iterable[F], unscored: frozenset[str], asked: frozenset[str]) -> Judged[F]:
    """Judge the findings of one ad. `asked`: only labels of these categories count, `unscored` is not judged.

    A label that does not count may still make a finding right: a gender finding on a
    gendered_title where only gender was asked for.
    """
    everything = sorted(found, key=_place)
    findings = [finding for finding in everything if finding.category not in unscored]
    near = (label for label in ad.labels if any(counts_as(category, label.category) for category in asked))
    labels = tuple(sorted(near, key=_place))
    hit: set[int] = set()
    of: dict[int, list[Label]] = {}
    for f, at in _overlaps(findings, labels):
        if counts_as(findings[f].category, labels[at].category):
            hit.add(at)
            of.setdefault(f, []).append(labels[at])
    counted = [at for at, label in enumerate(labels) if label.category in asked]
    return Judged(
        ad=ad,
        labels=labels,
        right=tuple((findings[f], _row(findings[f], of[f])) for f in sorted(of)),
        noise=tuple(finding for f, finding in enumerate(findings) if f not in of),
        hits=tuple(labels[at] for at in counted if at in hit),
        misses=tuple(labels[at] for at in counted if at not in hit),
        unscored=tuple(finding for finding in everything if finding.category in unscored),
    )


def _row(finding: Wording, labels: Sequence[Label]) -> Label:
    """The label whose row a finding counts in: of its own category if there is one, else the first."""
    return next((label for label in labels if label.category == finding.category), min(labels, key=_place))


def _place(wording: Wording) -> tuple[int, int, str]:
    return wording.start, wording.end, wording.category


def _overlaps(findings: Sequence[Wording], labels: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """The pairs that overlap, of two sequences in order of position: one sweep over both."""
    open_findings: list[int] = []
    open_labels: list[int] = []
    f = at = 0
    while f < len(findings) or at < len(labels):
        if at == len(labels) or (f < len(findings) and findings[f].start <= labels[at].start):
            open_labels = [i for i in open_labels if labels[i].end > findings[f].start]
            yield from ((f, i) for i in open_labels)
            open_findings.append(f)
            f += 1
        else:
            open_findings = [i for i in open_findings if findings[i].end > labels[at].start]
            yield from ((i, at) for i in open_findings)
            open_labels.append(at)
            at += 1


def score(judged: Iterable[Judged[F]], order: Sequence[str]) -> Score:
    """Counts over ads: categories in `order`, those with labels or findings only."""
    labels: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    right: Counter[str] = Counter()
    noise: Counter[str] = Counter()
    unscored: Counter[str] = Counter()
    per_ad = per_pair = Counts()
    ads = 0
    for one in judged:
        ads += 1
        labels.update(label.category for label in (*one.hits, *one.misses))
        hits.update(label.category for label in one.hits)
        right.update(label.category for _, label in one.right)
        noise.update(finding.category for finding in one.noise)
        unscored.update(finding.category for finding in one.unscored)
        per_ad += _as_one(one)
        per_pair += _by_category(one)
    place = {category: at for at, category in enumerate([*order, OTHER])}
    names = sorted({*labels, *right, *noise}, key=lambda name: (place.get(name, len(place)), name))
    rows = {name: Counts(labels[name], hits[name], right[name] + noise[name], right[name]) for name in names}
    return Score(
        ads=ads,
        categories=rows,
        total=sum(rows.values(), Counts()),
        per_ad=per_ad,
        per_ad_and_category=per_pair,
        unscored=dict(sorted(unscored.items())),
    )


def _as_one(one: Judged[F]) -> Counts:
    """The ad as a whole: was anything to be found in it, and was anything found?"""
    labelled, found = bool(one.hits or one.misses), bool(one.right or one.noise)
    return Counts(labelled, labelled and found, found, found and bool(one.labels))


def _by_category(one: Judged[F]) -> Counts:
    """Each category once, wherever in the ad it was found."""
    labelled = {label.category for label in (*one.hits, *one.misses)}
    found = {finding.category for finding in (*(f for f, _ in one.right), *one.noise)}
    right_by = {label.category for label in one.labels}
    hits = sum(any(counts_as(name, label) for name in found) for label in labelled)
    return Counts(len(labelled), hits, len(found), sum(any(counts_as(n, c) for c in right_by) for n in found))

"""Scoring: what is right, hit, missed and noise, as tables; and what holds for any labels and findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.evaluation.interval import wilson
from jobscan.evaluation.keyword import keyword_findings, keywords
from jobscan.evaluation.labels import Label, LabelledAd, LabelSet
from jobscan.evaluation.measure import evaluate, shortfalls
from jobscan.evaluation.score import OFTEN_UNLABELLED, Counts, Judged, judge, score, unscored_in

TEXT = "0123456789" * 6
CATEGORIES = (
    "gender", "gendered_title", "age", "health", "disability", "zodiac", "photo", "family_care", "sogi", "union",
    "ethnicity", "native_speaker", "objectification", "job_made_to_please", "criminal_record", "military_service",
    "education_pedigree", "coded_wording",
)  # fmt: skip
ALL = frozenset({*CATEGORIES, "other"})


class Found(NamedTuple):
    """A finding as far as scoring looks at it."""

    category: str
    start: int
    end: int


def ad(*labels: Found, lang: str = "zh") -> LabelledAd:
    made = tuple(Label(c, s, e, TEXT[s:e]) for c, s, e in labels)
    return LabelledAd("a", lang, TEXT, made, "f.txt", 1, True)  # type: ignore[arg-type]


def judged(labels: Sequence[Found], findings: Sequence[Found], asked: frozenset[str] = ALL) -> Judged[Found]:
    made = ad(*labels)
    return judge(made, findings, unscored_in([made]), asked)


F = Found

# labels, findings → right, noise, hits, misses, unscored
CASES = {
    "the same span": ([F("age", 0, 4)], [F("age", 0, 4)], (1, 0, 1, 0, 0)),
    "one character is enough": ([F("age", 0, 4)], [F("age", 3, 9)], (1, 0, 1, 0, 0)),
    "touching is not": ([F("age", 0, 4)], [F("age", 4, 9)], (0, 1, 0, 1, 0)),
    "another category": ([F("age", 0, 4)], [F("gender", 0, 4)], (0, 1, 0, 1, 0)),
    "nothing labelled": ([], [F("age", 0, 4)], (0, 1, 0, 0, 0)),
    "nothing found": ([F("age", 0, 4)], [], (0, 0, 0, 1, 0)),
    "neither": ([], [], (0, 0, 0, 0, 0)),
    "two findings on one label": ([F("age", 0, 9)], [F("age", 0, 2), F("age", 5, 9)], (2, 0, 1, 0, 0)),
    "two labels under one finding": ([F("age", 0, 2), F("age", 5, 9)], [F("age", 1, 6)], (1, 0, 2, 0, 0)),
    "two demands in one wording": (
        [F("age", 0, 4), F("gender", 0, 4)],
        [F("age", 0, 4), F("gender", 2, 4)],
        (2, 0, 2, 0, 0),
    ),
    "one of two demands": ([F("age", 0, 4), F("gender", 0, 4)], [F("age", 0, 4)], (1, 0, 1, 1, 0)),
    "other: zodiac": ([F("other", 0, 4)], [F("zodiac", 0, 4)], (1, 0, 1, 0, 0)),
    "other: photo": ([F("other", 0, 4)], [F("photo", 0, 4)], (1, 0, 1, 0, 0)),
    "other: family_care": ([F("other", 0, 4)], [F("family_care", 0, 4)], (1, 0, 1, 0, 0)),
    "other: sogi": ([F("other", 0, 4)], [F("sogi", 0, 4)], (1, 0, 1, 0, 0)),
    "other: union": ([F("other", 0, 4)], [F("union", 0, 4)], (1, 0, 1, 0, 0)),
    "other is not age": ([F("other", 0, 4)], [F("age", 0, 4)], (0, 1, 0, 1, 0)),
    "zodiac by name": ([F("zodiac", 0, 4)], [F("zodiac", 0, 4)], (1, 0, 1, 0, 0)),
    "zodiac is not photo": ([F("zodiac", 0, 4)], [F("photo", 0, 4)], (0, 1, 0, 1, 0)),
    "health for disability": ([F("disability", 0, 4)], [F("health", 0, 4)], (1, 0, 1, 0, 0)),
    "disability for health": ([F("health", 0, 4)], [F("disability", 0, 4)], (1, 0, 1, 0, 0)),
    "gender for gendered_title": ([F("gendered_title", 0, 4)], [F("gender", 0, 4)], (1, 0, 1, 0, 0)),
    "gendered_title for gender": ([F("gender", 0, 4)], [F("gendered_title", 0, 4)], (1, 0, 1, 0, 0)),
    "native_speaker is ethnicity": ([F("native_speaker", 0, 4)], [F("ethnicity", 0, 4)], (1, 0, 1, 0, 0)),
    "a lure is one": ([F("job_made_to_please", 0, 4)], [F("objectification", 0, 4)], (1, 0, 1, 0, 0)),
    "a record nobody labels": ([F("age", 0, 4)], [F("criminal_record", 0, 4)], (0, 0, 0, 1, 1)),
    "a record that is labelled": (
        [F("criminal_record", 0, 4)],
        [F("criminal_record", 0, 4), F("criminal_record", 5, 9)],
        (1, 1, 1, 0, 0),
    ),
    "each of them by itself": (
        [F("military_service", 0, 4)],
        [F("education_pedigree", 0, 4), F("coded_wording", 0, 4)],
        (0, 0, 0, 1, 2),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_ad(case: str) -> None:
    labels, findings, expected = CASES[case]
    one = judged(labels, findings)
    got = tuple(map(len, (one.right, one.noise, one.hits, one.misses, one.unscored)))
    assert got == expected


@pytest.mark.parametrize(
    ("labels", "finding", "row"),
    [
        ([F("gender", 0, 4), F("gendered_title", 0, 4)], F("gender", 0, 4), "gender"),
        ([F("gender", 0, 4), F("gendered_title", 0, 4)], F("gendered_title", 0, 4), "gendered_title"),
        ([F("gendered_title", 0, 4)], F("gender", 0, 4), "gendered_title"),
        ([F("gendered_title", 0, 2), F("gender", 3, 6)], F("gender", 0, 6), "gender"),
        ([F("other", 0, 4)], F("zodiac", 0, 4), "other"),
        ([], F("zodiac", 0, 4), "zodiac"),
    ],
)
def test_a_finding_counts_in_the_row_of_the_label_that_it_hits(
    labels: list[Found], finding: Found, row: str
) -> None:
    rows = score([judged(labels, [finding])], CATEGORIES).categories
    assert [name for name, counts in rows.items() if counts.findings] == [row]


@pytest.mark.parametrize(
    ("asked", "labels", "findings", "expected"),
    [
        ({"gender"}, [F("age", 0, 4)], [], (0, 0, 0, 0)),
        ({"gender"}, [F("gendered_title", 0, 4)], [F("gender", 0, 4)], (1, 0, 0, 0)),
        ({"gender"}, [F("gendered_title", 0, 4)], [], (0, 0, 0, 0)),
        ({"zodiac", "other"}, [F("other", 0, 4)], [], (0, 0, 0, 1)),
        ({"zodiac"}, [F("other", 0, 4)], [F("zodiac", 0, 4)], (1, 0, 0, 0)),
        ({"gender"}, [F("other", 0, 4)], [], (0, 0, 0, 0)),
    ],
)  # fmt: skip
def test_only_labels_of_what_was_asked_for_count(
    asked: set[str], labels: list[Found], findings: list[Found], expected: tuple[int, ...]
) -> None:
    one = judged(labels, findings, frozenset(asked))
    assert tuple(map(len, (one.right, one.noise, one.hits, one.misses))) == expected


# labels, findings → per ad, per ad and category: labels, hits, findings, right
PER_AD = [
    ([], [], (0, 0, 0, 0), (0, 0, 0, 0)),
    ([F("age", 0, 4)], [], (1, 0, 0, 0), (1, 0, 0, 0)),
    ([], [F("age", 0, 4)], (0, 0, 1, 0), (0, 0, 1, 0)),
    ([F("age", 0, 4)], [F("gender", 9, 12)], (1, 1, 1, 1), (1, 0, 1, 0)),
    ([F("age", 0, 4)], [F("age", 9, 12)], (1, 1, 1, 1), (1, 1, 1, 1)),
    ([F("age", 0, 4), F("age", 5, 8)], [F("age", 0, 4)], (1, 1, 1, 1), (1, 1, 1, 1)),
    ([F("other", 0, 4)], [F("zodiac", 9, 12), F("photo", 0, 4)], (1, 1, 1, 1), (1, 1, 2, 2)),
    ([], [F("criminal_record", 0, 4)], (0, 0, 0, 0), (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("labels", "findings", "per_ad", "per_pair"), PER_AD)
def test_per_ad(
    labels: list[Found], findings: list[Found], per_ad: tuple[int, ...], per_pair: tuple[int, ...]
) -> None:
    got = score([judged(labels, findings)], CATEGORIES)
    assert got.per_ad == Counts(*per_ad)
    assert got.per_ad_and_category == Counts(*per_pair)


def test_rows_stand_in_the_order_that_is_asked_for() -> None:
    labels = [F("other", 0, 4), F("age", 5, 9)]
    findings = [F("gender", 0, 4), F("unheard_of", 0, 4)]
    assert list(score([judged(labels, findings)], ("gender", "age")).categories) == [
        "gender", "age", "other", "unheard_of",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 1 - 0.1611, 1.0000),
        (28, 29, 1 - 0.1718, 1 - 0.0061),
    ],
)
def test_wilson(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=5e-5)


def test_wilson_of_nothing() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_in_its_interval(share: tuple[int, int]) -> None:
    hits, of = share
    interval = wilson(hits, of)
    assert interval is not None
    assert 0 <= interval[0] <= hits / of <= interval[1] <= 1


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Counts(4, 3, 6, 3), 0.5, 0.75, 0.6),
        (Counts(4, 0, 6, 0), 0.0, 0.0, 0.0),
        (Counts(0, 0, 6, 0), 0.0, None, None),
        (Counts(4, 0, 0, 0), None, 0.0, None),
        (Counts(), None, None, None),
    ],
)
def test_shares(counts: Counts, precision: float | None, recall: float | None, f1: float | None) -> None:
    assert (counts.precision, counts.recall) == (precision, recall)
    assert counts.f1 == (None if f1 is None else pytest.approx(f1))


spans = st.tuples(
    st.sampled_from([*CATEGORIES, "other"]), st.integers(0, 50), st.integers(1, 9)
).map(lambda t: Found(t[0], t[1], t[1] + t[2]))  # fmt: skip
found_spans = spans.filter(lambda f: f.category != "other")


@given(st.lists(st.tuples(st.lists(spans, unique=True), st.lists(found_spans, unique=True)), max_size=4))
def test_nothing_is_lost_and_nothing_counts_twice(ads: list[tuple[list[Found], list[Found]]]) -> None:
    made = [(ad(*labels), found) for labels, found in ads]
    unscored = unscored_in(one for one, _ in made)
    results = [judge(one, found, unscored, ALL) for one, found in made]
    total = score(results, CATEGORIES).total
    assert total.hits + total.misses == total.labels == sum(len(labels) for labels, _ in ads)
    scored = sum(f.category not in unscored for _, found in ads for f in found)
    assert total.right + total.noise == total.findings == scored
    assert sum(len(one.unscored) for one in results) == sum(len(found) for _, found in ads) - scored
    assert (total.right > 0) == (total.hits > 0)


@given(st.lists(spans, unique=True), st.lists(found_spans, unique=True))
def test_the_sweep_sees_what_comparing_each_with_each_sees(
    labels: list[Found], findings: list[Found]
) -> None:
    from jobscan.evaluation.score import counts_as

    one = judged(labels, findings)
    right = {
        f
        for f in findings
        if any(counts_as(f.category, c) and f.start < e and s < f.end for c, s, e in labels)
        and f not in one.unscored
    }
    assert {f for f, _ in one.right} == right


def test_ten_thousand_labels_in_one_ad_are_scored_at_once() -> None:
    labels = tuple(Label("age", at, at + 1, "x") for at in range(20_000))
    long = LabelledAd("a", "zh", "x" * 20_000, labels, "f.txt", 1, True)
    findings = [F("age", at, at + 1) for at in range(0, 20_000, 2)]
    one = judge(long, findings, frozenset(), ALL)
    assert (len(one.hits), len(one.misses), len(one.noise)) == (10_000, 10_000, 0)


def test_sets_are_scored_each_by_itself_and_together() -> None:
    """What one file labels and another does not is scored in the first only."""
    sets = [
        LabelSet("a.txt", (ad(F("criminal_record", 0, 4)),)),
        LabelSet("b.txt", (ad(F("age", 0, 4)), ad(lang="en"))),
    ]
    got = evaluate(sets, lambda one: [F("criminal_record", 0, 4)], None, ALL, CATEGORIES)  # type: ignore[list-item]
    assert [(s.origin, s.lang, s.score.total) for s in (*got.sets, *got.overall)] == [
        ("a.txt", "zh", Counts(1, 1, 1, 1)),
        ("b.txt", "zh", Counts(1, 0, 0, 0)),
        ("b.txt", "en", Counts(0, 0, 0, 0)),
        (None, "zh", Counts(2, 1, 1, 1)),
        (None, "en", Counts(0, 0, 0, 0)),
    ]
    assert [s.score.unscored for s in got.overall] == [{"criminal_record": 1}, {"criminal_record": 1}]


@pytest.mark.parametrize(
    ("labels", "findings", "floors", "missed"),
    [
        ([F("age", 0, 4)], [F("age", 0, 4)], (1, 1), []),
        ([F("age", 0, 4)], [F("age", 0, 4), F("age", 5, 9)], (0.5, 1), []),
        ([F("age", 0, 4)], [F("age", 0, 4), F("age", 5, 9)], (0.6, 1), [("precision", 0.5)]),
        ([F("age", 0, 4), F("age", 5, 9)], [F("age", 0, 4)], (1, 0.6), [("recall", 0.5)]),
        ([F("age", 0, 4)], [], (0.1, 0.1), [("precision", None), ("recall", 0.0)]),
        ([F("age", 0, 4)], [], (None, None), []),
        ([], [], (1, 1), []),
        ([], [F("age", 0, 4)], (0.1, 1), [("precision", 0.0)]),
    ],
)
def test_floors(
    labels: list[Found],
    findings: list[Found],
    floors: tuple[float | None, float | None],
    missed: list[tuple[str, float | None]],
) -> None:
    got = evaluate([LabelSet("a.txt", (ad(*labels),))], lambda one: findings, None, ALL, CATEGORIES)  # type: ignore[arg-type,return-value]
    assert [(s.measure, s.value) for s in shortfalls(got.overall, *floors)] == missed


def test_the_keyword_list() -> None:
    listed = keywords()
    assert not set(listed) & {"coded_wording", "other"}
    assert OFTEN_UNLABELLED - {"coded_wording"} <= set(listed)
    for category, found in listed.items():
        assert len(found) == len(set(found)), category
        assert min(sum(w.isascii() == latin for w in found) for latin in (True, False)) >= 7, category


@pytest.mark.parametrize(
    ("text", "category", "matches"),
    [
        ("限男，身高175", "gender", ["限男"]),
        ("MALE only; females too", "gender", ["MALE", "females"]),
        ("womenswear, remand", "gender", []),
        ("已婚已育", "marital_status", ["已婚"]),
        ("unmarried", "marital_status", ["unmarried"]),
        ("有age要求", "age", ["age"]),
        ("不限年龄", "age", ["年龄"]),
    ],
)
def test_keywords_are_found_plainly(text: str, category: str, matches: list[str]) -> None:
    found = [f for f in keyword_findings(text) if f.category == category]
    assert [f.match for f in found] == matches
    assert all(text[f.start : f.end] == f.match for f in found)

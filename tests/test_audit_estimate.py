"""What a judged sample says: simulated audits of known error rates, and what can be reckoned by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobscan.audit.estimate import ANY, Cell, Estimate, Judged, Measures, Unit, measures
from jobscan.audit.meld import Share, limits
from jobscan.audit.sampling import TooFew, allocate, inclusion


@dataclass(frozen=True)
class Kind:
    """So many texts in which the same is found and the same is true, each posted as often."""

    found: str
    true: str
    count: int
    ads: int = 1


# A letter is a category. 20,000 texts each; what a setting is for is its name.
KINDS = {
    "one category, imperfect recall": [
        Kind("a", "a", 680), Kind("a", "", 36), Kind("", "a", 120), Kind("", "", 19_164),
    ],
    "a rare category, half of it missed": [
        Kind("a", "a", 900), Kind("a", "", 70), Kind("", "a", 100), Kind("b", "b", 20), Kind("b", "", 9),
        Kind("", "b", 20), Kind("ab", "ab", 4), Kind("a", "ab", 2), Kind("", "", 18_875),
    ],
    "high precision and recall": [
        Kind("a", "a", 3_800), Kind("a", "", 19), Kind("", "a", 200), Kind("b", "b", 180), Kind("b", "", 4),
        Kind("", "b", 20), Kind("", "", 15_777),
    ],
    "noise everywhere": [
        Kind("a", "a", 600), Kind("a", "", 400), Kind("a", "b", 30), Kind("b", "b", 100), Kind("b", "", 200),
        Kind("ab", "a", 40), Kind("", "a", 400), Kind("", "b", 60), Kind("", "", 18_170),
    ],
    "reposts, more of those that are missed": [
        Kind("a", "a", 1_500), Kind("a", "a", 300, 4), Kind("a", "", 150, 2), Kind("", "a", 250), Kind("", "a", 150, 6),
        Kind("", "", 12_000), Kind("", "", 5_640, 2), Kind("", "", 10, 900),
    ],
}  # fmt: skip
SIMULATED = [
    ("one category, imperfect recall", "a", "texts"),
    ("a rare category, half of it missed", "b", "texts"),
    ("a rare category, half of it missed", ANY, "texts"),
    ("high precision and recall", ANY, "texts"),
    ("noise everywhere", "b", "texts"),
    ("reposts, more of those that are missed", ANY, "ads"),
]


def stratum(kind: Kind, kinds: Sequence[Kind]) -> str:
    sizes = {c: sum(k.count for k in kinds if c in k.found) for c in "ab"}
    return min(kind.found, key=lambda c: (sizes[c], c)) if kind.found else "clean"


def drawn(kinds: Sequence[Kind], n: int, rng: np.random.Generator) -> tuple[list[Cell], list[Judged]]:
    """A sample as jobscan draws it, judged without a mistake."""
    strata: dict[str, list[Kind]] = {}
    for kind in kinds:
        strata.setdefault(stratum(kind, kinds), []).append(kind)
    sizes = {name: sum(k.count for k in of) for name, of in strata.items() if name != "clean"}
    shares, clean = allocate(sizes, sum(k.count for k in strata["clean"]), n)
    cells, judged = [], []
    for name, of in strata.items():
        which = np.repeat(np.arange(len(of)), [k.count for k in of])
        posted = Counter({k.ads: 0 for k in of})
        for kind in of:
            posted[kind.ads] += kind.count
        chances = inclusion(posted, shares.get(name, clean))
        chance = np.array([chances[k.ads] for k in of])[which]
        random = rng.random(len(which))
        with np.errstate(divide="ignore"):
            order = np.argsort(random * (1 - chance) / ((1 - random) * chance))
        for category in (ANY, "a", "b"):
            having = [k for k in of if category in k.found]
            if having:
                texts, ads, squares = (sum(k.count * k.ads**power for k in having) for power in (0, 1, 2))
                cells.append(Cell(name, category, name == "clean", texts, ads, squares))
        for kind in (of[at] for at in which[order[: shares.get(name, clean)]]):
            true = {ANY: bool(kind.true)} | {c: c in kind.true for c in "ab"}
            judged.append(Judged(name, 1 / chances[kind.ads], kind.ads, frozenset(kind.found), true))
    return cells, judged


def truth(kinds: Sequence[Kind], category: str, unit: Unit) -> float:
    size = [k.count * (k.ads if unit == "ads" else 1) for k in kinds]
    true = [bool(k.true) if category == ANY else category in k.true for k in kinds]
    return sum(s for s, t in zip(size, true, strict=True) if t) / sum(size)


@pytest.mark.parametrize(("setting", "category", "unit"), SIMULATED)
def test_the_true_prevalence_is_within_its_interval(setting: str, category: str, unit: Unit) -> None:
    """In 93 of 100 simulated audits at least, of an interval of 95 %."""
    kinds, rng = KINDS[setting], np.random.default_rng(5)
    true = truth(kinds, category, unit)
    found = [measures(*drawn(kinds, 400, rng), category, unit).prevalence for _ in range(100)]
    assert sum(one.low <= true <= one.high for one in found) >= 93
    values = [one.value for one in found if one.value is not None]
    assert np.mean(values) == pytest.approx(true, rel=0.12)


def judged(stratum: str, found: str, true: str, times: int, ads: int = 1) -> list[Judged]:
    """Texts of CELLS; their weights count only within a stratum."""
    whole = {ANY: bool(true)} | {c: c in true for c in "ab"}
    return [Judged(stratum, 10.0, ads, frozenset(found), whole)] * times


CELLS = (
    Cell("a", ANY, False, 1_000, 1_000, 1_000),
    Cell("a", "a", False, 1_000, 1_000, 1_000),
    Cell("clean", ANY, True, 9_000, 9_000, 9_000),
)
TABLE = [*judged("a", "a", "a", 90), *judged("a", "a", "", 10), *judged("clean", "", "a", 2), *judged("clean", "", "", 98)]  # fmt: skip


def test_by_hand() -> None:
    """90 of 100 right, 2 of 100 missed: 900 + 180 of 10,000 have it, and 900 of those 1,080 are found."""
    found = measures(CELLS, TABLE, "a", "texts")
    assert (found.found, found.of) == (1_000, 10_000)
    assert values(found) == pytest.approx((0.9, 900 / 1080, 0.108))
    assert (found.precision.n, found.recall.n, found.prevalence.n) == (100, 200, 200)


def test_it_is_rogan_and_gladens_estimate() -> None:
    """(P + Sp - 1) / (Se + Sp - 1), with the sensitivity and specificity that the sample gives."""
    found = measures(CELLS, TABLE, "a", "texts")
    sensitivity, specificity = 900 / 1080, 9_000 * 0.98 / (9_000 * 0.98 + 100)
    assert found.prevalence.value == pytest.approx((0.1 + specificity - 1) / (sensitivity + specificity - 1))


def values(found: Measures) -> tuple[float | None, ...]:
    return found.precision.value, found.recall.value, found.prevalence.value


def test_what_was_judged_whole_is_known() -> None:
    cells = (
        Cell("a", ANY, False, 4, 6, 10),
        Cell("a", "a", False, 4, 6, 10),
        Cell("clean", ANY, True, 4, 4, 4),
    )
    sample = [
        *judged("a", "a", "a", 2), *judged("a", "a", "", 1), *judged("a", "a", "a", 1, 3),
        *judged("clean", "", "a", 1), *judged("clean", "", "", 3),
    ]  # fmt: skip
    for unit, precision, recall, prevalence in (
        ("texts", 3 / 4, 3 / 4, 1 / 2),
        ("ads", 5 / 6, 5 / 6, 6 / 10),
    ):
        found = measures(cells, sample, "a", unit)  # type: ignore[arg-type]
        wanted = (precision, recall, prevalence)
        for estimate, value in zip((found.precision, found.recall, found.prevalence), wanted, strict=True):
            assert (estimate.value, estimate.low, estimate.high) == pytest.approx((value, value, value))


def test_a_stratum_drawn_whole_of_which_one_is_not_judged() -> None:
    """Three of four judged, all right: the fourth may be either."""
    cells = (
        Cell("a", ANY, False, 4, 4, 4),
        Cell("a", "a", False, 4, 4, 4),
        Cell("clean", ANY, True, 4, 4, 4),
    )
    whole = Judged("a", 1.0, 1, frozenset("a"), {ANY: True, "a": True})
    found = measures(cells, [whole] * 3, "a", "texts").precision
    assert (found.value, found.low, found.high, found.n) == (1.0, 0.75, 1.0, 3)


EDGES = {
    "no clean ad judged": (judged("a", "a", "a", 50), Estimate(1.0, 0.93, 1.0, 50), Estimate(None, 0.0, 1.0, 50)),
    "nothing right": ([*judged("a", "a", "", 50), *judged("clean", "", "", 50)], Estimate(0.0, 0.0, 0.07, 50), Estimate(0.0, 0.0, 0.07, 100)),
    "nothing judged": ([], Estimate(None, 0.0, 1.0, 0), Estimate(None, 0.0, 1.0, 0)),
}  # fmt: skip


@pytest.mark.parametrize("edge", EDGES)
def test_edges(edge: str) -> None:
    sample, precision, prevalence = EDGES[edge]
    found = measures(CELLS, sample, "a", "texts")
    assert close(found.precision, precision)
    assert close(found.prevalence, prevalence)


def close(found: Estimate, wanted: Estimate) -> bool:
    if (found.value is None, found.n) != (wanted.value is None, wanted.n):
        return False
    pairs = ((found.value or 0, wanted.value or 0), (found.low, wanted.low), (found.high, wanted.high))
    return wanted.value is None or all(abs(a - b) < 0.01 for a, b in pairs)


counts = st.integers(0, 12)


@given(st.lists(st.tuples(st.sampled_from(["", "a", "b", "ab"]), st.sampled_from(["", "a", "b", "ab"]), counts, st.integers(1, 9)), max_size=6))  # fmt: skip
@settings(max_examples=30)
def test_every_interval_is_in_order(drawn: list[tuple[str, str, int, int]]) -> None:
    sample, cells = [], []
    for n, (found, true, times, ads) in enumerate(drawn):
        sample += judged(f"s{n}", found, true, times, ads)
        of = times + 5
        cells += [Cell(f"s{n}", c, not found, of, of * ads, of * ads**2) for c in (ANY, *found)]
    for category in (ANY, "a", "b"):
        for unit in ("texts", "ads"):
            found_ = measures(cells, sample, category, unit)  # type: ignore[arg-type]
            for one in (found_.precision, found_.recall, found_.prevalence):
                assert 0 <= one.low <= one.high <= 1
                assert one.value is None or one.low <= one.value <= one.high


def test_one_share_has_clopper_and_pearsons_limits() -> None:
    """7 of 50: 0.0582 to 0.2674, in every table of them."""
    low, high = limits(lambda share: share, [Share(7, 50)], [True])
    assert (low, high) == pytest.approx((0.0582, 0.2674), abs=0.001)


ALLOCATED = [
    ({"age": 5_000, "gender": 1_250, "photo": 40}, 25_000, 400, {"age": 126, "gender": 63, "photo": 11}, 200),
    ({"age": 30, "photo": 3}, 10_000, 400, {"age": 30, "photo": 3}, 367),
    ({"age": 5_000}, 10, 100, {"age": 90}, 10),
    ({}, 50, 400, {}, 50),
    ({"a": 9, "b": 9, "c": 9}, 100, 7, {"a": 1, "b": 1, "c": 1}, 4),
]  # fmt: skip


@pytest.mark.parametrize(("flagged", "clean", "n", "shares", "of_clean"), ALLOCATED)
def test_allocation(
    flagged: dict[str, int], clean: int, n: int, shares: dict[str, int], of_clean: int
) -> None:
    assert allocate(flagged, clean, n) == (shares, of_clean)


def test_too_few() -> None:
    with pytest.raises(TooFew) as caught:
        allocate({"a": 9, "b": 9, "c": 9}, 100, 5)
    assert caught.value.least == 8
    assert allocate({"a": 9, "b": 9, "c": 9}, 100, 8)


@pytest.mark.parametrize(
    ("posted", "n", "chances"),
    [
        ({1: 100}, 10, {1: 0.1}),
        ({1: 60, 4: 20}, 10, {1: 0.1, 4: 0.2}),
        ({1: 50, 9: 10, 400: 1}, 9, {1: 0.1, 9: 0.3, 400: 1.0}),
        ({1: 3, 2: 1}, 4, {1: 1.0, 2: 1.0}),
        ({}, 0, {}),
    ],
)
def test_texts_of_many_ads_are_likelier_drawn(
    posted: dict[int, int], n: int, chances: dict[int, float]
) -> None:
    assert inclusion(posted, n) == pytest.approx(chances)

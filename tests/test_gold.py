"""Accuracy on labelled ads and lists that lie beside the project, where they do: the floors that must hold."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from jobscan import Scanner, load_pack
from jobscan.evaluation.files import read_sets
from jobscan.evaluation.labels import OTHER
from jobscan.evaluation.measure import Scored, evaluate
from jobscan.evaluation.score import counts_as

SHARED = Path(__file__).parents[2] / "shared"
GOLD, DOMAIN = SHARED / "gold", SHARED / "domain"
PRECISION, RECALL = 0.95, 0.92
# In a category with at least so many labels:
MANY, CATEGORY = 10, 0.85
LEXICON, QUESTIONS, HARD_NEGATIVES = 0.97, 0.97, 0.01
PLACES = {"{n}-{n}": "25-35", "{n}": "35", "{prov}": "河南", "{x}": "A"}
HEIGHTS = {"{n}": "165"}
# “Van-Salesman” and “JOB TITLE: Salesman” are labelled in one place of these ads and not in the others.
DISPUTED = {"b6d577a08009", "f07b4b6e7b64"}
# Wordings that the guideline puts elsewhere than the lists do: the candidate's own children are
# childbearing, tattoos health, a plain photograph photo and a full-length one appearance, the animal
# sign zodiac, locals origin, military service is a category of its own.
SETTLED = {
    "full length photo": "appearance",
    "locals only": "origin",
    "no dependents": "childbearing",
    "no tattoos": "health",
    "no visible tattoos": "health",
    "recent photo required": "photo",
    "二度就業媽媽優先": "childbearing",
    "已有小孩者尤佳": "childbearing",
    "懷孕離職": "childbearing",
    "無刺青": "health",
    "無生育規劃": "childbearing",
    "近期無懷孕計畫": "childbearing",
    "附生活照": "photo",
    "Do you have any dependents?": "childbearing",
    "Height / weight": "appearance",
    "Names and ages of children": "childbearing",
    "Who will take care of your children?": "childbearing",
    "兵役狀況": "military_service",
    "属什么的": "zodiac",
    "有无纹身": "health",
    "谁接送孩子": "childbearing",
}
# Wording is said of an applicant when it stands in one of these.
SLOTS = {
    "zh": ("{}", "要求：{}", "招文员一名，{}，有经验"),
    "en": ("{}", "Requirements: {}", "Clerk wanted, {}, with experience"),
}

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="no labelled ads beside the project")


@cache
def scanner() -> Scanner:
    return Scanner(load_pack())


@cache
def scored() -> tuple[Scored, ...]:
    """A score for each file: the real and the written ads of each language by themselves."""
    known = load_pack().laws.categories
    sets, wrong = read_sets([str(GOLD)], known)
    assert not wrong
    sets = tuple(replace(s, ads=tuple(ad for ad in s.ads if ad.id not in DISPUTED)) for s in sets)
    asked = frozenset(known) - {"coded_wording"} | {OTHER}
    return evaluate(sets, lambda ad: scanner().scan(ad.text), None, asked, tuple(known)).sets


@pytest.mark.parametrize("at", range(4))
def test_precision_and_recall(at: int) -> None:
    one = scored()[at]
    total = one.score.total
    assert (total.precision or 0, total.recall or 0) >= (PRECISION, RECALL), (one.origin, total)
    assert (total.recall or 0) >= RECALL, (one.origin, total)
    weak = {
        category: counts
        for category, counts in one.score.categories.items()
        if counts.labels >= MANY and min(counts.precision or 0, counts.recall or 0) < CATEGORY
    }
    assert weak == {}, one.origin


def rows(name: str) -> list[dict[str, str]]:
    with (DOMAIN / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def filled(wording: str, category: str) -> str:
    for place, value in (HEIGHTS if category == "appearance" else PLACES).items():
        wording = wording.replace(place, value)
    return wording


def found(wording: str, category: str, lang: str) -> bool:
    slots = SLOTS["zh" if lang.startswith("zh") else "en"]
    return any(
        counts_as(f.category, category)
        for slot in slots
        for f in scanner().scan(slot.format(filled(wording, category)))
    )


@pytest.mark.parametrize(
    ("file", "column", "floor"),
    [("lexicon.tsv", "phrase", LEXICON), ("questions.tsv", "question", QUESTIONS)],
)
def test_wordings_are_found_in_their_category(file: str, column: str, floor: float) -> None:
    listed = [row for row in rows(file) if row["category"] != "coded_wording"]
    wanted = [(SETTLED.get(r[column], r["category"]), r[column], r["lang"]) for r in listed]
    missed = [(category, text) for category, text, lang in wanted if not found(text, category, lang)]
    assert len(missed) <= (1 - floor) * len(listed), missed


def test_hard_negatives_are_silent() -> None:
    harmless = [row["sentence"] for row in rows("hard_negatives.tsv")]
    fired = [sentence for sentence in harmless if scanner().scan(sentence)]
    assert len(fired) <= HARD_NEGATIVES * len(harmless), fired

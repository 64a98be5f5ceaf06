"""Our own labelled ads (corpora/labelled): what they must hold, and the accuracy that must not be lost."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from jobscan import Scanner, load_pack
from jobscan.audit.report.accuracy import FILE, measure
from jobscan.evaluation.files import read_sets
from jobscan.evaluation.labels import LabelledAd
from jobscan.evaluation.measure import Evaluation, evaluate

FOLDER = Path(__file__).parents[1] / "corpora" / "labelled"
CODED = "coded_wording"
# Finer rows of the law book, which findings never carry.
ROWS = {"native_speaker", "job_made_to_please"}
FLOORS = {"zh": (0.95, 0.95), "en": (0.95, 0.92)}


@cache
def evaluated(coded: bool) -> Evaluation:
    """All sets scored: with the rules that are on by default, or with those of coded wording alone."""
    pack = load_pack()
    known = pack.laws.categories
    sets, wrong = read_sets([str(FOLDER)], known)
    assert not wrong
    rules = [r.id for r in pack.index.rules if r.category == CODED] if coded else None
    asked = frozenset({CODED}) if coded else frozenset(known) - {CODED}
    chosen = tuple(s for s in sets if ("coded" in s.origin) is coded)
    scanner = Scanner(pack, rules)
    return evaluate(chosen, lambda ad: scanner.scan(ad.text), None, asked, tuple(known))


def ads(lang: str) -> list[LabelledAd]:
    return [one.ad for coded in (False, True) for one in evaluated(coded).judged if one.ad.lang == lang]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_category_is_labelled(lang: str) -> None:
    labelled = {label.category for ad in ads(lang) for label in ad.labels}
    assert labelled == {*load_pack().laws.categories} - ROWS


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_are_enough_and_two_of_five_are_clean(lang: str) -> None:
    counts = Counter(bool(ad.labels) for ad in ads(lang))
    assert counts.total() >= 125
    assert 0.35 <= counts[False] / counts.total() <= 0.45


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_floor_holds(lang: str) -> None:
    [total] = [s.score.total for s in evaluated(False).overall if s.lang == lang]
    precision, recall = FLOORS[lang]
    assert (total.precision or 0) >= precision, total
    assert (total.recall or 0) >= recall, total


def test_the_reports_of_audits_say_the_accuracy_of_these_rules() -> None:
    """To renew the file: python benchmarks/accuracy.py"""
    assert files("jobscan.audit.report").joinpath(FILE).read_bytes() == measure(evaluated(False).overall)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_coded_words_are_found_when_selected(lang: str) -> None:
    [total] = [s.score.total for s in evaluated(True).overall if s.lang == lang]
    assert (total.labels > 0, total.misses, total.noise) == (True, 0, 0)

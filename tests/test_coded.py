"""The balance of gender-coded words: counted per ad, thresholds as in the Gender Decoder."""

from __future__ import annotations

import json

import pytest
from findings import EN_AD, finding, result, setting

from jobscan.reports.coded import Balance, balances
from jobscan.reports.json_report import report as json_report
from jobscan.reports.result import Result, Scanned
from jobscan.reports.terminal import report as terminal_report
from jobscan.sources.ad import Ad

# masculine, feminine, lean
LEANS = [
    (0, 0, "neutral"),
    (2, 2, "neutral"),
    (1, 0, "masculine"),
    (5, 2, "masculine"),
    (6, 2, "strongly masculine"),
    (0, 3, "feminine"),
    (0, 4, "strongly feminine"),
]


@pytest.mark.parametrize(("masculine", "feminine", "lean"), LEANS)
def test_lean(masculine: int, feminine: int, lean: str) -> None:
    assert Balance("ad.txt", masculine, feminine).lean == lean


def coded(path: str, *favours: str) -> Scanned:
    """An ad with a coded word for each of `favours`, beside a finding of another category."""
    words = [finding(EN_AD, "smile", category="coded_wording", favours=group) for group in favours]
    return Scanned(Ad(path, EN_AD, {}, path), (finding(EN_AD, "Male only", favours="men"), *words))


RESULT = result(scanned=(coded("a\x1b.txt", "men", "men", "women"), coded("b.txt"), coded("c.txt", "women")))


def test_balances_are_of_ads_with_coded_words() -> None:
    assert balances(RESULT) == (Balance("a\x1b.txt", 2, 1), Balance("c.txt", 0, 1))


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "a\\x1b.txt: 2 masculine-coded, 1 feminine-coded words: on balance masculine-coded.",
                "c.txt: 0 masculine-coded, 1 feminine-coded words: on balance feminine-coded.",
            ],
        ),
        (
            "zh",
            [
                "a\\x1b.txt：男性化用语 2 处，女性化用语 1 处，总体略偏男性。",
                "c.txt：男性化用语 0 处，女性化用语 1 处，总体略偏女性。",
            ],
        ),
    ],
)
def test_the_report_says_so(lang: str, lines: list[str]) -> None:
    report = terminal_report(RESULT, setting(lang))  # type: ignore[arg-type]
    assert [line for line in report.split("\n") if "masculine" in line or "男性化" in line] == lines


def test_the_json_report_has_them() -> None:
    assert json.loads(json_report(RESULT, setting()))["coded_wording"] == [
        {"path": "a\x1b.txt", "masculine": 2, "feminine": 1, "lean": "masculine"},
        {"path": "c.txt", "masculine": 0, "feminine": 1, "lean": "feminine"},
    ]


def test_none_without_coded_words() -> None:
    plain: Result = result()
    assert balances(plain) == ()

"""The report that a person reads, whole: reviewing a change is reading what a user will read."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from findings import EN_AD, LAWS, everything, finding, result, setting
from syrupy.assertion import SnapshotAssertion

from jobscan.finding import Language, Severity
from jobscan.reports.layout import cell_len
from jobscan.reports.result import Scanned
from jobscan.reports.terminal import report as terminal_report
from jobscan.sources.ad import Ad

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.mark.parametrize("explain", [False, True], ids=["short", "explain"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_report(lang: Language, explain: bool, snapshot: SnapshotAssertion) -> None:
    assert terminal_report(result(), setting(lang, width=80, colour=False, explain=explain)) == snapshot


@pytest.mark.parametrize("lang", LANGUAGES)
def test_report_with_chosen_jurisdictions(lang: Language, snapshot: SnapshotAssertion) -> None:
    chosen = dataclasses.replace(result(), asked=("CN", "HK"), unreadable=())
    assert terminal_report(chosen, setting(lang, width=100, colour=False)).splitlines()[-3:] == snapshot


def test_colours_are_all_that_colour_adds(snapshot: SnapshotAssertion) -> None:
    one = dataclasses.replace(result(), scanned=result().scanned[1:])
    coloured = terminal_report(one, setting("en", width=80, colour=True))
    assert coloured.replace("\x1b", "␛") == snapshot
    plain = terminal_report(one, setting("en", width=80, colour=False))
    assert "\x1b" not in plain
    assert [_bare(line) for line in coloured.splitlines()] == plain.splitlines()


def _bare(line: str) -> str:
    import re

    return re.sub("\x1b\\[[0-9;]*m", "", line).rstrip()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_underlines_stand_under_their_span(lang: Language) -> None:
    lines = terminal_report(result(), setting(lang, width=60, colour=False)).splitlines()
    below = [
        (shown, marks)
        for shown, marks in itertools.pairwise(lines)
        if marks.strip(" │^") == "" and "^" in marks
    ]
    assert len(below) == 4
    for shown, marks in below:
        before = marks.index("^") + cell_len(marks[: marks.index("^")]) - len(marks[: marks.index("^")])
        start = next(i for i in range(len(shown)) if cell_len(shown[:i]) == before)
        end = next(i for i in range(len(shown) + 1) if cell_len(shown[:i]) == before + marks.count("^"))
        assert shown[start:end] in ("限女性", "婚姻状况____", "男士优先", "Male only")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [60, 72, 120])
def test_no_line_is_wider_than_the_terminal(lang: Language, width: int) -> None:
    lines = terminal_report(result(), setting(lang, width=width, colour=False, explain=True)).splitlines()
    heads = [line for line in lines if line.startswith("ads/")]  # file:line:column stays in one piece
    assert not [line for line in lines if cell_len(line) > width and line not in heads]


@pytest.mark.parametrize(
    ("lang", "ads", "lost", "line"),
    [
        ("zh", 1, False, "已检查 1 份广告，没有发现疑似歧视性的表述。（只看措辞，不是法律判断。）\n"),
        (
            "en",
            2,
            False,
            "2 ads checked: no wording that reads as discriminatory. (Wording only, not a legal judgement.)\n",
        ),
        (
            "zh",
            3,
            True,
            "已检查 3 份广告，没有发现疑似歧视性的表述。（只看措辞，不是法律判断。）另有 1 份无法读取，没有检查。\n",
        ),
        (
            "en",
            1,
            True,
            "1 ad checked: no wording that reads as discriminatory. (Wording only, not a legal judgement.) "
            "1 more could not be read and was not checked.\n",
        ),
        ("en", 0, True, ""),
    ],
)
def test_nothing_found(lang: Language, ads: int, lost: bool, line: str) -> None:
    whole = result()
    clean = dataclasses.replace(whole, scanned=(), ads=ads, unreadable=whole.unreadable if lost else ())
    assert terminal_report(clean, setting(lang, width=80, colour=False)) == line


def test_two_laws_a_place_and_how_many_more() -> None:
    scanned = (Scanned(Ad("a", EN_AD, {}, "a"), (finding(EN_AD, "Male only", laws=LAWS["CN"]),)),)
    shown = terminal_report(
        dataclasses.replace(result(), scanned=scanned), setting("en", width=100, colour=False)
    )
    laws = shown[shown.index("  law") : shown.index("  instead")].splitlines()
    assert laws == [
        "  law      Mainland China: Women's Rights Law (2022), Art. 43(1)",
        "           Mainland China: Nine-ministry Notice, Art. 2 (unverified pinpoint)",
        "           +1 more: jobscan explain zh-gender-only",
    ]


def test_summary_counts() -> None:
    whole = result()
    assert whole.by_category() == {
        "gender": {Severity.ERROR: 2, Severity.WARNING: 0, Severity.NOTE: 1},
        "marital_status": {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 0},
    }
    assert whole.by_severity() == {Severity.ERROR: 2, Severity.WARNING: 1, Severity.NOTE: 1}


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        (
            "zh",
            "已检查 9 份广告，没有需要处理的发现。（只看措辞，不是法律判断。）1 处发现已注明理由忽略、1 处发现在基线中已有。\n",
        ),
        (
            "en",
            "9 ads checked: no finding is left to deal with. (Wording only, not a legal judgement.) "
            "1 suppressed with a reason, 1 known to the baseline.\n",
        ),
    ],
)
def test_nothing_left(lang: Language, line: str) -> None:
    [page] = [s for s in everything().scanned if s.ad.id == "ads/page.html"]
    quiet = dataclasses.replace(page, findings=(), edits=())
    left = dataclasses.replace(everything(), scanned=(quiet,), unreadable=())
    assert terminal_report(left, setting(lang)) == line

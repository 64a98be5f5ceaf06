"""Numbers as ads write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.pack.number import NUMBER, holds, number_keys, read_number

# text, the numbers in it
NUMBERS = [
    ("35", [35]),
    ("18-35岁", [18, 35]),
    ("0", [0]),
    ("2024", [2024]),
    ("12345", []),
    ("3.5", []),
    ("3.5k, 40", [40]),
    ("2.18-25岁", [18, 25]),
    ("要求：1.大专；3.35周岁以下", [1, 35]),
    ("加价1.35倍", []),
    ("1.355", []),
    ("一", [1]),
    ("十", [10]),
    ("十八", [18]),
    ("二十", [20]),
    ("三十五", [35]),
    ("卅五", [35]),
    ("廿八", [28]),
    ("二五", [25]),
    ("二〇二四", [2024]),
    ("两名", [2]),
    ("兩名", [2]),
    ("一百", [100]),
    ("一百二十", [120]),
    ("百", [100]),
    ("five", [5]),
    ("thirty five", [35]),
    ("thirty-five", [35]),
    ("twenty to forty", [20, 40]),
    ("nineteen", [19]),
    ("seventy", [70]),
    ("someone", []),
    ("tender", []),
    ("often", []),
    ("女25男30", [25, 30]),
    ("", []),
]


@pytest.mark.parametrize(("text", "numbers"), NUMBERS)
def test_numbers(text: str, numbers: list[int]) -> None:
    assert [read_number(found) for found in re.findall(NUMBER, text)] == numbers


HAN = "〇零一二三四五六七八九十百两兩廿卅"


@given(st.text(st.sampled_from(HAN + "0123456789. -"), max_size=12))
def test_whatever_is_found_can_be_read(text: str) -> None:
    assert all(read_number(found) >= 0 for found in re.findall(NUMBER, text))


@given(st.integers(0, 9999))
def test_figures(number: int) -> None:
    assert read_number(str(number)) == number


# number, comparisons, whether they hold
COMPARISONS = [
    ("35", [], True),
    (None, [("<", 10)], True),
    ("35", [("<", 36)], True),
    ("35", [("<", 35)], False),
    ("35", [("<=", 35)], True),
    ("三十五", [("<=", 34)], False),
    ("thirty-five", [(">", 34)], True),
    ("35", [(">", 35)], False),
    ("35", [(">=", 35)], True),
    ("35", [("=", 35)], True),
    ("35", [("=", 34)], False),
    ("35", [(">=", 16), ("<", 60)], True),
    ("60", [(">=", 16), ("<", 60)], False),
    ("15", [(">=", 16), ("<", 60)], False),
    ("1.65", [(">=", 1.4), ("<=", 2.2)], True),
    ("1.3", [(">=", 1.4), ("<=", 2.2)], False),
]


@pytest.mark.parametrize(("number", "comparisons", "expected"), COMPARISONS)
def test_comparisons(number: str | None, comparisons: list[tuple[str, float]], expected: bool) -> None:
    assert holds(number, comparisons) is expected


# comparisons, keys that are among them, keys that are not
KEYS = [
    ([(">=", 16.0), ("<", 60.0)], ["16", "59", "016", "0059", "十", "thirty"], ["15", "60", "160"]),
    ([("<=", 3.0)], ["0", "3", "03"], ["4", "30"]),
    ([("=", 35.0)], ["35", "卅"], ["34"]),
    ([(">=", 16.0)], [], ["16"]),
    ([("<=", 1.9)], [], ["1"]),
    ([], [], ["1"]),
]


@pytest.mark.parametrize(("comparisons", "there", "missing"), KEYS)
def test_keys(comparisons: list[tuple[str, float]], there: list[str], missing: list[str]) -> None:
    keys = number_keys(tuple(comparisons))
    assert ([k for k in there if k not in keys], [k for k in missing if k in keys]) == ([], [])

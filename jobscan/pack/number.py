"""Numbers as ads write them: 35, ３５ (folded before), 三十五, 卅五, thirty-five."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

_ONES = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2, "壹": 1}
_ENGLISH_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH = {w: n for n, w in enumerate(_ENGLISH_ONES)} | {
    w: 10 * (n + 2) for n, w in enumerate(_ENGLISH_TENS)
}

_HAN = "〇零一二三四五六七八九十百两兩廿卅"
_NOT_BEHIND_TENS = "".join(f"(?<!{tens}[ -])" for tens in _ENGLISH_TENS)

NUMBER = (
    r"(?:(?<![\d.])\d{1,4}(?![\d.]?\d)"
    # 2.18-25岁: a list's number without a space behind its dot.
    r"|(?:(?<=^\d\.)|(?<=[\s,，;；、。:：]\d\.))\d{2}(?![\d.]?\d)"
    rf"|(?<![{_HAN}])[{_HAN}]{{1,6}}"
    rf"|(?<![a-z]){_NOT_BEHIND_TENS}(?:(?:{'|'.join(_ENGLISH_TENS)})(?:[ -](?:{'|'.join(_ENGLISH_ONES[1:10])}))?"
    rf"|{'|'.join(sorted(_ENGLISH_ONES, key=len, reverse=True))})(?![a-z]))"
)
"""Matches one number of up to four digits in folded text."""

_DECIMAL = r"(?:(?<![\d.])\d{1,4}\.\d{1,2}(?![\d.]?\d))"
Comparison = tuple[str, float]
"""An operator and the number to the right of it: ("<", 60)."""

_COMPARE: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}


_TELLING = 400
_ELEMENT = re.compile(r"(?:(\d{1,4}(?:\.\d+)?)(<=?))?n(?:(<=|>=|<|>|=)(\d{1,4}(?:\.\d+)?))?$")
_TURNED = {"<": ">", "<=": ">="}


class NumberElement(NamedTuple):
    """A number in a phrase: what matches it, and what its value must be."""

    regex: str
    comparisons: tuple[Comparison, ...]


def number_element(written: str) -> NumberElement | None:
    """The element `n`, `n<60` or `16<=n<60`, or None where `written` is none.

    Decimals are read only where a limit has one (`n<2.2`): else 3.5 years would be 5 years.
    """
    found = _ELEMENT.match(written)
    if not found:
        return None
    low, below, compare, limit = found.groups()
    comparisons = [(_TURNED[below], float(low))] if low else []
    if compare:
        comparisons.append((compare, float(limit)))
    return NumberElement(f"(?:{_DECIMAL}|{NUMBER})" if "." in written else NUMBER, tuple(comparisons))


@cache
def number_keys(comparisons: tuple[Comparison, ...]) -> tuple[str, ...]:
    """What a clause has among its keys where it holds a number that passes: 18, 018, 十, eighteen.

    Nothing where too many numbers pass to tell, or decimals may.
    """
    highest = min((int(limit) for compare, limit in comparisons if compare in ("<", "<=", "=")), default=9999)
    lowest = max((int(limit) for compare, limit in comparisons if compare in (">", ">=", "=")), default=0)
    if highest - lowest > _TELLING or any(limit % 1 for _, limit in comparisons):
        return ()
    passing = [n for n in range(lowest, highest + 1) if holds(str(n), comparisons)]
    figures = (f"{n:0{width}}" for n in passing for width in range(len(str(n)), 5))
    return (*figures, *_HAN, *_ENGLISH)


@cache
def first_tokens(comparisons: tuple[Comparison, ...]) -> tuple[str, ...]:
    """What a number that passes begins with: of 1.65 it is 1. Nothing where that cannot be told."""
    whole = tuple((f"{compare[0]}=", float(int(limit))) for compare, limit in comparisons if compare != "=")
    return number_keys(whole) if whole else number_keys(comparisons)


def read_number(text: str) -> float:
    """The value of what an element matched: 三十五 → 35, twenty-one → 21, 1.65."""
    if "." in text:
        return float(text)
    if text.isascii() and text.isdigit():
        return int(text)
    if text[0].isascii():
        return sum(_ENGLISH[w] for w in text.replace("-", " ").split())
    return _read_han(text)


def _read_han(text: str) -> int:
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not any(c in "十百" for c in text):
        return int("".join(str(_ONES[c]) for c in text))  # digit by digit: 二五 → 25
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _ONES[char]
    return total + digit


def holds(text: str | None, comparisons: Sequence[Comparison]) -> bool:
    """Whether the number `text` passes all; without any, or left out (`[{n} 名]`), it does."""
    if not comparisons or text is None:
        return True
    value = read_number(text)
    return all(_COMPARE[compare](value, limit) for compare, limit in comparisons)

"""Numbers as ads write them: 35, ３５ (folded before), 三十五, 卅五, thirty-five."""

from __future__ import annotations

import operator

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

NUMBER = (
    r"(?:(?<![\d.])\d{1,4}(?![\d.]?\d)"
    r"|[〇零一二三四五六七八九十百两兩廿卅]{1,6}"
    rf"|(?<![a-z])(?:(?:{'|'.join(_ENGLISH_TENS)})(?:[ -](?:{'|'.join(_ENGLISH_ONES[1:10])}))?"
    rf"|{'|'.join(sorted(_ENGLISH_ONES, key=len, reverse=True))})(?![a-z]))"
)
"""Matches one number of up to four digits in folded text."""

_COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq}


def read_number(text: str) -> int:
    """The value of what NUMBER matched: 三十五 → 35, twenty-one → 21."""
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


def holds(text: str | None, compare: str, limit: int) -> bool:
    """Whether the number `text` passes; without a comparison, or left out (`[{n} 名]`), it does."""
    return not compare or text is None or _COMPARE[compare](read_number(text), limit)

"""What is compared of a text: its runs of three units, as numbers.

A unit is a Latin word or number, or one Han character: 招女文员 has four, "office clerk" two.
Punctuation, spaces and line ends are none, so that a text that was laid out anew stays the same.

By numpy over many texts at once: cutting each into a list of strings in Python takes fifteen times
as long as the MinHash itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

RUN = 3
"""Units in a run. Fewer, and unlike ads share many (年以上 工作经验); more, and short ads that differ in one
word share none."""
LONGEST = 100_000
"""Characters that are compared of a text: no ad is longer, and a book must not take all memory."""

Numbers = NDArray[np.uint64]
_PAD = "\0"
_TEXTS_END = _PAD * (RUN - 1)
_TOGETHER = 200_000
_ODD = np.uint64(0x9E3779B97F4A7C15)
_INVERSE = np.uint64(pow(int(_ODD), -1, 2**64))
_OUTSIDE, _LETTER, _CHARACTER = 0, 1, 2


def runs(texts: Sequence[str]) -> Iterator[tuple[Numbers, NDArray[np.int64]]]:
    """For some folded texts at a time, in their order: the runs of all, and where those of each begin and end.

    One that has only punctuation has none.
    """
    some: list[str] = []
    size = 0
    for text in texts:
        some.append(text[:LONGEST])
        size += len(some[-1]) + len(_TEXTS_END)
        if size > _TOGETHER:
            yield _runs(some)
            some, size = [], 0
    if some:
        yield _runs(some)


def _runs(texts: Sequence[str]) -> tuple[Numbers, NDArray[np.int64]]:
    joined = "".join(text + _TEXTS_END for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds()[np.minimum(codes, _LAST)]
    letter = kinds == _LETTER
    # A unit begins at each character, pads too, and at a letter with none before it.
    begins = kinds == _CHARACTER
    begins[0] |= letter[0]
    begins[1:] |= letter[1:] & ~letter[:-1]
    starts = np.flatnonzero(begins)
    powers, inverses = _powers()
    # The sum over a word of character × power, shifted to the power 0: the same wherever the word stands.
    spelled = (
        np.where(kinds == _OUTSIDE, np.uint64(0), _mixed(codes.astype(np.uint64))) * powers[: len(codes)]
    )
    units = np.add.reduceat(spelled, starts) * inverses[starts]
    found = units[: -RUN + 1].copy()
    for at in range(1, RUN):
        found *= _ODD
        found += _mixed(units[at : len(units) - RUN + 1 + at])
    first = codes[starts[: -RUN + 1]] != ord(_PAD)
    ends = np.cumsum([len(text) + len(_TEXTS_END) for text in texts])
    bounds = np.concatenate(([0], np.searchsorted(starts[: -RUN + 1][first], ends)))
    return _mixed(found[first]), bounds.astype(np.int64)


_LAST = 0xFFFF


@cache
def _kinds() -> NDArray[np.uint8]:
    """Of every character up to U+FFFF, which stands for those beyond it: rare Han characters."""
    kinds = np.zeros(_LAST + 1, np.uint8)
    for code in range(_LAST + 1):
        char = chr(code)
        if char == _PAD or (code >= 0x2E80 and char.isalnum()):
            kinds[code] = _CHARACTER
        elif char.isalnum():
            kinds[code] = _LETTER
    kinds[_LAST] = _CHARACTER
    return kinds


@cache
def _powers() -> tuple[Numbers, Numbers]:
    """Of an odd number and of its inverse, modulo 2⁶⁴, for every place in texts that are taken together."""
    count = _TOGETHER + LONGEST + len(_TEXTS_END)
    up = np.full(count, _ODD)
    down = np.full(count, _INVERSE)
    up[0] = down[0] = 1
    return np.cumprod(up), np.cumprod(down)


def _mixed(numbers: Numbers) -> Numbers:
    """Every bit depends on every bit: the finisher of SplitMix64."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))

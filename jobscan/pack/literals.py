"""What the prefilter looks for: words without which a phrase cannot match, derived from the phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import fsum
from typing import NamedTuple

from jobscan.pack.marks import MARKS
from jobscan.pack.neighbours import token_beside
from jobscan.pack.rarity import rarity
from jobscan.text.fold import LATIN
from jobscan.text.script import tokens

Literals = frozenset[str]
"""One of them must stand in the ad; none: the prefilter cannot use this part of the phrase."""

Anchored = tuple[str, str]
"""A literal and its condition: what must stand right beside it (neighbours.py), or ""."""


class Found(NamedTuple):
    """A literal of an element, and the token right before and after it in the word that it was found in.

    "": it begins (ends) the word, and what is before (after) it is what stands before (after) the
    element. None: that cannot be told.
    """

    literal: str
    before: str | None
    after: str | None


def literals_of(words: Sequence[Sequence[str]]) -> tuple[Found, ...]:
    """The literals of a list of words, each in its pieces (several words in a row); none: there are none."""
    # Of several words in a row take the one that most of the list shares, if that is cheaper.
    shared = Counter(piece for pieces in words for piece in set(pieces))
    weighings: tuple[Mapping[str, int], ...] = (shared, {})
    choices = [[_rarest(pieces, weights) for pieces in words] for weights in weighings]
    chosen = min(choices, key=lambda found: cost(frozenset(f.literal for f in found)))
    return tuple(dict.fromkeys(chosen)) if all(f.literal for f in chosen) else ()


def _rarest(pieces: Sequence[str], shared: Mapping[str, int]) -> Found:
    found = [
        (rarity(run) / shared.get(piece, 1), piece, at, run)
        for at, piece in enumerate(pieces)
        if (run := _longest_run(piece))
    ]
    if not found:
        return Found("", None, None)
    _, piece, at, run = min(found)
    start = piece.index(run)
    before = " ".join([*pieces[:at], piece[:start]])
    after = " ".join([piece[start + len(run) :], *pieces[at + 1 :]])
    return Found(run, token_beside(before, run, last=True), token_beside(after, run, last=False))


@cache
def _longest_run(piece: str) -> str:
    """The longest run of letters: a mark has several forms."""
    return max(re.split(r"[^\w]+|_+", piece), key=len)


def keys_of(words: Sequence[Sequence[str]]) -> Literals:
    """What a clause that holds one of these words has among its keys."""
    return every([frozenset(_keys(pieces)) for pieces in words])


def _keys(pieces: Sequence[str]) -> Iterable[str]:
    runs = [run for piece in pieces for run in tokens(piece)]
    if runs:
        return [min(runs, key=lambda run: (rarity(run), -len(run)))]
    return MARKS.get(pieces[0][0], pieces[0][0])


def every(choices: Sequence[Literals]) -> Literals:
    """The literals of a choice: none where one of its members has none."""
    return frozenset().union(*choices) if all(choices) else frozenset()


def without_longer(found: Iterable[Anchored]) -> tuple[Anchored, ...]:
    """Whoever finds 男 finds 男性. Latin words are found whole only: b型 does not find ab型.

    Only what is looked for whatever stands beside it finds for others.
    """
    found = tuple(found)
    anywhere = {literal for literal, beside in found if not beside}
    return tuple(a for a in found if a[0].isascii() or anywhere.isdisjoint(_inside(a[0])))


@cache
def _inside(literal: str) -> frozenset[str]:
    """What is found inside `literal`: its shorter stretches that cut no Latin word."""
    size = len(literal)
    cuts = [0, size] + [
        at for at in range(1, size) if not (literal[at - 1] in LATIN and literal[at] in LATIN)
    ]
    return frozenset(literal[a:b] for a in cuts for b in cuts if a < b and b - a < size)


@cache
def cost(literals: Literals) -> tuple[float, list[str]]:
    return fsum(map(rarity, literals)), sorted(literals)

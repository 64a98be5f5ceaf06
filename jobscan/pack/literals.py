"""What the prefilter looks for: words without which a phrase cannot match, derived from the phrase."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from math import prod

from jobscan.pack.rarity import rarity
from jobscan.text.fold import LATIN
from jobscan.text.script import ScriptTable, clause_keys

Literals = frozenset[str]
"""One of them must stand in the ad; none: the prefilter cannot use this part of the phrase."""

_VARIANTS = 24


def literals_of(words: Sequence[Sequence[str]], table: ScriptTable) -> Literals:
    """The literals of a list of words, each in its pieces (several words in a row)."""
    # Of several words in a row take the one that most of the list shares, if that is cheaper.
    shared = Counter(piece for pieces in words for piece in set(pieces))
    weighings: tuple[Mapping[str, int], ...] = (shared, {})
    return min(
        (every([_rarest(pieces, weights, table) for pieces in words]) for weights in weighings), key=cost
    )


def _rarest(pieces: Sequence[str], shared: Mapping[str, int], table: ScriptTable) -> Literals:
    found = [(cost(lits)[0] / shared.get(p, 1), p, lits) for p in pieces if (lits := _forms(p, table))]
    return min(found)[2] if found else frozenset()


def _forms(piece: str, table: ScriptTable) -> Literals:
    """The longest run of letters in every script variant: a mark has several forms.

    Of a run with too many variants (有无犯罪记录) the longest stretch that has few enough.
    """
    runs = [r for r in re.split(r"[^\w]+|_+", piece) if r]
    if not runs:
        return frozenset()
    run = max(runs, key=len)
    variants = [table.variants(char) for char in run]
    counts = [len(forms) for forms in variants]
    start, end = (0, len(run)) if prod(counts) <= _VARIANTS else _longest_stretch(counts)
    return frozenset(map("".join, product(*variants[start:end])))


def _longest_stretch(counts: Sequence[int]) -> tuple[int, int]:
    """The longest stretch whose characters together have few enough variants; `counts` of each."""
    size = len(counts)
    stretches = [
        (start, end)
        for start in range(size)
        for end in range(start + 1, size + 1)
        if prod(counts[start:end]) <= _VARIANTS or end == start + 1
    ]
    return max(stretches, key=lambda s: (s[1] - s[0], -prod(counts[slice(*s)]), -s[0]))


def keys_of(words: Sequence[Sequence[str]]) -> Literals:
    """What a clause that holds one of these words has among its keys."""
    return every([frozenset(filter(None, [_key(pieces)])) for pieces in words])


def _key(pieces: Sequence[str]) -> str:
    runs = [run for piece in pieces for run in clause_keys(piece)]
    return min(runs, key=lambda run: (rarity(run), -len(run)), default="")


def every(choices: Sequence[Literals]) -> Literals:
    """The literals of a choice: none where one of its members has none."""
    return frozenset().union(*choices) if all(choices) else frozenset()


@cache
def without_longer(literals: Literals) -> Literals:
    """Whoever finds 男 finds 男性. Latin words are found whole only: b型 does not find ab型."""
    return frozenset(lit for lit in literals if lit.isascii() or literals.isdisjoint(_inside(lit)))


def _inside(literal: str) -> Iterator[str]:
    """What is found inside `literal`: its shorter stretches that cut no Latin word."""
    size = len(literal)
    cuts = [0, size] + [
        at for at in range(1, size) if not (literal[at - 1] in LATIN and literal[at] in LATIN)
    ]
    return (literal[a:b] for a in cuts for b in cuts if a < b and b - a < size)


def beside_numbers(literals: Literals, *, after: bool, before: bool) -> Literals:
    """Also as they stand right after or before a number: 165cm, aged25. The last digit is enough."""
    latin = [lit for lit in literals if lit.isascii()]
    glued = [f"{digit}{lit}" for lit in latin for digit in range(10)] * after
    glued += [f"{lit}{digit}" for lit in latin for digit in range(10)] * before
    return literals | frozenset(glued)


@cache
def cost(literals: Literals) -> tuple[float, list[str]]:
    return sum(map(rarity, literals)), sorted(literals)

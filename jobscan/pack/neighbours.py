"""What must stand right beside a literal: a number from 18 to 70 before years, 年 before 之后的.

“years” stands in most ads and “35 years” in few. That the token beside a literal is one of those
which the phrase allows is checked before anything else is looked at. A token is what
`clause_keys` gives: a Latin word, a figure or a Han character; marks and spaces are looked past.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import fsum

from jobscan.pack.rarity import rarity
from jobscan.text.script import tokens

Neighbours = frozenset[str] | None
"""The tokens one of which stands there; {18<=n<70} means any such number. None: cannot be told."""

_MOST = 500
_NUMBER_SHARE = 0.1
_RAREST, _COMMONEST = 0.02, 0.7


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last tokens of what an element matches; `empty`: it may show none (a mark, [of])."""

    tokens: Neighbours
    empty: bool = False


UNKNOWN = Edge(None)
NOTHING = Edge(frozenset(), empty=True)


def either(one: Neighbours, other: Neighbours) -> Neighbours:
    both = None if one is None or other is None else one | other
    return None if both is None or len(both) > _MOST else both


def choice(edges: Iterable[Edge]) -> Edge:
    """The edge of one of several elements."""
    found: Neighbours = frozenset()
    empty = False
    for edge in edges:
        found, empty = either(found, edge.tokens), empty or edge.empty
    return Edge(found, empty)


def sequence(edges: Iterable[Edge]) -> Edge:
    """The edge of several elements, the outermost first: where one may show none the next one counts too."""
    found: Neighbours = frozenset()
    for edge in edges:
        found = either(found, edge.tokens)
        if found is None or not edge.empty:
            return Edge(found)
    return Edge(found, empty=True)


def of_words(words: Iterable[str], *, last: bool) -> Edge:
    """The edge of one of several words."""
    return choice(_of_word(word, last) for word in words)


@cache
def _tokens(text: str) -> list[str]:
    return tokens(text)


@cache
def _of_word(word: str, last: bool) -> Edge:
    found = _tokens(word)
    return Edge(frozenset({found[-1 if last else 0]})) if found else NOTHING


@cache
def token_beside(text: str, literal: str, *, last: bool) -> str | None:
    """The last (first) token of `text`, which stands before (after) `literal` in a word; "": there is none.

    None: it cannot be told, as the literal is only part of a token.
    """
    found = _tokens(text)
    if not found:
        return ""
    seam = text[-1:] + literal[0] if last else literal[-1] + text[:1]
    if _tokens(seam) == [seam] and len(seam) == 2:
        return None
    return found[-1 if last else 0]


@cache
def share(beside: Neighbours) -> float:
    """An estimate of the share of a literal's places that have one of `beside` beside it."""
    if beside is None:
        return 1.0
    if any(token.startswith("{") for token in beside):  # beside a number “to” or “and” is no common word
        return _NUMBER_SHARE
    return min(_COMMONEST, _RAREST + fsum(map(rarity, beside)))

"""How a phrase is looked for: by the literals of one of its elements, and what must stand beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from jobscan.pack.literals import Found, without_longer
from jobscan.pack.neighbours import AFTER, BEFORE, Edge, Neighbours, either, share
from jobscan.pack.rarity import rarity
from jobscan.pack.rule import Anchor

_SHARED_PRICE = 0.1


def anchors(literals: Sequence[Found], before: Edge, after: Edge, glued: str) -> Iterator[tuple[Anchor, ...]]:
    """Two ways to look for an element: by what stands before it in the phrase, and by what stands after.

    `glued`: the sides on which it touches a number (Anchor.glued).
    """
    sides = ((BEFORE, before, [f.before for f in literals]), (AFTER, after, [f.after for f in literals]))
    for side, edge, own in sides:
        outside = None if edge.empty else edge.tokens
        conditions = [_condition(side, _beside(inside, outside)) for inside in own]
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for literal, beside in without_longer(zip((f.literal for f in literals), conditions, strict=True)):
            # Numbers touch words of Latin letters only.
            found[beside, glued if literal.isascii() else ""].append(literal)
        yield tuple(Anchor(tuple(found[key]), *key) for key in sorted(found))


def price(
    way: Sequence[Anchor], searched: Collection[str]
) -> tuple[float, list[tuple[str, tuple[str, ...]]]]:
    """What searching this way costs: less for literals that are searched for anyway (`searched`)."""
    cost = sum(
        rarity(literal) * (_SHARED_PRICE if literal in searched else 1) * _share(anchor.beside)
        for anchor in way
        for literal in anchor.literals
    )
    return cost, [(a.beside, a.literals) for a in way]


def of_choice(choices: Sequence[tuple[Found, ...]]) -> tuple[Found, ...]:
    """The literals of one of several elements: none where one of them has none."""
    if not all(choices):
        return ()
    merged: dict[str, Found] = {}
    for found in (f for literals in choices for f in literals):
        known = merged.get(found.literal, Found(found.literal, frozenset(), frozenset()))
        before, after = either(known.before, found.before), either(known.after, found.after)
        merged[found.literal] = Found(found.literal, before, after)
    return tuple(merged[literal] for literal in sorted(merged))


def _beside(inside: Neighbours, outside: Neighbours) -> Neighbours:
    """What stands beside a literal: tokens of its own word, or those of the elements around it."""
    if inside is None or "" not in inside:
        return inside
    return either(inside - {""}, outside)


def _condition(side: str, beside: Neighbours) -> str:
    return "" if beside is None else f"{side}{' '.join(sorted(beside))}"


def _share(condition: str) -> float:
    return share(frozenset(condition[1:].split()) if condition else None)

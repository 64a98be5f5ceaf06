"""How a phrase is looked for: by the literals of one of its elements, and what must stand beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from jobscan.pack.literals import Anchored, Found, without_longer
from jobscan.pack.neighbours import AFTER, BEFORE, Edge, Neighbours, either, share
from jobscan.pack.rarity import rarity
from jobscan.pack.rule import Anchor

_SHARED_PRICE = 0.1


def anchors(literals: Sequence[Found], before: Edge, after: Edge, glued: str) -> Iterator[tuple[Anchor, ...]]:
    """Two ways to look for an element: by what stands before it in the phrase, and by what stands after.

    A literal that is only part of its word goes by the rest of the word where that tells more
    (good before looking). `glued`: the sides on which it touches a number (Anchor.glued).
    """
    for side, edge in ((BEFORE, before), (AFTER, after)):
        outside = None if edge.empty else edge.tokens
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for literal, beside in without_longer(_conditions(literals, side, outside)):
            # Numbers touch words of Latin letters only.
            found[beside, glued if literal.isascii() else ""].append(literal)
        yield tuple(Anchor(tuple(found[key]), *key) for key in sorted(found))


def _conditions(literals: Sequence[Found], side: str, outside: Neighbours) -> Iterator[Anchored]:
    """Each literal with its conditions, one of which is met where the element matches; "" alone: no condition."""
    conditions: dict[str, dict[str, Neighbours]] = {}
    for found in literals:
        options: list[tuple[str, Neighbours]] = [
            (where, frozenset({token}))
            for where, token in ((BEFORE, found.before), (AFTER, found.after))
            if token
        ]
        if (found.before if side == BEFORE else found.after) == "":
            options.append((side, outside))
        where, tokens = min(options, key=lambda option: share(option[1]), default=(side, None))
        sides = conditions.setdefault(found.literal, {})
        sides[where] = either(sides.get(where, frozenset()), tokens)
    for literal, sides in sorted(conditions.items()):
        if None in sides.values():
            yield literal, ""
        else:
            yield from (
                (literal, f"{where}{' '.join(sorted(found or ()))}") for where, found in sides.items()
            )


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
    return tuple(dict.fromkeys(found for literals in choices for found in literals))


def _share(condition: str) -> float:
    return share(frozenset(condition[1:].split()) if condition else None)

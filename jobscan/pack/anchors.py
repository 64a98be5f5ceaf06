"""How a phrase is looked for: by the literals of one of its elements, and what must stand beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from jobscan.pack.index import AFTER, BEFORE
from jobscan.pack.literals import Anchored, Found, without_longer
from jobscan.pack.neighbours import Edge, Neighbours, either, share
from jobscan.pack.rarity import rarity
from jobscan.pack.rule import Anchor

_SHARED_PRICE = 0.1


def anchors(literals: Sequence[Found], before: Edge, after: Edge, glued: str) -> Iterator[tuple[Anchor, ...]]:
    """Two ways to look for an element: by what stands before it in the phrase, and by what stands after.

    A literal that is only part of its word goes by the rest of the word where that tells more
    (good before looking). `glued`: the sides on which it touches a number (Anchor.glued).
    """
    alone, parts = _parted(tuple(literals))
    for side, edge in ((BEFORE, before), (AFTER, after)):
        outside = None if edge.empty else edge.tokens
        beside = _written(side, outside)
        of_parts = tuple(_conditions(parts, side, outside))
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        if beside and all(condition for _, condition in of_parts):  # nothing finds for others
            anchored: Iterable[Anchored] = of_parts
            # Numbers touch words of Latin letters only.
            for latin, words in _by_script(alone):
                found[beside, glued if latin else ""] += words
        else:
            anchored = without_longer([*((literal, beside) for literal in alone), *of_parts])
        for literal, condition in anchored:
            found[condition, glued if literal.isascii() else ""].append(literal)
        yield tuple(Anchor(tuple(sorted(found[key])), *key) for key in sorted(found))


@cache
def _parted(literals: tuple[Found, ...]) -> tuple[tuple[str, ...], tuple[Found, ...]]:
    """The literals that are always a whole word, and those that are only part of one somewhere."""
    in_part = {found.literal for found in literals if found.before != "" or found.after != ""}
    alone = dict.fromkeys(found.literal for found in literals if found.literal not in in_part)
    return tuple(alone), tuple(found for found in literals if found.literal in in_part)


@cache
def _by_script(literals: tuple[str, ...]) -> tuple[tuple[bool, list[str]], ...]:
    """Latin literals or not, and which."""
    latin = [literal for literal in literals if literal.isascii()]
    other = [literal for literal in literals if not literal.isascii()]
    return tuple((script, words) for script, words in ((True, latin), (False, other)) if words)


def _conditions(literals: Sequence[Found], side: str, outside: Neighbours) -> Iterator[Anchored]:
    """Each literal with its conditions, one of which is met where the element matches; "" alone: no condition."""
    conditions: dict[str, dict[str, Neighbours]] = {}
    for found in literals:
        where, tokens = _best(found.before, found.after, side, outside)
        sides = conditions.setdefault(found.literal, {})
        sides[where] = tokens if sides.get(where, tokens) is tokens else either(sides[where], tokens)
    for literal, sides in sorted(conditions.items()):
        if None in sides.values():
            yield literal, ""
        else:
            yield from ((literal, _written(where, tokens)) for where, tokens in sides.items())


@cache
def _written(side: str, tokens: Neighbours) -> str:
    return "" if tokens is None else f"{side}{' '.join(sorted(tokens))}"


@cache
def _best(before: str | None, after: str | None, side: str, outside: Neighbours) -> tuple[str, Neighbours]:
    """The side that tells most of where a literal may stand, and what may stand there."""
    options: list[tuple[str, Neighbours]] = [
        (where, frozenset({token})) for where, token in ((BEFORE, before), (AFTER, after)) if token
    ]
    if (before if side == BEFORE else after) == "":
        options.append((side, outside))
    return min(options, key=lambda option: share(option[1]), default=(side, None))


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


@cache
def _share(condition: str) -> float:
    return share(frozenset(condition[1:].split()) if condition else None)

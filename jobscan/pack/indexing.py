"""Rules → the index that the prefilter is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jobscan.pack.index import Index, IndexedRule
from jobscan.pack.rule import Anchor, Rule
from jobscan.text.fold import in_latin


def indexed(rules: Sequence[Rule], digest: str) -> Index:
    """The index of `rules`."""
    groups: dict[tuple[Anchor, ...], int] = {}
    places: dict[str, list[int]] = defaultdict(list)
    conditions: dict[str, int] = {"": 0}
    glued: dict[str, set[str]] = defaultdict(set)
    # The rules that are on by default come first: their literals are the first ones of the table.
    for rule in sorted(rules, key=lambda rule: not rule.by_default):
        for phrase in rule.find:
            if phrase.anchors in groups:
                continue
            group = groups[phrase.anchors] = len(groups)
            for anchor in phrase.anchors:
                condition = conditions.setdefault(anchor.beside, len(conditions))
                for literal in anchor.literals:
                    places[literal] += group, condition
                    if anchor.glued:
                        glued[literal].update(anchor.glued)
    found = [
        IndexedRule(
            rule.id, rule.category, rule.legal, rule.by_default, tuple(groups[p.anchors] for p in rule.find)
        )
        for rule in rules
    ]
    by_default = {group for rule in found if rule.by_default for group in rule.groups}
    latin = [literal for literal in places if in_latin(literal)]
    other = places.keys() - set(latin)
    han = [literal for literal in places if literal in other]
    on = [
        sum(not by_default.isdisjoint(places[literal][::2]) for literal in literals)
        for literals in (latin, han)
    ]
    return Index(
        digest=digest,
        rules=tuple(found),
        latin=tuple(latin),
        han=tuple(han),
        places=tuple(tuple(places[literal]) for literal in [*latin, *han]),
        glued={literal: "".join(sorted(sides)) for literal, sides in glued.items()},
        conditions=tuple(conditions),
        on_by_default=(on[0], on[1]),
    )

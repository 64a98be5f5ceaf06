"""What excuses a hit from beyond its clause: the section it stands in, words anywhere in the ad."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from jobscan.scan.matcher import PhraseMatcher
from jobscan.text.sections import Headings, Outline

if TYPE_CHECKING:
    from jobscan.finding import Language
    from jobscan.pack.index import Pack
    from jobscan.pack.rule import Modifier
    from jobscan.text.fold import Folded


class Surroundings:
    """The sections and far modifiers of a pack, each read when a rule that names it has a hit."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._far: dict[int, tuple[Modifier, ...]] = {}
        self._words: dict[tuple[Language, str], Sequence[PhraseMatcher]] = {}

    def of(self, folded: Folded) -> AdSurroundings:
        return AdSurroundings(self, folded)

    def far(self, rule: int) -> tuple[Modifier, ...]:
        """The modifiers of a rule (by its place in the pack) that look beyond the clause."""
        if rule not in self._far:
            found = self._pack.rules[rule]
            modifiers = (self._pack.modifiers[found.lang][c.modifier] for c in found.cleared_by)
            self._far[rule] = tuple(m for m in modifiers if m.section or m.side == "anywhere")
        return self._far[rule]

    def words(self, rule: int, modifier: Modifier) -> Sequence[PhraseMatcher]:
        lang = self._pack.rules[rule].lang
        if (lang, modifier.id) not in self._words:
            lists = self._pack.lists[lang]
            self._words[lang, modifier.id] = [PhraseMatcher(phrase, lists) for phrase in modifier.words]
        return self._words[lang, modifier.id]

    @cached_property
    def headings(self) -> Headings:
        return Headings(
            [
                (section.id, form)
                for section in self._pack.sections
                for heading in section.headings
                for form in (heading, self._pack.script.traditionalize(heading))
            ]
        )

    def simplify(self, text: str) -> str:
        return self._pack.script.simplify(text)


class AdSurroundings:
    """The surroundings in one ad; nothing is searched for before a hit asks."""

    def __init__(self, surroundings: Surroundings, folded: Folded) -> None:
        self._all, self._folded = surroundings, folded
        self._seen: dict[tuple[str, str], bool] = {}

    def excuse(self, rule: int, start: int) -> bool:
        """Whether a hit of `rule` at folded character `start` is excused."""
        return any(
            self._outline.section(start) == modifier.section
            if modifier.section
            else self._said(rule, modifier)
            for modifier in self._all.far(rule)
        )

    def _said(self, rule: int, modifier: Modifier) -> bool:
        key = (modifier.origin, modifier.id)
        if key not in self._seen:
            words = self._all.words(rule, modifier)
            self._seen[key] = any(True for word in words for _ in word.spans(self._plain))
        return self._seen[key]

    @cached_property
    def _outline(self) -> Outline:
        return self._all.headings.of(self._folded.text)

    @cached_property
    def _plain(self) -> str:
        return self._all.simplify(self._folded.text)

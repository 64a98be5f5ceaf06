"""Match, judge and excuse inside one clause: clause text in, hits out, nothing else looked at.

That it looks at nothing else is what lets the scanner remember the answer: job ads repeat
themselves, and most clauses with a literal have been seen before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from jobscan.pack.alternation import LIST_MARK
from jobscan.pack.marks import FIRST, beside_number, to_an_end
from jobscan.pack.number import holds, number_element, number_keys
from jobscan.scan.compiled import compiled
from jobscan.scan.needs import Needs
from jobscan.text.script import clause_keys
from jobscan.text.tokens import Judge

if TYPE_CHECKING:
    import re

    from jobscan.finding import Language
    from jobscan.pack.index import Pack
    from jobscan.pack.rule import Modifier, Phrase, Rule, WordList

_SHORTER_TRIES = 3
_LATER_TRIES = 8


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a rule that stands in a clause; offsets are of the clause, folded.

    `rule` is the rule's place in the pack.
    """

    rule: int
    start: int
    end: int
    phrase: Phrase


class PhraseMatcher:
    """A phrase whose regular expression is compiled when it is first needed."""

    def __init__(self, phrase: Phrase, lists: Mapping[str, WordList]) -> None:
        self.phrase = phrase
        self._lists = lists

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        parts = self.phrase.regex.split(LIST_MARK)
        parts[1::2] = [beside_number(self._lists[name.lstrip("<>")].regex, name) for name in parts[1::2]]
        return compiled("".join(parts))

    def needs(self) -> list[frozenset[str]]:
        """Of each of these sets a clause that the phrase matches has one among its keys."""
        return [frozenset(key for name in group for key in self._keys(name)) for group in self.phrase.needs]

    def _keys(self, name: str) -> Iterable[str]:
        if not name.startswith("{"):
            return (name,)
        if number := number_element(name[1:-1]):
            return number_keys(number.comparisons)
        return self._lists[name[1:-1]].keys

    @cached_property
    def _gaps(self) -> list[str]:
        return [name for name in self._regex.groupindex if name.startswith("g")]

    def spans(self, clause: str) -> Iterator[tuple[int, int]]:
        for match in self._regex.finditer(clause):
            if self._numbers_hold(match):
                yield match.span("r")

    def whole_spans(self, clause: str, whole: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """The spans whose edges, and those of their gaps, are token boundaries."""
        find = self._regex.match if self._from_the_start else self._regex.search
        match, retries = find(clause), _LATER_TRIES
        while match:
            found = self._whole(match, clause, whole)
            if found:
                yield found
            # 应 in 应聘者能喝酒 is no word: 能喝酒 may still be found behind it.
            again = match.start() + 1 if not found and retries else max(match.end(), match.start() + 1)
            retries -= not found and retries > 0
            match = None if self._from_the_start else self._regex.search(clause, again)

    def _whole(
        self, match: re.Match[str], clause: str, whole: Callable[[int], bool]
    ) -> tuple[int, int] | None:
        """The span of `match`, or of a shorter one from the same place, if its edges are boundaries."""
        candidate: re.Match[str] | None = match
        for _ in range(1 + _SHORTER_TRIES):
            if candidate is None or candidate.start("r") != match.start("r"):
                return None
            if self._numbers_hold(candidate) and all(map(whole, self._edges(candidate))):
                return candidate.span("r")
            if self._to_the_end:
                return None
            # 招女工 in 招女工人 cuts a word in two, 招女 does not.
            candidate = self._regex.match(clause, match.start(), candidate.end() - 1)
        return None

    @cached_property
    def _from_the_start(self) -> bool:
        """Whether the phrase says {start}: re.search would try every place of the clause all the same."""
        return self.phrase.regex.startswith(FIRST["start"])

    @cached_property
    def _to_the_end(self) -> bool:
        """Whether the phrase says {end} or {edge}: a shorter match would not be there."""
        return to_an_end(self.phrase.regex)

    def _edges(self, match: re.Match[str]) -> Iterator[int]:
        yield from match.span("r")
        for gap in self._gaps:
            if match.end(gap) > match.start(gap):
                yield from match.span(gap)

    def _numbers_hold(self, match: re.Match[str]) -> bool:
        return all(holds(match[f"n{i}"], asked) for i, asked in enumerate(self.phrase.checks))


class ModifierMatcher:
    """What clears a hit from nearby: 男女不限, regardless of."""

    def __init__(self, modifier: Modifier, lists: Mapping[str, WordList]) -> None:
        self._modifier = modifier
        self._words = [PhraseMatcher(w, lists) for w in modifier.words]
        self._stop = [s.lower() for s in modifier.stop]

    def clears(self, clause: str, start: int, end: int) -> bool:
        return any(
            self._reaches(clause, s, e, start, end) for word in self._words for s, e in word.spans(clause)
        )

    def _reaches(self, clause: str, s: int, e: int, start: int, end: int) -> bool:
        side, reach = self._modifier.side, self._modifier.reach
        if side != "after" and s < start and start - e <= reach and not self._stopped(clause[e:start]):
            return True
        return side != "before" and e > end and s - end <= reach and not self._stopped(clause[end:s])

    def _stopped(self, between: str) -> bool:
        return any(word in between for word in self._stop)


def _nearby(modifier: Modifier) -> bool:
    """Whether it looks at the clause alone; surroundings.py sees to the others."""
    return bool(modifier.words) and modifier.side != "anywhere"


class ClauseMatcher:
    """All rules, over one clause at a time. `chosen`: the rules by their place in the pack."""

    def __init__(self, pack: Pack, chosen: Sequence[int], judge: Judge) -> None:
        self._pack = pack
        self._judge = judge
        # Phrases as rule and place in its `find`, by their group of literals; read when first met.
        self._phrases: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for rule in chosen:
            for at, group in enumerate(pack.index.rules[rule].groups):
                self._phrases[group].append((rule, at))
        self._find: dict[tuple[int, int], PhraseMatcher] = {}
        self._needs = Needs()
        self._groups: dict[int, list[tuple[int, int, int]]] = {}
        self._excuses: dict[int, tuple[list[PhraseMatcher], list[ModifierMatcher]]] = {}
        self._modifiers: dict[tuple[Language, str], ModifierMatcher] = {}

    @property
    def groups(self) -> frozenset[int]:
        """The groups of literals (by their place in the pack's index) that the rules need."""
        return frozenset(self._phrases)

    def hits(self, clause: str, groups: Iterable[int]) -> tuple[Hit, ...]:
        """The hits in folded `clause` of the phrases of `groups` that are whole tokens and not excused."""
        if not clause.isascii():
            clause = self._pack.script.simplify(clause)
        read = [self._groups.get(group) or self._group(group) for group in groups]
        held = self._needs.held(clause_keys(clause))  # after reading: a group may bring new needs
        phrases = [(rule, at) for group in read for rule, at, needs in group if needs & held == needs]
        if not phrases:
            return ()
        whole = self._judge.boundaries(clause)
        found: dict[tuple[int, int, int], Hit] = {}
        for rule, at in sorted(phrases):
            matcher = self._matcher(rule, at)
            for start, end in matcher.whole_spans(clause, whole):
                if (rule, start, end) not in found and not self._excused(rule, clause, start, end):
                    found[rule, start, end] = Hit(rule, start, end, matcher.phrase)
        return tuple(found.values())

    def _group(self, group: int) -> list[tuple[int, int, int]]:
        """The phrases of a group, as rule, place in its `find` and what a clause must hold."""
        found = self._groups[group] = [
            (rule, at, self._needs.bits(self._matcher(rule, at).needs())) for rule, at in self._phrases[group]
        ]
        return found

    def _matcher(self, rule: int, at: int) -> PhraseMatcher:
        if (rule, at) not in self._find:
            found = self._pack.rules[rule]
            self._find[rule, at] = PhraseMatcher(found.find[at], self._pack.lists[found.lang])
        return self._find[rule, at]

    def _excused(self, rule: int, clause: str, start: int, end: int) -> bool:
        if rule not in self._excuses:
            self._excuses[rule] = self._read_excuses(self._pack.rules[rule])
        unless, cleared_by = self._excuses[rule]
        for matcher in unless:
            if any(s < end and e > start for s, e in matcher.spans(clause)):
                return True
        return any(modifier.clears(clause, start, end) for modifier in cleared_by)

    def _read_excuses(self, rule: Rule) -> tuple[list[PhraseMatcher], list[ModifierMatcher]]:
        lists = self._pack.lists[rule.lang]
        modifiers = [self._pack.modifiers[rule.lang][c.modifier] for c in rule.cleared_by]
        return (
            [PhraseMatcher(phrase, lists) for phrase in rule.unless],
            [self._nearby(modifier.id, rule.lang) for modifier in modifiers if _nearby(modifier)],
        )

    def _nearby(self, modifier: str, lang: Language) -> ModifierMatcher:
        """One matcher for all rules that name the modifier."""
        if (lang, modifier) not in self._modifiers:
            found = ModifierMatcher(self._pack.modifiers[lang][modifier], self._pack.lists[lang])
            self._modifiers[lang, modifier] = found
        return self._modifiers[lang, modifier]

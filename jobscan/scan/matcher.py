"""Match, judge and excuse inside one clause: clause text in, hits out, nothing else looked at.

That it looks at nothing else is what lets the scanner remember the answer: job ads repeat
themselves, and most clauses with a literal have been seen before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from jobscan.pack.number import holds
from jobscan.pack.rule import LIST_MARK, Modifier, Pack, Phrase, Rule, WordList
from jobscan.text.script import clause_keys
from jobscan.text.tokens import Judge

_SHORTER_TRIES = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a rule that stands in a clause; offsets are of the clause, folded."""

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
        parts[1::2] = [self._lists[name].regex for name in parts[1::2]]
        return re.compile("".join(parts))

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        return [frozenset(key for name in group for key in self._keys(name)) for group in self.phrase.needs]

    def _keys(self, name: str) -> tuple[str, ...]:
        return self._lists[name[1:-1]].keys if name.startswith("{") else (name,)

    def may_match(self, keys: frozenset[str]) -> bool:
        """False where a clause with these keys lacks a word that the phrase needs."""
        return not any(map(keys.isdisjoint, self._needs))

    @cached_property
    def _gaps(self) -> list[str]:
        return [name for name in self._regex.groupindex if name.startswith("g")]

    def spans(self, clause: str) -> Iterator[tuple[int, int]]:
        for match in self._regex.finditer(clause):
            if self._numbers_hold(match):
                yield match.span("r")

    def whole_spans(self, clause: str, whole: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """The spans whose edges, and those of their gaps, are token boundaries."""
        for match in self._regex.finditer(clause):
            candidate: re.Match[str] | None = match
            for _ in range(1 + _SHORTER_TRIES):
                if candidate is None or candidate.start("r") != match.start("r"):
                    break
                if self._numbers_hold(candidate) and all(map(whole, self._edges(candidate))):
                    yield candidate.span("r")
                    break
                if self._to_the_end:
                    break
                # 招女工 in 招女工人 cuts a word in two, 招女 does not.
                candidate = self._regex.match(clause, match.start(), candidate.end() - 1)

    @cached_property
    def _to_the_end(self) -> bool:
        """Whether the phrase says {end}: a shorter match would not be at the end."""
        return self.phrase.regex.endswith("$")

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


class ClauseMatcher:
    """All rules, over one clause at a time."""

    def __init__(self, pack: Pack, rules: Sequence[Rule], judge: Judge) -> None:
        self._judge = judge
        self._script = pack.script
        self._find: list[tuple[int, PhraseMatcher]] = []
        self._unless: list[list[PhraseMatcher]] = []
        self._cleared_by: list[list[ModifierMatcher]] = []
        nearby = {
            lang: {m.id: ModifierMatcher(m, pack.lists[lang]) for m in found.values() if m.words}
            for lang, found in pack.modifiers.items()
        }
        for at, rule in enumerate(rules):
            lists = pack.lists[rule.lang]
            self._find += [(at, PhraseMatcher(phrase, lists)) for phrase in rule.find]
            self._unless.append([PhraseMatcher(phrase, lists) for phrase in rule.unless])
            names = [c.modifier for c in rule.cleared_by]
            self._cleared_by.append([nearby[rule.lang][n] for n in names if n in nearby[rule.lang]])

    @property
    def literals(self) -> list[tuple[str, ...]]:
        """The prefilter's literals, phrase by phrase: an index into it is what `hits` takes."""
        return [matcher.phrase.literals for _, matcher in self._find]

    def hits(self, clause: str, phrases: Iterable[int]) -> tuple[Hit, ...]:
        """The hits of `phrases` in folded `clause` that are whole tokens and not excused."""
        if not clause.isascii():
            clause = self._script.simplify(clause)
        whole = self._judge.boundaries(clause)
        keys = clause_keys(clause)
        found: dict[tuple[int, int, int], Hit] = {}
        for index in sorted(phrases):
            rule, matcher = self._find[index]
            if not matcher.may_match(keys):
                continue
            for start, end in matcher.whole_spans(clause, whole):
                if (rule, start, end) not in found and not self._excused(rule, clause, start, end):
                    found[rule, start, end] = Hit(rule, start, end, matcher.phrase)
        return tuple(found.values())

    def _excused(self, rule: int, clause: str, start: int, end: int) -> bool:
        for matcher in self._unless[rule]:
            if any(s < end and e > start for s, e in matcher.spans(clause)):
                return True
        return any(modifier.clears(clause, start, end) for modifier in self._cleared_by[rule])

"""Prefilter: one Aho-Corasick pass for the literals without which no phrase can match.

Most ads end here. Latin words are looked for in bytes with everything but letters and digits
blanked: the automaton itself finds whole words only (men, not requirements). Text that is not in
Latin letters alone goes through a second one as str, simplified, for the Han literals; the same
pass sees whether there is anything to fold. What stands right beside a literal then decides for
which phrases it counts at all (beside.py).

ahocorasick_rs rather than hyperscan: hyperscan reads bytes only, so that every hit in Chinese
text must be mapped back to characters, and calls back into Python for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import AnyStr

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

from jobscan.pack.index import Index
from jobscan.scan.beside import Beside
from jobscan.text.fold import (
    FOLDED_CHARACTERS,
    LATIN,
    Folded,
    blanked,
    fold,
    in_latin,
    needs_fold,
    spaced_letters,
)
from jobscan.text.script import ScriptTable

LiteralHit = tuple[int, int, tuple[int, ...]]
"""Start, end, and the groups of phrases that the literal found there may belong to."""

# A DFA scans half as fast again and takes five times as long to build.
_WORTH_A_DFA = 500
# Building the automaton takes as long as looking for every literal in a dozen short ads.
_WORTH_AN_AUTOMATON = 3
_SHORT = 3000


class Prefilter:
    """Finds which phrases may match where in a text, folding it on the way.

    `script`: asked for with the first ad that is not in Latin letters alone. `groups`: only these
    groups of `index`; None: all.
    """

    def __init__(
        self, index: Index, script: Callable[[], ScriptTable], groups: frozenset[int] | None = None
    ) -> None:
        latin, han = _wanted(index, groups)
        self._words, self._han = index.latin[:latin], index.han[:han]
        self._first_han = len(index.latin)
        self._script = script
        self._beside = Beside(index, groups)
        self._glued = index.glued
        self._ads = 0

    @cached_property
    def _mixed(self) -> frozenset[int]:
        """Which of the Han literals begin or end in a Latin letter: b型."""
        return frozenset(at for at, word in enumerate(self._han) if word[0] in LATIN or word[-1] in LATIN)

    @cached_property
    def _latin(self) -> tuple[list[tuple[tuple[int, int], ...]], list[bytes]]:
        """What Latin words look like in blanked text, and where in that a word begins and how long it is.

        24 and 35 look alike (00), and so do a and éa.
        """
        found: dict[bytes, tuple[tuple[int, int], ...]] = {}
        for word in self._words:
            for pattern in self._patterns(word, blanked(in_latin(word) or b"")[1:-1]):
                # The blank before the text makes up for the one (or the digit) before the word.
                place = (0 if word[0] in LATIN else -1, len(word))
                if place not in found.get(pattern, ()):
                    found[pattern] = (*found.get(pattern, ()), place)
        return list(found.values()), list(found)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._words)}

    def _patterns(self, word: str, blanked: bytes) -> Iterator[bytes]:
        """Between blanks, or a digit where a number may touch the word; fiancé ends with a blank of its own."""
        glued = self._glued.get(word, "")
        left = (b" ", b"0")[: 1 + ("<" in glued)] if word[0] in LATIN else (b"",)
        right = (b" ", b"0")[: 1 + (">" in glued)] if word[-1] in LATIN else (b"",)
        return (before + blanked + after for before in left for after in right)

    @cached_property
    def _han_automaton(self) -> AhoCorasick:
        return AhoCorasick([*self._han, *FOLDED_CHARACTERS], implementation=self._implementation)

    @cached_property
    def _latin_automaton(self) -> BytesAhoCorasick:
        return BytesAhoCorasick(self._latin[1], implementation=self._implementation)

    @property
    def _implementation(self) -> Implementation | None:
        return Implementation.DFA if self._ads >= _WORTH_A_DFA else None

    def fold(self, text: str) -> tuple[Folded, list[LiteralHit]]:
        """`text` folded, and every literal that stands in it; where there is none, not even folded."""
        self._ads += 1
        if self._ads == _WORTH_A_DFA:
            for automaton in ("_han_automaton", "_latin_automaton"):
                self.__dict__.pop(automaton, None)
        words = _latin_words(text)
        if words is not None:
            low = text.lower()  # all that folding does to such text
            return Folded(low, None), self._in_latin(low, words)
        folded = fold(text, plain=True)
        try:
            hits = self._in_han(folded.text)
        except UnicodeEncodeError:  # a lone surrogate
            hits = None
        if hits is None:
            folded = fold(text)
            hits = self._in_han(folded.text) or []
        words = blanked(folded.text.encode("latin-1", "replace"))
        return folded, [*hits, *self._in_latin(folded.text, words, han=True)]

    def _in_latin(self, folded: str, words: bytes, han: bool = False) -> list[LiteralHit]:
        """The Latin literals in blanked text; `han`: what was blanked may be Han characters."""
        places, found = self._latin[0], self._occurrences_in_latin(words)
        hits: list[LiteralHit] = []
        for pattern, at, _ in found:
            for offset, length in places[pattern]:
                start, end = at + offset, at + offset + length
                word = self._numbers.get(folded[start:end])
                if word is None:
                    continue  # 24 was looked for, 99 found
                if han:
                    groups = self._beside.groups(word, folded, start, end)
                else:
                    groups = self._beside.groups_in_latin(word, folded, words, start, end)
                if groups:
                    hits.append((start, end, groups))
        return hits

    def _in_han(self, text: str) -> list[LiteralHit] | None:
        """The literals with other than Latin letters in folded `text`, or None where it holds a character to fold."""
        text = self._script().simplify(text)
        mixed = self._mixed
        hits: list[LiteralHit] = []
        for pattern, start, end in self._occurrences_in_han(text):
            if pattern >= len(self._han):
                return None
            if pattern in mixed and not _whole(text, start, end):
                continue
            groups = self._beside.groups(self._first_han + pattern, text, start, end)
            if groups:
                hits.append((start, end, groups))
        return hits

    def _occurrences_in_latin(self, words: bytes) -> list[tuple[int, int, int]]:
        """Pattern, start and end of all that stands in blanked text; one short ad is not worth an automaton."""
        if self._ads > _WORTH_AN_AUTOMATON or len(words) > _SHORT:
            return self._latin_automaton.find_matches_as_indexes(words, overlapping=True)
        return _search(self._latin[1], words)

    def _occurrences_in_han(self, text: str) -> list[tuple[int, int, int]]:
        if self._ads > _WORTH_AN_AUTOMATON or len(text) > _SHORT:
            return self._han_automaton.find_matches_as_indexes(text, overlapping=True)
        if needs_fold(text):
            return [(len(self._han), 0, 0)]
        return _search(self._han, text)


def _wanted(index: Index, groups: frozenset[int] | None) -> tuple[int, int]:
    """How many of the Latin and of the Han literals reach as far as those of `groups`."""
    if groups is None:
        return len(index.latin), len(index.han)
    if groups == index.groups_by_default:
        return index.on_by_default
    used = [not groups.isdisjoint(places[::2]) for places in index.places]
    latin, han = used[: len(index.latin)], used[len(index.latin) :]
    return len(latin) - _trailing(latin), len(han) - _trailing(han)


def _trailing(used: Sequence[bool]) -> int:
    """How many at the end are not used."""
    return next((at for at, found in enumerate(reversed(used)) if found), len(used))


def _search(parts: Sequence[AnyStr], whole: AnyStr) -> list[tuple[int, int, int]]:
    """What an automaton would find."""
    found: list[tuple[int, int, int]] = []
    for number, part in enumerate(parts):
        start = whole.find(part) if part in whole else -1
        while start >= 0:
            found.append((number, start, start + len(part)))
            start = whole.find(part, start + 1)
    return found


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter goes on beyond the edges: not b型 in ab型."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (text[start] in LATIN and before in LATIN) and not (text[end - 1] in LATIN and after in LATIN)


def _latin_words(text: str) -> bytes | None:
    """`text` as lower-case words between blanks, a byte a character, or None where that loses something."""
    encoded = in_latin(text)
    if encoded is None:
        return None
    words = blanked(encoded)
    # "A. B. C." looks like spaced-out letters when blanked; what folding closes up goes the long way.
    return None if spaced_letters(words) and fold(text, plain=True).origins else words

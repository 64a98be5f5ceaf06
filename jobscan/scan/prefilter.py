"""Prefilter: one Aho-Corasick pass for the literals without which no phrase can match.

Most ads end here. ahocorasick_rs rather than hyperscan: it takes str and answers in characters,
has wheels for every platform, and its patterns need no escaping; hyperscan is faster over raw
bytes, but every hit must be mapped back to characters and its wheels are x86-64 only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import ahocorasick_rs

from jobscan.text.fold import FOLDED_CHARACTERS, Folded, fold

LiteralHit = tuple[int, int, tuple[int, ...]]
# A DFA scans half as fast again and takes five times as long to build.
_WORTH_A_DFA = 500
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Prefilter:
    """Finds which phrases (by index) may match where in folded text.

    In the same pass it sees whether there is anything to fold at all.
    """

    def __init__(self, literals: Sequence[Sequence[str]]) -> None:
        phrases: dict[str, list[int]] = defaultdict(list)
        for phrase, found in enumerate(literals):
            for literal in found:
                phrases[literal].append(phrase)
        words = list(phrases)
        self._first_folded = len(words)
        words += FOLDED_CHARACTERS
        self._phrases = [tuple(found) for found in phrases.values()]
        # Latin literals count as whole words only: men, not requirements.
        self._latin_start = [w[0] in _LATIN for w in words]
        self._latin_end = [w[-1] in _LATIN for w in words]
        self._words = words
        self._automaton = ahocorasick_rs.AhoCorasick(words)
        self._ads = 0

    def fold(self, text: str) -> tuple[Folded, list[LiteralHit]]:
        """`text` folded, and (start, end, phrases) of every literal that stands in it."""
        self._ads += 1
        if self._ads == _WORTH_A_DFA:
            dfa = ahocorasick_rs.Implementation.DFA
            self._automaton = ahocorasick_rs.AhoCorasick(self._words, implementation=dfa)
        folded = fold(text, plain=True)
        try:
            found = self._find(folded.text)
        except UnicodeEncodeError:  # a lone surrogate
            found = None
        if found is None:
            folded = fold(text)
            found = self._find(folded.text) or []
        return folded, found

    def _find(self, text: str) -> list[LiteralHit] | None:
        """The literals in `text`, or None where it holds a character to fold."""
        hits: list[LiteralHit] = []
        latin_start, latin_end, size = self._latin_start, self._latin_end, len(text)
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if word >= self._first_folded:
                return None
            if latin_start[word] and start and text[start - 1] in _LATIN:
                continue
            if latin_end[word] and end < size and text[end] in _LATIN:
                continue
            hits.append((start, end, self._phrases[word]))
        return hits

"""Prefilter: one Aho-Corasick pass for the literals without which no phrase can match.

Most ads end here. Text in Latin letters alone goes through as bytes with everything but letters
and digits blanked: then the automaton itself finds whole words only (men, not requirements), and
most English ads cost two C loops and not one Python object. Any other text goes through as str,
and the same pass sees whether there is anything to fold.

ahocorasick_rs rather than hyperscan: hyperscan reads bytes only, so that every hit in Chinese
text must be mapped back to characters, and calls back into Python for each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick, Implementation

from jobscan.text.fold import FOLDED_CHARACTERS, LATIN, Folded, fold, needs_fold

LiteralHit = tuple[int, int, tuple[int, ...]]
"""Start, end, and the groups of phrases that the literal found there may belong to."""

# A DFA scans half as fast again and takes five times as long to build.
_WORTH_A_DFA = 500
# Building the automaton takes as long as looking for every literal in a dozen short ads.
_WORTH_AN_AUTOMATON = 3
_SHORT = 3000
_BLANKED = bytes(ord(c.lower()) if c.isascii() and c.lower() in LATIN else 32 for c in map(chr, range(256)))
_SOFT_HYPHEN = 0xAD
_DIGIT_FIRST = re.compile(r"[0-9][a-z]")
_DIGIT_LAST = re.compile(r"[a-z][0-9]$")
_SPACED_LETTERS = re.compile(rb" [a-z] [a-z] [a-z] ")


class Prefilter:
    """Finds which phrases may match where in a text, folding it on the way.

    `literals`: the literals of each group of phrases, by the group's number.
    """

    def __init__(self, literals: Mapping[int, Sequence[str]]) -> None:
        groups: dict[str, list[int]] = defaultdict(list)
        for group, found in literals.items():
            for literal in found:
                groups[literal].append(group)
        self._words = list(groups)
        self._groups = [tuple(found) for found in groups.values()]
        # 5cm is the end of 165cm: what begins with the last digit of a number may have more before it.
        self._latin_start = [w[0] in LATIN and not _DIGIT_FIRST.match(w) for w in self._words]
        self._latin_end = [w[-1] in LATIN and not _DIGIT_LAST.search(w) for w in self._words]
        self._latin = [at for at, w in enumerate(self._words) if _encoded(w) is not None]
        self._ads = 0

    @cached_property
    def _any_script(self) -> AhoCorasick:
        return AhoCorasick(self._words + FOLDED_CHARACTERS, implementation=self._implementation)

    @cached_property
    def _latin_only(self) -> BytesAhoCorasick:
        return BytesAhoCorasick(
            [self._pattern(at) for at in self._latin], implementation=self._implementation
        )

    @property
    def _implementation(self) -> Implementation | None:
        return Implementation.DFA if self._ads >= _WORTH_A_DFA else None

    def fold(self, text: str) -> tuple[Folded, list[LiteralHit]]:
        """`text` folded, and every literal that stands in it; where there is none, not even folded."""
        self._ads += 1
        if self._ads == _WORTH_A_DFA:
            for automaton in ("_any_script", "_latin_only"):
                self.__dict__.pop(automaton, None)
        words = _latin_words(text)
        if words is not None:
            return self._in_latin(text, words)
        folded = fold(text, plain=True)
        try:
            hits = self._in_any_script(folded.text)
        except UnicodeEncodeError:  # a lone surrogate
            hits = None
        if hits is None:
            folded = fold(text)
            hits = self._in_any_script(folded.text) or []
        return folded, hits

    def _in_latin(self, text: str, words: bytes) -> tuple[Folded, list[LiteralHit]]:
        found = self._latin_only.find_matches_as_indexes(words, overlapping=True)
        if not found:
            return Folded("", None), []
        hits: list[LiteralHit] = []
        for pattern, at, _ in found:
            word = self._latin[pattern]
            # The blank before the text and the one before the word make up for each other.
            start = at if self._latin_start[word] else at - 1
            hits.append((start, start + len(self._words[word]), self._groups[word]))
        return Folded(text.lower(), None), hits  # all that folding does to such text

    def _pattern(self, word: int) -> bytes:
        """What a whole word looks like in blanked text."""
        encoded = (_encoded(self._words[word]) or b"").translate(_BLANKED)
        return b" " * self._latin_start[word] + encoded + b" " * self._latin_end[word]

    def _occurrences(self, text: str) -> Iterable[tuple[int, int, int]]:
        """Word, start and end of all that the automaton knows; one short ad is not worth building it."""
        if self._ads > _WORTH_AN_AUTOMATON or len(text) > _SHORT:
            return self._any_script.find_matches_as_indexes(text, overlapping=True)
        if needs_fold(text):
            return [(len(self._words), 0, 0)]
        return [
            (word, start, start + len(literal))
            for word, literal in enumerate(self._words)
            if literal in text
            for start in _starts(literal, text)
        ]

    def _in_any_script(self, text: str) -> list[LiteralHit] | None:
        """The literals in folded `text`, or None where it holds a character to fold."""
        hits: list[LiteralHit] = []
        size = len(text)
        for word, start, end in self._occurrences(text):
            if word >= len(self._words):
                return None
            if self._latin_start[word] and start and text[start - 1] in LATIN:
                continue
            if self._latin_end[word] and end < size and text[end] in LATIN:
                continue
            hits.append((start, end, self._groups[word]))
        return hits


def _starts(literal: str, text: str) -> Iterator[int]:
    start = text.find(literal)
    while start >= 0:
        yield start
        start = text.find(literal, start + 1)


def _latin_words(text: str) -> bytes | None:
    """`text` as lower-case words between blanks, a byte a character, or None where that loses something."""
    encoded = _encoded(text)
    if encoded is None:
        return None
    words = b" " + encoded.translate(_BLANKED) + b" "
    # "A. B. C." looks like spaced-out letters when blanked; what folding closes up goes the long way.
    return None if _SPACED_LETTERS.search(words) and fold(text, plain=True).origins else words


def _encoded(text: str) -> bytes | None:
    """One byte a character, or None: then there may be Han characters or something to fold."""
    if text.isascii():
        return text.encode("ascii")
    try:
        encoded = text.encode("cp1252")
    except UnicodeEncodeError:
        return None
    return None if _SOFT_HYPHEN in encoded else encoded

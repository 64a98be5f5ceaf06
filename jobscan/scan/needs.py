"""Which phrases a clause can match at all: those of which it has every word and a fitting number.

“looking” stands in most English ads, but a phrase for good-looking people also needs people, ladies
or staff; “5 years” cannot be 18 to 35 years. Each set of words of which one must be there is a bit of
one number, so that a clause costs one look at each of its words, and a phrase one comparison.
"""

from __future__ import annotations

from collections.abc import Iterable


class Needs:
    """The sets of words (clause keys) that phrases need, as bits."""

    def __init__(self) -> None:
        self._bits: dict[frozenset[str], int] = {}
        self._words: dict[str, int] = {}

    def bits(self, needs: Iterable[frozenset[str]]) -> int:
        """The bits of `needs`: of each of these sets a clause must hold one key."""
        bits = 0
        for words in needs:
            bits |= self._bits.get(words) or self._new(words)
        return bits

    def _new(self, words: frozenset[str]) -> int:
        bit = self._bits[words] = 1 << len(self._bits)
        for word in words:
            self._words[word] = self._words.get(word, 0) | bit
        return bit

    def held(self, keys: frozenset[str]) -> int:
        """The bits of all sets of which one is among `keys`."""
        held = 0
        for word in keys & self._words.keys():
            held |= self._words[word]
        return held

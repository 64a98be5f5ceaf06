"""Scripts: Han or Latin, Traditional or Simplified.

Which Traditional characters stand for which Simplified one comes from OpenCC's tables, asked
once when a pack is compiled; the result travels with the compiled pack as two plain strings, so
that a scan never loads OpenCC.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from jobscan.text.fold import HAN

# Simplified forms that Traditional text also has in their own right: 后, 里, 台, 只.
_SHARED = frozenset(
    "后里台只面干松谷丑斗范卷吁郁周出克曲制致游注采向千系志术回胡家姜冬征准伙几了占布才合杠局"
)
_BLOCKS = ((0x3400, 0x4DC0), (0x4E00, 0xA000))


def clause_keys(folded: str) -> frozenset[str]:
    """What tells quickly that a phrase cannot match: the Latin words, numbers and Han characters, and the marks."""
    if not folded.isascii():
        return frozenset(_latin().findall(folded)).union(folded)
    words = folded.translate(_WORDS).split()
    mixed = [word for word in words if not word.isalpha()]  # 35, b2b
    found = frozenset(words) if not mixed else frozenset(words).union(*map(tokens, mixed))
    return found.union(folded.translate(_MARKS))


def tokens(folded: str) -> list[str]:
    """The Latin words, numbers and Han characters, in order."""
    found: list[str] = _keys().findall(folded)
    return found


_ALPHANUMERIC = "abcdefghijklmnopqrstuvwxyz0123456789"
# findall takes five times as long, and this is asked of every clause with a literal.
_WORDS = "".join(c if c in _ALPHANUMERIC else " " for c in map(chr, range(128)))
_MARKS = "".join(" " if c in _ALPHANUMERIC else c for c in map(chr, range(128)))


@cache
def _keys() -> re.Pattern[str]:
    return re.compile(f"[a-z]+|[0-9]+|[{HAN}]")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile("[a-z]+|[0-9]+")


@cache
def _han() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]")


@cache
def _han_runs() -> re.Pattern[str]:
    return re.compile(f"[{HAN}]+")


@cache
def _latin_runs() -> re.Pattern[str]:
    return re.compile("[A-Za-z]+")


def has_han(text: str) -> bool:
    return not text.isascii() and _han().search(text) is not None


def han_share(text: str) -> float:
    """Han characters as a share of all Han characters and Latin words."""
    han, latin = _count_han(text, len(text)), len(_latin_runs().findall(text))
    return han / (han + latin) if han + latin else 0.0


def mostly_han(text: str, share: float) -> bool:
    """Whether han_share is at least `share`, which is more than 0: seldom read to the end."""
    if not has_han(text):
        return False
    # There are no more Latin words than characters that are not Han.
    return _count_han(text, len(text) // 2) >= share * len(text) or han_share(text) >= share


def _count_han(text: str, end: int) -> int:
    return sum(map(len, _han_runs().findall(text, 0, end)))


@dataclass(frozen=True)
class ScriptTable:
    """`traditional[i]` is written `simplified[i]` in Simplified Chinese."""

    traditional: str
    simplified: str

    @cached_property
    def _to_simplified(self) -> dict[int, str]:
        return {ord(t): s for t, s in zip(self.traditional, self.simplified, strict=True)}

    @cached_property
    def _variants(self) -> dict[str, str]:
        forms: dict[str, list[str]] = defaultdict(list)
        for t, s in zip(self.traditional, self.simplified, strict=True):
            forms[s].append(t)
        return {s: s + "".join(ts) for s, ts in forms.items()}

    def simplify(self, text: str) -> str:
        """`text` in Simplified characters, the same length."""
        return text.translate(self._to_simplified) if self._any_traditional.search(text) else text

    @cached_property
    def _any_traditional(self) -> re.Pattern[str]:
        """Most text has none: looking for one takes a tenth of the time that translating takes."""
        return re.compile(f"[{re.escape(self.traditional)}]")

    def variants(self, char: str) -> str:
        """Every form of a Simplified character, itself first: 岁 → 岁歲嵗."""
        return self._variants.get(char, char)

    def traditionalize(self, text: str) -> str:
        """`text` in the first Traditional form of each character, the same length."""
        return "".join(self.variants(c)[1:2] or c for c in text)

    def is_traditional(self, text: str) -> bool:
        """More characters of `text` are only written so in Traditional than only in Simplified."""
        if not self._any_traditional.search(text):
            return False
        chars = set(text)
        return len(chars & self._only_traditional) > len(chars & self._only_simplified)

    @cached_property
    def _only_traditional(self) -> frozenset[str]:
        return frozenset(self.traditional) - frozenset(self.simplified)

    @cached_property
    def _only_simplified(self) -> frozenset[str]:
        return frozenset(self.simplified) - frozenset(self.traditional) - _SHARED


def opencc_table() -> ScriptTable:
    """OpenCC's Traditional-to-Simplified table, character by character."""
    from opencc import OpenCC

    characters = [chr(code) for low, high in _BLOCKS for code in range(low, high)]
    # One a line: OpenCC's phrase tables must not see neighbours.
    simplified = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = [(t, s) for t, s in zip(characters, simplified, strict=True) if t != s and len(s) == 1]
    return ScriptTable("".join(t for t, _ in pairs), "".join(s for _, s in pairs))

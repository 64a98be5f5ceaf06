"""Fold: the same demand in every dress becomes one text, with a map back to the original.

Lower case; full-width and styled letters to plain ones (ｍａｌｅ, 𝐦𝐚𝐥𝐞); zero-width characters,
joiners and skin tones dropped; ♂ and 🚺 to 男 and 女; spaced-out letters closed up (限 男 性,
m-a-l-e). Traditional characters stay: phrases are compiled to read both (script.py).

Most ads have nothing of the kind: for them folding is one `lower()` and three searches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

HAN = "\u3400-\u9fff"
LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
"""What makes a Latin word in folded text: phrases, prefilter and clauses must agree on it."""


# Windows-1252 has two characters that folding changes: the soft hyphen and ™, which reads "tm".
_SOFT_HYPHEN, _TRADEMARK = 0xAD, 0x99


def in_latin(text: str) -> bytes | None:
    """One byte a character, or None: then there may be Han characters or something to fold."""
    if text.isascii():
        return text.encode("ascii")
    try:
        encoded = text.encode("cp1252")
    except UnicodeEncodeError:
        return None
    return None if _SOFT_HYPHEN in encoded or _TRADEMARK in encoded else encoded


# One digit stands for all: to the prefilter 5years and 35years look alike.
_BLANKED = bytes(
    48 if c.isascii() and c.isdigit() else ord(c.lower()) if c.lower() in LATIN else 32
    for c in map(chr, range(256))
)
_THREE_APART = re.compile(rb" [a-z] [a-z] [a-z] ")


def blanked(encoded: bytes) -> bytes:
    """Latin text, a byte a character, as lower-case words between blanks, every digit as 0."""
    return b" " + encoded.translate(_BLANKED) + b" "


def spaced_letters(words: bytes) -> bool:
    """Whether blanked text may have spaced-out letters (m a l e): where not, there is nothing to close up."""
    return _THREE_APART.search(words) is not None


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


# Dropped: they print nothing, so 限<U+200B>男 reads as 限男. First and last of each range.
_INVISIBLE = (
    "\u00ad\u00ad", "\u180e\u180e", "\u200b\u200f", "\u202a\u202e", "\u2060\u2064", "\u2066\u2069",
    "\ufe00\ufe0f", "\ufeff\ufeff", "\U0001f3fb\U0001f3ff",
)  # fmt: skip
# Read as plain letters: full-width, letterlike, enclosed and mathematical ones, ligatures.
_STYLED = (
    "０９", "ＡＺ", "ａｚ", "\u2100\u214f", "\u2460\u24ff", "\ufb00\ufb06", "\U0001d400\U0001d7ff",
    "\U0001f110\U0001f189",
)  # fmt: skip
# White on black, 🅜 and 🅼: 26 letters from each of these, which Unicode does not call letters.
_NO_DECOMPOSITION = "\U0001f150\U0001f170"
_SIGNS = {
    **dict.fromkeys("♂🚹👨👦", "男"),
    **dict.fromkeys("♀🚺👩👧", "女"),
}
_SURROGATES = "\ud800\udfff"


def _class(*ranges: str) -> str:
    return "".join(f"{r[0]}-{r[-1]}" for r in ranges)


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{_class(*_INVISIBLE)}]")


_FOLDED = (*_INVISIBLE, *_STYLED, *_SIGNS, _SURROGATES)
_FAR = "\U00010000\U0010ffff"


@cache
def _needs_fold() -> re.Pattern[str]:
    return re.compile(f"[{_class(*_FOLDED)}]")


@cache
def _maybe_needs_fold() -> re.Pattern[str]:
    """The same and everything beyond U+FFFF: a third of the time, for one range is asked in place of six."""
    near = [folded for folded in _FOLDED if folded[0] < _FAR[0]]
    return re.compile(f"[{_class(*near, _FAR)}]")


def needs_fold(text: str) -> bool:
    """Whether `text` holds one of FOLDED_CHARACTERS or a lone surrogate."""
    return _maybe_needs_fold().search(text) is not None and _needs_fold().search(text) is not None


FOLDED_CHARACTERS = [
    chr(c) for r in (*_INVISIBLE, *_STYLED, *_SIGNS) for c in range(ord(r[0]), ord(r[-1]) + 1)
]
"""Every character that folding replaces or drops, but for capitals and lone surrogates."""

_APART = r" .\-_*·~/"


@cache
def _maybe_spaced() -> re.Pattern[str]:
    """A cheap look for a separator that has single characters on both sides, before the exact run."""
    return re.compile(rf"[{_APART}](?:[{HAN}][{_APART}][{HAN}]|[a-z][{_APART}][a-z](?![a-z0-9]))")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(
        rf"[{HAN}]([{_APART}])[{HAN}](?:\1[{HAN}])+"
        rf"|(?<![a-z0-9])[a-z]([{_APART}])[a-z](?:\2[a-z])+(?![a-z0-9])"
    )


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. `origins[i]` is the original offset of folded character i; None: the same."""

    text: str
    origins: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of folded characters `start` to `end` (`start < end`)."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1

    def origin(self, at: int) -> int:
        """The original offset of folded character `at`."""
        return at if self.origins is None else self.origins[at]


def fold(text: str, *, plain: bool = False) -> Folded:
    """Fold any string; never fails, linear in its length.

    `plain=True` says that `text` holds none of FOLDED_CHARACTERS and no lone surrogate: whoever
    knows saves the search for them.
    """
    folded = _lower(text)
    if not plain and (latin := in_latin(text)) is not None and not spaced_letters(blanked(latin)):
        return Folded(folded, None)
    origins: list[int] | None = None
    if not plain and not folded.isascii() and needs_fold(folded):
        folded, origins = _replace(folded)
    if _maybe_spaced().search(folded):
        folded, origins = _close_up(folded, origins)
    return Folded(folded, None if origins is None else tuple(origins))


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower()[0] for c in text)  # İ alone lowers to two characters


def _replace(text: str) -> tuple[str, list[int]]:
    out: list[str] = []
    origins: list[int] = []
    last = 0
    for found in _needs_fold().finditer(text):
        at, plain = found.start(), _fold_character(found[0])
        out += text[last:at], plain
        origins += range(last, at)
        origins += [at] * len(plain)
        last = found.end()
    origins += range(last, len(text))
    return "".join([*out, text[last:]]), origins


def _fold_character(char: str) -> str:
    if char in _SIGNS:
        return _SIGNS[char]
    if _invisible().match(char):
        return ""
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    for first in _NO_DECOMPOSITION:
        if first <= char < chr(ord(first) + 26):
            return chr(ord("a") + ord(char) - ord(first))
    from unicodedata import normalize

    return normalize("NFKC", char).lower()


def _close_up(text: str, origins: list[int] | None) -> tuple[str, list[int] | None]:
    out: list[str] = []
    kept: list[int] = []
    last = 0
    for run in _spaced().finditer(text):
        out += text[last : run.start()], run[0][::2]
        kept += range(last, run.start())
        kept += range(run.start(), run.end(), 2)
        last = run.end()
    if not out:
        return text, origins
    kept += range(last, len(text))
    return "".join([*out, text[last:]]), kept if origins is None else [origins[at] for at in kept]

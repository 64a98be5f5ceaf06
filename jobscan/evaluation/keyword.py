"""The naive alternative: a plain keyword list, to be scored beside jobscan.

Every occurrence of a word of keyword_words.py is a finding of its category: no context, no
negation, no clause. Latin words match as whole words in any case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jobscan.evaluation.keyword_words import WORDS


@dataclass(frozen=True, slots=True)
class KeywordFinding:
    """An occurrence of a word of the list."""

    category: str
    start: int
    end: int
    match: str


def keyword_findings(text: str) -> tuple[KeywordFinding, ...]:
    """Every occurrence, category by category; within one the longest word wins."""
    return tuple(
        KeywordFinding(category, *found.span(), found[0])
        for category, words in _patterns().items()
        for found in words.finditer(text)
    )


def keywords() -> dict[str, tuple[str, ...]]:
    """The list, word by word."""
    return {
        category: tuple(word for part in block.replace("\n", "|").split("|") if (word := part.strip()))
        for category, block in WORDS.items()
    }


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        category: re.compile("|".join(map(_pattern, sorted(words, key=len, reverse=True))), re.IGNORECASE)
        for category, words in keywords().items()
    }


def _pattern(word: str) -> str:
    return rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])" if word.isascii() else re.escape(word)

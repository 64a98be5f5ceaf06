"""Whom a wording favours, for statistics: the group it names, or the other one where it excludes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache

from jobscan.finding import Force, Language
from jobscan.pack.rule import NAMED_GROUP, Rule, WordList
from jobscan.scan.compiled import compiled
from jobscan.text.script import ScriptTable

_REMEMBERED = 4096
_OTHER = {"men": "women", "women": "men"}


class Groups:
    """The groups that the words of the pack's lists name."""

    def __init__(self, lists: Mapping[Language, Mapping[str, WordList]], script: ScriptTable) -> None:
        self._lists = lists
        self._script = script
        self._named = lru_cache(_REMEMBERED)(self._groups_in)

    @cached_property
    def _regex(self) -> dict[str, re.Pattern[str]]:
        """What tells each group; only wordings that name one are looked at."""
        words: dict[str, set[str]] = defaultdict(set)
        for found in self._lists.values():
            for word_list in found.values():
                if word_list.group:
                    words[word_list.group].update(self._script.simplify(w.lower()) for w in word_list.words)
        return {
            group: compiled("|".join(_bounded(w) for w in sorted(found, key=lambda w: (-len(w), w))))
            for group, found in words.items()
        }

    def favoured(self, rule: Rule, wording: str) -> str:
        """The group that `rule` says folded `wording` favours, or an empty string."""
        if rule.favours != NAMED_GROUP:
            return rule.favours
        named = self._named(wording)
        if len(named) != 1:
            return ""
        return _OTHER.get(named[0], "") if rule.force is Force.EXCLUDE else named[0]

    def _groups_in(self, wording: str) -> list[str]:
        plain = self._script.simplify(wording)
        return [group for group, regex in self._regex.items() if regex.search(plain)]


def _bounded(word: str) -> str:
    escaped = re.escape(word)
    return rf"(?<![a-z]){escaped}(?![a-z])" if word.isascii() else escaped

"""Exceptions of the law that an ad shows to apply: 矿山井下作业 for a post that is for men.

Evidence counts, assertion never: “because of the nature of the work” names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from jobscan.finding import StatutoryException
from jobscan.pack.index import Pack
from jobscan.pack.rule import Exemption, Rule
from jobscan.scan.matcher import PhraseMatcher
from jobscan.text.fold import Folded
from jobscan.text.script import ScriptTable

_NEAR = 24
_DENIED = re.compile(
    r"(?:[不无非没未勿]|\b(?:no|not|never|without|isn't|aren't|non)\b)[^，,。.；;！!？?\n]{0,8}$"
)


class Exemptions:
    """The exemptions of a pack for which an ad can give evidence."""

    def __init__(self, pack: Pack) -> None:
        self._found = [
            (
                exemption,
                [PhraseMatcher(p, pack.lists[lang]) for lang, ps in exemption.evidence.items() for p in ps],
            )
            for exemption in pack.exemptions
            if any(exemption.evidence.values())
        ]
        self._script = pack.script

    def of(self, text: str, folded: Folded) -> Shown:
        """What the ad `text` shows; nothing is searched for before it is asked for."""
        return Shown(self._found, text, folded, self._script)


class Shown:
    """The exemptions that one ad gives evidence of."""

    def __init__(
        self,
        exemptions: Sequence[tuple[Exemption, Sequence[PhraseMatcher]]],
        text: str,
        folded: Folded,
        script: ScriptTable,
    ) -> None:
        self._exemptions = exemptions
        self._text, self._folded, self._script = text, folded, script
        self._evidence: dict[str, str] = {}

    @cached_property
    def _plain(self) -> str:
        return self._script.simplify(self._folded.text)

    def to(self, rule: Rule, favours: str, jurisdictions: tuple[str, ...]) -> tuple[StatutoryException, ...]:
        """Those that speak to a finding of `rule` that favours `favours`."""
        return tuple(
            StatutoryException(exemption.id, places, exemption.text, evidence)
            for exemption, matchers in self._exemptions
            if rule.category in exemption.categories
            and rule.id not in exemption.not_rules
            and (not exemption.favours or favours in exemption.favours)
            and (places := tuple(j for j in jurisdictions if j in exemption.jurisdictions))
            and (evidence := self._seen(exemption.id, matchers))
        )

    def _seen(self, name: str, matchers: Sequence[PhraseMatcher]) -> str:
        """The first wording of the ad that any of `matchers` finds, or an empty string."""
        if name not in self._evidence:
            spans = (span for matcher in matchers for span in matcher.spans(self._plain))
            # Evidence that is denied is none: 不从事矿山井下作业.
            first = min((s for s in spans if not _DENIED.search(self._plain[: s[0]][-_NEAR:])), default=None)
            self._evidence[name] = self._text[slice(*self._folded.span(*first))] if first else ""
        return self._evidence[name]

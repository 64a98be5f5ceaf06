"""Whether a finding has a safe edit, and which. Pure and quick: nothing is scanned."""

from __future__ import annotations

from functools import cached_property

from jobscan.finding import Edit, Finding, Force
from jobscan.fix.pieces import drop
from jobscan.fix.reword import Rewording
from jobscan.pack.index import Pack
from jobscan.pack.rule import Rule
from jobscan.scan.matcher import PhraseMatcher
from jobscan.text.fold import fold


class Editor:
    """The safe edits of one pack. Make one and keep it: what a rule says is compiled once."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._rewordings: dict[str, Rewording] = {}
        self._keep: dict[str, list[PhraseMatcher]] = {}

    def edit(self, text: str, finding: Finding) -> Edit | None:
        """The change of `text` that takes `finding` away, or None: a person has to put it otherwise.

        That the finding is gone after it, and that nothing new appears, is for apply.py to see.
        None too where the ad gives evidence of an exception of the law: the wording may be lawful.
        """
        rule = self._rule(finding.rule)
        if rule is None or rule.fix is None or finding.exceptions:
            return None
        if rule.fix.replace and (found := self._rewording(rule).edit(text, finding.start, finding.end)):
            return found
        if not rule.fix.drop or self._says_more(rule, finding.match):
            return None
        found = drop(text, finding.start, finding.end, asked=finding.force is Force.ASK)
        if found is None or not (text[: found.start] + text[found.end :]).strip():
            return None
        return found

    def _says_more(self, rule: Rule, match: str) -> bool:
        plain = self._pack.script.simplify(fold(match).text)
        if rule.id not in self._keep:
            lists = self._pack.lists[rule.lang]
            self._keep[rule.id] = [PhraseMatcher(p, lists) for p in rule.fix.drop_unless] if rule.fix else []
        return any(True for matcher in self._keep[rule.id] for _ in matcher.spans(plain))

    def _rewording(self, rule: Rule) -> Rewording:
        if rule.id not in self._rewordings:
            replace = rule.fix.replace if rule.fix else ()
            self._rewordings[rule.id] = Rewording(replace, self._pack.lists[rule.lang], self._pack.script)
        return self._rewordings[rule.id]

    def _rule(self, id: str) -> Rule | None:
        at = self._places.get(id)
        return None if at is None else self._pack.rules[at]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {rule.id: at for at, rule in enumerate(self._pack.index.rules)}


def changed(text: str, edit: Edit) -> str:
    """`text` with the edit made."""
    return text[: edit.start] + edit.text + text[edit.end :]

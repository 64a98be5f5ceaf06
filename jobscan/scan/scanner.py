"""The scanner: the pipeline, and nothing else."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from jobscan.finding import Citation, Finding, Force, Severity, Why
from jobscan.pack.cache import cache_folder
from jobscan.pack.index import IndexedRule, Pack
from jobscan.scan.jurisdiction import chosen, guessed
from jobscan.scan.lines import Lines
from jobscan.scan.matcher import ClauseMatcher, Hit
from jobscan.scan.prefilter import Prefilter
from jobscan.scan.surroundings import Surroundings
from jobscan.text.clauses import Clauses, Span
from jobscan.text.fold import Folded, fold
from jobscan.text.tokens import Judge

if TYPE_CHECKING:  # what only an ad with a finding needs
    from jobscan.scan.exemptions import Exemptions
    from jobscan.scan.favours import Groups

CLAUSES_REMEMBERED = 32_768
_CITATIONS_REMEMBERED = 4_096


class Scanner:
    """Scans ads with one pack. Make one and keep it: it remembers the clauses it has judged.

    `rules`: only these rule ids (None: those that are on by default). `prefilter=False` runs every
    phrase over every clause, for testing: the findings are the same.
    """

    def __init__(
        self,
        pack: Pack,
        rules: Iterable[str] | None = None,
        *,
        prefilter: bool = True,
        judge: Judge | None = None,
    ) -> None:
        wanted = None if rules is None else frozenset(rules)
        self._pack = pack
        chosen = [
            at
            for at, rule in enumerate(pack.index.rules)
            if (rule.by_default if wanted is None else rule.id in wanted)
        ]
        self._matcher = ClauseMatcher(pack, chosen, judge or judge_for(pack))
        groups = self._matcher.groups
        self._prefilter = Prefilter(pack.index, lambda: pack.script, groups) if prefilter else None
        self._every_group = groups
        self._hits = lru_cache(CLAUSES_REMEMBERED)(self._matcher.hits)
        self._citations = lru_cache(_CITATIONS_REMEMBERED)(self._cited)
        self._surroundings = Surroundings(pack)

    def scan(self, text: str, jurisdictions: Sequence[str] = (), ad: str = "") -> list[Finding]:
        """The findings of one ad, in order of position.

        `jurisdictions`: codes such as CN or hk; none: guessed from script and cues. `ad` is the
        ad's identity (a path, an id): it goes into the fingerprints. Raises UnknownJurisdiction.
        """
        asked = chosen(tuple(jurisdictions), self._pack.laws) if jurisdictions else ()
        folded, found = self._found(text)
        surroundings = self._surroundings.of(folded)
        hits = [
            (clause[0] + hit.start, clause[0] + hit.end, clause, hit)
            for clause, hit in found
            if not surroundings.excuse(hit.rule, clause[0] + hit.start)
        ]
        if not hits:
            return []
        where = asked or guessed(text, self._pack.script)
        return self._weighed(text, folded, _longest(hits, self._pack.index.rules), where, ad)

    def _found(self, text: str) -> tuple[Folded, list[tuple[Span, Hit]]]:
        """`text` folded, and every hit with its clause."""
        candidates: dict[Span, set[int]] = defaultdict(set)
        if self._prefilter is None:
            folded = fold(text)
            candidates.update((clause, set(self._every_group)) for clause in Clauses(folded, text))
        else:
            folded, literals = self._prefilter.fold(text)
            if not literals:
                return folded, []
            clauses = Clauses(folded, text)
            clause: Span | None = None
            for start, end, groups in literals:
                if clause is None or not clause[0] <= start < clause[1]:
                    clause = clauses.at(start)
                if clause is not None and end <= clause[1]:
                    candidates[clause].update(groups)
        return folded, [
            (clause, hit)
            for clause, groups in candidates.items()
            for hit in self._hits(folded.text[clause[0] : clause[1]], frozenset(groups))
        ]

    def _weighed(
        self,
        text: str,
        folded: Folded,
        hits: list[tuple[int, int, Span, Hit]],
        jurisdictions: tuple[str, ...],
        ad: str,
    ) -> list[Finding]:
        lines = Lines(text)
        laws = self._pack.laws
        shown = self._exemptions.of(text, folded)
        seen: Counter[tuple[str, str]] = Counter()
        clauses: dict[Span, str] = {}  # one string for all findings of a clause
        findings: list[Finding] = []
        for start, end, clause, hit in hits:
            rule = self._pack.rules[hit.rule]
            wording = folded.text[start:end]
            favours = self._groups.favoured(rule, wording)
            exceptions = shown.to(rule, favours, jurisdictions)
            eased = frozenset(place for e in exceptions for place in e.jurisdictions)
            severity = laws.severity(rule.legal, rule.force, jurisdictions, eased)
            if not rule.by_default:  # whoever turned it on wants to see it
                severity = severity or Severity.NOTE
            if severity is None:
                continue
            begin, stop = folded.span(start, end)
            line, column = lines.place(begin)
            if clause not in clauses:
                clauses[clause] = text[slice(*folded.span(*clause))].strip()
            match = text[begin:stop]
            seen[rule.id, wording] += 1
            findings.append(
                Finding(
                    rule=rule.id,
                    category=rule.category,
                    force=rule.force,
                    severity=severity,
                    lang=rule.lang,
                    start=begin,
                    end=stop,
                    line=line,
                    column=column,
                    match=match,
                    clause=clauses[clause],
                    name=rule.name,
                    message=rule.message.about(match),
                    suggestion=rule.suggestion.about(match),
                    laws=self._citations(rule.legal, rule.force, favours, jurisdictions),
                    jurisdictions=jurisdictions,
                    favours=favours,
                    fingerprint=_fingerprint(rule.id, wording, ad, seen[rule.id, wording]),
                    why=Why(hit.phrase.text, hit.phrase.origin, tuple(c.modifier for c in rule.cleared_by)),
                    exceptions=exceptions,
                )
            )
        return findings

    @cached_property
    def _groups(self) -> Groups:
        from jobscan.scan.favours import Groups

        return Groups(self._pack.lists, self._pack.script)

    @cached_property
    def _exemptions(self) -> Exemptions:
        from jobscan.scan.exemptions import Exemptions

        return Exemptions(self._pack)

    def _cited(
        self, category: str, force: Force, favours: str, jurisdictions: tuple[str, ...]
    ) -> tuple[Citation, ...]:
        return self._pack.laws.citations(category, force, favours, jurisdictions)


def judge_for(pack: Pack) -> Judge:
    """The judge that keeps the pack's whole words whole."""
    return Judge(_whole_words(pack), cache_folder())


def _whole_words(pack: Pack) -> Iterator[str]:
    """Read when the judge first needs them."""
    for found in pack.whole_words:
        yield found.word


def _longest(
    hits: list[tuple[int, int, Span, Hit]], rules: Sequence[IndexedRule]
) -> list[tuple[int, int, Span, Hit]]:
    """Of overlapping hits of one category the longest stays (then the rule that stands first)."""
    kept: list[tuple[int, int, Span, Hit]] = []
    taken: dict[str, list[Span]] = defaultdict(list)  # disjoint and sorted: only neighbours can overlap
    for hit in sorted(hits, key=lambda h: (h[0] - h[1], h[3].rule, h[0])):
        start, end, spans = hit[0], hit[1], taken[rules[hit[3].rule].category]
        at = bisect_left(spans, (start, end))
        free_before = at == 0 or spans[at - 1][1] <= start
        if free_before and (at == len(spans) or spans[at][0] >= end):
            spans.insert(at, (start, end))
            kept.append(hit)
    return sorted(kept, key=lambda h: (h[0], h[1], h[3].rule))


def _fingerprint(rule: str, wording: str, ad: str, occurrence: int) -> str:
    """16 hex digits that survive edits elsewhere in the ad: no offsets go in."""
    parts = [rule, wording, ad] + ([str(occurrence)] if occurrence > 1 else [])
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]

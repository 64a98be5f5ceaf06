"""The packs' self-test: examples do what they claim, and every line earns its place.

missed      a flag example of which nothing marked is reported
noisy       a pass example that is flagged, or a flag example flagged beside its marks
wrong span  a flag example reported with other edges
never used  a find, unless or cleared_by line (or a whole word) without which no example changes; a fix
            that changes no flag example
bad fix     a flag example in which the fix leaves its finding: the new wording is reported as well
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from jobscan.finding import Finding
from jobscan.fix.edit import Editor, changed
from jobscan.fix.verify import clears, kinds
from jobscan.pack.example import marked
from jobscan.pack.index import Pack
from jobscan.pack.rule import Example, Phrase, Rule, only
from jobscan.scan.matcher import PhraseMatcher
from jobscan.scan.scanner import Scanner, judge_for
from jobscan.text.fold import fold
from jobscan.text.script import clause_keys
from jobscan.text.tokens import Judge

Kind = Literal["missed", "noisy", "wrong span", "never used", "bad fix"]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """One line that does not do what it claims. `expected` and `got` are marked examples."""

    rule: str
    kind: Kind
    origin: str
    text: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What was tested and what failed, in the packs' order."""

    rules: int
    examples: int
    failures: tuple[Failure, ...]


def self_test(pack: Pack, rules: Iterable[str] = ()) -> SelfTest:
    """Test the examples and lines of `rules` (none: of all, and the whole words)."""
    wanted = frozenset(rules)
    judge = judge_for(pack)
    tested = [r for r in pack.rules if not wanted or r.id in wanted]
    whole = Scanner(pack, [r.id for r in pack.rules], judge=judge)
    editor = Editor(pack)
    failures: list[Failure] = []
    for rule in tested:
        failures += _examples(rule, whole)
        failures += _unused_lines(pack, rule, judge)
        failures += _fixes(rule, whole, editor)
    examples = sum(len(r.flag) + len(r.passes) for r in tested)
    if not wanted:
        failures += _whole_words(pack, judge)
        examples += len(pack.whole_words)
    return SelfTest(len(tested), examples, tuple(failures))


def example_failure(rule: Rule, example: Example, scanner: Scanner) -> Failure | None:
    """How `example` of `rule` fails, or None.

    A flag example must report exactly its marks by this rule; in a pass example the whole pack
    must find nothing of the rule's category.
    """
    found = scanner.scan(example.text)
    if example.spans:
        got = tuple((f.start, f.end) for f in found if f.rule == rule.id)
    else:
        got = tuple((f.start, f.end) for f in found if f.category == rule.category)
    if got == example.spans:
        return None
    overlap = any(s < e2 and s2 < e for s, e in got for s2, e2 in example.spans)
    kind: Kind = "noisy" if not example.spans else "wrong span" if overlap else "missed"
    if kind == "wrong span" and set(got) > set(example.spans):
        kind = "noisy"
    expected = marked(example.text, example.spans)
    return Failure(rule.id, kind, example.origin, example.text, expected, marked(example.text, _apart(got)))


def _examples(rule: Rule, scanner: Scanner) -> Iterator[Failure]:
    for example in (*rule.flag, *rule.passes):
        if failure := example_failure(rule, example, scanner):
            yield failure


def _unused_lines(pack: Pack, rule: Rule, judge: Judge) -> Iterator[Failure]:
    """Drop each line in turn and scan the examples that it may touch with the rule alone.

    Without the prefilter, which changes nothing and would have to be made for each line.
    """
    examples = (*rule.flag, *rule.passes)
    whole = Scanner(only(pack, rule), [rule.id], prefilter=False, judge=judge)
    before = [whole.scan(example.text) for example in examples]
    keys = [clause_keys(pack.script.simplify(fold(example.text).text)) for example in examples]
    for variant, dropped, text, origin in _without_each_line(pack, rule):
        if len(variant.find) < len(rule.find):  # a hit that is not reported keeps no other from being
            touched = [at for at, found in enumerate(before) if (text, origin) in map(_fired, found)]
        else:
            needs = [PhraseMatcher(p, pack.lists[rule.lang]).needs() if p else [] for p in dropped]
            touched = [at for at, held in enumerate(keys) if any(_meets(held, need) for need in needs)]
        scanner = Scanner(only(pack, variant), [rule.id], prefilter=False, judge=judge)
        if all(_spans(scanner, examples[at]) == _places(before[at]) for at in touched):
            yield Failure(rule.id, "never used", origin, text, "", "")


def _fired(finding: Finding) -> tuple[str, str]:
    """The phrase that reported it, and where it stands."""
    return finding.why.phrase, finding.why.origin


def _fixes(rule: Rule, scanner: Scanner, editor: Editor) -> Iterator[Failure]:
    """Each finding of each flag example with its edit, if it has one."""
    used = False
    for example in rule.flag if rule.fix else ():
        found = scanner.scan(example.text)
        for finding in found:
            edit = editor.edit(example.text, finding) if finding.rule == rule.id else None
            if edit is None:
                continue
            text = changed(example.text, edit)
            after = scanner.scan(text)
            used = used or clears(found, [finding], after)
            of_rule = [f for f in found if f.rule == rule.id]
            if not kinds(f for f in after if f.rule == rule.id) <= kinds(of_rule) - kinds([finding]):
                got = marked(text, _apart(tuple((f.start, f.end) for f in after)))
                yield Failure(rule.id, "bad fix", example.origin, example.text, text, got)
    if rule.fix and not used:
        yield Failure(rule.id, "never used", rule.origin, "fix", "", "")


def _meets(keys: frozenset[str], needs: list[frozenset[str]]) -> bool:
    """Whether an example with these keys has all that a phrase needs; a section may be anywhere."""
    return not any(map(keys.isdisjoint, needs))


def _without_each_line(pack: Pack, rule: Rule) -> Iterator[tuple[Rule, tuple[Phrase | None, ...], str, str]]:
    """The rule without a line, the phrases that the line stands for, its text and its place."""
    for at, phrase in enumerate(rule.find):
        yield replace(rule, find=rule.find[:at] + rule.find[at + 1 :]), (phrase,), phrase.text, phrase.origin
    for at, phrase in enumerate(rule.unless):
        yield (
            replace(rule, unless=rule.unless[:at] + rule.unless[at + 1 :]),
            (phrase,),
            phrase.text,
            phrase.origin,
        )
    for at, clearance in enumerate(rule.cleared_by):
        rest = rule.cleared_by[:at] + rule.cleared_by[at + 1 :]
        words = pack.modifiers[rule.lang][clearance.modifier].words
        yield replace(rule, cleared_by=rest), words or (None,), clearance.modifier, clearance.origin


def _spans(scanner: Scanner, example: Example) -> Spans:
    return _places(scanner.scan(example.text))


def _places(findings: Iterable[Finding]) -> Spans:
    return tuple((f.start, f.end) for f in findings)


def _whole_words(pack: Pack, judge: Judge) -> Iterator[Failure]:
    whole = Scanner(pack, judge=judge)
    for word in pack.whole_words:
        got = _spans(whole, word.example)
        if got != word.example.spans:
            kind: Kind = (
                "wrong span" if got and word.example.spans else "missed" if word.example.spans else "noisy"
            )
            expected = marked(word.example.text, word.example.spans)
            shown = marked(word.example.text, _apart(got))
            yield Failure(word.word, kind, word.example.origin, word.example.text, expected, shown)
        elif _spans(Scanner(pack, judge=judge.without(word.word)), word.example) == got:
            yield Failure(word.word, "never used", word.origin, word.word, "", "")


def _apart(spans: Spans) -> Spans:
    """Spans without those that overlap an earlier one, for marking."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)

"""A rule pack in memory: plain frozen values, as the YAML says them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from jobscan.finding import Bilingual, Force, Language
from jobscan.laws import LawBook
from jobscan.pack.index import Index, Pack
from jobscan.pack.number import Comparison
from jobscan.text.script import ScriptTable

NAMED_GROUP = "{match}"
"""As `favours` of a rule: the group that the match itself names."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Literals and what must stand right beside each of them.

    `beside`: < (before it) or > (after it), then tokens, one of which it is (neighbours.py); empty:
    whatever stands there. `glued`: < where a number may touch the literal from the left (165cm), >
    from the right (aged25).
    """

    literals: tuple[str, ...]
    beside: str = ""
    glued: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written in a rule (`text`, at `origin`: `file:line`) and as compiled.

    Group `r` of `regex` is the reported span in folded text; what stands in it as LIST_MARK name
    LIST_MARK (alternation.py) is the regex of that list. `anchors`: the phrase cannot match where none of them
    stands. `needs`: nor where the clause lacks a key (a Latin word, a Han character) of any of
    these groups; {name} there means the keys of that list. `checks` compare the numbers n0, n1, …
    in order.
    """

    text: str
    origin: str
    regex: str
    anchors: tuple[Anchor, ...]
    needs: tuple[tuple[str, ...], ...]
    checks: tuple[tuple[Comparison, ...], ...]

    @property
    def literals(self) -> frozenset[str]:
        return frozenset(literal for anchor in self.anchors for literal in anchor.literals)


@dataclass(frozen=True, slots=True)
class Clearance:
    """A modifier that a rule names in `cleared_by`."""

    modifier: str
    origin: str


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's own test. `spans` are the exact findings of a flag example; a pass has none."""

    text: str
    spans: tuple[tuple[int, int], ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How the wording of a rule may be changed without asking anybody.

    `drop`: it may go, where what is left still reads; not where one of `drop_unless` stands in it,
    which says more than the demand (限男性搬运工 names the job). `replace` (wording → other wording)
    comes first; {list} in it is any word of that list, kept where the other wording has it too.
    """

    drop: bool
    drop_unless: tuple[Phrase, ...] = ()
    replace: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as a lawyer wrote it.

    `favours` is a group (`men`, `women`), empty, or `{match}`: the group that the wording
    itself names. `legal` is the row of the law book that weighs it: mostly the category, else a
    finer one. `by_default` False: it is silent unless selected. `known_problems` says where the
    rule is known to miss or to cry wolf. `fix` None: only a person can put it otherwise.
    """

    id: str
    lang: Language
    name: Bilingual
    category: str
    legal: str
    force: Force
    favours: str
    by_default: bool
    message: Bilingual
    suggestion: Bilingual
    explain: Bilingual
    known_problems: Bilingual | None
    find: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    cleared_by: tuple[Clearance, ...]
    flag: tuple[Example, ...]
    passes: tuple[Example, ...]
    origin: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class WordList:
    """A named list that phrases cite as `{name}`; `group` is whom its words name, or empty.

    `regex` matches any of its words; a clause that holds one has one of `keys` among its keys.
    """

    name: str
    words: tuple[str, ...]
    group: str
    origin: str
    regex: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """Something near a hit that clears it, as data (after ConText).

    `side` is where the words stand seen from the hit; `anywhere`: in the ad, however far. `reach` counts characters between the
    two. A `stop` word between them ends the reach. `section` instead of words: the hit is
    cleared wherever it stands in that section.
    """

    id: str
    words: tuple[Phrase, ...]
    side: Literal["before", "after", "either", "anywhere"]
    reach: int
    stop: tuple[str, ...]
    section: str
    origin: str


@dataclass(frozen=True, slots=True)
class Section:
    """Headings that open a part of an ad: 任职要求, Benefits."""

    id: str
    headings: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class WholeWord:
    """A word that the tokenizer must keep whole, and the example that proves it."""

    word: str
    example: Example
    origin: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """An exception of the law: to which categories (and whom they favour) it applies, and where.

    `not_rules`: rules of these categories that it does not speak to.

    `evidence`: what an ad must say for it to count (矿山井下作业); without any it is only told on
    the pages of the rules. `law` is the instrument's id, or empty.
    """

    id: str
    jurisdictions: tuple[str, ...]
    categories: tuple[str, ...]
    not_rules: tuple[str, ...]
    favours: tuple[str, ...]
    law: str
    text: Bilingual
    evidence: Mapping[Language, tuple[Phrase, ...]]
    origin: str


@dataclass(frozen=True)
class ParsedPack:
    """A pack whose every part is there."""

    rules: tuple[Rule, ...]
    lists: Mapping[Language, Mapping[str, WordList]]
    modifiers: Mapping[Language, Mapping[str, Modifier]]
    sections: tuple[Section, ...]
    whole_words: tuple[WholeWord, ...]
    laws: LawBook
    exemptions: tuple[Exemption, ...]
    script: ScriptTable
    digest: str

    @cached_property
    def index(self) -> Index:
        from jobscan.pack.indexing import indexed

        return indexed(self.rules, self.digest)


def only(pack: Pack, rule: Rule) -> ParsedPack:
    """`pack` with this one rule."""
    return ParsedPack(
        rules=(rule,),
        lists=pack.lists,
        modifiers=pack.modifiers,
        sections=pack.sections,
        whole_words=pack.whole_words,
        laws=pack.laws,
        exemptions=pack.exemptions,
        script=pack.script,
        digest=pack.digest,
    )

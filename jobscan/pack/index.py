"""What must be known of a pack before any ad is read. Kept apart from rule.py, which most ads never need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from jobscan.finding import Language
    from jobscan.laws import LawBook
    from jobscan.pack.rule import Exemption, Modifier, Rule, Section, WholeWord, WordList
    from jobscan.text.script import ScriptTable


BEFORE, AFTER = "<", ">"
"""How a condition begins: it is about what stands before a literal, or after it."""


@dataclass(frozen=True, slots=True)
class IndexedRule:
    """What must be known of a rule; `groups`: the group of literals of each phrase of `find`."""

    id: str
    category: str
    legal: str
    by_default: bool
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The index of a pack. Phrases with the same literals under the same conditions are one group.

    Literals are in Simplified characters: `latin` those that text in Latin letters alone can hold,
    `han` the others. `places`: for each of them, the Latin ones first, its groups, each followed by
    the number of its condition. `conditions`: what must stand right beside a literal
    (Anchor.beside); the first one is empty. `glued`: the literals that a number may touch, and on
    which sides (Anchor.glued). `on_by_default`: how many of `latin` and of `han`, the first ones,
    are of rules that are on by default.
    """

    digest: str
    rules: tuple[IndexedRule, ...]
    latin: tuple[str, ...]
    han: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]
    glued: Mapping[str, str]
    conditions: tuple[str, ...]
    on_by_default: tuple[int, int]

    @property
    def groups_by_default(self) -> frozenset[int]:
        return frozenset(group for rule in self.rules if rule.by_default for group in rule.groups)


class Pack(Protocol):
    """Everything that the rules folder says. `digest` is the hash of what it was read from.

    `index.rules[i]` is of `rules[i]`. For most ads the index is enough: the rest may be read late.
    """

    @property
    def index(self) -> Index: ...
    @property
    def rules(self) -> Sequence[Rule]: ...
    @property
    def lists(self) -> Mapping[Language, Mapping[str, WordList]]: ...
    @property
    def modifiers(self) -> Mapping[Language, Mapping[str, Modifier]]: ...
    @property
    def sections(self) -> tuple[Section, ...]: ...
    @property
    def whole_words(self) -> tuple[WholeWord, ...]: ...
    @property
    def laws(self) -> LawBook: ...
    @property
    def exemptions(self) -> tuple[Exemption, ...]: ...
    @property
    def script(self) -> ScriptTable: ...
    @property
    def digest(self) -> str: ...

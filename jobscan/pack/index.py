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
    """The index of a pack. Phrases that share their literals (those of one list) share a group."""

    digest: str
    rules: tuple[IndexedRule, ...]
    groups: tuple[tuple[str, ...], ...]


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

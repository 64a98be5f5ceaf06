"""The law as the audit has kept it: rules, categories, articles and exceptions, cited by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobscan.finding import Bilingual, Language
from jobscan.reports import words
from jobscan.reports.cite import cite

if TYPE_CHECKING:
    from jobscan.audit.store import Store


@dataclass(frozen=True, slots=True)
class Law:
    """One article, as it is cited. `quote` and `note` may be empty; `in_force` too."""

    number: int
    place: str
    cited: str
    in_force: str
    quote: str
    verified: bool
    note: str


@dataclass(frozen=True, slots=True)
class Speaks:
    """What the law of one place says of a finding. `state` is in words, or empty; `laws` may be empty."""

    place: str
    state: str
    laws: tuple[Law, ...]


class LawBook:
    """Looks up what findings name; numbers the laws in the order in which they are first cited."""

    def __init__(
        self,
        lang: Language,
        rules: dict[str, tuple[Bilingual, Bilingual, str]],
        names: dict[str, Bilingual],
        places: dict[str, Bilingual],
        laws: dict[str, tuple[str, Bilingual, Bilingual, str, str, bool, Bilingual]],
        states: dict[tuple[str, str], str],
        exceptions: dict[str, Bilingual],
    ) -> None:
        self._lang, self._rules, self._names, self._places = lang, rules, names, places
        self._laws, self._states, self._exceptions = laws, states, exceptions
        self._cited: dict[str, Law] = {}

    @property
    def cited(self) -> tuple[Law, ...]:
        """The laws that were asked for, by their number."""
        return tuple(self._cited.values())

    def name(self, category: str) -> str:
        found = self._names.get(category)
        return found.to(self._lang) if found else category

    def place(self, code: str) -> str:
        found = self._places.get(code)
        return found.to(self._lang) if found else code

    def rule(self, id: str, wording: str) -> tuple[str, str]:
        """Name and message of a rule for `wording`."""
        if id not in self._rules:
            return id, ""
        name, message, _ = self._rules[id]
        return name.to(self._lang), message.about(wording).to(self._lang)

    def exception(self, id: str) -> str:
        found = self._exceptions.get(id)
        return f"{found.to(self._lang)} ({id})" if found else id

    def speaks(self, rule: str, laws: Sequence[str], places: Sequence[str]) -> tuple[Speaks, ...]:
        """The laws of a finding, place by place."""
        legal = self._rules[rule][2] if rule in self._rules else ""
        found: dict[str, list[Law]] = {place: [] for place in places}
        for id in laws:
            if id in self._laws:
                found.setdefault(self._laws[id][0], []).append(self._law(id))
        spoken = []
        for place, cited in found.items():
            state = words.STATE.get(self._states.get((legal, place), ""))
            spoken.append(Speaks(self.place(place), state.to(self._lang) if state else "", tuple(cited)))
        return tuple(spoken)

    def _law(self, id: str) -> Law:
        if id not in self._cited:
            place, name, article, in_force, quote, verified, note = self._laws[id]
            self._cited[id] = Law(
                len(self._cited) + 1, self.place(place), cite(name, article, verified, self._lang), in_force, quote,
                verified, note.to(self._lang),
            )  # fmt: skip
        return self._cited[id]


def lawbook(store: Store, lang: Language) -> LawBook:
    """What the audit in `store` has kept, to be told in `lang`."""
    rules = store.rows(
        "SELECT r.rule, name_zh, name_en, message_zh, message_en, coalesce(l.category, r.category) "
        "FROM rules r LEFT JOIN legal_categories l USING (rule)"
    )
    laws = store.rows(
        "SELECT law, jurisdiction, name_zh, name_en, article_zh, article_en, coalesce(in_force, ''), "
        "coalesce(quote, ''), verified, coalesce(note_zh, ''), coalesce(note_en, '') FROM laws"
    )
    return LawBook(
        lang,
        {id: (Bilingual(a, b), Bilingual(c, d), legal) for id, a, b, c, d, legal in rules},
        _names(store, "SELECT category, name_zh, name_en FROM categories"),
        _names(store, "SELECT jurisdiction, name_zh, name_en FROM jurisdictions"),
        {
            id: (place, Bilingual(a, b), Bilingual(c, d), day, quote, verified, Bilingual(e, f))
            for id, place, a, b, c, d, day, quote, verified, e, f in laws
        },
        {(c, j): state for c, j, state in store.rows("SELECT category, jurisdiction, state FROM states")},
        _names(store, "SELECT exception, text_zh, text_en FROM exceptions"),
    )


def _names(store: Store, sql: str) -> dict[str, Bilingual]:
    return {id: Bilingual(zh, en) for id, zh, en in store.rows(sql)}

"""Read laws.yaml into a LawBook."""

from __future__ import annotations

from typing import cast

from jobscan.finding import Bilingual
from jobscan.laws import Application, Category, Law, LawBook, LegalState, Subject
from jobscan.pack.yamltree import Reader, Tree

_REQUIRED = ("jurisdictions", "categories", "laws")
_TOP = (*_REQUIRED, "exemptions")
_LAW = (
    "id", "jurisdiction", "name", "article", "in_force", "quote", "checked", "verified", "penalty", "note", "applies",
)  # fmt: skip
_APPLIES = ("category", "to", "favours")
_SUBJECTS = ("wording", "question", "document")
GROUPS = ("men", "women")
"""The groups that wording can favour, where an instrument protects only one of them."""


def read_laws(reader: Reader, tree: Tree) -> LawBook:
    top = reader.mapping(tree, "laws.yaml", _TOP, _REQUIRED)
    jurisdictions = {
        code: reader.bilingual(name, f"jurisdictions.{code}")
        for code, name in _entries(top.get("jurisdictions"))
    }
    categories = {
        name: _category(reader, name, entry, tuple(jurisdictions))
        for name, entry in _entries(top.get("categories"))
    }
    entries = list(reader.items(top.get("laws"), "laws"))
    laws = tuple(_law(reader, item, tuple(jurisdictions), tuple(categories)) for item in entries)
    seen: set[str] = set()
    for law, item in zip(laws, entries, strict=True):
        if law.id in seen:
            reader.refuse(
                item.line, f"laws.{law.id}", Bilingual(f"编号 {law.id} 重复", f"the id {law.id} stands twice"),
                Bilingual("换一个编号", "choose another id"),
            )  # fmt: skip
        seen.add(law.id)
    return LawBook(jurisdictions, categories, laws)


def _entries(tree: Tree | None) -> list[tuple[str, Tree]]:
    return list(tree.value.items()) if tree is not None and isinstance(tree.value, dict) else []


def _category(reader: Reader, name: str, tree: Tree, codes: tuple[str, ...]) -> Category:
    field = f"categories.{name}"
    entry = reader.mapping(tree, field, ("name", "states"), ("name", "states"))
    states: dict[str, LegalState] = {}
    for code, state in _entries(entry.get("states")):
        if code not in codes:
            reader.one_of(Tree(code, state.line), f"{field}.states", codes)
        states[code] = cast(LegalState, reader.one_of(state, f"{field}.states.{code}", ("P", "C", "A")))
    return Category(name, reader.bilingual(entry.get("name"), f"{field}.name"), states)


def _law(reader: Reader, item: Tree, codes: tuple[str, ...], categories: tuple[str, ...]) -> Law:
    required = ("id", "jurisdiction", "name", "article", "verified", "applies")
    name = item.value.get("id") if isinstance(item.value, dict) else None
    field = f"laws.{name.value}" if name else "laws"
    law = reader.mapping(item, field, _LAW, required)
    return Law(
        id=reader.text(law.get("id"), f"{field}.id"),
        jurisdiction=reader.one_of(law.get("jurisdiction"), f"{field}.jurisdiction", codes),
        name=reader.bilingual(law.get("name"), f"{field}.name"),
        article=_loose(law.get("article")),
        in_force=_scalar(law.get("in_force")),
        quote=_scalar(law.get("quote")),
        checked=_scalar(law.get("checked")),
        verified=reader.one_of(law.get("verified"), f"{field}.verified", ("true", "false")) == "true",
        penalty=_optional(reader, law.get("penalty"), f"{field}.penalty"),
        note=_optional(reader, law.get("note"), f"{field}.note"),
        applies=tuple(
            _application(reader, a, field, categories) for a in reader.items(law.get("applies"), field)
        ),
    )


def _application(reader: Reader, item: Tree, field: str, categories: tuple[str, ...]) -> Application:
    found = reader.mapping(item, f"{field}.applies", _APPLIES, ("category", "to"))
    return Application(
        category=reader.one_of(found.get("category"), f"{field}.applies.category", categories),
        to=tuple(
            cast(Subject, reader.one_of(s, f"{field}.applies.to", _SUBJECTS))
            for s in reader.items(found.get("to"), f"{field}.applies.to")
        ),
        favours=tuple(
            reader.one_of(s, f"{field}.applies.favours", GROUPS)
            for s in reader.items(found.get("favours"), f"{field}.applies.favours")
        ),
    )


def _scalar(tree: Tree | None) -> str:
    return tree.value if tree is not None and isinstance(tree.value, str) else ""


def _loose(tree: Tree | None) -> Bilingual:
    """An article may be empty: the dossier names none."""
    value = tree.value if tree is not None and isinstance(tree.value, dict) else {}
    return Bilingual(_scalar(value.get("zh")), _scalar(value.get("en")))


def _optional(reader: Reader, tree: Tree | None, field: str) -> Bilingual | None:
    return reader.bilingual(tree, field) if tree is not None and tree.value is not None else None

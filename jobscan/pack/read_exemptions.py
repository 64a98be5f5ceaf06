"""Read the `exemptions` of laws.yaml: the exceptions of the law, and what an ad must say to show one."""

from __future__ import annotations

from collections.abc import Mapping

from jobscan.finding import Language
from jobscan.laws import LawBook
from jobscan.pack.phrase import PhraseCompiler
from jobscan.pack.read_laws import GROUPS
from jobscan.pack.read_words import read_phrases
from jobscan.pack.rule import Exemption
from jobscan.pack.yamltree import Reader, Tree

_KEYS = ("id", "jurisdictions", "categories", "not_rules", "favours", "law", "text", "evidence")
_REQUIRED = ("id", "jurisdictions", "categories", "text")


def read_exemptions(
    reader: Reader,
    tree: Tree,
    book: LawBook,
    compilers: Mapping[Language, PhraseCompiler],
    rules: tuple[str, ...],
) -> tuple[Exemption, ...]:
    """The exemptions of `tree` (laws.yaml), in its order; `rules` are the ids that there are."""
    top = tree.value if isinstance(tree.value, dict) else {}
    return tuple(
        _exemption(reader, item, book, compilers, rules)
        for item in reader.items(top.get("exemptions"), "exemptions")
    )


def _exemption(
    reader: Reader,
    item: Tree,
    book: LawBook,
    compilers: Mapping[Language, PhraseCompiler],
    rules: tuple[str, ...],
) -> Exemption:
    named = item.value.get("id") if isinstance(item.value, dict) else None
    field = f"exemptions.{named.value}" if named else "exemptions"
    found = reader.mapping(item, field, _KEYS, _REQUIRED)

    def some(key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            reader.one_of(value, f"{field}.{key}", known)
            for value in reader.items(found.get(key), f"{field}.{key}")
        )

    evidence = found.get("evidence")
    by_language = reader.mapping(evidence, f"{field}.evidence", tuple(compilers), ()) if evidence else {}
    return Exemption(
        id=reader.text(found.get("id"), f"{field}.id"),
        jurisdictions=some("jurisdictions", tuple(book.jurisdictions)),
        categories=some("categories", tuple(book.categories)),
        not_rules=some("not_rules", rules),
        favours=some("favours", GROUPS),
        law=reader.one_of(found.get("law"), f"{field}.law", tuple(law.id for law in book.laws)),
        text=reader.bilingual(found.get("text"), f"{field}.text"),
        evidence={
            lang: read_phrases(reader, by_language.get(lang), f"{field}.evidence.{lang}", compiler)
            for lang, compiler in compilers.items()
        },
        origin=f"{reader.file}:{item.line}",
    )

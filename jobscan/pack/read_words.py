"""Read words.yaml, context.yaml and segmentation.yaml of one language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

from jobscan.finding import Bilingual
from jobscan.pack.example import read_example
from jobscan.pack.phrase import PhraseCompiler
from jobscan.pack.phrase_error import PhraseError
from jobscan.pack.rule import Modifier, Phrase, Section, WholeWord, WordList
from jobscan.pack.yamltree import Reader, Tree

_MODIFIER = ("id", "words", "side", "reach", "stop", "section")
_FARTHEST = 120
_SIDES = ("before", "after", "either", "anywhere")


def read_lists(reader: Reader, tree: Tree) -> dict[str, WordList]:
    """words.yaml: name → a sorted list, or {group, words} where its words name a group."""
    lists: dict[str, WordList] = {}
    for name, entry in (tree.value if isinstance(tree.value, dict) else {}).items():
        origin, group, words = f"{reader.file}:{entry.line}", "", entry
        if isinstance(entry.value, dict):
            found = reader.mapping(entry, name, ("group", "words"), ("group", "words"))
            group, words = (
                reader.text(found.get("group"), f"{name}.group"),
                found.get("words", Tree([], entry.line)),
            )
        lists[name] = WordList(name, reader.sorted_texts(words, name), group, origin)
    return lists


def read_sections(reader: Reader, tree: Tree) -> list[Section]:
    """The `sections` of context.yaml: id → sorted headings."""
    top = reader.mapping(tree, "context.yaml", ("sections", "modifiers"), ())
    found = top.get("sections")
    entries = found.value.items() if found is not None and isinstance(found.value, dict) else ()
    return [
        Section(name, tuple(h.lower() for h in reader.sorted_texts(headings, f"sections.{name}")), f"{reader.file}:{headings.line}")
        for name, headings in entries
    ]  # fmt: skip


def read_modifiers(
    reader: Reader, tree: Tree, compiler: PhraseCompiler, sections: tuple[str, ...]
) -> dict[str, Modifier]:
    """The `modifiers` of context.yaml by id."""
    top = tree.value if isinstance(tree.value, dict) else {}
    modifiers: dict[str, Modifier] = {}
    for item in reader.items(top.get("modifiers"), "modifiers"):
        found = reader.mapping(item, "modifiers", _MODIFIER, ("id",))
        name = reader.text(found.get("id"), "modifiers.id")
        field = f"modifiers.{name}"
        if ("words" in found) == ("section" in found):
            reader.refuse(
                item.line, field,
                Bilingual("words 和 section 要写且只写一个", "write either words or section"),
                Bilingual("按词写 words，按段落写 section", "words for wording nearby, section for a part of the ad"),
            )  # fmt: skip
        if name in modifiers:
            reader.refuse(
                item.line, field, Bilingual(f"编号 {name} 重复", f"the id {name} stands twice"),
                Bilingual("换一个编号", "choose another id"),
            )  # fmt: skip
        modifiers[name] = Modifier(
            id=name,
            words=read_phrases(reader, found.get("words"), f"{field}.words", compiler),
            side=cast(
                Literal["before", "after", "either", "anywhere"],
                reader.one_of(found.get("side"), f"{field}.side", _SIDES) or "either",
            ),
            reach=_reach(reader, found, field),
            stop=reader.sorted_texts(found.get("stop"), f"{field}.stop"),
            section=reader.one_of(found.get("section"), f"{field}.section", sections),
            origin=f"{reader.file}:{item.line}",
        )
    return modifiers


def _reach(reader: Reader, found: Mapping[str, Tree], field: str) -> int:
    tree = found.get("reach")
    if tree is None:
        return 0
    text = reader.text(tree, f"{field}.reach")
    if text.isdecimal() and int(text) <= _FARTHEST:
        return int(text)
    reader.refuse(
        tree.line, f"{field}.reach", Bilingual(f"reach 应是 0 到 {_FARTHEST} 的整数", f"reach should be a whole number from 0 to {_FARTHEST}"),
        Bilingual("写命中与修饰语之间最多隔几个字符", "write how many characters may lie between"),
    )  # fmt: skip
    return 0


def read_phrases(
    reader: Reader, tree: Tree | None, field: str, compiler: PhraseCompiler, *, searched: bool = False
) -> tuple[Phrase, ...]:
    """A list of phrases, each compiled; what the notation refuses is refused here with its line."""
    phrases: list[Phrase] = []
    for item in reader.items(tree, field):
        text = reader.text(item, field)
        if not text:
            continue
        try:
            phrases.append(compiler.compile(text, f"{reader.file}:{item.line}", searched=searched))
        except PhraseError as error:
            reader.refuse(
                item.line, f"{field} “{text}”", Bilingual(*error.problem), Bilingual(*error.fix)
            )  # fmt: skip
    return tuple(phrases)


def read_whole_words(reader: Reader, tree: Tree) -> list[WholeWord]:
    """segmentation.yaml: a list of {word, example}."""
    words: list[WholeWord] = []
    for item in reader.items(tree, "segmentation.yaml"):
        found = reader.mapping(item, "segmentation", ("word", "example"), ("word", "example"))
        word = reader.text(found.get("word"), "segmentation.word")
        example = read_example(reader, found.get("example", item), f"segmentation.{word}.example")
        words.append(WholeWord(word, example, f"{reader.file}:{item.line}"))
    return words

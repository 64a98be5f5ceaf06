"""Parse the YAML of a pack, file by file, into one Pack, or refuse it with every problem found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jobscan.finding import Bilingual, Language
from jobscan.pack.phrase import PhraseCompiler
from jobscan.pack.problem import PackError, PackProblem
from jobscan.pack.read_exemptions import read_exemptions
from jobscan.pack.read_laws import read_laws
from jobscan.pack.read_rules import read_rules
from jobscan.pack.read_words import read_lists, read_modifiers, read_sections, read_whole_words
from jobscan.pack.rule import Modifier, ParsedPack, Rule, Section, WholeWord, WordList
from jobscan.pack.yamltree import Reader, Tree
from jobscan.text.script import opencc_table

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_NOT_RULES = ("words", "context", "segmentation")


def kind(name: str) -> str:
    """What a file of a language's folder holds: words.yaml and words-age.yaml words, age.yaml rules."""
    first = name.removesuffix(".yaml").partition("-")[0]
    return first if first in _NOT_RULES else "rules"


def parse(files: Mapping[str, str], digest: str) -> ParsedPack:
    """The pack in `files` (name → YAML), or PackError."""
    problems: list[PackProblem] = []
    trees: list[tuple[Reader, str, Language, Tree]] = []
    laws = None
    law_file: tuple[Reader, Tree] | None = None
    for file, text in files.items():
        reader = Reader(file, problems)
        if (tree := reader.parse(text)) is None:
            continue
        parent, name = Path(file).parent.name, Path(file).name
        if name == "laws.yaml":
            laws, law_file = read_laws(reader, tree), (reader, tree)
        elif parent in LANGUAGES:
            trees.append((reader, kind(name), parent, tree))
        else:
            problems.append(
                PackProblem.of_file(
                    file,
                    "不在 zh/ 或 en/ 下",
                    "stands neither in zh/ nor in en/",
                    "移到其中之一",
                    "move it into one of them",
                )
            )
    if laws is None or law_file is None:
        problems.append(
            PackProblem.of_file("laws.yaml", "缺少 laws.yaml", "laws.yaml is missing", "加上它", "add it")
        )
        raise PackError(problems)

    script = opencc_table()
    lists: dict[Language, dict[str, WordList]] = {lang: {} for lang in LANGUAGES}
    sections: dict[str, Section] = {}
    for reader, holds, lang, tree in trees:
        if holds == "words":
            found = read_lists(reader, tree)
            problems += _taken(found, lists[lang])
            lists[lang] |= found
        elif holds == "context":
            for section in read_sections(reader, tree):
                before = sections.get(section.id)
                headings = (before.headings if before else ()) + section.headings
                sections[section.id] = Section(section.id, headings, section.origin)
    compilers = {
        lang: PhraseCompiler(lang, {n: w.words for n, w in lists[lang].items()}, script) for lang in LANGUAGES
    }
    modifiers: dict[Language, dict[str, Modifier]] = {lang: {} for lang in LANGUAGES}
    whole_words: list[WholeWord] = []
    for reader, holds, lang, tree in trees:
        if holds == "context":
            modifiers[lang] |= read_modifiers(reader, tree, compilers[lang], tuple(sections))
        elif holds == "segmentation":
            whole_words += read_whole_words(reader, tree)
    rules: list[Rule] = []
    for reader, holds, lang, tree in trees:
        if holds == "rules":
            rules += read_rules(reader, tree, lang, compilers[lang], modifiers[lang], tuple(laws.categories))
    exemptions = read_exemptions(*law_file, laws, compilers, tuple(rule.id for rule in rules))
    problems += _duplicates(rules)
    if problems:
        raise PackError(problems)
    compiled = {
        lang: {n: compilers[lang].compiled_list(w) for n, w in lists[lang].items()} for lang in LANGUAGES
    }
    return ParsedPack(
        rules=tuple(rules),
        lists=compiled,
        modifiers=modifiers,
        sections=tuple(sections.values()),
        whole_words=tuple(whole_words),
        laws=laws,
        exemptions=exemptions,
        script=script,
        digest=digest,
    )


def _taken(found: Mapping[str, WordList], before: Mapping[str, WordList]) -> list[PackProblem]:
    """Lists that another file of the same folder has: there neither can mean to replace the other."""
    problems: list[PackProblem] = []
    for name, words in found.items():
        there = before[name].origin if name in before else ""
        file, _, line = words.origin.rpartition(":")
        if there and Path(there).parent == Path(file).parent:
            problems.append(
                PackProblem(
                    file,
                    int(line),
                    name,
                    Bilingual(f"词表 {name} 已在 {there}", f"the list {name} is already at {there}"),
                    Bilingual("合并或换一个名字", "merge the two or choose another name"),
                )
            )
    return problems


def _duplicates(rules: Sequence[Rule]) -> list[PackProblem]:
    first: dict[str, Rule] = {}
    problems: list[PackProblem] = []
    for rule in rules:
        if rule.id in first:
            file, _, line = rule.origin.rpartition(":")
            there = first[rule.id].origin
            problems.append(
                PackProblem(
                    file,
                    int(line),
                    f"{rule.id}.id",
                    Bilingual(f"编号 {rule.id} 已在 {there} 用过", f"the id {rule.id} is taken at {there}"),
                    Bilingual("换一个编号", "choose another id"),
                )
            )
        first.setdefault(rule.id, rule)
    return problems

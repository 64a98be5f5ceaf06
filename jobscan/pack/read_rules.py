"""Read a file of rules."""

from __future__ import annotations

from collections.abc import Mapping

from jobscan.finding import Bilingual, Force, Language
from jobscan.pack.example import read_example
from jobscan.pack.phrase import PhraseCompiler
from jobscan.pack.problem import nearest
from jobscan.pack.read_fix import read_fix
from jobscan.pack.read_words import read_phrases
from jobscan.pack.rule import Clearance, Example, Modifier, Rule
from jobscan.pack.yamltree import Reader, Tree

KEYS = (
    "id", "name", "category", "legal", "force", "favours", "by_default", "message", "suggestion", "explain", "known_problems",
    "find", "unless", "cleared_by", "fix", "examples",
)  # fmt: skip
REQUIRED = ("id", "name", "category", "force", "message", "suggestion", "explain", "find", "examples")


def read_rules(
    reader: Reader,
    tree: Tree,
    lang: Language,
    compiler: PhraseCompiler,
    modifiers: Mapping[str, Modifier],
    categories: tuple[str, ...],
) -> list[Rule]:
    """The rules of one file, in its order."""
    return [
        _rule(reader, item, lang, compiler, modifiers, categories) for item in reader.items(tree, "rules")
    ]


def _rule(
    reader: Reader,
    item: Tree,
    lang: Language,
    compiler: PhraseCompiler,
    modifiers: Mapping[str, Modifier],
    categories: tuple[str, ...],
) -> Rule:
    named = item.value.get("id") if isinstance(item.value, dict) else None
    name = named.value if named is not None and isinstance(named.value, str) else "rule"
    found = reader.mapping(item, name, KEYS, REQUIRED)
    forces = tuple(f.value for f in Force)
    force = reader.one_of(found.get("force"), f"{name}.force", forces)
    problems = found.get("known_problems")
    category = reader.one_of(found.get("category"), f"{name}.category", categories)
    by_default = reader.one_of(found.get("by_default"), f"{name}.by_default", ("true", "false"))
    return Rule(
        id=reader.text(found.get("id"), f"{name}.id"),
        lang=lang,
        name=reader.bilingual(found.get("name"), f"{name}.name"),
        category=category,
        legal=reader.one_of(found.get("legal"), f"{name}.legal", categories) or category,
        force=Force(force) if force in forces else Force.REQUIRE,
        favours=reader.text(found.get("favours"), f"{name}.favours"),
        by_default=by_default != "false",
        message=reader.bilingual(found.get("message"), f"{name}.message"),
        suggestion=reader.bilingual(found.get("suggestion"), f"{name}.suggestion"),
        explain=reader.bilingual(found.get("explain"), f"{name}.explain"),
        known_problems=reader.bilingual(problems, f"{name}.known_problems") if problems else None,
        find=read_phrases(reader, found.get("find"), f"{name}.find", compiler, searched=True),
        unless=read_phrases(reader, found.get("unless"), f"{name}.unless", compiler),
        cleared_by=_clearances(reader, found.get("cleared_by"), name, modifiers),
        flag=_examples(reader, found, name, "flag"),
        passes=_examples(reader, found, name, "pass"),
        origin=f"{reader.file}:{item.line}",
        fix=read_fix(reader, found["fix"], f"{name}.fix", compiler) if "fix" in found else None,
    )


def _clearances(
    reader: Reader, tree: Tree | None, name: str, modifiers: Mapping[str, Modifier]
) -> tuple[Clearance, ...]:
    found: list[Clearance] = []
    for item in reader.items(tree, f"{name}.cleared_by"):
        modifier = reader.text(item, f"{name}.cleared_by")
        if modifier and modifier not in modifiers:
            reader.refuse(
                item.line, f"{name}.cleared_by",
                Bilingual(f"没有名为 {modifier} 的修饰语", f"there is no modifier named {modifier}"),
                nearest(modifier, modifiers, Bilingual("在 context.yaml 里加上它", "add it to context.yaml")),
            )  # fmt: skip
        found.append(Clearance(modifier, f"{reader.file}:{item.line}"))
    return tuple(found)


def _examples(reader: Reader, found: Mapping[str, Tree], name: str, kind: str) -> tuple[Example, ...]:
    tree = found.get("examples")
    if tree is None:
        return ()
    field = f"{name}.examples"
    both = reader.mapping(tree, field, ("flag", "pass"), ()) if kind == "flag" else tree.value
    items = both.get(kind) if isinstance(both, dict) else None
    if items is None:
        reader.refuse(
            tree.line, f"{field}.{kind}", Bilingual(f"没有 {kind} 例句", f"no {kind} example"),
            Bilingual("至少写一条该报的（flag）和一条不该报的（pass）", "write at least one that must be flagged and one that must pass"),
        )  # fmt: skip
        return ()
    lines = list(reader.items(items, f"{field}.{kind}"))
    examples = tuple(read_example(reader, item, f"{field}.{kind}") for item in lines)
    for example, item in zip(examples, lines, strict=True):
        if bool(example.spans) != (kind == "flag"):
            reader.refuse(
                item.line, f"{field}.{kind}",
                Bilingual("flag 例句要用 <…> 标出命中，pass 例句不能有", "a flag example marks its spans with <…>, a pass example has none"),
                Bilingual("加上或删去标记", "add or drop the marks"),
            )  # fmt: skip
    return examples

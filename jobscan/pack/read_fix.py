"""Read the `fix` of a rule: drop, or what to write instead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jobscan.finding import Bilingual
from jobscan.pack.phrase import PhraseCompiler
from jobscan.pack.problem import nearest
from jobscan.pack.read_words import read_phrases
from jobscan.pack.rule import Fix
from jobscan.pack.yamltree import Reader, Tree

_DROP = "drop"
_KEYS = ("drop_unless", "replace")
LIST = re.compile(r"\{([^{}]*)\}")
"""A list in the wording of `replace`: 女{职业}."""


def read_fix(reader: Reader, tree: Tree, field: str, compiler: PhraseCompiler) -> Fix:
    """`drop`, or a mapping of `drop_unless` and `replace`."""
    if isinstance(tree.value, str):
        reader.one_of(tree, field, (_DROP,))
        return Fix(drop=True)
    found = reader.mapping(tree, field, _KEYS, ())
    if not found:
        reader.refuse(
            tree.line, field, Bilingual("没有写怎样改", "does not say how to change the wording"),
            Bilingual("写 drop，或写 replace", "write drop, or write replace"),
        )  # fmt: skip
    return Fix(
        drop="drop_unless" in found,
        drop_unless=read_phrases(reader, found.get("drop_unless"), f"{field}.drop_unless", compiler),
        replace=tuple(_replacements(reader, found.get("replace"), f"{field}.replace", compiler)),
    )


def _replacements(
    reader: Reader, tree: Tree | None, field: str, compiler: PhraseCompiler
) -> Iterator[tuple[str, str]]:
    if tree is None:
        return
    if not isinstance(tree.value, dict) or not tree.value:
        reader.refuse(
            tree.line, field, Bilingual("应是 措辞: 改写 的映射", "should be a mapping of wording to other wording"),
            Bilingual("例如 {空姐: 空乘人员}", "such as {salesman: salesperson}"),
        )  # fmt: skip
        return
    for wording, value in tree.value.items():
        instead = reader.text(value, f"{field}.{wording}")
        _check_lists(reader, value.line, f"{field}.{wording}", wording, instead, compiler)
        yield wording, instead


def _check_lists(
    reader: Reader, line: int, field: str, wording: str, instead: str, compiler: PhraseCompiler
) -> None:
    names = LIST.findall(wording)
    for name in names:
        if name not in compiler.lists:
            reader.refuse(
                line, field, Bilingual(f"没有词表 {{{name}}}", f"there is no list {{{name}}}"),
                nearest(name, compiler.lists, Bilingual("在 words.yaml 里加上它", "add it to words.yaml")),
            )  # fmt: skip
    if twice := [name for name, count in Counter(names).items() if count > 1]:
        reader.refuse(
            line, field, Bilingual(f"词表 {{{twice[0]}}} 写了两次", f"the list {{{twice[0]}}} stands twice"),
            Bilingual("每个词表只写一次", "write each list once"),
        )  # fmt: skip
    for name in LIST.findall(instead):
        if name not in names:
            reader.refuse(
                line, field, Bilingual(f"改写里的 {{{name}}} 不在原措辞里", f"{{{name}}} is not in the wording that is replaced"),
                Bilingual("只用原措辞里的词表", "use the lists of the wording only"),
            )  # fmt: skip

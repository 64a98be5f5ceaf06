"""Examples: ad wording with the exact spans to report marked <…>."""

from __future__ import annotations

import re

from jobscan.finding import Bilingual
from jobscan.pack.rule import Example
from jobscan.pack.yamltree import Reader, Tree

_MARK = re.compile(r"[<>]")


def read_example(reader: Reader, tree: Tree, field: str) -> Example:
    """An example and its marked spans, as offsets into the unmarked text."""
    source = reader.text(tree, field)
    text, spans, opened, last = "", [], -1, 0
    for mark in _MARK.finditer(source):
        text += source[last : mark.start()]
        last = mark.end()
        if (mark[0] == "<") == (opened >= 0):
            _refuse(reader, tree, field, source)
            break
        if mark[0] == ">":
            spans.append((opened, len(text)))
        opened = len(text) if mark[0] == "<" else -1
    else:
        if opened >= 0:
            _refuse(reader, tree, field, source)
    return Example(text + source[last:], tuple(spans), f"{reader.file}:{tree.line}")


def _refuse(reader: Reader, tree: Tree, field: str, source: str) -> None:
    reader.refuse(
        tree.line, field, Bilingual(f"“{source}”里的 < 和 > 不成对", f"< and > are not in pairs in “{source}”"),
        Bilingual("用 <…> 标出要报告的字", "mark what is to be reported with <…>"),
    )  # fmt: skip


def marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """`text` with `spans` marked <…>: the way examples are written."""
    out, last = "", 0
    for start, end in spans:
        out += f"{text[last:start]}<{text[start:end]}>"
        last = end
    return out + text[last:]

"""YAML text → a tree of values that know where they stand, and the comments between them.

PyYAML's events (libyaml's parser) rather than its nodes: no recursion, and what is too deep, too
many or an alias bomb is met before it is in memory. ruamel.yaml keeps comments, but composes
recursively and in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jobscan.finding import Bilingual
from jobscan.sources.ad import Comment
from jobscan.sources.tree import DEEPEST, MOST, Node, Record, Text

_COMMENT = re.compile(r"(?:(?<=\s)|\A)#[^\r\n]*")
_NULL = ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class Parsed:
    """The documents of a file, as far as they could be read; the comments; what is wrong, and where."""

    documents: list[Node] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    problem: Bilingual | None = None
    line: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not closed yet. `weight` counts its values, those behind aliases again."""

    items: list[Node] | dict[str, Node]
    start: int
    anchor: str | None
    key: str | None = None
    weight: int = 1


class _Refused(Exception):
    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def parse(text: str) -> Parsed:
    """What `text` holds. A broken end costs the document it is in, but for the items of a list before it."""
    import yaml

    parsed, build = Parsed(), _Build()
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    line = 0
    try:
        for event in yaml.parse(text, Loader=loader):
            line = event.start_mark.line + 1 if event.start_mark else line
            build.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
        at = getattr(error, "position", None)  # of a character that YAML does not allow
        parsed.line = mark.line + 1 if mark else text.count("\n", 0, at) + 1 if isinstance(at, int) else 1
        parsed.problem = Bilingual(
            zh=f"不是有效的 YAML（{what}）；请检查缩进、引号和冒号后的空格。",
            en=f"is not valid YAML ({what}); see to the indentation, the quotes, and the space after a colon.",
        )
    except _Refused as refused:
        parsed.line, parsed.problem = line, refused.problem
    parsed.documents = build.documents()
    parsed.comments = list(_comments(text, build.spans))
    return parsed


class _Build:
    def __init__(self) -> None:
        self.spans: list[tuple[int, int, str]] = []
        self._done: list[Node] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._weight = 0

    def documents(self) -> list[Node]:
        """Those that are whole, and of one that is not the list that it is as far as it goes."""
        begun = self._open[0].items if self._open else None
        return [*self._done, begun] if isinstance(begun, list) and begun else self._done

    def take(self, event: Any) -> None:
        kind, start, end = type(event).__name__, event.start_mark.index, event.end_mark.index
        if kind == "ScalarEvent":
            self.spans.append((start, end, event.style or ""))
            if not event.style and event.value in _NULL:
                self._add("null", event.anchor, 1, event.value)
            else:
                self._add(Text(start, end, event.value, event.style or ""), event.anchor, 1, event.value)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            if len(self._open) >= DEEPEST:
                raise _Refused(_TOO_DEEP)
            self._open.append(_Open([] if kind == "SequenceStartEvent" else {}, start, event.anchor))
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            closed = self._open.pop()
            value = (
                closed.items if isinstance(closed.items, list) else _merged(closed.items, closed.start, end)
            )
            self._add(value, closed.anchor, closed.weight, "?")
        elif kind == "AliasEvent":
            if event.anchor not in self._anchors:
                raise _Refused(_CYCLE)
            aliased, weight = self._anchors[event.anchor]
            self._weight += weight
            if self._weight > MOST:
                raise _Refused(_TOO_MANY)
            self._add(_placed(aliased, start, end), None, weight, "?")

    def _add(self, value: Node, anchor: str | None, weight: int, name: str) -> None:
        """`name`: what the value is called where it is a key."""
        self._weight += 1
        if self._weight > MOST:
            raise _Refused(_TOO_MANY)
        if anchor:
            self._anchors[anchor] = value, weight
        if not self._open:
            self._done.append(value)
            return
        into = self._open[-1]
        into.weight += weight
        if isinstance(into.items, list):
            into.items.append(value)
        elif into.key is None:
            into.key = name
        else:
            into.items[into.key] = value
            into.key = None


def _merged(values: dict[str, Node], start: int, end: int) -> Record:
    """With what `<<: *base` brings in."""
    base = values.get("<<")
    bases = base if isinstance(base, list) else [base]
    if any(isinstance(b, Record) for b in bases):
        own = {k: v for k, v in values.items() if k != "<<"}
        for b in bases:
            own = {**(b.values if isinstance(b, Record) else {}), **own}
        return Record(own, start, end)
    return Record(values, start, end)


def _placed(node: Node, start: int, end: int) -> Node:
    """What an alias stands for, with the alias as its place. As deep as DEEPEST at most."""
    if isinstance(node, Text):
        return Text(start, end, node.value, "*")
    if isinstance(node, Record):
        return Record({k: _placed(v, start, end) for k, v in node.values.items()}, start, end)
    return [_placed(v, start, end) for v in node] if isinstance(node, list) else node


def _comments(text: str, spans: list[tuple[int, int, str]]) -> Iterator[Comment]:
    """`# …` between the scalars, and behind the | that opens a block."""
    at = 0
    for start, end, style in [*spans, (len(text), len(text), "")]:
        if style in ("|", ">"):
            line = text.find("\n", start, end)
            start = line if line >= 0 else start
        for found in _COMMENT.finditer(text, at, start):
            yield Comment(found[0].lstrip("#").strip(), found.start(), found.end())
        at = max(at, end)


_TOO_DEEP = Bilingual(
    zh=f"嵌套超过 {DEEPEST} 层，不像是招聘数据，没有检查；请导出为一层的记录。",
    en=f"is nested deeper than {DEEPEST} levels, which no data about jobs is, and was not checked; write flat records.",
)
_TOO_MANY = Bilingual(
    zh=f"含有超过 {MOST // 10_000} 万个值（别名按展开后计），没有检查；请拆成几个文件。",
    en=f"holds more than {MOST // 1_000_000} million values, aliases counted as often as they are used, and was not "
    "checked; split it.",
)
_CYCLE = Bilingual(
    zh="有一个别名（*）指向自身或不存在的锚点（&），没有检查；请改正。",
    en="has an alias (*) of itself, or of an anchor (&) that is not there, and was not checked; mend it.",
)

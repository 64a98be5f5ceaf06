"""The front matter of Markdown: YAML between `---`, TOML between `+++`, each value with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobscan.sources.ad import Comment
from jobscan.sources.place import Mapped, Place, instead, join, verbatim

LARGEST = 64 * 1024
"""Characters. More is no front matter, and PyYAML takes seconds for it."""

_YAML = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\ufeff?\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\r\n]*", re.MULTILINE)
_WORD = re.compile(r"\S+|\s+")
_WORDED = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
# What is for the site's generator, not for readers.
_TECHNICAL = frozenset("layout slug permalink url aliases image images template type id lang weight".split())
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Value:
    """A value: `name` as in "requirements[2]", `key` and `text` placed there; a key of nothing: one of a list."""

    name: str
    key: Mapped | None
    text: Mapped


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values in order, comments, and where the body begins. `bad`: it is neither YAML nor TOML: where it is not."""

    values: tuple[Value, ...]
    comments: tuple[Comment, ...]
    end: int
    bad: int = -1


def front_matter(source: str) -> FrontMatter | None:
    """What stands before the body of a Markdown file, or None: there is none."""
    window = source[:LARGEST]
    if found := _YAML.match(window):
        return _yaml(source, found.start(1), found.end(1), found.end())
    if found := _TOML.match(window):
        return _toml(source, found.start(1), found.end(1), found.end())
    return None


def _yaml(source: str, start: int, stop: int, end: int) -> FrontMatter | None:
    import yaml

    try:
        root = yaml.compose(source[start:stop], Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return FrontMatter((), (), end, start + (mark.index if mark else 0))
    except RecursionError:
        return FrontMatter((), (), end, start)
    if not isinstance(root, yaml.MappingNode):
        return None  # a rule and a paragraph
    scalars: list[tuple[int, int]] = []
    values: list[Value] = []
    # Every node once, so that aliases cannot multiply.
    todo: list[tuple[str, Any, Any]] = [("", None, root)]
    seen: set[int] = set()
    while todo:
        name, key, node = todo.pop()
        if id(node) in seen or name.count(".") + name.count("[") > _DEEPEST:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            scalars += [_span(k, start) for k, _ in node.value if isinstance(k, yaml.ScalarNode)]
            todo += [
                (f"{name}.{k.value}" if name else k.value, k, value)
                for k, value in reversed(node.value)
                if isinstance(k, yaml.ScalarNode) and k.value.lower() not in _TECHNICAL
            ]
        elif isinstance(node, yaml.SequenceNode):
            todo += [
                (f"{name}[{number}]", key if number == 1 else None, item)
                for number, item in reversed(list(enumerate(node.value, 1)))
            ]
        else:
            scalars.append(_span(node, start))
            if node.tag in _WORDED and node.value.strip():
                place = Place(field=name)
                label = located(source, key.value, *_span(key, start), place) if key else None
                values.append(Value(name, label, located(source, node.value, *_span(node, start), place)))
    return FrontMatter(tuple(values), tuple(_comments(source, start, stop, scalars)), end)


def _toml(source: str, start: int, stop: int, end: int) -> FrontMatter:
    try:
        table = tomllib.loads(source[start:stop].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return FrontMatter((), (), end, start)
    values: list[Value] = []
    at = start
    for name, key, text in _strings(table):
        place = Place(field=name)
        label = None
        if key:
            at = max(source.find(key, at, stop), at)
            label = located(source, key, at, stop, place)
        value = located(source, text, at, stop, place)
        at = max(at, value.segments[-1].source_end)
        values.append(Value(name, label, value))
    scalars = [(v.text.segments[0].source, v.text.segments[-1].source_end) for v in values]
    return FrontMatter(tuple(values), tuple(_comments(source, start, stop, scalars)), end)


def _strings(value: Any, name: str = "", key: str = "") -> Iterator[tuple[str, str, str]]:
    """Name, key (of a list: with its first item) and text of every string and number."""
    if isinstance(value, dict):
        for k, item in value.items():
            if k.lower() not in _TECHNICAL:
                yield from _strings(item, f"{name}.{k}" if name else k, k)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _strings(item, f"{name}[{number}]", key if number == 1 else "")
    elif isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
        yield name, key, str(value)


def _span(node: Any, start: int) -> tuple[int, int]:
    return start + node.start_mark.index, start + node.end_mark.index


def _comments(source: str, start: int, stop: int, scalars: list[tuple[int, int]]) -> Iterator[Comment]:
    """What begins with # outside of keys and values."""
    inside = iter(sorted(scalars))
    span = next(inside, None)
    at = start
    while found := _COMMENT.search(source, at, stop):
        while span and span[1] <= found.start():
            span = next(inside, None)
        if span and span[0] <= found.start():
            at = span[1]
            continue
        yield Comment(found[0][1:], found.start(), found.end())
        at = found.end()


def located(source: str, text: str, start: int, stop: int, place: Place) -> Mapped:
    """`text`, whose words stand in the source between `start` and `stop`, quotes, indents and escapes apart."""
    parts: list[Mapped] = []
    at = start
    for word in _WORD.findall(text.strip()):
        found = (
            source.find(word, at, stop) if not word.isspace() else at if source.startswith(word, at) else -1
        )
        if found < 0:
            parts.append(instead(word, min(at, stop), min(at, stop), place))
        else:
            parts.append(verbatim(word, found, place))
            at = found + len(word)
    return join(parts)

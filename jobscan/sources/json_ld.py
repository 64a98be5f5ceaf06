"""JSON-LD in a page: the wording of every schema.org JobPosting, with the place of each character.

extruct was compared: it loses the places, takes 0.4 s and 33 MB to import (RDF and microformats come
along), and one script with bad JSON costs all others on the page. What it forgives (comments, a comma
too many, line ends inside strings) is forgiven here too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from jobscan.sources.literal import literal
from jobscan.sources.place import Mapped

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
# Around and inside the JSON, outside its strings.
_FORGIVEN = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|<!--|-->|<!\[CDATA\[|\]\]>|;\s*\Z|,(?=\s*+[}\]])", re.DOTALL
)
_LOCAL_NAME = re.compile(r"[^:/#]*\Z")
_DEEPEST = 200
_OF_JSON_LD = frozenset(("type", "id", "context", "url", "sameAs", "image"))


class NotJson(Exception):
    """Where the script is no JSON: the offset in the script, as near as it is known."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def postings(script: str, names: frozenset[str]) -> Iterator[list[tuple[str, Mapped]]]:
    """The properties `names` of each JobPosting in a script, in its order; sources count in `script`.

    Raises NotJson.
    """
    for members, spans in _jobs(script):
        yield [
            (name, text)
            for name, member in members
            if name in names
            for text in _texts(script, spans, member)
        ]


def facts(script: str, names: frozenset[str]) -> Iterator[dict[str, str]]:
    """What each JobPosting in a script says by its properties `names`, nested ones by their path.

    As in {"hiringOrganization.name": "…", "jobLocation.address.addressLocality": "…"}; of several
    values the first. Raises NotJson.
    """
    for members, spans in _jobs(script):
        found: dict[str, str] = {}
        todo = [(name, member) for name, member in reversed(members) if name in names]
        while todo:
            path, value = todo.pop()
            if isinstance(value, list):
                todo += [(path, item) for item in reversed(value)]
            elif isinstance(value, dict):
                below = [(_name(script, spans, key), member) for key, member in value.items()]
                todo += [
                    (f"{path}.{name}", member) for name, member in reversed(below) if name not in _OF_JSON_LD
                ]
            elif isinstance(value, str):
                found.setdefault(path, literal(script, spans[int(value)][0], strict=False).text)
        yield found


_Members = list[tuple[str, Any]]
_Spans = list[tuple[int, int]]


def _jobs(script: str) -> Iterator[tuple[_Members, _Spans]]:
    """The members of each JobPosting; a string in them is the number of its place among the spans."""
    # Every string is replaced by its number, so that what the parser makes of it can be found again.
    spans = [found.span() for found in _STRING.finditer(script)]
    numbers = iter(range(len(spans)))
    marked = _STRING.sub(lambda _: f'"{next(numbers)}"', script)
    todo = [_parsed(marked, spans)]
    while todo:
        value = todo.pop()
        if isinstance(value, list):
            todo += reversed(value)
        elif isinstance(value, dict):
            members = [(_name(script, spans, key), member) for key, member in value.items()]
            if any(_is_job(script, spans, member) for name, member in members if name == "type"):
                yield members, spans
            else:
                todo += [member for _, member in reversed(members)]


def _parsed(marked: str, spans: list[tuple[int, int]]) -> Any:
    text = ""
    for forgiving in (False, True):
        text = _FORGIVEN.sub("", marked) if forgiving else marked
        try:
            return json.loads(text, parse_int=_nothing, parse_float=_nothing)
        except (ValueError, RecursionError) as error:
            at = getattr(error, "pos", 0)
    # The last string before the error says where it is in the script.
    before = _STRING.findall(text, 0, at)
    raise NotJson(spans[int(before[-1].strip('"'))][1] if before else 0)


def _nothing(_: str) -> None:
    """A number is no wording, and may have too many digits."""


def _name(script: str, spans: list[tuple[int, int]], key: str) -> str:
    """The local name of a key: `title` of `schema:title`, `type` of `@type`."""
    start, end = spans[int(key)]
    found = _LOCAL_NAME.search(literal(script[start : min(end, start + 200)], 0, strict=False).text)
    return (found[0] if found else "").removeprefix("@")


def _is_job(script: str, spans: list[tuple[int, int]], value: Any) -> bool:
    values = value if isinstance(value, list) else [value]
    return any(isinstance(v, str) and _name(script, spans, v) == "JobPosting" for v in values)


def _texts(script: str, spans: list[tuple[int, int]], value: Any, depth: int = 0) -> Iterator[Mapped]:
    """The strings in a value, whatever it is made of; addresses and types are no wording."""
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _texts(script, spans, item, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, item in value.items():
            if _name(script, spans, key) not in _OF_JSON_LD:
                yield from _texts(script, spans, item, depth + 1)
    elif isinstance(value, str):
        text = literal(script, spans[int(value)][0], strict=False)
        if text.text.strip():
            yield text

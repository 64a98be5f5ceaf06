"""JSON text → a tree of values that know where they stand; no recursion, bounded depth and size.

json, msgspec, orjson and simdjson give values without offsets; the libraries that do (json-source-map,
dirtyjson) are slow and left alone by their authors.
"""

from __future__ import annotations

import re

from jobscan.finding import Bilingual
from jobscan.sources.literal import literal
from jobscan.sources.tree import DEEPEST, MOST, Node, Record, Text

_TOKEN = re.compile(
    r'[ \t\r\n\ufeff]*+(?:(?P<string>"[^"\\]*+(?:\\.[^"\\]*+)*+")|(?P<mark>[{}\[\],:])'
    r"|(?P<atom>-?\d++(?:\.\d++)?(?:[eE][+-]?\d++)?|true|false|null|NaN|-?Infinity))",
    re.DOTALL,
)
_SPACE = re.compile(r"[ \t\r\n\ufeff]*+")


class JsonError(Exception):
    """What is wrong, at which character."""

    def __init__(self, at: int, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.at = at
        self.problem = problem


def skip_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def parse(text: str, at: int = 0) -> tuple[Node, int]:
    """The value at `at` and where it ends. Of a key that stands twice the last value counts. Raises JsonError."""
    stack: list[tuple[dict[str, Node] | list[Node], int, str]] = []
    count = 0
    value: Node
    key = ""
    expect = "value"  # value, first (or the end of a list), key, first key, colon, next
    while True:
        found = _TOKEN.match(text, at)
        if found is None:
            raise wrong(text, skip_space(text, at))
        start, at = found.start(found.lastgroup or 0), found.end()
        mark = found["mark"]
        done = False
        if expect in ("key", "first key") and found["string"]:
            key, expect = _key(text, start), "colon"
            continue
        if expect == "colon" and mark == ":":
            expect = "value"
            continue
        if expect == "next" and mark == ",":
            expect = "key" if isinstance(stack[-1][0], dict) else "value"
            continue
        if expect in ("value", "first") and (mark in ("{", "[") or not mark):
            count += 1
            if count > MOST:
                raise JsonError(start, _TOO_MANY)
            if mark:
                if len(stack) >= DEEPEST:
                    raise JsonError(start, TOO_DEEP)
                stack.append(({} if mark == "{" else [], start, key))
                expect = "first key" if mark == "{" else "first"
                continue
            value, done = (_string(found["string"], start) if found["string"] else found["atom"]), True
        elif mark == "}" and expect in ("first key", "next") and isinstance(stack[-1][0], dict):
            value, done = Record(stack[-1][0], stack[-1][1], at), True
            key = stack.pop()[2]
        elif mark == "]" and expect in ("first", "next") and isinstance(stack[-1][0], list):
            value, done = stack[-1][0], True
            key = stack.pop()[2]
        if not done:
            raise wrong(text, start)
        if not stack:
            return value, at
        into = stack[-1][0]
        if isinstance(into, dict):
            into[key] = value
        else:
            into.append(value)
        expect = "next"


def _string(literal: str, start: int) -> Text:
    """With its value where that takes no unescaping: most strings of a record are fields that nobody maps."""
    return Text(start, start + len(literal), "" if "\\" in literal else literal[1:-1])


def _key(text: str, start: int) -> str:
    try:
        return literal(text, start).text
    except ValueError as error:
        raise JsonError(start, bad_string(error)) from error


def wrong(text: str, at: int) -> JsonError:
    """What to say of the character at `at`, which may not stand there."""
    if at >= len(text) or text[at] == '"':
        return JsonError(
            min(at, len(text)),
            Bilingual(
                zh="不是完整的 JSON：在结束之前就断了；文件可能被截断，请重新导出。",
                en="is not complete JSON: it breaks off; the file may be cut short, export it again.",
            ),
        )
    found = text[at] if text[at].isprintable() else "\ufffd"
    return JsonError(
        at,
        Bilingual(
            zh=f"不是有效的 JSON：这里不应是“{found}”；请检查前后的逗号、引号和括号。",
            en=f"is not valid JSON: “{found}” may not stand here; see to the commas, quotes and brackets around it.",
        ),
    )


def bad_string(error: ValueError) -> Bilingual:
    return Bilingual(
        zh=f"不是有效的 JSON 字符串（{error}）；请修正转义。", en=f"is not a valid JSON string ({error}); mend the escape."
    )  # fmt: skip


TOO_DEEP = Bilingual(
    zh=f"嵌套超过 {DEEPEST} 层，不像是招聘数据，没有检查；请导出为一层的记录。",
    en=f"is nested deeper than {DEEPEST} levels, which no data about jobs is, and was not checked; export flat records.",
)
_TOO_MANY = Bilingual(
    zh=f"含有超过 {MOST // 10_000} 万个值，没有检查；请导出为 JSON Lines（.jsonl），每行一条记录。",
    en=f"holds more than {MOST // 1_000_000} million values and was not checked; export JSON Lines (.jsonl), one record a "
    "line.",
)

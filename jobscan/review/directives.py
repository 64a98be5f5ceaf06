"""What `jobscan-ignore` comments say: the grammar, and every way to get it wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from jobscan.finding import Bilingual

Scope = Literal["line", "start", "end", "file", "ad"]

LONGEST = 2_000
"""Characters of a comment that are read. What is longer is no suppression but a document."""

_HEAD = re.compile(r"jobscan[-_]ignore(?P<kind>[-_][\w-]*)?\s*[:：]?\s*(?P<rest>.*)")
_KINDS: dict[str, Scope] = {"": "line", "start": "start", "end": "end", "file": "file"}
_NAME = r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*"
_NAMES = rf"{_NAME}(?: ?[,，、] ?{_NAME})*"
# A hyphen needs its spaces: rule ids are full of them.
_SEPARATOR = r"(?: ?[—–:：,，]+ ?| -{1,3} )"
_RULES = re.compile(rf"(?P<names>{_NAMES})(?![\w-])(?:{_SEPARATOR}(?P<reason>.*))?")
_NEXT = re.compile(rf" ?[;；] ?(?={_NAMES}{_SEPARATOR})")
_UNTIL = re.compile(
    r"[(（\[]? ?(?<![A-Za-z])until ?[:：] ?(?P<date>[^\s)）\],，;；。]*) ?[)）\]]?", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Directive:
    """One suppression of one rule id or category; for `end` the name may be empty.

    `until` is an ISO date, the last day on which it counts, or empty.
    """

    scope: Scope
    name: str
    reason: str
    until: str


def is_directive(comment: str) -> bool:
    """Whether a comment is meant for jobscan."""
    return comment.lstrip().startswith(("jobscan-ignore", "jobscan_ignore"))


def parse(comment: str, known: Collection[str]) -> Iterator[Directive | Bilingual]:
    """The suppressions in the text of a comment, or what is wrong with it. `known`: rules and categories."""
    head = _HEAD.fullmatch(" ".join(comment[:LONGEST].split()))
    if head is None:
        return
    kind = (head["kind"] or "").lstrip("-_")
    if kind not in _KINDS:
        yield _no_such_kind(kind)
        return
    yield from _rules(_KINDS[kind], head["rest"], known)


def parse_field(value: str, known: Collection[str]) -> Iterator[Directive | Bilingual]:
    """The suppressions in a column or key `jobscan_ignore`: `RULE — reason; RULE — reason`."""
    value = " ".join(value[:LONGEST].split())
    if head := _HEAD.fullmatch(value):
        value = head["rest"]
    for part in _NEXT.split(value.strip(";； ")) if value else ():
        yield from _rules("ad", part, known)


def _rules(scope: Scope, text: str, known: Collection[str]) -> Iterator[Directive | Bilingual]:
    text = text.strip()
    if scope == "end" and not text:
        yield Directive("end", "", "", "")
        return
    found = _RULES.fullmatch(text)
    if found is None:
        yield _SHAPE
        return
    names = re.split(r" ?[,，、] ?", found["names"])
    said = found["reason"] or ""
    if len(names) > 1 and not said and names[0] in known and not set(names[1:]) <= set(known):
        yield _NO_REASON  # zh-gender-only, statutory: the comma was meant to begin the reason
        return
    yield from (_no_such_rule(name, known) for name in names if name not in known)
    names = [name for name in dict.fromkeys(names) if name in known]
    if scope == "end":
        yield from (Directive("end", name, "", "") for name in names)
        return
    until = _UNTIL.search(said)
    date = until["date"] if until else ""
    if until:
        said = said[: until.start()] + said[until.end() :]
        if not _is_date(date):
            yield _bad_date(date)
            return
    reason = " ".join(said.split()).strip("—–-:：,，;； ")
    if not any(c.isalnum() for c in reason):
        yield _NO_REASON
        return
    yield from (Directive(scope, name, reason, date) for name in names)


def _is_date(date: str) -> bool:
    from datetime import date as day

    try:
        return bool(_DATE.fullmatch(date) and day.fromisoformat(date))
    except ValueError:
        return False


_SHAPE = Bilingual(
    zh="jobscan-ignore 的写法有误，没有生效；请写成 jobscan-ignore: 规则编号 — 理由。",
    en="this jobscan-ignore is not written as it should be and has no effect; "
    "write jobscan-ignore: RULE — reason.",
)
_NO_REASON = Bilingual(
    zh="jobscan-ignore 没有写理由，没有生效；请写成 jobscan-ignore: 规则编号 — 理由。",
    en="this jobscan-ignore gives no reason and has no effect; write jobscan-ignore: RULE — reason.",
)


def _bad_date(date: str) -> Bilingual:
    return Bilingual(
        zh=f"jobscan-ignore 的截止日期“{date}”无效，没有生效；请写成 until: 2027-01-31。",
        en=f'this jobscan-ignore ends on "{date}", which is no date, and has no effect; '
        "write until: 2027-01-31.",
    )


def _no_such_kind(kind: str) -> Bilingual:
    maybe = _nearest(kind, [kind for kind in _KINDS if kind])
    return Bilingual(
        zh=f"没有 jobscan-ignore-{kind} 这种写法，没有生效{maybe.zh}"
        "可用的有 jobscan-ignore、jobscan-ignore-start、jobscan-ignore-end、jobscan-ignore-file。",
        en=f"there is no jobscan-ignore-{kind}, it has no effect{maybe.en} "
        "Known: jobscan-ignore, jobscan-ignore-start, jobscan-ignore-end, jobscan-ignore-file.",
    )


def _no_such_rule(name: str, known: Collection[str]) -> Bilingual:
    maybe = _nearest(name, known)
    return Bilingual(
        zh=f"jobscan-ignore 写的“{name}”不是规则编号，也不是类别，没有生效{maybe.zh}"
        "jobscan rules list 会列出全部规则。",
        en=f'this jobscan-ignore names "{name}", which is no rule and no category, and has no effect{maybe.en} '
        "jobscan rules list lists the rules.",
    )


def _nearest(name: str, known: Collection[str]) -> Bilingual:
    close: Sequence[str] = get_close_matches(name.lower(), known, n=1, cutoff=0.6)
    if not close:
        return Bilingual(zh="；", en=".")
    return Bilingual(zh=f"；您是不是想写 {close[0]}？", en=f"; did you mean {close[0]}?")

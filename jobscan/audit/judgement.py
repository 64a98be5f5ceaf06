"""What people wrote into a sheet, held against the sample that it was made from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jobscan.audit.estimate import ANY, Judged
from jobscan.audit.sheet import COLUMNS, OTHER
from jobscan.audit.sheet_file import BadSheet, Line, Wrong
from jobscan.finding import Bilingual

_KEY = re.compile(r"S(\d{1,9})-(\d{1,9})-(?:A|F(\d{1,9}))-[0-9a-f]{8}")
_YES = frozenset("是 对 對 y yes true 1 ✓ ✔ √ ☑".split())
_NO = frozenset("否 不 不是 不对 不對 n no false 0 ✗ ✘ × ☒".split())
_APART = re.compile(r"[\s,，、;；/|+]*")
_TOKEN = re.compile(r"[^,，、;；/|+\n]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A text of the sample: the categories of its findings by their numbers, and the keys of its lines."""

    number: int
    stratum: str
    weight: float
    ads: int
    findings: Mapping[int, str]
    keys: Mapping[str, int | None]
    """The finding that a line is of; None: the ad as a whole."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judged texts, and how many lines were asked, answered, left empty and not in the sheet."""

    judged: tuple[Judged, ...]
    asked: int
    answered: int
    empty: int
    gone: int
    texts: int
    """Texts of which every line was answered."""


@dataclass(frozen=True, slots=True)
class _Answer:
    right: bool | None
    missed: frozenset[str]


def sample_of(lines: Sequence[Line]) -> int:
    """The number of the sample that the sheet says it is of: that of most of its lines. Raises BadSheet."""
    counted: dict[int, int] = {}
    for line in lines:
        if found := _KEY.fullmatch(line.cells["key"]):
            counted[int(found[1])] = counted.get(int(found[1]), 0) + 1
    if not counted:
        raise BadSheet(*(_of_key(line) for line in lines), *([] if lines else [Wrong(0, "", _EMPTY)]))
    return max(counted, key=lambda number: (counted[number], -number))


def read(lines: Sequence[Line], asked: Sequence[Asked], categories: Mapping[str, Bilingual]) -> Verdict:
    """What the lines say of the texts. Raises BadSheet with everything that is wrong."""
    wrong: list[Wrong] = []
    places = {key: (text, finding) for text in asked for key, finding in text.keys.items()}
    answers: dict[str, _Answer] = {}
    first: dict[str, int] = {}
    for line in lines:
        key = line.cells["key"]
        if key not in places:
            wrong.append(_of_key(line))
        elif key in first:
            wrong.append(Wrong(line.number, "key", _doubled(first[key])))
        else:
            first[key] = line.number
            answer = _answer(line, places[key][1] is None, categories)
            if isinstance(answer, Wrong):
                wrong.append(answer)
            else:
                answers[key] = answer
    if wrong:
        raise BadSheet(*wrong)
    answered = sum(answer.right is not None for answer in answers.values())
    done = sum(all(k in answers and answers[k].right is not None for k in text.keys) for text in asked)
    judged = tuple(found for text in asked if (found := _judged(text, answers, categories)).true)
    return Verdict(judged, len(places), answered, len(answers) - answered, len(places) - len(answers), done)


def _judged(text: Asked, answers: Mapping[str, _Answer], categories: Mapping[str, Bilingual]) -> Judged:
    """A category that was found is true where a finding of it is right, or where it is said to have been missed."""
    right: dict[str, list[bool | None]] = {}
    whole = _Answer(None, frozenset())
    for key, finding in text.keys.items():
        answer = answers.get(key, _Answer(None, frozenset()))
        if finding is None:
            whole = answer
        else:
            right.setdefault(text.findings[finding], []).append(answer.right)
    true = {
        category: True in said or category in whole.missed
        for category, said in right.items()
        if None not in said
    }
    every = [one for said in right.values() for one in said]
    if (right and None not in every) or (not right and whole.right is not None):
        true[ANY] = True in every or bool(whole.missed)
    if whole.right is not None:
        true |= {category: category in whole.missed for category in categories if category not in right}
    return Judged(text.stratum, text.weight, text.ads, frozenset(right), true)


def _answer(line: Line, of_ad: bool, categories: Mapping[str, Bilingual]) -> _Answer | Wrong:
    said = unicodedata.normalize("NFKC", line.cells["judgement"]).strip().casefold()
    missed = line.cells["missed"]
    if said and said not in _YES | _NO:
        return Wrong(line.number, "judgement", _neither(line.cells["judgement"]))
    right = None if not said else said in _YES
    if missed and not of_ad:
        return Wrong(line.number, "missed", _OF_A_FINDING)
    if missed and right:
        return Wrong(line.number, "missed", _CONTRADICTION)
    if of_ad and right is False and not missed:
        return Wrong(line.number, "missed", _WHICH)
    found = frozenset(_named(missed, categories))
    if None in found:
        return Wrong(line.number, "missed", _unknown(missed, categories))
    named = frozenset(name for name in found if name is not None)
    return _Answer(False if missed else right, named)


def _named(said: str, categories: Mapping[str, Bilingual]) -> Iterator[str | None]:
    """The categories that are named, by id or by either name; None: what is none. Names may hold commas."""
    known = {OTHER.zh: OTHER.en, "其它": OTHER.en, OTHER.en: OTHER.en}
    for id, names in categories.items():
        known |= {id.casefold(): id, names.zh.casefold(): id, names.en.casefold(): id}
    longest = sorted(known, key=len, reverse=True)
    folded, at = unicodedata.normalize("NFC", said).casefold(), 0
    while (at := _skip(folded, at)) < len(folded):
        name = next((n for n in longest if folded.startswith(n, at) and _ends(folded, at + len(n))), None)
        if name is None:
            yield None
            return
        yield known[name]
        at += len(name)


def _skip(text: str, at: int) -> int:
    found = _APART.match(text, at)
    return found.end() if found else at


def _ends(text: str, at: int) -> bool:
    return at == len(text) or bool(re.match(r"\s*(?:[,，、;；/|+\n]|$)", text[at:]))


_EMPTY = Bilingual(
    zh="表里一行也没有；请用 jobscan audit sample 写出的表。",
    en="has no rows; use the sheet that jobscan audit sample wrote.",
)
_OF_A_FINDING = Bilingual(
    zh="这一行问的是一处发现；漏掉的类别请写在这份广告的最后一行。",
    en="this row asks about one finding; name what was missed in the ad's last row.",
)
_CONTRADICTION = Bilingual(
    zh="判断是“是”（没有漏掉），却写了漏掉的类别；有漏掉的就把判断改成“否”，没有就清空这一格。",
    en="the judgement is yes (nothing was missed), and yet categories are named; make it no, or empty this cell.",
)
_WHICH = Bilingual(
    zh="判断是“否”（有漏掉的），但没有写漏掉了哪些类别；请写出类别，不属于任何类别的写“其他”。",
    en="the judgement is no (something was missed), but not what; name the categories, or write other.",
)


def _of_key(line: Line) -> Wrong:
    key = line.cells["key"]
    shown = key if len(key) <= 40 else key[:40] + "…"
    return Wrong(
        line.number,
        "key",
        Bilingual(
            zh=f"“{shown}”不是这个样本的编号；请从原表恢复这一格，或删去这一行，并确认数据库没有弄错。",
            en=f"“{shown}” is no key of this sample; restore the cell from the sheet as it was written or delete the row, "
            "and make sure that it is the right database.",
        ),
    )


def _doubled(line: int) -> Bilingual:
    return Bilingual(
        zh=f"与第 {line} 行重复；请只留一行。", en=f"is the same as in line {line}; keep one of the two."
    )


def _neither(said: str) -> Bilingual:
    shown = said if len(said) <= 40 else said[:40] + "…"
    return Bilingual(
        zh=f"“{shown}”既不是“是”也不是“否”；请填“是”或“否”，不确定就留空。",
        en=f"“{shown}” is neither yes nor no; write yes or no, or leave it empty where you cannot tell.",
    )


def _unknown(said: str, categories: Mapping[str, Bilingual]) -> Bilingual:
    shown = said if len(said) <= 60 else said[:60] + "…"
    return Bilingual(
        zh=f"“{shown}”里有不认识的类别；可写：{'；'.join(name.zh for name in categories.values())}；其他。",
        en=f"“{shown}” names a category that is not known; these are: "
        f"{'; '.join(name.en for name in categories.values())}; other.",
    )


def shown_column(name: str) -> Bilingual:
    """A column as the reader of the sheet knows it."""
    return COLUMNS[name] if name else Bilingual(zh="", en="")

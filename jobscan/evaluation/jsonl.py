"""Labelled ads, one JSON object a line: `id`, `lang`, `text`, `findings: [{category, start, end, quote}]`.

Whatever else an object holds (`source`, notes) is left alone. Offsets count characters, and the
quote is checked against them: labels that slipped are refused, not scored.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from jobscan.evaluation.labels import Label, LabelledAd, Problems, language
from jobscan.finding import Bilingual, Language

_KINDS = {
    str: Bilingual("一段文字", "a text"),
    int: Bilingual("一个整数", "an integer"),
    list: Bilingual("一个列表", "a list"),
    dict: Bilingual("一个对象", "an object"),
}
_EXAMPLE = {
    "id": '"id": "zh-1"',
    "lang": '"lang": "zh"',
    "text": '"text": "…"',
    "findings": '"findings": []',
    "category": '"category": "age"',
    "start": '"start": 0',
    "end": '"end": 4',
    "quote": '"quote": "…"',
}


def read_jsonl(text: str, origin: str, known: Collection[str], problems: Problems) -> tuple[LabelledAd, ...]:
    """The ads of one file; what is wrong goes to `problems`. Blank lines separate nothing."""
    ads: list[LabelledAd] = []
    seen: dict[str, int] = {}
    # Not splitlines(): a JSON string may hold U+2028.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        ad = _ad(line, number, origin, known, problems)
        if ad is None:
            continue
        if ad.id in seen:
            problems.refuse(
                number, "id", Bilingual(f"{ad.id} 在第 {seen[ad.id]} 行已经有了", f"{ad.id} stands in line {seen[ad.id]} already"),
                Bilingual("删去重复的广告，或改用别的 id", "drop the second ad, or give it an id of its own"),
            )  # fmt: skip
        seen.setdefault(ad.id, number)
        ads.append(ad)
    if not ads and not problems.found:
        problems.refuse(
            0, "JSON", Bilingual("文件里没有广告", "holds no ad"),
            Bilingual("每行写一个 JSON 对象", "write one JSON object a line"),
        )  # fmt: skip
    return tuple(ads)


def _ad(line: str, number: int, origin: str, known: Collection[str], problems: Problems) -> LabelledAd | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        what = f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        problems.refuse(
            number, "JSON", Bilingual(f"不是有效的 JSON：{what}", f"not valid JSON: {what}"),
            Bilingual("每行写一个完整的 JSON 对象", "write one whole JSON object a line"),
        )  # fmt: skip
        return None
    fields = _Fields(record, "JSON", number, problems)
    before = len(problems.found)
    id = fields.get("id", str)
    text = fields.get("text", str)
    lang = _language(fields, text or "", origin)
    found = fields.get("findings", list) or []
    labels = [
        _label(item, f"findings[{at}]", number, text or "", known, problems) for at, item in enumerate(found)
    ]
    _no_twins(labels, number, problems)
    if len(problems.found) > before:
        return None
    return LabelledAd(
        id=id,
        lang=lang,
        text=text,
        labels=tuple(label for label in labels if label),
        origin=origin,
        first_line=number,
        as_written=False,
    )


class _Fields:
    """The keys of one JSON object, each asked for by name and type."""

    def __init__(self, record: Any, field: str, line: int, problems: Problems) -> None:
        self._record = record if isinstance(record, dict) else None
        self._prefix = "" if field == "JSON" else f"{field}."
        self._line = line
        self._problems = problems
        if self._record is None:
            self.refuse(
                field, Bilingual("不是 JSON 对象", "is no JSON object"), Bilingual("写成 {…}", "write {…}")
            )

    def __contains__(self, key: str) -> bool:
        return self._record is not None and key in self._record

    def refuse(self, field: str, problem: Bilingual, fix: Bilingual) -> None:
        self._problems.refuse(self._line, field, problem, fix)

    def get(self, key: str, kind: type) -> Any:
        """The value, or None where it is refused."""
        if self._record is None:
            return None
        name, write = f"{self._prefix}{key}", Bilingual(f"写成 {_EXAMPLE[key]}", f"write {_EXAMPLE[key]}")
        if key not in self._record:
            self.refuse(name, Bilingual("缺少这一项", "is missing"), write)
            return None
        value = self._record[key]
        if not isinstance(value, kind) or isinstance(value, bool):
            what = _KINDS[kind]
            self.refuse(name, Bilingual(f"应是{what.zh}", f"should be {what.en}"), write)
            return None
        if value == "":
            self.refuse(name, Bilingual("是空的", "is empty"), write)
            return None
        return value


def _language(fields: _Fields, text: str, origin: str) -> Language:
    """`lang`, or as for other ads where it is not said."""
    if "lang" not in fields:
        return language(text, origin)
    said = fields.get("lang", str)
    if said == "zh":
        return "zh"
    if said not in ("en", None):
        problem = Bilingual(f"不认识“{said}”", f"“{said}” is not known")
        fields.refuse("lang", problem, Bilingual("写 zh 或 en", "write zh or en"))
    return "en"


def _label(
    item: Any, field: str, line: int, text: str, known: Collection[str], problems: Problems
) -> Label | None:
    fields = _Fields(item, field, line, problems)
    category, quote = fields.get("category", str), fields.get("quote", str)
    start, end = fields.get("start", int), fields.get("end", int)
    if category is not None and not problems.category(category, known, line, f"{field}.category"):
        category = None
    if category is None or quote is None or start is None or end is None:
        return None
    if not 0 <= start < end <= len(text) or text[start:end] != quote:
        _refuse_place(fields, f"{field}.start", text, start, quote)
        return None
    return Label(category, start, end, quote)


def _refuse_place(fields: _Fields, field: str, text: str, start: int, quote: str) -> None:
    """Says where the quote does stand: the place of it that is nearest to `start`."""
    before, after = text.rfind(quote, 0, max(0, start) + len(quote)), text.find(quote, max(0, start))
    places = [place for place in (before, after) if place >= 0]
    problem = Bilingual(f"“{quote}”不在这个位置", f"“{quote}” does not stand there")
    if places:
        at = min(places, key=lambda place: abs(place - start))
        fix = f'"start": {at}, "end": {at + len(quote)}'
        fields.refuse(field, problem, Bilingual(f"写成 {fix}", f"write {fix}"))
    else:
        fix_both = Bilingual(
            "quote 要逐字照抄广告原文", "the quote must be the ad's own wording, letter by letter"
        )
        fields.refuse(field, problem, fix_both)


def _no_twins(labels: list[Label | None], line: int, problems: Problems) -> None:
    seen: dict[Label, int] = {}
    for at, label in enumerate(labels):
        if label is None:
            continue
        if label in seen:
            problems.refuse(
                line, f"findings[{at}]", Bilingual(f"与 findings[{seen[label]}] 相同", f"is findings[{seen[label]}] once more"),
                Bilingual("删去一个", "drop one"),
            )  # fmt: skip
        seen.setdefault(label, at)

"""Small audits, made row by row: what their figures are can be counted by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from jobscan.audit import schema
from jobscan.audit.store import Store, create

SHA = sha256(b"ads").hexdigest()


@dataclass(frozen=True)
class Found:
    """A finding; the clause is the wording with words around it."""

    category: str
    wording: str
    force: str = "require"
    severity: str = "warning"
    favours: str = ""
    rule: str = ""

    @property
    def id(self) -> str:
        return self.rule or f"zh-{self.category}-only"


@dataclass(frozen=True)
class Text:
    """A text, and for each ad that has it its day (or None) and its groups."""

    ads: tuple[tuple[date | None, dict[str, str]], ...]
    found: tuple[Found, ...] = ()
    jurisdictions: tuple[str, ...] = ("CN",)
    title: str | None = None


@dataclass(frozen=True)
class Audit:
    texts: tuple[Text, ...]
    errors: tuple[tuple[int, int, str, str, str], ...] = ()
    """(source, row, code, problem_zh, problem_en)"""
    groups: tuple[str, ...] = ("city", "employer")
    near: tuple[tuple[int, int], ...] = ()
    """(number of the text, number of the first of its group)"""
    paths: tuple[str, ...] = ("scrape/2024.jsonl", "scrape/2025.jsonl.gz")
    finished: bool = True
    jurisdictions: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


_RANK = ("note", "warning", "error")


def build(audit: Audit, path: Path) -> Path:
    """The database of `audit` at `path`."""
    with create(path) as store, store.transaction():
        _head(store, audit)
        number = 0
        for text in audit.texts:
            first = number + 1
            for at, (day, groups) in enumerate(text.ads):
                number += 1
                values = {"key": list(groups), "value": list(groups.values())}
                store.execute(
                    "INSERT INTO ads VALUES ($ad, 0, $ad, $text, NULL, $title, $day, "
                    "map($key::VARCHAR[], $value::VARCHAR[]))",
                    {"ad": number, "text": first, "title": text.title or f"ad {at + 1}", "day": day} | values,
                )
            worst = max((f.severity for f in text.found), key=_RANK.index, default=None)
            store.insert(
                schema.TEXTS,
                [(first, UUID(int=first), 40, list(text.jurisdictions), len(text.found), worst, None)],
            )
            store.insert(
                schema.FINDINGS,
                [
                    (
                        first, n, f.id, f.category, f.force, f.severity, "zh", f.favours, f.wording, 2, 2 + len(f.wording),
                        1, 3, f"…{f.wording}…", "phrase", [], [], f"{first}-{n}",
                    )
                    for n, f in enumerate(text.found, 1)
                ],
            )  # fmt: skip
    return path


def _head(store: Store, audit: Audit) -> None:
    store.insert(
        schema.AUDIT,
        [
            (
                1, "0.1.0", SHA, [], None, ["audit", "run", "scrape", "--out", "audit.duckdb"], ["scrape"], "{}",
                list(audit.groups), list(audit.jurisdictions), "findings", 0.8 if audit.near else None, audit.finished,
            )
        ],
    )  # fmt: skip
    store.insert(
        schema.SOURCES,
        [(n, path, "", "jsonl", 1000 * (n + 1), SHA, "{}") for n, path in enumerate(audit.paths)],
    )
    seen: dict[tuple[int, int], int] = {}
    for source, row, code, zh, en in audit.errors:
        seen[source, row] = seen.get((source, row), 0) + 1
        store.insert(schema.ERRORS, [(source, row, seen[source, row], code, zh, en)])
    store.insert(schema.NEAR, list(audit.near))
    found = {f.id: f for text in audit.texts for f in text.found}
    store.insert(
        schema.RULES,
        [
            (id, f.category, f.force, "zh", f"规则 {id}", f"rule {id}", "", "", "", "")
            for id, f in sorted(found.items())
        ],
    )
    store.insert(
        schema.CATEGORIES,
        [
            ("age", "年龄", "Age"), ("appearance", "外貌", "Appearance"), ("gender", "性别", "Gender"),
            ("marital_status", "婚姻状况", "Marital status"), ("childbearing", "生育与怀孕", "Childbearing"),
        ],
    )  # fmt: skip
    store.insert(
        schema.JURISDICTIONS, [("CN", "中国大陆", "Mainland China"), ("HK", "香港", "Hong Kong"), ("TW", "台湾", "Taiwan")]
    )  # fmt: skip


MEN = Found("gender", "限男性", severity="error", favours="men")
WOMEN = Found("gender", "女士优先", "prefer", favours="women")
AGE = Found("age", "35周岁以下")
WIDE_AGE = Found("age", "３５周岁以下")
RANGE = Found("age", "18-28岁", severity="note")
TALL = Found("appearance", "女160cm以上，男170cm以上")
MARRIED = Found("marital_status", "已婚已育", "prefer", "error")
NO_CHILD = Found("childbearing", "怀孕勿扰", "exclude", "error", favours="men")

NORTH, SOUTH, FEW = ({"city": c, "employer": f"{c} Ltd"} for c in ("北城", "Southport", "小镇"))
MARCH, JUNE = date(2024, 3, 9), date(2024, 6, 1)

SMALL = Audit(
    (
        Text(((MARCH, NORTH),) * 3, (MEN, AGE), title="保安 <b>夜班</b>"),
        *[Text(((MARCH, NORTH),), (AGE,))] * 8,
        *[Text(((JUNE, NORTH),))] * 25,
        *[Text(((JUNE, SOUTH),), (WOMEN, WIDE_AGE))] * 2,
        *[Text(((None, SOUTH),), jurisdictions=("HK", "TW"))] * 38,
        Text(((JUNE, FEW), (None, {"employer": "小镇 Ltd"})), (RANGE, TALL, MARRIED)),
        Text(((MARCH, {}),), (NO_CHILD, AGE, MEN)),
    ),
    (
        (0, 7, "unreadable", "不是有效的 JSON。", "is not valid JSON."),
        (1, 0, "unreadable", "文件不完整。", "is cut off."),
        (1, 9, "blank", "没有正文。", "has no text."),
    ),
)
"""79 ads of 76 texts: cities of 36, 40 and one, and two ads of none."""

"""Small finished audits, written straight into a database, for what is counted over one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from jobscan.audit import schema, store
from jobscan.audit.worker import text_hash

CATEGORIES = (("age", "年龄", "Age"), ("gender", "性别", "Gender"), ("photo", "照片", "Photograph"))
RULES = {"age-max": "age", "gender-only": "gender", "photo-wanted": "photo"}
FAVOURS = {"限男性": "men", "限女性": "women"}


@dataclass(frozen=True)
class Posted:
    """An ad: its text, and which words of it are found by which rule. `times` it was posted."""

    text: str
    found: Mapping[str, str] = field(default_factory=dict)
    city: str = "北京"
    times: int = 1


def audit(
    path: Path,
    posted: Sequence[Posted],
    *,
    turned: bool = False,
    pack: str = "pack-1",
    version: str = "1.0",
    jurisdictions: Sequence[str] = (),
    finished: bool = True,
) -> Path:
    """The database `path` of an audit of `path`.jsonl, run in their folder.

    `turned`: its tables' rows lie the other way round.
    """
    source = path.with_suffix(".jsonl")
    ads = [one for one in posted for _ in range(one.times)]
    source.write_text(
        "".join(json.dumps({"text": ad.text}, ensure_ascii=False) + "\n" for ad in ads), "utf-8"
    )
    first: dict[str, int] = {}
    rows: dict[schema.Table, list[Sequence[object]]] = {
        schema.ADS: [], schema.TEXTS: [], schema.FINDINGS: [],
    }  # fmt: skip
    for number, ad in enumerate(ads, 1):
        text = first.setdefault(ad.text, number)
        rows[schema.ADS].append((number, 0, number, text, f"id{number}", None, None, {"city": ad.city}))
        if text == number:
            hash = UUID(bytes=text_hash(ad.text))
            body = ad.text if ad.found else None
            worst = "error" if ad.found else None
            rows[schema.TEXTS].append((text, hash, len(ad.text), ["CN"], len(ad.found), worst, body))
            rows[schema.FINDINGS] += [
                finding(text, n, wording, rule, ad) for n, (wording, rule) in enumerate(ad.found.items(), 1)
            ]
    layout = json.dumps({"text": ["text"], "title": "", "id": "", "date": "", "demands": [], "groups": []})
    rows |= {
        schema.AUDIT: [
            (1, version, pack, [], None, [], [source.name], "{}", ["city"], list(jurisdictions), "findings", None, finished)
        ],
        schema.SOURCES: [(0, source.name, "", "jsonl", source.stat().st_size, source.stem, layout)],
        schema.CATEGORIES: list(CATEGORIES),
        schema.RULES: [
            (rule, category, "require", "zh", rule, rule, "“{match}”疑似违规", "“{match}” is suspect", "", "")
            for rule, category in RULES.items()
        ],
    }  # fmt: skip
    with store.create(path) as db:
        for table, content in rows.items():
            db.insert(table, content[::-1] if turned else content)
    return path


def finding(text: int, number: int, wording: str, rule: str, ad: Posted) -> Sequence[object]:
    begins = ad.text.index(wording)
    place = (begins, begins + len(wording), 1, begins + 1)
    said = (
        "require",
        "error",
        "zh",
        FAVOURS.get(wording, ""),
        wording,
        *place,
        ad.text,
        wording,
        [],
        [],
        "f",
    )
    return text, number, rule, RULES[rule], *said


def ads(*groups: Iterable[Posted]) -> list[Posted]:
    return [one for group in groups for one in group]

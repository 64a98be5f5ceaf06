"""A small audit, made in this process by the worker and the writer that a real one is made by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from commands import PACK

from jobscan.audit import description, store
from jobscan.audit.chunk import Chunk, Layout, Lines, Lost, Source
from jobscan.audit.description import Task
from jobscan.audit.inputs import Asked
from jobscan.audit.seen import Seen
from jobscan.audit.worker import Setting, Worker
from jobscan.audit.writer import Writer
from jobscan.finding import Bilingual
from jobscan.pack.index import Pack
from jobscan.pack.load import load_pack

Ad = dict[str, Any]
ADS: list[Ad] = [
    {"id": "a1", "title": "仓库管理员", "date": "2026-03-05", "city": "北京", "company": "甲公司", "text": "工作地点北京。\n本岗位限男性，有经验者优先。\n面试时会问是否已婚？"},
    {"id": "a2", "title": "文员", "date": "2026-03-09", "city": "上海", "company": "甲公司", "text": "负责资料整理，男女不限。"},
    {"id": "a3", "title": "仓库管理员", "date": "2026-04-01", "city": "北京", "company": "甲 公司", "text": "工作地点北京。\n本岗位限男性，有经验者优先。\n面试时会问是否已婚？"},
    {"id": "a4", "title": "前台", "city": "北京", "company": "乙公司", "text": "前台一名，女生优先，底薪五千。"},
    {"id": "a5", "title": "仓库管理员", "date": "2026-04-02", "city": "广州", "company": "丙公司", "text": "工作地点北京。\n本岗位限男性，有经验者优先。\n面试时会问是否已婚？"},
    {"id": "a6", "title": "司机", "city": "广州", "company": "ＡＢＣ Ltd", "text": "司机一名，男性优先。"},
]  # fmt: skip


PACK_HASH = "5" * 64
"""The real one changes with the code that compiles packs."""


@cache
def pack() -> Pack:
    return load_pack(PACK)


@cache
def _worker(keep: str) -> Worker:
    return Worker(Setting(keep_text=keep), pack())


def audit(
    path: Path, ads: Sequence[Ad] = ADS, keep: str = "findings", groups: Sequence[str] = ("city", "company"),
    name: str = "ads.jsonl", lost: Sequence[Lost] = (),
) -> Path:  # fmt: skip
    """The finished audit of `ads`, which are said to be of the file `name`."""
    data = "".join(json.dumps(ad, ensure_ascii=False) + "\n" for ad in ads).encode("utf-8", "surrogatepass")
    layout = Layout(("text",), "title", "id", "date", (), tuple((g, g) for g in groups))
    source = Source(0, name, "jsonl", "", len(data), hashlib.sha256(data).hexdigest(), layout)
    command = ("audit", "run", name, "--out", path.name, *(f"--group={group}" for group in groups))
    asked = Asked((name,), ("text",), "title", "id", "date", tuple(groups))
    task = Task(asked, Setting(keep_text=keep), "1.2.3", command)
    with store.create(path) as db, Seen(path.with_suffix(".seen"), create=True) as seen:
        with db.transaction():
            description.write(
                db, description.row(task, pack()) | {"finished": True, "pack": PACK_HASH}, [source], pack()
            )
        Writer(db, seen).commit(_worker(keep).scan(Chunk(0, Lines(source, 1, data, tuple(lost)))))
    return path


LOST = (Lost(0, 7, Bilingual(zh="不是 JSON。", en="is not JSON.")),)

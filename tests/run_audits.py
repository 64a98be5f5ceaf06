"""Small audits for tests: a few rules of the built-in pack, so that workers start fast."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jobscan.audit.description import Task
from jobscan.audit.inputs import Asked
from jobscan.audit.run import Outcome, Step, run
from jobscan.audit.store import open_store
from jobscan.audit.worker import Setting
from jobscan.pack.index import Pack
from jobscan.pack.load import built_in, load_pack


@cache
def pack() -> Pack:
    return load_pack(built_in())  # also where a test has put another pack in its place


@cache
def few() -> tuple[str, ...]:
    """The rules that demand a sex, in both languages."""
    return tuple(r.id for r in pack().index.rules if r.category == "gender" and r.by_default)


def jsonl(path: Path, ads: Sequence[Mapping[str, Any] | str]) -> Path:
    """A file of records, a line each; a string stands as it is."""
    lines = [ad if isinstance(ad, str) else json.dumps(ad, ensure_ascii=False) for ad in ads]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", "surrogatepass")
    return path


def audit(
    out: Path,
    *paths: Path,
    groups: tuple[str, ...] = (),
    keep_text: str = "findings",
    jurisdictions: tuple[str, ...] = (),
    workers: int = 1,
    restart: bool = False,
    steps: list[Step] | None = None,
) -> Outcome:
    """Audit `paths` into `out` with few()."""
    asked = Asked(tuple(map(str, paths)), ("text",), id="id", groups=groups)
    setting = Setting((), few(), jurisdictions, keep_text, pack().digest)
    told = steps if steps is not None else []
    return run(Task(asked, setting, "1.0"), pack(), out, workers, restart, told.append)


def rows(out: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_store(out) as store:
        return store.rows(sql)

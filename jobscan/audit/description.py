"""What an audit says of itself: how it was made, of what, by which rules and laws."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from jobscan.audit import schema
from jobscan.audit.chunk import Layout, Source
from jobscan.audit.inputs import Asked
from jobscan.audit.worker import Setting

if TYPE_CHECKING:
    from jobscan.audit.store import Store
    from jobscan.pack.index import Pack


@dataclass(frozen=True, slots=True)
class Task:
    """Everything that decides what the tables will hold, and `command`, which is only kept."""

    asked: Asked
    setting: Setting
    version: str
    command: tuple[str, ...] = ()


def row(task: Task, pack: Pack) -> dict[str, Any]:
    """The row of the table `audit`."""
    asked, setting = task.asked, task.setting
    return {
        "format": schema.FORMAT,
        "jobscan": task.version,
        "pack": pack.digest,
        "rule_folders": list(setting.rules),
        "rules_chosen": None if setting.chosen is None else sorted(setting.chosen),
        "command": list(task.command),
        "inputs": list(asked.paths),
        "columns": json.dumps(
            {"text": asked.text, "title": asked.title, "id": asked.id, "date": asked.date}, ensure_ascii=False
        ),
        "groups": list(asked.groups),
        "jurisdictions": list(setting.jurisdictions),
        "keep_text": setting.keep_text,
        "near_duplicates": setting.near,
        "finished": False,
    }


def write(db: Store, known: dict[str, Any], found: Sequence[Source], pack: Pack) -> None:
    """What is known before anything is read: the tables that are not streamed."""
    db.insert(schema.AUDIT, [list(known.values())])
    if known["near_duplicates"] is not None:
        db.execute(schema.SIGNATURES.sql)
    db.insert(schema.SOURCES, [_source(source) for source in found])
    db.insert(
        schema.RULES,
        [
            (
                r.id, r.category, r.force.value, r.lang, r.name.zh, r.name.en,
                r.message.zh, r.message.en, r.suggestion.zh, r.suggestion.en,
            )
            for r in pack.rules
        ],
    )  # fmt: skip
    laws = pack.laws
    db.insert(schema.CATEGORIES, [(c.id, c.name.zh, c.name.en) for c in laws.categories.values()])
    db.insert(schema.JURISDICTIONS, [(code, name.zh, name.en) for code, name in laws.jurisdictions.items()])
    db.insert(
        schema.LAWS,
        [
            (
                law.id, law.jurisdiction, law.name.zh, law.name.en, law.article.zh, law.article.en, law.in_force,
                law.quote, law.verified, law.note.zh if law.note else None, law.note.en if law.note else None,
            )
            for law in laws.laws
        ],
    )  # fmt: skip
    db.insert(
        schema.STATES,
        [(c.id, code, state) for c in laws.categories.values() for code, state in c.states.items()],
    )
    db.insert(schema.LEGAL, [(r.id, r.legal) for r in pack.index.rules])
    db.insert(
        schema.EXCEPTIONS,
        [(e.id, list(e.jurisdictions), e.law, e.text.zh, e.text.en) for e in pack.exemptions],
    )


def _source(source: Source) -> tuple[object, ...]:
    layout = json.dumps(asdict(source.layout), ensure_ascii=False)
    return source.number, source.path, source.member, source.kind, source.bytes, source.sha256, layout


def sources(db: Store) -> list[Source]:
    """The sources as the database has them, in their order."""
    return [
        Source(
            s["source"], s["path"], s["kind"], s["member"], s["bytes"], s["sha256"],
            msgspec.json.decode(s["layout"], type=Layout),
        )
        for s in db.records("SELECT * FROM sources ORDER BY source")
    ]  # fmt: skip

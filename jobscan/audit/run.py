"""Run an audit: read, scan, write; and go on where a run that was cut off has stopped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscan.audit import description, schema, store
from jobscan.audit.chunk import Chunk, Source
from jobscan.audit.description import Task
from jobscan.audit.inputs import Survey, chunks, survey
from jobscan.audit.pool import Pool
from jobscan.audit.seen import Seen
from jobscan.audit.writer import Writer

if TYPE_CHECKING:
    import pyarrow as pa

    from jobscan.audit.store import Store
    from jobscan.pack.index import Pack


class Changed(Exception):
    """The database holds an audit of something else: what differs, with both values."""

    def __init__(self, what: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(", ".join(name for name, _, _ in what))
        self.what = tuple(what)


@dataclass(frozen=True, slots=True)
class Step:
    """How far the audit is, after a chunk; `upto` and `of` in bytes of the input."""

    upto: int
    of: int
    ads: int
    errors: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the finished audit holds. `flagged`: ads with a finding; `resumed`: the chunks that were there already."""

    ads: int
    texts: int
    flagged: int
    findings: int
    errors: int
    resumed: int


def run(
    task: Task,
    pack: Pack,
    out: Path,
    workers: int,
    restart: bool,
    step: Callable[[Step], None],
    surveyed: Callable[[Survey], None] = lambda survey: None,
) -> Outcome:
    """Audit into the database `out`, which may hold the beginning of the same audit.

    `surveyed` is told what there is to read. Raises Changed where `out` holds another audit (unless
    `restart`), BadInput, CannotWork, OSError and what store raises.
    """
    os.stat(out.parent)  # said at once, and not after the input has been read
    if out.exists():
        with store.open_store(out):  # whatever else it is stays
            pass
    seen = survey(task.asked)
    surveyed(seen)
    found = seen.sources
    known = description.row(task, pack)
    if out.exists() and not restart:
        with store.open_store(out) as db:
            _compare(db, known, found)
    if restart or not out.exists():
        _begin(out, known, found, pack)
    with store.open_store(out, read_only=False) as db:
        return _run(db, task, found, workers, step)


def _begin(out: Path, known: dict[str, Any], found: Sequence[Source], pack: Pack) -> None:
    """A database with all that is known before anything is read, put in its place whole."""
    new = out.with_name(f"{out.name}.new")
    remove(new)
    with store.create(new) as db:
        with db.transaction():
            description.write(db, known, found, pack)
        db.execute("CHECKPOINT")
    remove(out)
    new.replace(out)


def _run(
    db: Store, task: Task, found: Sequence[Source], workers: int, step: Callable[[Step], None]
) -> Outcome:
    (done,) = db.row("SELECT coalesce(max(chunk) + 1, 0) FROM chunks")
    (finished,) = db.row("SELECT finished FROM audit")
    if not finished:
        (number,) = db.row("SELECT coalesce(max(run), 0) + 1 FROM runs")
        db.insert(schema.RUNS, [(number, now(), None, workers)])
        _scan(db, task, islice(chunks(found), done, None), sum(s.bytes for s in found), workers, step)
        if db.row("SELECT count(*) FROM ads ANTI JOIN texts USING (text)") != (0,):
            raise AssertionError("a text that was taken for known is not in the database")
        near = None if task.setting.near is None else _near(db, task.setting.near)
        with db.transaction():
            if near is not None:
                db.append(schema.NEAR, near)
                db.execute(f"DROP TABLE {schema.SIGNATURES.name}")
            db.execute("UPDATE audit SET finished = true")
            db.execute("UPDATE runs SET ended = ? WHERE run = ?", [now(), number])
        db.execute("CHECKPOINT")
    return counted(db, done)


def counted(db: Store, resumed: int = 0) -> Outcome:
    """What a finished audit holds."""
    ads, flagged, findings = db.row(
        "SELECT count(*), count(*) FILTER (t.findings > 0), coalesce(sum(t.findings), 0) "
        "FROM ads JOIN texts t USING (text)"
    )
    texts, errors = db.row("SELECT (SELECT count(*) FROM texts), (SELECT count(*) FROM errors)")
    return Outcome(ads, texts, flagged, findings, errors, resumed)


def _scan(
    db: Store, task: Task, work: Iterator[Chunk], size: int, workers: int, step: Callable[[Step], None]
) -> None:
    ads, errors = db.row("SELECT coalesce(sum(ads), 0), coalesce(sum(errors), 0) FROM chunks")
    table = db.path.with_name(f"{db.path.name}.seen")
    with Seen(table, create=True) as seen, Pool(task.setting, workers, str(table)) as pool:
        for batch in db.arrow("SELECT replace(hash::VARCHAR, '-', ''), text FROM texts"):
            for hash, number in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                seen.add(bytes.fromhex(hash), number)
        writer = Writer(db, seen)
        for chunk, scanned in pool.scan(work):
            writer.commit(scanned)
            ads, errors = ads + scanned.ads.num_rows, errors + len(scanned.errors)
            step(Step(chunk.upto, size, ads, errors))


def _near(db: Store, threshold: float) -> pa.RecordBatch:
    from jobscan.audit.near.clusters import clusters

    return clusters(db, threshold)


def remove(out: Path) -> None:
    """The database and what belongs to it."""
    for suffix in ("", ".wal", ".seen"):
        out.with_name(out.name + suffix).unlink(missing_ok=True)


def _compare(db: Store, known: dict[str, Any], found: Sequence[Source]) -> None:
    """Raise Changed where the database does not belong to what is to be audited now."""
    (before,) = db.records("SELECT * FROM audit")
    what = [
        (name, str(before[name]), str(value))
        for name, value in known.items()
        if name not in ("command", "finished", "inputs", "rule_folders") and before[name] != value
    ]
    stored = {(s.path, s.member): s.sha256 for s in description.sources(db)}
    given = {(s.path, s.member): s.sha256 for s in found}
    what += [
        (" ".join(filter(None, name)), stored.get(name, ""), given.get(name, ""))
        for name in dict.fromkeys((*stored, *given))
        if stored.get(name) != given.get(name)
    ]
    if what:
        raise Changed(what)


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)

"""An audit on Apache Spark: the local engine's tables as a folder of Parquet files.

Two passes over the input. The first reads it and hashes every ad's text; the first ad with a text owns
it. The second scans in each piece the texts that the piece owns. Only hashes and numbers are shuffled,
never a text. There is no resuming: Spark itself does again what a lost executor had done.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from jobscan.audit import description, schema, store
from jobscan.audit.chunk import Source
from jobscan.audit.description import Task
from jobscan.audit.inputs import Survey, survey
from jobscan.audit.run import Outcome, counted, now
from jobscan.audit.spark import task as spark_task
from jobscan.audit.spark.pieces import Piece, pieces
from jobscan.engines import spark as engine
from jobscan.pack.load import load_pack

if TYPE_CHECKING:
    from jobscan.engines.spark import DataFrame, SparkSession
    from jobscan.pack.index import Pack

STREAMED = (schema.ADS, schema.TEXTS, schema.FINDINGS, schema.ERRORS)
"""Folders of files; `chunks` stays empty, as nothing is resumed."""
EVERY = 30.0
"""Seconds between two words on how far it is."""
_OWNERS = (
    "SELECT hash, min(ad) AS text, min_by(piece, ad) AS piece FROM {read} WHERE error IS NULL GROUP BY hash"
)
_OWNED = (
    "SELECT piece, what, texts FROM (SELECT piece, collect_list(hash) AS texts FROM {owners} GROUP BY piece) "
    "JOIN {pieces} USING (piece)"
)
_FAILED = "SELECT s.* FROM {scanned} s LEFT SEMI JOIN {owners} o ON s.text = o.text WHERE s.code IS NOT NULL"
_TABLES = {
    "texts": "SELECT text, hash, characters, jurisdictions, findings, severity, body FROM {scanned} "
    "WHERE code IS NULL ORDER BY text",
    "findings": "SELECT text, inline(found) FROM {scanned} WHERE findings > 0 ORDER BY text, finding",
    "ads": "SELECT r.ad, r.source, r.row, o.text, r.id, r.title, r.date, r.groups FROM {read} r "
    "JOIN {owners} o USING (hash) LEFT ANTI JOIN {failed} f ON o.text = f.text ORDER BY r.ad",
    "errors": "SELECT source, row, "
    "CAST(row_number() OVER (PARTITION BY source, row ORDER BY nth) AS INT) AS error, "
    "code, problem_zh, problem_en FROM ("
    "SELECT source, row, error AS nth, code, problem_zh, problem_en FROM {read} WHERE error IS NOT NULL "
    "UNION ALL "
    "SELECT r.source, r.row, 2147483647, f.code, f.problem_zh, f.problem_en FROM {read} r "
    "JOIN {owners} o USING (hash) JOIN {failed} f ON o.text = f.text"
    ") ORDER BY source, row, error",
}


class Exists(Exception):
    """There is something at the place where the audit is to be written."""


def run(
    task: Task,
    pack: Pack,
    out: Path,
    master: str,
    restart: bool,
    step: Callable[[str, int, int], None],
    surveyed: Callable[[Survey], None] = lambda survey: None,
) -> Outcome:
    """Audit into the new folder `out`, which every executor must see, as it must the inputs.

    `step` is told what is begun: plan, read, scan and write; and twice a minute how many of how many tasks of
    it are done. The folder is there whole or not at all.
    Raises Exists (unless `out` is a folder and `restart`), engine.Failed, BadInput, OSError and what store
    raises.
    """
    if out.exists() and not (restart and out.is_dir()):
        raise Exists(str(out))
    started = now()
    begun = ""

    def begin(name: str) -> None:
        nonlocal begun
        begun = name
        step(name, 0, 0)

    begin("plan")
    seen = survey(task.asked)
    surveyed(seen)
    found = seen.sources
    out = out.absolute()
    log = out.with_name(f"{out.name}.log")
    with _whole(out) as work:
        with engine.session(master, log) as spark:
            workers = spark.sparkContext.defaultParallelism
            with engine.told(spark, EVERY, lambda done, of: step(begun, done, of)):
                _write(spark, task, pack, pieces(found, workers), work, begin)
        shutil.rmtree(work / "tmp")
        _describe(task, pack, found, work, (1, started, now(), workers))
    log.unlink(missing_ok=True)
    with store.open_store(out) as db:
        return counted(db)


def _write(
    spark: SparkSession, task: Task, pack: Pack, all: list[Piece], work: Path, begin: Callable[[str], None]
) -> None:
    """The streamed tables. What each pass has made is on disk before the next one reads it."""
    rules = tuple(os.path.abspath(folder) for folder in task.setting.rules)
    # Paths of rule folders are part of a pack's hash: the workers know the absolute ones.
    digest = load_pack(extra=[Path(folder) for folder in rules]).digest if rules else pack.digest
    setting = replace(task.setting, rules=rules, digest=digest)
    spark = engine.sized(spark, len(all))
    given = engine.one_by_one(spark, [(p.number, pickle.dumps(p)) for p in all], spark_task.PIECES)

    def kept(name: str, frame: DataFrame) -> DataFrame:
        return engine.kept(spark, frame, work / "tmp" / name)

    begin("read")
    reading = partial(spark_task.read, setting=setting)
    read = kept("read", given.mapInArrow(reading, engine.struct(spark_task.READ)))
    owners = kept("owners", engine.query(spark, _OWNERS, read=read))
    begin("scan")
    owned = engine.query(spark, _OWNED, owners=owners, pieces=given).repartitionByRange(
        max(1, len(all)), "piece"
    )
    scanning = partial(spark_task.scan, setting=setting)
    scanned = kept("scanned", owned.mapInArrow(scanning, engine.struct(spark_task.SCANNED)))
    begin("write")
    for name, frame in made(spark, {"read": read, "owners": owners, "scanned": scanned}).items():
        engine.write(frame, work / name)


def made(spark: SparkSession, passes: dict[str, DataFrame]) -> dict[str, DataFrame]:
    """The streamed tables, of what the two passes have made: `read`, `owners` and `scanned`."""
    failed = engine.query(spark, _FAILED, **passes)
    return {name: engine.query(spark, sql, failed=failed, **passes) for name, sql in _TABLES.items()}


def _describe(task: Task, pack: Pack, found: Sequence[Source], work: Path, run: tuple[object, ...]) -> None:
    """The small tables, a file each; `audit`, which says that all is there, at last."""
    known = description.row(task, pack) | {"finished": True}
    with store.create(work / "tables.duckdb") as db:
        description.write(db, known, found, pack)
        db.insert(schema.RUNS, [run])
        for table in sorted(set(schema.TABLES) - set(STREAMED), key=lambda table: table == schema.AUDIT):
            with db.arrow(f"SELECT * FROM {table.name}") as rows:
                pq.write_table(rows.read_all(), work / f"{table.name}.parquet")
    for file in work.glob("tables.duckdb*"):
        file.unlink()


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """A folder to write in, which becomes `out` when all is there. What was at `out` stays until then."""
    work, old = out.with_name(f"{out.name}.partial"), out.with_name(f"{out.name}.old")
    shutil.rmtree(work, ignore_errors=True)  # of a run that was killed
    work.mkdir(parents=True)
    try:
        yield work
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    if out.exists():
        out.rename(old)
    work.rename(out)
    shutil.rmtree(old, ignore_errors=True)

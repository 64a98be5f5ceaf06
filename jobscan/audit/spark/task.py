"""What runs in Spark's Python workers: a piece of the input in, rows of Arrow out.

Both passes are the local engine's `Worker.scan`, so that the rows are the same. The first pass takes
every text for another piece's, and so only reads; the second one scans the texts that are the piece's.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow as pa

from jobscan.audit.chunk import ROWS_APART, Chunk, Lost, Scanned
from jobscan.audit.rows import numbered
from jobscan.audit.spark.pieces import payloads
from jobscan.audit.worker import Setting, Worker
from jobscan.engines.arrow import COLUMNS
from jobscan.engines.spark import OtherPack
from jobscan.pack.load import load_pack

_STRINGS = pa.list_(pa.string())
PIECES = "piece int, what binary"
"""The rows that the first pass takes: a number and a pickled Piece. The second: its `texts` (hashes) too."""
_ERROR = (("code", pa.string()), ("problem_zh", pa.string()), ("problem_en", pa.string()))
READ = pa.schema(
    [
        ("piece", pa.int32()),
        ("ad", pa.int64()),
        ("source", pa.int32()),
        ("row", pa.int64()),
        ("hash", pa.binary()),
        ("id", pa.string()),
        ("title", pa.string()),
        ("date", pa.date32()),
        ("groups", pa.map_(pa.string(), pa.string())),
        ("error", pa.int32()),
        *_ERROR,
    ]
)
"""An ad, or with `error` (which one in its piece, from 1) a record that could not be read."""
_LEFT_OUT = ("jurisdictions", "problem")
FOUND = pa.struct([pa.field(name, type) for name, type in COLUMNS if name not in _LEFT_OUT])
SCANNED = pa.schema(
    [
        ("text", pa.int64()),
        ("hash", pa.string()),
        ("characters", pa.int32()),
        ("jurisdictions", _STRINGS),
        ("findings", pa.int32()),
        ("severity", pa.string()),
        ("body", pa.string()),
        ("found", pa.list_(FOUND)),
        *_ERROR,
    ]
)
"""A text with its findings, or with a `code` an ad whose text could not be scanned."""


class Elsewhere:
    """The texts that are not for this piece to scan, all but `mine`; what their numbers are is told at the end."""

    def __init__(self) -> None:
        self.mine: set[bytes] = set()

    def number(self, key: bytes) -> int | None:
        return None if key in self.mine else 0


def read(batches: Iterable[pa.RecordBatch], setting: Setting) -> Iterator[pa.RecordBatch]:
    """First pass: the ads of the pieces, with the hashes of their texts."""
    worker, elsewhere = _worker(setting)
    elsewhere.mine = set()
    for piece in _pieces(batches, "what"):
        lost = 0
        for payload in payloads(pickle.loads(piece["what"])):
            scanned = worker.scan(Chunk(piece["piece"], payload))
            yield _ads(scanned)
            yield _lost(scanned, lost)
            lost += len(scanned.errors)


def scan(batches: Iterable[pa.RecordBatch], setting: Setting) -> Iterator[pa.RecordBatch]:
    """Second pass: the texts that a piece has to scan, with their findings."""
    worker, elsewhere = _worker(setting)
    for piece in _pieces(batches, "what", "texts"):
        elsewhere.mine = set(piece["texts"])
        for payload in payloads(pickle.loads(piece["what"])):
            scanned = worker.scan(Chunk(piece["piece"], payload))
            elsewhere.mine.difference_update(hash for _, hash in numbered(scanned))
            yield _texts(scanned)
            yield _failed(scanned)


def _pieces(batches: Iterable[pa.RecordBatch], *columns: str) -> Iterator[dict[str, Any]]:
    for batch in batches:
        for row in range(batch.num_rows):
            yield batch.slice(row, 1).select(["piece", *columns]).to_pylist()[0]


@cache
def _worker(setting: Setting) -> tuple[Worker, Elsewhere]:
    """This process's worker: Spark keeps its Python workers."""
    pack = load_pack(extra=[Path(folder) for folder in setting.rules])
    if pack.digest != setting.digest:
        raise OtherPack(f"the worker's rules are {pack.digest[:12]}, the driver's {setting.digest[:12]}")
    elsewhere = Elsewhere()
    return Worker(setting, pack, elsewhere), elsewhere


def _ads(scanned: Scanned) -> pa.RecordBatch:
    ads = scanned.ads
    columns = {name: ads.column(name) for name in ads.schema.names}
    columns["hash"] = columns["hash"].storage.cast(pa.binary())
    columns["piece"] = pa.repeat(pa.scalar(scanned.chunk, pa.int32()), ads.num_rows)
    return _filled(columns, READ, ads.num_rows)


def _lost(scanned: Scanned, before: int) -> pa.RecordBatch:
    errors = scanned.errors
    columns = _problems(errors)
    columns["piece"] = pa.repeat(pa.scalar(scanned.chunk, pa.int32()), len(errors))
    columns["source"] = pa.array([lost.source for lost in errors], pa.int32())
    columns["row"] = pa.array([lost.row for lost in errors], pa.int64())
    columns["error"] = pa.array(range(before + 1, before + 1 + len(errors)), pa.int32())
    return _filled(columns, READ, len(errors))


def _texts(scanned: Scanned) -> pa.RecordBatch:
    texts, findings = scanned.texts, scanned.findings
    columns = {name: texts.column(name) for name in texts.schema.names}
    columns["hash"] = pa.array([str(UUID(bytes=hash)) for _, hash in numbered(scanned)], pa.string())
    ends = pa.compute.cumulative_sum(columns["findings"]) if texts.num_rows else []
    offsets = pa.array([0, *(end.as_py() for end in ends)], pa.int32())
    one = pa.StructArray.from_arrays([findings.column(field.name) for field in FOUND], fields=list(FOUND))
    columns["found"] = pa.ListArray.from_arrays(offsets, one, type=pa.list_(FOUND))
    return _filled(columns, SCANNED, texts.num_rows)


def _failed(scanned: Scanned) -> pa.RecordBatch:
    """The ads whose text could not be scanned. What could not be read, the first pass has told."""
    errors = [lost for lost in scanned.errors if lost.code == "failed"]
    columns = _problems(errors)
    columns["text"] = pa.array([lost.source * ROWS_APART + lost.row for lost in errors], pa.int64())
    return _filled(columns, SCANNED, len(errors))


def _problems(errors: Iterable[Lost]) -> dict[str, pa.Array]:
    told = [(lost.code, lost.problem.zh, lost.problem.en) for lost in errors]
    names = [name for name, _ in _ERROR]
    return {name: pa.array([row[at] for row in told], pa.string()) for at, name in enumerate(names)}


def _filled(columns: dict[str, pa.Array], schema: pa.Schema, rows: int) -> pa.RecordBatch:
    """The columns of `schema`, null where there is none."""
    arrays = [
        columns[field.name] if field.name in columns else pa.nulls(rows, field.type) for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)

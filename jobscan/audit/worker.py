"""One worker: a chunk of the input in, rows for the tables out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

from jobscan.audit import rows
from jobscan.audit.chunk import Chunk, Lost, Record, Scanned
from jobscan.audit.records import records
from jobscan.audit.seen import Seen
from jobscan.engines.arrow import scan_batch
from jobscan.finding import Bilingual
from jobscan.reports.visible import described
from jobscan.scan.jurisdiction import guessed
from jobscan.scan.scanner import Scanner
from jobscan.text.fold import fold

if TYPE_CHECKING:
    from jobscan.pack.index import Pack

_FAILED = Bilingual(
    zh="检查时出错（{error}），这份广告没有检查；请反馈这个问题。",
    en="failed while it was scanned ({error}) and was not checked; please report it.",
)
_RANK = {"note": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class Setting:
    """How ads are scanned. `rules`: folders; `chosen`: the ids of rules (None: those on by default).

    `digest` is the pack's: a worker that starts later must not find other rules.
    `near`: how alike texts are that go into one group of near-duplicates; None: they are not grouped.
    """

    rules: tuple[str, ...] = ()
    chosen: tuple[str, ...] | None = None
    jurisdictions: tuple[str, ...] = ()
    keep_text: str = "findings"
    digest: str = ""
    near: float | None = None


class Known(Protocol):
    """Which texts need no scanning: Seen's table, or on Spark another piece's."""

    def number(self, key: bytes, /) -> int | None:
        """The number of the text with this hash; None: it has to be scanned."""


class Worker:
    """Scans chunks. Make one per process and keep it: it remembers the clauses it has judged."""

    def __init__(self, setting: Setting, pack: Pack, seen: Known | None = None) -> None:
        self._setting = setting
        self._script = pack.script
        self._scanner = Scanner(pack, setting.chosen)
        self._seen = seen

    def scan(self, chunk: Chunk) -> Scanned:
        """Everything there is in `chunk`; what cannot be read or scanned is in `errors`."""
        found: list[tuple[Record, bytes]] = []
        lost: list[Lost] = []
        for item in records(chunk.payload):
            if isinstance(item, Lost):
                lost.append(item)
            else:
                found.append((item, text_hash(item.text)))
        numbers: dict[bytes, int] = {}
        fresh: list[tuple[bytes, int, str]] = []
        for record, key in found:
            if key not in numbers:
                number = self._seen.number(key) if self._seen else None
                if number is None:
                    fresh.append((key, record.ad, record.text))
                numbers[key] = record.ad if number is None else number
        texts, findings, failed = self._texts(fresh)
        if failed:
            lost += [
                Lost(r.source, r.row, failure(failed[key]), "failed") for r, key in found if key in failed
            ]
            found = [(r, key) for r, key in found if key not in failed]
        payload = chunk.payload
        ads = rows.ads(found, numbers)
        return Scanned(chunk.number, payload.source.number, payload.row, ads, texts, findings, tuple(lost))

    def _texts(
        self, fresh: Sequence[tuple[bytes, int, str]]
    ) -> tuple[pa.RecordBatch, pa.RecordBatch, dict[bytes, str]]:
        """Rows for `texts` and `findings`, and why texts could not be scanned, for (hash, number, text)."""
        asked = self._setting.jurisdictions
        numbers = {key.hex(): number for key, number, _ in fresh}  # by the ids that go into fingerprints
        batch = pa.RecordBatch.from_arrays(
            [
                pa.array(numbers, pa.string()),
                pa.array([rows.sound(text) for _, _, text in fresh], pa.string()),
            ],
            names=["id", "text"],
        )
        findings = scan_batch(batch, self._scanner, asked)
        problems = findings.column("problem")
        failed: dict[bytes, str] = {}
        if problems.null_count < len(problems):
            pairs = zip(findings.column("id").to_pylist(), problems.to_pylist(), strict=True)
            failed = {bytes.fromhex(id): problem for id, problem in pairs if problem is not None}
            findings = findings.filter(problems.is_null())
        findings = rows.findings(findings, numbers)
        found: dict[int, list[str]] = {}
        for number, severity in zip(
            findings.column("text").to_pylist(), findings.column("severity").to_pylist(), strict=True
        ):
            found.setdefault(number, []).append(severity)
        scanned = []
        for key, number, text in fresh:
            if key in failed:
                continue
            severities = found.get(number, ())
            kept = self._setting.keep_text == "all" or (self._setting.keep_text == "findings" and severities)
            scanned.append(
                (
                    number,
                    key,
                    len(text),
                    list(asked or guessed(text, self._script)),
                    len(severities),
                    max(severities, key=_RANK.__getitem__, default=None),
                    rows.sound(text) if kept else None,
                    None,
                )
            )
        made = rows.batch(scanned, rows.TEXTS)
        if self._setting.near is not None:
            made = _signed(made, [text for key, _, text in fresh if key not in failed])
        return made, findings, failed


def text_hash(text: str) -> bytes:
    """What makes two ads the same: 16 bytes of BLAKE2b over the folded text."""
    return blake2b(fold(text).text.encode("utf-8", "replace"), digest_size=16).digest()


def failure(error: Exception | str) -> Bilingual:
    """What is said of a record that could not be scanned."""
    said = error if isinstance(error, str) else described(error)
    return _FAILED.format(error=said)


def _signed(batch: pa.RecordBatch, texts: Sequence[str]) -> pa.RecordBatch:
    """The rows for `texts` with the signature of each, by which near-duplicates are found in the end."""
    from jobscan.audit.near.signature import signatures

    found = signatures([fold(text).text for text in texts])
    at = batch.schema.get_field_index("signature")
    return batch.set_column(at, batch.schema.field(at), pa.array(found, pa.binary()))


_worker: Worker | None = None


def start(setting: Setting, seen: str) -> None:
    """Make this process a worker. It ends when the process that started it does, however that ends."""
    global _worker
    from jobscan.pack.load import load_pack

    _follow_parent()
    pack = load_pack(extra=[Path(folder) for folder in setting.rules])
    if setting.digest and pack.digest != setting.digest:
        raise RuntimeError("the rules have changed since the audit was started")
    _worker = Worker(setting, pack, Seen(Path(seen)))


def work(chunk: Chunk) -> Scanned:
    """What this process's worker makes of `chunk`."""
    assert _worker is not None, "start() comes first"
    return _worker.scan(chunk)


def _follow_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    import os
    import signal
    from multiprocessing import connection, parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=wait, daemon=True).start()


def ready() -> None:
    """Done by a worker that could be started."""

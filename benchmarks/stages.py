"""Where a worker's time goes: its functions under cProfile, by stage of the pipeline.

What is written in C has no file: its time belongs to whoever called it.
"""

from __future__ import annotations

import cProfile
import pickle
import pstats
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.ads import MEGA

if TYPE_CHECKING:
    from jobscan.audit.chunk import Chunk, Scanned

# The first that matches "folder/file.py function" has it.
_STAGES = (
    ("read: JSON and records", r"audit/(records|chunk|dates)\.py|msgspec"),
    ("near-duplicates", r"audit/near/|rensa"),
    ("fold and hash", r"text/fold\.py|worker\.py text_hash|rows\.py sound|audit/seen\.py"),
    ("guess the jurisdiction", r"scan/jurisdiction\.py|script\.py (mostly_han|_count_han|han_share|has_han|is_traditional)"),
    ("prefilter", r"scan/(prefilter|beside)\.py|script\.py (simplify|_any_traditional)|ahocorasick"),
    ("clauses", r"text/(clauses|sections)\.py"),
    ("tokenizer (jieba, spaCy)", r"text/tokens\.py|/jieba/|/spacy/|/thinc/"),
    ("findings built", r"scan/(lines|favours|exemptions)\.py|scanner\.py (_weighed|_fingerprint|_cited)|jobscan/(laws|finding)\.py|engines/arrow\.py _row$"),
    ("Arrow", r"engines/arrow\.py|/pyarrow/|audit/rows\.py|worker\.py (_signed|_texts)"),
    ("matcher and its context", r"jobscan/(scan|text|pack)/|/re/"),
    ("the rest of the worker", r"audit/worker\.py"),
)  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """Seconds over `megabytes` of input: the worker's, pickling both ways, the writer's. `shares`: stage, seconds, share.

    `asked`: clauses that the scanner had to judge; `known`: the share of them that it remembered.
    """

    ads: int
    megabytes: float
    worker: float
    handing: float
    writer: float
    asked: int
    known: float
    shares: Sequence[tuple[str, float, float]]


def profiled(file: Path, megabytes: float) -> Profile:
    """The first half of `megabytes` of `file` warms up; over the second half time is taken, then taken apart.

    Timed and profiled over the same chunks, by a worker that forgets what it has judged in between.
    """
    from jobscan import load_pack
    from jobscan.audit.worker import Setting, Worker

    warm, measured = _halves(file, megabytes)
    worker = Worker(Setting(), load_pack())
    for chunk in warm:
        worker.scan(chunk)
    remembered = worker._scanner._hits
    before, begin = remembered.cache_info(), time.process_time()
    scanned = [worker.scan(chunk) for chunk in measured]
    seconds = time.process_time() - begin
    after = remembered.cache_info()
    hits, misses = after.hits - before.hits, after.misses - before.misses
    begin = time.process_time()
    for chunk, result in zip(measured, scanned, strict=True):
        pickle.loads(pickle.dumps((chunk, result)))
    handing = time.process_time() - begin
    writer = _written(scanned)
    remembered.cache_clear()
    for chunk in warm:
        worker.scan(chunk)
    profile = cProfile.Profile()
    profile.enable()
    for chunk in measured:
        worker.scan(chunk)
    profile.disable()
    size = sum(map(_bytes, measured)) / MEGA
    spent = by_stage(pstats.Stats(profile))
    total = sum(spent.values())
    shares = [(name, seconds * part / total, part / total) for name, part in spent.most_common()]
    ads = sum(result.ads.num_rows for result in scanned)
    return Profile(ads, size, seconds, handing, writer, hits + misses, hits / max(1, hits + misses), shares)


def _halves(file: Path, megabytes: float) -> tuple[list[Chunk], list[Chunk]]:
    from jobscan.audit.inputs import Asked, chunks, sources

    asked = Asked((str(file),), ("text",), "title", "id", "posted", ("city", "board"))
    taken: list[Chunk] = []
    size = 0
    for chunk in chunks(sources(asked)):
        taken.append(chunk)
        size += _bytes(chunk)
        if size >= megabytes * MEGA:
            break
    half = len(taken) // 2
    return taken[:half] or taken, taken[half:]


def _bytes(chunk: Chunk) -> int:
    from jobscan.audit.chunk import Lines

    assert isinstance(chunk.payload, Lines)
    return len(chunk.payload.data)


def _written(scanned: Sequence[Scanned]) -> float:
    """Seconds that the writer takes to commit the chunks to a new database."""
    from jobscan.audit import store
    from jobscan.audit.seen import Seen
    from jobscan.audit.writer import Writer

    with (
        TemporaryDirectory(prefix="jobscan-bench-") as folder,
        store.create(Path(folder) / "audit.duckdb") as db,
        Seen(Path(folder) / "seen", create=True) as seen,
    ):
        writer = Writer(db, seen)
        begin = time.process_time()
        for result in scanned:
            writer.commit(result)
        return time.process_time() - begin


def by_stage(stats: pstats.Stats) -> Counter[str]:
    """Seconds of each stage."""
    spent: Counter[str] = Counter()
    for (file, _, name), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        stage = stage_of(file, name)
        if stage or not callers:
            spent[stage or "other"] += own
            continue
        for (caller, _, called_by), (_, _, share, _) in callers.items():
            spent[stage_of(caller, called_by) or "other"] += share
    return spent


def stage_of(file: str, function: str) -> str:
    """Of a function; the empty text for what is in no file of ours, such as len()."""
    place = f"{Path(file).as_posix()} {function}"
    return next((name for name, pattern in _STAGES if re.search(pattern, place)), "")

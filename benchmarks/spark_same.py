"""`python -m benchmarks.spark_same`: the same audit by the local engine and on Spark, every table compared.

By hand, as it needs real ads, Java and a quarter of an hour. It prints JSON: seconds, for each kind of
process its peak memory and the processor's seconds of all of them (what the other load of a machine changes
least), bytes that Spark shuffled, bytes of each table. Half of the ads are reposts. Where there are more ads
to make than real ones, a further round's clauses each get a word of their own, so that the memory of
judged clauses is not flattered: the difference of two sizes is the speed after the start.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

from benchmarks.ads import LANGUAGES, stream
from jobscan.audit import run as local
from jobscan.audit import schema, store
from jobscan.audit.description import Task
from jobscan.audit.inputs import Asked
from jobscan.audit.spark import run as spark_run
from jobscan.audit.worker import Setting
from jobscan.pack.load import load_pack

_CLAUSE_ENDS = re.compile(r"(?=[，。；！,;!\n]|\. )")
_SELF = "this process"
_KINDS = {
    "CoarseGrainedExecutorBackend": "executor (Java)",
    "pyspark.daemon": "executor (Python)",
    "SparkSubmit": "driver (Java)",
    "spawn_main": "local worker",
}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m benchmarks.spark_same", description=__doc__)
    parser.add_argument("--ads", type=int, default=50_000, help="ads, half of them reposts (default: 50000)")
    parser.add_argument("--master", default="local-cluster[2,1,1024]", help="default: %(default)s")
    parser.add_argument("--workers", type=int, default=2, help="of the local engine (default: 2)")
    options = parser.parse_args(argv)
    with TemporaryDirectory(prefix="jobscan-spark-") as name:
        figures = _measured(options, Path(name))
    print(json.dumps(figures, ensure_ascii=False, indent=2))
    return 0 if figures["the same"] else 1


def _measured(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    path = folder / "ads.jsonl"
    _write(path, options.ads)
    pack = load_pack()
    task = Task(
        Asked((str(path),), text=("text",), id="id", groups=("half",)), Setting(digest=pack.digest), "0"
    )
    events = _settings(folder)
    figures: dict[str, Any] = {"ads": options.ads, "bytes": path.stat().st_size}

    begun, steps = time.perf_counter(), {}
    with _watched() as used:
        outcome = local.run(
            task, pack, folder / "local.duckdb", options.workers, restart=False, step=lambda step: None
        )
    figures["local"] = {"seconds": round(time.perf_counter() - begun, 1), **used}

    begun = time.perf_counter()
    with _watched() as used:
        on_spark = spark_run.run(
            task, pack, folder / "spark", options.master, restart=False,
            step=lambda step, *_: steps.setdefault(step, round(time.perf_counter() - begun, 1)),
        )  # fmt: skip
    seconds = round(time.perf_counter() - begun, 1)
    figures["spark"] = {"seconds": seconds, "steps begin": steps, **used, **_shuffled(events)}
    figures["tables"] = {
        table.name: sum(file.stat().st_size for file in (folder / "spark" / table.name).glob("*.parquet"))
        for table in spark_run.STREAMED
    }
    figures["texts"], figures["findings"] = outcome.texts, outcome.findings
    different = _different(folder / "local.duckdb", folder / "spark")
    figures["the same"] = outcome == on_spark and not different
    figures["different tables"] = different
    return figures


def _write(path: Path, ads: int) -> None:
    """`ads` ads; the second half are the first half's texts in another order."""
    half = ads // 2
    texts: list[str] = []
    for number, text in enumerate(_varied()):
        if number == half:
            break
        texts.append(text)
    with path.open("w", encoding="utf-8") as file:
        for number in range(ads):
            at = number if number < half else number * 7919 % half
            ad = {"id": str(number), "half": "1" if number < half else "2", "text": texts[at]}
            file.write(json.dumps(ad, ensure_ascii=False) + "\n")


def _varied() -> Iterator[str]:
    """The real ads, both languages by turns, again and again, different each time."""
    number, mixed = 0, True
    while mixed:
        pairs = zip_longest(*(stream(lang) for lang in LANGUAGES))
        seen = number
        for text in chain.from_iterable(pairs):
            if text is not None:
                yield text if seen == 0 else _CLAUSE_ENDS.sub(f" {_word(number)}", text)
                number += 1
        mixed = number > seen


def _word(number: int) -> str:
    """A word without meaning: q and the number in the letters a to j."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _settings(folder: Path) -> Path:
    """Have Spark write down what it does, in the folder that is returned."""
    events = folder / "events"
    events.mkdir()
    (folder / "spark-defaults.conf").write_text(
        f"spark.eventLog.enabled true\nspark.eventLog.compress false\nspark.eventLog.dir {events.as_uri()}\n"
    )
    os.environ["SPARK_CONF_DIR"] = str(folder)
    return events


def _shuffled(events: Path) -> dict[str, object]:
    """Bytes that tasks wrote for others to fetch, and seconds that they ran, by stage."""
    written: Counter[str] = Counter()
    ran: Counter[str] = Counter()
    for file in events.rglob("events_*"):
        for line in file.read_text("utf-8").splitlines():
            event = json.loads(line)
            metrics = event.get("Task Metrics") if event["Event"] == "SparkListenerTaskEnd" else None
            if metrics:
                stage = str(event["Stage ID"])
                written[stage] += metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"]
                ran[stage] += metrics["Executor Run Time"]
    longest = {stage: round(ms / 1000, 1) for stage, ms in ran.most_common(4)}
    return {
        "shuffled bytes": sum(written.values()),
        "shuffled by stage": {stage: size for stage, size in written.items() if size},
        "task seconds": round(sum(ran.values()) / 1000, 1),
        "longest stages": longest,
    }


@contextmanager
def _watched() -> Iterator[dict[str, dict[str, float]]]:
    """Peak resident MB and processor seconds of each kind of process below this one, filled at the end."""
    peaks: dict[str, float] = defaultdict(float)
    ran: dict[tuple[str, int], float] = {}
    used: dict[str, dict[str, float]] = {}
    over = Event()

    def look() -> None:
        for kind, pid, size, seconds in _below():
            peaks[kind] = max(peaks[kind], size)
            ran[kind, pid] = seconds

    def watch() -> None:
        while not over.wait(0.5):
            look()

    look()
    before = sum(seconds for (kind, _), seconds in ran.items() if kind == _SELF)
    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield used
    finally:
        over.set()
        thread.join()
        total: dict[str, float] = defaultdict(float)
        for (kind, _), seconds in ran.items():
            total[kind] += seconds - (before if kind == _SELF else 0)
        used["peak MB"] = dict(peaks)
        used["processor seconds"] = {kind: round(seconds, 1) for kind, seconds in total.items()}


def _below() -> Iterator[tuple[str, int, float, float]]:
    """Kind, number, peak MB and processor seconds of this process and of all that descend from it."""
    stats: dict[int, list[str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stats[int(folder.name)] = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
    for pid, stat in stats.items():
        at = pid
        while at in stats and at != os.getpid():
            at = int(stats[at][1])
        if at != os.getpid():
            continue
        try:
            words = Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
            status = Path(f"/proc/{pid}/status").read_text("utf-8")
        except OSError:
            continue
        kind = _SELF if pid == os.getpid() else next((k for w, k in _KINDS.items() if w in words), "")
        if kind and (size := re.search(r"VmHWM:\s+(\d+)", status)):
            seconds = (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
            yield kind, pid, round(int(size[1]) * 1024 / 1e6, 1), seconds


def _different(one: Path, other: Path) -> list[str]:
    """The tables whose rows are not the same."""
    found = []
    with store.open_store(one) as left, store.open_store(other) as right:
        for table in schema.TABLES:
            if table.name in ("runs", "chunks"):
                continue
            columns = ", ".join(f'"{name}"' for name in table.names)
            order = f" ORDER BY {', '.join(table.key)}" if table.key else ""
            asked = f"SELECT {columns} FROM {table.name}{order}"
            pairs = zip_longest(left.records(asked), right.records(asked))
            if any(a != b for a, b in pairs):
                found.append(table.name)
    return found


if __name__ == "__main__":
    raise SystemExit(main())

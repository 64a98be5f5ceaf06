"""Is nothing lost or doubled when an audit is cut off? `python -m benchmarks.crash --kills 50`.

An audit is killed (SIGKILL, nothing can be tidied up) at random moments and run again each time; then
its tables must equal, row for row, those of an audit that was left alone.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.generate import generated
from jobscan.audit.run import remove
from jobscan.audit.schema import TABLES
from jobscan.audit.store import open_store
from jobscan.finding import Language

CLOCKS = ("runs",)
"""When it was run is all that may differ."""


@dataclass(frozen=True, slots=True)
class Survival:
    """What came of it: how often it was killed, how often it finished, and which tables differ."""

    kills: int
    finished: int
    different: tuple[str, ...]
    orphans: int


def write_ads(path: Path, rows: int, seed: int = 1) -> None:
    """`rows` lines: our own ads in both languages, a third of them reposts, every hundredth broken."""
    chance = random.Random(seed)
    languages: tuple[Language, ...] = ("zh", "en")
    fresh = [generated(lang, seed) for lang in languages]
    texts: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        for row in range(rows):
            if texts and chance.random() < 1 / 3:
                text = chance.choice(texts)
            else:
                text = next(fresh[row % 2])
                texts.append(text)
            ad = {"id": str(row), "text": text[:250], "city": chance.choice(["上海", "Leeds", ""])}
            file.write('{"text": ' if row % 100 == 99 else json.dumps(ad, ensure_ascii=False))
            file.write("\n")


def command(ads: Path, out: Path, workers: int, *options: str) -> list[str]:
    return [
        sys.executable, "-m", "jobscan", "audit", "run", str(ads), "--out", str(out), "--text", "text", "--id", "id",
        "--group", "city", "--workers", str(workers), "--no-config", *options,
    ]  # fmt: skip


def tables(out: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table's rows in order, but for those that say when."""
    with open_store(out) as store:
        return {
            table.name: store.rows(f"SELECT * FROM {table.name} ORDER BY ALL")
            for table in TABLES
            if table.name not in CLOCKS
        }


def differing(one: Path, other: Path) -> tuple[str, ...]:
    """The names of the tables whose rows are not the same."""
    first, second = tables(one), tables(other)
    return tuple(name for name in first if first[name] != second[name])


def survive(
    folder: Path, kills: int, rows: int, options: Sequence[str] = (), workers: int = 2, seed: int = 1
) -> Survival:
    """Kill an audit of `rows` ads `kills` times in all, beginning anew whenever it is finished."""
    ads, calm, killed = folder / "ads.jsonl", folder / "calm.duckdb", folder / "killed.duckdb"
    write_ads(ads, rows)
    began = time.monotonic()
    run = [*command(ads, calm, workers, *options)]
    assert subprocess.run(run, capture_output=True, check=False).returncode == 2  # the broken rows
    whole = time.monotonic() - began
    with open_store(calm) as store:
        assert store.row("SELECT finished, (SELECT sum(ads + errors) FROM chunks) FROM audit") == (True, rows)
    again = [str(killed) if part == str(calm) else part for part in run]
    chance = random.Random(seed)
    done = finished = orphans = 0
    different: dict[str, None] = {}
    while done < kills:
        process = subprocess.Popen(
            again, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        try:
            _, said = process.communicate(timeout=chance.uniform(0.2, whole))
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            done += 1
            orphans += sum(1 for _ in _left(process.pid))
            continue
        finished += 1
        different |= dict.fromkeys(_compared(calm, killed))
        if different:
            raise AssertionError(f"{different} differ after: {said}")
        remove(killed)
    if killed.exists():
        subprocess.run(again, capture_output=True, check=False)
        finished += 1
        different |= dict.fromkeys(_compared(calm, killed))
    return Survival(done, finished, tuple(different), orphans)


def _compared(calm: Path, killed: Path) -> Iterator[str]:
    """`audit` names the command, which names the file."""
    yield from (name for name in differing(calm, killed) if name != "audit")


def _left(session: int) -> Iterator[int]:
    """Processes of the session that are still there five seconds after its leader was killed."""
    for wait in range(50):
        left = [int(p.name) for p in Path("/proc").iterdir() if p.name.isdecimal() and _session(p) == session]
        if not left:
            return
        time.sleep(0.1 if wait < 49 else 0)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
        yield pid


def _session(process: Path) -> int:
    try:
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return -1
    return -1 if fields[0] == "Z" else int(fields[3])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rows", type=int, default=60_000)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = survive(Path(folder), asked.kills, asked.rows)
    print(found)
    return int(bool(found.different or found.orphans))


if __name__ == "__main__":
    sys.exit(main())

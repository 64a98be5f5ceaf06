"""A command and its child processes watched from outside: time by the clock, processor time, peak memory of each.

Linux only: everything is read from /proc. VmHWM is the kernel's own mark of the highest resident set, pages
that are shared (libraries, mapped files) in each process; PSS, which divides those, is sampled.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.ads import MEGA, ROOT
from benchmarks.progress import say
from benchmarks.startup import environment

_EVERY = 0.1
_PSS_EVERY = 10
_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass
class Process:
    """One process: `role` is main, worker or tracker. Megabytes at the peak; seconds of processor time."""

    role: str
    peak: float = 0.0
    pss: float = 0.0
    processor: float = 0.0


@dataclass
class Watched:
    """A finished command. `processes` by their number, the main one first."""

    wall: float
    exit_code: int
    output: str
    processes: list[Process] = field(default_factory=list)

    def peak(self, role: str) -> float:
        """The highest of that role."""
        return max((p.peak for p in self.processes if p.role == role), default=0.0)

    def pss(self, role: str) -> float:
        return max((p.pss for p in self.processes if p.role == role), default=0.0)

    def processor(self, role: str = "") -> float:
        return sum(p.processor for p in self.processes if role in ("", p.role))


def watched(command: Sequence[str], log: Path) -> Watched:
    """Run `command` to its end; what it prints goes to `log`, whose end is `output`."""
    found: dict[int, Process] = {}
    with log.open("wb") as out:
        begin = time.perf_counter()
        running = subprocess.Popen(
            command, env=environment(), cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        turn = 0
        while running.poll() is None:
            for number in _family(running.pid):
                _sample(number, found, number == running.pid, pss=turn % _PSS_EVERY == 0)
            turn += 1
            time.sleep(_EVERY)
        wall = time.perf_counter() - begin
    return Watched(wall, running.returncode, log.read_text("utf-8", "replace")[-2_000:], list(found.values()))


def audited(ads: Path, out: Path, workers: int) -> Watched:
    """`jobscan audit run` over varied ads into the database `out`, which is then removed."""
    command = [
        sys.executable, "-m", "jobscan", "audit", "run", str(ads), "--out", str(out), "--restart",
        "--text", "text", "--title", "title", "--id", "id", "--date", "posted", "--group", "city", "--group", "board",
        "--workers", str(workers), "--no-config",
    ]  # fmt: skip
    run = watched(command, out.with_suffix(".log"))
    if run.exit_code != 0:
        raise RuntimeError(f"{' '.join(command)}: exit code {run.exit_code}\n{run.output}")
    last = run.output.strip().splitlines()[-1:]
    say(f"  {run.wall:,.1f} s: {''.join(last)}")
    out.unlink(missing_ok=True)
    return run


def _family(number: int) -> list[int]:
    """A process and its children; audits have no grandchildren."""
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text("ascii").split()
    except OSError:
        children = []
    return [number, *map(int, children)]


def _sample(number: int, found: dict[int, Process], main: bool, *, pss: bool) -> None:
    folder = Path(f"/proc/{number}")
    try:
        status = (folder / "status").read_text("utf-8", "replace")
        times = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        line = (folder / "cmdline").read_bytes()
        shares = (folder / "smaps_rollup").read_text("ascii", "replace") if pss else ""
    except OSError:
        return  # it has just ended
    if number not in found:
        found[number] = Process("main" if main else "tracker" if b"resource_tracker" in line else "worker")
    process = found[number]
    process.peak = max(process.peak, _megabytes(status, "VmHWM:"))
    process.pss = max(process.pss, _megabytes(shares, "Pss:"))
    process.processor = max(process.processor, (int(times[11]) + int(times[12])) / _TICK)


def _megabytes(lines: str, name: str) -> float:
    return next((int(x.split()[1]) * 1024 / MEGA for x in lines.splitlines() if x.startswith(name)), 0.0)

"""Peak memory of scanning a whole set of ads, once and again, in a process of its own.

Run as a module, `python -m benchmarks.memory en generated 2.5`, it is that process.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ads import MEGA, ROOT, stream
from benchmarks.startup import environment
from jobscan.finding import Language


@dataclass(frozen=True)
class Memory:
    """Peak megabytes: scanner made, the set scanned once, the set scanned twice."""

    lang: Language
    ready: float
    once: float
    twice: float


def memory(lang: Language, generate: bool, megabytes: float | None) -> Memory:
    """Measured in a fresh process that holds one ad at a time."""
    arguments = [lang, "generated" if generate else "real", "" if megabytes is None else str(megabytes)]
    command = [sys.executable, "-m", "benchmarks.memory", *arguments]
    ran = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    if ran.returncode:
        raise RuntimeError(f"{' '.join(command)}: {ran.stderr}")
    peaks: Mapping[str, float] = json.loads(ran.stdout)
    return Memory(lang, peaks["ready"], peaks["once"], peaks["twice"])


def _peaks(lang: Language, generate: bool, megabytes: float | None) -> dict[str, float]:
    from jobscan import Scanner, load_pack

    scanner = Scanner(load_pack())
    peaks = {"ready": _peak()}
    for name in ("once", "twice"):
        for text in stream(lang, generate=generate, megabytes=megabytes):
            scanner.scan(text)
        peaks[name] = _peak()
    return peaks


def _peak() -> float:
    """Megabytes. getrusage would count the process that started this one: Linux knows better."""
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
        return next(int(x.split()[1]) for x in status.splitlines() if x.startswith("VmHWM:")) * 1024 / MEGA
    except (OSError, StopIteration):
        from resource import RUSAGE_SELF, getrusage

        scale = 1 if sys.platform == "darwin" else 1024
        return getrusage(RUSAGE_SELF).ru_maxrss * scale / MEGA


if __name__ == "__main__":
    language: Language = "zh" if sys.argv[1] == "zh" else "en"
    limit = float(sys.argv[3]) if sys.argv[3] else None
    json.dump(_peaks(language, sys.argv[2] == "generated", limit), sys.stdout)

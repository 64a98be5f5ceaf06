"""How long `jobscan check` takes from the shell to the prompt, on one ad."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ads import ROOT
from benchmarks.clock import children

TYPER = 'python -c "import typer, rich"'
CLEAN = "jobscan check: clean ad"
_CLEAN_AD = "诚聘文员一名\n熟练使用办公软件，大专以上学历\n五险一金，周末双休\n"
_SURE_AD = "诚聘文员一名\n限女性，大专以上学历\n五险一金，周末双休\n"
_JIEBA_AD = "诚聘文员一名\n因宿舍原因限女性应聘者报名\n五险一金，周末双休\n"
_SPACY_AD = "Office clerk\nMale only/full time, night shift.\nWeekends are free.\n"

# Runs a command line in this interpreter and says which tokenizers it loaded.
_PROBE = """
import sys
from jobscan.cli.app import main
sys.argv = ["jobscan", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print(" ".join(m for m in ("jieba", "spacy") if m in sys.modules), file=sys.stderr)
"""


@dataclass(frozen=True)
class Start:
    """Median seconds of one command: by the clock on the wall and by the processor's."""

    command: str
    loads: str
    exit_code: int
    wall: float
    processor: float


def starts(scratch: Path, count: int) -> list[Start]:
    """Every command `count` times, in turns, after a first run that fills the caches."""
    python = sys.executable
    ads = {
        CLEAN: _written(scratch / "clean.txt", _CLEAN_AD),
        "jobscan check: clean ad with near misses": ROOT / "corpora" / "clean" / "zh-basketball-coach.txt",
        "jobscan check: findings, no tokenizer needed": _written(scratch / "sure.txt", _SURE_AD),
        "jobscan check: findings that jieba must judge": _written(scratch / "jieba.txt", _JIEBA_AD),
        "jobscan check: findings that spaCy must judge": _written(scratch / "spacy.txt", _SPACY_AD),
    }
    commands = {
        "python -c pass": [python, "-c", "pass"],
        TYPER: [python, "-c", "import typer, rich"],
        **{name: [python, "-m", "jobscan", "check", str(ad)] for name, ad in ads.items()},
    }
    loads = {name: _loads([python, "-c", _PROBE, "check", str(ad)]) for name, ad in ads.items()}
    for command in commands.values():
        _run(command)
    runs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
    for _ in range(count):
        for name, command in commands.items():
            runs[name].append(_run(command))
    return [
        Start(
            name,
            loads.get(name, ""),
            found[0][2],
            statistics.median(wall for wall, _, _ in found),
            statistics.median(processor for _, processor, _ in found),
        )
        for name, found in runs.items()
    ]


def environment() -> dict[str, str]:
    """This environment, with the checkout first on the path."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path}


def _written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def _loads(command: Sequence[str]) -> str:
    ran = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=True)
    lines = ran.stderr.splitlines()
    return lines[-1].replace(" ", ", ") if lines and lines[-1] else "neither"


def _run(command: Sequence[str]) -> tuple[float, float, int]:
    """Seconds on the wall, seconds of processor time, and the exit code, which must be 0 or 1."""
    before = children()
    begin = time.perf_counter()
    ran = subprocess.run(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    wall = time.perf_counter() - begin
    processor = children() - before
    if ran.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {ran.stderr.decode('utf-8', 'replace')}")
    return wall, processor, ran.returncode

"""Running jobscan in this process, with the small pack of fixtures/ in place of the built-in one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from jobscan.cli.app import main

PACK = Path(__file__).parent / "fixtures" / "pack"
# Whatever runs the tests in the background has Ctrl-C ignored, and what it starts inherits that.
DRIVER = f"""
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from pathlib import Path
import jobscan.pack.load
jobscan.pack.load.built_in = lambda: Path({str(PACK)!r})
{{extra}}
from jobscan.cli.app import main
sys.exit(main())
"""
_VARIABLES = ("JOBSCAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM")


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


class Typed(io.TextIOWrapper):
    """Standard input; a terminal if a test says so."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("check", "ad.txt", stdin=b"…")`: in an empty folder, 100 columns, no colour, English."""
    monkeypatch.setattr("jobscan.pack.load.built_in", lambda: PACK)
    monkeypatch.chdir(tmp_path)
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*args: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", Typed(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = main(args)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


def process(*args: str, cwd: Path, extra: str = "pass", **options: object) -> subprocess.Popen[bytes]:
    """jobscan in a process of its own, for what only a process has: pipes, signals, imports."""
    env = {k: v for k, v in os.environ.items() if k not in _VARIABLES}
    root = str(Path(__file__).parent.parent)
    env["PYTHONPATH"] = os.pathsep.join(filter(None, [root, env.get("PYTHONPATH", "")]))
    command = [sys.executable, "-c", DRIVER.format(extra=extra), *args]
    return subprocess.Popen(command, cwd=cwd, env=env, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload, no-any-return]

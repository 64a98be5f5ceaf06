"""The progress bar: on a terminal only, and only for work that takes its time."""

from __future__ import annotations

import io
import sys
import time

import pytest

from jobscan.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stderr", "patience", "seconds", "shown"),
    [
        (Terminal(), 0.0, 0.3, True),
        (Terminal(), 5.0, 0.0, False),
        (io.StringIO(), 0.0, 0.1, False),
        (None, 0.0, 0.0, False),
    ],
)
@pytest.mark.parametrize("total", [3, None])
def test_progress(
    stderr: io.StringIO | None,
    patience: float,
    seconds: float,
    shown: bool,
    total: int | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress("[red]正在检查", total) as step:
        for _ in range(3):
            step()
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline or (shown and stderr and "检查" not in stderr.getvalue()):
            time.sleep(0.01)
    assert bool(stderr and stderr.getvalue()) == shown
    if stderr and shown:
        assert "[red]正在检查" in stderr.getvalue()
        stderr.truncate(0)
        stderr.seek(0)

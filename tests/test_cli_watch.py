"""`--watch`: a real process, real saves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from commands import process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")

PATIENCE = 60
"""Seconds; a save is seen within a fraction of one."""


class Watching:
    """jobscan as it watches, and the lines that it says on standard error."""

    def __init__(self, folder: Path, *args: str) -> None:
        self.running = process("check", *args, "--watch", cwd=folder, stdout=subprocess.PIPE)
        self._lines: Queue[str] = Queue()
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.running.stderr
        for line in self.running.stderr:
            self._lines.put(line.decode().rstrip())

    def until(self, line: str) -> list[str]:
        """What is said up to `line`."""
        said: list[str] = []
        while not said or said[-1] != line:
            said.append(self._lines.get(timeout=PATIENCE))
        return said

    def end(self) -> str:
        """Ctrl-C; what was reported."""
        self.running.send_signal(signal.SIGINT)
        try:
            assert self.running.wait(PATIENCE) == 0
        finally:
            self.running.kill()
        self._listener.join(PATIENCE)
        with self.running:  # closes the pipes
            assert self.running.stdout
            return self.running.stdout.read().decode()


WAITING = "jobscan: waiting for a file to be saved, Ctrl-C ends it."


def saved(name: str) -> list[str]:
    return ["", f"jobscan: {name} was saved, checking again.", WAITING]


def write(file: Path, text: str) -> None:
    """As editors save: beside it, and then in its place."""
    beside = file.with_name(f".{file.name}.tmp")
    beside.write_text(text, "utf-8")
    os.replace(beside, file)


@pytest.fixture
def ads(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "ads" / "hk").mkdir(parents=True)
    (tmp_path / "ads" / "a.txt").write_text("限女性", "utf-8")
    return tmp_path


def test_a_folder(ads: Path) -> None:
    watching = Watching(ads, "ads")
    watching.until(WAITING)
    (ads / "ads" / "notes.ini").write_text("x")  # no ad
    (ads / "beside.txt").write_text("x")  # not in the folder
    write(ads / "ads" / "a.txt", "招文员")
    assert watching.until(WAITING) == saved("ads/a.txt")
    (ads / "ads" / "hk" / "b.txt").write_text("限男性", "utf-8")
    assert watching.until(WAITING) == saved("ads/hk/b.txt")
    (ads / "ads" / "hk" / "b.txt").unlink()
    assert watching.until(WAITING) == saved("ads/hk/b.txt")
    out = watching.end()
    assert [line for line in out.splitlines() if "checked" in line] == [
        "1 ad checked, 1 with suspected wording: 1 error.",
        "1 ad checked: no wording that reads as discriminatory. (Wording only, not a legal judgement.)",
        "2 ads checked, 1 with suspected wording: 1 error.",
        "1 ad checked: no wording that reads as discriminatory. (Wording only, not a legal judgement.)",
    ]


def test_one_file(ads: Path) -> None:
    watching = Watching(ads, "ads/a.txt")
    watching.until(WAITING)
    (ads / "ads" / "other.txt").write_text("x")
    write(ads / "ads" / "a.txt", "限男性")
    assert watching.until(WAITING) == saved("ads/a.txt")
    assert watching.end().count("1 ad checked") == 2


def test_the_configuration(ads: Path) -> None:
    (ads / "jobscan.toml").write_text('select = "gender"')
    watching = Watching(ads, "ads")
    watching.until(WAITING)
    (ads / "jobscan.toml").write_text('select = "marital_status"')
    assert watching.until(WAITING) == saved("jobscan.toml")
    (ads / "jobscan.toml").write_text('select = "maritl"')
    *said, problem, waiting = watching.until(WAITING)
    assert (said, waiting) == (saved("jobscan.toml")[:2], WAITING)
    assert problem.startswith(
        'jobscan: --select: there is no rule or category "maritl"; did you mean marital_status?'
    )
    assert watching.end().count("checked") == 2


def test_without_the_library(ads: Path) -> None:
    extra = "sys.modules['watchdog.events'] = None"
    ran = process("check", "ads", "--watch", cwd=ads, extra=extra, stdout=subprocess.PIPE)
    out, said = ran.communicate()
    assert (out, said.decode(), ran.returncode) == (
        b"",
        "jobscan: --watch needs the library watchdog; run pip install 'jobscan[watch]'.\n",
        2,
    )

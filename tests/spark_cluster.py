"""A real Spark with executors in processes of their own, which a test may kill."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from jobscan.engines import spark as engine

MASTER = "local-cluster[2,1,1024]"
# A test is over before the optimising compiler is worth its work.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
DEFAULTS = f"""
spark.driver.extraJavaOptions    {QUICK}
spark.executor.extraJavaOptions  {QUICK}
spark.sql.codegen.wholeStage     false
spark.ui.enabled                 false
"""


@contextmanager
def cluster(folder: Path) -> Iterator[Any]:
    """A session on two executors; its settings, its log and what the executors work in are in `folder`."""
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        pytest.fail("Spark needs Java 17 or newer, and there is none: run .ci/install")
    (folder / "spark-defaults.conf").write_text(DEFAULTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(_home(folder)))
        patch.setenv("SPARK_CONF_DIR", str(folder))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [_checkout(), os.environ.get("PYTHONPATH")])))
        patch.setenv("PYSPARK_PYTHON", "")
        patch.setenv("SPARK_SUBMIT_OPTS", "")
        with engine.session(MASTER, folder / "spark.log") as spark:
            yield spark


def _home(folder: Path) -> Path:
    """Spark with a `work` of its own: two that start in the same second would work in the same folders."""
    import pyspark

    home = folder / "home"
    home.mkdir()
    for part in Path(pyspark.__file__).parent.iterdir():
        if part.name != "work":
            (home / part.name).symlink_to(part)
    return home


def _checkout() -> str:
    return str(Path(__file__).parent.parent)


def executors(spark: Any) -> list[int]:
    """The processes of the executors."""
    app = spark.sparkContext.applicationId.encode()
    return [
        pid
        for pid, words in _processes()
        if app in words and any(b"ExecutorBackend" in word for word in words)
    ]


def python_workers(spark: Any) -> list[int]:
    """The processes that run Python for the executors: children of each one's daemon."""
    daemons = {pid for pid, words in _processes() if _parent(pid) in executors(spark) and _is_daemon(words)}
    return [pid for pid, words in _processes() if _parent(pid) in daemons and _is_daemon(words)]


def _is_daemon(words: list[bytes]) -> bool:
    return b"pyspark.daemon" in words


def _processes() -> list[tuple[int, list[bytes]]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            found.append((int(folder.name), (folder / "cmdline").read_bytes().split(b"\0")))
        except OSError:  # it has ended
            continue
    return found


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


class Killer:
    """Lies in wait for stages of at least `tasks` tasks, and kills a process of `spark` in each while it works.

    `victims`: an `executor` or a `python worker`, for the first such stage, for the second, ...
    """

    def __init__(self, spark: Any, tasks: int, victims: tuple[str, ...]) -> None:
        self._spark, self._tasks = spark, tasks
        self.killed: list[tuple[str, int]] = []
        """What was killed, and how many tasks of the stage were still to be done."""
        Thread(target=self._lie_in_wait, args=(victims,), daemon=True).start()

    def _lie_in_wait(self, victims: tuple[str, ...]) -> None:
        done: set[int] = set()
        deadline = time.monotonic() + 300
        for victim in victims:
            while time.monotonic() < deadline and not self._kill(victim, done):
                time.sleep(0.01)

    def _kill(self, victim: str, done: set[int]) -> bool:
        tracker = self._spark.sparkContext.statusTracker()
        for stage in set(tracker.getActiveStageIds()) - done:
            info = tracker.getStageInfo(stage)
            found = executors(self._spark) if victim == "executor" else python_workers(self._spark)
            if info and info.numTasks >= self._tasks and info.numActiveTasks and found:
                os.kill(found[0], signal.SIGKILL)
                done.add(stage)
                self.killed.append((victim, info.numTasks - info.numCompletedTasks))
                return True
        return False

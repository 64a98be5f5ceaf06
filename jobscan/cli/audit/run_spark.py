"""`jobscan audit run --engine spark`: the audit on a cluster."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.cli import packs, stream
from jobscan.cli.audit import run_spark_words as say
from jobscan.cli.refusal import Refusal, one_of
from jobscan.finding import Language

if TYPE_CHECKING:
    from jobscan.audit.description import Task
    from jobscan.audit.inputs import Survey
    from jobscan.audit.run import Outcome
    from jobscan.pack.index import Pack

ENGINES = ("local", "spark")
LIBRARIES = ("pyspark", "pandas")
OLDEST_JAVA = 17


def check(engine: str, master: str, workers: str, near: float | None) -> None:
    """Refuses what does not go together."""
    spark = one_of("--engine", engine, ENGINES) == "spark"
    if spark and not master:
        raise Refusal(say.NO_MASTER)
    if master and not spark:
        raise Refusal(say.MASTER_ALONE)
    if spark and workers:
        raise Refusal(say.WORKERS)
    if spark and near is not None:
        raise Refusal(say.NOT_NEAR)


def run(
    task: Task,
    pack: Pack,
    out: str,
    master: str,
    restart: bool,
    surveyed: Callable[[Survey], None],
    lang: Language,
) -> Outcome:
    """The audit in the folder `out`. Raises Refusal, and what audit.run.run raises."""
    _check_libraries()
    _check_java()
    from jobscan.audit import spark_run
    from jobscan.engines import spark

    try:
        return spark_run.run(task, pack, Path(out), master, restart, partial(_tell, lang), surveyed)
    except spark_run.Exists as error:
        raise Refusal(packs.fill(say.EXISTS if Path(out).is_dir() else say.IS_A_FILE, path=out)) from error
    except spark.Failed as error:
        raise Refusal(packs.fill(say.FAILED, why=error, log=f"{out}.log")) from error


def _tell(lang: Language, step: str, done: int, of: int) -> None:
    line = say.STEPS[step].to(lang)
    if of:
        line += packs.fill(say.TASKS, done=f"{done:,}", of=f"{of:,}").to(lang)
    stream.err(line)


def _check_libraries() -> None:
    for name in LIBRARIES:
        if find_spec(name) is None:
            raise Refusal(packs.fill(say.NO_LIBRARY, name=name))


def _check_java() -> None:
    """Spark's own words for a Java that is missing or too old fill a screen."""
    home = os.environ.get("JAVA_HOME", "")
    java = os.path.join(home, "bin", "java") if home else shutil.which("java") or ""
    try:
        said = subprocess.run([java or "java", "-version"], capture_output=True, text=True, check=False)
    except OSError as error:
        where = java or "PATH"
        raise Refusal(packs.fill(say.NO_JAVA, where=where, oldest=OLDEST_JAVA)) from error
    found = re.search(r'version "(?:1\.)?(\d+)', said.stderr)
    if found and int(found[1]) < OLDEST_JAVA:
        raise Refusal(packs.fill(say.OLD_JAVA, where=java, found=found[1], oldest=OLDEST_JAVA))

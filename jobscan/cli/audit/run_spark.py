"""`jobscan audit run --engine spark`: the audit on a cluster."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.cli import packs, stream
from jobscan.cli.audit import run_spark_help as say
from jobscan.cli.audit.database import refusals
from jobscan.cli.refusal import Refusal, one_of
from jobscan.finding import Language

if TYPE_CHECKING:
    from jobscan.audit.description import Task

ENGINES = ("local", "spark")
LIBRARIES = ("pyspark", "pandas")
OLDEST_JAVA = 17


def chosen(engine: str, master: str, workers: str) -> bool:
    """Whether Spark is to do it. Refuses what does not go together."""
    spark = one_of("--engine", engine, ENGINES) == "spark"
    if spark and not master:
        raise Refusal(say.NO_MASTER)
    if master and not spark:
        raise Refusal(say.MASTER_ALONE)
    if spark and workers:
        raise Refusal(say.WORKERS)
    return spark


def run(task: Task, out: str, master: str, restart: bool, lang: Language) -> int:
    """Exit code 2 where records could not be read."""
    _check_libraries()
    _check_java()
    folder = Path(out)
    if folder.is_file() and not restart:
        raise Refusal(packs.fill(say.IS_A_FILE, path=out))
    with refusals(out):
        from jobscan.audit import pieces, spark_run
        from jobscan.engines import spark

        pack = packs.load(task.setting.rules)
        try:
            outcome = spark_run.run(
                task, pack, folder, master, restart, lambda step: stream.err(say.STEPS[step].to(lang))
            )
        except spark_run.Exists as error:
            raise Refusal(packs.fill(say.EXISTS, path=out)) from error
        except spark.Failed as error:
            raise Refusal(packs.fill(say.FAILED, why=error, log=f"{out}.log")) from error
        except (OSError, pieces.NotTheFile) as error:
            raise Refusal(packs.fill(say.NOT_WRITTEN, path=out, why=error)) from error
    stream.out(f"{outcome}\n")
    return 2 if outcome.errors else 0


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

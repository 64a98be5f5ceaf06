"""`jobscan audit run`: scan many ads into a database."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import optionhelp, packs, stream
from jobscan.cli.audit import run_help, run_spark, run_spark_help
from jobscan.cli.audit.database import refusals
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.scope import Given, scope
from jobscan.finding import Language

if TYPE_CHECKING:
    from jobscan.audit.description import Task

SHARED = ("text", "title", "id", "jurisdiction", "select", "ignore", "rules", "config", "no_config")


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    @group.command("run", cls=Page)
    @options.taking(*SHARED)
    def run_(
        given: Given,
        inputs: Annotated[
            list[str], typer.Argument(metavar=run_help.INPUT.to(lang), help=run_help.ARG_INPUT.to(lang))
        ],
        out: Annotated[
            str, typer.Option("--out", metavar=run_help.DATABASE.to(lang), help=run_help.OUT.to(lang))
        ],
        date: Annotated[
            str, typer.Option("--date", metavar=optionhelp.COLUMN.to(lang), help=run_help.DATE.to(lang))
        ] = "",
        group: Annotated[
            list[str] | None,
            typer.Option("--group", metavar=optionhelp.COLUMN.to(lang), help=run_help.GROUP.to(lang)),
        ] = None,
        keep_text: Annotated[
            str, typer.Option("--keep-text", metavar="findings|all|none", help=run_help.KEEP_TEXT.to(lang))
        ] = "findings",
        workers: Annotated[
            str, typer.Option("--workers", metavar=run_help.NUMBER.to(lang), help=run_help.WORKERS.to(lang))
        ] = "",
        restart: Annotated[bool, typer.Option("--restart", help=run_help.RESTART.to(lang))] = False,
        engine: Annotated[
            str, typer.Option("--engine", metavar="local|spark", help=run_spark_help.ENGINE.to(lang))
        ] = "local",
        master: Annotated[
            str,
            typer.Option(
                "--master", metavar=run_spark_help.URL.to(lang), help=run_spark_help.MASTER.to(lang)
            ),
        ] = "",
    ) -> Callable[[], int]:
        from jobscan.audit.description import Task
        from jobscan.audit.inputs import Asked
        from jobscan.audit.worker import Setting
        from jobscan.cli.version import version

        on_spark = run_spark.chosen(engine, master, workers)
        found = scope(inputs, given)
        pack = packs.load(found.rules)
        chosen = packs.selection(pack, found.judged.select, found.judged.ignore)
        setting = Setting(
            found.rules,
            None if chosen is None else tuple(sorted(chosen)),
            packs.jurisdictions(pack, found.judged.jurisdictions),
            keep_text,
        )
        asked = Asked(found.paths, found.text, found.title, found.id, date, tuple(group or ()))
        task = Task(asked, setting, version(), tuple(sys.argv[1:]))
        if on_spark:
            return partial(run_spark.run, task, out, master, restart, lang)
        return partial(run, task, out, workers, restart, lang)


def run(task: "Task", out: str, workers: str, restart: bool, lang: Language) -> int:
    from jobscan.audit import run as audit

    pack = packs.load(task.setting.rules)
    with refusals(out):
        outcome = audit.run(
            task, pack, Path(out), int(workers or os.cpu_count() or 1), restart, lambda step: None
        )
    stream.out(f"{outcome}\n")
    return 2 if outcome.errors else 0

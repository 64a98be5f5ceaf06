"""`jobscan audit report`: an audit's figures as one page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from jobscan.cli import outputs, packs, stream
from jobscan.cli.audit import report_help
from jobscan.cli.audit.database import opened
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.scope import Given
from jobscan.finding import Language


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    @group.command("report", cls=Page)
    @options.taking()
    def report_(
        given: Given,
        audit: Annotated[
            str, typer.Argument(metavar=report_help.AUDIT.to(lang), help=report_help.ARG_AUDIT.to(lang))
        ],
        out: Annotated[
            str, typer.Option("--out", metavar=report_help.FILE.to(lang), help=report_help.OUT.to(lang))
        ] = "",
    ) -> Callable[[], int]:
        return partial(run, audit, out or _beside(audit), lang)


def _beside(audit: str) -> str:
    """audit.html for audit.duckdb, and for the folder audit/."""
    path = Path(audit)
    return str(path.with_suffix(".html") if path.suffix else path.with_name(f"{path.name}.html"))


def run(audit: str, out: str, lang: Language) -> int:
    from jobscan.audit.blocks import number, percent
    from jobscan.cli.version import version

    target = outputs.single("html", out, [audit])
    with opened(audit) as store:
        from jobscan.audit.page import page
        from jobscan.audit.summary import summarise

        summary = summarise(store)
        shown = page(summary, lang, version())
    outputs.write(target, shown)
    if not summary.made.finished:
        stream.err(report_help.UNFINISHED.to(lang))
    if target.path != outputs.STDOUT:
        share = percent(summary.headline[0].ads.value)
        told = packs.fill(report_help.WRITTEN, path=out, ads=number(summary.bases.ads.count), share=share)
        stream.err(told.to(lang))
    return 0

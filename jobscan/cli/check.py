"""`jobscan check`: scan ads and report."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, optionhelp, stream
from jobscan.cli.options import SCAN, Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import one_of
from jobscan.cli.scanning import scan, tell, to_scan
from jobscan.cli.scope import Given, Scope
from jobscan.finding import Language

if TYPE_CHECKING:
    from jobscan.reports.result import Result, Scanned

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for: what to scan, and how to report it."""

    scope: Scope
    format: str
    explain: bool


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""
    options = Options(lang)

    @app.command("check", cls=Page)
    @options.taking(*SCAN)
    def check(
        given: Given,
        paths: Annotated[
            list[str] | None, typer.Argument(metavar=helptext.PATH.to(lang), help=helptext.ARG_PATHS.to(lang))
        ] = None,
        format: Annotated[
            str, typer.Option("--format", metavar="text|json", help=helptext.OPTION_FORMAT.to(lang))
        ] = "text",
        explain: Annotated[bool, typer.Option("--explain", help=helptext.OPTION_EXPLAIN.to(lang))] = False,
        watch: Annotated[bool, typer.Option("--watch", help=optionhelp.WATCH.to(lang))] = False,
    ) -> Callable[[], int]:
        def request() -> Request:
            return Request(
                scope=to_scan(paths or (), given, "jobscan check"),
                format=one_of("--format", format, FORMATS),
                explain=explain,
            )

        first = request()
        if watch:
            from jobscan.cli.watch import watching

            # The configuration is read anew each time: it may be what was saved.
            return partial(watching, lambda: run(request(), lang), first.scope, lang)
        return partial(run, first, lang)


def run(request: Request, lang: Language) -> int:
    result = scan(request.scope, lang)
    tell(result, request.scope.verbose, lang)
    if request.format == "json":
        from jobscan.cli.version import version
        from jobscan.reports.json_report import json_report

        stream.out_utf8(json_report(result, version()))
    else:
        from jobscan.reports.terminal import terminal_report

        colour, width = stream.colour(os.environ), stream.width()
        stream.out(terminal_report(result, lang, width, colour, request.explain))
    return exit_code(result, request.scope)


def exit_code(result: "Result", scope: Scope) -> int:
    if result.unreadable:
        return 2
    return int(any(_fails(scanned, scope.at(scanned.ad.origin).fail_on) for scanned in result.scanned))


def _fails(scanned: "Scanned", fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return any(f.severity.rank >= type(f.severity)(fail_on).rank for f in scanned.findings)

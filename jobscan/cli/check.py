"""`jobscan check`: scan ads and report."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream, words
from jobscan.cli.page import Page
from jobscan.cli.refusal import one_of
from jobscan.cli.scanning import Request, scan
from jobscan.finding import Language

if TYPE_CHECKING:
    from jobscan.reports.result import Result

FORMATS = ("text", "json")
FAIL_ON = ("error", "warning", "note", "never")


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""
    codes, names = helptext.CODES.to(lang), helptext.NAMES.to(lang)

    @app.command("check", cls=Page)
    def check(
        paths: Annotated[
            list[str], typer.Argument(metavar=helptext.PATH.to(lang), help=helptext.ARG_PATHS.to(lang))
        ],
        format: Annotated[
            str, typer.Option("--format", metavar="text|json", help=helptext.OPTION_FORMAT.to(lang))
        ] = "text",
        jurisdiction: Annotated[
            list[str] | None,
            typer.Option("--jurisdiction", metavar=codes, help=helptext.OPTION_JURISDICTION.to(lang)),
        ] = None,
        fail_on: Annotated[
            str,
            typer.Option(
                "--fail-on", metavar="error|warning|note|never", help=helptext.OPTION_FAIL_ON.to(lang)
            ),
        ] = "error",
        select: Annotated[
            list[str] | None, typer.Option("--select", metavar=names, help=helptext.OPTION_SELECT.to(lang))
        ] = None,
        ignore: Annotated[
            list[str] | None, typer.Option("--ignore", metavar=names, help=helptext.OPTION_IGNORE.to(lang))
        ] = None,
        rules: Annotated[
            list[str] | None,
            typer.Option("--rules", metavar=helptext.FOLDER.to(lang), help=helptext.OPTION_RULES.to(lang)),
        ] = None,
        explain: Annotated[bool, typer.Option("--explain", help=helptext.OPTION_EXPLAIN.to(lang))] = False,
        lang_: Annotated[
            str | None, typer.Option("--lang", metavar="zh|en", help=helptext.OPTION_LANG.to(lang))
        ] = None,
    ) -> Callable[[], int]:
        request = Request(
            paths=tuple(paths),
            format=one_of("--format", format, FORMATS),
            fail_on=one_of("--fail-on", fail_on, FAIL_ON),
            jurisdictions=tuple(jurisdiction or ()),
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            rules=tuple(rules or ()),
            explain=explain,
        )
        return partial(run, request, lang)


def run(request: Request, lang: Language) -> int:
    result = scan(request, lang)
    for notice in result.notices:
        parts = {"origin": notice.origin, "line": notice.line, "column": notice.column}
        stream.err(packs.fill(words.NOTICE, problem=notice.problem, **parts).to(lang))
    for lost in result.unreadable:
        stream.err(packs.fill(words.UNREADABLE, origin=lost.origin, problem=lost.problem).to(lang))
    if request.format == "json":
        from jobscan.cli.version import version
        from jobscan.reports.json_report import json_report

        stream.out_utf8(json_report(result, version()))
    else:
        from jobscan.reports.terminal import terminal_report

        colour, width = stream.colour(os.environ), stream.width()
        stream.out(terminal_report(result, lang, width, colour, request.explain))
    return exit_code(result, request.fail_on)


def exit_code(result: "Result", fail_on: str) -> int:
    if result.unreadable:
        return 2
    worst = result.worst()
    if worst is None or fail_on == "never":
        return 0
    return int(worst.rank >= type(worst)(fail_on).rank)

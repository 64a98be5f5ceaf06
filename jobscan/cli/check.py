"""`jobscan check`: scan ads and report."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream, words
from jobscan.cli.outputs import STDOUT, Target, pair, write
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, one_of
from jobscan.cli.scanning import Request, scan
from jobscan.cli.version import version
from jobscan.finding import Bilingual, Language
from jobscan.reports.counts import counted
from jobscan.reports.formats import render
from jobscan.reports.setting import Setting

if TYPE_CHECKING:
    from jobscan.reports.result import Result

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
            list[str] | None,
            typer.Option("--format", metavar="text|json|…", help=helptext.OPTION_FORMATS.to(lang)),
        ] = None,
        output: Annotated[
            list[str] | None,
            typer.Option("--output", metavar=helptext.FILE.to(lang), help=helptext.OPTION_OUTPUT.to(lang)),
        ] = None,
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
            fail_on=one_of("--fail-on", fail_on, FAIL_ON),
            jurisdictions=tuple(jurisdiction or ()),
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            rules=tuple(rules or ()),
            explain=explain,
        )
        return partial(run, request, pair(format or (), output or (), paths), lang)


def run(request: Request, targets: tuple[Target, ...], lang: Language) -> int:
    pack = packs.load(request.rules)
    result = scan(request, lang, pack)
    _warn(result, lang)
    # Text for people does not name the version, and looking it up takes longer than a short ad.
    tool = version() if any(target.format != "text" for target in targets) else ""
    _report(result, targets, Setting(lang, tool, pack, explain=request.explain, root=_here()))
    return exit_code(result, request.fail_on)


def _warn(result: "Result", lang: Language) -> None:
    for notice in result.notices:
        if notice.remark:
            continue
        said = words.NOTICE if notice.line else words.NOTICE_OF_ALL
        parts = {"origin": notice.origin, "line": notice.line, "column": notice.column}
        stream.err(packs.fill(said, problem=notice.problem, **parts).to(lang))
    for lost in result.unreadable:
        stream.err(packs.fill(words.UNREADABLE, origin=lost.origin, problem=lost.problem).to(lang))


def _report(result: "Result", targets: tuple[Target, ...], setting: Setting) -> None:
    """Write every report, also where one of them cannot be written."""
    refused: list[Bilingual] = []
    for target in targets:
        shown = setting
        if target.path == STDOUT and target.format == "text":
            shown = replace(setting, width=stream.width(), colour=stream.colour(os.environ))
        try:
            write(target, render(target.format, result, shown))
        except Refusal as refusal:
            refused += refusal.messages
    if refused:
        raise Refusal(*refused)
    if all(target.path != STDOUT for target in targets):  # somebody may be waiting for a word
        paths = packs.joined([target.path for target in targets])
        summary = Bilingual(zh=counted(result, "zh"), en=counted(result, "en"))
        stream.err(packs.fill(words.WRITTEN, summary=summary, paths=paths).to(setting.lang))


def _here() -> str:
    """The current folder, or empty where it has been removed."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def exit_code(result: "Result", fail_on: str) -> int:
    if result.unreadable:
        return 2
    worst = result.worst()
    if worst is None or fail_on == "never":
        return 0
    return int(worst.rank >= type(worst)(fail_on).rank)

"""`jobscan check`: scan ads and report."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, optionhelp, packs, stream, words
from jobscan.cli.completers import choices
from jobscan.cli.options import SCAN, Options
from jobscan.cli.outputs import STDOUT, Target, pair, write
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal
from jobscan.cli.scanning import scan, tell, to_scan
from jobscan.cli.scope import Given, Scope
from jobscan.cli.version import version
from jobscan.finding import Bilingual, Language
from jobscan.reports.counts import counted
from jobscan.reports.formats import FORMATS, render
from jobscan.reports.setting import Setting

if TYPE_CHECKING:
    from jobscan.reports.result import Result, Scanned


WITH_EDITS = ("json", "jsonl", "sarif")
"""Formats that say how a finding may be changed: looking for that costs a scan for each."""


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
            list[str] | None,
            typer.Option(
                "--format",
                metavar="text|json|…",
                help=helptext.OPTION_FORMATS.to(lang),
                autocompletion=choices(FORMATS),
            ),
        ] = None,
        output: Annotated[
            list[str] | None,
            typer.Option("--output", metavar=helptext.FILE.to(lang), help=helptext.OPTION_OUTPUT.to(lang)),
        ] = None,
        explain: Annotated[bool, typer.Option("--explain", help=helptext.OPTION_EXPLAIN.to(lang))] = False,
        watch: Annotated[bool, typer.Option("--watch", help=optionhelp.WATCH.to(lang))] = False,
    ) -> Callable[[], int]:
        def again() -> int:
            """The configuration is read anew each time: it may be what was saved."""
            return run(to_scan(paths or (), given, "jobscan check"), targets, explain, lang)

        scope = to_scan(paths or (), given, "jobscan check")
        targets = pair(format or (), output or (), scope.paths)
        if watch:
            from jobscan.cli.watch import watching

            return partial(watching, again, scope, lang)
        return partial(run, scope, targets, explain, lang)


def run(scope: Scope, targets: tuple[Target, ...], explain: bool, lang: Language) -> int:
    pack = packs.load(scope.rules)
    result = scan(scope, lang, pack, edits=any(target.format in WITH_EDITS for target in targets))
    tell(result.notices, result.unreadable, scope.verbose, lang)
    # Text for people does not name the version, and looking it up takes longer than a short ad.
    tool = version() if any(target.format != "text" for target in targets) else ""
    _report(result, targets, Setting(lang, tool, pack, explain=explain, root=_here()))
    return exit_code(result, scope)


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


def exit_code(result: "Result", scope: Scope) -> int:
    if result.unreadable:
        return 2
    return int(any(_fails(scanned, scope.at(scanned.ad.origin).fail_on) for scanned in result.scanned))


def _fails(scanned: "Scanned", fail_on: str) -> bool:
    if fail_on == "never":
        return False
    return any(f.severity.rank >= type(f.severity)(fail_on).rank for f in scanned.findings)

"""`jobscan baseline create|update|show`."""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream
from jobscan.cli.options import SCAN, Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal
from jobscan.cli.scanning import Run, tell, to_scan
from jobscan.cli.scope import Given, Scope, default_baseline, scope
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.reports.result import Result
    from jobscan.review.baseline import Entry

# A baseline is of whole files, as they are.
_TAKEN = tuple(name for name in SCAN if name not in ("fail_on", "diff", "no_baseline"))


def register(app: typer.Typer, lang: Language) -> None:
    """Add the commands to `app`, with their help in `lang`."""
    options = Options(lang)
    group = options.group(app, "baseline")
    paths_argument = typer.Argument(metavar=helptext.PATH.to(lang), help=helptext.ARG_PATHS.to(lang))

    @group.command("create", cls=Page)
    @options.taking(*_TAKEN)
    def create(given: Given, paths: Annotated[list[str] | None, paths_argument] = None) -> Callable[[], int]:
        return partial(run_create, to_scan(paths or (), given, "jobscan baseline create"), lang)

    @group.command("update", cls=Page)
    @options.taking(*_TAKEN)
    def update(given: Given, paths: Annotated[list[str] | None, paths_argument] = None) -> Callable[[], int]:
        return partial(run_update, to_scan(paths or (), given, "jobscan baseline update"), lang)

    @group.command("show", cls=Page)
    @options.taking("baseline", "config", "no_config")
    def show(given: Given) -> Callable[[], int]:
        return partial(run_show, scope((), given), lang)


def run_create(scope: Scope, lang: Language) -> int:
    from jobscan.review.baseline import entries

    file = _file(scope)
    if os.path.lexists(file):
        raise Refusal(packs.fill(_EXISTS, file=file))
    run, result = _scanned(scope, lang)
    made = entries((run.path(ad.origin), finding) for ad, finding in result.findings())
    return _written(file, made, _CREATED, result, lang, n=sum(e.count for e in made))


def run_update(scope: Scope, lang: Language) -> int:
    from jobscan.cli.baseline_file import read
    from jobscan.review.baseline import entries, update

    file = _file(scope)
    old = read(file)
    run, result = _scanned(scope, lang)
    new = entries((run.path(ad.origin), finding) for ad, finding in result.findings())
    change = update(
        old, new, run.paths, run.rules, lambda path: os.path.exists(os.path.join(scope.root, path))
    )
    for sign, changed in (("-", change.dropped), ("+", change.added)):
        stream.out("".join(f"{sign} {_line(entry)}\n" for entry in changed))
    counts = {
        "n": sum(e.count for e in change.entries),
        "added": sum(e.count for e in change.added),
        "dropped": sum(e.count for e in change.dropped),
    }
    return _written(file, change.entries, _UPDATED, result, lang, **counts)


def run_show(scope: Scope, lang: Language) -> int:
    from jobscan.cli.baseline_file import read
    from jobscan.cli.table import table

    file = _file(scope)
    found = read(file)
    counts = Counter[tuple[str, str]]()
    for entry in found:
        counts[entry.rule, entry.path] += entry.count
    rows = [(rule, path, str(count)) for (rule, path), count in sorted(counts.items())]
    stream.out(table(_HEADS.to(lang).split("|"), rows) + "\n" if rows else "")
    n = sum(counts.values())
    stream.out(packs.fill(_COUNT, file=_visible(file), n=n, s="" if n == 1 else "s").to(lang) + "\n")
    return 0


def _file(scope: Scope) -> str:
    return scope.baseline or default_baseline(scope.config)


def _scanned(scope: Scope, lang: Language) -> "tuple[Run, Result]":
    root = scope.root or os.path.dirname(_file(scope))
    run = Run(replace(scope, baseline="", root=root), lang)
    result = run.result()
    tell(result.notices, result.unreadable, scope.verbose, lang)
    return run, result


def _written(
    file: str, found: "tuple[Entry, ...]", said: Bilingual, result: "Result", lang: Language, **counts: int
) -> int:
    """2 where something could not be read: its findings are not in the baseline."""
    from jobscan.cli.baseline_file import write

    write(file, found)
    plural = "" if counts["n"] == 1 else "s"
    stream.out(packs.fill(said, file=_visible(file), s=plural, **counts).to(lang) + "\n")
    return 2 if result.unreadable else 0


def _line(entry: "Entry") -> str:
    times = f" × {entry.count}" if entry.count > 1 else ""
    return _visible(f"{entry.path}  {entry.rule}  {entry.match}{times}")


def _visible(text: str) -> str:
    from jobscan.reports.visible import visible

    return visible(text)


_EXISTS = Bilingual(
    zh="{file} 已经存在；请用 jobscan baseline update 更新，或先删去它。",
    en="{file} exists already; bring it up to date with jobscan baseline update, or delete it first.",
)
_CREATED = Bilingual(
    zh="{file}：记下 {n} 处发现。今后 jobscan check 只对新的发现报错。",
    en="{file}: {n} finding{s}. From now on jobscan check fails on new ones only.",
)
_UPDATED = Bilingual(
    zh="{file}：共 {n} 处发现，新增 {added} 处，删去 {dropped} 处。",
    en="{file}: {n} finding{s}, {added} added, {dropped} dropped.",
)
_HEADS = Bilingual(zh="规则|路径|处数", en="rule|path|findings")
_COUNT = Bilingual(zh="{file}：共 {n} 处发现。", en="{file}: {n} finding{s}.")

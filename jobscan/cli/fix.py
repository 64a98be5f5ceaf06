"""`jobscan fix`: change what can safely be changed, show the rest as suggestions."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import fixhelp, helptext, packs, stream, words
from jobscan.cli.app import ad_failed
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.progress import progress
from jobscan.cli.scanning import Run, folders, tell, to_scan
from jobscan.cli.scope import Given, Scope
from jobscan.finding import Bilingual, Language
from jobscan.reports.words import plural

if TYPE_CHECKING:
    from rich.text import Text

    from jobscan.finding import Finding
    from jobscan.fix.apply import Fixed
    from jobscan.fix.edit import Editor
    from jobscan.sources.ad import Ad, Item, Notice, Unreadable


SHARED = (
    "jurisdiction", "select", "ignore", "rules", "include", "exclude", "no_gitignore", "no_suppress",
    "stdin_filename", "verbose", "config", "no_config",
)  # fmt: skip
"""The options of `check` that make sense here: what a baseline knows may be changed all the same."""


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""
    options = Options(lang)

    @app.command("fix", cls=Page)
    @options.taking(*SHARED)
    def fix(
        given: Given,
        paths: Annotated[
            list[str] | None, typer.Argument(metavar=helptext.PATH.to(lang), help=fixhelp.ARG_PATHS.to(lang))
        ] = None,
        write: Annotated[bool, typer.Option("--write", help=fixhelp.OPTION_WRITE.to(lang))] = False,
    ) -> Callable[[], int]:
        scope = to_scan(paths or (), replace(given, no_baseline=True), "jobscan fix")
        return partial(run, scope, write, lang)


@dataclass(frozen=True, slots=True)
class _File:
    """A file and what came of it; `problem`: why it could not be written, or changed at all."""

    origin: str
    fixed: "Fixed"
    problem: Bilingual | None = None
    failed: bool = False
    stdin: bool = False


def run(scope: Scope, write: bool, lang: Language) -> int:
    from jobscan.fix.edit import Editor
    from jobscan.sources.ad import Notice, Unreadable
    from jobscan.sources.walk import find

    pack = packs.load(scope.rules)
    judges = Run(scope, lang, pack)
    editor = Editor(pack)

    done: list[_File] = []
    lost: list[Unreadable] = []
    odd: list[Notice] = []
    found = list(find(scope.paths, **folders(scope)))
    with progress(fixhelp.FIXING.to(lang), len(found)) as step:
        for file in found:
            try:
                one = file if isinstance(file, Unreadable) else _fix(file, scope, write, judges, editor, odd)
            except Exception as error:  # a bug of ours must not cost the other files their answer
                one = Unreadable(str(file), ad_failed(error))
            if isinstance(one, Unreadable):
                lost.append(one)
            else:
                done.append(one)
            step()
    tell(odd, lost, scope.verbose, lang)
    for each_file in done:
        if each_file.problem is not None:
            stream.err(each_file.problem.to(lang))
    if done:
        from jobscan.reports.ansi import to_string

        lines = list(_report(done, write, lang))
        colour = stream.colour(os.environ)  # without it every space stays: a diff may be for `patch`
        stream.out(to_string(lines, colour) if colour else "".join(f"{line.plain}\n" for line in lines))
    return _exit_code(done, bool(lost), write)


def _fix(
    path: str, scope: Scope, write: bool, judges: Run, editor: "Editor", odd: "list[Notice]"
) -> "_File | Unreadable":
    from jobscan.fix.apply import fix, writer
    from jobscan.sources.ad import Notice, Unreadable
    from jobscan.sources.opened import LARGEST
    from jobscan.sources.walk import STDIN, STDIN_NAME

    origin = (scope.stdin_filename or STDIN_NAME) if path == STDIN else path
    items, data = _first(path, origin, LARGEST)
    odd += [item for item in items if isinstance(item, Notice)]
    if problem := next((item for item in items if isinstance(item, Unreadable)), None):
        return problem

    def scan(ad: "Ad") -> list["Finding"]:
        return judges.counted(ad, origin)

    write_as = writer(origin)
    fixed = fix(data, partial(_again, origin), scan, editor, write_as)
    if isinstance(fixed, Unreadable):
        return fixed
    if write_as is None:
        told = packs.fill(words.UNREADABLE, origin=origin, problem=fixhelp.CANNOT_CHANGE)
        return _File(origin, fixed, told if fixed.left else None)
    if not write or fixed.after == fixed.before:
        return _File(origin, fixed, stdin=path == STDIN)
    if path == STDIN:
        return _File(origin, fixed, fixhelp.STDIN_WRITE, failed=True)
    if problem_of_it := _write(path, fixed):
        return _File(origin, fixed, problem_of_it, failed=True)
    return _File(origin, fixed)


def _first(path: str, name: str, most: int) -> tuple[list["Item"], bytes]:
    """What the file holds, read as `check` reads it, and its bytes."""
    from jobscan.sources.opened import GUESSED
    from jobscan.sources.walk import STDIN, read

    if path == STDIN:
        stdin = getattr(sys.stdin, "buffer", None)
        data = stdin.read(most + 1) if stdin else b""
        return list(read(STDIN, io.BytesIO(data) if stdin else None, GUESSED, name)), data
    items = list(read(path))
    with open(path, "rb") as file:
        return items, file.read(most + 1)


def _again(name: str, data: bytes) -> list["Item"]:
    """What the file would hold with these bytes in it."""
    from jobscan.sources.formats import reader
    from jobscan.sources.opened import Opened
    from jobscan.sources.walk import identity

    return list(reader(name)(Opened(io.BytesIO(data), identity(name), name)))


def _write(path: str, fixed: "Fixed") -> Bilingual | None:
    """Write the file; why it could not be done, or None."""
    from jobscan.fix.write import Changed, replace

    try:
        replace(path, fixed.before, fixed.after)
    except Changed:
        return packs.fill(fixhelp.CHANGED_MEANWHILE, origin=path)
    except OSError as error:
        return packs.fill(fixhelp.NOT_WRITTEN, origin=path, error=error.strerror or str(error))
    return None


def _report(files: list[_File], write: bool, lang: Language) -> Iterator["Text"]:
    """The diffs (or what was written), the suggestions, one closing line."""
    from rich.text import Text

    for file in files:
        if file.fixed.after == file.fixed.before or file.failed:
            continue
        if write:
            n = file.fixed.done
            done = fixhelp.FILE_DONE.to(lang).format(origin=file.origin, n=n, s=plural(n))
            yield Text(_safe(done))
        else:
            yield from _diff(file)
            yield Text()
    left = [found for file in files for found in _left(file, write)]
    if left:
        if write and any(file.fixed.done and not file.failed for file in files):
            yield Text()
        yield Text(fixhelp.SUGGESTIONS.to(lang), "bold")
        for ad, finding in left:
            yield from _suggestion(ad, finding, lang)
        yield Text()
    yield Text(_closing(files, len(left), write, lang))


def _left(file: _File, write: bool) -> tuple[tuple["Ad", "Finding"], ...]:
    """The places are those of the file as it now stands."""
    return file.fixed.left_after if write and not file.failed else file.fixed.left


def _diff(file: _File) -> Iterator["Text"]:
    from rich.text import Text

    from jobscan.fix.diff import unified

    for number, line in enumerate(unified(file.fixed.old, file.fixed.new, file.origin)):
        style = "bold" if number < 2 else {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
        yield Text(_safe(line), style)


def _suggestion(ad: "Ad", finding: "Finding", lang: Language) -> Iterator["Text"]:
    from rich.text import Text

    from jobscan.reports.place import label
    from jobscan.reports.words import SEVERITY

    where = label(ad.origin, ad.place(finding.start), lang)
    said = fixhelp.SUGGESTION.to(lang).format(match=finding.match, suggestion=finding.suggestion.to(lang))
    yield Text.assemble(
        (_safe(where), "bold"), "  ", SEVERITY[finding.severity].to(lang), "  ", (finding.rule, "cyan")
    )
    yield Text(f"  {_safe(said)}")


def _closing(files: list[_File], left: int, write: bool, lang: Language) -> str:
    fixed = [file for file in files if file.fixed.done and not file.failed]
    done = sum(file.fixed.done for file in fixed)
    if not done and not left:
        return fixhelp.NOTHING.to(lang)
    would = fixhelp.WOULD_STDIN if all(file.stdin for file in fixed) else fixhelp.WOULD
    text = (fixhelp.WROTE if write else would) if done else fixhelp.NONE_SAFE
    are = "is" if left == 1 else "are"
    return text.to(lang).format(
        done=done, ds=plural(done), files=len(fixed), fs=plural(len(fixed)), left=left, are=are
    )


def _exit_code(files: list[_File], lost: bool, write: bool) -> int:
    from jobscan.finding import Severity

    if lost or any(file.failed for file in files):
        return 2
    if not write and any(file.fixed.done for file in files):
        return 1
    return int(any(f.severity is Severity.ERROR for file in files for _, f in _left(file, write)))


def _safe(text: str) -> str:
    from jobscan.reports.visible import visible

    return visible(text)

"""`jobscan audit run`: scan many ads into a database."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import optionhelp, packs, stream
from jobscan.cli.audit import run_help, run_spark, run_spark_words, run_words
from jobscan.cli.audit.database import refusals
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, one_of
from jobscan.cli.scope import Given, Scope, scope
from jobscan.finding import Bilingual, Language
from jobscan.reports.words import plural

if TYPE_CHECKING:
    from jobscan.audit.description import Task
    from jobscan.audit.inputs import Survey
    from jobscan.audit.run import Changed, Outcome
    from jobscan.pack.index import Pack

SHARED = ("text", "title", "id", "jurisdiction", "select", "ignore", "rules", "config", "no_config")
KEEP_TEXT = ("findings", "all", "none")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line says beside what is to be read and by which rules.

    `master`: Spark's, where Spark is to do it.
    """

    out: str
    date: str
    groups: tuple[str, ...]
    keep_text: str
    near: float | None
    workers: int
    restart: bool
    master: str


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
            str, typer.Option("--keep-text", metavar="|".join(KEEP_TEXT), help=run_help.KEEP_TEXT.to(lang))
        ] = "findings",
        near_duplicates: Annotated[
            bool, typer.Option("--near-duplicates", help=run_help.NEAR.to(lang))
        ] = False,
        similarity: Annotated[
            str,
            typer.Option("--similarity", metavar=run_help.NUMBER.to(lang), help=run_help.SIMILARITY.to(lang)),
        ] = "",
        workers: Annotated[
            str, typer.Option("--workers", metavar=run_help.NUMBER.to(lang), help=run_help.WORKERS.to(lang))
        ] = "",
        restart: Annotated[bool, typer.Option("--restart", help=run_help.RESTART.to(lang))] = False,
        engine: Annotated[
            str, typer.Option("--engine", metavar="local|spark", help=run_spark_words.ENGINE.to(lang))
        ] = "local",
        master: Annotated[
            str,
            typer.Option(
                "--master", metavar=run_spark_words.URL.to(lang), help=run_spark_words.MASTER.to(lang)
            ),
        ] = "",
    ) -> Callable[[], int]:
        near = _near(near_duplicates, similarity)
        run_spark.check(engine, master, workers, near)
        wanted = Wanted(
            out,
            date,
            packs.listed("--group", group or ()),
            one_of("--keep-text", keep_text, KEEP_TEXT),
            near,
            _workers(workers),
            restart,
            master,
        )
        return partial(run, scope(inputs, given), wanted, lang)


def _workers(given: str) -> int:
    if not given:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not given.isascii() or not given.isdigit() or int(given) < 1:
        raise Refusal(packs.fill(run_words.BAD_WORKERS, value=given))
    return int(given)


def _near(wanted: bool, similarity: str) -> float | None:
    """How alike the texts of a group are to be, or None. Raises Refusal."""
    if not wanted:
        if similarity:
            raise Refusal(run_help.NOT_GROUPED)
        return None
    try:
        value = float(similarity or 0.8)
    except ValueError:
        value = 0.0
    if not 0.5 <= value <= 1:
        raise Refusal(packs.fill(run_help.NO_SIMILARITY, value=similarity))
    return value


def run(found: Scope, wanted: Wanted, lang: Language) -> int:
    """Audit what `found` names; the exit code: 2 where records could not be read."""
    out = wanted.out
    with _refused(out):
        pack = packs.load(found.rules)
        task = _task(found, pack, wanted)
        try:
            outcome = _audited(task, pack, wanted, lang)
        except KeyboardInterrupt:
            if wanted.master:  # of which nothing is left to go on with
                raise
            stream.err(packs.fill(run_words.INTERRUPTED, out=out).to(lang))
            return 130
    stream.out("\n".join(_summary(outcome, out, lang)) + "\n")
    if outcome.errors:
        said = packs.fill(
            run_words.UNREADABLE, n=f"{outcome.errors:,}", of=f"{outcome.ads + outcome.errors:,}", out=out
        )
        stream.err(said.to(lang))
        return 2
    return 0


def _audited(task: "Task", pack: "Pack", wanted: Wanted, lang: Language) -> "Outcome":
    from jobscan.audit import run as audit
    from jobscan.cli.audit.live import live

    tell = partial(_tell, lang=lang)
    if wanted.master:
        return run_spark.run(task, pack, wanted.out, wanted.master, wanted.restart, tell, lang)
    with live(lang) as step:
        return audit.run(task, pack, Path(wanted.out), wanted.workers, wanted.restart, step, tell)


def _tell(survey: "Survey", lang: Language) -> None:
    """Which columns were taken, each choice once, with the first file that it was made for."""
    from jobscan.audit.inputs import told

    said: dict[str, list[str]] = {}
    for source in survey.sources:
        if source.layout.text:
            said.setdefault(told(source).to(lang), []).append(source.path)
    for text, paths in said.items():
        more = packs.fill(run_words.AND_MORE, n=len(paths) - 1) if len(paths) > 1 else ""
        stream.err(packs.fill(run_words.COLUMNS, path=paths[0], more=more, columns=text).to(lang))
    if survey.passed:
        stream.err(packs.fill(run_words.PASSED, n=len(survey.passed), path=survey.passed[0]).to(lang))


def _task(found: Scope, pack: "Pack", wanted: Wanted) -> "Task":
    from jobscan.audit.description import Task
    from jobscan.audit.inputs import Asked
    from jobscan.audit.worker import Setting
    from jobscan.cli.version import version

    chosen = packs.selection(pack, found.judged.select, found.judged.ignore)
    setting = Setting(
        rules=found.rules,
        chosen=None if chosen is None else tuple(sorted(chosen)),
        jurisdictions=packs.jurisdictions(pack, found.judged.jurisdictions),
        keep_text=wanted.keep_text,
        digest=pack.digest,
        near=wanted.near,
    )
    asked = Asked(found.paths, found.text, found.title, found.id, wanted.date, wanted.groups)
    return Task(asked, setting, version(), ("jobscan", *sys.argv[1:]))


def _summary(outcome: "Outcome", out: str, lang: Language) -> Iterator[str]:
    numbers = {
        "ads": f"{outcome.ads:,}",
        "texts": f"{outcome.texts:,}",
        "flagged": f"{outcome.flagged:,}",
        "findings": f"{outcome.findings:,}",
    }
    plurals = {"s": plural(outcome.ads), "fs": plural(outcome.findings)}
    yield packs.fill(run_words.SUMMARY, out=out, **numbers, **plurals).to(lang)
    yield packs.fill(run_words.NEXT, out=out).to(lang)


@contextmanager
def _refused(out: str) -> Iterator[None]:
    """What can go wrong with an audit, said to a user."""
    try:
        with refusals(out):
            from jobscan.audit import run as audit
            from jobscan.audit.inputs import BadInput
            from jobscan.audit.pool import CannotWork
            from jobscan.audit.store import Full

            try:
                yield
            except audit.Changed as error:
                raise _changed(error, out) from error
            except BadInput as error:
                raise Refusal(error.problem) from error
            except CannotWork as error:
                raise Refusal(run_words.CANNOT_WORK) from error
            except Full as error:
                raise Refusal(packs.fill(run_words.FULL, out=out)) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise Refusal(packs.fill(run_words.FULL, out=out)) from error
        reason = error.strerror or str(error)
        raise Refusal(packs.fill(run_words.CANNOT_WRITE, out=error.filename or out, reason=reason)) from error


def _changed(error: "Changed", out: str) -> Refusal:
    first = packs.fill(run_words.CHANGED, out=out)
    lines = [
        packs.fill(
            run_words.CHANGED_LINE,
            name=run_words.SETTINGS.get(name, name),
            before=_short(before),
            now=_short(now),
        )
        for name, before, now in error.what[:_SHOWN]
    ]
    more = len(error.what) - _SHOWN
    if more > 0:
        lines.append(packs.fill(run_words.CHANGED_MORE, n=more))
    return Refusal(first, *lines, packs.fill(run_words.WAY_OUT, out=out), block=True)


def _short(value: str) -> Bilingual | str:
    """A hash needs only its beginning to be told from another."""
    return (value[:12] if len(value) == _HASH else value) or run_words.NOTHING


_SHOWN = 10
_HASH = 64

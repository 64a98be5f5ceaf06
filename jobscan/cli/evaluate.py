"""`jobscan eval`: measure the findings on labelled ads."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import evalhelp, helptext, packs, stream, words
from jobscan.cli.app import ad_failed
from jobscan.cli.options import RULES, Options
from jobscan.cli.page import Page
from jobscan.cli.progress import progress
from jobscan.cli.refusal import Refusal, one_of
from jobscan.cli.scope import Given, rule_folders
from jobscan.finding import Bilingual, Finding, Language

if TYPE_CHECKING:
    from jobscan.evaluation.labels import LabelledAd, LabelProblem
    from jobscan.evaluation.measure import Evaluation, Shortfall, Show
    from jobscan.pack.index import Pack
    from jobscan.pack.rule import Rule
    from jobscan.sources.ad import Unreadable

FORMATS = ("text", "json")
SHOW: "tuple[Show, ...]" = ("misses", "noise")
BASELINES = ("keyword",)
BY = ("file", "all")


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: tuple[str, ...]
    format: str
    show: "tuple[Show, ...]"
    baseline: bool
    by: str
    min_precision: float | None
    min_recall: float | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rules: tuple[str, ...]


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""
    number = evalhelp.NUMBER.to(lang)

    @app.command("eval", cls=Page)
    @Options(lang).taking("select", "ignore", *RULES)
    def evaluate(
        given: Given,
        paths: Annotated[
            list[str], typer.Argument(metavar=helptext.PATH.to(lang), help=evalhelp.ARG_LABELLED.to(lang))
        ],
        show: Annotated[
            list[str] | None,
            typer.Option("--show", metavar="misses|noise", help=evalhelp.OPTION_SHOW.to(lang)),
        ] = None,
        baseline: Annotated[
            str | None,
            typer.Option("--baseline", metavar="keyword", help=evalhelp.OPTION_BASELINE.to(lang)),
        ] = None,
        by: Annotated[
            str, typer.Option("--by", metavar="file|all", help=evalhelp.OPTION_BY.to(lang))
        ] = "file",
        format: Annotated[
            str, typer.Option("--format", metavar="text|json", help=helptext.OPTION_FORMAT.to(lang))
        ] = "text",
        min_precision: Annotated[
            str | None,
            typer.Option("--min-precision", metavar=number, help=evalhelp.OPTION_MIN_PRECISION.to(lang)),
        ] = None,
        min_recall: Annotated[
            str | None,
            typer.Option("--min-recall", metavar=number, help=evalhelp.OPTION_MIN_RECALL.to(lang)),
        ] = None,
    ) -> Callable[[], int]:
        request = Request(
            paths=tuple(paths),
            format=one_of("--format", format, FORMATS),
            show=_show(show or ()),
            baseline=baseline is not None and bool(one_of("--baseline", baseline, BASELINES)),
            by=one_of("--by", by, BY),
            min_precision=_floor("--min-precision", min_precision),
            min_recall=_floor("--min-recall", min_recall),
            select=tuple(given.select or ()),
            ignore=tuple(given.ignore or ()),
            rules=rule_folders(given),
        )
        return partial(run, request, lang)


def _show(values: Sequence[str]) -> "tuple[Show, ...]":
    asked = {one_of("--show", name, SHOW) for name in packs.listed("--show", values)}
    return tuple(name for name in SHOW if name in asked)


def _floor(option: str, value: str | None) -> float | None:
    if value is None:
        return None
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not isfinite(number) or not 0 <= number <= 1:
        raise Refusal(packs.fill(words.BAD_FLOOR, option=option, value=value))
    return number


def run(request: Request, lang: Language) -> int:
    from jobscan.evaluation.measure import shortfalls

    evaluation = measure(request, lang)
    labelled = any(one.score.total.labels for one in evaluation.overall)
    if request.min_recall is not None and not labelled:
        raise Refusal(words.NOTHING_LABELLED)  # or a wrong path would pass in CI for ever
    missed = tuple(shortfalls(evaluation.overall, request.min_precision, request.min_recall))
    if request.format == "json":
        from jobscan.cli.version import version
        from jobscan.reports.eval_json import evaluation_json

        floors = (request.min_precision, request.min_recall)
        stream.out_utf8(evaluation_json(evaluation, version(), request.show, floors, missed))
    else:
        from jobscan.reports.eval_text import evaluation_report

        colour, per_file = stream.colour(os.environ), request.by == "file"
        stream.out(evaluation_report(evaluation, lang, stream.width(), colour, request.show, per_file))
    for shortfall in missed:
        stream.err(*Refusal(_said(shortfall)).to(lang))
    return int(bool(missed))


def measure(request: Request, lang: Language) -> "Evaluation":
    """Read the labelled ads, scan them and score what was found."""
    from jobscan.evaluation.files import read_sets
    from jobscan.evaluation.keyword import keyword_findings
    from jobscan.evaluation.measure import evaluate
    from jobscan.scan.scanner import Scanner

    pack = packs.load(request.rules)
    rules = packs.selection(pack, request.select, request.ignore)
    scanner = Scanner(pack, rules)
    sets, wrong = read_sets(request.paths, pack.laws.categories, getattr(sys.stdin, "buffer", None))
    if wrong:
        raise _refused(wrong)
    with progress(words.SCANNING.to(lang), sum(len(one.ads) for one in sets)) as step:

        def scan(ad: "LabelledAd") -> Sequence[Finding]:
            try:
                return scanner.scan(ad.text, ad=ad.id)
            except Exception as error:  # say which ad it was: it is what a bug report needs
                raise _failed(ad, error) from error
            finally:
                step()

        return evaluate(
            sets,
            scan,
            keyword_findings if request.baseline else None,
            asked(pack, rules, request),
            tuple(pack.laws.categories),
        )


def asked(pack: "Pack", rules: frozenset[str] | None, request: Request) -> frozenset[str]:
    """The categories whose labels count: not those that --select and --ignore turn off.

    A category for which there is no rule counts all the same: not to look for it is to miss it.
    """
    from jobscan.evaluation.labels import OTHER
    from jobscan.evaluation.score import STANDS_FOR_OTHER

    active = {rule.category for rule in pack.rules if _is_on(rule, rules)}
    off = {rule.category for rule in pack.rules} - active
    off |= set(packs.listed("--ignore", request.ignore)) - active
    if request.select:
        off |= set(pack.laws.categories) - active - set(packs.listed("--select", request.select))
    left = frozenset(pack.laws.categories) - off
    # `other` may also stand for what has no category at all: only a choice without any of it drops it.
    return left if request.select and left.isdisjoint(STANDS_FOR_OTHER) else left | {OTHER}


def _is_on(rule: "Rule", rules: frozenset[str] | None) -> bool:
    return rule.by_default if rules is None else rule.id in rules


def _refused(wrong: "Sequence[LabelProblem | Unreadable]") -> Refusal:
    """Everything that is wrong at once, as editors want it: `file:line: field: problem; fix`."""
    from jobscan.sources.ad import Unreadable

    lines = [packs.fill(words.BAD_LABELS, n=len(wrong), s="" if len(wrong) == 1 else "s")]
    for p in wrong:
        if isinstance(p, Unreadable):
            lines.append(packs.fill(words.BAD_LABELS_LINE, origin=p.origin, problem=p.problem))
        else:
            where = f"{p.file}:{p.line}" if p.line else p.file
            parts = {"field": p.field, "problem": p.problem, "fix": p.fix}
            lines.append(packs.fill(words.BAD_PACK_LINE, where=where, **parts))
    return Refusal(*lines, block=True)


def _failed(ad: "LabelledAd", error: Exception) -> Refusal:
    problem = ad_failed(error)
    return Refusal(packs.fill(words.BAD_LABELS_LINE, origin=f"{ad.origin}:{ad.first_line}", problem=problem))


def _said(shortfall: "Shortfall") -> Bilingual:
    from jobscan.reports.eval_words import LANGUAGE

    parts = {"lang": LANGUAGE[shortfall.lang], "floor": f"{shortfall.floor:g}"}
    if shortfall.value is None:
        return packs.fill(words.NOTHING_FOUND, **parts)
    # Four places: 0.9499 must not be said to be 0.95 and below 0.95.
    return packs.fill(words.BELOW[shortfall.measure], value=f"{shortfall.value:.4f}", **parts)

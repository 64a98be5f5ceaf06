"""`jobscan audit dossier`: the evidence on an employer, a group, a rule."""

import os
import tempfile
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import optionhelp, packs, stream
from jobscan.cli.audit import dossier_help as words
from jobscan.cli.audit import export_help, query_help
from jobscan.cli.audit.database import opened
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, nearest, one_of
from jobscan.finding import Bilingual, Language
from jobscan.reports.words import plural

if TYPE_CHECKING:
    from jobscan.audit.choice import Choice, NoValue
    from jobscan.audit.dossier_view import View
    from jobscan.audit.store import Store

FORMATS = ("html", "docx")
SEVERITIES = ("error", "warning", "note")
LIMIT = 100


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for. `where`: group and value, an empty group for the employer's."""

    database: str
    where: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    categories: tuple[str, ...]
    favours: tuple[str, ...]
    severity: str
    limit: int
    out: str
    format: str


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    name, names, number = words.NAME.to(lang), words.NAMES.to(lang), words.NUMBER.to(lang)

    @group.command("dossier", cls=Page)
    @options.taking()
    def dossier(
        given: object,
        database: Annotated[
            str, typer.Argument(metavar=query_help.DATABASE.to(lang), help=query_help.ARG_DATABASE.to(lang))
        ],
        out: Annotated[str, typer.Option("--out", metavar=optionhelp.FILE.to(lang), help=words.OUT.to(lang))],
        employer: Annotated[
            list[str] | None, typer.Option("--employer", metavar=name, help=words.EMPLOYER.to(lang))
        ] = None,
        where: Annotated[
            list[str] | None,
            typer.Option("--where", metavar=words.WHERE_VALUE.to(lang), help=words.WHERE.to(lang)),
        ] = None,
        rule: Annotated[
            list[str] | None, typer.Option("--rule", metavar=names, help=words.RULE.to(lang))
        ] = None,
        category: Annotated[
            list[str] | None, typer.Option("--category", metavar=names, help=words.CATEGORY.to(lang))
        ] = None,
        favours: Annotated[
            list[str] | None, typer.Option("--favours", metavar=names, help=words.FAVOURS.to(lang))
        ] = None,
        severity: Annotated[
            str | None,
            typer.Option("--severity", metavar="error|warning|note", help=words.SEVERITY.to(lang)),
        ] = None,
        limit: Annotated[str, typer.Option("--limit", metavar=number, help=words.LIMIT.to(lang))] = str(
            LIMIT
        ),
        format: Annotated[
            str | None, typer.Option("--format", metavar="html|docx", help=words.FORMAT.to(lang))
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=words.FORCE.to(lang))] = False,
    ) -> Callable[[], int]:
        request = Request(
            database,
            (*(("", _filled("--employer", e)) for e in employer or ()), *map(_pair, where or ())),
            packs.listed("--rule", rule or ()),
            packs.listed("--category", category or ()),
            packs.listed("--favours", favours or ()),
            one_of("--severity", severity, SEVERITIES) if severity else "",
            _number(limit),
            out,
            _target(database, out, format, force),
        )
        if not any((request.where, request.rules, request.categories, request.favours, request.severity)):
            raise Refusal(words.NOTHING_CHOSEN)
        return partial(run, request, lang)


def _filled(option: str, value: str) -> str:
    if not value.strip():
        raise Refusal(packs.fill(words.EMPTY, option=option))
    return value


def _pair(said: str) -> tuple[str, str]:
    group, equals, value = said.partition("=")
    if not (equals and group.strip()):
        raise Refusal(packs.fill(words.BAD_WHERE, value=said))
    return group.strip(), _filled("--where", value)


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit()):
        raise Refusal(packs.fill(words.BAD_NUMBER, value=value))
    return int(value)


def _target(database: str, out: str, format: str | None, force: bool) -> str:
    """The format; refuses an --out that cannot be meant, before anything is read."""
    named = {".html": "html", ".htm": "html", ".docx": "docx"}.get(Path(out).suffix.lower())
    chosen = one_of("--format", format, FORMATS) if format else named
    if chosen is None:
        raise Refusal(packs.fill(words.NO_FORMAT, path=out))
    if named and named != chosen:
        raise Refusal(packs.fill(words.OTHER_FORMAT, path=out, named=named, format=chosen))
    if os.path.isdir(out):
        raise Refusal(packs.fill(export_help.IS_FOLDER, path=out))
    if not Path(out).absolute().parent.is_dir():
        raise Refusal(packs.fill(export_help.NO_FOLDER, path=out, folder=str(Path(out).parent)))
    if os.path.realpath(out) == os.path.realpath(database):
        raise Refusal(packs.fill(export_help.OVERWRITES, path=out))
    if os.path.exists(out) and not force:
        raise Refusal(packs.fill(export_help.EXISTS, paths=out))
    return chosen


def run(request: Request, lang: Language) -> int:
    from jobscan.audit.dossier import gather
    from jobscan.audit.dossier_view import view

    with opened(request.database) as store:
        found = gather(store, _choice(store, request), request.limit, lang)
    if not found.evidence:
        raise Refusal(packs.fill(words.NO_MATCH, audited=f"{found.audited:,}"))
    _save(request, view(found, lang))
    shown, left = len(found.evidence), found.texts - len(found.evidence)
    ads = sum(one.all for one in found.evidence)
    stream.err(
        words.DONE.to(lang).format(path=request.out, shown=shown, s=plural(shown), ads=ads, ads_s=plural(ads))
    )
    if left:
        is_ = "is" if left == 1 else "are"
        stream.err(words.LEFT.to(lang).format(n=f"{left:,}", s=plural(left), is_=is_))
    return 0


def _save(request: Request, shown: "View") -> None:
    """Whole or not at all."""
    out = Path(request.out)
    try:
        with tempfile.TemporaryDirectory(prefix=".jobscan-", dir=out.absolute().parent) as place:
            made = Path(place) / "dossier"
            if request.format == "docx":
                from jobscan.audit.dossier_docx import write

                write(shown, made)
            else:
                from jobscan.audit.dossier_html import html

                made.write_text(html(shown), "utf-8", newline="\n")
            os.replace(made, out)
    except OSError as error:
        raise Refusal(
            packs.fill(export_help.FAILED, path=request.out, error=error.strerror or str(error))
        ) from error


def _choice(store: "Store", request: Request) -> "Choice":
    """The names of the command line as the audit has them. Raises Refusal."""
    from jobscan.audit import choice as choices

    wanted: dict[str, list[str]] = {}
    for name, value in request.where:
        try:
            group = choices.group(store, name) if name else choices.employer(store)
            wanted.setdefault(group, []).extend(choices.values(store, group, value))
        except choices.NoGroup as error:
            raise _no_group(error.name, error.known) from error
        except choices.NoValue as error:
            raise _no_value(error, request.database) from error
    known = store.rows("SELECT rule FROM rules ORDER BY rule")
    _check("--rule", request.rules, [rule for (rule,) in known], listed=False)
    known = store.rows("SELECT category FROM categories ORDER BY category")
    _check("--category", request.categories, [category for (category,) in known])
    known = store.rows("SELECT DISTINCT favours FROM findings WHERE favours <> '' ORDER BY favours")
    _check("--favours", request.favours, [group for (group,) in known])
    return choices.Choice(
        tuple((group, tuple(dict.fromkeys(values))) for group, values in wanted.items()),
        request.rules,
        request.categories,
        request.favours,
        request.severity,
    )


def _check(option: str, values: Sequence[str], known: Collection[str], *, listed: bool = True) -> None:
    for value in values:
        if value not in known:
            maybe = nearest(value, known)
            maybe = Bilingual(zh=maybe.zh or "；", en=maybe.en or ".")
            nothing = Bilingual(zh="", en="")
            names = packs.fill(words.KNOWN, names=packs.joined(known)) if listed and known else nothing
            raise Refusal(packs.fill(words.UNKNOWN, option=option, value=value, maybe=maybe, known=names))


def _no_group(name: str, known: Sequence[str]) -> Refusal:
    if not known:
        return Refusal(words.NO_GROUPS)
    if not name:
        return Refusal(packs.fill(words.NO_EMPLOYER, known=packs.joined(known)))
    maybe = nearest(name, known)
    maybe = Bilingual(zh=maybe.zh or "；", en=maybe.en or ".")
    return Refusal(packs.fill(words.NO_GROUP, name=name, maybe=maybe, known=packs.joined(known)))


def _no_value(error: "NoValue", path: str) -> Refusal:
    if not error.near:
        return Refusal(packs.fill(words.NOTHING_NEAR, group=error.group, value=error.value, path=path))
    counted = [packs.fill(words.VALUE, value=value, n=f"{n:,}") for value, n in error.near]
    near = Bilingual(zh="、".join(v.zh for v in counted), en=", ".join(v.en for v in counted))
    more = packs.fill(words.MORE, n=f"{error.more:,}") if error.more else Bilingual(zh="", en="")
    said = words.HELD if error.held else words.NEAREST
    return Refusal(packs.fill(said, group=error.group, value=error.value, near=near, more=more))

"""`jobscan audit export`: an audit's tables as files."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from jobscan.cli import packs, stream
from jobscan.cli.audit import export_help as words
from jobscan.cli.audit import query_help
from jobscan.cli.audit.database import opened
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, nearest, one_of
from jobscan.finding import Bilingual, Language


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    database: str
    out: str
    tables: tuple[str, ...]
    format: str
    folder: bool


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    @group.command("export", cls=Page)
    @options.taking()
    def export(
        given: object,
        database: Annotated[
            str, typer.Argument(metavar=query_help.DATABASE.to(lang), help=query_help.ARG_DATABASE.to(lang))
        ],
        out: Annotated[str, typer.Option("--out", metavar=words.PATH.to(lang), help=words.OUT.to(lang))],
        format: Annotated[
            str | None,
            typer.Option("--format", metavar="parquet|csv|jsonl|xlsx", help=words.FORMAT.to(lang)),
        ] = None,
        table: Annotated[
            list[str] | None,
            typer.Option("--table", metavar=words.TABLES.to(lang), help=words.TABLE.to(lang)),
        ] = None,
        force: Annotated[bool, typer.Option("--force", help=words.FORCE.to(lang))] = False,
    ) -> Callable[[], int]:
        return partial(run, _request(database, out, format, _tables(table or ()), force), lang)


def _tables(values: Sequence[str]) -> tuple[str, ...]:
    from jobscan.audit.export import ORDER
    from jobscan.audit.schema import TABLES

    names = packs.listed("--table", values)
    for name in names:
        if name not in ORDER:
            maybe = nearest(name, ORDER)
            maybe = Bilingual(zh=maybe.zh or "；", en=maybe.en or ".")
            raise Refusal(packs.fill(words.NO_TABLE, name=name, maybe=maybe, known=packs.joined(ORDER)))
    return names or tuple(table.name for table in TABLES)


def _request(database: str, out: str, format: str | None, tables: tuple[str, ...], force: bool) -> Request:
    from jobscan.audit.export import SUFFIXES, files

    named = next((name for name, suffix in SUFFIXES.items() if out.lower().endswith(suffix)), None)
    folder = named is None or (os.path.isdir(out) and named != "xlsx")
    chosen = (
        one_of("--format", format, tuple(SUFFIXES)) if format else (None if folder else named) or "parquet"
    )
    if not folder and chosen != named:
        raise Refusal(packs.fill(words.SUFFIX, path=out, named=named, format=chosen))
    if folder and chosen == "xlsx":
        raise Refusal(packs.fill(words.NEEDS_FILE, path=out.rstrip("/")))
    if not folder and chosen != "xlsx" and len(tables) > 1:
        raise Refusal(packs.fill(words.ONE_FILE, path=out, n=len(tables)))
    if not folder and os.path.isdir(out):
        raise Refusal(packs.fill(words.IS_FOLDER, path=out))
    if folder and os.path.isfile(out):
        raise Refusal(packs.fill(words.IS_FILE, path=out))
    where = Path(out).absolute().parent
    if not where.is_dir():
        raise Refusal(packs.fill(words.NO_FOLDER, path=out, folder=str(Path(out).parent)))
    targets = sorted(set(files(tables, chosen, Path(out), folder=folder).values()))
    real = os.path.realpath(database)
    if any(real in (os.path.realpath(target), os.path.realpath(target.parent)) for target in targets):
        raise Refusal(packs.fill(words.OVERWRITES, path=out))
    there = [str(target) for target in targets if target.exists()]
    if there and not force:
        raise Refusal(packs.fill(words.EXISTS, paths=packs.joined(there)))
    return Request(database, out, tables, chosen, folder)


def run(request: Request, lang: Language) -> int:
    from jobscan.audit.export import TooManyRows, write
    from jobscan.audit.xlsx import MOST_ROWS

    with opened(request.database) as store:
        try:
            counts = write(store, request.tables, request.format, Path(request.out), folder=request.folder)
        except TooManyRows as error:
            raise Refusal(
                packs.fill(
                    words.TOO_MANY, table=error.table, rows=f"{error.rows:,}", most=f"{MOST_ROWS - 1:,}"
                )
            ) from error
        except OSError as error:
            raise Refusal(
                packs.fill(words.FAILED, path=request.out, error=error.strerror or str(error))
            ) from error
    told = packs.joined([f"{name} ({rows:,})" for name, rows in counts.items()])
    stream.err(words.DONE.to(lang).format(path=request.out, tables=told.to(lang)))
    return 0

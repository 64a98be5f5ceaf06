"""`jobscan audit query`: ask an audit's database by SQL, and only ask."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from jobscan.cli import optionhelp, packs, stream
from jobscan.cli.audit import query_help as words
from jobscan.cli.audit.database import opened
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, one_of
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.audit.store import Store

FORMATS = ("table", "csv", "json", "jsonl", "markdown")
IN_A_TABLE = 100
_STDIN = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for. `sql`: None for the tables' meaning; `limit`: None for all rows."""

    path: str
    sql: str | None
    format: str
    limit: int | None


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    @group.command("query", cls=Page)
    @options.taking()
    def query(
        given: object,
        database: Annotated[
            str, typer.Argument(metavar=words.DATABASE.to(lang), help=words.ARG_DATABASE.to(lang))
        ],
        sql: Annotated[
            str | None, typer.Argument(metavar=words.SQL.to(lang), help=words.ARG_SQL.to(lang))
        ] = None,
        file: Annotated[
            str | None,
            typer.Option("--file", metavar=optionhelp.FILE.to(lang), help=words.FILE.to(lang)),
        ] = None,
        example: Annotated[
            str | None,
            typer.Option("--example", metavar=words.NAME.to(lang), help=words.EXAMPLE.to(lang)),
        ] = None,
        format: Annotated[
            str, typer.Option("--format", metavar="|".join(FORMATS), help=words.FORMAT.to(lang))
        ] = "table",
        limit: Annotated[
            str | None, typer.Option("--limit", metavar=words.NUMBER.to(lang), help=words.LIMIT.to(lang))
        ] = None,
    ) -> Callable[[], int]:
        one_of("--format", format, FORMATS)
        return partial(run, Request(database, _sql(sql, file, example), format, _limit(limit, format)), lang)


def _sql(sql: str | None, file: str | None, example: str | None) -> str | None:
    if sum(given is not None for given in (sql, file, example)) > 1:
        raise Refusal(words.TWO_QUERIES)
    if example is not None:
        from jobscan.audit.examples import EXAMPLES

        return EXAMPLES[one_of("--example", example, EXAMPLES)].sql
    if file is not None or sql == _STDIN:
        return _read(file or _STDIN)
    return sql


def _read(path: str) -> str:
    try:
        data = sys.stdin.buffer.read() if path == _STDIN else Path(path).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(packs.fill(words.UNREADABLE, path=path, error=words.NOT_UTF8)) from error
    except OSError as error:
        raise Refusal(packs.fill(words.UNREADABLE, path=path, error=error.strerror or str(error))) from error


def _limit(value: str | None, format: str) -> int | None:
    if value is None:
        return IN_A_TABLE if format == "table" else None
    if not (value.isascii() and value.isdigit()):
        raise Refusal(packs.fill(words.BAD_NUMBER, value=value))
    return int(value) or None


def run(request: Request, lang: Language) -> int:
    with opened(request.path, confined=True) as store:
        if request.sql is None:
            _meanings(request, lang)
        else:
            _answer(store, request.sql, request, lang)
    return 0


def _answer(store: "Store", sql: str, request: Request, lang: Language) -> None:
    from jobscan.audit.store import Failed, NotAQuery

    if not sql.strip():
        raise Refusal(words.EMPTY)
    try:
        answer = store.ask(sql)
        _print(answer.names, answer.rows, request, lang)
    except NotAQuery as error:
        kinds = str(error).split()
        if not kinds:
            raise Refusal(words.EMPTY) from error
        said: object = kinds[0] if len(kinds) == 1 else packs.fill(words.SEVERAL, n=len(kinds))
        raise Refusal(packs.fill(words.NOT_A_QUERY, kinds=said)) from error
    except Failed as error:
        raise _wrong(str(error), sql) from error


def _wrong(said: str, sql: str) -> Refusal:
    from jobscan.audit.mistaken import mistake

    found = mistake(said, sql)
    if said.startswith("Permission Error"):
        return Refusal(packs.fill(words.FORBIDDEN, message=found.message))
    nothing = Bilingual(zh="", en="")
    place = packs.fill(words.PLACE, line=found.line, column=found.column) if found.line else nothing
    near = packs.fill(words.NEAR, names=packs.joined(found.near)) if found.near else nothing
    return Refusal(packs.fill(words.WRONG, place=place, message=found.message, near=near))


def _print(names: tuple[str, ...], rows: Iterator[tuple[Any, ...]], request: Request, lang: Language) -> None:
    kept: Iterable[tuple[Any, ...]] = rows if request.limit is None else islice(rows, request.limit)
    if request.format == "table":
        from jobscan.cli.audit.fitted import fitted

        shown = list(kept)
        stream.out(fitted(names, shown, stream.width()))
        if not shown:
            stream.err(words.NO_ROWS.to(lang))
    else:
        from jobscan.audit.rowtext import WRITERS

        for lines in _together(WRITERS[request.format](names, kept)):
            stream.out_utf8(lines)
    if more := sum(1 for _ in rows):
        stream.err(words.MORE.to(lang).format(n=more, s="" if more == 1 else "s"))


def _together(lines: Iterator[str]) -> Iterator[str]:
    """Some lines at a time: each is flushed."""
    while block := "".join(islice(lines, 1000)):
        yield block


def _meanings(request: Request, lang: Language) -> None:
    """What the tables and columns mean."""
    from jobscan.audit.examples import EXAMPLES
    from jobscan.audit.schema import TABLES
    from jobscan.reports.layout import columns

    if request.format != "table":
        rows = (
            (table.name, column.name, column.type, column.about.to(lang))
            for table in TABLES
            for column in table.columns
        )
        _print(tuple(head.to(lang) for head in words.HEADS), rows, request, lang)
        return
    width, lines = stream.width(), list[str]()
    between, after = ("、", "；") if lang == "zh" else (", ", "; ")
    for table in TABLES:
        key = words.KEY.to(lang).format(names=between.join(table.key)) if table.key else ""
        lines += columns([(table.name, after.join(filter(None, (table.about.to(lang), key))))], width)
        lines += columns([(c.name, c.type, c.about.to(lang)) for c in table.columns], width, indent="  ")
        lines.append("")
    lines += columns([(name, about.to(lang)) for name, about in words.VIEWS.items()], width)
    lines += ["", words.READY.to(lang)]
    lines += columns([(name, e.about.to(lang)) for name, e in EXAMPLES.items()], width, indent="  ")
    stream.out("\n".join(lines) + "\n")

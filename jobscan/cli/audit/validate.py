"""`jobscan audit validate`: what people's judgement of a sample says of the audit."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream
from jobscan.cli.audit import run_help, validate_help
from jobscan.cli.audit.database import opened, refusals
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, one_of
from jobscan.cli.scope import Given
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.audit.sheet_file import BadSheet, Line

FORMATS = ("text", "json")
_SHOWN = 20

_UNREADABLE = Bilingual(
    zh="无法读取 {path}：{why}；请检查路径，并确认文件没有被占用。",
    en="cannot read {path}: {why}; check the path, and that no other program has it open.",
)
_BAD = Bilingual(
    zh="{path} 有 {n} 处问题，没有计算；改好后再运行。",
    en="{path}: {n} problem{s}, nothing was counted; correct the sheet and run this again.",
)
_LINE = Bilingual(zh="{where}：{problem}", en="{where}: {problem}")
_FIELD = Bilingual(zh="{where}：{column}：{problem}", en="{where}: {column}: {problem}")
_MORE = Bilingual(zh="…… 另有 {n} 处", en="… and {n} more")
_WHICH = Bilingual(
    zh="找不到抽样的数据库{name}；请用 --database 指明。",
    en="cannot find the database that the sample was drawn from{name}; name it with --database.",
)
_NOTHING = Bilingual(
    zh="{path} 里一行也没有判断；请在“判断”栏填“是”或“否”。",
    en="no row of {path} is judged; write yes or no under Judgement.",
)


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    @group.command("validate", cls=Page)
    @options.taking()
    def validate_(
        given: Given,
        sheet: Annotated[
            str,
            typer.Argument(metavar=validate_help.SHEET.to(lang), help=validate_help.ARG_SHEET.to(lang)),
        ],
        database: Annotated[
            str,
            typer.Option(
                "--database", metavar=run_help.DATABASE.to(lang), help=validate_help.DATABASE.to(lang)
            ),
        ] = "",
        format: Annotated[
            str, typer.Option("--format", metavar="text|json", help=helptext.OPTION_FORMAT.to(lang))
        ] = "text",
    ) -> Callable[[], int]:
        return partial(run, sheet, database, one_of("--format", format, FORMATS), lang)


def run(sheet: str, database: str, format: str, lang: Language) -> int:
    with refusals(database):
        from jobscan.audit.sheet_file import BadSheet, read_sheet

    try:
        lines = read_sheet(Path(sheet))
    except OSError as error:
        why = error.strerror or str(error)
        raise Refusal(packs.fill(_UNREADABLE, path=sheet, why=why)) from error
    except BadSheet as error:
        raise _refused(sheet, error) from error
    with opened(database or _beside(sheet, lines), read_only=False) as store:
        from jobscan.audit.validation import keep, validate

        try:
            validation = validate(store, lines)
        except BadSheet as error:
            raise _refused(sheet, error) from error
        if not validation.verdict.answered:
            raise Refusal(packs.fill(_NOTHING, path=sheet))
        keep(store, validation)
    if format == "json":
        from jobscan.audit.validation_json import validation_json
        from jobscan.cli.version import version

        stream.out_utf8(validation_json(validation, version()))
    else:
        from jobscan.audit.validation_text import validation_report

        stream.out(validation_report(validation, lang, stream.width(), stream.colour(os.environ)))
    return 0


def _beside(sheet: str, lines: "Sequence[Line]") -> str:
    """The database that the sheet names. Only its name counts: a sheet comes from somebody else's hands."""
    said = next((name for line in lines if (name := line.cells.get("database", ""))), "")
    name = Path(said.replace("\\", "/")).name
    for folder in (Path(sheet).parent, Path()):
        if name and (folder / name).exists():
            return str(folder / name)
    shown = Bilingual(zh=f" {name}", en=f" ({name})") if name else Bilingual(zh="", en="")
    raise Refusal(packs.fill(_WHICH, name=shown))


def _refused(sheet: str, error: "BadSheet") -> Refusal:
    """All that is wrong, as editors want it: file:line: column: problem."""
    from jobscan.audit.judgement import shown_column

    n = len(error.wrong)
    lines = [packs.fill(_BAD, path=sheet, n=n, s="" if n == 1 else "s")]
    for wrong in error.wrong[:_SHOWN]:
        where = f"{sheet}:{wrong.line}" if wrong.line else sheet
        template = _FIELD if wrong.column else _LINE
        lines.append(
            packs.fill(template, where=where, column=shown_column(wrong.column), problem=wrong.problem)
        )
    if n > _SHOWN:
        lines.append(packs.fill(_MORE, n=n - _SHOWN))
    return Refusal(*lines, block=True)

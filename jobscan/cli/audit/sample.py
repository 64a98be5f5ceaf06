"""`jobscan audit sample`: ads for people to judge."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, outputs, packs, stream
from jobscan.cli.audit import run_help, sample_help
from jobscan.cli.audit.database import opened
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal
from jobscan.cli.scope import Given
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.audit.sheet import Naming

_SUFFIXES = (".csv", ".xlsx")
_LARGEST_SEED = 2**63 - 1
_MOST = 100_000

_NO_NUMBER = Bilingual(
    zh="{option} 须为 {low} 到 {high} 的整数，不能是“{value}”。",
    en='{option} takes a whole number from {low} to {high}, not "{value}".',
)
_SUFFIX = Bilingual(
    zh="--out {path}：请用 .xlsx 或 .csv 结尾的文件名。",
    en="--out {path}: give the file a name that ends in .xlsx or .csv.",
)
_UNFINISHED = Bilingual(
    zh="{path} 的审计还没有做完，现在抽样不能代表全部；请用同一条 jobscan audit run 命令续跑。",
    en="the audit in {path} is not finished, and a sample of it would not stand for all; go on with the same "
    "jobscan audit run first.",
)
_NOTHING = Bilingual(
    zh="{path} 里一份广告也没有，无从抽样；请检查审计的输入。",
    en="{path} holds no ads to draw from; check what was audited.",
)
_TOO_FEW = Bilingual(
    zh="--n 太小，不够每个类别至少抽一份；至少要 {least}。",
    en="--n is too small to draw an ad of each category; it takes at least {least}.",
)
_CHANGED = Bilingual(
    zh="{path} 第 {row} 行已不是审计时的内容，无法重新读取正文；请恢复原文件，或重新审计并加上 --keep-text all。",
    en="{path} has something else in row {row} than when it was audited, so that the text cannot be read again; "
    "restore the file, or run the audit anew with --keep-text all.",
)
_GONE = Bilingual(
    zh="无法读取 {path}（{why}），数据库里没有保存这些正文；请恢复文件，或重新审计并加上 --keep-text all。",
    en="cannot read {path} ({why}), and the database does not keep these texts; restore the file, or run the audit "
    "anew with --keep-text all.",
)
_DONE = Bilingual(
    zh="{out}：样本 {sample}，{ads} 份广告，{rows} 行。填好后运行 jobscan audit validate {out}",
    en="{out}: sample {sample}, {ads} ads in {rows} rows. When it is filled in: jobscan audit validate {out}",
)


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    number = run_help.NUMBER.to(lang)

    @group.command("sample", cls=Page)
    @options.taking()
    def sample_(
        given: Given,
        database: Annotated[
            str,
            typer.Argument(metavar=run_help.DATABASE.to(lang), help=sample_help.ARG_DATABASE.to(lang)),
        ],
        n: Annotated[str, typer.Option("--n", metavar=number, help=sample_help.N.to(lang))] = "400",
        seed: Annotated[str, typer.Option("--seed", metavar=number, help=sample_help.SEED.to(lang))] = "1",
        out: Annotated[
            str, typer.Option("--out", metavar=helptext.FILE.to(lang), help=sample_help.OUT.to(lang))
        ] = "sample.xlsx",
    ) -> Callable[[], int]:
        count = _number("--n", n, 1, _MOST)
        chosen = _number("--seed", seed, 0, _LARGEST_SEED)
        if Path(out).suffix.lower() not in _SUFFIXES:
            raise Refusal(packs.fill(_SUFFIX, path=out))
        target = outputs.single(Path(out).suffix.lower()[1:], out, [database])
        return partial(run, database, count, chosen, target, lang)


def _number(option: str, value: str, low: int, high: int) -> int:
    if not value.isascii() or not value.isdecimal() or not low <= int(value) <= high:
        raise Refusal(packs.fill(_NO_NUMBER, option=option, value=value, low=low, high=high))
    return int(value)


def run(database: str, n: int, seed: int, target: outputs.Target, lang: Language) -> int:
    with opened(database, read_only=False) as store:
        from jobscan.audit import draw, sheet
        from jobscan.audit.reread import SourceChanged
        from jobscan.audit.sampling import TooFew

        finished = store.rows("SELECT finished FROM audit")
        if not finished or not finished[0][0]:
            raise Refusal(packs.fill(_UNFINISHED, path=database))
        if store.row("SELECT count(*) FROM texts") == (0,):
            raise Refusal(packs.fill(_NOTHING, path=database))
        try:
            sample = draw.draw(store, n, seed)
        except TooFew as error:
            raise Refusal(packs.fill(_TOO_FEW, least=error.least)) from error
        except SourceChanged as error:
            if error.why:
                raise Refusal(packs.fill(_GONE, path=error.path, why=error.why)) from error
            raise Refusal(packs.fill(_CHANGED, path=error.path, row=error.row)) from error
        names = {
            id: Bilingual(zh=zh, en=en)
            for id, zh, en in store.rows(
                "SELECT category, name_zh, name_en FROM categories ORDER BY category"
            )
        }
        naming = sheet.Naming(names, lang, Path(database).name)
        lines = list(sheet.lines(sample, naming))
        data = _file(target, lines, naming)
        draw.record(store, sample)  # first: a sheet that the database does not know would be of no use
    outputs.write_bytes(target, data)
    counts = {"sample": sample.number, "ads": len(sample.drawn), "rows": len(lines)}
    stream.out(packs.fill(_DONE, out=target.path, **counts).to(lang) + "\n")
    stream.out("".join(f"\n{text}\n" for text in sheet.explained(naming, lines)))
    return 0


def _file(target: outputs.Target, lines: list[dict[str, str]], naming: "Naming") -> bytes:
    if target.format == "xlsx":
        from jobscan.audit.workbook import to_workbook

        return to_workbook(lines, naming)
    from jobscan.audit.sheet_file import to_csv

    return to_csv(lines, naming.lang)

"""`jobscan audit compare`: what changed between two audits."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from jobscan.cli import helptext, outputs, packs, stream
from jobscan.cli.audit import compare_help
from jobscan.cli.audit.database import opened
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.refusal import Refusal, one_of
from jobscan.cli.scope import Given
from jobscan.finding import Bilingual, Language

FORMATS = ("text", "json", "markdown")
_PLAIN = 100  # columns of a file

_SAME = Bilingual(
    zh="两个都是 {path}；请给出两次不同的审计。", en="both are {path}; name two different audits."
)
_UNFINISHED = Bilingual(
    zh="注意：{path} 的审计还没有做完，只比较了已有的部分。",
    en="note: the audit in {path} is not finished; only what is there was compared.",
)


def register(group: typer.Typer, options: Options, lang: Language) -> None:
    @group.command("compare", cls=Page)
    @options.taking()
    def compare_(
        given: Given,
        before: Annotated[
            str,
            typer.Argument(metavar=compare_help.BEFORE.to(lang), help=compare_help.ARG_BEFORE.to(lang)),
        ],
        after: Annotated[
            str,
            typer.Argument(metavar=compare_help.AFTER.to(lang), help=compare_help.ARG_AFTER.to(lang)),
        ],
        format: Annotated[
            str,
            typer.Option("--format", metavar="text|json|markdown", help=compare_help.FORMAT.to(lang)),
        ] = "text",
        out: Annotated[
            str, typer.Option("--out", metavar=helptext.FILE.to(lang), help=compare_help.OUT.to(lang))
        ] = outputs.STDOUT,
    ) -> Callable[[], int]:
        chosen = one_of("--format", format, FORMATS)
        target = outputs.single(chosen, out, [before, after])
        if os.path.realpath(before) == os.path.realpath(after):
            raise Refusal(packs.fill(_SAME, path=before))
        return partial(run, before, after, target, lang)


def run(before: str, after: str, target: outputs.Target, lang: Language) -> int:
    from jobscan.cli.version import version

    with opened(before) as first, opened(after) as second:
        from jobscan.audit.compared import category_names, compared
        from jobscan.audit.comparison_json import comparison_json
        from jobscan.audit.comparison_text import comparison_markdown, comparison_report

        found = compared(first, second, (Path(before).name, Path(after).name))
        names = category_names(first, second)
        unfinished = [
            path
            for path, store in ((before, first), (after, second))
            if store.rows("SELECT finished FROM audit") != [(True,)]
        ]
    if target.format == "json":
        text = comparison_json(found, version())
    elif target.format == "markdown":
        text = comparison_markdown(found, names, lang)
    elif target.path == outputs.STDOUT:
        text = comparison_report(found, names, lang, stream.width(), stream.colour(os.environ))
    else:
        text = comparison_report(found, names, lang, _PLAIN, False)
    outputs.write(target, text)
    for path in unfinished:
        stream.err(packs.fill(_UNFINISHED, path=path).to(lang))
    return 0

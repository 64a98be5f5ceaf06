"""`jobscan laws`: the provisions that findings cite."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Annotated

import typer

from jobscan.cli import helptext, packs, stream, words
from jobscan.cli.options import RULES, Options
from jobscan.cli.page import Page
from jobscan.cli.scope import Given, rule_folders
from jobscan.finding import Language


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""

    options = Options(lang)
    codes, category_ = helptext.CODES.to(lang), helptext.CATEGORY.to(lang)

    @app.command("laws", cls=Page)
    @options.taking(*RULES)
    def laws(
        given: Given,
        jurisdiction: Annotated[
            list[str] | None,
            typer.Option("--jurisdiction", metavar=codes, help=helptext.LAWS_JURISDICTION.to(lang)),
        ] = None,
        category: Annotated[
            list[str] | None,
            typer.Option("--category", metavar=category_, help=helptext.LAWS_CATEGORY.to(lang)),
        ] = None,
    ) -> Callable[[], int]:
        return partial(run, jurisdiction or [], category or [], rule_folders(given), lang)


def run(codes: Sequence[str], categories: Sequence[str], folders: Sequence[str], lang: Language) -> int:
    from jobscan.cli.table import table
    from jobscan.reports.cite import titled

    pack = packs.load(folders)
    places = packs.jurisdictions(pack, codes) or tuple(pack.laws.jurisdictions)
    wanted = packs.listed("--category", categories)
    for name in wanted:
        if name not in pack.laws.categories:
            known = pack.laws.categories
            raise packs.unknown(words.UNKNOWN_CATEGORY, name, known, known=packs.joined(known))
    laws = [
        law
        for place in places
        for law in pack.laws.laws
        if law.jurisdiction == place and (not wanted or any(a.category in wanted for a in law.applies))
    ]
    if not laws:
        stream.out(words.NO_LAWS.to(lang) + "\n")
        return 0
    rows = [
        (
            law.jurisdiction,
            law.id,
            titled(law.name.to(lang), lang),
            law.article.to(lang),
            law.in_force,
            (words.YES if law.verified else words.NO).to(lang),
            " ".join(dict.fromkeys(a.category for a in law.applies)),
        )
        for law in laws
    ]
    verified = sum(law.verified for law in laws)
    last = words.COUNT_LAWS.to(lang).format(
        n=len(rows), y="y" if len(rows) == 1 else "ies", verified=verified
    )
    stream.out(table(words.LAW_HEADS.to(lang).split("|"), rows) + f"\n{last}\n")
    return 0

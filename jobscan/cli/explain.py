"""`jobscan explain ID`: the page of a rule, to be read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream, words
from jobscan.cli.completers import rule_ids
from jobscan.cli.options import RULES, Options
from jobscan.cli.page import Page
from jobscan.cli.scope import Given, rule_folders
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.pack.index import Pack
    from jobscan.pack.rule import Rule


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""

    options = Options(lang)
    id_argument = typer.Argument(
        metavar=helptext.ID.to(lang), help=helptext.ARG_RULE.to(lang), autocompletion=rule_ids
    )

    @app.command("explain", cls=Page)
    @options.taking(*RULES)
    def explain(
        given: Given,
        id: Annotated[str, id_argument],
    ) -> Callable[[], int]:
        return partial(run, id, rule_folders(given), lang)


def run(id: str, folders: Sequence[str], lang: Language) -> int:
    pack = packs.load(folders)
    stream.out("\n".join(page(pack, packs.rule(pack, id), lang, stream.width())) + "\n")
    return 0


def page(pack: "Pack", rule: "Rule", lang: Language, width: int) -> Iterator[str]:
    """The page, line by line; the same headings in every rule's."""
    from jobscan.reports.layout import cell_len, wrap
    from jobscan.reports.visible import visible
    from jobscan.reports.words import FORCE

    def section(title: Bilingual, text: str) -> Iterator[str]:
        yield from ("", title.to(lang))
        for paragraph in text.strip().split("\n"):
            yield from ("  " + line for line in wrap(visible(paragraph), width - 2))

    category = pack.laws.categories[rule.category].name.to(lang)
    head = f"{rule.name.to(lang)}  {rule.id}"
    yield head
    yield "─" * cell_len(head)
    yield f"{category} · {FORCE[rule.force].to(lang)}"
    # {match} stands for the ad's wording: the page shows that of the first example.
    wording = _wording(rule)
    yield from section(words.FLAGS, rule.message.about(wording).to(lang))
    yield from section(words.WHY, rule.explain.to(lang))
    yield from ("", words.LAW.to(lang))
    yield from _law(pack, rule, lang, width)
    yield from _exceptions(pack, rule, lang, width)
    yield from section(words.INSTEAD, rule.suggestion.about(wording).to(lang))
    if rule.known_problems:
        yield from section(words.KNOWN_PROBLEMS, rule.known_problems.to(lang))
    yield from _examples(rule, lang, width)
    yield ""
    yield words.IGNORE_HINT.to(lang).format(id=rule.id)
    yield from wrap(words.DISCLAIMER.to(lang), width)


def _wording(rule: "Rule") -> str:
    for example in rule.flag:
        for start, end in example.spans:
            return example.text[start:end]
    return "…"


def _law(pack: "Pack", rule: "Rule", lang: Language, width: int) -> Iterator[str]:
    """Per jurisdiction: what it says of the category, how grave that makes it, and the articles."""
    from jobscan.reports.cite import cite
    from jobscan.reports.layout import cell_len, pad, wrap
    from jobscan.reports.rule_law import places
    from jobscan.reports.visible import visible
    from jobscan.reports.words import SEVERITY, STATE

    widest = max((cell_len(name.to(lang)) for name in pack.laws.jurisdictions.values()), default=0)
    for place in places(pack, rule):
        name = pack.laws.jurisdictions[place.code].to(lang)
        state = STATE[place.state] if place.state else words.NO_PROVISION
        grave = SEVERITY[place.severity] if place.severity else words.NOT_REPORTED
        yield f"  {pad(name, widest)}  {state.to(lang)} → {grave.to(lang)}"
        for law in place.laws:
            for i, line in enumerate(wrap(cite(law.name, law.article, law.verified, lang), width - 8)):
                yield f"    {'  ' if i else '- '}{line}"
            if law.note:
                yield from (f"        {line}" for line in wrap(visible(law.note.to(lang)), width - 8))


def _exceptions(pack: "Pack", rule: "Rule", lang: Language, width: int) -> Iterator[str]:
    """The exceptions of the law, if there are any, with where they hold."""
    from jobscan.reports.layout import wrap
    from jobscan.reports.rule_law import exemptions
    from jobscan.reports.visible import visible

    colon, comma = ("：", "、") if lang == "zh" else (": ", ", ")
    found = list(exemptions(pack, rule))
    if found:
        yield from ("", words.EXCEPTIONS.to(lang))
    for exemption in found:
        held = comma.join(pack.laws.jurisdictions[code].to(lang) for code in exemption.jurisdictions)
        for i, line in enumerate(wrap(visible(held + colon + exemption.text.to(lang)), width - 4)):
            yield f"  {'  ' if i else '- '}{line}"


def _examples(rule: "Rule", lang: Language, width: int) -> Iterator[str]:
    from jobscan.reports.visible import visible

    yield from ("", words.FLAGGED.to(lang))
    for example in rule.flag:
        yield f"  {visible(example.text)}"
        yield f"  {_underlined(example.text, example.spans)}"
    yield from ("", words.PASSED.to(lang))
    yield from (f"  {visible(example.text)}" for example in rule.passes)


def _underlined(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Carets under every span of one line, by cells."""
    from jobscan.reports.layout import cell_len
    from jobscan.reports.visible import visible

    line, at = "", 0
    for start, end in sorted(spans):
        line += " " * cell_len(visible(text[at:start])) + "^" * cell_len(visible(text[start:end]))
        at = end
    return line

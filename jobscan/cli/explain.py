"""`jobscan explain ID`: the page of a rule, to be read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream, words
from jobscan.cli.page import Page
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.laws import Law, LawBook
    from jobscan.pack.rule import Pack, Rule


def register(app: typer.Typer, lang: Language) -> None:
    """Add the command to `app`, with its help in `lang`."""

    @app.command("explain", cls=Page)
    def explain(
        id: Annotated[str, typer.Argument(metavar=helptext.ID.to(lang), help=helptext.ARG_RULE.to(lang))],
        rules: Annotated[
            list[str] | None,
            typer.Option("--rules", metavar=helptext.FOLDER.to(lang), help=helptext.OPTION_RULES.to(lang)),
        ] = None,
        lang_: Annotated[
            str | None, typer.Option("--lang", metavar="zh|en", help=helptext.OPTION_LANG.to(lang))
        ] = None,
    ) -> Callable[[], int]:
        return partial(run, id, rules or [], lang)


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
    yield from _law(pack.laws, rule, lang, width)
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


def _law(book: "LawBook", rule: "Rule", lang: Language, width: int) -> Iterator[str]:
    """Per jurisdiction: what it says of the category, how grave that makes it, and the articles."""
    from jobscan.reports.cite import cite
    from jobscan.reports.layout import cell_len, pad, wrap
    from jobscan.reports.visible import visible
    from jobscan.reports.words import SEVERITY, STATE

    states = book.categories[rule.legal].states
    widest = max((cell_len(name.to(lang)) for name in book.jurisdictions.values()), default=0)
    for code, name in book.jurisdictions.items():
        severity = book.severity(rule.legal, rule.force, (code,))
        state = STATE[states[code]] if code in states else words.NO_PROVISION
        grave = SEVERITY[severity] if severity else words.NOT_REPORTED
        yield f"  {pad(name.to(lang), widest)}  {state.to(lang)} → {grave.to(lang)}"
        for law in _speaking(book, rule, code):
            for i, line in enumerate(wrap(cite(law.name, law.article, law.verified, lang), width - 8)):
                yield f"    {'  ' if i else '- '}{line}"
            if law.note:
                yield from (f"        {line}" for line in wrap(visible(law.note.to(lang)), width - 8))


def _speaking(book: "LawBook", rule: "Rule", code: str) -> "Iterator[Law]":
    """The laws of one place that speak to the rule; `{match}` favours whom the wording names."""
    from jobscan.laws import subject_of

    subject = subject_of(rule.force)
    for law in book.laws:
        if law.jurisdiction == code and any(
            a.category == rule.legal
            and subject in a.to
            and (not a.favours or rule.favours == "{match}" or rule.favours in a.favours)
            for a in law.applies
        ):
            yield law


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

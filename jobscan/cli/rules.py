"""`jobscan rules list|show|test|docs|schema`."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobscan.cli import helptext, packs, stream, words
from jobscan.cli.completers import rule_ids
from jobscan.cli.options import RULES, Options
from jobscan.cli.page import Page
from jobscan.cli.progress import progress
from jobscan.cli.scope import Given, rule_folders
from jobscan.finding import Bilingual, Language
from jobscan.reports.words import plural

if TYPE_CHECKING:
    from jobscan.pack.rule import Rule
    from jobscan.pack.selftest import Failure


def register(app: typer.Typer, lang: Language) -> None:
    """Add the commands to `app`, with their help in `lang`."""
    options = Options(lang)
    group = options.group(app, "rules")
    id_argument = typer.Argument(
        metavar=helptext.ID.to(lang), help=helptext.ARG_RULE.to(lang), autocompletion=rule_ids
    )
    ids_argument = typer.Argument(
        metavar=helptext.ID.to(lang), help=helptext.ARG_RULES.to(lang), autocompletion=rule_ids
    )
    out_option = typer.Option("--out", metavar=helptext.FOLDER.to(lang), help=helptext.OPTION_OUT.to(lang))

    @group.command("list", cls=Page)
    @options.taking(*RULES)
    def list_(given: Given) -> Callable[[], int]:
        return partial(run_list, rule_folders(given), lang)

    @group.command("show", cls=Page)
    @options.taking(*RULES)
    def show(given: Given, id: Annotated[str, id_argument]) -> Callable[[], int]:
        return partial(run_show, id, rule_folders(given), lang)

    @group.command("test", cls=Page)
    @options.taking(*RULES)
    def test(given: Given, ids: Annotated[list[str] | None, ids_argument] = None) -> Callable[[], int]:
        return partial(run_test, ids or [], rule_folders(given), lang)

    @group.command("docs", cls=Page)
    @options.taking(*RULES)
    def docs(
        given: Given,
        out: Annotated[str, out_option] = "docs/rules",
        check: Annotated[bool, typer.Option("--check", help=helptext.OPTION_DOCS_CHECK.to(lang))] = False,
    ) -> Callable[[], int]:
        from jobscan.cli import rules_docs

        return partial(rules_docs.run, out, rule_folders(given), check, lang)

    @group.command("schema", cls=Page)
    @options.taking()
    def schema(given: Given) -> Callable[[], int]:
        return run_schema


def run_list(folders: Sequence[str], lang: Language) -> int:
    from jobscan.cli.table import table
    from jobscan.reports.words import FORCE

    pack = packs.load(folders)
    if not pack.rules:
        stream.out(words.NO_PACK_RULES.to(lang) + "\n")
        return 0
    names = {id: category.name.to(lang) for id, category in pack.laws.categories.items()}
    rows = [
        (
            rule.id,
            rule.name.to(lang),
            names.get(rule.category, rule.category),
            FORCE[rule.force].to(lang),
            str(_examples(rule)),
        )
        for rule in pack.rules
    ]
    examples = sum(_examples(rule) for rule in pack.rules)
    last = words.COUNT_RULES.to(lang).format(
        n=len(rows), s=plural(len(rows)), examples=examples, es=plural(examples)
    )
    stream.out(table(words.RULE_HEADS.to(lang).split("|"), rows) + f"\n{last}\n")
    return 0


def run_show(id: str, folders: Sequence[str], lang: Language) -> int:
    stream.out("\n".join(_shown(packs.rule(packs.load(folders), id))) + "\n")
    return 0


def _shown(rule: "Rule") -> Iterator[str]:
    """The rule field by field, in the words of the rule file; not translated, as those are not."""
    from jobscan.pack.example import marked
    from jobscan.reports.visible import visible

    yield f"# {visible(rule.origin)}"
    yield f"id: {rule.id}"
    yield f"name: {_both(rule.name)}"
    yield f"category: {rule.category}"
    yield f"force: {rule.force.value}"
    yield from [f"favours: {rule.favours}"] * bool(rule.favours)
    texts = (rule.message, rule.suggestion, rule.explain, rule.known_problems)
    for key, text in zip(("message", "suggestion", "explain", "known_problems"), texts, strict=True):
        if text:
            yield f"{key}:"
            yield from _block("zh", text.zh)
            yield from _block("en", text.en)
    yield from _fix(rule)
    lines = {
        "find": [(phrase.text, phrase.origin) for phrase in rule.find],
        "unless": [(phrase.text, phrase.origin) for phrase in rule.unless],
        "cleared_by": [(c.modifier, c.origin) for c in rule.cleared_by],
        "flag": [(marked(e.text, e.spans), e.origin) for e in rule.flag],
        "pass": [(e.text, e.origin) for e in rule.passes],
    }
    for key, found in lines.items():
        if found:
            yield f"{key}:"
            yield from _aligned([(f"  - {visible(text)}", f"# {visible(origin)}") for text, origin in found])


def _fix(rule: "Rule") -> Iterator[str]:
    from jobscan.reports.visible import visible

    if rule.fix is None:
        return
    if not rule.fix.replace and not rule.fix.drop_unless:
        yield "fix: drop"
        return
    yield "fix:"
    for key, found in (
        ("drop_unless", [phrase.text for phrase in rule.fix.drop_unless]),
        ("replace", [f"{wording} → {instead}" for wording, instead in rule.fix.replace]),
    ):
        if found:
            yield f"  {key}:"
            yield from (f"    - {visible(text)}" for text in found)


def _block(lang: str, text: str) -> Iterator[str]:
    from jobscan.reports.visible import visible

    first, *others = text.rstrip("\n").split("\n")
    yield f"  {lang}: {visible(first)}"
    yield from (f"      {visible(line)}".rstrip() for line in others)


def _aligned(rows: list[tuple[str, str]]) -> Iterator[str]:
    from jobscan.reports.layout import cell_len, pad

    wide = min(60, max(cell_len(text) for text, _ in rows))
    for text, origin in rows:
        yield f"{pad(text, wide)}  {origin}"


def _both(text: Bilingual) -> str:
    return f"{text.zh} / {text.en}"


def run_test(ids: Sequence[str], folders: Sequence[str], lang: Language) -> int:
    from jobscan.pack.selftest import self_test

    pack = packs.load(folders)
    wanted = [packs.rule(pack, id).id for id in ids]
    with progress(words.TESTING.to(lang), None):
        tested = self_test(pack, wanted)
    lines: list[str] = []
    for failure in tested.failures:
        lines += [*_failure(failure, lang), ""]
    counts = {
        "rules": tested.rules,
        "rs": plural(tested.rules),
        "examples": tested.examples,
        "es": plural(tested.examples),
    }
    if not tested.failures:
        stream.out(words.ALL_PASS.to(lang).format(**counts) + "\n")
        return 0
    kinds = Counter(failure.kind for failure in tested.failures)
    listed = [f"{name.to(lang)} {kinds[kind]}" for kind, name in words.FAILURE.items() if kinds[kind]]  # type: ignore[index]
    n = len(tested.failures)
    last = words.SOME_FAIL.to(lang).format(
        **counts, n=n, s=plural(n), kinds=("、" if lang == "zh" else ", ").join(listed)
    )
    stream.out("\n".join([*lines, last]) + "\n")
    return 1


def _failure(failure: "Failure", lang: Language) -> Iterator[str]:
    """One block: where, which rule, what kind; then the line beside what was expected."""
    from jobscan.reports.layout import columns
    from jobscan.reports.visible import visible

    yield f"{visible(failure.origin)}: {failure.rule}: {words.FAILURE[failure.kind].to(lang)}"
    silent = words.SILENT.to(lang)
    label = words.LINE if failure.kind == "never used" else words.EXAMPLE
    rows = [(label.to(lang), visible(failure.text))]
    if failure.kind != "never used":
        rows.append((words.EXPECTED.to(lang), visible(failure.expected) or silent))
        rows.append((words.GOT.to(lang), visible(failure.got) or silent))
    rows.append(("→", words.FAILURE_HELP[failure.kind].to(lang)))
    yield from columns(rows, stream.width(), indent="  ")


def run_schema() -> int:
    import jobscan.pack

    stream.out_utf8((Path(str(jobscan.pack.__file__)).parent / "rule.schema.json").read_text("utf-8"))
    return 0


def _examples(rule: "Rule") -> int:
    return len(rule.flag) + len(rule.passes)

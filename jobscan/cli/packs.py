"""The rule pack that a command works with, and names from the command line looked up in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.cli import words
from jobscan.cli.refusal import Refusal, nearest
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.pack.index import Pack
    from jobscan.pack.problem import PackError
    from jobscan.pack.rule import Rule


def load(folders: Sequence[str]) -> Pack:
    """The built-in rules with `--rules` folders merged in."""
    from jobscan.pack.load import load_pack
    from jobscan.pack.problem import PackError

    for folder in folders:
        if not Path(folder).is_dir():
            raise Refusal(fill(words.NO_RULES_FOLDER, path=folder))
    try:
        return load_pack(extra=[Path(folder) for folder in folders])
    except PackError as error:
        raise _refused(error) from error


def _refused(error: PackError) -> Refusal:
    count = len(error.problems)
    lines = [fill(words.BAD_PACK, n=count, s="" if count == 1 else "s")]
    for p in error.problems:
        where = f"{p.file}:{p.line}" if p.line else p.file
        lines.append(
            Bilingual(
                zh=words.BAD_PACK_LINE.zh.format(
                    where=where, field=p.field, problem=p.problem.zh, fix=p.fix.zh
                ),
                en=words.BAD_PACK_LINE.en.format(
                    where=where, field=p.field, problem=p.problem.en, fix=p.fix.en
                ),
            )
        )
    return Refusal(*lines, block=True)


def listed(option: str, values: Sequence[str]) -> tuple[str, ...]:
    """`--select a,b --select c` → a, b, c; an empty value is refused: it would mean everything."""
    names = [name.strip() for value in values for name in value.replace("，", ",").split(",")]
    kept = tuple(dict.fromkeys(name for name in names if name))
    if values and not kept:
        raise Refusal(fill(words.EMPTY_VALUE, option=option))
    return kept


def jurisdictions(pack: Pack, values: Sequence[str]) -> tuple[str, ...]:
    """Codes in the law book's order."""
    names = listed("--jurisdiction", values)
    if not names:
        return ()
    known = {code.upper(): code for code in pack.laws.jurisdictions}
    wanted = set()
    for name in names:
        if name.upper() not in known:
            raise unknown(words.UNKNOWN_JURISDICTION, name, known, code=name, known=_spelled_out(pack))
        wanted.add(known[name.upper()])
    return tuple(code for code in pack.laws.jurisdictions if code in wanted)


def _spelled_out(pack: Pack) -> Bilingual:
    places = pack.laws.jurisdictions.items()
    return Bilingual(
        zh="、".join(f"{code}（{name.zh}）" for code, name in places),
        en=", ".join(f"{code} ({name.en})" for code, name in places),
    )


def selection(pack: Pack, select: Sequence[str], ignore: Sequence[str]) -> frozenset[str] | None:
    """The rule ids that are left after --select and --ignore; None: those that are on by default."""
    if not select and not ignore:
        return None
    chosen = _ids(pack, "--select", select) if select else {r.id for r in pack.index.rules if r.by_default}
    left = chosen - _ids(pack, "--ignore", ignore)
    if not left:
        raise Refusal(words.NOTHING_LEFT)
    return frozenset(left)


def _ids(pack: Pack, option: str, values: Sequence[str]) -> set[str]:
    """The rules that are named, by their own id or by their category."""
    found: set[str] = set()
    for name in listed(option, values):
        ids = {rule.id for rule in pack.index.rules if name in (rule.id, rule.category, rule.legal)}
        if not ids and name not in pack.laws.categories:
            known = [*pack.laws.categories, *(rule.id for rule in pack.index.rules)]
            raise unknown(
                words.UNKNOWN_SELECTION, name, known, option=option, categories=joined(pack.laws.categories)
            )
        found |= ids
    return found


def rule(pack: Pack, name: str) -> Rule:
    for candidate in pack.rules:
        if candidate.id == name:
            return candidate
    raise unknown(words.UNKNOWN_RULE, name, [r.id for r in pack.rules])


def unknown(
    template: Bilingual, name: str, candidates: Collection[str], /, **parts: str | Bilingual
) -> Refusal:
    """A name that is not known, with the nearest that is."""
    maybe = nearest(name, candidates)
    parts = {"name": name, "maybe": Bilingual(zh=maybe.zh or "；", en=maybe.en or "."), **parts}
    return Refusal(fill(template, **parts))


def joined(names: Collection[str]) -> Bilingual:
    return Bilingual(zh="、".join(names), en=", ".join(names))


def fill(template: Bilingual, **parts: object) -> Bilingual:
    """`template` with its places filled, in both languages."""
    return template.format(**parts)

"""`jobscan rules docs`: a page for every rule, in both languages, as Markdown files."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jobscan.cli import packs, stream, words
from jobscan.cli.refusal import Refusal
from jobscan.finding import Language
from jobscan.reports.rule_page import GENERATED, index_name, rule_page, rules_index

if TYPE_CHECKING:
    from jobscan.pack.index import Pack


def run(out: str, folders: Sequence[str], check: bool, lang: Language) -> int:
    """Write the pages below `out`; `check` only says whether they are current (exit 1 if not)."""
    root = Path(out)
    wanted = {root / name: text for name, text in pages(packs.load(folders))}
    there = {path for name in ("en/*.md", "zh/*.md") for path in root.glob(name)}
    try:
        # Pages of rules that are gone; a file that jobscan did not write stays.
        stale = [path for path in sorted(there - wanted.keys()) if GENERATED in (_text(path) or "")]
        changed = [path for path, text in wanted.items() if _text(path) != text]
        if check:
            for path in [*changed, *stale]:
                stream.out(packs.fill(words.PAGE_STALE, path=str(path)).to(lang) + "\n")
            return int(bool(changed or stale))
        for path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], "utf-8", newline="\n")
        for path in stale:
            path.unlink()
    except OSError as error:
        raise Refusal(
            packs.fill(
                words.CANNOT_WRITE, path=str(error.filename or out), error=error.strerror or str(error)
            )
        ) from error
    told = packs.fill(words.PAGES_WRITTEN, n=len(wanted), changed=len(changed), gone=len(stale), path=out)
    stream.out(told.to(lang) + "\n")
    return 0


def pages(pack: "Pack") -> Iterator[tuple[str, str]]:
    """Every page: its path below the folder, and its text."""
    languages: tuple[Language, ...] = ("en", "zh")
    for lang in languages:
        yield index_name(lang), rules_index(pack, lang)
        for rule in pack.rules:
            yield f"{lang}/{rule.id}.md", rule_page(pack, rule, lang)


def _text(path: Path) -> str | None:
    """What the file holds now; None: there is no such file."""
    return path.read_text("utf-8", "replace") if path.is_file() else None

"""The documentation of the audit's tables is what the schema says. Run as a program it writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobscan.audit.examples import EXAMPLES
from jobscan.audit.schema import TABLES, VIEWS
from jobscan.cli.audit import query_help
from jobscan.finding import Bilingual, Language

DOCS = Path(__file__).parent.parent / "docs"
PAGES: list[tuple[str, Language]] = [("audit.md", "en"), ("audit.zh-CN.md", "zh")]
BEGIN, END = "jobscan/audit/schema.py) -->\n", "<!-- tables: end -->"
HEAD = Bilingual(zh="| 列 | 类型 | 含义 |", en="| column | type | meaning |")
KEY = Bilingual(zh="主键：{names}。", en="Key: {names}.")
STOP = Bilingual(zh="。", en=". ")


def tables(lang: Language) -> Iterator[str]:
    between = "、" if lang == "zh" else ", "
    for table in TABLES:
        about = table.about.to(lang)
        about = about[0].upper() + about[1:] + STOP.to(lang)
        names = between.join(f"`{name}`" for name in table.key)
        key = KEY.to(lang).format(names=names) if table.key else ""
        yield f"\n### {table.name}\n\n{(about + key).rstrip()}\n\n{HEAD.to(lang)}\n| --- | --- | --- |\n"
        for column in table.columns:
            yield f"| `{column.name}` | `{column.type}` | {column.about.to(lang)} |\n"
    for name in VIEWS:
        about = query_help.VIEWS[name].to(lang)
        yield f"\n### {name}\n\n{about[0].upper()}{about[1:]}{STOP.to(lang).rstrip()}\n"
    yield "\n"


def parts(page: str) -> tuple[str, str, str]:
    """What stands before, between and after the marks."""
    before, begin, rest = (DOCS / page).read_text("utf-8").partition(BEGIN)
    between, end, after = rest.partition(END)
    assert begin
    assert end
    return before + begin, between, end + after


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_every_table_is_told_as_it_is(page: str, lang: Language) -> None:
    assert parts(page)[1] == "".join(tables(lang))


@pytest.mark.parametrize(("page", "lang"), PAGES)
def test_every_ready_made_query_is_told(page: str, lang: Language) -> None:
    assert ("、" if lang == "zh" else ", ").join(f"`{name}`" for name in EXAMPLES) in parts(page)[0]


if __name__ == "__main__":
    for page, lang in PAGES:
        before, _, after = parts(page)
        (DOCS / page).write_text(before + "".join(tables(lang)) + after, "utf-8")

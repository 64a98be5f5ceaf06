"""The pages of the rules: whole pages as snapshots, the same headings in all of them, links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commands import PACK
from syrupy.assertion import SnapshotAssertion

from jobscan.cli.rules_docs import pages
from jobscan.finding import Language
from jobscan.pack.load import load_pack
from jobscan.reports.markdown_text import escaped
from jobscan.reports.rule_page import rule_page, rules_index

ALL = dict(pages(load_pack()))
HEADINGS = {
    "en": ["What it flags", "Why", "The law", "Exceptions", "Known problems", "Examples", "How to put it instead"],
    "zh": ["报什么", "为什么", "各法域的法律", "法定例外", "已知问题", "示例", "怎么改写"],
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_whole_page(lang: Language, snapshot: SnapshotAssertion) -> None:
    pack = load_pack(PACK)
    assert [rule_page(pack, pack.rules[0], lang), rules_index(pack, lang)] == snapshot


@pytest.mark.parametrize("name", [name for name in ALL if "README" not in name])
def test_every_page_has_the_headings(name: str) -> None:
    assert re.findall(r"^## (.+)$", ALL[name], re.MULTILINE) == HEADINGS[name[:2]]


def test_every_link_leads_to_a_page() -> None:
    links = {
        (Path("/docs") / name).parent.joinpath(link).resolve().relative_to("/docs").as_posix()
        for name, text in ALL.items()
        for link in re.findall(r"(?<!\\)\]\((.+?)\)", text)
    }
    assert links == ALL.keys()


# text, as Markdown that shows it
ESCAPED = [
    ("限男性", "限男性"),
    ("a <b>*bold*</b> & co", "a &lt;b&gt;\\*bold\\*&lt;/b&gt; &amp; co"),
    ("[x](y) `z` | #1 a_b ~c~ {d} \\", "\\[x\\](y) \\`z\\` \\| \\#1 a\\_b \\~c\\~ \\{d\\} \\\\"),
    ("- item", "\\- item"),
    ("2) item", "2\\) item"),
    ("Name:\n\nAge:", "Name: / Age:"),
    ("\x1b[2J\u202e", "\\\\x1b\\[2J\\\\u202e"),
]


@pytest.mark.parametrize(("text", "markdown"), ESCAPED)
def test_examples_are_data(text: str, markdown: str) -> None:
    assert escaped(text) == markdown

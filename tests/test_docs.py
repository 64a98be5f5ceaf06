"""The pages say what there is, all of it, in both languages. That their sessions run: test_readme.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from test_readme import PAGES, ROOT, blocks, steps

from jobscan.cli import config, config_read
from jobscan.cli.app import build
from jobscan.reports import formats as reports
from jobscan.sources import (
    compressed,
    docx,
    formats,
    html_page,
    markdown,
    opened,
    pdf,
    pdfium,
    record,
    tree,
    xlsx,
)

DOCS = ROOT / "docs"
TEXTS = {page: page.read_text("utf-8") for page in PAGES}
ENGLISH = [page for page in PAGES if not page.name.endswith(".zh-CN.md")]
CHINESE = [page for page in PAGES if page.name.endswith(".zh-CN.md")]
BOTH = [ENGLISH, CHINESE]
OTHERS = {"--break-system-packages"}  # options of other programs


def commands(command: Any) -> Iterator[Any]:
    yield command
    for below in getattr(command, "commands", {}).values():
        yield from commands(below)


def options() -> set[str]:
    root = typer.main.get_command(build("en"))
    return {
        name
        for command in commands(root)
        for parameter in command.params
        for name in (*parameter.opts, "--help")
        if name.startswith("--")
    }


def test_every_option_in_the_pages_exists() -> None:
    for page, text in TEXTS.items():
        told = {name for name in re.findall(r"(?<![\w-])--[a-z][a-z-]*", text) if name not in OTHERS}
        assert told <= options(), page


@pytest.mark.parametrize("pages", BOTH, ids=["en", "zh"])
def test_every_option_is_in_the_pages(pages: list[Path]) -> None:
    told = set(re.findall(r"--[a-z][a-z-]*", "\n".join(TEXTS[page] for page in pages)))
    assert options() <= told


@pytest.mark.parametrize("page", ["formats.md", "formats.zh-CN.md"])
def test_every_format_is_told(page: str) -> None:
    text = TEXTS[DOCS / page]
    for suffix in (*formats.PLAIN_SUFFIXES, ".gz", ".zst"):
        assert f"`{suffix}`" in text
    for name in reports.FORMATS:
        suffixes = [suffix for suffix, format in reports.SUFFIXES.items() if format == name]
        assert f"| `{name}` | {('、' if 'zh' in page else ', ').join(f'`{s}`' for s in suffixes)}" in text


@pytest.mark.parametrize(
    ("limit", "told", "en", "zh"),
    [
        (opened.LARGEST, 256 << 20, "PDF) | 256 MB |", "PDF） | 256 MB |"),
        (record.LONGEST, 2_000_000, "a row 2 million characters", "一行不超过 200 万字符"),
        (markdown.LARGEST, 2 << 20, "beyond 2 million characters it is read as plain text", "超过 200 万字符按纯文本读"),
        (html_page.MOST_TAGS, 1_000_000, "a million tags", "100 万个标签"),
        (docx.KIND.most_bytes, 32 << 20, "32 MB and 256 MB of XML", "XML 分别不超过 32 MB、256 MB"),
        (xlsx.KIND.most_bytes, 256 << 20, "32 MB and 256 MB of XML", "XML 分别不超过 32 MB、256 MB"),
        (pdf._SECONDS, 60, "60 seconds", "60 秒"),
        (pdfium.MOST_MEMORY, 3 << 29, "1.5 GB", "1.5 GB"),
        (pdfium.MOST_CHARACTERS, 16 << 20, "16 million characters", "1600 万字符"),
        (tree.DEEPEST, 100, "nested 100 deep", "嵌套 100 层"),
        (tree.MOST, 2_000_000, "2 million values", "200 万个值"),
        (compressed._BOMB_SIZE, 32 << 20, "beyond 32 MB they may grow", "解压后超过 32 MB 的"),
        (compressed._RATIO, 200, "200 times", "200 倍"),
    ],
)  # fmt: skip
def test_every_limit_is_the_one_that_holds(limit: float, told: float, en: str, zh: str) -> None:
    assert limit == told
    assert en in TEXTS[DOCS / "formats.md"]
    assert zh in TEXTS[DOCS / "formats.zh-CN.md"]


TOML = [(page, line, body) for page in PAGES for line, body in blocks(page, "toml")]


@pytest.mark.parametrize(("page", "line", "body"), TOML, ids=lambda value: getattr(value, "name", None))
def test_every_configuration_loads(
    page: Path, line: int, body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = body.splitlines()[0].removeprefix("# ")
    (tmp_path / name).write_text(body, "utf-8")
    assert config_read.read(name).settings


def test_there_are_configurations() -> None:
    assert {body.splitlines()[0] for _, _, body in TOML} >= {"# jobscan.toml", "# pyproject.toml"}


@pytest.mark.parametrize("page", ["configuration.md", "configuration.zh-CN.md"])
def test_every_setting_is_told_and_no_other(page: str) -> None:
    table = re.search(r"^\| (?:key|设置) .*?\n\n", TEXTS[DOCS / page], re.DOTALL | re.MULTILINE)
    assert table
    first = [row.split("|")[1] for row in table[0].strip().splitlines()[2:]]
    named = {name.strip("[]") for cell in first for name in re.findall(r"`(.+?)`", cell)}
    assert named == {*config.KEYS, config.OVERRIDES}


@pytest.mark.parametrize(
    "page", [page for page in ENGLISH if page.parent.name != "rules"], ids=lambda page: page.name
)
def test_both_languages_say_as_much(page: Path) -> None:
    other = page.with_name(page.name.replace(".md", ".zh-CN.md"))
    assert other in CHINESE
    for thing in (r"^#+ ", r"^\|", r"^```\w+"):
        counts = [len(re.findall(thing, TEXTS[one], re.MULTILINE)) for one in (page, other)]
        assert counts[0] == counts[1], thing
    assert len(steps(page)) == len(steps(other))


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "CHANGELOG.md"], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, _ in re.findall(r"\]\((?!\w+://)([^)#\s]*)(#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    for anchor in re.findall(r"\]\(#([^)]+)\)", page.read_text("utf-8")):
        assert anchor in anchors, anchor

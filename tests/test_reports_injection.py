"""What an ad, a file name or a reason contains is data in every format, whatever it looks like."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from findings import finding, result, setting
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from jobscan.finding import Bilingual, Edit, Severity, StatutoryException
from jobscan.reports.csv_report import BOM, COLUMNS
from jobscan.reports.formats import FORMATS, render
from jobscan.reports.result import Result, Scanned, Suppressed
from jobscan.reports.visible import UNSAFE, visible
from jobscan.sources.ad import Ad, Notice, Unreadable

FRAGMENTS = [
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '" onmouseover="alert(1)', "' x='", "&lt;b&gt;",
    "<!--", "-->", "<![CDATA[", "]]>", "<?xml?>", "{{ 7*7 }}", "{% raw %}", "{0}", "{{", "}",
    "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "＝1+1", "－1", ";=1+1", ',"=1+1"', "\t=1", "\r=1", ' "=1',
    "::error::pwned", "::add-mask::x", "##[error]pwned", "::stop-commands::x", "%0A::error::", "%",
    "\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\n::error file=a::b", "\n# heading", "\n- item", "\n    code",
    "\x1b[31m", "\x9b2J", "\x07", "\x00", "\x0b", "\ufffe", "\uffff", "\ud800", "\udcff", "\U000e0041",
    "\u202egnp.exe", "\u2066", "\u200b", "\ufeff", "[red]", "[/]", "[link=http://a.example]x[/link]",
    "[x](http://evil.example)", "![x](http://evil.example/a.png)", "[x](1)", "](http://evil.example)", "<http://a.example>",
    "http://evil.example/?a", "https://a.example", "www.evil.example", "hr@evil.example", "@someone", "#12", "a/b#1", "$x$",
    "`", "``", "```", "~~~", "**x**", "__x__", "|", "\\", "\\`", "===", "---", "1. ", "> ", "限男性", " ", "a", "，",
]  # fmt: skip
HOSTILE = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=6)), min_size=1, max_size=6).map(
    "".join
)
NAMES = HOSTILE.map(lambda text: text.replace("\0", "") or "a")


def whole(before: str, match: str, after: str, name: str, other: str) -> Result:
    """A run in which everything that comes from outside is hostile."""
    text = before + match + after
    start, end = len(before), len(before) + len(match)
    here: dict[str, object] = {"start": start, "end": end, "clause": text}
    evidence = StatutoryException("X", ("CN",), Bilingual("例外。", "An exception."), other)
    found = (
        finding(text, match, exceptions=(evidence,), **here),
        finding(text, match, severity=Severity.NOTE, category="age", fingerprint="f" * 16, **here),
    )
    scanned = Scanned(
        Ad(other, text, {"title": other, name: match}, name),
        found,
        (Edit(start, end, other), None),
        (Suppressed(finding(text, match, **here), other, "2027-01-31"),),
        (finding(text, match, **here),),
    )
    problem = Bilingual(f"读取失败：{other}。", f"could not be read: {other}.")
    return result(
        scanned=(scanned,),
        unreadable=(Unreadable(name, problem),),
        notices=(Notice(name, 2, 3, problem), Notice(name, 0, 0, problem)),
        ads=1,
        baseline=True,
    )


HARMLESS = whole("x", "限男性", "y", "a.txt", "b")
RUNS = st.builds(whole, HOSTILE, HOSTILE, HOSTILE, NAMES, HOSTILE)


@cache
def harmless(format: str) -> str:
    return render(format, HARMLESS, setting())


@pytest.mark.parametrize("format", FORMATS)
@given(run=RUNS)
@settings(max_examples=60)
def test_no_control_characters(format: str, run: Result) -> None:
    """Nothing that a terminal obeys or that changes the order of what is read; and always UTF-8."""
    shown = render(format, run, setting()).removeprefix(BOM if format == "csv" else "")
    shown.encode("utf-8")
    unsafe = {found[0] for found in UNSAFE.finditer(shown)}
    assert unsafe <= ({"\r", "\n"} if format == "csv" else {"\n"})


@pytest.mark.parametrize("format", ["text", "json", "jsonl"])
@given(run=RUNS)
def test_no_commands_in_a_log(format: str, run: Result) -> None:
    """A log of GitHub Actions obeys ::error:: at the start of a line and ##[error] anywhere."""
    for line in render(format, run, setting()).split("\n"):
        assert not line.strip().startswith("::")
        assert "##[" not in line


@given(run=RUNS)
def test_github_has_a_command_per_finding(run: Result) -> None:
    lines = render("github", run, setting()).split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert (
        len(commands) == len(lines) - 2 == 2 + 1 + 2
    )  # findings, unreadable, notices; the rest is the summary
    assert "::" not in lines[-2]
    assert "##[" not in lines[-2]
    for line in commands:
        name, properties, data = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line).groups()  # type: ignore[union-attr]
        given = dict(pair.split("=", 1) for pair in properties.split(","))
        assert set(given) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert name
        assert "\n" not in unquote(given["title"])
        assert "%0D" not in data


@given(run=RUNS)
def test_json_gives_back_what_was_said(run: Result) -> None:
    [(ad, found), _] = run.findings()
    for shown in (
        json.loads(render("json", run, setting()))["findings"][0],
        json.loads(render("jsonl", run, setting()).split("\n")[0]),
    ):
        assert (shown["match"], shown["path"], shown["ad"]) == (found.match, ad.origin, ad.id)
        assert shown["exceptions"][0]["evidence"] == found.exceptions[0].evidence
    assert len(json.loads(render("gitlab", run, setting()))) == 3


@given(run=RUNS)
def test_sarif_messages_hold_neither_links_nor_placeholders(run: Result) -> None:
    [sarif] = json.loads(render("sarif", run, setting()))["runs"]
    assert len(sarif["results"]) == 4
    for found in sarif["results"]:
        text = found["message"]["text"]
        assert not re.search(r"(?<!\\)\]\(", text.replace("\\\\", ""))
        assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", ""))
        assert "]" not in found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


@given(run=RUNS)
def test_xml_has_our_elements_only(run: Result) -> None:
    def shape(shown: str) -> list[tuple[str, list[str]]]:
        return [(element.tag, sorted(element.keys())) for element in ElementTree.fromstring(shown).iter()]

    shown = render("junit", run, setting())
    assert shape(shown) == shape(harmless("junit"))
    failure = next(ElementTree.fromstring(shown).iter("failure"))
    [(_, found), _] = run.findings()
    assert legal(visible(found.message.en)) == failure.get("message")


def legal(text: str) -> str:
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


@given(run=RUNS)
def test_no_cell_begins_a_formula(run: Result) -> None:
    shown = render("csv", run, setting()).removeprefix(BOM)
    rows = list(csv.reader(StringIO(shown, newline="")))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 6
    assert shown.count("\r\n") == 6
    formula = re.compile(r"[\s\"']*[=+\-@＝＋－＠]")
    for separator in ",;|\t":
        # However a spreadsheet is set: quotes are taken off where they stand at the edges.
        for line in shown.split("\r\n"):
            cells = next(csv.reader([line], delimiter=separator), [])
            assert not [
                cell for cell in cells if formula.match(cell) and not cell.lstrip('" ').startswith("'")
            ]
    [(ad, found), _] = run.findings()
    first = dict(zip(COLUMNS, rows[1], strict=True))
    for column, data in {
        "match": found.match,
        "clause": ad.text,
        "ad": ad.id,
        "message": found.message.en,
    }.items():
        assert first[column].replace("'", "") == visible(data).replace("'", "")


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def flat(tokens: list[Token]) -> list[Token]:
    return [t for token in tokens for t in [token, *flat(token.children or [])]]


@given(run=RUNS)
@settings(max_examples=300)
def test_markdown_has_our_markup_only(run: Result) -> None:
    shown = render("markdown", run, setting())
    tokens = MARKDOWN.parse(shown)
    assert [t.type for t in tokens] == [t.type for t in MARKDOWN.parse(harmless("markdown"))]
    inline = flat(tokens)
    marks = {t.type for t in inline} - {t.type for t in tokens}
    assert marks <= {"text", "code_inline", "html_inline", "text_special"}
    assert {t.content for t in inline if t.type == "html_inline"} <= {"<b>", "</b>"}
    # What forges make links of once Markdown is done: only in text, never in code.
    text = " ".join(t.content for t in inline if t.type in ("text", "text_special"))
    assert not re.search(r"[@#$]|https?:|www\.", text, re.IGNORECASE)
    [(_, found), _] = run.findings()
    assert (
        "".join(visible(found.match).split())
        in "".join(t.content.replace(" ", "") for t in inline if t.type == "code_inline")
        or len(visible(found.match)) > 100
    )


class Page(HTMLParser):
    """Elements with their attributes' names, and the text of elements of one class."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.text: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attributes)))
        values = dict(attributes)
        self.links += [values[name] or "" for name in ("href", "src") if name in values]
        if tag == "br":
            self.handle_data("\n")
        elif tag != "meta":
            self._open.append((tag, values.get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not any(tag in ("sup", "style") for tag, _ in self._open):
            for key in {name for pair in self._open for name in pair}:
                self.text[key] = self.text.get(key, "") + data


@given(run=RUNS)
@settings(max_examples=200)
def test_html_has_our_elements_only(run: Result) -> None:
    page, plain = Page(render("html", run, setting())), Page(harmless("html"))
    assert {e for e in page.elements if e[0] != "br"} <= set(plain.elements) | {("mark", ("class",))}
    assert all(link.startswith("#") for link in page.links)
    assert page.text["title"] == "Job ad report · jobscan"
    [(ad, found), _] = run.findings()
    lines = re.split("\r\n|\r|\n", ad.text)
    edges = {found.start, found.end}
    if not any(ad.text[edge - 1 : edge + 1] == "\r\n" for edge in edges if edge):
        assert page.text.get("passage", "") == "\n".join(map(visible, lines))
    assert visible(ad.origin) in page.text["path"]
    assert visible(found.message.en) in page.text["dd"]


def test_html_may_load_nothing() -> None:
    page = render("html", HARMLESS, setting())
    assert "default-src 'none'; style-src 'sha256-" in page
    assert not re.search(r"<script|\son\w+=|url\(|@import|style=", page)

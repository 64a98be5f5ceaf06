"""`jobscan audit dossier`: the evidence, complete and exact, and nothing in it that does anything."""

from __future__ import annotations

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from commands import Run, run
from small_audit import ADS, audit
from syrupy.assertion import SnapshotAssertion
from test_reports_injection import FRAGMENTS

from jobscan.audit import choice, dossier, dossier_docx, dossier_html
from jobscan.audit.dossier_view import view
from jobscan.audit.store import open_store
from jobscan.reports.visible import UNSAFE

__all__ = ["run"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(audit(tmp_path_factory.mktemp("audit") / "audit.duckdb"))


def words(path: str) -> str:
    """What a Word document says, a line a paragraph or row."""
    lines = []
    for block in docx.Document(path).iter_inner_content():
        if hasattr(block, "rows"):
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format", ["html", "docx"])
def test_a_dossier(run: Run, made: str, format: str, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run("audit", "dossier", made, "--employer", "甲公司", "--out", f"d.{format}", "--lang", lang)
    done = {
        "zh": f"jobscan: 已写出 d.{format}：1 段文本，2 份广告。\n",
        "en": f"jobscan: wrote d.{format}: 1 text, 2 ads.\n",
    }
    assert (ran.code, ran.out, ran.err) == (0, "", done[lang])
    text = Path("d.html").read_text("utf-8") if format == "html" else words("d.docx")
    assert re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL) == snapshot


@pytest.mark.parametrize(
    ("args", "ads"),
    [
        (["--employer", "甲公司"], [["a1", "a3"]]),
        (["--employer", " abc LTD "], [["a6"]]),
        (["--where", "company=乙公司"], [["a4"]]),
        (["--where", "city=北京"], [["a1", "a3"], ["a4"]]),
        (["--where", "city=北京", "--where", "city=广州"], [["a1", "a3", "a5"], ["a4"], ["a6"]]),
        (["--where", "city=北京", "--employer", "乙公司"], [["a4"]]),
        (["--rule", "zh-gender-preferred"], [["a4"], ["a6"]]),
        (["--rule", "zh-gender-preferred", "--favours", "men"], [["a6"]]),
        (["--category", "marital_status,gender"], [["a1", "a3", "a5"], ["a4"], ["a6"]]),
        (["--favours", "women"], [["a4"]]),
        (["--severity", "error", "--limit", "1"], [["a1", "a3", "a5"]]),
    ],
)
def test_what_is_chosen(run: Run, made: str, args: list[str], ads: list[list[str]]) -> None:
    assert run("audit", "dossier", made, *args, "--out", "d.docx").code == 0
    text = words("d.docx")
    found = [
        re.findall(r"\| (a\d) \|", part) or re.findall(r"^ID \| (a\d)$", part, re.MULTILINE)
        for part in re.split(r"^Ad \d+ · .*$", text, flags=re.MULTILINE)[1:]
    ]
    assert found == ads


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--employer", "公司"],
        ["--employer", "甲公司们"],
        ["--employer", "zzzz"],
        ["--employer", " "],
        ["--where", "北京"],
        ["--where", "citty=北京"],
        ["--rule", "zh-gender-onyl"],
        ["--category", "genders"],
        ["--favours", "man"],
        ["--severity", "fatal"],
        ["--category", "age"],
        ["--category", "gender", "--limit", "all"],
        ["--category", "gender", "--format", "docx"],
        ["--category", "gender", "--out", "d.pdf"],
        ["--category", "gender", "--out", "none/d.html"],
        ["--category", "gender", "--out", "there.html"],
    ],
    ids=" ".join,
)
def test_what_is_refused(
    run: Run, made: str, tmp_path: Path, args: list[str], snapshot: SnapshotAssertion
) -> None:
    (tmp_path / "there.html").write_text("mine")
    out = [] if "--out" in args else ["--out", "d.html"]
    zh, en = (run("audit", "dossier", made, *args, *out, "--lang", lang) for lang in ("zh", "en"))
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    assert (zh.err + en.err).replace(made, "audit.duckdb") == snapshot
    assert [p.name for p in tmp_path.iterdir()] == ["there.html"]


@pytest.mark.parametrize(("groups", "args"), [((), ["--employer", "甲公司"]), (("city",), ["--employer", "甲公司"]), (("city",), ["--where", "company=x"])])  # fmt: skip
def test_an_audit_without_employers(
    run: Run, groups: tuple[str, ...], args: list[str], snapshot: SnapshotAssertion
) -> None:
    audit(Path("a.duckdb"), ADS[:1], groups=groups)
    zh, en = (
        run("audit", "dossier", "a.duckdb", *args, "--out", "d.html", "--lang", lang) for lang in ("zh", "en")
    )
    assert zh.code == en.code == 2
    assert zh.err + en.err == snapshot


@pytest.mark.parametrize(
    "name", ["employer", "Company", "COMPANY_NAME", "公司", "公司名称", "僱主", "hiringOrganization.name", "hiringOrganization"]
)  # fmt: skip
def test_the_employers_column_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    ads = [{name: "甲", "text": "限男性", "city": "北京"}]
    with open_store(audit(tmp_path / "a.duckdb", ads, groups=("city", name))) as store:
        assert choice.employer(store) == name


def test_a_text_that_was_not_kept(run: Run, snapshot: SnapshotAssertion) -> None:
    audit(Path("a.duckdb"), ADS[:1], keep="none")
    assert run("audit", "dossier", "a.duckdb", "--category", "gender", "--out", "d.docx").code == 0
    text = words("d.docx")
    assert "The audit did not keep this text (--keep-text): below are the clauses only." in text
    assert "1 more finding in this text was not chosen and is not listed." in text
    assert "本岗位限男性，有经验者优先\nwhy: " in text
    assert "Text of the ad" not in text


@pytest.mark.parametrize("format", ["html", "docx"])
def test_the_same_bytes_each_time(run: Run, made: str, format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    for _ in range(2):
        args = ("--category", "gender", "--out", f"d.{format}", "--force")
        assert run("audit", "dossier", made, *args).code == 0
        taken.append(Path(f"d.{format}").read_bytes())
        monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert taken[0] == taken[1]


def test_the_document_has_no_clock(run: Run, made: str) -> None:
    assert run("audit", "dossier", made, "--category", "gender", "--out", "d.docx").code == 0
    properties: Any = docx.Document("d.docx").core_properties
    assert {properties.created.year, properties.modified.year} == {2000}
    with zipfile.ZipFile("d.docx") as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        footer = "".join(archive.read(n).decode() for n in archive.namelist() if "footer" in n)
    assert " PAGE " in footer
    assert " NUMPAGES " in footer


class Page(HTMLParser):
    """The elements of a page with their attributes, and what they say."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def test_what_an_ad_says_is_data(tmp_path: Path) -> None:
    sound = [re.sub("[\ud800-\udfff]", "\ufffd", fragment) for fragment in FRAGMENTS]
    hostile = ["".join(sound[at : at + 4]) for at in range(0, len(sound), 4)]
    ads = [
        {"id": it, "title": f"{at}{it}", "company": it, "text": f"{at}限男性，{it}。"}
        for at, it in enumerate(hostile)
    ]
    pages, documents = [], []
    for name, some in (("plain", ADS[:1]), ("".join(hostile).replace("\0", ""), ads)):
        with open_store(audit(tmp_path / f"{len(some)}.duckdb", some, name=name)) as store:
            told = view(dossier.gather(store, choice.Choice(categories=("gender",)), 0, "en"), "en")
        assert len(told.ads) == len(some)
        pages.append(dossier_html.html(told))
        dossier_docx.write(told, tmp_path / "d.docx")
        documents.append(words(str(tmp_path / "d.docx")))
    plain, page = Page(pages[0]), Page(pages[1])
    assert set(page.tags) <= {*plain.tags, "nav", "br"}
    assert page.attributes <= {*plain.attributes, ("nav", "aria-labelledby")}
    assert not UNSAFE.search(pages[1].replace("\n", ""))
    assert not UNSAFE.search(documents[1].replace("\n", "").replace("\t", ""))
    for fragment in ("<script>alert(1)</script>", "{{ 7*7 }}", "=cmd|' /C calc'!A0", "\\u202egnp.exe"):
        assert fragment in "".join(page.said)
        assert fragment in documents[1]


def test_the_page_loads_nothing(run: Run, made: str) -> None:
    assert run("audit", "dossier", made, "--category", "gender", "--out", "d.html").code == 0
    text = Path("d.html").read_text("utf-8")
    assert "default-src 'none'" in text
    assert not re.search(r"<(script|img|link|iframe|object|form)|https?://|url\(|@import", text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ＡＢＣ　Ltd", " abc ltd ", True),
        ("华 为", "华为", True),
        ("Acme  Ltd", "ACME LTD", True),
        ("Acme Ltd", "AcmeLtd", False),
        ("甲公司", "乙公司", False),
    ],
)
def test_names_that_are_the_same(one: str, other: str, same: bool) -> None:
    assert (choice.folded(one) == choice.folded(other)) is same

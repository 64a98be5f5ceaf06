"""One ad in every format and every encoding: the same findings, each in its right place.

The ads are written with a mark before each finding; the mark is taken out of the file, and where it
stood is where the finding has to be. One run of `jobscan check` reads all the files.
"""

from __future__ import annotations

import csv
import gzip
import html
import importlib
import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml
from commands import Run, run

from jobscan.cli.app import main
from jobscan.pack.load import built_in
from jobscan.reports.place import parts
from jobscan.sources.place import Place

__all__ = ["run"]

zstd = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")

MARK = "⟦"
ESCAPED_MARK = json.dumps(MARK)[1:-1]


@dataclass(frozen=True)
class Written:
    """An ad as its author has it: a finding begins behind each mark."""

    title: str
    lines: tuple[str, ...]
    title_name: str
    text_name: str
    categories: frozenset[str]

    @property
    def body(self) -> str:
        return "\n".join(self.lines)


ADS = {
    "zh": Written(
        "前台文员⟦（限女性）",
        (
            '负责"前台"与 R&D 部门的接待，⟦35岁以下，⟦已婚者优先。',
            "会英语，⟦形象气质佳，⟦本地户口，待遇面议。",
            "面试时间：每周三下午。",
        ),
        "职位名称",
        "职位描述",
        frozenset({"gender", "age", "marital_status", "appearance", "origin"}),
    ),
    "tw": Written(
        "門市人員⟦（限女性）",
        (
            '負責"櫃檯"與 R&D 部門的接待，⟦35歲以下，⟦已婚者優先。',
            "會英語，⟦五官端正，待遇面議，週休二日。",
        ),
        "職務名稱",
        "職務內容",
        frozenset({"gender", "age", "marital_status", "appearance"}),
    ),
    "hk": Written(
        "前台文員⟦（限女性）",
        ('負責"櫃檯"與 R&D 部門啲嘢，⟦35歲以下，⟦已婚者優先。', "喺中環返工，⟦五官端正，薪金面議。"),
        "職位名稱",
        "工作內容",
        frozenset({"gender", "age", "marital_status", "appearance"}),
    ),
    "en": Written(
        "Front desk clerk (⟦female only)",
        (
            'Work for our R&D team ("front desk"), ⟦under 35 years of age.',
            "We’re open – even on “quiet” Sundays. Must have own car, ⟦must be single.",
            "You are a ⟦native English speaker ⟦with no criminal record.",
        ),
        "Job title",
        "Job description",
        frozenset({"gender", "age", "marital_status", "ethnicity", "criminal_record"}),
    ),
}


@dataclass(frozen=True)
class File:
    """A file and the places of its findings, in the order of the text."""

    name: str
    data: bytes
    places: tuple[Place, ...]
    ad: str
    suffix: str


# Formats with a raw text: the marked text of the file, and the fields that title and text stand in.

Texts = Callable[[Written], tuple[str, str, str]]


def txt(ad: Written) -> tuple[str, str, str]:
    return f"{ad.title}\n\n{ad.body}\n", "", ""


def txt_of_windows(ad: Written) -> tuple[str, str, str]:
    return txt(ad)[0].replace("\n", "\r\n"), "", ""


def markdown(ad: Written) -> tuple[str, str, str]:
    items = "".join(f"{n}. {line}\n" for n, line in enumerate(ad.lines, 1))
    return f"# {ad.title}\n\n<!-- checked -->\n{items}", "", ""


def front_matter(ad: Written) -> tuple[str, str, str]:
    return f'---\ntitle: "{ad.title}"\n---\n\n> {ad.body.replace(chr(10), chr(10) + "> ")}\n', "title", ""


def page(ad: Written) -> tuple[str, str, str]:
    lines = "\n".join(f"    <li>{html.escape(line)}</li>" for line in ad.lines)
    title = ad.title.replace(MARK, f"<b>{MARK}") + "</b>"
    return (
        f"<!DOCTYPE html>\n<html><body>\n  <h1>{title}</h1>\n  <ul>\n{lines}\n  </ul>\n</body></html>\n",
        "",
        "",
    )


def json_ld(ad: Written) -> tuple[str, str, str]:
    described = "".join(f"<p>{html.escape(line, quote=False)}</p>\n" for line in ad.lines)
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": ad.title,
        "description": described,
    }
    data = json.dumps(posting, ensure_ascii=False, indent=1)
    script = f'<script type="application/ld+json">\n{data}\n</script>'
    return f"<html><head>{script}</head><body></body></html>\n", "JobPosting.title", "JobPosting.description"


def microdata(ad: Written) -> tuple[str, str, str]:
    return (
        '<div itemscope itemtype="https://schema.org/JobPosting">\n'
        f'  <meta itemprop="title" content="{html.escape(ad.title)}">\n'
        f'  <meta itemprop="description" content="{html.escape(ad.body)}">\n</div>\n',
        "JobPosting.title",
        "JobPosting.description",
    )


def _records(ad: Written) -> list[dict[str, str]]:
    return [{ad.title_name: "A & O", ad.text_name: "."}, {ad.title_name: ad.title, ad.text_name: ad.body}]


def _table(ad: Written, **format: str) -> tuple[str, str, str]:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, [ad.title_name, ad.text_name], **format)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(_records(ad))
    return out.getvalue(), ad.title_name, ad.text_name


def comma(ad: Written) -> tuple[str, str, str]:
    return _table(ad)


def tab(ad: Written) -> tuple[str, str, str]:
    return _table(ad, delimiter="\t", lineterminator="\n")


def json_list(ad: Written) -> tuple[str, str, str]:
    found = json.dumps({"jobs": _records(ad)}, ensure_ascii=False, indent=2)
    return found, f"jobs[1].{ad.title_name}", f"jobs[1].{ad.text_name}"


def json_ascii(ad: Written) -> tuple[str, str, str]:
    return json.dumps(_records(ad)[1]), ad.title_name, ad.text_name


def json_lines(ad: Written) -> tuple[str, str, str]:
    lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in _records(ad)]
    return "".join(lines), ad.title_name, ad.text_name


def yaml_blocks(ad: Written) -> tuple[str, str, str]:
    body = ad.body.replace("\n", "\n  ")
    return (
        f"# checked\n{ad.title_name}: {ad.title}\n{ad.text_name}: |\n  {body}\n",
        ad.title_name,
        ad.text_name,
    )


def yaml_quoted(ad: Written) -> tuple[str, str, str]:
    found = yaml.safe_dump([_records(ad)[1]], allow_unicode=True, width=40, sort_keys=False)
    return found, f"[0].{ad.title_name}", f"[0].{ad.text_name}"


TEXTS: dict[str, tuple[str, Texts]] = {
    made.__name__: (suffix, made)
    for suffix, made in [
        (".txt", txt),
        (".txt", txt_of_windows),
        (".md", markdown),
        (".md", front_matter),
        (".html", page),
        (".html", json_ld),
        (".html", microdata),
        (".csv", comma),
        (".tsv", tab),
        (".json", json_list),
        (".json", json_ascii),
        (".jsonl", json_lines),
        (".yaml", yaml_blocks),
        (".yaml", yaml_quoted),
    ]
}
ENCODINGS = [
    ("zh", "utf-8"),
    ("zh", "utf-8-sig"),
    ("zh", "utf-16-le"),
    ("zh", "utf-16-be"),
    ("zh", "gb18030"),
    ("tw", "utf-8"),
    ("tw", "gb18030"),
    ("tw", "big5"),
    ("hk", "utf-8"),
    ("hk", "big5hkscs"),
    ("en", "utf-8"),
    ("en", "utf-8-sig"),
    ("en", "utf-16-le"),
    ("en", "utf-16-be"),
    ("en", "cp1252"),
]
PACKINGS: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}


def text_file(ad: str, form: str, encoding: str) -> File:
    """The ad in a format of text; UTF-16 with its byte-order mark."""
    suffix, texts = TEXTS[form]
    source, title_field, text_field = texts(ADS[ad])
    source = source.replace(ESCAPED_MARK, MARK)
    of_title = ADS[ad].title.count(MARK)
    places = []
    raw = ""
    for number, piece in enumerate(source.split(MARK)):
        if number:
            lines = raw.replace("\r\n", "\n").split("\n")
            field = title_field if number <= of_title else text_field
            places.append(Place(len(lines), len(lines[-1]) + 1, field=field))
        raw += piece
    start = "\ufeff" if encoding.startswith("utf-16") else ""
    return File(f"{ad}-{form}-{encoding}{suffix}", (start + raw).encode(encoding), tuple(places), ad, suffix)


# Formats without a raw text: what stands in them, each with its place.

Unit = tuple[str, Place]
Binary = Callable[[Written], tuple[bytes, list[Unit]]]


def _plain(text: str) -> str:
    return text.replace(MARK, "")


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraphs(ad: Written) -> tuple[bytes, list[Unit]]:
    document = docx.Document()
    units = []
    for number, text in enumerate((ad.title, "", *ad.lines), 1):
        paragraph = document.add_paragraph()
        for at, word in enumerate(_plain(text).partition("5")):  # runs that end inside a wording
            paragraph.add_run(word).bold = bool(at)
        units.append((text, Place(paragraph=number)))
    return _saved(document), units


def table_cells(ad: Written) -> tuple[bytes, list[Unit]]:
    document = docx.Document()
    document.add_paragraph("Jobs")
    table = document.add_table(0, 3)
    units = []
    for number, text in enumerate((ad.title, *ad.lines), 1):
        row = table.add_row().cells
        row[0].text, row[1].text, row[2].text = str(number), _plain(text), "…"
        units.append((text, Place(table=1, row=number, cell="2")))
    return _saved(document), units


def two_pages(ad: Written) -> tuple[bytes, list[Unit]]:
    first, second = (ad.title, ad.lines[0]), ad.lines[1:]
    made = [pdfs.lines(*map(_plain, texts)) for texts in (first, second)]
    units = [(text, Place(page=1)) for text in first] + [(text, Place(page=2)) for text in second]
    return pdfs.document(*made), units


def workbook(ad: Written) -> tuple[bytes, list[Unit]]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2026 Q1"
    sheet.append(["", ad.title_name, ad.text_name])
    for number, record in enumerate(_records(ad), 1):
        sheet.append([number, *map(_plain, record.values())])
    out = io.BytesIO()
    book.save(out)
    title, text = (
        Place(sheet="2026 Q1", row=3, cell=cell, field=field)
        for cell, field in (("B3", ad.title_name), ("C3", ad.text_name))
    )
    return out.getvalue(), [(ad.title, title), (ad.body, text)]


def parquet(ad: Written) -> tuple[bytes, list[Unit]]:
    out = io.BytesIO()
    names = (ad.title_name, ad.text_name)
    table = pa.table({name: [_plain(record[name]) for record in _records(ad)] for name in names})
    pq.write_table(table, out)
    return out.getvalue(), [
        (text, Place(row=2, field=name)) for text, name in zip((ad.title, ad.body), names, strict=True)
    ]


BINARIES: dict[str, tuple[str, Binary]] = {
    made.__name__: (suffix, made)
    for suffix, made in [
        (".docx", paragraphs),
        (".docx", table_cells),
        (".pdf", two_pages),
        (".xlsx", workbook),
        (".parquet", parquet),
    ]
}


def binary_file(ad: str, form: str) -> File:
    suffix, make = BINARIES[form]
    data, units = make(ADS[ad])
    places = tuple(place for text, place in units for _ in range(text.count(MARK)))
    return File(f"{ad}-{form}{suffix}", data, places, ad, suffix)


def _files() -> Iterator[File]:
    for ad, encoding in ENCODINGS:
        for form in TEXTS:
            if encoding == "utf-8" or form != "json_ascii":
                yield text_file(ad, form, encoding)
    for ad in ("zh", "en"):
        for form in BINARIES:
            yield binary_file(ad, form)
        for form in TEXTS:
            for packing, pack in PACKINGS.items():
                file = text_file(ad, form, "utf-8")
                yield replace(file, name=file.name + packing, data=pack(file.data))


FILES = {file.name: file for file in _files()}

Found = dict[str, list[tuple[str, str, str, dict[str, int | str]]]]
"""By file: rule, wording, severity and place of each finding, in the order of the text."""


def found(report: dict[str, Any]) -> Found:
    by_file: Found = {}
    for f in report["findings"]:
        one = (f["rule"], f["match"], f["severity"], f["place"])
        by_file.setdefault(Path(f["path"]).name, []).append(one)
    return by_file


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one `jobscan check` of a folder with all the files says."""
    folder = tmp_path_factory.mktemp("matrix")
    for file in FILES.values():
        (folder / file.name).write_bytes(file.data)
    saved = tmp_path_factory.mktemp("out") / "report.json"
    assert main(["check", str(folder), "--output", str(saved)]) == 1
    report: dict[str, Any] = json.loads(saved.read_bytes())
    return report


@pytest.fixture(scope="module")
def report(whole: dict[str, Any]) -> Found:
    return found(whole)


def test_every_file_is_read(whole: dict[str, Any]) -> None:
    assert whole["unreadable"] == []
    assert [notice for notice in whole["notices"] if not notice["remark"]] == []


def same(file: File, told: Found, like: Found) -> None:
    """The findings of the plain text in UTF-8, in the places of this file."""
    assert told.get(file.name, []) == [
        (*one[:3], parts(place))
        for one, place in zip(like[f"{file.ad}-txt-utf-8.txt"], file.places, strict=True)
    ]


@pytest.mark.parametrize("ad", ADS)
def test_the_plain_text_has_findings_of_several_categories(report: Found, ad: str) -> None:
    from jobscan.pack.load import load_pack

    category = {rule.id: rule.category for rule in load_pack(built_in()).index.rules}
    plain = report[f"{ad}-txt-utf-8.txt"]
    assert {category[rule] for rule, *_ in plain} == ADS[ad].categories
    assert len(plain) == (ADS[ad].title + ADS[ad].body).count(MARK)


@pytest.mark.parametrize("name", FILES)
def test_the_same_findings_in_their_places(report: Found, name: str) -> None:
    same(FILES[name], report, report)


@pytest.mark.parametrize(
    "name",
    [
        "zh-txt-gb18030.txt",
        "hk-markdown-big5hkscs.md",
        "en-page-cp1252.html",
        "zh-comma-utf-16-le.csv",
        "zh-json_lines-utf-8.jsonl.zst",
        "en-txt-utf-8.txt.gz",
        "zh-yaml_blocks-utf-8.yaml",
        "en-paragraphs.docx",
        "zh-two_pages.pdf",
        "en-workbook.xlsx",
        "zh-parquet.parquet",
    ],
)
def test_standard_input(run: Run, report: Found, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobscan.pack.load.built_in", built_in)
    ran = run("check", "-", "--stdin-filename", name, "--format", "json", stdin=FILES[name].data)
    assert ran.code == 1
    same(FILES[name], found(json.loads(ran.out)), report)

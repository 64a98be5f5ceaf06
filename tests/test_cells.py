"""Tables as lines: what stands below 性别 says 性别：男, each cell in its place."""

from __future__ import annotations

import io
from functools import cache

import docx
import pytest
from office import only_ad

from jobscan.pack.load import load_pack
from jobscan.scan.scanner import Scanner
from jobscan.sources.cells import lines
from jobscan.sources.place import Mapped, Place, placed


@cache
def scanner() -> Scanner:
    return Scanner(load_pack())


def table(*rows: str) -> list[list[Mapped]]:
    """Each cell with its row and number as its place."""
    return [
        [placed(text, Place(table=1, row=row, cell=str(n))) for n, text in enumerate(cells.split("|"), 1)]
        for row, cells in enumerate(rows, 1)
    ]


# what it shows, rows, lines
TABLES = [
    ("a table of jobs", ("岗位|人数|性别|年龄", "保安|2|男|45以下", "文员|1|不限|30"),
        ("岗位 | 人数", "保安 | 2 | 性别：男 | 年龄：45以下", "文员 | 1 | 性别：不限 | 30")),
    ("in English", ("Position|Vacancies|Gender|Age limit", "Guard|2|Male|45"),
        ("Position | Vacancies", "Guard | 2 | Gender: Male | Age limit: 45")),
    ("below a title", ("2026 年招聘计划", "岗位|人数|性别要求", "保安|2|男"), ("2026 年招聘计划", "岗位 | 人数", "保安 | 2 | 性别要求：男")),
    ("two columns", ("岗位|性别", "保安|男"), ("岗位", "保安 | 性别：男")),
    ("an empty cell", ("岗位|人数|性别", "保安|2|", "文员|1|女"), ("岗位 | 人数", "保安 | 2", "文员 | 1 | 性别：女")),
    ("a form to fill in", ("岗位|性别|年龄", "||", "||"), ("岗位 | 性别 | 年龄", "", "")),
    ("blanks to fill in", ("岗位|性别|年龄", "店员|____|-"), ("岗位 | 性别 | 年龄", "店员 | ____ | -")),
    ("boxes to tick", ("岗位|人数|性别", "店员|2|□男 □女"), ("岗位 | 人数", "店员 | 2 | 性别：□男 □女")),
    ("a row across", ("岗位|人数|性别", "女装部", "导购|2|女"), ("岗位 | 人数", "女装部", "导购 | 2 | 性别：女")),
    ("another header", ("岗位|人数|性别", "保安|2|男", "岗位|性别|人数", "文员|女|1"),
        ("岗位 | 人数", "保安 | 2 | 性别：男", "岗位 | 人数", "文员 | 性别：女 | 1")),
    ("a table of people", ("姓名|岗位|性别", "张三|保安|男"), ("姓名 | 岗位 | 性别", "张三 | 保安 | 男")),
    ("no demand in the header", ("岗位|人数|地点", "保安|2|上海"), ("岗位 | 人数 | 地点", "保安 | 2 | 上海")),
    ("columns that say nothing", ("甲|乙|丙|性别", "保安|2|上海|男"), ("甲 | 乙 | 丙 | 性别", "保安 | 2 | 上海 | 男")),
    ("a form in pairs", ("职位|店员|性别|女", "人数|2|年龄：|35以下"), ("职位 | 店员 | 性别：女", "人数 | 2 | 年龄：35以下")),
    ("labels without a value", ("姓名||性别||年龄|",), ("姓名 | 性别 | 年龄",)),
    ("a label and its value", ("性别要求|男", "工资|5000"), ("性别要求：男", "工资：5000")),
    ("no cells", ("",), ("",)),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
def test_lines(rows: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert tuple(made.text for made in lines(table(*rows))) == expected
    assert lines([]) == []


def document(*rows: str) -> bytes:
    made = docx.Document()
    made.add_paragraph("招聘简章")
    grid = made.add_table(0, rows[0].count("|") + 1)
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row.split("|"), strict=True):
            cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("岗位|人数|性别|年龄", "保安|2|男|45以下", "文员|1|不限|30"), [("性别：男", 2, "3"), ("年龄：45以下", 2, "4")]),
        (("岗位|人数|性别|年龄", "保安|2|不限|", "文员|1|不限|不限"), []),
        (("岗位|婚姻状况|户籍", "保姆|已婚|本地"), [("婚姻状况：已婚", 2, "2"), ("户籍：本地", 2, "3")]),
        (("职位|店员|性别|女",), [("性别：女", 1, "3")]),
    ],
)  # fmt: skip
def test_findings_in_word_tables(rows: tuple[str, ...], expected: list[tuple[str, int, str]]) -> None:
    ad = only_ad("ad.docx", document(*rows))
    found = [(f.match, ad.place(f.start)) for f in scanner().scan(ad.text, ["CN"])]
    assert found == [(match, Place(table=1, row=row, cell=cell)) for match, row, cell in expected]


HTML = """<table>
<tr><th>岗位</th><th>性别</th><th>年龄要求</th></tr>
<tr><td>保安</td><td> <b>男</b></td><td>45岁以下</td></tr>
<tr><td>文员</td><td>不限</td><td>-</td></tr>
</table>
<table><tr><th>婚姻状况</th><td>已婚</td></tr></table>
"""
MARKDOWN = """| 岗位 | 性别 | 年龄要求 |
|---|---|---|
| 保安 | **男** | 45岁以下 |
| 文员 | 不限 | - |

| 婚姻状况 | 已婚 |
|---|---|
"""


@pytest.mark.parametrize(("name", "source"), [("a.html", HTML), ("a.md", MARKDOWN)])
def test_findings_in_tables_of_text(name: str, source: str) -> None:
    """The label stands where its value does."""
    ad = only_ad(name, source.encode())
    found = scanner().scan(ad.text, ["CN"])
    expected = [("性别：男", "男"), ("45岁以下", "45岁"), ("婚姻状况：已婚", "已婚")]
    assert [f.match for f in found] == [match for match, _ in expected]
    for finding, (_, value) in zip(found, expected, strict=True):
        at = source.index(value)
        line = source.count("\n", 0, at) + 1
        own = Place(line, at - source.rfind("\n", 0, at))
        assert ad.place(finding.start + finding.match.index(value)) == own
        if not finding.match.startswith("婚姻状况") or name == "a.html":
            assert ad.place(finding.start) == own

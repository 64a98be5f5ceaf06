"""Excel workbooks: each row of a table is an ad, a sheet without a table is one."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from office import LAUGHS, ads, items, lying, notes, only_ad, places, problem, repacked

from jobscan.finding import Bilingual
from jobscan.sources import xlsx
from jobscan.sources.ad import Notice, Unreadable
from jobscan.sources.columns import NOT_ADS
from jobscan.sources.formats import reader
from jobscan.sources.opened import Columns, Opened
from jobscan.sources.place import Place

Cells = dict[str, object]
LONG = "负责门店日常经营，要求有两年以上工作经验，包吃住。"


def book(**sheets: Cells) -> bytes:
    """A workbook with these cells in these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, cells in sheets.items():
        sheet = made.create_sheet(name)
        for at, value in cells.items():
            sheet[at] = value
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def rows(*table: tuple[object, ...], first: int = 1) -> Cells:
    return {
        f"{chr(ord('A') + column)}{number}": value
        for number, row in enumerate(table, first)
        for column, value in enumerate(row)
        if value is not None
    }


JOBS = rows(
    ("编号", "职位名称", "公司", "职位描述", "jobscan_ignore", "任职要求"),
    (1001, "店员", "甲公司", LONG, None, "限男性"),
    (1002, "会计", "乙公司", LONG, "zh-gender-only — 复核过", None),
)


def test_a_row_is_an_ad() -> None:
    first, second = ads(items("jobs.xlsx", book(招聘=JOBS)))
    assert first.id == "ads/jobs.xlsx#1001"
    assert first.text == f"店员\n\n{LONG}\n\n限男性"
    assert first.fields == {"编号": "1001", "职位名称": "店员", "公司": "甲公司"}
    assert places(first) == [
        ("店员", Place(sheet="招聘", row=2, cell="B2", field="职位名称")),
        (LONG, Place(sheet="招聘", row=2, cell="D2", field="职位描述")),
        ("限男性", Place(sheet="招聘", row=2, cell="F2", field="任职要求")),
    ]
    assert second.id == "ads/jobs.xlsx#1002"
    assert second.text == f"会计\n\n{LONG}"
    assert second.fields["jobscan_ignore"] == "zh-gender-only — 复核过"


def test_the_columns_taken_are_told_once() -> None:
    told = Notice(
        "jobs.xlsx",
        0,
        0,
        Bilingual(
            zh="正文取自列 职位描述、任职要求，标题取自 职位名称，编号取自 编号，用 --text、--title、--id 可以另行指定。",
            en="the ad's text is read from 职位描述, 任职要求, its title from 职位名称, its id from 编号; name others "
            "with --text, --title and --id.",
        ),
    )
    assert notes(items("jobs.xlsx", book(甲=JOBS, 乙=JOBS))) == [told]


def test_an_ad_without_an_id_is_known_by_its_text() -> None:
    header, one, two = ("岗位职责",), ("收银，限男性",), ("理货，包吃住",)
    before = [ad.id for ad in ads(items("a.xlsx", book(x=rows(header, one, two))))]
    after = [ad.id for ad in ads(items("a.xlsx", book(x=rows(header, ("送货",), two, one))))]
    assert before == [after[2], after[1]]


# what it shows, cells, [(text, place of its first character)]
SHEETS = [
    ("a title above the table", rows(("2026 年招聘", None), (None, None), ("职位", "要求"), ("店员", "限男性")),
        [("2026 年招聘", "A1", ""), ("店员\n\n限男性", "A4", "职位")]),
    ("a table further down and right", {"C5": "title", "D5": "Description", "C6": "Clerk", "D6": "Male only"},
        [("Clerk\n\nMale only", "C6", "title")]),
    ("empty rows between", rows(("描述", "地点"), ("限男性", "上海"), (None, None), ("包吃住", "北京")),
        [("限男性", "A2", "描述"), ("包吃住", "A4", "描述")]),
    ("unknown names, a column of long text", rows(("甲", "乙", "丙"), (1, 2, LONG)),
        [(LONG, "C2", "丙")]),
    ("two columns of one name", rows(("要求", "要求"), ("限男性", "未婚")), [("限男性\n\n未婚", "A2", "要求")]),
    ("a sentence in every cell", rows(("招聘店员",), ("限男性",), (None,), ("包吃住",)), [("招聘店员\n限男性\n\n包吃住", "A1", "")]),
    ("a form", rows(("职位名称", "店员"), ("任职要求", "限男性"), ("待遇", "面议")),
        [("职位名称：店员\n任职要求：限男性\n待遇：面议", "A1", "")]),
    ("short cells of three columns", rows(("甲", "乙", "丙"), ("限男", "丁", "戊")), [("甲 | 乙 | 丙\n限男 | 丁 | 戊", "A1", "")]),
    ("values of all kinds", rows((1, 2.5, 3.0, True, datetime.datetime(2026, 5, 1), datetime.time(9, 30), "=1+1", "a\r\nb")),
        [("1 | 2.5 | 3 | TRUE | 2026-05-01 | 09:30:00 | a\nb", "A1", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), [s[1:] for s in SHEETS], ids=[s[0] for s in SHEETS])
def test_sheets(cells: Cells, expected: list[tuple[str, str, str]]) -> None:
    found = ads(items("a.xlsx", book(S=cells)))
    assert [(ad.text, ad.place(0).cell, ad.place(0).field) for ad in found] == expected
    assert all(ad.place(0).row == int(ad.place(0).cell[1:]) for ad in found)


def test_places_in_a_sheet_that_is_no_table() -> None:
    assert places(only_ad("a.xlsx", book(S=rows(("招聘店员",), ("性别", "男"), first=3)))) == [
        ("招聘店员", Place(sheet="S", row=3, cell="A3")),
        ("性别", Place(sheet="S", row=4, cell="A4")),
        ("男", Place(sheet="S", row=4, cell="B4")),
    ]


def test_far_right() -> None:
    ad = only_ad("a.xlsx", book(S={"AB7": "限男性"}))
    assert places(ad) == [("限男性", Place(sheet="S", row=7, cell="AB7"))]


def test_sheets_that_are_no_table_are_told_apart() -> None:
    found = ads(items("a.xlsx", book(甲={"A1": "限男性"}, 空={}, 乙={"A1": "包吃住"})))
    assert [(ad.id, ad.text) for ad in found] == [("ads/a.xlsx#甲", "限男性"), ("ads/a.xlsx#乙", "包吃住")]


def test_columns_that_are_named() -> None:
    asked = Columns(text=("公司", "任职要求"), id="职位名称", title="编号")
    first, second = ads(found := items("jobs.xlsx", book(招聘=JOBS), asked))
    assert (first.id, first.text) == ("ads/jobs.xlsx#店员", "1001\n\n甲公司\n\n限男性")
    assert second.text == "1002\n\n乙公司"
    assert [(notice.problem.en, notice.remark) for notice in notes(found)] == [
        ("the ad's text is read from 公司, 任职要求, its title from 编号, its id from 职位名称.", True)
    ]


def test_a_named_column_that_is_not_there() -> None:
    assert items("jobs.xlsx", book(招聘=JOBS), Columns(text=("职位描诉",))) == [
        Unreadable(
            "jobs.xlsx",
            Bilingual(
                zh="工作表“招聘”没有名为 职位描诉 的列；是不是 职位描述？现有的列：编号、职位名称、公司、职位描述、"
                "jobscan_ignore、任职要求。",
                en="sheet “招聘” has no column named 职位描诉; did you mean 职位描述? The columns: 编号, 职位名称, 公司, "
                "职位描述, jobscan_ignore, 任职要求.",
            ),
        )
    ]


def test_a_sheet_without_the_named_column_beside_one_that_has_it() -> None:
    found = items(
        "jobs.xlsx", book(说明=rows(("用法", "版本"), ("x", "y")), 招聘=JOBS), Columns(text=("任职要求",))
    )
    assert [ad.text for ad in ads(found)] == ["店员\n\n限男性", "会计"]
    assert [notice.problem.en for notice in notes(found) if not notice.remark] == [
        "sheet “说明” has no column named 任职要求. The columns: 用法, 版本."
    ]


def test_a_table_in_a_folder_that_is_no_list_of_ads() -> None:
    prices = book(S=rows(("货号", "单价", "说明"), (1, 25, LONG), (2, 30, LONG)))
    found = list(reader("a.xlsx")(Opened(io.BytesIO(prices), "a.xlsx", "a.xlsx", walked=True)))
    assert found == [Notice("a.xlsx", 0, 0, NOT_ADS, remark=True)]
    assert len(ads(items("a.xlsx", prices))) == 2


def test_rows_without_text_are_told() -> None:
    found = items(
        "a.xlsx", book(S=rows(("描述", "地点"), (None, "上海"), ("限男性", "上海"), (None, "北京")))
    )
    assert len(ads(found)) == 1
    assert notes(found)[-1].problem == Bilingual(
        zh="有 2 条记录的 描述 都是空的，没有可检查的文字；第一条在 S!2:2。",
        en="has 2 records with nothing in 描述, so nothing to check; the first is S!2:2.",
    )


def test_hidden_sheets_are_told() -> None:
    made = openpyxl.Workbook()
    made.worksheets[0]["A1"] = "限男性"
    made.create_sheet("名单")["A1"] = "男"
    made.worksheets[1].sheet_state = "hidden"
    file = io.BytesIO()
    made.save(file)
    found = items("a.xlsx", file.getvalue())
    assert [ad.text for ad in ads(found)] == ["限男性"]
    assert [notice.problem for notice in notes(found)] == [
        Bilingual(
            zh="工作表“名单”是隐藏的，没有检查；要检查请先取消隐藏。",
            en="has a hidden sheet, “名单”, which was not checked; unhide it to have it checked.",
        )
    ]


def test_two_cells_that_claim_all_of_a_sheet() -> None:
    ad = only_ad("a.xlsx", book(S={"A1": "店员", "XFD1048576": "限男性"}))
    assert ad.text == "店员\n\n限男性"
    assert ad.place(4) == Place(sheet="S", row=1048576, cell="XFD1048576")


def test_a_macro_workbook() -> None:
    assert only_ad("a.xlsm", book(S={"A1": "限男性"})).text == "限男性"


PLAIN = book(S={"A1": "店员"})
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ENTITIES = (
    "is an Excel file whose XML declares a document type or entities, which no honest one does: it was not read; "
    "if you trust it, open it in Excel, save it anew as .xlsx and check that.",
    "Excel 文件的 XML 里有文档类型或实体声明，正常文件里没有，可能是恶意文件，未读取；"
    "请用 Excel 打开确认，另存为 .xlsx 后再检查。",
)
DAMAGED = (
    "is a damaged or incomplete Excel file; open it in Excel, save it anew as .xlsx and check that.",
    "Excel 文件已损坏或不完整，无法读取；请用 Excel 打开，另存为 .xlsx 后再检查。",
)
TOO_LARGE = (
    "is an Excel file that is too large when unpacked (the limit is 256 MB and 6,000,000 XML tags), perhaps a zip "
    "bomb; save it as CSV, or split it into several files.",
    "Excel 文件解压后过大（上限 256 MB、600 万个 XML 标记），可能是压缩炸弹；请另存为 CSV，或拆成几个文件。",
)
EMPTY = (
    "is an Excel file without any text to check; make sure that the ads were saved.",
    "Excel 文件里没有可检查的文字；请确认广告已保存。",
)


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        return archive.read(name)


def sheet(inside: str, before: str = "") -> bytes:
    return (
        f"{before}<worksheet {MAIN}><dimension ref='A1'/><sheetData>{inside}</sheetData></worksheet>".encode()
    )


# what it shows, the file, the message in English and Chinese
HOSTILE = [
    ("a zip bomb", repacked(PLAIN, {SHEET: b" " * (257 << 20)}), TOO_LARGE),
    ("a zip bomb of tags", repacked(PLAIN, {STRINGS: b"<si/>" * 6_000_001}), TOO_LARGE),
    ("a zip bomb that lies", lying(SHEET, 300 << 20), DAMAGED),
    ("a billion laughs", repacked(PLAIN, {SHEET: sheet("<row><c t='str'><v>&l9;</v></c></row>", LAUGHS)}), ENTITIES),
    ("laughs in the shared strings", repacked(PLAIN, {STRINGS: f"{LAUGHS}<sst {MAIN}><si><t>&l9;</t></si></sst>".encode()}), ENTITIES),
    ("a file of this computer", repacked(PLAIN, {STRINGS: b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst>&f;</sst>'}), ENTITIES),
    ("cut short", PLAIN[: len(PLAIN) // 2], DAMAGED),
    ("no workbook in it", repacked(PLAIN, {BOOK: None}), DAMAGED),
    ("a sheet that does not close", repacked(PLAIN, {SHEET: b"<worksheet>"}), DAMAGED),
    ("a number that is none", repacked(PLAIN, {SHEET: sheet("<row><c><v>x</v></c></row>")}), DAMAGED),
    ("a string that is not there", repacked(PLAIN, {SHEET: sheet("<row><c t='s'><v>99</v></c></row>")}), DAMAGED),
    ("one sheet named a thousand times", repacked(PLAIN, {
        SHEET: sheet("", "<!--" + "x" * 100_000 + "-->"),
        BOOK: part(BOOK).replace(b"</sheets>", b"".join(b'<sheet name="n%d" sheetId="%d" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>' % (n, n) for n in range(2, 1002)) + b"</sheets>"),
    }), DAMAGED),
    ("an old Excel file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, (
        "is named .xlsx but is an old Excel file (.xls); open it in Excel, save it as .xlsx and check that.",
        "后缀是 .xlsx，内容却是旧版 Excel 文件（.xls）；请用 Excel 打开，另存为 .xlsx 后再检查。",
    )),
    ("a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"), (
        "is an Excel file that is protected by a password; open it in Excel, save it without the password and check that.",
        "Excel 文件有密码保护，无法读取；请用 Excel 打开，去掉密码后保存再检查。",
    )),
    ("no cells", book(S={}), EMPTY),
    ("no sheet in it", repacked(PLAIN, {SHEET: None}), EMPTY),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), [h[1:] for h in HOSTILE], ids=[h[0] for h in HOSTILE])
def test_hostile_and_broken_files(data: bytes, message: tuple[str, str]) -> None:
    assert problem("a.xlsx", data) == message


def test_a_row_far_beyond_the_last_one() -> None:
    inside = "<row><c t='str'><v>店员</v></c></row><row r='99999999999'><c t='str'><v>x</v></c></row>"
    assert only_ad("a.xlsx", repacked(PLAIN, {SHEET: sheet(inside)})).text == "店员"


def test_damage_further_down_keeps_what_was_read() -> None:
    inside = "<row><c t='str'><v>描述</v></c></row><row><c t='str'><v>限男性</v></c></row>"
    rest = "<row><c t='str'><v>包吃住</v></c></row>" * 5000
    found = items(
        "a.xlsx", repacked(PLAIN, {SHEET: sheet(inside + rest).replace(b"</sheetData>", b"<row><")})
    )
    assert {ad.text for ad in ads(found)} == {"包吃住", "限男性"}
    assert found[-1] == Unreadable("a.xlsx", Bilingual(zh=DAMAGED[1], en=DAMAGED[0]))


def test_more_cells_than_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_CELLS", 20)
    found = items("a.xlsx", book(S=rows(("描述",), *((f"限男性{n}",) for n in range(30)))))
    assert len(ads(found)) == 9
    assert found[-1] == Unreadable(
        "a.xlsx",
        Bilingual(
            zh="工作表的单元格过多，已停止读取，其余部分没有检查；请另存为 CSV，或拆成几个文件。",
            en="has more cells than can be read: the rest was not checked; save it as CSV, or split it into several "
            "files.",
        ),
    )


def test_a_long_sheet_without_a_header() -> None:
    inside = "<row><c t='str'><v>限男性</v></c></row>" * 20_001
    assert problem("a.xlsx", repacked(PLAIN, {SHEET: sheet(inside)})) == (
        "sheet “S” has more than 20,000 rows and no header that names the columns, so that it was not checked; write "
        "names into its first row (description), or name the column with --text.",
        "工作表“S”有 20000 多行，却没有能认出的表头，没有检查；请在第一行写上列名（如 职位描述），或用 --text 指明列。",
    )


def test_names_that_lead_out_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert only_ad("a.xlsx", repacked(PLAIN, {"../../evil.xml": b"<x/>"})).text == "店员"
    assert list(tmp_path.iterdir()) == []

"""Files named .doc and .xls: old formats are refused with a way out, renamed files are read."""

from __future__ import annotations

import pytest
from office import only_ad, problem
from test_sources_docx import p, r, word
from test_sources_xlsx import book

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("name", "en", "zh"),
    [
        (
            "ad.doc",
            "is an old Word file (.doc), which cannot be read; open it in Word, save it as .docx and check that.",
            "是旧版 Word 文件（.doc），无法读取；请用 Word 打开，另存为 .docx 后再检查。",
        ),
        (
            "ads.XLS",
            "is an old Excel file (.xls), which cannot be read; open it in Excel, save it as .xlsx and check that.",
            "是旧版 Excel 文件（.xls），无法读取；请用 Excel 打开，另存为 .xlsx 后再检查。",
        ),
    ],
)
def test_old_formats(name: str, en: str, zh: str) -> None:
    assert problem(name, OLD) == (en, zh)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ad.doc", word(p(r("限男性")))),
        ("ad.doc", "限男性".encode()),
        ("ads.xls", book(S={"A1": "限男性"})),
    ],
    ids=["a .docx", "text", "an .xlsx"],
)
def test_renamed_files(name: str, data: bytes) -> None:
    assert only_ad(name, data).text.strip() == "限男性"

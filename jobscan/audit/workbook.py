"""The sheet as an Excel workbook, and read back from one."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from jobscan.audit.sheet import COLUMNS, FILLED_IN, NO, OTHER, YES, Naming, column, explained, header
from jobscan.finding import Bilingual
from jobscan.sources.ad import Unreadable
from jobscan.sources.ooxml import damaged, unpacked
from jobscan.sources.opened import Opened
from jobscan.sources.xlsx import KIND

_JUDGE = Bilingual(zh="判断", en="Judge")
_HELP = Bilingual(zh="说明", en="How to")
_WIDTHS = {
    "number": 6, "question": 42, "judgement": 13, "missed": 22, "note": 22, "text": 70, "reason": 40, "wording": 18,
    "category": 16, "title": 22, "source": 24, "row": 8, "key": 22, "database": 18,
}  # fmt: skip
_ONLY = Bilingual(zh="请选“是”或“否”，不确定就留空。", en="Choose yes or no, or leave it empty.")
_WHEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can tell: no clocks in what we write
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def to_workbook(sheet: Sequence[Mapping[str, str]], naming: Naming) -> bytes:
    """The sheet with drop-down lists, all but the cells to fill in locked (without a password), and how to fill it in."""
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lang = naming.lang
    book = openpyxl.Workbook()
    page = book.active
    page.title = _JUDGE.to(lang)
    for at, text in enumerate(header(lang), 1):
        _put(page.cell(1, at), text).font = Font(bold=True)
    top, grey = Alignment(wrap_text=True, vertical="top"), Font(color="888888")
    fill, open_ = PatternFill("solid", fgColor="FFF8DC"), Protection(locked=False)
    for number, line in enumerate(sheet, 2):
        for at, name in enumerate(COLUMNS, 1):
            cell = _put(page.cell(number, at), line[name])
            cell.alignment = top
            if name in FILLED_IN:
                cell.fill, cell.protection = fill, open_
            elif name in ("key", "database"):
                cell.font = grey
    letters = {name: get_column_letter(at) for at, name in enumerate(COLUMNS, 1)}
    for name, letter in letters.items():
        page.column_dimensions[letter].width = _WIDTHS[name]
    last = max(2, len(sheet) + 1)
    page.freeze_panes = f"{letters['judgement']}2"
    page.auto_filter.ref = f"A1:{letters['database']}{last}"

    names = [category.to(lang) for category in naming.categories.values()] + [OTHER.to(lang)]
    guide = book.create_sheet(_HELP.to(lang))
    guide.column_dimensions["A"].width = 100
    told = explained(naming, sheet)
    for at, text in enumerate([*told, "", COLUMNS["missed"].to(lang) + ("：" if lang == "zh" else ":")], 1):
        _put(guide.cell(at, 1), text).alignment = top
    first = len(told) + 3
    for at, text in enumerate(names, first):
        _put(guide.cell(at, 1), text)

    judge = DataValidation(
        "list", formula1=f'"{YES.to(lang)},{NO.to(lang)}"', allow_blank=True, showErrorMessage=True
    )
    judge.error = _ONLY.to(lang)
    listed = f"'{guide.title}'!$A${first}:$A${first + len(names) - 1}"
    # Not enforced: the list helps to write one category, several are typed.
    missed = DataValidation("list", formula1=listed, allow_blank=True, showErrorMessage=False)
    for validation, name in ((judge, "judgement"), (missed, "missed")):
        page.add_data_validation(validation)
        validation.add(f"{letters[name]}2:{letters[name]}{last}")
    protection = page.protection
    protection.sheet = True
    protection.autoFilter = protection.sort = protection.formatColumns = protection.formatRows = False
    out = BytesIO()
    book.save(out)
    return _timeless(out)


def _put(cell: Any, text: str) -> Any:
    """Text, whatever it looks like: what begins with = is no formula."""
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    return cell


def _timeless(book: BytesIO) -> bytes:
    """The same bytes for the same sheet, whenever it is written."""
    out = BytesIO()
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in made.infolist():
            data = made.read(info)
            if info.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            copy.writestr(zipfile.ZipInfo(info.filename, _WHEN), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read_workbook(path: Path) -> list[tuple[int, Sequence[str]]] | Bilingual:
    """The rows of the first sheet that has our columns, or of the first sheet; or why there are none."""
    import warnings

    import openpyxl

    with path.open("rb") as file:
        packed = unpacked(Opened(file, str(path), str(path)), KIND)
    if isinstance(packed, Unreadable):
        return packed.problem
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(packed, read_only=True, data_only=True)
            found = [_rows(page) for page in book.worksheets]
    except Exception:  # whatever it stumbles over is the file's fault
        return damaged(KIND)
    return max(found, key=lambda rows: sum(column(cell) is not None for cell in rows[0][1]) if rows else -1)


def _rows(page: Any) -> list[tuple[int, Sequence[str]]]:
    page.reset_dimensions()
    read = (
        (at, [_text(value) for value in row]) for at, row in enumerate(page.iter_rows(values_only=True), 1)
    )
    return [(at, cells) for at, cells in read if any(cells)]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)

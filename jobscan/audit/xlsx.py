"""Rows of tables as an XLSX workbook, streamed: no formula, no clock, nothing that Excel cannot hold."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any

from jobscan.audit.cells import is_number, text
from jobscan.audit.fixed_zip import fixed

MOST_ROWS = 1_048_576
"""Of a sheet, the row of names included: Excel's limit."""
LONGEST = 32_767
"""Of a cell, in UTF-16 code units: Excel's limit."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EXACT = 2**53
_DAY = datetime(2000, 1, 1)

Sheet = tuple[str, Sequence[str], Iterable[Sequence[Any]]]
"""Name, names of columns, rows."""


def write(path: Path, sheets: Iterable[Sheet]) -> None:
    """The workbook at `path`, each sheet with its names frozen. Raises OSError.

    Whoever calls sees to it that no sheet has more than MOST_ROWS.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.creator = "jobscan"
    book.properties.created = book.properties.modified = _DAY
    for name, names, rows in sheets:
        sheet = book.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, column) for column in names])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    with tempfile.TemporaryFile(dir=path.parent) as file:
        # not book.save(), which sets the time of day
        ExcelWriter(book, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)).save()
        file.seek(0)
        fixed(file, path)


def _cell(sheet: Any, value: Any) -> Any:
    """A number, date or truth value as it is; everything else as text, which never is a formula."""
    from openpyxl.cell import WriteOnlyCell

    if value is None or isinstance(value, bool):
        return value
    if is_number(value):
        number = float(value) if not isinstance(value, int) else value
        if isfinite(number) and abs(number) <= _EXACT:
            return number
    if isinstance(value, date) and value.year >= 1900 and getattr(value, "tzinfo", None) is None:
        return value
    said = cut(text(value))
    if said[:1] not in ("=", "#"):  # nothing else becomes a formula or an error, and a cell object is slow
        return said
    cell = WriteOnlyCell(sheet, value=said)
    cell.data_type = "s"
    return cell


def cut(cell: str) -> str:
    """`cell` without what XML cannot hold, and no longer than Excel takes, ending in … where it was cut."""
    sound = _ILLEGAL.sub("\ufffd", cell).replace("\r\n", "\n").replace("\r", "\n")
    if len(sound) * 2 <= LONGEST or len(sound.encode("utf-16-le")) // 2 <= LONGEST:
        return sound
    kept = sound.encode("utf-16-le")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore")
    return kept + "…"

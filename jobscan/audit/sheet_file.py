"""The sheet as CSV, and any sheet that a spreadsheet has saved, read back."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from jobscan.audit.sheet import COLUMNS, NEEDED, column, header
from jobscan.finding import Bilingual, Language
from jobscan.reports.csv_report import BOM, guarded
from jobscan.sources.csv_scan import Row, rows
from jobscan.sources.encoding import decode

_GUARD = re.compile("(^|[;,|])'([\\s\"']*[=+\\-@＝＋－＠﹢﹣﹦﹫])", re.MULTILINE)
_SEP = re.compile(r"sep=(.)(?:\r\n|\n|\r)")
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a line of a sheet (0: with all of it), in a column (empty: in none)."""

    line: int
    column: str
    problem: Bilingual


class BadSheet(Exception):
    """A sheet that cannot be counted: everything that is wrong with it."""

    def __init__(self, *wrong: Wrong) -> None:
        super().__init__(*(one.problem.en for one in wrong))
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, and its cells by our columns' names."""

    number: int
    cells: Mapping[str, str]


def to_csv(sheet: Iterable[Mapping[str, str]], lang: Language) -> bytes:
    """UTF-8 with byte-order mark, so that Excel knows it; no cell begins a formula."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header(lang))
    writer.writerows([_guarded(line[name]) for name in COLUMNS] for line in sheet)
    return (BOM + out.getvalue()).encode("utf-8")


def _guarded(text: str) -> str:
    # Each line: a program that takes another separator than commas breaks the cell at its line ends.
    return "\n".join(guarded(line) for line in text.split("\n"))


def unguarded(text: str) -> str:
    """The cell as it was before it was guarded."""
    return _GUARD.sub(r"\1\2", text)


def read_sheet(path: Path) -> list[Line]:
    """The filled lines of a CSV file in any encoding and with any separator that Excel writes, or XLSX.

    Raises BadSheet and OSError.
    """
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from jobscan.audit.workbook import read_workbook

        found = read_workbook(path)
        if isinstance(found, Bilingual):
            raise BadSheet(Wrong(0, "", found))
        return _lines(found)
    decoded = decode(path.read_bytes())
    if isinstance(decoded, Bilingual):
        raise BadSheet(Wrong(0, "", decoded))
    return _lines(_records(decoded.text))


def _records(text: str) -> list[tuple[int, Sequence[str]]]:
    sep = _SEP.match(text)
    body, first = (text[sep.end() :], 2) if sep else (text, 1)
    best: list[tuple[int, Sequence[str]]] = []
    most = -1
    for delimiter in sep[1] if sep else _DELIMITERS:
        found = list(rows(iter([body]), delimiter, first))
        for one in found:
            if not isinstance(one, Row):
                raise BadSheet(Wrong(one.line, "", one.problem))
        read: list[tuple[int, Sequence[str]]] = [
            (r.line, [r.value(n) for n in range(len(r.cells))]) for r in found if isinstance(r, Row)
        ]
        known = sum(column(cell) is not None for cell in read[0][1]) if read else 0
        if known > most:
            best, most = read, known
    return best


def _lines(found: Sequence[tuple[int, Sequence[str]]]) -> list[Line]:
    names = [column(unguarded(cell)) for cell in found[0][1]] if found else []
    missing = [name for name in NEEDED if names.count(name) != 1]
    if missing:
        raise BadSheet(
            *(Wrong(found[0][0] if found else 0, "", _no_column(COLUMNS[name])) for name in missing)
        )
    lines = []
    for number, cells in found[1:]:
        if any(cell.strip() for cell in cells):
            filled = [*cells, *[""] * (len(names) - len(cells))]
            given = zip(names, filled, strict=False)
            lines.append(Line(number, {name: unguarded(cell).strip() for name, cell in given if name}))
    return lines


def _no_column(name: Bilingual) -> Bilingual:
    return Bilingual(
        zh=f"没有（或不止一个）“{name.zh}”栏；请用 jobscan audit sample 写出的表，不要改动表头。",
        en=f"has no column “{name.en}”, or several; use the sheet that jobscan audit sample wrote and leave its header "
        "as it is.",
    )

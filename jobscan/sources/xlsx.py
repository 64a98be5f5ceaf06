"""Excel workbooks (.xlsx, .xlsm): each row of a table is an ad; a sheet without a table is one ad."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from jobscan.finding import Bilingual
from jobscan.sources import cells
from jobscan.sources.ad import Ad, Item, Notice, Unreadable
from jobscan.sources.columns import NOT_ADS, Chosen, blank, choose, is_known, record_ad, told
from jobscan.sources.demands import is_demand
from jobscan.sources.ooxml import Kind, damaged, unpacked
from jobscan.sources.opened import GUESSED, Opened
from jobscan.sources.place import Mapped, Place, join, placed
from jobscan.sources.record import BLANK

KIND = Kind(
    name="Excel",
    suffix=".xlsx",
    old=".xls",
    most_bytes=256 * 1024 * 1024,
    most_tags=6_000_000,
    smaller=Bilingual(
        zh="请另存为 CSV，或拆成几个文件。", en="save it as CSV, or split it into several files."
    ),
)
_EMPTY = Bilingual(
    zh="Excel 文件里没有可检查的文字；请确认广告已保存。",
    en="is an Excel file without any text to check; make sure that the ads were saved.",
)
_TOO_WIDE = Bilingual(
    zh="工作表的单元格过多，已停止读取，其余部分没有检查；请另存为 CSV，或拆成几个文件。",
    en="has more cells than can be read: the rest was not checked; save it as CSV, or split it into several files.",
)

_LAST_ROW = 1_048_576
_MOST_CELLS = 50_000_000  # empty ones included: a cell in the last row and column claims 17,000,000,000
_MOST_LINES = 20_000  # of a sheet that is no table: one ad
_LOOKED_AT = 60  # rows that show what the columns hold
_HEADER_WITHIN = 10  # rows: a table may have a title above its header
_LONGEST_HEADER = 40
_LONG_TEXT = 20


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that is not empty: `cells` by column, both counted from 1, blank ones left out."""

    number: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a sheet that is a table: names by number, and which of them hold the ad."""

    names: Mapping[int, str]
    chosen: Chosen


def read(opened: Opened) -> Iterator[Item]:
    """The ads of all sheets that are not hidden, a notice about those that are."""
    packed = unpacked(opened, KIND)
    if isinstance(packed, Unreadable):
        yield packed
        return
    book = _book(packed)
    if book is None:
        yield Unreadable(opened.origin, damaged(KIND))
        return
    reading = _Reading(opened)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            yield Notice(opened.origin, 0, 0, _hidden(sheet.title))
            continue
        yield from reading.sheet(sheet)
        if reading.stopped:
            yield Unreadable(opened.origin, reading.stopped)
            return
    yield from reading.end()


def _book(packed: io.BytesIO) -> Any:
    """None: openpyxl cannot make sense of it. Whatever it stumbles over is the file's fault."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of formats that are lost in writing
            book = openpyxl.load_workbook(packed, read_only=True, data_only=True)
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a sheet claims may be wrong, and rows are padded to it
    except Exception:
        return None
    return book


class _Reading:
    """What is known of one workbook while its sheets are read."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._cells_left = _MOST_CELLS
        self._told: set[Chosen] = set()
        self._lacking: list[Notice] = []
        self._any = self._fits = False
        self.stopped: Bilingual | None = None
        """Why the rest cannot be read."""

    def sheet(self, sheet: Any) -> Iterator[Item]:
        rows = self._rows(sheet)
        head = list(islice(rows, _LOOKED_AT))
        if not head:
            return
        at, found = self._header(head)
        if isinstance(found, _Table):
            self._fits = True
            yield from self._free(sheet.title, head[:at])
            yield from self._table(sheet.title, found, chain(head[at + 1 :], rows))
        elif found is not None:
            self._lacking.append(Notice(self._opened.origin, 0, 0, _in_sheet(sheet.title, found)))
        else:
            yield from self._free(sheet.title, chain(head, rows))

    def end(self) -> Iterator[Item]:
        """What is to be said when all sheets have been read."""
        if self._lacking and not self._fits:
            yield Unreadable(self._opened.origin, self._lacking[0].problem)
        else:
            yield from self._lacking
            if not self._any:
                yield Unreadable(self._opened.origin, _EMPTY)

    def _rows(self, sheet: Any) -> Iterator[_Row]:
        import warnings

        values = iter(sheet.iter_rows(max_row=_LAST_ROW, values_only=True))
        for number in range(1, _LAST_ROW + 1):
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    row = next(values)
            except StopIteration:
                return
            except Exception:
                self.stopped = damaged(KIND)
                return
            self._cells_left -= 1 + len(row)
            if self._cells_left < 0:
                self.stopped = _TOO_WIDE
                return
            shown = {column: text for column, value in enumerate(row, 1) if (text := _shown(value)).strip()}
            if shown:
                yield _Row(number, shown)

    def _header(self, head: Sequence[_Row]) -> tuple[int, _Table | Bilingual | None]:
        """Which row names the columns, and the table below it.

        None: the sheet is no table. Bilingual: a column that the user named is not there.
        """
        named = self._opened.columns != GUESSED
        lacking: tuple[int, Bilingual] | None = None
        for at, row in enumerate(head[:_HEADER_WITHIN]):
            below = head[at + 1 :]
            names = _names(row)
            samples = [_fields(names, each) for each in below]
            found = choose(tuple(names.values()), self._opened.columns, samples)
            if isinstance(found, Chosen):
                if named or _is_header(row, found, samples):
                    return at, _Table(names, found)
            elif named and (lacking is None or len(row.cells) > len(head[lacking[0]].cells)):
                lacking = at, found
        return lacking or (0, None)

    def _table(self, sheet: str, table: _Table, rows: Iterator[_Row]) -> Iterator[Item]:
        chosen, origin = table.chosen, self._opened.origin
        if self._opened.walked and not chosen.known:
            self._any = True
            yield Notice(origin, 0, 0, NOT_ADS, remark=True)
            return
        if chosen not in self._told:
            self._told.add(chosen)
            yield told(chosen, origin, self._opened.walked)
        empty: list[int] = []
        for row in rows:
            fields = _fields(table.names, row)
            parts = {
                name: placed(text, _place(sheet, row, column, name))
                for column, text in row.cells.items()
                if (name := table.names.get(column, ""))
            }
            ad = record_ad(self._opened.id, origin, chosen, parts, fields)
            if ad is None:
                empty.append(row.number)
                continue
            self._any = True
            yield ad
        if self._opened.every:
            yield from (Unreadable(f"{origin}: {_name(sheet)}!{row}:{row}", BLANK) for row in empty)
        elif empty:
            yield blank(len(empty), f"{_name(sheet)}!{empty[0]}:{empty[0]}", chosen, origin)

    def _free(self, sheet: str, rows: Iterator[_Row] | Sequence[_Row]) -> Iterator[Item]:
        """A sheet, or what stands above a table, as one ad, a row a line."""
        lines: list[Mapped | str] = []
        last = 0
        for count, row in enumerate(rows):
            if count >= _MOST_LINES:
                self._any = True
                yield Unreadable(self._opened.origin, _no_table(sheet))
                return
            placed_cells = [placed(text, _place(sheet, row, column)) for column, text in row.cells.items()]
            lines += ["\n\n" if row.number > last + 1 else "\n"] if lines else []
            lines.append(cells.line(placed_cells))
            last = row.number
        text = join(lines)
        if text.text:
            self._any = True
            id = f"{self._opened.id}#{sheet}"
            yield Ad(id, text.text, {}, self._opened.origin, segments=text.segments)


def _names(header: _Row) -> dict[int, str]:
    """The columns' names by number; one that was there before gets a `_`, as names compare without it."""
    names: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for column, text in header.cells.items():
        name = text.strip()
        names[column] = name + "_" * seen[name]
        seen[name] += 1
    return names


def _fields(names: Mapping[int, str], row: _Row) -> dict[str, str]:
    """A row by its columns' names, or letters where a column has none."""
    return {names.get(column, _letter(column)): text for column, text in row.cells.items()}


def _is_header(row: _Row, chosen: Chosen, samples: Sequence[Mapping[str, str]]) -> bool:
    """Whether a row that nobody pointed at names columns: short cells, a text column below, no more names.

    Else it is a form, which is read whole: 职位名称 | 店员, 任职要求 | 限男性.
    """
    if not samples or any(len(text) > _LONGEST_HEADER or "\n" in text.strip() for text in row.cells.values()):
        return False
    if any(is_known(text) or is_demand(text) for sample in samples for text in sample.values()):
        return False
    if any(is_known(name) for name in chosen.text):
        return True
    lengths = [len(sample.get(chosen.text[0], "")) for sample in samples]
    return len(row.cells) > 2 and sum(lengths) >= _LONG_TEXT * len(lengths)


def _place(sheet: str, row: _Row, column: int, field: str = "") -> Place:
    return Place(sheet=sheet, row=row.number, cell=f"{_letter(column)}{row.number}", field=field)


def _letter(column: int) -> str:
    """The name of a column: 1 → A, 27 → AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _shown(value: object) -> str:
    """A cell's value as the spreadsheet shows it, more or less."""
    match value:
        case None:
            return ""
        case str():
            return value.replace("\r\n", "\n").replace("_x000D_", "")
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case _:
            return str(value)


def _hidden(sheet: str) -> Bilingual:
    return Bilingual(
        zh=f"工作表“{_name(sheet)}”是隐藏的，没有检查；要检查请先取消隐藏。",
        en=f"has a hidden sheet, “{_name(sheet)}”, which was not checked; unhide it to have it checked.",
    )


def _no_table(sheet: str) -> Bilingual:
    return Bilingual(
        zh=f"工作表“{_name(sheet)}”有 {_MOST_LINES} 多行，却没有能认出的表头，没有检查；"
        "请在第一行写上列名（如 职位描述），或用 --text 指明列。",
        en=f"sheet “{_name(sheet)}” has more than {_MOST_LINES:,} rows and no header that names the columns, so that "
        "it was not checked; write names into its first row (description), or name the column with --text.",
    )


def _in_sheet(sheet: str, problem: Bilingual) -> Bilingual:
    return Bilingual(zh=f"工作表“{_name(sheet)}”{problem.zh}", en=f"sheet “{_name(sheet)}” {problem.en}")


def _name(sheet: str) -> str:
    """The sheet's name, fit for a message."""
    return "".join(c if c.isprintable() else "\ufffd" for c in sheet[:40])

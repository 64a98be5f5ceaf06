"""Rows of cells as lines of text: tables of Word, sheets of Excel that are no list of ads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobscan.sources.columns import is_known
from jobscan.sources.demands import canonical, demand, is_demand, label, of_people
from jobscan.sources.place import Mapped, join

_LABEL = re.compile(r"[^\s。！？!?；;：:，,|][^\n。！？!?；;：:，,|]{0,23}")
_LONGEST_HAN_LABEL = 10
BAR = " | "

# What else heads a column of a table of jobs.
_HEADS = frozenset(
    "序号 人数 招聘人数 需求人数 招聘名额 名额 数量 学历 专业 专业要求 工作经验 经验 经验要求 薪资 薪酬 薪资待遇 月薪 工资 工资待遇 "
    "工作地点 地点 工作时间 部门 用人部门 单位 用人单位 招聘单位 公司 企业名称 备注 其他 联系人 联系电话 电话 岗位类别 岗位代码 "
    "序號 人數 需求人數 名額 數量 學歷 科系 經驗 薪資 工資 工作地點 地點 部門 單位 備註 聯絡人 電話 "
    "no number vacancies openings headcount education experience salary pay wage location department company "
    "remarks notes contact phone".split()
)


def lines(rows: Sequence[Sequence[Mapped]], bar: str = BAR) -> list[Mapped]:
    """A line for each row of a table; below 岗位 | 人数 | 性别 a cell says 性别：男.

    `rows`: of at least one cell each.
    """
    table = columns([[cell.text for cell in row] for row in rows])
    made: list[Mapped] = []
    for number, row in enumerate(rows):
        cells = [
            Mapped("", ()) if (number, at) in table.answered else _answer(table.names.get((number, at)), cell)
            for at, cell in enumerate(row)
        ]
        made.append(line(cells, number not in table.rows, bar))
    return made


@dataclass(frozen=True, slots=True)
class Columns:
    """What headers say of a table's cells, which are counted by row and column from 0.

    `names`: the demand that a cell answers. `answered`: cells of a header that are left out, as some
    cell below says them; the others ask. `rows`: those that stand below a header, or are one.
    """

    names: Mapping[tuple[int, int], str]
    answered: frozenset[tuple[int, int]]
    rows: frozenset[int]


def columns(rows: Sequence[Sequence[str]]) -> Columns:
    """Where the rows of a table have headers of demands: 岗位 | 人数 | 性别 | 年龄."""
    names: dict[tuple[int, int], str] = {}
    answered: set[tuple[int, int]] = set()
    below: set[int] = set()
    header: Sequence[str] = ()
    top = 0
    for number, row in enumerate(rows):
        if _is_header(row):
            header, top = row, number
        if not header or len(row) != len(header):
            continue
        below.add(number)
        for at, (head, cell) in enumerate(zip(header, row, strict=True)):
            says = label(head, cell) or cell.strip().isdecimal()
            if number != top and is_demand(head.strip()) and says and not heads(cell):
                names[number, at] = head.strip()
                answered.add((top, at))
    return Columns(names, frozenset(answered), frozenset(below))


def _answer(name: str | None, cell: Mapped) -> Mapped:
    return (demand(name, cell) if name else None) or cell


def line(cells: Sequence[Mapped], form: bool = True, bar: str = BAR) -> Mapped:
    """The cells between bars, which no clause crosses; those of a `form` by labels and values.

    Two cells are a label and its value (性别要求 | 男), of more a demand and what is beside it
    (职位 | 店员 | 性别 | 女): a colon joins them. `cells`: at least one. Empty ones are left out.
    """
    filled = [cell for cell in cells if cell.text.strip()]
    if form and len(cells) == len(filled) == 2 and _is_label(filled[0].text):
        return join([filled[0], _colon(filled[0].text), filled[1]])
    parts: list[Mapped | str] = []
    before = ""
    for cell in cells:
        text = cell.text
        if text.strip():
            apart = _colon(before) if form and before and not heads(text) else bar
            parts += [apart, cell] if parts else [cell]
        before = text if is_demand(text.strip()) else ""
    return join(parts)


def _is_header(row: Sequence[str]) -> bool:
    """Whether a row names the columns of a table of jobs, and one of them is a demand."""
    names = [cell.strip() for cell in row]
    known = sum(map(heads, names))
    return (
        any(map(is_demand, names))
        and all(map(_is_label, names))
        and (known == len(names) if len(names) < 3 else known * 2 > len(names))
        and not of_people(names)
    )


def heads(cell: str) -> bool:
    """Whether a cell is the name of a column: 岗位, 人数, 性别."""
    name = cell.strip()
    return is_demand(name) or is_known(name) or canonical(name) in _HEADS


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text.rstrip(" \u3000:："))) and (
        text.isascii() or len(text) <= _LONGEST_HAN_LABEL
    )


def _colon(label: str) -> str:
    if label.rstrip(" \u3000").endswith((":", "：")):
        return " " if label.isascii() and not label.endswith(" ") else ""
    return ": " if label.isascii() else "："

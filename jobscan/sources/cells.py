"""Rows of cells as lines of text: tables of Word, sheets of Excel that are no list of ads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jobscan.sources.columns import is_known
from jobscan.sources.demands import canonical, demand, is_demand, of_people
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


def lines(rows: Sequence[Sequence[Mapped]]) -> list[Mapped]:
    """A line for each row of a table; below 岗位 | 人数 | 性别 a cell says 性别：男.

    A column that some row fills asks nothing: its header is left out, as the cells say it. `rows`: of
    at least one cell each.
    """
    made: list[list[Mapped]] = []
    in_table: list[bool] = []
    header: Sequence[Mapped] = ()
    at = 0
    for number, row in enumerate(rows):
        if _is_header(row):
            header, at = row, number
        below = bool(header) and len(row) == len(header)
        made.append(_answers(header, row, made[at]) if below and number != at else list(row))
        in_table.append(below)
    return [line(cells, not table) for cells, table in zip(made, in_table, strict=True)]


def line(cells: Sequence[Mapped], form: bool = True) -> Mapped:
    """The cells between bars, which no clause crosses; those of a `form` by labels and values.

    Two cells are a label and its value (性别要求 | 男), of more a demand and what is beside it
    (职位 | 店员 | 性别 | 女): a colon joins them. `cells`: at least one. Empty ones are left out.
    """
    filled = [cell for cell in cells if cell.text.strip()]
    if form and len(cells) == len(filled) == 2 and _is_label(filled[0].text):
        return join([filled[0], _colon(filled[0].text), filled[1]])
    parts: list[Mapped | str] = []
    label = ""
    for cell in cells:
        text = cell.text
        if text.strip():
            apart = _colon(label) if form and label and not _heads(cell) else BAR
            parts += [apart, cell] if parts else [cell]
        label = text if is_demand(text.strip()) else ""
    return join(parts)


def _answers(header: Sequence[Mapped], row: Sequence[Mapped], left: list[Mapped]) -> list[Mapped]:
    """A row with the labels of its demands; what it answers is taken out of the header that is `left`."""
    cells = list(row)
    for at, (head, cell) in enumerate(zip(header, row, strict=True)):
        if is_demand(head.text.strip()) and cell.text.strip() and not _heads(cell):
            cells[at] = demand(head.text.strip(), cell) or cell
            left[at] = Mapped("", ())
    return cells


def _is_header(cells: Sequence[Mapped]) -> bool:
    """Whether a row names the columns of a table of jobs, and one of them is a demand."""
    names = [cell.text.strip() for cell in cells]
    known = sum(map(_heads, cells))
    return (
        any(map(is_demand, names))
        and all(map(_is_label, names))
        and (known == len(names) if len(names) < 3 else known * 2 > len(names))
        and not of_people(names)
    )


def _heads(cell: Mapped) -> bool:
    name = cell.text.strip()
    return is_demand(name) or is_known(name) or canonical(name) in _HEADS


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text.rstrip(" \u3000:："))) and (
        text.isascii() or len(text) <= _LONGEST_HAN_LABEL
    )


def _colon(label: str) -> str:
    if label.rstrip(" \u3000").endswith((":", "：")):
        return " " if label.isascii() and not label.endswith(" ") else ""
    return ": " if label.isascii() else "："

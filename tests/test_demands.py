"""Columns of demands (性别, Age limit) beside the text of an ad: read as lines, each in its cell's place."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from records import ads, items, said
from test_sources_xlsx import book, rows

from jobscan.pack.load import load_pack
from jobscan.scan.scanner import Scanner
from jobscan.sources.ad import Ad
from jobscan.sources.opened import GUESSED, Columns
from jobscan.sources.place import Place


@cache
def scanner() -> Scanner:
    return Scanner(load_pack())


def found(ad: Ad) -> list[tuple[str, Place]]:
    return [(f.match, ad.place(f.start)) for f in scanner().scan(ad.text, ["CN", "US"])]


def table(names: str, *values: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([names.split("|"), *(row.split("|") for row in values)])
    return out.getvalue()


JOB = "岗位|岗位职责"
# columns beside the job's, their values, the lines that they say
LINES = [
    ("性别|年龄", "女|45以下", ["性别：女", "年龄：45以下"]),
    ("年龄|性别", "18-35岁|男", ["年龄：18-35岁", "性别：男"]),
    ("性別要求|婚姻狀況", "限女性|未婚", ["性別要求：限女性", "婚姻狀況：未婚"]),
    ("户籍|籍贯|政治面貌|身高", "本市|山东|党员|165", ["户籍：本市", "籍贯：山东", "政治面貌：党员", "身高：165"]),
    (" 性别： |民族", "男|汉族", ["性别：男", "民族：汉族"]),
    ("gender|Age_Limit|marital-status", "female|35|Single", ["Gender: female", "Age limit: 35", "Marital status: Single"]),
    ("preferredGender|NATIONALITY", "M|Any", ["Preferred gender: M", "Nationality: Any"]),
    ("性别|婚姻|民族|年龄|宗教", "|  |-|/|nan", []),
    ("年龄|age", "30|8", []),  # whose, and at least or at most?
    ("年龄要求", "35", ["年龄要求：35"]),
    ("公司|城市|发布日期|部门性别比|page|成立年限", "男人帮|上海|2026-01-01|2:1|12|15", []),
    ("姓名|性别", "张三|男", []),  # a table of people
]  # fmt: skip


@pytest.mark.parametrize(("names", "values", "lines"), LINES)
def test_lines(names: str, values: str, lines: list[str]) -> None:
    [ad] = ads(table(f"{JOB}|{names}", f"文员|整理文件|{values}"), "a.csv")
    assert ad.text.split("\n\n", 2)[2:] == (["\n".join(lines)] if lines else [])
    assert ad.text.startswith("文员\n\n整理文件")


@pytest.mark.parametrize(
    ("names", "values", "text"),
    [
        ("岗位|人数|性别|年龄", "保安|2|男|45以下", "保安\n\n性别：男\n年龄：45以下"),
        ("岗位|人数|性别", "保安|2|", "保安"),
        ("text|gender", "A lovely thing, I liked it a lot.|female", "A lovely thing, I liked it a lot."),
        ("text|Age limit", "We need a clerk for our office.|35", "We need a clerk for our office.\n\nAge limit: 35"),
        ("title|description|author.gender", "Clerk|File papers.|male", "Clerk\n\nFile papers."),
        ("title|description|job.gender", "Clerk|File papers.|male", "Clerk\n\nFile papers.\n\nGender: male"),
    ],
)  # fmt: skip
def test_only_where_the_rows_are_jobs(names: str, values: str, text: str) -> None:
    assert [ad.text for ad in ads(table(names, values), "a.csv")] == [text]


def test_it_is_told() -> None:
    data = table(f"id|{JOB}|性别|年龄", "7|文员|整理文件|女|")
    [told, *_] = said(items(data, "a.csv"))
    assert told == (
        "the ad's text is read from 岗位职责, its title from 岗位, its demands from 性别, 年龄, its id from id; "
        "name others with --text, --title and --id."
    )


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (Columns(text=("岗位职责",)), "文员\n\n整理文件"),
        (Columns(text=("岗位职责", "性别")), "文员\n\n整理文件\n\n性别：女"),
        (GUESSED, "文员\n\n整理文件\n\n性别：女"),
    ],
)
def test_columns_that_the_user_names_are_all(asked: Columns, text: str) -> None:
    assert [ad.text for ad in ads(table(f"{JOB}|性别", "文员|整理文件|女"), "a.csv", asked)] == [text]


def test_a_list_of_short_values_is_a_choice() -> None:
    data = '{"title": "Clerk", "description": "File.", "gender": ["male", "female"]}'
    [ad] = ads(data, "a.json")
    assert ad.text == "Clerk\n\nFile.\n\nGender: male/female"
    assert found(ad) == []
    assert ad.place(ad.text.index("female")).column == data.index("female") + 1


NAMES, VALUES = ("岗位", "岗位职责", "性别", "年龄要求"), ("文员", "整理文件", "女", "35岁以下")


def parquet(*table: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    names, *values = table
    pq.write_table(pa.table({n: [row[at] for row in values] for at, n in enumerate(names)}), out)
    return out.getvalue()


# file, places of 性别：女 and of 年龄要求：35岁以下
PLACES: list[tuple[str, Any, list[Place]]] = [
    ("a.csv", table("|".join(NAMES), '文员|整|女|"35岁"以下', "|".join(VALUES)), [Place(3, 9, field="性别"), Place(3, 11, field="年龄要求")]),
    ("a.tsv", "\n".join("\t".join(row) for row in (NAMES, VALUES)), [Place(2, 9, field="性别"), Place(2, 11, field="年龄要求")]),
    ("a.json", '[\n{"岗位": "文员", "岗位职责": "整理文件",\n "性别": "女", "年龄要求": "35\\u5c81以下"}]', [Place(3, 9, field="[0].性别"), Place(3, 22, field="[0].年龄要求")]),
    ("a.jsonl", '{"岗位": "文员", "岗位职责": "整理文件", "性别": "女", "年龄要求": "35岁以下"}', [Place(1, 37, field="性别"), Place(1, 50, field="年龄要求")]),
    ("a.yaml", "岗位: 文员\n岗位职责: 整理文件\n性别: 女\n年龄要求: 35岁以下\n", [Place(3, 5, field="性别"), Place(4, 7, field="年龄要求")]),
    ("a.xlsx", book(招聘=rows(NAMES, VALUES)), [Place(sheet="招聘", row=2, cell="C2", field="性别"), Place(sheet="招聘", row=2, cell="D2", field="年龄要求")]),
    ("a.parquet", parquet(NAMES, VALUES), [Place(row=1, field="性别"), Place(row=1, field="年龄要求")]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), PLACES, ids=[p[0] for p in PLACES])
def test_places(name: str, data: bytes | str, expected: list[Place]) -> None:
    *_, ad = ads(data, name)
    assert ad.text == "文员\n\n整理文件\n\n性别：女\n年龄要求：35岁以下"
    [gender, age] = found(ad)
    assert (gender, age[1]) == (("性别：女", expected[0]), expected[1])
    if ad.source is not None:
        span = ad.source_span(ad.text.index("性别"), ad.text.index("女") + 1)
        assert span
        assert ad.source[slice(*span)] == "女"


@pytest.mark.parametrize(
    ("names", "values"),
    [
        ("性别|年龄|婚姻状况|民族|籍贯", "不限|不限|不限|不限|不限"),
        ("性别|性别要求", "男女不限|男/女"),
        ("性别|年龄", "0|1"),
        ("gender|age limit|religion|nationality", "Any|No limit|Any|Any"),
        ("学历要求|健康状况", "大专|良好"),
    ],
)
def test_what_is_open_to_all_is_no_finding(names: str, values: str) -> None:
    [ad] = ads(table(f"{JOB}|{names}", f"文员|整理文件|{values}"), "a.csv")
    assert found(ad) == []

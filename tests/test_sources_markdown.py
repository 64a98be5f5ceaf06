"""Markdown: the text without its marks, front matter as fields, each with its place in the source."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.finding import Bilingual
from jobscan.sources import markdown
from jobscan.sources.ad import Ad, Item, Notice, Unreadable
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped


def items(source: str) -> list[Item]:
    data = source.encode("utf-8", "surrogatepass")
    return list(markdown.read(Opened(io.BytesIO(data), "a.md", "a.md")))


def ad(source: str) -> Ad:
    found = items(source)
    assert isinstance(found[-1], Ad), found
    return found[-1]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # marks
        ("本岗位**限**男性，*未婚*，~~已婚~~", "本岗位限男性，未婚，已婚"),
        ("***限*男**性 __a__b_c", "限男性 __a__b_c"),
        ("# 任职要求 #\n限男性", "任职要求\n\n限男性"),
        ("任职要求\n---\n限男性", "任职要求\n\n限男性"),
        ("要求：\n\n- 限男性\n- 未婚", "要求：\n限男性\n\n未婚"),
        ("1. 限男性\n   未婚\n2. 已育", "限男性\n未婚\n\n已育"),
        ("> > 限男性\n> 未婚", "限男性\n未婚"),
        ("性别：\n□男 □女", "性别：\n□男 □女"),
        ("甲  \n乙\\\n丙", "甲\n乙\n丙"),
        ("- [ ] 未婚", "[ ] 未婚"),
        ("甲\n***\n乙", "甲\n\n乙"),
        # tables
        ("|。甲|年\\|龄|\n|---|:-:|\n|女| **35** |多|", "。甲\t年|龄\n女\t35\t多"),
        ("|岗位|人数|性别|年龄|\n|-|-|-|-|\n|保安|2| **男** |45以下|\n|文员||不限||", "岗位\t人数\n保安\t2\t性别：男\t年龄：45以下\n文员\t性别：不限"),
        ("项目 | 要求\n-|-\n性别 | 女\n", "项目：要求\n性别：女"),
        ("甲\n\n性别 | 年龄\n---|---\n女 | 35\n\n乙\n\n|丙|\n|-|\n\n|丁|\n|-|", "甲\n\n性别：女\t35\n\n乙\n\n丙\n\n丁"),
        # links, pictures, code
        ("[招女店员](http://x/male 'only') ![男](x.png)", "招女店员 男"),
        ("[详情][1] [x][] <http://male.only>\n\n[1]: http://x 'male only'\n[x]: y\n[x]: z", "详情 x "),
        ("甲\n\n```text\n限男性\n```\n~~~\n限女\n~~~\n乙", "甲\n\n乙"),
        ("使用 `Excel`，`` a`b ``，`a\nb`", "使用 Excel，a`b，a\nb"),
        ("甲\n\n    限男性", "甲\n\n限男性"),
        ("甲\n\n```\n限男性", "甲"),
        # entities and escapes
        ("A &amp; B &#30007; \\*x\\* &x;", "A & B 男 *x* &x;"),
        ("限\0男", "限\0男"),
        # HTML
        ("限<b>男</b>性<br>包吃住<br/>x", "限男性\n包吃住\nx"),
        ("甲<!-- 限男 -->乙\n\n<!-- 限女\n\n限女 -->\n\n丙", "甲乙\n\n丙"),
        ("<table><tr><td>性别<td>女</table>\n\n<script>\n限男\n</script>\n\n甲", "性别：女\n\n甲"),
        ("<details>\n<summary>要求</summary>\n\n**限**男性\n\n</details>", "要求\n\n限男性"),
        # front matter
        ("---\ntitle: 店员\n性别: 女\n---\n正文", "title: 店员\n\n性别: 女\n\n正文"),
        ("---\ntitle: \"店员 \\u7537\"\nbody: >\n  限\n  男性\nslug: male-only\ndraft: true\n---\n", "title: 店员 男\n\nbody: 限 男性"),
        ("---\njob:\n  requirements: [限男性, 35]\n---\n正文", "requirements: 限男性\n\n35\n\n正文"),
        ("+++\ntitle = '店员'\n[extra]\nsex = \"女\"\n+++\n正文", "title: 店员\n\nsex: 女\n\n正文"),
        ("\ufeff---\r\ntitle: 店员\r\n...\r\n正文", "title: 店员\n\n正文"),
        ("---\n限男性\n---\n正文", "限男性\n\n正文"),
        ("正文\n\n---\ntitle: 店员\n---\n", "正文\n\ntitle: 店员"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(source: str, text: str) -> None:
    assert ad(source).text == text


SOURCE = """---
title: "招聘 店员"
requirements:
  - 限男性   # 注
  - >-
    未婚
    已育
---
# **招**聘 #

> - 引用 *女* &amp;
>   第二行 女

| 性别 | 年\\|龄 |
|---|---|
| 女 | 三十五 |

<p>
无<b>孕</b></p>
"""


@pytest.mark.parametrize(
    ("wording", "place", "source"),
    [
        ("title", ("title", 2, 1), "title"),
        ("店员", ("title", 2, 12), "店员"),
        ("招聘 店员", ("title", 2, 9), "招聘 店员"),
        ("限男性", ("requirements[1]", 4, 5), "限男性"),
        ("未婚", ("requirements[2]", 6, 5), "未婚"),
        ("未婚 已育", ("requirements[2]", 6, 5), "未婚\n    已育"),
        ("招聘\n\n引", ("", 9, 5), "招**聘 #\n\n> - 引"),
        ("引用 女 &", ("", 11, 5), "引用 *女* &amp;"),
        ("第二行", ("", 12, 5), "第二行"),
        ("&\n第", ("", 11, 12), "&amp;\n>   第"),
        ("年|龄", ("", 14, 8), "年\\|龄"),
        ("三十五", ("", 16, 7), "三十五"),
        ("无孕", ("", 19, 1), "无<b>孕"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_where_wording_stands(wording: str, place: tuple[str, int, int], source: str, line_end: str) -> None:
    page = ad(SOURCE.replace("\n", line_end))
    start = page.text.index(wording) if wording != "招聘\n\n引" else page.text.rindex("招")
    found = page.place(start)
    assert (found.field, found.line, found.column) == place
    span = page.source_span(start, start + len(wording))
    assert span is not None
    assert page.source is not None
    assert page.source[slice(*span)] == source.replace("\n", line_end)


def test_front_matter_is_fields() -> None:
    assert dict(ad(SOURCE).fields) == {
        "title": "招聘 店员",
        "requirements[1]": "限男性",
        "requirements[2]": "未婚 已育",
    }


def test_comments_are_handed_over() -> None:
    page = ad(
        "---\n# jobscan-ignore: a\ntitle: '店 # 员' # b\n---\n甲 <!-- c -->\n\n> <!-- d\n> e -->\n\n```\n<!-- f -->\n```\n"
    )
    assert page.source is not None
    assert [(c.text, page.source_place(c.start).line) for c in page.comments] == [
        (" jobscan-ignore: a", 2),
        (" b", 3),
        (" c ", 5),
        (" d\n> e ", 7),
    ]
    assert [page.source[c.start : c.end] for c in page.comments][2:] == ["<!-- c -->", "<!-- d\n> e -->"]


BAD = Bilingual(
    zh="文件开头的元数据（front matter）不是有效的 YAML 或 TOML，已按普通文字检查。",
    en="the front matter is not valid YAML or TOML: it was checked as plain text.",
)


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("---\ntitle: [限男性\n---\n正文", 3, 1),
        ("---\na: " + "[" * 5000 + "限男性\n---\n正文", 2, 1),
        ("+++\ntitle = 限男性\n+++\n正文", 2, 1),
    ],
)
def test_bad_front_matter_is_checked_as_text(source: str, line: int, column: int) -> None:
    notice, page = items(source)
    assert notice == Notice("a.md", line, column, BAD)
    assert isinstance(page, Ad)
    assert "限男性" in page.text
    assert page.text.endswith("正文")


def test_only_code() -> None:
    (found,) = items("```\n限男性\n```\n")
    assert isinstance(found, Unreadable)
    assert found.problem.en.startswith("has no text but code blocks and comments; ")


def test_a_file_that_is_too_large_is_plain_text() -> None:
    notice, page = items("**限**男性\n" * 300_000)
    assert isinstance(notice, Notice)
    assert notice.problem.en.startswith("is too large for Markdown: it was checked as plain text")
    assert isinstance(page, Ad)
    assert page.text.startswith("**限**男性")


HOSTILE = {
    "quotes": ">" * 20_000 + "限男性",
    "bullets": "- " * 10_000 + "限男性",
    "lists": "".join(" " * n + "- a\n" for n in range(500)) + " " * 500 + "- 限男性",
    "brackets": "[" * 20_000 + "限男性",
    "links": "[a](" * 20_000 + "限男性",
    "pictures": "![" * 10_000 + "限男性",
    "emphasis": "*a **b " * 10_000 + "限男性",
    "stars": "*" * 50_000 + "限男性",
    "code": "".join("`" * n + " " for n in range(300)) + "限男性",
    "angles": "<" * 50_000 + "限男性",
    "comments": "限男性" + " <!-- " * 10_000,
    "entities": "&" * 50_000 + "限男性",
    "escapes": "\\" * 50_001 + " 限男性",
    "definitions": "[a]: x\n" * 5_000 + "\n限男性",
    "cells": "|" * 5_000 + "限男性|\n" + "|-" * 5_000,
    "lines": "限男性\n" * 20_000,
    "tags": "<div>" * 50_000 + "限男性",
    "front matter": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n限男性",
    "long front matter": "---\n" + "a: b\n" * 10_000 + "---\n限男性",
    "nested front matter": "---\n" + "".join(" " * n + "a:\n" for n in range(200)) + "---\n限男性",
    "rules": "---\n" * 20_000 + "限男性",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_read(source: str) -> None:
    assert "限男性" in ad(source).text


PARTS = st.sampled_from(
    (
        "**¦*¦_¦`¦```\n¦~~¦# ¦> ¦- ¦1. ¦    ¦\t¦\n¦\r\n¦\n\n¦---\n¦[¦](¦)¦![¦[a]: x\n¦<b>¦<br>¦<!-- ¦ -->¦<div>\n¦&amp;¦&"
        "¦\\¦\0¦\r¦  \n¦限男性¦female only¦：¦a¦ ¦\u3000¦title: x\n¦+++\n¦a = 'b'\n¦# c\n¦'¦\"¦<http://x>¦|¦|-|-|\n"
    ).split("¦")
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_text_stands_where_its_segments_say(source: str) -> None:
    for page in items(source):
        if not isinstance(page, Ad):
            continue
        raw = page.raw
        assert raw is not None
        mapped = Mapped(page.text, page.segments)
        starts = [s.start for s in page.segments]
        assert starts == sorted(set(starts))
        for at, character in enumerate(page.text):
            segment = page.segments[mapped.segment(at)]
            assert 0 <= segment.source <= segment.source_end <= len(raw)
            if segment.verbatim:
                assert raw[mapped.source(at)] == character
                assert page.source_span(at, at + 1) == (mapped.source(at), mapped.source(at) + 1)

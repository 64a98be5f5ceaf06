"""HTML: what a reader sees is what is checked, and a finding names its place in the page's source."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jobscan
from jobscan.finding import Bilingual
from jobscan.sources import html
from jobscan.sources.ad import Ad, Comment, Item, Notice, Unreadable
from jobscan.sources.html_source import attributes, pieces
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped


def items(page: str | bytes) -> list[Item]:
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    return list(html.read(Opened(io.BytesIO(data), "a.html", "a.html")))


def ad(page: str | bytes) -> Ad:
    found = items(page)
    assert isinstance(found[-1], Ad), found
    return found[-1]


def where(page: Ad, wording: str) -> tuple[str, int, int]:
    """Field, line and column of the wording."""
    at = page.text.index(wording)
    place = page.place(at)
    return place.field, place.line, place.column


@pytest.mark.parametrize(
    ("page", "text"),
    [
        # inline elements join, whatever the white space
        ("<p><b>限</b>男<i>性</i></p>", "限男性"),
        ("<p>female\n   <b>only</b> </p>", "female only"),
        ("<p>本岗位限\n    男性</p>", "本岗位限男性"),
        ("<p>Excel\n熟练</p>", "Excel 熟练"),
        ("<span> a </span> <span> b</span>", "a b"),
        ("<p>a&nbsp;b</p>", "a\xa0b"),
        # blocks stand apart
        ("<p>包吃住<p>男性<div>优先</div>女装", "包吃住\n\n男性\n\n优先\n\n女装"),
        ("<ul><li>五险一金<li>双休</ul>", "五险一金\n\n双休"),
        ("<table><tr><td>性别<td>女<tr><td>年龄：<td> <b>35岁</b>以下</table>", "性别：女\n\n年龄：35岁以下"),
        ("<table><tr><td>职位<td>店员<td>性别<td>女</table>", "职位\n\n店员\n\n性别：女"),
        ("<table><tr><td>婚姻状况<td>____<tr><td>年龄<td></table>", "婚姻状况\n\n____\n\n年龄"),
        (
            "<table><thead><tr><th>岗位<th>人数<th>性别<tbody><tr><td>店员<td>2<td><p>女</p><tr><td>保安<td>1<td>不限</table>",
            "岗位\n\n人数\n\n店员\n\n2\n\n性别：女\n\n保安\n\n1\n\n性别：不限",
        ),
        ("<table><tr><td>性别<td><table><tr><td>民族<td>汉族</table></table>", "性别\n\n民族：汉族"),
        ("甲<br>乙<br/><br>丙", "甲\n乙\n\n丙"),
        ("<dl><dt>性别：<dd>女</dl>", "性别：\n女"),
        ("<pre>\n甲\n  乙</pre>", "甲\n  乙"),
        # what a form asks and what pictures say
        ("<label>性别<select><option>男<option>女</select></label>", "性别\n\n男\n\n女"),
        ("<optgroup label='已婚'><option label='未婚'>x", "已婚\n\n未婚\n\nx"),
        ("<input placeholder=请填婚姻状况 value=未婚>", "请填婚姻状况\n\n未婚"),
        ("<textarea placeholder='生育计划'>\n有\n无</textarea>", "生育计划\n\n有\n无"),
        ("<input type=submit value=投递><input type=radio value=m>男", "投递\n\n男"),
        ("招<img alt=男 src=x.png>性", "招男性"),
        ("<button>投递</button>简历", "投递\n\n简历"),
        ("<a href='/女' title='仅限女性'>店员</a>", "店员\n\n仅限女性"),
        ("<a href='/x' title='招女店员'>招女店员</a>", "招女店员"),
        ("<button aria-label='男士专用'>投递</button>", "投递\n\n男士专用"),
        ("<svg><title>男</title><text>女</text></svg>x", "男\n\n女x"),
        # what nobody sees
        ("甲<script>'</p>限男'</script>乙<style>p{}</style>", "甲乙"),
        ("甲<template><p>限男</p></template><noscript>限女</noscript>", "甲"),
        ("甲<!-- 限男 --><p hidden>限男<p hidden=until-found>乙", "甲\n\n乙"),
        ("甲<div style='color:red; DISPLAY : none'>限<b>男</b></div>乙", "甲乙"),
        ("甲<li style='visibility:hidden'>限男<li>乙", "甲\n\n乙"),
        ("<span aria-hidden=true>限男</span>", "限男"),
        ("<body hidden style='display:none'>until a script has run", "until a script has run"),
        ("甲<input type=hidden value=限男><datalist><option>限男</datalist>", "甲"),
        ("甲<iframe>限男</iframe><video>限男</video>", "甲"),
        # the title, unless the page says it
        ("<title>招聘文员</title><p>店员", "招聘文员\n\n店员"),
        ("<title>招女文员 - 某某公司</title><h1>招女文员</h1>", "某某公司\n\n招女文员"),
        ("<head><meta name=description content=限男><title>甲</title></head>甲", "甲"),
        # entities and odd characters
        ("&lt;35&#x5C81; &amp; &notit; &#30007;&unknown; AT&T &", "<35岁 & ¬it; 男&unknown; AT&T &"),
        ("<p title='&quot;限男&quot; &amp;x'>甲", '甲\n\n"限男" &x'),
        ("限\0男", "限男"),
        ("甲\r\n\r\n乙<p>c\rd", "甲乙\n\nc d"),
        ("甲<![CDATA[限男]]>乙<?php 限\r\n男 ?>丙<!x>&lt;?", "甲乙丙<?"),
        ("<?xml version='1.0'?>\n<!DOCTYPE html>\n<html><head><title>甲</title></head><p>甲", "甲"),
        ("<textarea><!x></textarea>", "<!x>"),
        ("<svg><![CDATA[限男]]></svg>", "限男"),
        # broken
        ("限</x>男</b>性", "限男性"),
        ("<table>限<tr><td>甲</td>男</table>", "限男\n\n甲"),
        ("<p>甲<b>乙<p>丙", "甲乙\n\n丙"),
        ("甲 < 乙 <3 <", "甲 < 乙 <3 <"),
        ("甲<p title='限男", "甲"),
    ],
)
def test_what_a_reader_sees(page: str, text: str) -> None:
    assert ad(page).text == text


PAGE = """<!doctype html>
<title>店员 &amp; 收银</title>
<h1>招聘</h1>
<p>本岗位<b>限</b>&#30007;性，
   包吃住</p>
<table><tr><td>年龄<td title="&lt;35岁">三十五岁以下</table>
"""


@pytest.mark.parametrize(
    ("wording", "line", "column", "source"),
    [
        ("店员 &", 2, 8, "店员 &amp;"),
        ("招聘", 3, 5, "招聘"),
        ("限", 4, 10, "限"),
        ("限男性", 4, 10, "限</b>&#30007;性"),
        ("性，包", 4, 23, "性，\n   包"),
        ("包吃住", 5, 4, "包吃住"),
        ("<35岁", 6, 29, "&lt;35岁"),
        ("三十五", 6, 38, "三十五"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_where_wording_stands(wording: str, line: int, column: int, source: str, line_end: str) -> None:
    page = ad(PAGE.replace("\n", line_end))
    assert where(page, wording) == ("", line, column)
    start = page.text.index(wording)
    span = page.source_span(start, start + len(wording))
    assert span is not None
    assert page.source is not None
    assert page.source[slice(*span)] == source.replace("\n", line_end)


def posting(json: str, body: str = "<p>店员</p>", type: str = "application/ld+json") -> str:
    return f'<script type="{type}">\n{json}\n</script>{body}'


@pytest.mark.parametrize(
    ("json", "fields", "text"),
    [
        (
            '{"@type":"JobPosting","title":"限男性","url":"x"}',
            {"JobPosting.title": "限男性"},
            "店员\n\n限男性",
        ),
        (
            '{"@graph":[{"@type":["Thing","schema:JobPosting"],"schema:skills":["Excel","驾照"]}]}',
            {"JobPosting.skills": "Excel\n驾照"},
            "店员\n\nExcel\n\n驾照",
        ),
        (
            '[{"@type":"JobPosting","title":"甲"},{"@type":"https://schema.org/JobPosting","title":"乙"}]',
            {"JobPosting[1].title": "甲", "JobPosting[2].title": "乙"},
            "店员\n\n甲\n\n乙",
        ),
        (
            '{"@type":"WebPage","mainEntity":{"@type":"JobPosting","qualifications":'
            '{"@type":"Credential","url":"http://x","name":"退伍军人"}}}',
            {"JobPosting.qualifications": "退伍军人"},
            "店员\n\n退伍军人",
        ),
        # HTML in a string, escaped or not
        (
            r'{"@type":"JobPosting","description":"<p>\u9650\u7537\u6027<\/p>\n<p>店员<\/p><p>&lt;35岁"}',
            {"JobPosting.description": "限男性\n\n店员\n\n<35岁"},
            "店员\n\n限男性\n\n<35岁",
        ),
        (
            '{"@type":"JobPosting","description":"&lt;p&gt;甲&lt;/p&gt;&lt;p&gt;A &amp;amp; B&lt;/p&gt;"}',
            {"JobPosting.description": "甲\n\nA & B"},
            "店员\n\n甲\n\nA & B",
        ),
        (
            r'{"@type":"JobPosting","description":"甲\nA &amp; B\n乙"}',
            {"JobPosting.description": "甲\nA & B\n乙"},
            "店员\n\n甲\nA & B\n乙",
        ),
        # what other readers forgive
        ('<!-- {"@type":"JobPosting","title":"甲",} -->', {"JobPosting.title": "甲"}, "店员\n\n甲"),
        (
            '//<![CDATA[\n{"@type":"JobPosting","title":"甲//乙"}//]]>',
            {"JobPosting.title": "甲//乙"},
            "店员\n\n甲//乙",
        ),
        (
            '{"@type":"JobPosting","title":"甲\n乙" /* x */ };',
            {"JobPosting.title": "甲\n乙"},
            "店员\n\n甲\n乙",
        ),
        (
            r'{"@type":"JobPosting","title":"\ud83d\ude00\ud800\q"}',
            {"JobPosting.title": "😀\ufffdq"},
            "店员\n\n😀\ufffdq",
        ),
        # said already: spaces, punctuation and marks apart
        ('{"@type":"JobPosting","title":"店 员。"}', {"JobPosting.title": "店 员。"}, "店员"),
        ('{"@type":"JobPosting","title":"店"}', {"JobPosting.title": "店"}, "店员\n\n店"),
        (
            '{"@type":"JobPosting","title":"甲","skills":"甲","description":"限男性。店员！限女性。"}',
            {
                "JobPosting.title": "甲",
                "JobPosting.skills": "甲",
                "JobPosting.description": "限男性。店员！限女性。",
            },
            "店员\n\n甲\n\n限男性。\n\n限女性。",
        ),
        # no wording of a job
        ('{"@type":"Organization","name":"限男性","description":"x"}', {}, "店员"),
        ('{"@type":"JobPosting","baseSalary":"限男性","title":5,"skills":null}', {}, "店员"),
        # no wording, but worth counting by
        (
            '{"@type":"JobPosting","datePosted":"2026-01-01","hiringOrganization":{"@type":"Organization","name":"A &amp; B"},'
            '"jobLocation":[{"address":{"addressLocality":"限男性","geo":7}},{"address":{"addressLocality":"x"}}]}',
            {
                "JobPosting.datePosted": "2026-01-01",
                "JobPosting.hiringOrganization.name": "A & B",
                "JobPosting.jobLocation.address.addressLocality": "限男性",
            },
            "店员",
        ),
    ],
)
def test_job_posting_in_json_ld(json: str, fields: dict[str, str], text: str) -> None:
    page = ad(posting(json))
    assert dict(page.fields) == fields
    assert page.text == text


@pytest.mark.parametrize("type", ["application/ld+json", "Application/LD+JSON; charset=utf-8"])
def test_where_wording_of_json_ld_stands(type: str) -> None:
    json = r'{"@type": "JobPosting", "description": "<p>店员<\/p><p>仅\u9650&#30007;性"}'
    page = ad(posting(json, type=type))
    assert page.text == "店员\n\n仅限男性"
    assert where(page, "仅") == ("JobPosting.description", 2, 54)
    assert where(page, "男性") == ("JobPosting.description", 2, 61)
    start = page.text.index("仅限男性")
    span = page.source_span(start, start + 4)
    assert span is not None
    assert page.source is not None
    assert page.source[slice(*span)] == r"仅\u9650&#30007;性"


@pytest.mark.parametrize(
    ("page", "fields", "text"),
    [
        (
            '<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">店<b>员</b></h1>'
            '<meta itemprop="qualifications" content="限&#30007;性"><p itemprop="datePosted">今天</p></div>',
            {"JobPosting.title": "店员", "JobPosting.qualifications": "限男性"},
            "店员\n\n今天\n\n限男性",
        ),
        (
            '<div itemscope itemtype="http://schema.org/JobPosting" hidden><p itemprop="title skills">限男性</p>'
            '<p itemprop="hiringOrganization" itemscope><b itemprop="description">女装</b></p></div>店员',
            {"JobPosting.title": "限男性", "JobPosting.skills": "限男性"},
            "店员\n\n限男性",
        ),
        (
            '<div itemscope itemtype="https://schema.org/Event"><p itemprop="description" hidden>限男性</p></div>店员',
            {},
            "店员",
        ),
    ],
)
def test_job_posting_in_microdata(page: str, fields: dict[str, str], text: str) -> None:
    found = ad(page)
    assert dict(found.fields) == fields
    assert found.text == text


def test_where_wording_of_microdata_stands() -> None:
    page = ad(
        '<p itemscope itemtype="https://schema.org/JobPosting">店员\n<meta itemprop=skills content="仅&#38480;男性">'
    )
    assert where(page, "限男") == ("JobPosting.skills", 2, 33)


def test_one_finding_is_reported_once() -> None:
    json = r'{"@type":"JobPosting","description":"<p>本岗位限\u5973性，有经验者优先。<\/p><p>未婚优先<\/p>"}'
    page = ad(
        posting(json, "<title>招聘女文员</title><h1>招聘女文员</h1><p>本岗位<b>限</b>女性，\n有经验者优先。")
    )
    found = [(f.match, page.place(f.start).field, page.place(f.start).line) for f in jobscan.scan(page.text)]
    assert found == [
        ("招聘女文员", "", 3),
        ("限女性", "", 3),
        ("未婚优先", "JobPosting.description", 2),
    ]


BAD_SCRIPT = Bilingual(
    zh="这里的 JSON-LD 不是有效的 JSON，其中的职位数据（JobPosting）没有检查；页面上可见的文字已检查。",
    en="the JSON-LD here is not valid JSON: the job data in it (JobPosting) were not checked; the visible text was.",
)


@pytest.mark.parametrize(
    ("json", "line", "column"),
    [
        ('{"@type":\n"JobPosting" "title":"甲"}', 3, 13),
        ("[" * 100_000, 1, 36),
        ('{"@type":', 2, 9),
        ("9" * 5000 + "x", 1, 36),
    ],
)
def test_bad_json_does_not_cost_the_page(json: str, line: int, column: int) -> None:
    good = posting('{"@type":"JobPosting","title":"限男性"}', "")
    notice, page = items(posting(json) + good)
    assert notice == Notice("a.html", line, column, BAD_SCRIPT)
    assert isinstance(page, Ad)
    assert page.text == "店员\n\n限男性"


def test_comments_are_handed_over() -> None:
    page = ad("<!-- one --><p>甲<!--\ntwo --><p hidden>乙<!--> three")
    assert page.source is not None
    assert [
        (c.text, page.source[c.start : c.end], page.source_place(c.start).line) for c in page.comments
    ] == [
        (" one ", "<!-- one -->", 1),
        ("\ntwo ", "<!--\ntwo -->", 1),
        ("", "<!-->", 2),
    ]
    assert isinstance(page.comments[0], Comment)


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        (
            "<script>let a = '限男性'</script><div id=app></div>",
            "has no visible text (a script may put it in); ",
        ),
        ("", "is empty, there is nothing to check; "),
        ("<p>" * 1_000_001, "has more than 1,000,000 tags, too much for the page of an ad; "),
        (b"%PDF-1.7", "is not text but a PDF file; "),
    ],
)
def test_unreadable_pages(page: str | bytes, problem: str) -> None:
    (found,) = items(page)
    assert isinstance(found, Unreadable)
    assert found.problem.en.startswith(problem)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="big5">', "big5"),
        ('<META http-equiv=Content-Type content="text/html; charset=Big5">', "Big5"),
        ('<?xml version="1.0" encoding="big5"?>', "big5"),
        ("<title>甲</title>", ""),
    ],
)
def test_the_declared_encoding(head: str, charset: str) -> None:
    assert html.declared(head.encode("ascii", "replace")) == charset


def test_a_page_in_its_declared_encoding() -> None:
    page = ad('<meta charset="big5"><p>誠徵店員，限男性，面議'.encode("big5"))
    assert page.text == "誠徵店員，限男性，面議"


def test_nul_is_warned_of() -> None:
    notice, page = items("<p>限\n\0男")
    assert isinstance(notice, Notice)
    assert (notice.line, notice.column) == (2, 1)
    assert isinstance(page, Ad)


HOSTILE = {
    "nested": "<div>" * 100_000 + "限男性",
    "nested inline": "<b><i>" * 20_000 + "限男性",
    "nested hidden": "<div hidden>" * 50_000 + "</div>" * 50_000 + "限男性",
    "nested tables": "<table><tr><td>" * 10_000 + "限男性",
    "nested items": '<p itemscope itemtype="https://schema.org/JobPosting"><b itemprop=title>' * 5_000 + "限男性",
    "unclosed": "<p><li><td>" * 50_000 + "限男性",
    "stray ends": "</x></p>" * 50_000 + "限男性",
    "stray ends in text": "a</x>" * 100_000 + "限男性",
    "huge attribute": "<p title='" + "x " * 1_000_000 + "'>限男性",
    "many attributes": "<p " + "a=b " * 200_000 + ">限男性",
    "open comments": "限男性" + "<!--" * 100_000,
    "open declarations": "<!" * 100_000 + ">限男性",
    "instructions": "<?" * 100_000 + ">限男性",
    "script": "<script>" + "</" * 500_000 + "</script>限男性",
    "open quotes": "限男性" + "<a b='" * 100_000,
    "ampersands": "&" * 500_000 + " 限男性",
    "entities": "&amp;" * 200_000 + " 限男性",
    "open entities": "&#" * 200_000 + " 限男性",
    "angles": "<" * 200_000 + " 限男性",
    "NULs": "<p>" + "\0" * 20_000 + "限男性" * 20_000,
    "line ends": "\r" * 500_000 + "限男性",
    "moved out of a table": "<table>" + "限男性<tr><td>x</td></tr>" * 20_000,
    "escaped quotes": posting('{"a":"' + '\\"' * 300_000, "限男性"),
    "quotes": posting('"' * 300_000, "限男性"),
    "open JSON comments": posting("/*" * 300_000, "限男性"),
    "sentences": posting('{"@type":"JobPosting","title":"' + "甲。" * 100_000 + '"}', "限男性" + "甲乙" * 100_000),
    "JobPostings": posting("[" + '{"@type":"JobPosting","title":"甲乙"},' * 20_000 + "{}]", "限男性"),
}  # fmt: skip


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read(page: str) -> None:
    found = ad(page)
    assert "限男性" in found.text
    at = found.text.index("限男性")
    assert found.place(at).line >= 1


def held(page: Ad) -> None:
    """Every verbatim character is the source's; every character's stretch of the source is inside it."""
    assert page.source is not None
    mapped = Mapped(page.text, page.segments)
    assert [s.start for s in page.segments] == sorted({s.start for s in page.segments})
    for at, character in enumerate(page.text):
        segment = page.segments[mapped.segment(at)]
        assert 0 <= segment.source <= segment.source_end <= len(page.source)
        if segment.verbatim:
            assert page.source[mapped.source(at)] == character
            assert page.source_span(at, at + 1) == (mapped.source(at), mapped.source(at) + 1)


PARTS = st.sampled_from(
    "<p>|</p>|<b>|</b>|<br>|<td>|<table>|</table>|<tr>|<li>|<div hidden>|</div>|<pre>|</pre>|<select>|<option>|"
    "&amp;|&#30007;|&lt|&notit;|&|<|>|\"|'|\r\n|\n|\r|\0|  | |限男性|female only|。|<!-- x -->|<!--|-->|<title>|"
    "</title>|<script>|</script>|<img alt='限&#30007;'>|<p title='a &amp; b\n'>|</x>|<svg>|<![CDATA[|]]>|\xa0|"
    '<div itemscope itemtype="https://schema.org/JobPosting">|<p itemprop=title>|<meta itemprop=skills content="x&amp;y">|'
    '<script type="application/ld+json">{"@type":"JobPosting","title":"<b>\\u9650</b>男 &amp;amp; \\n x"}</script>'.split("|")
)  # fmt: skip


@given(st.lists(PARTS, max_size=25).map("".join))
def test_text_stands_where_its_segments_say(page: str) -> None:
    for item in items(page):
        if isinstance(item, Ad):
            held(item)


@given(st.lists(PARTS, min_size=1, max_size=12).map("".join))
def test_pieces_are_the_data(source: str) -> None:
    data = source.replace("&amp;", "&").replace("\r\n", "\n")
    found = list(pieces(source, 0, data))
    assert "".join(p.text for p in found) == data
    for piece in found:
        assert not piece.verbatim or source[piece.start : piece.end] == piece.text


def test_attributes_of_a_tag() -> None:
    tag = "<a href=x  TITLE = 'y z' checked b=\"\" title=no / c>"
    assert {name: tag[slice(*span)] for name, span in attributes(tag, 0).items()} == {
        "href": "x",
        "title": "y z",
        "checked": "",
        "b": "",
        "c": "",
    }

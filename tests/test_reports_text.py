"""The parts of the terminal report: escapes, cells, wrapping, excerpts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.finding import Bilingual
from jobscan.reports.cite import cite
from jobscan.reports.excerpt import excerpt
from jobscan.reports.layout import cell_len, columns, cut, pad, wrap
from jobscan.reports.visible import visible

HAN_AND_LATIN = st.text(st.sampled_from("限女性，。（）《》 abc-1/\t"), max_size=80)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\x9b31m\x7f\x00", "\\x9b31m\\x7f\\x00"),
        ("a\tb\r\n", "a b\\r\\n"),
        ("\u202egnp.exe\u2066\u2069", "\\u202egnp.exe\\u2066\\u2069"),
        ("限\u200b女\ufeff", "限\\u200b女\\ufeff"),
        ("\ud800\udcff", "\\ud800\\udcff"),
        ("\U000e0041", "\\U000e0041"),
        ("限女性 ♂️ 👩 \\x1b [bold]", "限女性 ♂️ 👩 \\x1b [bold]"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(
        unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for c in shown
    )
    assert visible(shown) == shown


@given(HAN_AND_LATIN, st.integers(4, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines) or any(c in text for c in "，。（）《》")
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wrapping_keeps_punctuation_where_chinese_puts_it() -> None:
    assert wrap("法律禁止在招聘广告中限定性别，例外除外。", 14) == [
        "法律禁止在招聘",
        "广告中限定性",
        "别，例外除外。",
    ]
    assert wrap("根据《就业促进法》第三条", 10) == ["根据《就业", "促进法》第", "三条"]
    assert wrap("see https://example.org/a/very/long/path now", 12) == [
        "see",
        "https://exam",
        "ple.org/a/ve",
        "ry/long/path",
        "now",
    ]
    assert wrap("依据（《就业促进法》）等", 8) == ["依据", "（《就业", "促进", "法》）等"]
    assert wrap("", 10) == [""]


def test_columns_are_aligned_by_cells() -> None:
    rows = [("路径", "要检查的文件或文件夹，以及标准输入"), ("--rules", "x")]
    assert list(columns(rows, 33, indent="  ", last_min=20)) == [
        "  路径     要检查的文件或文件夹，",
        "           以及标准输入",
        "  --rules  x",
    ]
    assert (pad("限女", 6), pad("9", 3, right=True), cut("限女性", 5)) == ("限女  ", "  9", "限女")


@pytest.mark.parametrize(
    ("line", "width", "shown"),
    [
        ("招聘：<限女性>，有经验", 40, "招聘：限女性，有经验|      ^^^^^^"),
        ("　　\t<male only>.\r", 40, "male only.|^^^^^^^^^"),
        ("ｶﾅ♂Ａ<限女性>", 40, "ｶﾅ♂Ａ限女性|     ^^^^^^"),
        ("a\u200bb<x\u202ey>z", 40, "a\\u200bbx\\u202eyz|        ^^^^^^^^"),
        ("甲" * 30 + "<限女性>" + "乙" * 30, 20, "…甲甲甲限女性乙乙乙…|       ^^^^^^"),
        ("<限女性>" + "乙" * 30, 20, "限女性乙乙乙乙乙乙…|^^^^^^"),
        ("甲" * 30 + "<限女性>", 20, "…甲甲甲甲甲甲限女性|             ^^^^^^"),
        ("甲<" + "女" * 30 + ">乙", 20, "…女女女女女女女女…| ^^^^^^^^^^^^^^^^^"),
        ("one\n two <three\nfour> five\nsix", 40, "two three\\nfour five|    ^^^^^^^^^^^"),
    ],
)
def test_excerpt(line: str, width: int, shown: str) -> None:
    start, end = line.index("<"), line.index(">") - 1
    found = excerpt(line.replace("<", "").replace(">", ""), start, end, width)
    assert f"{found.before}{found.span}{found.after}|{found.underline}" == shown


@given(st.text(), st.text(min_size=1, max_size=20), st.text(), st.integers(20, 60))
def test_an_excerpt_fits_and_underlines_its_span(before: str, span: str, after: str, width: int) -> None:
    found = excerpt(before + span + after, len(before), len(before) + len(span), width)
    line = found.before + found.span + found.after
    assert visible(line) == line
    assert cell_len(found.before) + cell_len(found.span) + cell_len(found.after) <= width
    if "…" not in found.span:
        assert found.span == visible(span)
    assert found.underline.count("^") == max(1, cell_len(found.span))


def test_an_excerpt_of_a_line_of_50_mb_looks_at_its_neighbourhood_only() -> None:
    line = "x" * 25_000_000
    found = excerpt(line + "限女性" + line, len(line), len(line) + 3, 20)
    assert found.before + found.span + found.after == "…xxxxxx限女性xxxxxx…"


@pytest.mark.parametrize(
    ("instrument", "article", "verified", "zh"),
    [
        ("妇女权益保障法（2022修订）", "第四十三条", True, "《妇女权益保障法》（2022修订）第四十三条"),
        ("九部门《通知》", "第二条", False, "九部门《通知》第二条（条文号未核实）"),
        ("1964年民权法第七章", "42 U.S.C.", True, "1964年民权法第七章 42 U.S.C."),
        ("Equality Act 2010", "s. 39", True, "Equality Act 2010 s. 39"),
        ("教学厅〔2013〕5号", "三个严禁", True, "教学厅〔2013〕5号三个严禁"),
        ("劳动法", "", False, "《劳动法》（条文号未核实）"),
    ],
)
def test_citation(instrument: str, article: str, verified: bool, zh: str) -> None:
    assert cite(Bilingual(instrument, ""), Bilingual(article, ""), verified, "zh") == zh


def test_citation_in_english() -> None:
    name, article = Bilingual("", "Labour Law"), Bilingual("", "Art. 12")
    assert cite(name, article, False, "en") == "Labour Law, Art. 12 (unverified pinpoint)"
    assert cite(name, Bilingual("", ""), True, "en") == "Labour Law"

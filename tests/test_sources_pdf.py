"""PDF files: their text by pages, wrapped lines made whole, and what cannot be read is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import items, only_ad, places, problem
from pdfs import (
    A_PICTURE,
    document,
    empty_pages,
    forms_in_forms,
    inflates_to,
    lines,
    pages_in_a_circle,
    with_password,
)

from jobscan.finding import Bilingual
from jobscan.sources import pdf
from jobscan.sources.ad import Ad, Notice, Unreadable
from jobscan.sources.place import Place
from jobscan.sources.reflow import Line, reflow


def test_pages() -> None:
    ad = only_ad("ad.pdf", document(lines("招聘店员", "限男性"), b"", lines("Male only")))
    assert ad == Ad("ads/ad.pdf", "招聘店员\n限男性\nMale only", {}, "ad.pdf", segments=ad.segments)
    assert places(ad) == [("招聘店员\n限男性", Place(page=1)), ("Male only", Place(page=3))]


def test_a_sentence_wrapped_over_lines() -> None:
    written = document(lines("任职要求", FULL, "性，包吃住"))
    assert only_ad("ad.pdf", written).text == f"任职要求\n{FULL}性，包吃住"


# Points, of characters 12 wide (Han) or 6 (others). The page is 595 wide; a full line ends near 535.
FULL = "本公司因发展需要，现面向社会公开招聘门店店员若干名，要求身体健康，吃苦耐劳限男"
EN = "we are looking for a friendly and reliable person who likes working with people"


def page(*texts: str, left: float = 60, leading: float = 18, width: float = 595) -> str:
    made = []
    for at, text in enumerate(texts):
        word = 12.0 if text[:1] > "\u2e80" else 6.0 * len(text.partition(" ")[0])
        size = sum(12 if c > "\u2e80" else 6 for c in text)
        made.append(Line(text, left, left + size, 760 - at * leading, 12, word))
    return reflow(made, width)


# what it shows, lines, the text
WRAPPED = [
    ("inside a word", (FULL, "性，包吃住"), f"{FULL}性，包吃住"),
    ("before a figure", (FULL, "35岁以下"), f"{FULL}35岁以下"),
    ("between English words", (EN, "only, male preferred"), f"{EN} only, male preferred"),
    ("after a hyphen", (EN[:-7] + " native-", "speaking persons"), EN[:-7] + " native-speaking persons"),
]  # fmt: skip
MEANT = [
    ("after a stop", (FULL[:-1] + "。", "性，包吃住")),
    ("after a heading", (FULL[:-1] + "：", "限男性")),
    ("a numbered item", (FULL, "2、限男性")),
    ("an item in brackets", (FULL, "（二）限男性")),
    ("an item with a dot", (FULL, "2.限男性")),
    ("a bullet", (FULL, "• 限男性")),
    ("a box to tick", (FULL, "□未婚")),
    ("a label", (FULL, "工作地点：上海")),
    ("a heading in brackets", (FULL, "【福利】")),
    ("lines of a poster", ("招聘店员两名", "限男性", "包吃住")),
    ("a line with room to spare", (FULL[:-3], "性，包吃住")),
    ("an English sentence begins", (EN, "Male only")),
    ("English with room to spare", (EN[:-12], "male only")),
]


@pytest.mark.parametrize(("texts", "text"), [w[1:] for w in WRAPPED], ids=[w[0] for w in WRAPPED])
def test_what_was_wrapped_goes_on(texts: tuple[str, ...], text: str) -> None:
    assert page(*texts) == text


@pytest.mark.parametrize("texts", [m[1] for m in MEANT], ids=[m[0] for m in MEANT])
def test_a_line_end_that_is_meant_stays(texts: tuple[str, ...]) -> None:
    assert page(*texts) == "\n".join(texts)


def test_a_line_end_stays_where_no_margin_shows() -> None:
    assert page(FULL, "性，包吃住", width=2000) == f"{FULL}\n性，包吃住"


NARROW = ("招聘门店店员若干名要求身体", "健康，吃苦耐劳，能适应夜班", "工作和长期出差的工作安排限", "男性")


def test_a_narrow_column_shows_its_margin() -> None:
    assert page(*NARROW, width=2000) == "".join(NARROW)


@pytest.mark.parametrize(
    "texts",
    [
        ("有两年以上同岗位工作经验者", "能适应夜班和长期出差的工作", "限男性"),
        ("有两年以上同岗位工作经验者", "能适应夜班和长期出差的工作", "招聘门店店员若干名要求身体"),
    ],
    ids=["some of one length", "all of one length"],
)
def test_items_of_one_length_are_no_column(texts: tuple[str, ...]) -> None:
    assert page(*texts) == "\n".join(texts)


def test_a_gap_between_lines_stays() -> None:
    assert page(FULL, "性，包吃住", leading=40) == f"{FULL}\n性，包吃住"


def test_another_column_begins_anew() -> None:
    left = Line(FULL, 60, 564, 100, 12, 12)
    right = Line("性，包吃住", 300, 360, 760, 12, 12)
    assert reflow([left, right], 595) == f"{FULL}\n性，包吃住"


@given(
    st.lists(
        st.builds(
            Line,
            st.text(f"{FULL}aB ，。-1：", min_size=1, max_size=50),
            *(st.floats(0, 600) for _ in range(5)),
        ),
        max_size=6,
    )
)
def test_reflow_moves_line_ends_only(written: list[Line]) -> None:
    assert "".join(reflow(written, 595).split()) == "".join("".join(line.text for line in written).split())


SAVE = (
    "save its text as plain text (.txt, UTF-8) and check that.",
    "请另存为纯文本（.txt，UTF-8 编码）再检查。",
)
DAMAGED = (
    "is a damaged or incomplete PDF file; export it anew and check that.",
    "PDF 文件已损坏或不完整，无法读取；请重新导出为 PDF 后再检查。",
)
PLAIN = document(lines("限男性"))
# what it shows, the file, the message in English and Chinese
HOSTILE = [
    ("10,000 empty pages", empty_pages(10_000), (
        "is a PDF file without text on any of its 10000 pages; make sure that the ad was saved, and if its letters "
        "are drawings, turn them into text (OCR).",
        "PDF 文件的 10000 页上都没有文字；请确认广告已保存，若文字是画出来的，请先用文字识别（OCR）转成文字。",
    )),
    ("pages in a circle", pages_in_a_circle(), DAMAGED),
    ("cut short", PLAIN[: len(PLAIN) // 3], DAMAGED),
    ("only its beginning", b"%PDF-1.7\n", DAMAGED),
    ("a page that inflates to 2 GB", inflates_to(2 << 30), (
        "is a PDF file that takes too much memory or breaks its reader, perhaps damaged or made to do so: it was not "
        f"checked; {SAVE[0]}",
        f"PDF 文件需要的内存过多，或读取时出错，可能已损坏或是恶意文件，未检查；{SAVE[1]}",
    )),
    ("a password", with_password(), (
        "is a PDF file that is protected by a password; open it, save it without the password and check that.",
        "PDF 文件有密码保护，无法读取；请输入密码打开，另存为没有密码的 PDF 后再检查。",
    )),
    ("pictures only", document(A_PICTURE, A_PICTURE), (
        "is a PDF file of pictures (2 pages) without text; turn them into text (OCR) and check that.",
        "PDF 文件只有图片（2 页），没有文字；请先用文字识别（OCR）转成文字，再检查。",
    )),
    ("plain text", "限男性".encode(), (
        "is named .pdf but is no PDF file; check what it is, or export it as PDF anew.",
        "后缀是 .pdf，但内容不是 PDF 文件；请核对文件，或重新导出为 PDF。",
    )),
    ("nothing", b"", (
        "is empty, there is nothing to check; make sure that the ad was saved.",
        "文件是空的，没有可检查的文字；请确认广告已保存。",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), [h[1:] for h in HOSTILE], ids=[h[0] for h in HOSTILE])
def test_hostile_and_broken_files(data: bytes, message: tuple[str, str]) -> None:
    assert problem("ad.pdf", data) == message


def test_ten_billion_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 1.0)
    assert problem("ad.pdf", forms_in_forms()) == (
        "is a PDF file that could not be read within 60 seconds, too large or made to be so: it was not checked; "
        f"{SAVE[0]}",
        f"PDF 文件 60 秒内没有读完，可能过大或是恶意文件，未检查；{SAVE[1]}",
    )


def test_a_page_that_is_a_picture_is_told() -> None:
    ad, notice = items("ad.pdf", document(lines("限男性"), A_PICTURE))
    assert isinstance(ad, Ad)
    assert notice == Notice(
        "ad.pdf",
        0,
        0,
        Bilingual(
            zh="第 2 页只有图片，没有检查；请先用文字识别（OCR）转成文字。",
            en="page 2 has pictures only and was not checked; turn them into text (OCR).",
        ),
    )


def test_a_damaged_page_is_told() -> None:
    two = document(lines("限男性"), lines("包吃住")).replace(
        b"8 0 obj\n<</Type/Page/", b"8 0 obj\n<</Type/Pigs/"
    )
    ad, lost = items("ad.pdf", two)
    assert isinstance(ad, Ad)
    assert lost == Unreadable(
        "ad.pdf",
        Bilingual(
            zh="第 2 页已损坏，没有检查；请重新导出为 PDF 后再检查。",
            en="page 2 is damaged and was not checked; export the file anew and check that.",
        ),
    )


def test_letters_that_the_font_does_not_name_are_told() -> None:
    ad, lost = items("ad.pdf", document(lines("限男性\ue123\ue124\ue125")))
    assert isinstance(ad, Ad)
    assert ad.text == "限男性\ufffd\ufffd\ufffd"
    assert lost == Unreadable(
        "ad.pdf",
        Bilingual(
            zh=f"有 3 个字符的字体没有说明是什么字，检查不完整；{SAVE[1]}",
            en="has 3 characters in fonts that do not say which letters they are, so that it was checked in part "
            f"only; {SAVE[0]}",
        ),
    )

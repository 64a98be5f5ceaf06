"""Bytes become text in the encoding they are in, or one message that says what was tried; never mojibake."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.finding import Bilingual
from jobscan.sources import encoding
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.encoding import Decoded, Stream, Undecodable, decode, remark
from jobscan.sources.opened import Opened
from jobscan.sources.text import read

ZH = "招聘店员两名，限男性，要求有两年以上工作经验，负责日常经营。"
TW = "誠徵門市人員，女性優先，須有工作經驗，週休二日，待遇優。"
HK = "本公司現正誠聘文員，懂廣東話，薪金面議，啲嘢要識做，有意者請電郵履歷。"
MIXED = "Sales Executive 销售主管：fluent English, male preferred，限本地户口。\r\n"
EN = "We’re hiring a waitress – £12 an hour, café in Kraków Street. Send your résumé."
JA = "募集要項：経験者優遇、給与は面談の上で決定します。女性活躍中の職場です。"
KO = "우리 회사에서는 다음과 같이 직원을 모집합니다 성별 무관 나이 제한 없음"
RU = "Требуется продавец, мужчина до 35 лет"


@pytest.mark.parametrize(
    ("text", "codec", "found", "how"),
    [
        (ZH, "utf-8", "utf-8", "utf-8"),
        (ZH, "utf-8-sig", "utf-8", "mark"),
        (ZH, "utf-16", "utf-16-le", "mark"),
        (ZH, "utf-32", "utf-32-le", "mark"),
        (ZH, "utf-16-le", "utf-16-le", "detected"),
        (TW, "utf-16-be", "utf-16-be", "detected"),
        (EN, "utf-16-le", "utf-16-le", "detected"),
        (EN, "utf-16-be", "utf-16-be", "detected"),
        (MIXED, "utf-16-le", "utf-16-le", "detected"),
        (ZH, "gb2312", "gb18030", "detected"),
        (ZH, "gb18030", "gb18030", "detected"),
        (TW, "gbk", "gb18030", "detected"),
        (MIXED, "gbk", "gb18030", "detected"),
        (TW, "big5", "big5hkscs", "detected"),
        (TW, "cp950", "big5hkscs", "detected"),
        (HK, "big5hkscs", "big5hkscs", "detected"),
        ("限女性", "gb18030", "gb18030", "detected"),
        ("限女性", "big5", "big5hkscs", "detected"),
        ("限女性", "utf-16-be", "utf-16-be", "detected"),
        ("只限男性應徵", "big5", "big5hkscs", "detected"),
        (EN, "cp1252", "cp1252", "detected"),
        ("Résumé to the office", "cp1252", "cp1252", "detected"),
        ("Serveuse recherchée, expérience exigée, présentation soignée.", "cp1252", "cp1252", "detected"),
        ("x" * 70_000 + ZH, "gb18030", "gb18030", "detected"),
    ],
)
def test_detected(text: str, codec: str, found: str, how: str) -> None:
    assert decode(text.encode(codec)) == Decoded(text, found, how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "codec", "declared", "found", "how"),
    [
        (ZH, "gb18030", "GB2312", "gb18030", "declared"),
        (TW, "big5", " big5 ", "big5hkscs", "declared"),
        (EN, "cp1252", "iso-8859-1", "cp1252", "declared"),
        (JA, "shift-jis", "Shift_JIS", "shift_jis", "declared"),
        ("女员", "gbk", "gbk", "gb18030", "declared"),  # which is Cyrillic and Latin in UTF-8
        (ZH, "utf-8", "gbk", "utf-8", "utf-8"),  # a page that was converted and still says gbk
        (ZH, "gb18030", "big5", "gb18030", "detected"),
        (ZH, "gb18030", "utf-8", "gb18030", "detected"),
        (ZH, "utf-8", "rot13", "utf-8", "utf-8"),
        (ZH, "utf-8", "utf-7", "utf-8", "utf-8"),
        (ZH, "utf-8", "no such thing", "utf-8", "utf-8"),
    ],
)
def test_declared(text: str, codec: str, declared: str, found: str, how: str) -> None:
    assert decode(text.encode(codec), declared) == Decoded(text, found, how)  # type: ignore[arg-type]


UNKNOWN = Bilingual(
    zh="无法识别文字编码{zh}：不是 UTF-8（第 {at} 字节 {byte} 出错），按 UTF-16、GB18030、Big5 解码读不成中文，"
    "也不是 Windows-1252；请在编辑器里打开，另存为 UTF-8 后再检查。",
    en="is in no encoding that jobscan knows{en}: tried UTF-8 (fails at byte {at}, {byte}), UTF-16, GB18030, "
    "Big5 and Windows-1252, none of which reads as Chinese or English; open it in an editor, save it as UTF-8 "
    "and check that.",
)


@pytest.mark.parametrize(
    ("data", "at", "byte", "guess"),
    [
        (JA.encode("euc-jp"), 0, "0xCA", "EUC-JP"),
        (JA.encode("shift-jis"), 0, "0x95", "Shift-JIS"),
        (KO.encode("euc-kr"), 0, "0xBF", "EUC-KR"),
        (RU.encode("cp1251"), 0, "0xD2", "Windows-1251"),
        (b"8:30 \x81\x8d\x81", 5, "0x81", ""),
    ],
    ids=["EUC-JP", "Shift-JIS", "EUC-KR", "Windows-1251", "none"],
)
def test_refused(data: bytes, at: int, byte: str, guess: str) -> None:
    zh, en = (f"（可能是 {guess}）", f" (it may be {guess})") if guess else ("", "")
    assert decode(data) == Bilingual(
        UNKNOWN.zh.format(zh=zh, at=at, byte=byte), UNKNOWN.en.format(en=en, at=at, byte=byte)
    )


@pytest.mark.parametrize(
    ("data", "en"),
    [
        (ZH.encode()[:-1], "is UTF-8 but cannot be decoded at byte 87"),
        (ZH.encode("gb18030")[:-1], "is GB18030 but cannot be decoded at byte 58"),
        (TW.encode("big5")[:-1], "is Big5-HKSCS but cannot be decoded at byte 54"),
        (ZH.encode("utf-16")[:-1], "says that it is UTF-16 but cannot be decoded at byte 60"),
        (b"\xef\xbb\xbfok \xff", "says that it is UTF-8 but cannot be decoded at byte 6"),
    ],
)
def test_cut_short(data: bytes, en: str) -> None:
    found = decode(data)
    assert isinstance(found, Bilingual)
    assert found.en == f"{en}; it may be cut short: open it in an editor, save it as UTF-8 and check that."


@pytest.mark.parametrize(
    ("found", "en"),
    [
        (Decoded("", "gb18030", "detected"), "decoded as GB18030 (detected)."),
        (Decoded("", "cp1252", "declared"), "decoded as Windows-1252 (as it declares itself)."),
        (Decoded("", "utf-16-be", "mark"), "decoded as UTF-16 (by its byte-order mark)."),
        (Decoded("", "utf-8", "mark"), None),
    ],
)
def test_what_was_decided_is_said(found: Decoded, en: str | None) -> None:
    said = remark(found.encoding, found.how, "ad.txt")
    assert (said and (said.origin, said.line, said.remark, said.problem.en)) == (
        en and ("ad.txt", 0, True, en)
    )


def test_a_text_file_says_it_before_its_ad() -> None:
    items: list[Item] = list(read(Opened(io.BytesIO(ZH.encode("gbk")), "ad", "ad.txt")))
    assert items == [remark("gb18030", "detected", "ad.txt"), Ad("ad", ZH, {}, "ad.txt")]
    (lost,) = read(Opened(io.BytesIO(KO.encode("euc-kr")), "ad", "ad.txt"))
    assert isinstance(lost, Unreadable)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5", "cp1252"])
@pytest.mark.parametrize("ahead", ["", "header,line\n" * 20])
def test_a_stream_gives_the_same_text_in_pieces(
    codec: str, ahead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = ahead + (EN if codec == "cp1252" else TW) * 40
    monkeypatch.setattr(encoding, "_CHUNK", 200)
    stream = Stream(io.BytesIO(text.encode(codec)))
    pieces = list(stream)
    assert ("".join(pieces), len(pieces) > 2) == (text, True)
    assert stream.damaged(text) is None


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_table_in_utf16_is_no_binary_file(codec: str) -> None:
    """Every seventh byte is a NUL: too few to know UTF-16 by them, too many for text in bytes."""
    text = "前台文员两名,a\n" * 40
    assert "".join(Stream(io.BytesIO(text.encode(codec)))) == text


def test_a_stream_goes_on_after_a_bad_byte() -> None:
    stream = Stream(io.BytesIO(f"{ZH}\n{ZH}".encode().replace(b"\n", b"\n\xff")))
    first, second = "".join(stream).split("\n")
    assert (first, stream.damaged(first)) == (ZH, None)
    assert stream.damaged(second) == Bilingual(
        zh="含有不属于 UTF-8 的字节（0xFF），这一条没有检查；请修复文件的编码后再检查。",
        en="holds a byte that is not UTF-8 (0xFF) and was not checked; repair the file's encoding.",
    )


@pytest.mark.parametrize(
    ("data", "en"),
    [
        (b"PK\x03\x04", "is not text but a Word (.docx), Excel or ZIP file"),
        (bytes(range(256)), "is not text but a binary file"),
        (KO.encode("euc-kr"), "is in no encoding that jobscan knows"),
        (ZH.encode("utf-16")[:-1], "says that it is UTF-16 but cannot be decoded"),
    ],
)
def test_a_stream_that_is_no_text(data: bytes, en: str) -> None:
    with pytest.raises(Undecodable) as refused:
        list(Stream(io.BytesIO(data)))
    assert refused.value.problem.en.startswith(en)


@given(st.text(f"{ZH}{TW}", min_size=8), st.sampled_from(["gb18030", "utf-16", "utf-16-le", "utf-16-be"]))
def test_text_of_common_characters_comes_back(text: str, codec: str) -> None:
    found = decode(text.encode(codec))
    assert isinstance(found, Bilingual) or found.text == text, found


@given(st.binary(max_size=40), st.sampled_from(["", "gbk", "big5", "utf-16", "ascii"]))
def test_no_bytes_crash(data: bytes, declared: str) -> None:
    decode(data, declared)


@pytest.mark.parametrize("size", [1, 1000, 100_000])
def test_random_bytes_are_no_text(size: int) -> None:
    data = random.Random(size).randbytes(size) + b"\xff\x81"
    assert isinstance(decode(data), Bilingual)

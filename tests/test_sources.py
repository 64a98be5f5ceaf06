"""Bytes and paths become ads, or one clear message."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.sources import opened, walk
from jobscan.sources.ad import Ad, Unreadable, notices
from jobscan.sources.text import read_text

ZH = "招聘店员，要求有两年以上工作经验，负责日常经营。"
TRADITIONAL = "招聘店員，要求具備兩年以上工作經驗，負責日常管理，能獨立作業。"
EN = "Shop assistant wanted.\r\nMale only.\r\n"


def read(data: bytes) -> Ad | Unreadable:
    return read_text(data, "ad", "ad.txt")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(ZH.encode(), ZH, id="UTF-8"),
        pytest.param(ZH.encode("utf-8-sig"), ZH, id="UTF-8 with mark"),
        pytest.param(b"\xff\xfe" + ZH.encode("utf-16-le"), ZH, id="UTF-16 little"),
        pytest.param(b"\xfe\xff" + ZH.encode("utf-16-be"), ZH, id="UTF-16 big"),
        pytest.param(ZH.encode("gb18030"), ZH, id="GB18030"),
        pytest.param("限女性".encode("gb18030"), "限女性", id="GB18030, a few characters"),
        pytest.param(TRADITIONAL.encode("gb18030"), TRADITIONAL, id="GB18030, Traditional"),
        pytest.param(EN.encode(), EN, id="line ends stay"),
        pytest.param(b"a\x00b", "a\x00b", id="a lone NUL"),
        pytest.param(b"\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m", id="terminal escapes"),
        pytest.param(b"\xef\xbb\xbf\xef\xbb\xbfx", "\ufeffx", id="only one mark goes"),
    ],
)
def test_text(data: bytes, text: str) -> None:
    assert read(data) == Ad(id="ad", text=text, fields={}, origin="ad.txt")


@pytest.mark.parametrize(
    ("data", "en", "zh"),
    [
        pytest.param(
            b"",
            "is empty, there is nothing to check; make sure that the ad was saved.",
            "文件是空的，没有可检查的文字；请确认广告已保存。",
            id="empty",
        ),
        pytest.param(
            b"\xef\xbb\xbf \r\n\t",
            "is empty, there is nothing to check; make sure that the ad was saved.",
            "文件是空的，没有可检查的文字；请确认广告已保存。",
            id="blank",
        ),
        pytest.param(
            b"\x89PNG\r\n\x1a\n\x00\x00",
            "is not text but a PNG image; open it, save the ad's wording as plain text (.txt, UTF-8) and check "
            "that.",
            "不是文本，而是 PNG 图片；请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
            id="PNG",
        ),
        pytest.param(
            b"PK\x03\x04 docx",
            "is not text but a Word (.docx), Excel or ZIP file; open it, save the ad's wording as plain text "
            "(.txt, UTF-8) and check that.",
            "不是文本，而是 Word（.docx）、Excel 或 ZIP 文件；请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
            id="docx",
        ),
        pytest.param(
            bytes(range(256)),
            "is not text but a binary file (it is full of control characters); open it, save the ad's wording "
            "as plain text (.txt, UTF-8) and check that.",
            "不是文本，而是二进制文件（含大量控制字符）；请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
            id="binary",
        ),
        pytest.param(
            b"\xff\xfe" + "\0\1\2\3".encode("utf-16-le") * 9,
            "is not text but a binary file (it is full of control characters); open it, save the ad's wording "
            "as plain text (.txt, UTF-8) and check that.",
            "不是文本，而是二进制文件（含大量控制字符）；请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
            id="binary behind a mark",
        ),
        pytest.param(
            b"R\xe9sum\xe9 to the office \xe9",
            "is in no encoding that jobscan knows: tried UTF-8 (fails at byte 1, 0xE9), UTF-16 (no byte-order "
            "mark) and GB18030 (fails at byte 5); open it in an editor, save it as UTF-8 and check that.",
            "无法识别文字编码：不是 UTF-8（第 1 字节 0xE9 出错），没有 UTF-16 的字节顺序标记，也不是 GB18030"
            "（第 5 字节出错）；请在编辑器里打开，另存为 UTF-8 后再检查。",
            id="Latin-1",
        ),
        pytest.param(
            TRADITIONAL.encode("big5"),
            "is in no encoding that jobscan knows: tried UTF-8 (fails at byte 0, 0xA9), UTF-16 (no byte-order "
            "mark) and GB18030 (it does not read as Chinese); open it in an editor, save it as UTF-8 and check "
            "that.",
            "无法识别文字编码：不是 UTF-8（第 0 字节 0xA9 出错），没有 UTF-16 的字节顺序标记，按 GB18030 解码读不成"
            "中文；请在编辑器里打开，另存为 UTF-8 后再检查。",
            id="Big5",
        ),
        pytest.param(
            b"\xef\xbb\xbfok \xff",
            "is in no encoding that jobscan knows: tried UTF-8 (fails at byte 6, 0xFF), UTF-16 (no byte-order "
            "mark) and GB18030 (fails at byte 6); open it in an editor, save it as UTF-8 and check that.",
            "无法识别文字编码：不是 UTF-8（第 6 字节 0xFF 出错），没有 UTF-16 的字节顺序标记，也不是 GB18030"
            "（第 6 字节出错）；请在编辑器里打开，另存为 UTF-8 后再检查。",
            id="bad byte behind a mark",
        ),
        pytest.param(
            b"\xff\xfea\x00b",
            "says that it is UTF-16 but cannot be decoded at byte 4; it may be cut short: open it in an editor, "
            "save it as UTF-8 and check that.",
            "文件开头标明是 UTF-16，但第 4 字节处无法解码；文件可能被截断，请在编辑器里打开，另存为 UTF-8 后再检查。",
            id="UTF-16 cut short",
        ),
    ],
)
def test_no_text(data: bytes, en: str, zh: str) -> None:
    found = read(data)
    assert isinstance(found, Unreadable)
    assert (found.problem.en, found.problem.zh) == (en, zh)


@pytest.mark.parametrize("encoding", ["euc-kr", "euc-jp", "shift-jis", "big5"])
def test_other_encodings_are_not_taken_for_chinese(encoding: str) -> None:
    text = {
        "euc-kr": "우리 회사에서는 다음과 같이 직원을 모집합니다 성별 무관 나이 제한 없음",
        "big5": "誠徵門市人員，女性優先，須有工作經驗，週休二日，待遇優。",
    }.get(encoding, "募集要項：経験者優遇、給与は面談の上で決定します。女性活躍中の職場です。")
    assert isinstance(read(text.encode(encoding)), Unreadable)


@given(st.text(min_size=1).filter(lambda t: t.strip() and not t.startswith("\ufeff")))
def test_every_utf8_text_comes_back_or_is_called_binary(text: str) -> None:
    found = read(text.encode())
    assert found == Ad("ad", text, {}, "ad.txt") or "is not text" in found.problem.en  # type: ignore[union-attr]


@given(st.binary())
def test_no_bytes_crash(data: bytes) -> None:
    read(data)


def test_a_nul_is_noticed_where_it_stands() -> None:
    ad = Ad("ad", "one\ntw\0o\0", {}, "ad.txt")
    (notice,) = notices(ad)
    assert (notice.line, notice.column) == (2, 3)
    assert notice.problem.en == (
        "contains 2 NUL characters, the first one here; it was scanned all the same, but the file may be "
        "damaged: check that it is complete."
    )
    assert notices(Ad("ad", "fine", {}, "ad.txt")) == ()


# ── paths ──


def put(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text")


def found(*paths: str | Path) -> list[str]:
    return [
        f"{p.origin}: {p.problem.en}" if isinstance(p, Unreadable) else p for p in walk.find(map(str, paths))
    ]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_are_walked_in_order(here: Path) -> None:
    put(here, "b.txt", "a/z.md", "a/y.markdown", "a/x.TXT", "a/no.odt", "a/.hidden.txt", ".git/c.txt")
    assert found(".") == ["./a/x.TXT", "./a/y.markdown", "./a/z.md", "./b.txt"]


def test_a_named_file_is_read_whatever_its_suffix(here: Path) -> None:
    put(here, "ad.job", ".hidden")
    assert found("ad.job", ".hidden") == ["ad.job", ".hidden"]


def test_each_real_file_once(here: Path) -> None:
    put(here, "a/one.txt")
    (here / "a/two.txt").symlink_to("one.txt")
    (here / "a/again").symlink_to(here / "a")
    assert found("a", "a/one.txt", "./a") == ["a/one.txt"]


def test_what_cannot_be_found(here: Path) -> None:
    put(here, "a/no.odt")
    (here / "gone.txt").symlink_to("nowhere")
    (here / "links").mkdir()
    (here / "links/gone.txt").symlink_to("nowhere")
    assert found("a", "links") == [
        "a: holds no file to read (.txt, .md, .markdown); name a file with another suffix directly.",
        "links/gone.txt: is a link to a file that does not exist; repair or remove it.",
    ]
    assert [walk.read_plain(path) for path in ("none.txt", "gone.txt", "a/no.odt/x", "bad\0name")] == [
        Unreadable("none.txt", walk._MISSING),
        Unreadable("gone.txt", walk._BROKEN_LINK),
        Unreadable("a/no.odt/x", walk._MISSING),
        Unreadable("bad\0name", walk._why_not("", ValueError("embedded null byte"))),
    ]


def test_no_permission(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here, "ad.txt", "locked/ad.txt")

    def refuse(*args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert walk.read_plain("ad.txt") == Unreadable("ad.txt", walk._FORBIDDEN)
    monkeypatch.setattr(os, "listdir", refuse)
    assert list(walk.find(["locked"])) == [Unreadable("locked", walk._FORBIDDEN)]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no devices")
def test_a_device_is_no_ad(here: Path) -> None:
    assert walk.read_plain("/dev/zero") == Unreadable("/dev/zero", walk._SPECIAL)


def test_a_pipe_inside_a_folder_is_passed_over(here: Path) -> None:
    put(here, "a/ad.txt")
    os.mkfifo(here / "a/pipe.txt")
    assert found("a") == ["a/ad.txt"]


def test_folders_deeper_than_the_stack(here: Path) -> None:
    deep = here
    for _ in range(300):
        deep = deep / "d"
    put(deep, "ad.txt")
    assert len(found(".")) == 1


def test_too_large(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here, "ad.txt")
    monkeypatch.setattr(opened, "LARGEST", 3)
    assert walk.read_plain("ad.txt") == Unreadable("ad.txt", opened.TOO_LARGE)
    assert walk.read_plain("-", io.BytesIO(b"text")) == Unreadable("<stdin>", opened.TOO_LARGE)


def test_standard_input() -> None:
    assert list(walk.find(["-", "-"])) == ["-"]
    assert list(walk.read("-", io.BytesIO(b"text"))) == [Ad("<stdin>", "text", {}, "<stdin>")]
    assert list(walk.read("-", io.BytesIO(b""))) == [Unreadable("<stdin>", walk._EMPTY_STDIN)]
    assert list(walk.read("-", None)) == [Unreadable("<stdin>", walk._NO_STDIN)]


def test_identity_does_not_change_with_the_way_a_path_is_typed(here: Path) -> None:
    assert {
        walk.identity(p) for p in ("ads/a.txt", "./ads//a.txt", "x/../ads/a.txt", str(here / "ads/a.txt"))
    } == {"ads/a.txt"}
    assert walk.identity("bad\udcff.txt") == "bad\\udcff.txt"

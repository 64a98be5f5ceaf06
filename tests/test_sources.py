"""Bytes and paths become ads, or one clear message."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.sources import opened, walk
from jobscan.sources.ad import Ad, Notice, Unreadable, notices
from jobscan.sources.opened import Columns
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


@given(st.text(min_size=1).filter(lambda t: t.strip() and not t.startswith("\ufeff") and "\0" not in t))
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


def found(
    *paths: str | Path, include: Sequence[str] = (), exclude: Sequence[str] = (), git: bool = True
) -> list[str]:
    items = walk.find(map(str, paths), include, exclude, git)
    return [f"{p.origin}: {p.problem.en}" if isinstance(p, Unreadable) else p for p in items]


def str_(path: str | Unreadable) -> str:
    assert isinstance(path, str)
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_are_walked_in_order(here: Path) -> None:
    put(here, "b.txt", "a/z.md", "a/y.markdown", "a/x.TXT", "a/no.job", "a/.hidden.txt", ".git/c.txt")
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
    put(here, "a/no.job")
    (here / "gone.txt").symlink_to("nowhere")
    (here / "links").mkdir()
    (here / "links/gone.txt").symlink_to("nowhere")
    assert found("a", "links") == [
        f"a: {walk._NO_FILES.en}",
        "links/gone.txt: is a link to a file that does not exist; repair or remove it.",
    ]
    assert [walk.read_plain(path) for path in ("none.txt", "gone.txt", "a/no.job/x", "bad\0name")] == [
        Unreadable("none.txt", walk._MISSING),
        Unreadable("gone.txt", walk._BROKEN_LINK),
        Unreadable("a/no.job/x", walk._MISSING),
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


# ── what is left out of a folder ──


@pytest.mark.parametrize(
    ("ignore", "left"),
    [
        ({".gitignore": "build/\n*.md\n!keep.md\n"}, ["a.txt", "jobs/b.txt", "jobs/keep.md"]),
        ({".gitignore": "/jobs"}, ["a.txt", "build/d.txt", "c.md"]),
        ({".gitignore": "jobs/*\n!jobs/b.txt"}, ["a.txt", "build/d.txt", "c.md", "jobs/b.txt"]),
        ({".gitignore": "*.txt", "jobs/.gitignore": "!b.txt\n*.md"}, ["c.md", "jobs/b.txt"]),
        ({".gitignore": "jobs/", "jobs/.gitignore": "!b.txt"}, ["a.txt", "build/d.txt", "c.md"]),
        ({".git/info/exclude": "*.txt"}, ["c.md", "jobs/c.md", "jobs/keep.md"]),
        (
            {".git/info/exclude": "*.txt", ".gitignore": "!a.txt"},
            ["a.txt", "c.md", "jobs/c.md", "jobs/keep.md"],
        ),
        (
            {".gitignore": "[z-a]\n\\\n!\n \n# build\n"},
            ["a.txt", "build/d.txt", "c.md", "jobs/b.txt", "jobs/c.md", "jobs/keep.md"],
        ),
    ],
    ids=[
        "negation",
        "anchored",
        "content",
        "nested",
        "inside a folder that is out",
        "exclude",
        "order",
        "nonsense",
    ],
)
def test_gitignore(here: Path, ignore: dict[str, str], left: list[str]) -> None:
    put(here, "a.txt", "c.md", "jobs/b.txt", "jobs/c.md", "jobs/keep.md", "build/d.txt", ".git/HEAD")
    for name, text in ignore.items():
        put(here, name)
        (here / name).write_text(text)
    everything = ["a.txt", "build/d.txt", "c.md", "jobs/b.txt", "jobs/c.md", "jobs/keep.md"]
    assert found(".") == [f"./{name}" for name in sorted(left, key=everything.index)]
    assert found(".", git=False) == [f"./{name}" for name in everything]


def test_what_is_named_is_read_although_it_is_ignored(here: Path) -> None:
    put(here, "build/a.txt", "build/b.md", "c.txt", ".git/HEAD", ".gitignore")
    (here / ".gitignore").write_text("build/\n*.txt\n")
    assert found("build", "c.txt") == ["build/a.txt", "build/b.md", "c.txt"]


def test_gitignore_above_the_folder(here: Path) -> None:
    put(here, "repo/.git/HEAD", "repo/jobs/a.txt", "repo/jobs/b.txt", ".gitignore", "repo/.gitignore")
    (here / ".gitignore").write_text("*")  # outside of the repository
    (here / "repo/.gitignore").write_text("/jobs/b.txt")
    assert found("repo/jobs") == ["repo/jobs/a.txt"]
    assert found(here / "repo/jobs") == [str(here / "repo/jobs/a.txt")]


@pytest.mark.parametrize(
    ("include", "exclude", "left"),
    [
        (["*.md"], [], ["ads/b.md", "ads/old/c.md"]),
        (["ads/*.md"], [], ["ads/b.md"]),
        (["old/"], [], ["ads/old/c.md"]),
        ([], ["old/"], ["ads/a.txt", "ads/b.md"]),
        ([], ["ads/old", "*.txt"], ["ads/b.md"]),
        ([], ["/ads/*.md"], ["ads/a.txt", "ads/old/c.md"]),
        (["*.md"], ["**/old/**"], ["ads/b.md"]),
        ([], ["*.md", "!b.md"], ["ads/a.txt", "ads/b.md"]),
    ],
)
def test_include_and_exclude(here: Path, include: list[str], exclude: list[str], left: list[str]) -> None:
    put(here, "ads/a.txt", "ads/b.md", "ads/old/c.md")
    assert found("ads", include=include, exclude=exclude) == left
    assert found("./ads", include=include, exclude=exclude) == [f"./{name}" for name in left]
    assert found("ads/a.txt", include=["x"], exclude=["*"]) == ["ads/a.txt"]


def test_everything_left_out(here: Path) -> None:
    put(here, "ads/a.txt", "ads/b.md")
    assert found("ads", exclude=["*"]) == [
        "ads: holds no file to read: .gitignore, --include or --exclude leaves 2 of its entries out; name a file "
        "directly to read it all the same."
    ]
    assert found("ads/a.txt", exclude=["!"]) == [
        "!: is no glob; write it as in .gitignore: drafts/ or *.md.",
        "ads/a.txt",
    ]


# ── files that are hostile ──


def test_a_loop_of_links(here: Path) -> None:
    put(here, "a/b/ad.txt")
    (here / "a/b/up").symlink_to(here / "a")
    (here / "a/self").symlink_to("self")
    (here / "a/self.txt").symlink_to("self.txt")
    assert found("a") == [
        "a/b/ad.txt",
        "a/self.txt: is a link that leads back to itself; repair or remove it.",
    ]
    assert list(walk.read("a/self.txt")) == [Unreadable("a/self.txt", walk._LOOP)]


def test_a_file_that_vanishes(here: Path) -> None:
    put(here, "a/one.txt", "a/two.txt")
    paths = list(walk.find(["a"]))
    (here / "a/one.txt").unlink()
    items = [item for path in paths for item in walk.read(str_(path))]
    assert items == [Unreadable("a/one.txt", walk._VANISHED), Ad("a/two.txt", "text", {}, "a/two.txt")]


@pytest.mark.parametrize(
    "name", ["new\nline.txt", "\x1b[31mred.txt", "::error::.txt", "<b>.txt", "bad\udcff.txt", " .txt"]
)
def test_names_are_data(here: Path, name: str) -> None:
    put(here, f"a/{name}")
    (path,) = walk.find(["a"])
    (ad,) = walk.read(str_(path))
    assert isinstance(ad, Ad)
    assert (ad.origin, ad.id) == (f"a/{name}", f"a/{name}".encode("utf-8", "backslashreplace").decode())


def test_data_in_a_folder_that_is_no_ads_is_passed_over(here: Path) -> None:
    put(here, "a/package.json", "a/prices.csv", "a/ci.yaml")
    (here / "a/package.json").write_text('{"name": "left-pad", "description": "pads"}')
    (here / "a/prices.csv").write_text("item,price\npear,12\n")
    (here / "a/ci.yaml").write_text("on: push\n")
    items = [item for path in walk.find(["a"]) for item in walk.read(str_(path))]
    assert [isinstance(item, Notice) and item.remark for item in items] == [True] * 3
    (lost,) = walk.read("a/ci.yaml", columns=Columns(text=("描述",)))
    assert isinstance(lost, Unreadable)

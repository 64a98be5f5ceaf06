"""What goes wrong is said in one clear message, in both languages, and never as a traceback."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Run, run
from findings import finding, result, setting
from syrupy.assertion import SnapshotAssertion

from jobscan.reports.result import Scanned
from jobscan.reports.terminal import report as terminal_report
from jobscan.sources import walk
from jobscan.sources.ad import Ad

__all__ = ["run"]

BAD_USAGE = [
    ["chek"],
    ["frobnicate"],
    ["--frob"],
    ["check"],
    ["check", "--jurisdicton", "cn", "a"],
    ["check", "a", "--format"],
    ["check", "a", "--format", "jsn"],
    ["check", "a", "--format", "text,json"],
    ["check", "a", "--format", "json", "--format", "sarif", "--output", "-"],
    ["check", "a", "--output", "report"],
    ["check", "a", "--format", "text,html", "--output", "r.html"],
    ["check", "a", "--output", "r.html", "--output", "./r.html"],
    ["check", "a.html", "--output", "./a.html"],
    ["check", "a", "--format", "json", "--output", "."],
    ["check", "a", "--output", "none/r.json"],
    ["check", "a", "--fail-on", "warnings"],
    ["check", "a", "--explain=1"],
    ["check", "a", "--jurisdiction", "xx"],
    ["check", "a", "--jurisdiction", ""],
    ["check", "a", "--select", "gendr"],
    ["check", "a", "--ignore", "zh-gender-onyl"],
    ["check", "a", "--select", "gender", "--ignore", "gender"],
    ["check", "a", "--rules", "nowhere"],
    ["rules", "lst"],
    ["rules", "show"],
    ["rules", "show", "a", "b"],
    ["rules", "show", "zh-gender-onyl"],
    ["rules", "test", "nothing-like-it"],
    ["explain"],
    ["explain", "gender-only"],
    ["laws", "extra"],
    ["laws", "--category", "genders"],
    ["laws", "--jurisdiction", "france"],
]


@pytest.mark.parametrize("args", BAD_USAGE, ids=" ".join)
def test_bad_usage(run: Run, args: list[str], snapshot: SnapshotAssertion) -> None:
    zh, en = run("--lang", "zh", *args), run("--lang", "en", *args)
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    assert zh.err + en.err == snapshot
    assert not re.search("Traceback|[Ii]nternal|内部", zh.err + en.err)


@pytest.mark.parametrize(
    ("args", "environ", "message"),
    [
        (["check", "a", "--lang", "fr"], {}, '--lang is "fr"; it must be zh (Chinese) or en (English).'),
        (
            ["check", "a", "--lang=fr"],
            {"LANG": "zh_CN.UTF-8"},
            "--lang 的值“fr”无效；请写 zh（中文）或 en（英文）。",
        ),
        (
            ["check", "a"],
            {"JOBSCAN_LANG": "de"},
            'JOBSCAN_LANG is "de"; it must be zh (Chinese) or en (English).',
        ),
    ],
)
def test_bad_language(
    run: Run, args: list[str], environ: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    ran = run(*args)
    assert (ran.code, ran.out, ran.err) == (2, "", f"jobscan: {message}\n")


@pytest.mark.parametrize(
    ("name", "data", "zh", "en"),
    [
        (
            "none.txt",
            None,
            "文件或文件夹不存在；请检查路径是否写对。",
            "does not exist; check the spelling of the path.",
        ),
        (
            "empty.txt",
            b"",
            "文件是空的，没有可检查的文字；请确认广告已保存。",
            "is empty, there is nothing to check; make sure that the ad was saved.",
        ),
        (
            "photo.txt",
            b"\x89PNG\r\n",
            "不是文本，而是 PNG 图片；请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
            "is not text but a PNG image; open it, save the ad's wording as plain text (.txt, UTF-8) and check that.",
        ),
        (
            "\x1b[31m[red]\u202e.txt",
            None,
            "文件或文件夹不存在；请检查路径是否写对。",
            "does not exist; check the spelling of the path.",
        ),
        (
            "odd\udcff.txt",
            None,
            "文件或文件夹不存在；请检查路径是否写对。",
            "does not exist; check the spelling of the path.",
        ),
    ],
)
def test_unreadable(run: Run, tmp_path: Path, name: str, data: bytes | None, zh: str, en: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    shown = {"\x1b[31m[red]\u202e.txt": "\\x1b[31m[red]\\u202e.txt", "odd\udcff.txt": "odd\\udcff.txt"}.get(
        name, name
    )
    for lang, message in (("zh", f"jobscan: {shown}：{zh}\n"), ("en", f"jobscan: {shown}: {en}\n")):
        ran = run("check", name, "--lang", lang)
        assert (ran.code, ran.out, ran.err) == (2, "", message)


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ads").mkdir()
    ran = run("check", "ads")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"jobscan: ads: {walk._NO_FILES.en}\n"


def test_one_unreadable_ad_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    (tmp_path / "b.txt").write_text("Male only.")
    ran = run("check", ".")
    assert ran.code == 2
    assert ran.err.startswith(
        "jobscan: ./a.txt: is in no encoding that jobscan knows: tried UTF-8 (fails at byte 0"
    )
    assert "./b.txt:1:1  error" in ran.out
    assert (
        "1 ad checked, 1 with suspected wording: 1 error; 1 could not be read and was not checked." in ran.out
    )


def test_a_nul_is_scanned_and_warned_of(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Clerk.\nMale only. \0\n")
    ran = run("check", "a.txt")
    assert ran.code == 1
    assert "  2 │ Male only. \\x00\n" in ran.out
    assert ran.err == (
        "jobscan: warning: a.txt:2:12: contains 1 NUL character, the first one here; it was scanned all the same, "
        "but the file may be damaged: check that it is complete.\n"
    )


def test_escapes_and_markup_of_an_ad_are_printed_not_obeyed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "[red]a.txt").write_text("[bold] Male only [/bold] \x1b]0;title\x07 \u202eevil :smile: [/]")
    for colour in ("", "1"):
        monkeypatch.setenv("FORCE_COLOR", colour)
        ran = run("check", "[red]a.txt", "--explain")
        assert (ran.code, "\x1b" in ran.out) == (1, bool(colour))
        ran = replace(ran, out=re.sub("\x1b\\[[0-9;]*m", "", ran.out))
        assert "[red]a.txt:1:8  error" in ran.out
        assert "[bold] Male only [/bold] \\x1b]0;title\\x07 \\u202eevil :smile: [/]" in ran.out
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", ran.out)


def test_a_line_of_50_mb(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 5_000_000 + "Male only " + "word " * 5_000_000)
    ran = run("check", "long.txt")
    assert (ran.code, ran.err) == (1, "")
    assert max(map(len, ran.out.splitlines())) <= 100


def test_broken_rules(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "en"
    folder.mkdir(parents=True)
    (folder / "bad.yaml").write_text("- id: en-bad\n  nmae: {zh: x, en: x}\n", "utf-8")
    (tmp_path / "a.txt").write_text("Male only.")
    zh, en = (run("check", "a.txt", "--rules", "mine", "--lang", lang) for lang in ("zh", "en"))
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    first, *lines = en.err.splitlines()
    assert re.fullmatch(r"jobscan: the rules have \d+ problems?, no ad was checked:", first)
    assert all(re.match(r"mine/en/bad\.yaml:\d+: \S", line) for line in lines)
    assert zh.err.startswith("jobscan: 规则有误（")
    assert zh.err.splitlines()[1].startswith("mine/en/bad.yaml:")


def test_lone_surrogates_of_an_ad_can_be_reported() -> None:
    text = "限\ud800女\udfff性"
    whole = replace(result(), scanned=(Scanned(Ad("a", text, {}, "a"), (finding(text, text),)),))
    terminal_report(whole, setting("zh", colour=True)).encode("utf-8")


class Broken:
    """A scanner with a bug."""

    def __init__(self, *args: object) -> None:
        pass

    def scan(self, *args: object) -> None:
        raise ZeroDivisionError("division\nby \x1b zero")


def test_a_bug_in_scanning_one_ad_is_no_clean_ad(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Male only.")
    monkeypatch.setattr(sys.modules["jobscan.scan.scanner"], "Scanner", Broken)
    ran = run("check", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(
        r"jobscan: a\.txt: could not be scanned: internal error: ZeroDivisionError: division by \\x1b zero "
        r"\(tests/test_cli_refusals\.py:\d+\)\. This is a bug in jobscan and nothing is known about this ad; "
        r"please report it together with the ad to its maintainers\.\n",
        ran.err,
    )


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        (
            "en",
            r"jobscan: internal error: RuntimeError: oops \(tests/test_cli_refusals\.py:\d+\)\. This is a bug in "
            r"jobscan and nothing is known about the ads; please report this line and the command to its "
            r"maintainers\.\n",
        ),
        (
            "zh",
            r"jobscan: 内部错误：RuntimeError: oops（tests/test_cli_refusals\.py:\d+）。这是 jobscan 的缺陷，广告是否有"
            r"问题尚无结论；请把这一行和所用的命令报告给维护者。\n",
        ),
    ],
)
def test_any_other_bug(run: Run, lang: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr("jobscan.pack.load.load_pack", fail)
    for command in (["check", "a"], ["rules", "list"], ["explain", "x"], ["laws"], ["rules", "test"]):
        ran = run(*command, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert re.fullmatch(message, ran.err)


def test_ctrl_c(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jobscan.pack.load.load_pack", interrupt)
    ran = run("check", "a")
    assert (ran.code, ran.out, ran.err) == (130, "", "jobscan: interrupted, no result was given.\n")

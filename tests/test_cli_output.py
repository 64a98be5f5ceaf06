"""`--format` and `--output`: several reports at once, in files that are there whole or not at all."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from commands import Run, process, run

from jobscan.reports.csv_report import BOM
from jobscan.reports.formats import FORMATS

__all__ = ["run"]

AD = "Clerk wanted. Male only.\n"
SUMMARY = "1 ad checked, 1 with suspected wording: 1 error."
BEGINNINGS = {
    "text": "ad.txt:1:15  error",
    "json": '{\n  "version": 1,',
    "jsonl": '{"type": "finding", "path": "ad.txt"',
    "sarif": '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json"',
    "github": "::error file=ad.txt,line=1,endLine=1,col=15,endColumn=24,title=",
    "gitlab": '[\n  {\n    "description": ',
    "junit": '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="jobscan"',
    "csv": BOM + '"status","path","ad"',
    "markdown": "## Job ad check\n\n" + SUMMARY,
    "html": '<!DOCTYPE html>\n<html lang="en">',
}


@pytest.fixture
def ad(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "ad.txt").write_text(AD)
    (tmp_path / "out").mkdir()
    return tmp_path


@pytest.mark.parametrize("format", FORMATS)
def test_every_format(run: Run, ad: Path, format: str) -> None:
    printed = run("check", "ad.txt", "--format", format)
    assert (printed.code, printed.err) == (1, "")
    assert printed.out.startswith(BEGINNINGS[format])
    saved = run("check", "ad.txt", "--format", format, "--output", "out/report")
    assert (saved.code, saved.out, saved.err) == (1, "", f"jobscan: {SUMMARY} Report: out/report\n")
    assert (ad / "out/report").read_bytes().decode() == printed.out


@pytest.mark.parametrize(
    ("args", "printed", "saved"),
    [
        ([], "text", {}),
        (["--output", "r.html"], "", {"r.html": "html"}),
        (["--output", "r.html", "--output", "r.csv"], "", {"r.html": "html", "r.csv": "csv"}),
        (["--format", "json,sarif", "--output", "-", "--output", "r.json"], "json", {"r.json": "sarif"}),
        (["--format", "html,text", "--output", "r.html"], "text", {"r.html": "html"}),
        (["--format", "html", "--format", "github", "--output", "r.htm"], "github", {"r.htm": "html"}),
        (["--format", "gitlab", "--output", "q.json", "--output", "r.md"], "", {"q.json": "gitlab", "r.md": "markdown"}),
        (["--format", "text", "--output", "-", "--output", "r.sarif.json"], "text", {"r.sarif.json": "sarif"}),
        (["--format", "text", "--output", "r.log"], "", {"r.log": "text"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_which_report_goes_where(
    run: Run, ad: Path, args: list[str], printed: str, saved: dict[str, str]
) -> None:
    ran = run("check", "ad.txt", *args)
    assert ran.code == 1
    assert ran.out.startswith(BEGINNINGS[printed] if printed else "")
    assert bool(ran.out) == bool(printed)
    assert bool(ran.err) == (not printed)
    before = {"ad.txt", "out"}
    assert {path.name for path in ad.iterdir()} == before | set(saved)
    for name, format in saved.items():
        assert (ad / name).read_bytes().decode().startswith(BEGINNINGS[format])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_waits_is_told(run: Run, ad: Path, lang: str) -> None:
    said = {
        "zh": "jobscan: 已检查 1 份广告，1 份有疑似表述：1 个错误。报告：r.html、r.csv\n",
        "en": f"jobscan: {SUMMARY} Report: r.html, r.csv\n",
    }
    ran = run("check", "ad.txt", "--lang", lang, "--output", "r.html", "--output", "r.csv")
    assert (ran.out, ran.err) == ("", said[lang])


def test_a_saved_report_has_neither_colour_nor_the_width_of_a_terminal(
    run: Run, ad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    run("check", "ad.txt", "--output", "r.txt")
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("COLUMNS", "100")
    assert (ad / "r.txt").read_text("utf-8") == run("check", "ad.txt").out


def test_paths_are_told_relative_where_a_repository_wants_it(run: Run, ad: Path) -> None:
    where = str(ad / "ad.txt")
    assert run("check", where, "--format", "github").out.startswith("::error file=ad.txt,line=1")
    [violation] = json.loads(run("check", where, "--format", "gitlab").out)
    assert violation["location"]["path"] == "ad.txt"
    sarif = json.loads(run("check", where, "--format", "sarif").out)
    [location] = sarif["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "ad.txt", "uriBaseId": "%SRCROOT%"}


def test_an_old_report_is_replaced_and_keeps_its_permissions(run: Run, ad: Path) -> None:
    old = ad / "r.json"
    old.write_text("x" * 1_000_000)
    old.chmod(0o640)
    (ad / "link.json").symlink_to(old)
    run("check", "ad.txt", "--output", "link.json")
    assert json.loads(old.read_text("utf-8"))["summary"]["findings"] == 1
    assert (ad / "link.json").is_symlink()
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert sorted(p.name for p in ad.iterdir()) == ["ad.txt", "link.json", "out", "r.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX")
def test_a_new_report_may_be_read_by_whom_the_umask_lets(run: Run, ad: Path) -> None:
    before = os.umask(0o027)
    try:
        run("check", "ad.txt", "--output", "r.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((ad / "r.json").stat().st_mode) == 0o640


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="no /dev/null")
def test_a_device_is_written_to_and_never_replaced(run: Run, ad: Path) -> None:
    assert run("check", "ad.txt", "--format", "json", "--output", "/dev/null").code == 1
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "jobscan: 报告写不进 /dev/full：No space left on device。这份报告没有写出。\n"),
        (
            "en",
            "jobscan: cannot write the report to /dev/full: No space left on device. It was not written.\n",
        ),
    ],
)
def test_one_report_that_cannot_be_written_does_not_stop_the_others(
    run: Run, ad: Path, lang: str, said: str
) -> None:
    ran = run(
        "check",
        "ad.txt",
        "--format",
        "json,html",
        "--output",
        "/dev/full",
        "--output",
        "r.html",
        "--lang",
        lang,
    )
    assert (ran.code, ran.out, ran.err) == (2, "", said)
    assert (ad / "r.html").exists()


def test_a_write_that_fails_leaves_the_old_report(
    run: Run, ad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ad / "r.json").write_text("old")

    def refuse(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    ran = run("check", "ad.txt", "--output", "r.json")
    assert ran.code == 2
    assert (ad / "r.json").read_text() == "old"
    assert sorted(p.name for p in ad.iterdir()) == ["ad.txt", "out", "r.json"]


def test_nothing_is_scanned_where_a_report_has_no_place(run: Run, ad: Path) -> None:
    ran = run("check", "none.txt", "--output", "nowhere/r.json")
    assert ran.err == (
        "jobscan: --output nowhere/r.json: there is no folder nowhere; make it first or choose another path.\n"
    )


@pytest.mark.parametrize("format", FORMATS)
def test_a_clean_ad(run: Run, ad: Path, format: str) -> None:
    (ad / "ok.txt").write_text("Clerk wanted.")
    ran = run("check", "ok.txt", "--format", format)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out


@pytest.mark.parametrize("format", FORMATS)
def test_unreadable_ads_are_in_the_report(run: Run, ad: Path, format: str) -> None:
    """In the text they are counted: the message itself is on standard error."""
    ran = run("check", "ad.txt", "none.txt", "--format", format)
    assert ran.code == 2
    assert ("1 could not be read" if format == "text" else "none.txt") in ran.out


def test_the_libraries_of_a_format_are_loaded_with_it(ad: Path) -> None:
    heavy = {"jinja2", "xml.etree.ElementTree", "importlib.metadata", "jobscan.reports.rule_page"}
    tells = f"""
import atexit
atexit.register(lambda: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr))
"""
    (ad / "ok.txt").write_text("Clerk wanted.")
    ran = process("check", "ok.txt", cwd=ad, extra=tells, stdout=-1)
    assert (ran.communicate()[1], ran.returncode) == (b"[]\n", 0)

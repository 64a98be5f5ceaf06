"""Files that want to do harm, in a folder with a good ad: one clear line each, and the ad's finding is reported."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from commands import Run, process, run
from office import LAUGHS, repacked
from pdfs import empty_pages

__all__ = ["run"]

AD = "招聘文员，限女性。\n"
FOUND = ("zh-gender-only", "限女性")
DEEP = 100_000
MB = 1024 * 1024
LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links and such names are for others")


def word(**parts: bytes) -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return repacked(out.getvalue(), {f"word/{name}.xml": data for name, data in parts.items()})


def book(**parts: bytes) -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return repacked(out.getvalue(), {f"xl/worksheets/{name}.xml": data for name, data in parts.items()})


def bomb(data: bytes, name: str) -> bytes:
    """The package with 300 MB of blanks in one part, which are nowhere held at once."""
    out = io.BytesIO(repacked(data, {name: None}))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(300):
            part.write(b" " * MB)
    return out.getvalue()


def half_a_parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"职位": ["店员"] * 1000, "描述": ["限女性"] * 1000}), out)
    return out.getvalue()[: out.tell() // 2]


def long_field() -> Iterator[bytes]:
    yield '职位,描述\n店员,"'.encode()
    for _ in range(100):
        yield b"a" * MB
    yield '"\n会计,限女性\n'.encode()


@dataclass(frozen=True)
class Hostile:
    """What a file holds, in pieces; what is said of it after its name; whether it has a finding of its own."""

    data: Callable[[], Iterable[bytes]]
    said: str = ""
    has_finding: bool = False


ENTITIES = (
    ": is {} file whose XML declares a document type or entities, which no honest one does: it was not read; "
    "if you trust it, open it in {}, save it anew as {} and check that."
)
NESTED = ":1: is nested deeper than 100 levels, which no data about jobs is, and was not checked; export flat records."
FILES = {
    "bomb.docx": Hostile(
        lambda: [bomb(word(), "word/document.xml")],
        ": is a Word file that is too large when unpacked (the limit is 32 MB and 2,000,000 XML tags), perhaps a zip "
        "bomb; check that it is an ad, or save the ad's wording as plain text (.txt, UTF-8).",
    ),
    "bomb.xlsx": Hostile(
        lambda: [bomb(book(), "xl/worksheets/sheet1.xml")],
        ": is an Excel file that is too large when unpacked (the limit is 256 MB and 6,000,000 XML tags), perhaps a "
        "zip bomb; save it as CSV, or split it into several files.",
    ),
    "laughs.docx": Hostile(
        lambda: [word(document=f"{LAUGHS}<x>&l9;</x>".encode())], ENTITIES.format("a Word", "Word", ".docx")
    ),
    "laughs.xlsx": Hostile(
        lambda: [book(sheet1=f"{LAUGHS}<x>&l9;</x>".encode())], ENTITIES.format("an Excel", "Excel", ".xlsx")
    ),
    "pages.pdf": Hostile(
        lambda: [empty_pages(10_000)],
        ": is a PDF file without text on any of its 10000 pages; make sure that the ad was saved, and if its letters "
        "are drawings, turn them into text (OCR).",
    ),
    "deep.html": Hostile(lambda: [b"<div>" * DEEP, "限女性".encode()], has_finding=True),
    "deep.json": Hostile(lambda: [b'{"a":' * DEEP], NESTED),
    "deep-in-an-ad.json": Hostile(
        lambda: ['{"title": "店员", "description": "限女性", "x": '.encode(), b"[" * DEEP, b"]" * DEEP, b"}"], NESTED
    ),
    "field.csv": Hostile(
        long_field,
        ":2: is longer than 2 million characters, too much for one ad, and was not checked; see whether its quotes "
        "are paired.",
        has_finding=True,
    ),
    "half.parquet": Hostile(
        lambda: [half_a_parquet()],
        ": is not a whole Parquet file: its end is missing; it may be cut short, export or download it again.",
    ),
}  # fmt: skip


def ads(folder: Path) -> Path:
    (folder / "ads").mkdir()
    (folder / "ads" / "good.txt").write_text(AD, "utf-8")
    return folder / "ads"


def findings(report: str) -> list[tuple[str, str, str]]:
    return [(f["path"], f["rule"], f["match"]) for f in json.loads(report)["findings"]]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_wants_to_do_harm(run: Run, tmp_path: Path, name: str) -> None:
    hostile = FILES[name]
    with (ads(tmp_path) / name).open("wb") as file:
        file.writelines(hostile.data())
    ran = run("check", "ads", "--format", "json")
    assert ran.err == (f"jobscan: ads/{name}{hostile.said}\n" if hostile.said else "")
    assert ran.code == (2 if hostile.said else 1)
    own = [(f"ads/{name}", *FOUND)] if hostile.has_finding else []
    assert sorted(findings(ran.out)) == sorted([("ads/good.txt", *FOUND), *own])


LIMITED = """
import atexit, resource, shutil
resource.setrlimit(resource.RLIMIT_AS, (1500 << 20, 1500 << 20))
atexit.register(lambda: shutil.copyfile("/proc/self/status", "status"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of Linux")
def test_memory_is_bounded(tmp_path: Path) -> None:
    """All of them at once, by a process that may have 1.5 GB of addresses, which its libraries need half of."""
    folder = ads(tmp_path)
    for name, hostile in FILES.items():
        with (folder / name).open("wb") as file:
            file.writelines(hostile.data())
    ran = process("check", "ads", cwd=tmp_path, extra=LIMITED, stdout=-1)
    out, err = (stream.decode() for stream in ran.communicate(timeout=300))
    said = [f"jobscan: ads/{name}{hostile.said}" for name, hostile in FILES.items() if hostile.said]
    assert (ran.returncode, sorted(err.splitlines())) == (2, sorted(said))
    assert [line.split("  ")[0] for line in out.splitlines() if "zh-gender-only  " in line] == [
        "ads/deep.html:1:500001",
        "ads/field.csv:3:4",
        "ads/good.txt:1:6",
    ]
    peak = re.search(r"VmHWM:\s*(\d+) kB", (tmp_path / "status").read_text())
    assert peak
    assert int(peak[1]) < 300 * 1024  # one of them unpacked is more


@LINKS
@pytest.mark.parametrize(
    ("link", "target", "said"),
    [
        ("up", "..", ""),
        ("here", ".", ""),
        ("loop.txt", "loop.txt", "ads/loop.txt: is a link that leads back to itself; repair or remove it."),
        ("gone.txt", "no.txt", "ads/gone.txt: is a link to a file that does not exist; repair or remove it."),
    ],
)
def test_links(run: Run, tmp_path: Path, link: str, target: str, said: str) -> None:
    (ads(tmp_path) / link).symlink_to(target)
    ran = run("check", "ads", "--format", "json")
    assert (ran.code, ran.err) == ((2, f"jobscan: {said}\n") if said else (1, ""))
    assert findings(ran.out) == [("ads/good.txt", *FOUND)]


def test_a_loop_of_two_folders(run: Run, tmp_path: Path) -> None:
    folder = ads(tmp_path)
    for one, other in (("a", "b"), ("b", "a")):
        (folder / one).mkdir()
        (folder / one / other).symlink_to(folder / other)
    assert findings(run("check", "ads", "--format", "json").out) == [("ads/good.txt", *FOUND)]


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.csv", "a.parquet"])
def test_a_file_that_vanishes(run: Run, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the walk through the folder and its turn."""
    from jobscan.sources import walk

    (ads(tmp_path) / name).write_text(AD, "utf-8")
    find = walk.find

    def found(*args: Any, **options: Any) -> Iterator[Any]:
        yield from find(*args, **options)
        (tmp_path / "ads" / name).unlink()

    monkeypatch.setattr(walk, "find", found)
    ran = run("check", "ads", "--format", "json")
    assert (ran.code, ran.err) == (
        2,
        f"jobscan: ads/{name}: vanished while the folder was scanned; if it was only moved or written anew, scan "
        "again.\n",
    )
    assert findings(ran.out) == [("ads/good.txt", *FOUND)]


# the name, what is printed in its place
NAMES = [
    ("new\nline.txt", "new\\nline.txt"),
    ("\r\n::error::x.txt", "\\r\\n::error::x.txt"),
    ("::error::x.txt", "::error::x.txt"),
    ("\x1b[31mred\x1b]0;t\x07.txt", "\\x1b[31mred\\x1b]0;t\\x07.txt"),
    ("bad\udcff.txt", "bad\\udcff.txt"),
    ("-rf.txt", "-rf.txt"),
    ("--format=html.txt", "--format=html.txt"),
    ("[red]\u202etxt.exe.txt", "[red]\\u202etxt.exe.txt"),
]


@LINKS
@pytest.mark.parametrize(("name", "shown"), NAMES, ids=[n[1] for n in NAMES])
def test_names(run: Run, tmp_path: Path, name: str, shown: str) -> None:
    folder = ads(tmp_path)
    (folder / name).write_text(AD, "utf-8")
    ran = run("check", "ads", "--output", "-", "--format", "text")
    heads = sorted(line for line in ran.out.splitlines() if "zh-gender-only  " in line)
    tail = ":1:6  error  Sex required  zh-gender-only  sex · requires"
    assert (ran.code, ran.err, heads) == (1, "", sorted([f"ads/good.txt{tail}", f"ads/{shown}{tail}"]))
    assert len(findings(run("check", "ads", "--format", "json").out)) == 2
    *commands, summary = run("check", "ads", "--format", "github").out.splitlines()
    assert summary == "2 ads checked, 2 with suspected wording: 2 errors."
    assert sorted(command.partition(",line=1,")[0] for command in commands) == sorted(
        f"::error file=ads/{safe}" for safe in ("good.txt", shown.replace(":", "%3A"))
    )
    (folder / name).write_bytes(b"")
    ran = run("check", "ads", "--format", "json")
    assert (ran.code, ran.err) == (
        2,
        f"jobscan: ads/{shown}: is empty, there is nothing to check; make sure that the ad was saved.\n",
    )
    assert findings(ran.out) == [("ads/good.txt", *FOUND)]


@LINKS
@pytest.mark.parametrize("typed", [["./-rf.txt"], ["--", "-rf.txt"], ["ads/../-rf.txt"], [os.curdir]])
def test_a_name_that_looks_like_an_option(run: Run, tmp_path: Path, typed: list[str]) -> None:
    ads(tmp_path)
    (tmp_path / "-rf.txt").write_text(AD, "utf-8")
    ran = run("check", "--format", "json", "ads", *typed)
    assert (ran.code, ran.err) == (1, "")
    assert [match for *_, match in findings(ran.out)] == ["限女性"] * 2

"""Files changed by `fix`: encodings, line ends, markup and Word's formatting stay as they were."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from fixing import editor, scan
from hypothesis import given
from hypothesis import strategies as st

from jobscan.finding import Edit
from jobscan.fix import docx_file, text_file
from jobscan.fix.apply import Fixed, fix, writer
from jobscan.fix.diff import unified
from jobscan.fix.write import Changed, replace
from jobscan.sources.ad import Ad, Item
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place, instead, join, placed, verbatim
from jobscan.sources.text import read


def as_text(data: bytes) -> list[Item]:
    return list(read(Opened(io.BytesIO(data), "ad", "ad.txt")))


def fixed(data: bytes, again: Callable[[bytes], list[Item]] = as_text, name: str = "ad.txt") -> Fixed:
    made = fix(data, again, scan, editor(), writer(name))
    assert isinstance(made, Fixed)
    return made


ZH, ZH_AFTER = (
    "招聘会计\r\n要求：会电焊，限女性，包吃住\r\n本岗位限男性\n末行",
    "招聘会计\r\n要求：会电焊，包吃住\r\n末行",
)


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)  # fmt: skip
def test_encoding_mark_and_line_ends_stay(encoding: str, bom: bytes) -> None:
    assert fixed(bom + ZH.encode(encoding)).after == bom + ZH_AFTER.encode(encoding)


# the ad, what is left of it, how many findings are gone, how many are left
ROUNDS: list[tuple[str, str, int, int]] = [
    ("会计，包吃住\n", "会计，包吃住\n", 0, 0),
    ("限女性，限男性，会电焊\n", "会电焊\n", 2, 0),  # the edits overlap: two rounds
    ("会计，限女性，限男性，限女性\n", "会计\n", 3, 0),
    ("招会计\n男士优先，限女性\n", "招会计\n男士优先\n", 1, 1),
    ("Salesgirl\n", "Salesgirl\n", 0, 1),  # what stands instead is reported too
    ("Salesgirl, male only\n", "Salesgirl\n", 1, 1),
    ("限女性", "限女性", 0, 1),  # no ad would be left
    ("招空姐，限女性", "招空乘人员", 2, 0),
]


@pytest.mark.parametrize(("text", "after", "done", "left"), ROUNDS, ids=[r[0] for r in ROUNDS])
def test_rounds(text: str, after: str, done: int, left: int) -> None:
    made = fixed(text.encode())
    assert (made.after.decode(), made.done, len(made.left), len(made.left_after)) == (after, done, left, left)


def test_what_is_left_is_placed_before_and_after() -> None:
    made = fixed("招会计\n限女性\n男士优先\n".encode())
    assert [ad.place(f.start) for ad, f in made.left] == [Place(line=3, column=1)]
    assert [ad.place(f.start) for ad, f in made.left_after] == [Place(line=2, column=1)]


@given(st.text("限女性男，。 \n招会计空姐a", max_size=40))
def test_any_text(text: str) -> None:
    """Whatever is fixed: fixing it again changes nothing more, and the findings never grow."""
    data = text.encode()
    made = fix(data, as_text, scan, editor(), writer("ad.txt"))
    if isinstance(made, Fixed):
        assert len(made.left_after) <= len(made.left) + made.done
        again = fixed(made.after)
        assert (again.after, again.done) == (made.after, 0)


HTML = '<ul>\n  <li>会&nbsp;电焊</li>\n  <li>限<b>女性</b></li>\n</ul>\n<p>会计，<i class="x">限男性</i>，<b>包吃住</b></p>\n'


def as_html(data: bytes) -> list[Item]:
    """A reader of HTML made by hand: a block a line, tags are no text, one entity."""
    source, parts, at = data.decode(), list[Mapped | str](), 0
    while at < len(source):
        if source[at] == "<":
            end = source.index(">", at) + 1
            if source[at:end] in ("</li>", "</p>") and parts and parts[-1] != "\n":
                parts.append("\n")
            at = end
        elif source.startswith("&nbsp;", at):
            parts.append(instead(" ", at, at + 6))
            at += 6
        elif source[at] == "\n" or (source[at] == " " and source[at - 1] in " \n"):
            at += 1
        else:
            parts.append(verbatim(source[at], at))
            at += 1
    mapped = join(parts)
    return [Ad("ad", mapped.text, {}, "ad.html", source, 1, mapped.segments)]


def test_markup_stays_but_not_around_nothing() -> None:
    made = fixed(HTML.encode(), as_html, "ad.html")
    assert made.done == 2
    assert made.after.decode() == "<ul>\n  <li>会&nbsp;电焊</li>\n</ul>\n<p>会计，<b>包吃住</b></p>\n"


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("<p>招<b>空</b>姐</p>", "<p>招<b>空</b>乘人员</p>"),
        ("<p>Senior <b>Salesman</b></p>", "<p>Senior <b>Salesperson</b></p>"),
        ("<p>会计，限<b>女性，包</b>吃住</p>", "<p>会计<b>，包</b>吃住</p>"),
        ("<p>会&nbsp;计</p><p>限女性</p><p>包</p>", "<p>会&nbsp;计</p><p>包</p>"),
    ],
)
def test_wording_across_tags(source: str, after: str) -> None:
    assert fixed(source.encode(), as_html, "ad.html").after.decode() == after


def test_part_of_an_entity_is_left_alone() -> None:
    mapped = join([verbatim("a"), instead("bc", 1, 5), verbatim("d", 5)])
    ad = Ad("a", mapped.text, {}, "a", "a&x;;d", 1, mapped.segments)
    assert text_file.source_changes(ad, Edit(1, 2, "")) is None
    assert text_file.source_changes(ad, Edit(1, 3, "")) == [(1, 5, "")]
    assert text_file.source_changes(ad, Edit(0, 1, "<")) is None


def test_a_text_that_is_not_the_whole_file_is_not_changed() -> None:
    def as_record(data: bytes) -> list[Item]:
        text = data.decode().split("\t")[1]
        return [Ad("ad", text, {}, "ad.txt")]

    made = fixed("1\t会计，限女性\t2".encode(), as_record)
    assert (made.after, made.done, len(made.left)) == (made.before, 0, 1)


@pytest.mark.parametrize(
    ("name", "can"),
    [("a.txt", True), ("A.MD", True), ("a.html", True), ("a.docx", True), ("a", True), ("<stdin>", True)],
)
def test_which_files_can_be_changed(name: str, can: bool) -> None:
    assert (writer(name) is not None) == can


def test_what_a_page_says_twice() -> None:
    """The second time is no text of the ad while the first says the same."""

    def as_page(data: bytes) -> list[Item]:
        source = data.decode()
        [visible, again] = source.split("|")
        parts: list[Mapped | str] = [verbatim(visible)]
        if again != visible:
            parts += ["\n", verbatim(again, len(visible) + 1)]
        mapped = join(parts)
        return [Ad("ad", mapped.text, {}, "ad.html", source, 1, mapped.segments)]

    made = fixed("会计，限女性，包吃住|会计，限女性，包吃住".encode(), as_page, "ad.html")
    assert (made.after.decode(), made.done) == ("会计，包吃住|会计，包吃住", 1)


def document() -> docx.document.Document:
    made = docx.Document()
    made.add_heading("招聘会计", 1)
    paragraph = made.add_paragraph("会电焊，")
    paragraph.add_run("限").bold = True
    paragraph.add_run("女性").italic = True
    paragraph.add_run("，包吃住").underline = True
    made.add_paragraph("限男性", style="List Bullet")
    made.add_paragraph("招空姐")
    table = made.add_table(rows=2, cols=2)
    table.cell(1, 1).text = "限女性"
    table.cell(0, 0).text = "要求"
    table.cell(0, 1).text = "会做饭，限女性"
    return made


def saved(made: docx.document.Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_docx(data: bytes) -> list[Item]:
    """A reader of Word files made by hand, with the places that jobscan.sources.docx gives."""

    def parts() -> Iterator[Mapped | str]:
        body = docx.Document(io.BytesIO(data))
        for number, paragraph in enumerate(body.paragraphs, start=1):
            yield placed(paragraph.text, Place(paragraph=number))
            yield "\n"
        for row_number, row in enumerate(body.tables[0].rows, start=1):
            for cell, each in enumerate(row.cells, start=1):
                yield placed(each.text, Place(table=1, row=row_number, cell=str(cell)))
                yield "\n"

    mapped = join(parts())
    return [Ad("ad", mapped.text, {}, "ad.docx", segments=mapped.segments)]


def test_word_keeps_its_formatting() -> None:
    made = fixed(saved(document()), as_docx, "ad.docx")
    after = docx.Document(io.BytesIO(made.after))
    assert made.done == 5
    assert [p.text for p in after.paragraphs] == ["招聘会计", "会电焊，包吃住", "招空乘人员"]
    assert [c.text for c in after.tables[0].rows[0].cells] == ["要求", "会做饭"]
    assert len(after.tables[0].rows) == 1  # a row that said nothing else
    assert [(r.text, r.bold, r.underline) for r in after.paragraphs[1].runs] == [
        ("会电焊", None, None),
        ("，包吃住", None, True),
    ]
    assert after.paragraphs[0].style is not None
    assert after.paragraphs[0].style.name == "Heading 1"


def test_word_keeps_every_other_part() -> None:
    before = saved(document())
    after = fixed(before, as_docx, "ad.docx").after
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        different = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert different == ["word/document.xml"]


def test_word_whose_text_is_elsewhere_is_left_alone() -> None:
    mapped = placed("会计，限女性", Place(paragraph=1))
    ad = Ad("ad", mapped.text, {}, "ad.docx", segments=mapped.segments)
    assert docx_file.write(saved(document()), [(ad, Edit(2, 6, ""))]) is None


def test_writing_keeps_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link.symlink_to(real)
    replace(str(link), b"old", b"new")
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode), link.is_symlink()) == (b"new", 0o640, True)
    assert sorted(os.listdir(tmp_path)) == ["link.txt", "real.txt"]


def test_a_file_that_has_changed_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "ad.txt"
    file.write_bytes(b"newer")
    with pytest.raises(Changed):
        replace(str(file), b"old", b"new")
    assert (file.read_bytes(), os.listdir(tmp_path)) == (b"newer", ["ad.txt"])


def test_a_file_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ad.txt"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(PermissionError):
        replace(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"


DIFFS: list[tuple[str, str, list[str]]] = [
    ("a\n", "a\n", []),
    ("a\nb\n", "a\n", ["--- a/x", "+++ b/x", "@@ -1,2 +1 @@", " a", "-b"]),
    ("a\r\nb\r\n", "a\r\n", ["--- a/x", "+++ b/x", "@@ -1,2 +1 @@", " a", "-b"]),
    ("a", "b", ["--- a/x", "+++ b/x", "@@ -1 +1 @@", "-a", "\\ No newline at end of file", "+b", "\\ No newline at end of file"]),
    ("- a\n-- b\n", "- a\n", ["--- a/x", "+++ b/x", "@@ -1,2 +1 @@", " - a", "--- b"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "lines"), DIFFS)
def test_diff(old: str, new: str, lines: list[str]) -> None:
    assert list(unified(old, new, "x")) == lines

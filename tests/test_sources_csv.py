"""CSV and TSV: one ad a row, each word where it stands in the file; a bad row costs nothing but itself."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from records import ads, assert_verbatim, items, places, said

from jobscan.sources import csv_scan, walk
from jobscan.sources.ad import Ad, Item
from jobscan.sources.csv_scan import LONGEST, Row, rows
from jobscan.sources.opened import Columns

TOLD = "the ad's text is read from 描述, its title from 职位; name others with --text, --title and --id."


@pytest.mark.parametrize(
    ("file", "wording", "place"),
    [
        ("职位,描述\n店员,限男性\n", "限男性", (2, 4, "描述")),
        ("职位,描述\r\n店员,限男性\r\n", "限男性", (2, 4, "描述")),
        ("职位,描述\r店员,限男性\r", "限男性", (2, 4, "描述")),
        ("\ufeff职位,描述\n店员,限男性", "店员", (2, 1, "职位")),
        ('职位,描述\n店员,"待遇优，\n\n限男性"\n', "限男性", (4, 1, "描述")),
        ('职位,描述\n店员,"急聘""店员""，限男性"\n', "限男性", (2, 14, "描述")),
        ('职位,描述\n店员,"急聘""店员""，限男性"\n', '"店', (2, 7, "描述")),
        ('职位,描述\n"a\nb",x\n文员,限男性\n', "限男性", (4, 4, "描述")),
        ('职位,描述\n店员,5" 屏 限男性\n', "限男性", (2, 9, "描述")),
        ('职位,描述\n店员,"急聘" 限男性\n', "限男性", (2, 9, "描述")),
        ("sep=;\n职位;描述\n店员;限男性\n", "限男性", (3, 4, "描述")),
        ("职位;描述\n店员;待遇优,限男性\n", "限男性", (2, 8, "描述")),
        ("职位|描述\n店员|限男性\n", "限男性", (2, 4, "描述")),
        ("职位\t描述\n店员\t待遇优,限男性\n", "限男性", (2, 8, "描述")),
        ("描述\n待遇优，限男性\n", "限男性", (2, 5, "描述")),
        ("描述,职位\n\n\n限男性,店员\n", "限男性", (4, 1, "描述")),
    ],
)
def test_where_it_stands(file: str, wording: str, place: tuple[int, int, str]) -> None:
    assert places(file, "a.csv", wording) == [place]
    for ad in ads(file, "a.csv"):
        assert_verbatim(ad, file.removeprefix("\ufeff"))


def test_a_row_becomes_an_ad() -> None:
    file = '编号,职位,描述,城市,jobscan_ignore\n7,店员,"限男性，\n待遇优",北京,zh-gender-only — 浴室\n'
    (ad,) = ads(file, "ads.csv")
    assert ad == Ad(
        "ads.csv#7",
        "店员\n\n限男性，\n待遇优",
        {"编号": "7", "职位": "店员", "城市": "北京", "jobscan_ignore": "zh-gender-only — 浴室"},
        "ads.csv",
        '7,店员,"限男性，\n待遇优",北京,zh-gender-only — 浴室',
        2,
        ad.segments,
    )


@pytest.mark.parametrize(
    ("file", "columns", "texts", "told"),
    [
        ("职位,描述\n店员,限男性\n", Columns(), ["店员\n\n限男性"], TOLD),
        (
            "职位,描述,其他\n店员,限男性,限本地户口\n",
            Columns(text=("其他",)),
            ["店员\n\n限本地户口"],
            "[the ad's text is read from 其他, its title from 职位.]",
        ),
        (
            "店员,招聘店员两名，待遇优厚，限男性，有经验者优先考虑，包吃住，五险一金，月休四天，上班时间早九晚五，工资面议\n",
            Columns(),
            [
                "招聘店员两名，待遇优厚，限男性，有经验者优先考虑，包吃住，五险一金，月休四天，上班时间早九晚五，工资面议"
            ],
            "the ad's text is read from 2; name others with --text, --title and --id.",
        ),
        (
            "店员,限男性\n文员,限女性\n",
            Columns(text=("2",), title="1"),
            ["店员\n\n限男性", "文员\n\n限女性"],
            "[the ad's text is read from 2, its title from 1.]",
        ),
        (
            "职位,描述,描述\n店员,a,b\n",
            Columns(),
            ["店员\n\na"],
            TOLD,
        ),
    ],
)
def test_columns(file: str, columns: Columns, texts: list[str], told: str) -> None:
    assert [ad.text for ad in ads(file, "a.csv", columns)] == texts
    assert said(items(file, "a.csv", columns)) == [told]


LINES_UP = "and was not checked; see whether a separator or a quote is missing."


@pytest.mark.parametrize(
    ("file", "lost"),
    [
        ("职位,描述\nA,a\nB,b,x\nC,c\n", [f"a.csv:3: has 3 cells where the header has 2, {LINES_UP}"]),
        ("职位,描述\nA,a\nB\nC,c\n", [f"a.csv:3: has 1 cells where the header has 2, {LINES_UP}"]),
        ("职位,描述\nA,a\nB,b,,\nC,c\n", []),
        (
            '职位,描述\nA,a\nB,"b\nC,c\n',
            [
                'a.csv:3: opens a quote that is never closed and was not checked; close it (") at the end of the cell.'
            ],
        ),
        (
            "职位,描述\nA,a\n,\nC,c\n,\n",
            ["has 2 records with nothing in 职位, 描述, so nothing to check; the first is a.csv:3."],
        ),
        (
            "职位,描述\nA,a\nB,要求有两年以上工作经验\udcff\nC,c\n",
            [
                "a.csv:3: holds a byte that is not UTF-8 (0xFF) and was not checked; repair the file's encoding."
            ],
        ),
        (
            f"职位,描述\nA,a\nB,{'b' * LONGEST}\nC,c\n",
            [
                "a.csv:3: is longer than 2 million characters, too much for one ad, and was not checked; see "
                "whether its quotes are paired."
            ],
        ),
    ],
    ids=["too many", "too few", "empty ones too many", "unclosed", "blank", "bad byte", "too long"],
)
def test_a_bad_row_costs_nothing_but_itself(file: str, lost: list[str]) -> None:
    found = items(file.encode("utf-8", "surrogateescape"), "a.csv")
    assert {"A\n\na", "C\n\nc"} <= {item.text for item in found if isinstance(item, Ad)}
    assert said(found) == [TOLD, *lost]


def test_a_hundred_bad_rows_are_named_and_the_others_counted() -> None:
    lines = said(items("职位,描述\nA,a\n" + "B\n" * 250, "a.csv"))
    assert [line.split(": ")[0] for line in lines[1:101]] == [f"a.csv:{n}" for n in range(3, 103)]
    assert lines[101:] == [
        "a.csv: has 150 more records that could not be read, the last one a.csv:252; see to the format of the whole "
        "file."
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.csv: is empty, there is nothing to check; make sure that the ad was saved."),
        (b"\n \n", "a.csv: is empty, there is nothing to check; make sure that the ad was saved."),
        (
            b"a,b\n1,2\n",
            "the ad's text is read from a; name others with --text, --title and --id.",
        ),
        (
            b"a,b\n,\n",
            "a.csv: has no column that looks like the text of an ad; name it with --text. The columns: a, b.",
        ),
        (
            b"PK\x03\x04",
            "a.csv: is not text but a Word (.docx), Excel or ZIP file; open it, save the ad's wording as plain text "
            "(.txt, UTF-8) and check that.",
        ),
    ],
)
def test_nothing_to_read(data: bytes, message: str) -> None:
    assert said(items(data, "a.csv")) == [message]


def test_a_name_that_is_not_there() -> None:
    assert said(items("职位,描述\nA,a\n", "a.csv", Columns(text=("描叙",)))) == [
        "a.csv: has no column named 描叙; did you mean 描述? The columns: 职位, 描述."
    ]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("职位,描述\nA,a\n", [f"[{TOLD}]"]),
        (
            "item,price\npear,12\n",
            [
                "[has no column or key that names a job ad and was passed over; if it holds ads, name the file "
                "itself, and the column with --text.]"
            ],
        ),
    ],
)
def test_found_in_a_folder(file: str, expected: list[str]) -> None:
    assert said(items(file, "a.csv", walked=True)) == expected


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    text = "职位,描述\n店员,要求有两年以上工作经验，限男性\n"
    assert [ad.text for ad in ads(text.encode(encoding), "a.csv")] == [
        "店员\n\n要求有两年以上工作经验，限男性"
    ]


def test_a_field_of_100_mb(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("w") as file:
        file.write("职位,描述\nA,a\nB,")
        file.write('"')
        for _ in range(100):
            file.write(("限男性 限女性 ab,;\n" * 63_000)[:1_000_000])
        file.write('"\nC,c\n')
    found: list[Item] = list(walk.read(str(path)))
    assert [item.text for item in found if isinstance(item, Ad)] == ["A\n\na", "C\n\nc"]
    assert [s.replace(str(path), "big.csv") for s in said(found)][1].startswith(
        "big.csv:3: is longer than 2 million"
    )


def test_a_record_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_scan, "LONGEST", 100)
    monkeypatch.setattr(csv_scan, "LARGEST", 1000)
    pieces = iter(["a,b\n", '1,"', *["x\n" * 50] * 100])
    first, lost = rows(pieces, ",")
    assert isinstance(first, Row)
    assert (lost.line, lost.problem.en) == (  # type: ignore[union-attr]
        2,
        "a record without end begins here, and nothing after it was checked; see whether its quotes are paired.",
    )


# A bare carriage return is what csv.writer fails to quote.
CELL = st.lists(st.sampled_from([*"a男\",;\t\n '", "\r\n"]), max_size=12).map("".join)


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.integers(1, 7),
)
@example([["", ""], ["x", 'y""']], ",", "\n", csv.QUOTE_MINIMAL, 1)
def test_what_csv_writes_is_read_back(
    table: list[list[str]], delimiter: str, end: str, quoting: int, step: int
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)  # type: ignore[arg-type]
    file = out.getvalue()
    found = list(rows((file[at : at + step] for at in range(0, len(file), step)), delimiter))
    assert [[row.value(n) for n in range(2)] for row in found if isinstance(row, Row)] == table
    for row in found:
        assert isinstance(row, Row)
        for n in range(2):
            mapped = row.mapped(n, "x")
            assert mapped.text == row.value(n)
            ad = Ad("a", mapped.text, {}, "a", row.raw, row.line, mapped.segments)
            if mapped.text:
                assert_verbatim(ad, file)


@given(st.text(st.sampled_from('a",;\n\r x'), max_size=40), st.integers(1, 9))
def test_pieces_do_not_matter(file: str, step: int) -> None:
    pieces = (file[at : at + step] for at in range(0, len(file), step))
    assert list(rows(pieces, ",")) == list(rows(iter([file]), ","))

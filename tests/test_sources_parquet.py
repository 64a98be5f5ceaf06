"""Parquet: one ad a row, named by row and column; damage costs the row group that it is in."""

from __future__ import annotations

import io
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import ads, items, said

from jobscan.sources import parquet
from jobscan.sources.ad import Ad, Unreadable
from jobscan.sources.opened import Columns, Opened
from jobscan.sources.place import Place
from jobscan.sources.record import LONGEST

TOLD = "the ad's text is read from 描述, its title from 职位; name others with --text, --title and --id."


def file(columns: dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, **options)
    return out.getvalue()


def test_a_row_becomes_an_ad() -> None:
    data = file(
        {
            "id": [7, 8],
            "职位": ["文员", "店员"],
            "描述": ["x", "待遇优，限男性"],
            "城市": ["北京", "上海"],
            "jobscan_ignore": [None, "zh-gender-only — 浴室"],
        }
    )
    _, ad = ads(data, "ads.parquet")
    assert (ad.id, ad.text, ad.raw) == ("ads.parquet#8", "店员\n\n待遇优，限男性", None)
    # Only the columns that are needed are read.
    assert ad.fields == {"id": "8", "职位": "店员", "jobscan_ignore": "zh-gender-only — 浴室"}
    assert ad.place(ad.text.index("店员")) == Place(row=2, field="职位")
    assert ad.place(ad.text.index("限男性")) == Place(row=2, field="描述")


def test_rows_count_through_row_groups() -> None:
    data = file({"描述": [f"第{n}份" for n in range(1000)]}, row_group_size=300)
    found = ads(data, "a.parquet")
    assert [(ad.text, ad.place(0).row) for ad in (found[0], found[299], found[300], found[999])] == [
        ("第0份", 1),
        ("第299份", 300),
        ("第300份", 301),
        ("第999份", 1000),
    ]


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["限男性"], pa.large_string()),
        pa.array(["限男性"]).dictionary_encode(),
        pa.array(["限男性".encode()], pa.binary()),
        pa.array([["限男性"]], pa.list_(pa.string())),
    ],
    ids=lambda c: str(c.type),
)
def test_types_of_text(column: Any) -> None:
    assert [ad.text for ad in ads(file({"描述": column}), "a.parquet")] == ["限男性"]


def test_lists_are_lines() -> None:
    (ad,) = ads(file({"任职要求": [["能吃苦", None, "限男性"]]}), "a.parquet")
    assert ad.text == "能吃苦\n限男性"


@pytest.mark.parametrize(
    ("columns", "asked", "expected"),
    [
        ({"职位": ["A"], "描述": ["a"]}, Columns(), [TOLD]),
        ({"wording": ["a"], "n": [1]}, Columns(text=("Wording",)), ["[the ad's text is read from wording.]"]),
        (
            {"描述": ["a", "", None]},
            Columns(),
            [
                "the ad's text is read from 描述; name others with --text, --title and --id.",
                "has 2 records with nothing in 描述, so nothing to check; the first is a.parquet[2].",
            ],
        ),
        (
            {"a": [1]},
            Columns(text=("b",)),
            ["a.parquet: has no column named b. The columns: a."],
        ),
        (
            {"描述": ["a", "b" * (4 * LONGEST + 1)]},
            Columns(),
            [
                "the ad's text is read from 描述; name others with --text, --title and --id.",
                "a.parquet[2]: is longer than 2 million characters, too much for one ad, and was not checked; see "
                "whether its quotes are paired.",
            ],
        ),
        (
            {"描述": [b"a", b"b\xff"]},
            Columns(),
            [
                "the ad's text is read from 描述; name others with --text, --title and --id.",
                "a.parquet[2]: holds a byte that is not UTF-8 (0xFF) and was not checked; repair the data's encoding.",
            ],
        ),
    ],
)
def test_what_is_said(columns: dict[str, Any], asked: Columns, expected: list[str]) -> None:
    assert said(items(file(columns), "a.parquet", asked)) == expected


WHOLE = file({"描述": [f"招聘第{n}份" for n in range(500)]})
CUT = "a.parquet: is not a whole Parquet file: its end is missing; it may be cut short, export or download it again."


@pytest.mark.parametrize("data", [WHOLE[: len(WHOLE) // 2], WHOLE[:-4], b"", b"PAR1", b"junk" * 10])
def test_cut_in_half(data: bytes) -> None:
    assert said(items(data, "a.parquet")) == [CUT]


def test_a_footer_that_is_no_footer() -> None:
    (line,) = said(items(b"PAR1" + b"\0" * 100 + b"PAR1", "a.parquet"))
    assert line.startswith("a.parquet: is no Parquet file that can be read (")


def test_a_damaged_row_group_costs_only_itself() -> None:
    data = bytearray(
        file({"描述": [f"第{n}份" for n in range(900)]}, row_group_size=300, use_dictionary=False)
    )
    group = pq.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(1).column(0)
    data[group.data_page_offset : group.data_page_offset + 20] = b"\xff" * 20
    found = items(bytes(data), "a.parquet")
    assert [item.place(0).row for item in found if isinstance(item, Ad)] == [*range(1, 301), *range(601, 901)]
    assert said(found)[1].startswith(
        "a.parquet[301]: begins a damaged stretch of 300 rows that was not checked ("
    )


def test_a_wording_of_megabytes_in_a_million_rows_is_held_once() -> None:
    wording = pa.DictionaryArray.from_arrays(
        pa.array([0] * 100_000, pa.int32()), pa.array(["限男性" * 300_000])
    )
    reader = parquet.read(Opened(io.BytesIO(file({"描述": wording})), "a", "a.parquet"))
    before = pa.total_allocated_bytes()
    next(reader)
    assert isinstance(next(reader), Ad)
    assert pa.total_allocated_bytes() - before < 100_000_000


def test_a_row_group_that_would_explode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_INFLATED", 1_000_000)
    data = file({"描述": ["x" * 2_000_000]}, compression="zstd")
    assert said(items(data, "a.parquet"))[-1] == (
        "a.parquet[1]: would grow beyond all measure when it is unpacked and was not read; see where it comes from."
    )


def test_from_a_pipe() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    found = list(parquet.read(Opened(Pipe(WHOLE), "a", "<stdin>")))
    assert sum(isinstance(item, Ad) for item in found) == 500


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (lost,) = items(WHOLE, "a.parquet")
    assert isinstance(lost, Unreadable)
    assert (lost.problem.en, lost.problem.zh) == (
        "is a Parquet file, which takes pyarrow to read: pip install 'jobscan[parquet]'.",
        "读取 Parquet 文件需要 pyarrow；请先运行 pip install 'jobscan[parquet]'。",
    )


@given(
    st.lists(st.tuples(st.text(max_size=20), st.none() | st.text(max_size=20)), min_size=1, max_size=8),
    st.integers(1, 4),
)
def test_what_is_written_is_read_back(rows: list[tuple[str, str | None]], size: int) -> None:
    data = file(
        {"职位": [a for a, _ in rows], "描述": pa.array([b for _, b in rows], pa.string())},
        row_group_size=size,
    )
    expected = ["\n\n".join(cell for cell in row if cell and cell.strip()) for row in rows]
    assert [ad.text for ad in ads(data, "a.parquet", Columns(text=("描述",)))] == [
        text for text in expected if text
    ]


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_one_wrong_byte_never_crashes(at: int, byte: int) -> None:
    items(WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :], "a.parquet")

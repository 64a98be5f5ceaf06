"""gzip and zstd of the line formats read like what is in them; a bomb or a broken end is one message."""

from __future__ import annotations

import gzip
import importlib
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from records import ads, items, said

from jobscan.sources import compressed, opened, walk
from jobscan.sources.ad import Ad, Unreadable
from jobscan.sources.formats import SUFFIXES

zstd = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}
NAMES = {".gz": "gzip", ".zst": "zstd"}


@pytest.fixture(params=[".gz", ".zst"])
def packed(request: pytest.FixtureRequest) -> str:
    suffix: str = request.param
    return suffix


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.txt", "招聘店员\n限男性", 2),
        ("a.md", "招聘店员\n限男性", 2),
        ("a.csv", "职位,描述\n店员,限男性\n", 2),
        ("a.tsv", "职位\t描述\n店员\t限男性\n", 2),
        ("a.json", '[\n{"职位": "店员", "描述": "限男性"}]', 2),
        ("a.jsonl", '{"职位": "店员", "描述": "限男性"}', 1),
        ("a.yaml", "职位: 店员\n描述: 限男性\n", 2),
    ],
)
def test_it_reads_like_what_is_in_it(packed: str, name: str, data: str, line: int) -> None:
    (ad,) = ads(PACK[packed](data.encode()), (name + packed).upper() if packed == ".gz" else name + packed)
    assert ad.place(ad.text.index("限男性")).line == line


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_encodings_inside(packed: str, encoding: str) -> None:
    text = "职位,描述\n店员,要求有两年以上工作经验，限男性\n"
    assert len(ads(PACK[packed](text.encode(encoding)), "a.csv" + packed)) == 1


def test_several_members_are_one_file(packed: str) -> None:
    pack = PACK[packed]
    found = ads(pack("描述\n甲乙\n".encode()) + pack("丙丁\n".encode()), "a.csv" + packed)
    assert [ad.text for ad in found] == ["甲乙", "丙丁"]


def breaks_off(name: str, kind: str) -> str:
    return (
        f"{name}: is {kind} data that breaks off, the file may be cut short; what comes after was not checked: "
        "download it again."
    )


def test_cut_short(packed: str) -> None:
    lines = "".join(f'{{"描述": "第{n}份"}}\n' for n in range(40_000))
    data = PACK[packed](lines.encode())
    found = items(data[: len(data) * 3 // 4], "a.jsonl" + packed)
    texts = [item.text for item in found if isinstance(item, Ad)]
    assert texts[:2] == ["第0份", "第1份"]
    assert len(texts) > 1000
    assert said(found)[-1] == breaks_off("a.jsonl" + packed, NAMES[packed])


def test_a_whole_format_cut_short_is_not_half_an_ad(packed: str) -> None:
    data = PACK[packed]("".join(f"招聘{n}，" for n in range(60_000)).encode())
    assert said(items(data[:-20], "a.txt" + packed)) == [breaks_off("a.txt" + packed, NAMES[packed])]


@pytest.mark.parametrize(
    ("suffix", "message"),
    [
        (".gz", "is no valid gzip data (Not a gzipped file (b'ju'))"),
        (".zst", "is no valid zstd data (Unable to decompress Zstandard data: Unknown frame descriptor)"),
    ],
)
def test_not_packed_at_all(suffix: str, message: str) -> None:
    name = "a.jsonl" + suffix
    assert said(items(b"junk junk", name)) == [
        f"{name}: {message}; what comes after was not checked: download it again."
    ]


@pytest.fixture
def bounded() -> Iterator[None]:
    """No more than 100 MB at a time, whatever the file would be when unpacked."""
    tracemalloc.start()
    yield
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000


def bomb(packed: str, ahead: bytes, filling: bytes, size: int) -> bytes:
    """Hundreds of megabytes in a few kilobytes: the same member again and again."""
    pack = PACK[packed]
    member = pack(filling * (16_000_000 // len(filling)))
    return pack(ahead) + member * (size // 16_000_000)


NOTHING = "unpacks to more than 32 MB of next to nothing; what comes after was not checked: see where it comes from."


BINARY = (
    "is not text but a binary file (it is full of control characters); open it, save the ad's wording as plain text "
    "(.txt, UTF-8) and check that."
)


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize(
    ("name", "ahead", "filling", "last"),
    [
        ("a.csv", "职位,描述\nA,a\n", b"\0", BINARY),
        ("a.csv", '职位,描述\nA,"', b"a", NOTHING),
        ("a.csv", "职位,描述\nA,a\n", b"\n", NOTHING),
        ("a.csv", "职位,描述\nA,a\n", b"x" * 99 + b"\n", NOTHING),
        ("a.jsonl", '{"描述": "a"}\n{"描述": "', b"a", NOTHING),
        (
            "a.txt",
            "限男性",
            b"a",
            NOTHING,
        ),
    ],
    ids=["nul", "cell", "blank", "rows", "line", "text"],
)
def test_a_bomb_is_left_off(
    packed: str, name: str, ahead: str, filling: bytes, last: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed, "_BOMB_SIZE", 4_000_000)
    found = items(bomb(packed, ahead.encode(), filling, 160_000_000), name + packed)
    assert said(found)[-1].removeprefix(f"{name}{packed}: ") == last


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.yaml"])
def test_a_bomb_of_one_ad(packed: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened, "LARGEST", 1_000_000)
    assert items(bomb(packed, b"x", b"a", 48_000_000), name + packed) == [
        Unreadable(name + packed, opened.TOO_LARGE)
    ]


def test_formats_that_are_packed_already_are_not_unpacked() -> None:
    assert {".csv.gz", ".csv.zst", ".txt.gz"} <= set(SUFFIXES)
    assert ".parquet.gz" not in SUFFIXES
    assert [line[:40] for line in said(items(gzip.compress(b"x"), "a.parquet.gz"))] == [
        "a.parquet.gz: is not text but a gzip arc"
    ]


def test_from_a_path(tmp_path: Path) -> None:
    path = tmp_path / "ads.csv.gz"
    path.write_bytes(gzip.compress("职位,描述\n店员,限男性\n".encode()))
    (ad,) = [item for item in walk.read(str(path)) if isinstance(item, Ad)]
    assert (ad.text, ad.origin) == ("店员\n\n限男性", str(path))

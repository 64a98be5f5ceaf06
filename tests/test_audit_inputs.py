"""What an audit reads: exact records of every format, every broken row named, the same text as `jobscan check`."""

from __future__ import annotations

import gzip
import importlib
import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.broken_rows import write
from jobscan.audit.chunk import Lost, Record, Source
from jobscan.audit.inputs import Asked, BadInput, chunks, sources, survey, told
from jobscan.audit.reading.limits import LIMITS, Limits
from jobscan.audit.records import records
from jobscan.sources import walk
from jobscan.sources.ad import Ad
from jobscan.sources.columns import Chosen, record_ad
from jobscan.sources.place import Place, placed
from jobscan.sources.wording import record_text

zstd = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
CORPUS = Path(__file__).parent.parent / "corpora" / "files"


def asked(*paths: Path | str, **columns: object) -> Asked:
    return Asked(tuple(map(str, paths)), **columns)  # type: ignore[arg-type]


def read(found: Sequence[Source], limits: Limits = LIMITS) -> list[Record | Lost]:
    return [item for chunk in chunks(found, limits) for item in records(chunk.payload)]


def ads(found: Sequence[Source]) -> list[Record]:
    return [item for item in read(found) if isinstance(item, Record)]


def lost(found: Sequence[Source]) -> list[tuple[int, str, str]]:
    return sorted((i.row, i.code, i.problem.en) for i in read(found) if isinstance(i, Lost))


def refused(given: Asked) -> tuple[str, str]:
    with pytest.raises(BadInput) as error:
        sources(given)
    return error.value.problem.en, error.value.problem.zh


HEADER = ("编号", "职位名称", "城市", "性别", "发布日期", "职位描述")
ROWS = [
    ("a1", "店员", "北京", "女", "2024/3/5", "负责门店的日常经营，能上晚班。"),
    ("a2", "会计", "", "不限", "2024-04-01 08:00:00", "做账、报税\n细心负责"),
]
EXPECTED = [
    Record(0, row, text, id, title, date, groups)
    for row, text, id, title, date, groups in (
        (
            1,
            "店员\n\n负责门店的日常经营，能上晚班。\n\n性别：女",
            "a1",
            "店员",
            "2024-03-05",
            {"城市": "北京"},
        ),
        (2, "会计\n\n做账、报税\n细心负责\n\n性别：不限", "a2", "会计", "2024-04-01", {}),
    )
]


def _lines(path: Path) -> None:
    rows = [json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) for row in ROWS]
    path.write_text("\n".join(rows), "utf-8")


def _table(path: Path, separator: str = ",", encoding: str = "utf-8") -> None:
    rows = [separator.join(f'"{cell}"' for cell in row) for row in (HEADER, *ROWS)]
    path.write_bytes("\r\n".join(rows).encode(encoding))


def _parquet(path: Path) -> None:
    pq.write_table(pa.table({name: [row[n] for row in ROWS] for n, name in enumerate(HEADER)}), path)


def _sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"CREATE TABLE 职位 ({', '.join(HEADER)})")
        db.executemany("INSERT INTO 职位 VALUES (?, ?, ?, ?, ?, ?)", ROWS)
        db.execute("CREATE TABLE prices (name, price)")
        db.execute("CREATE VIEW again AS SELECT * FROM 职位")


def _duckdb(path: Path) -> None:
    with closing(duckdb.connect(str(path))) as db:
        db.execute(f"CREATE TABLE 职位 ({', '.join(f'{name} VARCHAR' for name in HEADER)})").fetchall()
        db.executemany("INSERT INTO 职位 VALUES (?, ?, ?, ?, ?, ?)", ROWS)
        db.execute("CREATE TABLE prices AS SELECT 'x' AS name, 1 AS price").fetchall()


def _json(path: Path) -> None:
    rows = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    path.write_text(json.dumps({"data": {"list": rows}}, ensure_ascii=False), "utf-8")


def _xlsx(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(row)
    book.save(path)


def packed(make: Callable[[Path], None], pack: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def made(path: Path) -> None:
        make(path)
        path.write_bytes(pack(path.read_bytes()))

    return made


FORMATS: dict[str, tuple[Callable[[Path], None], tuple[int, int]]] = {
    "ads.jsonl": (_lines, (1, 2)),
    "ads.ndjson": (_lines, (1, 2)),
    "ads.jsonl.gz": (packed(_lines, gzip.compress), (1, 2)),
    "ads.jsonl.zst": (packed(_lines, zstd.compress), (1, 2)),
    "ads.csv": (_table, (2, 3)),
    "gbk.csv": (lambda path: _table(path, encoding="gbk"), (2, 3)),
    "utf16.csv": (lambda path: _table(path, encoding="utf-16"), (2, 3)),
    "ads.tsv": (lambda path: _table(path, "\t"), (2, 3)),
    "ads.csv.zst": (packed(_table, zstd.compress), (2, 3)),
    "ads.parquet": (_parquet, (1, 2)),
    "ads.sqlite": (_sqlite, (1, 2)),
    "ads.sqlite3": (_sqlite, (1, 2)),
    "ads.duckdb": (_duckdb, (1, 2)),
    "sqlite.db": (_sqlite, (1, 2)),
    "duckdb.db": (_duckdb, (1, 2)),
    "ads.json": (_json, (1, 2)),
    "ads.xlsx": (_xlsx, (1, 2)),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_ads(tmp_path: Path, name: str) -> None:
    make, rows = FORMATS[name]
    make(tmp_path / name)
    found = sources(asked(tmp_path / name, groups=("城市",)))
    expected = [
        Record(e.source, row, e.text, e.id, e.title, e.date, e.groups)
        for row, e in zip(rows, EXPECTED, strict=True)
    ]
    assert read(found) == expected
    assert [(len(s.sha256), s.bytes) for s in found] == [(64, (tmp_path / name).stat().st_size)]
    assert [chunk.upto for chunk in chunks(found)] == [found[0].bytes]


def test_columns_are_told(tmp_path: Path) -> None:
    _table(tmp_path / "ads.csv")
    (found,) = sources(asked(tmp_path / "ads.csv", groups=("城市",)))
    assert told(found).en == (
        "text from 职位描述, title from 职位名称, demands from 性别, id from 编号, date from 发布日期, group 城市 from 城市; "
        "name others with --text, --title, --id and --date."
    )
    assert told(found).zh == (
        "正文取自 职位描述，标题取自 职位名称，条件取自 性别，编号取自 编号，日期取自 发布日期，分组 城市 取自 城市；"
        "用 --text、--title、--id、--date 可以另行指定。"
    )


GOOD = '{"title": "nurse", "text": "Two years on a ward."}'
NOT_JSON = "is not valid JSON: “x” may not stand here; see to the commas, quotes and brackets around it."
CUT_OFF = "is not complete JSON: it breaks off; the file may be cut short, export it again."
NO_RECORD = "is no record: a line should be one JSON object ({…}); see how it was exported."
WRONG = "holds {} in text where the ad's text should be, and was not checked; see how it was exported."
BLANK = "has no text to check."


@pytest.mark.parametrize(
    ("line", "code", "problem"),
    [
        ("x", "unreadable", NOT_JSON),
        ('{"text": "a nurse', "unreadable", CUT_OFF),
        ('{"text": "a nurse"} x', "unreadable", NOT_JSON),
        (r'{"text": "\x"}', "unreadable", r"is not a valid JSON string (JSON has no escape \x); mend the escape."),
        ("[1]", "unreadable", NO_RECORD),
        ('"a nurse for nights"', "unreadable", NO_RECORD),
        ("42", "unreadable", NO_RECORD),
        ("null", "unreadable", NO_RECORD),
        ('{"title": "nurse", "text": 42}', "unreadable", WRONG.format("a number")),
        ('{"title": "nurse", "text": true}', "unreadable", WRONG.format("true or false")),
        ('{"title": "nurse", "text": [1, 2]}', "unreadable", WRONG.format("a number")),
        ('{"title": "nurse", "text": {"zh": "x"}}', "unreadable", WRONG.format("an object")),
        ('{"title": "nurse", "text": null}', "blank", BLANK),
        ('{"title": "nurse", "text": " \\n"}', "blank", BLANK),
        ('{"title": "nurse", "text": []}', "blank", BLANK),
        ('{"title": "nurse"}', "blank", BLANK),
        ("{}", "blank", BLANK),
        (
            '{"text": "a n\udcffrse"}',
            "unreadable",
            "holds a byte that is not UTF-8 (0xFF) and was not checked; repair the file's encoding.",
        ),
        (
            '{"text": ' + "[" * 101 + "]" * 101 + "}",
            "unreadable",
            "is nested deeper than 100 levels, which no data about jobs is, and was not checked; export flat records.",
        ),
    ],
)  # fmt: skip
def test_a_broken_line_is_named(tmp_path: Path, line: str, code: str, problem: str) -> None:
    file = tmp_path / "ads.jsonl"
    file.write_bytes("\n".join([GOOD, "", line, GOOD, *[""] * 20]).encode("utf-8", "surrogateescape"))
    found = sources(asked(file))
    assert [ad.row for ad in ads(found)] == [1, 4]
    assert lost(found) == [(3, code, problem)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('{"text": "\\ud83d a nurse"}', "\ufffd a nurse"),
        ('{"text": "a nurse", "pay": NaN}', "a nurse"),
        ('{"text": "one", "text": "two"}', "two"),
        ('\ufeff{"text": "a nurse"}\r', "a nurse"),
        ('\x1e{"text": "a nurse"}', "a nurse"),
        ('{"text": "a\tnurse"}', "a\tnurse"),
        ('{"text": ["a nurse", "two years"]}', "a nurse\ntwo years"),
        ('{"text": ["a nurse", {"x": "y"}, 7]}', "a nurse"),
        ('{"text": "<p>a&nbsp;nurse</p><p>two years</p>"}', "a\xa0nurse\n\ntwo years"),
        ('{"title": 7, "text": "a nurse"}', "a nurse"),
        ('{"": "x", "text": "a nurse"}', "x\na nurse"),
    ],
)
def test_a_line_reads_as_in_check(tmp_path: Path, line: str, text: str) -> None:
    file = tmp_path / "ads.jsonl"
    file.write_text(f"{GOOD}\n{line}\n", "utf-8")
    assert [ad.text for ad in ads(sources(asked(file)))][1] == text
    assert checked(file)[1] == text


def checked(path: Path) -> list[str]:
    return [item.text for item in walk.read(str(path)) if isinstance(item, Ad)]


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_the_same_text_as_check(path: Path) -> None:
    assert [ad.text for ad in ads(sources(asked(path)))] == checked(path)


WORDS = st.text(st.sampled_from('ab男女,"\n\r <p>&nbsp;/。：'), max_size=12)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_reads_as_in_check(tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    import csv

    file = tmp_path / "ads.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerows([("title", "description", "gender"), ("a nurse", "for nights", "x"), *rows])
    lines = tmp_path / "ads.jsonl"
    keys = ("title", "description", "gender")
    first = dict.fromkeys(keys, "a nurse")
    lines.write_text(
        "\n".join(json.dumps(r) for r in [first, *(dict(zip(keys, r, strict=True)) for r in rows)])
    )
    for path in (file, lines):
        titled = checked(path)
        ours = [ad.text for ad in ads(sources(asked(path)))]
        only_titles = len(titled) - len(ours)
        assert [text for text in titled if text in ours] == ours
        assert only_titles <= len([r for r in lost(sources(asked(path))) if r[1] == "blank"])


@given(WORDS, WORDS, WORDS, WORDS)
def test_the_text_is_that_of_check(title: str, text: str, sex: str, more: str) -> None:
    for columns in (
        Chosen(("d", "性别要求"), "", "t", guessed=False, demands=("性别", "年龄")),
        Chosen(("d",), "", "", guessed=True, demands=("性别",)),
    ):
        values = {"t": title, "d": text, "性别": sex, "年龄": more, "性别要求": more}
        ad = record_ad("a", "a", columns, {n: placed(v, Place()) for n, v in values.items()}, {})
        assert record_text(columns, values) == (ad.text if ad else None)


def test_broken_rows_among_good_ones(tmp_path: Path) -> None:
    file = tmp_path / "ads.jsonl"
    expected = write(file, 10_000, 1_000)
    found = read(sources(asked(file)))
    assert {i.row: i.code for i in found if isinstance(i, Lost)} == expected
    assert {i.row for i in found if isinstance(i, Record)} == set(range(1, 10_001)) - expected.keys()
    assert len(found) == 10_000


def test_broken_rows_of_csv(tmp_path: Path) -> None:
    long = b'nurse,"' + b"ab\n" * 1_000_000 + b'"\n'
    rows = [
        b"title,text\n",
        b"nurse,one\n",
        b"a,b,c\n",
        b"only\n",
        long,
        b"nurse,\xff\n",
        b"nurse,\n",
        b"n,two\n",
        b'n,"o',
    ]
    file = tmp_path / "ads.csv"
    file.write_bytes(b"".join(rows))
    found = sources(asked(file))
    assert [(ad.row, ad.text) for ad in ads(found)] == [(2, "nurse\n\none"), (1_000_008, "n\n\ntwo")]
    assert [(row, code) for row, code, _ in lost(found)] == [
        (3, "unreadable"), (4, "unreadable"), (5, "unreadable"), (1_000_006, "unreadable"), (1_000_007, "blank"),
        (1_000_009, "unreadable"),
    ]  # fmt: skip


def test_broken_rows_of_parquet(tmp_path: Path) -> None:
    good, file = "Two years on a ward.", tmp_path / "ads.parquet"
    raw = pa.array([good.encode(), b"\xff", None, b" ", b"x" * 2_000_001, good.encode()], pa.binary())
    text = pa.Array.from_buffers(pa.string(), 6, raw.buffers())
    pq.write_table(pa.table({"text": text, "title": ["nurse"] * 6}), file)
    found = sources(asked(file))
    assert [ad.row for ad in ads(found)] == [1, 6]
    assert [(row, code) for row, code, _ in lost(found)] == [
        (2, "unreadable"), (3, "blank"), (4, "blank"), (5, "unreadable")
    ]  # fmt: skip


def test_broken_rows_of_sqlite(tmp_path: Path) -> None:
    file = tmp_path / "ads.sqlite"
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE jobs (title, text)")
        values = ["'Two years.'", "7", "NULL", "CAST(x'ff41' AS TEXT)", "x'ff'", "CAST('a nurse' AS BLOB)"]
        for value in values:
            db.execute(f"INSERT INTO jobs VALUES ('nurse', {value})")
    found = sources(asked(file))
    assert [(ad.row, ad.text) for ad in ads(found)] == [(1, "nurse\n\nTwo years."), (6, "nurse\n\na nurse")]
    assert [(row, code) for row, code, _ in lost(found)] == [
        (2, "unreadable"), (3, "blank"), (4, "unreadable"), (5, "unreadable")
    ]  # fmt: skip


def test_every_broken_record_of_a_document_is_named(tmp_path: Path) -> None:
    file = tmp_path / "ads.json"
    file.write_text(
        json.dumps([{"title": "nurse", "description": f"ward {n}" if n % 2 else ""} for n in range(300)])
    )
    found = sources(asked(file))
    # A title alone is an ad to the readers of documents, as it is to check.
    assert len(ads(found)) == 300
    file.write_text(
        json.dumps([{"title": "", "description": f"ward {n}" if n % 2 else ""} for n in range(300)])
    )
    assert [(row, code) for row, code, _ in lost(sources(asked(file)))] == [
        (row, "blank") for row in range(1, 300, 2)
    ]


@pytest.mark.parametrize(
    ("name", "data", "rows", "problem"),
    [
        ("a.jsonl", b"", [], (0, "is empty, there is nothing to check; make sure that the ad was saved.")),
        ("a.csv", b"", [], (0, "is empty, there is nothing to check; make sure that the ad was saved.")),
        (
            "a.jsonl.gz",
            gzip.compress(b"\n".join([GOOD.encode()] * 5))[:-9],
            [],
            (0, "is gzip data that breaks off, the file may be cut short; what comes after was not checked: download it again."),
        ),
        (
            "a.parquet",
            b"PAR1xxxx",
            [],
            (0, "is not a whole Parquet file: its end is missing; it may be cut short, export or download it again."),
        ),
        (
            "a.jsonl.gz",
            gzip.compress(b"\n".join([GOOD.encode()] * 3 + [b'{"text": "' + b"a" * 40_000_000])),
            [1, 2, 3],
            (4, "unpacks to more than 32 MB of next to nothing; what comes after was not checked: see where it comes from."),
        ),
    ],
)  # fmt: skip
def test_a_damaged_file_keeps_what_comes_before(
    tmp_path: Path, name: str, data: bytes, rows: list[int], problem: tuple[int, str]
) -> None:
    (tmp_path / name).write_bytes(data)
    found = sources(asked(tmp_path / name))
    assert [ad.row for ad in ads(found)] == rows
    assert [(row, said) for row, _, said in lost(found)] == [problem]


@given(rows=st.integers(1, 40), size=st.integers(1, 400))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_size_of_chunk_gives_the_same_records(tmp_path: Path, rows: int, size: int) -> None:
    names = ("a.jsonl", "b.csv", "c.parquet", "d.json", "e.sqlite")
    if not (tmp_path / names[0]).exists():
        lines = [GOOD, "x", "", '{"text": 1}', '{"text": "' + "Two years. " * 30 + '"}'] * 5
        (tmp_path / names[0]).write_text("\n".join(lines))
        (tmp_path / names[1]).write_text("title,text\n" + 'nurse,"two\nyears"\nx\nnurse,\n' * 8)
        pq.write_table(
            pa.table({"title": ["nurse", "clerk"] * 9, "text": ["two years", None] * 9}), tmp_path / names[2]
        )
        _json(tmp_path / names[3])
        _sqlite(tmp_path / names[4])
    found = sources(asked(*(tmp_path / name for name in names)))
    limits = Limits(rows, size)
    assert sorted(map(repr, read(found, limits))) == sorted(map(repr, read(found)))
    cut = list(chunks(found, limits))
    assert cut == list(chunks(found, limits))
    assert [chunk.number for chunk in cut] == list(range(len(cut)))
    assert cut[-1].upto == sum(source.bytes for source in found)


def test_chunks_are_bounded(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f"{GOOD}\n" * 5000)
    found = sources(asked(tmp_path / "a.jsonl"))
    assert [chunk.payload.row for chunk in chunks(found)] == [1, 2001, 4001]
    size = 10 * (len(GOOD) + 1)
    assert [chunk.payload.row for chunk in chunks(found, Limits(2000, size))] == list(range(1, 5001, 10))


def test_folders_and_globs(tmp_path: Path) -> None:
    deep = tmp_path / "ads" / "深圳"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("招聘店员，能上晚班。", "utf-8")
    (deep / "b.html").write_text("<p>招聘会计</p>", "utf-8")
    (deep / "prices.csv").write_text("name,price\nx,1\n")
    (deep / "package.json").write_text('{"name": "x", "description": "a tool"}')
    (deep / "gone.txt").symlink_to(tmp_path / "nowhere")
    _table(tmp_path / "ads" / "list.csv")
    found = survey(asked(tmp_path / "ads"))
    assert [Path(s.path).name for s in found.sources] == [
        "list.csv",
        "a.txt",
        "b.html",
        "gone.txt",
        "package.json",
    ]
    assert [Path(path).name for path in found.passed] == ["prices.csv"]
    assert [(ad.source, ad.row) for ad in ads(found.sources)] == [(0, 2), (0, 3), (1, 1), (2, 1)]
    assert lost(found.sources) == [
        (0, "unreadable", "is a link to a file that does not exist; repair or remove it.")
    ]
    for pattern, names in (
        ("ads/**/*.txt", ["a.txt"]),
        ("ads/*/b.*", ["b.html"]),
        ("ads/**", ["list.csv", "a.txt", "b.html", "package.json"]),
    ):
        (tmp_path / "ads/深圳/gone.txt").unlink(missing_ok=True)
        assert [Path(s.path).name for s in sources(asked(tmp_path / pattern))] == names
    assert len(sources(asked(tmp_path / "ads/list.csv", tmp_path / "ads"))) == 4


def test_a_table_is_named_after_the_file(tmp_path: Path) -> None:
    for make, name in ((_sqlite, "a.sqlite"), (_duckdb, "a.duckdb")):
        make(tmp_path / name)
        (found,) = sources(asked(f"{tmp_path / name}:职位"))
        assert (found.path, found.member, len(ads([found]))) == (str(tmp_path / name), "职位", 2)
        en, zh = refused(asked(f"{tmp_path / name}:price"))
        assert en.endswith(
            "has no table named price; did you mean prices? The tables: " + en.split("tables: ")[1]
        )
        assert "没有名为 price 的表；是不是 prices？" in zh


def test_groups_and_dates(tmp_path: Path) -> None:
    rows = [
        {"title": "nurse", "text": "ward one", "hiringOrganization": {"name": "A"}, "Posted": "07/01/2004"},
        {"title": "nurse", "text": "ward two", "hiringOrganization": {"name": ""}, "Posted": "25/01/2004"},
        {"title": "nurse", "text": "ward three", "city": 7, "Posted": None},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "b.csv").write_text("title,text,CITY\nclerk,an office,Leeds\n")
    found = sources(
        asked(tmp_path / "a.jsonl", tmp_path / "b.csv", groups=("City", "hiringorganization.name"))
    )
    assert [(ad.date, ad.groups) for ad in ads(found)] == [
        ("2004-01-07", {"hiringorganization.name": "A"}),
        ("2004-01-25", {}),
        (None, {"City": "7"}),
        (None, {"City": "Leeds"}),
    ]


def test_what_a_page_says_of_its_job(tmp_path: Path) -> None:
    posting = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Nurse",
        "datePosted": "2024-03-05",
        "hiringOrganization": {"@type": "Organization", "name": "A &amp; B"},
        "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Leeds"}}],
    }
    (tmp_path / "a.html").write_text(
        f'<script type="application/ld+json">{json.dumps(posting)}</script><p>Two years on a ward.</p>'
    )
    (tmp_path / "b.txt").write_text("We are looking for a clerk.")
    groups = ("hiringOrganization.name", "addresslocality")
    found = sources(asked(tmp_path, groups=groups))
    assert [(ad.title, ad.date, ad.groups) for ad in ads(found)] == [
        ("Nurse", "2024-03-05", {"hiringOrganization.name": "A & B", "addresslocality": "Leeds"}),
        (None, None, {}),
    ]
    en, _ = refused(asked(tmp_path, groups=("employer",)))
    assert en.startswith(f"{tmp_path} has no column named employer")


def test_what_cannot_be_begun_with_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ads.csv").write_text("title,text,city\nnurse,a ward,Leeds\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "no.db").write_text("no database")
    with closing(duckdb.connect(str(tmp_path / "own.duckdb"))) as db:
        for table in ("audit", "texts", "findings", "chunks"):
            db.execute(f"CREATE TABLE {table} (text VARCHAR)").fetchall()
    _sqlite(tmp_path / "busy.sqlite")
    (tmp_path / "busy.sqlite-wal").write_bytes(b"x")
    csv = str(tmp_path / "ads.csv")
    for wanted, expected in (
        (asked("nowhere.csv"), "nowhere.csv does not exist; check the spelling of the path."),
        (asked("nowhere/*.csv"), "nothing matches nowhere/*.csv; check the pattern and the folder."),
        (asked("-"), "an audit cannot read standard input, as it has to read it again after an interruption; save it as a file."),
        (asked(csv, text=("txt",)), f"{csv} has no column named txt; did you mean text? The columns: title, text, city."),
        (asked(csv, groups=("cty",)), f"{csv} has no column named cty; did you mean city? The columns: title, text, city."),
        (asked(csv, date="when"), f"{csv} has no column named when. The columns: title, text, city."),
        (asked(tmp_path / "no.db"), f"{tmp_path / 'no.db'} is no DuckDB or SQLite database; see to the file, or give it the suffix of what it is."),
        (asked(tmp_path / "own.duckdb"), f"{tmp_path / 'own.duckdb'} is an audit made by jobscan and no input for another; name the files with the ads."),
        (asked(tmp_path / "busy.sqlite"), f"{tmp_path / 'busy.sqlite'} has a journal beside it, busy.sqlite-wal, with records that are not in the file yet; close the program that writes it, or open the database once and close it."),
    ):  # fmt: skip
        assert refused(wanted)[0] == expected
    assert refused(asked(tmp_path / "empty"))[0].startswith(f"{tmp_path / 'empty'} holds no file to read")


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs", "utf-16"])
def test_encodings_of_lines(tmp_path: Path, encoding: str) -> None:
    text = "負責門市的日常經營，需要能夠輪班" if encoding == "big5hkscs" else "负责门店的日常经营，能上晚班"
    line = json.dumps({"title": "店員", "text": text}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_bytes(f"{line}\n{line}\n".encode(encoding))
    assert [ad.text for ad in ads(sources(asked(tmp_path / "a.jsonl")))] == [f"店員\n\n{text}"] * 2

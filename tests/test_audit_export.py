"""`jobscan audit export`: the tables as files that hold all there is, and harm nobody who opens them."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import pytest
from commands import Run, run
from openpyxl import load_workbook
from small_audit import ADS, LOST, audit
from syrupy.assertion import SnapshotAssertion

from jobscan.audit import export, xlsx
from jobscan.audit.schema import TABLES
from jobscan.audit.store import open_store

__all__ = ["run"]

NAMES = [table.name for table in TABLES]
HOSTILE = [
    {"id": "=1+1", "title": "@SUM(A1)", "city": "＝cmd|' /C calc'!A0", "company": "\x1b[31m\x00\ufffe", "text": "限男性\r\n=HYPERLINK(\"http://a.example\")\t\x0b\U000e0041"},
    {"id": "-2", "title": "#N/A", "city": "_x000D_", "company": "a,\"b\";=1", "text": "限女性" + "长" * 40_000},
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(audit(tmp_path_factory.mktemp("audit") / "audit.duckdb", lost=LOST))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(audit(tmp_path_factory.mktemp("audit") / "audit.duckdb", HOSTILE))


def test_a_folder_of_parquet_is_an_audit(run: Run, made: str) -> None:
    ran = run("audit", "export", made, "--out", "tables")
    told = ", ".join(f"{name} ({export_counts(made)[name]})" for name in NAMES)
    assert (ran.code, ran.out, ran.err) == (0, "", f"jobscan: wrote tables: {told}\n")
    assert sorted(p.name for p in Path("tables").iterdir()) == sorted(f"{name}.parquet" for name in NAMES)
    with open_store(Path(made)) as one, open_store(Path("tables")) as other:
        for table in TABLES:
            by = f"SELECT * FROM {table.name} ORDER BY ALL"
            assert one.rows(by) == other.rows(by), table.name
            assert one.rows(f"DESCRIBE {table.name}") == other.rows(f"DESCRIBE {table.name}")


def export_counts(path: str) -> dict[str, int]:
    with open_store(Path(path)) as store:
        return {name: store.row(f"SELECT count(*) FROM {name}")[0] for name in NAMES}


@pytest.mark.parametrize("out", ["ads.csv", "ads.jsonl", "ads.xlsx", "ads.parquet"])
def test_the_same_bytes_each_time(run: Run, made: str, out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("audit", "export", made, "--out", out, "--table", "ads").code == 0
    first = Path(out).read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert run("audit", "export", made, "--out", out, "--table", "ads", "--force").code == 0
    assert Path(out).read_bytes() == first
    assert sorted(p.name for p in Path().iterdir()) == [out]


def test_csv(run: Run, made: str, snapshot: SnapshotAssertion) -> None:
    assert (
        run("audit", "export", made, "--out", "tables", "--format", "csv", "--table", "ads,errors").code == 0
    )
    assert {p.name: p.read_bytes().decode() for p in sorted(Path("tables").iterdir())} == snapshot


def test_json_lines_are_typed(run: Run, made: str) -> None:
    assert run("audit", "export", made, "--out", "ads.jsonl", "--table", "ads").code == 0
    rows = [json.loads(line) for line in Path("ads.jsonl").read_text("utf-8").splitlines()]
    assert [(r["row"], r["date"], r["groups"]["company"]) for r in rows] == [
        (n, ad.get("date"), ad["company"].strip()) for n, ad in enumerate(ADS, 1)
    ]


def test_a_workbook(run: Run, made: str) -> None:
    assert run("audit", "export", made, "--out", "audit.xlsx").code == 0
    book = load_workbook("audit.xlsx")
    assert book.sheetnames == NAMES
    assert {s.title: s.max_row - 1 for s in book} == export_counts(made)
    sheet = book["ads"]
    assert [c.value for c in sheet[1]] == list(next(t for t in TABLES if t.name == "ads").names)
    assert [c.value for c in sheet[2]][1:6] == [0, 1, 1, "a1", "仓库管理员"]
    assert (sheet["G2"].value.date().isoformat(), sheet.freeze_panes) == ("2026-03-05", "A2")
    with zipfile.ZipFile("audit.xlsx") as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_an_ad_says_is_data(run: Run, hostile: str, snapshot: SnapshotAssertion) -> None:
    assert run("audit", "export", hostile, "--out", "a.csv", "--table", "ad_findings").code == 0
    with open("a.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["id"], r["title"]) for r in rows] == [("'=1+1", "'@SUM(A1)"), ("'-2", "#N/A")]
    assert run("audit", "export", hostile, "--out", "a.xlsx", "--table", "ads,texts").code == 0
    book = load_workbook("a.xlsx")
    cells = [cell for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [book["ads"][at].value for at in ("E2", "F2", "E3", "F3")] == ["=1+1", "@SUM(A1)", "-2", "#N/A"]
    body = [book["texts"][at].value for at in ("G2", "G3")]
    assert body[0] == '@SUM(A1)\n\n限男性\n=HYPERLINK("http://a.example")\t\ufffd\U000e0041'
    assert (len(body[1]), body[1][-2:]) == (xlsx.LONGEST, "长…")
    with zipfile.ZipFile("a.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    "args",
    [
        ["--out", "tables", "--format", "xlsx"],
        ["--out", "tables.csv"],
        ["--out", "a.csv", "--format", "jsonl", "--table", "ads"],
        ["--out", "a.csv", "--table", "finding"],
        ["--out", "none/a.csv", "--table", "ads"],
        ["--out", "there.csv", "--table", "ads"],
        ["--out", "folder", "--table", "ads"],
        ["--out", "folder.xlsx"],
        ["--out", "there"],
        ["--out", "tables", "--format", "excel"],
        [],
    ],
    ids=" ".join,
)
def test_bad_usage(run: Run, made: str, tmp_path: Path, args: list[str], snapshot: SnapshotAssertion) -> None:
    for name in ("there.csv", "there", "folder/ads.parquet"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    (tmp_path / "folder.xlsx").mkdir()
    before = sorted(tmp_path.rglob("*"))
    zh, en = (run("audit", "export", made, *args, "--lang", lang) for lang in ("zh", "en"))
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    assert zh.err + en.err == snapshot
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "there.csv").read_text() == "mine"


def test_the_audit_itself_is_never_replaced(run: Run, made: str) -> None:
    assert run("audit", "export", made, "--out", "tables").code == 0
    ran = run("audit", "export", "tables", "--out", "tables", "--force")
    message = "--out tables is the audit that is to be exported; choose another name."
    assert (ran.code, ran.err) == (2, f"jobscan: {message}\n")


def test_too_many_rows_for_a_sheet(run: Run, made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 6)
    ran = run("audit", "export", made, "--out", "a.xlsx", "--table", "ads")
    assert (ran.code, ran.err) == (
        2,
        "jobscan: the table ads has 6 rows, more than the 5 of an XLSX sheet; use --format parquet or csv, or "
        "choose other tables with --table.\n",
    )
    assert not Path("a.xlsx").exists()


@pytest.mark.parametrize("out", ["tables", "a.xlsx"])
def test_whole_or_not_at_all(run: Run, made: str, out: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(export, "_lines", full)
    monkeypatch.setattr(xlsx, "fixed", full)
    ran = run("audit", "export", made, "--out", out, *(["--format", "csv"] if out == "tables" else []))
    assert (ran.code, ran.err) == (
        2,
        f"jobscan: cannot write to {out}: No space left on device. Nothing was written.\n",
    )
    assert list(Path().iterdir()) == []

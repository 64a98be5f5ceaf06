"""`jobscan audit query`: asks, shows what there is safely, and can do nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from commands import Run, run
from hypothesis import given, settings
from hypothesis import strategies as st
from small_audit import LOST, audit
from syrupy.assertion import SnapshotAssertion

from jobscan.audit import rowtext
from jobscan.audit.examples import EXAMPLES
from jobscan.audit.schema import TABLES, VIEWS
from jobscan.cli.audit.fitted import fitted
from jobscan.reports.layout import cell_len
from jobscan.reports.visible import UNSAFE

__all__ = ["run"]

ASKED = [
    "SELECT ad, title, date, groups FROM ads ORDER BY ad",
    "SELECT * FROM findings ORDER BY text, finding",
    "SELECT 1 AS n, NULL AS nothing, '' AS empty, 0.123456789 AS share, true AS yes, [1, NULL] AS list, "
    "MAP {'a': 'b'} AS map, DATE '2026-01-02' AS day, TIMESTAMP '2026-01-02 03:04:05' AS moment, "
    "'a|b\x1b[31m' AS odd, '=1+1' AS formula",
    "SELECT ad FROM ads WHERE false",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(audit(tmp_path_factory.mktemp("audit") / "audit.duckdb", lost=LOST))


@pytest.mark.parametrize("format", ["table", *rowtext.WRITERS])
@pytest.mark.parametrize("sql", ASKED, ids=["ads", "wide", "types", "none"])
def test_an_answer(run: Run, made: str, sql: str, format: str, snapshot: SnapshotAssertion) -> None:
    ran = run("audit", "query", made, sql, "--format", format, "--limit", "2")
    assert ran.code == 0
    assert (ran.out, ran.err) == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_query_the_tables_are_told(
    run: Run, made: str, lang: str, snapshot: SnapshotAssertion
) -> None:
    ran = run("audit", "query", made, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_the_tables_are_told_to_programs(run: Run, made: str) -> None:
    rows = json.loads(run("audit", "query", made, "--format", "json").out)
    assert [(r["table"], r["column"]) for r in rows] == [(t.name, name) for t in TABLES for name in t.names]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example(run: Run, made: str, example: str, snapshot: SnapshotAssertion) -> None:
    ran = run("audit", "query", made, "--example", example)
    assert ran.code == 0
    assert (ran.out, ran.err) == snapshot


REFUSED = [
    "selec 1",
    "SELECT *\nFROM ad",
    "SELECT 字, categry FROM findings",
    "SELECT x.category FROM findings",
    "SELECT f.catgory FROM findings f",
    "SELECT ads.nope FROM ads",
    "SELECT cuont(*) FROM ads",
    "SELECT sum(title) FROM ads",
    "SELECT error('stop')",
    "SELECT 1; SELECT 2",
    "",
    "/* nothing */",
    "INSERT INTO errors SELECT * FROM errors",
    "CREATE TEMP TABLE x AS SELECT 1",
    "DROP TABLE ads",
    "COPY ads TO 'stolen.csv'",
    "ATTACH 'other.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "PRAGMA version",
    "CALL pragma_version()",
    "SELECT * FROM read_text('secret.txt')",
    "SELECT * FROM 'secret.csv'",
    "SELECT * FROM glob('*')",
    "EXPORT DATABASE 'copy'",
]


@pytest.mark.parametrize("form", ["file", "folder"])
def test_what_is_refused(run: Run, made: str, form: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "secret.csv").write_text("secret\n1\n")
    if form == "folder":
        assert run("audit", "export", made, "--out", "tables").code == 0
    there, before = sorted(tmp_path.rglob("*")), Path(made).read_bytes()
    said = []
    for at, sql in enumerate(REFUSED if form == "file" else REFUSED[1::4]):
        ran = run("audit", "query", made if form == "file" else "tables", sql, "--lang", ("zh", "en")[at % 2])
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1), sql
        said.append((sql, ran.err))
    assert said == snapshot(name="refused")
    assert (sorted(tmp_path.rglob("*")), Path(made).read_bytes()) == (there, before)


@pytest.mark.parametrize(
    "args",
    [
        ["none.duckdb", "SELECT 1"],
        ["notes.txt", "SELECT 1"],
        ["{made}", "SELECT 1", "--example", "months"],
        ["{made}", "--example", "month"],
        ["{made}", "--file", "none.sql"],
        ["{made}", "--file", "latin.sql"],
        ["{made}", "SELECT 1", "--limit", "-1"],
        ["{made}", "SELECT 1", "--format", "tabel"],
    ],
)
def test_bad_usage(run: Run, made: str, tmp_path: Path, args: list[str], snapshot: SnapshotAssertion) -> None:
    (tmp_path / "notes.txt").write_text("not a database")
    (tmp_path / "latin.sql").write_bytes(b"SELECT '\xe9'")
    zh, en = (
        run("audit", "query", *(a.format(made=made) for a in args), "--lang", lang) for lang in ("zh", "en")
    )
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    assert (zh.err + en.err).replace(made, "audit.duckdb").replace(str(tmp_path), "") == snapshot


def test_a_query_from_a_file_or_from_standard_input(run: Run, made: str, tmp_path: Path) -> None:
    (tmp_path / "q.sql").write_text("\ufeffSELECT count(*) AS n FROM ads", "utf-8")
    assert run("audit", "query", made, "--file", "q.sql").out == "n\n6\n"
    assert run("audit", "query", made, "-", stdin=b"SELECT count(*) AS n FROM ads").out == "n\n6\n"


def test_pivot_and_views(run: Run, made: str) -> None:
    sql = "PIVOT (SELECT category, force FROM ad_findings) ON force USING count(*) GROUP BY category ORDER BY category"
    out = run("audit", "query", made, sql, "--format", "csv").out
    assert out == '"category","ask","prefer","require"\r\n"gender",0,2,3\r\n"marital_status",3,0,0\r\n'
    assert list(VIEWS) == ["ad_findings"]


TEXTS = st.text(max_size=30) | st.sampled_from(
    ["=1+1", "\x1b[2J", "限男性\n=1", "\u202e", "|", "</script>", '",=1', "@a"]
)
VALUES = TEXTS | st.none() | st.integers() | st.floats() | st.booleans() | st.lists(TEXTS, max_size=2)


@settings(max_examples=40)
@given(st.lists(st.tuples(VALUES, TEXTS, VALUES), max_size=4), st.integers(40, 120))
def test_a_table_fits_and_is_safe(rows: list[tuple[object, ...]], width: int) -> None:
    printed = fitted(("a", "名称", "b"), rows, width)
    assert all(cell_len(line) <= width for line in printed.splitlines())
    assert not UNSAFE.search(printed.replace("\n", ""))
    assert len(printed.splitlines()) == 1 + len(rows)


@given(st.lists(st.tuples(VALUES, TEXTS), max_size=4))
def test_formats_hold_every_row_and_no_formula(rows: list[tuple[object, ...]]) -> None:
    names = ("a", "b")
    cells = list(csv.reader(io.StringIO("".join(rowtext.csv_lines(names, rows)), newline="")))
    assert [len(row) for row in cells] == [2] * (len(rows) + 1)
    texts = [c for row, given in zip(cells[1:], rows, strict=True) for c, v in zip(row, given, strict=True) if isinstance(v, str)]  # fmt: skip
    assert not any(text.lstrip(" \"'").startswith(("=", "+", "-", "@", "\t")) and not text.lstrip(" \"").startswith("'") for text in texts)  # fmt: skip
    objects = [json.loads(line) for line in rowtext.jsonl_lines(names, rows)]
    assert objects == json.loads("".join(rowtext.json_lines(names, rows)))
    assert [o["b"] for o in objects] == [row[1] for row in rows]
    assert len("".join(rowtext.markdown_lines(names, rows)).splitlines()) == len(rows) + 2

"""`jobscan audit sample` and `validate`: what is drawn, the sheet, and what is read back from it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb
import openpyxl
import pytest
from commands import Run, run
from judged_audits import CATEGORIES, Posted, ads, audit
from syrupy.assertion import SnapshotAssertion

from jobscan.audit import draw, store
from jobscan.audit import sheet as sheet_of
from jobscan.audit.schema import JUDGED, TABLES
from jobscan.audit.sheet_file import to_csv
from jobscan.finding import Bilingual

__all__ = ["run"]

KEY, JUDGEMENT, MISSED = "Key (leave as it is)", "Judgement (yes/no)", "Missed categories"
AGE, GENDER = {"35岁以下": "age-max"}, {"限男性": "gender-only"}

RIGHT = [Posted(f"招店员{n}名，35岁以下", AGE) for n in range(12)]
BOTH = [Posted(f"招司机{n}名，限男性，35岁以下", GENDER | AGE) for n in range(3)]
WRONG = [Posted("男装专柜，服务35岁以下顾客", AGE, times=3)]
CLEAN = [Posted(f"招会计{n}名，有经验者优先") for n in range(20)]
MISSING = [Posted("招前台，形象照必附，88年后", times=2)]
ALL = ads(RIGHT, BOTH, WRONG, CLEAN, MISSING)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return audit(tmp_path_factory.mktemp("audit") / "audit.duckdb", ALL)


@pytest.fixture
def database(run: Run, template: Path, tmp_path: Path) -> Path:
    shutil.copy(template.with_suffix(".jsonl"), tmp_path)
    return Path(shutil.copy(template, tmp_path))


@pytest.fixture(scope="session")
def sampled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a database from which ten texts were drawn into sample.csv."""
    folder = tmp_path_factory.mktemp("sampled")
    database = Path(shutil.copy(template, folder))
    shutil.copy(template.with_suffix(".jsonl"), folder)
    with store.open_store(database, read_only=False) as db, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        sample = draw.draw(db, 10, 1)
        draw.record(db, sample)
        names = {id: Bilingual(zh=zh, en=en) for id, zh, en in CATEGORIES}
        lines = sheet_of.lines(sample, sheet_of.Naming(names, "en", database.name))
        (folder / "sample.csv").write_bytes(to_csv(lines, "en"))
    return folder


Sheet = list[dict[str, str]]


def read(path: Path) -> Sheet:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def write(path: Path, sheet: Sheet, delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(sheet[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(sheet)
    path.write_bytes(out.getvalue().encode(encoding, "replace"))


def judged(sheet: Sheet, yes: str = "yes", no: str = "no") -> Sheet:
    """As somebody who knows the truth judges: of the finding in WRONG, and what is missed in MISSING."""
    for line in sheet:
        line[JUDGEMENT] = no if "男装" in line["Text"] and line["Wording"] else yes
        if "88年后" in line["Text"]:
            line[JUDGEMENT], line[MISSED] = no, "Photograph; age"
    return sheet


def drawn(run: Run, database: Path, *options: str, out: str = "sample.csv") -> Sheet:
    ran = run("audit", "sample", str(database), *options, "--out", out)
    assert (ran.code, ran.err) == (0, "")
    return read(Path(out)) if out.endswith(".csv") else []


def test_what_it_says_and_writes(run: Run, database: Path, snapshot: SnapshotAssertion) -> None:
    for lang in ("zh", "en"):
        assert (
            run("audit", "sample", "audit.duckdb", "--n", "7", "--out", "s.csv", "--lang", lang).out
            == snapshot
        )
        assert Path("s.csv").read_bytes().decode("utf-8-sig") == snapshot


def test_the_same_seed_draws_the_same_however_the_rows_lie(run: Run, tmp_path: Path) -> None:
    there = audit(tmp_path / "a.duckdb", ALL)
    sheets = [drawn(run, there, "--n", "9", *seed) for seed in ((), ("--seed", "1"), ("--seed", "2"))]
    assert sheets[0] == sheets[1] != sheets[2]
    audit(tmp_path / "b.duckdb", ALL[::-1], turned=True)
    other = drawn(run, tmp_path / "b.duckdb", "--n", "9")
    said = [[(line["Question"], line["Text"]) for line in sheet] for sheet in (sheets[0], other)]
    assert said[0] == said[1]


def test_a_sample_that_is_drawn_again_is_one_sample(run: Run, database: Path) -> None:
    for seed in ("1", "2", "1"):
        drawn(run, database, "--n", "8", "--seed", seed)
    with duckdb.connect(str(database)) as db:
        assert db.sql("SELECT * FROM samples ORDER BY sample").fetchall() == [(1, 1, 8, 8), (2, 2, 8, 8)]
        assert db.sql("SELECT sample, count(*) FROM sampled GROUP BY 1 ORDER BY 1").fetchall() == [
            (1, 8),
            (2, 8),
        ]


EXACT = {
    ("", "precision"): 15 / 16,
    ("", "recall"): 15 / 16,
    ("", "prevalence"): 17 / 40,
    ("", "raw"): 18 / 40,
    ("", "prevalence_texts"): 16 / 37,
    ("", "raw_texts"): 16 / 37,
    ("age", "precision"): 15 / 16,
    ("age", "recall"): 15 / 16,
    ("age", "prevalence"): 17 / 40,
    ("gender", "precision"): 1,
    ("gender", "recall"): 1,
    ("gender", "prevalence"): 3 / 40,
    ("photo", "recall"): 0,
    ("photo", "prevalence"): 2 / 40,
}


def test_from_the_audit_to_exact_figures(run: Run, database: Path) -> None:
    """Every text is drawn and judged: the figures are known, and so are their limits."""
    write(Path("judged.csv"), judged(drawn(run, database)))
    ran = run("audit", "validate", "judged.csv")
    assert (ran.code, ran.err) == (0, "")
    with duckdb.connect(str(database)) as db:
        rows = {(c, m): tuple(limits) for c, m, *limits in db.sql("FROM validation").fetchall()}
    assert {key: rows[key][0] for key in EXACT} == pytest.approx(EXACT)
    for (category, measure), (value, low, high, _) in rows.items():
        if not measure.startswith("raw"):
            assert (low, high) == pytest.approx((value, value), abs=1e-6), (category, measure)
    assert ("photo", "precision") not in rows  # nothing was found of it


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whole_output(run: Run, database: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    sheet = judged(drawn(run, database, "--n", "20"))
    sheet[0][JUDGEMENT] = sheet[0][MISSED] = ""
    write(Path("judged.csv"), sheet[:-1])
    assert run("audit", "validate", "judged.csv", "--lang", lang) == snapshot


def test_json(run: Run, database: Path, snapshot: SnapshotAssertion) -> None:
    write(Path("judged.csv"), judged(drawn(run, database, "--n", "20")))
    ran = run("audit", "validate", "judged.csv", "--format", "json")
    assert (ran.code, ran.err, ran.out) == (0, "", snapshot)
    json.loads(ran.out)


def test_without_clean_ads_only_precision_is_told(run: Run, database: Path) -> None:
    sheet = judged(drawn(run, database))
    write(Path("judged.csv"), [line for line in sheet if "-A-" not in line[KEY]])
    ran = run("audit", "validate", "judged.csv")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"any finding +16 +16 +93.8 % 93.8–93.8 +–\n", ran.out)
    assert "too little was judged to tell" in ran.out
    assert "nan" not in ran.out.lower()


SAVED: Mapping[str, tuple[str, str, str, str]] = {
    "as it was written": (",", "utf-8-sig", "yes", "no"),
    "semicolons": (";", "utf-8", "Y", "N"),
    "GBK": (",", "gb18030", "是", "否"),
    "Unicode text": ("\t", "utf-16", "1", "0"),
    "ticks": (",", "utf-8", "✓", "×"),
}


@pytest.mark.parametrize("saved", SAVED)
def test_however_a_spreadsheet_saved_it(run: Run, database: Path, saved: str) -> None:
    delimiter, encoding, yes, no = SAVED[saved]
    plain = judged(drawn(run, database))
    write(Path("plain.csv"), plain)
    wanted = run("audit", "validate", "plain.csv").out
    write(Path("saved.csv"), sorted(judged(plain, yes, no), key=lambda line: line[KEY]), delimiter, encoding)
    ran = run("audit", "validate", "saved.csv")
    assert (ran.code, ran.err, ran.out) == (0, "", wanted)


def test_workbook(run: Run, database: Path) -> None:
    """The same as CSV, with lists to choose from; only what is to be filled in can be written to."""
    write(Path("judged.csv"), judged(drawn(run, database)))
    wanted = run("audit", "validate", "judged.csv").out
    drawn(run, database, out="sample.xlsx")
    data = Path("sample.xlsx").read_bytes()
    drawn(run, database, out="sample.xlsx")
    assert Path("sample.xlsx").read_bytes() == data
    book = openpyxl.load_workbook("sample.xlsx")
    page = book.worksheets[0]
    names = {cell.value: cell.column for cell in page[1]}
    lists = [(v.formula1, v.showErrorMessage, str(v.sqref)) for v in page.data_validations.dataValidation]
    assert lists == [('"yes,no"', True, "C2:C57"), ("'How to'!$A$7:$A$10", False, "D2:D57")]
    assert page.protection.sheet
    assert [name for name, at in names.items() if not page.cell(2, at).protection.locked] == [
        JUDGEMENT,
        MISSED,
        "Note",
    ]
    said = {line[KEY]: line for line in read(Path("judged.csv"))}
    for row in range(2, page.max_row + 1):
        line = said[page.cell(row, names[KEY]).value]
        page.cell(row, names[JUDGEMENT]).value = line[JUDGEMENT]
        page.cell(row, names[MISSED]).value = line[MISSED]
    book.save("judged.xlsx")
    ran = run("audit", "validate", "judged.xlsx")
    assert (ran.code, ran.err, ran.out) == (0, "", wanted)


def test_nothing_in_the_sheet_is_a_formula(run: Run, tmp_path: Path) -> None:
    bad = '=HYPERLINK("http://a.example")\n@SUM(1)，35岁以下'
    audit(tmp_path / "=1+1.duckdb", [Posted(bad, AGE), Posted("+1\x1b[31m")])
    sheet = drawn(run, Path("=1+1.duckdb"), "--n", "4")
    starts = {text.lstrip()[:1] for line in sheet for cell in line.values() for text in cell.split("\n")}
    assert starts.isdisjoint("=+-@\x1b")
    write(Path("judged.csv"), judged(sheet))
    assert run("audit", "validate", "judged.csv").code == 0
    drawn(run, Path("=1+1.duckdb"), "--n", "4", out="s.xlsx")
    kinds = {cell.data_type for row in openpyxl.load_workbook("s.xlsx").worksheets[0] for cell in row}
    assert kinds == {"s", "n"}  # n: empty


def test_a_folder_of_parquet_files(run: Run, database: Path) -> None:
    write(Path("judged.csv"), judged(drawn(run, database)))
    wanted = run("audit", "validate", "judged.csv").out
    Path("spark").mkdir()
    with duckdb.connect(str(database)) as db:
        for table in set(TABLES) - set(JUDGED):
            db.execute(f"COPY {table.name} TO 'spark/{table.name}.parquet'")
    write(Path("judged.csv"), judged(drawn(run, Path("spark"))))
    assert run("audit", "validate", "judged.csv").out == wanted
    assert duckdb.sql("SELECT count(*) FROM 'spark/validation.parquet'").fetchall() == [(23,)]


Change = Callable[[Sheet], object]
REFUSED: Mapping[str, Change] = {
    "neither yes nor no": lambda sheet: sheet[0].update({JUDGEMENT: "perhaps"}),
    "a key was changed": lambda sheet: sheet[1].update({KEY: "S1-1-A-00000000"}),
    "a row twice": lambda sheet: sheet.append(sheet[2]),
    "missed, but not what": lambda sheet: whole(sheet).update({JUDGEMENT: "no"}),
    "missed, but yes": lambda sheet: whole(sheet).update({MISSED: "age"}),
    "an unknown category": lambda sheet: whole(sheet).update({JUDGEMENT: "no", MISSED: "age, hight"}),
    "missed in a finding's row": lambda sheet: found(sheet).update({MISSED: "age"}),
    "no judgement at all": lambda sheet: [line.update({JUDGEMENT: "", MISSED: ""}) for line in sheet],
    "no column of keys": lambda sheet: [line.pop(KEY) for line in sheet],
    "another sample": lambda sheet: [line.update({KEY: line[KEY].replace("S1", "S9")}) for line in sheet],
    "another database": lambda sheet: [line.update({"Database": "/etc/other.duckdb"}) for line in sheet],
}


def whole(sheet: Sheet) -> dict[str, str]:
    return next(line for line in sheet if "-A-" in line[KEY] and line[JUDGEMENT] == "yes")


def found(sheet: Sheet) -> dict[str, str]:
    return next(line for line in sheet if "-F" in line[KEY])


@pytest.mark.parametrize("change", REFUSED)
def test_refused(run: Run, sampled: Path, tmp_path: Path, change: str, snapshot: SnapshotAssertion) -> None:
    database = Path(shutil.copy(sampled / "audit.duckdb", tmp_path))
    sheet = judged(read(sampled / "sample.csv"))
    REFUSED[change](sheet)
    write(Path("judged.csv"), sheet)
    for lang in ("zh", "en"):
        ran = run("audit", "validate", "judged.csv", "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == snapshot
    with duckdb.connect(str(database)) as db:
        assert db.sql("FROM validation").fetchall() == []


def gone(path: Path) -> None:
    path.with_suffix(".jsonl").unlink()


def changed(path: Path) -> None:
    source = path.with_suffix(".jsonl")
    source.write_text(source.read_text("utf-8").replace("会计", "出纳"), "utf-8")


def shortened(path: Path) -> None:
    source = path.with_suffix(".jsonl")
    source.write_text("".join(source.read_text("utf-8").splitlines(True)[:20]), "utf-8")


def unfinished(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("UPDATE audit SET finished = false")


def emptied(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("DELETE FROM texts; DELETE FROM ads; DELETE FROM findings")


def whole_(path: Path) -> None:
    return


CANNOT: Mapping[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "the source is gone": (gone, ()),
    "the source has changed": (changed, ()),
    "the source is shorter": (shortened, ()),
    "the audit is not finished": (unfinished, ()),
    "there are no ads": (emptied, ()),
    "too few": (whole_, ("--n", "3")),
    "no number": (whole_, ("--n", "many")),
    "no seed": (whole_, ("--seed", "-1")),
    "no such format": (whole_, ("--out", "sample.ods")),
    "onto the database": (whole_, ("--out", "audit.duckdb")),
}


@pytest.mark.parametrize("why", CANNOT)
def test_cannot_sample(run: Run, database: Path, why: str, snapshot: SnapshotAssertion) -> None:
    spoil, options = CANNOT[why]
    spoil(database)
    for lang in ("zh", "en"):
        ran = run("audit", "sample", "audit.duckdb", "--out", "s.csv", *options, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == snapshot
    assert not Path("s.csv").exists()


def test_the_database_beside_the_sheet_is_the_one(run: Run, database: Path, tmp_path: Path) -> None:
    write(tmp_path / "judged.csv", judged(drawn(run, database)))
    other = tmp_path / "other"
    other.mkdir()
    for name in ("audit.duckdb", "judged.csv"):
        shutil.move(tmp_path / name, other / name)
    assert run("audit", "validate", "other/judged.csv").code == 0
    assert run("audit", "validate", "other/judged.csv", "--database", "other/audit.duckdb").code == 0

"""Audits on a real Spark: the same as on one machine, whatever becomes of its processes."""

from __future__ import annotations

import csv
import doctest
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from commands import PACK, Run, run
from run_audits import few, jsonl, pack
from spark_cluster import MASTER, Killer, cluster

from jobscan.audit import run as local
from jobscan.audit import schema, store
from jobscan.audit.description import Task
from jobscan.audit.inputs import Asked
from jobscan.audit.spark import pieces
from jobscan.audit.spark import run as spark_run
from jobscan.audit.spark import task as spark_task
from jobscan.audit.worker import Setting
from jobscan.cli.version import version
from jobscan.engines import arrow
from jobscan.engines import spark as engine
from jobscan.pack.load import built_in as BUILT_IN  # noqa: N812
from jobscan.pack.load import load_pack
from jobscan.scan.jurisdiction import UnknownJurisdiction
from jobscan.scan.scanner import Scanner

__all__ = ["run"]  # a fixture

WORDINGS = (
    "招聘文员一名，限女性。", "招聘司机，男女不限。", "诚聘店长，女士优先。", "招女装导购两名。",
    "Clerk wanted. Male only.", "Waitress wanted, females preferred.", "Driver. All genders welcome.",
    "Cook wanted.",
)  # fmt: skip
PLACES = ("杭州", "Leeds", "高雄")
INPUTS = ("a.jsonl", "b b.csv", "pages")
OUTCOME = local.Outcome(ads=242, texts=82, flagged=122, findings=122, errors=4, resumed=0)
ON_SPARK = ("--engine", "spark", "--master", MASTER)
STEPS = """\
dividing the input …
jobscan: a.jsonl and 1 more: text from text, id from id, group city from city; name others with --text, \
--title, --id and --date.
reading the ads, to tell which are the same …
scanning the distinct texts …
writing the tables …
"""


@pytest.fixture
def no_network() -> None:
    """Python talks to Spark's Java by a socket on this machine."""


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with cluster(tmp_path_factory.mktemp("spark")) as session:
        yield session


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two tables and two pages; a third of the ads are reposts, within a file and between the files."""
    folder = tmp_path_factory.mktemp("inputs [1]")
    ads = [
        {"id": f"{n}", "text": f"第{n % 80}号。{WORDINGS[n % 8]}", "city": PLACES[n % 3]} for n in range(240)
    ]
    jsonl(folder / "a.jsonl", [*ads[:60], '{"text": ', {"id": "x"}, "", *ads[60:120], '{"text": [1]}'])
    with (folder / "b b.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ("id", "text", "city"))
        table.writeheader()
        table.writerows([*ads[120:], {"id": "x", "text": " ", "city": "Leeds"}])
    (folder / "pages").mkdir()
    for name, text in (("1.html", "<p>Nurse wanted. <b>Female</b> only."), ("2.txt", "招聘保安，限男性。")):
        (folder / "pages" / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # paths are given from here, where no executor works
        yield folder


@pytest.fixture(scope="module")
def task(inputs: Path) -> Task:
    asked = Asked(INPUTS, groups=("city",))
    return Task(asked, Setting(chosen=few(), digest=pack().digest), version())


def tables(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table with its columns' types, by its key; not what tells the engines apart."""
    found = {}
    with store.open_store(out) as db:
        for table in schema.TABLES:
            if table.name not in ("runs", "chunks"):
                columns = [
                    f'"{c.name}"' for c in table.columns if (table.name, c.name) != ("audit", "command")
                ]
                asked = f"SELECT {', '.join(columns)} FROM {table.name}"
                types = db.rows(f"SELECT column_name, column_type FROM (DESCRIBE {asked})")
                order = f" ORDER BY {', '.join(table.key)}" if table.key else ""
                found[table.name] = types + db.rows(asked + order)
    return found


@pytest.fixture(scope="module")
def undisturbed(task: Task, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, ...]]]:
    """What the local engine makes of `inputs`."""
    out = tmp_path_factory.mktemp("local") / "audit.duckdb"
    assert local.run(task, pack(), out, 1, restart=False, step=lambda step: None) == OUTCOME
    return tables(out)


def test_an_audit_whose_processes_are_killed(
    spark: Any, run: Run, inputs: Path, undisturbed: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobscan.pack.load.built_in", BUILT_IN)
    monkeypatch.setattr(pieces, "SMALLEST", 800)
    monkeypatch.setattr(pieces, "LARGEST", 800)
    monkeypatch.setattr(spark_run, "EVERY", 3600)
    monkeypatch.chdir(inputs)
    out = tmp_path / "audit [1] 名"
    command = ("audit", "run", *INPUTS, "--group", "city", "--select", "gender", *ON_SPARK, "--out", str(out))
    killer = Killer(spark, 10, ("python worker", "executor"))
    ran = run(*command)
    assert [error for error in tables(out)["errors"] if "failed" in error] == []
    assert (ran.code, ran.out, ran.err) == (
        2,
        f"{out}: 242 ads (82 different), 122 of them with suspected wording, 122 findings in all.\n"
        f"Next: jobscan audit report {out} makes the report, jobscan audit query {out} asks the tables.\n",
        f"{STEPS}jobscan: 4 of 246 records could not be read, all others were scanned; "
        f'which: jobscan audit query {out} "FROM errors"\n',
    )
    assert [victim for victim, left in killer.killed if left > 0] == ["python worker", "executor"]
    assert tables(out) == undisturbed
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name]
    again = run(*command)
    assert (again.code, again.err) == (
        2,
        f"jobscan: {out} is there already: give another --out, or throw it away with --restart. "
        "An audit on Spark is not resumed.\n",
    )


def test_executors_with_other_rules(spark: Any, run: Run, inputs: Path, tmp_path: Path) -> None:
    """This process has the small pack of the tests: what the executors find would not be what was asked."""
    ran = run("audit", "run", str(inputs / "a.jsonl"), *ON_SPARK, "--out", "audit")
    there, here = pack().digest[:12], load_pack(PACK).digest[:12]
    said = (
        "jobscan: Spark could not finish the audit: jobscan.engines.spark.OtherPack: the worker's rules are "
        f"{there}, the driver's {here}. audit.log has the details; nothing was written.\n"
    )
    assert (ran.code, ran.err.splitlines(keepends=True)[-1]) == (2, said)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--engine", "spark"], "--engine spark needs --master too: --master spark://host:7077 or yarn, or local[4] on this machine."),
        (["--master", "yarn"], "--master goes with --engine spark: add that, or leave --master out."),
        (["--engine", "spark", "--master", "yarn", "--workers", "3"], "--workers is for this machine: Spark's own settings (spark-defaults.conf) say how many there are."),
        (["--engine", "flink"], "--engine does not take \"flink\". It takes: local, spark."),
    ],
)  # fmt: skip
def test_refusals(run: Run, given: list[str], message: str) -> None:
    assert run("audit", "run", "a.jsonl", "--out", "audit", *given).err == f"jobscan: {message}\n"


IDS = {
    "int": [1, 2, 3, None],
    "date": [date(2024, 3, day) for day in (1, 2, 3, 4)],
    "struct<board:string,nr:bigint>": [("x", n) for n in range(4)],
}


@pytest.mark.parametrize("type", IDS)
def test_a_data_frame(spark: Any, type: str) -> None:
    """Lazily, in its order, with ids of any type: what engines.arrow makes of the same rows."""
    texts = [WORDINGS[0], None, WORDINGS[2], WORDINGS[4]]
    rows = [(text, id, n) for n, (text, id) in enumerate(zip(texts, IDS[type], strict=True))]
    ads = spark.createDataFrame(rows, f"ad string, nr {type}, other int")
    found = engine.scan_dataframe(ads, text="ad", id="nr", jurisdictions=["cn", "UK"]).toArrow()
    batch = ads.selectExpr("nr AS id", "ad AS text").toArrow().combine_chunks().to_batches()[0]
    expected = arrow.scan_batch(batch, Scanner(pack()), ("CN", "UK"))
    assert found.column_names == expected.schema.names
    assert found.to_pylist() == expected.to_pylist()
    assert {row["wording"] for row in expected.to_pylist()} >= {"限女性", "Male only"}


def test_a_data_frame_is_refused_before_it_is_scanned(spark: Any) -> None:
    ads = spark.createDataFrame([("x", 1)], "text string, id int")
    with pytest.raises(UnknownJurisdiction):
        engine.scan_dataframe(ads, jurisdictions=["ZZ"])


def test_the_docstring(spark: Any) -> None:
    assert doctest.testmod(engine).failed == 0


FAILED = {"code": "failed", "problem_zh": "错", "problem_en": "bad"}


def test_what_could_not_be_read_or_scanned(spark: Any) -> None:
    """Every ad with a text that failed is an error, in whichever piece; its text is none of the texts."""
    ad = {"source": 0, "error": None}
    read = [
        ad | {"piece": 0, "ad": 1, "row": 1, "hash": b"a"},
        ad | {"piece": 0, "ad": 2, "row": 2, "hash": b"b"},
        ad | {"piece": 1, "ad": 3, "row": 3, "hash": b"b"},
        FAILED | {"code": "unreadable", "piece": 1, "source": 0, "row": 3, "error": 1},
        ad | {"piece": 1, "ad": 4, "row": 4, "hash": b"a"},
    ]
    scanned = [
        {"text": 1, "hash": "a", "findings": 0, "found": []},
        FAILED | {"text": 2},
        FAILED | {"text": 3},  # scanned again by a piece that has forgotten: not the first with this text
    ]
    frames = {
        "read": frame(spark, read, spark_task.READ),
        "owners": spark.createDataFrame([(b"a", 1, 0), (b"b", 2, 0)], "hash binary, text long, piece int"),
        "scanned": frame(spark, scanned, spark_task.SCANNED),
    }
    made = {name: made.collect() for name, made in spark_run.made(spark, frames).items()}
    assert [(row.ad, row.text) for row in made["ads"]] == [(1, 1), (4, 1)]
    assert [row.text for row in made["texts"]] == [1]
    assert made["findings"] == []
    assert [(row.row, row.error, row.code) for row in made["errors"]] == [
        (2, 1, "failed"), (3, 1, "unreadable"), (3, 2, "failed"),
    ]  # fmt: skip


def frame(spark: Any, rows: list[dict[str, Any]], columns: pa.Schema) -> Any:
    return spark.createDataFrame(pa.Table.from_pylist(rows, schema=columns))

"""Apache Spark: findings of a DataFrame of ads, through mapInArrow. The only place that knows pyspark.

What a cluster needs is told in docs/scale.md: jobscan[spark] in the workers' Python too, and Java 17.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from jobscan.engines.arrow import COLUMNS, scan_batch
from jobscan.pack.load import load_pack
from jobscan.scan.jurisdiction import chosen
from jobscan.scan.scanner import Scanner

if TYPE_CHECKING:
    from pyspark.sql import DataFrame as DataFrame
    from pyspark.sql import SparkSession as SparkSession
    from pyspark.sql.types import StructType

ROWS = 1_000
"""Ads scanned before their findings go back, whatever spark.sql.execution.arrow.maxRecordsPerBatch says."""
_TASK = re.compile(r"most recent failure: [^\n]*?\): (.+)", re.DOTALL)
_LOG4J = Path(__file__).with_name("log4j2.properties")


class Failed(Exception):
    """The Spark job failed, or no Spark could be started: what it says, in a line."""


class OtherPack(Exception):
    """The rules that a worker has are not those of the driver: another jobscan, or other --rules."""


def scan_dataframe(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    jurisdictions: Sequence[str] = (),
    rules: Sequence[str | os.PathLike[str]] = (),
) -> DataFrame:
    """The findings of the ads in `df`, lazily, with the columns of `engines.arrow.schema`.

    `text` and `id` name its columns; ids may be of any type and keep it. `jurisdictions`: codes such as
    CN, none: guessed for each ad. `rules`: folders of rules that every worker sees at the same path. Each
    Python worker loads the pack and makes one scanner, which serves all its tasks. An ad that could not be
    scanned has a row with a `problem` and no rule. Raises UnknownJurisdiction, PackError.

    >>> from pyspark.sql import SparkSession
    >>> spark = SparkSession.builder.getOrCreate()
    >>> ads = spark.createDataFrame([(7, "招聘文员一名，限女性。"), (8, "Driver wanted.")], "id int, text string")
    >>> scan_dataframe(ads, jurisdictions=["CN"]).select("id", "rule", "wording", "severity").show()
    +---+--------------+-------+--------+
    | id|          rule|wording|severity|
    +---+--------------+-------+--------+
    |  7|zh-gender-only| 限女性|   error|
    +---+--------------+-------+--------+
    <BLANKLINE>
    """
    from pyspark.sql.types import StructField, StructType

    folders = tuple(os.path.abspath(folder) for folder in rules)
    pack = load_pack(extra=[Path(folder) for folder in folders])
    codes = chosen(tuple(jurisdictions), pack.laws) if jurisdictions else ()
    ads = df.select(df[id].alias("id"), df[text].cast("string").alias("text"))
    columns = struct(pa.schema([pa.field(*column) for column in COLUMNS]))
    found = StructType([StructField("id", ads.schema["id"].dataType), *columns.fields])
    return ads.mapInArrow(partial(_scan, rules=folders, digest=pack.digest, jurisdictions=codes), found)


def _scan(
    batches: Iterable[pa.RecordBatch], rules: tuple[str, ...], digest: str, jurisdictions: tuple[str, ...]
) -> Iterator[pa.RecordBatch]:
    """In a Python worker: the findings of a partition."""
    scanner = _scanner(rules, digest)
    for batch in batches:
        for at in range(0, batch.num_rows, ROWS):
            yield scan_batch(batch.slice(at, ROWS), scanner, jurisdictions)


@cache
def _scanner(rules: tuple[str, ...], digest: str) -> Scanner:
    """This process's scanner: Spark keeps its Python workers (spark.python.worker.reuse)."""
    pack = load_pack(extra=[Path(folder) for folder in rules])
    if pack.digest != digest:
        raise OtherPack(f"the worker's rules are {pack.digest[:12]}, the driver's {digest[:12]}")
    return Scanner(pack)


def struct(schema: pa.Schema) -> StructType:
    """The Spark type of rows with this Arrow schema."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def one_by_one(spark: SparkSession, rows: Sequence[tuple[Any, ...]], schema: str) -> DataFrame:
    """`rows` as a DataFrame with a partition for each, in their order."""
    return spark.createDataFrame(spark.sparkContext.parallelize(rows, max(1, len(rows))), schema)


def sized(spark: SparkSession, tasks: int) -> SparkSession:
    """A session beside `spark` whose shuffles suit as many tasks; Spark joins what is left too small."""
    own = spark.newSession()
    own.conf.set("spark.sql.shuffle.partitions", max(2 * spark.sparkContext.defaultParallelism, tasks // 8))
    return own


@contextmanager
def session(master: str, log: Path) -> Iterator[SparkSession]:
    """A Spark session of our own, or the one that is there already, which is left running.

    What Spark says goes to the file `log`: its settings are spark-defaults.conf's. Raises Failed.
    """
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    there = SparkSession.getActiveSession()
    if there is not None:
        with failures():
            yield there
        return
    local = master.startswith("local")
    if local:  # nothing of it is open to the network
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    if local or not os.environ.get("PYSPARK_PYTHON"):
        os.environ["PYSPARK_PYTHON"] = sys.executable
    # By the environment: spark.driver.extraJavaOptions here would take away spark-defaults.conf's.
    options = os.environ.get("SPARK_SUBMIT_OPTS", "")
    if "log4j" not in options:
        os.environ["SPARK_SUBMIT_OPTS"] = f"{options} -Dlog4j2.configurationFile={_LOG4J.as_uri()}".strip()
    conf = SparkConf().setMaster(master).setAppName("jobscan").set("spark.ui.showConsoleProgress", "false")
    if local:
        conf.set("spark.ui.enabled", "false")
    logging.getLogger("SQLQueryContextLogger").disabled = True  # it would write JSON to standard error
    with failures(), log.open("wb") as file:
        try:
            gateway = launch_gateway(conf, {"stdout": file, "stderr": file})  # type: ignore[no-untyped-call]
            context = SparkContext(conf=conf, gateway=gateway)
            spark = SparkSession(context)
        except (PySparkException, Py4JError) as error:  # what Java has written says more
            raise Failed(_written(log) or _cause(str(error))) from error
        try:
            yield spark
        finally:
            context.stop()


@contextmanager
def told(spark: SparkSession, every: float, say: Callable[[int, int], None]) -> Iterator[None]:
    """`say`, each `every` seconds, how many tasks of the stages at work are done, and how many they are."""
    over = Event()
    tracker = spark.sparkContext.statusTracker()

    def tell() -> None:
        while not over.wait(every):
            stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
            at_work = [stage for stage in stages if stage]
            if at_work:
                say(sum(s.numCompletedTasks for s in at_work), sum(s.numTasks for s in at_work))

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _written(log: Path) -> str:
    """The error that a Spark that did not start has written."""
    said = log.read_text("utf-8", "replace")
    found = re.search(
        r"^(?:Exception in thread .*?: |\S+ \S+ ERROR \w+: |(?=Error|Unrecognized))(.+)", said, re.MULTILINE
    )
    return _short(found[1]) if found else ""


def _short(line: str) -> str:
    return line.strip(" \t.")[:300]


@contextmanager
def failures() -> Iterator[None]:
    """What Spark raises, as Failed."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise Failed(_cause(str(error))) from error


def _cause(said: str) -> str:
    """The line that says what happened, of a Java and a Python trace."""
    if task := _TASK.search(said):
        said = task[1]
    lines = [line.strip(" \t:") for line in said.splitlines() if line.strip()]
    if len(lines) > 1 and lines[0].startswith("An error occurred while calling"):
        lines = lines[1:]
    python = [at for at, line in enumerate(lines) if line.startswith("Traceback")]
    if python:  # the last line of the innermost Python trace
        after = lines[python[-1] + 1 :]
        told = [line for line in after if not line.startswith(("File ", "at ", "^", "~", "Driver stack"))]
        named = [line for line in told if line.split(":")[0].replace(".", "").replace("_", "").isalnum()]
        lines = named or told or lines
    return _short(lines[0]) if lines else "?"


def query(spark: SparkSession, sql: str, **frames: DataFrame) -> DataFrame:
    """The result of `sql`, in which {name} stands for the frame of that name."""
    used: dict[str, Any] = {name: frame for name, frame in frames.items() if f"{{{name}}}" in sql}
    return spark.sql(sql, **used)


def kept(spark: SparkSession, frame: DataFrame, folder: Path) -> DataFrame:
    """`frame` written to `folder`, and read from there: a later failure does not make it anew."""
    schema = frame.schema
    frame.write.parquet(_url(folder), compression="zstd")
    return spark.read.schema(schema).parquet(_pattern(_url(folder)))


def write(frame: DataFrame, folder: Path) -> None:
    """`frame` as Parquet files in `folder`, named in the order of its rows."""
    frame.write.parquet(_url(folder), compression="zstd")
    for file in sorted(folder.iterdir()):
        if file.suffix == ".parquet":
            file.rename(folder / f"{file.name.split('-')[0]}-{file.name.split('-')[1]}.parquet")
        else:  # Hadoop's checksums and its mark of success: the folder is renamed when all is there
            file.unlink()


def _url(folder: Path) -> str:
    return f"file://{folder}"


def _pattern(url: str) -> str:
    """For reading, where Hadoop takes [ and * for patterns."""
    return "".join(f"\\{c}" if c in "\\*?[]{}" else c for c in url)

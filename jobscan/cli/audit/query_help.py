"""The help and the messages of `jobscan audit query`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

DATABASE = Bilingual(zh="数据库", en="DATABASE")
SQL = Bilingual(zh="查询", en="QUERY")
NUMBER = Bilingual(zh="数目", en="N")
NAME = Bilingual(zh="名称", en="NAME")
ARG_DATABASE = Bilingual(
    zh="审计数据库，或存放其各表 Parquet 文件的文件夹",
    en="The audit's database, or a folder with its tables as Parquet",
)
ARG_SQL = Bilingual(
    zh="一条 SQL 查询；- 表示从标准输入读取；不写则列出各表各列的含义",
    en="One SQL query; - is standard input; without it the tables and their columns are told",
)
FILE = Bilingual(zh="从文件读取查询", en="Read the query from a file")
EXAMPLE = Bilingual(zh="现成的查询", en="A ready-made query")
LIMIT = Bilingual(
    zh="最多显示多少行；0 为全部（默认：table 100 行，其他格式全部）",
    en="How many rows to show; 0 is all (default: 100 in a table, all in the other formats)",
)
FORMAT = Bilingual(zh="结果的格式（默认 table）", en="Format of the result (default: table)")

TWO_QUERIES = Bilingual(
    zh="查询、--file 和 --example 只能写一个。", en="give one of: a query, --file, --example."
)
EMPTY = Bilingual(
    zh="查询是空的；请写一条 SQL，例如 SELECT count(*) FROM ads。",
    en="the query is empty; write one, for example SELECT count(*) FROM ads.",
)
UNREADABLE = Bilingual(
    zh="无法读取查询文件 {path}：{error}。", en="cannot read the query in {path}: {error}."
)
NOT_UTF8 = Bilingual(zh="不是 UTF-8 编码的文本", en="it is not UTF-8 text")
BAD_NUMBER = Bilingual(
    zh="--limit 应为 0 或正整数，不能是“{value}”。",
    en='--limit takes a whole number from 0, not "{value}".',
)
NOT_A_QUERY = Bilingual(
    zh="这里只能运行一条 SELECT 查询，不能运行 {kinds}；数据库只读。如需改动，请先复制一份，再用 DuckDB 打开。",
    en="this takes one SELECT query and not {kinds}: the database is only read here. To change something, make a "
    "copy and open that with DuckDB.",
)
SEVERAL = Bilingual(zh="{n} 条语句", en="{n} statements")
WRONG = Bilingual(zh="查询有误{place}：{message}{near}", en="the query is wrong{place}: {message}{near}")
PLACE = Bilingual(zh="（第 {line} 行第 {column} 列）", en=" (line {line}, column {column})")
NEAR = Bilingual(zh="；有这些名字：{names}", en="; there is: {names}")
FORBIDDEN = Bilingual(
    zh="查询只能读取这个审计数据库，不能读写别的文件（{message}）。",
    en="a query reads this audit's database and nothing else ({message}).",
)
MORE = Bilingual(
    zh="jobscan: 还有 {n} 行；用 --limit 0 显示全部。",
    en="jobscan: {n} more row{s}; --limit 0 shows all.",
)
NO_ROWS = Bilingual(zh="jobscan: 没有符合的行。", en="jobscan: no rows.")
HEADS = (
    Bilingual(zh="表", en="table"),
    Bilingual(zh="列", en="column"),
    Bilingual(zh="类型", en="type"),
    Bilingual(zh="含义", en="meaning"),
)
KEY = Bilingual(zh="主键：{names}", en="key: {names}")
VIEWS = {
    "ad_findings": Bilingual(
        zh="视图：每份广告（转发的也算）的每处发现一行，列同 ads、findings",
        en="view: a row for each finding of each ad, reposts too; the columns of ads and findings",
    )
}
READY = Bilingual(zh="现成的查询（--example 名称）", en="Ready-made queries (--example NAME)")

HELP = Help(
    Bilingual(zh="用 SQL 查询审计数据库", en="Ask an audit's database by SQL"),
    Bilingual(
        zh="对审计数据库运行一条 SELECT 查询（DuckDB 的 SQL）。只读：不能改动数据库，也不能读写别的文件。"
        "不写查询时，列出各表各列的含义。",
        en="Runs one SELECT query (DuckDB's SQL) on an audit. It only reads: neither can the database be changed "
        "nor another file be read or written. Without a query it tells what the tables and columns mean.",
    ),
    (
        (
            'jobscan audit query audit.duckdb "SELECT category, count(*) FROM findings GROUP BY category"',
            Bilingual(zh="各类别有多少处发现", en="how many findings each category has"),
        ),
        (
            "jobscan audit query audit.duckdb --example worst-groups",
            Bilingual(zh="运行现成的查询", en="run a ready-made query"),
        ),
        (
            "jobscan audit query audit.duckdb --file query.sql --format csv > result.csv",
            Bilingual(zh="把结果存成 CSV", en="save the result as CSV"),
        ),
        ("jobscan audit query audit.duckdb", Bilingual(zh="列出各表各列的含义", en="what the tables mean")),
    ),
)

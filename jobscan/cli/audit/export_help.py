"""The help and the messages of `jobscan audit export`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

PATH = Bilingual(zh="路径", en="PATH")
TABLES = Bilingual(zh="表名", en="TABLES")
OUT = Bilingual(
    zh="写到这个文件夹（每个表一个文件），或这个文件（.xlsx；只选一个表时也可为 .csv、.jsonl、.parquet）",
    en="The folder to write to, a file for each table, or the file (.xlsx; of one table also .csv, .jsonl, .parquet)",
)
FORMAT = Bilingual(
    zh="文件格式（默认按 --out 的文件名；文件夹为 parquet）",
    en="Format of the files (default: what --out is called; in a folder parquet)",
)
TABLE = Bilingual(
    zh="只导出这些表，用逗号分隔；可重复（默认全部）",
    en="These tables only, comma-separated; repeatable (default: all)",
)
FORCE = Bilingual(zh="覆盖已有的文件", en="Replace files that are there")  # fmt: skip

NO_TABLE = Bilingual(
    zh="没有 {name} 这个表{maybe}可用的表：{known}。", en="there is no table {name}{maybe} There is: {known}."
)
SUFFIX = Bilingual(
    zh="--out {path} 的文件名是 {named} 格式，--format 却是 {format}；请改其中一个。",
    en="--out {path} is named as {named}, but --format says {format}; change one of them.",
)
ONE_FILE = Bilingual(
    zh="--out {path} 是一个文件，放不下 {n} 个表；请写一个文件夹，或用 --table 只选一个表，或用 .xlsx。",
    en="--out {path} is one file and cannot hold {n} tables; name a folder, choose one with --table, or use .xlsx.",
)
NEEDS_FILE = Bilingual(
    zh="--format xlsx 把所有表写进一个工作簿；请写出文件名，例如 --out {path}.xlsx。",
    en="--format xlsx puts all tables into one workbook; name the file, for example --out {path}.xlsx.",
)
IS_FILE = Bilingual(
    zh="--out {path} 是已有的文件，不是文件夹；请换一个名字。",
    en="--out {path} is a file, not a folder; choose another name.",
)
IS_FOLDER = Bilingual(zh="--out {path} 是文件夹；请写出文件名。", en="--out {path} is a folder; name a file.")
EXISTS = Bilingual(
    zh="{paths} 已存在；请换一个名字，或用 --force 覆盖。",
    en="{paths} already there; choose another name, or replace with --force.",
)
NO_FOLDER = Bilingual(
    zh="--out {path}：没有 {folder} 这个文件夹；请先建好它，或换一个路径。",
    en="--out {path}: there is no folder {folder}; make it first or choose another path.",
)
OVERWRITES = Bilingual(
    zh="--out {path} 就是要导出的审计数据库；请换一个名字。",
    en="--out {path} is the audit that is to be exported; choose another name.",
)
TOO_MANY = Bilingual(
    zh="表 {table} 有 {rows} 行，超过 XLSX 每张工作表 {most} 行的上限；请用 --format parquet 或 csv，或用 --table 选别的表。",
    en="the table {table} has {rows} rows, more than the {most} of an XLSX sheet; use --format parquet or csv, or choose "
    "other tables with --table.",
)
FAILED = Bilingual(
    zh="写不进 {path}：{error}。什么也没有写出。", en="cannot write to {path}: {error}. Nothing was written."
)
DONE = Bilingual(zh="jobscan: 已写出 {path}：{tables}", en="jobscan: wrote {path}: {tables}")

HELP = Help(
    Bilingual(zh="把审计的各表导出成文件", en="Write an audit's tables to files"),
    Bilingual(
        zh="把审计数据库的表写成 Parquet、CSV、JSONL 或 XLSX，按主键排序。Parquet 保留全部类型，导出的文件夹可以像"
        "数据库一样用于 audit report 等命令；CSV 带 BOM，控制字符和换行写成转义，单元格不会成为公式。"
        "文件要么完整写出，要么不写。",
        en="Writes the tables as Parquet, CSV, JSON Lines or XLSX, in the order of their keys. Parquet keeps every type, and "
        "a folder of it can be used like the database, by audit report and the others. CSV has a byte-order mark, control "
        "characters and line ends as escapes, and no formulas. Files are there whole or not at all.",
    ),
    (
        ("jobscan audit export audit.duckdb --out tables", Bilingual(zh="全部的表，Parquet", en="all tables, as Parquet")),
        (
            "jobscan audit export audit.duckdb --out findings.csv --table findings",
            Bilingual(zh="一个表，CSV", en="one table, as CSV"),
        ),
        (
            "jobscan audit export audit.duckdb --out audit.xlsx --table audit,sources,errors",
            Bilingual(zh="几个表，写进一个工作簿", en="some tables in one workbook"),
        ),
    ),
)  # fmt: skip

"""The help of `jobscan audit run`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

INPUT = Bilingual(zh="输入", en="INPUT")
DATABASE = Bilingual(zh="数据库", en="DATABASE")
NUMBER = Bilingual(zh="数目", en="N")
ARG_INPUT = Bilingual(
    zh="文件、文件夹或通配符：CSV、TSV、JSONL、Parquet（可用 gzip、zstd 压缩）、HTML、文本、DOCX，或 DuckDB、SQLite 文件",
    en="Files, folders or globs: CSV, TSV, JSONL, Parquet (gzip and zstd too), HTML, text, DOCX, or DuckDB and "
    "SQLite files",
)
OUT = Bilingual(
    zh="写入的数据库（用 Spark 时是文件夹）；中断后用同一条命令续跑",
    en="The database to write (with Spark a folder); to go on after an interruption, run the same command again",
)
DATE = Bilingual(zh="发布日期所在的列", en="The column that holds the date of posting")
GROUP = Bilingual(
    zh="按此列分组统计，如城市、雇主、网站；可重复",
    en="Count by this column too: city, employer, board; repeatable",
)
KEEP_TEXT = Bilingual(
    zh="保存哪些广告的正文（默认 findings：有发现的）",
    en="Whose text to keep (default: findings, those with any)",
)
NEAR = Bilingual(
    zh="另把文字相近的广告归为一组（只分组，不剔除）",
    en="Also put ads that are much alike into groups (none is left out)",
)
SIMILARITY = Bilingual(
    zh="与 --near-duplicates 连用：相似度至少多少才归为一组（0.5 到 1，默认 0.8）",
    en="With --near-duplicates: how alike ads of a group are at least (0.5 to 1, default 0.8)",
)
NO_SIMILARITY = Bilingual(
    zh="--similarity {value}：请写 0.5 到 1 之间的数，例如 0.8。",
    en="--similarity {value}: give a number from 0.5 to 1, such as 0.8.",
)
NOT_GROUPED = Bilingual(
    zh="--similarity 只在分组时有用；请加上 --near-duplicates，或去掉 --similarity。",
    en="--similarity is about groups only: add --near-duplicates, or leave --similarity out.",
)
WORKERS = Bilingual(zh="工作进程数（默认：处理器数）", en="Worker processes (default: one per processor)")
RESTART = Bilingual(zh="丢弃已有的结果，从头开始", en="Throw away what is there and begin anew")

HELP = Help(
    Bilingual(zh="检查大量广告，写入数据库", en="Scan many ads into a database"),
    Bilingual(
        zh="检查输入中的每一份广告，把发现、来源和错误写入 DuckDB 数据库。相同的广告只检查一次，按出现次数计数。"
        "随时可以中断，用同一条命令续跑。全部读到时退出码为 0，有读不到的记录为 2。",
        en="Scans every ad of the input and writes findings, sources and errors into a DuckDB database. Identical ads "
        "are scanned once and counted as often as they occur. It can be cut off at any time: the same command goes "
        "on. The exit code is 0 where all was read, 2 where records could not be.",
    ),
    (
        (
            "jobscan audit run ads.jsonl.gz --out audit.duckdb --date posted --group city",
            Bilingual(zh="审计一个文件，按城市和月份统计", en="audit a file, counted by city and month"),
        ),
    ),
)  # fmt: skip

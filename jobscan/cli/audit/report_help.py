"""The help of `jobscan audit report`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

AUDIT = Bilingual(zh="数据库", en="AUDIT")
ARG_AUDIT = Bilingual(
    zh="jobscan audit run 写的数据库，或 Spark 写的 Parquet 文件夹",
    en="The database that jobscan audit run wrote, or the folder of Parquet that Spark wrote",
)
FILE = Bilingual(zh="文件", en="FILE")
OUT = Bilingual(
    zh="写入的网页（默认：数据库旁的同名 .html）",
    en="The page to write (default: beside the database, ending in .html)",
)
WRITTEN = Bilingual(
    zh="已写入 {path}：{ads} 份广告，{share} 有疑似表述。",
    en="wrote {path}: {ads} ads, {share} with suspected wording.",
)
UNFINISHED = Bilingual(
    zh="这次审计还没有做完，报告只含已读完的部分；同一条 jobscan audit run 命令可以接着做完。",
    en="the audit is unfinished: the report holds what was read so far; the same jobscan audit run command goes on.",
)

HELP = Help(
    Bilingual(zh="把审计结果写成一页报告", en="Write an audit's figures as one page"),
    Bilingual(
        zh="写出一个独立的网页（不联网，手机和打印都可读）：各项占比及其 95% 区间，按类别、力度、偏向的人群、法域、月份和"
        "各分组列统计，常见用语、年龄和身高限制、转发、没有读到的记录，以及方法说明。数字取自数据库，可以用 SQL 重算。"
        "报告的语言由 --lang 决定。",
        en="Writes one self-contained page (no network; for a phone and for print): shares with 95% intervals by category, "
        "force, favoured group, jurisdiction, month and every --group column, the commonest wordings, limits of age and "
        "height, reposts, what could not be read, and the method. The figures can be counted again by SQL. --lang chooses "
        "the report's language.",
    ),
    (
        (
            "jobscan audit report audit.duckdb --out report.html",
            Bilingual(zh="写成 report.html", en="write report.html"),
        ),
        (
            Bilingual(
                zh="jobscan --lang zh audit report audit.duckdb",
                en="jobscan --lang en audit report audit.duckdb",
            ),
            Bilingual(zh="中文报告，写在数据库旁", en="in English, beside the database"),
        ),
    ),
)

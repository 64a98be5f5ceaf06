"""The help of `jobscan audit compare`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

BEFORE, AFTER = Bilingual(zh="前一个", en="BEFORE"), Bilingual(zh="后一个", en="AFTER")
ARG_BEFORE = Bilingual(
    zh="较早的审计：数据库或 Parquet 文件夹", en="The earlier audit: a database or a folder of Parquet files"
)
ARG_AFTER = Bilingual(zh="较晚的审计", en="The later audit")
OUT = Bilingual(
    zh="把报告写到这个文件（默认标准输出）", en="Write the report to this file (default: standard output)"
)
FORMAT = Bilingual(
    zh="报告格式：text、markdown 给人看，json 给程序用（默认 text）",
    en="text and markdown for people, json for programs (default: text)",
)

HELP = Help(
    Bilingual(zh="比较两次审计", en="What changed between two audits"),
    Bilingual(
        zh="各项占比的变化，附 95% 区间：全部、各类别、有利的群体、各分组（城市、雇主……），按广告和按互不相同的文本；"
        "以及新出现、消失和保留的文本。两次的规则、法域或版本不同会明说，那时只比较两次都有的文本。",
        en="How the shares changed, with 95 % intervals: in all, by category, favoured group and column (city, "
        "employer, …), over ads and over distinct texts; and which texts appeared, disappeared or stayed. Where "
        "rules, jurisdictions or results differ for the same text it says so, and compares only the texts of both.",
    ),
    (
        (
            "jobscan audit compare 2023.duckdb 2024.duckdb",
            Bilingual(zh="比较两年", en="compare two years"),
        ),
        (
            "jobscan audit compare a.duckdb b.duckdb --format json",
            Bilingual(zh="输出 JSON，含全部分组", en="JSON, with every group"),
        ),
    ),
)

"""The help of `jobscan audit sample`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

ARG_DATABASE = Bilingual(
    zh="jobscan audit run 写的数据库（或 Parquet 文件夹）",
    en="The database that jobscan audit run wrote (or a folder of Parquet files)",
)
N = Bilingual(
    zh="抽多少份互不相同的广告（默认 400），一半有发现，一半没有",
    en="How many distinct ads to draw (default: 400), half with findings and half without",
)
SEED = Bilingual(
    zh="随机种子：同一种子抽到同样的广告（默认 1）",
    en="Seed of the random numbers: the same one draws the same ads (default: 1)",
)
OUT = Bilingual(
    zh="写入的文件，.xlsx（有下拉选项）或 .csv（默认 sample.xlsx）",
    en="The file to write, .xlsx (with drop-down lists) or .csv (default: sample.xlsx)",
)

HELP = Help(
    Bilingual(zh="抽一份样本供人工复核", en="Draw a sample for people to judge"),
    Bilingual(
        zh="按类别分层随机抽取有发现和没有发现的广告，写成表格：每处发现一行，每份广告一行（问有没有漏掉的），"
        "由人填“是”或“否”。填好后用 jobscan audit validate 读回。抽到了哪些记在数据库里。"
        "数据库没有保存的正文从原文件重新读取。",
        en="Draws ads with and without findings at random, by category, into a sheet with a row for each finding and "
        "one for each ad, which asks what was missed; people answer yes or no. jobscan audit validate reads it back. "
        "What was drawn is kept in the database. Texts that it does not keep are read again from the input.",
    ),
    (
        (
            "jobscan audit sample audit.duckdb --n 400 --out sample.xlsx",
            Bilingual(zh="抽 400 份广告", en="draw 400 ads"),
        ),
        (
            "jobscan audit sample audit.duckdb --seed 2 --out second.csv",
            Bilingual(zh="再抽一份不同的", en="draw others"),
        ),
    ),
)

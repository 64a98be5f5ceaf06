"""The help of `jobscan eval`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

ARG_LABELLED = Bilingual(
    zh="标注过的广告：文件或文件夹（文件夹里的 .jsonl、.txt）；- 表示标准输入",
    en="Labelled ads: files or folders (in folders: .jsonl, .txt); - is standard input",
)
OPTION_SHOW = Bilingual(
    zh="逐条列出漏报（misses）或误报（noise），附所在分句和解释；可重复",
    en="List each miss or false alarm (noise) with its clause and the explanation; may be repeated",
)
OPTION_BASELINE = Bilingual(
    zh="用一份普通关键词表也测一遍，作为对照", en="Score a plain keyword list beside jobscan"
)
OPTION_BY = Bilingual(
    zh="逐个文件列表，或只列全部文件的合计（默认 file；json 两者都有）",
    en="A table for each file or over all of them only (default: file; json has both)",
)
OPTION_MIN_PRECISION = Bilingual(
    zh="任何一种语言的精确率（全部文件合计）低于此值时，退出码为 1",
    en="Exit with 1 where the precision of a language, over all files, is below this (0 to 1)",
)
OPTION_MIN_RECALL = Bilingual(
    zh="任何一种语言的召回率（全部文件合计）低于此值时，退出码为 1",
    en="Exit with 1 where the recall of a language, over all files, is below this (0 to 1)",
)
NUMBER = Bilingual(zh="数值", en="X")

PAGE = Help(
    Bilingual(zh="用标注过的广告测准确度", en="Measure accuracy on labelled ads"),
    Bilingual(
        zh="把发现与人工标注对照：按语言和类别列出命中、漏报、误报、精确率、召回率（附 95% 置信区间）和 F1。"
        "标注写在正文里（⟦age|35岁以下⟧，广告之间用一行 ===== 隔开），或写成 JSONL。"
        "两种写法和计分方法见 docs/eval.zh-CN.md。",
        en="Compares findings with what people labelled and prints, per language and category, hits, misses, "
        "false alarms, precision and recall (with 95 % intervals) and F1. Labels stand in the text "
        "(⟦age|under 35⟧, a line of ===== between ads) or in JSONL. docs/eval.md tells the two forms and "
        "how they are scored.",
    ),
    (
        (
            Bilingual(zh="jobscan eval 标注/", en="jobscan eval labelled/"),
            Bilingual(zh="用文件夹里的每个文件测", en="measure with each file of a folder"),
        ),
        (
            Bilingual(
                zh="jobscan eval 标注/ --show misses --show noise",
                en="jobscan eval labelled/ --show misses --show noise",
            ),
            Bilingual(zh="逐条看漏报和误报", en="see each miss and false alarm"),
        ),
        (
            Bilingual(
                zh="jobscan eval 标注/ --min-precision 0.95 --min-recall 0.9",
                en="jobscan eval labelled/ --min-precision 0.95 --min-recall 0.9",
            ),
            Bilingual(zh="用于持续集成：低于此值即失败", en="hold a floor in CI"),
        ),
    ),
)

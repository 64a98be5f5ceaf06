"""What `jobscan audit run` says, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual

COLUMNS = Bilingual(zh="jobscan: {path}{more}：{columns}", en="jobscan: {path}{more}: {columns}")
AND_MORE = Bilingual(zh=" 等 {n} 个其他文件", en=" and {n} more")
PASSED = Bilingual(
    zh="jobscan: 跳过了 {n} 个不像招聘广告的文件或表，例如 {path}；如果是广告，请直接写出它。",
    en="jobscan: passed over {n} file(s) or table(s) that hold no job ads, such as {path}; if one does, name it.",
)
SUMMARY = Bilingual(
    zh="{out}：{ads} 份广告（互不相同的有 {texts} 份），其中 {flagged} 份有疑似歧视表述，共 {findings} 处。",
    en="{out}: {ads} ad{s} ({texts} different), {flagged} of them with suspected wording, {findings} finding{fs} in all.",
)
NEXT = Bilingual(
    zh="接下来：jobscan audit report {out} 生成报告，jobscan audit query {out} 查询数据。",
    en="Next: jobscan audit report {out} makes the report, jobscan audit query {out} asks the tables.",
)
UNREADABLE = Bilingual(
    zh='jobscan: {of} 条记录中有 {n} 条读不到，其余都已检查；明细：jobscan audit query {out} "FROM errors"',
    en='jobscan: {n} of {of} records could not be read, all others were scanned; which: jobscan audit query {out} "FROM errors"',
)
INTERRUPTED = Bilingual(
    zh="jobscan: 已中断；完成的部分保存在 {out}，再运行同一条命令即可继续。",
    en="jobscan: interrupted; what is done is kept in {out}, and the same command goes on from there.",
)
BAD_WORKERS = Bilingual(
    zh="--workers 需要一个不小于 1 的整数，而不是“{value}”。",
    en='--workers takes a whole number from 1 up, not "{value}".',
)
CHANGED = Bilingual(
    zh="{out} 里是另一次审计的结果，与现在要做的不同：",
    en="{out} holds an audit that differs from the one that is asked for now:",
)
CHANGED_LINE = Bilingual(
    zh="  {name}：原来是 {before}，现在是 {now}", en="  {name}: it was {before}, it is {now}"
)
CHANGED_MORE = Bilingual(zh="  另有 {n} 处不同", en="  and {n} more")
WAY_OUT = Bilingual(
    zh="用 --out 写到另一个文件，或用 --restart 丢弃 {out} 里的结果、从头开始。",
    en="Write to another file with --out, or throw away what is in {out} and begin anew with --restart.",
)
CANNOT_WORK = Bilingual(
    zh="工作进程一启动就终止（内存不足，或规则文件在运行中被改动）；请减少 --workers 或释放内存后重试，已完成的部分不会丢失。",
    en="the worker processes die as soon as they start (out of memory, or the rules were edited meanwhile?); try fewer "
    "--workers or free some memory: what is done is kept.",
)
FULL = Bilingual(
    zh="磁盘已满，写不进 {out}；请腾出空间，再运行同一条命令即可继续，已完成的部分不会丢失。",
    en="the disk is full, {out} cannot be written; free some space and run the same command to go on: nothing that "
    "is done is lost.",
)
CANNOT_WRITE = Bilingual(
    zh="{out}：{reason}；请检查路径和权限。", en="{out}: {reason}; check the path and its permissions."
)
NOTHING = Bilingual(zh="（没有）", en="(none)")
SETTINGS = {
    "format": Bilingual(zh="表结构的版本", en="the version of the tables"),
    "jobscan": Bilingual(zh="jobscan 的版本", en="the version of jobscan"),
    "pack": Bilingual(zh="规则包", en="the rule pack"),
    "rules_chosen": Bilingual(zh="--select 和 --ignore", en="--select and --ignore"),
    "columns": Bilingual(zh="列", en="the columns"),
    "groups": Bilingual(zh="--group", en="--group"),
    "jurisdictions": Bilingual(zh="--jurisdiction", en="--jurisdiction"),
    "keep_text": Bilingual(zh="--keep-text", en="--keep-text"),
    "near_duplicates": Bilingual(zh="--near-duplicates", en="--near-duplicates"),
}

"""The help and the messages of `jobscan audit dossier`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

WHERE_VALUE = Bilingual(zh="列=值", en="GROUP=VALUE")
NAME = Bilingual(zh="名称", en="NAME")
NAMES = Bilingual(zh="名称", en="NAMES")
NUMBER = Bilingual(zh="数目", en="N")
EMPLOYER = Bilingual(
    zh="这个雇主的广告（雇主所在的列按列名认出，如 公司、employer）",
    en="The ads of this employer (its column is known by its name: employer, company, 公司, …)",
)
WHERE = Bilingual(
    zh="某个 --group 列等于此值的广告，如 city=北京；同一列可写几个值，不同的列须同时符合",
    en="The ads with this value in a --group column, as in city=Leeds; repeatable: any of a column's values, every "
    "column",
)
RULE = Bilingual(zh="只列这些规则的发现，用逗号分隔", en="Findings of these rules only, comma-separated")
CATEGORY = Bilingual(
    zh="只列这些类别的发现，用逗号分隔", en="Findings of these categories only, comma-separated"
)
FAVOURS = Bilingual(
    zh="只列有利于此群体的发现：men、women……", en="Findings that favour this group only: men, women, …"
)
SEVERITY = Bilingual(zh="只列这一级及更重的发现", en="Findings of this severity or a worse one only")
LIMIT = Bilingual(
    zh="最多列出多少段文本，最重的在前（默认 100；0 为全部）",
    en="How many distinct texts to show, the worst first (default: 100; 0 is all)",
)
OUT = Bilingual(zh="写入的文件，.html 或 .docx", en="The file to write: .html or .docx")
FORMAT = Bilingual(
    zh="文件格式（默认按 --out 的文件名）", en="Format of the file (default: what --out is called)"
)
FORCE = Bilingual(zh="覆盖已有的文件", en="Replace the file if it is there")

NOTHING_CHOSEN = Bilingual(
    zh="没有写要哪些证据；请用 --employer、--where、--rule、--category、--favours 或 --severity 选取。",
    en="say which evidence: choose by --employer, --where, --rule, --category, --favours or --severity.",
)
BAD_WHERE = Bilingual(
    zh="--where 应写成 列=值，例如 city=北京，不能是“{value}”。",
    en='--where takes GROUP=VALUE, as in city=Leeds, not "{value}".',
)
EMPTY = Bilingual(zh="{option} 的值是空的。", en="{option} has an empty value.")
BAD_NUMBER = Bilingual(
    zh="--limit 应为 0 或正整数，不能是“{value}”。", en='--limit takes a whole number from 0, not "{value}".'
)
NO_FORMAT = Bilingual(
    zh="--out {path}：看不出是什么格式；请以 .html 或 .docx 结尾，或写明 --format。",
    en="--out {path}: its name does not say the format; end it in .html or .docx, or give --format.",
)
OTHER_FORMAT = Bilingual(
    zh="--out {path} 的文件名是 {named} 格式，--format 却是 {format}；请改其中一个。",
    en="--out {path} is named as {named}, but --format says {format}; change one of them.",
)
NO_GROUPS = Bilingual(
    zh="这次审计没有用 --group 保存任何列，无法按雇主或分组选取；请加上 --group 重做审计，或用 --rule、--category 选取。",
    en="this audit has kept no column with --group, so that nothing can be chosen by employer or group; make it again with "
    "--group, or choose by --rule or --category.",
)
NO_GROUP = Bilingual(
    zh="这次审计没有 {name} 这一列{maybe}可用的列：{known}。",
    en="this audit has no group {name}{maybe} It has: {known}.",
)
NO_EMPLOYER = Bilingual(
    zh="看不出哪一列是雇主；请写成 --where 列=值，可用的列：{known}。",
    en="none of the groups is called as one for employers; choose with --where GROUP=VALUE. There is: {known}.",
)
HELD = Bilingual(
    zh="没有 {group} 恰为“{value}”的广告；包含它的有：{near}{more}。请写出其中一个。",
    en='no ad has "{value}" as its {group}; these contain it: {near}{more}. Name one of them.',
)
NEAREST = Bilingual(
    zh="没有 {group} 为“{value}”的广告；最接近的：{near}。",
    en='no ad has "{value}" as its {group}; the nearest: {near}.',
)
NOTHING_NEAR = Bilingual(
    zh="没有 {group} 为“{value}”的广告，也没有相近的；jobscan audit query {path} --example worst-groups 可列出各分组。",
    en='no ad has "{value}" as its {group}, nor anything like it; jobscan audit query {path} --example worst-groups '
    "lists groups.",
)
MORE = Bilingual(zh="等，另有 {n} 个", en=" and {n} more")
VALUE = Bilingual(zh="{value}（{n} 份）", en="{value} ({n})")
UNKNOWN = Bilingual(
    zh="{option}：这次审计里没有 {value}{maybe}{known}",
    en='{option}: this audit has no "{value}"{maybe}{known}',
)
KNOWN = Bilingual(zh="可用的值：{names}。", en=" There is: {names}.")
NO_MATCH = Bilingual(
    zh="所选的 {audited} 份广告里没有符合条件的疑似表述，没有写出文件；请放宽条件。",
    en="none of the {audited} ads chosen has such a finding, nothing was written; choose less narrowly.",
)
DONE = Bilingual(
    zh="jobscan: 已写出 {path}：{shown} 段文本，{ads} 份广告。",
    en="jobscan: wrote {path}: {shown} text{s}, {ads} ad{ads_s}.",
)
LEFT = Bilingual(
    zh="jobscan: 另有 {n} 段文本没有列出；用 --limit 0 列出全部。",
    en="jobscan: {n} more text{s} {is_} not in it; --limit 0 takes all.",
)

HELP = Help(
    Bilingual(zh="整理成可附在投诉后的证据", en="Gather evidence that can go with a complaint"),
    Bilingual(
        zh="按雇主、分组、规则或类别，把有疑似表述的广告整理成 HTML 或 DOCX：来源、行号、日期、散列值，在原文中标出用语，"
        "列出相关法条及是否核实，以及同一文本的全部发布记录。只称“疑似”，是否违法由有权机关认定。",
        en="Gathers the ads of an employer, group, rule or category as HTML or DOCX: source, line, date and hash of each, "
        "the wording marked in its text, the articles of law and whether they are verified, and every posting of the same "
        "text. It says suspected; whether it is unlawful is for the authorities.",
    ),
    (
        (
            'jobscan audit dossier audit.duckdb --employer "Acme Ltd" --out acme.docx',
            Bilingual(zh="一个雇主的全部证据", en="all evidence on one employer"),
        ),
        (
            "jobscan audit dossier audit.duckdb --where city=北京 --category gender --severity error --out dossier.html",
            Bilingual(zh="一个城市、一个类别", en="one city and one category"),
        ),
    ),
)  # fmt: skip

"""The tables of an audit. Their names and types are what users query: they stay."""

from __future__ import annotations

from jobscan.audit.sample_schema import JUDGED
from jobscan.audit.table import Column as Column
from jobscan.audit.table import Table as Table
from jobscan.audit.table import column as _column
from jobscan.finding import Bilingual

FORMAT = 1
"""Counts the changes that would break a user's query."""


_TEXT = _column(
    "text",
    "BIGINT",
    "文本编号，即第一份用这段文字的广告的编号",
    "the text: the number of the first ad that has it",
)
_RULE = _column("rule", "VARCHAR", "规则", "the rule")
_CATEGORY = _column("category", "VARCHAR", "类别", "the category")
_JURISDICTION = _column("jurisdiction", "VARCHAR", "法域代码", "the jurisdiction's code")
_NAMES = (
    _column("name_zh", "VARCHAR", "中文名称", "its name in Chinese"),
    _column("name_en", "VARCHAR", "英文名称", "its name in English"),
)

AUDIT = Table(
    "audit",
    (),
    Bilingual(zh="一行：这次审计是怎样做的", en="one row: how the audit was made"),
    (
        _column("format", "INTEGER", "表结构的版本", "version of these tables"),
        _column("jobscan", "VARCHAR", "jobscan 的版本", "version of jobscan"),
        _column("pack", "VARCHAR", "规则包的散列值（SHA-256）", "hash of the rule pack (SHA-256)"),
        _column("rule_folders", "VARCHAR[]", "--rules 给出的文件夹", "the folders given with --rules"),
        _column("rules_chosen", "VARCHAR[]", "--select 和 --ignore 选定的规则；空值：默认启用的规则", "the rules left by --select and --ignore; NULL: those on by default"),
        _column("command", "VARCHAR[]", "命令行", "the command line"),
        _column("inputs", "VARCHAR[]", "给出的输入", "the inputs as given"),
        _column("columns", "VARCHAR", "--text、--title、--id、--date 指定的列（JSON）", "the columns named by --text, --title, --id and --date (JSON)"),
        _column("groups", "VARCHAR[]", "--group 指定的列", "the columns named by --group"),
        _column("jurisdictions", "VARCHAR[]", "选定的法域；空：逐份推断", "the jurisdictions chosen; empty: guessed for each ad"),
        _column("keep_text", "VARCHAR", "保存哪些广告的正文：findings、all 或 none", "whose text is kept: findings, all or none"),
        _column("near_duplicates", "DOUBLE", "--near-duplicates：与组内第一段的相似度至少多少才归入该组；空值：未分组", "--near-duplicates: how alike a text is at least to the first of its group; NULL: not grouped"),
        _column("finished", "BOOLEAN", "是否已全部读完", "whether all was read"),
    ),
)  # fmt: skip
RUNS = Table(
    "runs",
    ("run",),
    Bilingual(zh="每次运行（中断后续跑的也算）及其时间", en="each run, resumed ones too, and when it was"),
    (
        _column("run", "INTEGER", "第几次运行", "which run it was"),
        _column("started", "TIMESTAMP", "开始时间（UTC）", "when it began (UTC)"),
        _column(
            "ended", "TIMESTAMP", "结束时间（UTC）；空值：被中断", "when it ended (UTC); NULL: it was cut off"
        ),
        _column("workers", "INTEGER", "工作进程数", "worker processes"),
    ),
)
SOURCES = Table(
    "sources",
    ("source",),
    Bilingual(zh="读取的文件", en="the files that were read"),
    (
        _column("source", "INTEGER", "文件编号，从 0 起", "the file's number, from 0"),
        _column("path", "VARCHAR", "路径", "its path"),
        _column("member", "VARCHAR", "数据库文件里的表名；其他文件为空", "the table inside a database file; else empty"),
        _column("kind", "VARCHAR", "格式：jsonl、csv、parquet、database 或 document", "jsonl, csv, parquet, database or document"),
        _column("bytes", "BIGINT", "大小（字节）", "its size in bytes"),
        _column("sha256", "VARCHAR", "散列值", "its hash"),
        _column("layout", "VARCHAR", "选定的列（JSON）", "the columns that were chosen (JSON)"),
    ),
)  # fmt: skip
CHUNKS = Table(
    "chunks",
    ("chunk",),
    Bilingual(
        zh="已完成的批次；续跑从下一批开始", en="the chunks that are done: a resumed run goes on after them"
    ),
    (
        _column("chunk", "BIGINT", "批次编号，从 0 起", "the chunk's number, from 0"),
        _column("source", "INTEGER", "（第一个）文件", "its (first) source"),
        _column("first_row", "BIGINT", "第一行", "its first row"),
        _column("ads", "BIGINT", "广告数", "how many ads"),
        _column("errors", "BIGINT", "未能读取的记录数", "how many records could not be read"),
    ),
    streamed=True,
)
ADS = Table(
    "ads",
    ("ad",),
    Bilingual(zh="每份读到的广告，转发的也算", en="every ad that was read, reposts too"),
    (
        _column("ad", "BIGINT", "广告编号：source × 2³² + row", "the ad's number: source × 2³² + row"),
        _column("source", "INTEGER", "来自哪个文件", "the file it comes from"),
        _column("row", "BIGINT", "行号（JSONL、CSV）或第几条，从 1 起", "its line (JSONL, CSV) or record in the file, from 1"),
        _TEXT,
        _column("id", "VARCHAR", "--id 列的值", "the value of the --id column"),
        _column("title", "VARCHAR", "标题", "its title"),
        _column("date", "DATE", "--date 列的日期；无法识别则为空值", "the date in the --date column; NULL where it is none"),
        _column("groups", "MAP(VARCHAR, VARCHAR)", "--group 各列的值，如 groups['city']", "the values of the --group columns, as in groups['city']"),
    ),
    streamed=True,
)  # fmt: skip
TEXTS = Table(
    "texts",
    ("text",),
    Bilingual(zh="互不相同的文本，各扫描一次", en="the distinct texts, each scanned once"),
    (
        _TEXT,
        _column("hash", "UUID", "归一后文本的散列值（BLAKE2b，128 位）", "hash of the folded text (BLAKE2b, 128 bits)"),
        _column("characters", "INTEGER", "长度（字符）", "its length in characters"),
        _column("jurisdictions", "VARCHAR[]", "按哪些法域判断", "the jurisdictions it was judged by"),
        _column("findings", "INTEGER", "发现的条数", "how many findings"),
        _column("severity", "VARCHAR", "最重的级别；没有发现则为空值", "the worst severity; NULL where nothing was found"),
        _column("body", "VARCHAR", "正文（视 keep_text 而定）", "the text itself, where keep_text keeps it"),
    ),
    streamed=True,
)  # fmt: skip
FINDINGS = Table(
    "findings",
    ("text", "finding"),
    Bilingual(zh="每段文本里的疑似歧视表述", en="the suspected demands of each text"),
    (
        _TEXT,
        _column("finding", "INTEGER", "文本里的第几条，从 1 起", "which one of the text, from 1"),
        _RULE,
        _CATEGORY,
        _column("force", "VARCHAR", "力度：require、exclude、prefer……", "how it presses: require, exclude, prefer, …"),
        _column("severity", "VARCHAR", "级别：error、warning 或 note", "error, warning or note"),
        _column("lang", "VARCHAR", "规则的语言", "the rule's language"),
        _column("favours", "VARCHAR", "有利于哪个群体；空：未指明", "the group it favours; empty: none is named"),
        _column("wording", "VARCHAR", "原文用语", "the words of the ad"),
        _column("begins", "INTEGER", "起点（字符，从 0 起）", "where they begin, in characters from 0"),
        _column("ends", "INTEGER", "终点（不含）", "where they end (exclusive)"),
        _column("line", "INTEGER", "文本里的行号", "their line in the text"),
        _column("column", "INTEGER", "行内的列号", "their column in that line"),
        _column("clause", "VARCHAR", "所在的分句", "the clause they stand in"),
        _column("phrase", "VARCHAR", "命中的短语", "the phrase of the rule that fired"),
        _column("laws", "VARCHAR[]", "适用的法条，见 laws", "the laws that speak to it: see laws"),
        _column("exceptions", "VARCHAR[]", "广告里有依据的法定例外", "the statutory exceptions that the ad gives evidence for"),
        _column("fingerprint", "VARCHAR", "规则、用语和文本的指纹", "fingerprint of rule, wording and text"),
    ),
    streamed=True,
)  # fmt: skip
ERRORS = Table(
    "errors",
    ("source", "row", "error"),
    Bilingual(zh="没有读到的记录", en="the records that could not be read"),
    (
        _column("source", "INTEGER", "文件", "the file"),
        _column("row", "BIGINT", "行号或第几条；0：整个文件", "its line or record; 0: the whole file"),
        _column("error", "INTEGER", "同一处的第几条，从 1 起", "which one of that place, from 1"),
        _column(
            "code", "VARCHAR", "种类：unreadable、blank 或 failed", "its kind: unreadable, blank or failed"
        ),
        _column("problem_zh", "VARCHAR", "中文说明", "what is wrong, in Chinese"),
        _column("problem_en", "VARCHAR", "英文说明", "what is wrong, in English"),
    ),
    streamed=True,
)
NEAR = Table(
    "near_duplicates",
    ("text",),
    Bilingual(
        zh="--near-duplicates：相近的文本归为一组，至少两段，每段都与组内第一段相近；不在表里的文本不属于任何组",
        en="--near-duplicates: texts that are much alike, in groups of two and more, each like the first of its group; "
        "a text without a row is in none",
    ),
    (
        _TEXT,
        _column(
            "cluster", "BIGINT", "组内第一段（编号最小的）文本", "the first (smallest) text of its group"
        ),
    ),
)
SIGNATURES = Table(
    "signatures",
    ("text",),
    Bilingual(
        zh="仅在 --near-duplicates 的审计进行中存在：MinHash 签名", en="only while an audit with --near-duplicates is under way: MinHash signatures"
    ),
    (
        _TEXT,
        _column("signature", "BLOB", "签名（128 × 16 位）", "the signature (128 × 16 bits)"),
    ),
    streamed=True,
)  # fmt: skip
"""Not one of TABLES: whoever queries a finished audit does not see it."""
RULES = Table(
    "rules",
    ("rule",),
    Bilingual(zh="当时的规则", en="the rules as they were"),
    (
        _RULE,
        _CATEGORY,
        _column("force", "VARCHAR", "力度", "how it presses"),
        _column("lang", "VARCHAR", "规则的语言", "its language"),
        *_NAMES,
        _column("message_zh", "VARCHAR", "中文说明，{match} 处为用语", "what it says in Chinese; {match} is the wording"),
        _column("message_en", "VARCHAR", "英文说明", "what it says in English"),
        _column("suggestion_zh", "VARCHAR", "中文改写建议", "how to put it, in Chinese"),
        _column("suggestion_en", "VARCHAR", "英文改写建议", "how to put it, in English"),
    ),
)  # fmt: skip
CATEGORIES = Table(
    "categories",
    ("category",),
    Bilingual(zh="类别的名称", en="the categories' names"),
    (_CATEGORY, *_NAMES),
)
JURISDICTIONS = Table(
    "jurisdictions",
    ("jurisdiction",),
    Bilingual(zh="法域的名称", en="the jurisdictions' names"),
    (_JURISDICTION, *_NAMES),
)
LAWS = Table(
    "laws",
    ("law",),
    Bilingual(zh="当时的法条", en="the laws as they were"),
    (
        _column("law", "VARCHAR", "法条编号", "the law's id"),
        _JURISDICTION,
        *_NAMES,
        _column("article_zh", "VARCHAR", "条款（中文）", "its article in Chinese"),
        _column("article_en", "VARCHAR", "条款（英文）", "its article in English"),
        _column("in_force", "VARCHAR", "生效日期", "the day it came into force"),
        _column("quote", "VARCHAR", "条文", "its words"),
        _column(
            "verified",
            "BOOLEAN",
            "是否已与公布的文本核对",
            "whether it was checked against the published text",
        ),
        _column("note_zh", "VARCHAR", "注意（中文）", "a caveat, in Chinese"),
        _column("note_en", "VARCHAR", "注意（英文）", "a caveat, in English"),
    ),
)
STATES = Table(
    "states",
    ("category", "jurisdiction"),
    Bilingual(zh="各法域怎样看待各类别", en="what each jurisdiction says of each category"),
    (
        _CATEGORY,
        _JURISDICTION,
        _column("state", "VARCHAR", "P 明文禁止，C 视条件而定，A 仅属不当做法", "P prohibited in ads by name, C conditional, A bad practice only"),
    ),
)  # fmt: skip
LEGAL = Table(
    "legal_categories",
    ("rule",),
    Bilingual(
        zh="法律怎样看待每条规则：按哪个类别查 states",
        en="by which category of states the law sees each rule",
    ),
    (_RULE, _column("category", "VARCHAR", "states 里的类别", "the category in states")),
)
EXCEPTIONS = Table(
    "exceptions",
    ("exception",),
    Bilingual(zh="当时的法定例外", en="the exceptions of the law as they were"),
    (
        _column("exception", "VARCHAR", "例外的编号", "the exception's id"),
        _column("jurisdictions", "VARCHAR[]", "适用的法域", "where it applies"),
        _column("law", "VARCHAR", "所在的法条；可为空", "the law that has it, or empty"),
        _column("text_zh", "VARCHAR", "中文说明", "what it says, in Chinese"),
        _column("text_en", "VARCHAR", "英文说明", "what it says, in English"),
    ),
)

TABLES = (
    AUDIT, RUNS, SOURCES, CHUNKS, ADS, TEXTS, FINDINGS, ERRORS, NEAR, RULES, CATEGORIES, JURISDICTIONS, LAWS, STATES,
    LEGAL, EXCEPTIONS, *JUDGED,
)  # fmt: skip

VIEWS = {
    "ad_findings": "SELECT a.ad, a.source, a.row, a.id, a.title, a.date, a.groups, t.jurisdictions, f.* "
    "FROM ads a JOIN texts t USING (text) JOIN findings f USING (text)",
}
"""Views for users: `ad_findings` has a row for each finding of each ad, reposts too."""

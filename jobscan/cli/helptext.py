"""The help pages, in both languages: what each command is for, with examples to copy."""

from __future__ import annotations

from jobscan.cli import evalhelp, fixhelp, repohelp
from jobscan.cli.audit import pages as audit_pages
from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

USAGE = Bilingual(zh="用法", en="Usage")
EXAMPLES = Bilingual(zh="示例", en="Examples")
COMMANDS = Bilingual(zh="命令", en="Commands")
ARGUMENTS = Bilingual(zh="参数", en="Arguments")
OPTIONS = Bilingual(zh="选项", en="Options")
EXIT_CODES = Bilingual(zh="退出码", en="Exit codes")
COMMAND_METAVAR = Bilingual(zh="命令", en="COMMAND")
OPTIONS_METAVAR = Bilingual(zh="[选项]", en="[OPTIONS]")
MORE = Bilingual(
    zh="每个命令的详细说明：jobscan 命令 --help", en="More about each command: jobscan COMMAND --help"
)

PATH = Bilingual(zh="路径", en="PATH")
ID = Bilingual(zh="编号", en="ID")
FILE = Bilingual(zh="文件", en="FILE")
FOLDER = Bilingual(zh="文件夹", en="DIR")
CODES = Bilingual(zh="法域", en="CODES")
NAMES = Bilingual(zh="名称", en="NAMES")
CATEGORY = Bilingual(zh="类别", en="CATEGORY")

OPTION_HELP = Bilingual(zh="显示这份说明", en="Show this page")
OPTION_VERSION = Bilingual(zh="显示版本号", en="Show the version")
OPTION_LANG = Bilingual(
    zh="界面和报告的语言（默认随系统；环境变量 JOBSCAN_LANG）",
    en="Language of messages and reports (default: the system's; environment variable JOBSCAN_LANG)",
)
OPTION_RULES = Bilingual(
    zh="除内置规则外，再读取这个文件夹里的规则；可重复",
    en="Read the rules in this folder too; may be repeated",
)
OPTION_FORMAT = Bilingual(
    zh="报告格式：text 给人看，json 给程序用（默认 text）",
    en="text for people, json for programs (default: text)",
)
OPTION_FORMATS = Bilingual(
    zh="报告格式，可写多个，用逗号分隔：text、markdown、html、csv 给人看，json、jsonl 给程序用，"
    "sarif、github、gitlab、junit 给自动检查用（默认 text）",
    en="Format of the report, or several, comma-separated: text, markdown, html and csv for people, json and "
    "jsonl for programs, sarif, github, gitlab and junit for CI (default: text)",
)
OPTION_OUTPUT = Bilingual(
    zh="把报告写到这个文件，- 表示标准输出；可重复，第几个 --output 就用第几个 --format，没有写的按后缀判断",
    en="Write the report to this file, - is standard output; may be repeated: the n-th takes the n-th --format, "
    "one without takes the format that its suffix says",
)
OPTION_JURISDICTION = Bilingual(
    zh="按哪些法域的法律判断，如 cn,hk；多个取最严者（默认按文字和用语推定）",
    en="Whose law to apply, such as cn,hk; of several the strictest (default: guessed from the wording)",
)
OPTION_FAIL_ON = Bilingual(
    zh="有这一级或更重的发现时，退出码为 1（默认 error）",
    en="Exit with 1 on findings of this level or worse (default: error)",
)
OPTION_SELECT = Bilingual(
    zh="只检查这些规则或类别，用逗号分隔", en="Check these rules or categories only, comma-separated"
)
OPTION_IGNORE = Bilingual(
    zh="不检查这些规则或类别，用逗号分隔", en="Leave out these rules or categories, comma-separated"
)
OPTION_EXPLAIN = Bilingual(
    zh="列出全部法律依据、命中的写法，以及为什么没有被排除",
    en="List every law, the phrase that matched and why nothing excused it",
)
ARG_PATHS = Bilingual(
    zh="要检查的文件或文件夹（文件夹里只读认识的后缀）；- 表示标准输入",
    en="Files or folders to check (in folders: those with a suffix that jobscan knows); - is standard input",
)
ARG_RULE = Bilingual(zh="规则编号，如 zh-gender-only", en="A rule's id, such as zh-gender-only")
OPTION_OUT = Bilingual(zh="写到这个文件夹", en="Write to this folder")
OPTION_DOCS_CHECK = Bilingual(
    zh="什么也不写，有过时的页就以 1 退出", en="Write nothing; exit with 1 if a page is not current"
)
ARG_RULES = Bilingual(zh="只测试这些规则（默认全部）", en="Test these rules only (default: all)")
LAWS_JURISDICTION = Bilingual(zh="只列这些法域，如 cn,hk", en="These jurisdictions only, such as cn,hk")
LAWS_CATEGORY = Bilingual(
    zh="只列适用于这些类别的，如 gender", en="What applies to these categories only, such as gender"
)

EXITS: tuple[tuple[str, Bilingual], ...] = (
    (
        "0",
        Bilingual(
            zh="没有发现，或发现都低于 --fail-on", en="nothing found, or nothing as grave as --fail-on"
        ),
    ),
    ("1", Bilingual(zh="有达到 --fail-on 的发现", en="findings as grave as --fail-on")),
    (
        "2",
        Bilingual(
            zh="命令有误、规则有误，或有文件无法读取",
            en="wrong usage, wrong rules, or a file that could not be read",
        ),
    ),
)

PAGES: dict[str, Help] = {
    "jobscan": Help(
        Bilingual(zh="检查招聘广告里的疑似歧视性表述", en="Find discriminatory wording in job ads"),
        Bilingual(
            zh="检查中英文招聘广告：哪些措辞读起来像歧视，依据哪一条法律，怎样合法地改写。"
            "只看措辞，不评判人，也不是法律意见。全部在本机完成，不联网。",
            en="Reads job ads in Chinese and English and says which wording reads as discriminatory, under "
            "which article of law, and how to put it lawfully. It judges wording, never people, and is no "
            "legal advice. Everything stays on this computer.",
        ),
        (
            (
                Bilingual(zh="jobscan check 招聘启事.txt", en="jobscan check ad.txt"),
                Bilingual(zh="检查一份广告", en="check one ad"),
            ),
            ("jobscan check ads/", Bilingual(zh="检查整个文件夹", en="check a folder")),
            ("jobscan check -", Bilingual(zh="检查粘贴进来的文字", en="check text that you paste in")),
            (
                "jobscan explain zh-gender-only",
                Bilingual(zh="了解一条规则及其法律依据", en="read about a rule and its law"),
            ),
        ),
    ),
    "jobscan check": Help(
        Bilingual(zh="检查广告", en="Check ads"),
        Bilingual(
            zh="检查广告的每一行，标出疑似歧视性的措辞，并说明原因、法律依据和改写建议。"
            "能读纯文本、Markdown、HTML、Word、PDF，也能读表格和记录（CSV、Excel、JSON、YAML、Parquet）。",
            en="Goes through every line of an ad, underlines wording that reads as discriminatory and gives "
            "the reason, the law and a rewrite. Reads plain text, Markdown, HTML, Word and PDF, and tables and "
            "records (CSV, Excel, JSON, YAML, Parquet).",
        ),
        (
            (
                Bilingual(zh="jobscan check 招聘启事.txt", en="jobscan check ad.txt"),
                Bilingual(zh="检查一份广告", en="check one ad"),
            ),
            (
                "jobscan check ads/ --jurisdiction cn,hk",
                Bilingual(zh="按中国内地和香港的法律检查", en="by the law of mainland China and Hong Kong"),
            ),
            (
                "jobscan check ads/ --select gender,marital_status",
                Bilingual(zh="只看性别和婚姻状况", en="sex and marital status only"),
            ),
            (
                "jobscan check ads/ --ignore zh-gender-only",
                Bilingual(zh="不看某一条规则", en="leave one rule out"),
            ),
            (
                "jobscan check ads/ --fail-on warning",
                Bilingual(zh="用于自动检查：有警告也算不通过", en="for automatic checks: warnings fail too"),
            ),
            (
                "jobscan check ads/ --format json > report.json",
                Bilingual(zh="把结果存为 JSON", en="save the result as JSON"),
            ),
            (
                "jobscan check ads/ --output report.html",
                Bilingual(zh="存为网页，可打印、可在手机上看", en="save a page to read and print"),
            ),
            (
                "jobscan check ads/ --format github",
                Bilingual(zh="在 GitHub 的改动里逐行标注", en="annotate the lines on GitHub"),
            ),
        ),
    ),
    "jobscan rules": Help(
        Bilingual(zh="查看、测试规则", en="Look at and test the rules"),
        Bilingual(
            zh="列出规则、查看一条规则的写法、用规则自带的示例测试规则、输出规则文件的 JSON Schema。",
            en="Lists the rules, shows how one is written, tests rules by their own examples, and prints the "
            "JSON Schema of rule files.",
        ),
        (
            ("jobscan rules list", Bilingual(zh="列出全部规则", en="list the rules")),
            (
                Bilingual(
                    zh="jobscan rules test --rules 我的规则/", en="jobscan rules test --rules my/rules"
                ),
                Bilingual(zh="测试自己写的规则", en="test rules that you wrote"),
            ),
        ),
    ),
    "jobscan rules list": Help(
        Bilingual(zh="列出规则", en="List the rules"),
        Bilingual(
            zh="列出每条规则的编号、名称、类别、效力和示例数。",
            en="Lists every rule with its id, name, category, force and number of examples.",
        ),
        (("jobscan rules list", Bilingual(zh="列出全部规则", en="list the rules")),),
    ),
    "jobscan rules show": Help(
        Bilingual(zh="查看一条规则的写法", en="Show how a rule is written"),
        Bilingual(
            zh="显示规则的全部字段：find、unless、cleared_by 的每一行及其所在文件和行号，以及示例。"
            "要看面向读者的说明，请用 jobscan explain。",
            en="Shows every field of a rule: each line of find, unless and cleared_by with its file and "
            "line, and the examples. For a page to read, use jobscan explain.",
        ),
        (("jobscan rules show zh-gender-only", Bilingual(zh="查看一条规则", en="show one rule")),),
    ),
    "jobscan rules test": Help(
        Bilingual(zh="用示例测试规则", en="Test rules by their examples"),
        Bilingual(
            zh="flag 示例必须恰好标出 <…> 里的文字，pass 示例必须不标出任何文字，每一行都必须有示例用到它。"
            "有一处不符，退出码就是 1。",
            en="A flag example must report exactly the text in <…>, a pass example must be silent, and every "
            "line must be needed by some example. Exits with 1 if anything fails.",
        ),
        (
            ("jobscan rules test", Bilingual(zh="测试全部规则", en="test all rules")),
            ("jobscan rules test zh-gender-only", Bilingual(zh="只测试一条规则", en="test one rule")),
            (
                Bilingual(
                    zh="jobscan rules test --rules 我的规则/", en="jobscan rules test --rules my/rules"
                ),
                Bilingual(zh="连同自己写的规则一起测试", en="test with rules that you wrote"),
            ),
        ),
    ),
    "jobscan rules docs": Help(
        Bilingual(zh="生成规则说明页", en="Write a page for every rule"),
        Bilingual(
            zh="为每条规则各写一页中文、一页英文的 Markdown：报什么、为什么、各法域的法律、法定例外、已知问题、示例、"
            "怎么改写，另有目录。没有变化的页不动，规则已删去的页一并删去。",
            en="Writes a Markdown page for every rule in English and in Chinese (what it flags, why, the law, "
            "exceptions, known problems, examples, how to put it instead), and an index of each. Pages that "
            "did not change are left alone, those of rules that are gone are removed.",
        ),
        (
            (
                "jobscan rules docs --out docs/rules",
                Bilingual(zh="写到 docs/rules", en="write them to docs/rules"),
            ),
            (
                "jobscan rules docs --check",
                Bilingual(zh="只检查是否与规则一致", en="only check that they are current"),
            ),
        ),
    ),
    "jobscan rules schema": Help(
        Bilingual(zh="输出规则文件的 JSON Schema", en="Print the JSON Schema of rule files"),
        Bilingual(
            zh="编辑器读取它之后，能在写规则时补全和检查。",
            en="Editors that read it complete and check rule files.",
        ),
        (("jobscan rules schema > rule.schema.json", Bilingual(zh="存为文件", en="save it")),),
    ),
    "jobscan explain": Help(
        Bilingual(zh="解释一条规则", en="Explain a rule"),
        Bilingual(
            zh="一条规则的说明页：标出什么、为什么、各法域的法律依据（标明条文号是否核实）、已知局限、示例，"
            "以及怎样改写。",
            en="The page of a rule: what it flags, why, the law in each jurisdiction (and whether the "
            "pinpoint was verified), known problems, examples, and how to put it instead.",
        ),
        (("jobscan explain zh-gender-only", Bilingual(zh="了解一条规则", en="read about a rule")),),
    ),
    "jobscan laws": Help(
        Bilingual(zh="列出法律依据", en="List the laws"),
        Bilingual(
            zh="列出 jobscan 引用的法律条文、施行日期、条文号是否与原文核对过，以及适用的类别。",
            en="Lists the provisions that jobscan cites, since when they are in force, whether the pinpoint "
            "was checked against the published text, and the categories that they apply to.",
        ),
        (
            (
                "jobscan laws --jurisdiction cn,hk",
                Bilingual(zh="中国内地和香港的法律", en="the law of mainland China and Hong Kong"),
            ),
            ("jobscan laws --category gender", Bilingual(zh="关于性别的法律", en="the law on sex")),
        ),
    ),
    "jobscan eval": evalhelp.PAGE,
    "jobscan fix": fixhelp.PAGE,
    **repohelp.PAGES,
    **audit_pages.PAGES,
}

"""The messages of the command line, in both languages. Help texts: `helptext.py`."""

from __future__ import annotations

from jobscan.cli import fixhelp
from jobscan.finding import Bilingual

UNREADABLE = Bilingual(zh="jobscan: {origin}：{problem}", en="jobscan: {origin}: {problem}")
NOTICE = Bilingual(
    zh="jobscan: 警告：{where}：{problem}",
    en="jobscan: warning: {where}: {problem}",
)
REMARK = Bilingual(zh="jobscan: {where}：{problem}", en="jobscan: {where}: {problem}")
NO_FORMAT = Bilingual(
    zh="--output {path}：看不出该用什么格式；请用 --format 写明，例如 --format json --output {path}",
    en="--output {path}: its name does not say which format it should have; name one, for example "
    "--format json --output {path}",
)
TWO_TO_STDOUT = Bilingual(
    zh="标准输出只能放一份报告，现在有 {formats}；其余的请各写一个 --output 文件。",
    en="standard output takes one report, not {formats}; give an --output file for each of the others.",
)
OTHER_FORMAT = Bilingual(
    zh="--output {path} 会写入 {format} 格式，文件名却是 {asked} 的；第几个 --output 就用第几个 --format，"
    "请对好次序（- 表示标准输出），或改文件名。",
    en="--output {path} would hold the {format} report, but its name says {asked}; the n-th --output takes the "
    "n-th --format: put them in the same order (- is standard output) or rename the file.",
)
SAME_OUTPUT = Bilingual(
    zh="--output {path} 写了两次；每份报告请用不同的文件。",
    en="--output {path} is given twice; give each report a file of its own.",
)
OUTPUT_IS_INPUT = Bilingual(
    zh="--output {path} 就是要检查的广告，报告会覆盖它；请换一个文件名。",
    en="--output {path} is an ad to be checked, the report would replace it; choose another name.",
)
OUTPUT_IS_FOLDER = Bilingual(
    zh="--output {path}：这是文件夹；请写出文件名。", en="--output {path}: is a folder; name a file."
)
NO_OUTPUT_FOLDER = Bilingual(
    zh="--output {path}：没有 {folder} 这个文件夹；请先建好它，或换一个路径。",
    en="--output {path}: there is no folder {folder}; make it first or choose another path.",
)
OUTPUT_FORBIDDEN = Bilingual(
    zh="--output {path}：没有写入权限；请换一个路径，或修改权限。",
    en="--output {path}: may not be written by you; choose another path or change its permissions.",
)
OUTPUT_FAILED = Bilingual(
    zh="报告写不进 {path}：{error}。这份报告没有写出。",
    en="cannot write the report to {path}: {error}. It was not written.",
)
WRITTEN = Bilingual(zh="jobscan: {summary}报告：{paths}", en="jobscan: {summary} Report: {paths}")

INTERRUPTED = Bilingual(zh="jobscan: 已中断，没有给出结果。", en="jobscan: interrupted, no result was given.")
INTERNAL = Bilingual(
    zh="jobscan: 内部错误：{error}（{where}）。这是 jobscan 的缺陷，广告是否有问题尚无结论；"
    "请把这一行和所用的命令报告给维护者。",
    en="jobscan: internal error: {error} ({where}). This is a bug in jobscan and nothing is known about the "
    "ads; please report this line and the command to its maintainers.",
)
AD_FAILED = Bilingual(
    zh="检查时发生内部错误：{error}（{where}）。这是 jobscan 的缺陷，这份广告没有结论；"
    "请连同广告报告给维护者。",
    en="could not be scanned: internal error: {error} ({where}). This is a bug in jobscan and nothing is "
    "known about this ad; please report it together with the ad to its maintainers.",
)
SEE_HELP = Bilingual(zh="用法说明：{command} --help", en="For help: {command} --help")
NO_SUCH_COMMAND = Bilingual(
    zh="没有 {path} {name} 这个命令{maybe}可用的命令：{known}。",
    en="there is no command {path} {name}{maybe} Commands: {known}.",
)
NO_SUCH_OPTION = Bilingual(
    zh="{command} 没有 {name} 这个选项{maybe}", en="{command} has no option {name}{maybe}"
)
TAKES_NO_VALUE = Bilingual(zh="选项 {name} 后面不写值。", en="option {name} takes no value.")
NO_VALUE = Bilingual(zh="选项 {name} 后面要写一个值。", en="option {name} needs a value after it.")
EXTRA = Bilingual(zh="{command} 不接受多出来的参数：{args}", en="{command} takes no further argument: {args}")
USAGE = Bilingual(zh="命令写法有误：{message}", en="{message}")
MISSING = {
    "check": Bilingual(
        zh="没有写要检查什么；请写出文件或文件夹，或用 - 读取标准输入。",
        en="nothing to check: name a file or a folder, or - for standard input.",
    ),
    "show": Bilingual(
        zh="请写出规则的编号；jobscan rules list 会列出全部编号。",
        en="name a rule; jobscan rules list lists them all.",
    ),
}
MISSING["completion"] = Bilingual(
    zh="请写出 shell 的名称：bash、zsh 或 fish。", en="name a shell: bash, zsh or fish."
)
MISSING["explain"] = MISSING["show"]
MISSING["eval"] = Bilingual(
    zh="没有写用哪些标注过的广告来测；请写出文件或文件夹，或用 - 读取标准输入。",
    en="nothing to measure with: name a file or a folder of labelled ads, or - for standard input.",
)
MISSING["fix"] = fixhelp.MISSING
MISSING["run"] = Bilingual(
    zh="请写出要审计什么、写入哪个数据库：jobscan audit run 输入… --out 数据库。",
    en="name what to audit and the database to write: jobscan audit run INPUT… --out DATABASE.",
)
_WHICH_AUDIT = Bilingual(
    zh="请写出审计数据库，即 jobscan audit run 写入的文件。",
    en="name the audit's database: the file that jobscan audit run has written.",
)
_AND_WHERE_TO = Bilingual(
    zh="请写出审计数据库，即 jobscan audit run 写入的文件，并用 --out 指明写到哪里。",
    en="name the audit's database, which jobscan audit run has written, and with --out where to write.",
)
MISSING |= dict.fromkeys(("report", "query", "sample"), _WHICH_AUDIT)
MISSING |= dict.fromkeys(("export", "dossier"), _AND_WHERE_TO)
MISSING["compare"] = Bilingual(
    zh="请写出要比较的两个审计数据库。", en="name the databases of the two audits to compare."
)
MISSING["validate"] = Bilingual(
    zh="请写出复核过的抽样表，即 jobscan audit sample 生成并填好的文件。",
    en="name the judged sample: the file that jobscan audit sample has made, filled in.",
)

BAD_PACK = Bilingual(
    zh="规则有误（{n} 处），没有检查任何广告：", en="the rules have {n} problem{s}, no ad was checked:"
)
BAD_PACK_LINE = Bilingual(zh="{where}：{field}：{problem}；{fix}", en="{where}: {field}: {problem}; {fix}")
NO_RULES_FOLDER = Bilingual(
    zh="--rules {path}：文件夹不存在；请写出存放 .yaml 规则文件的文件夹。",
    en="--rules {path}: there is no such folder; name the folder that holds the .yaml rule files.",
)
UNKNOWN_JURISDICTION = Bilingual(
    zh="不认识的法域“{code}”{maybe}可用的法域：{known}。",
    en='unknown jurisdiction "{code}"{maybe} Known: {known}.',
)
UNKNOWN_SELECTION = Bilingual(
    zh="{option}：没有名为“{name}”的规则或类别{maybe}"
    "jobscan rules list 会列出全部规则，类别有：{categories}。",
    en='{option}: there is no rule or category "{name}"{maybe} jobscan rules list lists the rules; '
    "the categories are {categories}.",
)
EMPTY_VALUE = Bilingual(
    zh="{option} 的值是空的；请写出至少一项。", en="{option} has an empty value; give at least one."
)
NOTHING_LEFT = Bilingual(
    zh="--select 和 --ignore 合起来没有留下任何规则，什么也不会检查；请去掉其中一项。",
    en="--select and --ignore together leave no rule, nothing would be checked; drop one of them.",
)
UNKNOWN_RULE = Bilingual(
    zh="没有编号为“{name}”的规则{maybe}jobscan rules list 会列出全部编号。",
    en='there is no rule "{name}"{maybe} jobscan rules list lists them all.',
)
UNKNOWN_CATEGORY = Bilingual(
    zh="没有名为“{name}”的类别{maybe}类别有：{known}。",
    en='there is no category "{name}"{maybe} Known: {known}.',
)
TYPING = Bilingual(
    zh="请粘贴或输入广告文字，完成后在新的一行按 {keys}。",
    en="Paste or type the ad, then press {keys} on a new line.",
)
SCANNING = Bilingual(zh="正在检查", en="Scanning")
TESTING = Bilingual(zh="正在测试规则", en="Testing the rules")

# jobscan rules
NO_PACK_RULES = Bilingual(zh="规则库里没有规则。", en="The pack has no rules.")
RULE_HEADS = Bilingual(zh="编号|名称|类别|效力|示例", en="id|name|category|force|examples")
COUNT_RULES = Bilingual(zh="共 {n} 条规则，{examples} 个示例。", en="{n} rule{s}, {examples} example{es}.")
PAGES_WRITTEN = Bilingual(
    zh="{path}：共 {n} 页，写了 {changed} 页，删去 {gone} 页。",
    en="{path}: {n} pages, {changed} written, {gone} removed.",
)
PAGE_STALE = Bilingual(
    zh="{path}：与规则不一致；运行 jobscan rules docs",
    en="{path}: not current; run jobscan rules docs",
)
CANNOT_WRITE = Bilingual(
    zh="{path} 写不了：{error}。换一个文件夹，或检查权限。",
    en="{path} cannot be written: {error}. Choose another folder or check its permissions.",
)
FAILURE = {
    "missed": Bilingual(zh="漏报", en="missed"),
    "noisy": Bilingual(zh="误报", en="noisy"),
    "wrong span": Bilingual(zh="范围不对", en="wrong span"),
    "never used": Bilingual(zh="从未用到", en="never used"),
    "bad fix": Bilingual(zh="修改无效", en="bad fix"),
}
FAILURE_HELP = {
    "missed": Bilingual(
        zh="应当标出，却没有。请在 find 里补上这种写法，或检查 unless、cleared_by 是否把它排除了。",
        en="should be flagged and is not. Add its wording to find, or see whether unless or cleared_by "
        "excuses it.",
    ),
    "noisy": Bilingual(
        zh="不该标出，却标出了。请在 unless 或 cleared_by 里排除它，或收窄 find。",
        en="should be silent and is not. Excuse it in unless or cleared_by, or narrow find.",
    ),
    "wrong span": Bilingual(
        zh="标出的范围与示例里 <…> 的范围不同。请改 find，或改示例的尖括号。",
        en="reports another span than the <…> of the example. Change find, or the brackets of the example.",
    ),
    "never used": Bilingual(
        zh="去掉这一行，没有任何示例的结果会变。请补一个用得到它的示例，或删去这一行。",
        en="no example changes when this line is dropped. Add an example that needs it, or delete the line.",
    ),
}
FAILURE_HELP["bad fix"] = Bilingual(
    zh="按 fix 修改之后，这条规则仍然标出。请换一种写法，或在 drop_unless 里排除，或删去 fix。",
    en="after the change that fix makes, the rule still reports something there. Write something "
    "else, exclude it in drop_unless, or delete fix.",
)
EXPECTED = Bilingual(zh="应为", en="expected")
GOT = Bilingual(zh="实为", en="got")
EXAMPLE = Bilingual(zh="示例", en="example")
LINE = Bilingual(zh="行", en="line")
SILENT = Bilingual(zh="（不标出）", en="(silent)")
ALL_PASS = Bilingual(
    zh="{rules} 条规则、{examples} 个示例，全部符合。",
    en="{rules} rule{rs}, {examples} example{es}: all as they say.",
)
SOME_FAIL = Bilingual(
    zh="{rules} 条规则、{examples} 个示例，{n} 处不符：{kinds}。",
    en="{rules} rule{rs}, {examples} example{es}, {n} failure{s}: {kinds}.",
)

# jobscan explain
FLAGS = Bilingual(zh="标出什么", en="What it flags")
WHY = Bilingual(zh="为什么", en="Why")
LAW = Bilingual(zh="法律依据", en="The law")
EXCEPTIONS = Bilingual(zh="法定例外", en="Exceptions")
INSTEAD = Bilingual(zh="怎么改写", en="How to put it instead")
KNOWN_PROBLEMS = Bilingual(zh="已知局限", en="Known problems")
FLAGGED = Bilingual(zh="会标出（^ 下划线为标出范围）", en="Flagged (the span is underlined)")
PASSED = Bilingual(zh="不会标出", en="Not flagged")
IGNORE_HINT = Bilingual(
    zh="不想检查这一条：jobscan check 路径 --ignore {id}",
    en="To leave it out: jobscan check PATH --ignore {id}",
)
DISCLAIMER = Bilingual(
    zh="规则只指出疑似表述，不是法律意见。引用前请核对法律原文。",
    en="A rule points out suspected wording; it is not legal advice. Check the law's text before citing it.",
)
NOT_REPORTED = Bilingual(zh="不报告", en="not reported")
NO_PROVISION = Bilingual(zh="未查到专门规定", en="no provision found")

# jobscan laws
LAW_HEADS = Bilingual(
    zh="法域|编号|法律|条文|施行日期|核实|适用类别",
    en="place|id|instrument|article|in force|verified|categories",
)
YES = Bilingual(zh="是", en="yes")
NO = Bilingual(zh="否", en="no")
COUNT_LAWS = Bilingual(
    zh="共 {n} 条，其中 {verified} 条的条文号已与原文核对。",
    en="{n} entr{y}; the pinpoint of {verified} was checked against the published text.",
)
NO_LAWS = Bilingual(zh="没有符合条件的法律条文。", en="No law meets these conditions.")

# jobscan eval
BAD_LABELS = Bilingual(
    zh="标注过的广告有误（{n} 处），没有计分：",
    en="the labelled ads have {n} problem{s}, nothing was scored:",
)
BAD_LABELS_LINE = Bilingual(zh="{origin}：{problem}", en="{origin}: {problem}")
BAD_FLOOR = Bilingual(
    zh="{option} 的值“{value}”无效；请写 0 到 1 之间的小数，如 0.95。",
    en='{option} is "{value}"; it must be a number from 0 to 1, such as 0.95.',
)
NOTHING_LABELLED = Bilingual(
    zh="--min-recall：这些广告里一处标注也没有，算不出召回率；请检查路径和标注。",
    en="--min-recall: there is not a single label in these ads, so there is no recall; check the paths and "
    "the labels.",
)
BELOW = {
    "precision": Bilingual(
        zh="{lang}的精确率 {value} 低于 --min-precision {floor}。",
        en="{lang}: precision {value} is below --min-precision {floor}.",
    ),
    "recall": Bilingual(
        zh="{lang}的召回率 {value} 低于 --min-recall {floor}。",
        en="{lang}: recall {value} is below --min-recall {floor}.",
    ),
}
NOTHING_FOUND = Bilingual(
    zh="{lang}的广告有标注，却没有任何发现，算不出精确率（--min-precision {floor}）。",
    en="{lang}: there are labels and not a single finding, so there is no precision (--min-precision {floor}).",
)

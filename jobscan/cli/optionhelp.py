"""The help of the shared options, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual

FILE = Bilingual(zh="文件", en="FILE")
GLOB = Bilingual(zh="通配符", en="GLOB")
REVISION = Bilingual(zh="版本", en="REV")
COLUMN = Bilingual(zh="列名", en="COLUMN")
COLUMNS = Bilingual(zh="列名", en="COLUMNS")

DIFF = Bilingual(
    zh="只报告自某个 git 版本以来改动过的行（含未提交的），如 main；main... 从分叉点算起。不写路径时检查所有改动过的文件",
    en="Report changed lines only: since this git revision, uncommitted changes included; main... means since "
    "this branch left main. Without a path all changed files are checked",
)
BASELINE = Bilingual(
    zh="这个基线文件里已有的发现不算数（默认 .jobscan-baseline.json，如果存在）",
    en="Findings in this baseline do not count (default: .jobscan-baseline.json, if there is one)",
)
NO_BASELINE = Bilingual(zh="不使用基线文件", en="Use no baseline")
NO_SUPPRESS = Bilingual(
    zh="不理会广告里的 jobscan-ignore，全部报告", en="Report what jobscan-ignore comments suppress, too"
)
INCLUDE = Bilingual(
    zh="文件夹里只检查符合这个通配符的文件；可重复",
    en="In folders, check only files that match; may be repeated",
)
EXCLUDE = Bilingual(
    zh="文件夹里不检查符合这个通配符的文件；可重复",
    en="In folders, leave out files that match; may be repeated",
)
NO_GITIGNORE = Bilingual(
    zh="文件夹里被 .gitignore 排除的文件也检查", en="In folders, check files that .gitignore leaves out, too"
)
TEXT = Bilingual(
    zh="表格和记录里存放广告正文的列，用逗号分隔（默认自动判断）",
    en="Columns of tables and records that hold the ad, comma-separated (default: guessed)",
)
ID = Bilingual(zh="表格和记录里的编号列", en="Column of tables and records that holds the id")
TITLE = Bilingual(zh="表格和记录里的标题列", en="Column of tables and records that holds the title")
STDIN_FILENAME = Bilingual(
    zh="标准输入当作这个文件名的文件来读和报告",
    en="Read standard input as a file of this name, and report it so",
)
CONFIG = Bilingual(
    zh="使用这个配置文件（默认向上查找 jobscan.toml 或 pyproject.toml 的 [tool.jobscan]）",
    en="Use this configuration (default: jobscan.toml, or [tool.jobscan] of pyproject.toml, found upwards)",
)
NO_CONFIG = Bilingual(zh="不使用配置文件", en="Use no configuration file")
VERBOSE = Bilingual(
    zh="说明自动判断的结果，如文字编码、所用的列", en="Tell what was decided: encodings, columns"
)
WATCH = Bilingual(zh="文件一保存就重新检查，按 Ctrl-C 结束", en="Check again on every save, until Ctrl-C")

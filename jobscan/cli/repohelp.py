"""The help of `jobscan baseline`, `config` and `completion`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

FILE = Bilingual(zh="文件", en="FILE")
SHELL = "bash|zsh|fish"
ARG_FILE = Bilingual(zh="显示对这个文件生效的设置", en="Show what holds for this file")
ARG_SHELL = Bilingual(zh="为哪种 shell 输出", en="The shell to write for")

PAGES: dict[str, Help] = {
    "jobscan baseline": Help(
        Bilingual(zh="记下已有的发现，只对新的报错", en="Keep known findings apart from new ones"),
        Bilingual(
            zh="把现有的发现记在基线文件里（默认 .jobscan-baseline.json，请提交到仓库），"
            "此后 jobscan check 只对新的发现报错。按规则、措辞和文件识别，行号变了也认得。",
            en="Writes the findings that there are into a file (default: .jobscan-baseline.json; commit it), so "
            "that jobscan check fails on new ones only. They are known by rule, wording and file, and survive "
            "moved lines.",
        ),
        (
            ("jobscan baseline create ads/", Bilingual(zh="记下现有的发现", en="write the findings down")),
            ("jobscan check ads/", Bilingual(zh="只对新的发现报错", en="fail on new ones only")),
        ),
    ),
    "jobscan baseline create": Help(
        Bilingual(zh="生成基线文件", en="Write a new baseline"),
        Bilingual(
            zh="检查这些文件，把全部发现写进新的基线文件。",
            en="Checks the files and writes all findings into a new baseline.",
        ),
        (("jobscan baseline create ads/", Bilingual(zh="记下现有的发现", en="write the findings down")),),
    ),
    "jobscan baseline update": Help(
        Bilingual(zh="更新基线文件", en="Bring the baseline up to date"),
        Bilingual(
            zh="重新检查这些文件：已经改掉的从基线里删去，新的加进去，并列出变化。没有检查的文件不动。",
            en="Checks the files again, drops what is gone, adds what is new and prints both. What is known of "
            "other files stays.",
        ),
        (("jobscan baseline update ads/", Bilingual(zh="更新", en="bring it up to date")),),
    ),
    "jobscan baseline show": Help(
        Bilingual(zh="列出基线里的发现", en="List the baseline"),
        Bilingual(
            zh="按规则和文件列出基线里有多少处发现。",
            en="Lists how many findings are known, by rule and file.",
        ),
        (("jobscan baseline show", Bilingual(zh="列出", en="list it")),),
    ),
    "jobscan config": Help(
        Bilingual(zh="查看配置", en="Look at the configuration"),
        Bilingual(
            zh="显示生效的设置及其来源。设置写在 jobscan.toml，或 pyproject.toml 的 [tool.jobscan]，"
            "从当前文件夹向上查找，直到仓库的根。命令行选项优先。",
            en="Shows which settings are in force. They stand in jobscan.toml, or in [tool.jobscan] of "
            "pyproject.toml, looked for from this folder up to the root of the repository. The command line "
            "beats them.",
        ),
        (("jobscan config show", Bilingual(zh="查看生效的设置", en="show what is in force")),),
    ),
    "jobscan config show": Help(
        Bilingual(zh="查看生效的设置", en="Show what is in force"),
        Bilingual(
            zh="列出每项设置的值及其来源：默认，或配置文件的哪一行。写上文件名，则显示对这个文件生效的设置。",
            en="Lists every setting, its value and where that comes from: the default, or a line of the "
            "configuration. With a file, what holds for that file.",
        ),
        (
            ("jobscan config show", Bilingual(zh="全部设置", en="all settings")),
            (
                "jobscan config show ads/hk/clerk.txt",
                Bilingual(zh="对一个文件生效的设置", en="what holds for one file"),
            ),
        ),
    ),
    "jobscan completion": Help(
        Bilingual(zh="输出 shell 的自动补全脚本", en="Print a script for shell completion"),
        Bilingual(
            zh="输出脚本，让 shell 能补全 jobscan 的命令、选项、规则编号、类别和法域。",
            en="Prints a script with which a shell completes commands, options, rule ids, categories and "
            "jurisdictions.",
        ),
        (
            ('eval "$(jobscan completion bash)"', Bilingual(zh="写进 ~/.bashrc", en="put into ~/.bashrc")),
            ('eval "$(jobscan completion zsh)"', Bilingual(zh="写进 ~/.zshrc", en="put into ~/.zshrc")),
            (
                "jobscan completion fish > ~/.config/fish/completions/jobscan.fish",
                Bilingual(zh="用于 fish", en="for fish"),
            ),
        ),
    ),
}

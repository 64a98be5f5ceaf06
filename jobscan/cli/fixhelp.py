"""The help and the messages of `jobscan fix`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

ARG_PATHS = Bilingual(
    zh="要修改的文件或文件夹；- 表示标准输入（只显示差异）",
    en="Files or folders to fix; - is standard input (the diff only)",
)
OPTION_WRITE = Bilingual(
    zh="把修改写回文件（默认只显示差异）", en="Write the changes to the files (default: show the diff only)"
)
MISSING = Bilingual(
    zh="没有写要修改什么；请写出文件或文件夹，或用 - 读取标准输入。",
    en="nothing to fix: name a file or a folder, or - for standard input.",
)

PAGE = Help(
    Bilingual(zh="修改广告里可以放心改的措辞", en="Change what can safely be changed"),
    Bilingual(
        zh="删去可以放心删去的措辞（“限男性，有经验者优先”改为“有经验者优先”），把只指一种性别的职位名换成中性的（空姐改为空乘人员），"
        "其余的列出改写建议。默认只显示差异，--write 才写回文件。每处修改都重新检查过：对应的发现消失，也没有新的发现，才会保留。"
        "能修改纯文本、Markdown、HTML 和 Word（.docx，保留格式）。"
        "退出码：0 无需修改，也没有“错误”级的发现；1 有可做的修改（未加 --write），或还有“错误”级的发现；2 命令或规则有误，或有文件无法读写。",
        en="Drops wording that can go (“Male only, two years of driving” becomes “Two years of driving”), puts neutral "
        "titles in place of those that name one sex (salesman becomes salesperson), and lists suggestions for the "
        "rest. Shows a diff; only --write changes files. Every change is checked by scanning again: it stays only "
        "if its finding is gone and nothing new appears. Changes plain text, Markdown, HTML and Word (.docx, the "
        "formatting is kept). Exit codes: 0 nothing to change and no finding of level error; 1 something to "
        "change (without --write), or findings of level error are left; 2 wrong usage or rules, or a file that "
        "could not be read or written.",
    ),
    (
        (
            Bilingual(zh="jobscan fix 招聘启事.txt", en="jobscan fix ad.txt"),
            Bilingual(zh="显示可以做的修改", en="show what would be changed"),
        ),
        ("jobscan fix ads/ --write", Bilingual(zh="修改整个文件夹", en="change a whole folder")),
        (
            "jobscan fix ads/ --select gender,gendered_title",
            Bilingual(zh="只改性别和职位名", en="sex and titles only"),
        ),
    ),
)

SUGGESTIONS = Bilingual(zh="以下要由您改写：", en="For you to put otherwise:")
SUGGESTION = Bilingual(zh="“{match}”：{suggestion}", en="“{match}”: {suggestion}")
FILE_DONE = Bilingual(zh="{origin}：已修改 {n} 处", en="{origin}: {n} finding{s} fixed")
NOTHING = Bilingual(
    zh="没有发现疑似歧视性的措辞，无需修改。",
    en="No wording that reads as discriminatory: nothing to change.",
)
WOULD = Bilingual(
    zh="可以修改 {done} 处（{files} 个文件），其余 {left} 处要由您改写。加上 --write 写回文件。",
    en="{done} finding{ds} can be fixed in {files} file{fs}, {left} {are} left for you. Add --write to change the files.",
)
WOULD_STDIN = Bilingual(
    zh="可以修改 {done} 处，其余 {left} 处要由您改写。标准输入不能写回：把广告存成文件，再加 --write。",
    en="{done} finding{ds} can be fixed, {left} {are} left for you. Standard input cannot be written: save the ad to a file "
    "and add --write.",
)
WROTE = Bilingual(
    zh="修改了 {done} 处（{files} 个文件），其余 {left} 处要由您改写。",
    en="{done} finding{ds} fixed in {files} file{fs}, {left} {are} left for you.",
)
NONE_SAFE = Bilingual(
    zh="没有可以放心修改的地方；{left} 处要由您改写。",
    en="Nothing can safely be changed; {left} {are} left for you.",
)
CANNOT_CHANGE = Bilingual(
    zh="jobscan 不能修改这种文件，只给出改写建议；请在原来的程序里修改。",
    en="is a kind of file that jobscan cannot change, here are the suggestions; change it in the program that made it.",
)
STDIN_WRITE = Bilingual(
    zh="jobscan: 标准输入不能写回；请写出文件名，或去掉 --write 查看差异。",
    en="jobscan: standard input cannot be written back; name a file, or drop --write to see the diff.",
)
NOT_WRITTEN = Bilingual(
    zh="jobscan: {origin} 没有修改：写入失败：{error}。请检查权限和磁盘空间。",
    en="jobscan: {origin} is unchanged: it could not be written: {error}. Check its permissions and the free space.",
)
CHANGED_MEANWHILE = Bilingual(
    zh="jobscan: {origin} 没有修改：检查期间文件有变动；请保存后重新运行。",
    en="jobscan: {origin} is unchanged: somebody else changed it in the meantime; save it and run jobscan fix again.",
)
FIXING = Bilingual(zh="正在修改", en="Fixing")

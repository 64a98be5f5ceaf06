"""What `jobscan audit run --engine spark` says, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual

URL = Bilingual(zh="地址", en="URL")
ENGINE = Bilingual(
    zh="在哪里运行：local（本机，默认）或 spark（集群；--out 为 Parquet 文件夹）",
    en="Where it runs: local (this machine, the default) or spark (a cluster; --out is a folder of Parquet)",
)
MASTER = Bilingual(
    zh="Spark 主节点，如 spark://host:7077、yarn、local[4]",
    en="The Spark master, as spark://host:7077, yarn or local[4]",
)
NO_MASTER = Bilingual(
    zh="--engine spark 还需要 --master，如 --master spark://host:7077、yarn，或在本机用 local[4]。",
    en="--engine spark needs --master too: --master spark://host:7077 or yarn, or local[4] on this machine.",
)
MASTER_ALONE = Bilingual(
    zh="--master 只用于 --engine spark；请加上它，或去掉 --master。",
    en="--master goes with --engine spark: add that, or leave --master out.",
)
WORKERS = Bilingual(
    zh="--workers 只用于本机；Spark 的进程数由它自己的设置决定（spark-defaults.conf）。",
    en="--workers is for this machine: Spark's own settings (spark-defaults.conf) say how many there are.",
)
NO_LIBRARY = Bilingual(
    zh="没有安装 Spark 审计所需的库（{name}）；请先运行 pip install 'jobscan[audit,spark]'。",
    en="audits on Spark need a library that is not installed ({name}): pip install 'jobscan[audit,spark]'.",
)
NO_JAVA = Bilingual(
    zh="Spark 需要 Java {oldest} 或更新的版本，但 {where} 里没有可用的 java；请安装（Debian、Ubuntu：openjdk-17-jre-headless），或用 JAVA_HOME 指明。",
    en="Spark needs Java {oldest} or newer, and there is no java that runs in {where}: install it "
    "(Debian, Ubuntu: openjdk-17-jre-headless), or say where it is with JAVA_HOME.",
)
OLD_JAVA = Bilingual(
    zh="Spark 需要 Java {oldest} 或更新的版本，{where} 是 Java {found}；请安装新版（Debian、Ubuntu：openjdk-17-jre-headless），或用 JAVA_HOME 指明。",
    en="Spark needs Java {oldest} or newer, {where} is Java {found}: install a newer one "
    "(Debian, Ubuntu: openjdk-17-jre-headless), or say where it is with JAVA_HOME.",
)
EXISTS = Bilingual(
    zh="{path} 已经存在；请换一个 --out，或用 --restart 丢弃它。Spark 上的审计不能续跑。",
    en="{path} is there already: give another --out, or throw it away with --restart. "
    "An audit on Spark is not resumed.",
)
IS_A_FILE = Bilingual(
    zh="{path} 是文件，而 Spark 写入文件夹；请换一个 --out。",
    en="{path} is a file, and Spark writes a folder: give another --out.",
)
FAILED = Bilingual(
    zh="Spark 未能完成审计：{why}。详情见 {log}；没有写入任何结果。",
    en="Spark could not finish the audit: {why}. {log} has the details; nothing was written.",
)

STEPS = {
    "plan": Bilingual(zh="划分输入……", en="dividing the input …"),
    "read": Bilingual(zh="读取广告，找出相同的……", en="reading the ads, to tell which are the same …"),
    "scan": Bilingual(zh="检查互不相同的文本……", en="scanning the distinct texts …"),
    "write": Bilingual(zh="写入各表……", en="writing the tables …"),
}
NOT_NEAR = Bilingual(
    zh="--near-duplicates 只能用本机引擎（--engine local）；请去掉其中一项。",
    en="--near-duplicates works with the local engine only; drop it, or --engine spark.",
)
TASKS = Bilingual(zh="本步 {of} 个任务，已完成 {done} 个", en=" {done} of {of} tasks")

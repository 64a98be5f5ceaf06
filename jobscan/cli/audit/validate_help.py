"""The help of `jobscan audit validate`, in both languages."""

from __future__ import annotations

from jobscan.cli.helppage import Help
from jobscan.finding import Bilingual

SHEET = Bilingual(zh="表格", en="SHEET")
ARG_SHEET = Bilingual(
    zh="填好的样本：.xlsx，或 Excel 另存的任何 .csv（编码和分隔符自动识别）",
    en="The sample filled in: .xlsx, or any .csv that Excel saved (its encoding and separator are found out)",
)
DATABASE = Bilingual(
    zh="抽样的数据库（默认：表格里写的那个，在表格旁边或当前文件夹里找）",
    en="The database that it was drawn from (default: the one named in the sheet, beside it or in this folder)",
)

HELP = Help(
    Bilingual(zh="用复核过的样本算准确度", en="Accuracy and corrected shares from the judged sample"),
    Bilingual(
        zh="读回人工填好的样本，算出每个类别的精确率、召回率和校正后的占比（Rogan-Gladen），都附 95% 区间，"
        "存入数据库供 jobscan audit report 使用；再读一次就换成新的。空着的行不计入。",
        en="Reads the sheet that people filled in and gives precision, recall and the corrected share (Rogan-Gladen) "
        "of each category, with 95 % intervals. They are kept in the database, where jobscan audit report finds "
        "them; reading another sheet replaces them. Rows left empty are not counted.",
    ),
    (
        (
            "jobscan audit validate sample.xlsx",
            Bilingual(zh="读回并存入数据库", en="read it back and keep the result"),
        ),
        (
            "jobscan audit validate judged.csv --database audit.duckdb --format json",
            Bilingual(zh="指明数据库，输出 JSON", en="name the database, print JSON"),
        ),
    ),
)

"""The words of the report's last sections: how sure the figures are, and how they were made."""

from __future__ import annotations

from jobscan.finding import Bilingual


def _b(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


SURE = _b("这些数字有多可靠", "How sure are we")
SURE_OWN = _b(
    "下表是 jobscan 的内置规则在项目自己编写并标注的广告上测得的精确率（报出来的有多少是对的）和召回率（该报的报出了多少）。"
    "这些广告不是从本次审计的数据里抽的，对这批数据只有参考意义。",
    "This table has the precision (how much of what is reported is right) and recall (how much of what is there is "
    "reported) of the built-in rules on ads that the project wrote and labelled itself. They are not drawn from the "
    "data of this audit and say only so much about it.",
)
SURE_TABLE = _b("在项目自己的标注广告上", "On the project's own labelled ads")
SURE_OTHER = _b(
    "注意：这次审计用了自己的规则或挑选了规则，上表只对内置规则的默认选择成立。",
    "Mind: this audit used rules of its own or a choice of them; the table holds for the built-in ones as they are by default.",
)
SURE_CODED = _b(
    "默认不启用的规则（编码用语）不在其内。", "Rules that are off by default (coded wording) are not in it."
)
SURE_NONE = _b(
    "这次审计还没有人工复核。用 jobscan audit sample 抽样、由人判断、再用 jobscan audit validate 读回，"
    "这里就会列出这批数据的精确率和召回率，并在各项占比旁列出校正后的占比。",
    "Nobody has judged a sample of this audit yet. Draw one with jobscan audit sample, have people judge it and read it "
    "back with jobscan audit validate: then precision and recall on this data stand here, and corrected shares beside "
    "the raw ones.",
)
SURE_JUDGED = _b("人工复核这次审计的样本", "On the sample of this audit that people judged")
SURE_JUDGED_TEXT = _b(
    "由人判断了从这次审计里抽出的样本；小字是 95% 区间。校正后占比（占广告）按罗根—格拉登法由机器的占比和它的错误率推得。",
    "People judged a sample drawn from this audit; small type is the 95% interval. The corrected share (of ads) follows "
    "from what the machine found and its rates of error, by the method of Rogan and Gladen.",
)
JUDGED = _b("复核的文本", "Texts judged")
ANY = _b("任何发现", "Any finding")
ADS = _b("标注广告", "Labelled ads")
LANGUAGES = {"zh": _b("中文", "Chinese"), "en": _b("英文", "English")}

METHOD = _b("方法", "Method")
METHOD_COUNTED = _b(
    "数了什么：输入里的每一份广告，转发的也算。读了 {bytes} 字节、{files}，得到 {ads} 份广告、{texts} 段互不相同的文本，{errors} 条记录没有读到。"
    "占比的分母是读到的广告（或不同文本）；没有日期、城市等的广告单列一行。",
    "What was counted: every ad of the input, reposts too. {bytes} bytes in {files} gave {ads} ads with {texts} distinct "
    "texts; {errors} records could not be read. Shares are of the ads (or the distinct texts) that were read; ads without "
    "a date, a city and so on have a row of their own.",
)
METHOD_FILE = _b("一个文件", "one file")
METHOD_FILES = _b("{n} 个文件", "{n} files")
METHOD_SUSPECTED = _b(
    "“疑似”：jobscan 按规则和上下文判断措辞，不判断人，也不作法律结论；机器会漏、会错，见上一节。",
    "“Suspected”: jobscan judges wording, by rules and what stands around it. It does not judge people and draws no "
    "legal conclusion; a machine misses things and is wrong at times, as the section before says.",
)
METHOD_REPOST = _b(
    "转发：折叠大小写、全角半角和不可见字符之后逐字相同（128 位散列值相同）的广告。{near}",
    "A repost: an ad that is identical once case, width and invisible characters are folded (equal "
    "128-bit hashes). {near}",
)
NEAR_YES = _b(
    "近似文本已分组（MinHash）；“去除近似后”的占比里，每组只由编号最小的一段文本代表。",
    "Near-duplicates were grouped (MinHash); in shares without near-duplicates the first text of a group stands for it.",
)
NEAR_NO = _b("没有查找近似文本。", "Near-duplicates were not looked for.")
METHOD_INTERVAL = _b(
    "区间：威尔逊（Wilson）95% 得分区间。转发的广告并不独立：一份抄十遍的广告，说的还是一遍的话。"
    "因此广告占比的区间按基什（Kish）有效样本量 n* =（Σm）² / Σm² 计算（m 是一段文本出现的次数；本次审计 {ads} 份广告相当于 {effective} 份独立的广告），"
    "不同文本占比的区间按文本数计算。† 表示有效样本量不足 30。"
    "区间的意思：假如这批广告是从更大的同类广告里随机得来的，真实占比大致落在哪里。它不包括抓取有偏的误差，也不包括机器判断的误差。",
    "Intervals: Wilson's 95% score interval. Reposts are not independent: an ad copied ten times still says one thing. "
    "So the interval of a share of ads is taken on Kish's effective sample size n* = (Σm)² / Σm², m being how often a "
    "text occurs (the {ads} ads of this audit are worth {effective} independent ones), and that of a share of texts on "
    "their number. † marks an effective size below 30. What an interval means: if these ads came at random from a larger "
    "stream of such ads, about where the true share lies. It holds neither what is one-sided about the scrape nor the "
    "errors of the machine.",
)
METHOD_TEXT = {
    "findings": _b("保存了有发现的广告的正文。", "The texts of ads with findings are kept in the database."),
    "all": _b("保存了所有广告的正文。", "The texts of all ads are kept in the database."),
    "none": _b("没有保存任何广告的正文。", "No ad's text is kept in the database."),
}
METHOD_GUESSED = _b("适用法域：逐份推断。", "Law of: guessed for each ad.")
METHOD_CHOSEN = _b("适用法域：{places}。", "Law of: {places}.")
FACTS = _b("这次审计", "This audit")
VERSION = _b("jobscan 版本", "Version of jobscan")
PACK = _b("规则包（SHA-256）", "Rule pack (SHA-256)")
FOLDERS = _b("另加的规则", "Rules added")
CHOSEN = _b("选定的规则", "Rules chosen")
CHOSEN_DEFAULT = _b("默认启用的", "those on by default")
CHOSEN_N = _b("{n} 条", "{n}")
COMMAND = _b("命令", "Command")
INPUTS = _b("输入文件", "Inputs")
BYTES = _b("字节", "Bytes")
HASH = _b("SHA-256", "SHA-256")
MORE_FILES = _b(
    "另有 {n} 个文件，见数据库的 sources 表。", "{n} more: see the table sources of the database."
)
EVIDENCE = _b(
    "每个数字都可以在数据库里用 SQL 重算；jobscan audit query 只给数据库、不给查询时会列出各表。",
    "Every figure can be counted again by SQL over the database; jobscan audit query with the database alone tells its tables.",
)

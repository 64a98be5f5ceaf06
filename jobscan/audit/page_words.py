"""The words of the audit's report, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.audit.blocks import fill
from jobscan.finding import Bilingual, Language


def _b(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


WORDS = {
    "title": _b("招聘广告审计报告", "Audit of job ads"),
    "skip": _b("跳到结果", "Skip to the results"),
    "contents": _b("目录", "Contents"),
    "made_by": _b("由 jobscan {tool} 生成。", "Made by jobscan {tool}."),
    "lead": _b(
        "{files} 个文件里的 {ads} 份广告（互不相同的文本 {texts} 段），{share} 含有疑似歧视性的表述。",
        "{ads} ads ({texts} distinct texts) from {files}: {share} have wording that reads as discriminatory.",
    ),
    "lead_none": _b("没有读到任何广告。", "No ad was read."),
    "files": _b("{n}", "{n} files"),
    "file": _b("{n}", "one file"),
    "lead_lost": _b("另有 {n} 条记录没有读到，不在以下数字之内。", "{n} more records could not be read and are not in these figures."),
    "suspected": _b(
        "这里数的是措辞。“疑似”的意思是：这样的话读起来像是在按性别、年龄等挑人；是否违法，要由人来判断。",
        "What is counted is wording. “Suspected” means that it reads as choosing people by sex, age and the like; whether it is unlawful is for people to judge.",
    ),
    "unfinished": _b(
        "这次审计还没有做完，以下数字只含已读完的部分。用同一条 jobscan audit run 命令可以接着做完。",
        "This audit is unfinished: the figures hold what was read so far. The same jobscan audit run command goes on with it.",
    ),
    # columns
    "ads": _b("广告", "Ads"),
    "texts": _b("不同文本", "Distinct texts"),
    "of_ads": _b("占广告", "Share of ads"),
    "of_texts": _b("占不同文本", "Share of texts"),
    "of_clusters": _b("占去除近似后", "Share without near-duplicates"),
    "corrected": _b("校正后占比", "Corrected share"),
    "precision": _b("精确率", "Precision"),
    "recall": _b("召回率", "Recall"),
    "what": _b("内容", "What"),
    "category": _b("类别", "Category"),
    "force": _b("力度", "How it presses"),
    "favoured": _b("有利于", "Favours"),
    "family": _b("家庭状况", "Family situation"),
    "law": _b("适用法域", "Law of"),
    "month": _b("月份", "Month"),
    "with_any": _b("有疑似表述", "With any finding"),
    "with_error": _b("有错误级", "Of error severity"),
    "with_sex": _b("限定或偏向性别", "State a sex"),
    "nothing": _b("没有发现", "Nothing found"),
    "wording": _b("用语", "Wording"),
    "rule": _b("规则", "Rule"),
    "example": _b("例子", "Example"),
    "limit": _b("岁", "Years"),
    "height": _b("至少（厘米）", "At least (cm)"),
    "times": _b("出现次数", "Times"),
    "group_size": _b("每组文本数", "Texts in the group"),
    "groups_of": _b("组数", "Groups"),
    "first_ad": _b("最先出现在", "First seen in"),
    "found": _b("发现的用语", "What was found"),
    "file_head": _b("文件", "File"),
    "kind": _b("种类", "Kind"),
    "records": _b("记录", "Records"),
    "row": _b("行", "Row"),
    "problem": _b("问题", "Problem"),
    "language": _b("语言", "Language"),
    "counted_by": _b("按", "Counted by"),
    "unit_ad": _b("广告", "ads"),
    "unit_wording": _b("用语", "wordings"),
    "bytes": _b("字节", "Bytes"),
    "interval_note": _b("占比下的小字是 95% 区间（百分点）。", "Small type below a share: its 95% interval, in percent."),
    "small_note": _b(
        "† 不足 30 份各自独立的广告，数字仅供参考。",
        "† fewer than 30 independent ads: the figure says little.",
    ),
    "show_all": _b("展开全表（{n} 行）", "The whole table ({n} rows)"),
    # headline
    "headline": _b("总体情况", "The headline figures"),
    "headline_chart": _b("各项占全部广告的比例（细线为 95% 区间）。", "Shares of all ads; thin lines are 95% intervals."),
    "any": _b("有任何疑似表述", "Any suspected wording"),
    "error": _b("至少一处为错误级", "At least one of error severity"),
    "sex_stated": _b("限定或偏向一种性别", "States a sex"),
    "sex_men": _b("—— 偏向男性", "— for men"),
    "sex_women": _b("—— 偏向女性", "— for women"),
    "headline_note": _b(
        "“限定或偏向一种性别”指“性别”类的发现；同一份广告可以既有偏向男性、又有偏向女性的要求（男女分设岗位），所以两项之和可以大于总数。",
        "“States a sex” are findings of the category Gender. An ad may want men for one thing and women for another, so that the two parts may exceed the whole.",
    ),
    "corrected_note": _b(
        "“校正后占比”按人工复核的样本估计真实占比（罗根—格拉登估计），区间已计入复核的抽样误差。",
        "“Corrected share” is the true share as estimated from the sample that people judged (Rogan and Gladen), its interval with the sampling of that judgement in it.",
    ),
    # categories
    "categories": _b("按类别", "By category"),
    "categories_text": _b("一份广告可以有几个类别的发现，各类之和会大于总数。", "An ad may have findings of several categories: their shares add up to more than the whole."),
    "categories_chart": _b("各类别占全部广告的比例。", "Categories, as shares of all ads."),
    "categories_none": _b("没有任何发现。", "Nothing was found."),
    "forces": _b("按力度", "By force"),
    "forces_chart": _b("各种力度占全部广告的比例。", "Forces, as shares of all ads."),
    "favours": _b("偏向哪些人", "Whom the wording favours"),
    "favours_text": _b(
        "只数措辞本身看得出偏向谁的发现，各类别都算；排除某类人的（已婚勿扰），算偏向其余的人。",
        "Only findings whose wording tells, of any category. Wording that turns a group away (“no married women”) counts as favouring the others.",
    ),
    "favours_chart": _b("偏向各类人的广告占全部广告的比例。", "Ads that favour a group, as shares of all ads."),
    "favours_none": _b("没有看得出偏向谁的措辞。", "No wording tells whom it favours."),
    "men": _b("男性", "men"),
    "women": _b("女性", "women"),
    "unsaid": _b("未写明", "not said"),
    # law
    "severity": _b("按法域和级别", "By jurisdiction and severity"),
    "severity_text": _b(
        "级别由该法域的法律怎样看待这一类措辞、以及措辞的力度决定。每份广告按其中最重的一处计一次。{how}",
        "Severity follows from what the law of the place says of such wording, and from its force. An ad counts once, by the worst in it. {how}",
    ),
    "guessed": _b("适用哪个法域，按每份广告的文字和用语推定；列出几个的，取其中最严者。", "Which law applies was guessed for each ad from its script and wording; where several stand, the strictest was taken."),
    "chosen": _b("适用的法域是审计时指定的。", "The jurisdictions were chosen for the audit."),
    "severity_chart": _b("各法域的广告里，各级别所占的比例。", "Of the ads of each jurisdiction, the share of each severity."),
    "severity_error": _b("错误", "error"),
    "severity_warning": _b("警告", "warning"),
    "severity_note": _b("提示", "note"),
    # months and groups
    "months": _b("按月份", "By month"),
    "months_chart": _b("每月有疑似表述的广告占当月广告的比例；空心点不足 30 份。", "Ads with any finding, as a share of each month's; hollow points have fewer than 30."),
    "months_text": _b("{n} 份广告（{share}）没有可识别的日期。", "{n} ads ({share}) have no date that could be read."),
    "no_date": _b("没有日期", "no date"),
    "months_none": _b("没有任何广告带有可识别的日期（jobscan audit run --date 指定日期列）。", "No ad has a date that could be read (jobscan audit run --date names the column)."),
    "months_cut": _b("图中只画到最后一个月为止的 {n} 个月。", "The chart has the last {n} months only."),
    "group": _b("按 {name}", "By {name}"),
    "group_text": _b("共 {n} 个不同的值；{unknown} 份广告（{share}）没有写明。", "{n} different values; of {unknown} ads ({share}) it is not known."),
    "group_worst": _b("占比最高的 {name}", "{name}: the highest shares"),
    "group_worst_chart": _b("有疑似表述的广告占比最高的 {name}（至少相当于 30 份独立的广告）。", "The highest shares of ads with any finding, by {name}; only where there are 30 independent ads or more."),
    "group_worst_none": _b("没有哪个值既有发现、又有相当于 30 份独立广告的数量。", "No value has both findings and 30 independent ads or more."),
    "group_biggest": _b("广告最多的 {name}", "{name}: the most ads"),
    "group_rest": _b("其余 {n} 个", "the {n} others"),
    "group_unknown": _b("未写明", "not known"),
    "group_all": _b("按广告数排列的前 {n} 个", "The first {n} by ads"),
    "group_more": _b("全部 {n} 个可用 jobscan audit query 查询，例如：{sql}", "All {n}: jobscan audit query, as with {sql}"),
    # details
    "wordings": _b("最常见的用语", "The commonest wordings"),
    "wordings_text": _b("不分大小写和全角半角。例子取自最先出现的那份广告。", "Case and character width apart. The example is from the first ad that has it."),
    "ages": _b("年龄限制", "Age limits"),
    "ages_text": _b(
        "从“年龄”类的用语里读出的上限和下限（35周岁以下、18-35岁、under 35）。{read} 份广告读得出上限，占写有年龄要求的 {ads} 份的 {share}；世代、出生年份（90后、1990年以后出生）和“左右”不折算。一份广告写有几个限制的，各计一次。",
        "Limits read from wordings of the category Age (35周岁以下, 18-35岁, under 35). {read} ads set an upper limit that could be read, {share} of the {ads} with any finding on age; generations, years of birth and rough ages (90后, born after 1990, about 30) are not converted. An ad with several limits counts with each.",
    ),
    "ages_chart": _b("设有各年龄上限的广告数。", "Ads by the upper limit of age that they set."),
    "ages_upper": _b("年龄上限", "Upper limits of age"),
    "ages_lower": _b("年龄下限", "Lower limits of age"),
    "ages_none": _b("没有读出年龄上限。", "No upper limit of age was read."),
    "heights": _b("身高要求", "Heights by sex"),
    "heights_text": _b(
        "从“外貌”类的用语里读出的最低身高，共 {n} 份广告。性别取用语自己写的；没有写的，取这份广告其他发现所偏向的性别。",
        "Least heights read from wordings of the category Appearance: {n} ads. The sex is the wording's own; where it names none, the one that the ad's other findings favour.",
    ),
    "heights_chart": _b("要求各最低身高的广告数。", "Ads by the least height that they demand."),
    "heights_none": _b("没有读出身高要求。", "No height was read."),
    "sex": _b("性别", "Sex"),
    "reposts": _b("转发", "Reposts"),
    "reposts_text": _b(
        "折叠大小写、全角半角和零宽字符之后完全相同的广告算同一段文本，只扫描一次，按出现次数计。",
        "Ads are the same text if they are identical once case, width and invisible characters are folded. It is scanned once and counted as often as it occurs.",
    ),
    "reposts_table": _b("一段文本出现多少次", "How often a text occurs"),
    "reposts_most": _b("转发最多、且有发现的文本", "The most reposted texts with findings"),
    "near_table": _b("近似文本的分组", "Groups of near-duplicates"),
    "near_no": _b("没有查找近似文本（--near-duplicates）。", "Near-duplicates were not looked for (--near-duplicates)."),
    "and_more": _b("等 {n} 处", "and {n} more"),
    "place": _b("{path} 第 {row} 行", "{path}, row {row}"),
    "lost": _b("没有读到的记录", "What could not be read"),
    "lost_text": _b("{n} 条记录没有读到，没有检查，也不在任何占比之内。", "{n} records could not be read. They were not checked and are in no share."),
    "lost_none": _b("所有记录都读到了。", "Every record was read."),
    "lost_files": _b("按文件和种类", "By file and kind"),
    "lost_examples": _b("例子", "Examples"),
    "whole_file": _b("整个文件", "whole file"),
    "code_unreadable": _b("无法读取", "unreadable"),
    "code_blank": _b("空白", "blank"),
    "code_failed": _b("检查时出错", "failed while scanned"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Say:
    """The words in one language."""

    lang: Language

    def __call__(self, key: str, **values: object) -> str:
        return fill(WORDS[key].to(self.lang), **values)

    def of(self, text: Bilingual, **values: object) -> str:
        return fill(text.to(self.lang), **values) if values else text.to(self.lang)

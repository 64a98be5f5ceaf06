"""The words of a dossier, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual

WORDS = {
    "title": Bilingual(zh="疑似歧视性招聘用语：证据材料", en="Suspected discriminatory wording in job ads: evidence"),
    "chosen": Bilingual(zh="选取范围", en="What was chosen"),
    "counts": Bilingual(zh="数量", en="How many"),
    "audit": Bilingual(zh="数据来源与处理", en="How the audit was made"),
    "files": Bilingual(zh="涉及的输入文件", en="Input files of the ads shown"),
    "ads": Bilingual(zh="逐份列举", en="The ads"),
    "law": Bilingual(zh="引用的法律条文", en="Laws cited"),
    "method": Bilingual(zh="方法说明", en="Method"),
    "contents": Bilingual(zh="目录", en="Contents"),
    "skip": Bilingual(zh="跳到正文", en="Skip to the ads"),
    "ad": Bilingual(zh="广告", en="Ad"),
    "text": Bilingual(zh="广告原文", en="Text of the ad"),
    "findings": Bilingual(zh="疑似表述", en="Suspected wording"),
    "file": Bilingual(zh="文件", en="File"),
    "row": Bilingual(zh="行或第几条", en="Line or record"),
    "id": Bilingual(zh="编号", en="ID"),
    "job": Bilingual(zh="标题", en="Title"),
    "date": Bilingual(zh="日期", en="Date"),
    "groups": Bilingual(zh="分组", en="Groups"),
    "hash": Bilingual(zh="文本散列值（BLAKE2b-128，归一后）", en="Hash of the text (BLAKE2b-128, folded)"),
    "jurisdictions": Bilingual(zh="判断所依的法域", en="Judged by the law of"),
    "posted": Bilingual(zh="同一文本的发布记录", en="All postings of this text"),
    "number": Bilingual(zh="序号", en="No."),
    "bytes": Bilingual(zh="字节", en="Bytes"),
    "clause": Bilingual(zh="所在分句", en="clause"),
    "why": Bilingual(zh="为何疑似", en="why"),
    "rule": Bilingual(zh="规则", en="rule"),
    "place": Bilingual(zh="文中位置", en="in the text"),
    "laws": Bilingual(zh="相关法律", en="law"),
    "exception": Bilingual(zh="法定例外", en="exception"),
    "quote": Bilingual(zh="条文", en="Words"),
    "no_quote": Bilingual(zh="（未收录条文原文）", en="(its words are not on record)"),
    "verified": Bilingual(zh="条文号已与公布的文本核对", en="pinpoint checked against the published text"),
    "unverified": Bilingual(zh="条文号未核实，引用前请核对", en="unverified pinpoint: check it before you cite it"),
    "note": Bilingual(zh="注意", en="Caveat"),
    "in_force": Bilingual(zh="{day} 起施行", en="in force from {day}"),
    "page": Bilingual(zh="第 {page} 页，共 {pages} 页", en="Page {page} of {pages}"),
    "made_by": Bilingual(zh="由 jobscan {tool} 根据审计数据库生成", en="Made by jobscan {tool} from the audit's database"),
}  # fmt: skip

LEAD = Bilingual(
    zh="所选范围共有 {audited} 份广告，其中 {ads} 份有符合条件的疑似表述（互不相同的文本 {texts} 段，疑似表述 {findings} 处）。",
    en="Of {audited} ad{audited_s} in question, {ads} contain{ads_v} such wording ({texts} distinct text{texts_s}, {findings} finding{findings_s}).",
)
CHOSEN = {
    "rules": Bilingual(zh="规则", en="Rule"),
    "categories": Bilingual(zh="类别", en="Category"),
    "favours": Bilingual(zh="有利于", en="Favours"),
    "severity": Bilingual(zh="级别", en="Severity"),
}
AT_LEAST = Bilingual(zh="{severity}及以上", en="{severity} or worse")
COUNTS = {
    "audited": Bilingual(zh="所选范围内的广告", en="Ads chosen"),
    "ads": Bilingual(zh="其中有符合条件的表述", en="of these with such wording"),
    "texts": Bilingual(zh="互不相同的文本", en="Distinct texts"),
    "findings": Bilingual(zh="这些文本里的疑似表述", en="Findings in these texts"),
    "shown": Bilingual(zh="本卷列出的文本", en="Texts in this dossier"),
    "dates": Bilingual(zh="广告日期", en="Dates of the ads"),
}
DATES = Bilingual(zh="{first} 至 {last}", en="{first} to {last}")
UNDATED = Bilingual(zh="{n} 份没有日期", en="{n} without a date")
SHOWN = Bilingual(
    zh="{shown}（最重的在前；用 --limit 0 列出全部）", en="{shown} (the worst first; --limit 0 gives all)"
)
FACTS = {
    "jobscan": Bilingual(zh="jobscan 版本", en="Version of jobscan"),
    "pack": Bilingual(zh="规则包（SHA-256）", en="Rule pack (SHA-256)"),
    "command": Bilingual(zh="审计命令", en="Command of the audit"),
    "jurisdictions": Bilingual(zh="法域", en="Jurisdictions"),
    "inputs": Bilingual(zh="读取的文件", en="Files read"),
    "errors": Bilingual(zh="未能读取的记录", en="Records that could not be read"),
}
GUESSED = Bilingual(zh="按每份广告的文字和用语推定", en="guessed for each ad from its script and wording")
UNFINISHED = Bilingual(
    zh="审计没有做完：输入尚未全部读取，数量可能不全。",
    en="The audit is unfinished: not all of its input was read and the counts may be too low.",
)
AD = Bilingual(zh="广告 {n}", en="Ad {n}")
PLACE = Bilingual(zh="第 {line} 行第 {column} 字", en="line {line}, column {column}")
REPOSTS = Bilingual(zh="共 {n} 份广告使用这段文本", en="{n} ad{s} with this text")
MORE_POSTINGS = Bilingual(
    zh="另有 {n} 份未列出；可用 jobscan audit query 查询文本 {text}。",
    en="{n} more are not listed; jobscan audit query finds them by the text's hash {text}.",
)
ELSEWHERE = Bilingual(
    zh="所选范围之外另有 {n} 份广告使用同一文本。",
    en="The same text was posted {n} more time{s} outside of what was chosen.",
)
OTHERS = Bilingual(
    zh="这段文本另有 {n} 处疑似表述不在所选条件内，未列出。",
    en="{n} more finding{s} in this text {was} not chosen and {is_} not listed.",
)
NOT_KEPT = Bilingual(
    zh="审计时没有保存正文（--keep-text），以下只有所在分句。",
    en="The audit did not keep this text (--keep-text): below are the clauses only.",
)
LEFT_OUT = Bilingual(zh="略去 {n} 字", en="{n} characters left out")
NO_LAW = Bilingual(zh="未收录针对这种表述的条文", en="no article on such wording on record")
EXCEPTION = Bilingual(
    zh="广告中有可能适用法定例外的内容，故级别降低一级，是否适用须由人判断：{text}",
    en="The ad gives evidence that an exception of the law may apply, so that it weighs one level less; whether it does "
    "is for people to judge: {text}",
)
FAVOURS = {
    "men": Bilingual(zh="男性", en="men"),
    "women": Bilingual(zh="女性", en="women"),
}
FAVOURING = Bilingual(zh="有利于{group}", en="favours {group}")
METHOD = (
    Bilingual(
        zh="本材料由程序按固定的规则在广告文字中查找疑似歧视性的表述。“疑似”是指措辞读起来像是限制或偏向某类人；"
        "是否违法，须由有权机关依具体情况认定。本材料不是法律意见，也不评判任何人。",
        en="A program has searched the wording of the ads by fixed rules. “Suspected” means that the wording reads as if it "
        "limited the post to some people or preferred them; whether it is unlawful is for the authorities to decide in each "
        "case. This is no legal advice and judges no one.",
    ),
    Bilingual(
        zh="原文用语逐字摘自输入文件，位置按字符计。文本散列值按归一后的文字（全角半角、大小写、繁简等视为相同）计算；"
        "归一后相同的广告算作同一文本，只展示其中第一份的原文。",
        en="Wording is quoted letter by letter from the input. The hash is that of the folded text (full width, case, "
        "Traditional and Simplified characters are seen as one); ads that are the same when folded are one text, shown as "
        "the first of them has it.",
    ),
    Bilingual(
        zh="输入文件由其 SHA-256 确认；用同一文件、同一版本的 jobscan 和同一规则包运行上列命令，会得到同样的结果。"
        "广告是否曾如此发布，以来源网站的记录为准，宜另行保存网页或截图。",
        en="The input files are identified by their SHA-256: the command above with the same files, version and rule pack "
        "gives the same result. That an ad was posted so is for its source to show: keep the page or a screenshot, too.",
    ),
    Bilingual(
        zh="列出的法律条文是就该类表述收录的依据，标明“条文号未核实”的，引用前须与公布的文本核对。程序会有误判，"
        "提交前请逐条核阅。",
        en="The articles are those on record for that kind of wording; check those marked as unverified against the published "
        "text before you cite them. A program errs: read each finding before you hand it in.",
    ),
)  # fmt: skip

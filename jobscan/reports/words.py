"""The words of the reports, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual, Force, Severity

SEVERITY = {
    Severity.ERROR: Bilingual(zh="错误", en="error"),
    Severity.WARNING: Bilingual(zh="警告", en="warning"),
    Severity.NOTE: Bilingual(zh="提示", en="note"),
}
SEVERITY_COUNT = {
    Severity.ERROR: Bilingual(zh="{n} 个错误", en="{n} error{s}"),
    Severity.WARNING: Bilingual(zh="{n} 个警告", en="{n} warning{s}"),
    Severity.NOTE: Bilingual(zh="{n} 个提示", en="{n} note{s}"),
}
FORCE = {
    Force.REQUIRE: Bilingual(zh="要求", en="requires"),
    Force.EXCLUDE: Bilingual(zh="排除", en="excludes"),
    Force.PREFER: Bilingual(zh="优先", en="prefers"),
    Force.SUIT: Bilingual(zh="称适合某类人", en="says whom it suits"),
    Force.IMPLY: Bilingual(zh="暗示", en="implies"),
    Force.ASK: Bilingual(zh="询问", en="question"),
    Force.LURE: Bilingual(zh="以人作诱饵", en="lures"),
    Force.DEMAND_DOC: Bilingual(zh="索要材料", en="demands a document"),
}

WHY = Bilingual(zh="为何", en="why")
LAW = Bilingual(zh="依据", en="law")
REWRITE = Bilingual(zh="改写", en="instead")
RULE = Bilingual(zh="规则", en="rule")
FIX = Bilingual(zh="修改", en="fix")
DELETE = Bilingual(zh="删去“{old}”", en="delete “{old}”")
INSERT = Bilingual(zh="加上“{new}”", en="insert “{new}”")
REPLACE = Bilingual(zh="“{old}”改为“{new}”", en="“{old}” → “{new}”")
UNTIL = Bilingual(zh="至 {date} 止", en="until {date}")
UNREADABLE_AD = Bilingual(zh="无法读取", en="could not be read")
EXCEPTION = Bilingual(zh="例外", en="except")
EVIDENCE = Bilingual(
    zh="广告写有“{evidence}”，可能适用法定例外，故降一级：{text}",
    en="the ad says “{evidence}”, so that an exception may apply and it weighs one level less: {text}",
)
MATCHED = Bilingual(zh="命中写法 {phrase}（{origin}）", en="matched the phrase {phrase} ({origin})")
NOT_CLEARED = Bilingual(zh="附近没有可以排除它的修饰语（{names}）", en="nothing nearby excuses it ({names})")
NEVER_CLEARED = Bilingual(zh="这条规则不设例外修饰语", en="no modifier can excuse this rule")
NO_LAW = Bilingual(
    zh="{places}：未收录针对这种表述的条文", en="{places}: no article on such wording on record"
)
STATE = {
    "P": Bilingual(zh="明文禁止", en="prohibited by name"),
    "C": Bilingual(zh="视情形违法", en="unlawful under conditions"),
    "A": Bilingual(zh="不当做法", en="bad practice"),
}
UNVERIFIED = Bilingual(zh="（条文号未核实）", en=" (unverified pinpoint)")
MORE_LAWS = Bilingual(zh="另有 {n} 条：jobscan explain {rule}", en="+{n} more: jobscan explain {rule}")

LEAN = {
    "strongly masculine": Bilingual(zh="明显偏男性", en="strongly masculine-coded"),
    "masculine": Bilingual(zh="略偏男性", en="masculine-coded"),
    "neutral": Bilingual(zh="持平", en="neutral"),
    "feminine": Bilingual(zh="略偏女性", en="feminine-coded"),
    "strongly feminine": Bilingual(zh="明显偏女性", en="strongly feminine-coded"),
}
BALANCE = Bilingual(
    zh="{path}：男性化用语 {masculine} 处，女性化用语 {feminine} 处，总体{lean}。",
    en="{path}: {masculine} masculine-coded, {feminine} feminine-coded words: on balance {lean}.",
)

TOTAL = Bilingual(zh="合计", en="total")
CATEGORY = Bilingual(zh="类别", en="category")
CLEAN = Bilingual(
    zh="已检查 {n} 份广告，没有发现疑似歧视性的表述。（只看措辞，不是法律判断。）",
    en="{n} ad{s} checked: no wording that reads as discriminatory. (Wording only, not a legal judgement.)",
)
FOUND = Bilingual(
    zh="已检查 {n} 份广告，{hit} 份有疑似表述：{counts}",
    en="{n} ad{s} checked, {hit} with suspected wording: {counts}",
)
UNREADABLE = Bilingual(zh="；{n} 份无法读取，没有检查", en="; {n} could not be read and {was} not checked")
UNREADABLE_TOO = Bilingual(
    zh="另有 {n} 份无法读取，没有检查。", en=" {n} more could not be read and {was} not checked."
)
NOTHING_OPEN = Bilingual(
    zh="已检查 {n} 份广告，没有需要处理的发现。（只看措辞，不是法律判断。）",
    en="{n} ad{s} checked: no finding is left to deal with. (Wording only, not a legal judgement.)",
)
SUPPRESSED = Bilingual(zh="{n} 处发现已注明理由忽略", en="{n} suppressed with a reason")
KNOWN = Bilingual(zh="{n} 处发现在基线中已有", en="{n} known to the baseline")
SUSPECTED = Bilingual(
    zh="以上是疑似表述，供人工判断，不是法律意见。",
    en="Suspected wording for a person to judge, not a legal judgement.",
)
ASKED = Bilingual(
    zh="适用法域：{places}（由 --jurisdiction 指定）。", en="Law of: {places} (--jurisdiction)."
)
GUESSED = Bilingual(
    zh="适用法域：{places}（按文字和用语推定，可用 --jurisdiction cn,hk 指定）。",
    en="Law of: {places} (guessed from script and wording; choose with --jurisdiction cn,hk).",
)
STRICTEST = Bilingual(zh="{places}中最严者", en="the strictest of {places}")
PLACES_ADS = Bilingual(zh="{places}（{n} 份）", en="{places} ({n} ad{s})")


def plural(count: int) -> str:
    """The s of an English plural."""
    return "" if count == 1 else "s"

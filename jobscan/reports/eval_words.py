"""The words of the evaluation's report, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual

LANGUAGE = {"zh": Bilingual(zh="中文", en="Chinese"), "en": Bilingual(zh="英文", en="English")}
ALL_FILES = Bilingual(zh="全部文件", en="all files")
ADS = Bilingual(zh="{n} 份广告", en="{n} ad{s}")
KEYWORD = Bilingual(zh="关键词表（对照）", en="keyword list, for comparison")

HEADS = Bilingual(
    zh="类别|标注|发现|命中|漏报|误报|精确率（95%）|召回率（95%）|F1",
    en="category|labels|findings|hits|misses|noise|precision (95 %)|recall (95 %)|F1",
)
TOTAL = Bilingual(zh="合计", en="total")
PER_AD = Bilingual(zh="按广告", en="per ad")
PER_AD_AND_CATEGORY = Bilingual(zh="按广告和类别", en="per ad × category")
CLEAN = Bilingual(
    zh="干净的广告（没有一处标注）{n} 份，其中 {silent} 份没有误报。",
    en="{n} clean ad{s} (without a label), {silent} left alone.",
)
UNSCORED = Bilingual(
    zh="不计分（这里没有标注这些类别）：{counts}。",
    en="Not scored, as nothing here is labelled so: {counts}.",
)

MISSED = Bilingual(zh="漏报", en="missed")
NOISE = Bilingual(zh="误报", en="noise")
WORDING = Bilingual(zh="措辞", en="wording")
CLAUSE = Bilingual(zh="分句", en="clause")
RULE = Bilingual(zh="规则", en="rule")
FOUND_NEARBY = Bilingual(zh="附近发现", en="found nearby")
LABELLED_NEARBY = Bilingual(zh="附近标注", en="labelled nearby")
NO_MISSES = Bilingual(zh="没有漏报。", en="Nothing was missed.")
NO_NOISE = Bilingual(zh="没有误报。", en="There is no noise.")

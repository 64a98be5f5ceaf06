"""The words of the HTML report, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual
from jobscan.reports import words

WORDS = {
    "title": Bilingual(zh="招聘广告检查报告", en="Job ad report"),
    "skip": Bilingual(zh="跳到发现", en="Skip to the findings"),
    "summary": Bilingual(zh="概览", en="Summary"),
    "contents": Bilingual(zh="有发现的广告", en="Ads with findings"),
    "ad": Bilingual(zh="广告原文", en="The ad"),
    "findings": Bilingual(zh="发现", en="Findings"),
    "fields": Bilingual(zh="其他字段", en="Other fields"),
    "suppressed": Bilingual(zh="已忽略的发现", en="Suppressed findings"),
    "unreadable": Bilingual(zh="无法读取，没有检查", en="Could not be read and were not checked"),
    "notices": Bilingual(zh="注意", en="Notices"),
    "finding": Bilingual(zh="发现", en="finding"),
    "reason": Bilingual(zh="理由", en="reason"),
    "in_ad": Bilingual(zh="在原文中的位置", en="in the ad"),
    "made_by": Bilingual(zh="由 jobscan {tool} 生成", en="Made by jobscan {tool}"),
    "why": words.WHY,
    "law": words.LAW,
    "except": words.EXCEPTION,
    "instead": words.REWRITE,
    "fix": words.FIX,
    "rule": words.RULE,
    "category": words.CATEGORY,
    "total": words.TOTAL,
}
LINE = Bilingual(zh="第 {line} 行第 {column} 字", en="line {line}, column {column}")
LEFT_OUT = Bilingual(zh="略去 {n} 字", en="{n} characters left out")
KNOWN_HERE = Bilingual(
    zh="另有 {n} 处发现在基线中已有，未列出。", en="{n} more known to the baseline and not listed."
)

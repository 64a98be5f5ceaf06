"""The words of a comparison of two audits, in both languages."""

from __future__ import annotations

from jobscan.finding import Bilingual

BEFORE = Bilingual(zh="前", en="before")
AFTER = Bilingual(zh="后", en="after")
COUNTS = Bilingual(zh="{ads} 份广告，{texts} 段不同文本", en="{ads} ads, {texts} distinct texts")
DIFFERS = {
    "version": Bilingual(
        zh="jobscan 的版本不同：{before} → {after}。",
        en="The versions of jobscan differ: {before} → {after}.",
    ),
    "pack": Bilingual(zh="规则包不同：{before} → {after}。", en="The rule packs differ: {before} → {after}."),
    "rules": Bilingual(
        zh="--select、--ignore 选定的规则不同：{before} → {after}。",
        en="The rules chosen by --select and --ignore differ: {before} → {after}.",
    ),
    "jurisdictions": Bilingual(
        zh="选定的法域不同：{before} → {after}。", en="The jurisdictions chosen differ: {before} → {after}."
    ),
    "inputs": Bilingual(
        zh="输入的文件不同：两次共有的，前一次占 {before}，后一次占 {after}。",
        en="The inputs differ: {before} of the files before and {after} of those after are in both.",
    ),
}
CHANGED = Bilingual(
    zh="两次都有的文本里，{changed} 段的发现不同，{weighed} 段只是级别不同。",
    en="Of the texts in both, {changed} have other findings and {weighed} the same with another severity.",
)
NOT_COMPARABLE = Bilingual(
    zh="同样的文本会得出不同的结果，因此占比的变化不能说明广告变了。下面只比较两次都有的 {kept} 段文本，变化全由规则、法域或版本造成。",
    en="The same text would not give the same result, so that a change of shares says nothing about the ads. Below "
    "only the {kept} texts of both are compared: what changes there is due to rules, jurisdictions or version.",
)
TEXTS = Bilingual(
    zh="文本：新出现 {appeared}，消失 {disappeared}，两次都有 {kept}。",
    en="Texts: {appeared} appeared, {disappeared} disappeared, {kept} are in both.",
)
RULES = Bilingual(zh="两次都有的文本，发现的增减", en="Findings of the texts in both")
RULES_HEADS = Bilingual(zh="规则|多出|减少", en="rule|gained|lost")
ALL = Bilingual(zh="占比（%）", en="Shares (%)")
FAVOURS = Bilingual(zh="有利于（%）", en="Favouring (%)")
GROUP = Bilingual(zh="{column}：有任何发现的占比（%）", en="{column}: share with any finding (%)")
HEADS = Bilingual(zh="|广告|变化（95%）|不同文本|变化（95%）", en="|ads|change (95 %)|texts|change (95 %)")
KEPT_HEADS = Bilingual(zh="|两次都有的文本|变化", en="|texts of both|change")
ANY = Bilingual(zh="任何发现", en="any finding")
MORE = Bilingual(zh="另有 {n} 个值，见 --format json。", en="{n} more value{s}: see --format json.")
FAVOURED = {
    "men": Bilingual(zh="男性", en="men"),
    "women": Bilingual(zh="女性", en="women"),
}
NOTE = Bilingual(
    zh="变化为百分点，区间为 Newcombe（Wilson）区间；* 区间不含 0；† 不足 30。每 20 项不变的大约有 1 项会偶然带 *。"
    "区间假定两次各自独立：转发多时按广告的区间偏窄，请以文本为准；两次有相同文本时偏宽。",
    en="Changes in percentage points with Newcombe's (Wilson score) intervals; * the interval leaves out 0; † fewer "
    "than 30. Of 20 shares that did not change, about one gets a * by chance. The intervals take the audits for "
    "independent samples: where there are many reposts those over ads are too narrow, go by the texts; where texts "
    "are in both they are too wide.",
)

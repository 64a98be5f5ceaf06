"""The accuracy that people's judgement of a sample gives, to read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from jobscan.audit.estimate import ANY, Estimate
from jobscan.audit.validation import Validation, raw
from jobscan.finding import Bilingual, Language
from jobscan.reports.ansi import to_string
from jobscan.reports.layout import cell_len, pad, wrap
from jobscan.reports.visible import visible
from jobscan.reports.words import plural

_NONE, _MARGIN = "–", "  "

_TITLE = Bilingual(
    zh="样本 {sample}（种子 {seed}）：{asked} 行，判断 {answered} 行",
    en="Sample {sample} (seed {seed}): {answered} of {asked} rows judged",
)
_EMPTY = Bilingual(zh="未判断（空）{n} 行，不计入。", en="{n} row{s} left empty: not judged and not counted.")
_GONE = Bilingual(
    zh="表里没有的 {n} 行，不计入。", en="{n} row{s} of the sample not in the sheet: not counted."
)
_ACCURACY = Bilingual(
    zh="准确度（按互不相同的文本，95% 区间）", en="Accuracy, over distinct texts (95 % intervals)"
)
_ACCURACY_HEADS = Bilingual(
    zh="类别|有发现|已判断|精确率|召回率", en="category|found in|judged|precision|recall"
)
_SHARES = Bilingual(
    zh="占比：发现的和校正后的（Rogan-Gladen，95% 区间）",
    en="Shares as found and corrected (Rogan-Gladen, 95 % intervals)",
)
_SHARES_HEADS = Bilingual(
    zh="类别|广告：发现|校正后|不同文本：发现|校正后",
    en="category|ads: found|corrected|texts: found|corrected",
)
_ANY = Bilingual(zh="任何发现", en="any finding")
_UNKNOWN = Bilingual(
    zh="“–”：判断的太少，无从得知；召回率和校正后的占比需要判断没有发现的广告。",
    en="–: too little was judged to tell; recall and corrected shares need judged ads without findings.",
)
_METHOD = Bilingual(
    zh="一个类别在一段文本里至少有一处报对，或确有而未报，就算该文本有这一类别。分层抽样，按层的大小加权；"
    "区间由各层的精确（Clopper-Pearson）置信分布合成，不会过窄，说的是这次审计的广告，不是别处的广告。",
    en="A text has a category if one finding of it is right, or it was missed. Stratified sample, weighted by the "
    "strata's sizes; the intervals are melded from exact (Clopper-Pearson) ones and rather too wide than too "
    "narrow. They speak of the ads of this audit, and of no others.",
)


def validation_report(validation: Validation, lang: Language, width: int, colour: bool) -> str:
    """The whole report, ending in a newline."""
    lines: list[Text] = [*_head(validation, lang), Text()]
    lines += [
        Text(_ACCURACY.to(lang), "bold"),
        *_table(_ACCURACY_HEADS.to(lang), _accuracy(validation, lang)),
    ]
    lines += [Text(), Text(_SHARES.to(lang), "bold")]
    lines += [*_table(_SHARES_HEADS.to(lang), _shares(validation, lang)), Text()]
    if any(e.value is None for m in validation.texts for e in (m.precision, m.recall, m.prevalence)):
        lines += [Text(line) for line in wrap(_UNKNOWN.to(lang), width)]
    lines += [Text(line) for line in wrap(_METHOD.to(lang), width)]
    return to_string(lines, colour)


def _head(validation: Validation, lang: Language) -> Iterator[Text]:
    verdict = validation.verdict
    title = _TITLE.to(lang).format(
        sample=validation.sample, seed=validation.seed, asked=verdict.asked, answered=verdict.answered
    )
    yield Text(title, "bold")
    for said, n in ((_EMPTY, verdict.empty), (_GONE, verdict.gone)):
        if n:
            yield Text(said.to(lang).format(n=n, s=plural(n)))


def _accuracy(validation: Validation, lang: Language) -> Iterator[list[str]]:
    for m in validation.texts:
        numbers = [str(m.found), str(m.precision.n)]
        yield [_name(validation, m.category, lang), *numbers, _percent(m.precision), _percent(m.recall)]


def _shares(validation: Validation, lang: Language) -> Iterator[list[str]]:
    for texts, ads in zip(validation.texts, validation.ads, strict=True):
        shares = [cell for m in (ads, texts) for cell in (_only(raw(m)), _percent(m.prevalence))]
        yield [_name(validation, texts.category, lang), *shares]


def _name(validation: Validation, category: str, lang: Language) -> str:
    return _ANY.to(lang) if category == ANY else visible(validation.names[category].to(lang))


def _only(estimate: Estimate) -> str:
    return _NONE if estimate.value is None else f"{_figure(estimate.value)} %"


def _percent(estimate: Estimate) -> str:
    """`96.3 % 91.2–98.9`."""
    if estimate.value is None:
        return _NONE
    limits = f"{_figure(estimate.low)}–{_figure(estimate.high)}"
    return f"{_figure(estimate.value)} % {pad(limits, 10)}"


def _figure(share: float) -> str:
    """Per cent, with more digits where there is little: 0.04."""
    if 0 < share < 0.00005:
        return "<0.01"
    return f"{share * 100:.2f}" if 0 < share < 0.01 else f"{share * 100:.1f}"


def _table(heads: str, rows: Iterator[Sequence[str]]) -> list[Text]:
    every = [heads.split("|"), *rows]
    widths = [max(cell_len(row[at]) for row in every) for at in range(len(every[0]))]
    printed = []
    for number, row in enumerate(every):
        first, *others = zip(row, widths, strict=True)
        cells = [pad(*first), *(pad(cell, wide, right=True) for cell, wide in others)]
        style = "dim" if number == 0 else "bold" if number == 1 else ""
        printed.append(Text((_MARGIN + _MARGIN.join(cells)).rstrip(), style))
    return printed

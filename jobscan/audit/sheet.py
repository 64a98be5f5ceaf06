"""The sheet that people judge: a line for each finding and one for each ad, in the reader's language.

One header row, so that it can be sorted and filtered; the columns are known by their names in either
language. Each line has a key that says which sample, ad and finding it is of, with a check of what was
asked: a line may move or go, but not change its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from jobscan.audit.draw import Drawn, Found, Sample
from jobscan.finding import Bilingual, Language
from jobscan.reports.visible import visible

COLUMNS: Mapping[str, Bilingual] = {
    "number": Bilingual(zh="序号", en="No."),
    "question": Bilingual(zh="问题", en="Question"),
    "judgement": Bilingual(zh="判断（是/否）", en="Judgement (yes/no)"),
    "missed": Bilingual(zh="漏掉的类别", en="Missed categories"),
    "note": Bilingual(zh="备注", en="Note"),
    "text": Bilingual(zh="正文", en="Text"),
    "reason": Bilingual(zh="说明", en="What jobscan says"),
    "wording": Bilingual(zh="用语", en="Wording"),
    "category": Bilingual(zh="类别", en="Category"),
    "title": Bilingual(zh="标题", en="Title"),
    "source": Bilingual(zh="来源", en="Source"),
    "row": Bilingual(zh="行", en="Row"),
    "key": Bilingual(zh="编号（请勿改动）", en="Key (leave as it is)"),
    "database": Bilingual(zh="数据库", en="Database"),
}
"""By the names that the code uses. `judgement`, `missed` and `note` are for people to fill in."""

FILLED_IN = ("judgement", "missed", "note")
NEEDED = ("judgement", "missed", "key")
"""Without these a sheet cannot be read back."""

YES, NO = Bilingual(zh="是", en="yes"), Bilingual(zh="否", en="no")
OTHER = Bilingual(zh="其他", en="other")
"""What may be written for something missed that has no category here."""

_RIGHT = Bilingual(
    zh="把“{wording}”报为疑似歧视（{category}），对吗？", en="Is “{wording}” rightly reported ({category})?"
)
_COMPLETE = Bilingual(
    zh="除列出的 {n} 处外，这份广告里没有别的疑似歧视表述，对吗？（否：填漏掉的类别）",
    en="Apart from the {n} reported, is there nothing else in this ad that discriminates? (no: name the categories)",
)
_CLEAN = Bilingual(
    zh="这份广告里没有发现疑似歧视表述，对吗？（否：填漏掉的类别）",
    en="Nothing was found in this ad. Is there really nothing that discriminates? (no: name the categories)",
)
_CUT = Bilingual(
    zh="……（全文共 {n} 字，请看原文件）", en="… (cut: the whole has {n} characters, see the source)"
)
_AROUND = 150
_LONGEST = 20_000  # characters; Excel takes 32,767 in a cell


@dataclass(frozen=True, slots=True)
class Naming:
    """The categories' names by id, the reader's language, and the database's file name."""

    categories: Mapping[str, Bilingual]
    lang: Language
    database: str


def lines(sample: Sample, naming: Naming) -> Iterator[dict[str, str]]:
    """The sheet's lines by column. What comes from ads is made visible, but not yet safe for a spreadsheet."""
    for drawn in sample.drawn:
        for found in drawn.findings:
            yield _finding(sample, drawn, found, naming)
        yield _ad(sample, drawn, naming)


def key(sample: int, number: int, hash: str, finding: Found | None) -> str:
    """`S1-7-F2-0a1b2c3d`: the second finding of the seventh text; A: the ad as a whole."""
    asked = (
        (hash, str(finding.number), finding.rule, str(finding.begins), finding.wording)
        if finding
        else (hash,)
    )
    check = blake2b("\0".join(asked).encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"S{sample}-{number}-{f'F{finding.number}' if finding else 'A'}-{check}"


def _finding(sample: Sample, drawn: Drawn, found: Found, naming: Naming) -> dict[str, str]:
    lang = naming.lang
    category = naming.categories[found.category].to(lang)
    start, end = max(0, found.begins - _AROUND), min(len(drawn.body), found.ends + _AROUND)
    context = (
        f"{'…' * (start > 0)}{drawn.body[start : found.begins]}【{drawn.body[found.begins : found.ends]}】"
        f"{drawn.body[found.ends : end]}{'…' * (end < len(drawn.body))}"
    )
    question = _RIGHT.to(lang).replace("{category}", category).replace("{wording}", found.wording)
    return _line(
        sample,
        drawn,
        naming,
        found,
        question=question,
        text=context,
        wording=found.wording,
        category=category,
        reason=found.message.to(lang),
    )


def _ad(sample: Sample, drawn: Drawn, naming: Naming) -> dict[str, str]:
    lang = naming.lang
    question = (_COMPLETE if drawn.findings else _CLEAN).to(lang).replace("{n}", str(len(drawn.findings)))
    text = drawn.body
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + _CUT.to(lang).replace("{n}", str(len(text)))
    return _line(sample, drawn, naming, None, question=question, text=text)


def _line(sample: Sample, drawn: Drawn, naming: Naming, found: Found | None, **said: str) -> dict[str, str]:
    line = dict.fromkeys(COLUMNS, "")
    line |= {name: _shown(text) for name, text in said.items()}
    return line | {
        "number": str(drawn.number),
        "title": _shown(drawn.title),
        "source": _shown(drawn.path),
        "row": str(drawn.row),
        "key": key(sample.number, drawn.number, drawn.hash, found),
        "database": _shown(naming.database),
    }


def _shown(text: str) -> str:
    """As it is read in a cell: with its line ends, and no other control character."""
    return "\n".join(visible(line) for line in text.splitlines())


def header(lang: Language) -> list[str]:
    """The columns' names in their order."""
    return [name.to(lang) for name in COLUMNS.values()]


def column(said: str) -> str | None:
    """The column of this name, in either language; None for one that is not ours."""
    folded = said.strip().casefold()
    return next(
        (
            name
            for name, shown in COLUMNS.items()
            if folded in (name, shown.zh.casefold(), shown.en.casefold())
        ),
        None,
    )


def explained(naming: Naming, sheet: Sequence[Mapping[str, str]]) -> list[str]:
    """What to do with the sheet, in paragraphs."""
    lang, ads = naming.lang, len({line["number"] for line in sheet})
    return [
        text.to(lang).replace("{rows}", str(len(sheet))).replace("{ads}", str(ads)) for text in _EXPLAINED
    ]


_EXPLAINED = (
    Bilingual(
        zh="共 {ads} 份广告、{rows} 行。每行有一个问题，请在“判断”栏填“是”或“否”；不确定就留空，留空的不计入。",
        en="{ads} ads in {rows} rows. Each row asks a question: write yes or no under Judgement; where you cannot "
        "tell, leave it empty, and it is not counted.",
    ),
    Bilingual(
        zh="“【】”里是被报告的用语。判断的是：依您看，这样写是否属于所列类别的疑似歧视要求。",
        en="The wording that was reported stands in 【】. The question is whether, as you see it, it makes or "
        "suggests a discriminatory demand of the category named.",
    ),
    Bilingual(
        zh="每份广告的最后一行问有没有漏掉的。如果有，判断填“否”，并在“漏掉的类别”里写出类别，几个就用分号隔开；"
        "不属于任何类别的写“其他”。",
        en="The last row of each ad asks whether anything was missed. If so, answer no and name the categories under "
        "Missed categories, several with semicolons between; for what has no category write other.",
    ),
    Bilingual(
        zh="广告的次序是随机的：来不及全部判断，就从上往下做到哪里算哪里。可以筛选、排序、删行，但不要改动“编号”。",
        en="The ads stand in a random order: if there is no time for all, go from the top down as far as you get. Rows "
        "may be filtered, sorted and deleted, but leave the keys as they are.",
    ),
)

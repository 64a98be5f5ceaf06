"""Ads labelled by hand, in the text itself: `⟦age|35岁以下⟧`, `⟦gender+age|女，25-35岁⟧`.

A line of five equals signs stands between two ads.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator

from jobscan.evaluation.labels import Label, LabelledAd, Problems, language
from jobscan.finding import Bilingual
from jobscan.scan.lines import Lines

_SEPARATOR = re.compile(r"(?:\A|(?<=[\r\n]))=====[ \t]*(?=[\r\n]|\Z)")
_MARK = re.compile(r"⟦([^⟦⟧]*)⟧")
_BRACKET = re.compile(r"[⟦⟧]")
_MARK_FIELD = "⟦…⟧"

_EMPTY_AD = Bilingual("两行 ===== 之间没有广告", "there is no ad between two lines of =====")
_DROP_LINE = Bilingual("删去一行 =====", "drop one of the lines")
_NO_AD = Bilingual("文件里没有广告", "holds no ad")
_WRITE_ADS = Bilingual("写入广告，用单独一行 ===== 隔开", "write the ads, with a line of ===== between them")
_NOT_CLOSED = Bilingual("⟦ 没有对应的 ⟧", "⟦ is not closed")
_CLOSE = Bilingual("在这段文字后面补上 ⟧", "put ⟧ after the wording")
_NESTED = Bilingual("⟦ 里面又有一个 ⟦", "a ⟦ stands inside another")
_UNNEST = Bilingual(
    "补上前一个的 ⟧；一段文字有两项要求时写成 ⟦a+b|文字⟧",
    "close the first one; two demands in one wording are written ⟦a+b|wording⟧",
)
_NOT_OPENED = Bilingual("⟧ 前面没有对应的 ⟦", "⟧ closes nothing")
_OPEN = Bilingual(
    "在这段文字前面补上 ⟦类别|，或删去 ⟧", "put ⟦category| before the wording, or drop the bracket"
)
_NO_BAR = Bilingual("标记里没有 |", "the mark has no |")
_FULL_WIDTH_BAR = Bilingual("标记里的｜是全角的", "the bar ｜ of the mark is a full-width one")
_WRITE_MARK = Bilingual("写成 ⟦类别|文字⟧，竖线用半角", "write ⟦category|wording⟧ with a plain |")
_NO_WORDING = Bilingual("标记里没有文字", "the mark has no wording")
_WRITE_WORDING = Bilingual(
    "在 | 后面写出应当发现的文字，或删去整个标记", "write what is to be found after the |, or drop the mark"
)


def read_inline(text: str, origin: str, known: Collection[str], problems: Problems) -> tuple[LabelledAd, ...]:
    """The ads of one file; what is wrong goes to `problems`. A text without any mark is a clean ad."""
    lines = Lines(text)
    ads: list[LabelledAd] = []
    for number, (start, end) in enumerate(_ads(text, lines, problems), 1):
        first_line = lines.place(start)[0]
        plain, labels = _unmarked(text[start:end], first_line, known, problems)
        ads.append(
            LabelledAd(
                id=f"{os.path.basename(origin)}#{number}",
                lang=language(plain, origin),
                text=plain,
                labels=labels,
                origin=origin,
                first_line=first_line,
                as_written=True,
            )
        )
    if not ads:
        problems.refuse(0, "=====", _NO_AD, _WRITE_ADS)
    return tuple(ads)


def _ads(text: str, lines: Lines, problems: Problems) -> Iterator[tuple[int, int]]:
    """Where each ad stands, without the line ends around it. A file may begin and end with a separator."""
    marks = [mark.span() for mark in _SEPARATOR.finditer(text)]
    starts, ends = [0, *(end for _, end in marks)], [*(start for start, _ in marks), len(text)]
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        body = text[start:end]
        if body.strip():
            inside = body.strip("\r\n")
            begin = start + body.index(inside)
            yield begin, begin + len(inside)
        elif 0 < at < len(marks):
            problems.refuse(lines.place(end)[0], "=====", _EMPTY_AD, _DROP_LINE)


def _unmarked(
    ad: str, first_line: int, known: Collection[str], problems: Problems
) -> tuple[str, tuple[Label, ...]]:
    """The ad as it is read by others, and its labels."""
    lines = Lines(ad)
    if not _balanced(ad, first_line, lines, problems):
        return ad, ()
    plain: list[str] = []
    labels: list[Label] = []
    size = last = 0
    for mark in _MARK.finditer(ad):
        line = first_line + lines.place(mark.start())[0] - 1
        before, (categories, wording) = ad[last : mark.start()], _parts(mark[1], line, known, problems)
        start = size + len(before)
        size = start + len(wording)
        labels += [Label(category, start, size, wording) for category in categories]
        plain += before, wording
        last = mark.end()
    return "".join([*plain, ad[last:]]), tuple(labels)


def _balanced(ad: str, first_line: int, lines: Lines, problems: Problems) -> bool:
    opened: int | None = None
    for bracket in _BRACKET.finditer(ad):
        line = first_line + lines.place(bracket.start())[0] - 1
        if (bracket[0] == "⟦") == (opened is not None):
            opens = bracket[0] == "⟦"
            problem, fix = (_NESTED, _UNNEST) if opens else (_NOT_OPENED, _OPEN)
            problems.refuse(line, _MARK_FIELD, problem, fix)
            return False  # whatever follows would be refused for this one
        opened = bracket.start() if bracket[0] == "⟦" else None
    if opened is not None:
        problems.refuse(first_line + lines.place(opened)[0] - 1, _MARK_FIELD, _NOT_CLOSED, _CLOSE)
    return opened is None


def _parts(mark: str, line: int, known: Collection[str], problems: Problems) -> tuple[list[str], str]:
    """The categories and the wording of a mark."""
    head, bar, wording = mark.partition("|")
    if not bar:
        problem = _FULL_WIDTH_BAR if "｜" in mark else _NO_BAR
        problems.refuse(line, _MARK_FIELD, problem, _WRITE_MARK)
        return [], mark
    if not wording.strip():
        problems.refuse(line, _MARK_FIELD, _NO_WORDING, _WRITE_WORDING)
        return [], wording
    names = head.split("+")
    for name in dict.fromkeys(n for n in names if names.count(n) > 1):
        problem = Bilingual(f"{name} 写了两次", f"{name} stands twice")
        problems.refuse(line, _MARK_FIELD, problem, Bilingual("删去一个", "drop one"))
    return [n for n in dict.fromkeys(names) if problems.category(n, known, line, _MARK_FIELD)], wording

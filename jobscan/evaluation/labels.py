"""Labelled ads: what people say is to be found in an ad, and why a file of them is refused."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from jobscan.finding import Bilingual, Language
from jobscan.scan.lines import Lines
from jobscan.text.script import han_share

OTHER = "other"
"""What a set may label without saying more: see score.py for what it stands for."""

_MOSTLY_HAN = 0.2


@dataclass(frozen=True, slots=True)
class Label:
    """A wording that is to be found: `text[start:end] == quote` of its ad, always."""

    category: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class LabelledAd:
    """One ad and all that is to be found in it; no labels: it is clean.

    `origin` is the file as it was named, `first_line` where in it the ad begins. `as_written` is
    True where the ad's lines are lines of the file, False where the ad stands in one (JSONL).
    """

    id: str
    lang: Language
    text: str
    labels: tuple[Label, ...]
    origin: str
    first_line: int
    as_written: bool

    def line(self, offset: int) -> int:
        """The line of the file that an offset of the text stands in."""
        return self.first_line + (_lines(self.text).place(offset)[0] - 1 if self.as_written else 0)


@lru_cache(maxsize=1)  # one ad may have thousands of labels to place
def _lines(text: str) -> Lines:
    return Lines(text)


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The ads of one file, in its order."""

    origin: str
    ads: tuple[LabelledAd, ...]


@dataclass(frozen=True, slots=True)
class LabelProblem:
    """One refusal: where, what is wrong and how to mend it. `line` counts from 1; 0: the whole file."""

    file: str
    line: int
    field: str
    problem: Bilingual
    fix: Bilingual


class Problems:
    """Collects what is wrong with one file instead of stopping at the first."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[LabelProblem] = []

    def refuse(self, line: int, field: str, problem: Bilingual, fix: Bilingual) -> None:
        self.found.append(LabelProblem(self.file, line, field, problem, fix))

    def category(self, name: str, known: Iterable[str], line: int, field: str) -> bool:
        """Whether `name` is a category; refused if not."""
        from jobscan.pack.problem import nearest

        known = [*known, OTHER]
        if name in known:
            return True
        otherwise = Bilingual(f"可用的类别：{'、'.join(known)}", f"known: {', '.join(known)}")
        problem = Bilingual(f"没有名为“{name}”的类别", f"there is no category “{name}”")
        self.refuse(line, field, problem, nearest(name, known, otherwise))
        return False


def language(text: str, file: str) -> Language:
    """As the file's name says (zh-forms.txt, written_en.txt), else by the script of the ad."""
    for part in re.split(r"[-_. ]", os.path.basename(file).lower()):
        if part == "zh":
            return "zh"
        if part == "en":
            return "en"
    return "zh" if han_share(text) >= _MOSTLY_HAN else "en"

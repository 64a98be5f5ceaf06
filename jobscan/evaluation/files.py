"""Paths → sets of labelled ads: every file a set of its own, nothing skipped in silence."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from typing import BinaryIO

from jobscan.evaluation.inline import read_inline
from jobscan.evaluation.jsonl import read_jsonl
from jobscan.evaluation.labels import LabelProblem, LabelSet, Problems
from jobscan.finding import Bilingual
from jobscan.sources.ad import Unreadable
from jobscan.sources.walk import STDIN, read_plain

JSONL = (".jsonl", ".ndjson")
SUFFIXES = (*JSONL, ".txt")

_NO_FILES = Bilingual(
    zh="文件夹里没有标注过的广告（.jsonl、.txt）；其他后缀的文件请直接写出文件名。",
    en="holds no labelled ads (.jsonl, .txt); name a file with another suffix directly.",
)


def read_sets(
    paths: Iterable[str], known: Collection[str], stdin: BinaryIO | None = None
) -> tuple[tuple[LabelSet, ...], tuple[LabelProblem | Unreadable, ...]]:
    """The sets in sorted order, and all that is wrong with any of them."""
    sets: list[LabelSet] = []
    wrong: list[LabelProblem | Unreadable] = []
    for item in find(paths):
        ad = item if isinstance(item, Unreadable) else read_plain(item, stdin)
        if isinstance(ad, Unreadable):
            wrong.append(ad)
            continue
        problems = Problems(ad.origin)
        reader = read_jsonl if _is_jsonl(str(item), ad.text) else read_inline
        sets.append(LabelSet(ad.origin, reader(ad.text, ad.origin, known, problems)))
        wrong += problems.found
    return tuple(sets), tuple(wrong)


def find(paths: Iterable[str]) -> Iterator[str | Unreadable]:
    """The files that `paths` name, each real one once; what a folder holds in sorted order."""
    seen: set[str] = set()
    for path in paths:
        for item in _folder(path) if os.path.isdir(path) else [path]:
            if isinstance(item, Unreadable):
                yield item
                continue
            real = item if item == STDIN else os.path.realpath(item)
            if real not in seen:
                seen.add(real)
                yield item


def _folder(top: str) -> Iterator[str | Unreadable]:
    lost: list[Unreadable] = []

    def failed(error: OSError) -> None:
        reason = error.strerror or str(error)
        problem = Bilingual(zh=f"读取失败：{reason}。", en=f"could not be read: {reason}.")
        lost.append(Unreadable(str(error.filename), problem))

    found: list[str] = []
    for folder, folders, names in os.walk(top, onerror=failed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            os.path.join(folder, name)
            for name in names
            if not name.startswith(".") and name.lower().endswith(SUFFIXES)
        ]
    yield from lost
    yield from sorted(found)
    if not found and not lost:
        yield Unreadable(top, _NO_FILES)


def _is_jsonl(path: str, text: str) -> bool:
    if path == STDIN:  # no name to tell by
        return text.lstrip().startswith("{")
    return path.lower().endswith(JSONL)

"""What a page says already: the same wording is not reported a second time from its JobPosting data."""

from __future__ import annotations

import re
from bisect import bisect_right

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^\n。！？；!?;.]*(?:\.(?!\s)[^\n。！？；!?;.]*)*[。！？；!?;.]*\n*")
_TITLE = re.compile(r"(?:(?![-–—]\s)[^_|｜])*[-–—_|｜]*\s*")
_PATIENCE = 100_000_000
_STEP = 50


class Said:
    """Texts, to be asked whether they hold a sentence.

    Spaces, punctuation and case make no difference, but a sentence begins and ends where a word or
    clause does: 女 is not said by 女装店. Past `_PATIENCE` characters searched (a step costs as
    much as `_STEP` of them) it says no: a finding is rather reported twice than missed.
    """

    def __init__(self) -> None:
        self._texts: list[tuple[str, list[int]]] = []
        self._patience = _PATIENCE

    def add(self, text: str) -> None:
        words = _WORD.findall(text.lower())
        edges = [0]
        for word in words:
            edges.append(edges[-1] + len(word))
        if words:
            self._texts.append(("".join(words), edges))

    def has(self, sentence: str) -> bool:
        squeezed = "".join(_WORD.findall(sentence.lower()))
        return not squeezed or any(self._holds(text, edges, squeezed) for text, edges in self._texts)

    def _holds(self, text: str, edges: list[int], squeezed: str) -> bool:
        at = text.find(squeezed)
        self._patience -= _STEP + (len(text) if at < 0 else at)
        while at >= 0 and self._patience > 0:
            if _at_edge(edges, at) and _at_edge(edges, at + len(squeezed)):
                return True
            before, at = at, text.find(squeezed, at + 1)
            self._patience -= _STEP + (at if at >= 0 else len(text)) - before
        return False


def _at_edge(edges: list[int], at: int) -> bool:
    return edges[bisect_right(edges, at) - 1] == at


def unsaid(text: str, said: Said, title: bool = False) -> list[tuple[int, int]]:
    """The stretches of `text` that are not said yet: sentences and lines, neighbours as one.

    In a `title` a bar or dash separates too: 招聘女文员 - 某某公司.
    """
    left: list[tuple[int, int]] = []
    for found in (_TITLE if title else _SENTENCE).finditer(text):
        start, end = found.span()
        if said.has(found[0]):
            continue
        if left and left[-1][1] == start:
            start = left.pop()[0]
        left.append((start, end))
    return left

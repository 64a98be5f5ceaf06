"""Sections: which part of an ad a place stands in, by the heading above it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from jobscan.text.fold import HAN


class Headings:
    """Finds headings: alone on a line, in brackets, or before a colon (任职要求：, 【福利】)."""

    def __init__(self, headings: Sequence[tuple[str, str]]) -> None:
        """`headings`: (section, heading) pairs, headings folded."""
        self._section = {heading: section for section, heading in headings}
        words = "|".join(re.escape(h) for h in sorted(self._section, key=len, reverse=True))
        self._regex = (
            re.compile(
                rf"(?:^|(?<=[\n\r。；;！!\s【\[●•■◆*#、.一二三四五六七八九十]))({words})"
                rf"(?:\s*[:：】\]]|(?<![{HAN}a-z])|[ \t*#]*(?=[\r\n]|$))"
            )
            if words
            else None
        )

    def of(self, text: str) -> Outline:
        """The outline of folded `text`."""
        starts: list[int] = []
        sections: list[str] = []
        for match in self._regex.finditer(text) if self._regex else ():
            starts.append(match.start(1))
            sections.append(self._section[match[1]])
        return Outline(starts, sections)


class Outline:
    """The headings of one text, in order."""

    def __init__(self, starts: Sequence[int], sections: Sequence[str]) -> None:
        self._starts, self._sections = starts, sections

    def section(self, at: int) -> str:
        """The section that folded character `at` stands in, or an empty string."""
        index = bisect_right(self._starts, at) - 1
        return self._sections[index] if index >= 0 else ""

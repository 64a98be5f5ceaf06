"""The line that a finding stands in, cut to the terminal, and where its span is to be underlined."""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.reports.layout import cell_len, cut
from jobscan.reports.visible import visible

_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Three parts of one printed line, safe for a terminal: `span` is what is underlined."""

    before: str
    span: str
    after: str

    @property
    def underline(self) -> str:
        return " " * cell_len(self.before) + "^" * max(1, cell_len(self.span))


def excerpt(text: str, start: int, end: int, width: int) -> Excerpt:
    """The line of `text[start:end]` in at most `width` cells, with … where it was cut.

    Looks no further than `width` characters to either side: the line may be 50 MB long.
    """
    low = max(0, start - width - 1)
    high = min(len(text), end + width + 1)
    opening = text.rfind("\n", low, start) + 1
    closing = text.find("\n", end, high)
    cut_low, cut_high = opening == 0 and low > 0, closing < 0 and high < len(text)
    before = visible(text[opening or low : start])
    # No more of a span is ever printed than fits: what is longer is cut below.
    span = visible(text[start : min(end, start + width)])
    after = visible(text[end : high if closing < 0 else closing].removesuffix("\r"))
    before, after = before if cut_low else before.lstrip(), after if cut_high else after.rstrip()

    if cell_len(span) > width - 2:
        span = cut(span, width - 3) + _CUT
        return Excerpt(_CUT if before else "", span, "")
    room = width - cell_len(span)
    left, right = cell_len(before) + cut_low, cell_len(after) + cut_high
    if left + right > room:
        # Each side gets half, and what the other side does not need.
        left = max(room // 2, room - right) if left > room // 2 else left
        right = room - left
    return Excerpt(_tail(before, left, cut_low), span, _head(after, right, cut_high))


def _tail(text: str, width: int, already: bool) -> str:
    if cell_len(text) + already <= width:
        return _CUT * already + text
    return _CUT + cut(text[::-1], width - 1)[::-1] if width > 2 else _CUT


def _head(text: str, width: int, already: bool) -> str:
    if cell_len(text) + already <= width:
        return text + _CUT * already
    return cut(text, width - 1) + _CUT if width > 2 else _CUT

"""Dropping a demand with the punctuation that belonged to it: 限男性，有经验者优先 → 有经验者优先.

The wording must fill a whole piece of its sentence: from one comma, bracket, stop, list mark or
line end to the next. Anything else (有经验的男性优先) leaves rubbish, and there is no edit.
"""

from __future__ import annotations

import re

from jobscan.finding import Edit
from jobscan.fix.connectives import lead, needs_what_was_before, speaks_of_it, waits_for_more
from jobscan.fix.edges import (
    CLOSING,
    LINE_ENDS,
    SPACE,
    STRENGTH,
    Edge,
    ends_line,
    left_edge,
    mark_of,
    next_line,
    right_edge,
    spaces,
)
from jobscan.fix.rows import last_of_list, sentence

_LONGEST_LABEL = 14
# Labels that speak of nothing but the demand: they go with it.
_OF_IT = re.compile(
    r"年[龄齡]|性别|性別|婚|户籍|戶籍|籍贯|民族|国籍|國籍|宗教|信仰|身高|属相|星座"
    r"|\b(?:age|gender|sex|status|nationality|religion|height|race)\b",
    re.IGNORECASE,
)
_FAR = 400


def drop(text: str, start: int, end: int, *, asked: bool = False) -> Edit | None:
    """The edit that takes `text[start:end]` out, or None where what is left would not read.

    `asked`: it is a question or a field of a form, which goes as a sentence, a line or an item
    between 、 only: "Tell me, are you married?" would leave a question of its own.
    """
    start, end = _trimmed(text, start, end)
    if end - start > 2 and CLOSING.get(text[start]) == text[end - 1]:
        start, end = start + 1, end - 1
    found = _dropped(text, start, end, asked)
    if found is None or not _balanced(text[found.start : found.end]):
        return None
    return found


def _after_label(text: str, start: int, end: int) -> int:
    """其他要求：限男性；取得法律职业资格: the label that the wording brings is of what follows too."""
    label = re.match(r"[^，,、；;（(]{1,12}?[:：][ \u3000]*", text[start:end])
    right = right_edge(text, end)
    if label is None or right is None or right.kind != "sep" or ends_line(text, right.end):
        return start
    return start if _OF_IT.search(label[0]) or start + label.end() == end else start + label.end()


def _balanced(text: str) -> bool:
    """Whether every bracket and quote in it has its other half in it."""
    pairs = ("()", "（）", "[]", "【】", "〔〕", "“”", "「」", "『』", "《》")
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in pairs)


def _dropped(text: str, start: int, end: int, asked: bool) -> Edit | None:
    start, end = _trimmed(text, start, end)
    if start >= end:
        return None
    start, end = _widened(text, start, end)
    start = _after_label(text, start, end)
    left, right = left_edge(text, start), right_edge(text, end)
    if left is None and right is not None:
        start, left = _with_lead(text, start)
    if left is None or right is None or right.kind == "number":
        return None
    if left.kind == "bracket" and right.kind == "bracket":
        return _bracket(text, left, right)
    if asked and any(mark_of(text, e) not in "、/" for e in (left, right) if e.kind == "sep"):
        return None
    if mark_of(text, right) in "?？" and not (ends_line(text, right.end) and left.kind != "sep"):
        return None  # its answer would be left
    if right.kind == "wall" or (left.kind == "number" and not last_of_list(text, left, right)):
        return None
    if left.kind == "wall":
        return _with_label(text, left, end, right)
    return _piece(text, start, end, left, right)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and commas at the edges of a finding."""
    while end > start and (text[end - 1] in SPACE or text[end - 1] in ",，、"):
        end -= 1
    while start < end and (text[start] in SPACE or text[start] in ",，、"):
        start += 1
    return start, end


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """With the emphasis that marks the wording: **限男性**."""
    for mark in ("**", "__", "*"):
        size = len(mark)
        if text[max(0, start - size) : start] == mark and text[end : end + size] == mark:
            return start - size, end + size
    return start, end


def _with_lead(text: str, start: int) -> tuple[int, Edge | None]:
    """The piece with the words before it that say nothing alone: 本岗位 of 本岗位限女性."""
    window = text[max(0, start - 60) : start]
    begin = max((m.end() for m in re.finditer(r"[,，、;；。！？!?:：\r\n(（]|\. ", window)), default=0)
    before = window[begin:]
    space = len(before) - len(before.lstrip(SPACE + "-*•"))
    if (begin or start <= 60) and lead(before[space:]):
        wider = start - len(before) + space
        return wider, left_edge(text, wider)
    return start, None


def _bracket(text: str, left: Edge, right: Edge) -> Edit | None:
    """Brackets and what is in them: 收银员（女） → 收银员."""
    start, end = left.start, right.end
    if CLOSING[text[start]] != text[end - 1] or text[end : end + 1] in ("(", "["):  # a link
        return None
    before, after = left_edge(text, start), right_edge(text, end)
    if before and after and not (before.kind == after.kind == "bracket"):
        return _dropped(text, start, end, asked=False)
    if before and not after and before.kind != "line":
        return None  # 要求：（男）30岁: what the brackets belong to is not plain
    if not before:
        while start and text[start - 1] in SPACE:
            start -= 1
    if start == 0 or text[start - 1] in LINE_ENDS:  # （女）收银员
        while end < len(text) and text[end] in SPACE:
            end += 1
        return Edit(start, end, "")
    joined = _wordy(text[start - 1]) and _wordy(text[end : end + 1]) and not text[end - 1 :][:1].isspace()
    return Edit(start, end, " " if joined else "")


def _wordy(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _with_label(text: str, colon: Edge, end: int, right: Edge) -> Edit | None:
    """After a label: 要求：限男性，会电焊 keeps it, 备注：限男性。 goes with it."""
    if mark_of(text, colon) not in ":：":
        return None
    whole = right.kind != "sep" or ends_line(text, right.end)
    at = colon.start
    while at and colon.start - at <= _LONGEST_LABEL and (text[at - 1].isalpha() or text[at - 1] == " "):
        at -= 1
    start, _ = _trimmed(text, at, colon.start)
    if not whole and not _OF_IT.search(text[start : colon.start]):
        return _piece(text, colon.end, end, colon, right)
    left = left_edge(text, start)
    if left is None or left.kind in ("wall", "bracket") or start == colon.start:
        return None
    if left.kind == "number" and not last_of_list(text, left, right):
        return None
    if right.kind == "line" and _heads_a_list(text, right.start):
        return None  # 要求：限男性⏎会电焊: the label is of what follows too
    return _piece(text, start, end, left, right)


def _heads_a_list(text: str, at: int) -> bool:
    """Whether the next line is neither blank nor labelled."""
    below = text[next_line(text, at) :].split("\n", 1)[0].strip()
    return bool(below) and not re.match(r"[^:：。，,]{1,24}[:：]", below)


def _piece(text: str, start: int, end: int, left: Edge, right: Edge) -> Edit | None:
    """The piece with one of its separators, or the sentence or line that it is."""
    before, after = _piece_before(text, left), _piece_after(text, right)
    if right.kind == "sep":
        ahead = after.strip()
        if ahead and speaks_of_it(ahead):
            return None
        if left.kind == "sep":
            return None if _ties(ahead) else _between(text, start, end, left, right)
        if not ahead:  # the line ends with the separator
            return sentence(text, start, left, right)
        if needs_what_was_before(ahead) or any(map(_finite, _pieces(text, right.end))):
            return None
        return _head(text, start, right)
    if left.kind == "sep":
        if waits_for_more(before.strip()) or not before.strip():
            return None
        if right.kind == "bracket" or right.kind == "line":
            return Edit(left.start, end, "")
        return Edit(left.start, right.start, "")
    if left.kind == "bracket" or right.kind == "bracket":
        return None
    return sentence(text, start, left, right)


def _between(text: str, start: int, end: int, left: Edge, right: Edge) -> Edit:
    """Between two separators: the weaker one goes along."""
    ours, theirs = (STRENGTH.get(mark_of(text, e), 1) for e in (left, right))
    if ours == theirs == 1 and re.match(r"(?i:for|to|in|at|with|from|on)\b", text[right.end :].lstrip(SPACE)):
        return Edit(left.start, right.end, "")  # A helper, ideally a lady, for the tea room
    if ours > theirs:
        return Edit(start, right.end + spaces(text, right.end), "")
    return Edit(left.start, right.start, "")


def _ties(ahead: str) -> bool:
    """A reason or a condition that hangs on the piece: 限男性，因需搬运."""
    return bool(
        re.match(
            r"超|过了|你懂的|如|若|(?i:please|pls|thanks|only)\b|因|由于|方便|以便|以免|否则|不然|故|所以|除非|男|女|(?i:because|since|due|otherwise|unless|who|which|so)\b",
            ahead,
        )
    )


def _finite(piece: str) -> bool:
    """An English piece whose subject stood before it: ", may apply"."""
    return bool(re.match(r"[ ]*(?i:may|can|should|must|will|shall|are|is|has|have|need|needs|who)\b", piece))


def _pieces(text: str, at: int) -> list[str]:
    ahead = re.split(r"[\r\n。！？!?；;]|\. ", text[at : at + _FAR], maxsplit=1)[0]
    return re.split(r"[,，、]", ahead)


def _piece_before(text: str, left: Edge) -> str:
    return re.split(r"[,，、;；。！？!?:：\r\n]|\. ", text[max(0, left.start - 120) : left.start])[-1]


def _piece_after(text: str, right: Edge) -> str:
    return re.split(r"[,，、;；。！？!?\r\n]|\. ", text[right.end : right.end + 120])[0]


def _head(text: str, start: int, right: Edge) -> Edit:
    """The first piece of a sentence: what follows begins it, with a capital if it had one."""
    end = right.end + spaces(text, right.end)
    first = text[end : end + 1]
    if text[start].isascii() and text[start].isupper() and first.isascii() and first.islower():
        return Edit(start, end + 1, first.upper())
    return Edit(start, end, "")

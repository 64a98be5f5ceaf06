"""A demand that is a sentence, a list item or a line of its own."""

from __future__ import annotations

import re

from jobscan.finding import Edit
from jobscan.fix.connectives import waits_for_more
from jobscan.fix.edges import LINE_ENDS, SPACE, Edge, ends_line, next_line, spaces

_FAR = 400
_BULLET = re.compile(r"[ \t\u3000]*[-*+•●■◆◇▪▶►➤✓✔✅※·○□]")


def sentence(text: str, start: int, left: Edge, right: Edge) -> Edit | None:
    """A sentence of its own, or the line if it is all of it."""
    end = right.end if right.kind in ("stop", "sep") else right.start
    if not ends_line(text, end):
        if left.kind == "number":
            start = left.start
        if left.kind == "line" or left.kind == "number" or left.kind == "wall":
            return Edit(start, end + spaces(text, end), "")
        return Edit(left.end, end + (spaces(text, end) if text[left.end - 1] in SPACE else 0), "")
    if left.kind == "stop":
        at = left.end
        while at and text[at - 1] in SPACE:
            at -= 1
        return Edit(at, end, "")
    if left.kind == "number" and text[max(text.rfind("\n", 0, left.start), 0) : left.start].strip():
        at = left.start  # the last item of a list inside a line
        while at and text[at - 1] in SPACE:
            at -= 1
        return Edit(at, end, "")
    return _line(text, start, end)


def _line(text: str, start: int, end: int) -> Edit | None:
    """The whole line with its end, and one of the two blank lines that it stood between."""
    top = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if not text[:top].strip() or text[top:].lstrip().startswith("#"):
        return None  # an ad's first line is its title
    bottom = end + spaces(text, end)
    bottom = next_line(text, bottom) if bottom < len(text) else bottom
    above = text[:top].rstrip().rsplit("\n", 1)[-1].strip()
    below = text[bottom:].split("\n", 1)[0].strip()
    if _heads(above) and (not below or below.endswith((":", "："))):
        return None  # the heading would head nothing
    ours = bool(_BULLET.match(text[top:]))
    if ours and above and not _BULLET.match(above) and not _BULLET.match(below):
        return None  # Job Requirements⏎- Male only⏎⏎: it would list nothing
    if waits_for_more("x " + above.lower()):
        return None
    if bottom == len(text) and text[end:].strip(SPACE) == "":  # the last line, without an end
        while top and text[top - 1] in LINE_ENDS:
            top -= 1
        return Edit(top, len(text), "")
    blank_above = top == 0 or not text[:top].rsplit("\n", 2)[-2:-1] or not text[:top].split("\n")[-2].strip()
    if blank_above and not below and bottom < len(text):
        bottom = next_line(text, bottom + spaces(text, bottom))
    return Edit(top, bottom, "")


def _heads(line: str) -> bool:
    return line.endswith((":", "：")) or bool(
        re.fullmatch(
            r"#.*|【.*】|.{0,6}(?:要求|条件|條件|资格|資格|职责|職責|福利|待遇|材料|内容|信息|说明)", line
        )
    )


def last_of_list(text: str, number: Edge, right: Edge) -> bool:
    """Whether no item follows: the numbers of the others must not skip one."""
    if not _whole_item(text, right):
        return True
    if re.search(r"(?:^|[^0-9])[1一①aA](?:[^0-9]|$)", text[number.start : number.end]):
        return False  # the only one: 要求：1、限男性
    ahead = text[right.start : right.start + _FAR]
    return not re.search(
        r"(?<![0-9])[(（]?\d{1,2}[)）.．、:：](?![0-9])|[①-⑳]|(?m:^[ \t]*[一二三四五六七八九十]、)", ahead
    )


def _whole_item(text: str, right: Edge) -> bool:
    """Whether the piece is all of its item: more of it can only follow a comma."""
    if right.kind != "sep" or ends_line(text, right.end):
        return True
    return bool(re.match(r"[ \t\u3000]*[(（]?\d{1,2}[)）.．、]", text[right.end :]))

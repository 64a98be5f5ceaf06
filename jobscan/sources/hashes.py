"""`# jobscan-ignore…` in plain text, which has no comments of its own: taken for one, and for nothing else."""

from __future__ import annotations

import re

from jobscan.sources.ad import Comment
from jobscan.sources.place import Mapped, instead, join, verbatim

_MARK = "jobscan-ignore"
# A line of its own, or the end of one. ＃ is what Chinese input methods type.
_COMMENT = re.compile(r"(?:(?<=[ \t\u3000])|(?<![^\r\n]))[#＃][ \t\u3000]{0,9}(jobscan-ignore[^\r\n]*)")


def without_comments(text: str) -> tuple[Mapped, tuple[Comment, ...]] | None:
    """`text` with spaces in place of suppressions, and these; None where there are none.

    As many spaces as there were characters: offsets count in the file all the same.
    """
    if _MARK not in text:
        return None
    parts: list[Mapped] = []
    comments: list[Comment] = []
    at = 0
    for found in _COMMENT.finditer(text):
        start, end = found.span()
        parts += [verbatim(text[at:start], at), instead(" " * (end - start), start, end)]
        comments.append(Comment(found[1].rstrip(), start, end))
        at = end
    return (join([*parts, verbatim(text[at:], at)]), tuple(comments)) if comments else None

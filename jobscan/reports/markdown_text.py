"""Text as Markdown that shows it and does nothing else, on GitHub and GitLab as elsewhere."""

from __future__ import annotations

import re

from jobscan.reports.visible import visible


def escaped(text: str) -> str:
    """`text` as Markdown that shows it and does nothing else: one line, no mark-up, no HTML."""
    one_line = visible(" / ".join(line for line in text.splitlines() if line.strip()))
    plain = one_line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", plain)
    return re.sub(r"^(\s*\d*)((?<!\d)[-+]|(?<=\d)[.)])", r"\1\\\2", plain)


# What forges turn into links or formulas: @name, #12, hr@a.example, www.a.example, https://…, $x$.
_LIVE = re.compile(r"((?:[@#$]|https?:|ftp:|www\.|xmpp:|mailto:)+)", re.IGNORECASE)


def foreign(text: str) -> str:
    """The same for a sentence that quotes an ad: nothing in it becomes a link or a mention either.

    Forges look for these in what Markdown has left as text: escaping is not enough, code is.
    """
    return "".join(code(part) if i % 2 else _kept(part) for i, part in enumerate(_LIVE.split(text)))


def _kept(text: str) -> str:
    """`escaped` drops blanks at the ends of lines: between two parts they count."""
    return escaped(text) if text.strip() else visible(text)


def code(text: str) -> str:
    """`text` as a code span: nothing in it is mark-up, a link or a mention. One line."""
    shown = visible(text)
    if not shown.strip():
        return shown
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{blank}{shown}{blank}{fence}"

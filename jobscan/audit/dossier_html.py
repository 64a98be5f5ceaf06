"""The dossier as one page: self-contained, for a browser, a phone or a printer.

Jinja2 escapes whatever is put into the template; `visible` has taken out before what is no
text. The page has no script and may load nothing: its policy says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobscan.reports.template import resource, style_hash, template

if TYPE_CHECKING:
    from jobscan.audit.dossier_view import View


_PACKAGE = "jobscan.audit"


def html(view: View) -> str:
    """The whole page: the same bytes for the same dossier."""
    style, chinese = resource(_PACKAGE, "dossier.css"), view.lang == "zh"
    return template(_PACKAGE, "dossier.html.j2").render(
        v=view,
        html_lang="zh-CN" if chinese else "en",
        colon="：" if chinese else ": ",
        semicolon="；" if chinese else "; ",
        split_lines=lines,
        style=style,
        style_hash=style_hash(style),
    )


def lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

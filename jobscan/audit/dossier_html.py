"""The dossier as one page: self-contained, for a browser, a phone or a printer.

Jinja2 escapes whatever is put into the template; `visible` has taken out before what is no
text. The page has no script and may load nothing: its policy says so.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jobscan.reports.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template

    from jobscan.audit.dossier_view import View


def html(view: View) -> str:
    """The whole page: the same bytes for the same dossier."""
    style, chinese = _file("dossier.css"), view.lang == "zh"
    return _template().render(
        v=view,
        html_lang="zh-CN" if chinese else "en",
        colon="：" if chinese else ": ",
        semicolon="；" if chinese else "; ",
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
    )


def lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _shown(value: object) -> object:
    """What Jinja2 does last before it escapes: nothing gets past this."""
    return visible(value) if type(value) is str else value


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, finalize=_shown, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["lines"] = lines
    return environment.from_string(_file("dossier.html.j2"))


def _file(name: str) -> str:
    return files("jobscan.audit").joinpath(name).read_text("utf-8")

"""Jinja2 for the pages: everything is escaped, and what is no text is taken out before."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from jobscan.reports.visible import visible

if TYPE_CHECKING:
    from jinja2 import Template


def resource(package: str, name: str) -> str:
    """A text file that ships with `package`."""
    return files(package).joinpath(name).read_text("utf-8")


def style_hash(style: str) -> str:
    """What a page's Content-Security-Policy calls its one style sheet."""
    return b64encode(sha256(style.encode()).digest()).decode()


@cache
def template(package: str, name: str) -> Template:
    """The template `name` that ships with `package`."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, finalize=_shown, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    return environment.from_string(resource(package, name))


def _shown(value: object) -> object:
    """What Jinja2 does last before it escapes: nothing gets past this."""
    return visible(value) if type(value) is str else value

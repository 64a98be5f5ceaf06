"""The wording of a record: its title, its text and what its columns of demands say, one below the other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from jobscan.sources.demands import demand, is_demand, label, one_line
from jobscan.sources.place import Mapped, join, verbatim

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|b|strong|i|em|u|h[1-6]|table|tr|td|font|section)(?:\s[^<>]*)?/?>"
    r"|&(?:nbsp|amp|lt|gt|quot|#\d{1,6}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)


class Columns(Protocol):
    """Which columns hold the wording: sources.columns.Chosen, or what an audit keeps of it."""

    @property
    def title(self) -> str: ...
    @property
    def text(self) -> tuple[str, ...]: ...
    @property
    def demands(self) -> tuple[str, ...]: ...


def mapped_text(columns: Columns, parts: Mapping[str, Mapped]) -> Mapped | None:
    """The wording with its places, or None where all of it is blank."""
    wording = [_worded(n, _plain(parts[n])) for n in (columns.title, *columns.text) if n in parts]
    wording = [found for found in wording if found.text.strip()]
    demands = [
        found for n in columns.demands if n in parts and (found := demand(n, one_line(_plain(parts[n]))))
    ]
    if not wording and not demands:
        return None
    lines = [part for found in demands for part in ("\n", found)][1:]
    return join([part for found in (*wording, join(lines)) if found.text for part in ("\n\n", found)][1:])


def record_text(columns: Columns, values: Mapping[str, str]) -> str | None:
    """The same from mere strings, for who needs no places: the text of mapped_text, or None.

    Most records are plain strings that are joined; only HTML and lists are taken apart.
    """
    wording: list[str] = []
    for name in (columns.title, *columns.text):
        if value := values.get(name):
            value = _plain_text(value)
            if is_demand(name):
                value = label(name, value) + value
            if value.strip():
                wording.append(value)
    demands: list[str] = []
    for name in columns.demands:
        if value := values.get(name):
            value = _plain_text(value)
            if "\n" in value:
                value = one_line(verbatim(value)).text
            if before := label(name, value):
                demands.append(before + value)
    if demands:
        wording.append("\n".join(demands))
    return "\n\n".join(wording) if wording else None


def _worded(name: str, value: Mapped) -> Mapped:
    """A column that the user named as text may be one of demands: 女 alone would say nothing."""
    return (demand(name, value) if is_demand(name) else None) or value


def _plain_text(value: str) -> str:
    return _plain(verbatim(value)).text if "<" in value or "&" in value else value


def _plain(value: Mapped) -> Mapped:
    """Scrapes keep the HTML that a description came in. "<A>" in plain text is no tag that one would have."""
    if ("<" not in value.text and "&" not in value.text) or not _MARKUP.search(value.text):
        return value
    from jobscan.sources.job_posting import plain

    return plain(value)

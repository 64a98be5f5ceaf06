"""`rich.text.Text` → str: the only place that knows of terminal codes."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text


def to_string(lines: Iterable[Text], colour: bool) -> str:
    """One line each; no codes at all without colour. rich wraps and interprets nothing."""
    if not colour:
        return "".join(line.plain.rstrip() + "\n" for line in lines)
    out = StringIO()
    # An empty environment: the caller has decided, and the report is a function of its arguments.
    console = Console(
        file=out, force_terminal=True, color_system="standard", legacy_windows=False, width=80, _environ={}
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()

"""`rich.text.Text` → str: the only place that knows of terminal codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import StringIO

from rich.console import Console
from rich.text import Text

# ::error::…, first on its line; ##[error]…, wherever it stands.
_COMMAND = re.compile(r"^[^\S\n]*(?=::)|##(?=\[)", re.MULTILINE)


def to_string(lines: Iterable[Text], colour: bool) -> str:
    """One line each; no codes at all without colour. rich wraps and interprets nothing.

    What the log of GitHub Actions would obey as a command gets a backslash.
    """
    if not colour:
        return _COMMAND.sub(r"\g<0>\\", "".join(line.plain.rstrip() + "\n" for line in lines))
    out = StringIO()
    # An empty environment: the caller has decided, and the report is a function of its arguments.
    console = Console(
        file=out, force_terminal=True, color_system="standard", legacy_windows=False, width=80, _environ={}
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return _COMMAND.sub(r"\g<0>\\", out.getvalue())

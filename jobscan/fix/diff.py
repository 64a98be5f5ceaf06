"""The change of a file as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

_NO_END = "\\ No newline at end of file"


def unified(old: str, new: str, origin: str) -> Iterator[str]:
    """The lines of the diff, without line ends; nothing where the two are the same."""
    for line in difflib.unified_diff(_lines(old), _lines(new), f"a/{origin}", f"b/{origin}", lineterm=""):
        yield line.rstrip("\r\n")
        if line[:1] in " +-" and not line.endswith(("\n", "\r")) and not line.startswith(("--- ", "+++ ")):
            yield _NO_END


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: form feeds and the like end none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])

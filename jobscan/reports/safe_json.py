"""JSON as reports write it: for programs, and yet safe to print."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jobscan.reports.visible import UNSAFE


def safe_json(report: Mapping[str, Any] | Sequence[Any], indent: int | None = 2) -> str:
    """`report` in UTF-8 JSON, ending in a newline; without `indent` on one line.

    JSON is printed to terminals too. An escape inside a JSON string is the same character to
    whoever parses it, and lone surrogates have no UTF-8. The line ends are the layout's own.
    `##[` would begin a command in the log of GitHub Actions, wherever it stands.
    """
    text = json.dumps(report, ensure_ascii=False, allow_nan=False, indent=indent)
    text = text.replace("##[", "##\\u005b")
    return UNSAFE.sub(lambda match: match[0] if match[0] == "\n" else _escaped(match[0]), text) + "\n"


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]

"""On which line of a TOML file a key stands: tomllib tells none, so the text is searched for it."""

from __future__ import annotations

import re

_OVERRIDES = "overrides"


class Lines:
    """The lines of the keys of one file; `shared`: of a pyproject.toml."""

    _HEAD = re.compile(r"\s*\[(\[)?\s*([^\]#]*?)\s*\]")
    _KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*(=|\.)""")

    def __init__(self, text: str, shared: bool) -> None:
        self._found: dict[tuple[str, str], int] = {}
        prefix = "tool.jobscan" if shared else ""
        table, many = "", 0
        for number, line in enumerate(text.split("\n"), 1):
            if head := self._HEAD.match(line):
                table = re.sub(r"""["'\s]""", "", head[2])
                if table == ".".join(filter(None, [prefix, _OVERRIDES])) and head[1]:
                    table = ".".join(filter(None, [prefix, f"{_OVERRIDES}[{many}]"]))
                    many += 1
                for name in table.split("."):  # [tool.jobscan.ignore] is a key, too
                    self._found.setdefault((table.removesuffix(name).rstrip("."), name), number)
                self._found.setdefault((table, ""), number)
            elif key := self._KEY.match(line):
                self._found.setdefault((table, key[1]), number)
        self._prefix = prefix

    def of(self, key: str, within: str) -> int:
        """0 where it is not found: it may be written in a way that is not searched for."""
        table = ".".join(filter(None, [self._prefix, within]))
        return self._found.get((table, key)) or self._found.get((self._prefix, _OVERRIDES), 0) * bool(within)

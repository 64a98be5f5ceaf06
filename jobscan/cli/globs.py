"""Which files an override is for: `ads/hk/**`, `*.md`, `ads/hk`. glob.translate comes with Python 3.13 only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_PART = re.compile(r"\*\*/|/\*\*$|\*\*|\*|\?|\[!?[^\]]+\]|[^*?\[]+|\[")
_MEANS = {"**/": "(?:.*/)?", "/**": "/.*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(globs: Sequence[str], path: str) -> bool:
    """Whether one of `globs` is for `path` (with `/`) or for a folder above it.

    A glob without `/` is for any file of that name, as in .gitignore.
    """
    return any(_compiled(glob).fullmatch(path) for glob in globs)


@lru_cache(maxsize=256)
def _compiled(glob: str) -> re.Pattern[str]:
    glob = glob.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in glob else "(?:.*/)?"
    return re.compile(
        f"{anywhere}{''.join(map(_meaning, _PART.findall(glob.removeprefix('/'))))}(?:/.*)?", re.DOTALL
    )


def _meaning(part: str) -> str:
    if part in _MEANS:
        return _MEANS[part]
    if len(part) > 2 and part.startswith("["):
        inside = part[1:-1].replace("\\", r"\\").replace("[", r"\[").replace("&&", r"&\&")
        return f"[^/{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
    return re.escape(part)

"""Reading and writing the baseline: what goes wrong with the file is a Refusal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jobscan.cli import packs, words
from jobscan.cli.refusal import Refusal
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.review.baseline import Entry

LARGEST = 256 * 1024 * 1024


def read(file: str) -> tuple[Entry, ...]:
    """The entries of `file`."""
    from jobscan.review.baseline import BadBaseline, parse

    try:
        with open(file, "rb") as opened:
            data = opened.read(LARGEST + 1)
        text = data.decode("utf-8") if len(data) <= LARGEST else ""
    except FileNotFoundError as error:
        raise Refusal(packs.fill(_MISSING, file=file)) from error
    except UnicodeDecodeError:
        text = ""
    except OSError as error:
        raise Refusal(packs.fill(_UNREADABLE, file=file, reason=error.strerror or str(error))) from error
    try:
        return parse(text)
    except BadBaseline as error:
        raise Refusal(packs.fill(_BAD, file=file, problem=error.problem)) from error


def write(file: str, entries: Iterable[Entry]) -> None:
    """Put a new file in the place of the old one at once: a full disk costs nobody the old one."""
    from jobscan.cli.version import version
    from jobscan.reports.safe_json import safe_json
    from jobscan.review.baseline import document

    beside = f"{file}.{os.getpid()}.tmp"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as opened:
            opened.write(safe_json(document(entries, version())))
        os.replace(beside, file)
    except OSError as error:
        if os.path.exists(beside):
            os.unlink(beside)
        raise Refusal(
            packs.fill(words.CANNOT_WRITE, path=file, error=error.strerror or str(error))
        ) from error


_MISSING = Bilingual(
    zh="没有基线文件 {file}；请检查路径，或用 jobscan baseline create 生成。",
    en="there is no baseline {file}; check the path, or make one with jobscan baseline create.",
)
_UNREADABLE = Bilingual(
    zh="基线文件 {file} 无法读取：{reason}。请检查权限。",
    en="the baseline {file} cannot be read: {reason}. Check its permissions.",
)
_BAD = Bilingual(zh="{file}：{problem}", en="{file} {problem}")

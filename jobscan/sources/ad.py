"""What a source yields: an ad to scan, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jobscan.finding import Bilingual


@dataclass(frozen=True, slots=True)
class Ad:
    """One job ad.

    `id` is what the ad is known by in fingerprints: it does not change with the way the path
    was typed. `text` is what offsets count in: decoded, without byte-order mark, line ends as
    they were. `fields` are the columns beside the text, in formats that have them. `origin` is
    what a person calls it: the path as given, or `<stdin>`.
    """

    id: str
    text: str
    fields: Mapping[str, str]
    origin: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that could not be read: what is wrong with it and what to do."""

    origin: str
    problem: Bilingual


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd in an ad that was scanned all the same. Line and column count from 1."""

    origin: str
    line: int
    column: int
    problem: Bilingual


def notices(ad: Ad) -> tuple[Notice, ...]:
    """What is worth a warning about an ad that can be scanned."""
    first = ad.text.find("\0")
    if first < 0:
        return ()
    line = ad.text.count("\n", 0, first) + 1
    column = first - ad.text.rfind("\n", 0, first)
    count = ad.text.count("\0")
    problem = Bilingual(
        zh=f"含 {count} 个空字符（NUL），这是第一处；仍已检查，但文件可能已损坏，请确认内容完整。",
        en=f"contains {count} NUL character{'s' if count > 1 else ''}, the first one here; "
        "it was scanned all the same, but the file may be damaged: check that it is complete.",
    )
    return (Notice(ad.origin, line, column, problem),)

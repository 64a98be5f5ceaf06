"""The one line that says that nothing was found. Imports no rich: most ads end here."""

from __future__ import annotations

from jobscan.finding import Language
from jobscan.reports import words
from jobscan.reports.result import Result


def clean_line(result: Result, lang: Language) -> str:
    """Empty if nothing was read: what could not be read is not clean."""
    if not result.ads:
        return ""
    line = words.CLEAN.to(lang).format(n=result.ads, s="" if result.ads == 1 else "s")
    lost = len(result.unreadable)
    if lost:
        line += words.UNREADABLE_TOO.to(lang).format(n=lost, was="was" if lost == 1 else "were")
    return line + "\n"

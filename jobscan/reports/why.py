"""Why a finding is one: the phrase that matched, and what would have excused it."""

from __future__ import annotations

from jobscan.finding import Finding, Language
from jobscan.reports import words


def why(finding: Finding, lang: Language) -> str:
    """One sentence."""
    matched = words.MATCHED.to(lang).format(phrase=finding.why.phrase, origin=finding.why.origin)
    names = finding.why.not_cleared_by
    if not names:
        excused = words.NEVER_CLEARED.to(lang)
    else:
        excused = words.NOT_CLEARED.to(lang).format(names=("、" if lang == "zh" else ", ").join(names))
    return f"{matched}；{excused}。" if lang == "zh" else f"{matched}; {excused}."

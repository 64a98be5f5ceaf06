"""The sentences that close a report: how much was checked, what was found, by whose law.

Imports no rich: most ads end here.
"""

from __future__ import annotations

from jobscan.finding import Language
from jobscan.reports import words
from jobscan.reports.coded import balances
from jobscan.reports.result import Result


def counted(result: Result, lang: Language) -> str:
    """Ads, findings by severity, what could not be read, what was suppressed or known: one sentence or two.

    Empty if nothing was read: what could not be read is not clean.
    """
    if not result.hit:
        return _clean(result, lang)
    counts = [
        words.SEVERITY_COUNT[severity].to(lang).format(n=n, s=words.plural(n))
        for severity, n in result.by_severity().items()
        if n
    ]
    line = words.FOUND.to(lang).format(
        n=result.ads,
        s=words.plural(result.ads),
        hit=result.hit,
        counts=("、" if lang == "zh" else ", ").join(counts),
    )
    lost = len(result.unreadable)
    if lost:
        line += words.UNREADABLE.to(lang).format(n=lost, was="was" if lost == 1 else "were")
    between, stop = ("；", "。") if lang == "zh" else ("; ", ".")
    return between.join([line, *_aside(result, lang)]) + stop


def _clean(result: Result, lang: Language) -> str:
    if not result.ads:
        return ""
    left_out = _aside(result, lang)
    said = words.NOTHING_OPEN if left_out else words.CLEAN
    line = said.to(lang).format(n=result.ads, s=words.plural(result.ads))
    if left_out:
        line += f"{'、'.join(left_out)}。" if lang == "zh" else f" {', '.join(left_out)}."
    lost = len(result.unreadable)
    if lost:
        line += words.UNREADABLE_TOO.to(lang).format(n=lost, was="was" if lost == 1 else "were")
    return line


def _aside(result: Result, lang: Language) -> list[str]:
    """What was found and is not reported, as parts of a sentence."""
    counts = ((words.SUPPRESSED, result.suppressed), (words.KNOWN, result.known))
    return [said.to(lang).format(n=n) for said, n in counts if n]


def balanced(result: Result, lang: Language) -> list[str]:
    """A sentence per ad with gender-coded words."""
    return [
        words.BALANCE.to(lang).format(
            path=b.path, masculine=b.masculine, feminine=b.feminine, lean=words.LEAN[b.lean].to(lang)
        )
        for b in balances(result)
    ]


def judged(result: Result, lang: Language) -> str:
    """That all this is suspicion only, and whose law was applied."""
    space = "" if lang == "zh" else " "
    return words.SUSPECTED.to(lang) + space + _applied(result, lang)


def places(result: Result, codes: tuple[str, ...], lang: Language) -> str:
    """The names of jurisdictions."""
    names = (result.jurisdictions[c].to(lang) if c in result.jurisdictions else c for c in codes)
    return ("、" if lang == "zh" else ", ").join(names)


def _applied(result: Result, lang: Language) -> str:
    """Whose law was applied, and whether that was a guess."""
    if result.asked:
        return words.ASKED.to(lang).format(places=places(result, result.asked, lang))
    ads: dict[tuple[str, ...], int] = {}
    for scanned in result.scanned:
        for codes in dict.fromkeys(finding.jurisdictions for finding in scanned.findings):
            ads[codes] = ads.get(codes, 0) + 1
    named = []
    for codes, count in ads.items():
        name = places(result, codes, lang)
        name = words.STRICTEST.to(lang).format(places=name) if len(codes) > 1 else name
        named.append(
            words.PLACES_ADS.to(lang).format(places=name, n=count, s=words.plural(count))
            if len(ads) > 1
            else name
        )
    return words.GUESSED.to(lang).format(places=("；" if lang == "zh" else "; ").join(named))

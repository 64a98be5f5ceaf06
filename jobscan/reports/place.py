"""Where a finding stands, as people and as programs are told."""

from __future__ import annotations

import re
from dataclasses import asdict, replace

from jobscan.finding import Bilingual, Language
from jobscan.sources.ad import Ad
from jobscan.sources.place import Place

_SEPARATE = Bilingual(zh=" ", en=", ")
_PARTS = {
    "page": Bilingual(zh="第 {n} 页", en="page {n}"),
    "paragraph": Bilingual(zh="第 {n} 段", en="paragraph {n}"),
    "table": Bilingual(zh="表格 {n}", en="table {n}"),
    "row": Bilingual(zh="第 {n} 行", en="row {n}"),
    "cell": Bilingual(zh="第 {n} 格", en="cell {n}"),
}


def label(origin: str, place: Place, lang: Language) -> str:
    """`ads/a.txt:3:5`, `ad.pdf, page 3`, `jobs.xlsx, Sheet1!C5`; the origin alone where nothing is known."""
    if place.line:
        return f"{origin}:{place.line}:{place.column}"
    return _SEPARATE.to(lang).join(filter(None, [origin, within(place, lang)]))


def within(place: Place, lang: Language) -> str:
    """The same without the file: `3:5`, `page 3`, `table 1 row 2 cell 3`, or empty."""
    if place.line:
        return f"{place.line}:{place.column}"
    if place.sheet:
        # As spreadsheets write it: 'Q1 jobs'!C5.
        sheet = (
            place.sheet
            if re.fullmatch(r"\w+", place.sheet)
            else f"'{place.sheet.replace(chr(39), chr(39) * 2)}'"
        )
        return f"{sheet}!{place.cell or place.row}"
    told = {name: _PARTS[name].to(lang).format(n=n) for name in _PARTS if (n := getattr(place, name))}
    table = " ".join(told[name] for name in ("table", "row", "cell") if name in told)
    parts = [told.get("page", ""), told.get("paragraph", ""), table, place.field]
    return _SEPARATE.to(lang).join(filter(None, parts))


def region(ad: Ad, start: int, end: int) -> tuple[Place, Place] | None:
    """The place of the first character and the one after the last, in files with lines.

    Where the raw text spells a character out (`&amp;`), the region holds all of it.
    """
    span = ad.source_span(start, end)
    if span is None or not ad.place(start).line:
        return None
    first, last = ad.source_place(span[0]), ad.source_place(max(span[0], span[1] - 1))
    return first, replace(last, column=last.column + (span[1] > span[0]))


def parts(place: Place) -> dict[str, int | str]:
    """What is known of a place, for programs."""
    return {name: value for name, value in asdict(place).items() if value}

"""What a scrape's date column says, as a day.

python-dateutil and dateparser were compared. Both fill in what is not said from today's date (04-20
becomes a day of this year, "3 days ago" another one tomorrow) and settle 07/01/2004 by a default, so
that the same file would give other figures; neither reads 2024年3月5日 without guessing at the rest;
and they take 40 µs and 300 µs a date, as long as the whole ad. ciso8601 reads ISO alone, which the
standard library does too. So: the standard library, and the three ways besides ISO to write a whole date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

Order = Literal["day", "month", ""]

_YEARS = range(1970, 2101)
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
        "oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
# Every pattern is looked for anywhere: 发布时间：2024-03-05 10:00, Posted on Mar 5, 2024.
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*([-/.年])\s*(\d{1,2})\s*(?:\2|月)\s*(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_DAY_NAME = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({_NAME})\b\.?,?[\s-]*(\d{{4}})(?!\d)", re.IGNORECASE
)
_NAME_DAY = re.compile(rf"\b({_NAME})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?")
_EPOCH = re.compile(r"(\d{10})(?:\.\d{1,9})?|(\d{13})|(\d{16})|(\d{19})")
_LONGEST = 64


def day(said: str | None, order: str = "") -> date | None:
    """The day that is meant, as it is written there, whatever the zone; None where none is, or not for certain.

    Read: ISO 8601 with or without time and zone, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, 5 March
    2024, Mar 5, 2024, RFC 2822, and seconds, milli-, micro- and nanoseconds since 1970 (UTC). Of
    07/01/2004 either part may be the month: where none is past 12, `order` says which comes first
    ("day" or "month"), and nothing without it. Not read: a date without its year (04-20), with two
    digits of it, years before 1970 or past 2100, several days in one value, and "3 days ago".
    """
    return _day(said, order) if said and len(said) <= _LONGEST else None


def order(said: Iterable[str]) -> Order:
    """Which part comes first where both are numbers: what the values settle that have a part past 12.

    Nothing where none has, or where they contradict each other.
    """
    found: set[Order] = set()
    for value in said:
        if match := _YEAR_LAST.search(value):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                found.add("day")
            elif second > 12 >= first:
                found.add("month")
    return found.pop() if len(found) == 1 else ""


@lru_cache(4096)
def _day(said: str, order: str) -> date | None:
    said = said.strip() if said.isascii() else normalize("NFKC", said).strip()
    if said.isascii() and said.replace(".", "", 1).isdigit():
        return _number(said)
    found = {
        *(_made(y, m, d) for y, _, m, d in _YEAR_FIRST.findall(said)),
        *(_made(y, _MONTHS[m.lower()], d) for d, m, y in _DAY_NAME.findall(said)),
        *(_made(y, _MONTHS[m.lower()], d) for m, d, y in _NAME_DAY.findall(said)),
        *(_either(y, a, b, order) for a, _, b, y in _YEAR_LAST.findall(said)),
    }
    if not found and (compact := _COMPACT.fullmatch(said)):
        return _made(*compact.groups())
    return found.pop() if len(found) == 1 else None


def _number(said: str) -> date | None:
    if compact := _COMPACT.fullmatch(said):
        return _made(*compact.groups())
    if not (epoch := _EPOCH.fullmatch(said)):
        return None
    seconds = int(epoch[epoch.lastindex or 1][:10])
    found = datetime.fromtimestamp(seconds, UTC).date()
    return found if found.year in _YEARS else None


def _either(year: str, first: str, second: str, order: str) -> date | None:
    a, b = int(first), int(second)
    if a > 12 or a == b or (b <= 12 and order == "day"):
        return _made(year, b, a)
    return _made(year, a, b) if b > 12 or order == "month" else None


def _made(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None

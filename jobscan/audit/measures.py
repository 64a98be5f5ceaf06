"""Ages and heights that a wording states: 35周岁以下, 18-35岁, under 35; 女160以上, at least 165 cm tall."""

from __future__ import annotations

import re
from typing import NamedTuple

from jobscan.pack.number import NUMBER, read_number
from jobscan.text.fold import fold


class Ages(NamedTuple):
    """The youngest and the oldest that are wanted, in years; None where the wording sets no such limit."""

    lower: int | None = None
    upper: int | None = None


class Height(NamedTuple):
    """A height in centimetres and whose it is: men, women, or empty where the wording does not say.

    `minimum` is False for one that must not be exceeded.
    """

    sex: str
    centimetres: int
    minimum: bool = True


_YOUNGEST, _OLDEST = 14, 80
_UNIT = r"(?:\s*(?:周?[岁歲]|years?(?:\(s\))?|yrs?|y\.?/?o\.?)(?:\s+old|\s*of\s+age)?)?(?:\s*[(（]含[)）]|\s*】\s*周?岁)?"


def _number(name: str) -> str:
    """An age. A year of birth is none: 90后, 85年以后, 70年次, born 1995."""
    return rf"(?P<{name}>{NUMBER})(?!\s*(?:年|[后後]|%|[/.]\d))"


_BEFORE = r"(?:\s*(?:the\s+)?age(?:\s+of)?|\s*周?[岁歲])?\s*[:：(（]?\s*"
_FOR = r"(?:\s+age)?(?:\s+for(?:\s+[a-z]+){1,3})?"
_RANGE = re.compile(
    _number("low")
    + _UNIT
    + r"\s*(?:[-~～—–―−－]+|到|至|to|and|以上\s*[,，、且但至]?\s*(?:不超[过過])?|起\s*至?|[,，、且但]?\s*不[满超][过過]?)\s*"
    + _number("high")
)
_UPPER = (
    re.compile(
        r"(?:不超[过過]|[别別]超?[过過]|不[过過逾]|不大于|不高于|未[满過过]|不[满足]|(?<!不)低于|(?<!不)小于|上限|最高|放宽[至到]|<=?|≤"
        r"|\bunder|\bbelow|\bup to|\bat most|\bmax(?:imum)?"
        + _FOR
        + r"|\b(?:no|not) (?:older|more|over|above)(?: than)?"
        r"|\bnot exceed(?:ing)?|(?<!not )(?<!no )\b(?:younger|less) than)" + _BEFORE + _number("n")
    ),
    re.compile(
        _number("n")
        + _UNIT
        + r"\s*(?:[及或含]\s*)?(?:以?[下内內]|以前|之[内內前]|封顶|前|↓|\s?(?:and |or )?(?:below|under|younger|max))"
    ),
)
_LOWER = (
    re.compile(
        r"(?:不低于|不小于|不少于|(?<!不)大于|(?<!不)高于|(?<![不未])[满滿]|(?<![不别別])超[过過]|至少|最低|>=?|≥"
        r"|\bat least|\bmin(?:imum)?" + _FOR + r"|\bnot (?:less|younger|below)(?: than)?|\bno younger than"
        r"|(?<!not )(?<!no )\b(?:over|above|past)|(?<!not )(?<!no )\b(?:older|more) than)"
        + _BEFORE
        + _number("n")
    ),
    re.compile(
        _number("n")
        + _UNIT
        + r"\s*(?:[及或含]\s*)?(?:以上|往上|起|\+|\s?(?:and |or )(?:above|over|older|up))"
    ),
)


def ages(wording: str, excluding: bool = False) -> Ages:
    """The limits in `wording`; `excluding`: those it names are turned away (45岁以上勿扰 → up to 45).

    Rough ages (30岁左右), generations and years of birth give none: how old those people are depends
    on when the ad was posted.
    """
    text = fold(wording).text.casefold()
    if found := _RANGE.search(text):
        low, high = _age(found["low"]), _age(found["high"])
        if low and high and low < high:
            return Ages(low, high)
    lower, upper = _first(_LOWER, text), _first(_UPPER, text)
    return Ages(upper, lower) if excluding else Ages(lower, upper)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for pattern in patterns:
        for found in pattern.finditer(text):
            if value := _age(found["n"]):
                return value
    return None


def _age(written: str) -> int | None:
    value = read_number(written)
    return int(value) if _YOUNGEST <= value <= _OLDEST else None


_HEIGHT = re.compile(
    r"(?<![\d.])(?:"
    r"(?P<cm>1[3-9]\d|20\d)(?P<unit>\s*(?:cm|厘米|公分|釐米))?(?!\d|\s*(?:kg|斤|公斤))"
    r"|1\.(?P<dm>\d{1,2})(?!\d)\s*(?:m\b|米|公尺)?"
    r"|[1一]\s*(?:米|m|公尺)\s*(?P<han>[\d零〇一二三四五六七八九]{1,2})"
    r"|(?P<feet>[4-6])\s*(?:['’′]|ft\b|feet)\s*(?P<inches>1[01]|\d)?(?!\d)"
    r")"
)
_FIGURES = str.maketrans("零〇一二三四五六七八九", "00123456789")
_SEX = re.compile(
    r"(?P<women>女|\b(?:females?|wom[ae]n|girls?|lad(?:y|ies))\b)|(?P<men>男|\b(?:males?|m[ae]n|boys?|gents?)\b)"
)
_ABOUT = re.compile(r"身高|[个個]子|height|tall|男|女")
_SHORTER = re.compile(r"^[\s)）]*(?:cm|厘米|公分|m|米)?\s*(?:[及或]?以[下内內]|or (?:below|under|less))")
_NO_MORE = re.compile(r"(?:不超过|不高于|(?<!不)低于|\bunder|\bbelow|\bmax(?:imum)?|\bup to|[<≤])\s*$")


def heights(wording: str) -> tuple[Height, ...]:
    """The heights in `wording`, each with the sex that stands before it, else the one right behind it.

    Of a range the lower end. 5.6 ft is not read: some mean 5 feet 6 inches by it, others 5.6 feet.
    """
    text = fold(wording).text.casefold()
    found: list[Height] = []
    upto = 0
    for match in _HEIGHT.finditer(text):
        if (
            re.fullmatch(r"\s*(?:cm|厘米|公分|m|米)?\s*[-~～—–－至到]+\s*", text[upto : match.start()])
            and found
        ):
            continue
        if match["cm"] and not match["unit"] and not _ABOUT.search(text):
            continue
        sexes = [m.lastgroup or "" for m in _SEX.finditer(text, 0, match.start())]
        behind = _SEX.search(text, match.end())
        sex = sexes[-1] if sexes else (behind.lastgroup or "" if behind else "")
        shorter = _SHORTER.match(text[match.end() :]) or _NO_MORE.search(text[: match.start()])
        found.append(Height(sex, _centimetres(match), not shorter))
        upto = match.end()
    return tuple(found)


def _centimetres(match: re.Match[str]) -> int:
    if match["cm"]:
        return int(match["cm"])
    if match["feet"]:
        return round(int(match["feet"]) * 30.48 + int(match["inches"] or 0) * 2.54)
    written = (match["dm"] or match["han"]).translate(_FIGURES)
    return 100 + int(written) * (10 if len(written) == 1 else 1)

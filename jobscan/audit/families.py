"""Whom a wording about marriage and children favours: 已婚已育, 未婚, no kids, couples."""

from __future__ import annotations

import re

from jobscan.finding import Bilingual, Force
from jobscan.text.fold import fold

CATEGORIES = ("marital_status", "childbearing", "family_care")

NAMES = {
    "married": Bilingual(zh="已婚", en="married"),
    "married_with_children": Bilingual(zh="已婚已育", en="married with children"),
    "unmarried": Bilingual(zh="未婚、单身", en="unmarried"),
    "unmarried_childless": Bilingual(zh="未婚未育", en="unmarried and childless"),
    "with_children": Bilingual(zh="有子女", en="with children"),
    "childless": Bilingual(zh="没有子女、未怀孕", en="childless or not pregnant"),
    "couples": Bilingual(zh="夫妻一同应聘", en="couples hired together"),
}
"""The groups that `favoured` tells apart."""

_COUPLE = re.compile(r"夫妻|夫妇|夫婦|小两口|两公婆|\bcouples?\b|husband[ -]and[ -]wife")
_UNMARRIED = re.compile(
    r"未婚|单身|單身|光棍|\bsingles?\b|unmarried|bachelors?\b|\bnot (?:yet )?(?:be )?married|yet to marry|without a partner|no ties"
)
_MARRIED = re.compile(
    r"已婚|已hun|yhyy|成家|成了家|有家室|新婚|结婚|結婚|(?<!un)married|newlyweds?|family man|wedding"
)
_CHILDLESS = re.compile(
    r"未育|未孕|无孩|無孩|没有?孩|childless|child-free|(?:\bno|\bwithout|\bnot) (?:[a-z]+ ){0,2}(?:kids?|child(?:ren)?|baby|toddler)|not (?:[a-z]+ )?pregnant"
)
_CHILDREN = re.compile(
    r"已育|已yu|yhyy|有小孩|有孩子|有子女|宝妈|寶媽|怀孕|懷孕|已孕|带小孩|\bkids?\b|\bchild(?:ren)?\b|\bbaby\b|\bmothers?\b|\bm[uo]ms?\b|pregnan|expecting|maternity"
)
_OTHER = {
    "married": "unmarried",
    "unmarried": "married",
    "with_children": "childless",
    "childless": "with_children",
}


def favoured(wording: str, force: str) -> str:
    """A key of NAMES, or empty where the wording asks only (婚姻状况：) or does not tell."""
    if force in (Force.ASK, Force.DEMAND_DOC):
        return ""
    text = fold(wording).text.casefold()
    if force == Force.EXCLUDE:
        return _excluded(text)
    if _COUPLE.search(text):
        return "couples"
    marriage = "unmarried" if _UNMARRIED.search(text) else "married" if _MARRIED.search(text) else ""
    children = "childless" if _CHILDLESS.search(text) else "with_children" if _CHILDREN.search(text) else ""
    return _both(marriage, children)


def _excluded(text: str) -> str:
    """Of 已婚勿扰 the unmarried. `no kids` excludes by its own words: it is not turned round twice."""
    if _COUPLE.search(text):
        return ""
    without = re.sub(r"\b(?:not|no|without)\b", "", text)
    marriage = "unmarried" if _UNMARRIED.search(without) else "married" if _MARRIED.search(without) else ""
    children = (
        "childless" if _CHILDLESS.search(without) else "with_children" if _CHILDREN.search(without) else ""
    )
    return _both(_OTHER.get(marriage, ""), _OTHER.get(children, ""))


def _both(marriage: str, children: str) -> str:
    if marriage and children:
        pair = {
            ("married", "with_children"): "married_with_children",
            ("unmarried", "childless"): "unmarried_childless",
        }
        return pair.get((marriage, children), marriage)
    return marriage or children

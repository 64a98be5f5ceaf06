"""Ages, heights and family situations read out of the wordings of findings."""

from __future__ import annotations

import pytest

from jobscan.audit.families import NAMES, favoured
from jobscan.audit.measures import Ages, Height, ages, heights

AGES = """
38周岁以下               | -  | 38
35岁以内                 | -  | 35
35周岁及以下             | -  | 35
35】周岁以下             | -  | 35
年龄不超过40周岁         | -  | 40
別超过 52               | -  | 52
別超过５２               | -  | 52
年齡不逾三十三歲         | -  | 33
三十五歲以下             | -  | 35
四十以内                 | -  | 40
五十三岁封顶             | -  | 53
45↓                      | -  | 45
≤45岁                    | -  | 45
年龄上限：35             | -  | 35
20-35岁                  | 20 | 35
年龄在20—35岁            | 20 | 35
年龄30~35岁              | 30 | 35
１８～２５岁             | 18 | 25
年龄20－35岁             | 20 | 35
最高35岁                 | -  | 35
可放宽至45岁             | -  | 45
18（含）-30（含）周岁    | 18 | 30
18至40周岁               | 18 | 40
三十至四十五岁           | 30 | 45
24岁以上35岁以下         | 24 | 35
年龄18以上45以下         | 18 | 45
满18不满52               | 18 | 52
25岁以上                 | 25 | -
不低于30周岁             | 30 | -
年龄满28                 | 28 | -
三十岁及以上             | 30 | -
30岁左右                 | -  | -
年龄：28岁               | -  | -
90后                     | -  | -
70后                     | -  | -
1990年以后出生           | -  | -
85年以后                 | -  | -
岁以下                   | -  | -
under 35                 | -  | 35
Be up to 30 years old    | -  | 30
Below 35 years           | -  | 35
Maximum Age: 28 yrs      | -  | 28
Maximum age for bell desk 30 | - | 30
aged not more than 28 years | - | 28
Not exceeding the age of 40 | - | 40
30 years of age or younger | - | 30
30 years old max         | -  | 30
be no older than thirty-five | - | 35
Age 25 to 35 year(s)     | 25 | 35
between 24-40 years of\\nage | 24 | 40
must be between 23 and 28 | 23 | 28
18-45 y/o                | 18 | 45
Age At least 22 year(s)  | 22 | -
not less than 40         | 40 | -
not younger than 28      | 28 | -
25 and above             | 25 | -
Age: 22+                 | 22 | -
more than 30 years of\\nage | 30 | -
24 years old             | -  | -
born after 2000          | -  | -
Late 20s                 | -  | -
"""
EXCLUDED = """
45岁以上不考虑           | -  | 45
30+慎投                  | -  | 30
超过50岁勿投             | -  | 50
25岁以下勿扰             | 25 | -
No 40+ please            | -  | 40
Candidates who are above 40 will not be considered | - | 40
Anyone under 25 need not apply | 25 | -
"""
HEIGHTS = """
身高165cm以上            | 165
女160cm以上              | women 160
男170cm以上              | men 170
女：160以上，男：175以上 | women 160, men 175
男178女165               | men 178, women 165
身高1.60米以上           | 160
男1.75m以上              | men 175
男一米七五               | men 175
身高一米七以上           | 170
身高1米68                | 168
身高***170cm以上         | 170
身高160-170cm            | 160
女１６３公分以上         | women 163
178以上的男生            | men 178
身高不超过180cm          | <=180
身高185cm以下            | <=185
At least 165 cm tall     | 165
Height 1.70 m            | 170
height not less than 5'4 | 163
minimum 5 feet 3 inches  | 160
females at least 160 cm, males 170 cm | women 160, men 170
height above 160         | 160
Height 5.6 ft and above  |
体重不超过55kg           |
体重150斤以下            |
形象气质佳               |
"""
FAMILIES = """
已婚已育                 | require    | married_with_children
YHYY                     | require    | married_with_children
限未婚                   | require    | unmarried
未婚未育                 | require    | unmarried_childless
已婚者优先               | prefer     | married
已婚勿扰                 | exclude    | unmarried
未婚勿扰                 | exclude    | married
招一对夫妻               | require    | couples
怀孕勿扰                 | exclude    | childless
婚姻状况：               | ask        |
须提供单身证明           | demand_doc |
Must be single           | require    | unmarried
must not be married      | exclude    | unmarried
Unmarried preferred      | prefer     | unmarried
people who are not married | prefer   | unmarried
Married couple to        | require    | couples
No kids                  | exclude    | childless
No kids                  | require    | childless
Childless                | require    | childless
mothers preferred        | prefer     | with_children
Are you married          | ask        |
"""


def table(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.replace("\\n", "\n").split("|")]
        for line in text.strip("\n").split("\n")
    ]


@pytest.mark.parametrize(("wording", "lower", "upper"), table(AGES))
def test_ages(wording: str, lower: str, upper: str) -> None:
    assert ages(wording) == expected(lower, upper)


@pytest.mark.parametrize(("wording", "lower", "upper"), table(EXCLUDED))
def test_ages_of_those_who_are_left(wording: str, lower: str, upper: str) -> None:
    assert ages(wording, excluding=True) == expected(lower, upper)


def expected(lower: str, upper: str) -> Ages:
    return Ages(*(None if limit == "-" else int(limit) for limit in (lower, upper)))


@pytest.mark.parametrize(("wording", "found"), table(HEIGHTS))
def test_heights(wording: str, found: str) -> None:
    assert ", ".join(map(written, heights(wording))) == found


def written(height: Height) -> str:
    return f"{height.sex} {'' if height.minimum else '<='}{height.centimetres}".strip()


@pytest.mark.parametrize(("wording", "force", "group"), table(FAMILIES))
def test_families(wording: str, force: str, group: str) -> None:
    assert favoured(wording, force) == group
    assert not group or group in NAMES

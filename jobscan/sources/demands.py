"""Columns and rows of a table that state demands (性别 | 女): their wording reads as a line, 性别：女."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from jobscan.sources.html_words import cut
from jobscan.sources.place import Mapped, Segment, join

# Names that say by themselves that they are a demand; the others also stand in tables of people.
_REQUIREMENTS = (
    "性别要求 性别限制 限制性别 年龄要求 年龄限制 年龄范围 限制年龄 年龄上限 婚姻要求 婚姻状况要求 婚育要求 民族要求 户籍要求 户口要求 户籍限制 "
    "籍贯要求 政治面貌要求 身高要求 外貌要求 形象要求 身高体重要求 学历要求 健康要求 身体要求 宗教要求 星座要求 "
    "性別要求 性別限制 年齡要求 年齡限制 年齡範圍 婚姻要求 婚姻狀況要求 戶籍要求 國籍要求 身高要求 外貌要求 學歷要求 兵役要求 健康要求 其他要求"
).split()
_ATTRIBUTES = (
    "性别 年龄 婚姻状况 婚姻 婚否 婚育状况 民族 户籍 户口 籍贯 政治面貌 身高 外貌 形象 相貌 健康状况 宗教 宗教信仰 国籍 星座 生肖 血型 "
    "性別 年齡 婚姻狀況 戶籍 戶口 籍貫 國籍 健康狀況 種族 兵役 兵役狀況 役別"
).split()
# As an ad would write them, whatever the case and the dashes of the file: age_limit, ageLimit.
_REQUIREMENTS_EN = (
    "Gender requirement|Gender requirements|Required gender|Preferred gender|Gender preference|Gender required|"
    "Sex requirement|Required sex|Preferred sex|Age limit|Age requirement|Age requirements|Age range|Maximum age|"
    "Max age|Minimum age|Preferred age|Required age|Marital status requirement|Required marital status|"
    "Preferred marital status|Nationality requirement|Required nationality|Preferred nationality|"
    "Religion requirement|Height requirement|Appearance requirement"
).split("|")
_ATTRIBUTES_EN = (
    "Gender|Sex|Age|Marital status|Nationality|Religion|Ethnicity|Ethnic group|Race|Height|Appearance|"
    "Native language|Mother tongue|Military service"
).split("|")
_AGES = frozenset("age 年龄 年齡".split())
# A column of these: the rows are people (who was hired, who wrote it), not jobs.
_PEOPLE = frozenset(
    "姓名 名字 候选人 应聘者 求职者 员工 员工姓名 考生 考生姓名 准考证号 身份证号 身份证 候選人 應徵者 員工 員工姓名 "
    "fullname firstname lastname surname candidate candidatename candidateid applicant applicantname applicantid "
    "employee employeename employeeid username userid".split()
)
# What an object in a record may be called whose keys are the job's, not its author's.
_HOLDERS = frozenset(
    "job jobs posting jobposting position vacancy requirement requirements qualification qualifications 岗位 职位 要求 "
    "岗位要求 职位要求 招聘要求 任职要求 招聘条件 条件 職位 條件 招聘條件".split()
)
_NOTHING = frozenset("nan none null n/a na nil".split())
_BOXES = "□☐▢○"  # to be ticked
_SHORT = 12
_CANONICAL = re.compile(r"[\s_\-.（）()：:*＊]+")


def _spoken(names: Iterable[str]) -> dict[str, str]:
    return {canonical(name): name for name in names}


def canonical(name: str) -> str:
    """A column's name without case, spaces, dashes and brackets."""
    return _CANONICAL.sub("", name).lower()


_REQUIRES = _spoken([*_REQUIREMENTS, *_REQUIREMENTS_EN])
_SPOKEN = _spoken([*_ATTRIBUTES, *_ATTRIBUTES_EN]) | _REQUIRES


def is_demand(name: str) -> bool:
    """Whether a column of this name states a demand where the rows are jobs: 性别, Age limit, job.gender."""
    return _key(name) in _SPOKEN


def is_requirement(name: str) -> bool:
    """Whether it does wherever it stands: 性别要求, ageLimit, but not 性别 or age."""
    return _key(name) in _REQUIRES


def of_people(names: Iterable[str]) -> bool:
    """Whether the rows of a table with these columns are people."""
    return any(canonical(name) in _PEOPLE for name in names)


def label(name: str, said: str) -> str:
    """What a column of demands puts before a value: "性别：", "Age limit: ". Empty where the value says nothing.

    So for an age that is a mere number: whose age, and which end of it, only a column named 年龄要求 says.
    """
    said = said.strip()
    if not any(c.isalnum() or c in _BOXES for c in said) or said.lower() in _NOTHING:
        return ""
    key = _key(name)
    if key in _AGES and said.isdecimal():
        return ""
    spoken = _SPOKEN.get(key, name.strip())
    return f"{spoken}: " if spoken.isascii() else f"{spoken}："


def demand(name: str, value: Mapped) -> Mapped | None:
    """The line that a column of demands says in one row: 性别：女. None where the value says nothing.

    The label is a separator, in the place of the value.
    """
    if not (before := label(name, value.text)):
        return None
    at = value.source(0)
    return join([Mapped(before, (Segment(0, at, at, False, value.segments[0].place),)), value])


def one_line(value: Mapped) -> Mapped:
    """A list of short values is a choice between them: ["男", "女"] is 男/女."""
    lines = value.text.split("\n")
    if len(lines) < 2 or max(map(len, lines)) > _SHORT:
        return value
    parts: list[Mapped | str] = []
    at = 0
    for line in lines:
        if line.strip():
            parts += ["/", cut(value, at, at + len(line))] if parts else [cut(value, at, at + len(line))]
        at += len(line) + 1
    return join(parts)


@lru_cache(1024)
def _key(name: str) -> str:
    """The name as the tables here have it, or nothing: author.gender is not the job's."""
    *holders, last = name.split(".")
    return canonical(last) if all(canonical(holder) in _HOLDERS for holder in holders) else ""

"""Which ads and findings are meant: the values of a group as people write them, rules, categories, groups favoured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobscan.audit.store import Store

RANK = "CASE severity WHEN 'error' THEN 3 WHEN 'warning' THEN 2 ELSE 1 END"
SEVERITIES = {"note": 1, "warning": 2, "error": 3}
_SHOWN = 8
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_EMPLOYER = frozenset(
    "employer employername company companyname companyid organization organisation organizationname organisationname "
    "hiringorganization hiringorganization.name hirer firm 公司 公司名 公司名称 公司全称 企业 企业名称 雇主 雇主名称 单位 "
    "单位名称 用人单位 招聘单位 招聘公司 招聘企业 公司名稱 企業 企業名稱 僱主 僱主名稱 雇主名稱 單位 用人單位 徵才公司".split()
)
"""Columns that hold the employer, as `_name` writes them."""


class NoGroup(Exception):
    """A group that the audit does not have. `known`: those that it has."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.known = name, tuple(known)


class NoValue(Exception):
    """No ad has this value of the group. `near`: values that hold it, or are nearest, with their ads."""

    def __init__(
        self, group: str, value: str, near: Sequence[tuple[str, int]], more: int, held: bool
    ) -> None:
        super().__init__(value)
        self.group, self.value, self.near, self.more, self.held = group, value, tuple(near), more, held


@dataclass(frozen=True, slots=True)
class Choice:
    """What to show; everything that is set must hold. `groups`: for each, its values as the ads have them.

    `severity`: this one or a worse one.
    """

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rules: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    favours: tuple[str, ...] = ()
    severity: str = ""

    @property
    def ads(self) -> str:
        """The condition on rows of `ads`, with the parameters of `parameters`."""
        return " AND ".join(
            ["true"] + [f"list_contains($values{at}, groups[$group{at}])" for at in range(len(self.groups))]
        )

    @property
    def findings(self) -> str:
        """The condition on rows of `findings`."""
        lists = (("rule", self.rules), ("category", self.categories), ("favours", self.favours))
        found = [f"list_contains(${name}, {name})" for name, wanted in lists if wanted]
        return " AND ".join(["true", *found, *([f"{RANK} >= $severity"] if self.severity else [])])

    @property
    def of_ads(self) -> dict[str, Any]:
        """The parameters of `ads`."""
        found: dict[str, Any] = {}
        for at, (group, values) in enumerate(self.groups):
            found |= {f"group{at}": group, f"values{at}": list(values)}
        return found

    @property
    def of_findings(self) -> dict[str, Any]:
        """The parameters of `findings`."""
        lists = (("rule", self.rules), ("category", self.categories), ("favours", self.favours))
        found: dict[str, Any] = {name: list(wanted) for name, wanted in lists if wanted}
        return found | ({"severity": SEVERITIES[self.severity]} if self.severity else {})


def folded(value: str) -> str:
    """What makes two names the same: case and full width do not count, nor blanks around them or between Han."""
    said = " ".join(unicodedata.normalize("NFKC", value).casefold().split())
    return _BETWEEN_HAN.sub("", said)


def groups(store: Store) -> tuple[str, ...]:
    """The groups that the audit has."""
    return tuple(store.row("SELECT groups FROM audit")[0] or ())


def group(store: Store, name: str) -> str:
    """The group that is called so. Raises NoGroup."""
    known = groups(store)
    for one in known:
        if _name(one) == _name(name):
            return one
    raise NoGroup(name, known)


def employer(store: Store) -> str:
    """The group that holds employers, told by its name. Raises NoGroup."""
    known = groups(store)
    for one in known:
        if _name(one) in _EMPLOYER or _name(one.rpartition(".")[2]) in _EMPLOYER:
            return one
    raise NoGroup("", known)


def _name(group: str) -> str:
    return folded(group).replace("_", "").replace("-", "").replace(" ", "")


def values(store: Store, group: str, value: str) -> tuple[str, ...]:
    """Every way in which the ads write this value of `group`. Raises NoValue."""
    asked = folded(value)
    same: list[str] = []
    holding: list[tuple[str, int]] = []
    more = 0
    counted = store.answer(
        "SELECT groups[$group] AS value, count(*) AS ads FROM ads WHERE value IS NOT NULL "
        "GROUP BY value ORDER BY ads DESC, value",
        {"group": group},
    )
    for written, ads in counted.rows:
        said = folded(written)
        if said == asked:
            same.append(written)
        elif asked and asked in said:
            if len(holding) < _SHOWN:
                holding.append((written, ads))
            else:
                more += 1
    if same:
        return tuple(sorted(same))
    raise NoValue(group, value, holding or _nearest(store, group, asked), more, bool(holding))


def _nearest(store: Store, group: str, asked: str) -> list[tuple[str, int]]:
    """DuckDB compares them: there may be a hundred thousand employers."""
    rows = store.rows(
        "SELECT groups[$group] AS value, count(*) AS ads FROM ads WHERE value IS NOT NULL GROUP BY value "
        "HAVING jaro_winkler_similarity(lower(value), $asked) > 0.6 "
        f"ORDER BY jaro_winkler_similarity(lower(value), $asked) DESC, value LIMIT {_SHOWN}",
        {"group": group, "asked": asked},
    )
    return [(value, ads) for value, ads in rows]

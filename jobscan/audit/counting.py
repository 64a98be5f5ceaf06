"""Counting in the database: facts about texts, weighed by how often each text occurs.

The work is DuckDB's, so that memory does not grow with the audit. `prepared` makes three temporary tables:
`weights(text, m, first)`, how many ads have a text and whether it stands for its group of near-duplicates;
`facts(text, kind, value)`, what is said of a text once however many findings say so; and
`flags(text, error, sex)`, for every text with a finding.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobscan.audit.families import CATEGORIES, favoured
from jobscan.audit.shares import SMALL, Base, Share, Shares, kish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jobscan.audit.store import Store

SEX = "gender"
"""The category whose findings state a sex."""

_WEIGHTS = """
CREATE OR REPLACE TEMP TABLE weights AS
SELECT text, m, coalesce(n.cluster, text) = text AS first
FROM (SELECT text, count(*) AS m FROM ads GROUP BY text) LEFT JOIN near_duplicates n USING (text)
"""
_FACTS = """
CREATE OR REPLACE TEMP TABLE facts AS
SELECT DISTINCT text, kind, value FROM (
  SELECT text, unnest([
    {'kind': 'any', 'value': ''},
    {'kind': 'severity', 'value': severity},
    {'kind': 'category', 'value': category},
    {'kind': 'force', 'value': force},
    {'kind': 'favours', 'value': favours},
    {'kind': 'sex', 'value': CASE WHEN category = $sex THEN 'stated' ELSE '' END},
    {'kind': 'sex', 'value': CASE WHEN category = $sex THEN favours ELSE '' END},
  ], recursive := true)
  FROM findings
) WHERE kind = 'any' OR value <> ''
"""
_FLAGS = """
CREATE OR REPLACE TEMP TABLE flags AS
SELECT text, bool_or(severity = 'error') AS error, bool_or(category = $sex) AS sex FROM findings GROUP BY text
"""
_FAMILIES = """
INSERT INTO facts
SELECT DISTINCT text, 'family', said.value FROM findings
JOIN (SELECT unnest($wordings) AS wording, unnest($forces) AS force, unnest($values) AS value) said USING (wording, force)
WHERE list_contains($categories, category)
"""


@contextmanager
def prepared(store: Store) -> Iterator[None]:
    """Within it the temporary tables are there."""
    store.execute(_WEIGHTS)
    store.execute(_FACTS, {"sex": SEX})
    store.execute(_FLAGS, {"sex": SEX})
    told = [
        (wording, force, value)
        for wording, force in store.rows(
            "SELECT DISTINCT wording, force FROM findings WHERE list_contains($1, category)",
            [list(CATEGORIES)],
        )
        if (value := favoured(wording, force))
    ]
    if told:
        wordings, forces, values = map(list, zip(*told, strict=True))
        store.execute(
            _FAMILIES,
            {"wordings": wordings, "forces": forces, "values": values, "categories": list(CATEGORIES)},
        )
    try:
        yield
    finally:
        for table in ("weights", "facts", "flags"):
            store.execute(f"DROP TABLE {table}")


@dataclass(frozen=True, slots=True)
class Bases:
    """How many ads, distinct texts and groups of near-duplicates the whole audit has."""

    ads: Base
    texts: Base
    clusters: Base | None


def bases(store: Store) -> Bases:
    ads, squares, texts, clusters = store.row(
        "SELECT coalesce(sum(m), 0)::BIGINT, coalesce(sum(m * m), 0)::BIGINT, count(*), count(*) FILTER (first) FROM weights"
    )
    (near,) = store.row("SELECT count(*) FROM near_duplicates")
    return Bases(
        Base(ads, kish(ads, squares)), Base(texts, texts), Base(clusters, clusters) if near else None
    )


def shares(store: Store, of: Bases) -> dict[str, tuple[Shares, ...]]:
    """Every fact with its shares, by kind, the commonest first."""
    found: dict[str, list[Shares]] = {}
    for kind, value, ads, texts, clusters in store.rows(
        "SELECT kind, value, sum(m)::BIGINT, count(*), count(*) FILTER (first) FROM facts JOIN weights USING (text) "
        "GROUP BY kind, value ORDER BY kind, 3 DESC, value"
    ):
        found.setdefault(kind, []).append(_shares(value, of, ads, texts, clusters))
    return {kind: tuple(all) for kind, all in found.items()}


def none(key: str, of: Bases) -> Shares:
    """The shares of what does not occur."""
    return _shares(key, of, 0, 0, 0)


def _shares(key: str, of: Bases, ads: int, texts: int, clusters: int) -> Shares:
    near = Share(clusters, of.clusters) if of.clusters else None
    return Shares(key, Share(ads, of.ads), Share(texts, of.texts), near)


@dataclass(frozen=True, slots=True)
class Group:
    """A city, an employer, a month: its ads and how many of them have any finding, an error, a stated sex.

    `value` is None for the ads of which it is not known.
    """

    value: str | None
    texts: int
    any: Share
    error: Share
    sex: Share

    @property
    def ads(self) -> int:
        return self.any.of.count

    @property
    def small(self) -> bool:
        return self.any.of.small


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of one column, `values` of them: the biggest, those of the highest share, and the rest.

    `worst` has only groups worth SMALL independent ads; `rest` is what is not in `biggest`, without the ads
    of which the value is not known: those are `unknown`. The texts of `rest` may be in several groups, and
    are counted with each. `listed` is every group, up to a limit.
    """

    name: str
    values: int
    biggest: tuple[Group, ...]
    worst: tuple[Group, ...]
    rest: Group | None
    unknown: Group | None
    listed: tuple[Group, ...]


_COUNTED = """
CREATE OR REPLACE TEMP TABLE counted AS
SELECT value, sum(m)::BIGINT AS ads, count(*) AS texts, sum(m * m)::BIGINT AS squares,
  coalesce(sum(m) FILTER (f.text IS NOT NULL), 0)::BIGINT AS hits,
  coalesce(sum(m) FILTER (error), 0)::BIGINT AS errors, coalesce(sum(m) FILTER (sex), 0)::BIGINT AS sexes
FROM (SELECT {value} AS value, text, count(*) AS m FROM ads GROUP BY 1, 2) LEFT JOIN flags f USING (text)
GROUP BY value
"""
_FIGURES = "value, ads, texts, squares, hits, errors, sexes"


def months(store: Store) -> tuple[Group, ...]:
    """Every month in its order; last, where there are any, the ads without a date."""
    store.execute(_COUNTED.replace("{value}", "strftime(date, '%Y-%m')"))
    return tuple(
        _group(row) for row in store.rows(f"SELECT {_FIGURES} FROM counted ORDER BY value NULLS LAST")
    )


def groups(store: Store, name: str, top: int, listed: int) -> Groups:
    """The groups of a --group column. An empty value counts as not known."""
    store.execute(_COUNTED.replace("{value}", "nullif(trim(groups[$name]), '')"), {"name": name})
    (values,) = store.row("SELECT count(value) FROM counted")
    known = f"SELECT {_FIGURES} FROM counted WHERE value IS NOT NULL"
    all = [_group(row) for row in store.rows(f"{known} ORDER BY ads DESC, value LIMIT {max(top, listed)}")]
    worst = store.rows(
        f"{known} AND ads * ads >= $least * squares AND hits > 0 "
        f"ORDER BY hits / ads DESC, ads DESC, value LIMIT {top}",
        {"least": SMALL},
    )
    unknown = store.rows(f"SELECT {_FIGURES} FROM counted WHERE value IS NULL")
    rest = None
    if values > top:
        ((*sums,),) = store.rows(
            "SELECT NULL, sum(ads)::BIGINT, sum(texts)::BIGINT, sum(squares)::BIGINT, sum(hits)::BIGINT, "
            f"sum(errors)::BIGINT, sum(sexes)::BIGINT FROM ({known} ORDER BY ads DESC, value OFFSET {top})"
        )
        rest = _group(sums)
    return Groups(
        name,
        values,
        tuple(all[:top]),
        tuple(map(_group, worst)),
        rest,
        _group(unknown[0]) if unknown else None,
        tuple(all[:listed]),
    )


def _group(row: Sequence[object]) -> Group:
    value, ads, texts, squares, hits, errors, sexes = row
    assert isinstance(ads, int)
    assert isinstance(squares, int)
    of = Base(ads, kish(ads, squares))
    return Group(value, texts, Share(hits, of), Share(errors, of), Share(sexes, of))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Judged:
    """The ads that were judged by the same jurisdictions, by the worst that was found in each."""

    jurisdictions: tuple[str, ...]
    of: Base
    by_severity: Mapping[str, int]

    @property
    def none(self) -> int:
        return self.of.count - sum(self.by_severity.values())


def judged(store: Store) -> tuple[Judged, ...]:
    """The most ads first."""
    return tuple(
        Judged(
            tuple(places),
            Base(ads, kish(ads, squares)),
            {"error": errors, "warning": warnings, "note": notes},
        )
        for places, ads, squares, errors, warnings, notes in store.rows(
            "SELECT jurisdictions, sum(m)::BIGINT, sum(m * m)::BIGINT, "
            + ", ".join(
                f"coalesce(sum(m) FILTER (severity = '{severity}'), 0)::BIGINT"
                for severity in ("error", "warning", "note")
            )
            + " FROM texts JOIN weights USING (text) GROUP BY jurisdictions ORDER BY 2 DESC, jurisdictions"
        )
    )

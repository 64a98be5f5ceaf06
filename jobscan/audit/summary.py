"""Every figure of the report, read out of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobscan.audit import counting, details
from jobscan.audit.accuracy import Counted, Validation, measured, validation
from jobscan.audit.shares import Shares
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.audit.store import Store

TOP = 12
"""Groups that are shown at once."""
LISTED = 300
"""Groups that are listed in the folded table: a page with every employer of a country could not be opened."""
WORDINGS = 40
REPOSTED = 10
EXAMPLES = 20
FILES = 50


@dataclass(frozen=True, slots=True)
class File:
    """An input. `sha256` may be empty where it was not taken."""

    path: str
    member: str
    bytes: int
    sha256: str
    ads: int
    errors: int


@dataclass(frozen=True, slots=True)
class Made:
    """How the audit was made: the table `audit` in short. `jurisdictions` empty: guessed for each ad."""

    jobscan: str
    pack: str
    rule_folders: tuple[str, ...]
    rules_chosen: tuple[str, ...] | None
    command: tuple[str, ...]
    groups: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    keep_text: str
    finished: bool
    files: tuple[File, ...]
    more_files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What the page prints. `shares` has a fact's shares by kind and value: ("category", "age")."""

    made: Made
    bases: counting.Bases
    headline: tuple[Shares, ...]
    shares: Mapping[str, tuple[Shares, ...]]
    judged: tuple[counting.Judged, ...]
    months: tuple[counting.Group, ...]
    groups: tuple[counting.Groups, ...]
    wordings: tuple[details.Wording, ...]
    youngest: details.Limits
    oldest: details.Limits
    heights: details.Heights
    reposts: details.Reposts
    lost: details.Lost
    measured: tuple[Counted, ...]
    validation: Validation | None
    categories: Mapping[str, Bilingual]
    jurisdictions: Mapping[str, Bilingual]


HEADLINE = (("any", ""), ("severity", "error"), ("sex", "stated"), ("sex", "men"), ("sex", "women"))
"""The facts whose shares come first, as kind and value."""


def summarise(store: Store) -> Summary:
    """All figures of the audit in `store`. The same for the same tables. Raises store.Failed."""
    made = _made(store)
    with counting.prepared(store):
        bases = counting.bases(store)
        shares = counting.shares(store, bases)
        known = {(kind, one.key): one for kind, all in shares.items() for one in all}
        youngest, oldest = details.age_limits(store)
        return Summary(
            made,
            bases,
            tuple(known.get(fact) or counting.none(fact[1], bases) for fact in HEADLINE),
            shares,
            counting.judged(store),
            counting.months(store),
            tuple(counting.groups(store, name, TOP, LISTED) for name in made.groups),
            details.wordings(store, WORDINGS),
            youngest,
            oldest,
            details.least_heights(store),
            details.reposts(store, REPOSTED),
            details.lost(store, EXAMPLES),
            measured(),
            validation(store),
            _named(store, "categories", "category"),
            _named(store, "jurisdictions", "jurisdiction"),
        )


def _named(store: Store, table: str, key: str) -> dict[str, Bilingual]:
    return {
        code: Bilingual(zh=zh, en=en)
        for code, zh, en in store.rows(f"SELECT {key}, name_zh, name_en FROM {table} ORDER BY {key}")
    }


def _made(store: Store) -> Made:
    row = next(iter(store.records("SELECT * FROM audit")))
    files, bytes = store.row("SELECT count(*), coalesce(sum(bytes), 0)::BIGINT FROM sources")
    shown = tuple(
        File(*file)
        for file in store.rows(
            "SELECT path, member, bytes, sha256, coalesce(a.n, 0), coalesce(e.n, 0) FROM sources "
            "LEFT JOIN (SELECT source, count(*) AS n FROM ads GROUP BY source) a USING (source) "
            "LEFT JOIN (SELECT source, count(*) AS n FROM errors GROUP BY source) e USING (source) "
            f"ORDER BY source LIMIT {FILES}"
        )
    )
    chosen = row["rules_chosen"]
    return Made(
        row["jobscan"],
        row["pack"],
        tuple(row["rule_folders"]),
        None if chosen is None else tuple(chosen),
        tuple(row["command"]),
        tuple(row["groups"]),
        tuple(row["jurisdictions"]),
        row["keep_text"],
        bool(row["finished"]),
        shown,
        files - len(shown),
        bytes,
    )

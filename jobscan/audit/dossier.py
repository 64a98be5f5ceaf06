"""The evidence of an audit, gathered: which ads, what they say and where, and the law that speaks to it."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jobscan.audit.choice import RANK, Choice
from jobscan.audit.dossier_law import Law, LawBook, Speaks, lawbook
from jobscan.finding import Language
from jobscan.reports.passages import Passage, passages

if TYPE_CHECKING:
    from jobscan.audit.store import Store

MOST_POSTINGS = 200
"""Of one text that are listed."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One ad: its file (and the table in it), its line or record, and what its columns say."""

    ad: int
    path: str
    row: int
    id: str
    title: str
    date: str
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One suspected demand. `number` is that of its ad and its own, as in 3.2.

    `before` and `after` are the rest of the clause around `wording`.
    """

    number: str
    rule: str
    name: str
    message: str
    category: str
    force: str
    severity: str
    favours: str
    lang: str
    before: str
    wording: str
    after: str
    begins: int
    ends: int
    line: int
    column: int
    phrase: str
    laws: tuple[Speaks, ...]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One text and the ads that have it. `postings`: those chosen, the first ones; `all`: how many they are.

    `elsewhere`: ads with the same text that were not chosen. `others`: findings that were not.
    """

    number: int
    hash: str
    characters: int
    jurisdictions: tuple[str, ...]
    postings: tuple[Posting, ...]
    all: int
    elsewhere: int
    found: tuple[Found, ...]
    others: int
    passages: tuple[Passage, ...]
    rest: int
    kept: bool


@dataclass(frozen=True, slots=True)
class Source:
    path: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a dossier says; of the ads only the first `shown` of `texts`, the worst first.

    `audited` counts the ads of the chosen groups, with findings or without.
    """

    choice: Choice
    names: tuple[str, ...]
    audited: int
    ads: int
    texts: int
    findings: int
    dates: tuple[str, str, int]
    """The first and the last date of the chosen ads, and how many have none."""
    audit: dict[str, Any]
    sources: tuple[Source, ...]
    all_sources: int
    errors: int
    evidence: tuple[Evidence, ...]
    laws: tuple[Law, ...]


def gather(store: Store, choice: Choice, limit: int, lang: Language) -> Dossier:
    """The evidence for `choice`: at most `limit` distinct texts (0: all), the worst first."""
    both = choice.of_ads | choice.of_findings
    chosen = (
        f"WITH posted AS (SELECT text, count(*) AS ads, min(ad) AS first, min(date) AS earliest, max(date) AS latest, "
        f"count(*) - count(date) AS undated FROM ads WHERE {choice.ads} GROUP BY text), "
        f"hit AS (SELECT text, count(*) AS findings, max({RANK}) AS worst FROM findings WHERE {choice.findings} "
        "GROUP BY text) "
    )
    ads, texts, findings, earliest, latest, undated = store.row(
        chosen
        + "SELECT coalesce(sum(ads), 0), count(*), coalesce(sum(findings), 0), min(earliest), max(latest), "
        "coalesce(sum(undated), 0) FROM posted JOIN hit USING (text)",
        both,
    )
    order = store.rows(
        chosen + "SELECT text, ads FROM posted JOIN hit USING (text) ORDER BY worst DESC, first "
        + (f"LIMIT {limit:d}" if limit else ""),
        both,
    )  # fmt: skip
    (audited,) = store.row(f"SELECT count(*) FROM ads WHERE {choice.ads}", choice.of_ads)
    book = lawbook(store, lang)
    evidence = _evidence(store, choice, [text for text, _ in order], book)
    (all_sources,) = store.row("SELECT count(*) FROM sources")
    (errors,) = store.row("SELECT count(*) FROM errors")
    return Dossier(
        choice, tuple(book.name(c) for c in choice.categories), audited, int(ads), texts, int(findings),
        (_day(earliest), _day(latest), int(undated)), _audit(store), _sources(store, evidence), all_sources, errors,
        evidence, book.cited,
    )  # fmt: skip


def _audit(store: Store) -> dict[str, Any]:
    audit = next(store.records("SELECT * FROM audit"))
    return audit | {"command": shlex.join(["jobscan", *audit["command"]])}


def _sources(store: Store, evidence: Sequence[Evidence]) -> tuple[Source, ...]:
    """Those that the ads shown come from."""
    ads = [posting.ad for one in evidence for posting in one.postings]
    rows = store.rows(
        "SELECT path, sha256, bytes FROM sources WHERE source IN (SELECT source FROM ads WHERE list_contains($ads, ad)) "
        "GROUP BY ALL ORDER BY min(source)",
        {"ads": ads},
    )
    return tuple(Source(*row) for row in rows)


def _evidence(store: Store, choice: Choice, texts: Sequence[int], book: LawBook) -> tuple[Evidence, ...]:
    wanted = {"texts": list(texts)}
    postings = _postings(store, choice, texts)
    about = {
        row["text"]: row
        for row in store.records(
            "SELECT t.*, (SELECT count(*) FROM ads a WHERE a.text = t.text) AS posted FROM texts t "
            "WHERE list_contains($texts, text)",
            wanted,
        )
    }
    counted = dict(
        store.rows(
            f"SELECT text, count(*) FROM ads WHERE list_contains($texts, text) AND {choice.ads} GROUP BY text",
            wanted | choice.of_ads,
        )
    )
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in store.records(
        f"SELECT * FROM findings WHERE list_contains($texts, text) AND {choice.findings} ORDER BY text, begins, ends, finding",
        wanted | choice.of_findings,
    ):
        found[row["text"]].append(row)
    return tuple(
        _one(number, about[text], postings[text], counted[text], found[text], book)
        for number, text in enumerate(texts, 1)
    )


def _postings(store: Store, choice: Choice, texts: Sequence[int]) -> dict[int, list[Posting]]:
    found: dict[int, list[Posting]] = defaultdict(list)
    for row in store.records(
        "SELECT a.*, s.path, s.member FROM ads a JOIN sources s USING (source) "
        f"WHERE list_contains($texts, text) AND {choice.ads} "
        f"QUALIFY row_number() OVER (PARTITION BY text ORDER BY ad) <= {MOST_POSTINGS} ORDER BY text, ad",
        {"texts": list(texts)} | choice.of_ads,
    ):
        path = f"{row['path']} ({row['member']})" if row["member"] else row["path"]
        found[row["text"]].append(
            Posting(
                row["ad"], path, row["row"], row["id"] or "", row["title"] or "", _day(row["date"]),
                tuple((row["groups"] or {}).items()),
            )
        )  # fmt: skip
    return found


def _one(
    number: int, about: dict[str, Any], postings: Sequence[Posting], all: int, rows: Sequence[dict[str, Any]],
    book: LawBook,
) -> Evidence:  # fmt: skip
    places = tuple(about["jurisdictions"] or ())
    found = tuple(_found(f"{number}.{at}", row, places, book) for at, row in enumerate(rows, 1))
    body = about["body"]
    shown, rest = passages(body, [(f.begins, f.ends) for f in found]) if body is not None else ((), 0)
    return Evidence(
        number, str(about["hash"]), about["characters"], tuple(map(book.place, places)), tuple(postings), all,
        about["posted"] - all, found, about["findings"] - len(found), shown, rest, body is not None,
    )  # fmt: skip


def _found(number: str, row: dict[str, Any], places: Sequence[str], book: LawBook) -> Found:
    wording, clause = row["wording"], row["clause"] or ""
    before, _, after = clause.partition(wording)
    if not wording or wording not in clause:
        before = after = ""
    name, message = book.rule(row["rule"], wording)
    return Found(
        number, row["rule"], name, message, book.name(row["category"]), row["force"], row["severity"],
        row["favours"] or "", row["lang"], before, wording, after, row["begins"], row["ends"], row["line"],
        row["column"], row["phrase"] or "", book.speaks(row["rule"], row["laws"] or (), places),
        tuple(book.exception(id) for id in row["exceptions"] or ()),
    )  # fmt: skip


def _day(value: Any) -> str:
    return value.isoformat() if value else ""

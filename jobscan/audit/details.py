"""What the report lists beside the shares: wordings, age and height limits, reposts, errors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobscan.audit.measures import ages, heights

if TYPE_CHECKING:
    from jobscan.audit.store import Store

_NARROW = "translate(lower({}), $wide, $narrow)"
_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F)) + "\u3000"
_HALF = "".join(chr(code) for code in range(0x21, 0x7F)).lower() + " "


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording, in one case and width, of one rule; an ad that has it, and the clause it stands in there."""

    wording: str
    rule: str
    name_zh: str
    name_en: str
    ads: int
    texts: int
    clause: str
    path: str
    row: int


def wordings(store: Store, top: int) -> tuple[Wording, ...]:
    """The commonest, by ads."""
    return tuple(
        Wording(*row)
        for row in store.rows(
            "WITH said AS ("
            f"  SELECT rule, {_NARROW.format('wording')} AS wording, text, min(finding) AS finding"
            "   FROM findings GROUP BY ALL), "
            "common AS ("
            "  SELECT rule, wording, sum(m)::BIGINT AS ads, count(*) AS texts, min(text) AS text,"
            "   arg_min(finding, text) AS finding"
            "  FROM said JOIN weights USING (text) GROUP BY rule, wording"
            f" ORDER BY ads DESC, texts DESC, wording, rule LIMIT {top}) "
            "SELECT c.wording, c.rule, coalesce(r.name_zh, c.rule), coalesce(r.name_en, c.rule), c.ads, c.texts, f.clause,"
            "  s.path, a.row "
            "FROM common c JOIN findings f USING (text, finding) JOIN ads a ON a.ad = c.text "
            "JOIN sources s USING (source) LEFT JOIN rules r ON r.rule = c.rule "
            "ORDER BY c.ads DESC, c.texts DESC, c.wording, c.rule",
            {"wide": _WIDE, "narrow": _HALF},
        )
    )


@dataclass(frozen=True, slots=True)
class Limits:
    """How many ads (and texts) set which limit. An ad with two limits counts with each.

    `ads` counts the ads with a finding of the category, `read` those of which a limit was read.
    """

    ads: int
    read: int
    rows: tuple[tuple[int, int, int], ...]
    """(limit, ads, texts), the lowest first."""


_SET = (
    "CREATE OR REPLACE TEMP TABLE limits AS SELECT DISTINCT text, said.value FROM findings JOIN ("
    "SELECT unnest($wordings) AS wording, unnest($forces) AS force, unnest($values::INTEGER[]) AS value) said "
    "USING (wording, force) WHERE category = $category"
)
_SAID = "SELECT DISTINCT wording, force FROM findings WHERE category = $category"
_ADS = (
    "SELECT coalesce(sum(m), 0)::BIGINT FROM weights SEMI JOIN "
    "(SELECT text FROM findings WHERE category = $category) USING (text)"
)
_READ = "SELECT coalesce(sum(m), 0)::BIGINT FROM weights SEMI JOIN limits USING (text)"


def age_limits(store: Store) -> tuple[Limits, Limits]:
    """The lower and the upper limits of age."""
    category = {"category": "age"}
    said = store.rows(_SAID, category)
    read = [(wording, force, ages(wording, force == "exclude")) for wording, force in said]
    (ads,) = store.row(_ADS, category)
    found = []
    for which in (0, 1):
        told = [(w, f, limits[which]) for w, f, limits in read if limits[which] is not None]
        columns = [list(column) for column in zip(*told, strict=True)] or [[], [], []]
        keys: dict[str, object] = dict(zip(("wordings", "forces", "values"), columns, strict=True))
        store.execute(_SET, keys | category)
        rows = store.rows(
            "SELECT value, sum(m)::BIGINT, count(*) FROM limits JOIN weights USING (text) GROUP BY 1 ORDER BY 1"
        )
        found.append(Limits(ads, store.row(_READ)[0], tuple((v, a, t) for v, a, t in rows)))
    return found[0], found[1]


@dataclass(frozen=True, slots=True)
class Heights:
    """How many ads (and texts) demand at least so many centimetres of whom.

    `sex` is men, women or empty: the wording's own, else the only one that the ad's other findings favour.
    """

    ads: int
    rows: tuple[tuple[str, int, int, int], ...]
    """(sex, centimetres, ads, texts)"""


def least_heights(store: Store) -> Heights:
    said = store.rows(
        "SELECT DISTINCT wording FROM findings WHERE category = 'appearance' AND force <> 'ask' "
        "AND regexp_matches(wording, '[0-9０-９一米]')"
    )
    told = [(w, h.sex, h.centimetres) for (w,) in said for h in heights(w) if h.minimum]
    columns = [list(column) for column in zip(*told, strict=True)] or [[], [], []]
    store.execute(
        "CREATE OR REPLACE TEMP TABLE limits AS "
        "SELECT DISTINCT text, coalesce(nullif(said.sex, ''), one.sex, '') AS sex, said.value FROM findings "
        "JOIN (SELECT unnest($wordings) AS wording, unnest($sexes) AS sex, unnest($values::INTEGER[]) AS value) said "
        "USING (wording) "
        "LEFT JOIN (SELECT text, min(favours) AS sex FROM findings WHERE favours <> '' GROUP BY text "
        "  HAVING count(DISTINCT favours) = 1) one USING (text) WHERE category = 'appearance'",
        dict(zip(("wordings", "sexes", "values"), columns, strict=True)),
    )
    rows = store.rows(
        "SELECT sex, value, sum(m)::BIGINT, count(*) FROM limits JOIN weights USING (text) "
        "GROUP BY 1, 2 ORDER BY sex = '', sex DESC, value"
    )
    return Heights(store.row(_READ)[0], tuple((s, v, a, t) for s, v, a, t in rows))


@dataclass(frozen=True, slots=True)
class Repost:
    """A text with findings that occurs `times`; the first ad that has it, and what was found."""

    times: int
    title: str | None
    path: str
    row: int
    wordings: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Reposts:
    """`rows`: (from, to or None, texts, ads), texts that occur so many times. `clusters`: the same of
    near-duplicates, by the texts of a group; empty where none were looked for."""

    rows: tuple[tuple[int, int | None, int, int], ...]
    clusters: tuple[tuple[int, int | None, int, int], ...]
    most: tuple[Repost, ...]


_STEPS = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 50), (51, 200), (201, None))


def reposts(store: Store, top: int) -> Reposts:
    wordings = 6
    return Reposts(
        _stepped(store.rows("SELECT m, count(*), sum(m)::BIGINT FROM weights GROUP BY m")),
        _stepped(
            store.rows(
                "SELECT m, count(*), (m * count(*))::BIGINT FROM "
                "(SELECT count(*) AS m FROM near_duplicates GROUP BY cluster) GROUP BY m"
            )
        ),
        tuple(
            Repost(times, title, path, row, tuple(said[:wordings]), max(0, len(said) - wordings))
            for times, title, path, row, said in store.rows(
                "WITH most AS (SELECT text, m FROM weights JOIN flags USING (text) WHERE m > 1 "
                f"ORDER BY m DESC, text LIMIT {top}) "
                "SELECT m, a.title, s.path, a.row, list(f.wording ORDER BY f.finding) "
                "FROM most JOIN ads a ON a.ad = most.text JOIN sources s USING (source) "
                "JOIN findings f ON f.text = most.text GROUP BY most.text, m, a.title, s.path, a.row "
                "ORDER BY m DESC, most.text"
            )
        ),
    )


def _stepped(counts: list[tuple[int, int, int]]) -> tuple[tuple[int, int | None, int, int], ...]:
    texts: Counter[int] = Counter()
    ads: Counter[int] = Counter()
    for times, n, of in counts:
        step = next(i for i, (low, high) in enumerate(_STEPS) if low <= times and (not high or times <= high))
        texts[step] += n
        ads[step] += of
    return tuple((*_STEPS[step], texts[step], ads[step]) for step in sorted(texts))


@dataclass(frozen=True, slots=True)
class Lost:
    """What could not be read: (path, kind, how many), and examples (path, row, problem_zh, problem_en)."""

    by_file: tuple[tuple[str, str, int], ...]
    files: int
    """How many lines `by_file` would have if it were not cut off."""
    examples: tuple[tuple[str, int, str, str], ...]
    records: int


def lost(store: Store, top: int) -> Lost:
    by_file = (
        "SELECT path, code, count(*) AS n FROM errors JOIN sources USING (source) GROUP BY source, path, code"
    )
    return Lost(
        tuple(
            (path, code, n)
            for path, code, n in store.rows(f"{by_file} ORDER BY n DESC, path, code LIMIT {top}")
        ),
        store.row(f"SELECT count(*) FROM ({by_file})")[0],
        tuple(
            (path, row, zh, en)
            for path, row, zh, en in store.rows(
                "SELECT path, row, problem_zh, problem_en FROM errors JOIN sources USING (source) "
                "QUALIFY row_number() OVER (PARTITION BY source, code ORDER BY row, error) <= 3 "
                f"ORDER BY source, row, error LIMIT {top}"
            )
        ),
        store.row("SELECT count(*) FROM errors")[0],
    )

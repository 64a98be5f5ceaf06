"""What a comparison needs of an audit's database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jobscan.audit.comparison import Both, Comparison, Count, Facts, Part, Scan, compare, held
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.audit.store import Store

_COUNTED = "(SELECT text, count(*) AS ads FROM ads GROUP BY text)"
_PARTS = f"""
SELECT 'any' AS kind, '' AS name, coalesce(sum(ads), 0)::BIGINT, count(*)
    FROM texts JOIN {_COUNTED} USING (text) WHERE findings > 0
UNION ALL SELECT 'category', category, sum(ads)::BIGINT, count(*)
    FROM (SELECT DISTINCT text, category FROM findings) JOIN {_COUNTED} USING (text) GROUP BY category
UNION ALL SELECT 'favours', favours, sum(ads)::BIGINT, count(*)
    FROM (SELECT DISTINCT text, favours FROM findings WHERE favours != '') JOIN {_COUNTED} USING (text) GROUP BY favours
"""
_GROUPS = """
SELECT entry.key, entry.value, count(*) FILTER (found), count(*),
    count(DISTINCT text) FILTER (found), count(DISTINCT text)
FROM (
    SELECT text, findings > 0 AS found, unnest(map_entries(groups)) AS entry FROM ads JOIN texts USING (text)
) GROUP BY ALL
"""
_SCANS = """
SELECT hash::VARCHAR AS hash, marks FROM texts LEFT JOIN (
    SELECT text, list([rule, begins || '-' || ends, category, severity] ORDER BY finding) AS marks
    FROM findings GROUP BY text
) USING (text) ORDER BY 1
"""


def compared(before: Store, after: Store, names: tuple[str, str]) -> Comparison:
    """The comparison of two audits, which are called `names`. Raises what the store raises."""
    texts = held(_scans(before), _scans(after))
    return compare(_facts(before, names[0]), _facts(after, names[1]), texts)


def category_names(*stores: Store) -> dict[str, Bilingual]:
    """The categories' names, the later audit's where both have them."""
    return {
        id: Bilingual(zh=zh, en=en)
        for store in stores
        for id, zh, en in store.rows("SELECT category, name_zh, name_en FROM categories ORDER BY category")
    }


def _facts(db: Store, name: str) -> Facts:
    version, pack, rules, jurisdictions = db.row(
        "SELECT jobscan, pack, rules_chosen, jurisdictions FROM audit"
    )
    ads, texts = db.row("SELECT (SELECT count(*) FROM ads), (SELECT count(*) FROM texts)")
    inputs = {
        f"{path}#{member}" if member else path: sha
        for path, member, sha in db.rows("SELECT path, member, sha256 FROM sources ORDER BY source")
    }
    parts: dict[Part, Both] = {
        (kind, of): Both(Count(in_ads, ads), Count(in_texts, texts))
        for kind, of, in_ads, in_texts in db.rows(_PARTS)
    }
    groups = {
        (column, value): Both(Count(a, all_ads), Count(t, all_texts))
        for column, value, a, all_ads, t, all_texts in db.rows(_GROUPS)
    }
    chosen = None if rules is None else tuple(rules)
    return Facts(name, version, pack, chosen, tuple(jurisdictions), inputs, ads, texts, parts, groups)


def _scans(db: Store) -> Iterator[Scan]:
    for row in db.records(_SCANS):
        yield Scan(row["hash"], tuple((a, b, c, d) for a, b, c, d in row["marks"] or ()))

"""Drawing a stratified sample of an audit's texts, the same one for the same seed however the rows lie."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from jobscan.audit import reread
from jobscan.audit.estimate import Cell
from jobscan.audit.sample_schema import SAMPLE_CELLS, SAMPLED, SAMPLES
from jobscan.audit.sampling import allocate, inclusion
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.audit.store import Store

CLEAN = "clean"
"""The stratum of the texts without findings; the others are called by their categories."""

_POPULATION = """
CREATE OR REPLACE TEMP TABLE having_found AS SELECT DISTINCT text, category FROM findings;
CREATE OR REPLACE TEMP TABLE ranked AS
    SELECT category, row_number() OVER (ORDER BY count(*), category) AS rank FROM having_found GROUP BY category;
CREATE OR REPLACE TEMP TABLE population AS
    SELECT texts.text, texts.hash, counted.ads, coalesce(ranked.category, '') AS category
    FROM texts JOIN (SELECT text, count(*) AS ads FROM ads GROUP BY text) counted USING (text)
    LEFT JOIN (SELECT text, min(rank) AS rank FROM having_found JOIN ranked USING (category) GROUP BY text) USING (text)
    LEFT JOIN ranked USING (rank);
"""
_CELLS = """
WITH parts AS (
    SELECT category AS stratum, '' AS category, ads FROM population
    UNION ALL SELECT p.category, h.category, ads FROM population p JOIN having_found h USING (text)
)
SELECT CASE WHEN stratum = '' THEN ? ELSE stratum END, category, stratum = '',
    count(*), sum(ads)::BIGINT, sum(ads * ads)::BIGINT
FROM parts GROUP BY ALL ORDER BY ALL
"""
# Pareto sampling (Rosén, 1997): of those with the smallest quotients of odds, as many as are wanted are drawn,
# each with very nearly its chance. What is random about a text is its hash with the seed.
_DRAW = """
SELECT text, hash::VARCHAR, ads, chance FROM (
    SELECT text, hash, p.ads, c.chance,
        (('0x' || left(md5(? || hash::VARCHAR), 13))::UBIGINT + 0.5::DOUBLE) / 4503599627370496 AS random
    FROM population p JOIN chances c USING (ads) WHERE category = ?
) ORDER BY CASE WHEN chance >= 1 THEN 0 ELSE random * (1 - chance) / ((1 - random) * chance) END, hash LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding to judge; `message` says what is wrong with it."""

    number: int
    rule: str
    category: str
    wording: str
    begins: int
    ends: int
    message: Bilingual


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text that was drawn, the `number`th of its sample, and where the first ad with it stands."""

    number: int
    text: int
    hash: str
    stratum: str
    weight: float
    ads: int
    path: str
    row: int
    title: str
    body: str
    findings: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample by its number in the database. `fresh`: it has to be recorded yet."""

    number: int
    seed: int
    asked: int
    cells: tuple[Cell, ...]
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class _Pick:
    text: int
    hash: str
    stratum: str
    weight: float
    ads: int


def draw(db: Store, n: int, seed: int) -> Sample:
    """`n` texts, or all if there are no more. Raises TooFew, SourceChanged and what the store raises.

    They come in a random order, so that those judged from the top down are a sample of their own.
    """
    db.execute(_POPULATION)
    picks, cells = _picks(db, n, seed)
    picks.sort(key=lambda pick: blake2b(f"order:{seed}:{pick.hash}".encode(), digest_size=16).digest())
    drawn = _told(db, picks)
    before = db.rows("SELECT sample FROM samples WHERE seed = ? AND asked = ? ORDER BY sample", [seed, n])
    (last,) = db.row("SELECT coalesce(max(sample), 0) FROM samples")
    return Sample(before[0][0] if before else last + 1, seed, n, cells, drawn)


def record(db: Store, sample: Sample) -> None:
    """Keep what was drawn, so that the judged sheet can be held against it."""
    number = sample.number
    rows: dict[Any, list[tuple[Any, ...]]] = {
        table: db.rows(f"SELECT * FROM {table.name} WHERE sample != ? ORDER BY ALL", [number])
        for table in (SAMPLES, SAMPLE_CELLS, SAMPLED)
    }
    rows[SAMPLES].append((number, sample.seed, sample.asked, len(sample.drawn)))
    rows[SAMPLE_CELLS] += [
        (number, c.stratum, c.category, c.clean, c.texts, c.ads, c.squares) for c in sample.cells
    ]
    rows[SAMPLED] += [
        (number, d.number, d.text, d.stratum, d.weight, d.ads, sorted({f.category for f in d.findings}))
        for d in sample.drawn
    ]
    db.replace(rows)


def _picks(db: Store, n: int, seed: int) -> tuple[list[_Pick], tuple[Cell, ...]]:
    sizes: dict[str, int] = dict(
        db.rows("SELECT category, count(*) FROM population GROUP BY category ORDER BY category")
    )
    shares, clean = allocate({name: size for name, size in sizes.items() if name}, sizes.get("", 0), n)
    picks: list[_Pick] = []
    for category, count in {**shares, "": clean}.items():
        posted: dict[int, int] = dict(
            db.rows(
                "SELECT ads, count(*) FROM population WHERE category = ? GROUP BY ads ORDER BY ads",
                [category],
            )
        )
        chances = list(inclusion(posted, count).items())
        if chances:
            marks = ", ".join(["(?::BIGINT, ?::DOUBLE)"] * len(chances))
            db.execute(
                f"CREATE OR REPLACE TEMP TABLE chances AS SELECT * FROM (VALUES {marks}) AS t(ads, chance)",
                [value for pair in chances for value in pair],
            )
            picks += [
                _Pick(text, hash, category or CLEAN, 1 / chance, ads)
                for text, hash, ads, chance in db.rows(_DRAW, [f"{seed}:", category, count])
            ]
    return picks, tuple(Cell(*row) for row in db.rows(_CELLS, [CLEAN]))


def _told(db: Store, picks: list[_Pick]) -> tuple[Drawn, ...]:
    """What has to be known of each text to judge it."""
    numbers = [pick.text for pick in picks]
    places = {
        ad: (path, row, title or id or "", body)
        for ad, path, row, title, id, body in db.rows(
            "SELECT ad, s.path, a.row, a.title, a.id, t.body FROM ads a JOIN sources s USING (source) "
            "JOIN texts t ON t.text = a.ad WHERE ad IN (SELECT unnest(?))",
            [numbers],
        )
    }
    found: dict[int, list[Found]] = {}
    for text, number, rule, category, wording, begins, ends, zh, en in db.rows(
        "SELECT f.text, finding, rule, f.category, wording, begins, ends, message_zh, message_en "
        "FROM findings f JOIN rules USING (rule) WHERE f.text IN (SELECT unnest(?)) ORDER BY f.text, finding",
        [numbers],
    ):
        message = Bilingual(zh=zh, en=en).about(wording)
        found.setdefault(text, []).append(Found(number, rule, category, wording, begins, ends, message))
    lost = {p.text: bytes.fromhex(p.hash.replace("-", "")) for p in picks if places[p.text][3] is None}
    read = reread.texts(db, lost)
    return tuple(
        Drawn(
            number, pick.text, pick.hash, pick.stratum, pick.weight, pick.ads, places[pick.text][0], places[pick.text][1],
            places[pick.text][2], read.get(pick.text, places[pick.text][3]), tuple(found.get(pick.text, ())),
        )
        for number, pick in enumerate(picks, 1)
    )  # fmt: skip


def cells_of(db: Store, sample: int) -> tuple[Cell, ...]:
    """The strata of a sample that was recorded."""
    return tuple(
        Cell(*row)
        for row in db.rows(
            "SELECT stratum, category, clean, texts, ads, squares FROM sample_cells WHERE sample = ? ORDER BY ALL",
            [sample],
        )
    )

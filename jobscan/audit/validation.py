"""A judged sheet against its database: what it says of the whole audit, and kept for the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobscan.audit import judgement
from jobscan.audit.draw import Found, cells_of
from jobscan.audit.estimate import ANY, Estimate, Measures, Unit, measures
from jobscan.audit.judgement import Asked, Verdict
from jobscan.audit.sample_schema import VALIDATION
from jobscan.audit.sheet import key
from jobscan.audit.sheet_file import BadSheet, Line, Wrong
from jobscan.evaluation.interval import wilson
from jobscan.finding import Bilingual

if TYPE_CHECKING:
    from jobscan.audit.store import Store

UNITS: tuple[Unit, ...] = ("texts", "ads")


@dataclass(frozen=True, slots=True)
class Validation:
    """What a judged sample says, by category (ANY first, then those found or missed), for texts and ads."""

    sample: int
    seed: int
    verdict: Verdict
    names: dict[str, Bilingual]
    texts: tuple[Measures, ...]
    ads: tuple[Measures, ...]


def validate(db: Store, lines: Sequence[Line]) -> Validation:
    """Raises BadSheet for lines that are not this database's sample, and what the store raises."""
    number = judgement.sample_of(lines)
    known = db.rows("SELECT seed FROM samples WHERE sample = ?", [number])
    if not known:
        raise BadSheet(Wrong(0, "", _no_sample(number)))
    names = {
        id: Bilingual(zh=zh, en=en)
        for id, zh, en in db.rows("SELECT category, name_zh, name_en FROM categories ORDER BY category")
    }
    verdict = judgement.read(lines, _asked(db, number), names)
    cells = cells_of(db, number)
    seen = {c.category for c in cells} | {c for j in verdict.judged for c, true in j.true.items() if true}
    categories = (ANY, *(id for id in names if id in seen))
    texts, ads = (
        tuple(measures(cells, verdict.judged, category, unit) for category in categories) for unit in UNITS
    )
    return Validation(number, known[0][0], verdict, names, texts, ads)


def keep(db: Store, validation: Validation) -> None:
    """Write the table `validation` anew. What cannot be told has no row."""
    db.replace({VALIDATION: list(rows(validation))})


def rows(validation: Validation) -> list[tuple[str, str, float, float, float, int]]:
    """The rows of the table `validation`."""
    found: list[tuple[str, str, float, float, float, int]] = []
    for texts, ads in zip(validation.texts, validation.ads, strict=True):
        for measure, estimate in (
            ("precision", texts.precision),
            ("recall", texts.recall),
            ("prevalence", ads.prevalence),
            ("raw", raw(ads)),
            ("prevalence_texts", texts.prevalence),
            ("raw_texts", raw(texts)),
        ):
            if estimate.value is not None:
                limits = estimate.value, estimate.low, estimate.high
                found.append((texts.category, measure, *limits, estimate.n))
    return found


def raw(of: Measures) -> Estimate:
    """The share as jobscan found it, with Wilson's interval as in the other reports."""
    interval = wilson(of.found, of.of)
    if interval is None:
        return Estimate(None, 0.0, 1.0, 0)
    return Estimate(of.found / of.of, *interval, of.of)


def _asked(db: Store, sample: int) -> list[Asked]:
    """What the sheet asks, from what was recorded and the findings in the database."""
    findings: dict[int, list[tuple[Found, str]]] = {}
    for text, number, rule, category, wording, begins, ends in db.rows(
        "SELECT f.text, finding, rule, category, wording, begins, ends FROM findings f "
        "WHERE f.text IN (SELECT text FROM sampled WHERE sample = ?) ORDER BY f.text, finding",
        [sample],
    ):
        found = Found(number, rule, category, wording, begins, ends, Bilingual(zh="", en=""))
        findings.setdefault(text, []).append((found, category))
    asked = []
    for number, text, hash, stratum, weight, ads in db.rows(
        "SELECT number, text, hash::VARCHAR, stratum, weight, sampled.ads FROM sampled JOIN texts USING (text) "
        "WHERE sample = ? ORDER BY number",
        [sample],
    ):
        of = findings.get(text, [])
        keys: dict[str, int | None] = {key(sample, number, hash, found): found.number for found, _ in of}
        keys[key(sample, number, hash, None)] = None
        asked.append(
            Asked(number, stratum, weight, ads, {found.number: category for found, category in of}, keys)
        )
    return asked


def _no_sample(number: int) -> Bilingual:
    return Bilingual(
        zh=f"属于样本 {number}，数据库里没有这个样本；请确认数据库，若已重新审计，请重新抽样。",
        en=f"is of sample {number}, which this database does not hold; make sure that it is the right one, and draw "
        "a new sample if the audit was run anew.",
    )

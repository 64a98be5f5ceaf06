"""The evaluation that programs read: docs/eval.md describes it, eval.schema.json checks it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from jobscan.evaluation.interval import Interval
from jobscan.evaluation.measure import Evaluation, Miss, Noise, Scored, Shortfall, Show
from jobscan.evaluation.score import Counts
from jobscan.reports.safe_json import safe_json

VERSION = 1
"""Of the format. It rises when a field goes or changes its meaning, not when one is added."""

_PLACES = 4
"""Decimals: more than any set of labels can tell."""


def evaluation_json(
    evaluation: Evaluation,
    tool: str,
    show: Collection[Show],
    floors: tuple[float | None, float | None],
    missed: Iterable[Shortfall],
) -> str:
    """The report, ending in a newline; `tool` is jobscan's version, `floors` precision and recall.

    No clock and no path of this machine goes in: the same ads give the same bytes.
    """
    return safe_json(
        {
            "version": VERSION,
            "tool": {"name": "jobscan", "version": tool},
            "sets": [_scored(one) for one in evaluation.sets],
            "overall": [_scored(one) for one in evaluation.overall],
            "floors": {
                "min_precision": floors[0],
                "min_recall": floors[1],
                "missed": [
                    {"lang": s.lang, "measure": s.measure, "value": _rounded(s.value), "floor": s.floor}
                    for s in missed
                ],
            },
            "misses": [_miss(miss) for miss in evaluation.misses()] if "misses" in show else None,
            "noise": [_noise(noise) for noise in evaluation.noise()] if "noise" in show else None,
        }
    )


def _scored(one: Scored) -> dict[str, Any]:
    score = one.score
    clean = score.ads - score.per_ad.labels
    return {
        "path": one.origin,
        "lang": one.lang,
        "by": one.by,
        "ads": score.ads,
        "clean_ads": clean,
        "clean_ads_left_alone": clean - score.per_ad.noise,
        "categories": {category: _counts(counts) for category, counts in score.categories.items()},
        "total": _counts(score.total),
        "per_ad": _counts(score.per_ad),
        "per_ad_and_category": _counts(score.per_ad_and_category),
        "unscored": dict(score.unscored),
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "labels": counts.labels,
        "findings": counts.findings,
        "hits": counts.hits,
        "misses": counts.misses,
        "noise": counts.noise,
        "precision": _rounded(counts.precision),
        "precision_95": _interval(counts.precision_interval),
        "recall": _rounded(counts.recall),
        "recall_95": _interval(counts.recall_interval),
        "f1": _rounded(counts.f1),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)


def _interval(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [round(bound, _PLACES) for bound in interval]


def _miss(miss: Miss) -> dict[str, Any]:
    label = miss.label
    return {
        "path": miss.ad.origin,
        "line": miss.ad.line(label.start),
        "ad": miss.ad.id,
        "lang": miss.ad.lang,
        "category": label.category,
        "start": label.start,
        "end": label.end,
        "quote": label.quote,
        "clause": miss.clause,
        "found_nearby": [
            {"category": f.category, "rule": f.rule, "start": f.start, "end": f.end, "match": f.match}
            for f in miss.nearby
        ],
    }


def _noise(noise: Noise) -> dict[str, Any]:
    finding = noise.finding
    return {
        "path": noise.ad.origin,
        "line": noise.ad.line(finding.start),
        "ad": noise.ad.id,
        "lang": noise.ad.lang,
        "category": finding.category,
        "rule": finding.rule,
        "start": finding.start,
        "end": finding.end,
        "match": finding.match,
        "clause": finding.clause,
        "why": {
            "phrase": finding.why.phrase,
            "origin": finding.why.origin,
            "not_cleared_by": list(finding.why.not_cleared_by),
        },
        "labelled_nearby": [
            {"category": label.category, "start": label.start, "end": label.end, "quote": label.quote}
            for label in noise.nearby
        ],
    }

"""The accuracy that people's judgement of a sample gives, for programs."""

from __future__ import annotations

from typing import Any

from jobscan.audit.estimate import ANY, Estimate, Measures
from jobscan.audit.validation import Validation, raw
from jobscan.reports.safe_json import safe_json

VERSION = 1
"""Of the format. It rises when a field goes or changes its meaning, not when one is added."""

_PLACES = 6


def validation_json(validation: Validation, tool: str) -> str:
    """The report, ending in a newline; `tool` is jobscan's version. Shares are from 0 to 1."""
    verdict = validation.verdict
    return safe_json(
        {
            "version": VERSION,
            "tool": {"name": "jobscan", "version": tool},
            "sample": {"number": validation.sample, "seed": validation.seed},
            "rows": {
                "asked": verdict.asked,
                "answered": verdict.answered,
                "empty": verdict.empty,
                "gone": verdict.gone,
            },
            "texts_judged_whole": verdict.texts,
            "confidence": 0.95,
            "any": _both(validation, ANY),
            "categories": {
                m.category: _both(validation, m.category) for m in validation.texts if m.category != ANY
            },
        }
    )


def _both(validation: Validation, category: str) -> dict[str, Any]:
    found = {}
    for unit, every in (("texts", validation.texts), ("ads", validation.ads)):
        found[unit] = next(_measures(m) for m in every if m.category == category)
    return found


def _measures(m: Measures) -> dict[str, Any]:
    return {
        "found": m.found,
        "of": m.of,
        "precision": _estimate(m.precision),
        "recall": _estimate(m.recall),
        "prevalence": _estimate(m.prevalence),
        "raw": _estimate(raw(m)),
    }


def _estimate(estimate: Estimate) -> dict[str, Any] | None:
    if estimate.value is None:
        return None
    value, low, high = (round(v, _PLACES) for v in (estimate.value, estimate.low, estimate.high))
    return {"value": value, "low": low, "high": high, "n": estimate.n}

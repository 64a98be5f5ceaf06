"""A comparison of two audits for programs."""

from __future__ import annotations

from typing import Any

from jobscan.audit.comparison import Change, Comparison, Count, Facts, Row
from jobscan.reports.safe_json import safe_json

VERSION = 1
"""Of the format. It rises when a field goes or changes its meaning, not when one is added."""

_PLACES = 6


def comparison_json(found: Comparison, tool: str) -> str:
    """The report, ending in a newline; `tool` is jobscan's version. Shares and changes are from -1 to 1."""
    texts = found.texts
    return safe_json(
        {
            "version": VERSION,
            "tool": {"name": "jobscan", "version": tool},
            "before": _facts(found.before),
            "after": _facts(found.after),
            "differs": [{"what": d.what, "before": d.before, "after": d.after} for d in found.differs],
            "comparable": found.comparable,
            "texts": {
                "appeared": texts.appeared,
                "disappeared": texts.disappeared,
                "kept": texts.kept,
                "changed": texts.changed,
                "weighed_anew": texts.weighed,
                "gained": dict(sorted(texts.gained.items())),
                "lost": dict(sorted(texts.lost.items())),
            },
            "confidence": 0.95,
            "rows": [_row(row) for row in found.rows],
        }
    )


def _facts(facts: Facts) -> dict[str, Any]:
    return {
        "name": facts.name,
        "version": facts.version,
        "pack": facts.pack,
        "rules": None if facts.rules is None else list(facts.rules),
        "jurisdictions": list(facts.jurisdictions),
        "inputs": dict(facts.inputs),
        "ads": facts.ads,
        "texts": facts.texts,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "name": row.name,
        "ads": None if row.ads is None else _change(row.ads),
        "texts": _change(row.texts),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "before": _count(change.before),
        "after": _count(change.after),
        "by": None if change.by is None else round(change.by, _PLACES),
        "low": round(change.limits[0], _PLACES),
        "high": round(change.limits[1], _PLACES),
        "clear": change.clear,
        "small": change.small,
    }


def _count(count: Count) -> dict[str, int]:
    return {"having": count.having, "of": count.of}

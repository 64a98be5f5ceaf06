"""The seam to every Arrow engine: a record batch of ads in, a record batch of findings out.

Local workers, Spark's mapInArrow and whatever else speaks Arrow call the same function.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pyarrow as pa

from jobscan.finding import Finding
from jobscan.reports.visible import described

_STRINGS = pa.list_(pa.string())

COLUMNS: tuple[tuple[str, pa.DataType], ...] = (
    ("finding", pa.int32()),
    ("rule", pa.string()),
    ("category", pa.string()),
    ("force", pa.string()),
    ("severity", pa.string()),
    ("lang", pa.string()),
    ("favours", pa.string()),
    ("wording", pa.string()),
    ("begins", pa.int32()),
    ("ends", pa.int32()),
    ("line", pa.int32()),
    ("column", pa.int32()),
    ("clause", pa.string()),
    ("phrase", pa.string()),
    ("laws", _STRINGS),
    ("exceptions", _STRINGS),
    ("jurisdictions", _STRINGS),
    ("fingerprint", pa.string()),
    ("problem", pa.string()),
)
"""What a row says of a finding, after the ad's id.

`finding` counts from 1 in each ad. `begins` and `ends` count characters of the text from 0. A row
with a `problem` and nothing else says that the ad could not be scanned: it is never left out.
"""


class Scans(Protocol):
    """What scans an ad: jobscan.Scanner."""

    def scan(self, text: str, jurisdictions: Sequence[str] = (), ad: str = "") -> list[Finding]: ...


def schema(id: pa.DataType) -> pa.Schema:
    """The columns of findings for ads whose ids are of type `id`."""
    return pa.schema([pa.field("id", id), *(pa.field(name, type) for name, type in COLUMNS)])


def scan_batch(batch: pa.RecordBatch, scanner: Scans, jurisdictions: Sequence[str] = ()) -> pa.RecordBatch:
    """The findings of a batch with the columns `id` (of any type) and `text`, in the order of its rows.

    A text that is null has none. Ids go into the fingerprints. Raises UnknownJurisdiction.
    """
    ids, texts = batch.column("id"), batch.column("text").to_pylist()
    found = [
        (at, row)
        for at, (id, text) in enumerate(zip(ids.to_pylist(), texts, strict=True))
        if text
        for row in _rows(scanner, text, jurisdictions, str(id))
    ]
    columns = list(zip(*(row for _, row in found), strict=True)) or [()] * len(COLUMNS)
    taken = ids.take(pa.array([at for at, _ in found], pa.int64()))
    arrays = [pa.array(values, type) for values, (_, type) in zip(columns, COLUMNS, strict=True)]
    return pa.RecordBatch.from_arrays([taken, *arrays], schema=schema(ids.type))


def _rows(scanner: Scans, text: str, jurisdictions: Sequence[str], ad: str) -> Iterator[tuple[Any, ...]]:
    from jobscan.scan.jurisdiction import UnknownJurisdiction

    try:
        found = scanner.scan(text, jurisdictions, ad)
    except UnknownJurisdiction:
        raise
    except Exception as error:  # one ad never stops a batch, and is never "no findings"
        yield (*[None] * (len(COLUMNS) - 1), described(error))
        return
    for number, finding in enumerate(found, 1):
        yield (number, *_row(finding), None)


def _row(f: Finding) -> tuple[Any, ...]:
    return (
        f.rule,
        f.category,
        f.force.value,
        f.severity.value,
        f.lang,
        f.favours,
        f.match,
        f.start,
        f.end,
        f.line,
        f.column,
        f.clause,
        f.why.phrase,
        [law.law for law in f.laws],
        [exception.id for exception in f.exceptions],
        list(f.jurisdictions),
        f.fingerprint,
    )

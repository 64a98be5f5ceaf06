"""Rows for the audit's tables, as Arrow: what a worker makes of a chunk and the writer takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from jobscan.audit.chunk import Chunk, Lost, Record, Scanned
from jobscan.audit.dates import day
from jobscan.engines.arrow import COLUMNS

ADS = pa.schema(
    [
        ("ad", pa.int64()),
        ("source", pa.int32()),
        ("row", pa.int64()),
        ("text", pa.int64()),
        ("hash", pa.uuid()),
        ("id", pa.string()),
        ("title", pa.string()),
        ("date", pa.date32()),
        ("groups", pa.map_(pa.string(), pa.string())),
    ]
)
"""`text` is the text's number: the one that it has already, or in this chunk's `texts`."""
TEXTS = pa.schema(
    [
        ("text", pa.int64()),
        ("hash", pa.uuid()),
        ("characters", pa.int32()),
        ("jurisdictions", pa.list_(pa.string())),
        ("findings", pa.int32()),
        ("severity", pa.string()),
        ("body", pa.string()),
        ("signature", pa.binary()),
    ]
)
"""`text`: the number of the chunk's first ad with it. `signature` is null unless near-duplicates are to be grouped."""
_DROPPED = ("problem", "jurisdictions")
"""What a finding's row need not say again: problems are errors, jurisdictions are the text's."""
FINDINGS = pa.schema([("text", pa.int64()), *(column for column in COLUMNS if column[0] not in _DROPPED)])


def ads(found: Iterable[tuple[Record, bytes]], numbers: Mapping[bytes, int]) -> pa.RecordBatch:
    """A row for each ad with its text's hash; `numbers` has the text's number."""
    return batch(
        [
            (
                r.ad,
                r.source,
                r.row,
                numbers[key],
                key,
                None if r.id is None else sound(r.id),
                None if r.title is None else sound(r.title),
                day(r.date),
                [(sound(name), sound(value)) for name, value in r.groups.items()],
            )
            for r, key in found
        ],
        ADS,
    )


def findings(found: pa.RecordBatch, texts: Mapping[str, int]) -> pa.RecordBatch:
    """What scan_batch has found, by the texts' numbers and no longer by the ids that it was given."""
    numbers = pa.array([texts[id] for id in found.column("id").to_pylist()], pa.int64())
    columns = [found.column(field.name) for field in FINDINGS if field.name != "text"]
    return pa.RecordBatch.from_arrays([numbers, *columns], schema=FINDINGS)


def sound(text: str) -> str:
    """Lone surrogates replaced: Arrow and DuckDB keep UTF-8. Offsets stay the same."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")
    return text


def batch(rows: Sequence[tuple[object, ...]], of: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) or [()] * len(of)
    arrays = [_array(values, field.type) for values, field in zip(columns, of, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=of)


def _array(values: Sequence[object], type: pa.DataType) -> pa.Array:
    if type == pa.uuid():
        return pa.ExtensionArray.from_storage(type, pa.array(values, pa.binary(16)))
    return pa.array(values, type)


def nothing(chunk: Chunk, errors: tuple[Lost, ...]) -> Scanned:
    """A chunk of which nothing but errors is known."""
    payload = chunk.payload
    return Scanned(
        chunk.number,
        payload.source.number,
        payload.row,
        batch([], ADS),
        batch([], TEXTS),
        batch([], FINDINGS),
        errors,
    )


def joined(first: Scanned, second: Scanned) -> Scanned:
    """One result of two parts of a chunk; a text that both have is the first's."""
    there = {hash: number for number, hash in numbered(first)}
    second = renumbered(second, {number: there[hash] for number, hash in numbered(second) if hash in there})
    return replace(
        first,
        ads=pa.concat_batches([first.ads, second.ads]),
        texts=pa.concat_batches([first.texts, second.texts]),
        findings=pa.concat_batches([first.findings, second.findings]),
        errors=(*first.errors, *second.errors),
    )


def numbered(scanned: Scanned) -> list[tuple[int, bytes]]:
    """The numbers of the chunk's texts and their hashes."""
    hashes = scanned.texts.column("hash").storage.to_pylist()
    return list(zip(scanned.texts.column("text").to_pylist(), hashes, strict=True))


def renumbered(scanned: Scanned, others: Mapping[int, int]) -> Scanned:
    """`scanned` without the texts that others have had already: these texts' numbers here, and their numbers there."""
    if not others:
        return scanned
    gone = pa.array(others, pa.int64())
    ads = scanned.ads
    texts = pa.array([others.get(text, text) for text in ads.column("text").to_pylist()], pa.int64())
    return replace(
        scanned,
        ads=ads.set_column(ads.schema.get_field_index("text"), "text", texts),
        texts=_without(scanned.texts, gone),
        findings=_without(scanned.findings, gone),
    )


def _without(rows: pa.RecordBatch, texts: pa.Array) -> pa.RecordBatch:
    return rows.filter(pc.invert(pc.is_in(rows.column("text"), texts)))

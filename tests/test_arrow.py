"""The seam to Arrow engines: a batch of ads in, a batch of findings out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from run_audits import few, pack

from jobscan.engines.arrow import COLUMNS, scan_batch, schema
from jobscan.finding import Finding
from jobscan.scan.jurisdiction import UnknownJurisdiction
from jobscan.scan.scanner import Scanner

TEXTS = [
    "限男性。",
    "A clerk. Males only, no women.",
    "薪资面议。",
    "",
    None,
    "限女性，限女性",
    "一" * 300 + "限男",
]
scanner = Scanner(pack(), few())


def batch(ids: pa.Array, texts: Sequence[str | None]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([ids, pa.array(texts, pa.string())], names=["id", "text"])


@given(st.lists(st.sampled_from(TEXTS), max_size=8))
def test_the_rows_are_the_scanners_findings(texts: list[str | None]) -> None:
    found = scan_batch(batch(pa.array(range(len(texts)), pa.int64()), texts), scanner)
    assert found.schema == schema(pa.int64())
    expected = [
        (at, number, f.rule, f.match, f.start, f.end, f.fingerprint)
        for at, text in enumerate(texts)
        for number, f in enumerate(scanner.scan(text or "", ad=str(at)), 1)
    ]
    columns = ("id", "finding", "rule", "wording", "begins", "ends", "fingerprint")
    assert list(zip(*(found.column(name).to_pylist() for name in columns), strict=True)) == expected


@pytest.mark.parametrize(
    ("ids", "kept"),
    [
        (pa.array([7, 8], pa.int32()), [7, 8]),
        (pa.array(["a", "b"]), ["a", "b"]),
        (pa.array(["a", "b"], pa.large_string()), ["a", "b"]),
        (pa.array([b"a", b"b"]), [b"a", b"b"]),
        (pa.array([1, None]), [1, None]),
        (pa.array([uuid.UUID(int=1).bytes, uuid.UUID(int=2).bytes], pa.binary(16)), None),
        (pa.array(["a", "b"]).dictionary_encode(), ["a", "b"]),
    ],
)
def test_ids_of_any_type_are_kept(ids: pa.Array, kept: list[object] | None) -> None:
    found = scan_batch(batch(ids, ["限男性", "Males only"]), scanner)
    assert found.column("id").type == ids.type
    assert found.column("id").to_pylist() == (kept or ids.to_pylist())


def test_a_row_says_everything_of_a_finding() -> None:
    found = scan_batch(batch(pa.array(["x"]), ["要求：\n限男性。"]), scanner, ("CN",))
    (row,) = found.to_pylist()
    assert {name: row[name] for name in ("rule", "category", "force", "severity", "lang", "favours")} == {
        "rule": "zh-gender-only",
        "category": "gender",
        "force": "require",
        "severity": "error",
        "lang": "zh",
        "favours": "men",
    }
    assert (row["line"], row["column"], row["clause"], row["jurisdictions"]) == (2, 1, "限男性", ["CN"])
    assert set(row["laws"]) <= {law.id for law in pack().laws.laws if law.jurisdiction == "CN"}
    assert row["laws"]
    assert row["problem"] is None


class Broken:
    def scan(self, text: str, jurisdictions: Sequence[str] = (), ad: str = "") -> list[Finding]:
        if text == "broken":
            raise ValueError("no\nway")
        return scanner.scan(text, jurisdictions, ad)


def test_an_ad_that_cannot_be_scanned_is_a_row_of_its_own() -> None:
    found = scan_batch(batch(pa.array([1, 2, 3]), ["限男性", "broken", "限女性"]), Broken())
    assert found.column("id").to_pylist() == [1, 2, 3]
    assert found.column("problem").to_pylist() == [None, "ValueError: no way", None]
    assert {found.column(name)[1].as_py() for name, _ in COLUMNS if name != "problem"} == {None}


def test_a_jurisdiction_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnknownJurisdiction):
        scan_batch(batch(pa.array([1]), ["限男性"]), scanner, ("XX",))

"""The JSON report: what its schema and its documentation say, byte for byte."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from findings import everything, finding, result, setting
from syrupy.assertion import SnapshotAssertion

import jobscan.reports
from jobscan.finding import Citation, Finding, Why
from jobscan.reports import jsonl
from jobscan.reports.json_report import report as json_report
from jobscan.reports.result import Scanned
from jobscan.sources.ad import Ad

SCHEMA = json.loads((Path(jobscan.reports.__path__[0]) / "report.schema.json").read_text("utf-8"))
DOCS = Path(__file__).parent.parent / "docs"


def test_whole_report(snapshot: SnapshotAssertion) -> None:
    assert json_report(result(), setting()) == snapshot


@pytest.mark.parametrize(
    "report", [result(), everything(), dataclasses.replace(result(), scanned=(), asked=("CN",))]
)
def test_report_keeps_to_its_schema(report: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json_report(report, setting())), SCHEMA)


def test_every_field_of_a_finding_is_there() -> None:
    (first, *_) = json.loads(json_report(result(), setting()))["findings"]
    assert set(first) == {f.name for f in dataclasses.fields(Finding)} | {"path", "ad", "place", "fix"}
    assert set(first["laws"][0]) == {f.name for f in dataclasses.fields(Citation)}
    assert set(first["why"]) == {f.name for f in dataclasses.fields(Why)}


def test_unsafe_characters_are_escaped_and_come_back() -> None:
    text = "限\x1b女\x9b性\x7f\u202e\u200b\ud800\U000e0041\t\n"
    scanned = (Scanned(Ad("a", text, {}, "a\udcff\x1b.txt"), (finding(text, text),)),)
    written = json_report(dataclasses.replace(result(), scanned=scanned), setting())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\ud800-\udfff\U000e0041]", written)
    written.encode("utf-8")
    (back,) = json.loads(written)["findings"]
    assert (back["match"], back["path"]) == (text, "a\udcff\x1b.txt")


@pytest.mark.parametrize("name", ["json.md", "json.zh-CN.md"])
def test_documentation_names_every_field(name: str) -> None:
    documented = set(re.findall(r"^\| (`[^|]+`) \|", (DOCS / name).read_text("utf-8"), re.MULTILINE))
    fields = {field.strip("`").split(".")[-1] for cell in documented for field in re.split("[,、] ?", cell)}
    tables = [SCHEMA, SCHEMA["properties"]["summary"], SCHEMA["$defs"]["finding"]]
    tables += [SCHEMA["$defs"]["finding"]["properties"]["laws"]["items"]]
    expected = {key for table in tables for key in table["properties"]}
    nested = {"tool", "jurisdictions", "why"}  # documented as tool.name, …
    assert expected - nested <= fields
    assert fields <= expected | {
        *("name", "version", "chosen", "guessed", "phrase", "origin", "not_cleared_by"),
    }


def test_lines_are_the_same_objects() -> None:
    report = json.loads(json_report(everything(), setting()))
    lines = [json.loads(line) for line in jsonl.report(everything(), setting()).splitlines()]
    kinds = {
        "finding": "findings",
        "suppressed": "suppressed",
        "unreadable": "unreadable",
        "notice": "notices",
    }
    for kind, field in kinds.items():
        assert [
            {k: v for k, v in line.items() if k != "type"} for line in lines if line["type"] == kind
        ] == report[field]
    head = {key: report[key] for key in ("version", "tool", "jurisdictions")}
    assert lines[-1] == {"type": "summary"} | head | report["summary"]
    assert [line["type"] for line in lines].index("summary") == len(lines) - 1


def test_places_and_fixes() -> None:
    report = json.loads(json_report(everything(), setting()))
    told = [(f["path"], f["line"], f["column"], f["place"], f["fix"]) for f in report["findings"][4:]]
    assert told == [
        ("ads/page.html", 1, 4, {"line": 1, "column": 4}, {"start": 0, "end": 8, "text": "Salesperson"}),
        ("ads/page.html", 2, 14, {"line": 2, "column": 14}, None),
        ("ads/店员.docx", None, None, {"paragraph": 4}, {"start": 4, "end": 8, "text": ""}),
        ("ads/店员.docx", None, None, {"table": 1, "row": 2, "cell": "3"}, None),
        ("ads/简章.pdf", None, None, {"page": 3}, None),
        ("ads/jobs.xlsx", None, None, {"sheet": "Q1 jobs", "row": 5, "cell": "C5"}, None),
        ("ads/jobs.parquet", None, None, {"row": 17, "field": "description"}, None),
    ]
    assert [(f["match"], f["reason"], f["until"]) for f in report["suppressed"]] == [
        ("drives", "agreed with legal [#12](http://x.example) | ok", "2027-01-31"),
        ("Male only", "a studio part", None),
    ]
    assert (report["summary"]["suppressed"], report["summary"]["known"]) == (2, 1)

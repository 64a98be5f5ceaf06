"""The JSON report: what its schema and its documentation say, byte for byte."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from findings import finding, result
from syrupy.assertion import SnapshotAssertion

import jobscan.reports
from jobscan.finding import Citation, Finding, Why
from jobscan.reports.json_report import json_report
from jobscan.reports.result import Scanned
from jobscan.sources.ad import Ad

SCHEMA = json.loads((Path(jobscan.reports.__path__[0]) / "report.schema.json").read_text("utf-8"))
DOCS = Path(__file__).parent.parent / "docs"


def test_whole_report(snapshot: SnapshotAssertion) -> None:
    assert json_report(result(), "1.2.3") == snapshot


@pytest.mark.parametrize("report", [result(), dataclasses.replace(result(), scanned=(), asked=("CN",))])
def test_report_keeps_to_its_schema(report: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(json.loads(json_report(report, "1.2.3")), SCHEMA)


def test_every_field_of_a_finding_is_there() -> None:
    (first, *_) = json.loads(json_report(result(), "1"))["findings"]
    assert set(first) == {f.name for f in dataclasses.fields(Finding)} | {"path"}
    assert set(first["laws"][0]) == {f.name for f in dataclasses.fields(Citation)}
    assert set(first["why"]) == {f.name for f in dataclasses.fields(Why)}


def test_unsafe_characters_are_escaped_and_come_back() -> None:
    text = "限\x1b女\x9b性\x7f\u202e\u200b\ud800\U000e0041\t\n"
    scanned = (Scanned(Ad("a", text, {}, "a\udcff\x1b.txt"), (finding(text, text),)),)
    written = json_report(dataclasses.replace(result(), scanned=scanned), "1")
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
    assert fields <= expected | {"name", "version", "chosen", "guessed", "phrase", "origin", "not_cleared_by"}

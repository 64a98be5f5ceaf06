"""The same findings through every format of `jobscan check`, and what SARIF would change takes them away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from commands import Run, run
from sarif_pydantic import Sarif
from test_reports_formats import told

from jobscan.pack.load import built_in
from jobscan.reports.formats import FORMATS

__all__ = ["run"]

ADS = {
    "店员.txt": "招聘店员\r\n\r\n🙂 会英语，限女性，包吃住。\r\n要求：35岁以下，有经验者优先。\r\n",
    "clerk.md": "# Salesman wanted\n\nYou sell *paint*. **Male only**, own van.\n",
    "page.html": "<h1>招聘前台</h1>\n<ul>\n<li>会 R&amp;D 英语，限女性，包吃住。</li>\n<li>已婚优先，朝九晚五。</li>\n</ul>\n",
    "jobs.csv": '职位,职位描述\n前台,"会""英语""，限女性，\n包吃住。"\n',
    "jobs.jsonl": '{"title": "前台", "description": "会英语\\n\\u9650女性，包吃住。"}\n',
}


@pytest.fixture
def ads(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """With the built-in rules."""
    monkeypatch.setattr("jobscan.pack.load.built_in", built_in)
    for name, text in ADS.items():
        (tmp_path / name).write_bytes(text.encode())
    return run


def fingerprints(ran: str) -> list[str]:
    return sorted(f["fingerprint"] for f in json.loads(ran)["findings"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_says_the_same(ads: Run, lang: str) -> None:
    shown = {
        format: ads("check", *ADS, "--format", format, "--lang", lang).out.lstrip("\ufeff")
        for format in FORMATS
    }
    expected = told("json", shown["json"])
    assert len(expected) > len(ADS)
    assert {format: told(format, shown[format]) for format in FORMATS} == dict.fromkeys(FORMATS, expected)


def test_sarif_says_the_same_in_the_same_places(ads: Run) -> None:
    sarif = ads("check", *ADS, "--format", "sarif").out
    Sarif.model_validate_json(sarif)
    [run] = json.loads(sarif)["runs"]
    found = json.loads(ads("check", *ADS, "--format", "json").out)["findings"]
    assert [
        (r["ruleId"], r["partialFingerprints"]["jobscan/v1"], *_start(r["locations"][0]["physicalLocation"]))
        for r in run["results"]
    ] == [(f["rule"], f["fingerprint"], f["line"], f["column"]) for f in found]
    # Not every change: marks within what goes (**Male only**,) are for `jobscan fix`, which knows them.
    assert all(f["fix"] for f, r in zip(found, run["results"], strict=True) if "fixes" in r)


def _start(location: dict[str, Any]) -> tuple[int, int]:
    return location["region"]["startLine"], location["region"]["startColumn"]


def replaced(text: str, region: dict[str, int], content: str) -> str:
    """`text` with a region of SARIF replaced: lines and columns from 1, in Unicode characters."""
    lines = text.splitlines(keepends=True)

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column - 1

    start = offset(region["startLine"], region["startColumn"])
    return text[:start] + content + text[offset(region["endLine"], region["endColumn"]) :]


CHANGES = [
    ("店员.txt", "，限女性", ""),
    ("店员.txt", "35岁以下，", ""),
    ("clerk.md", "Salesman", "Salesperson"),
    ("page.html", "，限女性", ""),
    ("page.html", "已婚优先，", ""),
    ("jobs.csv", "限女性，", ""),
]


def test_what_sarif_would_change_takes_the_finding_away(ads: Run, tmp_path: Path) -> None:
    """Each change is made on its own, by what stands in the report alone."""
    [run] = json.loads(ads("check", *ADS, "--format", "sarif").out)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    changed = []
    for result in run["results"]:
        for change in (change for fix in result.get("fixes", []) for change in fix["artifactChanges"]):
            name = unquote(change["artifactLocation"]["uri"])
            before = fingerprints(ads("check", name, "--format", "json").out)
            text = ADS[name]
            for replacement in change["replacements"]:
                text = replaced(text, replacement["deletedRegion"], replacement["insertedContent"]["text"])
            (tmp_path / name).write_bytes(text.encode())
            before.remove(result["partialFingerprints"]["jobscan/v1"])
            assert fingerprints(ads("check", name, "--format", "json").out) == before
            (tmp_path / name).write_bytes(ADS[name].encode())
            changed.append((name, text))
    assert changed == [(name, ADS[name].replace(old, new)) for name, old, new in CHANGES]

"""Every format: its whole output in both languages, and the same findings in all of them."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree

import pytest
from findings import everything, pack, result, setting
from sarif_pydantic import Sarif
from syrupy.assertion import SnapshotAssertion

from jobscan.finding import Language
from jobscan.reports.csv_report import BOM
from jobscan.reports.formats import FORMATS, guess, render
from jobscan.reports.paths import relative, uri
from jobscan.reports.place import label, within
from jobscan.reports.result import Result
from jobscan.sources.place import Place

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_whole_report(format: str, lang: Language, snapshot: SnapshotAssertion) -> None:
    assert render(format, everything(), setting(lang)) == snapshot


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found(format: str, lang: Language, snapshot: SnapshotAssertion) -> None:
    clean = replace(result(), scanned=(), unreadable=(), notices=(), ads=3)
    shown = render(format, clean, setting(lang))
    assert re.sub("(?s)<style>.*</style>", "<style>…</style>", shown) == snapshot


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_again_is_the_same(format: str) -> None:
    assert render(format, everything(), setting()) == render(format, everything(), setting())


WORDS = {"错误": "error", "警告": "warning", "提示": "note"}
LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
GRAVE = {"major": "error", "minor": "warning", "info": "note"}

Told = tuple[str, str]
"""Rule and severity of a finding."""


def told(format: str, shown: str) -> list[Told]:
    """What a report says was found."""
    if format == "text":
        heads = re.findall(
            r"^\S.*  (错误|警告|提示|error|warning|note)  .*  ([a-z]+(?:-[a-z]+)+)  ", shown, re.MULTILINE
        )
        return [(rule, WORDS.get(word, word)) for word, rule in heads]
    if format == "json":
        return [(f["rule"], f["severity"]) for f in json.loads(shown)["findings"]]
    if format == "jsonl":
        lines = [json.loads(line) for line in shown.splitlines()]
        return [(line["rule"], line["severity"]) for line in lines if line["type"] == "finding"]
    if format == "sarif":
        found = json.loads(shown)["runs"][0]["results"]
        return [
            (r["ruleId"], r["level"])
            for r in found
            if not r.get("suppressions") and r.get("baselineState", "new") == "new"
        ]
    if format == "github":
        commands = re.findall(r"^::(\w+) .*title=[^:,]* \(([\w-]+)\)::", shown, re.MULTILINE)
        return [(rule, LEVELS[level]) for level, rule in commands]
    if format == "gitlab":
        found = [v for v in json.loads(shown) if v["check_name"] != "unreadable"]
        return [(v["check_name"], GRAVE[v["severity"]]) for v in found]
    if format == "junit":
        cases = [(case, case.find("failure")) for case in ElementTree.fromstring(shown).iter("testcase")]
        return [
            (case.get("name", "").split()[0], "note" if failure is None else failure.get("type", ""))
            for case, failure in cases
            if failure is not None or case.find("system-out") is not None
        ]
    if format == "csv":
        rows = csv.DictReader(StringIO(shown.removeprefix(BOM)))
        return [(row["rule"], row["severity"]) for row in rows if row["status"] == "reported"]
    if format == "markdown":
        heads = re.findall(r"^- \S+ (\S+) <b>.*?</b> `([\w-]+)`", shown, re.MULTILINE)
        return [(rule, WORDS.get(word, word)) for word, rule in heads]
    marked = re.findall(r'class="finding (\w+)".*?<code>([\w-]+)</code>', shown, re.DOTALL)
    return [(rule, severity) for severity, rule in marked]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_the_same_findings_in_every_format(format: str, lang: Language) -> None:
    whole = everything()
    expected = [(finding.rule, finding.severity.value) for _, finding in whole.findings()]
    assert told(format, render(format, whole, setting(lang))) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", FORMATS)
def test_every_place_is_told(format: str, lang: Language) -> None:
    """As `file:3:5` or in parts; of what has no line, page, paragraph and cell."""
    whole = everything()
    shown = render(format, whole, setting(lang))
    for ad, finding in whole.findings():
        place = ad.place(finding.start)
        if place.line:
            parts = [str(place.line)] + ([] if format == "gitlab" else [str(place.column)])
        elif format in ("json", "jsonl"):
            parts = [str(value) for value in (place.page, place.paragraph, place.cell, place.field) if value]
        else:
            parts = [within(place, lang).replace("'", "&#39;" if format == "html" else "'")]
        assert all(part in shown for part in parts), (ad.origin, parts)


SET_ASIDE = {
    "zh": "2处发现已注明理由忽略；1处发现在基线中已有。",
    "en": "2suppressedwithareason;1knowntothebaseline.",
}
COUNTS = {
    "json": '"suppressed":2,"known":1',
    "jsonl": '"suppressed":2,"known":1',
    "sarif": '"suppressed":2,"known":1',
    "junit": 'skipped="3"',
}


@pytest.mark.parametrize("format", [f for f in FORMATS if f not in ("gitlab", "csv")])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_suppressed_and_known_findings_are_counted(format: str, lang: Language) -> None:
    shown = "".join(render(format, everything(), setting(lang)).split())
    assert COUNTS.get(format, SET_ASIDE[lang]) in shown


def test_a_table_lists_them() -> None:
    rows = list(csv.DictReader(StringIO(render("csv", everything(), setting()).removeprefix(BOM))))
    aside = [(r["status"], r["match"], r["reason"], r["until"]) for r in rows if r["status"] != "reported"]
    assert aside == [
        ("suppressed", "drives", "agreed with legal [#12](http://x.example) | ok", "2027-01-31"),
        ("known", "wanted", "", ""),
        ("suppressed", "Male only", "a studio part", ""),
        ("unreadable", "", "", ""),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "whole", [everything(), result(), replace(result(), scanned=())], ids=["all", "some", "none"]
)
def test_sarif_holds(whole: Result, lang: Language) -> None:
    shown = render("sarif", whole, setting(lang))
    Sarif.model_validate_json(shown)
    [run] = json.loads(shown)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in pack().rules]
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    assert all(rule["help"]["markdown"].startswith("## ") for rule in rules)
    assert len({"suppressions" in found for found in run["results"]}) <= 1
    assert {"baselineState" in found for found in run["results"]} <= {whole.baseline}


def test_sarif_marks_what_is_suppressed_and_known() -> None:
    [run] = json.loads(render("sarif", everything(), setting()))["runs"]
    suppressed = [r["suppressions"] for r in run["results"] if r["suppressions"]]
    assert suppressed == [
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "agreed with legal [#12](http://x.example) | ok",
                "properties": {"until": "2027-01-31"},
            }
        ],
        [{"kind": "inSource", "status": "accepted", "justification": "a studio part"}],
    ]
    assert [r["properties"]["match"] for r in run["results"] if r["baselineState"] == "unchanged"] == [
        "wanted"
    ]


def test_sarif_gives_fixes_where_the_file_has_text() -> None:
    [run] = json.loads(render("sarif", everything(), setting()))["runs"]
    fixes = [fix for r in run["results"] for fix in r.get("fixes", [])]
    assert [fix["artifactChanges"][0]["replacements"] for fix in fixes] == [
        [
            {
                "deletedRegion": {"startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 12},
                "insertedContent": {"text": "Salesperson"},
            }
        ]
    ]


PLACES = [
    (Place(line=3, column=5), "a.x:3:5", "a.x:3:5"),
    (Place(line=3, column=5, field="d"), "a.x:3:5", "a.x:3:5"),
    (Place(page=3), "a.x 第 3 页", "a.x, page 3"),
    (Place(paragraph=4), "a.x 第 4 段", "a.x, paragraph 4"),
    (Place(table=1, row=2, cell="3"), "a.x 表格 1 第 2 行 第 3 格", "a.x, table 1 row 2 cell 3"),
    (Place(sheet="Sheet1", row=5, cell="C5"), "a.x Sheet1!C5", "a.x, Sheet1!C5"),
    (Place(sheet="招聘 '26", row=5, cell="C5"), "a.x '招聘 ''26'!C5", "a.x, '招聘 ''26'!C5"),
    (Place(row=17, field="description"), "a.x 第 17 行 description", "a.x, row 17, description"),
    (Place(), "a.x", "a.x"),
]


@pytest.mark.parametrize(("place", "zh", "en"), PLACES)
def test_labels(place: Place, zh: str, en: str) -> None:
    assert (label("a.x", place, "zh"), label("a.x", place, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("origin", "root", "path", "address"),
    [
        ("./ads//a.txt", "/repo", "ads/a.txt", "ads/a.txt"),
        ("/repo/ads/a.txt", "/repo", "ads/a.txt", "ads/a.txt"),
        ("/repository/a.txt", "/repo", "/repository/a.txt", "file:///repository/a.txt"),
        ("/repo/a.txt", "", "/repo/a.txt", "file:///repo/a.txt"),
        ("../a.txt", "/repo", "../a.txt", "../a.txt"),
        ("ads/店 员#1%.txt", "", "ads/店 员#1%.txt", "ads/%E5%BA%97%20%E5%91%98%231%25.txt"),
        ("a:b?c.txt", "", "a:b?c.txt", "a%3Ab%3Fc.txt"),
        ("odd\udcff.txt", "", "odd\udcff.txt", "odd%FF.txt"),
        ("odd\ud800.txt", "", "odd\ud800.txt", "odd%ED%A0%80.txt"),
        ("<stdin>", "/repo", "<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths(origin: str, root: str, path: str, address: str) -> None:
    assert relative(origin, root) == path
    assert uri(path) == address


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("report.html", "html"),
        ("R.HTM", "html"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.json", "json"),
        ("a.jsonl", "jsonl"),
        ("a.xml", "junit"),
        ("a.csv", "csv"),
        ("a.md", "markdown"),
        ("a.txt", "text"),
        ("a", None),
        ("html", None),
    ],
)
def test_the_format_that_a_name_asks_for(path: str, format: str | None) -> None:
    assert guess(path) == format


def test_a_comment_on_a_pull_request_has_an_end() -> None:
    [first, *_] = result().scanned
    many = replace(result(), scanned=(replace(first, findings=first.findings * 100),))
    shown = render("markdown", many, setting())
    assert len(shown) <= 65_000
    listed = shown.count("  - why: ")
    assert f"{300 - listed} more are not listed" in shown

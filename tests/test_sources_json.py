"""JSON and JSON Lines: one ad a record, each word where it stands in the file, escapes and all."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from records import ads, assert_verbatim, items, places, said

from jobscan.sources.ad import Ad
from jobscan.sources.json_tree import parse
from jobscan.sources.literal import literal
from jobscan.sources.opened import Columns
from jobscan.sources.record import LONGEST
from jobscan.sources.tree import DEEPEST, Text

TOLD = "the ad's text is read from 描述, its title from 职位; name others with --text, --title and --id."


@pytest.mark.parametrize(
    ("name", "file", "line", "field"),
    [
        ("a.jsonl", '{"职位": "店员", "描述": "限男性"}\n', 1, "描述"),
        ("a.ndjson", '\n{"职位": "店员",\t"描述": "急聘\\n限男性"}', 2, "描述"),
        ("a.jsonl", '{"职位": "店员", "描述": "\\u6025聘限男性"}\r\n', 1, "描述"),
        ("a.jsonl", '{"职位": "店员", "描述": "急聘，\\u9650\\u7537\\u6027"}', 1, "描述"),
        ("a.jsonl", '{"job": {"职位": "店员", "描述": "限男性"}}', 1, "job.描述"),
        ("a.jsonl", '{"职位": "店员", "任职要求": ["能吃苦", "限男性"]}', 1, "任职要求[1]"),
        ("a.json", '[\n  {"职位": "店员", "描述": "限男性"}\n]', 2, "[0].描述"),
        ("a.json", '[{"职位": "文员", "描述": "x"}, {"职位": "店员", "描述": "限男性"}]', 1, "[1].描述"),
        ("a.json", '{"jobs": [\n{"职位": "店员",\n"描述": "限男性"}]}', 3, "jobs[0].描述"),
        ("a.json", '{"code": 0, "data": {"list": [{"职位": "店员", "描述": "限男性"}]}}', 1, "data.list[0].描述"),
        ("a.json", '{"职位": "店员",\n "描述": "限男性"}', 2, "描述"),
        ("a.json", '{"职位": "文员", "描述": "x"}\n{"职位": "店员", "描述": "限男性"}', 2, "描述"),
        ("a.json", '["招聘文员", "招聘店员，限男性"]', 1, "[1]"),
        ("a.json", '{"@context": "https://schema.org", "@graph": [{"@type": "JobPosting", "title": "店员", "description": "限男性"}]}', 1, "@graph[0].description"),
    ],
)  # fmt: skip
def test_where_it_stands(name: str, file: str, line: int, field: str) -> None:
    """限男性 stands where an editor shows it, or its first escape."""
    raw = file.split("\n")[line - 1]
    column = max(raw.find("限男性"), raw.find("\\u9650")) + 1
    assert places(file, name, "限男性") == [(line, column, field)]
    for ad in ads(file, name):
        assert_verbatim(ad, file)


def test_a_record_becomes_an_ad() -> None:
    record = '{"id": 7, "职位": "店员", "描述": "限\\t男性", "薪": 1.50, "急": true, "x": null, "地": ["京", "沪"]}'
    (ad,) = ads(f"[{record}]", "ads.json")
    assert ad == Ad(
        "ads.json#7", "店员\n\n限\t男性", {"id": "7", "职位": "店员", "薪": "1.50", "急": "true", "地": "京, 沪"},
        "ads.json", record, 1, ad.segments, (), 2,
    )  # fmt: skip
    assert ad.source_span(4, 7) == (record.index("限"), record.index("限") + 4)


def test_a_job_posting_of_schema_org() -> None:
    posting = {
        "@type": "JobPosting",
        "title": "Barista",
        "description": "Pour coffee.",
        "qualifications": "Male only",
        "jobBenefits": ["Meals", "Uniform"],
        "identifier": {"@type": "PropertyValue", "value": "B-12"},
        "hiringOrganization": {"name": "A cafe"},
    }
    (ad,) = ads(json.dumps(posting), "ad.json")
    assert (ad.id, ad.text) == ("ad.json#B-12", "Barista\n\nPour coffee.\n\nMale only\n\nMeals\nUniform")
    assert ad.fields["hiringOrganization.name"] == "A cafe"


BREAKS_OFF = "is not complete JSON: it breaks off; the file may be cut short, export it again."
DEEP = f"is nested deeper than {DEEPEST} levels, which no data about jobs is, and was not checked; export flat records."


@pytest.mark.parametrize(
    ("name", "file", "texts", "lost"),
    [
        ("a.jsonl", '{"描述": "a"}\n{"描述": \n{"描述": "c"}', ["a", "c"], [f"a.jsonl:2: {BREAKS_OFF}"]),
        ("a.jsonl", '{"描述": "a"}\n{"描述": "b" "c"}\n{"描述": "c"}', ["a", "c"], [f"a.jsonl:2: {BREAKS_OFF}"]),
        (
            "a.jsonl", '{"描述": "a"}\n{"描述": b}\n{"描述": "c"}', ["a", "c"],
            ["a.jsonl:2: is not valid JSON: “b” may not stand here; see to the commas, quotes and brackets around it."],
        ),
        (
            "a.jsonl", '{"描述": "a"}\n{"描述": "\\x"}\n{"描述": "c"}', ["a", "c"],
            ["a.jsonl:2: is not a valid JSON string (JSON has no escape \\x); mend the escape."],
        ),
        ("a.jsonl", '{"描述": "a"}\n' + "[" * 100_000 + '\n{"描述": "c"}', ["a", "c"], [f"a.jsonl:2: {DEEP}"]),
        (
            "a.jsonl", '{"描述": "a"}\n{"描述": "' + "b" * LONGEST + '"}\n{"描述": "c"}', ["a", "c"],
            [
                "a.jsonl:2: is longer than 2 million characters, too much for one ad, and was not checked; see whether "
                "its quotes are paired."
            ],
        ),
        (
            "a.jsonl", '{"描述": "a"}\n{"其他": "b"}\n{"描述": "c"}', ["a", "c"],
            ["has 1 record with nothing in 描述, so nothing to check; the first is a.jsonl:2."],
        ),
        ("a.json", '[{"描述": "a"},\n{"描述": "b"', ["a"], [f"a.json:2: {BREAKS_OFF}"]),
        (
            "a.json", '[{"描述": "a"}\n{"描述": "b"}]', ["a"],
            ["a.json:2: is not valid JSON: a comma is missing between records; nothing after it was checked."],
        ),
        (
            "a.json", '[{"描述": "a"}]\n]', ["a"],
            ["a.json:2: is not valid JSON: “]” may not stand here; see to the commas, quotes and brackets around it."],
        ),
        ("a.json", '[{"描述": "a"}, ' + "[" * 100_000, ["a"], [f"a.json:1: {DEEP}"]),
        ("a.json", '[{"描述": "a"}, {"描述": "\ud800"}]', ["a", "\ufffd"], []),
    ],
    ids=[
        "breaks off", "no comma", "no value", "escape", "deep", "long", "no text", "cut short", "comma", "more", "deep list",
        "lone surrogate",
    ],
)  # fmt: skip
def test_a_bad_record_costs_nothing_but_itself(
    name: str, file: str, texts: list[str], lost: list[str]
) -> None:
    data = file.replace("\ud800", "\\ud800").encode()
    found = items(data, name)
    assert [item.text for item in found if isinstance(item, Ad)] == texts
    assert said(found)[1:] == lost


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("", "{name}: is empty, there is nothing to check; make sure that the ad was saved."),
        (" \n", "{name}: is empty, there is nothing to check; make sure that the ad was saved."),
        ("[" * 100_000, f"{{name}}:1: {DEEP}"),
        ('{"a":' * 100_000, f"{{name}}:1: {DEEP}"),
        (
            "42",
            "{name}: has no column that looks like the text of an ad; name it with --text. The columns: none.",
        ),
        ("\x00\x01\x02\x03", "{name}: is not text but a binary file (it is full of control characters); open it, save the ad's wording as plain text (.txt, UTF-8) and check that."),
    ],
)  # fmt: skip
def test_nothing_to_read(name: str, file: str, message: str) -> None:
    assert said(items(file, name)) == [message.format(name=name)]


def test_columns_cannot_be_chosen_where_the_beginning_is_broken() -> None:
    lines = said(items("x\n" * 20 + '{"描述": "a"}\n', "a.jsonl"))
    assert lines[20:] == [
        "a.jsonl:21: was not checked: none of the first 20 records could be read, so the columns are not known; mend "
        "those."
    ]


PASSED_OVER = (
    "[has no column or key that names a job ad and was passed over; if it holds ads, name the file itself, and the column "
    "with --text.]"
)


@pytest.mark.parametrize(
    ("file", "walked", "expected"),
    [
        ({"职位": "店员", "描述": "x"}, False, [TOLD]),
        ({"职位": "店员", "描述": "x"}, True, [f"[{TOLD}]"]),
        ({"name": "left-pad", "version": "1.0", "description": "pads a string"}, True, [PASSED_OVER]),
        (
            {"$schema": "x", "title": "a schema", "description": "of a thing", "type": "object"},
            True,
            [PASSED_OVER],
        ),
        ({"compilerOptions": {"strict": True}}, True, [PASSED_OVER]),
        (
            {"name": "left-pad", "description": "pads a string"},
            False,
            [
                "the ad's text is read from description, its title from name; name others with --text, --title and --id."
            ],
        ),
    ],
)
def test_what_is_said_of_the_columns(file: object, walked: bool, expected: list[str]) -> None:
    assert said(items(json.dumps(file, ensure_ascii=False), "a.json", walked=walked)) == expected


def test_named_columns() -> None:
    file = '{"a": {"b": "限男性"}, "n": "7", "描述": "x"}'
    (ad,) = ads(file, "a.jsonl", Columns(text=("B",), id="N"))
    assert (ad.id, ad.text, ad.fields) == ("a.jsonl#7", "限男性", {"n": "7", "描述": "x"})


@pytest.mark.parametrize(
    ("raw", "text", "spans"),
    [
        ('"限男性"', "限男性", [(1, 2), (2, 3), (3, 4)]),
        ('"a\\u7537b"', "a男b", [(1, 2), (2, 8), (8, 9)]),
        ('"\\ud83d\\ude00!"', "\U0001f600!", [(1, 13), (13, 14)]),
        ('"\\ud83d!"', "\ufffd!", [(1, 7), (7, 8)]),
        ('"\\n\\/"', "\n/", [(1, 3), (3, 5)]),
        ('""', "", []),
    ],
)
def test_literals(raw: str, text: str, spans: list[tuple[int, int]]) -> None:
    mapped = literal(raw, 0)
    assert mapped.text == text
    assert [mapped.source_span(at, at + 1) for at in range(len(text))] == spans


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@given(JSON, st.booleans(), st.sampled_from([None, 2]))
def test_what_json_writes_is_read_back(value: Any, ascii: bool, indent: int | None) -> None:
    raw = json.dumps(value, ensure_ascii=ascii, indent=indent)

    def plain(node: Any) -> Any:
        if isinstance(node, Text):
            return literal(raw, node.start).text
        if isinstance(node, list):
            return [plain(item) for item in node]
        return {k: plain(v) for k, v in node.values.items()} if hasattr(node, "values") else json.loads(node)

    node, end = parse(raw)
    assert end == len(raw)
    assert repr(plain(node)) == repr(value)


@given(st.text())
def test_no_text_crashes(raw: str) -> None:
    items(raw.encode(), "a.json")
    items(raw.encode(), "a.jsonl")


@given(
    st.lists(st.dictionaries(st.sampled_from(["职位", "描述", "x"]), st.text(max_size=20)), max_size=5),
    st.booleans(),
)
def test_every_verbatim_character_is_found_again(rows: list[dict[str, str]], ascii: bool) -> None:
    lines = "".join(json.dumps(row, ensure_ascii=ascii) + "\n" for row in rows)
    for file, name in ((lines, "a.jsonl"), (json.dumps(rows, ensure_ascii=ascii, indent=1), "a.json")):
        for ad in ads(file, name, Columns(text=("描述",))):
            assert_verbatim(ad, file)

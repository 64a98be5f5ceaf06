"""The JSON Schema says what the loader says: the same keys, and the same refusals of structure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import jobscan.pack
from jobscan.finding import Force
from jobscan.pack import read_exemptions, read_laws, read_rules, read_words
from jobscan.pack.load import built_in
from jobscan.pack.parse import kind

SCHEMA = json.loads((Path(jobscan.pack.__path__[0]) / "rule.schema.json").read_text("utf-8"))
DEFS = SCHEMA["$defs"]
FIXTURES = Path(__file__).parent / "fixtures" / "pack"


class Loader(yaml.SafeLoader):
    """YAML as editors read it for a schema: a date is a text, and only true and false are true and false."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in found if tag.rpartition(":")[2] not in ("timestamp", "bool")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def problems(kind: str, value: Any) -> list[str]:
    """What a file of this kind (`rules`, or one of $defs) is refused for: place and message."""
    schema = SCHEMA if kind == "rules" else {"$ref": f"#/$defs/{kind}", "$defs": DEFS}
    found = Draft202012Validator(schema).iter_errors(value)
    return sorted(f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in found)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


PACK_FILES = [file for root in (built_in(), FIXTURES) for file in sorted(root.rglob("*.yaml"))]


@pytest.mark.parametrize("file", PACK_FILES, ids=lambda file: "/".join(file.parts[-3:]))
def test_every_file_of_the_packs_is_valid(file: Path) -> None:
    assert (
        problems(
            "laws" if file.name == "laws.yaml" else kind(file.name),
            yaml.load(file.read_text("utf-8"), Loader),
        )
        == []
    )


@pytest.mark.parametrize(
    ("definition", "keys", "required"),
    [
        ("rule", read_rules.KEYS, read_rules.REQUIRED),
        ("modifier", read_words._MODIFIER, ("id",)),
        ("law", read_laws._LAW, ("id", "jurisdiction", "name", "article", "verified", "applies")),
        ("laws", read_laws._TOP, read_laws._REQUIRED),
        ("exemption", read_exemptions._KEYS, read_exemptions._REQUIRED),
    ],
)
def test_the_keys_are_those_of_the_loader(
    definition: str, keys: tuple[str, ...], required: tuple[str, ...]
) -> None:
    assert tuple(DEFS[definition]["properties"]) == keys
    assert tuple(DEFS[definition]["required"]) == required


def test_the_forces_are_those_of_a_finding() -> None:
    assert [f["const"] for f in DEFS["rule"]["properties"]["force"]["oneOf"]] == [f.value for f in Force]


def test_the_other_choices_are_those_of_the_loader() -> None:
    application = DEFS["law"]["properties"]["applies"]["items"]["properties"]
    assert tuple(application) == read_laws._APPLIES
    assert tuple(application["to"]["items"]["enum"]) == read_laws._SUBJECTS
    assert tuple(application["favours"]["items"]["enum"]) == read_laws.GROUPS
    assert DEFS["modifier"]["properties"]["reach"]["maximum"] == read_words._FARTHEST


def test_every_key_of_a_rule_is_described() -> None:
    assert [k for k, v in DEFS["rule"]["properties"].items() if not v.get("description")] == []


TEXTS = {"zh": "文", "en": "text"}
RULE = {
    "id": "zh-a",
    "name": TEXTS,
    "category": "gender",
    "force": "require",
    "message": TEXTS,
    "suggestion": TEXTS,
    "explain": TEXTS,
    "find": ["限女性"],
    "examples": {"flag": ["<限女性>"], "pass": ["女装"]},
}
MODIFIER = {"id": "open", "words": ["不限"], "side": "either", "reach": 6}
LAW = {
    "id": "CN-A",
    "jurisdiction": "CN",
    "name": TEXTS,
    "article": None,
    "verified": True,
    "applies": [{"category": "gender", "to": ["wording"]}],
}
VALID: dict[str, Any] = {
    "rules": [RULE],
    "words": {"女": ["女", "女士"], "男": {"group": "men", "words": ["男"]}},
    "context": {"sections": {"benefits": ["福利"]}, "modifiers": [MODIFIER]},
    "segmentation": [{"word": "女装", "example": "限女装"}],
    "laws": {"jurisdictions": {"CN": TEXTS}, "categories": {"gender": {"name": TEXTS, "states": {"CN": "P"}}}, "laws": [LAW]},
}  # fmt: skip
GONE = object()

# kind, where, what stands there instead, what the schema says
REFUSED: list[tuple[str, tuple[Any, ...], Any, str]] = [
    *[
        ("rules", (0, key), GONE, f"0: {key!r} is a required property")
        for key in read_rules.REQUIRED
    ],
    ("rules", (), [], ": [] should be non-empty"),
    ("rules", (0, "catgory"), "x", "0: Additional properties are not allowed ('catgory' was unexpected)"),
    ("rules", (0, "force"), "demand", "0.force: 'demand' is not valid under any of the given schemas"),
    ("rules", (0, "find"), [], "0.find: [] should be non-empty"),
    ("rules", (0, "find"), "限女性", "0.find: '限女性' is not of type 'array'"),
    ("rules", (0, "find", 0), " ", r"0.find.0: ' ' does not match '\\S'"),
    ("rules", (0, "unless"), [], "0.unless: [] should be non-empty"),
    ("rules", (0, "cleared_by"), [], "0.cleared_by: [] should be non-empty"),
    ("rules", (0, "name", "zh"), GONE, "0.name: 'zh' is a required property"),
    ("rules", (0, "message"), "text", "0.message: 'text' is not of type 'object'"),
    ("rules", (0, "examples", "flag"), GONE, "0.examples: 'flag' is a required property"),
    ("rules", (0, "examples", "pass"), GONE, "0.examples: 'pass' is a required property"),
    ("rules", (0, "examples", "flags"), ["a"], "0.examples: Additional properties are not allowed ('flags' was unexpected)"),
    ("rules", (0, "examples", "flag"), [], "0.examples.flag: [] should be non-empty"),
    ("rules", (0, "examples", "flag", 0), "限女性", "0.examples.flag.0: '限女性' does not match '^[^<>]*(<[^<>]+>[^<>]*)+$'"),
    ("rules", (0, "examples", "flag", 0), "<限女性", "0.examples.flag.0: '<限女性' does not match '^[^<>]*(<[^<>]+>[^<>]*)+$'"),
    ("rules", (0, "examples", "pass", 0), "<女装>", "0.examples.pass.0: '<女装>' does not match '^[^<>]*$'"),
    ("words", ("女",), [], "女: [] is not valid under any of the given schemas"),
    ("words", ("女",), ["女", "女"], "女: ['女', '女'] is not valid under any of the given schemas"),
    ("words", ("男", "group"), GONE, "男: {'words': ['男']} is not valid under any of the given schemas"),
    ("context", ("rules",), [], ": Additional properties are not allowed ('rules' was unexpected)"),
    ("context", ("modifiers", 0, "side"), "left", "modifiers.0.side: 'left' is not one of ['before', 'after', 'either', 'anywhere']"),
    ("context", ("modifiers", 0, "reach"), 121, "modifiers.0.reach: 121 is greater than the maximum of 120"),
    ("context", ("modifiers", 0, "reach"), "far", "modifiers.0.reach: 'far' is not of type 'integer'"),
    ("context", ("modifiers", 0, "words"), GONE, "modifiers.0: {'id': 'open', 'side': 'either', 'reach': 6} is not valid under any of the given schemas"),
    ("context", ("modifiers", 0, "section"), "benefits", "modifiers.0: {'id': 'open', 'words': ['不限'], 'side': 'either', 'reach': 6, 'section': 'benefits'} is valid under each of {'required': ['section']}, {'required': ['words']}"),
    ("segmentation", (0, "example"), GONE, "0: 'example' is a required property"),
    ("segmentation", (0, "example"), "<限", "0.example: '<限' does not match '^[^<>]*(<[^<>]*>[^<>]*)*$'"),
    ("laws", ("categories", "gender", "states", "CN"), "X", "categories.gender.states.CN: 'X' is not one of ['P', 'C', 'A']"),
    ("laws", ("laws", 0, "verified"), "maybe", "laws.0.verified: 'maybe' is not of type 'boolean'"),
    ("laws", ("laws", 0, "applies", 0, "to"), ["title"], "laws.0.applies.0.to.0: 'title' is not one of ['wording', 'question', 'document']"),
]  # fmt: skip


@pytest.mark.parametrize("kind", VALID)
def test_the_smallest_files_are_valid(kind: str) -> None:
    assert problems(kind, VALID[kind]) == []


@pytest.mark.parametrize(
    ("kind", "where", "instead", "problem"), REFUSED, ids=lambda v: ".".join(map(str, v)) if isinstance(v, tuple) else ""
)  # fmt: skip
def test_a_refusal_of_structure(kind: str, where: tuple[Any, ...], instead: Any, problem: str) -> None:
    value = json.loads(json.dumps(VALID[kind]))
    if not where:
        value = instead
    else:
        *path, last = where
        inner = value
        for step in path:
            inner = inner[step]
        if instead is GONE:
            del inner[last]
        else:
            inner[last] = instead
    assert problems(kind, value) == [problem]

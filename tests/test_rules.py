"""Every rule of the built-in packs does what its examples say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from jobscan.finding import Bilingual
from jobscan.pack.load import load_pack
from jobscan.pack.rule import Example, Rule
from jobscan.pack.selftest import example_failure, self_test
from jobscan.scan.scanner import Scanner

PACK = load_pack()


@cache
def scanner() -> Scanner:
    return Scanner(PACK, [rule.id for rule in PACK.rules])


def examples() -> Iterator[object]:
    for rule in PACK.rules:
        for kind, found in (("flag", rule.flag), ("pass", rule.passes)):
            for example in found:
                text = " ".join(example.text.split())
                yield pytest.param(rule, example, id=f"{rule.id} {kind} {text}")


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_example(rule: Rule, example: Example) -> None:
    assert example_failure(rule, example, scanner()) is None


def test_every_line_earns_its_place() -> None:
    assert self_test(PACK).failures == ()


def test_there_are_enough() -> None:
    assert len(PACK.rules) >= 200
    assert sum(len(r.flag) + len(r.passes) for r in PACK.rules) >= 4000


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_speaks_both_languages(rule: Rule) -> None:
    texts = (rule.name, rule.message, rule.suggestion, rule.explain, *filter(None, [rule.known_problems]))
    assert [t for t in texts if not (t.zh.strip() and t.en.strip())] == []


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_is_named_after_its_language(rule: Rule) -> None:
    assert rule.id.startswith(f"{rule.lang}-")


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_says_suspected_never_illegal(rule: Rule) -> None:
    said = Bilingual(rule.message.zh, rule.message.en.lower())
    assert not any(word in said.zh for word in ("违法", "非法"))
    assert not any(word in said.en for word in ("illegal", "unlawful", "against the law"))

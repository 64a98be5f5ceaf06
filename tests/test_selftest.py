"""The self-test names a rule's failure: missed, noisy, wrong span, never used."""

from __future__ import annotations

from typing import Any

import pytest
from packs import MINIMAL, pack_of, rules_of

from jobscan.pack.selftest import Failure, self_test


def failures(
    rule: dict[str, Any], *, segmentation: str = "", only: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    """What the self-test says of a pack of one rule, without where it stands."""
    files = MINIMAL | {"zh/gender.yaml": rules_of(**{"zh-a": rule})}
    if segmentation:
        files |= {"zh/segmentation.yaml": segmentation}
    return [(f.rule, f.kind, f.text, f.expected, f.got) for f in self_test(pack_of(files), only).failures]


def rule(find: list[str], flag: list[str], passes: list[str], **more: Any) -> dict[str, Any]:
    return {"find": find, "examples": {"flag": flag, "pass": passes}, **more}


def never_used(text: str) -> tuple[str, ...]:
    return "zh-a", "never used", text, "", ""


# what it shows, the rule, what the self-test says: rule, kind, text, expected, got
RULES: list[tuple[str, dict[str, Any], list[tuple[str, ...]]]] = [
    ("nothing wrong", rule(["限 {女}"], ["<限女性>"], ["限女装"]), []),
    ("missed", rule(["限 {女}"], ["<限女性>", "只要<女性>"], ["女装"]), [("zh-a", "missed", "只要女性", "只要<女性>", "只要女性")]),
    ("missed, with a hit elsewhere", rule(["限 {女}"], ["限女性，只要<女性>"], ["女装"]), [("zh-a", "missed", "限女性，只要女性", "限女性，只要<女性>", "<限女性>，只要女性")]),
    ("one of two missed", rule(["限 {女}"], ["<限女性>，<只要女性>"], ["女装"]), [("zh-a", "wrong span", "限女性，只要女性", "<限女性>，<只要女性>", "<限女性>，只要女性")]),
    ("noisy", rule(["限 {女}"], ["<限女性>"], ["不限女性"]), [("zh-a", "noisy", "不限女性", "不限女性", "不<限女性>")]),
    ("noisy beside the marks", rule(["限 {女}"], ["<限女性>，限女"], ["女装"]), [("zh-a", "noisy", "限女性，限女", "<限女性>，限女", "<限女性>，<限女>")]),
    ("wrong span, too long", rule(["限 {女}"], ["限<女性>"], ["女装"]), [("zh-a", "wrong span", "限女性", "限<女性>", "<限女性>")]),
    ("wrong span, too short", rule(["限 {女}"], ["<本岗限女性>"], ["女装"]), [("zh-a", "wrong span", "本岗限女性", "<本岗限女性>", "本岗<限女性>")]),
    ("a find never used", rule(["限 {女}", "限 {男}"], ["<限女性>"], ["女装"]), [never_used("限 {男}")]),
    ("a find that another covers", rule(["限 {女}", "限 女性"], ["<限女性>", "<限女>"], ["女装"]), [never_used("限 女性")]),
    ("two that cover each other", rule(["限 {女}", "限 {女} [的]"], ["<限女性>"], ["女装"]), [never_used("限 {女}"), never_used("限 {女} [的]")]),
    ("an unless never used", rule(["限 {女}"], ["<限女性>"], ["女装"], unless=["{女} 用户"]), [never_used("{女} 用户")]),
    ("an unless that is used", rule(["限 {女}"], ["<限女性>"], ["限女性用户"], unless=["{女} 用户"]), []),
    ("a cleared_by never used", rule(["限 {女}"], ["<限女性>"], ["女装"], cleared_by=["open"]), [never_used("open")]),
    ("a cleared_by that is used", rule(["限 {女}"], ["<限女性>"], ["限女性，不限"], cleared_by=["open"]), []),
    ("a stop word ends the reach", rule(["限 {女}"], ["<限女性>但不限"], ["限女性，不限"], cleared_by=["open"]), []),
    ("too far to clear", rule(["限 {女}"], ["<限女性>，一二三四不限"], ["限女性，一二三不限"], cleared_by=["open"]), []),
    ("a section that is used", rule(["限 {女}"], ["<限女性>"], ["福利：\n限女性"], cleared_by=["in-benefits"]), []),
    ("a section never used", rule(["限 {女}"], ["<限女性>"], ["女装"], cleared_by=["in-benefits"]), [never_used("in-benefits")]),
    ("an excused hit that is marked", rule(["限 {女}"], ["<限女性>用户", "<限女性>"], ["女装"], unless=["{女} 用户"]), [("zh-a", "missed", "限女性用户", "<限女性>用户", "限女性用户")]),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), [r[1:] for r in RULES], ids=[r[0] for r in RULES])
def test_rule(said: dict[str, Any], expected: list[tuple[str, ...]]) -> None:
    assert failures(said) == expected


HIM = rule(["限 {男}"], ["<限男>"], ["男装"])
# what it shows, segmentation.yaml, what the self-test says
WHOLE_WORDS = [
    ("used", "- {word: 男导购, example: 限男导购}\n", []),
    ("used, with a mark", "- {word: 男导购, example: 限男导购，<限男>}\n", []),
    ("never used", "- {word: 男导购, example: <限男>}\n", [("男导购", "never used", "男导购", "", "")]),
    ("noisy", "- {word: 男导购, example: 限男店员}\n", [("男导购", "noisy", "限男店员", "限男店员", "<限男>店员")]),
    ("missed", "- {word: 男导购, example: <限男导购>}\n", [("男导购", "missed", "限男导购", "<限男导购>", "限男导购")]),
    ("wrong span", "- {word: 男导购, example: <限男店员>}\n", [("男导购", "wrong span", "限男店员", "<限男店员>", "<限男>店员")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("segmentation", "expected"), [w[1:] for w in WHOLE_WORDS], ids=[w[0] for w in WHOLE_WORDS]
)
def test_whole_word(segmentation: str, expected: list[tuple[str, ...]]) -> None:
    assert failures(HIM, segmentation=segmentation) == expected


def test_a_failure_says_where() -> None:
    noisy = MINIMAL["zh/gender.yaml"].replace("- 女装", "- 限女性")
    found = self_test(pack_of(MINIMAL | {"zh/gender.yaml": noisy}))
    assert found.failures == (Failure("zh-a", "noisy", "zh/gender.yaml:14", "限女性", "限女性", "<限女性>"),)
    assert (found.rules, found.examples) == (1, 2)


def test_an_unused_line_says_where() -> None:
    unused = MINIMAL["zh/gender.yaml"].replace("- 限 {女}", "- 限 {女}\n    - 限 {男}")
    found = self_test(pack_of(MINIMAL | {"zh/gender.yaml": unused}))
    assert found.failures == (Failure("zh-a", "never used", "zh/gender.yaml:10", "限 {男}", "", ""),)


def test_only_the_rules_asked_for() -> None:
    noisy = {"examples": {"flag": ["<限女>"], "pass": ["限女"]}}
    rules = rules_of(
        **{
            "zh-a": noisy,
            "zh-b": {**noisy, "find": ["只 限女"], "examples": {"flag": ["<只限女>"], "pass": ["女"]}},
        }
    )
    whole = "- {word: 男导购, example: 限男店员}\n"
    pack = pack_of(MINIMAL | {"zh/gender.yaml": rules, "zh/segmentation.yaml": whole})
    assert [(f.rule, f.kind) for f in self_test(pack).failures] == [
        ("zh-a", "noisy"),
        ("男导购", "never used"),
    ]
    only = self_test(pack, ["zh-b"])
    assert (only.rules, only.examples, only.failures) == (1, 2, ())

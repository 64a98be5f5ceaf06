"""After a fix the finding is gone and nothing new appears: every flag example of the built-in packs."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache

import pytest

from jobscan.finding import Edit, Finding
from jobscan.fix.apply import Fixed, fix, writer
from jobscan.fix.edit import Editor
from jobscan.fix.verify import safe_edits
from jobscan.pack.load import load_pack
from jobscan.pack.rule import Rule
from jobscan.scan.scanner import Scanner
from jobscan.sources.ad import Ad, Item
from jobscan.sources.opened import Opened
from jobscan.sources.text import read

PACK = load_pack()
FIXABLE = [rule for rule in PACK.rules if rule.fix]


@cache
def scanner() -> Scanner:
    return Scanner(PACK, [rule.id for rule in PACK.rules])


@cache
def editor() -> Editor:
    return Editor(PACK)


def again(data: bytes) -> list[Item]:
    return list(read(Opened(io.BytesIO(data), "ad", "ad.txt")))


def scan(ad: Ad) -> list[Finding]:
    return scanner().scan(ad.text)


def said(findings: list[Finding]) -> Counter[tuple[str, str]]:
    return Counter((f.rule, f.match.strip(" ,，、").lower()) for f in findings)


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.id)
def test_every_example(rule: Rule) -> None:
    for example in rule.flag:
        fixed = fix(example.text.encode(), again, scan, editor(), writer("ad.txt"))
        assert isinstance(fixed, Fixed)
        before, after = scanner().scan(fixed.old), scanner().scan(fixed.new)
        assert said(after) <= said(before), example.text
        assert len(after) == len(before) - fixed.done == len(fixed.left), example.text
        assert (fixed.done > 0) == (fixed.before != fixed.after), example.text
        assert not any(edits(fixed.new, after)), fixed.new  # a second fix finds nothing to do


@pytest.mark.parametrize("rule", FIXABLE, ids=lambda rule: rule.id)
def test_what_is_not_edited_stays(rule: Rule) -> None:
    """Each edit is about its finding: no more goes with it than belonged to it."""
    for example in rule.flag:
        found = scanner().scan(example.text)
        for finding, edit in zip(found, edits(example.text, found), strict=True):
            if edit is None:
                continue
            assert edit.start < finding.end, example.text
            assert edit.end > finding.start, example.text
            beside = example.text[edit.start : finding.start] + example.text[finding.end : edit.end]
            assert sum(c.isalnum() for c in beside) <= 40, beside  # a label, 本岗位, a new capital


def edits(text: str, found: list[Finding]) -> tuple[Edit | None, ...]:
    return safe_edits(text, found, editor(), lambda changed: scanner().scan(changed))

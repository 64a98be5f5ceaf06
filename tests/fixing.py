"""A small pack whose rules have a fix, for the tests of `fix`."""

from __future__ import annotations

from functools import cache

from packs import MINIMAL, pack_of, rules_of

from jobscan.finding import Finding
from jobscan.fix.edit import Editor
from jobscan.pack.index import Pack
from jobscan.scan.scanner import Scanner
from jobscan.sources.ad import Ad

FILES = MINIMAL | {
    "zh/gender.yaml": rules_of(
        **{
            "zh-only": {
                "fix": "drop",
                "find": ["限 {女}|{男}"],
                "examples": {"flag": ["会计，<限女性>"], "pass": ["女装"]},
            },
            "zh-title": {
                "fix": {"replace": {"空姐": "空乘人员"}},
                "find": ["空姐"],
                "examples": {"flag": ["<空姐>"], "pass": ["女装"]},
            },
            "zh-prefer": {
                "suggestion": {"zh": "删去优先。", "en": "Drop the preference."},
                "find": ["{男} 优先"],
                "examples": {"flag": ["<男士优先>"], "pass": ["女装"]},
            },
        }
    ),
    "en/gender.yaml": rules_of(
        **{
            "en-only": {
                "fix": "drop",
                "find": ["male|female only"],
                "examples": {"flag": ["Clerk, <male only>"], "pass": ["only"]},
            },
            "en-title": {
                "fix": {"replace": {"salesman": "salesperson", "salesgirl": "salesman"}},
                "find": ["salesman|salesgirl"],
                "examples": {"flag": ["<Salesman>"], "pass": ["only"]},
            },
        }
    ),
}


@cache
def pack() -> Pack:
    return pack_of(FILES)


@cache
def scanner() -> Scanner:
    return Scanner(pack())


@cache
def editor() -> Editor:
    return Editor(pack())


def scan(ad: Ad) -> list[Finding]:
    return scanner().scan(ad.text, ["CN"], ad.id)

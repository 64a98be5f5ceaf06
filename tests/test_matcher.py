"""A match that cuts a word in two is refused, and what stands behind or inside it is still found."""

from __future__ import annotations

import pytest
from packs import MINIMAL, marked_by, pack_of, rules_of

from jobscan.scan.scanner import Scanner

WORDS = """\
须: [应, 能]
型: [ab型, b型, o型]
"""

# phrase, ad with what is reported marked
CASES = [
    ("{须} ..4 喝酒", "应聘者<能喝酒>"),
    ("{须} ..4 喝酒", "<能喝酒>，应聘者<能喝酒>"),
    ("{须} ..4 喝酒", "应聘者喝酒"),
    ("招 女 [工]", "本周<招女>工人两名"),
    ("{型} 勿扰", "<ab型勿扰>，<b型勿扰>"),
]


@pytest.mark.parametrize(("phrase", "ad"), CASES)
def test_matches(phrase: str, ad: str) -> None:
    rules = rules_of(**{"zh-a": {"find": [phrase]}})
    pack = pack_of({**MINIMAL, "zh/words.yaml": WORDS, "zh/gender.yaml": rules})
    plain = ad.replace("<", "").replace(">", "")
    assert [marked_by(Scanner(pack, prefilter=on), plain) for on in (True, False)] == [ad, ad]

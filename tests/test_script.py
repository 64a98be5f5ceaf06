"""Which script a text is in: the quick ways give what counting every character gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobscan.text.script import han_share, mostly_han

MIXED = st.text(st.one_of(st.sampled_from("招聘女文员a b\nZ。1㐀鿿"), st.characters()))


def counted(text: str) -> float:
    """How it was before it was made quick."""
    han = len(re.findall("[\u3400-\u9fff]", text))
    latin = len(re.findall(r"[A-Za-z]+", text))
    return han / (han + latin) if han + latin else 0.0


@given(MIXED, st.sampled_from([0.2, 0.5]))
@example("", 0.2)
@example("男 a b c d", 0.2)
@example("男 a b c d e", 0.2)
@example("a b c d 男", 0.2)
@example("男a男b男c男d", 0.5)
@example("1234567890" + "男", 0.2)
def test_share_of_han(text: str, share: float) -> None:
    assert han_share(text) == counted(text)
    assert mostly_han(text, share) == (counted(text) >= share)


# text, its Han characters as a share of all Han characters and Latin words
SHARES = [
    ("", 0.0),
    ("！", 0.0),
    ("男", 1.0),
    ("office clerk", 0.0),
    ("招 office clerk", 1 / 3),
    ("招文员 Clerk", 0.75),
]


@pytest.mark.parametrize(("text", "share"), SHARES)
def test_shares(text: str, share: float) -> None:
    assert han_share(text) == share

"""Folding: one text for every dress of a demand, and the way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import jobscan.text.fold as module
from jobscan.text.fold import FOLDED_CHARACTERS, Folded, fold, in_latin

# what it shows, text, folded text, the original character that each folded one comes from
FOLDS = [
    ("nothing to do", "限女性", "限女性", "限女性"),
    ("empty", "", "", ""),
    ("capitals", "Male ONLY", "male only", "Male ONLY"),
    ("full-width letters", "ｍａｌｅ", "male", "ｍａｌｅ"),
    ("full-width capitals", "ＭＡＬＥ", "male", "ＭＡＬＥ"),
    ("full-width digits", "３５岁", "35岁", "３５岁"),
    ("mathematical letters", "𝐦𝐚𝐥𝐞", "male", "𝐦𝐚𝐥𝐞"),
    ("letters in circles", "ⓜⓐⓛⓔ", "male", "ⓜⓐⓛⓔ"),
    ("letters in brackets", "⒨", "(m)", "⒨⒨⒨"),
    ("letters in squares", "🄼", "m", "🄼"),
    ("letters in black circles", "🅜🅐🅛🅔", "male", "🅜🅐🅛🅔"),
    ("letters in black squares", "🅼🅰🅻🅴", "male", "🅼🅰🅻🅴"),
    ("letterlike signs", "ℳale", "male", "ℳale"),
    ("a trademark", "Male™", "maletm", "Male™™"),
    ("a ligature", "ﬁt", "fit", "ﬁﬁt"),
    ("zero-width space", "限\u200b男", "限男", "限男"),
    ("zero-width joiner", "限\u200d男", "限男", "限男"),
    ("soft hyphen", "ma\u00adle", "male", "male"),
    ("byte order mark", "\ufeff限男", "限男", "限男"),
    ("word joiner", "限\u2060男", "限男", "限男"),
    ("text direction", "\u202e限男\u202c", "限男", "限男"),
    ("variation selector", "限♂\ufe0f", "限男", "限♂"),
    ("signs", "限♂♀", "限男女", "限♂♀"),
    ("restroom signs", "🚹🚺", "男女", "🚹🚺"),
    ("people", "👨👩👦👧", "男女男女", "👨👩👦👧"),
    ("skin tone", "👩🏽", "女", "👩"),
    ("spaced Han", "限 男 性", "限男性", "限男性"),
    ("spaced Han, two characters stay", "限 男", "限 男", "限 男"),
    ("dotted Han", "限.男.性", "限男性", "限男性"),
    ("starred Han", "限*男*性", "限男性", "限男性"),
    ("mixed separators stay", "限*男·性", "限*男·性", "限*男·性"),
    ("spaced letters", "m a l e", "male", "male"),
    ("spaced capitals", "M A L E only", "male only", "MALE only"),
    ("hyphened letters", "m-a-l-e only", "male only", "male only"),
    ("spaced full-width letters", "ｍ ａ ｌ ｅ", "male", "ｍａｌｅ"),
    ("two single letters stay", "a b", "a b", "a b"),
    ("letters beside a word stay", "vitamin a b", "vitamin a b", "vitamin a b"),
    ("a letter that grows when lowered", "İstanbul", "istanbul", "İstanbul"),
    ("a lone surrogate", "限\ud800男", "限\ufffd男", "限\ud800男"),
    ("Traditional stays", "限女歲", "限女歲", "限女歲"),
    ("Han punctuation stays", "，。：（）", "，。：（）", "，。：（）"),
    ("control characters stay", "限\x00男\x1b", "限\x00男\x1b", "限\x00男\x1b"),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "text", "folded", "origins"), FOLDS)
def test_fold(shows: str, text: str, folded: str, origins: str) -> None:
    found = fold(text)
    assert (found.text, "".join(text[found.origin(at)] for at in range(len(found.text)))) == (folded, origins)


# text, folded wording, the same wording in the original
SPANS = [
    ("招文员，限女性。", "限女性", "限女性"),
    ("招文员，限\u200b女\u200b性。", "限女性", "限\u200b女\u200b性"),
    ("招文员，\u200b限女\u200b。", "限女", "限女"),
    ("招文员，限 女 性。", "限女性", "限 女 性"),
    ("Clerk, ＭＡＬＥ Only", "male only", "ＭＡＬＥ Only"),
    ("👩🏽‍🦰优先", "女", "👩"),
    ("ﬁrst ﬂoor", "fi", "ﬁ"),
    ("𝐦 𝐚 𝐥 𝐞 only", "male only", "𝐦 𝐚 𝐥 𝐞 only"),
]


@pytest.mark.parametrize(("text", "wording", "original"), SPANS)
def test_span(text: str, wording: str, original: str) -> None:
    folded = fold(text)
    start = folded.text.index(wording)
    begin, stop = folded.span(start, start + len(wording))
    assert text[begin:stop] == original


FOLDABLE = st.text(
    st.one_of(st.sampled_from("".join(FOLDED_CHARACTERS) + "限男性 aB1.-*\ud800\n"), st.characters())
)


def folded_the_long_way(text: str) -> Folded:
    """How it was before it was made quick: every search, whatever the text."""
    low, origins = module._lower(text), None
    if any(char in FOLDED_CHARACTERS or "\ud800" <= char <= "\udfff" for char in low):
        low, origins = module._replace(low)
    if module._maybe_spaced().search(low):
        low, origins = module._close_up(low, origins)
    return Folded(low, None if origins is None else tuple(origins))


LATIN_TEXT = st.text(st.sampled_from("aZé 1.-_*·~/\t™\u00ad’"), max_size=30)


@given(FOLDABLE | LATIN_TEXT)
@example("m a l e")
@example("M-A-L-E")
@example("é m·a·l·e é")
@example("Vitamin A. B. C. D")
@example("m a l e\U0001f4bc")
def test_the_quick_way_folds_the_same(text: str) -> None:
    assert fold(text) == folded_the_long_way(text)


@given(FOLDABLE)
@example("İ")
@example("a" + "\u200b" * 50 + "İ\udc00ｍ")
def test_offsets_rise_and_stay_inside(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(at) for at in range(len(folded.text))]
    assert origins == sorted(origins)
    assert all(0 <= at < len(text) for at in origins)
    folded.text.encode()  # no lone surrogate is left


@given(st.text(st.characters(exclude_characters=FOLDED_CHARACTERS, exclude_categories=["Cs"])))
def test_plain_text_folds_the_same_without_the_search(text: str) -> None:
    assert fold(text, plain=True) == fold(text)


@given(FOLDABLE)
def test_every_offset_holds_what_it_was_folded_from(text: str) -> None:
    """Character by character: what stands at the origin folds to what stands in the folded text."""
    folded = fold(text)
    for at, char in enumerate(folded.text):
        assert char in fold(text[folded.origin(at)]).text


def test_text_in_latin_has_nothing_to_fold() -> None:
    """Every character that a byte of its own can stand for: the prefilter only lowers such text."""
    characters = [bytes([code]).decode("cp1252", "ignore") for code in range(256)]
    assert [c for c in characters if in_latin(c) is not None and fold(c).text != c.lower()] == []
    assert [c for c in characters if c and in_latin(c) is None] == ["™", "\u00ad"]

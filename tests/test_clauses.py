"""Clauses: where they end, and that looking one up is the same as going through them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jobscan.text.clauses import MAX_CLAUSE, Clauses
from jobscan.text.fold import fold

WRAPPED = "we are looking for a friendly and reliable person"

# what it shows, text, clauses
CLAUSES = [
    ("empty", "", []),
    ("one", "限女性", ["限女性"]),
    ("commas stay inside", "女，25-35岁,本科、大专", ["女，25-35岁,本科、大专"]),
    ("strong punctuation", "限女性。包住！行吗？是；好", ["限女性", "包住", "行吗", "是", "好"]),
    ("ASCII punctuation", "Male only! Why? Yes; ok", ["male only", " why", " yes", " ok"]),
    ("a full stop before a space", "Male only. Apply", ["male only", " apply"]),
    ("a full stop at the end", "Male only.", ["male only"]),
    ("a full stop in a number or a name stays", "v1.5 node.js", ["v1.5 node.js"]),
    ("an abbreviation before its number", "Age max. 35. Ht. (165 cm). Max. Ok", ["age max. 35", " ht. (165 cm)", " max", " ok"]),
    ("table bars", "性别|女｜学历", ["性别", "女", "学历"]),
    ("tabs", "性别\t女", ["性别", "女"]),
    ("bullets", "•男 ●女 ■ok ✓yes", ["男 ", "女 ", "ok ", "yes"]),
    ("line ends", "男\n女\r\n工\r人", ["男", "女", "工", "人"]),
    ("Unicode line ends", "男\u2028女\u2029工\f人\v手", ["男", "女", "工", "人", "手"]),
    ("empty lines", "男\n\n\r\n女", ["男", "女"]),
    ("nothing but marks", "。\n！", []),
    ("a label and its boxes", "婚姻状况：\n□未婚 □已婚", ["婚姻状况：\n□未婚 □已婚"]),
    ("a label and its boxes, CR LF", "婚姻状况：\r\n  ☐未婚", ["婚姻状况：\r\n  ☐未婚"]),
    ("a label, ASCII, and brackets", "Marital status: \n( ) single", ["marital status: \n( ) single"]),
    ("a label and an answer stay apart", "婚姻状况：\n未婚", ["婚姻状况：", "未婚"]),
    ("boxes after an empty line stay apart", "婚姻状况：\n\n□未婚", ["婚姻状况：", "□未婚"]),
    ("a long line is no label", "字" * 24 + "：\n□未婚", ["字" * 24 + "：", "□未婚"]),
    ("a wrapped sentence", f"{WRAPPED}\nmale only", [f"{WRAPPED}\nmale only"]),
    ("a wrapped sentence, CR LF", f"{WRAPPED}\r\nmale only", [f"{WRAPPED}\r\nmale only"]),
    ("a wrapped sentence, CR", f"{WRAPPED}\rmale only", [f"{WRAPPED}\rmale only"]),
    ("a capital begins a clause", f"{WRAPPED}\nMale only", [WRAPPED, "male only"]),
    ("a short line is not wrapped", "a clerk\nmale only", ["a clerk", "male only"]),
    ("a line that ends in a figure is not wrapped", f"{WRAPPED} 5\nmale", [f"{WRAPPED} 5", "male"]),
    ("an empty line ends a sentence", f"{WRAPPED}\n\nmale only", [WRAPPED, "male only"]),
    ("too long", "字" * 900, ["字" * 400, "字" * 400, "字" * 100]),
    ("too long, cut between words", "ab " * 200, [("ab " * 200)[:399], ("ab " * 200)[399:]]),
    ("a word as long as a clause belongs to none", "a" * 500 + " b", [" b"]),
    ("a giant word after others", "ab " + "a" * 500 + " b", ["ab ", " b"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clauses"), [c[1:] for c in CLAUSES], ids=[c[0] for c in CLAUSES])
def test_clauses(text: str, clauses: list[str]) -> None:
    folded = fold(text)
    assert [folded.text[start:end] for start, end in Clauses(folded, text)] == clauses


PIECES = st.one_of(
    st.text(max_size=12),
    st.text("aZ1 \n\r.。：□，-限女\t|", max_size=30),
    st.sampled_from(
        [WRAPPED, f"{WRAPPED}\n", "\n", "\r\n", "\r", "。", "婚姻状况：\n□未婚", "字" * 3000, "a" * 450, "a" * 3000,
         "ab " * 1000, "限男 " * 500, "x." * 300, "\n" * 500, "." * 500]
    ),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=8).map("".join)


@given(TEXTS)
@example("\r\n")
@example("a" * 3000 + "\n" + WRAPPED + "\na")
def test_clauses_rise_and_are_bounded(text: str) -> None:
    last = 0
    for start, end in Clauses(fold(text), text):
        assert last <= start < end <= start + MAX_CLAUSE
        last = end


@given(TEXTS, st.data())
@example("ab " * 1000, None)
def test_a_clause_looked_up_is_the_one_that_iterating_gives(text: str, data: st.DataObject | None) -> None:
    folded = fold(text)
    all_clauses = list(Clauses(folded, text))
    places = range(len(folded.text))
    if data is None:
        asked = list(places)
    else:
        asked = sorted(data.draw(st.lists(st.sampled_from(places), max_size=30))) if places else []
    expected = [next((c for c in all_clauses if c[0] <= at < c[1]), None) for at in asked]
    together = Clauses(folded, text)
    assert [together.at(at) for at in asked] == expected
    assert [Clauses(folded, text).at(at) for at in asked] == expected

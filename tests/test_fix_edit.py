"""What `fix` makes of a wording: dropped with its punctuation, put otherwise, or left alone."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packs import MINIMAL, pack_of, rules_of

from jobscan.finding import Edit
from jobscan.fix.edit import Editor, changed
from jobscan.fix.pieces import drop
from jobscan.fix.reword import Rewording
from jobscan.pack.problem import PackError
from jobscan.pack.rule import WordList
from jobscan.scan.scanner import Scanner
from jobscan.text.script import ScriptTable

# <…> is the wording that is to go; None: nothing safe can be done.
DROPPED: list[tuple[str, str | None]] = [
    # between commas, first, last, alone
    ("招会计，<限女性>，有经验者优先", "招会计，有经验者优先"),
    ("<限男性>，有经验者优先", "有经验者优先"),
    ("会计一名，<女>，30岁以下，本科", "会计一名，30岁以下，本科"),
    ("会做饭，<限女性>。包吃住", "会做饭。包吃住"),
    ("有驾照,<限男性>", "有驾照"),
    ("招会计。<限女性>。包吃住。", "招会计。包吃住。"),
    ("招会计。<限女性>。", "招会计。"),
    ("本岗位<限女性>，有经验者优先", "有经验者优先"),
    ("要求：<限男性>，会电焊", "要求：会电焊"),
    ("学历：大专；<性别：女>；会日语", "学历：大专；会日语"),
    ("其他要求：<限女性>；会日语", "其他要求：会日语"),
    ("<其他要求：限女性>；会日语", "其他要求：会日语"),
    # of two separators the weaker one goes
    ("会做饭；<女>，25岁，会开车", "会做饭；25岁，会开车"),
    ("业务，<男>、须会英语", "业务，须会英语"),
    ("姓名、<性别>、电话", "姓名、电话"),
    # brackets, empty ones go too
    ("收银员<（女）>", "收银员"),
    ("会计，<（女）>，早班", "会计，早班"),
    ("会计\n<（限女性）>\n早班\n", "会计\n早班\n"),
    ("会计\n<（（限女性））>\n早班\n", "会计\n早班\n"),
    ("收银员（<女>），早班", "收银员，早班"),
    ("收银员（<女>，早班）", "收银员（早班）"),
    ("收银员（早班，<女>）", "收银员（早班）"),
    ("Driver (<m>) wanted", "Driver wanted"),
    ("Driver (<m>), own van", "Driver, own van"),
    ("（<女>）收银员", "收银员"),
    # English: spaces, capitals, prepositions
    ("<Male only>, own van", "Own van"),
    ("Clerk, <male only>, two years", "Clerk, two years"),
    ("A helper, <ideally a lady>, for the tea room", "A helper for the tea room"),
    ("Clerk wanted. <Male only>. Apply by Friday.", "Clerk wanted. Apply by Friday."),
    ("Clerk - <male only>", "Clerk"),
    ("This vacancy is for <males only>, two years", "Two years"),
    # lines and lists
    ("招会计\n<限女性>\n包吃住\n", "招会计\n包吃住\n"),
    ("招会计\r\n<限女性>\r\n包吃住\r\n", "招会计\r\n包吃住\r\n"),
    ("招会计\n\n<限女性>\n\n包吃住\n", "招会计\n\n包吃住\n"),
    ("招会计\n包吃住\n<限女性>", "招会计\n包吃住"),
    ("要求：\n- 会电焊\n- <限男性>\n- 有驾照\n", "要求：\n- 会电焊\n- 有驾照\n"),
    ("要求：\n- <限男性>，会电焊\n", "要求：\n- 会电焊\n"),
    ("要求：\n1、会电焊；\n2、<限男性>。\n", "要求：\n1、会电焊；\n"),
    ("学历：本科\n备注：<限男性>\n电话：0\n", "学历：本科\n电话：0\n"),
    ("招会计，**<限女性>**，包吃住", "招会计，包吃住"),
    # what would not read
    ("有经验的<男性优先>", None),
    ("<男性>亦可", None),
    ("<男性优先>，女性亦可", None),
    ("<35岁以下>，硕士40周岁以下", None),
    ("18岁以上、<30岁以下>，应届博士为35周岁以下", None),
    ("<限男性>，因需搬运", None),
    ("因工作需要，<限男性>。", None),
    ("For safety, <men only>.", None),
    ("<Male>, who can drive", None),
    ("<Females>, aged 20, may apply", None),
    ("Sorry, <no men>", None),
    ("要求：\n1、<限男性>；\n2、会电焊\n", None),
    ("要求：<限男性>\n会电焊\n", None),
    ("招会计\n要求：\n<限男性>\n", None),
    ("Job Requirements\n- <Male only>\n\nContact us\n", None),
    ("<女会计>\n包吃住\n", None),
    ("| 性别 | <女> |", None),
    ("Max. <age 30>", None),
    ("Gender: <male> / female", None),
    ("【<限男性】>会电焊", None),
    ("we want a driver who is calm and patient, and a\n<male only>, with a van", None),
    ("we want a driver who is calm and patient, as the\n<male> only, with a van", None),
    ("“<限男性>”", None),
]  # fmt: skip

# Questions and fields of forms.
ASKED: list[tuple[str, str | None]] = [
    ("Can you drive?\n<Are you married>?\nCan you cook?\n", "Can you drive?\nCan you cook?\n"),
    ("姓名\n<性别>\n电话\n", "姓名\n电话\n"),
    ("请注明：姓名、<性别>", "请注明：姓名"),
    ("Tell me, <are you married>?", None),
    ("<Are you married>? Then wait", None),
    ("面试第一问，<你今年多大>", None),
]


def fixed(marked: str, asked: bool) -> str | None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    edit = drop(text, start, end, asked=asked)
    return None if edit is None else changed(text, edit)


@pytest.mark.parametrize(("marked", "expected"), DROPPED, ids=[d[0] for d in DROPPED])
def test_dropped(marked: str, expected: str | None) -> None:
    assert fixed(marked, asked=False) == expected


@pytest.mark.parametrize(("marked", "expected"), ASKED, ids=[d[0] for d in ASKED])
def test_asked(marked: str, expected: str | None) -> None:
    assert fixed(marked, asked=True) == expected


PIECE = st.sampled_from(["会电焊", "包吃住", "有驾照", "own van", "Two years", "（早班）", "25岁"])
SEPARATOR = st.sampled_from(
    ["，", "、", "；", ", ", "。", ". ", "\n", "\n\n", "\n- ", "（", "）", "(", ")", "：", " "]
)


@given(st.lists(st.tuples(PIECE, SEPARATOR), max_size=4), st.lists(st.tuples(SEPARATOR, PIECE), max_size=4))
def test_no_comma_is_left_over(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    """Whatever stands around it: no doubled, leading or dangling comma that was not there, no empty brackets."""
    head = "招会计\n" + "".join(map("".join, before))
    tail = "".join(map("".join, after))
    text = f"{head}限男性{tail}"
    edit = drop(text, len(head), len(head) + 3)
    if edit is None:
        return
    after_text = changed(text, edit)
    assert "限男性" not in after_text
    assert text.startswith(after_text[: edit.start])
    for wrong in (r"[，、；,][ ]*[，、；,。.]", r"(?m)^[ ]*[，、；,]", r"[（(][ ]*[）)]", r"[，、,][ ]*$"):
        assert len(re.findall(wrong, after_text)) <= len(re.findall(wrong, text)), wrong


@given(st.text("限男性，。、 (女)\n-1:.,a", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_any_text_and_span(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    edit = drop(text, start, end)
    if edit is not None:
        assert 0 <= edit.start <= edit.end <= len(text)


LISTS = {
    "job": WordList("job", ("accountant", "nurse", "usher"), "", ""),
    "职业": WordList("职业", ("会计", "客服"), "", ""),
    "he": WordList("he", ("he", "she"), "", ""),
}
TABLE = ScriptTable("會計", "会计")
REPLACE = (
    ("salesman", "salesperson"), ("salesmen", "salespeople"), ("office boy", "office assistant"),
    ("waitress", "server"), ("air hostess", "flight attendant"), ("usherette", "usher"), ("barmaid", "ale server"),
    ("male {job}", "{job}"), ("{job} (female)", "{job}"), ("空姐", "空乘人员"), ("女{职业}", "{职业}"),
    ("{he} will", "they will"), ("{he} is", "they are"), ("his", "their"),
)  # fmt: skip

REWORDED: list[tuple[str, str | None]] = [
    ("<salesman> wanted", "salesperson wanted"),
    ("<Salesman> wanted", "Salesperson wanted"),
    ("<SALESMEN> wanted", "SALESPEOPLE wanted"),
    ("Senior <Salesman>", "Senior Salesperson"),
    ("an <office-boy> post", "an office assistant post"),
    ("<Office Boy>", "Office Assistant"),
    ("Senior <Office boy>", "Senior Office Assistant"),
    ("a <waitress>", "a server"),
    ("An <air hostess>", "A flight attendant"),
    ("an <usherette>", "an usher"),
    ("a <barmaid>", "an ale server"),
    ("<Male accountant> wanted", "Accountant wanted"),
    ("a <male accountant>", "an accountant"),
    ("<Nurse (Female)>", "Nurse"),
    ("航司招<空姐>", "航司招空乘人员"),
    ("招<女會計>两名", "招會計两名"),
    ("<He will> lead", "They will lead"),
    ("where <he is> needed", "where they are needed"),
    ("wash <his> van", "wash their van"),
    # grammar forbids: another he, a finite verb
    ("<He will> wash his van", None),
    ("<He is> calm and reports daily", None),
    ("<he> sings", None),
    ("<saleswoman>", None),
]


@cache
def rewording() -> Rewording:
    return Rewording(REPLACE, LISTS, TABLE)


@pytest.mark.parametrize(("marked", "expected"), REWORDED, ids=[d[0] for d in REWORDED])
def test_reworded(marked: str, expected: str | None) -> None:
    start, end = marked.index("<"), marked.index(">") - 1
    text = marked.replace("<", "").replace(">", "")
    edit = rewording().edit(text, start, end)
    assert (None if edit is None else changed(text, edit)) == expected


# what the rule says of its fix, the ad, the ad after it (None: no edit)
RULES: list[tuple[object, str, str | None]] = [
    (None, "会计，限女，包吃住", None),
    ("drop", "会计，限女，包吃住", "会计，包吃住"),
    ({"drop_unless": ["限女"]}, "会计，限女，包吃住", None),
    ({"drop_unless": ["限男"]}, "会计，限女，包吃住", "会计，包吃住"),
    ({"replace": {"限女": "不限"}}, "会计，限女，包吃住", "会计，不限，包吃住"),
    ({"replace": {"限男": "不限"}}, "会计，限女，包吃住", None),
    ({"replace": {"限{女}": "要{女}"}}, "会计，限女，包吃住", "会计，要女，包吃住"),
    ({"drop_unless": ["限男"], "replace": {"限男": "不限"}}, "会计，限女，包吃住", "会计，包吃住"),
]


@pytest.mark.parametrize(("fix", "text", "expected"), RULES)
def test_what_a_rule_says(fix: object, text: str, expected: str | None) -> None:
    said = {"fix": fix} if fix else {}
    pack = pack_of(MINIMAL | {"zh/gender.yaml": rules_of(**{"zh-a": said})})
    [finding] = Scanner(pack).scan(text)
    edit = Editor(pack).edit(text, finding)
    assert (edit and changed(text, edit)) == expected


def test_an_edit_leaves_the_rest_alone() -> None:
    assert changed("一二三四", Edit(1, 3, "x")) == "一x四"


REFUSED: list[tuple[object, str]] = [
    ("dorp", "zh-a.fix: dorp is not known; did you mean drop?"),
    ({}, "zh-a.fix: does not say how to change the wording; write drop, or write replace"),
    ({"replcae": {"限女": "不限"}}, "zh-a.fix.replcae: there is no key named replcae; did you mean replace?"),
    ({"replace": ["限女"]}, "zh-a.fix.replace: should be a mapping of wording to other wording; such as {salesman: salesperson}"),
    ({"replace": {"限女": ""}}, "zh-a.fix.replace.限女: should be a text; write a text, in quotes"),
    ({"replace": {"限{汝}": "限"}}, "zh-a.fix.replace.限{汝}: there is no list {汝}; add it to words.yaml"),
    ({"replace": {"{女}{女}": "{女}"}}, "zh-a.fix.replace.{女}{女}: the list {女} stands twice; write each list once"),
    ({"replace": {"限女": "{女}"}}, "zh-a.fix.replace.限女: {女} is not in the wording that is replaced; use the lists of the wording only"),
]  # fmt: skip


@pytest.mark.parametrize(("fix", "message"), REFUSED, ids=[r[1][:40] for r in REFUSED])
def test_refused(fix: object, message: str) -> None:
    with pytest.raises(PackError) as caught:
        pack_of(MINIMAL | {"zh/gender.yaml": rules_of(**{"zh-a": {"fix": fix}})})
    assert message in {str(problem).split(": ", 1)[1] for problem in caught.value.problems}

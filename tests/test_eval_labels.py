"""Reading labelled ads: both forms, and what is refused, with the whole message in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.evaluation.files import read_sets
from jobscan.evaluation.inline import read_inline
from jobscan.evaluation.jsonl import read_jsonl
from jobscan.evaluation.labels import LabelledAd, Problems, language
from jobscan.sources.ad import Unreadable

KNOWN = ("gender", "age", "marital_status")


class Problem(NamedTuple):
    """A refusal as it is printed, without the file."""

    line: int
    zh: str
    en: str


def inline(text: str, file: str = "ads.txt") -> tuple[tuple[LabelledAd, ...], list[Problem]]:
    problems = Problems(file)
    ads = read_inline(text, file, KNOWN, problems)
    return ads, said(problems)


def jsonl(*lines: object) -> tuple[tuple[LabelledAd, ...], list[Problem]]:
    problems = Problems("ads.jsonl")
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return read_jsonl(text, "ads.jsonl", KNOWN, problems), said(problems)


def said(problems: Problems) -> list[Problem]:
    return [
        Problem(p.line, f"{p.field}：{p.problem.zh}；{p.fix.zh}", f"{p.field}: {p.problem.en}; {p.fix.en}")
        for p in problems.found
    ]


def labels(ad: LabelledAd) -> list[tuple[str, str]]:
    assert all(ad.text[label.start : label.end] == label.quote for label in ad.labels)
    return [(label.category, label.quote) for label in ad.labels]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("clean ad", [("clean ad", [])]),
        ("a ⟦age|under 30⟧ b", [("a under 30 b", [("age", "under 30")])]),
        ("⟦gender+age|女，25岁⟧", [("女，25岁", [("gender", "女，25岁"), ("age", "女，25岁")])]),
        ("⟦age|30⟧⟦gender|女⟧", [("30女", [("age", "30"), ("gender", "女")])]),
        ("⟦other|属虎勿扰⟧", [("属虎勿扰", [("other", "属虎勿扰")])]),
        ("⟦age|a|b⟧", [("a|b", [("age", "a|b")])]),
        ("⟦age|two\nlines⟧", [("two\nlines", [("age", "two\nlines")])]),
        ("one\n=====\ntwo", [("one", []), ("two", [])]),
        ("one\r\n=====\r\ntwo\r\n", [("one", []), ("two", [])]),
        ("one\r=====\rtwo", [("one", []), ("two", [])]),
        ("=====\n\none\n=====  \ntwo\n\n=====\n", [("one", []), ("two", [])]),
        ("one\n======\n == ===== ==\n ===== \n", [("one\n======\n == ===== ==\n ===== ", [])]),
        ("  indented\n", [("  indented", [])]),
    ],
)
def test_inline(text: str, expected: list[tuple[str, list[tuple[str, str]]]]) -> None:
    ads, problems = inline(text)
    assert problems == []
    assert [(ad.text, labels(ad)) for ad in ads] == expected
    assert [ad.id for ad in ads] == [f"ads.txt#{n}" for n in range(1, len(ads) + 1)]


def test_lines_of_inline_ads_are_lines_of_the_file() -> None:
    text = "\n\none\n⟦age|30⟧\n=====\r\n\r\ntwo\r\nthree ⟦gender|x\ny⟧ ⟦age|40⟧\n"
    ads, _ = inline(text)
    assert [[ad.line(label.start) for label in ad.labels] for ad in ads] == [[4], [8, 9]]


INLINE_REFUSED = {
    "a\n⟦age|b\n": (
        2,
        "⟦…⟧：⟦ 没有对应的 ⟧；在这段文字后面补上 ⟧",
        "⟦…⟧: ⟦ is not closed; put ⟧ after the wording",
    ),
    "a\nb⟧": (
        2,
        "⟦…⟧：⟧ 前面没有对应的 ⟦；在这段文字前面补上 ⟦类别|，或删去 ⟧",
        "⟦…⟧: ⟧ closes nothing; put ⟦category| before the wording, or drop the bracket",
    ),
    "⟦age|a ⟦gender|b⟧⟧": (
        1,
        "⟦…⟧：⟦ 里面又有一个 ⟦；补上前一个的 ⟧；一段文字有两项要求时写成 ⟦a+b|文字⟧",
        "⟦…⟧: a ⟦ stands inside another; close the first one; two demands in one wording are written ⟦a+b|wording⟧",
    ),
    "x\n=====\n⟦age|a\n=====\n⟦age|b⟧": (
        3,
        "⟦…⟧：⟦ 没有对应的 ⟧；在这段文字后面补上 ⟧",
        "⟦…⟧: ⟦ is not closed; put ⟧ after the wording",
    ),
    "⟦under 30⟧": (
        1,
        "⟦…⟧：标记里没有 |；写成 ⟦类别|文字⟧，竖线用半角",
        "⟦…⟧: the mark has no |; write ⟦category|wording⟧ with a plain |",
    ),
    "⟦age｜30⟧": (
        1,
        "⟦…⟧：标记里的｜是全角的；写成 ⟦类别|文字⟧，竖线用半角",
        "⟦…⟧: the bar ｜ of the mark is a full-width one; write ⟦category|wording⟧ with a plain |",
    ),
    "⟦age| ⟧": (
        1,
        "⟦…⟧：标记里没有文字；在 | 后面写出应当发现的文字，或删去整个标记",
        "⟦…⟧: the mark has no wording; write what is to be found after the |, or drop the mark",
    ),
    "⟦agee|30⟧": (
        1,
        "⟦…⟧：没有名为“agee”的类别；是否指 age？",
        "⟦…⟧: there is no category “agee”; did you mean age?",
    ),
    "⟦age+|30⟧": (
        1,
        "⟦…⟧：没有名为“”的类别；可用的类别：gender、age、marital_status、other",
        "⟦…⟧: there is no category “”; known: gender, age, marital_status, other",
    ),
    "⟦age+age|30⟧": (1, "⟦…⟧：age 写了两次；删去一个", "⟦…⟧: age stands twice; drop one"),
    "a\n=====\n\n=====\nb": (
        4,
        "=====：两行 ===== 之间没有广告；删去一行 =====",
        "=====: there is no ad between two lines of =====; drop one of the lines",
    ),
    "=====\n": (
        0,
        "=====：文件里没有广告；写入广告，用单独一行 ===== 隔开",
        "=====: holds no ad; write the ads, with a line of ===== between them",
    ),
}


@pytest.mark.parametrize("text", INLINE_REFUSED, ids=repr)
def test_inline_refusals(text: str) -> None:
    assert inline(text)[1] == [INLINE_REFUSED[text]]


def test_every_problem_is_told_at_once() -> None:
    text = "⟦agee|30⟧ ⟦age|⟧\n=====\nfine ⟦age|30⟧\n=====\n⟦"
    assert [p.line for p in inline(text)[1]] == [1, 1, 5]


GOOD = {"id": "a", "lang": "en", "text": "under 30 only", "findings": []}
AGE = {"category": "age", "start": 0, "end": 8, "quote": "under 30"}


def test_jsonl() -> None:
    ads, problems = jsonl(
        {**GOOD, "findings": [AGE], "source": "somewhere"},
        "",
        {"id": "b", "text": "限女性\u2028二十", "findings": [], "lang": "zh"},
        {"id": "c", "text": "限女性", "findings": []},
    )
    assert problems == []
    assert [(ad.id, ad.lang, ad.first_line, ad.line(3)) for ad in ads] == [
        ("a", "en", 1, 1),
        ("b", "zh", 3, 3),
        ("c", "zh", 4, 4),
    ]
    assert labels(ads[0]) == [("age", "under 30")]
    assert ads[1].text == "限女性\u2028二十"


JSONL_REFUSED = {
    "no JSON": (
        ["{"],
        "JSON：不是有效的 JSON：Expecting property name enclosed in double quotes, column 2；每行写一个完整的 JSON 对象",
        "JSON: not valid JSON: Expecting property name enclosed in double quotes, column 2; write one whole JSON object a line",
    ),
    "nested for ever": (
        ["[" * 100_000],
        "JSON：不是有效的 JSON：maximum recursion depth exceeded while decoding a JSON array from a unicode string；每行写一个完整的 JSON 对象",
        "JSON: not valid JSON: maximum recursion depth exceeded while decoding a JSON array from a unicode string; write one whole JSON object a line",
    ),
    "no object": (["[]"], "JSON：不是 JSON 对象；写成 {…}", "JSON: is no JSON object; write {…}"),
    "no text": (
        [{"id": "a", "findings": []}],
        'text：缺少这一项；写成 "text": "…"',
        'text: is missing; write "text": "…"',
    ),
    "no findings": (
        [{"id": "a", "text": "x"}],
        'findings：缺少这一项；写成 "findings": []',
        'findings: is missing; write "findings": []',
    ),
    "empty text": ([{**GOOD, "text": ""}], 'text：是空的；写成 "text": "…"', 'text: is empty; write "text": "…"'),
    "text a number": (
        [{**GOOD, "text": 3}],
        'text：应是一段文字；写成 "text": "…"',
        'text: should be a text; write "text": "…"',
    ),
    "no language": (
        [{**GOOD, "lang": "fr"}],
        "lang：不认识“fr”；写 zh 或 en",
        "lang: “fr” is not known; write zh or en",
    ),
    "finding no object": (
        [{**GOOD, "findings": [3]}],
        "findings[0]：不是 JSON 对象；写成 {…}",
        "findings[0]: is no JSON object; write {…}",
    ),
    "no start": (
        [{**GOOD, "findings": [{k: v for k, v in AGE.items() if k != "start"}]}],
        'findings[0].start：缺少这一项；写成 "start": 0',
        'findings[0].start: is missing; write "start": 0',
    ),
    "start true": (
        [{**GOOD, "findings": [{**AGE, "start": True}]}],
        'findings[0].start：应是一个整数；写成 "start": 0',
        'findings[0].start: should be an integer; write "start": 0',
    ),
    "unknown category": (
        [{**GOOD, "findings": [{**AGE, "category": "genders"}]}],
        "findings[0].category：没有名为“genders”的类别；是否指 gender？",
        "findings[0].category: there is no category “genders”; did you mean gender?",
    ),
    "slipped": (
        [{**GOOD, "findings": [{**AGE, "start": 1, "end": 9}]}],
        'findings[0].start：“under 30”不在这个位置；写成 "start": 0, "end": 8',
        'findings[0].start: “under 30” does not stand there; write "start": 0, "end": 8',
    ),
    "outside": (
        [{**GOOD, "findings": [{**AGE, "start": -8, "end": 99}]}],
        'findings[0].start：“under 30”不在这个位置；写成 "start": 0, "end": 8',
        'findings[0].start: “under 30” does not stand there; write "start": 0, "end": 8',
    ),
    "not the ad's wording": (
        [{**GOOD, "findings": [{**AGE, "quote": "below 30"}]}],
        "findings[0].start：“below 30”不在这个位置；quote 要逐字照抄广告原文",
        "findings[0].start: “below 30” does not stand there; the quote must be the ad's own wording, letter by letter",
    ),
    "the same twice": (
        [{**GOOD, "findings": [AGE, AGE]}],
        "findings[1]：与 findings[0] 相同；删去一个",
        "findings[1]: is findings[0] once more; drop one",
    ),
    "nothing": (["", ""], "JSON：文件里没有广告；每行写一个 JSON 对象", "JSON: holds no ad; write one JSON object a line"),
}  # fmt: skip


@pytest.mark.parametrize("case", JSONL_REFUSED)
def test_jsonl_refusals(case: str) -> None:
    lines, zh, en = JSONL_REFUSED[case]
    assert jsonl(*lines)[1] == [Problem(0 if case == "nothing" else 1, zh, en)]


def test_two_ads_of_one_id() -> None:
    assert jsonl(GOOD, GOOD)[1] == [
        Problem(2, "id：a 在第 1 行已经有了；删去重复的广告，或改用别的 id", "id: a stands in line 1 already; drop the second ad, or give it an id of its own")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "text", "lang"),
    [
        ("zh-forms.txt", "Clerk.", "zh"),
        ("sets/written_en.txt", "限女性", "en"),
        ("en.jsonl", "限女性", "en"),
        ("zh/ads.txt", "Clerk wanted.", "en"),
        ("frozen.txt", "Clerk wanted.", "en"),
        ("ads.txt", "招店员，限女性", "zh"),
        ("ads.txt", "招 clerk 一名，限女性", "zh"),
        ("ads.txt", "Clerk wanted for the Hong Kong office (文員), five days a week.", "en"),
        ("en-zh.txt", "x", "en"),
    ],
)
def test_language(file: str, text: str, lang: str) -> None:
    assert language(text, file) == lang


def test_files_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "set/b.txt": "ad",
        "set/a.JSONL": json.dumps(GOOD),
        "set/README.md": "⟦",
        "set/.hidden.txt": "⟦",
        "set/.git/x.txt": "⟦",
        "set/deeper/c.ndjson": json.dumps(GOOD),
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    Path("set/link.txt").symlink_to(tmp_path / "set" / "b.txt")
    sets, wrong = read_sets(["set", "set/b.txt"], KNOWN)
    assert (wrong, [s.origin for s in sets]) == ((), ["set/a.JSONL", "set/b.txt", "set/deeper/c.ndjson"])


def test_nothing_is_skipped_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("set").mkdir()
    Path("set/zip.txt").write_bytes(b"PK\x03\x04")
    Path("set/gone.txt").symlink_to("nowhere")
    Path("set/bad.txt").write_text("⟦age", "utf-8")
    Path("set/fine.txt").write_text("x", "utf-8")
    _, wrong = read_sets(["none.txt", "empty", "set"], KNOWN)
    assert [w.origin if isinstance(w, Unreadable) else w.file for w in wrong] == [
        "none.txt", "empty", "set/bad.txt", "set/gone.txt", "set/zip.txt",
    ]  # fmt: skip


plain = st.text(st.characters(exclude_characters="⟦⟧|=\r\n", exclude_categories=["Cs"]), max_size=12)
wording = plain.filter(lambda text: text.strip())
mark = st.tuples(st.lists(st.sampled_from([*KNOWN, "other"]), min_size=1, max_size=4, unique=True), wording)
written_ad = st.lists(st.tuples(plain, mark, plain), min_size=1, max_size=4)


@given(st.lists(written_ad, min_size=1, max_size=4))
def test_what_is_written_inline_is_read(ads: list[list[tuple[str, tuple[list[str], str], str]]]) -> None:
    written = [
        "".join(f"{before}⟦{'+'.join(names)}|{text}⟧{after}" for before, (names, text), after in ad)
        for ad in ads
    ]
    read, problems = inline("\n=====\n".join(written) + "\n")
    assert problems == []
    assert [ad.text for ad in read] == ["".join(f"{b}{text}{a}" for b, (_, text), a in ad) for ad in ads]
    assert [labels(ad) for ad in read] == [
        [(n, text) for _, (names, text), _ in ad for n in names] for ad in ads
    ]


@given(st.text())
def test_no_text_crashes_a_reader(text: str) -> None:
    for reader in (read_inline, read_jsonl):
        problems = Problems("x")
        ads = reader(text, "x", KNOWN, problems)
        assert ads or problems.found
        for ad in ads:
            labels(ad)

"""The phrase notation: what each element matches, and every phrase that is refused."""

from __future__ import annotations

from functools import cache

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from packs import MINIMAL, AnyEdge, marked_by, pack_of, rules_of

from jobscan.pack.index import Pack
from jobscan.pack.problem import PackError
from jobscan.scan.scanner import Scanner

LAWS = {"laws.yaml": MINIMAL["laws.yaml"]}
LISTS = {
    "zh": {
        "男": ["男", "男士", "男性"],
        "女": ["女", "女士", "女性"],
        "勿扰": ["一概 不 要", "免投", "勿扰"],
    },
    "en": {
        "sex": ["female", "females", "male", "males", "men", "women"],
        "person": ["sales lady", "t-shirt guy"],
    },
}

# language, phrase, ad wording with what the phrase reports marked <…> (no mark: it does not match)
MATCHES: list[tuple[str, str, list[str]]] = [
    # words
    ("zh", "限女性", ["<限女性>", "本岗<限女性>工", "<限女性><限女性>", "限女士", "限男女性"]),
    ("zh", "限 女性", ["<限女性>", "<限 女性>", "<限“女性>”", "<限『女性>』", "<限**女性>", "限：女性", "限的女性"]),
    ("zh", "限女", ["<限女>装"]),
    ("zh", "岁", ["<岁>", "<歲>"]),
    ("zh", "优先", ["<优先>", "<優先>"]),
    ("zh", "限Male", ["<限male>", "<限MALE>", "<限ｍａｌｅ>", "限males"]),
    ("en", "only", ["<only>", "<Only>", "<ONLY>", "<ｏｎｌｙ>", "commonly", "onlyx", "only2", "2only", "限<only>女"]),
    ("en", "male only", ["<male only>", "<male-only>", "<Male/Only>", "<male – only>", "maleonly", "male, only", "male  -  only"]),
    ("en", "male-only", ["<male-only>", "<male–only>", "<male~only>", "male only"]),
    # one of
    ("zh", "招|诚聘 女工", ["<招女工>", "<诚聘女工>", "<誠聘 女工>", "聘女工"]),
    ("zh", "男|男士 优先", ["<男优先>", "<男士优先>"]),
    ("en", "men|women wanted", ["<men wanted>", "<Women wanted>", "wanted men"]),
    # lists
    ("zh", "限 {女}", ["<限女>", "<限女性>", "<限女士>", "限男", "限女装".replace("限女装", "<限女>装")]),
    ("zh", "{男}|{女} 优先", ["<男性优先>", "<女士优先>", "优先"]),
    ("zh", "{女}|妹子 {勿扰}", ["<女性勿扰>", "<妹子免投>", "<女一概不要>", "<女 一概 不 要>"]),
    ("en", "{sex} only", ["<male only>", "<Females only>", "<women-only>", "human only"]),
    ("en", "{person} wanted", ["<sales lady wanted>", "<Sales-lady wanted>", "<t-shirt guy wanted>", "saleslady"]),
    # may be missing
    ("zh", "限 [招] 女性", ["<限女性>", "<限招女性>", "<限 招 女性>", "限不招女性"]),
    ("zh", "[只] 限 女性", ["<只限女性>", "<限女性>"]),
    ("zh", "限 女性 [的]", ["<限女性的>", "<限女性>工"]),
    ("zh", "限 [[只] 招] 女性", ["<限女性>", "<限招女性>", "<限只招女性>", "限只女性"]),
    ("en", "male [candidates|applicants] only", ["<male only>", "<male candidates only>", "<male applicants only>", "male people only"]),
    # gaps
    ("zh", "限 ... 女性", ["<限女性>", "<限一二三四女性>", "限一二三四五女性", "限，女性", "限。女性", "限：女性", "限；女性", "限?女性"]),
    ("zh", "限 ..2 女性", ["<限一二女性>", "限一二三女性"]),
    ("zh", "限 ..2 女性", ["<限招女性>女性"]),
    ("en", "male ..2 only", ["<male only>", "<male candidates only>", "<male and strong only>", "male and fit people only", "male, candidates only", "male. Candidates only"]),
    ("en", "male ... only", ["<male and very fit people only>", "male and very fit young people only"]),
    # numbers
    ("zh", "{n} 岁", ["<35岁>", "<３５岁>", "<三十五岁>", "<卅五 岁>", "1<2岁>".replace("1<2岁>", "<12岁>"), "数岁", "12345岁", "3.5岁"]),
    ("zh", "女 {n} 名", ["<女3名>", "<女两名>", "<女十名>", "女名"]),
    ("zh", "{n<60} 岁 以下", ["<35岁以下>", "<59岁以下>", "60岁以下", "六十岁以下"]),
    ("zh", "{n<=60} 岁", ["<60岁>", "61岁"]),
    ("zh", "{n>=16} 岁", ["<16岁>", "15岁"]),
    ("zh", "{n>16} 岁", ["<17岁>", "16岁"]),
    ("zh", "{n=18} 岁", ["<18岁>", "<十八岁>", "19岁"]),
    ("zh", "{16<=n<60} 岁", ["<16岁>", "<五十九岁>", "15岁", "60岁"]),
    ("zh", "{15<n<=60} 岁", ["<16岁>", "<60岁>", "15岁"]),
    ("zh", "身高 {1.4<=n<=2.2} 米", ["<身高1.65米>", "<身高１.７米>", "<身高2米>", "身高3.65米", "身高1.3米"]),
    ("zh", "{n>=16} - {n<=40} 岁", ["<18-35岁>", "<18～35岁>", "12-35岁", "18-45岁"]),
    ("zh", "限 [{n<5} 名] 女性", ["<限女性>", "<限3名女性>", "限6名女性"]),
    ("en", "aged {n}", ["<aged 25>", "<aged twenty-five>", "<Aged twenty five>", "aged"]),
    ("en", "under {n<60} years", ["<under 35 years>", "<under thirty years>", "under 60 years"]),
    # beside a number Latin words need no space
    ("zh", "身高 {n} cm", ["<身高165cm>", "<身高165 CM>", "身高165cms", "身高cm"]),
    ("zh", "{n} kg|公斤 以上", ["<25kg以上>", "<25公斤以上>", "25kgs以上"]),
    ("en", "{n>=100} cm|cms tall", ["<165cm tall>", "<165 cms tall>", "65cm tall", "165 acm tall"]),
    ("en", "aged {n<60}", ["<aged25>", "<aged 25>", "<aged25>yrs", "managed25"]),
    ("en", "{n} [yrs] old", ["<30yrs old>", "<30old>", "<30 yrs old>", "30yrsold"]),
    ("en", "{sex} {n}", ["<male2>", "<female 2>", "shemale2"]),
    ("en", "male only", ["male2 only", "2male only"]),
    # start and end
    ("zh", "{start} 女 {end}", ["<女>", "<女>。", "1、<女>", "(2) <女>", "三、<女>", "- <女>", "招女", "女工"]),
    ("zh", "{start} 女", ["<女>工", "招女"]),
    ("zh", "女 {end}", ["招<女>", "招<女>：", "女工"]),
    ("zh", "{edge} 女 {edge}", ["<女>", "1、<女>", "厨师：<女>，高中", "30岁，<女>", "（<女>）", "<女>/男", "3人　<女>　高中", "3人  <女>  高中", "3人 女 高中", "男女", "女 性，女子"]),
    ("zh", "{edge} 女 工", ["包吃，<女工>一名", "招女工"]),
    ("zh", "招 女 {edge}", ["<招女>、高中", "招女工"]),
    ("en", "{edge} male {edge}", ["<Male>, single", "Irish, <male>.", "(<male>)", "single / <male>", "male nurse", "a male, single"]),
    # only part of it is reported
    ("zh", "性别 : < 女 >", ["性别：<女>", "性别:<女>", "性别: <女>", "性别女"]),
    ("zh", "< 男|女 > , {n} 岁", ["<女>，25岁", "<男>、三十岁", "女25岁"]),
    ("zh", "< 男 [女] > 岗", ["<男>岗", "<男女>岗", "女岗"]),
    # marks stand for their full-width and ASCII forms
    ("zh", "(女)", ["<(女)>", "<（女）>", "<【女】>"]),
    ("zh", "男 / 女", ["<男/女>", "<男／女>"]),
    ("zh", "□ 已婚", ["<□已婚>", "<☐ 已婚>", "<○已婚>"]),
    ("zh", "男 + 女", ["<男+女>", "<男＆女>"]),
    # nothing here is a regular expression
    ("zh", "女.性*", ["<女.性*>", "女x性*", "女性"]),
    ("en", "a^b$", ["<a^b$>", "ab"]),
]  # fmt: skip
CASES = [(lang, phrase, text) for lang, phrase, texts in MATCHES for text in texts]


@cache
def pack(lang: str, phrase: str) -> Pack:
    """A pack of one rule that finds `phrase`."""
    words = yaml.safe_dump(LISTS[lang], allow_unicode=True)
    rules = rules_of(**{f"{lang}-a": {"find": [phrase]}})
    return pack_of({**LAWS, f"{lang}/words.yaml": words, f"{lang}/gender.yaml": rules})


@pytest.mark.parametrize("prefilter", [True, False], ids=["", "prefilter off"])
@pytest.mark.parametrize(("lang", "phrase", "text"), CASES, ids=lambda value: value)
def test_phrase(lang: str, phrase: str, text: str, prefilter: bool) -> None:
    assert marked_by(Scanner(pack(lang, phrase), prefilter=prefilter, judge=AnyEdge()), text) == text


# language, phrase, what is looked for: literals, and after a colon what must stand beside them
ANCHORS = [
    ("zh", "限 女性", ["女性: <限"]),
    ("zh", "{n} 周岁", ["周岁"]),
    ("zh", "{18<=n<=60} 周岁", ["周岁: <{18<=n<=60}"]),
    ("zh", "限 [绝对] {n}", ["限"]),
    ("zh", "限 [绝对] {n<9}", ["限: >{n<9} 绝"]),
    ("zh", "限 ..4 女性", ["女性"]),
    ("zh", "性别 [要求] [:] 女性", ["性别: >女 要"]),
    ("en", "male only", ["male: >only"]),
    ("en", "{sex} wanted", ["wanted: <female females male males men women"]),
    ("en", "{person}", ["lady: <sales", "shirt: >guy"]),
    ("en", "{person} wanted", ["wanted: <guy lady"]),
    ("zh", "{n<60} 岁", ["岁: <{n<60}"]),
    ("zh", "身高 {1.4<=n<=2.2} 米", ["身高: >{1.4<=n<=2.2}"]),
]


@pytest.mark.parametrize(("lang", "phrase", "anchors"), ANCHORS)
def test_anchors(lang: str, phrase: str, anchors: list[str]) -> None:
    found = pack(lang, phrase).rules[0].find[0].anchors
    assert [" ".join(a.literals) + (f": {a.beside}" if a.beside else "") for a in found] == anchors


NO_LITERAL = (
    "短语没有自己的字词，预筛找不到它",
    "a phrase without a literal: nothing for the prefilter to look for",
    "加入一个必须出现的词",
    "add a word that must be there",
)
GAP_AT_EDGE = (
    "短语不能以间隔开头或结尾",
    "a phrase cannot begin or end with a gap",
    "删去间隔或补上词",
    "drop the gap or add a word",
)
MARKS = (
    "< 和 > 要成对，各在一个必须出现的词之前和之后",
    "< and > must be a pair around words that must be there",
    "写成 … < 词 > …",
    "write … < word > …",
)
EDGES = (
    "{start} 只能在最前，{end} 只能在最后，{edge} 在最前或最后",
    "{start} stands first, {end} last, {edge} first or last",
    "移到两端，不放在 [ ] 里",
    "move it to the edge, out of [ ]",
)
CHOSEN_EDGE = (
    "{start}、{end}、{edge} 不能作为选项",
    "{start}, {end} and {edge} cannot be one of several",
    "单独写",
    "write it alone",
)


def out_of_range(gap: str) -> tuple[str, str, str, str]:
    return f"间隔 {gap} 超出范围", f"the gap {gap} is out of range", "用 ..1 到 ..60", "use ..1 to ..60"


def run_together(text: str) -> tuple[str, str, str, str]:
    zh, en = f"“{text}”里词表和字连在一起", f"a list and letters run together in “{text}”"
    return zh, en, "用空格隔开", "put a space between"


def unreadable(text: str) -> tuple[str, str, str, str]:
    zh, en = f"看不懂“{text}”", f"cannot read “{text}”"
    return zh, en, "检查括号是否成对", "check that the brackets are in pairs"


def no_list(name: str, fix: tuple[str, str]) -> tuple[str, str, str, str]:
    return f"没有词表 {{{name}}}", f"there is no list {{{name}}}", *fix


# phrase, problem and fix, each in Chinese and English
REFUSED = [
    ("{n}", NO_LITERAL),
    ("{n} - {n<60}", NO_LITERAL),
    ("[限] {n}", NO_LITERAL),
    ("：", NO_LITERAL),
    ("女|{n}", NO_LITERAL),
    ("女|: {n}", NO_LITERAL),
    ("... 女", GAP_AT_EDGE),
    ("女 ..4", GAP_AT_EDGE),
    ("女 [... 性]", GAP_AT_EDGE),
    ("女 []", GAP_AT_EDGE),
    ("{edge}", GAP_AT_EDGE),
    ("{start}", GAP_AT_EDGE),
    ("{start} {end}", GAP_AT_EDGE),
    ("{start} ... 女", GAP_AT_EDGE),
    ("女 ..0 性", out_of_range("..0")),
    ("女 ..61 性", out_of_range("..61")),
    ("女 ..99999999999999 性", out_of_range("..99999999999999")),
    ("女 {start} 性", EDGES),
    ("女 {start}", EDGES),
    ("{end} 女", EDGES),
    ("女 {end} 性", EDGES),
    ("女 {edge} 性", EDGES),
    ("女 [性 {edge}]", EDGES),
    ("女|{end}", CHOSEN_EDGE),
    ("女|{edge}", CHOSEN_EDGE),
    ("{start}|限 女", CHOSEN_EDGE),
    ("性别 < 女", MARKS),
    ("性别 女 >", MARKS),
    ("性别 > 女 <", MARKS),
    ("< 性别 > < 女 >", MARKS),
    ("性别 < > 女", MARKS),
    ("性别 < [只] 女 >", MARKS),
    ("性别 < ... 女 >", MARKS),
    ("性别 [< 女 >] 限", MARKS),
    ("性别 [女", ("缺少 ]", "a ] is missing", "补上 ]", "close the bracket")),
    ("性别 [[女]", ("缺少 ]", "a ] is missing", "补上 ]", "close the bracket")),
    ("性别 女]", ("多了一个 ]", "a ] too many", "删去它", "remove it")),
    ("]", ("多了一个 ]", "a ] too many", "删去它", "remove it")),
    ("|", ("| 两边没有词", "nothing stands beside |", "补上词", "add the words")),
    ("女 | 男", ("| 两边没有词", "nothing stands beside |", "补上词", "add the words")),
    ("{女}性", run_together("{女}性")),
    ("限{女}", run_together("限{女}")),
    ("{女}{男}", run_together("{女}{男}")),
    ("限 {女", unreadable("{女")),
    ("限 女}", unreadable("}")),
    ("限 {女人}", no_list("女人", ("是否指 {女}？", "did you mean {女}?"))),
    ("限 {乙}", no_list("乙", ("在 words.yaml 里加上它", "add it to words.yaml"))),
    ("限 {}", no_list("", ("在 words.yaml 里加上它", "add it to words.yaml"))),
    ("{n<}", no_list("n<", ("在 words.yaml 里加上它", "add it to words.yaml"))),
    ("女 {n<12345} 岁", no_list("n<12345", ("在 words.yaml 里加上它", "add it to words.yaml"))),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "refusal"), REFUSED, ids=lambda v: v if isinstance(v, str) else "")
def test_refusals(phrase: str, refusal: tuple[str, str, str, str]) -> None:
    with pytest.raises(PackError) as caught:
        pack("zh", phrase)
    [found] = caught.value.problems
    assert (found.problem.zh, found.problem.en, found.fix.zh, found.fix.en) == refusal
    assert found.field == f"zh-a.find “{phrase}”"


ELEMENTS = st.sampled_from(
    ["限", "女性", "男|女", "{女}", "[的]", "[", "]", "...", "..4", "..99", "{n}", "{n<60}", "{start}", "{end}",
     "<", ">", "|", "{", "}", "only", "a-b", ":", "(", "\\", "*", "。", "\u200b", "{无}", "İ", "ß"]
)  # fmt: skip


@given(st.lists(ELEMENTS, min_size=1, max_size=8), st.text("限女性男的a1：，。 \n", max_size=40))
def test_any_phrase_compiles_or_is_refused(elements: list[str], text: str) -> None:
    try:
        found = pack("zh", " ".join(elements))
    except PackError as error:
        refused = [(p.problem.zh, p.problem.en, p.fix.zh, p.fix.en) for p in error.problems]
    else:
        refused = []
        assert found.rules[0].find[0].literals
        on, off = (Scanner(found, prefilter=on, judge=AnyEdge()).scan(text) for on in (True, False))
        assert on == off
    assert all(all(said) for said in refused)

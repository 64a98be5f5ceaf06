"""Every refusal of a rule pack: file, line, field, what is wrong and how to mend it, in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packs import MINIMAL, pack_of, refusals, write

from jobscan.pack.load import built_in, load_pack
from jobscan.pack.problem import PackError

RULES, LAWS, WORDS, CONTEXT, WHOLE = (
    "zh/gender.yaml",
    "laws.yaml",
    "zh/words.yaml",
    "zh/context.yaml",
    "zh/segmentation.yaml",
)


class Problem(NamedTuple):
    """One refusal. `line` counts from 1; 0 is the file as a whole."""

    file: str
    line: int
    field: str
    zh: str
    en: str
    fix_zh: str
    fix_en: str


def missing(file: str, line: int, field: str) -> Problem:
    key = field.rpartition(".")[2]
    return Problem(
        file, line, field, f"缺少 {key}", f"{key} is missing", f"加一行 {key}: …", f"add a line {key}: …"
    )


def no_key(file: str, line: int, field: str, near: str) -> Problem:
    key = field.rpartition(".")[2]
    return Problem(
        file,
        line,
        field,
        f"没有名为 {key} 的键",
        f"there is no key named {key}",
        f"是否指 {near}？",
        f"did you mean {near}?",
    )


def not_known(file: str, line: int, field: str, value: str, near: str) -> Problem:
    return Problem(
        file,
        line,
        field,
        f"不认识 {value}",
        f"{value} is not known",
        f"是否指 {near}？",
        f"did you mean {near}?",
    )


def none_known(file: str, line: int, field: str, value: str, *known: str) -> Problem:
    zh, en = f"可用：{'、'.join(known)}", f"known: {', '.join(known)}"
    return Problem(file, line, field, f"不认识 {value}", f"{value} is not known", zh, en)


def no_text(file: str, line: int, field: str) -> Problem:
    return Problem(
        file, line, field, "应是一段文字", "should be a text", "加引号写成文字", "write a text, in quotes"
    )


def no_list(file: str, line: int, field: str) -> Problem:
    return Problem(
        file, line, field, "应是至少一行的列表", "should be a list of at least one line",
        "写成以 “- ” 开头的行，或删去这个键", "write lines that begin with “- ”, or drop the key",
    )  # fmt: skip


def no_mapping(file: str, line: int, field: str, key: str) -> Problem:
    return Problem(
        file,
        line,
        field,
        "应是 键: 值 的映射",
        "should be a mapping of keys to values",
        f"写成 {key}: …",
        f"write {key}: …",
    )


def no_example(line: int, kind: str) -> Problem:
    return Problem(
        RULES, line, f"zh-a.examples.{kind}", f"没有 {kind} 例句", f"no {kind} example",
        "至少写一条该报的（flag）和一条不该报的（pass）", "write at least one that must be flagged and one that must pass",
    )  # fmt: skip


def marks(file: str, line: int, field: str) -> Problem:
    return Problem(
        file, line, field,
        "flag 例句要用 <…> 标出命中，pass 例句不能有", "a flag example marks its spans with <…>, a pass example has none",
        "加上或删去标记", "add or drop the marks",
    )  # fmt: skip


def unpaired(file: str, line: int, field: str, text: str) -> Problem:
    return Problem(
        file, line, field, f"“{text}”里的 < 和 > 不成对", f"< and > are not in pairs in “{text}”",
        "用 <…> 标出要报告的字", "mark what is to be reported with <…>",
    )  # fmt: skip


def unsorted(file: str, line: int, field: str, word: str, before: str) -> Problem:
    return Problem(
        file, line, field, f"列表没有排序：“{word}”", f"the list is not sorted: “{word}”",
        f"移到“{before}”之前", f"move it before “{before}”",
    )  # fmt: skip


def twice(file: str, line: int, field: str, word: str) -> Problem:
    return Problem(file, line, field, f"“{word}”重复", f"“{word}” stands twice", "删去一个", "drop one")


def same_id(file: str, line: int, field: str, name: str) -> Problem:
    return Problem(
        file,
        line,
        field,
        f"编号 {name} 重复",
        f"the id {name} stands twice",
        "换一个编号",
        "choose another id",
    )


def not_yaml(file: str, line: int, what: str) -> Problem:
    return Problem(
        file, line, "YAML", f"不是有效的 YAML：{what}", f"not valid YAML: {what}",
        "检查缩进、引号和冒号后的空格", "check the indentation, the quotes, and the space after a colon",
    )  # fmt: skip


WORDS_OR_SECTION = (
    "words 和 section 要写且只写一个", "write either words or section",
    "按词写 words，按段落写 section", "words for wording nearby, section for a part of the ad",
)  # fmt: skip
REACH = (
    "reach 应是 0 到 120 的整数", "reach should be a whole number from 0 to 120",
    "写命中与修饰语之间最多隔几个字符", "write how many characters may lie between",
)  # fmt: skip
KEY_TWICE = ("同一个键写了两次", "the same key twice", "合并或删去一个", "merge them or drop one")

# What it shows; the file and what is replaced in it by what; the problems. Lines of packs.MINIMAL.
EDITED: list[tuple[Any, ...]] = [
    # keys
    ("an unknown key", RULES, "category: gender", "category: gender\n  catagory: gender", [no_key(RULES, 4, "zh-a.catagory", "category")]),
    ("a mistyped key", RULES, "  force: require", "  forse: require", [no_key(RULES, 4, "zh-a.forse", "force"), missing(RULES, 1, "zh-a.force")]),
    ("a key like no other", RULES, "  find:", "  zzz: 1\n  find:", [Problem(
        RULES, 8, "zh-a.zzz", "没有名为 zzz 的键", "there is no key named zzz",
        "可用的键：id、name、category、legal、force、favours、by_default、message、suggestion、explain、known_problems、find、unless、cleared_by、fix、examples",
        "known keys: id, name, category, legal, force, favours, by_default, message, suggestion, explain, known_problems, find, unless, cleared_by, fix, examples",
    )]),
    ("a key twice", RULES, "  force: require", "  force: require\n  force: prefer", [Problem(RULES, 5, "force", *KEY_TWICE)]),
    ("an unknown language", RULES, "{zh: 信, en: message}", "{zh: 信, en: message, fr: m}", [Problem(RULES, 5, "zh-a.message.fr", "没有名为 fr 的键", "there is no key named fr", "可用的键：zh、en", "known keys: zh, en")]),
    *[
        (f"no {key}", RULES, line, "", [missing(RULES, 1, f"zh-a.{key}")])
        for key, line in [
            ("name", "  name: {zh: 名, en: name}\n"),
            ("category", "  category: gender\n"),
            ("force", "  force: require\n"),
            ("message", "  message: {zh: 信, en: message}\n"),
            ("suggestion", "  suggestion: {zh: 改, en: suggestion}\n"),
            ("explain", "  explain: {zh: 释, en: explanation}\n"),
            ("find", "  find:\n    - 限 {女}\n"),
            ("examples", "  examples:\n    flag:\n      - 本岗<限女性>\n    pass:\n      - 女装\n"),
        ]
    ],
    ("no id", RULES, "- id: zh-a\n  name", "- name", [missing(RULES, 1, "rule.id")]),
    ("a text in one language", RULES, "{zh: 信, en: message}", "{zh: 信}", [missing(RULES, 5, "zh-a.message.en")]),
    ("a text in no language", RULES, "{zh: 信, en: message}", "text", [no_mapping(RULES, 5, "zh-a.message", "zh")]),
    ("an empty text", RULES, "{zh: 信, en: message}", "{zh: 信, en: ' '}", [no_text(RULES, 5, "zh-a.message.en")]),
    ("a null text", RULES, "{zh: 信, en: message}", "{zh: , en: message}", [no_text(RULES, 5, "zh-a.message.zh")]),
    ("a list for a text", RULES, "id: zh-a", "id: [zh-a]", [no_text(RULES, 1, "rule.id")]),
    # values
    ("an unknown category", RULES, "category: gender", "category: gendr", [not_known(RULES, 3, "zh-a.category", "gendr", "gender")]),
    ("a category like no other", RULES, "category: gender", "category: x", [none_known(RULES, 3, "zh-a.category", "x", "gender")]),
    ("an unknown force", RULES, "force: require", "force: requires", [not_known(RULES, 4, "zh-a.force", "requires", "require")]),
    ("a force like no other", RULES, "force: require", "force: x", [none_known(RULES, 4, "zh-a.force", "x", "require", "exclude", "prefer", "suit", "imply", "ask", "lure", "demand_doc")]),
    ("an unknown list", RULES, "限 {女}", "限 {女人}", [Problem(RULES, 9, "zh-a.find “限 {女人}”", "没有词表 {女人}", "there is no list {女人}", "是否指 {女}？", "did you mean {女}?")]),
    ("an unknown modifier", RULES, "  examples:", "  cleared_by: [opne]\n  examples:", [Problem(RULES, 10, "zh-a.cleared_by", "没有名为 opne 的修饰语", "there is no modifier named opne", "是否指 open？", "did you mean open?")]),
    ("a modifier like no other", RULES, "  examples:", "  cleared_by:\n    - open\n    - 乙\n  examples:", [Problem(RULES, 12, "zh-a.cleared_by", "没有名为 乙 的修饰语", "there is no modifier named 乙", "在 context.yaml 里加上它", "add it to context.yaml")]),
    ("a phrase without a literal", RULES, "限 {女}", "'{n}'", [Problem(RULES, 9, "zh-a.find “{n}”", "短语没有自己的字词，预筛找不到它", "a phrase without a literal: nothing for the prefilter to look for", "加入一个必须出现的词", "add a word that must be there")]),
    ("an unless that is no phrase", RULES, "  examples:", "  unless: ['女 [']\n  examples:", [Problem(RULES, 10, "zh-a.unless “女 [”", "缺少 ]", "a ] is missing", "补上 ]", "close the bracket")]),
    ("an empty phrase", RULES, "限 {女}", "''", [no_text(RULES, 9, "zh-a.find")]),
    # lists
    ("an empty find", RULES, "find:\n    - 限 {女}", "find: []", [no_list(RULES, 8, "zh-a.find")]),
    ("a find that is no list", RULES, "find:\n    - 限 {女}", "find: 限 {女}", [no_list(RULES, 8, "zh-a.find")]),
    ("an empty unless", RULES, "  examples:", "  unless: []\n  examples:", [no_list(RULES, 10, "zh-a.unless")]),
    ("an empty cleared_by", RULES, "  examples:", "  cleared_by:\n  examples:", [no_list(RULES, 10, "zh-a.cleared_by")]),
    # examples
    ("no flag example", RULES, "    flag:\n      - 本岗<限女性>\n", "", [no_example(11, "flag")]),
    ("no pass example", RULES, "    pass:\n      - 女装\n", "", [no_example(11, "pass")]),
    ("an empty list of flag examples", RULES, "flag:\n      - 本岗<限女性>", "flag: []", [no_list(RULES, 11, "zh-a.examples.flag")]),
    ("an empty list of pass examples", RULES, "pass:\n      - 女装", "pass:", [no_list(RULES, 13, "zh-a.examples.pass")]),
    ("an unknown kind of example", RULES, "    pass:", "    fail: [a]\n    pass:", [no_key(RULES, 13, "zh-a.examples.fail", "flag")]),
    ("a flag example without marks", RULES, "本岗<限女性>", "本岗限女性", [marks(RULES, 12, "zh-a.examples.flag")]),
    ("a pass example with marks", RULES, "- 女装", "- <女>装", [marks(RULES, 14, "zh-a.examples.pass")]),
    ("a mark never closed", RULES, "本岗<限女性>", "<本岗><限女性", [unpaired(RULES, 12, "zh-a.examples.flag", "<本岗><限女性")]),
    ("a mark never opened", RULES, "本岗<限女性>", "<本岗>限女性>", [unpaired(RULES, 12, "zh-a.examples.flag", "<本岗>限女性>")]),
    ("a mark in a mark", RULES, "本岗<限女性>", "<本岗><限<女>性>", [unpaired(RULES, 12, "zh-a.examples.flag", "<本岗><限<女>性>")]),
    # words.yaml
    ("an unsorted list", WORDS, "[女, 女士, 女性]", "[女士, 女, 女性]", [unsorted(WORDS, 1, "女", "女", "女士")]),
    ("a word twice", WORDS, "[女, 女士, 女性]", "[女, 女, 女性]", [twice(WORDS, 1, "女", "女")]),
    ("an empty word list", WORDS, "[女, 女士, 女性]", "[]", [no_list(WORDS, 1, "女")]),
    ("a null word list", WORDS, "男: {group: men, words: [男, 男士, 男性]}", "男:", [no_list(WORDS, 2, "男")]),
    ("a group without words", WORDS, ", words: [男, 男士, 男性]", "", [missing(WORDS, 2, "男.words"), no_list(WORDS, 2, "男")]),
    ("a list with an unknown key", WORDS, "{group: men, words", "{groups: men, group: men, words", [no_key(WORDS, 2, "男.groups", "group")]),
    # context.yaml
    ("an unknown key in context.yaml", CONTEXT, "sections:", "section: {}\nsections:", [no_key(CONTEXT, 1, "context.yaml.section", "sections")]),
    ("unsorted headings", CONTEXT, "[福利]", "[福利, 待遇]", [unsorted(CONTEXT, 2, "sections.benefits", "待遇", "福利")]),
    ("a modifier with words and section", CONTEXT, "side: either", "section: benefits, side: either", [Problem(CONTEXT, 4, "modifiers.open", *WORDS_OR_SECTION)]),
    ("a modifier with neither", CONTEXT, "{id: in-benefits, section: benefits}", "{id: in-benefits}", [Problem(CONTEXT, 5, "modifiers.in-benefits", *WORDS_OR_SECTION)]),
    ("a modifier without id", CONTEXT, "{id: in-benefits, ", "{", [missing(CONTEXT, 5, "modifiers.id")]),
    ("a modifier twice", CONTEXT, "id: in-benefits", "id: open", [same_id(CONTEXT, 5, "modifiers.open", "open")]),
    ("an unknown section", CONTEXT, "section: benefits}", "section: benefit}", [not_known(CONTEXT, 5, "modifiers.in-benefits.section", "benefit", "benefits")]),
    ("an unknown side", CONTEXT, "side: either", "side: left", [none_known(CONTEXT, 4, "modifiers.open.side", "left", "before", "after", "either", "anywhere")]),
    ("a reach that is no number", CONTEXT, "reach: 4", "reach: far", [Problem(CONTEXT, 4, "modifiers.open.reach", *REACH)]),
    ("a reach too far", CONTEXT, "reach: 4", "reach: 121", [Problem(CONTEXT, 4, "modifiers.open.reach", *REACH)]),
    ("a negative reach", CONTEXT, "reach: 4", "reach: -1", [Problem(CONTEXT, 4, "modifiers.open.reach", *REACH)]),
    ("an unknown key of a modifier", CONTEXT, "stop: ", "stops: ", [no_key(CONTEXT, 4, "modifiers.stops", "stop")]),
    ("an empty stop list", CONTEXT, "stop: [但]", "stop: []", [no_list(CONTEXT, 4, "modifiers.open.stop")]),
    ("a modifier that is no phrase", CONTEXT, "words: [不限]", "words: ['... 不限']", [Problem(CONTEXT, 4, "modifiers.open.words “... 不限”", "短语不能以间隔开头或结尾", "a phrase cannot begin or end with a gap", "删去间隔或补上词", "drop the gap or add a word")]),
    # laws.yaml
    ("an unknown jurisdiction of a law", LAWS, "jurisdiction: CN", "jurisdiction: CH", [not_known(LAWS, 8, "laws.CN-A.jurisdiction", "CH", "CN")]),
    ("a category of a law that is not known", LAWS, "{category: gender, to", "{category: genders, to", [not_known(LAWS, 12, "laws.CN-A.applies.category", "genders", "gender")]),
    ("an unknown state", LAWS, "{CN: P, US: P}", "{CN: X, US: P}", [none_known(LAWS, 5, "categories.gender.states.CN", "X", "P", "C", "A")]),
    ("a state of an unknown jurisdiction", LAWS, "{CN: P, US: P}", "{CN: P, UK: P}", [not_known(LAWS, 5, "categories.gender.states", "UK", "US")]),
    ("a law without an article", LAWS, "    article: {zh: 第一条, en: Art. 1}\n", "", [missing(LAWS, 7, "laws.CN-A.article")]),
    ("a law neither verified nor not", LAWS, "verified: true", "verified: maybe", [none_known(LAWS, 11, "laws.CN-A.verified", "maybe", "true", "false")]),
    ("an unknown subject of a law", LAWS, "to: [wording]", "to: [words]", [not_known(LAWS, 12, "laws.CN-A.applies.to", "words", "wording")]),
    ("a law that speaks to nothing", LAWS, "applies: [{category: gender, to: [wording]}]", "applies: []", [no_list(LAWS, 12, "laws.CN-A")]),
    ("an empty list of laws", LAWS, MINIMAL[LAWS].partition("laws:\n")[2], "  []\n", [no_list(LAWS, 7, "laws")]),
    ("an unknown key of a law", LAWS, "verified: true", "verified: true\n    artcle: x", [no_key(LAWS, 12, "laws.CN-A.artcle", "article")]),
    ("laws.yaml without laws", LAWS, "laws:\n", "lows:\n", [no_key(LAWS, 7, "laws.yaml.lows", "laws"), missing(LAWS, 1, "laws.yaml.laws")]),
    # YAML
    ("no YAML", RULES, "find:\n", "find: [\n", [not_yaml(RULES, 9, "did not find expected node content")]),
    ("a tab", RULES, "  force: require", "\tforce: require", [not_yaml(RULES, 4, "found a tab character that violates indentation")]),
    ("quotes never closed", RULES, "force: require", "force: 'require", [not_yaml(RULES, 15, "found unexpected end of stream")]),
    ("an alias to nothing", RULES, "force: require", "force: *a", [not_yaml(RULES, 4, "found undefined alias")]),
    ("a control character", RULES, "force: require", "force: req\x07uire", [not_yaml(RULES, 4, "control characters are not allowed")]),
    ("two documents", RULES, "  force: require", "---\n  force: require", [not_yaml(RULES, 4, "but found another document")]),
]  # fmt: skip

HEAD = MINIMAL[RULES].partition("  find:")[0]
# What it shows; files that replace or join those of the minimal pack (None: left out); the problems.
FILES: list[tuple[Any, ...]] = [
    ("no laws.yaml", {LAWS: None}, [Problem("laws.yaml", 0, "rules", "缺少 laws.yaml", "laws.yaml is missing", "加上它", "add it")]),
    ("a file in no language's folder", {"fr/gender.yaml": MINIMAL[RULES]}, [Problem("fr/gender.yaml", 0, "rules", "不在 zh/ 或 en/ 下", "stands neither in zh/ nor in en/", "移到其中之一", "move it into one of them")]),
    ("a file beside laws.yaml", {"gender.yaml": MINIMAL[RULES]}, [Problem("gender.yaml", 0, "rules", "不在 zh/ 或 en/ 下", "stands neither in zh/ nor in en/", "移到其中之一", "move it into one of them")]),
    ("a duplicate id", {"zh/more.yaml": MINIMAL[RULES]}, [Problem("zh/more.yaml", 1, "zh-a.id", "编号 zh-a 已在 {root}/zh/gender.yaml:1 用过", "the id zh-a is taken at {root}/zh/gender.yaml:1", "换一个编号", "choose another id")]),
    ("a list in two files", {"zh/words-more.yaml": "女: [女士]"}, [Problem("zh/words.yaml", 1, "女", "词表 女 已在 {root}/zh/words-more.yaml:1", "the list 女 is already at {root}/zh/words-more.yaml:1", "合并或换一个名字", "merge the two or choose another name")]),
    ("a duplicate id in one file", {RULES: MINIMAL[RULES] * 2}, [Problem(RULES, 15, "zh-a.id", "编号 zh-a 已在 {root}/zh/gender.yaml:1 用过", "the id zh-a is taken at {root}/zh/gender.yaml:1", "换一个编号", "choose another id")]),
    ("an empty file", {RULES: ""}, [no_list(RULES, 1, "rules")]),
    ("a file of comments", {RULES: "# nothing yet\n"}, [no_list(RULES, 1, "rules")]),
    ("rules that are no list", {RULES: "id: zh-a\n"}, [no_list(RULES, 1, "rules")]),
    ("a rule that is no mapping", {RULES: "- 限女性\n"}, [no_mapping(RULES, 1, "rule", "id")]),
    ("an empty laws.yaml", {LAWS: ""}, [no_mapping(LAWS, 1, "laws.yaml", "jurisdictions"), none_known(RULES, 3, "zh-a.category", "gender")]),
    ("not UTF-8", {RULES: "名".encode("gb18030")}, [Problem(RULES, 0, "rules", "读不了：'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte", "cannot be read: 'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte", "存为 UTF-8", "save it as UTF-8")]),
    ("nested 41 deep", {RULES: "[" * 41 + "a" + "]" * 41}, [not_yaml(RULES, 0, "nested deeper than 40 levels")]),
    ("nested 1000 deep", {RULES: "[" * 1000 + "]" * 1000}, [not_yaml(RULES, 0, "nested deeper than 40 levels")]),
    ("a segmentation without example", {WHOLE: "- {word: 女装}\n"}, [missing(WHOLE, 1, "segmentation.example"), no_text(WHOLE, 1, "segmentation.女装.example")]),
    ("a segmentation with an unknown key", {WHOLE: "- {word: 女装, example: 限女装, exmple: a}\n"}, [no_key(WHOLE, 1, "segmentation.exmple", "example")]),
    ("an unpaired mark in a segmentation", {WHOLE: "- {word: 女装, example: <限女装}\n"}, [unpaired(WHOLE, 1, "segmentation.女装.example", "<限女装")]),
    ("an empty segmentation.yaml", {WHOLE: ""}, [no_list(WHOLE, 1, "segmentation.yaml")]),
    ("an unknown modifier of the other language", {"en/gender.yaml": MINIMAL[RULES].replace("zh-a", "en-a").replace("限 {女}", "only").replace("  examples", "  cleared_by: [open]\n  examples")}, [Problem("en/gender.yaml", 10, "en-a.cleared_by", "没有名为 open 的修饰语", "there is no modifier named open", "在 context.yaml 里加上它", "add it to context.yaml")]),
    ("every problem at once", {RULES: HEAD + "  unless: [限]\n", WORDS: "女: []\n"}, [no_list(WORDS, 1, "女"), missing(RULES, 1, "zh-a.find"), missing(RULES, 1, "zh-a.examples")]),
]  # fmt: skip


def cases(table: list[tuple[Any, ...]]) -> list[Any]:
    """The rows of a table, each by its name."""
    return [pytest.param(*row, id=name) for name, *row in table]


def refused(folder: Path, files: dict[str, str | bytes | None]) -> list[Problem]:
    write(folder, MINIMAL | files)  # type: ignore[operator]
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return [Problem(*found) for found in refusals(caught.value, folder)]


def at(root: Path, problem: Problem) -> Problem:
    return problem._replace(
        zh=problem.zh.replace("{root}", str(root)), en=problem.en.replace("{root}", str(root))
    )


@pytest.mark.parametrize(("file", "text", "instead", "problems"), cases(EDITED))
def test_a_refusal(tmp_path: Path, file: str, text: str, instead: str, problems: list[Problem]) -> None:
    assert MINIMAL[file].count(text) == 1
    assert refused(tmp_path, {file: MINIMAL[file].replace(text, instead)}) == problems


@pytest.mark.parametrize(("files", "problems"), cases(FILES))
def test_a_refusal_of_files(
    tmp_path: Path, files: dict[str, str | bytes | None], problems: list[Problem]
) -> None:
    assert refused(tmp_path, files) == [at(tmp_path, p) for p in problems]


def test_the_minimal_pack_is_not_refused(tmp_path: Path) -> None:
    assert [r.id for r in load_pack(write(tmp_path, MINIMAL)).rules] == ["zh-a"]


def test_a_problem_as_one_line() -> None:
    with pytest.raises(PackError) as caught:
        pack_of({RULES: MINIMAL[RULES]})
    assert str(caught.value) == "laws.yaml:0: rules: laws.yaml is missing; add it"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    assert refusals(caught.value, tmp_path) == [
        (
            "none",
            0,
            "rules",
            "没有这个规则文件夹",
            "there is no such rules folder",
            "检查路径",
            "check the path",
        )
    ]


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "rules" / "zh").mkdir(parents=True)
    with pytest.raises(PackError) as caught:
        load_pack(tmp_path / "rules")
    assert refusals(caught.value, tmp_path) == [
        ("rules", 0, "rules", "文件夹里没有 .yaml 规则", "no .yaml file in this rules folder", "规则放在 zh/ 或 en/ 下", "put rules into zh/ or en/")
    ]  # fmt: skip


def test_a_folder_that_is_merged_is_refused_by_its_own_name(tmp_path: Path) -> None:
    more = write(
        tmp_path / "more",
        {"zh/more.yaml": MINIMAL[RULES].replace("限 {女}", "限 {女人}").replace("zh-a", "zh-b")},
    )
    with pytest.raises(PackError) as caught:
        load_pack(write(tmp_path / "rules", MINIMAL), [more])
    assert [(p.file, p.line, p.field) for p in caught.value.problems] == [
        (str(more / "zh" / "more.yaml"), 9, "zh-b.find “限 {女人}”")
    ]


def test_merging_adds_rules(tmp_path: Path) -> None:
    more = write(tmp_path / "more", {"zh/more.yaml": MINIMAL[RULES].replace("zh-a", "zh-b")})
    assert [r.id for r in load_pack(write(tmp_path / "rules", MINIMAL), [more]).rules] == ["zh-a", "zh-b"]


def test_the_built_in_rules_are_not_refused() -> None:
    assert load_pack(built_in()).rules


SNIPPETS = st.sampled_from(
    ["- ", "id: a", "\n", "  ", "[", "]", "{", "}", ": ", "find:", "examples:", "null", "'", '"', "&a", "*a", "<", ">", "女", "\t", "!!python/object:os.system", "? ", "|", "1"]
)  # fmt: skip


@given(
    st.sampled_from([RULES, LAWS, WORDS, CONTEXT, WHOLE]),
    st.lists(SNIPPETS, max_size=12),
    st.text(max_size=5),
)
def test_any_file_is_read_or_refused(file: str, snippets: list[str], text: str) -> None:
    """Never another exception, and every problem says all that it should, on one line."""
    try:
        pack_of(MINIMAL | {file: "".join(snippets) + text})
    except PackError as error:
        for p in error.problems:
            assert all((p.file, p.field, p.problem.zh, p.problem.en, p.fix.zh, p.fix.en))
            assert re.fullmatch(r"[^:]*:\d+: .*", str(p), re.DOTALL)

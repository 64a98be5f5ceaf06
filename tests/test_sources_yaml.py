"""YAML: job posts whose every word is found again in the file, whatever way it is quoted; comments go along."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from records import ads, assert_verbatim, items, places, said

from jobscan.sources.ad import Ad
from jobscan.sources.opened import Columns
from jobscan.sources.place import Place
from jobscan.sources.tree import DEEPEST, Text
from jobscan.sources.yaml_scalar import mapped
from jobscan.sources.yaml_tree import parse

TOLD = "the ad's text is read from 描述, its title from 职位; name others with --text, --title and --id."
SOURCE = """\
# jobscan-ignore-file: zh-age-limit — 示例
职位: 店员  # 门店
描述: |  # 正文
  急聘，待遇优。
    限男性，# 不是注释
  包吃住
"""


@pytest.mark.parametrize(
    ("file", "line", "field"),
    [
        (SOURCE, 5, "描述"),
        (SOURCE.replace("\n", "\r\n"), 5, "描述"),
        ("描述: 限男性\n", 1, "描述"),
        ("描述: 待遇优，\n  限男性 # 注释\n", 2, "描述"),
        ("描述: '急聘''店员''，\n\n  限男性'\n", 3, "描述"),
        ('描述: "急聘\\"店员\\"，\\\n  \\u6025聘\n  限男性"\n', 3, "描述"),
        ("描述: >-\n\n  待遇优\n  限男性\n", 4, "描述"),
        ("描述: !!str &a 限男性\n", 1, "描述"),
        ("- 职位: 文员\n  描述: x\n\n# 第二份\n- 职位: 店员\n  描述: 限男性\n", 6, "[1].描述"),
        ("[{描述: x}, {描述: 限男性}]\n", 1, "[1].描述"),
        ("jobs:\n  - 职位: 店员\n    任职要求:\n      - 能吃苦\n      - 限男性\n", 5, "jobs[0].任职要求[1]"),
        ("描述: x\n---\n描述: 限男性\n", 3, "描述"),
        ("\ufeff描述: 限男性\n", 1, "描述"),
    ],
)
def test_where_it_stands(file: str, line: int, field: str) -> None:
    text = file.removeprefix("\ufeff")
    column = text.split("\n")[line - 1].index("限男性") + 1
    assert places(file, "a.yaml", "限男性") == [(line, column, field)]
    for ad in ads(file, "a.yml"):
        assert_verbatim(ad, text)


def test_a_job_post_becomes_an_ad_with_its_comments() -> None:
    (ad,) = ads(f"编号: 7\n{SOURCE}薪: 1.50\n急: ~\n", "ads/a.yaml")
    assert (ad.id, ad.text) == ("ads/a.yaml#7", "店员\n\n急聘，待遇优。\n  限男性，# 不是注释\n包吃住\n")
    assert ad.fields == {"编号": "7", "职位": "店员", "薪": "1.50"}
    assert [c.text for c in ad.comments] == ["jobscan-ignore-file: zh-age-limit — 示例", "门店", "正文"]
    assert ad.raw is not None
    assert [ad.raw[c.start : c.end] for c in ad.comments][1:] == ["# 门店", "# 正文"]


def test_each_record_has_the_comments_above_it() -> None:
    file = "# 一\n- 描述: a # 二\n  # 三\n\n# 四\n- 描述: b\n# 五\n"
    found = ads(file, "a.yaml")
    assert [[c.text for c in ad.comments] for ad in found] == [["一", "二"], ["三", "四", "五"]]
    assert [(ad.first_line, ad.source_place(ad.comments[0].start).line) for ad in found] == [(1, 1), (3, 3)]
    assert "".join(ad.raw or "" for ad in found) == file


def test_an_alias_stands_where_it_is_used() -> None:
    file = "- &base\n  描述: &d 限男性\n  城市: 北京\n- <<: *base\n  城市: 上海\n- 描述: *d\n"
    first, second, third = ads(file, "a.yaml")
    assert [ad.text for ad in (first, second, third)] == ["限男性"] * 3
    assert [ad.place(0) for ad in (first, second, third)] == [
        Place(line=2, column=10, field="[0].描述"),
        Place(line=4, column=7, field="[1].描述"),
        Place(line=6, column=7, field="[2].描述"),
    ]
    assert (first.fields, second.fields) == ({"城市": "北京"}, {"城市": "上海"})


DEEP = f"is nested deeper than {DEEPEST} levels, which no data about jobs is, and was not checked; write flat records."
MANY = "holds more than 2 million values, aliases counted as often as they are used, and was not checked; split it."
BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("", "a.yaml: is empty, there is nothing to check; make sure that the ad was saved."),
        ("[" * 100_000, f"a.yaml:1: {DEEP}"),
        ("- " * 100_000, f"a.yaml:1: {DEEP}"),
        ("{a: " * 100_000, f"a.yaml:1: {DEEP}"),
        (BOMB, f"a.yaml:7: {MANY}"),
        ("a: &a [*a]", "a.yaml:1: has an alias (*) of itself, or of an anchor (&) that is not there, and was not checked; mend it."),
        ("描述: [限男性\n职位: x", "a.yaml:2: is not valid YAML (did not find expected ',' or ']'); see to the indentation, the quotes, and the space after a colon."),
        ("a: 1\nb: \x07", "a.yaml:2: is not valid YAML (control characters are not allowed); see to the indentation, the quotes, and the space after a colon."),
        ("# nothing", "a.yaml: has no column that looks like the text of an ad; name it with --text. The columns: none."),
    ],
    ids=["empty", "flow", "block", "mappings", "bomb", "cycle", "broken", "control", "comment"],
)  # fmt: skip
def test_nothing_to_read(file: str, message: str) -> None:
    assert said(items(file, "a.yaml")) == [message]


def test_the_records_before_a_broken_end_are_read() -> None:
    found = items("- 职位: 店员\n  描述: a\n- 职位: 文员\n  描述: b\n- 描述: [c\n", "a.yaml")
    assert [item.text for item in found if isinstance(item, Ad)] == ["店员\n\na", "文员\n\nb"]
    assert [line.split(" (")[0] for line in said(found)] == [TOLD, "a.yaml:6: is not valid YAML"]


@pytest.mark.parametrize(
    "file",
    [
        "on: push\njobs:\n  build:\n    runs-on: ubuntu\n    steps:\n      - name: test\n        run: make\n",
        "name: an action\ndescription: checks ads\nruns:\n  using: composite\n",
    ],
)
def test_configuration_in_a_folder_is_passed_over(file: str) -> None:
    assert said(items(file, "a.yaml", walked=True)) == [
        "[has no column or key that names a job ad and was passed over; if it holds ads, name the file itself, and "
        "the column with --text.]"
    ]


YAML = st.recursive(
    st.text("ab男' \n\"#:-\t😀", max_size=12) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc男", min_size=1), inner, max_size=3)
    ),
    max_leaves=8,
)
STYLES = st.sampled_from([None, "'", '"', "|", ">"])


@given(YAML, STYLES, st.sampled_from([None, True, False]))
def test_what_yaml_writes_is_read_back(value: Any, style: str | None, flow: bool | None) -> None:
    raw = yaml.safe_dump(value, allow_unicode=True, default_style=style, default_flow_style=flow)

    def plain(node: Any) -> Any:
        if isinstance(node, Text):
            found = mapped(raw, node, Place())
            assert found.text == node.value
            for at, character in enumerate(found.text):
                if found.segments[found.segment(at)].verbatim:
                    assert raw[found.source(at)] == character
            return found.text
        if isinstance(node, list):
            return [plain(item) for item in node]
        return {k: plain(v) for k, v in node.values.items()} if hasattr(node, "values") else ""

    def strings(node: Any) -> Any:
        if isinstance(node, list):
            return [strings(item) for item in node]
        return {k: strings(v) for k, v in node.items()} if isinstance(node, dict) else str(node)

    assert [plain(document) for document in parse(raw).documents] == [strings(value)]


@given(st.text("a男: -#|>\"'[]{},&*!\n\\", max_size=60))
def test_no_text_crashes(raw: str) -> None:
    for ad in ads(raw, "a.yaml", Columns()):
        assert_verbatim(ad, raw)

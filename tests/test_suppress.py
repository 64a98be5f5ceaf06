"""`jobscan-ignore`: what it covers, what it says, and everything that is odd about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from commands import PACK, Run, run
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from jobscan.finding import Language
from jobscan.pack.load import load_pack
from jobscan.review.suppress import Cover, Names, Reviewed, has_suppressions, odd, review
from jobscan.scan.scanner import Scanner
from jobscan.sources.ad import Ad, Comment
from jobscan.sources.hashes import without_comments
from jobscan.sources.place import instead, join, verbatim

__all__ = ["run"]

TODAY = "2026-11-22"
ALL = frozenset(
    "zh-gender-only zh-gender-preferred zh-marital-question en-gender-only en-marital-question "
    "gender marital_status age".split()
)


@cache
def scanner() -> Scanner:
    return Scanner(load_pack(PACK))


def plain(text: str, **changes: object) -> Ad:
    """The ad that the text reader makes of `text`."""
    found = without_comments(text)
    ad = Ad("a.txt", text, {}, "a.txt")
    if found:
        mapped, comments = found
        ad = replace(ad, text=mapped.text, source=text, segments=mapped.segments, comments=comments)
    return replace(ad, **changes)  # type: ignore[arg-type]


def html(text: str) -> Ad:
    """`text` with its <!-- comments --> handed over, as the readers of HTML and Markdown do."""
    parts, comments, at = [], [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.index("-->", start) + 3
        parts += [verbatim(text[at:start], at), instead(" ", start, end)]
        comments.append(Comment(text[start + 4 : end - 3], start, end))
        at = end
    mapped = join([*parts, verbatim(text[at:], at)])
    return Ad("a.html", mapped.text, {}, "a.html", text, 1, mapped.segments, tuple(comments))


def reviewed(ad: Ad, active: frozenset[str] = ALL) -> Reviewed:
    return review(ad, scanner().scan(ad.text, ["CN"], ad.id), Names(ALL, active), TODAY)


@dataclass(frozen=True)
class Case:
    """An ad, the findings that stay, those that go (with their reason) and where something is odd."""

    text: str
    left: str = ""
    gone: str = ""
    odd: str = ""


PLAIN = {
    "none": Case("限女性，是否已婚？", "限女性 是否已婚"),
    "same line": Case("限女性 # jobscan-ignore: zh-gender-only — 女浴室\n限男性", "限男性", "限女性（女浴室）"),
    "line above": Case("# jobscan-ignore: zh-gender-only — why\n限女性\n限男性", "限男性", "限女性（why）"),
    "blank line between": Case("# jobscan-ignore: gender — why\n\n限女性\n限男性", "限男性", "限女性（why）"),
    "two above": Case(
        "# jobscan-ignore: gender — a\n# jobscan-ignore: marital_status — b\n限女性，是否已婚？",
        "",
        "限女性（a） 是否已婚（b）",
    ),
    "CRLF": Case("# jobscan-ignore: gender — why\r\n限女性\r\n限男性\r\n", "限男性", "限女性（why）"),
    "block": Case(
        "限女性\n# jobscan-ignore-start: gender — why\n限女性\n是否已婚？\n限男性\n# jobscan-ignore-end\n限女性",
        "限女性 是否已婚 限女性",
        "限女性（why） 限男性（why）",
    ),
    "blocks that cross": Case(
        "# jobscan-ignore-start: gender — a\n限女性\n# jobscan-ignore-start: marital_status — b\n"
        "# jobscan-ignore-end: gender\n是否已婚？限女性\n# jobscan-ignore-end",
        "限女性",
        "限女性（a） 是否已婚（b）",
    ),
    "file": Case("限女性\n# jobscan-ignore-file: gender — why\n限男性", "", "限女性（why） 限男性（why）"),
    "narrowest reason": Case(
        "# jobscan-ignore-file: gender — wide\n限女性 # jobscan-ignore: gender — narrow", "", "限女性（narrow）"
    ),
    "two rules": Case(
        "限女性，是否已婚？ # jobscan-ignore: zh-gender-only, zh-marital-question — why",
        "",
        "限女性（why） 是否已婚（why）",
    ),
    "Chinese punctuation": Case(
        "限女性，是否已婚？　＃jobscan-ignore：gender、marital_status——女子监区，法律规定",
        "",
        "限女性（女子监区，法律规定） 是否已婚（女子监区，法律规定）",
    ),
    "Chinese comma": Case("限女性 # jobscan-ignore: gender，女浴室", "", "限女性（女浴室）"),
    "hyphen": Case("限女性 # jobscan-ignore: zh-gender-only - why", "", "限女性（why）"),
    "colon": Case("限女性 # jobscan-ignore: zh-gender-only: why", "", "限女性（why）"),
    "comma and words": Case("限女性 # jobscan-ignore: zh-gender-only, it is the law", "", "限女性（it is the law）"),
    "until, last day": Case(
        "限女性 # jobscan-ignore: gender — why (until: 2026-11-22)", "", "限女性（why until 2026-11-22）"
    ),
    "until, no brackets": Case(
        "限女性 # jobscan-ignore: gender — until：2027-01-31，过渡期", "", "限女性（过渡期 until 2027-01-31）"
    ),
    "expired": Case("限女性 # jobscan-ignore: gender — why (until: 2026-11-21)", "限女性", "", "1:5"),
    "no date": Case("限女性 # jobscan-ignore: gender — why until: soon", "限女性", "", "1:5"),
    "no such date": Case("限女性 # jobscan-ignore: gender — why until: 2027-02-30", "限女性", "", "1:5"),
    "short date": Case("限女性 # jobscan-ignore: gender — why until: 20270130", "限女性", "", "1:5"),
    "no reason": Case("限女性 # jobscan-ignore: zh-gender-only", "限女性", "", "1:5"),
    "empty reason": Case("限女性 # jobscan-ignore: zh-gender-only — ……", "限女性", "", "1:5"),
    "a date is no reason": Case("限女性 # jobscan-ignore: gender — until: 2027-01-31", "限女性", "", "1:5"),
    "no rule": Case("限女性 # jobscan-ignore", "限女性", "", "1:5"),
    "reason in place of the rule": Case("限女性 # jobscan-ignore: 女浴室", "限女性", "", "1:5"),
    "unknown rule": Case("限女性 # jobscan-ignore: zh-gender-onyl — why", "限女性", "", "1:5"),
    "one rule unknown": Case("限女性 # jobscan-ignore: gender, nothing — why", "", "限女性（why）", "1:5"),
    "unknown form": Case("限女性 # jobscan-ignore-fil: gender — why", "限女性", "", "1:5"),
    "start without end": Case("# jobscan-ignore-start: gender — why\n限女性", "限女性", "", "1:1"),
    "end without start": Case("限女性\n# jobscan-ignore-end", "限女性", "", "2:1"),
    "started twice": Case(
        "# jobscan-ignore-start: gender — a\n# jobscan-ignore-start: gender — b\n限女性\n# jobscan-ignore-end",
        "",
        "限女性（a）",
        "2:1",
    ),
    "unused": Case("限女性 # jobscan-ignore: marital_status — why", "限女性", "", "1:5"),
    "unused, one of two": Case("限女性 # jobscan-ignore: gender, age — why", "", "限女性（why）", "1:5"),
    "unused at the end": Case("限女性\n# jobscan-ignore: gender — why\n", "限女性", "", "2:1"),
    "unused block": Case("# jobscan-ignore-start: age — why\n# jobscan-ignore-end", "", "", "1:1"),
    "no comment: a tag": Case("#限女性#jobscan-ignore: gender — why", "限女性"),
    "no comment: prose": Case("限女性。写上 jobscan-ignore: gender — why 即可", "限女性"),
}  # fmt: skip
HTML = {
    "alone above": Case("<!-- jobscan-ignore: gender — why -->\n<p>限女性</p>\n限男性", "限男性", "限女性（why）"),
    "same line": Case("<p>限女性</p><!-- jobscan-ignore: gender — why -->\n限男性", "限男性", "限女性（why）"),
    "over two lines": Case("<!-- jobscan-ignore: gender\n — why -->\n\n限女性\n限男性", "限男性", "限女性（why）"),
    "text after it": Case("<!-- jobscan-ignore: gender\n — why -->限女性\n限男性", "限男性", "限女性（why）"),
    "block in a line": Case(
        "限女性<!-- jobscan-ignore-start: gender — why -->限男性<!-- jobscan-ignore-end -->限女性",
        "限女性 限女性",
        "限男性（why）",
    ),
    "other comments": Case("<!-- 限女性 -->\n<!-- jobscan: ok -->\n限女性", "限女性"),
    "unused": Case("\n  <!-- jobscan-ignore: age — why -->\n限女性", "限女性", "", "2:3"),
}  # fmt: skip


def told(ad: Ad) -> Case:
    result = reviewed(ad)
    gone = " ".join(
        f"{s.finding.match}（{s.reason}{f' until {s.until}' if s.until else ''}）" for s in result.suppressed
    )
    places = " ".join(f"{n.line}:{n.column}" for n in odd([result]))
    return Case(ad.raw or "", " ".join(f.match for f in result.findings), gone, places)


@pytest.mark.parametrize("case", PLAIN.values(), ids=PLAIN)
def test_in_plain_text(case: Case) -> None:
    ad = plain(case.text)
    assert told(ad) == case
    assert len(ad.text) == len(case.text)
    assert all(case.text[f.start : f.end] == f.match for f in reviewed(ad).findings)


@pytest.mark.parametrize("case", HTML.values(), ids=HTML)
def test_in_comments_of_the_format(case: Case) -> None:
    assert told(html(case.text)) == case


FIELDS = {
    "one": Case("gender — why", "是否已婚", "限女性（why）"),
    "two": Case("gender — a; marital_status: b", "", "限女性（a） 是否已婚（b）"),
    "Chinese": Case("gender——甲；marital_status，乙", "", "限女性（甲） 是否已婚（乙）"),
    "a semicolon in the reason": Case("gender — a; b", "是否已婚", "限女性（a; b）"),
    "written as in a comment": Case("jobscan-ignore: gender — why", "是否已婚", "限女性（why）"),
    "no reason": Case("gender", "限女性 是否已婚", "", "7:1"),
    "unused": Case("age — why", "限女性 是否已婚", "", "7:1"),
    "empty": Case(" ", "限女性 是否已婚"),
}


@pytest.mark.parametrize("case", FIELDS.values(), ids=FIELDS)
def test_in_a_column(case: Case) -> None:
    ad = plain("限女性，是否已婚？", fields={"jobscan_ignore": case.text}, first_line=7)
    assert replace(told(ad), text=case.text) == case


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_said(lang: Language, snapshot: SnapshotAssertion) -> None:
    said = {
        f"{kind}: {name}": [f"{n.line}:{n.column}: {n.problem.to(lang)}" for n in odd([reviewed(read(case.text))])]
        for kind, cases, read in (("plain", PLAIN, plain), ("html", HTML, html))
        for name, case in cases.items()
        if case.odd
    }  # fmt: skip
    assert said == snapshot


def test_a_rule_that_was_not_looked_for_is_not_unused() -> None:
    ad = plain("# jobscan-ignore-file: marital_status — why\n限女性")
    assert odd([reviewed(ad, frozenset({"gender", "zh-gender-only"}))]) == ()


def test_a_comment_of_a_file_of_many_ads_is_told_once() -> None:
    source = "# jobscan-ignore-file: gender — a\n# jobscan-ignore-file: age — b\n限女性\n招文员"
    comments = plain(source).comments
    ads = [
        Ad(str(at), text, {}, "a.yaml", source, 1, verbatim(text, at).segments, comments)
        for text in ("限女性", "招文员")
        for at in [source.index(text)]
    ]
    results = [reviewed(ad) for ad in ads]
    assert [len(r.suppressed) for r in results] == [1, 0]
    assert [(n.line, n.problem.en.split(",")[0]) for n in odd(results)] == [
        (2, "there is no finding of age here")
    ]


def test_the_top_of_a_file_holds_for_all_its_ads() -> None:
    above: tuple[Cover, ...] = ()
    results = []
    for text in (
        "# jobscan-ignore-file: gender — why\n限女性 # jobscan-ignore: age — no",
        "是否已婚？",
        "限男性",
    ):
        ad = plain(text)
        results.append(review(ad, scanner().scan(ad.text, ["CN"]), Names(ALL, ALL), TODAY, above))
        above = results[-1].of_file
    assert [(len(r.findings), len(r.suppressed)) for r in results] == [(0, 1), (1, 0), (0, 1)]
    assert [(n.line, n.column) for n in odd(results)] == [(2, 5)]


def test_a_cheap_look() -> None:
    assert not has_suppressions(plain("限女性 # 备注"))
    assert has_suppressions(plain("限女性 # jobscan-ignore: gender — why"))
    assert has_suppressions(plain("限女性", fields={"jobscan_ignore": "gender — why"}))


PIECES = st.sampled_from(
    ["限女性", "是否已婚？", "\n", "\r\n", " ", "# ", "jobscan-ignore", "-start", "-end", "-file", ": ", "gender",
     "zh-gender-only", ",", " — ", "——", "why", "until: 2027-01-31", ";", "(", "-"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30))
def test_no_finding_is_lost_or_made(pieces: list[str]) -> None:
    ad = plain("".join(pieces))
    assert len(ad.text) == len("".join(pieces))
    found = scanner().scan(ad.text, ["CN"], ad.id)
    result = reviewed(ad)
    both = [*result.findings, *(s.finding for s in result.suppressed)]
    assert sorted(both, key=found.index) == found
    assert all(s.reason.strip() for s in result.suppressed)


@pytest.mark.parametrize(
    "text",
    [
        "# jobscan-ignore: gender — why\n" * 20_000 + "限女性",
        "# jobscan-ignore-start: gender — why\n限女性\n# jobscan-ignore-end\n" * 10_000,
        "# jobscan-ignore: " + "a," * 200_000,
        "# jobscan-ignore: gender — " + "until:" * 200_000,
    ],
    ids=["lines", "blocks", "names", "dates"],
)
def test_very_many(text: str) -> None:
    ad = plain(text)
    result = review(ad, scanner().scan(ad.text, ["CN"], ad.id), Names(ALL, ALL), TODAY)
    assert len(result.suppressed) in (0, 1, 10_000)


AD = "限女性 # jobscan-ignore: gender — 女浴室\n是否已婚？ # jobscan-ignore: gender — 多余\n"


def test_on_the_command_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text(AD, "utf-8")
    unused = "jobscan: warning: ad.txt:2:7: there is no finding of gender here, this jobscan-ignore is not needed; delete it.\n"
    ran = run("check", "ad.txt")
    assert (ran.code, ran.err) == (1, unused)
    assert "限女性" not in ran.out
    ran = run("check", "ad.txt", "--no-suppress")
    assert (ran.code, ran.err) == (1, "")
    assert "限女性" in ran.out
    ran = run("check", "ad.txt", "--select", "marital_status")
    assert (ran.code, ran.err) == (1, "")  # nobody looked for gender

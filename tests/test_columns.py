"""Which columns hold the ad: named, well known, or guessed; and a record made an ad of them."""

from __future__ import annotations

import pytest

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Notice
from jobscan.sources.columns import Chosen, blank, choose, record_ad, told
from jobscan.sources.opened import GUESSED, Columns
from jobscan.sources.place import Place, placed, verbatim

LONG = "招聘店员两名，要求有两年以上工作经验，负责日常经营。"


def chosen(names: str, asked: Columns = GUESSED, **sample: str) -> Chosen | Bilingual:
    columns = names.split()
    return choose(columns, asked, [{n: sample.get(n, "x") for n in columns}])


@pytest.mark.parametrize(
    ("names", "text", "title", "id", "known"),
    [
        ("编号 职位名称 公司 职位描述 任职要求", "职位描述 任职要求", "职位名称", "编号", True),
        ("職缺名稱 職務內容 條件要求 待遇", "職務內容 條件要求 待遇", "職缺名稱", "", True),
        ("Job_ID JOB-TITLE Company Job_Description", "Job_Description", "JOB-TITLE", "Job_ID", True),
        ("url title description", "description", "title", "url", True),
        ("岗位 内容", "内容", "岗位", "", True),
        ("id text", "text", "", "id", False),
        ("name version description", "description", "name", "", False),
        ("$schema title description", "description", "title", "", False),
        ("job.title job.description company.name", "job.description", "job.title", "", True),
    ],
)
def test_well_known_names(names: str, text: str, title: str, id: str, known: bool) -> None:
    assert chosen(names) == Chosen(tuple(text.split()), id, title, guessed=True, known=known)


def test_schema_org_says_that_it_is_a_job() -> None:
    found = chosen("@type title description", **{"@type": "JobPosting"})
    assert found == Chosen(("description",), "", "title", guessed=True, known=True)


def test_else_the_column_with_most_text() -> None:
    found = chosen("a b c", a="https://jobs.example/a/very/long/address/of/an/ad", b=LONG)
    assert found == Chosen(("b",), "", "", guessed=True, known=False)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Columns(text=("Ort",)), Chosen(("Ort",), "", "", guessed=False)),
        (
            Columns(text=("wortlaut", "ORT"), id="Nr", title="ort"),
            Chosen(("Wortlaut", "Ort"), "Nr", "Ort", False),
        ),
        (
            Columns(text=("Wortlau",)),
            Bilingual(
                zh="没有名为 Wortlau 的列；是不是 Wortlaut？现有的列：Nr、Titel、Wortlaut、Ort。",
                en="has no column named Wortlau; did you mean Wortlaut? The columns: Nr, Titel, Wortlaut, Ort.",
            ),
        ),
        (
            Columns(id="\x1b[31m"),
            Bilingual(
                zh="没有名为 \ufffd[31m 的列。现有的列：Nr、Titel、Wortlaut、Ort。",
                en="has no column named \ufffd[31m. The columns: Nr, Titel, Wortlaut, Ort.",
            ),
        ),
    ],
)
def test_named(asked: Columns, expected: Chosen | Bilingual) -> None:
    assert chosen("Nr Titel Wortlaut Ort", asked) == expected


@pytest.mark.parametrize("names", ["", "a b"])
def test_no_text_at_all(names: str) -> None:
    columns = names.split()
    assert choose(columns, Columns(), [dict.fromkeys(columns, "")]) == Bilingual(
        zh=f"没有一列像是广告正文；请用 --text 指明列。现有的列：{'、'.join(columns) or '无'}。",
        en="has no column that looks like the text of an ad; name it with --text. The columns: "
        f"{', '.join(columns) or 'none'}.",
    )


def test_the_guess_is_told() -> None:
    assert told(Chosen(("描述", "要求"), "id", "title", guessed=True), "a.csv") == Notice(
        "a.csv",
        0,
        0,
        Bilingual(
            zh="正文取自列 描述、要求，标题取自 title，编号取自 id，用 --text、--title、--id 可以另行指定。",
            en="the ad's text is read from 描述, 要求, its title from title, its id from id; name others with "
            "--text, --title and --id.",
        ),
    )
    named = told(Chosen(("a",), "", "", guessed=False), "a.csv")
    assert (named.problem.en, named.remark) == ("the ad's text is read from a.", True)


def test_a_record_becomes_an_ad() -> None:
    columns = Chosen(("d", "r"), "n", "t", guessed=True)
    parts = {
        "d": verbatim("限男性", 4, Place(field="d")),
        "t": verbatim("店员", 0, Place(field="t")),
        "r": placed(" ", Place(field="r")),
    }
    fields = {"n": " 7 ", "t": "店员", "d": "限男性", "r": " ", "jobscan_ignore": "zh-gender-only"}
    ad = record_ad("ads/a.csv", "./ads/a.csv", columns, parts, fields, "店员, 限男性", 17)
    assert ad is not None
    assert (ad.id, ad.text, ad.origin) == ("ads/a.csv#7", "店员\n\n限男性", "./ads/a.csv")
    assert ad.fields == {"n": " 7 ", "t": "店员", "jobscan_ignore": "zh-gender-only"}
    assert ad.place(4) == Place(line=17, column=5, field="d")


def test_a_record_without_an_id_is_known_by_its_text() -> None:
    columns = Chosen(("d",), "", "", guessed=True)
    ads = [
        record_ad("a", "a", columns, {"d": placed(text, Place(row=row))}, {})
        for row, text in enumerate("xyx")
    ]
    ids = [ad.id for ad in ads if isinstance(ad, Ad)]
    assert ids[0] == ids[2] != ids[1]
    assert len(ids[0]) == len("a#") + 12


def test_a_record_without_text_is_no_ad() -> None:
    assert (
        record_ad("a", "a", Chosen(("d",), "", "t", guessed=True), {"d": placed("\n", Place())}, {}) is None
    )
    assert blank(2, "a.csv:17", Chosen(("d",), "", "t", guessed=True), "a.csv").problem.en == (
        "has 2 records with nothing in t, d, so nothing to check; the first is a.csv:17."
    )

"""Findings made up for the tests of the reports: no scanner needed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jobscan.finding import (
    Bilingual,
    Citation,
    Edit,
    Finding,
    Force,
    Language,
    Severity,
    StatutoryException,
    Why,
)
from jobscan.pack.index import Pack
from jobscan.pack.load import load_pack
from jobscan.reports.result import Result, Scanned, Suppressed
from jobscan.reports.setting import Setting
from jobscan.sources.ad import Ad, Notice, Unreadable
from jobscan.sources.place import Place, instead, join, placed, verbatim

ZH_AD = (
    "招聘启事 [bold red]急聘[/bold red]\n"
    "　　本岗位限女性，有经验者优先。\x1b[31m红\u202e字\x1b[0m\n"
    "面试登记表：婚姻状况____\n"
    + "甲" * 200 + "男士优先" + "乙" * 200 + "\n"
)  # fmt: skip
EN_AD = "Clerk wanted.\r\n\tMale only, :smile: please.\r\n"

JURISDICTIONS = {
    "CN": Bilingual("中国内地", "Mainland China"),
    "HK": Bilingual("香港", "Hong Kong"),
    "US": Bilingual("美国", "United States"),
    "UK": Bilingual("英国", "United Kingdom"),
    "EU": Bilingual("欧盟", "European Union"),
}
CATEGORIES = {
    "gender": Bilingual("性别", "sex"),
    "marital_status": Bilingual("婚姻状况", "marital status"),
    "age": Bilingual("年龄", "age"),
}
LAWS = {
    "CN": (
        Citation(
            "CN-A", "CN", "P", Bilingual("妇女权益保障法（2022修订）", "Women's Rights Law (2022)"),
            Bilingual("第四十三条第一项", "Art. 43(1)"), True,
        ),
        Citation(
            "CN-B", "CN", "P", Bilingual("九部门《关于进一步规范招聘行为促进妇女就业的通知》", "Nine-ministry Notice"),
            Bilingual("第二条", "Art. 2"), False,
        ),
        Citation(
            "CN-C", "CN", "P", Bilingual("人力资源市场暂行条例", "HR Market Regulations"),
            Bilingual("第二十四条", "Art. 24"), True,
        ),
    ),
    "HK": (
        Citation(
            "HK-A", "HK", "C", Bilingual("性别歧视条例（第480章）", "Sex Discrimination Ordinance (Cap. 480)"),
            Bilingual("第43条", "s. 43"), True,
        ),
    ),
}  # fmt: skip


SHOWN = StatutoryException(
    "CN-MINE", ("CN",), Bilingual("矿山井下作业不招女工。", "Work under ground in mines."), "井\x1b[2J下[red]"
)


def finding(text: str, match: str, **changes: object) -> Finding:
    """A finding of `match` in `text`: 限定性别, an error in CN, but for `changes`."""
    start = text.index(match)
    values: dict[str, object] = {
        "rule": "zh-gender-only",
        "category": "gender",
        "force": Force.REQUIRE,
        "severity": Severity.ERROR,
        "lang": "zh",
        "start": start,
        "end": start + len(match),
        "line": text.count("\n", 0, start) + 1,
        "column": start - text.rfind("\n", 0, start),
        "match": match,
        "clause": match,
        "name": Bilingual("限定性别", "Sex required"),
        "message": Bilingual(
            f"“{match}”只招一种性别的人，其他性别的求职者会认为自己没有机会，而法律禁止在招聘广告里限定性别。",
            f"“{match}” admits one sex only, so that readers of another sex will think that there is no point in "
            "applying, and the law prohibits naming a sex in ads.",
        ),
        "suggestion": Bilingual("删去性别要求，写明岗位需要的能力。", "Drop the sex and state the skills."),
        "laws": LAWS["CN"],
        "jurisdictions": ("CN",),
        "favours": "women",
        "fingerprint": "0123456789abcdef",
        "why": Why("{只限} {性别词}", "zh/gender.yaml:23", ("open-to-all", "equal-opportunity")),
        **changes,
    }
    return Finding(**values)  # type: ignore[arg-type]


def result(**changes: object) -> Result:
    """Two ads with findings of every kind, one clean, one unreadable, one notice."""
    zh = (
        finding(ZH_AD, "限女性", laws=LAWS["CN"] + LAWS["HK"], jurisdictions=("CN", "HK")),
        finding(
            ZH_AD, "婚姻状况____", rule="zh-marital-question", category="marital_status", force=Force.ASK,
            severity=Severity.WARNING, name=Bilingual("询问婚姻状况", "Marital status asked"), laws=LAWS["HK"],
            jurisdictions=("CN", "HK"), favours="", why=Why("婚姻状况 [:] _", "zh/marital.yaml:8", ()),
        ),
        finding(
            ZH_AD, "男士优先", force=Force.PREFER, severity=Severity.NOTE, laws=(), jurisdictions=("CN", "HK"),
            exceptions=(SHOWN,),
        ),
    )  # fmt: skip
    en = (
        finding(
            EN_AD, "Male only", rule="en-gender-only", lang="en", laws=(), jurisdictions=("US", "UK", "EU")
        ),
    )
    values: dict[str, object] = {
        "scanned": (
            Scanned(Ad("ads/店员.txt", ZH_AD, {}, "ads/店\x1b[2J员[red].txt"), zh),
            Scanned(Ad("ads/clerk.txt", EN_AD, {}, "ads/clerk.txt"), en),
        ),
        "unreadable": (Unreadable("ads/x.pdf", Bilingual("不是文本。", "is not text.")),),
        "notices": (Notice("ads/店员.txt", 2, 3, Bilingual("含空字符。", "contains a NUL.")),),
        "ads": 3,
        "asked": (),
        "jurisdictions": JURISDICTIONS,
        "categories": CATEGORIES,
        **changes,
    }
    return Result(**values)  # type: ignore[arg-type]


@cache
def pack() -> Pack:
    return load_pack(Path(__file__).parent / "fixtures" / "pack")


def setting(lang: Language = "en", **changes: object) -> Setting:
    """As on a command line without options, for the rules of fixtures/pack."""
    return Setting(lang, "1.2.3", pack(), **changes)  # type: ignore[arg-type]


HTML = "<p>Salesman wanted.</p>\n<p>We want a salesman &amp; he\n drives.</p>\n"
PAGE = join(
    [
        verbatim("Salesman wanted.", 3),
        "\n\n",
        verbatim("We want a salesman ", HTML.index("We want")),
        instead("&", HTML.index("&"), HTML.index("&") + 5),
        verbatim(" he\n drives.", HTML.index(" he\n")),
    ]
)
DOCUMENT = join(
    [
        placed("招聘店员，限男性。", Place(paragraph=4)),
        "\n",
        placed("年龄：限男性", Place(table=1, row=2, cell="3")),
    ]
)
OTHERS = {
    "ads/简章.pdf": placed("招聘店员，限男性。", Place(page=3)),
    "ads/jobs.xlsx": placed("Clerk. Male only.", Place(sheet="Q1 jobs", row=5, cell="C5")),
    "ads/jobs.parquet": placed("Clerk. Male only.", Place(row=17, field="description")),
}


def everything() -> Result:
    """`result()` and whatever else a run can bring: suppressed and known findings, edits, every kind of place."""
    text = PAGE.text
    page = Ad("ads/page.html", text, {"title": "Salesman"}, "ads/page.html", HTML, 1, PAGE.segments)
    first, second, he = (
        finding(text, match, rule="en-gender-only", lang="en", laws=(), jurisdictions=("US",), **at)
        for match, at in (
            ("Salesman", {"fingerprint": "a" * 16}),
            ("salesman & he", {"fingerprint": "b" * 16}),
            ("drives", {"fingerprint": "c" * 16, "severity": Severity.WARNING}),
        )
    )
    scanned = [
        Scanned(
            page,
            (first, second),
            (Edit(first.start, first.end, "Salesperson"), None),
            (Suppressed(he, "agreed with legal [#12](http://x.example) | ok", "2027-01-31"),),
            (finding(text, "wanted", fingerprint="d" * 16),),
        )
    ]
    text = DOCUMENT.text
    scanned.append(
        Scanned(
            Ad("ads/店员.docx", text, {}, "ads/店员.docx", None, 1, DOCUMENT.segments),
            (
                finding(text, "限男性", favours="men", fingerprint="1" * 16),
                finding(
                    text, "限男性", start=text.rindex("限"), end=len(text), favours="men", fingerprint="2" * 16
                ),
            ),
            (Edit(text.index("，"), text.index("。"), ""), None),
        )
    )  # fmt: skip
    for number, (origin, mapped) in enumerate(OTHERS.items()):
        match = "限男性" if "限男性" in mapped.text else "Male only"
        found = finding(mapped.text, match, fingerprint=str(number) * 16)
        scanned.append(
            Scanned(Ad(origin, mapped.text, {}, origin, None, 1, mapped.segments), (found,), (None,))
        )
    whole = result()
    quiet = Scanned(
        Ad("ads/ok.txt", EN_AD, {}, "ads/ok.txt"),
        (),
        (),
        (Suppressed(finding(EN_AD, "Male only"), "a studio part"),),
    )
    return result(
        scanned=(*whole.scanned, *scanned, quiet),
        notices=(
            *whole.notices,
            Notice("ads/page.html", 0, 0, Bilingual("解码为 GBK。", "read as GBK."), True),
        ),
        ads=9,
        baseline=True,
    )

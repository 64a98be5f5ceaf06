"""The law that ships: what the matrix says, that every cell is cited, that exceptions need facts."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from jobscan.finding import Force
from jobscan.laws import LawBook
from jobscan.pack.load import load_pack
from jobscan.pack.rule import Pack
from jobscan.scan.exemptions import Exemptions
from jobscan.scan.scanner import Scanner
from jobscan.text.fold import fold

MATRIX = Path(__file__).parents[2] / "shared" / "domain" / "matrix.tsv"
# Rows of the matrix that laws.yaml calls otherwise.
ROWS = {
    "objectification: a job made to please the other sex": "job_made_to_please",
    "ethnicity: native speaker": "native_speaker",
}
# Verified, and there is no article to name: judgments, notices, guidance, and statutes known as a whole.
WITHOUT_ARTICLE = {
    "CN-N26-BIAS", "CN-N26-ORIGIN", "CN-OP24", "CN-SD", "CN-SPC-185", "SG-TAFEP",
    "US-CT-21-69", "US-EEOC-2007", "US-EEOC-H1B", "US-EEOC-PI", "EU-C-507-18", "EU-C-54-07", "EU-NL-WGBL", "CA-ON-ESA",
}  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def book(pack: Pack) -> LawBook:
    return pack.laws


@pytest.mark.skipif(not MATRIX.is_file(), reason="no matrix beside the project")
def test_states_are_those_of_the_matrix(book: LawBook) -> None:
    with MATRIX.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted = {
        ROWS.get(row["category"], row["category"]): {
            place: row[place] for place in book.jurisdictions if row[place] != "–"
        }
        for row in rows
    }
    assert {name: dict(c.states) for name, c in book.categories.items()} == {**wanted, "coded_wording": {}}
    assert list(rows[0])[1:] == list(book.jurisdictions)


@pytest.mark.parametrize("force", [Force.REQUIRE, Force.ASK, Force.DEMAND_DOC])
def test_every_prohibited_or_conditional_cell_has_a_law(book: LawBook, force: Force) -> None:
    bare = [
        (category.id, place, favours)
        for category in book.categories.values()
        for place, state in category.states.items()
        for favours in ("", "men", "women")
        if state in ("P", "C") and not book.citations(category.id, force, favours, (place,))
    ]
    assert bare == []


def test_no_law_speaks_where_the_matrix_finds_none(book: LawBook) -> None:
    stray = [
        (law.id, a.category)
        for law in book.laws
        for a in law.applies
        if law.jurisdiction not in book.categories[a.category].states
    ]
    assert stray == []


def test_a_law_that_protects_women_only_is_silent_on_wording_that_favours_them(book: LawBook) -> None:
    for place in book.jurisdictions:
        for favours, other in (("men", "women"), ("women", "men")):
            cited = {c.law for c in book.citations("gender", Force.REQUIRE, favours, (place,))}
            one_sided = {
                law.id
                for law in book.laws
                if any(a.category == "gender" and a.favours == (other,) for a in law.applies)
            }
            assert not cited & one_sided
    women = {c.law for c in book.citations("gender", Force.REQUIRE, "women", ("CN",))}
    assert "CN-HRM-24" in women
    assert not any(name.startswith("CN-WRIL-43") for name in women)


def test_what_is_uncertain_says_so(book: LawBook) -> None:
    for law in book.laws:
        assert law.id.startswith(law.jurisdiction + "-")
        assert bool(law.article.zh) == bool(law.article.en)
        assert law.verified or law.note, f"{law.id}: unverified without a word on what is uncertain"
    assert {law.id for law in book.laws if law.verified and not law.article.zh} == WITHOUT_ARTICLE


def test_exemptions_fit_their_law(pack: Pack) -> None:
    places = {law.id: law.jurisdiction for law in pack.laws.laws}
    for exemption in pack.exemptions:
        assert not exemption.law or (places[exemption.law],) == exemption.jurisdictions, exemption.id
        shown = any(exemption.evidence.values())
        assert bool(exemption.evidence["zh"]) == bool(exemption.evidence["en"]) == shown, exemption.id
        # Nothing in US law excuses a choice by race, and nothing in Mainland China's one of privacy.
        assert not (shown and "US" in exemption.jurisdictions and "ethnicity" in exemption.categories)
        assert not (
            shown and "CN" in exemption.jurisdictions and exemption.categories[:1] == ("gender",)
        ) or (exemption.id == "CN-PROTECTED-WORK")


# ad, jurisdiction, the exemption that its evidence shows and that wording, or None. Demands of sex, found by the rules
SEX = [
    ("煤矿井下采煤工，限男性。", "CN", "CN-PROTECTED-WORK", "煤矿井下采煤"),
    ("采掘工：限男性。\n地点：礦山的井下作業", "CN", "CN-PROTECTED-WORK", "礦山的井下作業"),
    ("限男性。井下掘进工", "CN", "CN-PROTECTED-WORK", "井下掘进工"),
    ("限男性。本岗位属第四级体力劳动强度", "CN", "CN-PROTECTED-WORK", "第四级体力劳动"),
    ("限男性。体力劳动强度达到Ⅳ级", "CN", "CN-PROTECTED-WORK", "体力劳动强度达到Ⅳ级"),
    ("限男性。每小时负重6次以上，每次超过20公斤", "CN", "CN-PROTECTED-WORK", "每小时负重6次以上，每次超过20公斤"),
    ("限男性。需负重30公斤以上", "CN", "CN-PROTECTED-WORK", "负重30公斤"),
    ("Underground miner. Male only.", "CN", "CN-PROTECTED-WORK", "Underground miner"),
    ("Male only. Lifting loads of more than 25 kg.", "CN", "CN-PROTECTED-WORK", "Lifting loads of more than 25 kg"),
    ("女更衣室管理員，限女性。", "HK", "PRIVACY-WOMEN", "女更衣室管理員"),
    ("限女性。協助女病人如廁", "TW", "PRIVACY-WOMEN", "協助女病人如廁"),
    ("婦女庇護中心社工，限女性。", "TW", "PRIVACY-WOMEN", "婦女庇護中心社工"),
    ("限女性。對女乘客進行搜身", "HK", "PRIVACY-WOMEN", "對女乘客進行搜身"),
    ("女生宿舍舍監，限女性。", "MO", "PRIVACY-WOMEN", "女生宿舍舍監"),
    ("女教師（女生宿舍值班）", "HK", "PRIVACY-WOMEN", "女生宿舍值班"),
    ("Female changing room attendant. Women only.", "UK", "PRIVACY-WOMEN", "Female changing room attendant"),
    ("Women only. Intimate care for elderly female residents.", "EU", "PRIVACY-WOMEN", "Intimate care for elderly female residents"),
    ("Women’s refuge support worker. Women only.", "AU", "PRIVACY-WOMEN", "Women’s refuge support worker"),
    ("Rape crisis counsellor. Women only.", "CA", "PRIVACY-WOMEN", "Rape crisis counsellor"),
    ("Women only. Searching female passengers.", "US", "PRIVACY-WOMEN", "Searching female passengers"),
    ("Men's locker room attendant. Men only.", "US", "PRIVACY-MEN", "Men's locker room attendant"),
    ("男浴室清潔工，限男性。", "HK", "PRIVACY-MEN", "男浴室清潔工"),
    ("限女性。於劇中飾演護士", "HK", "AUTHENTICITY", "飾演"),
    ("Actress to play Ophelia. Women only.", "UK", "AUTHENTICITY", "Actress to play"),
    # Assertions, and other facts
    ("因工作性质，限男性。", "CN", None, ""),
    ("限男性。需搬运重物，夜班，常出差，工地，高空", "CN", None, ""),
    ("劳动强度大，限男性。", "CN", None, ""),
    ("限男性。属第三级体力劳动强度", "CN", None, ""),
    ("限男性。负重不超过30公斤", "CN", None, ""),
    ("限男性。能搬20公斤", "CN", None, ""),
    ("搬运工，体重60公斤以上，限男性。", "CN", None, ""),
    ("煤矿井下设备销售，限男性。", "CN", None, ""),
    ("油田井下作业队资料员，限男性。", "CN", None, ""),
    ("煤矿井下采煤工，限女性。", "CN", None, ""),
    ("煤礦井下採煤工，限男性。", "HK", None, ""),
    ("女更衣室管理员，限女性。", "CN", None, ""),
    ("限女性。公司設有女更衣室", "HK", None, ""),
    ("女更衣室管理員，限男性。", "HK", None, ""),
    ("Due to the nature of the work. Male only.", "UK", None, ""),
    ("Heavy lifting, night shifts. Male only.", "US", None, ""),
    ("Bakery that donates to a women's refuge. Women only.", "UK", None, ""),
    ("You play a key role. Women only.", "UK", None, ""),
    ("Ladies’ changing rooms on site. Women only.", "UK", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("ad", "place", "exemption", "evidence"), SEX)
def test_evidence_for_a_demand_of_sex(
    pack: Pack, ad: str, place: str, exemption: str | None, evidence: str
) -> None:
    demands = [f for f in Scanner(pack).scan(ad, [place]) if f.category == "gender"]
    assert demands
    for demand in demands:
        assert [(e.id, e.evidence) for e in demand.exceptions] == (
            [(exemption, evidence)] if exemption else []
        )
        firm = pack.laws.severity("gender", demand.force, (place,))
        assert demand.severity == (firm.eased if exemption and firm else firm)


# ad, jurisdiction, category, exemption or None
OTHERS = [
    ("幼儿园保育员，无犯罪记录", "CN", "criminal_record", "CN-RECORD-CHECK-MINORS"),
    ("小学数学老师，须提供无犯罪记录证明", "CN", "criminal_record", "CN-RECORD-CHECK-MINORS"),
    ("Kindergarten teacher, no criminal record", "CN", "criminal_record", "CN-RECORD-CHECK-MINORS"),
    ("公司旁边就是幼儿园，无犯罪记录", "CN", "criminal_record", None),
    ("仓库保安，无犯罪记录", "CN", "criminal_record", None),
    ("考试录用公务员，未受过刑事处罚", "CN", "criminal_record", "CN-CIVIL-SERVICE"),
    ("公务员考试培训讲师，无犯罪记录", "CN", "criminal_record", None),
    ("Primary school teacher, clean criminal record", "UK", "criminal_record", "RECORD-CHECK-MINORS"),
    ("Warehouse operative, clean criminal record", "UK", "criminal_record", None),
    ("接触直接入口食品，不得患有传染病", "CN", "health", "CN-FOOD-HANDLERS"),
    ("Handling ready-to-eat food, no hepatitis", "CN", "health", "CN-FOOD-HANDLERS"),
    ("餐厅服务员，乙肝勿扰", "CN", "health", None),
    ("特殊岗位，须查乙肝", "CN", "health", None),
    ("誠聘牧師一名，須為基督徒", "TW", "religion", "MINISTERS-OF-RELIGION"),
    ("Associate pastor, must be a Christian", "US", "religion", "MINISTERS-OF-RELIGION"),
    ("Accountant for a church, must be a Christian", "US", "religion", None),
    ("聘牧师一名，须为基督徒", "CN", "religion", None),
    ("Casting call, Asian only", "UK", "ethnicity", "AUTHENTICITY-ETHNICITY"),
    ("Casting call, Asian only", "US", "ethnicity", None),
    ("Casting call, must be unmarried", "UK", "marital_status", None),
]


@pytest.mark.parametrize(("ad", "place", "category", "exemption"), OTHERS)
def test_evidence_for_other_demands(
    pack: Pack, ad: str, place: str, category: str, exemption: str | None
) -> None:
    rule = replace(pack.rules[0], category=category)
    shown = Exemptions(pack).of(ad, fold(ad)).to(rule, "", (place,))
    assert [e.id for e in shown] == ([exemption] if exemption else [])
    assert all(e.evidence in ad for e in shown)

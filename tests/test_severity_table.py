"""How grave ten typical wordings are in each jurisdiction, and that every line follows from the matrix.

Reading the snapshot is reading what the law book makes of the rules' findings.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from jobscan.finding import Finding
from jobscan.pack.load import load_pack
from jobscan.pack.rule import Pack
from jobscan.scan.scanner import Scanner

MATRIX = Path(__file__).parents[2] / "shared" / "domain" / "matrix.tsv"
ROWS = {
    "objectification: a job made to please the other sex": "job_made_to_please",
    "ethnicity: native speaker": "native_speaker",
}
# The design's table: legal state, then force.
FIRM, SOFT, WEAK = ("require", "exclude", "demand_doc"), ("prefer", "suit", "ask"), ("imply", "lure")
TABLE = {
    "P": dict.fromkeys((*FIRM, *SOFT), "error") | dict.fromkeys(WEAK, "warning"),
    "C": dict.fromkeys((*FIRM, *SOFT), "warning") | dict.fromkeys(WEAK, "note"),
    "A": dict.fromkeys(FIRM, "warning") | dict.fromkeys((*SOFT, *WEAK), "note"),
    "–": dict.fromkeys((*FIRM, *SOFT), "note") | dict.fromkeys(WEAK, "not reported"),
}

# jurisdiction → the row of the matrix that weighs it, and the ad
WORDINGS = {
    "CN": [
        ("gender", "任职要求：限男性"),
        ("gender", "任职要求：女士优先"),
        ("marital_status", "请问你结婚了吗？"),
        ("childbearing", "入职前须提供孕检报告"),
        ("age", "任职要求：年龄35岁以下"),
        ("appearance", "任职要求：形象好，气质佳"),
        ("origin", "河南人勿扰"),
        ("ethnicity", "任职要求：限汉族"),
        ("disability", "残疾人勿扰"),
        ("objectification", "公司福利：美女如云"),
    ],
    "HK": [
        ("gender", "要求：限女性"),
        ("gender", "要求：男士優先"),
        ("marital_status", "請問你結婚了嗎？"),
        ("childbearing", "懷孕者勿擾"),
        ("age", "要求：年齡35歲以下"),
        ("appearance", "要求：樣貌端正"),
        ("ethnicity", "只限華人"),
        ("native_speaker", "要求：母語為英語"),
        ("disability", "殘疾人勿擾"),
        ("photo", "請附近照一張"),
    ],
    "TW": [
        ("gender", "條件：限女性"),
        ("gender", "條件：男性優先"),
        ("marital_status", "條件：限未婚"),
        ("childbearing", "請問近期有懷孕計畫嗎？"),
        ("age", "條件：年齡限35歲以下"),
        ("appearance", "條件：外貌姣好"),
        ("zodiac", "處女座勿擾"),
        ("military_service", "條件：限役畢"),
        ("religion", "條件：限基督徒"),
        ("disability", "身心障礙者勿擾"),
    ],
    "MO": [
        ("gender", "要求：限男性"),
        ("gender", "要求：女性優先"),
        ("marital_status", "請問你結婚了嗎？"),
        ("childbearing", "入職前須提供驗孕報告"),
        ("age", "要求：年齡35歲以下"),
        ("appearance", "要求：身高165cm以上"),
        ("religion", "要求：限基督徒"),
        ("political", "要求：限中共黨員"),
        ("disability", "殘疾人勿擾"),
        ("health", "乙肝病毒攜帶者勿擾"),
    ],
    "SG": [
        ("gender", "任职要求：限女性"),
        ("gender", "任职要求：男性优先"),
        ("marital_status", "任职要求：限未婚"),
        ("childbearing", "请问近期有怀孕计划吗？"),
        ("family_care", "父母需要你照顾吗？"),
        ("age", "任职要求：年龄35岁以下"),
        ("ethnicity", "任职要求：限华人"),
        ("native_speaker", "任职要求：母语为中文"),
        ("disability", "残疾人勿扰"),
        ("photo", "请附近照一张"),
    ],
    "US": [
        ("gender", "Male candidates only."),
        ("gender", "Female candidates preferred."),
        ("marital_status", "Are you married?"),
        ("childbearing", "A negative pregnancy test is required."),
        ("age", "Must be under 35 years old."),
        ("appearance", "Must be attractive."),
        ("ethnicity", "White applicants only."),
        ("native_speaker", "Must be a native English speaker."),
        ("criminal_record", "No criminal record."),
        ("objectification", "Our office is full of beautiful girls."),
    ],
    "UK": [
        ("gender", "Female candidates only."),
        ("gendered_title", "Barmaid wanted."),
        ("marital_status", "Applicants must be single."),
        ("childbearing", "Are you planning to have children?"),
        ("age", "Maximum age 35."),
        ("religion", "Must be a Christian."),
        ("native_speaker", "Native English speakers only."),
        ("disability", "No disabled applicants."),
        ("union", "Are you a member of a trade union?"),
        ("photo", "Please attach a recent photograph."),
    ],
    "EU": [
        ("gender", "Men only."),
        ("gender", "Women preferred."),
        ("marital_status", "Are you married?"),
        ("childbearing", "Pregnant women need not apply."),
        ("age", "Must be under 35 years old."),
        ("origin", "Locals only."),
        ("ethnicity", "No Asians."),
        ("religion", "What is your religion?"),
        ("disability", "Must be able-bodied."),
        ("sogi", "No gay applicants."),
    ],
    "CA": [
        ("gender", "Strong men only."),
        ("gender", "Female candidates preferred."),
        ("marital_status", "Are you married?"),
        ("childbearing", "A negative pregnancy test is required."),
        ("family_care", "Do you have elderly parents to look after?"),
        ("age", "Must be under 35 years old."),
        ("origin", "Local candidates only."),
        ("religion", "Must be a Christian."),
        ("disability", "No disabled applicants."),
        ("union", "No union members."),
    ],
    "AU": [
        ("gender", "Females only."),
        ("gendered_title", "Foreman wanted."),
        ("marital_status", "Must be unmarried."),
        ("childbearing", "Are you pregnant?"),
        ("age", "Maximum age 35."),
        ("appearance", "Must be attractive."),
        ("ethnicity", "Caucasian applicants only."),
        ("political", "What are your political views?"),
        ("disability", "No disabled applicants."),
        ("union", "Are you a member of a trade union?"),
    ],
    "IN": [
        ("gender", "Male candidates only."),
        ("gender", "Female candidates preferred."),
        ("marital_status", "Unmarried candidates only."),
        ("childbearing", "Pregnant women need not apply."),
        ("age", "Age limit 35 years."),
        ("appearance", "Fair complexion required."),
        ("origin", "Local candidates only."),
        ("religion", "Hindus only."),
        ("disability", "No disabled applicants."),
        ("photo", "Send your resume with a recent photo."),
    ],
    "PH": [
        ("gender", "Female applicants only."),
        ("gender", "Preferably male."),
        ("marital_status", "Must be single."),
        ("childbearing", "A negative pregnancy test is required."),
        ("age", "Not more than 30 years old."),
        ("appearance", "With pleasing personality, at least 5'4\" in height."),
        ("native_speaker", "Must be a native English speaker."),
        ("religion", "What is your religion?"),
        ("disability", "No disabled applicants."),
        ("health", "HIV test result required."),
    ],
}
LINES = [(place, legal, ad) for place, wordings in WORDINGS.items() for legal, ad in wordings]


@cache
def pack() -> Pack:
    return load_pack()


@cache
def scanner() -> Scanner:
    return Scanner(pack())


def found(place: str, legal: str, ad: str) -> Finding | None:
    """The finding of the widest wording of `ad` that the row `legal` weighs."""
    weighs = {rule.id: rule.legal for rule in pack().rules}
    findings = [f for f in scanner().scan(ad, [place]) if weighs[f.rule] == legal]
    return max(findings, key=lambda f: f.end - f.start, default=None)


def line(place: str, legal: str, ad: str) -> str:
    finding = found(place, legal, ad)
    said = f"{finding.force:<10} {finding.severity:<8}" if finding else "not found".ljust(19)
    return f"{legal:<18} {said} {ad}"


@pytest.mark.parametrize("place", WORDINGS)
def test_severity_table(place: str, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(line(place, legal, ad) for legal, ad in WORDINGS[place]) == snapshot


def test_the_table_is_whole() -> None:
    assert tuple(WORDINGS) == tuple(pack().laws.jurisdictions)
    assert {len(wordings) for wordings in WORDINGS.values()} == {10}


@cache
def matrix() -> dict[str, dict[str, str]]:
    with MATRIX.open(encoding="utf-8", newline="") as file:
        return {ROWS.get(r["category"], r["category"]): r for r in csv.DictReader(file, delimiter="\t")}


@pytest.mark.parametrize(("place", "legal", "ad"), LINES)
def test_every_wording_is_found_and_cited(place: str, legal: str, ad: str) -> None:
    finding = found(place, legal, ad)
    assert finding
    cited = {c.jurisdiction for c in finding.laws}
    assert cited == {place} or pack().laws.categories[legal].states.get(place, "") not in ("P", "C")


@pytest.mark.skipif(not MATRIX.is_file(), reason="no matrix beside the project")
@pytest.mark.parametrize(("place", "legal", "ad"), LINES)
def test_every_severity_follows_from_the_matrix(place: str, legal: str, ad: str) -> None:
    finding = found(place, legal, ad)
    assert finding is None or finding.severity == TABLE[matrix()[legal][place]][finding.force]

"""`jobscan check`, in this process, with the small pack of fixtures/."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from commands import Run, run
from syrupy.assertion import SnapshotAssertion

from jobscan.cli import stream

__all__ = ["run"]

ZH = "招聘启事\n\n任职要求：\n  1. 本岗位限女性，男生优先，有经验者优先。\n面试问题：是否已婚？\n"
EN = "Warehouse clerk\nMale only. Are you married?\n"
CLEAN = "招聘文员，有经验者优先。\n"
CLEAN_LINE = "1 ad checked: no wording that reads as discriminatory. (Wording only, not a legal judgement.)\n"


@pytest.fixture
def ads(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "ads").mkdir()
    for name, text in {"店员.txt": ZH, "clerk.md": EN, "ok.txt": CLEAN}.items():
        (tmp_path / "ads" / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_folder(run: Run, ads: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run("check", "ads", "--lang", lang)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == snapshot


def test_json(run: Run, ads: Path) -> None:
    ran = run("check", "ads", "--format", "json")
    assert (ran.code, ran.err) == (1, "")
    report = json.loads(ran.out)
    assert report["summary"] == {
        "ads": 3,
        "ads_with_findings": 2,
        "unreadable": 0,
        "findings": 5,
        "suppressed": 0,
        "known": 0,
        "by_severity": {"error": 4, "warning": 1, "note": 0},
        "by_category": {
            "gender": {"error": 3, "warning": 0, "note": 0},
            "marital_status": {"error": 1, "warning": 1, "note": 0},
        },
    }
    assert run("check", "ads", "--format", "json").out == ran.out
    for finding in report["findings"]:
        text = (ads / finding["path"]).read_text("utf-8")
        assert text[finding["start"] : finding["end"]] == finding["match"]


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["ads"], 1),
        (["ads/ok.txt"], 0),
        (["ads", "--fail-on", "never"], 0),
        (["ads", "--ignore", "gender,zh-marital-question"], 0),
        (["ads/clerk.md", "--select", "marital_status"], 0),
        (["ads/clerk.md", "--select", "marital_status", "--fail-on", "warning"], 1),
        (["ads/clerk.md", "--select", "marital_status", "--fail-on", "note"], 1),
        (["ads", "none.txt", "--fail-on", "never"], 2),
        (["ads", "none.txt"], 2),
        (["none.txt"], 2),
    ],
)
def test_exit_codes(run: Run, ads: Path, args: list[str], code: int) -> None:
    assert run("check", *args).code == code


@pytest.mark.parametrize(
    ("args", "rules"),
    [
        (["--select", "zh-gender-only"], ["zh-gender-only"]),
        (["--select", "marital_status"], ["en-marital-question", "zh-marital-question"]),
        (["--select", "gender", "--ignore", "en-gender-only, zh-gender-only"], ["zh-gender-preferred"]),
        (
            ["--select", "gender，marital_status", "--ignore", "gender"],
            ["en-marital-question", "zh-marital-question"],
        ),
        (["--ignore", "gender", "--ignore", "zh-marital-question"], ["en-marital-question"]),
        (["--ignore", "age"], None),
    ],
)
def test_select_and_ignore(run: Run, ads: Path, args: list[str], rules: list[str] | None) -> None:
    found = json.loads(run("check", "ads", "--format", "json", *args).out)["findings"]
    everything = sorted(
        [
            "en-gender-only",
            "en-marital-question",
            "zh-gender-only",
            "zh-gender-preferred",
            "zh-marital-question",
        ]
    )
    assert sorted(f["rule"] for f in found) == (everything if rules is None else rules)


def test_a_selection_that_leaves_nothing_is_refused(run: Run, ads: Path) -> None:
    assert run("check", "ads", "--select", "gender", "--ignore", "gender").err == (
        "jobscan: --select and --ignore together leave no rule, nothing would be checked; drop one of them.\n"
    )


def test_jurisdictions_are_chosen_in_any_case_and_order(run: Run, ads: Path) -> None:
    ran = run("check", "ads/clerk.md", "--jurisdiction", "hk, CN", "--format", "json")
    report = json.loads(ran.out)
    assert report["jurisdictions"] == {"chosen": ["CN", "HK"], "guessed": False}
    assert {tuple(f["jurisdictions"]) for f in report["findings"]} == {("CN", "HK")}


def test_explain_adds_the_phrase_and_every_law(run: Run, ads: Path) -> None:
    short, long = (" ".join(run("check", "ads/店员.txt", *more).out.split()) for more in ([], ["--explain"]))
    assert "+1 more: jobscan explain zh-gender-only" in short
    assert "Interim Regulations on the Human Resources Market, Art. 24" in long
    assert "+1 more" not in long
    assert "matched the phrase {只限} {性别词} (zh/rules.yaml:" in long


def test_standard_input(run: Run) -> None:
    ran = run("check", "-", stdin=EN.encode())
    assert ran.code == 1
    assert ran.out.startswith("<stdin>:2:1  error  Sex required  en-gender-only")
    assert run("check", "-", stdin=CLEAN.encode("gb18030")).out == CLEAN_LINE


def test_standard_input_at_a_terminal_says_what_it_waits_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commands.Typed.terminal", True)
    ran = run("check", "-", stdin=CLEAN.encode())
    assert (ran.code, ran.out) == (0, CLEAN_LINE)
    assert ran.err == "Paste or type the ad, then press Ctrl-D on a new line.\n"
    (tmp_path / "ad.txt").write_text("Clerk.")
    assert run("check", "ad.txt").err == ""


def test_rules_of_ones_own(run: Run, ads: Path) -> None:
    folder = ads / "mine" / "en"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(
        """
- id: en-mine
  name: {zh: 自己的, en: Mine}
  category: gender
  force: require
  message: {zh: 一, en: one}
  suggestion: {zh: 二, en: two}
  explain: {zh: 三, en: three}
  find: [warehouse clerk]
  examples:
    flag: [<Warehouse clerk>]
    pass: [Clerk]
""",
        "utf-8",
    )
    ran = run("check", "ads/clerk.md", "--rules", "mine", "--select", "en-mine", "--format", "json")
    assert [f["match"] for f in json.loads(ran.out)["findings"]] == ["Warehouse clerk"]


def test_fingerprints_do_not_change_with_the_way_a_path_is_typed(run: Run, ads: Path) -> None:
    def fingerprints(path: str) -> list[str]:
        found = json.loads(run("check", path, "--format", "json").out)["findings"]
        return [f["fingerprint"] for f in found]

    assert (
        fingerprints("ads/clerk.md")
        == fingerprints("./ads//clerk.md")
        == fingerprints(str(ads / "ads/clerk.md"))
    )


@pytest.mark.parametrize(
    ("environ", "terminal", "colour"),
    [
        ({}, False, False),
        ({}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour(
    environ: dict[str, str], terminal: bool, colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Out:
        def isatty(self) -> bool:
            return terminal

    monkeypatch.setattr(sys, "stdout", Out())
    assert stream.colour(environ) is colour


def test_a_locale_without_chinese_gets_escapes(run: Run, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    from jobscan.cli.app import main

    assert main(["check", "ads/店员.txt"]) == 1
    assert rb"\u5e97\u5458.txt:4:9  error" in raw.getvalue()
    raw.truncate(0)
    assert main(["check", "ads/店员.txt", "--format", "json"]) == 1
    assert "限女性" in raw.getvalue().decode("utf-8")

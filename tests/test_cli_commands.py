"""rules, explain, laws, help, version, language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from commands import PACK, Run, run
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

import jobscan
from jobscan.cli.helptext import PAGES
from jobscan.cli.language import choose
from jobscan.cli.refusal import Refusal

__all__ = ["run"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    [
        "rules list",
        "rules show zh-gender-only",
        "explain zh-gender-only",
        "explain zh-marital-question",
        "laws",
        "laws --jurisdiction cn --category marital_status",
        "laws --jurisdiction eu",
        "rules test",
        "rules test zh-gender-only",
    ],
)
def test_command(run: Run, command: str, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run(*command.split(), "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_help(run: Run, path: str, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run(*path.split()[1:], "--lang", lang, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_no_arguments_print_help(run: Run) -> None:
    assert run() == run("--help") == run("--lang", "en")
    assert run("rules") == run("rules", "--help")
    assert run("rules", "--lang", "en") in (run("rules"), run("rules", "--help"))


def test_version(run: Run) -> None:
    ran = run("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"jobscan {jobscan.__version__}\n", "")


def test_schema_is_the_packs(run: Run) -> None:
    schema = Path(jobscan.__path__[0]) / "pack" / "rule.schema.json"
    if not schema.is_file():
        pytest.skip("the schema of rule files is not there yet")
    ran = run("rules", "schema")
    assert (ran.code, json.loads(ran.out)) == (0, json.loads(schema.read_text("utf-8")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rules_test_shows_each_failure(
    run: Run, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(PACK, pack)
    rules = pack / "zh" / "rules.yaml"
    text = rules.read_text("utf-8")
    text = text.replace(
        "- 本岗位<限女性>，有经验者优先", "- 本岗位限<女性>，有经验者优先\n      - 本岗位<要女性>"
    )
    text = text.replace("- 有经验者优先", "- 男生优先").replace(
        "    - 是否已婚\n", "    - 是否已婚\n    - 是否单身\n"
    )
    rules.write_text(text, "utf-8")
    monkeypatch.setattr("jobscan.pack.load.built_in", lambda: pack)
    ran = run("rules", "test", "--lang", lang)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == snapshot


@pytest.mark.parametrize(
    ("args", "environ", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_TW"}, "zh"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN", "LC_MESSAGES": "en_US"}, "en"),
        ([], {"LANG": "en_US", "LC_ALL": "zh_CN"}, "zh"),
        ([], {"LANG": "zh_CN", "LC_ALL": ""}, "zh"),
        ([], {"LANG": "zh_CN", "JOBSCAN_LANG": "EN"}, "en"),
        (["--lang", "zh"], {"JOBSCAN_LANG": "en"}, "zh"),
        (["check", "a", "--lang=zh"], {}, "zh"),
        (["--lang", "zh", "check", "--lang", "en"], {}, "en"),
        (["check", "--", "--lang", "zh"], {}, "en"),
        (["check", "--lang"], {}, "en"),
    ],
)
def test_language(args: list[str], environ: dict[str, str], lang: str) -> None:
    assert choose(args, environ) == lang


@given(st.lists(st.text()))
def test_no_arguments_crash_the_choice_of_language(args: list[str]) -> None:
    try:
        chosen, said = str(choose(args, {})), ()
    except Refusal as refusal:
        chosen, said = "", tuple(refusal.messages)
    assert chosen in ("zh", "en") or said

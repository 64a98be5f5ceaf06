"""The configuration file: where it is found, what it says, what is wrong with it, and what beats it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from commands import Run, run
from packs import rules_of
from syrupy.assertion import SnapshotAssertion

from jobscan.cli.globs import matches

__all__ = ["run"]

AD = "本岗位限女性，男生优先。\n是否已婚？\n"
Files = Mapping[str, str]


@pytest.fixture
def here(run: Run, tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    write(tmp_path, {"ads/cn.txt": AD, "ads/hk/clerk.txt": AD})
    return tmp_path


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


FOUND: dict[str, tuple[Files, str, int]] = {  # the files, the folder to start from, the exit code
    "none": ({}, ".", 1),
    "own": ({"jobscan.toml": 'fail-on = "never"'}, ".", 0),
    "shared": ({"pyproject.toml": '[tool.jobscan]\nfail-on = "never"'}, ".", 0),
    "own beats shared": (
        {"jobscan.toml": 'fail-on = "never"', "pyproject.toml": '[tool.jobscan]\nfail-on = "note"'}, ".", 0
    ),
    "shared without our table": ({"pyproject.toml": '[tool.other]\nfail-on = "never"'}, ".", 1),
    "shared of another kind": ({"pyproject.toml": '[project]\nname = "jobscan-tool"'}, ".", 1),
    "above": ({"jobscan.toml": 'fail-on = "never"'}, "ads/hk", 0),
    "the nearest": ({"jobscan.toml": 'fail-on = "never"', "ads/jobscan.toml": 'fail-on = "note"'}, "ads/hk", 1),
    "past a pyproject.toml of others": (
        {"jobscan.toml": 'fail-on = "never"', "ads/pyproject.toml": "[tool.ruff]\n"}, "ads", 0
    ),
    "not beyond the repository": ({"jobscan.toml": 'fail-on = "never"', "ads/.git": "gitdir: x"}, "ads/hk", 1),
}  # fmt: skip


@pytest.mark.parametrize(("files", "start", "code"), FOUND.values(), ids=FOUND)
def test_found(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, files: Files, start: str, code: int
) -> None:
    write(here, files)
    monkeypatch.chdir(here / start)
    ran = run("check", str(here / "ads"))
    assert (ran.code, ran.err) == (code, "")


SAID: dict[str, tuple[str, list[str], str]] = {  # the file, the command line, the findings of both ads
    "nothing": ("", [], "限女性 男生优先 是否已婚 | 限女性 男生优先 是否已婚"),
    "ignore": ('ignore = ["zh-gender-only"]', [], "男生优先 是否已婚 | 男生优先 是否已婚"),
    "one string for a list": ('ignore = "gender"', [], "是否已婚 | 是否已婚"),
    "the command line beats it": ('ignore = "gender"', ["--ignore", "marital_status"], "限女性 男生优先 | 限女性 男生优先"),
    "--no-config": ('select = "gender"', ["--no-config"], "限女性 男生优先 是否已婚 | 限女性 男生优先 是否已婚"),
    "override": (
        '[[overrides]]\npaths = ["ads/hk/**"]\nselect = "gender"', [], "限女性 男生优先 是否已婚 | 限女性 男生优先"
    ),
    "ignores add up": (
        'ignore = "marital_status"\n[[overrides]]\npaths = "ads/hk"\nignore = ["zh-gender-only"]',
        [],
        "限女性 男生优先 | 男生优先",
    ),
    "the last override": (
        '[[overrides]]\npaths = "*.txt"\nselect = "gender"\n[[overrides]]\npaths = "hk"\nselect = "marital_status"',
        [],
        "限女性 男生优先 | 是否已婚",
    ),
    "the command line beats overrides": (
        '[[overrides]]\npaths = "*"\nselect = "gender"', ["--select", "marital_status"], "是否已婚 | 是否已婚"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("toml", "args", "expected"), SAID.values(), ids=SAID)
def test_what_it_says_holds(run: Run, here: Path, toml: str, args: list[str], expected: str) -> None:
    import json

    write(here, {"jobscan.toml": toml})
    ran = run("check", "ads", "--format", "json", *args)
    assert ran.err == ""
    found = json.loads(ran.out)["findings"]
    paths = ["ads/cn.txt", "ads/hk/clerk.txt"]
    assert " | ".join(" ".join(f["match"] for f in found if f["path"] == path) for path in paths) == expected


EXITS = {
    "by default": ("", 1),
    "never": ('fail-on = "never"', 0),
    "an override": ('fail-on = "never"\n[[overrides]]\npaths = "ads/hk"\nfail-on = "warning"', 1),
    "an override that spares": ('select = "gender"\n[[overrides]]\npaths = "ads"\nfail-on = "never"', 0),
}


@pytest.mark.parametrize(("toml", "code"), EXITS.values(), ids=EXITS)
def test_exit_codes(run: Run, here: Path, toml: str, code: int) -> None:
    write(here, {"jobscan.toml": toml})
    assert run("check", "ads").code == code


def test_its_paths_start_from_its_folder(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        here,
        {"pyproject.toml": '[tool.jobscan]\npaths = "ads/hk"\nbaseline = "known.json"\nrules = ["my/rules"]'},
    )
    example = {"find": ["招丑的"], "examples": {"flag": ["<招丑的>"], "pass": ["招人"]}}
    write(here, {"my/rules/zh/own.yaml": rules_of(**{"zh-own": example})})
    assert (
        run("baseline", "create").out
        == "known.json: 3 findings. From now on jobscan check fails on new ones only.\n"
    )
    for folder in (".", "ads", "ads/hk", "my"):
        monkeypatch.chdir(here / folder)
        ran = run("check")
        assert (ran.code, ran.err) == (0, "")
    assert run("explain", "zh-own").code == 0


def test_lang(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"jobscan.toml": 'lang = "zh"'})
    assert run("chek").err.startswith("jobscan: 没有 jobscan chek 这个命令")
    assert run("chek", "--lang", "en").err.startswith("jobscan: there is no command jobscan chek")
    assert run("chek", "--no-config").err.startswith("jobscan: there is no command jobscan chek")
    monkeypatch.setenv("JOBSCAN_LANG", "en")
    assert run("chek").err.startswith("jobscan: there is no command jobscan chek")


SHOW = {
    "none": ({}, []),
    "full": (
        {
            "pyproject.toml": '[project]\nname = "x"\n\n[tool.jobscan]\njurisdiction = ["CN", "HK"]\nfail-on = "warning"\n'
            'gitignore = false\n\n[[tool.jobscan.overrides]]\npaths = ["ads/hk/**"]\njurisdiction = "HK"\n'
            'ignore = [\n  "gender",\n]\n',
            ".jobscan-baseline.json": "{}",
        },
        [],
    ),
    "of a file": ({"jobscan.toml": 'ignore = "age"\n[[overrides]]\npaths = "hk"\nignore = "gender"'}, ["ads/hk/clerk.txt"]),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("files", "args"), SHOW.values(), ids=SHOW)
def test_show(
    run: Run, here: Path, files: Files, args: list[str], lang: str, snapshot: SnapshotAssertion
) -> None:
    write(here, files)
    ran = run("config", "show", *args, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


BAD: dict[str, tuple[Files, list[str]]] = {
    "unknown key": ({"jobscan.toml": 'lang = "en"\nigore = ["gender"]'}, []),
    "unknown key, shared": ({"pyproject.toml": '[project]\nname = "x"\n[tool.jobscan]\nfail_on = "error"'}, []),
    "unknown key, nothing near": ({"jobscan.toml": "xyzzy = 1"}, []),
    "unknown key of an override": (
        {"jobscan.toml": '[[overrides]]\npaths = "a"\n[[overrides]]\npaths = "b"\nlang = "zh"'}, []
    ),
    "all at once": ({"jobscan.toml": "ignore = 3\nfail-on = 'warn'\ngitignore = 'no'\ntitle = ''\nlang = 'fr'"}, []),
    "empty item": ({"jobscan.toml": "select = ['gender', ' ']"}, []),
    "syntax": ({"jobscan.toml": "ignore = [\n'a'\nlang = 'en'"}, []),
    "twice": ({"jobscan.toml": "lang = 'en'\nlang = 'zh'"}, []),
    "deep": ({"jobscan.toml": "ignore = " + "[" * 100_000}, []),
    "overrides no tables": ({"jobscan.toml": "overrides = 1"}, []),
    "override without paths": ({"jobscan.toml": "[[overrides]]\nselect = 'gender'"}, []),
    "no such rule": ({"jobscan.toml": "[[overrides]]\npaths = 'hk'\nselect = 'gendr'"}, []),
    "no such jurisdiction": ({"jobscan.toml": "jurisdiction = 'xx'"}, []),
    "no such file": ({}, ["--config", "nowhere.toml"]),
    "no table": ({"pyproject.toml": "[project]"}, ["--config", "pyproject.toml"]),
    "both": ({}, ["--config", "a.toml", "--no-config"]),
    "no baseline": ({}, ["--baseline", "nowhere.json"]),
    "a baseline and none": ({}, ["--baseline", "nowhere.json", "--no-baseline"]),
    "no repository": ({}, ["--diff", "HEAD"]),
    "watching standard input": ({}, ["-", "--watch"]),
}  # fmt: skip


@pytest.mark.parametrize(("files", "args"), BAD.values(), ids=BAD)
def test_refused(run: Run, here: Path, files: Files, args: list[str], snapshot: SnapshotAssertion) -> None:
    write(here, files)
    both = [run("check", "ads", *args, "--lang", lang) for lang in ("zh", "en")]
    assert [(ran.code, ran.out) for ran in both] == [(2, ""), (2, "")]
    assert "".join(ran.err for ran in both) == snapshot


def test_a_file_that_is_no_text(run: Run, here: Path) -> None:
    (here / "jobscan.toml").write_bytes(b"lang = '\xff'")
    assert run("check", "ads").err == (
        "jobscan: the configuration jobscan.toml is not UTF-8 (it fails at byte 8); save it as UTF-8.\n"
    )


GLOBS = [
    ("ads/hk/**", "ads/hk/a.txt", True), ("ads/hk/**", "ads/hk/b/c/a.txt", True), ("ads/hk/**", "ads/cn/a.txt", False),
    ("ads/hk", "ads/hk/b/a.txt", True), ("ads/hk/", "ads/hk/a.txt", True), ("ads/h", "ads/hk/a.txt", False),
    ("*.md", "a.md", True), ("*.md", "x/y/a.md", True), ("*.md", "a.mdx", False), ("/*.md", "x/a.md", False), ("/*.md", "a.md", True),
    ("ads/*.md", "ads/a.md", True), ("ads/*.md", "ads/x/a.md", False), ("**/hk/*.md", "hk/a.md", True),
    ("**/hk/*.md", "x/y/hk/a.md", True), ("a?.txt", "ab.txt", True), ("a?.txt", "a/.txt", False),
    ("[ab].txt", "b.txt", True), ("[!ab].txt", "b.txt", False), ("[!ab].txt", "c.txt", True), ("[.txt", "[.txt", True),
    ("招聘/**", "招聘/店员.txt", True), ("a.txt", "abtxt", False), ("./ads/*.txt", "ads/a.txt", True),
]  # fmt: skip


@pytest.mark.parametrize(("glob", "path", "expected"), GLOBS)
def test_globs(glob: str, path: str, expected: bool) -> None:
    assert matches([glob], path) is expected

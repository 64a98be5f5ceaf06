"""What other people's CI runs: the pre-commit hook, the GitHub Action, the snippets of docs/ci.md."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from jobscan.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
BASH = shutil.which("bash")
BAD = "招聘文员一名，限女性。\n"
CLEAN = "招聘文员一名。\n"
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
PAGES = sorted((ROOT / "docs").glob("ci*.md"))

posix = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="no bash")


@dataclass(frozen=True)
class Scratch:
    """A repository of job ads, and the environment that commands run in there."""

    path: Path
    env: dict[str, str]

    def run(self, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.path, env=self.env | more, capture_output=True, text=True, encoding="utf-8", check=False
        )  # fmt: skip

    def write(self, name: str, text: str) -> None:
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, "utf-8")

    def commit(self) -> None:
        for command in (["add", "-A"], ["commit", "-q", "--no-verify", "-m", "x"]):
            ran = self.run("git", *command)
            assert ran.returncode == 0, ran.stderr


@pytest.fixture
def scratch(tmp_path: Path) -> Scratch:
    """`jobscan` on the path, git without anybody's configuration."""
    command = tmp_path / "bin" / "jobscan"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m jobscan "$@"\n')
    command.chmod(0o755)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "JOBSCAN", "LC_", "PRE_COMMIT"))}
    env |= {
        "PATH": os.pathsep.join([str(command.parent), str(Path(sys.executable).parent), env["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "RUNNER_TEMP": str(tmp_path / "runner"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }  # fmt: skip
    (tmp_path / "runner").mkdir()
    made = Scratch(tmp_path / "ads of ours", env)
    made.path.mkdir()
    assert made.run("git", "init", "-q", "-b", "main").returncode == 0
    return made


# pre-commit


def test_the_manifest_is_valid(scratch: Scratch) -> None:
    ran = scratch.run(
        sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")
    )
    assert (ran.returncode, ran.stdout + ran.stderr) == (0, "")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_runs_a_command_that_there_is(hook: dict[str, Any]) -> None:
    program, command, *_ = hook["entry"].split()
    assert program == "jobscan"
    assert command in COMMANDS


@posix
@pytest.mark.parametrize(
    ("hooks", "left"),
    [
        (["jobscan"], BAD),  # `jobscan fix --write` by hand
        (["jobscan", "jobscan-fix"], CLEAN),
        (["jobscan-fix", "jobscan"], CLEAN),
    ],
    ids=",".join,
)
def test_pre_commit_blocks_a_bad_ad_until_it_is_fixed(
    scratch: Scratch, tmp_path: Path, hooks: list[str], left: str
) -> None:
    """The hooks from a repository, as always; run in this environment, as building one needs a network.

    `left`: the ad after the commit that was blocked.
    """
    ours = Scratch(tmp_path / "jobscan", scratch.env)
    ours.path.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", ours.path)
    assert ours.run("git", "init", "-q", "-b", "main").returncode == 0
    ours.commit()
    revision = ours.run("git", "rev-parse", "HEAD").stdout.strip()
    wanted = [{"id": hook, "language": "system"} for hook in hooks]
    config = {"repos": [{"repo": str(ours.path), "rev": revision, "hooks": wanted}]}
    scratch.write(".pre-commit-config.yaml", yaml.safe_dump(config))
    scratch.write("ads/文员.txt", BAD)
    scratch.write("script.py", "x = '限女性'\n")
    assert scratch.run("git", "add", "-A").returncode == 0
    installed = scratch.run(sys.executable, "-m", "pre_commit", "install")
    assert installed.returncode == 0, installed.stdout + installed.stderr

    blocked = scratch.run("git", "commit", "-m", "a bad ad")
    assert blocked.returncode == 1, blocked.stderr
    assert ("ads/文员.txt:1:8  error" in blocked.stderr) is (hooks[0] == "jobscan")
    assert "script.py" not in blocked.stderr
    assert scratch.run("git", "rev-parse", "HEAD").returncode != 0
    assert (scratch.path / "ads" / "文员.txt").read_text("utf-8") == left

    if left != CLEAN:
        fixed = scratch.run("jobscan", "fix", "--write", "ads/文员.txt")
        assert (fixed.returncode, fixed.stderr) == (0, "")
        assert (scratch.path / "ads" / "文员.txt").read_text("utf-8") == CLEAN
    assert scratch.run("git", "add", "-A").returncode == 0
    passed = scratch.run("git", "commit", "-m", "a clean ad")
    assert passed.returncode == 0, passed.stderr
    assert scratch.run("git", "show", "HEAD:ads/文员.txt").stdout == CLEAN


# The GitHub Action


def steps() -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}


def test_no_input_is_put_into_a_script() -> None:
    """`${{ inputs.paths }}` in a script would run what a pull request names its branch."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), step["name"]


def test_every_input_is_used_and_every_used_one_is_declared() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])


@dataclass(frozen=True)
class Done:
    """What the steps of the action did."""

    code: int
    annotations: str
    err: str
    summary: str
    outputs: dict[str, str]


def act(scratch: Scratch, **inputs: str) -> Done:
    """Run the action's own shell steps, with the environment that GitHub would give them."""
    given = {name: str(spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}

    def expand(value: str, outputs: dict[str, str]) -> str:
        value = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], value)
        return re.sub(r"\$\{\{ steps\.check\.outputs\.([\w-]+) \}\}", lambda m: outputs.get(m[1], ""), value)

    def shell(step: dict[str, Any], outputs: dict[str, str]) -> subprocess.CompletedProcess[str]:
        env = {name: expand(value, outputs) for name, value in step["env"].items()}
        assert step["shell"] == "bash"
        return scratch.run(str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], **env)

    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        Path(scratch.env[name]).write_text("")
    checked = shell(steps()["Check"], {})
    assert checked.returncode == 0, checked.stderr
    lines = Path(scratch.env["GITHUB_OUTPUT"]).read_text("utf-8").splitlines()
    outputs = dict(line.split("=", 1) for line in lines)
    result = shell(steps()["Result"], outputs)
    summary = Path(scratch.env["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    return Done(result.returncode, checked.stdout, checked.stderr, summary, outputs)


@posix
def test_findings(scratch: Scratch) -> None:
    scratch.write("ads/bad one.txt", BAD)
    done = act(scratch, paths="ads\n")
    assert (done.code, done.err) == (1, "")
    assert re.match(r"::error file=ads/bad one\.txt,line=1,", done.annotations)
    assert "限女性" in done.summary
    assert done.outputs == {"exit-code": "1", "sarif-file": "jobscan.sarif"}
    assert '"限女性' in (scratch.path / "jobscan.sarif").read_text("utf-8")


@posix
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "ads"}, 1),
        ({"paths": "ads/clean.txt"}, 0),
        ({"paths": "ads/clean.txt\nads/bad.txt"}, 1),
        ({"paths": "ads", "fail_on": "never"}, 0),
        ({"paths": "ads", "config": "other.toml"}, 0),
        ({"diff": "HEAD"}, 0),
        ({"diff": "HEAD~1"}, 1),
        ({"paths": "nowhere"}, 2),
        ({}, 2),
        ({"paths": "ads", "fail_on": "often"}, 2),
        ({"paths": "ads", "jurisdiction": "$(touch pwned)"}, 2),
        ({"paths": "--output=pwned"}, 2),
        ({"paths": "`touch pwned`; touch pwned"}, 2),
    ],
)
def test_inputs(scratch: Scratch, inputs: dict[str, str], code: int) -> None:
    scratch.write("other.toml", 'fail-on = "never"\n')
    scratch.write("ads/clean.txt", CLEAN)
    scratch.commit()
    scratch.write("ads/bad.txt", BAD)
    scratch.commit()
    assert act(scratch, **inputs).code == code
    assert not (scratch.path / "pwned").exists()


# The pages


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


def test_both_pages_show_the_same() -> None:
    assert [page.name for page in PAGES] == ["ci.md", "ci.zh-CN.md"]
    english, chinese = ([*blocks(page, "yaml"), *blocks(page, "toml")] for page in PAGES)
    strip = re.compile(r"(?m)\s*#.*$")
    assert [strip.sub("", block) for block in english] == [strip.sub("", block) for block in chinese]


def test_the_snippets_name_what_there_is() -> None:
    text = PAGES[0].read_text("utf-8")
    used: set[str] = set()
    hooks: set[str] = set()
    for block in blocks(PAGES[0], "yaml"):
        tree = yaml.safe_load(block)
        for job in tree.get("jobs", {}).values():
            for step in job["steps"]:
                used |= set(step.get("with", {})) if "/jobscan@" in step.get("uses", "") else set()
        hooks |= {hook["id"] for repo in tree.get("repos", ()) for hook in repo["hooks"]}
    assert used
    assert used <= set(ACTION["inputs"])
    assert hooks == {hook["id"] for hook in HOOKS}
    assert all(f"`{name}`" in text for name in ACTION["inputs"])

"""Shell completion, by bash itself."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import DRIVER, Run, run

__all__ = ["run"]

ROOT = Path(__file__).parent.parent
BASH = shutil.which("bash")


@pytest.fixture
def jobscan(tmp_path: Path) -> Path:
    """A folder with the command `jobscan` in it."""
    driver = tmp_path / "driver.py"
    driver.write_text(DRIVER.format(extra="pass"))
    command = tmp_path / "bin" / "jobscan"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(driver))} "$@"\n')
    command.chmod(0o755)
    return command.parent


COMPLETED = {
    "jobscan ch": "check",
    "jobscan baseline ": "create show update",
    "jobscan completion ": "bash fish zsh",
    "jobscan check --fail-on ": "error never note warning",
    "jobscan check --fail": "--fail-on",
    "jobscan check --select zh-gender": "zh-gender-only zh-gender-preferred",
    "jobscan check ads/ --ignore gender,mar": "gender,marital_status",
    "jobscan check --jurisdiction u": "uk us",
    "jobscan check --jurisdiction CN,H": "CN,HK",
    "jobscan check --lang ": "en zh",
    "jobscan check ": "",  # files, by bash itself
    "jobscan rules show zh-m": "zh-marital-question",
    "jobscan explain en-": "en-gender-only en-marital-question",
    "jobscan check --": "--baseline --config --diff",
}


@pytest.mark.skipif(BASH is None, reason="no bash")
def test_bash(jobscan: Path) -> None:
    """Every line at once: the script is sourced, then the function is called as bash calls it."""
    calls = "\n".join(f"COMP_WORDS=({line}); ask {int(line.endswith(' '))}" for line in COMPLETED)
    script = f"""
        eval "$(jobscan completion bash)"
        complete -p jobscan
        ask() {{
            [ "$1" = 1 ] && COMP_WORDS+=("")
            COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
            COMPREPLY=()
            _jobscan_completion jobscan
            printf '%s\\n' "${{COMPREPLY[@]}}" | sort | tr '\\n' ' '
            echo
        }}
        {calls}
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith(("JOBSCAN", "LC_", "COMP"))}
    env |= {
        "PATH": f"{jobscan}{os.pathsep}{env['PATH']}",
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "LC_ALL": "C",
    }
    ran = subprocess.run(
        [str(BASH), "--norc", "-c", script], cwd=jobscan, env=env, capture_output=True, text=True, check=False
    )
    assert ran.stderr == ""
    registered, *answers = ran.stdout.splitlines()
    assert registered == "complete -o default -F _jobscan_completion jobscan"
    told = dict(zip(COMPLETED, (" ".join(answer.split()) for answer in answers), strict=True))
    told["jobscan check --"] = " ".join(
        name for name in told["jobscan check --"].split() if name in ("--baseline", "--config", "--diff")
    )
    assert told == COMPLETED


@pytest.mark.parametrize(
    ("shell", "names"), [("bash", "complete -o default"), ("zsh", "compdef"), ("fish", "complete --command")]
)
def test_scripts(run: Run, shell: str, names: str) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert names in ran.out
    assert f"complete_{shell}" in ran.out


def test_another_shell(run: Run) -> None:
    assert run("completion", "fsh").err == (
        'jobscan: jobscan completion does not take "fsh"; did you mean fish? It takes: bash, zsh, fish.\n'
    )
    assert run("completion").err == (
        "jobscan: name a shell: bash, zsh or fish.\nFor help: jobscan completion --help\n"
    )

"""The wheel, installed elsewhere: it brings its rules and finds what the checkout finds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
AD = "招文员一名，限女性，已婚已育优先。\nMale only. Are you married?\n"


def run(*command: str, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "JOBSCAN"))}
    env |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    env |= {"PYTHONPATH": str(path)} if path else {}
    command = (sys.executable, *command)
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run("-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    [found] = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed into."""
    folder = tmp_path_factory.mktemp("installed")
    done = run(
        "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(folder), str(wheel), cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return folder


def names(folder: Path, *patterns: str) -> set[str]:
    return {f.relative_to(folder).as_posix() for pattern in patterns for f in folder.rglob(pattern)}


def test_everything_is_in_the_wheel(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {f"jobscan/{n}" for n in names(ROOT / "jobscan", "*.py", "*.json", "*.j2", "*.css", "py.typed")}
    rules = {f"jobscan/rules/{n}" for n in names(ROOT / "rules", "*.yaml")}
    assert package | rules <= held
    assert {n.split("/")[0] for n in held if ".dist-info" not in n} == {"jobscan"}


def test_the_wheel_finds_what_the_checkout_finds(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text(AD, "utf-8")
    command = ("-m", "jobscan", "check", "ad.txt", "--format", "json")
    ran = [run(*command, cwd=tmp_path, path=path) for path in (installed, ROOT)]
    assert [(r.returncode, r.stderr) for r in ran] == [(1, ""), (1, "")]
    wheel, checkout = (json.loads(r.stdout) | {"tool": None} for r in ran)  # a checkout has no version
    assert wheel == checkout
    assert "限女性" in {f["match"] for f in wheel["findings"]}


def test_the_wheel_is_what_ran(installed: Path, tmp_path: Path) -> None:
    code = (
        "import jobscan, jobscan.pack.load as load;"
        "print(jobscan.__file__); print(load.built_in()); print(len(load.load_pack().rules) > 0)"
    )
    ran = run("-c", code, cwd=tmp_path, path=installed)
    package = installed / "jobscan"
    assert ran.stdout.splitlines() == [str(package / "__init__.py"), str(package / "rules"), "True"], (
        ran.stderr
    )


def test_the_wheel_brings_the_command_and_the_spacy_pipe(installed: Path, tmp_path: Path) -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('jobscan'); doc = nlp('A clerk. Male only.');"
        "print([s.text for s in doc.spans['jobscan']])"
    )
    assert (installed / "bin" / "jobscan").exists()
    ran = run("-c", code, cwd=tmp_path, path=installed)
    assert (ran.stdout, ran.stderr) == ("['Male only']\n", "")


@pytest.mark.parametrize(
    "command", [("rules", "test", "zh-gender-only"), ("rules", "schema"), ("laws",)], ids=" ".join
)
def test_commands_of_the_wheel(command: tuple[str, ...], installed: Path, tmp_path: Path) -> None:
    ran = run("-m", "jobscan", *command, cwd=tmp_path, path=installed)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout

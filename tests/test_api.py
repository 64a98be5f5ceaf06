"""jobscan as a library: what `import jobscan` offers, and that it is loaded late."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import jobscan
from jobscan.scan.scanner import Scanner

ROOT = Path(__file__).parent.parent


def printed(code: str) -> str:
    """What `code` prints in a fresh process: jobscan's names are looked up when first asked for."""
    command, env = [sys.executable, "-c", code], os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.mark.parametrize("name", jobscan.__all__)
def test_every_name_is_there(name: str) -> None:
    assert printed(f"import jobscan; print(jobscan.{name}.__name__)") == f"{name}\n"


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match=r"^module 'jobscan' has no attribute 'scna'$"):
        _ = jobscan.scna  # type: ignore[attr-defined]


def test_one_scan() -> None:
    code = "import jobscan; print([f.match for f in jobscan.scan('本岗位，限女性。', jurisdictions=['hk'])])"
    assert printed(code) == "['限女性']\n"


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import jobscan; jobscan.scan('a'); ", id="scanned before"),
        pytest.param("import jobscan; jobscan.Scanner; ", id="another name before"),
        pytest.param("import jobscan.scan.scanner; ", id="the scanner imported before"),
    ],
)
def test_another_scan(code: str) -> None:
    assert printed(code + "print([f.match for f in jobscan.scan('本岗位，限女性。')])") == "['限女性']\n"


def test_from_import_gives_the_function() -> None:
    assert printed("import jobscan.cli.app; from jobscan import scan; print(callable(scan))") == "True\n"


def test_importing_jobscan_imports_nothing_heavy() -> None:
    heavy = {"spacy", "jieba", "yaml", "rich", "typer", "opencc", "msgspec", "ahocorasick_rs", "numpy"}
    assert printed(f"import sys, jobscan; print(sorted(sys.modules.keys() & {heavy}))") == "[]\n"


def test_an_unknown_jurisdiction_is_refused() -> None:
    scanner = Scanner(jobscan.load_pack())
    with pytest.raises(jobscan.UnknownJurisdiction, match=r"^unknown jurisdiction 'xx'; known: CN, HK, "):
        scanner.scan("限女性", ["cn", "xx"])


def test_only_some_rules() -> None:
    text = "本岗位限女性。Male only."
    pack = jobscan.load_pack()
    assert {f.rule for f in Scanner(pack).scan(text)} == {"zh-gender-only", "en-gender-only"}
    assert {f.rule for f in Scanner(pack, ["zh-gender-only"]).scan(text)} == {"zh-gender-only"}
    assert Scanner(pack, []).scan(text) == []

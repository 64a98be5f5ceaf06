"""What only a process of its own can show: pipes, signals, what is imported."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import process

AD = "Male only.\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX")


@pytest.fixture
def ad(tmp_path: Path) -> Path:
    (tmp_path / "ad.txt").write_text(AD)
    (tmp_path / "ok.txt").write_text("招聘文员。\n", "utf-8")
    return tmp_path


@posix
def test_a_reader_that_went_away_is_no_error(ad: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ran = process("check", "ad.txt", cwd=ad, stdout=write)
    os.close(write)
    assert (ran.communicate()[1], ran.returncode) == (b"", 1)


@posix
def test_a_closed_standard_output_is_no_error(ad: Path) -> None:
    ran = process("check", "ad.txt", cwd=ad, preexec_fn=lambda: os.close(1))
    assert (ran.communicate()[1], ran.returncode) == (b"", 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_is_said(ad: Path) -> None:
    with open("/dev/full", "wb") as full:
        ran = process("check", "ad.txt", "--format", "json", cwd=ad, stdout=full)
        said = ran.communicate()[1].decode()
    assert (said, ran.returncode) == (
        "jobscan: cannot write the report: No space left on device. It is incomplete.\n",
        2,
    )


@posix
def test_ctrl_c(ad: Path) -> None:
    waits = """
import jobscan.sources.walk as walk
read = walk.read
def ready(*args):
    print("ready", file=sys.stderr, flush=True)
    return read(*args)
walk.read = ready
"""
    ran = process("check", "-", cwd=ad, extra=waits, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert ran.stderr is not None
    assert ran.stderr.readline() == b"ready\n"
    ran.send_signal(signal.SIGINT)
    out, said = ran.communicate(timeout=20)
    assert (out, said, ran.returncode) == (b"", b"jobscan: interrupted, no result was given.\n", 130)


def test_a_clean_ad_needs_no_heavy_import(ad: Path) -> None:
    heavy = {"rich", "pydantic", "spacy", "jieba", "opencc", "jsonschema", "duckdb", "pyspark"}
    tells = f"""
import atexit
atexit.register(lambda: print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr))
"""
    ran = process("check", "ok.txt", cwd=ad, extra=tells, stdout=subprocess.PIPE)
    out, said = ran.communicate()
    assert (said, ran.returncode) == (b"[]\n", 0)
    assert out.startswith(b"1 ad checked: no wording")


def test_python_m_jobscan(ad: Path) -> None:
    root = Path(__file__).parent.parent
    env = {**os.environ, "PYTHONPATH": str(root), "JOBSCAN_LANG": "en"}
    ran = subprocess.run(
        [sys.executable, "-m", "jobscan", "check"],
        cwd=ad,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "jobscan: nothing to check: name a file or a folder, or - for standard input.\n"
        "For help: jobscan check --help\n"
    )


def test_output_does_not_depend_on_the_hash_seed(ad: Path) -> None:
    reports = []
    for seed in ("0", "1"):
        extra = f"assert {seed!r} == {seed!r}"
        os.environ["PYTHONHASHSEED"] = seed
        try:
            ran = process("check", ".", "--format", "json", cwd=ad, extra=extra, stdout=subprocess.PIPE)
            reports.append(ran.communicate()[0])
        finally:
            del os.environ["PYTHONHASHSEED"]
    assert reports[0] == reports[1]
    assert json.loads(reports[0])["summary"]["findings"] == 1

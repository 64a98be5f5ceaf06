"""No ad makes it hang or grow: megabytes of what matches almost everywhere, in bounded time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECONDS = 30  # ten times what it takes; quadratic time takes a minute and more
MEMORY = 2 << 30

SCAN = """
import sys
sys.path.insert(0, {root!r})
from jobscan.pack.load import load_pack
from jobscan.scan.scanner import Scanner

def again(piece):
    return piece * ({size} // len(piece) + 1)

text = {text}
found = Scanner(load_pack()).scan(text)
assert all(text[f.start:f.end] == f.match for f in found)
print(len(text))
"""
# Size in characters, and Python for one ad: fewer characters where every few of them are a finding.
LONG, DENSE = 2_000_000, 120_000
ADS = {
    "a demand again and again": (DENSE, "again('限男')"),
    "a demand again and again, spaced": (DENSE, "again('限 男 ')"),
    "lone surrogates": (DENSE, "again('限\\ud800男')"),
    "boxes": (DENSE, "again('婚姻状况：\\n□')"),
    "wrapped lines": (LONG, "again('we look for someone friendly and reliable and male\\n')"),
    "numbers and a sex": (DENSE, "again('女25-35,')"),
    "half a demand": (LONG, "again('限')"),
    "one word": (LONG, "again('a')"),
    "one word of words that rules begin with": (LONG, "again('male')"),
    "words of a rule": (LONG, "again('male ')"),
    "words of a rule, never its end": (DENSE, "again('male or young candidates or ')"),
    "both sexes": (LONG, "again('男女')"),
    "brackets": (LONG, "again('(')"),
    "figures": (LONG, "again('1')"),
    "Han figures": (LONG, "again('三十')"),
    "spaces": (LONG, "'限' + again(' ') + '男'"),
    "line ends": (LONG, "'限' + again('\\n') + '男'"),
    "full stops": (LONG, "again('.')"),
    "marks without space": (LONG, "again('.a')"),
    "letters apart": (LONG, "again('m a l e ')"),
    "zero-width characters": (LONG, "'限' + again('\\u200b') + '男'"),
    "headings": (LONG, "again('任职要求 ')"),
    "headings on lines": (LONG, "again('任职要求：\\n')"),
    "NUL": (LONG, "again('\\0')"),
}


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.mark.parametrize(("size", "text"), ADS.values(), ids=ADS)
def test_a_long_ad(size: int, text: str, tmp_path: Path) -> None:
    code = SCAN.format(root=str(ROOT), size=size, text=text)
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # numpy's threads reserve memory
    command = [sys.executable, "-c", code]
    ran = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=SECONDS, preexec_fn=limit
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert int(ran.stdout) >= size

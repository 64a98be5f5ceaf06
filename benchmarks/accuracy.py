"""Write the accuracy that the reports of audits print, as tests/test_labelled.py holds it.

python benchmarks/accuracy.py
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HERE), str(HERE / "tests")]

from test_labelled import evaluated  # noqa: E402

from jobscan.audit.accuracy import FILE, measure  # noqa: E402

if __name__ == "__main__":
    (HERE / "jobscan" / "audit" / FILE).write_bytes(measure(evaluated(False).overall))

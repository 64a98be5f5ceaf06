"""Rewrites the .expected files beside the flagged ads of corpora/, after a deliberate change.

    python -m tests.expected        (or: python tests/expected.py)

Read the difference before you commit it: each line is what a user will see.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from unicodedata import category

CORPORA = Path(__file__).parent.parent / "corpora"
sys.path.insert(0, str(CORPORA.parent))

from jobscan.finding import Finding  # noqa: E402
from jobscan.pack.load import load_pack  # noqa: E402
from jobscan.scan.scanner import Scanner  # noqa: E402
from jobscan.sources.ad import Ad  # noqa: E402
from jobscan.sources.text import read_text  # noqa: E402


@cache
def scanner() -> Scanner:
    return Scanner(load_pack())


def ad_of(file: Path) -> Ad:
    """The ad in `file`, read as `jobscan check` reads it."""
    ad = read_text(file.read_bytes(), file.name, file.name)
    assert isinstance(ad, Ad), ad
    return ad


def found_in(file: Path) -> list[Finding]:
    return scanner().scan(ad_of(file).text)


def escaped(text: str) -> str:
    """`text` on one line, with what prints nothing as \\uXXXX."""
    unseen = ("Cc", "Cf", "Cs", "Zl", "Zp")
    return "".join(_code(c) if category(c) in unseen else c for c in text)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"


def report(found: list[Finding]) -> str:
    """One line for each finding: LINE:COLUMN SEVERITY RULE match."""
    return "".join(f"{f.line}:{f.column} {f.severity} {f.rule} {escaped(f.match)}\n" for f in found)


def main() -> None:
    for file in sorted((CORPORA / "flagged").glob("*.txt")):
        expected, lines = file.with_suffix(".expected"), report(found_in(file))
        if not expected.exists() or expected.read_text("utf-8") != lines:
            expected.write_text(lines, "utf-8")
            print(f"wrote {expected.relative_to(CORPORA.parent)}")


if __name__ == "__main__":
    main()

"""`python -m benchmarks.broken_rows`: 1,000 broken rows among 100,000, each in the errors table, every good row scanned.

Makes a JSON Lines and a CSV file with every kind of damage in known rows, audits them for real, and
compares the tables with what was put in. Prints what differs and exits 1 if anything does.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

KINDS: tuple[tuple[str, Callable[[int], bytes], str], ...] = (
    ("cut off", lambda n: b'{"title": "nurse", "text": "Wanted: a nurse', "unreadable"),
    ("no JSON", lambda n: b"<html>502 Bad Gateway</html>", "unreadable"),
    ("two values", lambda n: b'{"text": "a nurse"} {"text": "another"}', "unreadable"),
    ("bad escape", lambda n: rb'{"title": "nurse", "text": "C:\users"}', "unreadable"),
    ("a list", lambda n: b'["nurse", "wanted"]', "unreadable"),
    ("a number", lambda n: b"%d" % n, "unreadable"),
    ("text is a number", lambda n: b'{"title": "nurse", "text": %d}' % n, "unreadable"),
    ("text is an object", lambda n: b'{"title": "nurse", "text": {"html": "a nurse"}}', "unreadable"),
    ("text is true", lambda n: b'{"title": "nurse", "text": true}', "unreadable"),
    ("text is null", lambda n: b'{"title": "nurse", "text": null}', "blank"),
    ("no text", lambda n: b'{"title": "nurse"}', "blank"),
    ("blank text", lambda n: b'{"title": "nurse", "text": " \\n"}', "blank"),
    ("invalid UTF-8", lambda n: b'{"title": "nurse", "text": "a n\xffrse \xe7\x94"}', "unreadable"),
    ("a byte in between", lambda n: b'{"title": "nurse", \x80 "text": "a nurse"}', "unreadable"),
    ("null", lambda n: b"null", "unreadable"),
    ("too deep", lambda n: b'{"text": ' + b"[" * 200 + b"]" * 200 + b"}", "unreadable"),
)
"""What is wrong with a line, the line, and the code of its error."""

LONG = b'{"title": "nurse", "text": "' + b"A nurse. " * (20_000_000 // 9) + b'"}'
"""A text of 20 MB."""


def lines(rows: int, broken: int, seed: int = 5) -> Iterator[tuple[bytes, str]]:
    """Each line with the code of its error, or nothing; `broken` of them, one of which is LONG."""
    chance = random.Random(seed)
    bad = sorted(chance.sample(range(20, rows), broken))  # the columns are chosen by the first rows
    long = bad[broken // 2]
    held = set(bad)
    for row in range(rows):
        if row == long:
            yield LONG, "unreadable"
        elif row in held:
            _, make, code = KINDS[bad.index(row) % len(KINDS)]
            yield make(row), code
        else:
            yield _good(row), ""


def _good(row: int) -> bytes:
    text = f"We are looking for nurse number {row}, with two years on a ward. " + (
        "Women only." if row % 50 == 0 else "Nights and weekends are shared by all."
    )
    return json.dumps({"id": row, "title": "nurse", "text": text}).encode()


def write(path: Path, rows: int, broken: int) -> dict[int, str]:
    """The file; the code of the error of each line that is to have one, by its number from 1."""
    expected: dict[int, str] = {}
    with path.open("wb") as file:
        for number, (line, code) in enumerate(lines(rows, broken), 1):
            file.write(line + b"\n")
            if code:
                expected[number] = code
    return expected


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m benchmarks.broken_rows", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--broken", type=int, default=1_000)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(argv)
    with TemporaryDirectory() as folder:
        file, out = Path(folder) / "ads.jsonl", Path(folder) / "audit.duckdb"
        expected = write(file, options.rows, options.broken)
        code = _audit(file, out, options.workers)
        problems = list(_compared(out, expected, options.rows))[:20]
    if code != 2:
        problems.append(f"the exit code is {code} and not 2")
    print(
        "\n".join(problems)
        or f"{len(expected):,} errors, each in its row; {options.rows - len(expected):,} ads"
    )
    return 1 if problems else 0


def _audit(file: Path, out: Path, workers: int) -> int:
    import subprocess

    command = [sys.executable, "-m", "jobscan", "audit", "run", str(file), "--out", str(out)]
    return subprocess.run([*command, "--workers", str(workers)], check=False).returncode


def _compared(out: Path, expected: dict[int, str], rows: int) -> Iterator[str]:
    from jobscan.audit.store import open_store

    with open_store(out) as store:
        (path,) = store.row("SELECT path FROM sources")
        errors = dict(store.rows("SELECT row, code FROM errors"))
        (count,) = store.row("SELECT count(*) FROM errors")
        ads = {row for (row,) in store.rows("SELECT row FROM ads")}
        (flagged,) = store.row("SELECT count(*) FROM ads JOIN texts USING (text) WHERE findings > 0")
    if Path(path).name != "ads.jsonl":
        yield f"the errors' file is {path}"
    if count != len(expected):
        yield f"{count} errors where there should be {len(expected)}"
    for row in sorted(expected.keys() | errors.keys()):
        if expected.get(row) != errors.get(row):
            yield f"row {row}: {errors.get(row)} where {expected.get(row)} should be"
    good = set(range(1, rows + 1)) - expected.keys()
    if ads != good:
        yield f"{len(good - ads)} good rows are not there, {len(ads - good)} others are"
    wanted = sum(1 for row in good if (row - 1) % 50 == 0)
    if flagged != wanted:
        yield f"{flagged} ads have a finding where {wanted} should"


if __name__ == "__main__":
    sys.exit(main())

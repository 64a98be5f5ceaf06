"""`python -m benchmarks.grep`: the whole audit beside ripgrep over the same file, and where its time goes.

For each language a file of JSON Lines (varied.py says of what), large enough that loading the pack and
compiling its phrases, some seconds, does not rule. `jobscan audit run --workers 1` reads it into a DuckDB
database; ripgrep looks in it for the pack's literals (`rg -F -f`), in turns, in several ways: as they stand
or in any case (which is what jobscan looks for), counting lines, printing them into a pipe, printing every
occurrence. Asked for: an eighth of its speed by the clock on the wall.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.ads import LANGUAGES, MEGA
from benchmarks.clock import children
from benchmarks.machine import machine
from benchmarks.processes import Watched, audited
from benchmarks.progress import folder_for, say
from benchmarks.speed import literals_of
from benchmarks.stages import Profile, profiled
from benchmarks.table import figure, table
from benchmarks.varied import Scrape, boards, write
from jobscan.finding import Language

ASKED = 1 / 8
SAMPLE = 4.0
"""Megabytes for the variants that take a second and more for each."""
_VARIANTS: dict[str, tuple[tuple[str, ...], float]] = {
    "as they stand, lines counted": (("-c",), 0.0),
    "as they stand, lines printed": ((), 0.0),
    "as they stand, every occurrence counted": (("--count-matches",), 0.0),
    "as they stand, every occurrence printed": (("-o",), 0.0),
    "in any case, lines counted": (("-i", "-c"), 0.0),
    "in any case, lines printed": (("-i",), 0.0),
    "in any case, every occurrence counted": (("-i", "--count-matches"), SAMPLE),
    "in any case, every occurrence printed": (("-i", "-o"), SAMPLE),
}
"""Flags, and over how many megabytes (0: the whole file)."""


@dataclass(frozen=True)
class Grep:
    """ripgrep's best run: seconds by the clock and by the processor's; lines or occurrences that it told of."""

    variant: str
    megabytes: float
    wall: float
    processor: float
    lines: int


@dataclass
class Compared:
    """One language."""

    lang: Language
    ads: int
    megabytes: float
    literals: int
    audits: list[Watched]
    greps: list[Grep] = field(default_factory=list)
    profile: Profile | None = None

    @property
    def speed(self) -> float:
        """MB/s of the audit, whole command, best run."""
        return self.megabytes / min(audit.wall for audit in self.audits)

    def ratio(self, grep: Grep) -> float:
        return self.speed / (grep.megabytes / grep.wall)


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    program = shutil.which("rg")
    if program is None:
        say("rg is not on the path (Debian: apt-get install ripgrep): the audit is measured without it")
    facts = {**machine(), "ripgrep": _version(program)}
    with folder_for(options.folder) as folder:
        found = [compared(lang, folder, program, options) for lang in options.languages]
    print(markdown(facts, found))
    if options.json:
        text = json.dumps(
            {"machine": facts, "compared": [asdict(c) for c in found]}, ensure_ascii=False, indent=2
        )
        options.json.write_text(text + "\n", "utf-8")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.grep", description=__doc__)
    parser.add_argument(
        "--megabytes", type=float, default=250.0, metavar="MB", help="of each file (default: 250)"
    )
    parser.add_argument(
        "--profiled",
        type=float,
        default=40.0,
        metavar="MB",
        help="half to warm up, half profiled (default: 40; 0: none)",
    )
    parser.add_argument("--runs", type=int, default=2, metavar="N", help="of each command (default: 2)")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=list(LANGUAGES), metavar="LANG")
    parser.add_argument("--reposts", type=float, default=0.0, metavar="SHARE", help="of the ads (default: 0)")
    parser.add_argument("--folder", type=Path, metavar="FOLDER", help="for the files, which stay there")
    parser.add_argument(
        "--generated", action="store_true", help="from generated ads, even where real ones are at hand"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    options = parser.parse_args(argv)
    if options.megabytes <= 0 or options.runs < 1 or options.profiled < 0 or not 0 <= options.reposts <= 0.95:
        parser.error(
            "--megabytes: more than 0; --runs: at least 1; --profiled: not less than 0; --reposts: 0 to 0.95"
        )
    return options


def compared(lang: Language, folder: Path, program: str | None, options: argparse.Namespace) -> Compared:
    """Audits and greps of one file, by turns."""
    from jobscan import load_pack

    file, words = folder / f"{lang}.jsonl", folder / "literals.txt"
    literals = literals_of(load_pack())
    words.write_text("\n".join(literals) + "\n", "utf-8")
    scrape = Scrape(boards([lang], generate=options.generated), options.reposts)
    ads, size = write(file, scrape.lines(), megabytes=options.megabytes)
    say(f"{file.name}: {ads:,} ads, {size / MEGA:,.1f} MB")
    sample = folder / f"{lang}-sample.jsonl"
    write(sample, scrape.lines(), megabytes=min(SAMPLE, options.megabytes))
    file.read_bytes()  # into the system's cache
    found = Compared(lang, ads, size / MEGA, len(literals), [])
    greps: dict[str, list[Grep]] = {}
    for _ in range(options.runs):
        say(f"auditing {file.name}")
        found.audits.append(audited(file, file.with_suffix(".duckdb"), 1))
        for variant, (flags, limit) in _VARIANTS.items() if program else ():
            say(f"rg -F -f, {variant}")
            run = _grep(variant, [str(program), *flags], words, sample if limit else file)
            greps.setdefault(variant, []).append(run)
    found.greps = [min(runs, key=lambda g: g.wall) for runs in greps.values()]
    if options.profiled:
        say(f"profiling {options.profiled:.0f} MB of {lang}")
        found.profile = profiled(file, options.profiled)
    return found


def _grep(variant: str, command: Sequence[str], words: Path, file: Path) -> Grep:
    before, begin = children(), time.perf_counter()
    running = subprocess.Popen(
        [*command, "--no-config", "--threads", "1", "-F", "-f", str(words), str(file)], stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    lines, last = 0, b""
    while data := running.stdout.read(1 << 20):
        lines, last = lines + data.count(b"\n"), data
    running.wait()
    wall = time.perf_counter() - begin
    counted = int(last) if {"-c", "--count-matches"} & {*command} and last.strip() else lines
    return Grep(variant, file.stat().st_size / MEGA, wall, children() - before, counted)


def _version(program: str | None) -> str:
    if program is None:
        return "not installed"
    return subprocess.run(
        [program, "--version"], capture_output=True, encoding="utf-8", check=True
    ).stdout.split("\n")[0]


def markdown(facts: dict[str, str], found: Sequence[Compared]) -> str:
    parts = ["# The audit beside ripgrep", table(("", "measured on"), list(facts.items()))]
    for c in found:
        parts.append(
            f"## {c.lang}: {c.ads:,} ads, {c.megabytes:,.0f} MB of JSON Lines; {c.literals:,} literals"
        )
        parts.append(_speeds(c))
        parts.append(_told(c))
        if c.profile:
            parts.append(_profile(c.profile))
    return "\n\n".join(parts)


def _speeds(c: Compared) -> str:
    audit = min(c.audits, key=lambda a: a.wall)
    row = (
        "jobscan audit run --workers 1",
        f"{audit.wall:.2f} s",
        f"{audit.processor():.2f} s",
        figure(c.speed),
        "",
        "",
        "",
    )
    rows = [row]
    for g in c.greps:
        ratio = c.ratio(g)
        verdict = "PASS" if ratio >= ASKED else "MISS"
        cells = (f"{g.wall:.2f} s", f"{g.processor:.2f} s", figure(g.megabytes / g.wall), f"{g.lines:,}")
        rows.append((f"rg -F -f, {g.variant}", *cells, f"1/{1 / ratio:.1f}", verdict))
    return table(("", "wall", "processor", "MB/s", "hits", "jobscan / rg", "≥ 1/8"), rows)


def _told(c: Compared) -> str:
    lines = next((g.lines for g in c.greps if g.variant == "as they stand, lines counted"), 0)
    return (
        f"Literals are words and characters without which no phrase can match, so that {lines / c.ads:.0%} of the lines "
        "have one. Where lines are counted or printed, rg leaves a line at its first; only every occurrence tells it to read "
        "on, as jobscan must. jobscan finds words in any case. "
        f"In any case, every occurrence was looked for in the first {SAMPLE:.0f} MB only: it takes too long."
    )


def _profile(p: Profile) -> str:
    rows = [
        (name, f"{share:.1%}", f"{seconds / p.megabytes * 1000:.1f} ms") for name, seconds, share in p.shares
    ]
    return "\n\n".join(
        [
            f"Where the time goes, after a warm-up, in one process over {p.megabytes:.1f} MB ({p.ads:,} ads): the worker "
            f"{p.worker / p.megabytes * 1000:.1f} ms a MB ({p.megabytes / p.worker:.1f} MB/s), handing over "
            f"{p.handing / p.megabytes * 1000:.1f} ms, the writer, in the main process beside it, "
            f"{p.writer / p.megabytes * 1000:.1f} ms. Of {p.asked:,} clauses that had to be judged {p.known:.0%} were "
            "remembered. The worker's stages, as cProfile sees them (it makes small Python functions look larger than "
            "they are), scaled to the time without it:",
            table(("stage", "share", "a MB"), rows),
        ]
    )


if __name__ == "__main__":
    raise SystemExit(main())

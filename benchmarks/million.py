"""`python -m benchmarks.million`: the audit of a million ads, measured from outside.

Makes a file of ads (varied.py says how), half of them reposts, and runs `jobscan audit run` over its
first tenth and over all of it, with one worker and with two. Prints wall time, rate and peak memory of each
process as Markdown, and whether what is asked for was reached: two workers at least 1.7 times as fast as one,
rate and peak memory at the full number within 10 % of those at a tenth.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.ads import LANGUAGES, MEGA
from benchmarks.machine import machine
from benchmarks.processes import Watched, audited
from benchmarks.progress import folder_for, say
from benchmarks.table import figure, table
from benchmarks.varied import Board, Repetition, Scrape, boards, repetition, write
from jobscan.scan.scanner import CLAUSES_REMEMBERED

FASTER, WITHIN = 1.7, 0.10
_COMPARED = 20_000
_FIRST = 2_000
"""Ads in which most phrases that ads ever need have come up once."""


@dataclass(frozen=True)
class Audit:
    """One run, and one over so few ads that hardly more than the start is measured, with as many workers."""

    ads: int
    megabytes: float
    workers: int
    first_ads: int
    first: float
    run: Watched

    @property
    def rate(self) -> float:
        return self.ads / self.run.wall

    @property
    def steady(self) -> float:
        """Ads a second after the first ones: without loading the pack and compiling its phrases.

        The plain rate where the run was hardly longer than the start.
        """
        if self.run.wall < 2 * self.first:
            return self.rate
        return (self.ads - self.first_ads) / max(1e-9, self.run.wall - self.first)


@dataclass(frozen=True)
class Claim:
    """What is asked for, what was measured, whether that is enough."""

    asked: str
    measured: str
    met: bool


@dataclass
class Results:
    machine: dict[str, str]
    audits: list[Audit] = field(default_factory=list)
    repetition: dict[str, tuple[Repetition, Repetition]] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    results = Results({**machine(), "machine": machine()["machine"].replace(", one used", "")})
    found = boards(generate=options.generated)
    for lang in LANGUAGES:
        say(f"clauses of {lang} ads")
        own = [board for board in found if board.lang == lang]
        results.repetition[lang] = repetitions(own, min(_COMPARED, options.ads))
    with folder_for(options.folder) as folder:
        sizes = [max(1, options.ads // 10), options.ads]
        first = max(1, min(_FIRST, sizes[0] // 2))
        files = {
            count: _made(folder, found, options.reposts, count) for count in dict.fromkeys((first, *sizes))
        }
        starts = {workers: _audit(folder, files[first], workers).wall for workers in options.workers}
        for count in dict.fromkeys(sizes):
            for workers in options.workers:
                run = _audit(folder, files[count], workers)
                size = files[count].stat().st_size / MEGA
                results.audits.append(Audit(count, size, workers, first, starts[workers], run))
    results.claims = claims(results.audits)
    print(markdown(results, options.reposts))
    if options.json:
        text = json.dumps(asdict(results), ensure_ascii=False, indent=2)
        options.json.write_text(text + "\n", "utf-8")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.million", description=__doc__)
    parser.add_argument("--ads", type=int, default=1_000_000, metavar="N", help="default: 1000000")
    parser.add_argument(
        "--reposts", type=float, default=0.5, metavar="SHARE", help="of the ads, 0 to 0.95 (default: 0.5)"
    )
    parser.add_argument(
        "--workers", type=int, nargs="+", default=[1, 2], metavar="N", help="in turns (default: 1 2)"
    )
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="FOLDER",
        help="for the files, which stay there (default: a temporary one)",
    )
    parser.add_argument(
        "--generated", action="store_true", help="from generated ads, even where real ones are at hand"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure to FILE")
    options = parser.parse_args(argv)
    if options.ads < 1 or min(options.workers) < 1:
        parser.error("--ads, --workers: at least 1")
    if not 0 <= options.reposts <= 0.95:
        parser.error("--reposts: 0 to 0.95")
    return options


def repetitions(own: Sequence[Board], count: int) -> tuple[Repetition, Repetition]:
    """Of as many real ads and varied ones, in no order."""
    from random import Random

    texts = ["".join(parts) for board in own for _, parts in board.ads]
    Random("repetition").shuffle(texts)
    texts = texts[:count]
    scrape = Scrape(own, 0.0)
    return repetition(texts), repetition(scrape.text(number)[2] for number in range(len(texts)))


def _made(folder: Path, found: Sequence[Board], reposts: float, count: int) -> Path:
    path = folder / f"ads-{count}.jsonl"
    begin = time.perf_counter()

    def told(ads: int, size: int) -> None:
        say(
            f"{path.name}: {ads:,} ads, {size / MEGA:,.0f} MB, {time.perf_counter() - begin:.0f} s",
            again=True,
        )

    write(path, Scrape(found, reposts).lines(), ads=count, told=told)
    say(f"{path.name}: {count:,} ads, {path.stat().st_size / MEGA:,.1f} MB")
    return path


def _audit(folder: Path, ads: Path, workers: int) -> Watched:
    say(f"auditing {ads.name} with --workers {workers}")
    return audited(ads, folder / f"{ads.stem}-{workers}.duckdb", workers)


def claims(audits: Sequence[Audit]) -> list[Claim]:
    """What is asked of the largest number of ads, beside the smaller one and beside fewer workers."""
    by = {(a.ads, a.workers): a for a in audits}
    small, large = min(a.ads for a in audits), max(a.ads for a in audits)
    found = []
    for count in dict.fromkeys((small, large)):
        if (count, 1) in by and (count, 2) in by:
            ratio = by[count, 2].rate / by[count, 1].rate
            steady = by[count, 2].steady / by[count, 1].steady
            asked = f"{count:,} ads: two workers ≥ {FASTER} × one"
            found.append(Claim(asked, f"{ratio:.2f} × (without start-up {steady:.2f} ×)", ratio >= FASTER))
    for workers in sorted({a.workers for a in audits}) if small < large else ():
        less, more = by[small, workers], by[large, workers]
        ratio, steady = more.rate / less.rate, more.steady / less.steady
        asked = f"{workers} workers: rate at {large:,} not more than 10 % below that at {small:,}"
        measured = f"{ratio - 1:+.1%} (without start-up {steady - 1:+.1%})"
        found.append(Claim(asked, measured, min(ratio, steady) >= 1 - WITHIN))
        for role in ("main", "worker"):
            growth = more.run.peak(role) / max(1e-9, less.run.peak(role)) - 1
            asked = f"{workers} workers: peak memory of the {role} process at {large:,} within 10 % of that at {small:,}"
            measured = f"{growth:+.1%} ({less.run.peak(role):.0f} → {more.run.peak(role):.0f} MB)"
            found.append(Claim(asked, measured, growth <= WITHIN))
    return found


def markdown(results: Results, reposts: float) -> str:
    parts = [
        "# A million ads",
        table(("", "measured on"), list(results.machine.items())),
        "## How varied the ads are",
        f"{reposts:.0%} of the ads are reposts (the same title and text), which are scanned once. The others are made of "
        "clauses of real ads of one board, with other numbers, cities and words (benchmarks/varied.py). Over the same "
        "number of real and made ads, how many clauses are new strings, and how many a scanner that remembers "
        f"{CLAUSES_REMEMBERED:,} knows:",
        _repetition(results.repetition),
        "## Runs",
        _runs(results.audits),
        "Peak: the highest resident set of each process (VmHWM, shared pages counted in each); PSS, which divides them, "
        f"was sampled every second. Start-up: the whole command over the first {results.audits[0].first_ads:,} ads.",
        "## Asked for",
        table(
            ("asked", "measured", ""),
            [(c.asked, c.measured, "PASS" if c.met else "MISS") for c in results.claims],
        ),
    ]
    return "\n\n".join(parts)


def _repetition(measured: dict[str, tuple[Repetition, Repetition]]) -> str:
    rows = []
    for lang, pair in measured.items():
        for name, r in zip(("at hand", "made"), pair, strict=True):
            cells = (f"{r.ads:,}", f"{r.clauses:,}", f"{r.new:.1%}", f"{r.hit_rate:.1%}")
            rows.append((f"{lang}, {name}", *cells))
    return table(("", "ads", "clauses", "new strings", "remembered"), rows)


def _runs(audits: Sequence[Audit]) -> str:
    rows = []
    for a in audits:
        workers = " / ".join(f"{p.peak:.0f}" for p in a.run.processes if p.role == "worker")
        shared = " / ".join(f"{p.pss:.0f}" for p in a.run.processes if p.role == "worker")
        rows.append(
            (
                f"{a.ads:,} ads, {a.megabytes:,.0f} MB, --workers {a.workers}",
                f"{a.run.wall:,.1f} s",
                f"{a.first:.1f} s",
                figure(a.rate),
                figure(a.megabytes / a.run.wall),
                f"{a.run.processor('main'):.0f} / {a.run.processor('worker'):.0f} s",
                f"{a.run.peak('main'):.0f} ({a.run.pss('main'):.0f}) MB",
                f"{workers} ({shared}) MB",
            )
        )
    headings = (
        "", "wall", "start-up", "ads/s", "MB/s", "processor main / workers", "peak of main (PSS)", "peak of each worker (PSS)",
    )  # fmt: skip
    return table(headings, rows)


if __name__ == "__main__":
    raise SystemExit(main())

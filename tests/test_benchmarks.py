"""The benchmark runs and prints its tables; how fast anything was is not tested."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

import pytest
from commands import PACK

from benchmarks import grep, million
from benchmarks.__main__ import main
from benchmarks.ads import load
from benchmarks.grep import Compared, Grep
from benchmarks.million import Audit, claims, repetitions
from benchmarks.processes import Process, Watched, watched
from benchmarks.report import Results, markdown
from benchmarks.stages import stage_of
from benchmarks.startup import CLEAN, TYPER, Start
from benchmarks.table import table
from benchmarks.varied import Board, Scrape, boards, write
from jobscan.finding import Language

HEADINGS = {
    "measured on": 2,
    "MB/s": 4,
    "times as fast": 2,
    "literals": 5,
    "set scanned once": 5,
}


def test_every_table_has_its_shape(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The cache is a fresh one, and the built-in rules take long to parse: only the memory is of them.
    monkeypatch.setattr("jobscan.pack.load.built_in", lambda: PACK)
    written = tmp_path / "figures.json"
    sizes = ["--megabytes", "0.02", "--starts", "0"]
    assert main(["--quick", "--generated", *sizes, "--json", str(written)]) == 0
    tables = [part.splitlines() for part in capsys.readouterr().out.split("\n\n") if part.startswith("|")]
    seen = set()
    for head, rule, *rows in tables:
        cells = [cell.strip() for cell in head.strip("|").split("|")]
        seen |= {name for name in HEADINGS if name in cells and len(cells) == HEADINGS[name]}
        assert rows
        assert {line.count("|") for line in (head, rule, *rows)} == {len(cells) + 1}
    assert seen == set(HEADINGS)
    figures = json.loads(written.read_text("utf-8"))
    assert figures["starts"] == []
    assert set(figures["ratios"]) == {"zh", "en"}
    assert all(ratio > 0 for ratios in figures["ratios"].values() for ratio in ratios.values())


def test_start_up_is_set_beside_importing_typer_and_rich() -> None:
    measured = [Start(TYPER, "", 0, 0.1, 0.1), Start(CLEAN, "neither", 0, 0.15, 0.1)]
    lines = markdown(Results({}, starts=measured)).splitlines()
    assert [line for line in lines if line.startswith(f"| {CLEAN}")] == [
        f"| {CLEAN} | 150 ms | 100 ms | 1.50 × | +0 ms | neither | 0 |"
    ]


def test_generated_ads_are_the_same_every_time() -> None:
    for lang in ("zh", "en"):
        first, again = (load(lang, generate=True, megabytes=0.05).texts for _ in range(2))
        assert first == again
        assert len(set(first)) == len(first) > 10


def test_a_table_is_markdown() -> None:
    assert table(("", "MB/s"), [("jieba", "1.8")]) == "|  | MB/s |\n| --- | ---: |\n| jieba | 1.8 |"


@cache
def generated_boards(lang: Language) -> list[Board]:
    return boards([lang], generate=True)


def test_varied_ads_are_the_same_every_time_and_half_of_them_reposts() -> None:
    found = [*generated_boards("zh"), *generated_boards("en")]
    scrape, again = (Scrape(found, 0.5, seed=7) for _ in range(2))
    ads = [scrape.ad(number) for number in range(200)]
    assert ads == [again.ad(number) for number in range(200)]
    assert len({ad["id"] for ad in ads}) == 200
    assert 80 < len({(ad["title"], ad["text"]) for ad in ads}) < 120
    assert {ad["board"] for ad in ads} == {"zh-1", "en-1"}
    assert len({ad["text"] for ad in (Scrape(found, 0.0).ad(number) for number in range(99))}) == 99


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_varied_ads_repeat_themselves_less_than_what_they_are_made_of(lang: Language) -> None:
    own, made = repetitions(generated_boards(lang), 300)
    assert (own.ads, made.ads) == (300, 300)
    assert made.new > own.new
    assert made.hit_rate < own.hit_rate
    assert made.hit_rate == pytest.approx(1 - made.new)  # so few are all remembered


def test_a_file_is_written_up_to_its_size(tmp_path: Path) -> None:
    lines = Scrape(generated_boards("en")).lines()
    assert write(tmp_path / "five", lines, ads=5)[0] == 5
    count, size = write(tmp_path / "some", lines, megabytes=0.01)
    data = (tmp_path / "some").read_bytes()
    assert (len(data), data.count(b"\n")) == (size, count)
    assert 0.01 <= size / 1e6 < 0.02


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="reads /proc")
def test_a_command_and_its_children_are_watched(tmp_path: Path) -> None:
    child = "import time; held = b'x' * 50_000_000; time.sleep(0.5)"
    main = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('done'); sys.exit(3)"
    run = watched([sys.executable, "-c", main], tmp_path / "log")
    assert (run.exit_code, run.output) == (3, "done\n")
    assert [p.role for p in run.processes] == ["main", "worker"]
    assert run.peak("worker") > 50 > run.peak("main") > 1
    assert 0 < run.pss("main") <= run.peak("main")


def audit(ads: int, workers: int, wall: float, peak: float) -> Audit:
    processes = [Process("main", 200, 150, 9), Process("worker", peak, peak - 50, 90)]
    return Audit(ads, ads / 1000, workers, 10, 5.0, Watched(wall, 0, "", processes))


def test_what_is_asked_for_is_judged() -> None:
    audits = [
        audit(100, 1, 25, 400),
        audit(100, 2, 15, 400),
        audit(1000, 1, 205, 450),
        audit(1000, 2, 125, 430),
    ]
    assert [(claim.measured, claim.met) for claim in claims(audits)] == [
        ("1.67 × (without start-up 2.00 ×)", False),
        ("1.64 × (without start-up 1.67 ×)", False),
        ("+22.0% (without start-up +10.0%)", True),
        ("+0.0% (200 → 200 MB)", True),
        ("+12.5% (400 → 450 MB)", False),
        ("+20.0% (without start-up -8.3%)", True),
        ("+0.0% (200 → 200 MB)", True),
        ("+7.5% (400 → 430 MB)", True),
    ]
    results = million.Results({"machine": "ours"}, audits, {}, claims(audits))
    assert "| 1,000 ads, 1 MB, --workers 2 | 125.0 s | 5.0 s | 8.00 |" in million.markdown(results, 0.5)


STAGES = [
    ("/lib/jobscan/text/fold.py", "fold", "fold and hash"),
    ("/lib/jobscan/audit/worker.py", "text_hash", "fold and hash"),
    ("/lib/jobscan/scan/prefilter.py", "_in_han", "prefilter"),
    ("/lib/jobscan/text/script.py", "simplify", "prefilter"),
    ("/lib/jobscan/text/script.py", "mostly_han", "guess the jurisdiction"),
    ("/lib/jobscan/text/script.py", "clause_keys", "matcher and its context"),
    ("/lib/jobscan/scan/scanner.py", "_weighed", "findings built"),
    ("/lib/jobscan/scan/scanner.py", "scan", "matcher and its context"),
    ("/lib/site-packages/jieba/__init__.py", "cut", "tokenizer (jieba, spaCy)"),
    ("/lib/jobscan/audit/rows.py", "batch", "Arrow"),
    ("/lib/jobscan/audit/worker.py", "scan", "the rest of the worker"),
    ("~", "<built-in method builtins.len>", ""),
]


@pytest.mark.parametrize(("file", "function", "stage"), STAGES)
def test_stage(file: str, function: str, stage: str) -> None:
    assert stage_of(file, function) == stage


def test_grep_is_set_beside_the_audit() -> None:
    slow = Grep("as they stand, lines counted", 80.0, 1.0, 0.9, 40)
    found = Compared(
        "zh", 50, 80.0, 7, [Watched(10.0, 0, "", [Process("main", 1, 1, 2)]), Watched(12.0, 0, "")], [slow]
    )
    page = grep.markdown({"machine": "ours"}, [found])
    assert "| jobscan audit run --workers 1 | 10.00 s | 2.00 s | 8.00 |  |  |  |" in page
    assert "| rg -F -f, as they stand, lines counted | 1.00 s | 0.90 s | 80.0 | 40 | 1/10.0 | MISS |" in page
    assert "so that 80% of the lines have one" in page

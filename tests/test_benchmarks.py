"""The benchmark runs and prints its tables; how fast anything was is not tested."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import PACK

from benchmarks.__main__ import main
from benchmarks.ads import load
from benchmarks.report import Results, markdown
from benchmarks.startup import CLEAN, TYPER, Start
from benchmarks.table import table

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

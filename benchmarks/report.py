"""The figures as Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.ads import MEGA
from benchmarks.manyrules import TenTimes
from benchmarks.memory import Memory
from benchmarks.speed import Speed
from benchmarks.startup import CLEAN, TYPER, Start
from benchmarks.table import figure, table, times

_NAMES = {"zh": "Chinese", "en": "English"}


@dataclass
class Results:
    """All that was measured, as --json writes it."""

    machine: dict[str, str]
    ads: dict[str, dict[str, str | int]] = field(default_factory=dict)
    speeds: dict[str, list[Speed]] = field(default_factory=dict)
    ratios: dict[str, dict[str, float]] = field(default_factory=dict)
    ten_times: list[TenTimes] = field(default_factory=list)
    starts: list[Start] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)


def markdown(results: Results) -> str:
    """Everything, section by section."""
    parts = ["# jobscan benchmark", table(("", "measured on"), list(results.machine.items()))]
    for lang, measured in results.speeds.items():
        ads = results.ads[lang]
        parts += [
            f"## {_NAMES[lang]}: {ads['ads']:,} ads, {int(ads['bytes']) / MEGA:.1f} MB ({ads['source']})",
            _speeds(measured),
            table(
                ("ratio", "times as fast"),
                [(name, times(ratio)) for name, ratio in results.ratios[lang].items()],
            ),
        ]
    parts += ["## Ten times as many rules", _ten_times(results.ten_times)]
    if results.starts:
        parts += ["## Start-up", _starts(results.starts)]
    parts += ["## Peak memory", _memory(results.memory)]
    return "\n\n".join(parts)


def _speeds(measured: list[Speed]) -> str:
    rows = [
        (s.tool, f"skipped: {s.skipped}", "", "")
        if s.skipped
        else (s.tool, figure(s.megabytes_per_second), figure(s.ads_per_second), f"{s.size / MEGA:.1f} MB")
        for s in measured
    ]
    return table(("", "MB/s", "ads/s", "measured over"), rows)


def _ten_times(measured: list[TenTimes]) -> str:
    rows = [
        (
            _NAMES[m.lang],
            f"{m.rules} → {m.more_rules}",
            f"{m.literals:,} → {m.more_literals:,}",
            f"{figure(m.seconds)} s → {figure(m.more_seconds)} s",
            f"{m.ratio:.2f} ×",
        )
        for m in measured
    ]
    return table(("", "rules", "literals", "time", "ratio"), rows)


def _starts(measured: list[Start]) -> str:
    by_command = {s.command: s for s in measured}
    typer, clean = by_command[TYPER], by_command[CLEAN]
    rows = [
        (
            f"`{s.command}`" if s.command.startswith("python") else s.command,
            f"{s.wall * 1000:.0f} ms",
            f"{s.processor * 1000:.0f} ms",
            f"{s.wall / typer.wall:.2f} ×",
            f"{(s.wall - clean.wall) * 1000:+.0f} ms" if s.loads else "",
            s.loads,
            str(s.exit_code),
        )
        for s in measured
    ]
    return table(
        ("", "median", "of it processor", "beside typer, rich", "beside clean", "loads", "exit"), rows
    )


def _memory(measured: list[Memory]) -> str:
    rows = [
        (
            _NAMES[m.lang],
            f"{m.ready:.0f} MB",
            f"{m.once:.0f} MB",
            f"{m.twice:.0f} MB",
            f"{m.twice - m.once:+.1f} MB",
        )
        for m in measured
    ]
    return table(("", "scanner ready", "set scanned once", "twice", "growth"), rows)

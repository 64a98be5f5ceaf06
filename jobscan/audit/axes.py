"""Where the axis of a chart ends, and where its ticks are."""

from __future__ import annotations


def percent_format(end: float) -> str:
    """The format of ticks from 0 to `end`: 0.5 % takes a place, 0.05 % another."""
    return "%" if end >= 0.04 else ".1%" if end >= 0.004 else ".2%"


def axis_of(highest: float, most: float = float("inf")) -> tuple[float, list[float]]:
    """Where the axis ends and its ticks: 0, 0.1, 0.2, … with three to six of them."""
    highest = min(highest, most) or (0.01 if most == 1 else 1)
    power: float = 10.0 ** (len(f"{highest:.0f}") if highest >= 1 else -5)
    steps = [
        power * 10**e * m
        for e in range(-6 if highest >= 1 else 0, 6 if highest < 1 else 1)
        for m in (1, 2, 5)
    ]
    step = next(step for step in steps if highest / step <= 4 and (most == 1 or step >= 1))
    count = -int(-(highest / step) // 1)
    return min(round(count * step, 6), most), [round(at * step, 6) for at in range(count + 1)]

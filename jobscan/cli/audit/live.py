"""How far an audit is: a live bar on a terminal, else a plain line on standard error every few seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jobscan.cli import packs, stream
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.audit.run import Step

EVERY = 5.0
"""Seconds between two plain lines."""
MEGA = 1e6
NONE = "–"

_LINE = Bilingual(
    zh="已完成 {percent}%：{ads} 份广告，每秒 {rate} 份（{speed} MB/s），{errors} 条读不到，还需约 {left}",
    en="{percent}% done: {ads} ads, {rate} a second ({speed} MB/s), {errors} unreadable, about {left} left",
)
_BAR = Bilingual(
    zh="{ads} 份广告 · {rate} 份/秒 · {speed} MB/s · 剩余 {left}",
    en="{ads} ads · {rate}/s · {speed} MB/s · {left} left",
)
_STARTING = Bilingual(zh="正在启动工作进程", en="starting the workers")


class Pace:
    """Rate and time left of this run: what was done before it began is not its merit."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, Step] | None = None

    def told(self, step: Step) -> dict[str, str]:
        """What the messages say of `step`. The first one, from which on is measured, has no rate yet."""
        now = self._clock()
        if self._began is None:
            self._began = now, step
        since, first = self._began
        seconds = now - since
        speed = (step.upto - first.upto) / seconds if seconds > 0 else 0.0
        rate = (step.ads - first.ads) / seconds if seconds > 0 else 0.0
        return {
            "percent": f"{100 * step.upto // max(1, step.of)}",
            "ads": f"{step.ads:,}",
            "errors": f"{step.errors:,}",
            "rate": f"{rate:,.0f}" if rate else NONE,
            "speed": f"{speed / MEGA:.1f}" if speed else NONE,
            "left": _duration((step.of - step.upto) / speed) if speed else NONE,
        }


@contextmanager
def live(lang: Language) -> Iterator[Callable[[Step], None]]:
    """Gives what is to be called after each chunk."""
    pace = Pace()
    if sys.stderr and sys.stderr.isatty():
        with _bar(pace, lang) as step:
            yield step
        return
    last = time.monotonic()

    def line(step: Step) -> None:
        nonlocal last
        told = pace.told(step)
        if time.monotonic() - last >= EVERY and told["left"] != NONE:
            last = time.monotonic()
            stream.err(packs.fill(_LINE, **told).to(lang))

    yield line


@contextmanager
def _bar(pace: Pace, lang: Language) -> Iterator[Callable[[Step], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

    shown = Progress(
        BarColumn(bar_width=24),
        TaskProgressColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with shown:
        task = shown.add_task(_STARTING.to(lang), total=None)

        def step(step: Step) -> None:
            text = packs.fill(_BAR, **pace.told(step)).to(lang)
            shown.update(task, description=text, completed=step.upto, total=step.of)

        yield step


def _duration(seconds: float) -> str:
    """1:02:05, 2:05: hours, minutes, seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"

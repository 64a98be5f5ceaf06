"""A progress bar on standard error, for work that turns out to take longer than a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Callable[[], None]]:
    """Gives what is to be called after each step. `total` None: how long is not known.

    A timer and not a look at the clock between steps: a single step may be the long one.
    """
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda: None
        return
    from threading import Lock, Timer

    done, lock = 0, Lock()
    bar: Progress | None = None
    over = False

    def show() -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        nonlocal bar
        made = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            *([] if total is None else [MofNCompleteColumn()]),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with lock:
            if not over:
                made.add_task(label, total=total, completed=done)
                made.start()
                bar = made

    def step() -> None:
        nonlocal done
        with lock:
            done += 1
            if bar:
                bar.update(bar.task_ids[0], completed=done)

    timer = Timer(PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield step
    finally:
        timer.cancel()
        with lock:
            over = True
            if bar:
                bar.stop()

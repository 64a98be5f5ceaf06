"""Time by the processor's clock: other processes may share the machine."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process and its children on one core, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def best(run: Callable[[], object], runs: int, before: Callable[[], object] = lambda: None) -> float:
    """The shortest of `runs` runs, in seconds of processor time; `before` each one is not counted."""
    return min(_seconds(run, before) for _ in range(runs))


def children() -> float:
    """Seconds of processor time that finished child processes have taken so far."""
    try:
        from resource import RUSAGE_CHILDREN, getrusage
    except ImportError:  # Windows
        return 0.0
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _seconds(run: Callable[[], object], before: Callable[[], object]) -> float:
    before()
    begin = time.process_time()
    run()
    return max(time.process_time() - begin, 1e-6)

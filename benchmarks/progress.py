"""What a long benchmark says while it runs, and where it keeps its files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


def say(line: str, *, again: bool = False) -> None:
    """A line on standard error; `again`: only on a terminal, and the next line goes over it."""
    if not again:
        print(line, file=sys.stderr, flush=True)
    elif sys.stderr.isatty():
        print(line[: shutil.get_terminal_size().columns - 1], end="\r", file=sys.stderr, flush=True)


@contextmanager
def folder_for(given: Path | None) -> Iterator[Path]:
    """The folder asked for, which keeps what is written to it, or a temporary one."""
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with TemporaryDirectory(prefix="jobscan-bench-") as folder:
        yield Path(folder)

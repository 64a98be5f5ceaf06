"""Standard output and standard error: the only place that writes to them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, TypeVar

from jobscan.cli.refusal import Refusal
from jobscan.finding import Bilingual
from jobscan.reports.visible import visible

_T = TypeVar("_T", str, bytes)
_WIDEST, _NARROWEST, _PIPED = 120, 40, 100


def out(text: str) -> None:
    """Write to standard output. A reader that went away (`| head`) is no error."""
    if sys.stdout is None or not text:  # None: closed with >&-
        return
    _lenient(sys.stdout)
    _write(sys.stdout, text)


def out_utf8(text: str) -> None:
    """Write to standard output in UTF-8 whatever the locale says: for programs."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        out(text)
    else:
        _write(buffer, text.encode("utf-8"))


def err(*lines: str) -> None:
    """Messages on standard error, a line each whatever a file's name holds, safe for a terminal."""
    if sys.stderr is None:
        return
    _lenient(sys.stderr)
    with suppress(OSError, ValueError):
        sys.stderr.write("".join(f"{visible(line)}\n" for line in lines))
        sys.stderr.flush()


def colour(environ: Mapping[str, str]) -> bool:
    """NO_COLOR beats FORCE_COLOR beats whether standard output is a terminal."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty() and environ.get("TERM") != "dumb")


def width() -> int:
    """Columns to print in: the terminal's (or COLUMNS), within what reads well."""
    import shutil

    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size((_PIPED, 24)).columns))


def _lenient(stream: IO[str]) -> None:
    """A locale that lacks a character gets an escape, not a crash."""
    with suppress(AttributeError, ValueError, OSError):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]


def _write(stream: IO[_T], data: _T) -> None:
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        _discard()
    except OSError as error:
        _discard()
        reason = error.strerror or str(error)
        raise Refusal(
            Bilingual(
                zh=f"无法写出报告：{reason}。报告不完整。",
                en=f"cannot write the report: {reason}. It is incomplete.",
            )
        ) from error


def _discard() -> None:
    """Send what is still buffered nowhere: Python would complain of it at exit."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Which module writes which format. It, and the library behind it, is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from jobscan.reports.result import Result
from jobscan.reports.setting import Setting

_MODULES = {
    "text": "terminal",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "csv": "csv_report",
    "markdown": "markdown",
    "html": "html_report",
}
FORMATS = tuple(_MODULES)

SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".sarif": "sarif",
    ".sarif.json": "sarif",
    ".xml": "junit",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What a file's name says of its format."""


def render(name: str, result: Result, setting: Setting) -> str:
    """The whole report in the format `name`: the same for the same arguments, byte for byte."""
    report: Callable[[Result, Setting], str] = import_module(f"jobscan.reports.{_MODULES[name]}").report
    return report(result, setting)


def guess(path: str) -> str | None:
    """The format that the name of the file `path` asks for."""
    suffixes = sorted(SUFFIXES, key=len, reverse=True)
    return next((SUFFIXES[suffix] for suffix in suffixes if path.lower().endswith(suffix)), None)

"""Which module reads which file. A reader, and the library behind it, is imported when such a file comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from jobscan.sources.ad import Item
from jobscan.sources.opened import Opened

Reader = Callable[[Opened], Iterator[Item]]

_MODULES = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".doc": "old_office",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xls": "old_office",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
}
SUFFIXES = tuple(_MODULES)


def reader(name: str) -> Reader:
    """What reads a file of this name; a suffix that is not known is read as plain text."""
    suffix = next((s for s in SUFFIXES if name.lower().endswith(s)), ".txt")
    read: Reader = import_module(f"jobscan.sources.{_MODULES[suffix]}").read
    return read

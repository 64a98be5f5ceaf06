"""Which module reads which file. A reader, and the library behind it, is imported when such a file comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from jobscan.sources.ad import Item
from jobscan.sources.opened import Opened

Reader = Callable[[Opened], Iterator[Item]]

_MODULES = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".doc": "old_office",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "old_office",
    ".csv": "csv_rows",
    ".tsv": "csv_rows",
    ".json": "json_text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".yaml": "yaml_text",
    ".yml": "yaml_text",
    ".parquet": "parquet",
}
# Formats that are packed already, or read from their end.
_NOT_PACKED = (".docx", ".doc", ".xlsx", ".xlsm", ".xls", ".pdf", ".parquet")
_PACKINGS = {".gz": "gzip", ".zst": "zstd"}

PLAIN_SUFFIXES = tuple(_MODULES)
SUFFIXES = (*PLAIN_SUFFIXES, *(s + p for p in _PACKINGS for s in PLAIN_SUFFIXES if s not in _NOT_PACKED))


def reader(name: str) -> Reader:
    """What reads a file of this name; a suffix that is not known is read as plain text."""
    name = name.lower()
    suffix = next((s for s in SUFFIXES if name.endswith(s)), ".txt")
    plain = suffix if suffix in _MODULES else suffix[: suffix.rindex(".")]
    read: Reader = import_module(f"jobscan.sources.{_MODULES[plain]}").read
    if plain == suffix:
        return read
    packing = _PACKINGS[suffix.removeprefix(plain)]
    return partial(import_module("jobscan.sources.compressed").read, packing=packing, reader=read)

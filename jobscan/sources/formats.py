"""Which module reads which file. A reader, and the library behind it, is imported when such a file comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Literal

from jobscan.sources.ad import Item
from jobscan.sources.opened import Opened

Packing = Literal["gzip", "zstd"]
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
_PACKINGS: dict[str, Packing] = {".gz": "gzip", ".zst": "zstd"}

PLAIN_SUFFIXES = tuple(_MODULES)
SUFFIXES = (*PLAIN_SUFFIXES, *(s + p for p in _PACKINGS for s in PLAIN_SUFFIXES if s not in _NOT_PACKED))


def suffixes(name: str) -> tuple[str, Packing | None]:
    """The suffix of the format of a file of this name, and how it is packed; what is not known is ".txt"."""
    name = name.lower()
    suffix = next((s for s in SUFFIXES if name.endswith(s)), ".txt")
    if suffix in _MODULES:
        return suffix, None
    plain = suffix[: suffix.rindex(".")]
    return plain, _PACKINGS[suffix.removeprefix(plain)]


def reader(name: str) -> Reader:
    """What reads a file of this name; a suffix that is not known is read as plain text."""
    plain, packing = suffixes(name)
    read: Reader = import_module(f"jobscan.sources.{_MODULES[plain]}").read
    if packing is None:
        return read
    return partial(import_module("jobscan.sources.compressed").read, packing=packing, reader=read)

"""Compiled phrases, kept in the user's cache from one process to the next.

Python takes 4 ms to compile the regular expression of a phrase, and a process that meets findings
needs hundreds: that was most of the time that `jobscan check` took, and 7 s of each worker of an
audit. To make a pattern of code that is compiled already takes 0.1 ms.

What is kept is what `re` itself hands to its matching engine: a list of numbers. `re` has no public
way to do so (it pickles a pattern as its source, and so does the regex package; RE2 and Hyperscan
know no look-around), so all of that stays in this module, and whatever is not as it is known to be
leads back to `re.compile`. The file is of one build of Python; its lines bring a checksum, the
engine looks over the code before it takes it, and the folder is one that nobody else can write.
"""

from __future__ import annotations

import binascii
import hashlib
import os
import re
import sys
import zlib
from array import array
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from jobscan.pack.cache import cache_folder

_FORMAT = "1"
_WORTH_KEEPING = 200  # characters: what is shorter is compiled before it is found
_LARGEST = 64 << 20
_KEPT = 3
_KEY = 32
_LEVEL = 3  # a third of the time of the usual level


class _Code(NamedTuple):
    """What `re` knows of the pattern whose regex has the hash `key`; `numbers` are of `_NUMBERS` each."""

    key: bytes
    flags: int
    groups: int
    names: dict[str, int]
    numbers: bytes


_NUMBERS = "I"


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """What `re.compile(regex)` returns; once for all scanners of a process: the self-test makes thousands."""
    if len(regex) < _WORTH_KEEPING:
        return re.compile(regex)
    try:
        return _kept(cache_folder()).pattern(regex)
    except Exception:  # another `re` than those known; if the regex is wrong, this says so
        return re.compile(regex)


@cache
def _kept(folder: Path | None) -> Kept:
    return Kept(folder)


class Kept:
    """The code that is kept in `folder` (None: none is). A line for each regex: its hash and its code.

    Lines are only ever added, by whoever compiles: one that came out wrong is compiled again.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file: Path | None = None
        self._lines: dict[bytes, bytes] = {}
        if folder is not None:
            self._file = folder / f"regex-{_FORMAT}-{_build()}"
            self._lines = _read(self._file)
            if not self._lines:
                _forget(folder)

    def pattern(self, regex: str) -> re.Pattern[str]:
        """The pattern of `regex`, compiled and kept if it is not yet."""
        key = hashlib.blake2b(regex.encode("utf-8", "surrogatepass"), digest_size=_KEY // 2)
        name = binascii.hexlify(key.digest())
        if name in self._lines:
            try:
                return _pattern(regex, _read_line(name, self._lines[name]))
            except (ValueError, zlib.error, RuntimeError):  # cut off, or two lines in one
                del self._lines[name]
        code = _compile(regex, name)
        pattern = _pattern(regex, code)
        self._keep(code)
        return pattern

    def _keep(self, code: _Code) -> None:
        if self._file is not None:
            content = zlib.compress(msgspec.msgpack.encode(code), _LEVEL)
            try:
                with self._file.open("ab", buffering=0) as file:  # at once: other processes add theirs
                    file.write(b"%b %b\n" % (code.key, binascii.b2a_base64(content, newline=False)))
            except OSError:
                self._file = None


def _read(file: Path) -> dict[bytes, bytes]:
    """The lines of `file` by their keys."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    lines = {line[:_KEY]: line[_KEY + 1 :] for line in content.split(b"\n") if line}
    return lines if len(content) <= _LARGEST else _shortened(file, lines)


def _shortened(file: Path, lines: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """What is left of a file that has grown too large: each line once, or nothing where that is still much.

    Workers that start together all compile the same; whoever edits rules leaves the old ones behind.
    """
    if sum(map(len, lines.values())) > _LARGEST // 2:
        lines = {}
    partial = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        partial.write_bytes(b"".join(b"%b %b\n" % line for line in lines.items()))
        partial.replace(file)
    except OSError:
        partial.unlink(missing_ok=True)
    return lines


def _read_line(key: bytes, line: bytes) -> _Code:
    code = msgspec.msgpack.decode(zlib.decompress(binascii.a2b_base64(line)), type=_Code)
    if code.key != key:
        raise ValueError("the code of another regex")
    return code


def _forget(folder: Path) -> None:
    """Leave only the latest files of other builds of Python."""
    try:
        files = sorted(folder.glob("regex-*"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in files[_KEPT - 1 :]:
            old.unlink(missing_ok=True)
    except OSError:
        pass


def _build() -> str:
    """Which build of Python made the code: no other may run it."""
    import _sre

    told = (sys.version, sys.implementation.name, sys.byteorder, _sre.MAGIC, _sre.CODESIZE)
    return hashlib.blake2b(repr(told).encode(), digest_size=8).hexdigest()


def _compile(regex: str, key: bytes) -> _Code:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(regex)
    numbers = array(_NUMBERS, _compiler._code(parsed, 0)).tobytes()
    return _Code(key, parsed.state.flags, parsed.state.groups - 1, parsed.state.groupdict, numbers)


def _pattern(regex: str, code: _Code) -> re.Pattern[str]:
    import _sre

    numbers = array(_NUMBERS)
    numbers.frombytes(code.numbers)
    names: list[str | None] = [None] * (code.groups + 1)
    for name, group in code.names.items():
        names[group] = name
    make: Any = _sre.compile
    pattern: re.Pattern[str] = make(
        regex, code.flags, numbers.tolist(), code.groups, code.names, tuple(names)
    )
    return pattern

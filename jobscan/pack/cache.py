"""The user's cache of parsed packs: JSON, never pickled objects.

A line for each part and each rule, so that each can be read when it is first asked for: an ad
without any literal costs the index and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, overload

import msgspec

from jobscan.pack.index import Index, Pack
from jobscan.text.tokens import private_folder

if TYPE_CHECKING:
    from jobscan.finding import Language
    from jobscan.laws import LawBook
    from jobscan.pack.rule import Exemption, Modifier, Rule, Section, WholeWord, WordList
    from jobscan.text.script import ScriptTable

# Part of every name: an older jobscan's packs have another shape.
_FORMAT = "6"
_KEPT = 8
_PARTS = ("lists", "modifiers", "sections", "whole_words", "laws", "exemptions", "script")


def _end(size: int) -> bytes:
    """The last line, after `size` bytes: it tells that nothing is missing."""
    return b"end %d" % size


Part = TypeVar("Part")


class StoredRules(Sequence["Rule"]):
    """The rules of a stored pack, each decoded when it is first asked for."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines
        self._read: dict[int, Rule] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Rule: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Rule]: ...
    def __getitem__(self, at: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        if at not in self._read:
            self._read[at] = self._decoder.decode(self._lines[at])
        return self._read[at]

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[Rule]:
        from jobscan.pack.rule import Rule

        return msgspec.json.Decoder(Rule)

    def __iter__(self) -> Iterator[Rule]:
        return (self[at] for at in range(len(self)))


class StoredPack:
    """A Pack in the cache, read part by part. Raises msgspec.MsgspecError where the file is no pack."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as opened:
            # Mapped, not read: most ads need the first line and nothing else of ten megabytes.
            self._content = mmap(opened.fileno(), 0, access=ACCESS_READ)
        size = self._content.rfind(b"\n") + 1
        # A disk was full, a copy was cut off.
        if self._content[size:] != _end(size):
            raise msgspec.DecodeError("parts are missing")
        self._index_size = self._content.find(b"\n")
        self.index = msgspec.json.decode(self._content[: self._index_size], type=Index)

    @property
    def digest(self) -> str:
        return self.index.digest

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._content[self._index_size + 1 :].split(b"\n")[:-1]

    @cached_property
    def rules(self) -> Sequence[Rule]:
        return StoredRules(self._lines[len(_PARTS) :])

    def _part(self, name: str, shape: type[Part]) -> Part:
        return msgspec.json.decode(self._lines[_PARTS.index(name)], type=shape)

    @cached_property
    def lists(self) -> Mapping[Language, Mapping[str, WordList]]:
        from jobscan.pack.rule import WordList

        return self._part("lists", dict[Literal["zh", "en"], dict[str, WordList]])

    @cached_property
    def modifiers(self) -> Mapping[Language, Mapping[str, Modifier]]:
        from jobscan.pack.rule import Modifier

        return self._part("modifiers", dict[Literal["zh", "en"], dict[str, Modifier]])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        from jobscan.pack.rule import Section

        return self._part("sections", tuple[Section, ...])

    @cached_property
    def whole_words(self) -> tuple[WholeWord, ...]:
        from jobscan.pack.rule import WholeWord

        return self._part("whole_words", tuple[WholeWord, ...])

    @cached_property
    def laws(self) -> LawBook:
        from jobscan.laws import LawBook

        return self._part("laws", LawBook)

    @cached_property
    def exemptions(self) -> tuple[Exemption, ...]:
        from jobscan.pack.rule import Exemption

        return self._part("exemptions", tuple[Exemption, ...])

    @cached_property
    def script(self) -> ScriptTable:
        from jobscan.text.script import ScriptTable

        return self._part("script", ScriptTable)


@cache
def cache_folder() -> Path | None:
    """jobscan's private cache folder (mode 0700), or None where there can be none."""
    from platformdirs import user_cache_path

    return private_folder(user_cache_path("jobscan", appauthor=False))


def load_cached(key: str) -> Pack | None:
    """The pack that was stored under `key`, or None."""
    folder = cache_folder()
    if folder is None:
        return None
    file = folder / _name(key)
    try:
        pack = StoredPack(file)
        os.utime(file)  # what is in use is the last to be thrown away
        return pack
    except (OSError, ValueError, msgspec.MsgspecError):  # ValueError: an empty file cannot be mapped
        return None


def store(pack: Pack, key: str) -> None:
    """Keep `pack` under `key`; that it cannot be kept costs time and nothing else."""
    folder = cache_folder()
    if folder is None:
        return
    try:
        partial = folder / f"{_name(key)}.{os.getpid()}"
        content = b"".join(msgspec.json.encode(line) + b"\n" for line in _lines(pack))
        partial.write_bytes(content + _end(len(content)))
        partial.replace(folder / _name(key))
        for old in sorted(folder.glob("pack-*"), key=lambda p: p.stat().st_mtime, reverse=True)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        pass


def _lines(pack: Pack) -> Iterator[Any]:
    yield pack.index
    yield from (getattr(pack, part) for part in _PARTS)
    yield from pack.rules


def _name(key: str) -> str:
    return f"pack-{_FORMAT}-{key[:32]}.jsonl"

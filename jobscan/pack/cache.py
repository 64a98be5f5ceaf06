"""The user's cache of parsed packs: JSON by content hash, never pickled objects."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import msgspec

from jobscan.pack.rule import Pack
from jobscan.text.tokens import private_folder

# Part of every name: an older jobscan's packs have another shape.
_FORMAT = "1"
_KEPT = 8


@cache
def cache_folder() -> Path | None:
    """jobscan's private cache folder (mode 0700), or None where there can be none."""
    from platformdirs import user_cache_path

    return private_folder(user_cache_path("jobscan", appauthor=False))


def load_cached(digest: str) -> Pack | None:
    """The pack whose sources have this hash, or None."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        return msgspec.json.decode((folder / _name(digest)).read_bytes(), type=Pack)
    except (OSError, msgspec.MsgspecError):
        return None


def store(pack: Pack) -> None:
    """Keep `pack`; that it cannot be kept costs time and nothing else."""
    folder = cache_folder()
    if folder is None:
        return
    try:
        partial = folder / f"{_name(pack.digest)}.{os.getpid()}"
        partial.write_bytes(msgspec.json.encode(pack))
        partial.replace(folder / _name(pack.digest))
        for old in sorted(folder.glob("pack-*.json"), key=lambda p: p.stat().st_mtime, reverse=True)[_KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        pass


def _name(digest: str) -> str:
    return f"pack-{_FORMAT}-{digest[:32]}.json"

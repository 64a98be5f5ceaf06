"""Which files below a folder are left out: .gitignore files as git reads them, include and exclude globs.

pathspec, because its GitIgnoreSpec is tested against git itself; gitignore-parser differs from git on
negation, and `git check-ignore` needs git and a repository. It is imported when there is a pattern.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

GITIGNORE = ".gitignore"


class Ignored:
    """The patterns that hold below the folder `top`, those of the repository around it included.

    A named folder is always looked into: what is above it counts only as far as it leaves the folder in.
    `include` and `exclude` are patterns as in .gitignore, of paths from the working directory or from
    `top`; an exclusion holds for a whole folder, an inclusion names files.
    """

    def __init__(
        self, top: str, include: Sequence[str] = (), exclude: Sequence[str] = (), git: bool = True
    ) -> None:
        self._top = top
        self._git = git
        self._include = _spec(tuple(include)) if include else None
        self._exclude = _spec(tuple(exclude)) if exclude else None
        self._root = os.path.abspath(top)
        self._above = list(self._around()) if git else []
        self._specs: dict[str, Any] = {}

    def holds(self, path: str, is_folder: bool) -> bool:
        """Whether `path`, below the top, is left out; what is below a folder that is, is not asked for."""
        if self._exclude and self._matches(self._exclude, path, is_folder):
            return True
        if self._include and not is_folder and not self._matches(self._include, path, False):
            return True
        return self._git and self._ignored(path, is_folder)

    def _matches(self, spec: Any, path: str, is_folder: bool) -> bool:
        names = {os.path.relpath(path, self._top), os.path.normpath(path).lstrip(os.sep)}
        return any(spec.match_file(_slashes(name, is_folder)) for name in names if not name.startswith(".."))

    def _ignored(self, path: str, is_folder: bool) -> bool:
        """The nearest .gitignore that has something to say decides."""
        below = os.path.relpath(path, self._top)
        folders = [self._top]
        for part in below.split(os.sep)[:-1]:
            folders.append(os.path.join(folders[-1], part))
        for folder in reversed(folders):
            verdict = _verdict(self._spec_of(folder), os.path.relpath(path, folder), is_folder)
            if verdict is not None:
                return verdict
        for folder, spec in self._above:
            inside = os.path.relpath(os.path.join(self._root, below), folder)
            verdict = _verdict(spec, inside, is_folder)
            if verdict is not None:
                return verdict
        return False

    def _spec_of(self, folder: str) -> Any:
        if folder not in self._specs:
            self._specs[folder] = _read(os.path.join(folder, GITIGNORE))
        return self._specs[folder]

    def _around(self) -> list[tuple[str, Any]]:
        """What the repository says above the top, nearest first; nothing outside of a repository."""
        found: list[tuple[str, Any]] = []
        folder = self._root
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return []
            folder = parent
            found.append((folder, _read(os.path.join(folder, GITIGNORE))))
        found.append((folder, _read(os.path.join(folder, ".git", "info", "exclude"))))
        named = [(f, s) for f, s in found if s is not None]
        if any(_verdict(s, os.path.relpath(self._root, f), True) for f, s in named if f != self._root):
            return []
        return named


def _verdict(spec: Any, path: str, is_folder: bool) -> bool | None:
    """Left out (True), let in again (False), or nothing said."""
    if spec is None:
        return None
    result: bool | None = spec.check_file(_slashes(path, is_folder)).include
    return result


def _slashes(path: str, is_folder: bool) -> str:
    return path.replace(os.sep, "/") + ("/" if is_folder else "")


def _read(path: str) -> Any:
    """The patterns in a file, or None. One that cannot be read says nothing, as in git."""
    try:
        with open(path, "rb") as file:
            lines = os.fsdecode(file.read(1024 * 1024)).splitlines()
    except OSError:
        return None
    return _spec(tuple(lines)) if any(line.strip() for line in lines) else None


@cache
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(line for line in patterns if is_pattern(line))


@cache
def is_pattern(line: str) -> bool:
    """Whether git could read it; one that it could not says nothing."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True

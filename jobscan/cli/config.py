"""The configuration file: `jobscan.toml`, or `[tool.jobscan]` in `pyproject.toml`, found upwards."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

OWN, SHARED = "jobscan.toml", "pyproject.toml"
FAIL_ON = ("error", "warning", "note", "never")
LANGUAGES = ("zh", "en")
LARGEST = 4 * 1024 * 1024

LIST, PATHS, TEXT, PATH, FLAG = "list", "paths", "text", "path", "flag"
Kind = str | tuple[str, ...]
"""The type of a setting: one of the five above, or the words to choose from."""

KEYS: Mapping[str, Kind] = {
    "paths": PATHS,
    "include": LIST,
    "exclude": LIST,
    "gitignore": FLAG,
    "jurisdiction": LIST,
    "select": LIST,
    "ignore": LIST,
    "rules": PATHS,
    "fail-on": FAIL_ON,
    "lang": LANGUAGES,
    "baseline": PATH,
    "text": LIST,
    "id": TEXT,
    "title": TEXT,
}
"""Every setting and its type: those of the options of the same name. Paths are relative to the file."""
OVERRIDES = "overrides"
OVERRIDDEN: Mapping[str, Kind] = {
    "paths": LIST,
    **{key: KEYS[key] for key in ("jurisdiction", "select", "ignore", "fail-on")},
}

Value = tuple[str, ...] | str | bool


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and the line of the file that says it."""

    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the files that match one of `paths`, which are relative to the file."""

    paths: tuple[str, ...]
    settings: Mapping[str, Setting]
    line: int


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration file as it was read; `file` is empty where there is none."""

    file: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    @property
    def folder(self) -> str:
        """The folder that the file's own paths start from."""
        return os.path.dirname(self.file)

    def list(self, key: str) -> tuple[str, ...]:
        value = self.settings[key].value if key in self.settings else ()
        return value if isinstance(value, tuple) else ()

    def text(self, key: str, default: str = "") -> str:
        value = self.settings[key].value if key in self.settings else default
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool) -> bool:
        value = self.settings[key].value if key in self.settings else default
        return value if isinstance(value, bool) else default


NONE = Config()


def in_force(named: str | None, none: bool) -> Config:
    """`--config FILE`, nothing with `--no-config`, else what is found upwards from here. Raises Refusal."""
    if none:
        return NONE
    file = named if named is not None else find(os.getcwd())
    if not file:
        return NONE
    from jobscan.cli.config_read import read

    return read(file)


def find(folder: str) -> str:
    """The nearest file, up to the root of the repository; empty if there is none."""
    while True:
        own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and _speaks_of_us(shared):
            return shared
        above = os.path.dirname(folder)
        if above == folder or os.path.exists(os.path.join(folder, ".git")):
            return ""
        folder = above


def _speaks_of_us(file: str) -> bool:
    """Whether a pyproject.toml has our table."""
    from jobscan.cli.config_read import has_table

    try:
        with open(file, "rb") as opened:
            if b"jobscan" not in opened.read(LARGEST):  # spares most projects the import of tomllib
                return False
    except OSError:
        pass  # is told below
    return has_table(file)

"""What is to be scanned and how: the command line over the configuration over the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jobscan.cli import packs
from jobscan.cli.config import FAIL_ON, NONE, Config, Override, Setting, in_force
from jobscan.cli.refusal import Refusal, one_of
from jobscan.finding import Bilingual

DEFAULT_BASELINE = ".jobscan-baseline.json"


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says; None, empty or False: nothing. See the options of the same names."""

    jurisdiction: Sequence[str] | None = None
    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    rules: Sequence[str] | None = None
    fail_on: str | None = None
    include: Sequence[str] | None = None
    exclude: Sequence[str] | None = None
    no_gitignore: bool = False
    text: Sequence[str] | None = None
    id: str | None = None
    title: str | None = None
    stdin_filename: str | None = None
    baseline: str | None = None
    no_baseline: bool = False
    no_suppress: bool = False
    diff: str | None = None
    verbose: bool = False
    config: str | None = None
    no_config: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """By what one file is judged."""

    jurisdictions: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"


@dataclass(frozen=True, slots=True)
class Scope:
    """What is scanned, and how. `baseline` is a path, empty for none; `diff` a revision, None for all lines.

    `root` is the folder that identities of ads start from: that of the configuration,
    else of the baseline, else this one.
    """

    paths: tuple[str, ...]
    judged: Judged = Judged()
    rules: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    text: tuple[str, ...] = ()
    id: str = ""
    title: str = ""
    stdin_filename: str = ""
    baseline: str = ""
    suppress: bool = True
    diff: str | None = None
    verbose: bool = False
    root: str = ""
    given: Given = Given()
    config: Config = NONE

    def at(self, path: str) -> Judged:
        """By what the file `path` is judged: the overrides that match it, the last one strongest."""
        judged = self.judged
        for override in self.overrides(path):
            judged = _overridden(judged, override.settings, self.given)
        return judged

    def overrides(self, path: str) -> list[Override]:
        """The overrides that are for the file `path`."""
        if not self.config.overrides:
            return []
        from jobscan.cli.globs import matches

        name = below(path, self.config.folder)
        return [override for override in self.config.overrides if matches(override.paths, name)]

    def blamed(self, refusal: Refusal) -> Refusal:
        """A refusal of what may stand in the configuration, with the name of that file."""
        given = (self.given.jurisdiction, self.given.select, self.given.ignore)
        if not self.config.file or all(values is not None for values in given):
            return refusal
        first, *others = refusal.messages
        file = os.path.relpath(self.config.file)
        return Refusal(packs.fill(_WITH_CONFIG, file=file, message=first), *others, block=refusal.block)


def scope(paths: Sequence[str], given: Given) -> Scope:
    """What holds for this command line. Raises Refusal."""
    config = _config(given)
    baseline = "" if given.no_baseline else given.baseline or config.text("baseline")
    if given.no_baseline and given.baseline:
        raise Refusal(_BASELINE_OR_NOT)
    default = default_baseline(config)
    if not baseline and not given.no_baseline and os.path.exists(default):
        baseline = default
    return Scope(
        paths=tuple(paths) or config.list("paths"),
        judged=Judged(
            jurisdictions=_listed(given.jurisdiction, config, "jurisdiction"),
            select=_listed(given.select, config, "select"),
            ignore=_listed(given.ignore, config, "ignore"),
            fail_on=one_of("--fail-on", given.fail_on or config.text("fail-on", "error"), FAIL_ON),
        ),
        rules=_listed(given.rules, config, "rules"),
        include=_listed(given.include, config, "include"),
        exclude=_listed(given.exclude, config, "exclude"),
        gitignore=not given.no_gitignore and config.flag("gitignore", True),
        text=packs.listed("--text", _listed(given.text, config, "text")),
        id=given.id or config.text("id"),
        title=given.title or config.text("title"),
        stdin_filename=given.stdin_filename or "",
        baseline=baseline,
        suppress=not given.no_suppress,
        diff=given.diff,
        verbose=given.verbose,
        root=config.folder or os.path.dirname(baseline),
        given=given,
        config=config,
    )


def rule_folders(given: Given) -> tuple[str, ...]:
    """The rule folders for a command that scans nothing. Raises Refusal."""
    return _listed(given.rules, _config(given), "rules")


def _config(given: Given) -> Config:
    if given.config is not None and given.no_config:
        raise Refusal(_CONFIG_OR_NOT)
    return in_force(given.config, given.no_config)


def _listed(given: Sequence[str] | None, config: Config, key: str) -> tuple[str, ...]:
    return tuple(given) if given is not None else config.list(key)


def _overridden(judged: Judged, settings: Mapping[str, Setting], given: Given) -> Judged:
    """With what an override says, but for what the command line says. What to ignore adds up."""

    def said(key: str) -> tuple[str, ...]:
        value = settings[key].value if key in settings else ()
        return value if isinstance(value, tuple) else (str(value),)

    if given.jurisdiction is None and said("jurisdiction"):
        judged = replace(judged, jurisdictions=said("jurisdiction"))
    if given.select is None and said("select"):
        judged = replace(judged, select=said("select"))
    if given.ignore is None and said("ignore"):
        judged = replace(judged, ignore=tuple(dict.fromkeys((*judged.ignore, *said("ignore")))))
    if given.fail_on is None and said("fail-on"):
        judged = replace(judged, fail_on=said("fail-on")[0])
    return judged


def default_baseline(config: Config) -> str:
    """Where the baseline is if nobody says: beside the configuration, else here."""
    return os.path.relpath(os.path.join(config.folder, DEFAULT_BASELINE))


def below(path: str, folder: str) -> str:
    """`path` as one from `folder`, with `/`."""
    return os.path.relpath(path, folder or os.curdir).replace(os.sep, "/")


_WITH_CONFIG = Bilingual(zh="{message}（配置文件：{file}）", en="{message} (configuration: {file})")
_BASELINE_OR_NOT = Bilingual(
    zh="--baseline 和 --no-baseline 不能同时使用；请去掉其中一项。",
    en="--baseline and --no-baseline contradict each other; drop one of them.",
)
_CONFIG_OR_NOT = Bilingual(
    zh="--config 和 --no-config 不能同时使用；请去掉其中一项。",
    en="--config and --no-config contradict each other; drop one of them.",
)

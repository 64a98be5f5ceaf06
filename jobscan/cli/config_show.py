"""`jobscan config show`: what is in force, and where it comes from."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import Annotated

import typer

from jobscan.cli import packs, repohelp, stream
from jobscan.cli.config import KEYS, Config, Setting, Value
from jobscan.cli.options import Options
from jobscan.cli.page import Page
from jobscan.cli.scope import Given, Scope, scope
from jobscan.finding import Bilingual, Language

_DEFAULTS: dict[str, Value] = {"fail-on": "error", "gitignore": True}


def register(app: typer.Typer, lang: Language) -> None:
    """Add the commands to `app`, with their help in `lang`."""
    options = Options(lang)
    group = options.group(app, "config")
    file_argument = typer.Argument(metavar=repohelp.FILE.to(lang), help=repohelp.ARG_FILE.to(lang))

    @group.command("show", cls=Page)
    @options.taking("config", "no_config")
    def show(given: Given, file: Annotated[str | None, file_argument] = None) -> Callable[[], int]:
        return partial(run_show, scope((), given), file, lang)


def run_show(scope: Scope, file: str | None, lang: Language) -> int:
    from jobscan.cli.table import table
    from jobscan.reports.visible import visible

    config = scope.config
    head = packs.fill(_FILE, file=_file(config)) if config.file else _NO_FILE
    stream.out(visible(head.to(lang)) + "\n\n")
    rows = [*_settings(scope, lang)]
    if file is None:
        rows += _overrides(config, lang)
    else:
        rows = _of_file(scope, file, rows, lang)
    stream.out(table(_HEADS.to(lang).split("|"), rows))
    return 0


def _settings(scope: Scope, lang: Language) -> Iterator[tuple[str, str, str]]:
    config = scope.config
    for key in KEYS:
        setting = config.settings.get(key)
        if setting:
            yield key, _value(setting.value, lang), _where(config, setting)
        elif key == "baseline" and scope.baseline:
            yield key, _value(scope.baseline, lang), _FOUND.to(lang)
        else:
            yield key, _value(_DEFAULTS.get(key, ()), lang), _DEFAULT.to(lang)


def _overrides(config: Config, lang: Language) -> Iterator[tuple[str, str, str]]:
    for override in config.overrides:
        for key, setting in override.settings.items():
            name = f"{key} ({', '.join(override.paths)})"
            yield name, _value(setting.value, lang), _where(config, setting)


def _of_file(
    scope: Scope, file: str, rows: list[tuple[str, str, str]], lang: Language
) -> list[tuple[str, str, str]]:
    """The settings as they are for one file, the last override that says something named."""
    judged = scope.at(file)
    values: dict[str, Value] = {
        "jurisdiction": judged.jurisdictions, "select": judged.select, "ignore": judged.ignore, "fail-on": judged.fail_on
    }  # fmt: skip
    where: dict[str, str] = {}
    for override in scope.overrides(file):
        for key, setting in override.settings.items():
            before = where.get(key) or (
                _where(scope.config, scope.config.settings[key]) if key in scope.config.settings else ""
            )
            line = _where(scope.config, setting)
            where[key] = f"{before}, {line}" if before and key == "ignore" else line  # what to ignore adds up
    return [
        (key, _value(values[key], lang) if key in values else value, where.get(key, origin))
        for key, value, origin in rows
    ]


def _value(value: Value, lang: Language) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return (value if isinstance(value, str) else ", ".join(value)) or _NOTHING.to(lang)


def _where(config: Config, setting: Setting) -> str:
    return f"{_file(config)}:{setting.line}" if setting.line else _file(config)


def _file(config: Config) -> str:
    return os.path.relpath(config.file)


_HEADS = Bilingual(zh="设置|值|来自", en="setting|value|from")
_FILE = Bilingual(zh="配置文件：{file}", en="Configuration: {file}")
_NO_FILE = Bilingual(
    zh="没有配置文件（jobscan.toml，或 pyproject.toml 的 [tool.jobscan]）。",
    en="There is no configuration file (jobscan.toml, or [tool.jobscan] in pyproject.toml).",
)
_DEFAULT = Bilingual(zh="默认", en="default")
_FOUND = Bilingual(zh="默认（文件存在）", en="default (it exists)")
_NOTHING = Bilingual(zh="（无）", en="(none)")

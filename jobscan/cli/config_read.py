"""Reading a configuration file: every key checked, and what is wrong told with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jobscan.cli import packs
from jobscan.cli.config import (
    FLAG,
    KEYS,
    LARGEST,
    LIST,
    OVERRIDDEN,
    OVERRIDES,
    PATH,
    PATHS,
    SHARED,
    TEXT,
    Config,
    Kind,
    Override,
    Setting,
    Value,
)
from jobscan.cli.config_lines import Lines
from jobscan.cli.refusal import Refusal, nearest
from jobscan.finding import Bilingual


def read(file: str) -> Config:
    """The file, checked. Raises a Refusal of all that is wrong with it at once."""
    data = _bytes(file)
    table = _ours(_parsed(file, data), file)
    if table is None:
        raise Refusal(packs.fill(_NO_TABLE, file=_shown(file)))
    lines = Lines(data.decode("utf-8"), os.path.basename(file) == SHARED)
    problems: list[Bilingual] = []
    settings = dict(_settings(table, KEYS, "", file, lines, problems, also=(OVERRIDES,)))
    overrides = tuple(_overrides(table.get(OVERRIDES, []), file, lines, problems))
    if problems:
        n = len(problems)
        raise Refusal(packs.fill(_BAD, n=n, s="" if n == 1 else "s"), *problems, block=True)
    return Config(file, settings, overrides)


def has_table(file: str) -> bool:
    """Whether a pyproject.toml has our table. Raises Refusal where it cannot be parsed."""
    return _ours(_parsed(file, _bytes(file)), file) is not None


def _bytes(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(
            packs.fill(_UNREADABLE, file=_shown(file), reason=error.strerror or str(error))
        ) from error
    if len(data) > LARGEST:
        raise Refusal(packs.fill(_TOO_LARGE, file=_shown(file)))
    return data


def _parsed(file: str, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refusal(packs.fill(_NO_UTF8, file=_shown(file), byte=error.start)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"{_shown(file)}:{place[1]}:{place[2]}" if place else _shown(file)
        reason = (
            re.sub(r" \(at .*\)$", "", str(error))
            if isinstance(error, tomllib.TOMLDecodeError)
            else "too deep"
        )
        raise Refusal(packs.fill(_NO_TOML, where=where, reason=reason)) from error


def _ours(parsed: Mapping[str, Any], file: str) -> Mapping[str, Any] | None:
    if os.path.basename(file) != SHARED:
        return parsed
    tool = parsed.get("tool")
    table = tool.get("jobscan") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _settings(
    table: Mapping[str, Any],
    keys: Mapping[str, Kind],
    within: str,
    file: str,
    lines: Lines,
    problems: list[Bilingual],
    also: Sequence[str] = (),
) -> Iterator[tuple[str, Setting]]:
    for key, value in table.items():
        if key in also:
            continue
        line = lines.of(key, within)
        where = f"{_shown(file)}:{line}" if line else _shown(file)
        kind = keys.get(key)
        if kind is None:
            maybe = nearest(key, [*keys, *also])
            maybe = Bilingual(zh=maybe.zh or "；", en=maybe.en or ".")
            known = packs.joined([*keys, *also])
            problems.append(packs.fill(_NO_SUCH_KEY, where=where, key=key, maybe=maybe, known=known))
        elif not _fits(kind, value):
            problems.append(packs.fill(_WRONG, where=where, key=key, want=_wanted(kind, value)))
        else:
            made: Value = value
            if kind in (LIST, PATHS):
                made = (value,) if isinstance(value, str) else tuple(value)
            if kind == PATHS and isinstance(made, tuple):
                made = tuple(_from_here(file, path) for path in made)
            elif kind == PATH:
                made = _from_here(file, value)
            yield key, Setting(made, line)


def _overrides(tables: object, file: str, lines: Lines, problems: list[Bilingual]) -> Iterator[Override]:
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        where = f"{_shown(file)}:{lines.of(OVERRIDES, '')}"
        problems.append(packs.fill(_NO_TABLES, where=where))
        return
    for number, table in enumerate(tables):
        within = f"{OVERRIDES}[{number}]"
        settings = dict(_settings(table, OVERRIDDEN, within, file, lines, problems))
        line = lines.of("", within)
        paths = settings.pop("paths", None)
        if "paths" not in table or (paths and not paths.value):
            problems.append(packs.fill(_NO_PATHS, where=f"{_shown(file)}:{line}"))
        elif paths and isinstance(paths.value, tuple):
            yield Override(paths.value, settings, line)


def _fits(kind: Kind, value: object) -> bool:
    if isinstance(kind, tuple):
        return value in kind
    if kind == FLAG:
        return isinstance(value, bool)
    if kind in (TEXT, PATH):
        return isinstance(value, str) and bool(value)
    many = [value] if isinstance(value, str) else value
    return isinstance(many, list) and all(isinstance(one, str) and one.strip() for one in many)


def _wanted(kind: Kind, value: object) -> Bilingual:
    if isinstance(kind, tuple):
        maybe = nearest(value, kind) if isinstance(value, str) else Bilingual(zh="", en="")
        listed = packs.joined([f'"{one}"' for one in kind])
        return Bilingual(zh=f"{listed.zh} 之一{maybe.zh or '。'}", en=f"one of {listed.en}{maybe.en or '.'}")
    return _KINDS[kind]


def _from_here(file: str, path: str) -> str:
    """A path of the file as one from the current folder."""
    path = os.path.expanduser(path)
    return path if os.path.isabs(path) else os.path.relpath(os.path.join(os.path.dirname(file), path))


def _shown(file: str) -> str:
    return os.path.relpath(file)


_BAD = Bilingual(zh="配置文件有 {n} 处错误：", en="the configuration has {n} problem{s}:")
_NO_SUCH_KEY = Bilingual(
    zh="{where}：没有 {key} 这个设置{maybe}可用的设置：{known}。",
    en='{where}: there is no setting "{key}"{maybe} Known: {known}.',
)
_WRONG = Bilingual(zh="{where}：{key} 的值应为{want}", en="{where}: {key} must be {want}")
_KINDS = {
    LIST: Bilingual(
        zh="一段文字或文字的列表，如 [\"a\", \"b\"]，每项不得为空。",
        en="a string or a list of strings, such as [\"a\", \"b\"], none of them empty.",
    ),
    TEXT: Bilingual(zh="一段不为空的文字，如 \"a\"。", en='a string that is not empty, such as "a".'),
    FLAG: Bilingual(zh=" true 或 false。", en="true or false."),
}  # fmt: skip
_KINDS |= {PATHS: _KINDS[LIST], PATH: _KINDS[TEXT]}
_NO_TABLES = Bilingual(
    zh="{where}：overrides 应为表的列表；每一组写在 [[overrides]]（pyproject.toml 里是 [[tool.jobscan.overrides]]）下面。",
    en="{where}: overrides must be a list of tables; begin each with [[overrides]] "
    "([[tool.jobscan.overrides]] in pyproject.toml).",
)
_NO_PATHS = Bilingual(
    zh="{where}：这一组 overrides 没有写 paths；请写明适用于哪些文件，如 paths = [\"ads/hk/**\"]。",
    en="{where}: this one of the overrides lacks paths; say for which files it is, such as "
    "paths = [\"ads/hk/**\"].",
)  # fmt: skip
_UNREADABLE = Bilingual(
    zh="配置文件 {file} 无法读取：{reason}。请检查路径和权限。",
    en="the configuration {file} cannot be read: {reason}. Check its path and permissions.",
)
_TOO_LARGE = Bilingual(
    zh="配置文件 {file} 超过 4 MB；请检查是否写错了文件。",
    en="the configuration {file} is larger than 4 MB; is it the right file?",
)
_NO_UTF8 = Bilingual(
    zh="配置文件 {file} 不是 UTF-8（第 {byte} 字节出错）；请另存为 UTF-8。",
    en="the configuration {file} is not UTF-8 (it fails at byte {byte}); save it as UTF-8.",
)
_NO_TOML = Bilingual(
    zh="{where}：不是有效的 TOML（{reason}）；请改正这一处。",
    en="{where}: not valid TOML ({reason}); mend this place.",
)
_NO_TABLE = Bilingual(
    zh="配置文件 {file} 里没有 [tool.jobscan]；请加上这一节，或换一个文件。",
    en="the configuration {file} has no [tool.jobscan]; add that table, or name another file.",
)

"""Paths, folders and globs of an audit's command line → the files to read, and what kind each is."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from jobscan.audit.reading import database
from jobscan.audit.reading.bad import BadInput, filled
from jobscan.audit.reading.layout import Asked
from jobscan.finding import Bilingual
from jobscan.sources import walk
from jobscan.sources.formats import SUFFIXES, suffixes

_KINDS = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_EVERYTHING = ("*", "**")


@dataclass(frozen=True, slots=True)
class Given:
    """A file to read, or with `member` a table in it. `walked`: it was found in a folder."""

    path: str
    kind: str
    member: str = ""
    walked: bool = False
    problem: Bilingual | None = None
    """Why it cannot be read: a link that leads nowhere."""


def given(asked: Asked) -> Iterator[Given]:
    """The files, each once, in the order of the command line and sorted within a folder. Raises BadInput.

    Databases are read where they are named, not where they lie in a folder: the audit's own may be there.
    """
    seen: set[tuple[str, str]] = set()
    for path in asked.paths:
        for each in _expanded(path, asked):
            key = os.path.realpath(each.path), each.member
            if key not in seen:
                seen.add(key)
                yield each


def _expanded(path: str, asked: Asked) -> Iterator[Given]:
    if path == walk.STDIN:
        raise BadInput(_STDIN)
    if os.path.lexists(path):
        yield from _named(path, asked)
        return
    file, _, member = path.rpartition(":")
    if member and os.path.isfile(file) and (database.kind(file) or file.lower().endswith(database.SUFFIXES)):
        yield Given(file, "database", member)
        return
    if glob.has_magic(path):
        matches = list(_matches(path))
        if not matches:
            raise BadInput(filled(_NO_MATCH, path=path))
        for match in matches:
            if isinstance(match, walk.Walked):
                yield Given(str(match), _kind(match), walked=True)
            else:
                yield from _named(match, asked)
        return
    raise BadInput(filled(_MISSING, path=path))


def _named(path: str, asked: Asked) -> Iterator[Given]:
    if os.path.isdir(path):
        yield from _folder(path, asked)
        return
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except OSError as error:
        raise BadInput(filled(_MISSING, path=path)) from error
    if not regular:
        raise BadInput(filled(_SPECIAL, path=path))
    if path.lower().endswith(database.SUFFIXES):
        try:
            known = database.kind(path)
        except OSError:
            known = "unknown"  # said when it is read
        if not known:
            raise BadInput(filled(_NO_DATABASE, path=path))
        yield Given(path, "database")
        return
    yield Given(path, _kind(path))


def _folder(path: str, asked: Asked) -> Iterator[Given]:
    for item in walk.find([path], asked.include, asked.exclude):
        if isinstance(item, str):
            yield Given(str(item), _kind(item), walked=True)
        elif item.origin in (path, *asked.include, *asked.exclude):
            raise BadInput(filled(_OF, path=item.origin, problem=item.problem))
        else:
            yield Given(item.origin, "document", walked=True, problem=item.problem)


def _matches(pattern: str) -> Iterator[str]:
    """As the shell would have it, but for ** and a bare *, which find what a folder would give."""
    last = os.path.basename(pattern)
    for match in sorted(glob.glob(pattern, recursive=True)):
        if last not in _EVERYTHING:
            yield match
        elif os.path.isfile(match) and match.lower().endswith(SUFFIXES):
            yield walk.Walked(match)
        elif os.path.isdir(match) and last == "*":
            yield match


def _kind(path: str) -> str:
    return _KINDS.get(suffixes(path)[0], "document")


_OF = Bilingual(zh="{path}：{problem}", en="{path} {problem}")
_MISSING = Bilingual(
    zh="{path} 不存在；请检查路径是否写对。", en="{path} does not exist; check the spelling of the path."
)
_NO_MATCH = Bilingual(
    zh="没有文件与 {path} 相符；请检查通配符和所在的文件夹。",
    en="nothing matches {path}; check the pattern and the folder.",
)
_SPECIAL = Bilingual(
    zh="{path} 不是普通文件；审计要能重新读取输入，请先存成文件。",
    en="{path} is no regular file; an audit has to be able to read its input again: save it as a file first.",
)
_STDIN = Bilingual(
    zh="审计不能读取标准输入，因为中断后要能从头再读；请先存成文件。",
    en="an audit cannot read standard input, as it has to read it again after an interruption; save it as a file.",
)
_NO_DATABASE = Bilingual(
    zh="{path} 不是 DuckDB 或 SQLite 数据库；请检查文件，或改用正确的后缀。",
    en="{path} is no DuckDB or SQLite database; see to the file, or give it the suffix of what it is.",
)

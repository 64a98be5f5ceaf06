"""The scan that `check` and its like share: paths → Result, whatever goes wrong with one of them."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from jobscan.cli import packs, stream, words
from jobscan.cli.progress import progress
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from jobscan.pack.index import Pack
    from jobscan.reports.result import Result
    from jobscan.sources.ad import Item


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: tuple[str, ...]
    fail_on: str
    jurisdictions: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    rules: tuple[str, ...]
    explain: bool


def scan(request: Request, lang: Language, pack: "Pack") -> "Result":
    """Scan every ad; one that cannot be read or scanned never stops the others."""
    from jobscan.reports.result import Result, Scanned
    from jobscan.scan.scanner import Scanner
    from jobscan.sources.ad import Notice, Unreadable, notices
    from jobscan.sources.walk import find

    asked = packs.jurisdictions(pack, request.jurisdictions)
    scanner = Scanner(pack, packs.selection(pack, request.select, request.ignore))
    stdin = getattr(sys.stdin, "buffer", None)
    _greet(request.paths, lang)

    scanned: list[Scanned] = []
    unreadable: list[Unreadable] = []
    odd: list[Notice] = []
    ads = 0
    files = list(find(request.paths))
    with progress(words.SCANNING.to(lang), len(files)) as step:
        for file in files:
            for item in [file] if isinstance(file, Unreadable) else _read(file, stdin):
                if isinstance(item, Unreadable):
                    unreadable.append(item)
                    continue
                if isinstance(item, Notice):
                    odd.append(item)
                    continue
                try:
                    found = scanner.scan(item.text, asked, item.id)
                except Exception as error:  # a bug of ours must not cost the other ads their answer
                    unreadable.append(Unreadable(item.origin, _failed(error)))
                    continue
                ads += 1
                odd.extend(notices(item))
                if found:
                    scanned.append(Scanned(item, tuple(found)))
            step()
    names = pack.laws if scanned else None  # a clean ad is answered before the laws are read
    return Result(
        scanned=tuple(scanned),
        unreadable=tuple(unreadable),
        notices=tuple(odd),
        ads=ads,
        asked=asked,
        jurisdictions=names.jurisdictions if names else {},
        categories={id: category.name for id, category in names.categories.items()} if names else {},
    )


def _read(file: str, stdin: BinaryIO | None) -> Iterator["Item"]:
    from jobscan.sources.ad import Unreadable
    from jobscan.sources.walk import read

    try:
        yield from read(file, stdin)
    except Exception as error:
        yield Unreadable(file, _failed(error))


def _failed(error: Exception) -> Bilingual:
    from jobscan.cli.app import describe, where

    return packs.fill(words.AD_FAILED, error=describe(error), where=where(error))


def _greet(paths: Sequence[str], lang: Language) -> None:
    """Somebody who typed `jobscan check -` by hand waits for a prompt that never comes."""
    stdin: Any = sys.stdin
    if "-" in paths and stdin is not None and stdin.isatty():
        keys = "Ctrl-Z Enter" if os.name == "nt" else "Ctrl-D"
        stream.err(words.TYPING.to(lang).format(keys=keys))

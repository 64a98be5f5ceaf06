"""`jobscan check --watch`: check again on every save.

watchdog and not watchfiles: it watches some folders with what is below them and others without (a
file's own folder, which may be a home folder), and needs no further library.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from jobscan.cli import packs, stream
from jobscan.cli.refusal import Refusal
from jobscan.cli.scope import Scope
from jobscan.finding import Bilingual, Language

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent

SETTLES = 0.1
"""Seconds without another change after which a save is complete: editors write in several steps."""


def watching(run: Callable[[], int], scope: Scope, lang: Language) -> int:
    """Run until Ctrl-C, anew whenever something that matters is saved."""
    try:
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer
    except ImportError as error:
        raise Refusal(_NO_LIBRARY) from error
    if "-" in scope.paths:
        raise Refusal(_NO_STDIN)
    changed: SimpleQueue[str] = SimpleQueue()
    matters = _matters(scope)

    class Saved(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in ("modified", "created", "moved", "deleted") and not event.is_directory:
                for path in (event.src_path, event.dest_path):
                    if path and matters(os.fsdecode(path)):
                        changed.put(os.fsdecode(path))

    observer = Observer()
    for folder, below in _folders(scope):
        observer.schedule(Saved(), folder, recursive=below)
    observer.start()  # before the first scan: what is saved while it runs is not missed
    try:
        while True:
            _once(run, lang)
            stream.err(_WAITING.to(lang))
            path = changed.get()
            _settle(changed)
            stream.err("", packs.fill(_CHANGED, path=os.path.relpath(path)).to(lang))
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        observer.join()


def _once(run: Callable[[], int], lang: Language) -> None:
    """A refusal (a rule file saved half-way) is said and does not end it."""
    try:
        run()
    except Refusal as refusal:
        stream.err(*refusal.to(lang))


def _settle(changed: SimpleQueue[str]) -> None:
    while True:
        try:
            changed.get(timeout=SETTLES)
        except Empty:
            return


def _folders(scope: Scope) -> list[tuple[str, bool]]:
    """The folders to watch, and whether with those below. A file's folder: a save may replace the file."""
    recursive = [p for p in (*scope.paths, *scope.rules) if os.path.isdir(p)]
    files = [p for p in (*scope.paths, *_settings_of(scope)) if not os.path.isdir(p)]
    alone = {os.path.realpath(os.path.dirname(p) or os.curdir) for p in files}
    wanted = {os.path.realpath(p): True for p in recursive}
    wanted |= {folder: False for folder in alone if folder not in wanted and os.path.isdir(folder)}
    return sorted(wanted.items())


def _settings_of(scope: Scope) -> list[str]:
    return [file for file in (scope.config.file, scope.baseline) if file]


def _matters(scope: Scope) -> Callable[[str], bool]:
    from jobscan.sources.formats import SUFFIXES

    files = {os.path.realpath(p) for p in (*scope.paths, *_settings_of(scope))}
    folders = tuple(os.path.join(os.path.realpath(p), "") for p in scope.paths if os.path.isdir(p))
    rules = tuple(os.path.join(os.path.realpath(p), "") for p in scope.rules)

    def matters(path: str) -> bool:
        path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        hidden = os.path.basename(path).startswith(".")
        return (
            path in files
            or (path.startswith(folders) and path.lower().endswith(SUFFIXES) and not hidden)
            or (path.startswith(rules) and path.endswith((".yaml", ".yml")))
        )

    return matters


_WAITING = Bilingual(
    zh="jobscan: 等待文件保存，按 Ctrl-C 结束。",
    en="jobscan: waiting for a file to be saved, Ctrl-C ends it.",
)
_CHANGED = Bilingual(zh="jobscan: {path} 已改动，重新检查。", en="jobscan: {path} was saved, checking again.")
_NO_LIBRARY = Bilingual(
    zh="--watch 需要 watchdog 库；请运行 pip install 'jobscan[watch]'。",
    en="--watch needs the library watchdog; run pip install 'jobscan[watch]'.",
)
_NO_STDIN = Bilingual(
    zh="--watch 不能用于标准输入；请写出文件或文件夹。",
    en="--watch does not go with standard input; name files or folders.",
)

"""Paths from the command line → ads: files, folders and standard input, in sorted order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Unreadable
from jobscan.sources.text import EMPTY, read_text

SUFFIXES = (".txt", ".md", ".markdown")
STDIN = "-"
STDIN_NAME = "<stdin>"
LARGEST = 256 * 1024 * 1024
"""Bytes. No single ad is this long: what is longer would only fill the memory."""

_MISSING = Bilingual(
    zh="文件或文件夹不存在；请检查路径是否写对。", en="does not exist; check the spelling of the path."
)
_BROKEN_LINK = Bilingual(
    zh="是指向不存在的文件的链接；请修复或删除它。",
    en="is a link to a file that does not exist; repair or remove it.",
)
_FORBIDDEN = Bilingual(
    zh="没有读取权限；请修改权限，或换一个可以读取它的用户。",
    en="may not be read by you; change its permissions or run as a user who may.",
)
_NO_FILES = Bilingual(
    zh="文件夹里没有可读的文件（.txt、.md、.markdown）；其他后缀的文件请直接写出文件名。",
    en="holds no file to read (.txt, .md, .markdown); name a file with another suffix directly.",
)
_SPECIAL = Bilingual(
    zh="是设备或套接字，不是普通文件；要检查标准输入请写 -。",
    en="is a device or socket, not a file; to check standard input write -.",
)
_TOO_LARGE = Bilingual(
    zh=f"超过 {LARGEST // 1024 // 1024} MB，不像是一份广告；请拆成一份广告一个文件。",
    en=f"is larger than {LARGEST // 1024 // 1024} MB, too much for one ad; split it into one file per ad.",
)
_NO_STDIN = Bilingual(
    zh="标准输入已关闭；请用管道传入文字，或写出文件名。",
    en="is closed; pipe the ad into jobscan or name a file.",
)


def find(paths: Iterable[str]) -> Iterator[str | Unreadable]:
    """The files that `paths` name, `-` among them; each real file once."""
    seen: set[str] = set()
    for path in paths:
        found = [STDIN] if path == STDIN else _folder(path) if os.path.isdir(path) else [path]
        for item in found:
            if isinstance(item, Unreadable):
                yield item
                continue
            real = item if item == STDIN else os.path.realpath(item)
            if real not in seen:
                seen.add(real)
                yield item


def read(path: str, stdin: BinaryIO | None = None) -> Ad | Unreadable:
    """The ad in the file `path`, or in `stdin` for `-`."""
    if path == STDIN:
        return _stdin(stdin)
    try:
        kind = os.stat(path).st_mode
        if stat.S_ISDIR(kind) or not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
            return Unreadable(path, _SPECIAL)
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return Unreadable(path, _why_not(path, error))
    if len(data) > LARGEST:
        return Unreadable(path, _TOO_LARGE)
    return read_text(data, identity(path), path)


def walk(paths: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Ad | Unreadable]:
    """Every ad that `paths` name, read one at a time."""
    for item in find(paths):
        yield item if isinstance(item, Unreadable) else read(item, stdin)


def identity(path: str) -> str:
    """What a file is known by in fingerprints: the same for `./ads/a.txt` and `ads//a.txt`."""
    path = os.path.normpath(path)
    if os.path.isabs(path):
        here = os.path.join(os.getcwd(), "")
        path = path.removeprefix(here)
    # A file name need not be Unicode; what fingerprints are made of must be.
    return path.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


def _stdin(stdin: BinaryIO | None) -> Ad | Unreadable:
    if stdin is None:
        return Unreadable(STDIN_NAME, _NO_STDIN)
    try:
        data = stdin.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        return Unreadable(STDIN_NAME, _why_not(STDIN_NAME, error))
    if len(data) > LARGEST:
        return Unreadable(STDIN_NAME, _TOO_LARGE)
    ad = read_text(data, STDIN_NAME, STDIN_NAME)
    return Unreadable(STDIN_NAME, _EMPTY_STDIN) if ad == Unreadable(STDIN_NAME, EMPTY) else ad


_EMPTY_STDIN = Bilingual(
    zh="没有收到任何文字；请用管道传入广告，例如 cat 招聘启事.txt | jobscan check -",
    en="gave no text; pipe an ad into jobscan, for example: cat ad.txt | jobscan check -",
)


def _folder(top: str) -> Iterator[str | Unreadable]:
    """Files below `top` in sorted order. No recursion: folders nest deeper than Python calls."""
    found = False
    todo: list[str] = [top]
    entered: set[str] = set()
    while todo:
        path = todo.pop()
        if path is not top and not os.path.isdir(path):
            if os.path.isfile(path):
                found = True
                yield path
            elif not os.path.exists(path):
                found = True
                yield Unreadable(path, _BROKEN_LINK)
            continue  # a pipe or device inside a folder is nobody's ad, and reading it may never end
        real = os.path.realpath(path)
        if real in entered:  # a symbolic link back up
            continue
        entered.add(real)
        try:
            names = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            found = True
            yield Unreadable(path, _why_not(path, error))
            continue
        for name in names:
            below = os.path.join(path, name)
            if not name.startswith(".") and (os.path.isdir(below) or name.lower().endswith(SUFFIXES)):
                todo.append(below)
    if not found:
        yield Unreadable(top, _NO_FILES)


def _why_not(path: str, error: OSError | ValueError) -> Bilingual:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _BROKEN_LINK if os.path.islink(path) else _MISSING
    if isinstance(error, PermissionError):
        return _FORBIDDEN
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Bilingual(zh=f"读取失败：{reason}。", en=f"could not be read: {reason}.")

"""Paths from the command line → ads: files, folders and standard input, in sorted order."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from jobscan.finding import Bilingual
from jobscan.sources import text
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.formats import PLAIN_SUFFIXES, SUFFIXES, reader
from jobscan.sources.ignored import Ignored, is_pattern
from jobscan.sources.opened import GUESSED, Columns, Opened

STDIN = "-"
STDIN_NAME = "<stdin>"

_MISSING = Bilingual(
    zh="文件或文件夹不存在；请检查路径是否写对。", en="does not exist; check the spelling of the path."
)
_BROKEN_LINK = Bilingual(
    zh="是指向不存在的文件的链接；请修复或删除它。",
    en="is a link to a file that does not exist; repair or remove it.",
)
_LOOP = Bilingual(
    zh="是指回自身的链接；请修复或删除它。",
    en="is a link that leads back to itself; repair or remove it.",
)
_FORBIDDEN = Bilingual(
    zh="没有读取权限；请修改权限，或换一个可以读取它的用户。",
    en="may not be read by you; change its permissions or run as a user who may.",
)
_NO_FILES = Bilingual(
    zh=f"文件夹里没有可读的文件（{'、'.join(PLAIN_SUFFIXES)}，文本格式也可以是 .gz、.zst）；其他后缀的文件请直接写出文件名。",
    en=f"holds no file to read ({', '.join(PLAIN_SUFFIXES)}; of text formats also .gz and .zst); name a file with "
    "another suffix directly.",
)
_VANISHED = Bilingual(
    zh="在检查过程中消失了；如果只是被移动或重新生成，请再检查一次。",
    en="vanished while the folder was scanned; if it was only moved or written anew, scan again.",
)
_NO_PATTERN = Bilingual(
    zh="不是有效的通配符；请参照 .gitignore 的写法，例如 drafts/ 或 *.md。",
    en="is no glob; write it as in .gitignore: drafts/ or *.md.",
)
_SPECIAL = Bilingual(
    zh="是设备或套接字，不是普通文件；要检查标准输入请写 -。",
    en="is a device or socket, not a file; to check standard input write -.",
)
_NO_STDIN = Bilingual(
    zh="标准输入已关闭；请用管道传入文字，或写出文件名。",
    en="is closed; pipe the ad into jobscan or name a file.",
)


class Walked(str):
    """A file that was found in a folder, not named: a table or a record in it may be anything."""

    __slots__ = ()


def find(
    paths: Iterable[str], include: Sequence[str] = (), exclude: Sequence[str] = (), gitignore: bool = True
) -> Iterator[str | Unreadable]:
    """The files that `paths` name, `-` among them; each real file once.

    A file that is named is always read. Below a folder, what .gitignore files leave out is left out,
    hidden files, what matches `exclude`, and what does not match `include` where there is one; the
    patterns are those of .gitignore. Files of records (.json, .yaml, .csv, …) that hold no job ads by
    their columns or keys are passed over with a remark when they are read.
    """
    bad = [pattern for pattern in (*include, *exclude) if not is_pattern(pattern)]
    yield from (Unreadable(pattern, _NO_PATTERN) for pattern in bad)
    include, exclude = ([p for p in patterns if p not in bad] for patterns in (include, exclude))
    seen: set[str] = set()
    for path in paths:
        found: Iterable[str | Unreadable] = [path]
        if path != STDIN and os.path.isdir(path):
            found = _folder(path, Ignored(path, include, exclude, gitignore))
        for item in found:
            if isinstance(item, Unreadable):
                yield item
                continue
            real = item if item == STDIN else os.path.realpath(item)
            if real not in seen:
                seen.add(real)
                yield item


def read(
    path: str,
    stdin: BinaryIO | None = None,
    columns: Columns = GUESSED,
    stdin_name: str = STDIN_NAME,
    every: bool = False,
) -> Iterator[Item]:
    """The ads in the file `path`, or in `stdin` for `-`, which is read as a file named `stdin_name`.

    `every`: see Opened. An error of the file system ends it as an Unreadable: what was read before it stays.
    """
    name = stdin_name if path == STDIN else path
    try:
        with _opened(path, stdin, name, columns, every) as opened:
            if isinstance(opened, Unreadable):
                yield opened
                return
            for item in reader(name)(opened):
                yield Unreadable(name, _EMPTY_STDIN) if item == Unreadable(STDIN_NAME, text.EMPTY) else item
    except (OSError, ValueError) as error:
        yield Unreadable(name, _why_not(path, error))


def read_plain(path: str, stdin: BinaryIO | None = None) -> Ad | Unreadable:
    """The file `path`, whatever its suffix, as the text that it is."""
    name = STDIN_NAME if path == STDIN else path
    try:
        with _opened(path, stdin, name, GUESSED) as opened:
            item = opened if isinstance(opened, Unreadable) else text.read_whole(opened)
    except (OSError, ValueError) as error:
        return Unreadable(name, _why_not(name, error))
    return item


@contextmanager
def _opened(
    path: str, stdin: BinaryIO | None, name: str, columns: Columns, every: bool = False
) -> Iterator[Opened | Unreadable]:
    if path == STDIN:
        yield Opened(stdin, name, name, columns, every=every) if stdin else Unreadable(name, _NO_STDIN)
        return
    kind = os.stat(path).st_mode
    if stat.S_ISDIR(kind) or not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
        yield Unreadable(path, _SPECIAL)
        return
    with open(path, "rb") as file:
        yield Opened(file, identity(path), path, columns, isinstance(path, Walked), every)


def identity(path: str) -> str:
    """What a file is known by in fingerprints: the same for `./ads/a.txt` and `ads//a.txt`."""
    path = os.path.normpath(path)
    if os.path.isabs(path):
        here = os.path.join(os.getcwd(), "")
        path = path.removeprefix(here)
    # A file name need not be Unicode; what fingerprints are made of must be.
    return path.replace(os.sep, "/").encode("utf-8", "backslashreplace").decode("utf-8")


_EMPTY_STDIN = Bilingual(
    zh="没有收到任何文字；请用管道传入广告，例如 cat 招聘启事.txt | jobscan check -",
    en="gave no text; pipe an ad into jobscan, for example: cat ad.txt | jobscan check -",
)


def _folder(top: str, ignored: Ignored) -> Iterator[str | Unreadable]:
    """Files below `top` in sorted order. No recursion: folders nest deeper than Python calls."""
    found, left_out = False, 0
    todo: list[str] = [top]
    entered: set[str] = set()
    while todo:
        path = todo.pop()
        if path is not top and not os.path.isdir(path):
            if os.path.isfile(path):
                found = True
                yield Walked(path)
            elif not os.path.exists(path):
                found = True
                yield Unreadable(path, _bad_link(path))
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
            is_folder = os.path.isdir(below)
            if name.startswith(".") or not (is_folder or name.lower().endswith(SUFFIXES)):
                continue
            if ignored.holds(below, is_folder):
                left_out += 1
            else:
                todo.append(below)
    if not found:
        yield Unreadable(top, _all_left_out(left_out) if left_out else _NO_FILES)


def _all_left_out(count: int) -> Bilingual:
    return Bilingual(
        zh=f"文件夹里没有剩下可读的文件：.gitignore、--include 或 --exclude 排除了其中的 {count} 项；要检查其中的文件，请直接写出文件名。",
        en=f"holds no file to read: .gitignore, --include or --exclude leaves {count} of its entries out; name a file "
        "directly to read it all the same.",
    )


def _bad_link(path: str) -> Bilingual:
    try:
        os.stat(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return _LOOP
    return _BROKEN_LINK


def _why_not(path: str, error: OSError | ValueError) -> Bilingual:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if isinstance(path, Walked):
            return _VANISHED
        return _BROKEN_LINK if os.path.islink(path) else _MISSING
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return _LOOP
    if isinstance(error, PermissionError):
        return _FORBIDDEN
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Bilingual(zh=f"读取失败：{reason}。", en=f"could not be read: {reason}.")

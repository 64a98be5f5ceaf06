"""Load rule packs: built in, then every folder given, merged.

A parsed pack is kept in the user's cache, as JSON, by a stamp of all that it was read from.
"""

from __future__ import annotations

import gc
import hashlib
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from jobscan.pack.cache import load_cached, store
from jobscan.pack.index import Pack
from jobscan.pack.problem import PackError, PackProblem

_SETTLED = 2_000_000_000  # nanoseconds


def built_in() -> Path:
    """The rules folder that ships with jobscan: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parent.parent / "rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


def load_pack(path: Path | None = None, extra: Sequence[Path] = ()) -> Pack:
    """The pack in `path` (default: the built-in one) with the folders of `extra` merged in.

    Raises PackError with every problem found: file, line, field and fix.
    """
    roots = [path or built_in(), *extra]
    files = {name: file for root in roots for name, file in _files(root, root != built_in())}
    stamp = _stamp(files)
    if stamp and (pack := load_cached(stamp)):
        return pack
    texts = {name: _read(name, file) for name, file in files.items()}
    digest = _digest(texts)
    pack = load_cached(digest)
    if pack is None:
        pack = _parsed(texts, digest)
    store(pack, stamp or digest)
    return pack


def _parsed(texts: Mapping[str, str], digest: str) -> Pack:
    """Parsed without the garbage collector, which takes a quarter of the time and finds nothing."""
    from jobscan.pack.parse import parse

    collecting = gc.isenabled()
    gc.disable()
    try:
        return parse(texts, digest)
    finally:
        if collecting:
            gc.enable()


def _files(root: Path, named: bool) -> list[tuple[str, Path]]:
    """The YAML files below `root`, sorted, each with the name that problems cite."""
    if not root.is_dir():
        raise _refused(
            root, "没有这个规则文件夹", "there is no such rules folder", "检查路径", "check the path"
        )
    found = sorted([*root.glob("*.yaml"), *root.glob("*/*.yaml")])
    if not found:
        raise _refused(
            root, "文件夹里没有 .yaml 规则", "no .yaml file in this rules folder",
            "规则放在 zh/ 或 en/ 下", "put rules into zh/ or en/",
        )  # fmt: skip
    return [(str(file) if named else file.relative_to(root).as_posix(), file) for file in found]


def _read(name: str, file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(
            name, f"读不了：{error}", f"cannot be read: {error}", "存为 UTF-8", "save it as UTF-8"
        ) from error


def _refused(name: object, zh: str, en: str, fix_zh: str, fix_en: str) -> PackError:
    return PackError([PackProblem.of_file(str(name), zh, en, fix_zh, fix_en)])


def _modules() -> list[Path]:
    """The code that compiles packs: another version makes another pack of the same rules."""
    return sorted(Path(__file__).parent.glob("*.py"))


def _stamp(files: Mapping[str, Path]) -> str:
    """A hash of the names, sizes and times of all that a pack is made from, or an empty string.

    Reading 70 files to hash them would take longer than all else. Where a file has only just been
    written its time may not tell (as in git's index): then only its content does.
    """
    stamp, newest = hashlib.sha256(), 0
    try:
        for name, file in [*files.items(), *((module.name, module) for module in _modules())]:
            status = file.stat()
            stamp.update(f"{name}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
            newest = max(newest, status.st_mtime_ns)
    except OSError:
        return ""
    return stamp.hexdigest() if time.time_ns() - newest > _SETTLED else ""


def _digest(texts: Mapping[str, str]) -> str:
    """The hash of the rules and of the code that compiles them."""
    digest = hashlib.sha256("\0".join(f"{n}\0{t}" for n, t in texts.items()).encode())
    for module in _modules():
        digest.update(module.read_bytes())
    return digest.hexdigest()

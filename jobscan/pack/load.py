"""Load rule packs: built in, then every folder given, merged.

A parsed pack is kept in the user's cache, as JSON, by the hash of all that it was read from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jobscan.pack.cache import load_cached, store
from jobscan.pack.index import Pack
from jobscan.pack.problem import PackError, PackProblem


def built_in() -> Path:
    """The rules folder that ships with jobscan: inside the wheel, or beside the package in a checkout."""
    inside = Path(__file__).parent.parent / "rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


def load_pack(path: Path | None = None, extra: Sequence[Path] = ()) -> Pack:
    """The pack in `path` (default: the built-in one) with the folders of `extra` merged in.

    Raises PackError with every problem found: file, line, field and fix.
    """
    roots = [path or built_in(), *extra]
    files = {name: text for root in roots for name, text in _read(root, root != built_in())}
    digest = _digest(files)
    if pack := load_cached(digest):
        return pack
    from jobscan.pack.parse import parse

    pack = parse(files, digest)
    store(pack)
    return pack


def _read(root: Path, named: bool) -> list[tuple[str, str]]:
    """The YAML files below `root`, sorted, each with the name that problems cite."""
    if not root.is_dir():
        raise PackError(
            [
                PackProblem.of_file(
                    str(root),
                    "没有这个规则文件夹",
                    "there is no such rules folder",
                    "检查路径",
                    "check the path",
                )
            ]
        )
    found: list[tuple[str, str]] = []
    for file in sorted([*root.glob("*.yaml"), *root.glob("*/*.yaml")]):
        name = str(file) if named else file.relative_to(root).as_posix()
        try:
            found.append((name, file.read_text("utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(
                [
                    PackProblem.of_file(
                        name, f"读不了：{error}", f"cannot be read: {error}", "存为 UTF-8", "save it as UTF-8"
                    )
                ]
            ) from error
    if not found:
        raise PackError(
            [
                PackProblem.of_file(
                    str(root),
                    "文件夹里没有 .yaml 规则",
                    "no .yaml file in this rules folder",
                    "规则放在 zh/ 或 en/ 下",
                    "put rules into zh/ or en/",
                )
            ]
        )
    return found


def _digest(files: Mapping[str, str]) -> str:
    """The hash of the rules and of the code that compiles them."""
    digest = hashlib.sha256("\0".join(f"{n}\0{t}" for n, t in files.items()).encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(module.read_bytes())
    return digest.hexdigest()

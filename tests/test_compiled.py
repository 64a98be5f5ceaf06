"""A phrase's compiled regular expression comes back from the cache as `re.compile` makes it."""

from __future__ import annotations

import re
import zlib
from binascii import b2a_base64
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from jobscan.scan import compiled
from jobscan.scan.compiled import Kept

WORDS = "|".join(f"w{at}[\\s–—“”]{{0,3}}ord" for at in range(40))
REGEXES = [
    f"(?P<r>(?:{WORDS}))",
    f"(?<![a-z])(?P<n0>\\d{{1,4}}|[一二三四五]{{1,6}})(?P<g7>[^，,]{{0,4}}?)(?P<r>(?:{WORDS})?限[男女])(?=,|$)",
    f"(?:{WORDS})",
    "限(?P<r>男)",
]


def same(found: re.Pattern[str], regex: str) -> bool:
    """`==` compares the flags, the code and the source of two patterns."""
    right = re.compile(regex)
    return found == right and found.groupindex == right.groupindex and found.groups == right.groups


def code_of(key: bytes, numbers: bytes) -> bytes:
    return b2a_base64(zlib.compress(msgspec.msgpack.encode((key, 32, 0, {}, numbers))))


def lines(folder: Path) -> int:
    return sum(file.read_bytes().count(b"\n") for file in folder.iterdir())


@pytest.mark.parametrize("regex", REGEXES)
def test_it_is_the_pattern_that_re_makes(regex: str, tmp_path: Path) -> None:
    first, again = (Kept(tmp_path).pattern(regex) for _ in range(2))
    assert same(first, regex)
    assert same(again, regex)
    assert lines(tmp_path) == 1


def test_it_is_compiled_once_for_all_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for regex in REGEXES:
        Kept(tmp_path).pattern(regex)
    monkeypatch.setattr(compiled, "_compile", None)
    kept = Kept(tmp_path)
    assert all(same(kept.pattern(regex), regex) for regex in REGEXES)


# what is done to the file
BROKEN: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("cut off", lambda content: content[:-20]),
    ("two at once", lambda content: content[:60] + content),
    ("a bit", lambda content: content[:-30] + bytes([content[-30] ^ 1]) + content[-29:]),
    ("another shape", lambda content: content[:33] + b2a_base64(zlib.compress(b"\x91\x01"))),
    ("nothing that runs", lambda content: content[:33] + code_of(content[:32], b"\xff" * 8)),
    ("the code of another regex", lambda content: content[:33] + code_of(b"0" * 32, b"")),
    ("empty", lambda content: b""),
    ("no text", lambda content: b"\x00\xff" * 99),
]


@pytest.mark.parametrize(("what", "change"), BROKEN, ids=[what for what, _ in BROKEN])
def test_a_broken_line_is_as_good_as_none(
    tmp_path: Path, what: str, change: Callable[[bytes], bytes]
) -> None:
    Kept(tmp_path).pattern(REGEXES[0])
    [file] = tmp_path.iterdir()
    file.write_bytes(change(file.read_bytes()))
    assert same(Kept(tmp_path).pattern(REGEXES[0]), REGEXES[0])
    assert same(Kept(tmp_path).pattern(REGEXES[1]), REGEXES[1])


def test_code_of_another_build_of_python_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Kept(tmp_path).pattern(REGEXES[0])
    monkeypatch.setattr("sys.version", "4.0")
    Kept(tmp_path).pattern(REGEXES[0])
    assert len(list(tmp_path.iterdir())) == 2


def test_files_of_many_builds_are_thrown_away(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"regex-0-{number}").write_bytes(b"")
    Kept(tmp_path).pattern(REGEXES[0])
    assert len(list(tmp_path.iterdir())) == 3


def test_of_a_file_that_has_grown_too_large_each_line_stays_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kept in [Kept(tmp_path) for _ in range(4)]:  # four workers that start together
        kept.pattern(REGEXES[0])
        kept.pattern(REGEXES[1])
    [file] = tmp_path.iterdir()
    assert lines(tmp_path) == 8
    monkeypatch.setattr(compiled, "_LARGEST", file.stat().st_size - 1)
    monkeypatch.setattr(compiled, "_compile", None)
    kept = Kept(tmp_path)
    assert all(same(kept.pattern(regex), regex) for regex in REGEXES[:2])
    assert lines(tmp_path) == 2


def test_a_file_of_too_many_lines_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for regex in REGEXES:
        Kept(tmp_path).pattern(regex)
    monkeypatch.setattr(compiled, "_LARGEST", 100)
    assert same(Kept(tmp_path).pattern(REGEXES[0]), REGEXES[0])
    assert lines(tmp_path) == 1


@pytest.mark.parametrize("folder", [None, Path("no/such/folder")], ids=str)
def test_without_a_folder_nothing_is_kept(folder: Path | None) -> None:
    kept = Kept(folder)
    assert all(same(kept.pattern(regex), regex) for regex in REGEXES)


@pytest.mark.parametrize("name", ["_compile", "_pattern", "_build"])
def test_where_python_has_changed_re_compiles(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*args: object) -> object:
        raise AttributeError("module 're' has no attribute '_parser'")

    monkeypatch.setattr(compiled, name, changed)
    compiled._kept.cache_clear()
    regex = f"{REGEXES[0]}{name}"
    assert same(compiled.compiled(regex), regex)
    compiled._kept.cache_clear()


def test_a_wrong_regex_is_refused_as_ever() -> None:
    with pytest.raises(re.error, match="unterminated subpattern"):
        compiled.compiled("(" + REGEXES[0])

"""A pack from the cache is the same as one freshly parsed, and is read only as far as an ad needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import MINIMAL, pack_of

from jobscan.pack import cache
from jobscan.pack.cache import StoredPack, load_cached, store
from jobscan.pack.rule import ParsedPack
from jobscan.scan.scanner import Scanner

PARTS = (*cache._PARTS, "digest", "index")


@pytest.fixture
def parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ParsedPack:
    monkeypatch.setattr(cache, "cache_folder", lambda: tmp_path)
    return pack_of(MINIMAL)


def stored(pack: ParsedPack) -> StoredPack:
    store(pack, pack.digest)
    found = load_cached(pack.digest)
    assert isinstance(found, StoredPack)
    return found


def test_every_part_comes_back(parsed: ParsedPack) -> None:
    found = stored(parsed)
    assert {part: getattr(found, part) for part in PARTS} == {part: getattr(parsed, part) for part in PARTS}
    assert tuple(found.rules) == parsed.rules
    assert (found.rules[0], found.rules[-1], found.rules[:1]) == (
        parsed.rules[0],
        parsed.rules[-1],
        list(parsed.rules[:1]),
    )


def test_a_clean_ad_needs_the_index_and_the_script_table(parsed: ParsedPack) -> None:
    found = stored(parsed)
    scanner = Scanner(found)
    assert scanner.scan("诚聘文员，五险一金") == []
    assert {*vars(found)} & {*PARTS, "rules"} == {"index", "script"}
    assert [f.match for f in scanner.scan("限女性，")] == ["限女性"]


# what is done to the file
BROKEN = [
    ("cut off", lambda content: content[: len(content) // 2]),
    ("the last line is cut off", lambda content: content[:-20]),
    ("empty", lambda content: b""),
    ("a rule is missing", lambda content: b"\n".join([*content.split(b"\n")[:-2], content.split(b"\n")[-1]])),
    ("not JSON", lambda content: b"\x00" + content),
]


@pytest.mark.parametrize(("what", "change"), BROKEN, ids=[what for what, _ in BROKEN])
def test_a_broken_file_is_as_good_as_none(
    parsed: ParsedPack, tmp_path: Path, what: str, change: object
) -> None:
    store(parsed, parsed.digest)
    [file] = tmp_path.iterdir()
    file.write_bytes(change(file.read_bytes()))  # type: ignore[operator]
    assert load_cached(parsed.digest) is None


def test_only_the_latest_are_kept(parsed: ParsedPack, tmp_path: Path) -> None:
    for number in range(12):
        store(parsed, f"{number:032}")
    assert len(list(tmp_path.iterdir())) == 8


def test_a_pack_in_use_stays(parsed: ParsedPack) -> None:
    """Somebody who writes rules makes a new pack with every change; the built-in one is read in between."""
    for number in range(12):
        store(parsed, f"{number:032}")
        assert load_cached("0" * 32) is not None

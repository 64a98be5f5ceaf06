"""Office documents for the tests: readers' results, and hostile files that no library writes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from jobscan.sources.ad import Ad, Item, Notice, Unreadable
from jobscan.sources.formats import reader
from jobscan.sources.opened import GUESSED, Columns, Opened
from jobscan.sources.place import Place

_LAUGHS = "".join(f"<!ENTITY l{n} '{('&l' + str(n - 1) + ';') * 10}'>" for n in range(1, 10))
LAUGHS = f"<!DOCTYPE x [<!ENTITY l0 '限男性'>{_LAUGHS}]>"
"""A billion laughs: the entity `&l9;` is 1,000,000,000 times 限男性."""


def items(name: str, data: bytes, columns: Columns = GUESSED) -> list[Item]:
    """What the reader for a file of this name makes of `data`."""
    return list(reader(name)(Opened(io.BytesIO(data), f"ads/{name}", name, columns)))


def only_ad(name: str, data: bytes) -> Ad:
    [found] = items(name, data)
    assert isinstance(found, Ad), found
    return found


def problem(name: str, data: bytes) -> tuple[str, str]:
    """The one message, in English and Chinese."""
    [found] = items(name, data)
    assert isinstance(found, Unreadable), found
    assert found.origin == name
    return found.problem.en, found.problem.zh


def notes(found: list[Item]) -> list[Notice]:
    return [item for item in found if isinstance(item, Notice)]


def ads(found: list[Item]) -> list[Ad]:
    return [item for item in found if isinstance(item, Ad)]


def places(ad: Ad) -> list[tuple[str, Place]]:
    """Every stretch of the ad's text with its place, without the separators between."""
    ends = [*(segment.start for segment in ad.segments[1:]), len(ad.text)]
    stretches = [(ad.text[s.start : end], s.place) for s, end in zip(ad.segments, ends, strict=True)]
    return [(text, place) for text, place in stretches if text.strip(" |\n：:")]


def repacked(data: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The zip file with other contents for some names; None takes one out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            if part is not None:
                new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def lying(name: str, size: int) -> bytes:
    """A zip file with `size` blanks in a part that claims, with the right checksum, to hold 10 bytes."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(_blanks(compressor, size))
    fields = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0x21, zlib.crc32(b" " * 10), len(packed), 10)
    raw = name.encode()
    local = b"PK\x03\x04" + fields + struct.pack("<HH", len(raw), 0) + raw + packed
    entry = b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHHHII", len(raw), 0, 0, 0, 0, 0, 0) + raw
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def _blanks(compressor: zlib._Compress, size: int) -> Iterator[bytes]:
    step = b" " * (1 << 20)
    for _ in range(size // len(step)):
        yield compressor.compress(step)
    yield compressor.flush()

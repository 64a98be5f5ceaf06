"""Plain text: bytes → `Ad`, or why they are no text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.encoding import Decoded, decode, remark
from jobscan.sources.hashes import without_comments
from jobscan.sources.opened import Opened

EMPTY = Bilingual(
    zh="文件是空的，没有可检查的文字；请确认广告已保存。",
    en="is empty, there is nothing to check; make sure that the ad was saved.",
)


def read(opened: Opened) -> Iterator[Item]:
    """The one ad that a text file is, after a remark on its encoding."""
    for item in raw(opened):
        found = without_comments(item.text) if isinstance(item, Ad) else None
        if found and isinstance(item, Ad):
            mapped, comments = found
            item = replace(
                item, text=mapped.text, source=item.text, segments=mapped.segments, comments=comments
            )
        yield item


def raw(opened: Opened, declared: Callable[[bytes], str] = lambda _: "") -> Iterator[Item]:
    """The file as one ad with all that is written in it: what other formats of text begin with.

    `declared`: finds the encoding that the file names itself.
    """
    data = opened.whole()
    if isinstance(data, Unreadable):
        yield data
        return
    decoded = decode(data, declared(data))
    del data  # up to a quarter of a gigabyte
    if isinstance(decoded, Decoded) and (said := remark(decoded.encoding, decoded.how, opened.origin)):
        yield said
    yield _ad(decoded, opened.id, opened.origin)


def read_whole(opened: Opened) -> Ad | Unreadable:
    data = opened.whole()
    return data if isinstance(data, Unreadable) else read_text(data, opened.id, opened.origin)


def read_text(data: bytes, id: str, origin: str) -> Ad | Unreadable:
    """The ad in `data`. Line ends are left as they are: offsets count in what was written."""
    return _ad(decode(data), id, origin)


def _ad(decoded: Decoded | Bilingual, id: str, origin: str) -> Ad | Unreadable:
    if isinstance(decoded, Bilingual):
        return Unreadable(origin, decoded)
    if not decoded.text.strip():
        return Unreadable(origin, EMPTY)
    return Ad(id=id, text=decoded.text, fields={}, origin=origin)

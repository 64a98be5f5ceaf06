"""Files named .doc or .xls: what they are in truth is read, the old formats themselves are not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace

from jobscan.finding import Bilingual
from jobscan.sources.ad import Item, Unreadable
from jobscan.sources.opened import Opened

_OLE = b"\xd0\xcf\x11\xe0"
_NAMES = {".doc": ("Word", ".docx"), ".xls": ("Excel", ".xlsx")}


def read(opened: Opened) -> Iterator[Item]:
    """Many a .doc was renamed: the new format is read as such, anything else as text."""
    data = opened.whole()
    if isinstance(data, Unreadable):
        yield data
        return
    suffix = opened.origin[-4:].lower()
    name, new = _NAMES.get(suffix, _NAMES[".doc"])
    if data.startswith(_OLE):
        yield Unreadable(opened.origin, _old(name, suffix, new))
        return
    from jobscan.sources.formats import reader

    wanted = new if data.startswith(b"PK\x03\x04") else ".txt"
    yield from reader(wanted)(replace(opened, file=io.BytesIO(data)))


def _old(name: str, suffix: str, new: str) -> Bilingual:
    return Bilingual(
        zh=f"是旧版 {name} 文件（{suffix}），无法读取；请用 {name} 打开，另存为 {new} 后再检查。",
        en=f"is an old {name} file ({suffix}), which cannot be read; open it in {name}, save it as {new} and check that.",
    )

"""The zip file that a Word or Excel document is: what is safe of it to hand to a library, or why nothing is.

Libraries inflate whatever a zip file says. Here every part is inflated once, in steps and up to a
limit, so that neither a zip bomb nor one that lies about its sizes fills the memory, and is packed
again without compression. XML may define entities (the billion laughs) or name other files;
documents of Office never do: such a part is refused before any parser sees it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from jobscan.finding import Bilingual
from jobscan.sources.ad import Unreadable
from jobscan.sources.opened import Opened

_MOST_PARTS = 5_000
_STEP = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
# Every encoding that the parsers know writes these as ASCII, or as ASCII with zeros between.
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `most_bytes` and `most_tags`: of XML; what has more is no job ad."""

    name: str
    suffix: str
    old: str
    most_bytes: int
    most_tags: int
    smaller: Bilingual

    @property
    def a_file(self) -> str:
        return f"{'an' if self.name[0] in 'AEIOU' else 'a'} {self.name} file"


class Metered(io.BytesIO):
    """A file that can be read so many times over and no more: parts may be named a thousand times."""

    _TIMES = 5

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._left = self._TIMES * (len(data) + _STEP)

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self._left -= len(data)
        if self._left < 0:
            raise ValueError("read too often")
        return data


def unpacked(opened: Opened, kind: Kind) -> io.BytesIO | Unreadable:
    """The document as a zip file of bounded size without compression: only its XML, all else empty."""
    data = opened.whole()
    if isinstance(data, Unreadable):
        return data
    packed = _packed(data, kind)
    return Unreadable(opened.origin, packed) if isinstance(packed, Bilingual) else packed


def damaged(kind: Kind) -> Bilingual:
    """For a document that the library behind `kind` cannot make sense of."""
    return Bilingual(
        zh=f"{kind.name} 文件已损坏或不完整，无法读取；请用 {kind.name} 打开，另存为 {kind.suffix} 后再检查。",
        en=f"is a damaged or incomplete {kind.name} file; open it in {kind.name}, save it anew as "
        f"{kind.suffix} and check that.",
    )


def _packed(data: bytes, kind: Kind) -> io.BytesIO | Bilingual:
    if not data:
        return Bilingual(
            zh="文件是空的，没有可检查的文字；请确认广告已保存。",
            en="is empty, there is nothing to check; make sure that the ad was saved.",
        )
    if data.startswith(_OLE):
        return _locked(kind) if "EncryptedPackage".encode("utf-16-le") in data else _old(kind)
    if not data.startswith(_ZIP):
        return Bilingual(
            zh=f"后缀是 {kind.suffix}，但内容不是 {kind.name} 文件；请核对文件，"
            f"或用 {kind.name} 打开后另存为 {kind.suffix}。",
            en=f"is named {kind.suffix} but is no {kind.name} file; check what it is, or open it in "
            f"{kind.name} and save it as {kind.suffix}.",
        )
    if data.count(b"PK\x01\x02") > _MOST_PARTS:  # entries of the directory, before it is read into memory
        return _too_large(kind)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _copied(archive, kind)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError):
        return damaged(kind)


def _copied(archive: zipfile.ZipFile, kind: Kind) -> io.BytesIO | Bilingual:
    parts = {info.filename: info for info in archive.infolist()}  # of two with one name the last one counts
    xml = {name for name in parts if name.lower().endswith((".xml", ".rels"))}
    if sum(parts[name].file_size for name in xml) > kind.most_bytes:
        return _too_large(kind)
    copy = io.BytesIO()
    left, tags = kind.most_bytes, kind.most_tags
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as out:
        for name, info in parts.items():
            if name not in xml:
                out.writestr(zipfile.ZipInfo(name), b"")  # pictures, fonts, macros
                continue
            if info.flag_bits & 1:
                return _locked(kind)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                return damaged(kind)  # nothing else is allowed here, and bzip2 cannot be inflated in steps
            part = _inflated(archive, info, left)
            left -= len(part)
            tags -= part.count(b"<")
            if left < 0 or tags < 0:
                return _too_large(kind)
            if _DOCTYPE.search(part):
                return _entities(kind)
            out.writestr(zipfile.ZipInfo(name), part)
    return Metered(copy.getvalue())


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The part, but no more than one step past `most` bytes. The sizes in the directory may be lies."""
    steps: list[bytes] = []
    with archive.open(info) as part:
        while most >= 0 and (step := part.read(_STEP)):
            steps.append(step)
            most -= len(step)
    return b"".join(steps)


def _too_large(kind: Kind) -> Bilingual:
    size = kind.most_bytes // 1024 // 1024
    return Bilingual(
        zh=f"{kind.name} 文件解压后过大（上限 {size} MB、{kind.most_tags // 10_000} 万个 XML 标记），"
        f"可能是压缩炸弹；{kind.smaller.zh}",
        en=f"is {kind.a_file} that is too large when unpacked (the limit is {size} MB and "
        f"{kind.most_tags:,} XML tags), perhaps a zip bomb; {kind.smaller.en}",
    )


def _entities(kind: Kind) -> Bilingual:
    return Bilingual(
        zh=f"{kind.name} 文件的 XML 里有文档类型或实体声明，正常文件里没有，"
        f"可能是恶意文件，未读取；请用 {kind.name} 打开确认，另存为 {kind.suffix} 后再检查。",
        en=f"is {kind.a_file} whose XML declares a document type or entities, which no honest one does: "
        f"it was not read; if you trust it, open it in {kind.name}, save it anew as {kind.suffix} and check that.",
    )


def _locked(kind: Kind) -> Bilingual:
    return Bilingual(
        zh=f"{kind.name} 文件有密码保护，无法读取；请用 {kind.name} 打开，去掉密码后保存再检查。",
        en=f"is {kind.a_file} that is protected by a password; open it in {kind.name}, save it without "
        "the password and check that.",
    )


def _old(kind: Kind) -> Bilingual:
    return Bilingual(
        zh=f"后缀是 {kind.suffix}，内容却是旧版 {kind.name} 文件（{kind.old}）；"
        f"请用 {kind.name} 打开，另存为 {kind.suffix} 后再检查。",
        en=f"is named {kind.suffix} but is an old {kind.name} file ({kind.old}); open it in {kind.name}, save "
        f"it as {kind.suffix} and check that.",
    )

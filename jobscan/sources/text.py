"""Plain text and Markdown: bytes → `Ad`, or why they are no text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.hashes import without_comments
from jobscan.sources.opened import Opened

# What a recruiter is likely to point at that is no text, by its first bytes.
_KINDS: tuple[tuple[bytes, Bilingual], ...] = (
    (b"PK\x03\x04", Bilingual(zh="Word（.docx）、Excel 或 ZIP 文件", en="a Word (.docx), Excel or ZIP file")),
    (
        b"\xd0\xcf\x11\xe0",
        Bilingual(zh="旧版 Word 或 Excel 文件（.doc、.xls）", en="an old Word or Excel file (.doc, .xls)"),
    ),
    (b"%PDF-", Bilingual(zh="PDF 文件", en="a PDF file")),
    (b"\x89PNG", Bilingual(zh="PNG 图片", en="a PNG image")),
    (b"\xff\xd8\xff", Bilingual(zh="JPEG 图片", en="a JPEG image")),
    (b"GIF8", Bilingual(zh="GIF 图片", en="a GIF image")),
    (b"\x1f\x8b", Bilingual(zh="gzip 压缩文件", en="a gzip archive")),
    (b"Rar!", Bilingual(zh="RAR 压缩文件", en="a RAR archive")),
    (b"7z\xbc\xaf", Bilingual(zh="7z 压缩文件", en="a 7z archive")),
    (b"\x7fELF", Bilingual(zh="可执行程序（ELF）", en="a program (ELF)")),
)
_SOME_BINARY = Bilingual(
    zh="二进制文件（含大量控制字符）", en="a binary file (it is full of control characters)"
)

# Escape sequences (1B) and form feeds do occur in saved text; these do not.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"

# Half of the Han characters of any real ad are among these, hardly any of text that was Big5,
# EUC-KR or Shift-JIS and merely happens to decode as GB18030.
_COMMON = frozenset(
    "的能工学数有和作据发求业以计理经用及熟要等分责关力开验上职位相优行具测试程与算悉通务析法设机技品负产术历件专统科进系对体化解本年一"
    "公实先研项目人应任方类定动成信好模性软合管标或者习制全强编员备提大安并中岗团建练语录良电生招聘男女岁店薪资休月周在我们不了可无限"
    "並備優動務員團學實專對崗強應據數業標機歷測產發統經編練習職與術計設試語負責軟進錄開關電項類驗體歲資薪們無週"
)

_SAVE_AS_TEXT = Bilingual(
    zh="请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
    en="open it, save the ad's wording as plain text (.txt, UTF-8) and check that.",
)
EMPTY = Bilingual(
    zh="文件是空的，没有可检查的文字；请确认广告已保存。",
    en="is empty, there is nothing to check; make sure that the ad was saved.",
)


def read(opened: Opened) -> Iterator[Item]:
    """The one ad that a text file is."""
    ad = read_whole(opened)
    found = without_comments(ad.text) if isinstance(ad, Ad) else None
    if found and isinstance(ad, Ad):
        mapped, comments = found
        ad = replace(ad, text=mapped.text, source=ad.text, segments=mapped.segments, comments=comments)
    yield ad


def read_whole(opened: Opened) -> Ad | Unreadable:
    data = opened.whole()
    return data if isinstance(data, Unreadable) else read_text(data, opened.id, opened.origin)


def read_text(data: bytes, id: str, origin: str) -> Ad | Unreadable:
    """The ad in `data`: UTF-8, UTF-16 with a byte-order mark, or what is plainly GB18030.

    Line ends are left as they are: offsets count in what was written.
    """
    problem = _not_text(data)
    if problem:
        return Unreadable(origin, problem)
    text = _decode(data)
    if isinstance(text, Bilingual):
        return Unreadable(origin, text)
    if not text.strip():
        return Unreadable(origin, EMPTY)
    return Ad(id=id, text=text, fields={}, origin=origin)


def _not_text(data: bytes) -> Bilingual | None:
    kind = next((name for magic, name in _KINDS if data.startswith(magic)), None)
    if kind is None and not _is_utf16(data) and _full_of_controls(data):
        kind = _SOME_BINARY
    return kind and _but(kind)


def _but(kind: Bilingual) -> Bilingual:
    space = " " if kind.zh[0].isascii() else ""  # between Han and Latin, as Chinese is set
    return Bilingual(
        zh=f"不是文本，而是{space}{kind.zh}；{_SAVE_AS_TEXT.zh}",
        en=f"is not text but {kind.en}; {_SAVE_AS_TEXT.en}",
    )


def _is_utf16(data: bytes) -> bool:
    return data[:2] in (b"\xff\xfe", b"\xfe\xff")


def _full_of_controls(data: bytes) -> bool:
    """A lone NUL is damage and is warned of; one byte in ten is another kind of file."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > 1 and controls * 10 > len(data)


def _decode(data: bytes) -> str | Bilingual:
    if _is_utf16(data):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            return _undecodable("UTF-16", error)
        if _full_of_controls(text.encode("utf-8", "replace")):
            return _but(_SOME_BINARY)
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts without the mark.
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        return _no_encoding(data, offset, error.start)
    return text if _plausible(text) else _no_encoding(data, offset, None)


def _plausible(text: str) -> bool:
    """Whether text decoded as GB18030 reads like Chinese and not like another encoding's bytes."""
    han = [c for c in text if "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff"]
    if not han or any("\ue000" <= c <= "\uf8ff" for c in text):
        return False
    simplified = sum(_in_gb2312(c) for c in han) >= 0.9 * len(han)
    if len(han) < 10:
        return simplified
    common = sum(c in _COMMON for c in han) / len(han)
    return common >= (0.1 if simplified else 0.2)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _undecodable(encoding: str, error: UnicodeDecodeError) -> Bilingual:
    return Bilingual(
        zh=f"文件开头标明是 {encoding}，但第 {error.start} 字节处无法解码；"
        "文件可能被截断，请在编辑器里打开，另存为 UTF-8 后再检查。",
        en=f"says that it is {encoding} but cannot be decoded at byte {error.start}; "
        "it may be cut short: open it in an editor, save it as UTF-8 and check that.",
    )


def _no_encoding(data: bytes, utf8: int, gb18030: int | None) -> Bilingual:
    """`utf8` and `gb18030` are the offsets of the first bad byte; None: decodes, but to no Chinese."""
    byte = f"0x{data[utf8]:02X}"
    if gb18030 is None:
        gb = Bilingual(zh="按 GB18030 解码读不成中文", en="GB18030 (it does not read as Chinese)")
    else:
        gb = Bilingual(zh=f"也不是 GB18030（第 {gb18030} 字节出错）", en=f"GB18030 (fails at byte {gb18030})")
    return Bilingual(
        zh=f"无法识别文字编码：不是 UTF-8（第 {utf8} 字节 {byte} 出错），"
        f"没有 UTF-16 的字节顺序标记，{gb.zh}；"
        "请在编辑器里打开，另存为 UTF-8 后再检查。",
        en=f"is in no encoding that jobscan knows: tried UTF-8 (fails at byte {utf8}, {byte}), "
        f"UTF-16 (no byte-order mark) and {gb.en}; open it in an editor, save it as UTF-8 and check that.",
    )

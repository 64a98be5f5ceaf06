"""What is no text: files of other kinds, told by their first bytes."""

from __future__ import annotations

from jobscan.finding import Bilingual

# What a recruiter is likely to point at that is no text.
_KINDS: tuple[tuple[bytes, Bilingual], ...] = (
    (b"PK\x03\x04", Bilingual(zh="Word（.docx）、Excel 或 ZIP 文件", en="a Word (.docx), Excel or ZIP file")),
    (
        b"\xd0\xcf\x11\xe0",
        Bilingual(zh="旧版 Word 或 Excel 文件（.doc、.xls）", en="an old Word or Excel file (.doc, .xls)"),
    ),
    (b"%PDF-", Bilingual(zh="PDF 文件", en="a PDF file")),
    (b"PAR1", Bilingual(zh="Parquet 文件", en="a Parquet file")),
    (b"\x89PNG", Bilingual(zh="PNG 图片", en="a PNG image")),
    (b"\xff\xd8\xff", Bilingual(zh="JPEG 图片", en="a JPEG image")),
    (b"GIF8", Bilingual(zh="GIF 图片", en="a GIF image")),
    (b"\x1f\x8b", Bilingual(zh="gzip 压缩文件", en="a gzip archive")),
    (b"\x28\xb5\x2f\xfd", Bilingual(zh="zstd 压缩文件", en="a zstd archive")),
    (b"Rar!", Bilingual(zh="RAR 压缩文件", en="a RAR archive")),
    (b"7z\xbc\xaf", Bilingual(zh="7z 压缩文件", en="a 7z archive")),
    (b"\x7fELF", Bilingual(zh="可执行程序（ELF）", en="a program (ELF)")),
)
_SOME_BINARY = Bilingual(
    zh="二进制文件（含大量控制字符）", en="a binary file (it is full of control characters)"
)
_SAVE_AS_TEXT = Bilingual(
    zh="请打开后把广告正文另存为纯文本（.txt，UTF-8 编码）再检查。",
    en="open it, save the ad's wording as plain text (.txt, UTF-8) and check that.",
)

# Escape sequences (1B) and form feeds do occur in saved text; these do not.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


def known_kind(data: bytes) -> Bilingual | None:
    """Why a file that begins with `data` is no text, or None."""
    kind = next((name for magic, name in _KINDS if data.startswith(magic)), None)
    return kind and _but(kind)


def full_of_controls(data: bytes) -> Bilingual | None:
    """The same by its control characters. A lone NUL is damage and is warned of; one byte in ten is binary."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return _but(_SOME_BINARY) if controls > 1 and controls * 10 > len(data) else None


def _but(kind: Bilingual) -> Bilingual:
    space = " " if kind.zh[0].isascii() else ""  # between Han and Latin, as Chinese is set
    return Bilingual(
        zh=f"不是文本，而是{space}{kind.zh}；{_SAVE_AS_TEXT.zh}",
        en=f"is not text but {kind.en}; {_SAVE_AS_TEXT.en}",
    )

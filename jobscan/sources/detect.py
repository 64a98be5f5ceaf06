"""Which encoding bytes are in that are not plain UTF-8.

The order: a byte-order mark; UTF-16 by its NULs; UTF-8; what the file declares; whichever of GB18030,
Big5 and UTF-16 reads as Chinese; Windows-1252 where nearly all is ASCII. charset-normalizer judges the
last, and names what we do not read: on short Chinese text it takes GBK for Big5, our own share of
common characters does not.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

from jobscan.finding import Bilingual
from jobscan.sources.han import is_chinese, share

How = Literal["utf-8", "mark", "declared", "detected"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHINESE = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
_WESTERN = "cp1252"
NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "gb18030": "GB18030",
    "big5hkscs": "Big5-HKSCS",
    "cp950": "Big5",
    "cp1252": "Windows-1252",
}
# What is worth naming when it is refused, by the codec that charset-normalizer finds.
_FOREIGN = (
    ("cp932", "Shift-JIS"), ("shift_ji", "Shift-JIS"), ("euc_ji", "EUC-JP"), ("euc_jp", "EUC-JP"), ("cp949", "EUC-KR"),
    ("euc_kr", "EUC-KR"), ("cp1251", "Windows-1251"), ("koi8", "KOI8-R"),
)  # fmt: skip
# What a label means in practice (WHATWG Encoding): pages that say gb2312 are GB18030.
_MEANT = {
    "gb2312": "gb18030", "gbk": "gb18030", "hz": "hz", "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252",
    "utf-16": "utf-16-le", "utf-8-sig": "utf-8",
}  # fmt: skip
# Never a codec that is no encoding of text (rot13, zip) or hides markup (utf-7).
_DECLARABLE = re.compile(
    r"utf-(8|16-le|16-be)|gb18030|hz|big5(hkscs)?|cp\d+|iso8859-\d+|koi8-[ru]|shift_jis|euc_(jp|kr)"
)
_SAMPLE = 64 * 1024
_HIGH = re.compile(rb"[\x80-\xff]+")
_LETTER = re.compile(rb"[A-Za-z]")
BAD = re.compile("[\udc80-\udcff]")
_NOT_ASCII = re.compile(rb"[^\x00-\x7f]")


def choose(data: bytes, declared: str, whole: bool) -> tuple[str, How, int] | Bilingual:
    """The encoding, how it is known, and how long its mark is. Not `whole`: `data` may end in a character."""
    for mark, encoding in _MARKS:
        if data.startswith(mark) and (encoding != "utf-32-le" or _decodes(data, encoding, whole)):
            return encoding, "mark", len(mark)
    if wide := is_wide(data):
        return wide, "detected", 0
    bad, meant = _first_bad(data, "utf-8", whole), _meant(declared)
    if meant in _CHINESE and not data.isascii() and _chinese(data, meant, whole):
        return meant, "declared", 0
    if bad is None:
        return "utf-8", "utf-8", 0
    readings = [(score, -n) for n, e in enumerate(_CHINESE) if (score := _chinese(data, e, whole))]
    if readings:
        return _CHINESE[-max(readings)[1]], "detected", 0
    if meant not in ("", "utf-8") and _decodes(data, meant, whole):
        return meant, "declared", 0
    if _mostly_utf8(data):
        return cut_short("utf-8", "utf-8", bad) if whole else ("utf-8", "utf-8", 0)
    if _western(data):
        return _WESTERN, "detected", 0
    damaged = next((e for e in _CHINESE if whole and _chinese(data, e, whole=False)), "")
    return (
        cut_short(damaged, "detected", _first_bad(data, damaged, whole)) if damaged else _unknown(data, bad)
    )


def is_wide(data: bytes) -> str:
    """UTF-16 without a mark, by the NULs that Latin text is full of: all on the same side."""
    data = data[: _SAMPLE - _SAMPLE % 2]
    high, low = data[::2].count(0), data[1::2].count(0)
    if len(data) < 8 or len(data) % 2 or min(high, low) or max(high, low) * 5 < len(data):
        return ""
    return "utf-16-le" if low else "utf-16-be"


def _first_bad(data: bytes, encoding: str, whole: bool) -> int | None:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _decodes(data: bytes, encoding: str, whole: bool) -> bool:
    return _first_bad(data, encoding, whole) is None


def _chinese(data: bytes, encoding: str, whole: bool) -> float:
    """How well `data` reads as Chinese in `encoding`; 0: it does not. In a stream a bad byte is forgiven."""
    found = _NOT_ASCII.search(data)
    start = found.start() if found and not encoding.startswith("utf-16") else 0
    if encoding.startswith("utf-16") and whole and len(data) % 2:
        return 0.0
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict" if whole else "surrogateescape")
    try:
        text = decoder.decode(data[start : start + _SAMPLE])
        if whole and not _decodes(data, encoding, whole):
            return 0.0
    except UnicodeDecodeError:
        return 0.0
    return share(text) if is_chinese(text) else 0.0


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "surrogateescape")
    bad = len(BAD.findall(text))
    return sum(not c.isascii() for c in text) > 10 * bad


def _western(data: bytes) -> bool:
    """English or French with an accent or a typographic quote here and there: lone high bytes, few of them."""
    runs = _HIGH.findall(data[:_SAMPLE])
    alone = sum(len(run) == 1 for run in runs)
    if (
        len(_LETTER.findall(data[:_SAMPLE])) < 10
        or alone < 0.8 * len(runs)
        or sum(map(len, runs)) * 4 > len(data[:_SAMPLE])
    ):
        return False
    return _decodes(data, _WESTERN, True) and bool(_detected(data, [_WESTERN]))


def _detected(data: bytes, only: list[str] | None = None) -> str:
    """What charset-normalizer makes of it, or nothing."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=only).best()
    return best.encoding if best else ""


def _meant(label: str) -> str:
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    name = _MEANT.get(name, name)
    return name if _DECLARABLE.fullmatch(name) else ""


def cut_short(encoding: str, how: How, byte: int | None) -> Bilingual:
    name = NAMES.get(encoding, encoding)
    zh, en = ("文件里", "some byte") if byte is None else (f"第 {byte} 字节处", f"byte {byte}")
    if how == "mark":
        says = Bilingual(zh=f"文件开头标明是 {name}", en=f"says that it is {name}")
    else:
        says = Bilingual(zh=f"文字编码是 {name}", en=f"is {name}")
    return Bilingual(
        zh=f"{says.zh}，但{zh}无法解码；文件可能被截断，请在编辑器里打开，另存为 UTF-8 后再检查。",
        en=f"{says.en} but cannot be decoded at {en}; it may be cut short: open it in an editor, "
        "save it as UTF-8 and check that.",
    )


def _unknown(data: bytes, bad: int) -> Bilingual:
    """`bad` is the offset of the first byte that UTF-8 does not have there."""
    byte, detected = f"0x{data[bad]:02X}", _detected(data)
    guess = next((name for start, name in _FOREIGN if detected.startswith(start)), "")
    zh, en = (f"（可能是 {guess}）", f" (it may be {guess})") if guess else ("", "")
    return Bilingual(
        zh=f"无法识别文字编码{zh}：不是 UTF-8（第 {bad} 字节 {byte} 出错），按 UTF-16、GB18030、Big5 解码读不成中文，"
        "也不是 Windows-1252；请在编辑器里打开，另存为 UTF-8 后再检查。",
        en=f"is in no encoding that jobscan knows{en}: tried UTF-8 (fails at byte {bad}, {byte}), UTF-16, "
        "GB18030, Big5 and Windows-1252, none of which reads as Chinese or English; open it in an editor, "
        "save it as UTF-8 and check that.",
    )

"""PDF files: one ad a file, its text by pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Item, Notice, Unreadable
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place, join, placed
from jobscan.sources.reflow import Line, reflow

_SECONDS = 60.0
_PROGRAM = Path(__file__).with_name("pdfium.py")
_MARK_WITHIN = 1024  # bytes: readers of PDF allow as much before its mark
_UNKNOWN_SHARE = 0.1
_LISTED = 10

_SAVE_AS_TEXT = Bilingual(
    zh="请另存为纯文本（.txt，UTF-8 编码）再检查。",
    en="save its text as plain text (.txt, UTF-8) and check that.",
)
_NO_PDF = Bilingual(
    zh="后缀是 .pdf，但内容不是 PDF 文件；请核对文件，或重新导出为 PDF。",
    en="is named .pdf but is no PDF file; check what it is, or export it as PDF anew.",
)
_EMPTY_FILE = Bilingual(
    zh="文件是空的，没有可检查的文字；请确认广告已保存。",
    en="is empty, there is nothing to check; make sure that the ad was saved.",
)
_LOCKED = Bilingual(
    zh="PDF 文件有密码保护，无法读取；请输入密码打开，另存为没有密码的 PDF 后再检查。",
    en="is a PDF file that is protected by a password; open it, save it without the password and check that.",
)
_DAMAGED = Bilingual(
    zh="PDF 文件已损坏或不完整，无法读取；请重新导出为 PDF 后再检查。",
    en="is a damaged or incomplete PDF file; export it anew and check that.",
)
_TOO_MUCH = Bilingual(
    zh=f"PDF 文件需要的内存过多，或读取时出错，可能已损坏或是恶意文件，未检查；{_SAVE_AS_TEXT.zh}",
    en="is a PDF file that takes too much memory or breaks its reader, perhaps damaged or made to do so: it was "
    f"not checked; {_SAVE_AS_TEXT.en}",
)
_TOO_SLOW = Bilingual(
    zh=f"PDF 文件 {_SECONDS:.0f} 秒内没有读完，可能过大或是恶意文件，未检查；{_SAVE_AS_TEXT.zh}",
    en=f"is a PDF file that could not be read within {_SECONDS:.0f} seconds, too large or made to be so: it was not "
    f"checked; {_SAVE_AS_TEXT.en}",
)
_TOO_LONG = Bilingual(
    zh="PDF 文件的文字过多，不像是一份广告，未检查；请拆成一份广告一个文件。",
    en="is a PDF file with too much text for an ad: it was not checked; split it into one file per ad.",
)
_PROBLEMS = {"password": _LOCKED, "damaged": _DAMAGED, "long": _TOO_LONG}


def read(opened: Opened) -> Iterator[Item]:
    """The one ad that a PDF is, and what of it could not be read."""
    data = opened.whole()
    pages = data if isinstance(data, Unreadable) else _pages(data)
    if isinstance(pages, Unreadable):
        yield pages
    elif isinstance(pages, Bilingual):
        yield Unreadable(opened.origin, pages)
    else:
        yield from _items(opened, pages)


def _items(opened: Opened, pages: Sequence[dict[str, Any] | None]) -> Iterator[Item]:
    """`pages` as pdfium.py writes them."""
    lost = [number for number, page in enumerate(pages, 1) if page is None]
    pictures = [number for number, page in enumerate(pages, 1) if page and page["image"]]
    if len(lost) == len(pages):
        yield Unreadable(opened.origin, _DAMAGED)
        return
    text = join(_parts(pages))
    if text.text.strip():
        yield Ad(opened.id, text.text, {}, opened.origin, segments=text.segments)
        unknown = sum(page["unknown"] for page in pages if page)
        if unknown > _UNKNOWN_SHARE * len(text.text):
            yield Unreadable(opened.origin, _unknown(unknown))
        if pictures:
            yield Notice(opened.origin, 0, 0, _pictures(pictures))
    else:
        yield Unreadable(opened.origin, _scanned(len(pictures)) if pictures else _empty(len(pages)))
    if lost:
        yield Unreadable(opened.origin, _lost(lost))


def _parts(pages: Sequence[dict[str, Any] | None]) -> Iterator[Mapped | str]:
    first = True
    for number, page in enumerate(pages, 1):
        if page and page["lines"]:
            if not first:
                yield "\n"
            first = False
            yield placed(reflow([Line(*line) for line in page["lines"]], page["width"]), Place(page=number))


def _pages(data: bytes) -> list[dict[str, Any] | None] | Bilingual:
    """What pdfium.py says of each page, or why it says nothing."""
    if not data:
        return _EMPTY_FILE
    if b"%PDF-" not in data[:_MARK_WITHIN]:
        return _NO_PDF
    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(_PROGRAM)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired:
        return _TOO_SLOW
    if done.returncode:
        return _TOO_MUCH
    head, *pages = [json.loads(line) for line in done.stdout.splitlines()]
    for answer in (head, *pages[-1:]):
        if answer and "error" in answer:
            return _PROBLEMS[answer["error"]]
    return pages


def _scanned(count: int) -> Bilingual:
    return Bilingual(
        zh=f"PDF 文件只有图片（{count} 页），没有文字；请先用文字识别（OCR）转成文字，再检查。",
        en=f"is a PDF file of pictures ({count} page{'s' if count > 1 else ''}) without text; turn them into text "
        "(OCR) and check that.",
    )


def _empty(count: int) -> Bilingual:
    return Bilingual(
        zh=f"PDF 文件的 {count} 页上都没有文字；请确认广告已保存，若文字是画出来的，请先用文字识别（OCR）转成文字。",
        en=f"is a PDF file without text on any of its {count} page{'s' if count > 1 else ''}; make sure that the ad "
        "was saved, and if its letters are drawings, turn them into text (OCR).",
    )


def _pictures(numbers: Sequence[int]) -> Bilingual:
    return Bilingual(
        zh=f"第 {_list(numbers, '、')} 页只有图片，没有检查；请先用文字识别（OCR）转成文字。",
        en=f"page {_list(numbers, ', ')} has pictures only and was not checked; turn them into text (OCR).",
    )


def _lost(numbers: Sequence[int]) -> Bilingual:
    return Bilingual(
        zh=f"第 {_list(numbers, '、')} 页已损坏，没有检查；请重新导出为 PDF 后再检查。",
        en=f"page {_list(numbers, ', ')} is damaged and was not checked; export the file anew and check that.",
    )


def _unknown(count: int) -> Bilingual:
    return Bilingual(
        zh=f"有 {count} 个字符的字体没有说明是什么字，检查不完整；{_SAVE_AS_TEXT.zh}",
        en=f"has {count} characters in fonts that do not say which letters they are, so that it was checked in part "
        f"only; {_SAVE_AS_TEXT.en}",
    )


def _list(numbers: Sequence[int], comma: str) -> str:
    return comma.join(map(str, numbers[:_LISTED])) + (" …" if len(numbers) > _LISTED else "")

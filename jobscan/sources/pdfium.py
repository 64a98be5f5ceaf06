"""The program that reads a PDF, run by itself: PDF on standard input → JSON lines on standard output.

A PDF is a program for a machine written in C++: a few hundred bytes may ask it for a billion steps
or gigabytes, and nothing in a process stops that. So it runs in a process of its own, which may use
so much memory and, as pdf.py sees to, so much time. Run as a file: imports nothing of jobscan.

First line: {"pages": n} or {"error": "password" | "damaged"}. Then one line a page: {"width": points,
"lines": [[text, left, right, top, height, width of its first word], …], "unknown": characters that
the font does not name, "image": whether a page without text has a picture}, or null for a page that
cannot be read; {"error": "long"} ends it early.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

MOST_MEMORY = 1536 * 1024 * 1024
MOST_SECONDS = 300  # of computing, should nobody be left to stop it
MOST_CHARACTERS = 16 * 1024 * 1024

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHEN = re.compile("[\x02\ufffe]")  # pdfium's marks for the hyphen that a line ends with
_LINE = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?")
# What is not torn apart at the end of a line: a Han character with the stop after it, else a word.
_FIRST_WORD = re.compile(r"\s*(?:[\u2e80-\uffdf][，。、；：！？）】》”’]?|[^\s\u2e80-\uffdf]+)")
_UNKNOWN = re.compile("[\0\x01\x03-\x08\x0e-\x1f\ufffd\ue000-\uefff\uf100-\uf8ff]")
_BULLET = re.compile("[\uf000-\uf0ff]")  # Symbol and Wingdings


def main() -> None:
    _limit()
    for value in _answers(sys.stdin.buffer.read()):
        sys.stdout.write(json.dumps(value) + "\n")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
        except (OSError, ValueError):  # not on this system
            continue


def _answers(data: bytes) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        yield {"error": "password" if error.err_code == _PASSWORD else "damaged"}
        return
    yield {"pages": len(document)}
    left = MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            answer = _page(page)
            page.close()
        except pypdfium2.PdfiumError:
            yield None
            continue
        left -= sum(len(line[0]) for line in answer["lines"])
        if left < 0:
            yield {"error": "long"}
            return
        yield answer


def _page(page: Any) -> dict[str, Any]:
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    # Character by character: the text as a whole has other indexes as soon as one needs two units.
    text = "".join(chr(raw.FPDFText_GetUnicode(textpage, at)) for at in range(textpage.count_chars()))
    lines = [
        _line(textpage, text, found.start(), found.end())
        for found in _LINE.finditer(text)
        if found[0].strip()
    ]
    textpage.close()
    image = not lines and any(found.type == raw.FPDF_PAGEOBJ_IMAGE for found in page.get_objects(max_depth=3))
    return {
        "width": page.get_width(),
        "lines": lines,
        "unknown": len(_UNKNOWN.findall(text)),
        "image": image,
    }


def _line(textpage: Any, text: str, start: int, end: int) -> list[Any]:
    shown = text[start:end]
    first = start + len(shown) - len(shown.lstrip())
    last = start + len(shown.rstrip()) - 1
    left, bottom, _, top = textpage.get_charbox(first, loose=True)
    right = textpage.get_charbox(last, loose=True)[2]
    word = _FIRST_WORD.match(text, first, end)
    word_right = textpage.get_charbox(word.end() - 1, loose=True)[2] if word else right
    shown = _UNKNOWN.sub("\ufffd", _BULLET.sub("•", _HYPHEN.sub("-", shown)))
    shown = shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return [shown, left, right, top, top - bottom, word_right - left]


if __name__ == "__main__":
    main()

"""Edits of an ad → the bytes of a Word document: only the text of runs changes, never their formatting.

Nothing of the package but the main document's XML is written anew.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jobscan.finding import Edit
from jobscan.fix.text_file import shortest
from jobscan.sources.ad import Ad
from jobscan.sources.place import Place

_Element = Any
"""An lxml element: lxml is only reached through python-docx."""

_LARGEST = 256 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_TEXT = {
    *(_W + name for name in "pPr rPr sdtPr sdtEndPr del moveFrom instrText delText delInstrText rt".split()),
    _FALLBACK,
    _W + "txbxContent",
}
_INSTEAD = {
    **dict.fromkeys((_W + "tab", _W + "ptab"), "\t"),
    **dict.fromkeys((_W + "br", _W + "cr"), "\n"),
    _W + "noBreakHyphen": "-",
}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What an edit does to one paragraph: `text` in place of its characters from start to end."""

    paragraph: _Element
    start: int
    end: int
    text: str


def write(data: bytes, edits: Sequence[tuple[Ad, Edit]]) -> bytes | None:
    """`data` with the edits made, or None where one of them is in a place that is not plain text."""
    import docx
    from docx.opc.oxml import serialize_part_xml

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > _LARGEST:
            return None
    document = docx.Document(io.BytesIO(data))
    paragraphs = _paragraphs(document.element.body)
    stretches: list[_Stretch] = []
    for ad, edit in edits:
        found = _stretches(ad, shortest(ad.text, edit), paragraphs)
        if not found:
            return None
        stretches += found
    for stretch in sorted(stretches, key=lambda s: -s.start):
        _change(stretch)
    name = str(document.part.partname).lstrip("/")
    return _repacked(data, name, serialize_part_xml(document.element))


def _paragraphs(body: _Element) -> dict[Place, list[_Element]]:
    """The paragraphs by their place, as jobscan.sources.docx counts them; of a cell those with text."""
    found: dict[Place, list[_Element]] = defaultdict(list)
    counts = {"p": 0, "tbl": 0}

    def walk(parent: _Element, place: Place | None) -> None:
        for child in parent:
            if child.tag == _W + "p":
                counts["p"] += place is None
                if place is None or any(text for text, _ in _pieces(child)):
                    found[place or Place(paragraph=counts["p"])].append(child)
            elif child.tag == _W + "tbl":
                counts["tbl"] += 1
                table(child, counts["tbl"])
            elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
                walk(child, place)

    def table(element: _Element, number: int) -> None:
        rows = (r for r in _inside(element, _W + "tr") if r.find(f"{_W}trPr/{_W}del") is None)
        for row, tr in enumerate(rows, start=1):
            for cell, tc in enumerate(_inside(tr, _W + "tc"), start=1):
                walk(tc, Place(table=number, row=row, cell=str(cell)))

    walk(body, None)
    return found


def _inside(parent: _Element, tag: str) -> Iterator[_Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT and child.tag != _W + "tbl":
            yield from _inside(child, tag)


def _pieces(parent: _Element) -> Iterator[tuple[str, _Element]]:
    """The text of a paragraph, and the elements that it is or stands for."""
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str) or tag in _NOT_TEXT:
            continue
        if tag == _W + "t":
            yield child.text or "", child
        elif tag in _INSTEAD:
            yield _INSTEAD[tag], child
        else:
            yield from _pieces(child)


def _stretches(ad: Ad, edit: Edit, paragraphs: dict[Place, list[_Element]]) -> list[_Stretch]:
    """Empty where some of the edit is in no paragraph whose text is what the ad says it is."""
    found: list[_Stretch] = []
    seen: dict[Place, int] = defaultdict(int)
    for number, segment in enumerate(ad.segments):
        stop = ad.segments[number + 1].start if number + 1 < len(ad.segments) else len(ad.text)
        if not segment.verbatim:
            continue
        nth = seen[segment.place]
        seen[segment.place] += 1
        start, end = max(edit.start, segment.start), min(edit.end, stop)
        if start > end or (start == end and not (edit.start == edit.end and segment.start <= start)):
            continue
        there = paragraphs.get(segment.place, [])
        if nth >= len(there) or "".join(t for t, _ in _pieces(there[nth])) != ad.text[segment.start : stop]:
            return []
        text = edit.text if not found else ""
        found.append(_Stretch(there[nth], start - segment.start, end - segment.start, text))
    return found


def _change(stretch: _Stretch) -> None:
    at, text = 0, stretch.text
    pieces = list(_pieces(stretch.paragraph))
    for piece, element in pieces:
        start, end = max(stretch.start - at, 0), min(stretch.end - at, len(piece))
        last = element is pieces[-1][1]
        at += len(piece)
        if start > len(piece) or (
            start >= end and not (text and start <= len(piece) and (start < len(piece) or last))
        ):
            continue
        if element.tag != _W + "t":
            if start < end:
                element.getparent().remove(element)
            continue
        element.text = piece[:start] + text + piece[max(start, end) :]
        element.set(_SPACE, "preserve")
        text = ""
        if not element.text:
            _remove_run(element)
    if not any(piece for piece, _ in _pieces(stretch.paragraph)) and stretch.end > stretch.start:
        _remove_paragraph(stretch.paragraph)


def _remove_run(text: _Element) -> None:
    """The run that held nothing but this text."""
    run = text.getparent()
    run.remove(text)
    if run.tag == _W + "r" and all(child.tag == _W + "rPr" for child in run):
        run.getparent().remove(run)


def _remove_paragraph(paragraph: _Element) -> None:
    """An empty line is left out, but not where it holds a picture or a section, or is a cell's only one."""
    parent = paragraph.getparent()
    holds = (
        any(child.tag != _W + "pPr" for child in paragraph)
        or paragraph.find(f"{_W}pPr/{_W}sectPr") is not None
    )
    if (
        not holds
        and len(parent.findall(_W + "p")) > 1
        and (parent.tag != _W + "tc" or parent[-1] is not paragraph)
    ):
        parent.remove(paragraph)
    row = parent.getparent()
    if parent.tag == _W + "tc" and row is not None and not any(text for text, _ in _pieces(row)):
        table = row.getparent()
        if len(table.findall(_W + "tr")) > 1 and not any(
            True for _ in row.iter(_W + "drawing", _W + "vMerge")
        ):
            table.remove(row)


def _repacked(data: bytes, name: str, part: bytes) -> bytes:
    """The package with one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, part if info.filename == name else old.read(info), info.compress_type)
    return out.getvalue()

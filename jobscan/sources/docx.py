"""Word documents (.docx): one ad a file, its text as a reader sees it.

Paragraphs and tables in their order; text boxes and footnotes after the paragraph that they belong
to; headers first, footers last. Of tracked changes what was inserted is text, what was deleted is not;
nor are hidden text, field codes, comments and the numbers that Word puts before list items.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jobscan.finding import Bilingual
from jobscan.sources import cells
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.ooxml import Kind, damaged, unpacked
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place, join, placed

KIND = Kind(
    name="Word",
    suffix=".docx",
    old=".doc",
    most_bytes=32 * 1024 * 1024,
    most_tags=2_000_000,
    smaller=Bilingual(
        zh="请确认是不是广告，或把广告另存为纯文本（.txt，UTF-8 编码）。",
        en="check that it is an ad, or save the ad's wording as plain text (.txt, UTF-8).",
    ),
)
_EMPTY = Bilingual(
    zh="Word 文件里没有文字；若广告是图片，请先转成文字再检查。",
    en="is a Word file without text; if the ad is a picture in it, turn that into text first.",
)

_Element = Any
"""An lxml element: lxml is only reached through python-docx."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_NOT_TEXT = {
    *(_W + name for name in "pPr rPr sdtPr sdtEndPr del moveFrom instrText delText delInstrText rt".split()),
    _MC + "Fallback",  # the same again for old versions of Word
}
_INSTEAD = {
    **dict.fromkeys((_W + "tab", _W + "ptab"), "\t"),
    **dict.fromkeys((_W + "br", _W + "cr"), "\n"),
    _W + "noBreakHyphen": "-",
}
_NOTES = {_W + "footnoteReference": "footnote", _W + "endnoteReference": "endnote"}
# Boxes to tick are characters of a symbol font: font, character → what it looks like.
_SYMBOLS = {
    **{("Wingdings", code): "□" for code in ("6F", "70", "71", "72", "A8")},
    **{("Wingdings 2", code): "□" for code in ("A3", "2A")},
    ("Wingdings", "FE"): "☑",
    ("Wingdings", "FD"): "☒",
    ("Wingdings 2", "52"): "☑",
    ("Wingdings 2", "54"): "☒",
}
_BULLET = "•"


def read(opened: Opened) -> Iterator[Item]:
    """The one ad that a Word document is."""
    packed = unpacked(opened, KIND)
    if isinstance(packed, Unreadable):
        yield packed
        return
    parts = _parts(packed)
    if parts is None:
        yield Unreadable(opened.origin, damaged(KIND))
        return
    text = join(_separated(_Walk(parts).document()))
    if not text.text.strip():
        yield Unreadable(opened.origin, _EMPTY)
        return
    yield Ad(opened.id, text.text, {}, opened.origin, segments=text.segments)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What is read of a document: elements, and the ids of styles whose text is hidden."""

    body: _Element
    headers: tuple[_Element, ...]
    footers: tuple[_Element, ...]
    notes: dict[tuple[str, str], _Element]
    hidden: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or a row of a table. `goes_on`: a tracked change runs the next one into it."""

    text: Mapped
    goes_on: bool = False


def _parts(packed: io.BytesIO) -> _Parts | None:
    """None: python-docx cannot make sense of it. Whatever it stumbles over is the document's fault."""
    import docx
    from docx.oxml.parser import parse_xml

    try:
        document = docx.Document(packed)
        part = document.part
        notes = {}
        for relation in part.rels.values():
            kind = relation.reltype.rpartition("/")[2].removesuffix("s")
            if kind in _NOTES.values() and not relation.is_external:
                for note in parse_xml(relation.target_part.blob):
                    notes[kind, note.get(_W + "id")] = note
        body: _Element = document.element.body
        return _Parts(
            body,
            tuple(_stories(part, body, "headerReference")),
            tuple(_stories(part, body, "footerReference")),
            notes,
            _hidden_styles(document.styles.element),
        )
    except Exception:
        return None


def _stories(part: Any, body: _Element, reference: str) -> Iterator[_Element]:
    """The headers (or footers) that the sections name, each once."""
    ids = dict.fromkeys(found.get(_R_ID) for found in body.iter(_W + reference))
    for id in ids:
        if id in part.related_parts:
            yield part.related_parts[id].element


def _hidden_styles(styles: _Element) -> frozenset[str]:
    own: dict[str, tuple[bool | None, str]] = {}
    for style in styles.iter(_W + "style"):
        based = style.find(_W + "basedOn")
        own[style.get(_W + "styleId", "")] = (
            _vanish(style.find(_W + "rPr")),
            "" if based is None else based.get(_W + "val", ""),
        )
    hidden: dict[str, bool] = {"": False}
    for style_id in own:
        chain: dict[str, None] = {}  # ordered; a style may claim to be based on itself
        while style_id in own and style_id not in hidden and style_id not in chain:
            chain[style_id] = None
            style_id = own[style_id][1]
        inherited = hidden.get(style_id, False)
        for link in reversed(chain):
            says = own[link][0]
            inherited = hidden[link] = inherited if says is None else says
    return frozenset(id for id, is_hidden in hidden.items() if is_hidden)


def _vanish(properties: _Element | None) -> bool | None:
    """Whether these properties hide text; None: they do not say."""
    found = None if properties is None else properties.find(_W + "vanish")
    if found is None:
        return None
    return found.get(_W + "val", "true") not in ("0", "false", "off")


def _separated(blocks: Iterator[_Block]) -> Iterator[Mapped | str]:
    """A paragraph ends what is said in it; a label that stands alone belongs to the boxes below it."""
    before: _Block | None = None
    for block in blocks:
        if before is not None and not before.goes_on:
            yield "\n" if not before.text.text or before.text.text.rstrip().endswith((":", "：")) else "\n\n"
        yield block.text
        before = block


class _Walk:
    """Goes through a document once, counting paragraphs and tables."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts
        self._notes = dict(parts.notes)
        self._paragraphs = 0
        self._tables = 0

    def document(self) -> Iterator[_Block]:
        for header in self._parts.headers:
            yield from self._filled(header, "header")
        yield from self._blocks(self._parts.body, None)
        for footer in self._parts.footers:
            yield from self._filled(footer, "footer")

    def _filled(self, story: _Element, field: str) -> Iterator[_Block]:
        return (block for block in self._blocks(story, Place(field=field)) if block.text.text.strip())

    def _blocks(self, parent: _Element, place: Place | None) -> Iterator[_Block]:
        """The paragraphs and rows below `parent`. `place` None: the body, whose paragraphs are counted."""
        for child in parent:
            if child.tag == _W + "p":
                if place is None:
                    self._paragraphs += 1
                yield from self._paragraph(child, place or Place(paragraph=self._paragraphs))
            elif child.tag == _W + "tbl":
                self._tables += 1
                yield from self._table(child, self._tables)
            elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
                yield from self._blocks(child, place)  # content controls, tracked changes, custom XML

    def _table(self, table: _Element, number: int) -> Iterator[_Block]:
        rows: list[list[Mapped]] = []
        inside: list[list[_Block]] = []
        for row_number, row in enumerate(_rows(table), start=1):
            texts = []
            nested: list[_Block] = []
            for cell_number, cell in enumerate(_inside(row, _W + "tc"), start=1):
                place = Place(table=number, row=row_number, cell=str(cell_number))
                blocks = list(self._blocks(cell, place))
                texts.append(
                    _lines(block for block in blocks if block.text.segments[0].place.table == number)
                )
                nested += (block for block in blocks if block.text.segments[0].place.table != number)
            rows.append(texts)
            inside.append(nested)
        for text, nested in zip(cells.lines(rows), inside, strict=True):
            if text.text.strip():
                yield _Block(text)
            yield from nested

    def _paragraph(self, paragraph: _Element, place: Place) -> Iterator[_Block]:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        hidden = style is not None and style.get(_W + "val") in self._parts.hidden
        walk = _Runs(hidden, self._parts.hidden)
        text = "".join(text for text, _ in walk.pieces(paragraph))
        goes_on = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
        yield _Block(placed(text, place), goes_on)
        for box in walk.boxes:
            yield from self._blocks(box, place)
        for kind, id in walk.notes:
            note = self._notes.pop((kind, id), None)
            if note is not None:
                yield from self._blocks(note, replace(place, field=kind))


class _Runs:
    """The text of one paragraph; on the way there, its text boxes and notes."""

    def __init__(self, hidden: bool, hidden_styles: frozenset[str]) -> None:
        self._hidden = hidden
        self._hidden_styles = hidden_styles
        self.boxes: list[_Element] = []
        self.notes: list[tuple[str, str]] = []

    def pieces(self, parent: _Element) -> Iterator[tuple[str, _Element]]:
        """Text, and the element that it is or stands for."""
        for child in parent:
            tag = child.tag
            if not isinstance(tag, str) or tag in _NOT_TEXT:
                continue
            if tag in (_W + "t", _M + "t"):
                yield child.text or "", child
            elif tag in _INSTEAD:
                yield _INSTEAD[tag], child
            elif tag == _W + "sym":
                yield _symbol(child), child
            elif tag == _W + "fldChar":
                if child.find(f"{_W}ffData/{_W}checkBox") is not None:
                    yield "□", child
            elif tag in _NOTES:
                self.notes.append((_NOTES[tag], child.get(_W + "id")))
            elif tag == _W + "txbxContent":
                self.boxes.append(child)
            elif tag != _W + "r" or not self._is_hidden(child):
                yield from self.pieces(child)

    def _is_hidden(self, run: _Element) -> bool:
        properties = run.find(_W + "rPr")
        if properties is None:
            return self._hidden
        says = _vanish(properties)
        if says is not None:
            return says
        style = properties.find(_W + "rStyle")
        return self._hidden or (style is not None and style.get(_W + "val") in self._hidden_styles)


def _rows(table: _Element) -> Iterator[_Element]:
    for row in _inside(table, _W + "tr"):
        if row.find(f"{_W}trPr/{_W}del") is None:
            yield row


def _inside(parent: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table, cells of a row, also those inside content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT and child.tag != _W + "tbl":
            yield from _inside(child, tag)


def _lines(blocks: Iterator[_Block]) -> Mapped:
    parts: list[Mapped | str] = []
    for block in blocks:
        parts += ["\n", block.text] if parts else [block.text]
    return join(parts)


def _symbol(element: _Element) -> str:
    code = element.get(_W + "char", "").upper()
    code = code[2:] if code.startswith("F0") else code.lstrip("0")
    return _SYMBOLS.get((element.get(_W + "font", ""), code), _BULLET)

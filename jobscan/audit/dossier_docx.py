"""The dossier as a Word document: A4, with page numbers, a heading for each ad, the wording marked."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jobscan.audit.fixed_zip import fixed
from jobscan.reports.visible import visible

if TYPE_CHECKING:
    from jobscan.audit.dossier_view import AdView, FindingView, LawView, Marked, Rows, View

_DAY = datetime(2000, 1, 1)
_NOT_XML = re.compile("[\ufffe\uffff]")
_TONE = {"error": "A3211A", "warning": "7A4900", "note": "0B556F"}
_BACK = {"error": "FBE1DE", "warning": "FDECC8", "note": "DCF0F7"}
_QUIET = "5C5850"
_FONTS = {"zh": ("Arial", "SimSun"), "en": ("Arial", "SimSun")}


def write(view: View, path: Path) -> None:
    """The document at `path`: the same bytes for the same dossier. Raises OSError."""
    file = io.BytesIO()
    _Document(view).document.save(file)
    file.seek(0)
    fixed(file, path)


def clean(text: str) -> str:
    """What XML can hold and a reader can see; line ends stay."""
    lines = _NOT_XML.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(visible(line) for line in lines)


class _Document:
    """python-docx with what it lacks: shading, fields, fonts for Han, a table without borders of its own."""

    def __init__(self, view: View) -> None:
        import docx
        from docx.shared import Mm

        self.view, self.document = view, docx.Document()
        self._colon, self._semicolon = ("：", "；") if view.lang == "zh" else (": ", "; ")
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
        self._width = Mm(210 - 2 * 22)
        self._styles()
        self._properties()
        self._footer(section)
        self._cover()
        for ad in view.ads:
            self._ad(ad)
        self._laws(view.laws)

    def _styles(self) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        latin, han = _FONTS[self.view.lang]
        sizes = {"Normal": 10.5, "Title": 20, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11}
        for name, size in sizes.items():
            style = self.document.styles[name]
            style.font.name, style.font.size = latin, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:eastAsia"), han)
            if name != "Normal":
                style.font.color.rgb = RGBColor(0x1B, 0x1A, 0x18)
        normal = self.document.styles["Normal"]
        normal.paragraph_format.space_after = Pt(4)
        language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {})
        language.set(qn("w:val"), "en-GB")
        language.set(qn("w:eastAsia"), "zh-CN")
        normal.element.rPr.append(language)

    def _properties(self) -> None:
        properties = self.document.core_properties
        properties.title, properties.author = self.view.w["title"], "jobscan"
        properties.comments = properties.keywords = properties.last_modified_by = ""
        properties.created = properties.modified = _DAY
        properties.revision = 1

    def _footer(self, section: Any) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in re.split(r"(\{pages?\})", self.view.w["page"]):
            if part.startswith("{"):
                self._field(paragraph, "NUMPAGES" if part == "{pages}" else "PAGE")
            elif part:
                self._run(paragraph, part)

    def _field(self, paragraph: Any, code: str) -> None:
        from docx.oxml.ns import qn

        for kind in ("begin", "", "separate", "1", "end"):
            run = paragraph.add_run()
            if kind == "":
                element = run._r.makeelement(qn("w:instrText"), {})
                element.text = f" {code} "
                run._r.append(element)
            elif kind == "1":
                run.text = "1"
            else:
                element = run._r.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
                run._r.append(element)

    def _cover(self) -> None:
        view = self.view
        self._heading(view.w["title"], 0)
        self._run(self.document.add_paragraph(), view.lead, bold=True)
        for warning in view.warnings:
            self._run(self.document.add_paragraph(), warning, bold=True, colour=_TONE["error"])
        self._heading(view.w["chosen"], 1)
        self._rows((*view.chosen, *view.counts))
        self._heading(view.w["audit"], 1)
        self._rows(view.facts)
        self._heading(view.w["files"], 2)
        self._table((view.w["file"], "SHA-256", view.w["bytes"]), view.files, (5, 9, 3))
        self._heading(view.w["method"], 1)
        for text in view.method:
            self._run(self.document.add_paragraph(), text)
        heading = self._heading(view.w["ads"], 1)
        heading.paragraph_format.page_break_before = True

    def _ad(self, ad: AdView) -> None:
        self._heading(f"{ad.heading} · {ad.title}" if ad.title else ad.heading, 2)
        self._rows(ad.rows)
        for remark in ad.remarks:
            self._run(self.document.add_paragraph(), remark, colour=_QUIET)
        if ad.text:
            self._heading(self.view.w["text"], 3)
            for skipped, pieces in ad.text:
                if skipped:
                    self._run(self.document.add_paragraph(), f"… {skipped} …", colour=_QUIET)
                self._passage(pieces)
            if ad.rest:
                self._run(self.document.add_paragraph(), f"… {ad.rest}", colour=_QUIET)
        self._heading(self.view.w["findings"], 3)
        for finding in ad.findings:
            self._finding(finding)
        if ad.postings:
            self._heading(f"{self.view.w['posted']}{self._colon}{ad.reposts}", 3)
            self._table(self.view.posting_heads, ad.postings, (4, 1.5, 3, 2.5, 3, 3))

    def _passage(self, pieces: Sequence[Marked]) -> None:
        paragraph = self.document.add_paragraph()
        self._border(paragraph, "CFC9BD", left_only=False)
        for piece in pieces:
            if not piece.severity:
                self._run(paragraph, piece.text)
                continue
            self._run(paragraph, piece.text, bold=True, underline=True, back=_BACK[piece.severity])
            for number in piece.ends:
                self._run(paragraph, f"[{number}]", superscript=True, colour=_TONE[piece.severity])

    def _finding(self, f: FindingView) -> None:
        tone = _TONE[f.severity]
        head = self._indented(tone)
        head.paragraph_format.keep_with_next = True
        self._run(head, f"{f.number}  ", bold=True)
        self._run(head, f"[{f.label}] ", bold=True, colour=tone)
        self._run(head, f.name, bold=True)
        self._run(head, f"  {f.kind}", colour=_QUIET)
        clause = self._indented(tone)
        clause.paragraph_format.keep_with_next = True
        before, wording, after = f.clause
        self._run(clause, before)
        self._run(clause, wording, bold=True, underline=True, back=_BACK[f.severity])
        self._run(clause, after)
        for name, value in f.rows:
            self._told(name, value, tone)
        for place in f.laws:
            cited = self._semicolon.join(f"[{number}] {text}" for number, text in place.laws)
            self._told(self.view.w["laws"], place.place + (self._colon + cited if cited else ""), tone)
        for exception in f.exceptions:
            self._told(self.view.w["exception"], exception, tone)
        self.document.add_paragraph().paragraph_format.space_after = 0

    def _told(self, name: str, value: str, tone: str) -> None:
        paragraph = self._indented(tone)
        self._run(paragraph, f"{name}{self._colon}", colour=_QUIET)
        self._run(paragraph, value)

    def _indented(self, tone: str) -> Any:
        from docx.shared import Mm, Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(3)
        paragraph.paragraph_format.space_after = Pt(0)
        self._border(paragraph, tone, left_only=True)
        return paragraph

    def _laws(self, laws: Iterable[LawView]) -> None:
        from docx.shared import Pt

        self._heading(self.view.w["law"], 1).paragraph_format.page_break_before = True
        for law in laws:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_before = Pt(8)
            self._run(paragraph, f"[{law.number}] {law.cited}", bold=True)
            self._run(paragraph, f" · {law.place}")
            checked = self.document.add_paragraph()
            self._run(checked, law.checked, colour=_QUIET if law.verified else _TONE["error"])
            quote = self._indented("CFC9BD")
            self._run(quote, law.quote or self.view.w["no_quote"], colour="" if law.quote else _QUIET)
            if law.note:
                note = self.document.add_paragraph()
                self._run(note, f"{self.view.w['note']}{self._colon}", bold=True)
                self._run(note, law.note)
        self._run(self.document.add_paragraph(), self.view.w["made_by"], colour=_QUIET)

    def _heading(self, text: str, level: int) -> Any:
        return self.document.add_heading(clean(text).replace("\n", " "), level)

    def _rows(self, rows: Rows) -> None:
        self._table((), rows, (4.5, 12.1))

    def _table(self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> None:
        """Cells as wide as their share; the names of the columns again on each page."""
        from docx.oxml.ns import qn
        from docx.shared import Pt

        if not rows:
            return
        table = self.document.add_table(rows=0, cols=len(shares), style="Table Grid")
        table.autofit = False
        widths = [int(self._width * share / sum(shares)) for share in shares]
        for at, row in enumerate([heads, *rows] if heads else rows):
            added = table.add_row()
            for column, (cell, value, wide) in enumerate(zip(added.cells, row, widths, strict=True)):
                cell.width = wide
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
                head = (at == 0 and bool(heads)) or (column == 0 and not heads)
                self._run(paragraph, value, colour=_QUIET if head else "", size=9)
            properties = added._tr.get_or_add_trPr()
            properties.append(properties.makeelement(qn("w:cantSplit"), {}))
            if at == 0 and heads:
                properties.append(properties.makeelement(qn("w:tblHeader"), {}))
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = wide
        self.document.add_paragraph().paragraph_format.space_after = 0

    def _run(
        self, paragraph: Any, text: str, *, bold: bool = False, underline: bool = False, superscript: bool = False,
        colour: str = "", back: str = "", size: float = 0,
    ) -> None:  # fmt: skip
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        run = paragraph.add_run(clean(text))
        run.bold, run.underline, run.font.superscript = bold or None, underline or None, superscript or None
        if size:
            run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)
        if back:
            properties = run._r.get_or_add_rPr()
            shade = properties.makeelement(qn("w:shd"), {})
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", back)):
                shade.set(qn(f"w:{name}"), value)
            properties.append(shade)

    def _border(self, paragraph: Any, colour: str, *, left_only: bool) -> None:
        from docx.oxml.ns import qn

        properties = paragraph._p.get_or_add_pPr()
        borders = properties.makeelement(qn("w:pBdr"), {})
        for side in ("left",) if left_only else ("top", "left", "bottom", "right"):
            size = "18" if left_only else "4"
            values = {"val": "single", "sz": size, "space": "6", "color": colour}
            borders.append(
                properties.makeelement(qn(f"w:{side}"), {qn(f"w:{k}"): v for k, v in values.items()})
            )
        properties.insert_element_before(
            borders,
            "w:shd",
            "w:tabs",
            "w:suppressAutoHyphens",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:rPr",
            "w:sectPr",
        )

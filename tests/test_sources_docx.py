"""Word documents: what a reader sees becomes the ad's text, and where it stands is known."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from office import LAUGHS, lying, only_ad, places, problem, repacked

from jobscan.sources.place import Place

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
SPACES = f"{nsdecls('w', 'm')} {MC}"
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le")


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word(*body: str) -> bytes:
    """A document with these blocks, as XML, in place of its body."""
    document = docx.Document()
    for element in reversed(body):
        document.element.body.insert(0, parse_xml(element.replace(">", f" {SPACES}>", 1)))
    return saved(document)


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """Cells are XML of blocks."""
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def box(*blocks: str) -> str:
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


# what it shows, the document's blocks, the ad's text
TEXTS = [
    ("paragraphs", [p(r("招聘店员")), p(r("限男性"))], "招聘店员\n\n限男性"),
    ("runs of one word", [p(r("限男"), r("性", "<w:b/>"))], "限男性"),
    ("an empty paragraph", [p(r("招聘")), p(), p(r("限男性"))], "招聘\n\n\n限男性"),
    ("a label and the boxes below it", [p(r("婚姻状况：")), p(r("□未婚"))], "婚姻状况：\n□未婚"),
    ("a soft line break", [p(r("限男"), "<w:r><w:br/></w:r>", r("包住"))], "限男\n包住"),
    ("a tab", [p(r("性别"), "<w:r><w:tab/></w:r>", r("男"))], "性别\t男"),
    ("a hyphen that does not break", [p(r("part"), "<w:r><w:noBreakHyphen/></w:r>", r("time"))], "part-time"),
    ("a soft hyphen", [p(r("sales"), "<w:r><w:softHyphen/></w:r>", r("man"))], "salesman"),
    ("numbers that Word puts", [p("<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>", r("限男"))], "限男"),
    ("a link", [p(f"<w:hyperlink>{r('限男性')}</w:hyperlink>")], "限男性"),
    ("a content control", [f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('限男性'))}</w:sdtContent></w:sdt>"], "限男性"),
    ("a control in a line", [p(r("限"), f"<w:sdt><w:sdtContent>{r('男性')}</w:sdtContent></w:sdt>")], "限男性"),
    ("inserted text", [p(r("限"), f"<w:ins>{r('男')}</w:ins>", r("性"))], "限男性"),
    ("deleted text", [p(r("限"), "<w:del><w:r><w:delText>女</w:delText></w:r></w:del>", r("男性"))], "限男性"),
    ("text moved away", [p(r("店员"), f"<w:moveFrom>{r('限男性')}</w:moveFrom>")], "店员"),
    ("text moved here", [p(f"<w:moveTo>{r('限男性')}</w:moveTo>")], "限男性"),
    ("a paragraph's end deleted", [p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", r("限男")), p(r("性"))], "限男性"),
    ("hidden text", [p(r("店员"), r("限男性", "<w:vanish/>"))], "店员"),
    ("text not hidden after all", [p(r("限男性", "<w:vanish w:val='0'/>"))], "限男性"),
    ("a field", [p("<w:r><w:instrText>DATE</w:instrText></w:r>", r("限男性"))], "限男性"),
    ("reading above characters", [p(f"<w:r><w:ruby><w:rt>{r('nan')}</w:rt><w:rubyBase>{r('男')}</w:rubyBase></w:ruby></w:r>")], "男"),
    ("a formula", [p("<m:oMath><m:r><m:t>18</m:t></m:r></m:oMath>", r("岁"))], "18岁"),
    ("a box to tick", [p("<w:r><w:sym w:font='Wingdings' w:char='F0A8'/></w:r>", r("未婚"))], "□未婚"),
    ("a box of a form", [p("<w:r><w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>", r("未婚"))], "□未婚"),
    ("another symbol", [p("<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>", r("限男性"))], "•限男性"),
    ("a text box, not twice", [p(r("店员"), box(p(r("限男性")), p(r("包住"))))], "店员\n\n限男性\n\n包住"),
    ("a table", [table((p(r("岗位")), p(r("人数")), p(r("性别"))), (p(r("店员")), p(), p(r("女"))))], "岗位 | 人数\n\n店员 | 性别：女"),
    ("a label and its value", [table((p(r("性别要求")), p(r("男"))))], "性别要求：男"),
    ("a label with its colon", [table((p(r("性别：")), p(r("男"))))], "性别：男"),
    ("an English label", [table((p(r("Gender")), p(r("Male"))))], "Gender: Male"),
    ("a sentence is no label", [table((p(r("工作地点在上海，需要经常出差。")), p(r("男"))))], "工作地点在上海，需要经常出差。 | 男"),
    ("two lines in a cell", [table((p(r("限男性")) + p(r("包住")),))], "限男性\n包住"),
    ("a deleted row", [table((p(r("店员")),)).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>"), p(r("包住"))], "包住"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), [t[1:] for t in TEXTS], ids=[t[0] for t in TEXTS])
def test_text(body: list[str], text: str) -> None:
    assert only_ad("ad.docx", word(*body)).text.strip() == text


def test_places() -> None:
    nested = p(r("要求：")) + table((p(r("女")), p(r("未婚"))))
    document = word(
        p(r("店员")),
        p(),
        p(r("限男性"), box(p(r("包住")))),
        table((p(r("甲")), p(r("乙"))), (nested, p(r("丙")))),
        p(r("面议")),
        table((p(r("丁")),)),
    )
    assert places(only_ad("ad.docx", document)) == [
        ("店员", Place(paragraph=1)),
        ("限男性", Place(paragraph=3)),
        ("包住", Place(paragraph=3)),
        ("甲", Place(table=1, row=1, cell="1")),
        ("乙", Place(table=1, row=1, cell="2")),
        ("要求：", Place(table=1, row=2, cell="1")),
        ("丙", Place(table=1, row=2, cell="2")),
        ("女", Place(table=2, row=1, cell="1")),
        ("未婚", Place(table=2, row=1, cell="2")),
        ("面议", Place(paragraph=4)),
        ("丁", Place(table=3, row=1, cell="1")),
    ]


def test_headers_and_footers() -> None:
    document = docx.Document()
    document.add_paragraph("店员")
    document.add_section()  # takes the headers of the section before
    document.add_paragraph("面议")
    document.sections[0].header.paragraphs[0].text = "本公司限男性"
    document.sections[0].footer.paragraphs[0].text = "欢迎来电"
    assert places(only_ad("ad.docx", saved(document))) == [
        ("本公司限男性", Place(field="header")),
        ("店员", Place(paragraph=1)),
        ("面议", Place(paragraph=3)),
        ("欢迎来电", Place(field="footer")),
    ]


def test_a_footnote_stands_with_its_paragraph() -> None:
    reference = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    notes = (
        f"<w:footnotes {SPACES}><w:footnote w:id='1'>{p(r('限男性'), reference)}</w:footnote>"
        f"<w:footnote w:id='2'>{p(r('没人提到'))}</w:footnote></w:footnotes>"
    )
    document = with_part(word(p(r("店员"), reference), p(r("面议"))), "footnotes", notes)
    assert places(only_ad("ad.docx", document)) == [
        ("店员", Place(paragraph=1)),
        ("限男性", Place(paragraph=1, field="footnote")),
        ("面议", Place(paragraph=2)),
    ]


def with_part(document: bytes, name: str, xml: str) -> bytes:
    """The document with a part more, related to it."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}"
    relation = f'<Relationship Id="rIdX" Type="{kind}" Target="{name}.xml"/></Relationships>'
    content = f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/></Types>'
    return repacked(
        document,
        {
            f"word/{name}.xml": xml.encode(),
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", relation).encode(),
            "[Content_Types].xml": types.replace("</Types>", content).encode(),
        },
    )


def test_comments_are_not_the_ad() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("店员")
    document.add_comment(paragraph.runs, text="限男性？")
    assert only_ad("ad.docx", saved(document)).text == "店员"


def test_text_hidden_by_its_style() -> None:
    document = docx.Document()
    for name, base, hidden in [
        ("Secret", None, True),
        ("Deeper", "Secret", None),
        ("Shown", "Secret", False),
    ]:
        style = document.styles.add_style(name, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base] if base else None
        style.font.hidden = hidden
    for text, name in [("甲", "Secret"), ("乙", "Deeper"), ("丙", "Shown"), ("丁", "Normal")]:
        document.add_paragraph(text, name)
    assert places(only_ad("ad.docx", saved(document))) == [
        ("丙", Place(paragraph=3)),
        ("丁", Place(paragraph=4)),
    ]


def test_a_style_that_is_based_on_itself() -> None:
    document = docx.Document()
    style = document.styles.add_style("Loop", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style
    document.add_paragraph("限男性", style)
    assert only_ad("ad.docx", saved(document)).text == "限男性"


@settings(max_examples=25)  # each makes a file
@given(st.lists(st.text("限男性 aB□：\t\n&<", max_size=8), min_size=1, max_size=5))
def test_every_paragraph_is_found_again(texts: list[str]) -> None:
    document = docx.Document()
    for text in (*texts, "店员"):
        document.add_paragraph(text)
    ad = only_ad("ad.docx", saved(document))
    at = 0
    for number, text in enumerate(texts, 1):
        at = ad.text.index(text, at)
        assert not text or ad.place(at) == Place(paragraph=number)
        at += len(text)


PLAIN = word(p(r("店员")))
ENTITIES = (
    "is a Word file whose XML declares a document type or entities, which no honest one does: it was not read; "
    "if you trust it, open it in Word, save it anew as .docx and check that.",
    "Word 文件的 XML 里有文档类型或实体声明，正常文件里没有，可能是恶意文件，未读取；"
    "请用 Word 打开确认，另存为 .docx 后再检查。",
)
DAMAGED = (
    "is a damaged or incomplete Word file; open it in Word, save it anew as .docx and check that.",
    "Word 文件已损坏或不完整，无法读取；请用 Word 打开，另存为 .docx 后再检查。",
)
TOO_LARGE = (
    "is a Word file that is too large when unpacked (the limit is 32 MB and 2,000,000 XML tags), perhaps a zip "
    "bomb; check that it is an ad, or save the ad's wording as plain text (.txt, UTF-8).",
    "Word 文件解压后过大（上限 32 MB、200 万个 XML 标记），可能是压缩炸弹；"
    "请确认是不是广告，或把广告另存为纯文本（.txt，UTF-8 编码）。",
)
LOCKED = (
    "is a Word file that is protected by a password; open it in Word, save it without the password and check that.",
    "Word 文件有密码保护，无法读取；请用 Word 打开，去掉密码后保存再检查。",
)
BODY = "word/document.xml"


def body(before: str, text: str) -> bytes:
    """A document's XML with a declaration before it."""
    return f"{before}<w:document {SPACES}><w:body>{p(r(text))}</w:body></w:document>".encode()


# what it shows, the file, the message in English and Chinese
HOSTILE = [
    ("a zip bomb", repacked(PLAIN, {BODY: b" " * (33 << 20)}), TOO_LARGE),
    ("a zip bomb of tags", repacked(PLAIN, {BODY: b"<w:p/>" * 2_000_000}), TOO_LARGE),
    ("a zip bomb that lies", lying(BODY, 300 << 20), DAMAGED),
    ("a zip bomb of parts", PLAIN + b"PK\x01\x02" * 6000, TOO_LARGE),
    ("a billion laughs", repacked(PLAIN, {BODY: body(LAUGHS, "&l9;")}), ENTITIES),
    ("laughs in UTF-16", repacked(PLAIN, {BODY: body(LAUGHS, "&l9;").decode().encode("utf-16")}), ENTITIES),
    ("laughs in another part", repacked(PLAIN, {"word/styles.xml": LAUGHS.encode()}), ENTITIES),
    ("a file of this computer", repacked(PLAIN, {BODY: body('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', "&f;")}), ENTITIES),
    ("a page of the web", repacked(PLAIN, {BODY: body('<!DOCTYPE x SYSTEM "http://example.org/x.dtd">', "x")}), ENTITIES),
    ("nested deep", repacked(PLAIN, {BODY: body("", "").replace(b"<w:body>", b"<w:body>" + b"<w:ins>" * 100_000)}), DAMAGED),
    ("cut short", PLAIN[: len(PLAIN) // 2], DAMAGED),
    ("only its beginning", PLAIN[:30], DAMAGED),
    ("no document in it", repacked(PLAIN, {BODY: None}), DAMAGED),
    ("XML that does not close", repacked(PLAIN, {BODY: b"<w:document>"}), DAMAGED),
    ("a password", ENCRYPTED, LOCKED),
    ("an old Word file", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, (
        "is named .docx but is an old Word file (.doc); open it in Word, save it as .docx and check that.",
        "后缀是 .docx，内容却是旧版 Word 文件（.doc）；请用 Word 打开，另存为 .docx 后再检查。",
    )),
    ("plain text", "限男性".encode(), (
        "is named .docx but is no Word file; check what it is, or open it in Word and save it as .docx.",
        "后缀是 .docx，但内容不是 Word 文件；请核对文件，或用 Word 打开后另存为 .docx。",
    )),
    ("nothing", b"", (
        "is empty, there is nothing to check; make sure that the ad was saved.",
        "文件是空的，没有可检查的文字；请确认广告已保存。",
    )),
    ("no text", word(p()), (
        "is a Word file without text; if the ad is a picture in it, turn that into text first.",
        "Word 文件里没有文字；若广告是图片，请先转成文字再检查。",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), [h[1:] for h in HOSTILE], ids=[h[0] for h in HOSTILE])
def test_hostile_and_broken_files(data: bytes, message: tuple[str, str]) -> None:
    assert problem("ad.docx", data) == message


def test_an_encrypted_part_needs_its_password() -> None:
    flagged = bytearray(PLAIN)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := flagged.find(mark, at + 1)) >= 0:
            flagged[at + offset] |= 1
    assert problem("ad.docx", bytes(flagged)) == LOCKED


def test_names_that_lead_out_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    document = repacked(PLAIN, {"../../evil.xml": b"<x/>", "/tmp/jobscan-evil.xml": b"<x/>"})
    assert only_ad("ad.docx", document).text == "店员"
    assert list(tmp_path.iterdir()) == []
    assert not Path("/tmp/jobscan-evil.xml").exists()

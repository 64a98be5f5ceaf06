"""PDF files for the tests, written by hand: text in a font that is not embedded, and hostile ones."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 4 0 R/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000"
    b"/W[32[500 500 500 500 500 500 500 500 500 500 500 500 500 500 500 500] 48 126 500]"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
    b"/Descent -200/CapHeight 700/StemV 80>>>>]>>"
)
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
    b"endcmap CMapName currentdict /CMap defineresource pop end end"
)
IMAGE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
A_PICTURE = b"q 500 0 0 700 50 50 cm /I Do Q"
WIDTH, HEIGHT, LEFT, SIZE, LEADING = 595, 842, 60, 12, 18


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, the first of them its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, found in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, found)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer <</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), entries, data)


def lines(*texts: str, left: int = LEFT, top: int = 760, leading: int = LEADING) -> bytes:
    """These lines below each other, as drawing commands."""
    shown = b"".join(b"<%b> Tj T*\n" % text.encode("utf-16-be").hex().encode() for text in texts)
    return b"BT /F %d Tf %d TL %d %d Td\n%bET\n" % (SIZE, leading, left, top, shown)


def document(*pages: bytes) -> bytes:
    """A document of these drawing commands."""
    kids = b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(len(pages)))
    box = b"/MediaBox[0 0 %d %d]" % (WIDTH, HEIGHT)
    resources = b"/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]%b%b>>" % (len(pages), kids, box, resources),
        FONT,
        stream(TO_UNICODE),
        stream(b"\xff", IMAGE),
    ]
    for at, page in enumerate(pages):
        objects += [b"<</Type/Page/Parent 2 0 R/Contents %d 0 R>>" % (7 + 2 * at), stream(page)]
    return pdf(objects)


def empty_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + at) for at in range(count))
    pages = b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]>>" % (count, kids)
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, *[b"<</Type/Page/Parent 2 0 R>>"] * count])


def _one_page(contents: bytes, *others: bytes) -> bytes:
    """One page with these contents; the name X on it is the first of the other objects."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>",
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            contents,
            *others,
        ]
    )


def forms_in_forms() -> bytes:
    """A drawing of ten drawings of ten drawings …, ten deep: ten billion steps in 3 kB."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 10, entries % (6 + level)) for level in range(9)]
    return _one_page(stream(b"/X Do " * 10), *forms, stream(b"0 0 1 1 re f", entries % 5))


def inflates_to(size: int) -> bytes:
    """A page whose contents are so many blanks, compressed a thousand times."""
    compressor = zlib.compressobj(9)
    packed = b"".join(compressor.compress(b" " * (1 << 20)) for _ in range(size >> 20)) + compressor.flush()
    return _one_page(stream(packed, b"/Filter/FlateDecode"))


def pages_in_a_circle() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 5/Kids[2 0 R 3 0 R]/Parent 3 0 R/MediaBox[0 0 595 842]>>",
            b"<</Type/Pages/Count 3/Kids[2 0 R]/Parent 2 0 R>>",
        ]
    )


def with_password() -> bytes:
    """Encrypted (RC4, 40 bits) with a password that nobody knows."""
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    pages = b"<</Type/Pages/Count 0/Kids[]>>"
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages], encrypt)

"""Markdown: front matter as fields, and the text without its marks.

Code blocks, targets of links and comments are not text. markdown-it-py was compared: mistune gives no
places, tree-sitter-markdown gives them but says itself that it is not to be relied on for correctness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jobscan.finding import Bilingual
from jobscan.scan.lines import Lines
from jobscan.sources.ad import Ad, Comment, Item, Notice, Unreadable
from jobscan.sources.cells import lines
from jobscan.sources.front_matter import FrontMatter, Value, front_matter
from jobscan.sources.html_page import read_page
from jobscan.sources.markdown_parse import Block, blocks, spans
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, instead, join, through, verbatim
from jobscan.sources.text import raw

_NO_TEXT = Bilingual(
    zh="除了代码块和注释没有别的文字；请确认广告正文没有写在代码块里。",
    en="has no text but code blocks and comments; make sure that the ad does not stand in a code block.",
)
_BAD_FRONT_MATTER = Bilingual(
    zh="文件开头的元数据（front matter）不是有效的 YAML 或 TOML，已按普通文字检查。",
    en="the front matter is not valid YAML or TOML: it was checked as plain text.",
)
LARGEST = 2 * 1024 * 1024
"""Characters. The parser takes a second for 100,000 of them: what is longer is read as it stands."""

_TOO_LARGE = Bilingual(
    zh="Markdown 文件过大，已按普通文字检查（标记、代码块和链接地址也算作文字）。",
    en="is too large for Markdown: it was checked as plain text, with marks, code blocks and targets of links.",
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_CELL = re.compile(r"((?:[^|\\]|\\.?)*)(?:\||$)", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(opened: Opened) -> Iterator[Item]:
    """The one ad that a Markdown file is; a notice where its front matter cannot be read."""
    for item in raw(opened):
        if not isinstance(item, Ad):
            yield item
        elif len(item.text) > LARGEST:
            yield Notice(opened.origin, 0, 0, _TOO_LARGE)
            yield item
        else:
            yield from _read(item.text, opened)


def _read(source: str, opened: Opened) -> Iterator[Item]:
    front = front_matter(source) or FrontMatter((), (), 0)
    if front.bad >= 0:
        yield Notice(opened.origin, *Lines(source).place(front.bad), _BAD_FRONT_MATTER)
        front = replace(front, values=(Value("", None, verbatim(source[: front.end])),))
    body = _Body(source, front.end)
    parts: list[Mapped] = [*_front(front.values), *body.parts()]
    text = _apart(parts)
    if not text.text.strip():
        yield Unreadable(opened.origin, _NO_TEXT)
        return
    yield Ad(
        id=opened.id,
        text=text.text,
        fields={v.name: v.text.text for v in front.values if v.name},
        origin=opened.origin,
        source=source,
        segments=text.segments,
        comments=(*front.comments, *body.comments),
    )


def _front(values: tuple[Value, ...]) -> Iterator[Mapped]:
    """`性别: 女` as a reader of the file sees it: a value says little without its key."""
    for value in values:
        if value.key is None:
            yield value.text
        else:
            yield join([value.key, ":\n" if "\n" in value.text.text else ": ", value.text])


def _apart(parts: list[Mapped]) -> Mapped:
    """Blocks with a blank line between them; below a label (性别：) a line end only, as its answer belongs to it."""
    apart: list[Mapped | str] = []
    last = ""
    for part in parts:
        if part.text:
            apart += [("\n" if last[-1] in ":：" else "\n\n") if last else "", part]
            last = part.text
    return join(part for part in apart if part)


def _table(rows: list[list[Mapped]]) -> Mapped:
    """A row a line: below 性别 a cell says 性别：男."""
    made = lines([row for row in rows if row], "\t")
    return join([part for text in made if text.text for part in ("\n", text)][1:])


class _Body:
    """The text of everything after the front matter."""

    def __init__(self, source: str, start: int) -> None:
        self._source = source
        self._lines = [(m.start(), m.end()) for m in _LINE.finditer(source, start) if m.end() > m.start()]
        self._env: dict[str, Any] = {}
        # As the parser sees it: a NUL is U+FFFD there.
        self._blocks = blocks(source[start:], self._env)
        self.comments: list[Comment] = []

    def parts(self) -> Iterator[Mapped]:
        covered = {line for block in self._blocks for line in range(block.first, block.last)}
        left = [Block("text", n, n + 1, self._line(n)) for n in range(len(self._lines)) if n not in covered]
        # Containers that hold nothing leave their marks (`>`, `-`), and what is nested too deeply is whole.
        left = [block for block in left if block.content.strip(" \t>-*+0123456789.)\ufeff")]
        table: list[list[Mapped]] = []
        last_row = -1
        for block in sorted([*self._blocks, *left], key=lambda b: (b.first, b.kind != "none")):
            if table and (
                block.kind not in ("row", "none") or (block.kind == "row" and block.first > last_row + 2)
            ):
                yield _table(table)
                table = []
            if block.kind == "row":
                table.append(list(self._row(block.first)))
                last_row = block.first
            elif block.kind == "html":
                yield self._html(block)
            elif block.kind == "text":
                yield self._inline(self._content(block))
        yield _table(table)

    def _line(self, number: int) -> str:
        start, end = self._lines[number]
        return self._source[start:end].rstrip("\r\n")

    def _content(self, block: Block) -> Mapped:
        """The block's content with the place of every line of it: without quote marks, bullets and #."""
        parts: list[Mapped | str] = []
        for number, content in enumerate(block.content.split("\n"), block.first):
            if parts:
                end = self._lines[number - 1]
                parts.append(instead("\n", end[0] + len(self._line(number - 1)), end[1]))
            line = self._line(number).replace("\0", "\ufffd") if number < len(self._lines) else ""
            words = content.strip()
            found = line.rfind(words) if words else -1
            at = self._lines[min(number, len(self._lines) - 1)][0]
            if found < 0:
                parts.append(instead(content, at, at + len(line)))
                continue
            lead = content[: content.index(words)]
            parts += [instead(lead, at + found, at + found), verbatim(words, at + found)]
            tail = content[len(lead) + len(words) :]
            parts.append(instead(tail, at + found + len(words), at + found + len(words)))
        return join(part for part in parts if isinstance(part, str) or part.text)

    def _row(self, number: int) -> Iterator[Mapped]:
        start = self._lines[number][0]
        cells = list(_CELL.finditer(self._line(number)))
        # What is before the first bar and behind the last is no cell if it is blank.
        while len(cells) > 1 and cells[-1][0] == cells[-1][1] and not cells[-1][1].strip():
            cells.pop()
        for cell in cells[0 if cells[0][1].strip() else 1 :]:
            words = cell[1].strip()
            at = start + cell.start() + cell[1].index(words)
            yield self._inline(verbatim(words, at)) if words else Mapped("", ())

    def _inline(self, content: Mapped) -> Mapped:
        parts: list[Mapped] = []
        for span in spans(content.text, self._env):
            raw = content.text[span.start : span.end]
            if span.kind == "html":
                where = content.source_span(span.start, span.end)
                if where and raw.startswith("<!--"):
                    self.comments.append(Comment(raw[4:].removesuffix("-->"), *where))
                elif _BREAK.fullmatch(raw):
                    parts.append(instead("\n", span.start, span.end))
            elif span.text == raw and raw != "\n":
                parts.append(verbatim(raw, span.start))
            else:
                parts.append(instead(span.text, span.start, span.end))
        return self._true(through(join(part for part in parts if part.text), content)) if parts else join([])

    def _true(self, mapped: Mapped) -> Mapped:
        """Verbatim text is taken from the source: a NUL is a NUL."""
        if "\ufffd" not in mapped.text:
            return mapped
        characters = list(mapped.text)
        for at, character in enumerate(characters):
            source = mapped.source(at)
            if character == "\ufffd" and self._source[source : source + 1] == "\0":
                characters[at] = "\0"
        return Mapped("".join(characters), mapped.segments)

    def _html(self, block: Block) -> Mapped:
        start, end = self._lines[block.first][0], self._lines[min(block.last, len(self._lines)) - 1][1]
        page = read_page(self._source[start:end], fragment=True)
        self.comments += [Comment(c.text, c.start + start, c.end + start) for c in page.comments]
        return through(page.text, verbatim(self._source[start:end], start))

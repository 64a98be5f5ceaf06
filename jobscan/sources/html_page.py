"""HTML → what a reader sees, with its place in the source; comments, JSON-LD scripts, microdata.

JustHTML builds the tree as a browser does (where an unclosed `<li hidden>` ends) and says where each
tag and text began. Of the others html.parser (as most Pythons have it) takes quadratic time over
`<?<?<?`, html5lib and selectolax know no offsets, tree-sitter-html and selectolax take quadratic
time over deep nesting, and lxml silently drops what is nested deeper than 256 levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jobscan.sources.ad import Comment
from jobscan.sources.html_source import Piece, attributes, pieces
from jobscan.sources.html_table import labels
from jobscan.sources.html_words import LINE, Words, cut
from jobscan.sources.place import Mapped

if TYPE_CHECKING:
    from justhtml import JustHTML

MOST_TAGS = 1_000_000
"""A tag costs the parser some 500 bytes; no page of one ad has a hundredth of this."""

_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html input legend li "
    "main menu nav ol optgroup option p pre search section select summary table tbody td textarea tfoot "
    "th thead title tr ul".split()
)
# What no reader sees: programs, what another browser would show, what a script may use later.
_UNSEEN = frozenset(
    "script style template noscript iframe noembed noframes audio video canvas datalist".split()
)
_IN_HEAD = frozenset(("title", "script", "#comment"))
_PREFORMATTED = frozenset(("pre", "textarea", "listing", "xmp", "plaintext"))
_RAW_TEXT = frozenset(("textarea", "xmp", "plaintext"))
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_TYPED = frozenset(("", "text", "search", "email", "tel", "url", "number"))
_BUTTONS = frozenset(("submit", "button", "reset"))
_JSON_LD = re.compile(r"\s*application/ld\+json\s*(?:;|$)", re.IGNORECASE)
_JOB = re.compile(r"(?:^|\s)(?:https?://)?(?:www\.)?schema\.org/JobPosting(?:\s|$)", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_DEEPEST_PROPERTY = 8


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a JobPosting in microdata: the how-manieth posting it belongs to, its name and text."""

    posting: int
    name: str
    value: Mapped


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of a page. `asides` are texts that show when pointed at (`title`, `aria-label`)."""

    title: Mapped
    text: Mapped
    asides: tuple[tuple[str, Mapped], ...]
    comments: tuple[Comment, ...]
    scripts: tuple[Mapped, ...]
    properties: tuple[Property, ...]


def read_page(
    source: str, names: frozenset[str] = frozenset(), fragment: bool = False, keep_lines: bool = False
) -> Page:
    """`names` are the properties of a JobPosting to look for; a `fragment` has no head.

    `keep_lines`: line ends count, as in text that has entities but no tags.
    """
    from justhtml import JustHTML

    tree = JustHTML(source, sanitize=False, track_node_locations=True, fragment=fragment)
    reader = _Reader(source, names, keep_lines)
    reader.read(tree)
    return reader.page()


@dataclass(slots=True)
class _Capture:
    """A property whose text is being written."""

    posting: int
    names: list[str]
    words: Words
    start: int
    end: int = 0


@dataclass(slots=True)
class _Close:
    """What ends with an element."""

    block: bool = False
    hidden: bool = False
    preformatted: bool = False
    item: bool = False
    capture: _Capture | None = None


@dataclass(slots=True)
class _Reader:
    source: str
    names: frozenset[str]
    preformatted: int
    title: Words = field(init=False)
    words: Words = field(init=False)
    buried: Words = field(init=False)  # hidden text that microdata speak of
    hidden: int = 0
    items: list[int] = field(default_factory=list)  # number of the posting, 0: an item of another type
    postings: int = 0
    open_captures: int = 0
    captures: list[_Capture] = field(default_factory=list)
    values: list[Property] = field(default_factory=list)
    asides: list[tuple[str, Mapped]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    scripts: list[Mapped] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)  # of cells, by the id() of their elements
    said: set[int] = field(default_factory=set)  # cells that the labels of others say

    def __post_init__(self) -> None:
        self.title, self.words, self.buried = (Words(self.source) for _ in range(3))

    def read(self, tree: JustHTML) -> None:
        # No recursion: pages nest deeper than Python calls.
        todo: list[Any] = [tree.root]
        while todo:
            node = todo.pop()
            if isinstance(node, _Close):
                self._close(node)
            elif node.name == "#text":
                self._text(node)
            elif node.name == "#comment":
                self._comment(node)
            elif node.name.startswith(("#", "!")):
                todo += reversed(node.children or ())
            else:
                todo += self._open(node)

    def page(self) -> Page:
        texts = {id(words): words.mapped() for words in (self.words, self.buried)}
        for capture in self.captures:
            value = cut(texts[id(capture.words)], capture.start, capture.end)
            self.values += [Property(capture.posting, name, value) for name in capture.names if value.text]
        return Page(
            self.title.mapped(),
            texts[id(self.words)],
            tuple(self.asides),
            tuple(self.comments),
            tuple(self.scripts),
            tuple(self.values),
        )

    def _open(self, node: Any) -> Iterator[Any]:
        """What is to be read of an element, last first."""
        name, attrs = node.name, node.attrs or {}
        if name == "script" and _JSON_LD.match(attrs.get("type") or ""):
            self.scripts += [
                self._mapped(pieces(self.source, text.origin_offset, text.data)) for text in node.children[:1]
            ]
        if name == "br" and not self.hidden:
            self.words.end_line(LINE)
        is_title = name == "title" and node.namespace in (None, "html")  # in SVG it is a caption
        if is_title:
            for text in node.children:
                for piece in pieces(self.source, text.origin_offset, text.data):
                    self.title.write(piece)
        if name in _UNSEEN or is_title:
            return
        close = _Close(block=name in _BLOCKS, preformatted=name in _PREFORMATTED)
        close.hidden = (bool(attrs) and _is_hidden(name, attrs)) or id(node) in self.said
        self.hidden += close.hidden
        self.preformatted += close.preformatted
        self._edge(close.block)
        if name == "table":
            found = labels(node)
            self.labels |= found.before
            self.said |= found.said
        if name in ("td", "th") and not self.hidden:
            self.words.label(self.labels.get(id(node), ""))
        if attrs:
            self._microdata(node, attrs, close)
            self._attributes(node, attrs)
        yield close
        for child in reversed(node.children or ()):
            if name != "head" or child.name in _IN_HEAD or child.name == "meta":
                yield child

    def _close(self, close: _Close) -> None:
        if close.capture:
            close.capture.end = len(close.capture.words)
            self.open_captures -= 1
        if close.item:
            self.items.pop()
        self._edge(close.block)
        self.hidden -= close.hidden
        self.preformatted -= close.preformatted

    def _edge(self, block: bool) -> None:
        if block:
            (self.buried if self.hidden else self.words).end_line()

    def _text(self, node: Any) -> None:
        if (self.hidden and not self.open_captures) or node.origin_offset is None:
            return
        words = self.buried if self.hidden else self.words
        content = getattr(node.parent, "name", "") not in _RAW_TEXT
        for piece in pieces(self.source, node.origin_offset, node.data or "", content):
            words.write(piece, bool(self.preformatted))

    def _comment(self, node: Any) -> None:
        start = node.origin_offset
        if start is None or not self.source.startswith("<!--", start):
            return
        found = _COMMENT_END.search(self.source, start + 2)
        end = found.end() if found else len(self.source)
        self.comments.append(Comment(node.data or "", start, end))

    def _mapped(self, found: Iterable[Piece]) -> Mapped:
        """Text as it stands, white space and all."""
        words = Words(self.source)
        for piece in found:
            words.write(piece, preformatted=True)
        return words.mapped()

    def _value(self, node: Any, name: str) -> list[Piece]:
        """The value of an attribute; empty where it is blank."""
        data = node.attrs.get(name) or ""
        if node.origin_offset is None or not data.strip():
            return []
        span = attributes(self.source, node.origin_offset).get(name)
        return list(pieces(self.source, span[0], data)) if span else []

    def _attributes(self, node: Any, attrs: dict[str, str | None]) -> None:
        """What a reader sees of attributes: alt text, what a form asks, what buttons say."""
        if self.hidden:
            return
        kind = (attrs.get("type") or "").lower()
        shown: list[str] = []
        if node.name in ("img", "area") or (node.name == "input" and kind == "image"):
            shown.append("alt")
        elif node.name == "input" and (kind in _BUTTONS or kind in _TYPED):
            shown += ["value"] if kind in _BUTTONS else ["placeholder", "value"]
        elif node.name == "textarea":
            shown.append("placeholder")
        elif node.name in ("option", "optgroup"):
            shown.append("label")
        for name in shown:
            self._edge(name != "alt")
            for piece in self._value(node, name) if name in attrs else ():
                self.words.write(piece)
            self._edge(name != "alt")
        for name in ("title", "aria-label"):
            if name in attrs and (value := self._value(node, name)):
                self.asides.append((name, self._mapped(value)))

    def _microdata(self, node: Any, attrs: dict[str, str | None], close: _Close) -> None:
        """Microdata (HTML standard, 5): an item's properties are those inside it and inside no other item."""
        posting = self.items[-1] if self.items else 0
        names = [n for n in (attrs.get("itemprop") or "").split() if n in self.names] if posting else []
        if "itemscope" in attrs:
            close.item = True
            is_job = bool(_JOB.search(attrs.get("itemtype") or ""))
            self.postings += is_job
            self.items.append(self.postings if is_job else 0)
        if not names:
            return
        if (attrs.get("content") or "").strip():
            value = self._mapped(self._value(node, "content"))
            self.values += [Property(posting, name, value) for name in names]
        elif self.open_captures < _DEEPEST_PROPERTY:
            words = self.buried if self.hidden else self.words
            close.capture = _Capture(posting, names, words, len(words))
            self.captures.append(close.capture)
            self.open_captures += 1


def _is_hidden(name: str, attrs: dict[str, str | None]) -> bool:
    if name in ("html", "body"):  # until a script has run: a reader sees the page
        return False
    if "hidden" in attrs and (attrs["hidden"] or "").lower() != "until-found":
        return True
    return bool(_HIDING.search(attrs.get("style") or ""))

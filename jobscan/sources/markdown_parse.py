"""Markdown → blocks and stretches of inline text, each with its place: markdown-it-py, told to keep places.

This module is imported when a Markdown file comes, so that the library is too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `first` to `last` (from 0, without `last`).

    `content` is the text with inline marks of a paragraph or heading, else empty.
    """

    kind: Literal["text", "row", "html", "none"]
    first: int
    last: int
    content: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of inline content from `start` to `end`, and the `text` that a reader sees of it.

    Of `html` the text is the raw tag.
    """

    kind: Literal["text", "html"]
    text: str
    start: int
    end: int


@cache
def _parser() -> MarkdownIt:
    # A paragraph set in by four spaces is one that somebody indented, hardly ever a program: it is text.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.disable(["code", "inline", "text_join", "fragments_join"])


def blocks(source: str, env: dict[str, Any]) -> list[Block]:
    """The blocks with text in order; lines in none of them are blank, marks or more deeply nested than is parsed.

    `env` gets the link definitions, which `spans` needs.
    """
    found: list[Block] = []
    row = (0, 0)
    for token in _parser().parse(source, env):
        first, last = token.map or (0, 0)
        if token.type == "tr_open":
            row = (first, last)
            found.append(Block("row", first, last))
        elif token.type == "inline" and (first, last) != row:
            found.append(Block("text", first, last, token.content))
        elif token.type == "html_block":
            found.append(Block("html", first, last))
        elif token.type in ("fence", "hr", "heading_open") or token.type == "thead_open":
            # A table's second line is only marks.
            found.append(Block("none", first, last + (token.type == "thead_open")))
    references = [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
    return found + [Block("none", *reference["map"]) for reference in references]


class _State(StateInline):
    """Notes where each token begins in the content."""

    began = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self.began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta = {"at": self.began}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        return token


def spans(content: str, env: dict[str, Any]) -> Iterator[Span]:
    """What a reader sees of inline content: no marks, no targets of links; the words in links, pictures and code."""
    parser = _parser()
    tokens: list[Token] = []
    state = _State(content, parser, env, tokens)
    parser.inline.tokenize(state)
    if state.pending:
        state.pushPending()
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    address = False
    for token in tokens:
        at = token.meta["at"]
        if token.markup == "autolink":
            address = token.type == "link_open"
        elif token.type == "text" and not address and token.content:
            yield Span("text", token.content, at, at + len(token.content))
        elif token.type == "text_special":
            yield Span("text", token.content, at, at + len(token.markup))
        elif token.type in ("softbreak", "hardbreak"):
            end = content.find("\n", at) + 1
            yield Span("text", "\n", end - 1, end)
        elif token.type == "code_inline":
            yield _code(content, at + len(token.markup), token)
        elif token.type == "html_inline":
            yield Span("html", token.content, at, at + len(token.content))
        elif token.type == "image":
            start = content.find("[", at) + 1
            for span in spans(token.content, env):
                yield Span(span.kind, span.text, span.start + start, span.end + start)


def _code(content: str, at: int, token: Token) -> Span:
    """The words of a code span, without the one space that is taken off each end."""
    size = len(token.content)
    if content[at : at + size].replace("\n", " ") != token.content:
        at += 1
    return Span("text", content[at : at + size], at, at + size)

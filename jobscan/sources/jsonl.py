"""JSON Lines: one record a line, read as a stream; a bad line costs nothing but itself."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.sources.ad import Item, Unreadable
from jobscan.sources.encoding import Stream, Undecodable
from jobscan.sources.json_text import mapped
from jobscan.sources.json_tree import JsonError, bad_string, parse, skip_space, wrong
from jobscan.sources.opened import Opened
from jobscan.sources.record import LONGEST, TOO_LONG
from jobscan.sources.text import EMPTY
from jobscan.sources.tree_ads import Found, Lost, ads

SPACE = "\ufeff \t\r\x1e"
"""What a line without a record may hold: 1E begins one of application/json-seq."""


def read(opened: Opened) -> Iterator[Item]:
    """An ad for each line, then what there is to say of the whole file."""
    stream = Stream(opened.file)
    try:
        found = _found(stream)
        first = next(found, None)
        if first is None:
            yield Unreadable(opened.origin, EMPTY)
        else:
            yield from ads(opened, _again(first, found), mapped, bad_string)
    except Undecodable as error:
        yield Unreadable(opened.origin, error.problem)
    if said := stream.remark(opened.origin):
        yield said


def _again(first: Found | Lost, others: Iterator[Found | Lost]) -> Iterator[Found | Lost]:
    yield first
    yield from others


def _found(stream: Stream) -> Iterator[Found | Lost]:
    for number, line in lines(iter(stream)):
        if line is None:
            yield Lost(number, TOO_LONG)
        elif problem := stream.damaged(line):
            yield Lost(number, problem)
        elif line.strip(SPACE):
            yield record(number, line)


def record(number: int, line: str) -> Found | Lost:
    """The value that a line is."""
    start = len(line) - len(line.lstrip("\x1e"))
    try:
        node, end = parse(line, start)
        if skip_space(line, end) < len(line):
            raise wrong(line, skip_space(line, end))
    except JsonError as error:
        return Lost(number, error.problem)
    return Found(node, line, 0, len(line), number)


def lines(pieces: Iterator[str]) -> Iterator[tuple[int, str | None]]:
    r"""The lines of a text in pieces with their numbers, without \n; None for one that is too long to hold."""
    number, begun, size = 1, list[str](), 0
    for piece in pieces:
        *ended, rest = piece.split("\n")
        for end in ended:
            size += len(end)
            yield number, "".join([*begun, end]) if size <= LONGEST else None
            number, begun, size = number + 1, [], 0
        size += len(rest)
        begun = [*begun, rest] if size <= LONGEST else []
    if size:
        yield number, "".join(begun) if size <= LONGEST else None

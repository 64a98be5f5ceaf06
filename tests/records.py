"""Reading records in the tests: what a reader gives for some bytes, in a form that a table can hold."""

from __future__ import annotations

import io
from collections.abc import Iterator

from jobscan.sources.ad import Ad, Item, Notice, Unreadable
from jobscan.sources.formats import reader
from jobscan.sources.opened import GUESSED, Columns, Opened


def items(data: bytes | str, name: str, columns: Columns = GUESSED, walked: bool = False) -> list[Item]:
    data = data.encode() if isinstance(data, str) else data
    return list(reader(name)(Opened(io.BytesIO(data), name, name, columns, walked)))


def ads(data: bytes | str, name: str, columns: Columns = GUESSED) -> list[Ad]:
    return [item for item in items(data, name, columns) if isinstance(item, Ad)]


def said(found: list[Item]) -> list[str]:
    """What is said beside the ads: `name: message`, remarks in brackets."""

    def lines() -> Iterator[str]:
        for item in found:
            if isinstance(item, Unreadable):
                yield f"{item.origin}: {item.problem.en}"
            elif isinstance(item, Notice):
                yield f"[{item.problem.en}]" if item.remark else item.problem.en

    return list(lines())


def places(data: bytes | str, name: str, *wordings: str) -> list[tuple[int, int, str]]:
    """Line, column and field of each wording, in the first ad that has it."""
    found = []
    for wording in wordings:
        ad = next(ad for ad in ads(data, name) if wording in ad.text)
        place = ad.place(ad.text.index(wording))
        found.append((place.line, place.column, place.field))
    return found


def assert_verbatim(found: Ad, file: str) -> None:
    """Every verbatim character of the text stands in the source where its segment says, and in the file."""
    assert found.source is not None
    assert found.source in file
    lines = file.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, segment in enumerate(found.segments):
        end = found.segments[number + 1].start if number + 1 < len(found.segments) else len(found.text)
        for at in range(segment.start, end) if segment.verbatim else ():
            span = found.source_span(at, at + 1)
            assert span is not None
            assert found.source[slice(*span)] == found.text[at]
            place = found.place(at)
            line = lines[place.line - 1]
            assert (line[place.column - 1 : place.column] or "\n") == found.text[at].replace("\r", "\n")

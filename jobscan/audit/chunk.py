"""What the audit hands from the reader to a worker, and back to the writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from jobscan.finding import Bilingual

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_APART = 2**32
"""How far apart the numbers of ads of two sources are: ad = source × 2³² + row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a table hold what; `guessed` names none. JSON in the table `sources`.

    `text` in the file's order; `demands` are columns whose values the ad demands (性别).
    """

    text: tuple[str, ...] = ()
    title: str = ""
    id: str = ""
    date: str = ""
    demands: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    """The name of a group, as it was asked for, and its column in this file."""
    header: bool = True
    """Whether the first row of a CSV file names the columns."""
    order: str = ""
    """Which part of 07/01/2004 comes first in this file: "day", "month", or nothing where that is not known."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to audit. `member` is the table in a database file; `kind` says how it is cut into chunks."""

    number: int
    path: str
    kind: str
    member: str = ""
    bytes: int = 0
    sha256: str = ""
    layout: Layout = Layout()
    walked: bool = False
    """Found in a folder and not named: records in it that are no ads are passed over."""
    problem: Bilingual | None = None
    """Why none of it can be read, where that was seen before it was."""


@dataclass(frozen=True, slots=True)
class Record:
    """One ad as a worker reads it out of its chunk."""

    source: int
    row: int
    text: str
    id: str | None = None
    title: str | None = None
    date: str | None = None
    groups: Mapping[str, str] = field(default_factory=dict)

    @property
    def ad(self) -> int:
        return self.source * ROWS_APART + self.row


@dataclass(frozen=True, slots=True)
class Lost:
    """A record that could not be read. Row 0: the whole file. `code`: unreadable, blank or failed."""

    source: int
    row: int
    problem: Bilingual
    code: str = "unreadable"


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines of JSON, the first of which is line `row` of the file."""

    source: Source
    row: int
    data: bytes
    lost: tuple[Lost, ...] = ()
    encoding: str = "utf-8"
    """The file's; how to read a line: jobscan.sources.encoding.text_of."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Records of a CSV file: the line of each, and its raw text."""

    source: Source
    names: tuple[str, ...]
    delimiter: str
    encoding: str
    rows: Sequence[tuple[int, str]]
    lost: tuple[Lost, ...] = ()

    @property
    def row(self) -> int:
        return self.rows[0][0] if self.rows else self.lost[0].row if self.lost else 0


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a table: `names` of the columns that are needed, and for each row its number and values."""

    source: Source
    names: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[str | None]]]
    lost: tuple[Lost, ...] = ()

    @property
    def row(self) -> int:
        return self.rows[0][0] if self.rows else self.lost[0].row if self.lost else 0


@dataclass(frozen=True, slots=True)
class Files:
    """Documents, each with an ad or more: HTML, text, DOCX, ..."""

    sources: tuple[Source, ...]
    row: int = 0

    @property
    def source(self) -> Source:
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Ready:
    """What a document holds that is too large to be one chunk: read already, or here because it cannot be."""

    source: Source
    items: Sequence[Record | Lost]

    @property
    def row(self) -> int:
        return self.items[0].row if self.items else 0


Payload = Lines | Cells | Rows | Files | Ready


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the input that is scanned and written as one. `upto`: bytes of all inputs read after it."""

    number: int
    payload: Payload
    upto: int = 0


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a worker made of a chunk: rows for the tables of the same names (rows.ADS, TEXTS, FINDINGS).

    `texts` and `findings` leave out the texts that were known to be in the database already.
    """

    chunk: int
    source: int
    first_row: int
    ads: pa.RecordBatch
    texts: pa.RecordBatch
    findings: pa.RecordBatch
    errors: tuple[Lost, ...]


def halves(payload: Payload) -> tuple[Payload, Payload] | None:
    """Two payloads with the same records, or None where there is only one; what was lost is in the first."""
    match payload:
        case Lines():
            lines = payload.data.removesuffix(b"\n").split(b"\n")
            at = len(lines) // 2
            first: Payload = replace(payload, data=b"\n".join(lines[:at]))
            rest: Payload = replace(payload, row=payload.row + at, data=b"\n".join(lines[at:]), lost=())
        case Cells() | Rows():
            table: Any = payload
            at = len(table.rows) // 2
            first, rest = replace(table, rows=table.rows[:at]), replace(table, rows=table.rows[at:], lost=())
        case Files():
            at = len(payload.sources) // 2
            first = replace(payload, sources=payload.sources[:at])
            rest = replace(payload, sources=payload.sources[at:])
        case Ready():
            at = len(payload.items) // 2
            first, rest = (
                replace(payload, items=payload.items[:at]),
                replace(payload, items=payload.items[at:]),
            )
    return (first, rest) if at else None


def lost(payload: Payload) -> tuple[Lost, ...]:
    """What the reader could not read."""
    if isinstance(payload, Files):
        return ()
    items = payload.items if isinstance(payload, Ready) else payload.lost
    return tuple(item for item in items if isinstance(item, Lost))

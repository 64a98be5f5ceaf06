"""Parquet: one ad a row, row groups streamed, only the columns that are needed.

pyarrow, because the audit's engine is Arrow; fastparquet would bring pandas, polars and duckdb read
row groups whole. It is large, so it comes with an extra.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.columns import Chosen, record_ad
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, Place, join, placed
from jobscan.sources.record import LONGEST, SAMPLES, TOO_LONG, Tally, chosen

IGNORE = "jobscan_ignore"
_ROWS = 256
_BUFFER = 1024 * 1024
_INFLATED = 1024 * 1024 * 1024
_RATIO = 100

NO_PYARROW = Bilingual(
    zh="读取 Parquet 文件需要 pyarrow；请先运行 pip install 'jobscan[parquet]'。",
    en="is a Parquet file, which takes pyarrow to read: pip install 'jobscan[parquet]'.",
)
_DAMAGED = Bilingual(
    zh="不是完整的 Parquet 文件（缺少结尾），可能被截断；请重新导出或下载。",
    en="is not a whole Parquet file: its end is missing; it may be cut short, export or download it again.",
)
_BOMB = Bilingual(
    zh="解压后会大得不合常理，没有读取；请检查文件来源。",
    en="would grow beyond all measure when it is unpacked and was not read; see where it comes from.",
)


class Parquet:
    """A Parquet file that is open: its columns, its first rows, and all its rows in batches."""

    def __init__(self, file: BinaryIO) -> None:
        """Raises Damaged, and ImportError where there is no pyarrow."""
        import pyarrow.parquet as pq

        try:
            schema = pq.ParquetFile(file).schema_arrow
            strings = [field.name for field in schema if _is_text(field.type)]
            self._table: Any = pq.ParquetFile(
                file, read_dictionary=strings, pre_buffer=False, buffer_size=_BUFFER
            )
        except _errors() as error:
            raise Damaged(_damaged(error)) from error
        self.names: list[str] = schema.names
        self.rows: int = self._table.metadata.num_rows
        self._size = file.seek(0, io.SEEK_END)

    def samples(self) -> list[dict[str, str]]:
        """The first rows; none where they are damaged."""
        try:
            return _samples(self._table, self.names)
        except _errors():
            return []

    def batches(self, wanted: list[str]) -> Iterator[tuple[int, Any | Bilingual]]:
        """The columns `wanted` of all rows, each batch with the number of its first row, from 1.

        A row group that is damaged is a message, and the others are read.
        """
        first = 1
        for group in range(self._table.num_row_groups):
            row = first
            first += self._table.metadata.row_group(group).num_rows
            if _is_bomb(self._table.metadata.row_group(group), self._size):
                yield row, _BOMB
                continue
            try:
                for batch in self._table.iter_batches(
                    _ROWS, row_groups=[group], columns=wanted, use_threads=False
                ):
                    yield row, batch
                    row += batch.num_rows
            except _errors() as error:
                yield row, _group(error, first - row)


class Damaged(Exception):
    """A file that cannot be opened as Parquet: why."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def read(opened: Opened) -> Iterator[Item]:
    """An ad for each row. A row group that is damaged is named and the others are read."""
    file: BinaryIO = opened.file
    if not file.seekable():
        data = opened.whole()
        if isinstance(data, Unreadable):
            yield data
            return
        file = io.BytesIO(data)
    try:
        table = Parquet(file)
    except ImportError:
        yield Unreadable(opened.origin, NO_PYARROW)
    except Damaged as error:
        yield Unreadable(opened.origin, error.problem)
    else:
        yield from _rows(opened, table)


def _rows(opened: Opened, table: Parquet) -> Iterator[Item]:
    columns, said = chosen(opened, table.names, table.samples())
    yield said
    if columns is None:
        return
    wanted = list(dict.fromkeys(n for n in (columns.id, *columns.wording, IGNORE) if n in table.names))
    tally = Tally(opened.origin, opened.every)
    for row, batch in table.batches(wanted):
        if isinstance(batch, Bilingual):
            yield from tally.lost(f"{opened.origin}[{row}]", batch)
            continue
        for n in range(batch.num_rows):
            yield from _row(opened, columns, batch, n, row + n, tally)
    yield from tally.told(columns)


def _row(opened: Opened, columns: Chosen, batch: Any, n: int, row: int, tally: Tally) -> Iterator[Item]:
    where = f"{opened.origin}[{row}]"
    try:
        ad = _ad(opened, columns, batch, n, row)
    except UnicodeDecodeError as error:
        ad = not_utf8(error)
    if isinstance(ad, Bilingual):
        yield from tally.lost(where, ad)
    elif ad:
        yield ad
    else:
        yield from tally.blank(where)


def _ad(opened: Opened, columns: Chosen, batch: Any, n: int, row: int) -> Ad | Bilingual | None:
    parts: dict[str, Mapped] = {}
    fields: dict[str, str] = {}
    for name in batch.schema.names:
        found = values(batch.column(name)[n])
        if found is None:
            return TOO_LONG
        fields[name] = "\n".join(found)
        if name in columns.wording:
            place = Place(row=row, field=name)
            parts[name] = join([piece for value in found for piece in ("\n", placed(value, place))][1:])
    return record_ad(opened.id, opened.origin, columns, parts, fields)


def values(scalar: Any) -> list[str] | None:
    """The strings of a cell, one but for a list; None where they are too long to be an ad."""
    if scalar is None or not scalar.is_valid:
        return []
    if hasattr(scalar, "dictionary"):
        scalar = scalar.value  # read_dictionary: a wording that stands in a million rows is held once
    if hasattr(scalar, "as_buffer"):
        buffer = scalar.as_buffer()
        return None if buffer.size > 4 * LONGEST else [buffer.to_pybytes().decode("utf-8")]
    if hasattr(scalar, "values"):  # a list
        found = [values(value) for value in scalar.values or ()]
        return None if None in found else [value for each in found for value in each or ()]
    return [str(scalar.as_py())]


def _samples(table: Any, names: Sequence[str]) -> list[dict[str, str]]:
    batch = next(table.iter_batches(SAMPLES, use_threads=False), None)
    if batch is None:
        return []
    known = [name for name in names if name in batch.schema.names]
    return [{name: _sampled(batch.column(name)[n]) for name in known} for n in range(batch.num_rows)]


def _sampled(scalar: Any) -> str:
    try:
        return "\n".join(values(scalar) or ())
    except UnicodeDecodeError:
        return ""


def _is_text(type: Any) -> bool:
    return str(type) in ("string", "large_string", "string_view", "binary", "large_binary")


def _is_bomb(group: Any, size: int) -> bool:
    """By what the row group says of itself. Its columns are not asked: pyarrow aborts on a damaged one."""
    inflated: int = group.total_byte_size
    return inflated > _INFLATED and inflated > _RATIO * size


def _errors() -> tuple[type[Exception], ...]:
    """What a damaged file raises, by the byte that is wrong."""
    from pyarrow import ArrowException

    return (ArrowException, OSError, ValueError)


def _damaged(error: Exception) -> Bilingual:
    what = str(error)
    if "magic bytes" in what or "file size is" in what:
        return _DAMAGED
    return Bilingual(
        zh=f"不是可读的 Parquet 文件（{_one_line(what)}）；请重新导出或下载。",
        en=f"is no Parquet file that can be read ({_one_line(what)}); export or download it again.",
    )


def _group(error: Exception, rows: int) -> Bilingual:
    what = _one_line(str(error))
    return Bilingual(
        zh=f"从这一行起的 {rows} 行所在的数据块已损坏（{what}），没有检查；请重新导出或下载。",
        en=f"begins a damaged stretch of {rows} row{'s' if rows > 1 else ''} that was not checked ({what}); export or "
        "download the file again.",
    )


def _one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")[:120]


def not_utf8(error: UnicodeDecodeError) -> Bilingual:
    """Why a row cannot be read one of whose strings raised `error`."""
    byte = f"0x{error.object[error.start]:02X}"
    return Bilingual(
        zh=f"含有不属于 UTF-8 的字节（{byte}），这一行没有检查；请修复数据的编码。",
        en=f"holds a byte that is not UTF-8 ({byte}) and was not checked; repair the data's encoding.",
    )

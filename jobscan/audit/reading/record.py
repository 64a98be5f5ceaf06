"""The values of one record → the ad that it is, as `jobscan check` would build it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jobscan.audit.chunk import Layout, Lost, Record, Source
from jobscan.audit.dates import day
from jobscan.finding import Bilingual
from jobscan.sources.columns import shown
from jobscan.sources.record import BLANK
from jobscan.sources.wording import record_text

NO_COLUMNS = Bilingual(
    zh="文件开头的记录都无法读取，列无从得知，这一条没有检查；请先修正开头，或用 --text 指明列。",
    en="was not checked: none of the first records could be read, so the columns are not known; mend those.",
)


class Maker:
    """Makes ads of the records of one source.

    Where `jobscan check` would scan a title alone, as the text is blank, an audit has an error: an ad
    whose text is not there must not count as a clean one.
    """

    def __init__(self, source: Source) -> None:
        self._number = source.number
        self._layout: Layout = source.layout
        self._untitled = replace(source.layout, title="")

    def make(
        self,
        row: int,
        values: Mapping[str, str],
        fields: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
    ) -> Record | Lost:
        """The ad of a row. `values`: of the columns of wording; `fields`: of all others, if they differ.

        `wrong`: text columns that hold something else than a string, and what. A number beside another
        column that has text is passed over, as it is by `jobscan check`.
        """
        layout = self._layout
        if not layout.text:
            return Lost(self._number, row, NO_COLUMNS)
        if not any(values.get(name, "").strip() for name in layout.text):
            if wrong:
                return Lost(self._number, row, _wrong(*next(iter(wrong.items()))))
            if not layout.demands or record_text(self._untitled, values) is None:
                return Lost(self._number, row, BLANK, "blank")
        text = record_text(layout, values)
        if text is None:
            return Lost(self._number, row, BLANK, "blank")
        fields = values if fields is None else fields
        return Record(
            self._number,
            row,
            text,
            _filled(fields, layout.id),
            _filled(fields, layout.title),
            date(fields.get(layout.date), layout.order),
            {name: value for name, column in layout.groups if (value := _filled(fields, column))},
        )


def date(said: str | None, order: str) -> str | None:
    """The day, written as ISO has it, so that nobody has to know the file's order of day and month."""
    found = day(said, order)
    return found.isoformat() if found else None


def _filled(fields: Mapping[str, str], column: str) -> str | None:
    return fields.get(column, "").strip() or None


def _wrong(column: str, what: str) -> Bilingual:
    zh, en = _KINDS.get(what, ("数字", "a number"))
    return Bilingual(
        zh=f"{shown(column)} 应是文字，却是{zh}，没有检查；请检查导出的数据。",
        en=f"holds {en} in {shown(column)} where the ad's text should be, and was not checked; see how it was exported.",
    )


_KINDS = {
    "true": ("真假值", "true or false"),
    "false": ("真假值", "true or false"),
    "{}": ("对象", "an object"),
}

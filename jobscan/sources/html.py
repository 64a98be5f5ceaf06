"""HTML: what a reader of the page sees, and what its JobPosting data say besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobscan.finding import Bilingual
from jobscan.scan.lines import Lines
from jobscan.sources.ad import Ad, Item, Notice, Unreadable, notices
from jobscan.sources.html_page import MOST_TAGS, Page, read_page
from jobscan.sources.html_words import cut
from jobscan.sources.job_posting import WORDED, BadScript, Field, facts, fields
from jobscan.sources.opened import Opened
from jobscan.sources.place import Mapped, join
from jobscan.sources.said import Said, unsaid
from jobscan.sources.text import raw

_TOO_MANY_TAGS = Bilingual(
    zh=f"标签超过 {MOST_TAGS:,} 个，不像是一份广告的页面；请只保存广告部分再检查。",
    en=f"has more than {MOST_TAGS:,} tags, too much for the page of an ad; save the part with the ad and check that.",
)
_NO_TEXT = Bilingual(
    zh="页面里没有可见的文字（可能由脚本生成）；请在浏览器里打开，把广告正文另存为纯文本（.txt）再检查。",
    en="has no visible text (a script may put it in); open it in a browser, save the ad's wording as plain text "
    "(.txt) and check that.",
)
_BAD_SCRIPT = Bilingual(
    zh="这里的 JSON-LD 不是有效的 JSON，其中的职位数据（JobPosting）没有检查；页面上可见的文字已检查。",
    en="the JSON-LD here is not valid JSON: the job data in it (JobPosting) were not checked; the visible text was.",
)
# The standard has browsers look at the first 1024 bytes; saved pages put more before it.
_HEAD = 4096
_DECLARED = re.compile(
    rb"<meta[^>]{1,400}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)


def read(opened: Opened) -> Iterator[Item]:
    """The one ad that a page is; a notice for each JSON-LD script that cannot be read."""
    for item in raw(opened, declared):
        if isinstance(item, Ad):
            yield from _read(item.text, opened)
        else:
            yield item


def _read(source: str, opened: Opened) -> Iterator[Item]:
    if source.count("<") > MOST_TAGS:
        yield Unreadable(opened.origin, _TOO_MANY_TAGS)
        return
    page = read_page(source, WORDED)
    found = list(fields(page))
    lines = Lines(source)
    for bad in found:
        if isinstance(bad, BadScript):
            yield Notice(opened.origin, *lines.place(bad.at), _BAD_SCRIPT)
    if "\0" in source:  # what the parser drops
        yield from notices(Ad(opened.id, source, {}, opened.origin))
    known = [field for field in found if isinstance(field, Field)]
    text = _together(page, known)
    if not text.text:
        yield Unreadable(opened.origin, _NO_TEXT)
        return
    values: dict[str, str] = {}
    for field in known:
        values[field.name] = "\n".join(filter(None, (values.get(field.name), field.text.text)))
    values |= {name: value for name, value in facts(page).items() if name not in values}
    yield Ad(
        id=opened.id,
        text=text.text,
        fields=values,
        origin=opened.origin,
        source=source,
        segments=text.segments,
        comments=page.comments,
    )


def declared(data: bytes) -> str:
    """The encoding that a page declares in `<meta charset>`, `http-equiv` or its XML declaration, or nothing."""
    found = _DECLARED.search(data[:_HEAD])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _together(page: Page, known: list[Field]) -> Mapped:
    """The visible text; before it what the title and after it what all else says that is not in it."""
    said = Said()
    said.add(page.text.text)
    parts = [cut(page.title, *span) for span in unsaid(page.title.text, said, title=True)]
    said.add(page.title.text)
    parts.append(page.text)
    for value in [*(field.text for field in known), *(aside for _, aside in page.asides)]:
        parts += [cut(value, *span) for span in unsaid(value.text, said)]
        said.add(value.text)
    parts = [part for part in parts if part.text]
    if len(parts) == 1:
        return parts[0]
    apart: list[Mapped | str] = []
    for part in parts:
        apart += ["\n\n", part] if apart else [part]
    return join(apart)

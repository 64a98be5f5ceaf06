"""Which columns of a table an audit takes: those of `jobscan check`, the date and the groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobscan.audit.chunk import Layout
from jobscan.audit.reading.limits import Looked
from jobscan.finding import Bilingual
from jobscan.sources.columns import choose, first, shown
from jobscan.sources.demands import canonical
from jobscan.sources.opened import Columns

DATES = (
    "dateposted posteddate postdate posted postedat postedon datepublished publisheddate publishdate published publishedat "
    "publishtime pubdate pubtime listingdate listeddate datelisted advertiseddate createdat createddate datecreated created "
    "createtime posttime date 发布日期 发布时间 发布于 刊登日期 刊登时间 发帖时间 上线时间 創建日期 创建时间 日期 發布日期 發佈日期 發布時間 "
    "刊登時間 張貼日期 建立日期 updatedat updateddate dateupdated lastupdated updatetime updated 更新日期 更新时间 更新時間"
).split()
"""The day of posting before that of a change."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of the input. `groups`: the columns named by --group."""

    paths: tuple[str, ...]
    text: tuple[str, ...] = ()
    title: str = ""
    id: str = ""
    date: str = ""
    groups: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    @property
    def columns(self) -> Columns:
        return Columns(self.text, self.id, self.title)


def layout(looked: Looked, asked: Asked, walked: bool) -> Layout | Bilingual | None:
    """The columns; or why there are none; None: a table that was found, not named, and holds no ads."""
    if not looked.names:
        return Layout()  # nothing of it could be read: every record is told
    found = choose(looked.names, asked.columns, looked.samples)
    if walked and not asked.text and (isinstance(found, Bilingual) or not found.known):
        return None
    if isinstance(found, Bilingual):
        return found
    names = [*looked.names, *looked.others]
    return Layout(
        found.text,
        found.title,
        found.id,
        group(asked.date, names) if asked.date else first(DATES, names),
        found.demands,
        tuple((name, column) for name in dict.fromkeys(asked.groups) if (column := group(name, names))),
        looked.header,
    )


def unresolved(asked: Asked) -> Layout:
    """The columns of a document: the names as they were asked for, looked up in each ad's own fields."""
    groups = tuple((name, name) for name in dict.fromkeys(asked.groups))
    return Layout(asked.text, asked.title, asked.id, asked.date, (), groups)


def group(name: str, names: Sequence[str]) -> str:
    """The column that a user means: as it is, without case and dashes, or as the end of a nested one; or nothing.

    "name" is any "company.name", but "hiringOrganization.name" no "company.name".
    """
    if not name or name in names:
        return name
    wanted = name.casefold()
    parts = [canonical(part) for part in name.split(".")]
    folded = next((n for n in names if n.casefold() == wanted), "")
    split = [(n, [canonical(part) for part in n.split(".")]) for n in names] if not folded else []
    whole = next((n for n, has in split if has == parts), "")
    return folded or whole or next((n for n, has in split if has[-len(parts) :] == parts), "")


def told(layout: Layout, guessed: bool) -> Bilingual:
    """Which columns were taken."""
    zh, en = [f"正文取自 {_listed(layout.text).zh}"], [f"text from {_listed(layout.text).en}"]
    for zh_what, en_what, names in (
        ("标题", "title", (layout.title,)),
        ("条件", "demands", layout.demands),
        ("编号", "id", (layout.id,)),
        ("日期", "date", (layout.date,)),
        *((f"分组 {shown(name)} ", f"group {shown(name)}", (column,)) for name, column in layout.groups),
    ):
        if listed := [name for name in names if name]:
            zh.append(f"{zh_what}取自 {_listed(listed).zh}")
            en.append(f"{en_what} from {_listed(listed).en}")
    more = _OTHERS if guessed else Bilingual("", "")
    return Bilingual(zh="，".join(zh) + more.zh + "。", en=", ".join(en) + more.en + ".")


def _listed(names: Sequence[str]) -> Bilingual:
    found = [shown(name) for name in names]
    return Bilingual(zh="、".join(found), en=", ".join(found))


_OTHERS = Bilingual(
    zh="；用 --text、--title、--id、--date 可以另行指定",
    en="; name others with --text, --title, --id and --date",
)

"""Which tables of a database file an audit reads: the one that is named, or those that look like ads."""

from __future__ import annotations

from collections.abc import Iterator

from jobscan.audit.reading import database
from jobscan.audit.reading.bad import BadInput, filled
from jobscan.audit.reading.layout import Asked, layout
from jobscan.audit.reading.paths import Given
from jobscan.finding import Bilingual
from jobscan.sources.columns import shown


def members(each: Given, asked: Asked) -> Iterator[Given]:
    """A table each. Views only where no table holds ads: a view of a table would count its ads twice. Raises BadInput."""
    try:
        with database.opened(each.path) as found:
            tables = found.tables()
    except database.BadDatabase as error:
        raise BadInput(filled(_OF, path=each.path, problem=error.problem)) from error
    except ImportError as error:
        raise BadInput(filled(_NO_DUCKDB, path=each.path)) from error
    names = [name for name, _ in tables]
    if database.OWN.issubset(names):
        raise BadInput(filled(_OWN, path=each.path))
    if each.member:
        hit = next((n for n in names if n == each.member), "") or next(
            (n for n in names if n.casefold() == each.member.casefold()), ""
        )
        if not hit:
            raise BadInput(_no_table(each, names))
        yield Given(each.path, each.kind, hit)
        return
    for views in (False, True):
        held = [
            name for name, view in tables if view is views and _is_ads(each.path, name, asked, len(tables))
        ]
        if held:
            yield from (Given(each.path, each.kind, name) for name in held)
            return
    raise BadInput(_none(each, names))


def _is_ads(path: str, table: str, asked: Asked, count: int) -> bool:
    """By its columns; the only table of a file need not say so by their names."""
    try:
        looked = database.look(path, table)
    except database.BadDatabase:
        return False
    found = layout(looked, asked, walked=count > 1) if looked.names else None
    return found is not None and not isinstance(found, Bilingual)


def _no_table(each: Given, names: list[str]) -> Bilingual:
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in names}
    near = get_close_matches(each.member.casefold(), folded, n=1, cutoff=0.5)
    zh, en = (
        (f"；是不是 {shown(folded[near[0]])}？", f"; did you mean {shown(folded[near[0]])}?")
        if near
        else ("。", ".")
    )
    return filled(
        Bilingual(
            zh=f"{{path}} 里没有名为 {shown(each.member)} 的表{zh}现有的表：{_listed(names, '、', '无')}。",
            en=f"{{path}} has no table named {shown(each.member)}{en} The tables: {_listed(names, ', ', 'none')}.",
        ),
        path=each.path,
    )


def _none(each: Given, names: list[str]) -> Bilingual:
    return filled(
        Bilingual(
            zh=f"{{path}} 里没有像招聘广告的表；请写成 文件:表名，并用 --text 指明列。现有的表：{_listed(names, '、', '无')}。",
            en="{path} has no table that looks like job ads; name one as file:table, and its column with --text. The "
            f"tables: {_listed(names, ', ', 'none')}.",
        ),
        path=each.path,
    )


def _listed(names: list[str], apart: str, none: str) -> str:
    return apart.join(shown(name) for name in names[:30]) + (" …" if len(names) > 30 else "") or none


_OF = Bilingual(zh="{path}：{problem}", en="{path} {problem}")
_OWN = Bilingual(
    zh="{path} 是 jobscan 的审计数据库，不能再作为输入；请给出招聘广告的文件。",
    en="{path} is an audit made by jobscan and no input for another; name the files with the ads.",
)
_NO_DUCKDB = Bilingual(
    zh="读取 {path} 需要 duckdb；请先运行 pip install 'jobscan[audit]'。",
    en="{path} takes duckdb to read: pip install 'jobscan[audit]'.",
)

"""Which columns of a table, or keys of records, hold the ad; and a record made an ad of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobscan.finding import Bilingual
from jobscan.sources.ad import Ad, Comment, Notice
from jobscan.sources.demands import canonical, is_demand, is_requirement, of_people
from jobscan.sources.opened import Columns
from jobscan.sources.place import Mapped
from jobscan.sources.wording import mapped_text

# Compared without case, spaces, hyphens and underscores, Simplified and Traditional both written out.
# The first list says that a record is a job; the second may stand in any record.
_JOB_TEXT = frozenset(
    "职位描述 职位介绍 职位详情 职位要求 职位职责 岗位描述 岗位介绍 岗位详情 岗位要求 岗位职责 工作描述 工作内容 工作职责 工作要求 "
    "任职要求 任职资格 任职条件 招聘要求 招聘条件 招聘内容 应聘要求 应聘条件 职责描述 主要职责 招聘启事 广告内容 广告正文 "
    "職位描述 職位介紹 職位詳情 職位要求 職務內容 職務說明 職務描述 職責描述 崗位描述 崗位職責 崗位要求 工作內容 工作描述 工作職責 工作要求 "
    "工作說明 入職要求 任職要求 任職資格 應徵條件 應徵資格 招聘要求 招聘條件 條件要求 資格要求 招聘啟事 主要職責 其他條件 職位內容 "
    "jobdescription jobdesc jobtext jobad jobadtext jobdetails jobdetail jobcontent jobbody jobposting adtext adbody "
    "jobrequirements jobrequirement jobduties jobresponsibilities qualifications responsibilities vacancytext "
    "postdescription positiondescription roledescription jobbenefits experiencerequirements educationrequirements "
    "qualification responsibility".split()
)
_TEXT = _JOB_TEXT | frozenset(
    "description desc text content body details detail fulltext requirements requirement duties skills benefits "
    "perks ad 描述 内容 正文 详情 要求 职责 福利 福利待遇 內容 詳情 職責 條件 待遇 全文 文本".split()
)
TITLE = (
    "职位名称 职位标题 岗位名称 招聘职位 招聘岗位 職位名稱 職位標題 職務名稱 職缺名稱 崗位名稱 招聘職位 工作名稱 jobtitle jobname positiontitle "
    "positionname vacancytitle posttitle postname 职位 岗位 職位 職缺 職務 崗位 position role title 标题 標題 name 名称 名稱"
).split()
_JOB_TITLE = frozenset(TITLE[: TITLE.index("title")])
ID = (
    "jobid postid postingid vacancyid positionid adid recordid id uuid guid identifier identifiervalue 职位编号 职位id 岗位编号 编号 "
    "職位編號 職缺編號 編號 joburl url link href permalink 链接 网址 連結 網址"
).split()
_SHORT = 20  # characters on average: a column of shorter cells is no ad


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns of the ad's wording, in the file's order; `id` and `title` empty where there are none.

    `guessed`: not named by the user. `known`: the names say that the records are jobs; a folder is
    full of other tables (package.json, a price list), which are passed over. `demands`: columns whose
    values the ad demands (性别, Age limit).
    """

    text: tuple[str, ...]
    id: str
    title: str
    guessed: bool
    known: bool = True
    demands: tuple[str, ...] = ()

    @property
    def wording(self) -> tuple[str, ...]:
        """Every column that a reader has to give with its places."""
        return tuple(dict.fromkeys(filter(None, (self.title, *self.text, *self.demands))))


NOT_ADS = Bilingual(
    zh="没有像招聘广告的列或键，已跳过；如果是广告，请直接写出文件名，并用 --text 指明列。",
    en="has no column or key that names a job ad and was passed over; if it holds ads, name the file itself, "
    "and the column with --text.",
)
_NO_TEXT = Bilingual(
    zh="没有一列像是广告正文；请用 --text 指明列。现有的列：{columns}。",
    en="has no column that looks like the text of an ad; name it with --text. The columns: {columns}.",
)


def choose(names: Sequence[str], asked: Columns, samples: Sequence[Mapping[str, str]]) -> Chosen | Bilingual:
    """The columns that `asked` names, else those with well-known names, else the one with most text.

    `names` in the file's order; a key of a nested record is "job.description", and "description"
    names it too. Names compare without case. Raises nothing: what cannot be found is said.
    """
    wanted = (*asked.text, *filter(None, (asked.id, asked.title)))
    found: dict[str, str] = {}
    for name in wanted:
        if (column := named(name, names)) is None:
            return unknown(name, names)
        found[name] = column
    id = found.get(asked.id, "") or first(ID, names)
    title = found.get(asked.title, "") or first(TITLE, names)
    if asked.text:
        return Chosen(tuple(dict.fromkeys(found[name] for name in asked.text)), id, title, guessed=False)
    text = tuple(n for n in names if _last(n) in _TEXT and n not in (id, title) and _filled(n, samples))
    job = any(_last(n) in _JOB_TEXT for n in text) or (bool(text) and _last(title) in _JOB_TITLE)
    schema = any(sample.get("@type") == "JobPosting" for sample in samples)
    # {"title": …, "description": …} is what most ads look like, {"name": …, "description": …} a package.
    plain = (
        bool(text) and _last(title) in ("title", "标题", "標題") and not any(n[0] in "$@" for n in names if n)
    )
    known = job or schema or plain
    demands = _demands(names, known or _last(title) in _JOB_TITLE)
    if text:
        return Chosen(text, id, title, guessed=True, known=known or bool(demands), demands=demands)
    rest = [n for n in names if n not in (id, title, *demands)]
    longest = max(rest, key=lambda n: _mean(n, samples), default=title or None)
    if longest is None or _mean(longest, samples) < _SHORT:
        if demands and title:  # 岗位 | 人数 | 性别 | 年龄
            return Chosen((title,), id, "", guessed=True, demands=demands)
        longest = max(names, key=lambda n: _mean(n, samples), default=None)
    if longest is None or not any(sample.get(longest, "").strip() for sample in samples):
        return _with_columns(_NO_TEXT, names)
    demands = tuple(n for n in demands if n != longest)
    title = title if title != longest else ""
    return Chosen((longest,), id, title, guessed=True, known=bool(demands), demands=demands)


def _demands(names: Sequence[str], jobs: bool) -> tuple[str, ...]:
    """The columns of demands; `jobs`: the others say that the rows are jobs."""
    if of_people(names):
        return ()
    found = tuple(n for n in names if is_demand(n))
    return found if jobs or any(map(is_requirement, found)) else ()


def told(chosen: Chosen, origin: str, walked: bool = False) -> Notice:
    """What was taken for the ad and how to name others.

    A remark where the user named the columns, or did not even name the file.
    """
    text = [shown(name) for name in chosen.text]
    zh = [f"正文取自列 {'、'.join(text)}"]
    en = [f"the ad's text is read from {', '.join(text)}"]
    demands = [shown(name) for name in chosen.demands]
    for zh_what, en_what, names in (
        ("标题", "its title", [shown(chosen.title)] if chosen.title else []),
        ("条件", "its demands", demands),
        ("编号", "its id", [shown(chosen.id)] if chosen.id else []),
    ):
        if names:
            zh.append(f"{zh_what}取自 {'、'.join(names)}")
            en.append(f"{en_what} from {', '.join(names)}")
    if chosen.guessed:
        zh.append("用 --text、--title、--id 可以另行指定")
        en.append("name others with --text, --title and --id")
    return Notice(
        origin, 0, 0, Bilingual(zh="，".join(zh) + "。", en=", ".join(en[:-1]) + f"; {en[-1]}." if chosen.guessed else ", ".join(en) + "."),
        remark=walked or not chosen.guessed,
    )  # fmt: skip


def record_ad(
    file_id: str,
    origin: str,
    chosen: Chosen,
    parts: Mapping[str, Mapped],
    fields: Mapping[str, str],
    source: str | None = None,
    first_line: int = 1,
    comments: tuple[Comment, ...] = (),
    first_column: int = 1,
) -> Ad | None:
    """The ad that a record is, or None where all its text is blank.

    `parts`: title and text columns with their places. `fields`: every column's value; those that are
    not text go on in Ad.fields, `jobscan_ignore` among them. The id is `file_id#…` with the id
    column's value or a hash of the text, never the row's number: a baseline survives inserted rows.
    """
    text = mapped_text(chosen, parts)
    if text is None:
        return None
    name = fields.get(chosen.id, "").strip() if chosen.id else ""
    name = name or hashlib.blake2b(text.text.encode("utf-8", "replace"), digest_size=6).hexdigest()
    others = {n: value for n, value in fields.items() if n not in chosen.text}
    return Ad(
        f"{file_id}#{name}", text.text, others, origin, source, first_line, text.segments, comments, first_column
    )  # fmt: skip


def blank(count: int, first: str, chosen: Chosen, origin: str) -> Notice:
    """Records without any text, told once per file: `first` says where ("ads.csv:17")."""
    columns = [shown(name) for name in chosen.wording]
    return Notice(
        origin, 0, 0,
        Bilingual(
            zh=f"有 {count} 条记录的 {'、'.join(columns)} 都是空的，没有可检查的文字；第一条在 {first}。",
            en=f"has {count} record{'s' if count > 1 else ''} with nothing in {', '.join(columns)}, so nothing to check; "
            f"the first is {first}.",
        ),
    )  # fmt: skip


def shown(name: str) -> str:
    """A name out of a file, fit for a message."""
    name = "".join(c if c.isprintable() else "\ufffd" for c in name[:40])
    return (name if len(name) < 40 else name[:39] + "…").replace("{", "(").replace("}", ")") or "''"


def is_known(name: str) -> bool:
    """Whether a header says so by itself: 职位描述, title, job_id."""
    return canonical(name) in _TEXT or canonical(name) in TITLE or canonical(name) in ID


def _last(name: str) -> str:
    return canonical(name.rsplit(".", 1)[-1])


def first(wanted: Sequence[str], names: Sequence[str]) -> str:
    """The first of `wanted`, canonical names, that there is, a top-level one before a nested one; or nothing."""
    whole = {canonical(n): n for n in reversed(names)}
    nested = {_last(n): n for n in reversed(names) if not n.startswith(("hiringOrganization.", "company."))}
    return next((d[w] for d in (whole, nested) for w in wanted if w in d), "")


def named(name: str, names: Sequence[str]) -> str | None:
    """The one of `names` that a user means by `name`: as it is, else without case, else its last part."""
    if name in names:
        return name
    for fits in (str.casefold, canonical, _last):
        for column in names:
            if fits(column) == fits(name):
                return column
    return None


def _filled(name: str, samples: Sequence[Mapping[str, str]]) -> bool:
    return not samples or any(sample.get(name, "").strip() for sample in samples)


def _mean(name: str, samples: Sequence[Mapping[str, str]]) -> float:
    # A URL is long and no ad.
    lengths = [
        0 if v.startswith(("http:", "https:")) else len(v) for s in samples if (v := s.get(name, "").strip())
    ]
    return sum(lengths) / len(samples) if lengths else 0.0


def unknown(name: str, names: Sequence[str]) -> Bilingual:
    """That there is no column `name`, the nearest one, and which there are."""
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), [n.casefold() for n in names], n=1, cutoff=0.5)
    hit = next((n for n in names if near and n.casefold() == near[0]), "")
    zh, en = (f"；是不是 {shown(hit)}？", f"; did you mean {shown(hit)}?") if hit else ("。", ".")
    return _with_columns(
        Bilingual(
            zh=f"没有名为 {shown(name)} 的列{zh}现有的列：{{columns}}。",
            en=f"has no column named {shown(name)}{en} The columns: {{columns}}.",
        ),
        names,
    )


def _with_columns(problem: Bilingual, names: Sequence[str]) -> Bilingual:
    listed = [shown(n) for n in names[:30]]
    more = (
        Bilingual(f" 等 {len(names)} 列", f" and {len(names) - 30} more")
        if len(names) > 30
        else Bilingual("", "")
    )
    return Bilingual(
        zh=problem.zh.replace("{columns}", "、".join(listed) + more.zh or "无"),
        en=problem.en.replace("{columns}", ", ".join(listed) + more.en or "none"),
    )

"""Queries that most audits are asked, ready made."""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.finding import Bilingual


@dataclass(frozen=True, slots=True)
class Example:
    about: Bilingual
    sql: str


EXAMPLES = {
    "categories": Example(
        Bilingual(zh="每个类别：多少份广告、多少段文本", en="by category: how many ads, how many distinct texts"),
        """SELECT category, count(DISTINCT ad) AS ads, count(DISTINCT text) AS texts,
  round(100 * count(DISTINCT ad) / (SELECT count(*) FROM ads), 2) AS percent_of_ads
FROM ad_findings GROUP BY category ORDER BY ads DESC, category""",
    ),
    "worst-groups": Example(
        Bilingual(
            zh="每个城市、雇主……：广告至少 30 份的，按有发现的比例排列",
            en="every city, employer, …: those with 30 ads and more, by the share that has findings",
        ),
        """SELECT entry.key AS "group", entry.value AS name, count(*) AS ads,
  count(*) FILTER (t.findings > 0) AS with_findings,
  round(100 * count(*) FILTER (t.findings > 0) / count(*), 1) AS percent
FROM ads JOIN texts t USING (text), unnest(map_entries(groups)) AS g(entry)
GROUP BY ALL HAVING count(*) >= 30 ORDER BY percent DESC, ads DESC, "group", name""",
    ),
    "wordings": Example(
        Bilingual(zh="最常见的用语", en="the commonest wordings"),
        """SELECT category, lower(wording) AS wording, count(*) AS findings, count(DISTINCT text) AS texts
FROM ad_findings GROUP BY ALL ORDER BY findings DESC, category, wording""",
    ),
    "months": Example(
        Bilingual(zh="每月的广告数和有发现的比例", en="the ads of each month and the share that has findings"),
        """SELECT strftime(date, '%Y-%m') AS month, count(*) AS ads,
  round(100 * count(*) FILTER (t.findings > 0) / count(*), 2) AS percent
FROM ads JOIN texts t USING (text) GROUP BY month ORDER BY month""",
    ),
    "reposts": Example(
        Bilingual(zh="转发最多的、有发现的广告", en="the texts with findings that are posted most often"),
        """SELECT text, count(*) AS ads, any_value(title ORDER BY ad) AS title, min(date) AS first, max(date) AS last
FROM ads SEMI JOIN findings USING (text) GROUP BY text HAVING count(*) > 1 ORDER BY ads DESC, text""",
    ),
    "errors": Example(
        Bilingual(zh="没有读到的记录，按文件和种类", en="what could not be read, by file and kind"),
        """SELECT path, code, count(*) AS records, min(row) AS first_row
FROM errors JOIN sources USING (source) GROUP BY ALL ORDER BY path, code""",
    ),
}  # fmt: skip

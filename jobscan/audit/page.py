"""The report of an audit as one page: self-contained, for a browser, a phone or a printer.

It has no script and may load nothing: its policy says so. Figures have their exact value and a name
(`data-figure`), so that whoever wants to can take them out of the page, and compare them with the tables.
"""

from __future__ import annotations

from jobscan.audit.blocks import number, percent
from jobscan.audit.page_words import WORDS, Say
from jobscan.audit.sections import share_sections
from jobscan.audit.sections_detail import detail_sections
from jobscan.audit.sections_groups import group_sections
from jobscan.audit.sections_method import method_sections
from jobscan.audit.summary import Summary
from jobscan.finding import Language
from jobscan.reports.template import resource, style_hash, template

_PACKAGE = "jobscan.audit"


def page(summary: Summary, lang: Language, tool: str) -> str:
    """The whole page. The same bytes for the same figures: no clock, no random id."""
    say = Say(lang)
    style = resource("jobscan.reports", "report.css") + resource(_PACKAGE, "page.css")
    return template(_PACKAGE, "page.html.j2").render(
        lang="zh-CN" if lang == "zh" else "en",
        style=style,
        style_hash=style_hash(style),
        title=say("title"),
        w={name: WORDS[name].to(lang) for name in ("skip", "contents")},
        lead=_lead(summary, say),
        unfinished="" if summary.made.finished else say("unfinished"),
        sections=[
            *share_sections(summary, say),
            *group_sections(summary, say),
            *detail_sections(summary, say),
            *method_sections(summary, say),
        ],
        footer=say("made_by", tool=tool),
    )


def _lead(summary: Summary, say: Say) -> list[str]:
    files = len(summary.made.files) + summary.made.more_files
    lines = [
        say(
            "lead",
            files=say("file", n=1) if files == 1 else say("files", n=number(files)),
            ads=number(summary.bases.ads.count),
            texts=number(summary.bases.texts.count),
            share=percent(summary.headline[0].ads.value),
        )
        if summary.bases.ads.count
        else say("lead_none")
    ]
    if summary.lost.records:
        lines.append(say("lead_lost", n=number(summary.lost.records)))
    return lines

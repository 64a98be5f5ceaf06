"""schema.org JobPosting, in JSON-LD and microdata → fields with the place of their wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from jobscan.sources import json_ld
from jobscan.sources.html_page import Page, read_page
from jobscan.sources.place import Mapped, Place, through

WORDED = frozenset(
    "title description qualifications responsibilities jobBenefits benefits incentiveCompensation incentives "
    "skills experienceRequirements educationRequirements physicalRequirement sensoryRequirement "
    "eligibilityToWorkRequirement securityClearanceRequirement specialCommitments workHours employmentType "
    "employerOverview occupationalCategory".split()
)
"""The properties that can carry wording: not dates, addresses, salaries."""

_FACTS = frozenset(("hiringOrganization", "jobLocation", "datePosted", "identifier", "industry"))
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_ENTITY = re.compile(r"&(?:#\d|#[xX]|[A-Za-z]{2})")
_ESCAPED_TWICE = 3


@dataclass(frozen=True, slots=True)
class Field:
    """One property: `name` as in "JobPosting.description", the text placed there."""

    name: str
    text: Mapped


@dataclass(frozen=True, slots=True)
class BadScript:
    """A JSON-LD script that is no JSON: the offset in the page."""

    at: int


def fields(page: Page) -> Iterator[Field | BadScript]:
    """The fields of all postings of a page, in its order: JSON-LD, then microdata.

    Of several postings each has its number: "JobPosting[2].title".
    """
    found: list[list[tuple[str, Mapped]]] = []
    for script in page.scripts:
        try:
            found.extend(
                [(name, through(text, script)) for name, text in posting]
                for posting in json_ld.postings(script.text, WORDED)
            )
        except json_ld.NotJson as error:
            yield BadScript(script.source(error.at))
    found += [
        [(p.name, p.value) for p in page.properties if p.posting == number]
        for number in dict.fromkeys(p.posting for p in page.properties)
    ]
    for number, posting in enumerate(found, 1):
        item = "JobPosting" if len(found) == 1 else f"JobPosting[{number}]"
        yield from _named(item, posting)


def facts(page: Page) -> dict[str, str]:
    """What the JSON-LD of a page says of who offers its first posting, where and since when: no wording."""
    for script in page.scripts:
        try:
            for found in json_ld.facts(script.text, _FACTS):
                return {f"JobPosting.{name}": unescape(value) for name, value in found.items()}
        except json_ld.NotJson:  # told by fields()
            continue
    return {}


def _named(item: str, posting: Iterable[tuple[str, Mapped]]) -> Iterator[Field]:
    for name, value in posting:
        place = Place(field=f"{item}.{name}")
        text = plain(value)
        segments = tuple(replace(segment, place=place) for segment in text.segments)
        yield Field(place.field, Mapped(text.text, segments))


def plain(value: Mapped) -> Mapped:
    """The text that a value is when it is HTML, perhaps escaped (`&lt;p&gt;`); else as it is."""
    for _ in range(_ESCAPED_TWICE):
        tags = bool(_TAG.search(value.text))
        if not tags and not _ENTITY.search(value.text):
            break
        inner = read_page(value.text, fragment=True, keep_lines=not tags).text
        if inner.text == value.text:
            break
        value = through(inner, value)
    return value

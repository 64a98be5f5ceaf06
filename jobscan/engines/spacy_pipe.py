"""jobscan as a spaCy component: `nlp.add_pipe("jobscan")` fills `doc.spans["jobscan"]`.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("jobscan", config={"jurisdictions": ["UK"]})
    >>> doc = nlp("A clerk. Male only.")
    >>> [(span.text, span.label_) for span in doc.spans["jobscan"]]
    [('Male only', 'gender')]

A span's label is the category and its id the rule; tokens that a finding only touches belong to
it. The findings themselves, with the exact offsets, are `doc._.jobscan`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from jobscan.finding import Bilingual, Citation, Finding, Force, Severity, StatutoryException, Why
from jobscan.pack.load import load_pack
from jobscan.scan.jurisdiction import chosen
from jobscan.scan.scanner import Scanner

NAME = "jobscan"
"""The component's name, and the key of its spans, its extension attribute and its user data."""


class JobscanPipe:
    """The component: scans each Doc's text with the built-in rules."""

    def __init__(self, jurisdictions: Sequence[str]) -> None:
        self._jurisdictions = tuple(jurisdictions)

    def __call__(self, doc: Doc) -> Doc:
        findings = _scanner().scan(doc.text, self._jurisdictions)
        spans = (
            doc.char_span(f.start, f.end, label=f.category, span_id=f.rule, alignment_mode="expand")
            for f in findings
        )
        doc.spans[NAME] = [span for span in spans if span is not None]
        doc.user_data[NAME] = [asdict(f) for f in findings]
        return doc


@Language.factory(NAME, default_config={"jurisdictions": []}, assigns=["doc.spans", f"doc._.{NAME}"])
def create(nlp: Language, name: str, jurisdictions: list[str]) -> JobscanPipe:
    """The component for `jurisdictions` (none: guessed ad by ad), or UnknownJurisdiction."""
    return JobscanPipe(chosen(tuple(jurisdictions), load_pack().laws))


@cache
def _scanner() -> Scanner:
    return Scanner(load_pack())


def _findings(doc: Doc) -> list[Finding]:
    return [_finding(found) for found in doc.user_data.get(NAME, [])]


def _finding(plain: Mapping[str, Any]) -> Finding:
    """A finding from the plain values that a Doc keeps: with those, it can be saved and sent."""
    made: dict[str, Any] = {
        **{key: Bilingual(**plain[key]) for key in ("name", "message", "suggestion")},
        "force": Force(plain["force"]),
        "severity": Severity(plain["severity"]),
        "laws": tuple(map(_citation, plain["laws"])),
        "jurisdictions": tuple(plain["jurisdictions"]),
        "exceptions": tuple(map(_exception, plain["exceptions"])),
        "why": Why(**{**plain["why"], "not_cleared_by": tuple(plain["why"]["not_cleared_by"])}),
    }
    return Finding(**{**plain, **made})


def _exception(plain: Mapping[str, Any]) -> StatutoryException:
    made = {"jurisdictions": tuple(plain["jurisdictions"]), "text": Bilingual(**plain["text"])}
    return StatutoryException(**{**plain, **made})


def _citation(plain: Mapping[str, Any]) -> Citation:
    made = {key: Bilingual(**plain[key]) for key in ("instrument", "article", "note") if plain[key]}
    return Citation(**{**plain, **made})


Doc.set_extension(NAME, getter=_findings, force=True)

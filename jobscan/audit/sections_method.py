"""The last sections: how sure the figures are, and how they were made."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from jobscan.audit import method_words as w
from jobscan.audit.blocks import Block, Cell, Section, Table, count, number
from jobscan.audit.page_words import Say
from jobscan.audit.sections import estimate
from jobscan.audit.summary import Summary

_JUDGED = ("precision", "recall", "prevalence")
"""What is shown of a judged sample: the raw shares stand beside the corrected ones in the first sections."""


def method_sections(summary: Summary, say: Say) -> Iterator[Section]:
    yield _sure(summary, say)
    yield _method(summary, say)


def _sure(summary: Summary, say: Say) -> Section:
    blocks: list[Block] = []
    if summary.validation:
        blocks += [say.of(w.SURE_JUDGED_TEXT), _validation(summary, say)]
    else:
        blocks.append(say.of(w.SURE_NONE))
    notes = [say.of(w.SURE_CODED)]
    if summary.made.rule_folders or summary.made.rules_chosen is not None:
        notes.append(say.of(w.SURE_OTHER))
    rows = tuple(
        (
            Cell(say.of(w.LANGUAGES[one.lang])),
            Cell(say(f"unit_{one.unit}")),
            count(one.ads),
            estimate(one.precision, f"measured.{one.lang}.{one.unit}.precision"),
            estimate(one.recall, f"measured.{one.lang}.{one.unit}.recall"),
        )
        for one in summary.measured
    )
    heads = (say("language"), say("counted_by"), say.of(w.ADS), say("precision"), say("recall"))
    blocks += [
        say.of(w.SURE_OWN),
        Table(say.of(w.SURE_TABLE), heads, rows, notes=(say("interval_note"), *notes)),
    ]
    return Section("sure", say.of(w.SURE), blocks)


def _validation(summary: Summary, say: Say) -> Table:
    assert summary.validation
    rows = []
    for category, found in summary.validation.items():
        name = summary.categories.get(category)
        label = say.of(w.ANY) if not category else say.of(name) if name else category
        cells = [
            estimate(found.get(measure), f"validation.{category or 'any'}.{measure}") for measure in _JUDGED
        ]
        judged = max((found[measure].n for measure in _JUDGED if measure in found), default=0)
        rows.append((Cell(label), count(judged), *cells))
    heads = (say("category"), say.of(w.JUDGED), say("precision"), say("recall"), say("corrected"))
    return Table(say.of(w.SURE_JUDGED), heads, tuple(rows), notes=(say("interval_note"),))


def _method(summary: Summary, say: Say) -> Section:
    made, bases = summary.made, summary.bases
    total = len(made.files) + made.more_files
    files = say.of(w.METHOD_FILE) if total == 1 else say.of(w.METHOD_FILES, n=number(total))
    near = say.of(w.NEAR_YES if bases.clusters else w.NEAR_NO)
    places = [say.of(summary.jurisdictions[code]) if code in summary.jurisdictions else code for code in made.jurisdictions]  # fmt: skip
    law = (
        say.of(w.METHOD_CHOSEN, places=_listed(places, say))
        if made.jurisdictions
        else say.of(w.METHOD_GUESSED)
    )
    kept = w.METHOD_TEXT.get(made.keep_text)
    space = "" if say.lang == "zh" else " "
    return Section(
        "method",
        say.of(w.METHOD),
        [
            say.of(
                w.METHOD_COUNTED,
                bytes=number(made.bytes),
                files=files,
                ads=number(bases.ads.count),
                texts=number(bases.texts.count),
                errors=number(summary.lost.records),
            ),
            say.of(w.METHOD_SUSPECTED),
            say.of(w.METHOD_REPOST, near=near),
            say.of(
                w.METHOD_INTERVAL,
                ads=number(bases.ads.count),
                effective=number(round(bases.ads.effective)),
            ),
            law + (space + say.of(kept) if kept else ""),
            _facts(summary, say),
            _inputs(summary, say),
            say.of(w.EVIDENCE),
        ],
    )


def _listed(names: list[str], say: Say) -> str:
    return ("、" if say.lang == "zh" else ", ").join(names)


def _facts(summary: Summary, say: Say) -> Table:
    made = summary.made
    chosen = (
        say.of(w.CHOSEN_DEFAULT)
        if made.rules_chosen is None
        else say.of(w.CHOSEN_N, n=number(len(made.rules_chosen)))
    )
    rows = [
        (Cell(say.of(w.VERSION)), Cell(made.jobscan, kind="code")),
        (Cell(say.of(w.PACK)), Cell(made.pack, kind="code")),
        *((Cell(say.of(w.FOLDERS)), Cell(folder, kind="code")) for folder in made.rule_folders),
        (Cell(say.of(w.CHOSEN)), Cell(chosen)),
        (Cell(say.of(w.COMMAND)), Cell(f"jobscan {shlex.join(made.command)}", kind="code")),
    ]
    return Table(say.of(w.FACTS), ("", ""), tuple(rows))


def _inputs(summary: Summary, say: Say) -> Table:
    made = summary.made
    rows = tuple(
        (
            Cell(file.path, file.member),
            count(file.bytes),
            count(file.ads),
            count(file.errors),
            Cell(file.sha256 or "–", kind="code"),
        )
        for file in made.files
    )
    heads = (say("file_head"), say("bytes"), say("ads"), say("lost"), say.of(w.HASH))
    more = (say.of(w.MORE_FILES, n=number(made.more_files)),) if made.more_files else ()
    return Table(say.of(w.INPUTS), heads, rows, notes=more)

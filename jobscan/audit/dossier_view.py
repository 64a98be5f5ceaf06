"""A dossier as both formats print it: sentences, and tables of name and value, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jobscan.audit import dossier_words as words
from jobscan.audit.dossier import Dossier, Evidence, Found, Posting
from jobscan.audit.dossier_law import Law, Speaks
from jobscan.finding import Bilingual, Force, Language, Severity
from jobscan.reports import words as report_words
from jobscan.reports.passages import Piece

Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text; `severity` is empty where nothing is marked. `ends`: findings that end with it."""

    text: str
    severity: str = ""
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """The laws of a place: what it says of such wording, and number and citation of each law."""

    place: str
    laws: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    number: str
    severity: str
    label: str
    name: str
    kind: str
    lang: str
    clause: tuple[str, str, str]
    rows: Rows
    laws: tuple[Cited, ...]
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdView:
    """`text`: passages, each with what was left out before it; `remarks`: what is not shown."""

    number: int
    heading: str
    title: str
    lang: str
    rows: Rows
    text: tuple[tuple[str, tuple[Marked, ...]], ...]
    rest: str
    remarks: tuple[str, ...]
    findings: tuple[FindingView, ...]
    reposts: str
    postings: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class LawView:
    number: int
    cited: str
    place: str
    checked: str
    verified: bool
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class View:
    lang: Language
    w: dict[str, str]
    lead: str
    warnings: tuple[str, ...]
    chosen: Rows
    counts: Rows
    facts: Rows
    files: tuple[tuple[str, str, str], ...]
    ads: tuple[AdView, ...]
    laws: tuple[LawView, ...]
    method: tuple[str, ...]
    posting_heads: tuple[str, ...]


def view(dossier: Dossier, lang: Language) -> View:
    """`dossier` told in `lang`; no clock and no random id in it."""
    w = {name: text.to(lang) for name, text in words.WORDS.items()}
    w["made_by"] = w["made_by"].replace("{tool}", dossier.audit["jobscan"])
    return View(
        lang,
        w,
        words.LEAD.to(lang).format(
            audited=f"{dossier.audited:,}", ads=f"{dossier.ads:,}", texts=f"{dossier.texts:,}",
            findings=f"{dossier.findings:,}", texts_s=_s(dossier.texts), findings_s=_s(dossier.findings),
            audited_s=_s(dossier.audited), ads_v="s" if dossier.ads == 1 else "",
        ),
        () if dossier.audit["finished"] else (words.UNFINISHED.to(lang),),
        _chosen(dossier, lang),
        _counts(dossier, lang),
        _facts(dossier, lang),
        tuple((s.path, s.sha256, f"{s.bytes:,}") for s in dossier.sources),
        tuple(_ad(one, lang, w) for one in dossier.evidence),
        tuple(_law(law, w) for law in dossier.laws),
        tuple(text.to(lang) for text in words.METHOD),
        tuple(w[name] for name in ("file", "row", "id", "date", "job", "groups")),
    )  # fmt: skip


def _chosen(dossier: Dossier, lang: Language) -> Rows:
    choice = dossier.choice
    rows = [(group, _list(values, lang)) for group, values in choice.groups]
    favours = [_favoured(group, lang) for group in choice.favours]
    for name, values in (("rules", choice.rules), ("categories", dossier.names), ("favours", favours)):
        rows += [(words.CHOSEN[name].to(lang), _list(values, lang))] if values else []
    if choice.severity:
        severity = report_words.SEVERITY[Severity(choice.severity)].to(lang)
        said = severity if choice.severity == "error" else words.AT_LEAST.to(lang).format(severity=severity)
        rows.append((words.CHOSEN["severity"].to(lang), said))
    return tuple(rows)


def _counts(dossier: Dossier, lang: Language) -> Rows:
    first, last, undated = dossier.dates
    shown = len(dossier.evidence)
    dates = [words.DATES.to(lang).format(first=first, last=last) if first != last else first] if first else []
    dates += [words.UNDATED.to(lang).format(n=f"{undated:,}")] if undated else []
    told = {
        "audited": f"{dossier.audited:,}",
        "ads": f"{dossier.ads:,}",
        "texts": f"{dossier.texts:,}",
        "findings": f"{dossier.findings:,}",
        "shown": f"{shown:,}" if shown == dossier.texts else words.SHOWN.to(lang).format(shown=f"{shown:,}"),
        "dates": ("；" if lang == "zh" else "; ").join(dates),
    }
    return tuple((words.COUNTS[name].to(lang), value) for name, value in told.items())


def _facts(dossier: Dossier, lang: Language) -> Rows:
    audit = dossier.audit
    told = {
        "jobscan": audit["jobscan"],
        "pack": audit["pack"],
        "command": audit["command"],
        "jurisdictions": _list(audit["jurisdictions"] or (), lang) or words.GUESSED.to(lang),
        "inputs": f"{dossier.all_sources:,}",
        "errors": f"{dossier.errors:,}",
    }
    return tuple((words.FACTS[name].to(lang), value) for name, value in told.items())


def _ad(one: Evidence, lang: Language, w: dict[str, str]) -> AdView:
    first = one.postings[0]
    values = (
        ("file", first.path), ("row", str(first.row)), ("id", first.id), ("job", first.title), ("date", first.date),
    )  # fmt: skip
    rows = [(w[name], value) for name, value in values if value]
    rows += [*first.groups, (w["jurisdictions"], _list(one.jurisdictions, lang)), (w["hash"], one.hash)]
    severities = {f.number: f.severity for f in one.found}
    text = tuple(
        (_left_out(p.skipped, lang), tuple(_marked(piece, one.found, severities) for piece in p.pieces))
        for p in one.passages
    )
    remarks = [] if one.kept else [words.NOT_KEPT.to(lang)]
    if one.others:
        many = one.others != 1
        remarks.append(
            words.OTHERS.to(lang).format(
                n=one.others, s=_s(one.others), was="were" if many else "was", is_="are" if many else "is"
            )
        )
    if one.elsewhere:
        remarks.append(words.ELSEWHERE.to(lang).format(n=f"{one.elsewhere:,}", s=_s(one.elsewhere)))
    if one.all > len(one.postings):
        remarks.append(
            words.MORE_POSTINGS.to(lang).format(n=f"{one.all - len(one.postings):,}", text=one.hash)
        )
    return AdView(
        one.number, words.AD.to(lang).format(n=one.number), first.title, one.found[0].lang, tuple(rows), text,
        _left_out(one.rest, lang), tuple(remarks), tuple(_finding(f, lang, w) for f in one.found),
        words.REPOSTS.to(lang).format(n=f"{one.all:,}", s=_s(one.all)) if one.all > 1 else "",
        tuple(_posting(p, lang) for p in one.postings) if one.all > 1 else (),
    )  # fmt: skip


def _posting(posting: Posting, lang: Language) -> tuple[str, ...]:
    groups = _list([f"{name}={value}" for name, value in posting.groups], lang)
    return (posting.path, str(posting.row), posting.id, posting.date, posting.title, groups)


def _marked(piece: Piece, found: Sequence[Found], severities: dict[str, str]) -> Marked:
    order = [s.value for s in (Severity.ERROR, Severity.WARNING, Severity.NOTE)]
    inside = [severities[found[at].number] for at in piece.within]
    return Marked(
        piece.text, min(inside, key=order.index, default=""), tuple(found[at].number for at in piece.ends)
    )


def _finding(f: Found, lang: Language, w: dict[str, str]) -> FindingView:
    kind = [f.category, report_words.FORCE[Force(f.force)].to(lang)]
    if f.favours:
        kind.append(words.FAVOURING.to(lang).format(group=_favoured(f.favours, lang)))
    rows = (
        (w["why"], f.message),
        (w["rule"], f.rule),
        (w["place"], words.PLACE.to(lang).format(line=f.line, column=f.column)),
    )
    return FindingView(
        f.number, f.severity, report_words.SEVERITY[Severity(f.severity)].to(lang), f.name, " · ".join(kind), f.lang,
        (f.before, f.wording, f.after), rows, tuple(_cited(s, lang) for s in f.laws),
        tuple(words.EXCEPTION.to(lang).format(text=text) for text in f.exceptions),
    )  # fmt: skip


def _cited(speaks: Speaks, lang: Language) -> Cited:
    left, right = ("（", "）") if lang == "zh" else (" (", ")")
    place = f"{speaks.place}{left}{speaks.state}{right}" if speaks.state else speaks.place
    if not speaks.laws:
        place += ("：" if lang == "zh" else ": ") + words.NO_LAW.to(lang)
    return Cited(place, tuple((law.number, law.cited) for law in speaks.laws))


def _law(law: Law, w: dict[str, str]) -> LawView:
    facts = [w["verified"] if law.verified else w["unverified"]]
    facts += [w["in_force"].replace("{day}", law.in_force)] if law.in_force else []
    return LawView(law.number, law.cited, law.place, " · ".join(facts), law.verified, law.quote, law.note)


def _left_out(characters: int, lang: Language) -> str:
    return words.LEFT_OUT.to(lang).format(n=f"{characters:,}") if characters else ""


def _favoured(group: str, lang: Language) -> str:
    return words.FAVOURS.get(group, Bilingual(zh=group, en=group)).to(lang)


def _list(values: Iterable[str], lang: Language) -> str:
    return ("、" if lang == "zh" else ", ").join(values)


def _s(count: int) -> str:
    return report_words.plural(count)

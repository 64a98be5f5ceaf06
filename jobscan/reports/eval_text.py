"""The evaluation that a person reads: what was missed or found for nothing, then the tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from rich.text import Text

from jobscan.evaluation.interval import Interval
from jobscan.evaluation.measure import Evaluation, Miss, Noise, Scored, Show
from jobscan.evaluation.score import Counts
from jobscan.finding import Language
from jobscan.reports import eval_words as words
from jobscan.reports.ansi import to_string
from jobscan.reports.layout import cell_len, columns, pad
from jobscan.reports.visible import visible
from jobscan.reports.why import why
from jobscan.reports.words import plural

Style = str

_MARGIN = "  "
_NONE = "–"


def evaluation_report(
    evaluation: Evaluation, lang: Language, width: int, colour: bool, show: Collection[Show], per_file: bool
) -> str:
    """The whole report, ending in a newline. `per_file`: a table for each file, not only over all."""
    blocks = [*_shown(evaluation, lang, width, show), *_tables(evaluation, lang, per_file)]
    lines: list[Text] = []
    for block in blocks:
        lines += [*block, Text()]
    return to_string(lines[:-1], colour)


def _shown(
    evaluation: Evaluation, lang: Language, width: int, show: Collection[Show]
) -> Iterator[list[Text]]:
    if "misses" in show:
        misses = [_miss(miss, lang, width) for miss in evaluation.misses()]
        yield from misses or [[Text(words.NO_MISSES.to(lang))]]
    if "noise" in show:
        noise = [_noise(noise, lang, width) for noise in evaluation.noise()]
        yield from noise or [[Text(words.NO_NOISE.to(lang))]]


def _miss(miss: Miss, lang: Language, width: int) -> list[Text]:
    label = miss.label
    place = f"{miss.ad.origin}:{miss.ad.line(label.start)}"
    head = _head(place, miss.ad.id, words.MISSED.to(lang), "bold yellow", label.category)
    rows = [(words.WORDING.to(lang), label.quote)]
    rows += [(words.CLAUSE.to(lang), miss.clause)] * (miss.clause != label.quote)
    rows += [(words.FOUND_NEARBY.to(lang), f"{f.category}  {f.match}  ({f.rule})") for f in miss.nearby]
    return [head, *_rows(rows, width)]


def _noise(noise: Noise, lang: Language, width: int) -> list[Text]:
    finding = noise.finding
    place = f"{noise.ad.origin}:{noise.ad.line(finding.start)}"
    head = _head(place, noise.ad.id, words.NOISE.to(lang), "bold red", finding.category)
    rows = [(words.WORDING.to(lang), finding.match)]
    rows += [(words.CLAUSE.to(lang), finding.clause)] * (finding.clause != finding.match)
    colon = "：" if lang == "zh" else ": "
    rows.append((words.RULE.to(lang), finding.rule + colon + why(finding, lang)))
    rows += [(words.LABELLED_NEARBY.to(lang), f"{label.category}  {label.quote}") for label in noise.nearby]
    return [head, *_rows(rows, width)]


def _head(place: str, id: str, kind: str, style: Style, category: str) -> Text:
    return Text.assemble(
        (visible(place), "bold"), _MARGIN, (kind, style), _MARGIN, (visible(category), "bold"),
        (f"{_MARGIN}{visible(id)}", "dim"),
    )  # fmt: skip


def _rows(rows: Iterable[tuple[str, str]], width: int) -> Iterator[Text]:
    safe = [(label, visible(text)) for label, text in rows]
    yield from (Text(line) for line in columns(safe, width, indent=_MARGIN))


def _tables(evaluation: Evaluation, lang: Language, per_file: bool) -> Iterator[list[Text]]:
    scored = list(evaluation.sets) if per_file else []
    if not per_file or len({one.origin for one in scored}) > 1:
        scored += evaluation.overall
    # One width over all tables: the eye goes down the columns from file to file.
    tables = [(one, list(_lines_of(one, lang))) for one in scored]
    heads = words.HEADS.to(lang).split("|")
    widths = [
        max(cell_len(row[at]) for row in [heads, *(row for _, rows in tables for row, _ in rows)])
        for at in range(len(heads))
    ]
    for one, rows in tables:
        yield [
            _title(one, lang),
            Text(_line(heads, widths), style="dim"),
            *(Text(_line(row, widths), style=style) for row, style in rows),
            *_remarks(one, lang),
        ]


def _title(one: Scored, lang: Language) -> Text:
    ads = words.ADS.to(lang).format(n=one.score.ads, s=plural(one.score.ads))
    name = words.ALL_FILES.to(lang) if one.origin is None else visible(one.origin)
    parts = [words.LANGUAGE[one.lang].to(lang), ads]
    parts += [words.KEYWORD.to(lang)] * (one.by == "keyword")
    return Text.assemble((name, "bold"), " · ", (" · ".join(parts), ""))


def _lines_of(one: Scored, lang: Language) -> Iterator[tuple[list[str], Style]]:
    score = one.score
    for category, counts in score.categories.items():
        yield _cells(visible(category), counts), ""
    yield _cells(words.TOTAL.to(lang), score.total), "bold"
    yield _cells(words.PER_AD.to(lang), score.per_ad), ""
    yield _cells(words.PER_AD_AND_CATEGORY.to(lang), score.per_ad_and_category), ""


def _cells(name: str, counts: Counts) -> list[str]:
    numbers = (counts.labels, counts.findings, counts.hits, counts.misses, counts.noise)
    return [
        name,
        *map(str, numbers),
        _share(counts.precision, counts.precision_interval),
        _share(counts.recall, counts.recall_interval),
        _NONE if counts.f1 is None else f"{counts.f1:.3f}",
    ]


def _share(value: float | None, interval: Interval | None) -> str:
    """`0.917 .74–.98`."""
    if value is None or interval is None:
        return _NONE
    low, high = (f"{bound:.2f}".removeprefix("0") for bound in interval)
    return f"{value:.3f} {pad(f'{low}–{high}', 8)}"


def _line(cells: list[str], widths: list[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    return _MARGIN + _MARGIN.join([pad(*first), *(pad(cell, wide, right=True) for cell, wide in others)])


def _remarks(one: Scored, lang: Language) -> Iterator[Text]:
    score = one.score
    clean = score.ads - score.per_ad.labels
    if clean:
        silent = clean - score.per_ad.noise
        yield Text(_MARGIN + words.CLEAN.to(lang).format(n=clean, s=plural(clean), silent=silent))
    if score.unscored:
        counts = ("、" if lang == "zh" else ", ").join(f"{name} {n}" for name, n in score.unscored.items())
        yield Text(_MARGIN + words.UNSCORED.to(lang).format(counts=counts))

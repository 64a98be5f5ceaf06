"""The report of an audit: its figures, its page, and what becomes of what the ads say."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from audits import AGE, MEN, NORTH, SHA, SMALL, Audit, Text, build
from commands import Run, run  # noqa: F401
from hypothesis import given, settings
from syrupy.assertion import SnapshotAssertion
from test_reports_injection import HOSTILE

from jobscan.audit import charts
from jobscan.audit.axes import axis_of
from jobscan.audit.page import page
from jobscan.audit.shares import Base, Share, kish
from jobscan.audit.store import open_store
from jobscan.audit.summary import Summary, summarise
from jobscan.finding import Bilingual, Language
from jobscan.reports.visible import visible


def summary(audit: Audit, folder: Path) -> Summary:
    with open_store(build(audit, folder / "audit.duckdb")) as store:
        return summarise(store)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    return summary(SMALL, tmp_path_factory.mktemp("small"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page(small: Summary, lang: Language, snapshot: SnapshotAssertion) -> None:
    shown = page(small, lang, "0.1.0")
    head, style, body = re.split(r"(?<=<style>)|(?=</style>)", shown)
    assert "@media print" in style
    assert snapshot == re.sub(r"sha256-[^']+", "sha256-…", head) + body
    assert page(small, lang, "0.1.0") == shown


SIZES = [
    # how often each text occurs, the ads, what they are worth
    ([1, 1, 1, 1], 4, 4.0),
    ([10], 10, 1.0),
    ([3, 1, 1, 1], 6, 3.0),
]


@pytest.mark.parametrize(("times", "ads", "worth"), SIZES)
def test_reposts_are_not_independent(times: list[int], ads: int, worth: float) -> None:
    assert kish(sum(times), sum(m * m for m in times)) == worth
    assert sum(times) == ads


INTERVALS = [
    (0, 10, 10.0, 0.0, 0.2775),
    (10, 10, 10.0, 0.7225, 1.0),
    (41, 1000, 1000.0, 0.0304, 0.0552),
    (41, 1000, 500.0, 0.0268, 0.0622),
    (7, 7, 3.3, 0.4621, 1.0),
]


@pytest.mark.parametrize(("hits", "ads", "worth", "low", "high"), INTERVALS)
def test_intervals(hits: int, ads: int, worth: float, low: float, high: float) -> None:
    interval = Share(hits, Base(ads, worth)).interval
    assert interval
    assert interval == pytest.approx((low, high), abs=0.0001)


def test_nothing_was_read(tmp_path: Path) -> None:
    empty = summary(Audit((), groups=("city",), finished=False), tmp_path)
    for lang, said in (("zh", "没有读到任何广告。"), ("en", "No ad was read.")):
        shown = page(empty, lang, "0.1.0")  # type: ignore[arg-type]
        assert f'<p class="lead">{said}</p>' in shown
        assert '<p class="unfinished" role="note">' in shown


def test_near_duplicates_and_a_judged_sample_have_columns(tmp_path: Path) -> None:
    audit = replace(SMALL, near=((4, 1), (5, 1), (6, 1), (1, 1)))
    path = build(audit, tmp_path / "audit.duckdb")
    with open_store(path, read_only=False) as store:
        for measure, value in (("precision", 0.9), ("recall", 0.8), ("raw", 0.18), ("prevalence", 0.21)):
            store.execute(
                "INSERT INTO validation VALUES ('', $1, $2, $2 - 0.05, $2 + 0.05, if($1 = 'raw', 79, 40))",
                [measure, value],
            )
        found = summarise(store)
    read = Figures(page(found, "en", "0.1.0"))
    figures = read.found
    assert "Any finding4090.0%85.0–95.080.0%75.0–85.021.0%16.0–26.0" in read.text
    assert figures["headline.any.corrected"] == ("0.210000", "21.0%")
    assert figures["validation.any.recall"] == ("0.800000", "80.0%")
    # 76 texts, of which 4 are one group; with findings 13, of which those 4
    assert figures["headline.any.of_clusters"] == (f"{10 / 73:.6f}", "13.7%")


class Figures(HTMLParser):
    """Every figure of a page by its name, as (exact value, what is printed); elements and links."""

    def __init__(self, shown: str) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.text = ""
        self._open: list[dict[str, str | None]] = []
        self.feed(shown)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        self.elements.append((tag, tuple(values)))
        self.links += [values[name] or "" for name in ("href", "src") if name in values]
        if tag == "data":
            self._open.append(values)
            assert values["data-figure"] not in self.found, "figures have names of their own"

    def handle_endtag(self, tag: str) -> None:
        if tag == "data":
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for values in self._open:
            self.found[str(values["data-figure"])] = (str(values["value"]), data)


def bare(spec: object, values: object, alternative: str, texts: object = ()) -> str:
    """In place of a chart: those are tested by themselves, and take a while."""
    return f'<svg class="chart" role="img" aria-label="{escape(visible(alternative))}"></svg>'


def hostile(base: Summary, one: str, two: str, three: str) -> Summary:
    """Everything that comes from ads, columns, paths and errors says something hostile."""
    return replace(
        base,
        made=replace(
            base.made,
            command=("audit", one, two),
            rule_folders=(three,),
            files=tuple(replace(file, path=one, member=two) for file in base.made.files),
        ),
        groups=tuple(
            replace(
                groups,
                name=three,
                biggest=tuple(replace(g, value=one) for g in groups.biggest),
                worst=tuple(replace(g, value=two) for g in groups.worst),
            )
            for groups in base.groups
        ),
        shares=base.shares | {"category": tuple(replace(s, key=one) for s in base.shares["category"][:1])},
        wordings=tuple(replace(w, wording=one, clause=f"{two}{one}{three}", rule=two, path=three) for w in base.wordings),
        reposts=replace(
            base.reposts, most=tuple(replace(r, title=two, wordings=(one, three)) for r in base.reposts.most)
        ),
        lost=replace(base.lost, by_file=((one, two, 3),), examples=((three, 0, one, two),)),
        categories={"age": Bilingual(one, two)},
    )  # fmt: skip


@given(one=HOSTILE, two=HOSTILE, three=HOSTILE)
@settings(max_examples=40)
def test_the_page_has_our_elements_only(small: Summary, one: str, two: str, three: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "_svg", bare)
        harmless = Figures(page(hostile(small, "a", "b", "c"), "en", "0.1.0"))
        shown = page(hostile(small, one, two, three), "en", "0.1.0")
    shown.encode()
    read = Figures(shown)
    assert set(read.elements) <= set(harmless.elements) | {("small", ())}
    assert all(link.startswith("#") for link in read.links)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\u2066]", shown)


@given(label=HOSTILE)
@settings(max_examples=12)
def test_a_chart_says_what_a_label_says_and_no_more(label: str) -> None:
    svg = charts.bars([charts.Bar(label, 0.2, 0.1, 0.3, "20%†")], label)
    xml = re.sub("[\ufffe\uffff]", "?", svg).replace(" role=", ' xmlns="http://www.w3.org/2000/svg" role=', 1)
    root = ElementTree.fromstring(xml)
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert tags <= {"svg", "g", "path", "line", "text"}
    assert "style" not in {name for element in root.iter() for name in element.attrib}
    assert "20%†" in [element.text for element in root.iter() if element.tag.endswith("text")]


AXES = [
    (0.233, 0.3, [0, 0.1, 0.2, 0.3]),
    (1.0, 1.0, [0, 0.5, 1.0]),
    (0.79, 0.8, [0, 0.2, 0.4, 0.6, 0.8]),
    (0.0002, 0.0002, [0, 0.00005, 0.0001, 0.00015, 0.0002]),
    (0.0, 0.01, [0, 0.005, 0.01]),
]


@pytest.mark.parametrize(("highest", "end", "ticks"), AXES)
def test_axes_of_shares(highest: float, end: float, ticks: list[float]) -> None:
    assert axis_of(highest, most=1.0) == (pytest.approx(end), pytest.approx(ticks))


@pytest.mark.parametrize(
    ("highest", "end"), [(1, 1), (3, 3), (4, 4), (9, 10), (3495, 4000), (120000, 150000)]
)
def test_axes_of_counts(highest: float, end: float) -> None:
    assert axis_of(highest)[0] == end


def test_a_column_of_many_values_is_cut(tmp_path: Path) -> None:
    ads = tuple(Text(((None, {"city": f"c{at:03}"}),), (AGE,) if at % 2 else ()) for at in range(320))
    shown = page(summary(Audit(ads, groups=("city",)), tmp_path), "en", "0.1.0")
    assert "320 different values; of 0 ads (0.0%) it is not known." in shown
    assert "the 308 others" in shown
    assert shown.count("<bdi>c") == 12 + 300  # the biggest, and the folded table
    assert "All 320: jobscan audit query, as with SELECT groups[&#39;city&#39;]" in shown


def test_command(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(charts, "_svg", bare)
    audit = Audit((Text(((None, NORTH),), (MEN,)), Text(((None, NORTH),))), finished=False)
    build(audit, tmp_path / "audit.duckdb")
    ran = run("audit", "report", "audit.duckdb", "--lang", "en")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "the audit is unfinished: the report holds what was read so far; the same jobscan audit run command goes on.\n"
        "wrote audit.html: 2 ads, 50.0% with suspected wording.\n"
    )
    assert run("audit", "report", "audit.duckdb", "--out", "-", "--lang", "en").out == (
        tmp_path / "audit.html"
    ).read_text("utf-8")
    assert SHA in (tmp_path / "audit.html").read_text("utf-8")


REFUSED = [
    (["none.duckdb"], "jobscan: there is no none.duckdb; check the path, or make the audit first with jobscan audit run.\n"),
    (["a.txt"], None),
    (["a.txt", "--out", "a.txt"], None),
    (["a.txt", "--out", "nowhere/report.html"], None),
]  # fmt: skip


@pytest.mark.parametrize(("args", "said"), REFUSED)
def test_refused(run: Run, tmp_path: Path, args: list[str], said: str | None) -> None:  # noqa: F811
    (tmp_path / "a.txt").write_text("no database")
    ran = run("audit", "report", *args, "--lang", "en")
    assert ran.code == 2
    assert ran.err.startswith("jobscan: ")
    assert said in (None, ran.err)
    assert (tmp_path / "a.txt").read_text() == "no database"

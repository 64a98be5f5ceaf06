"""The report of an audit in a real browser: both languages, on a phone and on a desk.

Needs Chromium (Debian: apt-get install chromium); nothing is installed and nothing is fetched.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from audits import SMALL, build

from jobscan.audit.page import page
from jobscan.audit.store import open_store
from jobscan.audit.summary import summarise

FLAGS = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-quic", "--disable-gpu",
]  # fmt: skip
LANGUAGES = ("zh", "en")
WIDTHS = (390, 1280)
VISITS = [(lang, width) for lang in LANGUAGES for width in WIDTHS]

LOOK = """() => {
  const seen = element => { const box = element.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
  const inside = element => {
    const box = element.getBoundingClientRect(), chart = element.closest('svg').getBoundingClientRect();
    return box.left >= chart.left - 1 && box.right <= chart.right + 1 && box.top >= chart.top - 1 && box.bottom <= chart.bottom + 1;
  };
  const texts = [...document.querySelectorAll('svg text')];
  return {
    figures: Object.fromEntries([...document.querySelectorAll('data[data-figure]')].map(d => [d.dataset.figure, d.value])),
    scrolls: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    charts: [...document.querySelectorAll('svg')].map(svg => [svg.getAttribute('role'), svg.getAttribute('aria-label').length > 20, seen(svg)]),
    texts: texts.map(t => t.textContent),
    unseen: texts.filter(t => t.textContent && !seen(t)).map(t => t.textContent),
    outside: texts.filter(t => t.textContent && !inside(t)).map(t => t.textContent),
    headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => h.tagName),
    broken: [...document.querySelectorAll('nav a')].filter(a => !document.querySelector(a.hash)).map(a => a.hash),
    captions: [...document.querySelectorAll('table')].every(t => t.caption && t.caption.textContent),
  };
}"""


@dataclass
class Visit:
    """What the browser said of a page."""

    told: dict[str, Any] = field(default_factory=dict)
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@dataclass
class Visited:
    database: Path
    visits: dict[tuple[str, int], Visit]


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    """All pages, with one browser; before the tests, which must open no socket."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("there is no chromium on the PATH: install it (Debian: apt-get install chromium)")
    folder = tmp_path_factory.mktemp("browser")
    database = build(SMALL, folder / "audit.duckdb")
    with open_store(database) as store:
        summary = summarise(store)
    visits = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for lang in LANGUAGES:
            file = folder / f"{lang}.html"
            file.write_text(page(summary, lang, "0.1.0"), "utf-8")  # type: ignore[arg-type]
            for width in WIDTHS:
                visit = visits[lang, width] = Visit()
                tab = browser.new_page(viewport={"width": width, "height": 900})
                tab.on("console", lambda message, visit=visit: visit.console.append(message.text))
                tab.on("pageerror", lambda error, visit=visit: visit.console.append(str(error)))
                tab.on("request", lambda request, visit=visit: visit.requests.append(request.url))
                tab.goto(file.as_uri())
                visit.told = tab.evaluate(LOOK)
                tab.close()
        browser.close()
    return Visited(database, visits)


@pytest.mark.parametrize(("lang", "width"), VISITS)
def test_nothing_is_wrong_and_nothing_leaves_the_page(visited: Visited, lang: str, width: int) -> None:
    visit = visited.visits[lang, width]
    assert visit.console == []
    assert visit.requests == [(visited.database.parent / f"{lang}.html").as_uri()]


@pytest.mark.parametrize(("lang", "width"), VISITS)
def test_it_can_be_read(visited: Visited, lang: str, width: int) -> None:
    told = visited.visits[lang, width].told
    assert told["scrolls"] == 0
    assert told["unseen"] == []
    assert told["outside"] == []
    assert told["broken"] == []
    assert told["captions"] is True
    assert told["headings"] == ["H1", *["H2"] * (told["headings"].count("H2"))]
    assert told["charts"] == [["img", True, True]] * 11
    assert {"北城", "50%"} <= set(told["texts"])


COUNTS = """
SELECT 'headline.any.ads', count(DISTINCT ad) FROM ad_findings
UNION ALL SELECT 'headline.error.ads', count(DISTINCT ad) FROM ad_findings WHERE severity = 'error'
UNION ALL SELECT 'headline.sex_stated.ads', count(DISTINCT ad) FROM ad_findings WHERE category = 'gender'
UNION ALL SELECT 'headline.sex_' || favours || '.ads', count(DISTINCT ad) FROM ad_findings WHERE category = 'gender' GROUP BY favours
UNION ALL SELECT 'category.' || category || '.ads', count(DISTINCT ad) FROM ad_findings GROUP BY category
UNION ALL SELECT 'force.' || force || '.ads', count(DISTINCT ad) FROM ad_findings GROUP BY force
UNION ALL SELECT 'favours.' || favours || '.ads', count(DISTINCT ad) FROM ad_findings WHERE favours <> '' GROUP BY favours
UNION ALL SELECT 'family.married_with_children.ads', count(DISTINCT ad) FROM ad_findings WHERE wording = '已婚已育'
UNION ALL SELECT 'family.childless.ads', count(DISTINCT ad) FROM ad_findings WHERE wording = '怀孕勿扰'
UNION ALL SELECT 'month.' || coalesce(strftime(date, '%Y-%m'), 'none') || '.ads', count(*) FROM ads GROUP BY strftime(date, '%Y-%m')
UNION ALL SELECT 'law.' || array_to_string(jurisdictions, '+') || '.ads', count(*) FROM ads JOIN texts USING (text) GROUP BY jurisdictions
UNION ALL SELECT 'law.' || array_to_string(jurisdictions, '+') || '.error', count(*) FILTER (severity = 'error') FROM ads JOIN texts USING (text) GROUP BY jurisdictions
UNION ALL SELECT 'law.' || array_to_string(jurisdictions, '+') || '.warning', count(*) FILTER (severity = 'warning') FROM ads JOIN texts USING (text) GROUP BY jurisdictions
UNION ALL SELECT 'law.' || array_to_string(jurisdictions, '+') || '.note', count(*) FILTER (severity = 'note') FROM ads JOIN texts USING (text) GROUP BY jurisdictions
UNION ALL SELECT 'group.0.biggest.0.ads', count(*) FROM ads WHERE groups['city'] = 'Southport'
UNION ALL SELECT 'group.0.biggest.1.ads', count(*) FROM ads WHERE groups['city'] = '北城'
UNION ALL SELECT 'group.0.biggest.2.ads', count(*) FROM ads WHERE groups['city'] = '小镇'
UNION ALL SELECT 'group.0.unknown.ads', count(*) FROM ads WHERE groups['city'] IS NULL
UNION ALL SELECT 'group.0.worst.0.ads', count(*) FROM ads WHERE groups['city'] = '北城'
UNION ALL SELECT 'group.0.worst.1.ads', count(*) FROM ads WHERE groups['city'] = 'Southport'
UNION ALL SELECT 'group.1.biggest.2.ads', count(*) FROM ads WHERE groups['employer'] = '小镇 Ltd'
UNION ALL SELECT 'wording.0.ads', count(DISTINCT ad) FROM ad_findings WHERE wording IN ('35周岁以下', '３５周岁以下')
UNION ALL SELECT 'age.upper.35.ads', count(DISTINCT ad) FROM ad_findings WHERE wording IN ('35周岁以下', '３５周岁以下')
UNION ALL SELECT 'age.upper.28.ads', count(DISTINCT ad) FROM ad_findings WHERE wording = '18-28岁'
UNION ALL SELECT 'age.lower.18.ads', count(DISTINCT ad) FROM ad_findings WHERE wording = '18-28岁'
UNION ALL SELECT 'height.women.160.ads', count(DISTINCT ad) FROM ad_findings WHERE wording LIKE '女160cm%'
UNION ALL SELECT 'height.men.170.ads', count(DISTINCT ad) FROM ad_findings WHERE wording LIKE '女160cm%'
UNION ALL SELECT 'reposts.1.texts', count(*) FROM (SELECT text FROM ads GROUP BY text HAVING count(*) = 1)
UNION ALL SELECT 'reposts.2.ads', sum(n) FROM (SELECT count(*) AS n FROM ads GROUP BY text HAVING count(*) = 2)
UNION ALL SELECT 'reposts.3.ads', sum(n) FROM (SELECT count(*) AS n FROM ads GROUP BY text HAVING count(*) BETWEEN 3 AND 5)
UNION ALL SELECT 'reposted.0.times', max(n) FROM (SELECT count(*) AS n FROM ads SEMI JOIN findings USING (text) GROUP BY text)
UNION ALL SELECT 'lost.0.records', count(*) FROM errors WHERE source = 0
"""
SHARES = """
SELECT 'headline.any.of_ads', count(*) FILTER (text IN (SELECT text FROM findings)) / count(*) FROM ads
UNION ALL SELECT 'headline.any.of_texts', avg((findings > 0)::INTEGER) FROM texts
UNION ALL SELECT 'headline.error.of_texts', avg((coalesce(severity, '') = 'error')::INTEGER) FROM texts
UNION ALL SELECT 'category.age.of_texts', (SELECT count(DISTINCT text) FROM findings WHERE category = 'age') / (SELECT count(*) FROM texts)
UNION ALL SELECT 'month.2024-03.any', count(*) FILTER (text IN (SELECT text FROM findings)) / count(*) FROM ads WHERE date < '2024-04-01'
UNION ALL SELECT 'month.none.sex', count(*) FILTER (text IN (SELECT text FROM findings WHERE category = 'gender')) / count(*) FROM ads WHERE date IS NULL
UNION ALL SELECT 'group.0.worst.0.any', count(*) FILTER (text IN (SELECT text FROM findings)) / count(*) FROM ads WHERE groups['city'] = '北城'
UNION ALL SELECT 'group.0.biggest.0.sex', count(*) FILTER (text IN (SELECT text FROM findings WHERE category = 'gender')) / count(*) FROM ads WHERE groups['city'] = 'Southport'
UNION ALL SELECT 'group.0.worst.0.error', count(*) FILTER (text IN (SELECT text FROM findings WHERE severity = 'error')) / count(*) FROM ads WHERE groups['city'] = '北城'
"""
# Where every figure of a kind must be one that is counted above: none is made up, none is missing.
WHOLE = ("headline.", "category.", "force.", "favours.", "family.", "month.", "law.")


@pytest.mark.parametrize(("lang", "width"), VISITS)
def test_the_figures_are_those_of_the_tables(visited: Visited, lang: str, width: int) -> None:
    figures = visited.visits[lang, width].told["figures"]
    with open_store(visited.database) as store:
        counts = {name: str(n) for name, n in store.rows(COUNTS)}
        shares = {name: f"{share:.6f}" for name, share in store.rows(SHARES)}
    assert {name: figures[name] for name in counts} == counts
    assert {name: figures[name] for name in shares} == shares
    counted = {name for name in figures if name.startswith(WHOLE) and name.endswith(".ads")}
    assert counted == {name for name in counts if name.startswith(WHOLE) and name.endswith(".ads")}

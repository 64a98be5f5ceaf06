"""A scrape of any size from the ads at hand, varied so that it repeats itself no more than they do.

For each new ad:

1. one ad of a board and language lends its skeleton: how many clauses there are, and what stands between them;
2. of its clauses three in five are replaced by clauses of other ads of the same board, of about that length;
3. every number becomes another one with as many digits, every name of a city another city;
4. of the clauses that are then as they were, most of those with twelve characters or more get one word of the
   same board put in or in place of another; short ones (五险一金, Requirements:) repeat themselves in real ads, too.

So most clauses are new strings, which no memory of clauses can answer; repetition() says how many, beside
the real ads' own share. A repost is an earlier ad with the same title and text, another id, city and date.
The same seed gives the same file; an ad is made from its number alone, so that nothing is held in memory.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from pathlib import Path

from benchmarks.ads import LANGUAGES, MEGA, real
from benchmarks.generate import generated
from jobscan.finding import Language
from jobscan.scan.scanner import CLAUSES_REMEMBERED

SEED = 5
_REPLACED, _WORD = 0.6, 0.85
_LONG = 12
_GENERATED = 3_000
_MARK = re.compile(r"([。！？!?；;\n\r]+|\.\s+)")
_NUMBER = re.compile(r"[0-9]+")
_UNIT = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]{2}")
_CITIES: dict[Language, tuple[str, ...]] = {
    "zh": ("北京", "上海", "广州", "深圳", "杭州", "成都", "武汉", "南京", "苏州", "西安", "重庆", "天津", "长沙", "郑州"),
    "en": ("London", "Leeds", "Dublin", "Boston", "Chicago", "Austin", "Toronto", "Sydney", "Berlin", "Singapore"),
}  # fmt: skip


@dataclass(frozen=True)
class Board:
    """The ads of one board: title and clauses with the marks between them, by turns."""

    name: str
    lang: Language
    ads: Sequence[tuple[str, Sequence[str]]]

    @cached_property
    def lengths(self) -> dict[int, list[str]]:
        """Its clauses by length, in steps of a fifth."""
        found: dict[int, list[str]] = defaultdict(list)
        for _, parts in self.ads:
            for clause in parts[::2]:
                found[_step(clause)].append(clause)
        return dict(found)

    @cached_property
    def words(self) -> list[str]:
        return [unit for _, parts in self.ads[::3] for clause in parts[::6] for unit in _UNIT.findall(clause)]


def _step(clause: str) -> int:
    return int(len(clause) ** 0.5 * 2)


def boards(languages: Iterable[Language] = LANGUAGES, *, generate: bool = False) -> list[Board]:
    """Of real ads where they are at hand; else one board of generated ones for each language."""
    found: dict[tuple[Language, str], list[tuple[str, Sequence[str]]]] = defaultdict(list)
    for lang in languages:
        if generate or not real(lang).is_file():
            for text in islice(generated(lang), _GENERATED):
                title, _, body = text.partition("\n")
                found[lang, "generated"].append((title, _MARK.split(body)))
        else:
            with gzip.open(real(lang), "rt", encoding="utf-8") as lines:
                for ad in map(json.loads, lines):
                    found[lang, ad["source"]].append((ad["title"] or "", _MARK.split(ad["text"])))
    return [Board(f"{lang}-{n}", lang, ads) for n, ((lang, _), ads) in enumerate(found.items(), 1)]


class Scrape:
    """Ads by their number, from 0. `reposts`: which share of them are earlier ones again."""

    def __init__(self, of: Sequence[Board], reposts: float = 0.5, seed: int = SEED) -> None:
        self._boards = of
        self._upto = list(accumulate(len(board.ads) for board in of))
        self._reposts, self._seed = reposts, seed

    def lines(self) -> Iterator[str]:
        """Lines of JSON without end."""
        number = 0
        while True:
            yield json.dumps(self.ad(number), ensure_ascii=False) + "\n"
            number += 1

    def ad(self, number: int) -> dict[str, str]:
        chance = random.Random(f"{self._seed} line {number}")
        board, title, text = self.text(self.first(number))
        return {
            "id": f"ad-{number}",
            "title": title,
            "company": f"{chance.choice(board.words)}-{int(chance.paretovariate(0.6)) % 20_000}",
            "city": chance.choice(_CITIES[board.lang]),
            "board": board.name,
            "posted": f"{chance.randint(2023, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "text": text,
        }

    def first(self, number: int) -> int:
        """The number of the ad that the one of this number repeats: its own where it is new."""
        while number:
            chance = random.Random(f"{self._seed} repost {number}")
            if chance.random() >= self._reposts:
                break
            number = chance.randrange(number)
        return number

    def text(self, number: int) -> tuple[Board, str, str]:
        """Board, title and text of a new ad."""
        chance = random.Random(f"{self._seed} text {number}")
        place = chance.randrange(self._upto[-1])
        at = bisect(self._upto, place)
        board = self._boards[at]
        title, parts = board.ads[place - self._upto[at]]
        made = [self._clause(part, board, chance) if n % 2 == 0 else part for n, part in enumerate(parts)]
        return board, _renamed(title, board, chance), "".join(made)

    def _clause(self, clause: str, board: Board, chance: random.Random) -> str:
        if chance.random() < _REPLACED:
            clause = _chosen(board.lengths[_step(clause)], chance)
        varied = _renamed(clause, board, chance)
        if varied == clause and len(clause) >= _LONG and chance.random() < _WORD:
            return _reworded(clause, board, chance)
        return varied


def _chosen(items: Sequence[str], chance: random.Random) -> str:
    return items[int(chance.random() * len(items))]  # choice() takes three times as long


def _renamed(text: str, board: Board, chance: random.Random) -> str:
    """Other numbers and cities."""

    def number(found: re.Match[str]) -> str:
        low = 10 ** (len(found[0]) - 1) if len(found[0]) < 9 else 1
        return str(chance.randint(low, low * 10 - 1)) if low > 1 or found[0] != "0" else found[0]

    text = _NUMBER.sub(number, text)
    return _city_pattern(board.lang).sub(lambda _: _chosen(_CITIES[board.lang], chance), text)


@lru_cache
def _city_pattern(lang: Language) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _CITIES[lang])))


def _reworded(clause: str, board: Board, chance: random.Random) -> str:
    """One word put in beside another, or in its place."""
    units = list(_UNIT.finditer(clause))
    if not units:
        return clause
    unit = units[int(chance.random() * len(units))]
    word = _chosen(board.words, chance)
    between = " " if board.lang == "en" else ""
    kept = unit[0] + between if chance.random() < 0.5 else ""
    return clause[: unit.start()] + kept + word + clause[unit.end() :]


def write(path: Path, lines: Iterator[str], *, ads: int | None = None, megabytes: float | None = None,
          told: Callable[[int, int], None] = lambda ads, size: None) -> tuple[int, int]:  # fmt: skip
    """So many of `lines` to a file, streamed; how many they were and their bytes."""
    count = size = 0
    with path.open("wb") as file:
        for line in islice(lines, ads):
            data = line.encode("utf-8", "replace")
            file.write(data)
            count, size = count + 1, size + len(data)
            if count % 10_000 == 0:
                told(count, size)
            if megabytes is not None and size >= megabytes * MEGA:
                break
    return count, size


@dataclass(frozen=True)
class Repetition:
    """How much ads repeat themselves: their clauses, how many different ones, and how many a scanner that remembers
    CLAUSES_REMEMBERED clauses would know."""

    ads: int
    clauses: int
    different: int
    known: int

    @property
    def new(self) -> float:
        return self.different / max(1, self.clauses)

    @property
    def hit_rate(self) -> float:
        return self.known / max(1, self.clauses)


def repetition(texts: Iterable[str]) -> Repetition:
    """Of clauses as the scanner cuts them, folded."""
    from jobscan.text.clauses import Clauses
    from jobscan.text.fold import fold

    remembered = lru_cache(CLAUSES_REMEMBERED)(len)
    seen: set[int] = set()
    ads = count = 0
    for text in texts:
        folded = fold(text)
        ads += 1
        for start, end in Clauses(folded, text):
            clause = folded.text[start:end]
            count += 1
            seen.add(hash(clause))
            remembered(clause)
    return Repetition(ads, count, len(seen), remembered.cache_info().hits)

"""Near-duplicates: which texts go into one group, and that nothing but the texts decides it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from commands import PACK, Run, run

from jobscan import load_pack
from jobscan.audit import schema, store
from jobscan.audit.chunk import Chunk, Layout, Lines, Source
from jobscan.audit.near.candidates import bands, together
from jobscan.audit.near.clusters import clusters
from jobscan.audit.near.shingles import runs
from jobscan.audit.near.signature import likeness, signatures, unpacked
from jobscan.audit.seen import Seen
from jobscan.audit.worker import Setting, Worker
from jobscan.audit.writer import Writer
from jobscan.text.fold import fold

__all__ = ["run"]

ZH = (
    "诚聘行政文员两名，负责接待来访客户、整理会议记录、采购办公用品，并协助财务核对报销单据。"
    "要求大专以上学历，熟练使用办公软件，普通话标准，做事细心。月薪四千到六千元，五险一金，周末双休，提供午餐。"
)
EN = (
    "We are looking for an office clerk to greet visitors, keep the minutes of meetings, order supplies and check "
    "expense claims with the accounting team. You write clearly, know spreadsheets well and like to work with "
    "people. Full time, Monday to Friday, four weeks of paid leave and a canteen in the house."
)
# what it shows, one text, the other, whether they go into one group
PAIRS = [
    ("a salary", ZH, ZH.replace("四千到六千", "五千到七千"), True),
    ("a city put before it", ZH, f"【苏州】{ZH}", True),
    ("laid out anew", ZH, ZH.replace("，", "\n").replace("。", " / "), True),
    ("full-width and invisible characters", ZH, ZH.replace("五险", "五\u200b险").replace("，", ","), True),
    ("another occupation in the same words", ZH, ZH.replace("行政文员", "仓库主管"), True),
    ("the other half", ZH, ZH[: len(ZH) // 2], False),
    ("the same headings", ZH, "诚聘司机两名，负责接送客户。要求高中以上学历，普通话标准。五险一金，周末双休。", False),
    ("two short ads, one word apart", "招文员一名，限女性", "招保安一名，限男性", False),
    ("a word", EN, EN.replace("clearly", "well"), True),
    ("capitals and line ends", EN, EN.upper().replace(". ", ".\n\n"), True),
    ("a sentence more", EN, f"{EN} Apply by Friday.", True),
    ("a paragraph more", EN, f"{EN} {ZH} {ZH}", False),
    ("another job", EN, "Night shift nurse for a ward of twelve beds. " + EN[-90:], False),
    ("the same words in another order", EN, " ".join(sorted(EN.split())), False),
    ("two that have no word", "！！！……", "——", False),
]  # fmt: skip


def groups(texts: Sequence[str], folder: Path, threshold: float = 0.8, first: int = 1) -> list[list[int]]:
    """The texts that are put together, by their place in `texts`, as the database comes to hold them."""
    with database(folder) as db:
        packed = signatures([fold(text).text for text in texts])
        keep(db, [(number, row) for number, row in enumerate(packed) if row])
        found = defaultdict(list)
        for text, cluster in zip(*clusters(db, threshold).to_pydict().values(), strict=True):
            found[cluster].append(text)
    assert all(cluster == min(members) for cluster, members in found.items())
    return sorted(found.values())


def database(folder: Path) -> store.Store:
    db = store.create(folder / f"{len(list(folder.iterdir()))}.duckdb")
    db.execute(schema.SIGNATURES.sql)
    return db


def keep(db: store.Store, rows: Sequence[tuple[int, bytes]]) -> None:
    db.insert(schema.SIGNATURES, rows)


@pytest.mark.parametrize(("shows", "one", "other", "alike"), PAIRS, ids=[shows for shows, *_ in PAIRS])
def test_pairs(shows: str, one: str, other: str, alike: bool, tmp_path: Path) -> None:
    assert groups([one, other, "Cook wanted."], tmp_path) == ([[0, 1]] if alike else [])


def test_a_pair_is_estimated_as_alike_as_it_is() -> None:
    texts = [fold(text).text for _, one, other, _ in PAIRS[:-1] for text in (one, other)]
    packed = unpacked(row for row in signatures(texts) if row)
    estimated = likeness(packed[::2], packed[1::2])
    assert np.abs(estimated - [jaccard(*texts[at : at + 2]) for at in range(0, len(texts), 2)]).max() < 0.12


def jaccard(one: str, other: str) -> float:
    left, right = run_sets([one, other])
    return len(left & right) / len(left | right)


def run_sets(texts: Sequence[str]) -> list[frozenset[int]]:
    return [
        frozenset(numbers[begin:end].tolist())
        for numbers, bounds in runs(texts)
        for begin, end in pairwise(bounds)
    ]


# text, how many runs of three units it has, one of which begins with each unit
UNITS = [
    ("", 0), ("。！\n", 0), ("男", 1), ("限男性", 3), ("office clerk", 2), ("e-mail", 2), ("b2b 销售", 3), ("35岁", 2),
    ("café", 1), ("𠮷野家", 3), ("事務スタッフ", 6), ("\0\0", 0), ("a" * 300_000, 1), ("男" * 300_000, 100_000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), UNITS, ids=[text[:9] for text, _ in UNITS])
def test_units(text: str, count: int) -> None:
    neighbours = ["招文员 now", text, "x"]
    assert [row[1].tolist() for row in runs(neighbours)] == [[0, 4, 4 + count, 5 + count]]


def test_a_text_has_the_same_signature_in_every_process_and_company() -> None:
    (alone,) = signatures([EN.lower()])
    assert alone is not None
    assert alone[:16].hex() == "89e3c356d3eee60fd2469b9a39836338"
    many = signatures([f"{number} {ZH}" * 40 for number in range(40)] + [EN.lower()])
    assert many[-1] == alone


# threshold, bands, slots in each
BANDS = [(0.5, 42, 3), (0.7, 32, 4), (0.8, 21, 6), (0.9, 12, 10), (0.95, 8, 16), (1.0, 1, 128)]


@pytest.mark.parametrize(("threshold", "count", "slots"), BANDS)
def test_bands(threshold: float, count: int, slots: int) -> None:
    assert bands(threshold) == (count, slots)


def test_threshold(tmp_path: Path) -> None:
    """Ads with the last 0, 1, 4 and 9 of 60 words changed: 0.90, 0.82 and 0.69 like the first."""
    words = [f"word{n}" for n in range(60)]
    texts = [
        " ".join(words[:-changed] + ["other"] * changed if changed else words) for changed in (0, 1, 4, 9)
    ]
    found = {threshold: groups(texts, tmp_path, threshold) for threshold in (0.5, 0.8, 0.9, 1.0)}
    assert found == {0.5: [[0, 1, 2, 3]], 0.8: [[0, 1, 2]], 0.9: [[0, 1]], 1.0: []}


def test_groups_do_not_chain(tmp_path: Path) -> None:
    """Each ad is like the one before it, and the last like nothing in the first."""
    sentences = [f"Duty {n} is to look after the {n} machines in hall {n} of plant {n}." for n in range(100)]
    chain = [" ".join(sentences[begin : begin + 40]) for begin in range(0, 61, 2)]
    with database(tmp_path) as db:
        packed = signatures([fold(text).text for text in chain])
        keep(db, [(number, row) for number, row in enumerate(packed) if row])
        lots, _ = together(db, 0.8)
        assert set(lots.tolist()) == {0}
        assert len(lots) == len(chain)
    found = groups(chain, tmp_path)
    assert all(jaccard(fold(chain[g[0]]).text, fold(chain[at]).text) > 0.7 for g in found for at in g)
    assert 3 <= len(found) <= 12


def test_few_comparisons_find_what_comparing_all_with_all_finds(tmp_path: Path) -> None:
    """300 ads in families: who is clearly like the first of a group is in one, and nobody is who is clearly not."""
    chance = random.Random("near")
    words = [f"{a}{b}" for a in "kmnprst" for b in ("ale", "ino", "ud", "era", "os", "ilt")]
    texts = []
    for _ in range(75):
        ad = chance.choices(words, k=chance.randint(40, 120))
        texts += [
            " ".join(chance.choice(words) if chance.random() < 0.02 * n else w for w in ad) for n in range(4)
        ]
    chance.shuffle(texts)
    sets = run_sets(texts)
    exact = {
        (a, b): len(sets[a] & sets[b]) / len(sets[a] | sets[b]) for a, b in combinations(range(len(texts)), 2)
    }
    found = groups(texts, tmp_path, 0.7)
    followers = {member for group in found for member in group[1:]}
    alike = [pair for pair, value in exact.items() if value >= 0.8]
    missed = [
        pair for pair in alike if followers.isdisjoint(pair)
    ]  # each would be the first of its own group
    made_up = [(g[0], at) for g in found for at in g[1:] if exact[g[0], at] < 0.6]
    assert (len(alike), missed, made_up) == (154, [], [])


def lines(texts: Iterable[str], row: int, number: int) -> Chunk:
    import json

    source = Source(0, "ads.jsonl", "jsonl", layout=Layout(text=("text",)))
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    return Chunk(number, Lines(source, row, data.encode()))


def test_chunks_do_not_matter(tmp_path: Path) -> None:
    """The same rows whatever the chunks, and the signatures come in with them."""
    worker = Worker(Setting(near=0.8), load_pack(PACK))
    texts = [f"{n} {one}" if n % 3 else other for n in range(12) for _, one, other, _ in PAIRS[:12]]
    found = []
    for size in (7, 50, len(texts)):
        with database(tmp_path) as db, Seen(tmp_path / "seen", create=True) as seen:
            writer = Writer(db, seen)
            for number, row in enumerate(range(0, len(texts), size)):
                writer.commit(worker.scan(lines(texts[row : row + size], row + 1, number)))
            assert db.rows("SELECT count(*) FROM signatures") == db.rows("SELECT count(*) FROM texts")
            db.append(schema.NEAR, clusters(db, 0.8))
            found.append(db.rows("SELECT * FROM near_duplicates"))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 29


REFUSED = [
    (["--similarity", "0.9"], "--similarity is about groups only: add --near-duplicates, or leave --similarity out."),
    (["--near-duplicates", "--similarity", "most"], "--similarity most: give a number from 0.5 to 1, such as 0.8."),
    (["--near-duplicates", "--similarity", "80"], "--similarity 80: give a number from 0.5 to 1, such as 0.8."),
    (["--near-duplicates", "--similarity", "nan"], "--similarity nan: give a number from 0.5 to 1, such as 0.8."),
]  # fmt: skip


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_refused(run: Run, options: list[str], message: str) -> None:
    Path("ads.jsonl").write_text('{"text": "招文员"}\n', "utf-8")
    ran = run("audit", "run", "ads.jsonl", "--out", "audit.duckdb", "--text", "text", *options)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", f"jobscan: {message}")
    assert not Path("audit.duckdb").exists()

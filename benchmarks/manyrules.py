"""What ten times as many rules cost: made-up rules whose words no ad holds."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import ahocorasick_rs

from benchmarks.ads import AdSet
from benchmarks.clock import best
from benchmarks.speed import forget, literals_of, scan_all
from jobscan import Pack, Scanner, load_pack
from jobscan.finding import Language

TIMES = 10
SEED = 7
_SYLLABLES = (
    "bra",
    "cu",
    "dli",
    "fe",
    "gro",
    "ka",
    "lo",
    "mi",
    "nu",
    "pli",
    "que",
    "ro",
    "sta",
    "tri",
    "vo",
    "zen",
)
# Everyday characters: in pairs and triples that nobody writes.
_CHARACTERS = (
    "工作人员岗位要求经验能力管理销售客户产品技术服务公司项目市场专业学历优先负责熟悉沟通团队薪资福利春夏秋冬山河湖海"
    "红黄蓝白东西南北米面茶果鱼牛马羊桌椅门窗书笔纸灯车船路桥城乡雨雪风云早晚左右远近高低长短新旧轻重快慢冷暖金木土石"
)


@dataclass(frozen=True)
class TenTimes:
    """Seconds of processor time over the same ads with the pack and with the larger pack."""

    lang: Language
    rules: int
    literals: int
    more_rules: int
    more_literals: int
    seconds: float
    more_seconds: float

    @property
    def ratio(self) -> float:
        return self.more_seconds / self.seconds


def larger_pack(pack: Pack, folder: Path, sets: Sequence[AdSet], step: int = 1) -> Pack:
    """The built-in pack with nine made-up rules for each of its own: as many lines and literals.

    `step`: for each so-many-th of a language only, where a look is enough.
    """
    chance = random.Random(SEED)
    sizes = _sizes(pack)
    for lang, pieces, lengths in (("zh", _CHARACTERS, (2, 3)), ("en", _SYLLABLES, (2, 4))):
        own = [(lines, literals) for of, lines, literals in sizes if of == lang][::step] * (TIMES - 1)
        words = iter(_words(pieces, lengths, sum(literals for _, literals in own), sets, chance))
        rules = [
            _rule(f"{lang}-generated-{number}", [list(islice(words, n)) for n in _shares(lines, literals)])
            for number, (lines, literals) in enumerate(own)
        ]
        (folder / lang).mkdir(parents=True, exist_ok=True)
        (folder / lang / "generated.yaml").write_text("\n".join(rules), "utf-8")
    return load_pack(extra=[folder])


def ten_times(pack: Pack, larger: Pack, ads: AdSet, runs: int) -> TenTimes:
    """Both packs over the same ads, warm, in turns, nothing remembered."""
    few, many = Scanner(pack), Scanner(larger)
    for scanner in (few, many):
        scan_all(scanner, ads.texts)
    shortest = {few: float("inf"), many: float("inf")}
    for _ in range(runs):
        for scanner in (few, many):
            seconds = best(partial(scan_all, scanner, ads.texts), 1, partial(forget, scanner))
            shortest[scanner] = min(shortest[scanner], seconds)
    return TenTimes(
        ads.lang,
        len(pack.rules),
        len(literals_of(pack)),
        len(larger.rules),
        len(literals_of(larger)),
        shortest[few],
        shortest[many],
    )


def _sizes(pack: Pack) -> list[tuple[Language, int, int]]:
    """Rule by rule: language, lines, and the literals that no rule before it has.

    Traditional forms are not counted: compiling adds them to made-up words as well.
    """
    sizes: list[tuple[Language, int, int]] = []
    seen: set[str] = set()
    for rule in pack.rules:
        literals = {pack.script.simplify(x) for phrase in rule.find for x in phrase.literals}
        sizes.append((rule.lang, len(rule.find), max(len(rule.find), len(literals - seen))))
        seen |= literals
    return sizes


def _shares(lines: int, literals: int) -> list[int]:
    """`literals` over `lines`, as evenly as may be."""
    return [len(range(line, literals, lines)) for line in range(lines)]


def _words(
    pieces: Sequence[str], lengths: tuple[int, int], count: int, sets: Sequence[AdSet], chance: random.Random
) -> list[str]:
    """`count` words made of `pieces`, each once, that stand in none of the ads."""
    words: list[str] = []
    tried: set[str] = set()
    while len(words) < count:
        drawn = {"".join(chance.choices(pieces, k=chance.randint(*lengths))): None for _ in range(2 * count)}
        fresh = [word for word in drawn if word not in tried]
        tried.update(fresh)
        automaton = ahocorasick_rs.AhoCorasick(fresh)
        present = {
            at
            for ads in sets
            for text in ads.texts
            for at, _, _ in automaton.find_matches_as_indexes(_encodable(text.lower()), overlapping=True)
        }
        words += [word for at, word in enumerate(fresh) if at not in present]
    return words[:count]


def _encodable(text: str) -> str:
    """`text` without lone surrogates, which the automaton refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _rule(name: str, find: Sequence[Sequence[str]]) -> str:
    # Quoted: a made-up English word may be one of YAML's own, such as no.
    lines = [f'    - "{"|".join(words)}"' for words in find]
    flags = [f'      - "<{words[0]}>"' for words in find]
    return "\n".join(
        [
            f"- id: {name}",
            "  name: {zh: 生成, en: Generated}",
            "  category: gender",
            "  force: require",
            "  message: {zh: 生成的规则, en: A generated rule}",
            "  suggestion: {zh: 无, en: None}",
            "  explain: {zh: 无, en: None}",
            "  find:",
            *lines,
            "  examples:",
            "    flag:",
            *flags,
            "    pass:",
            "      - ok",
        ]
    )

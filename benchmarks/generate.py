"""Job ads from templates of our own, the same ones every time: for machines without real ads.

About 2 % of them hold a demand. Lengths are roughly those of real ads (half of the Chinese ones are shorter
than about 320 characters, half of the English ones than about 1,000), without the very short ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping

from benchmarks import kit_en, kit_zh
from benchmarks.kit import Kit
from jobscan.finding import Language

SEED = 20_240_607
DEMANDS = 0.02
KITS: Mapping[Language, Kit] = {"zh": kit_zh.KIT, "en": kit_en.KIT}
_SLOT = re.compile(r"\{(\w+)\}")


def generated(lang: Language, seed: int = SEED) -> Iterator[str]:
    """Ads without end, title line first."""
    kit = KITS[lang]
    # A seed of str hashes the same in every process.
    chance = random.Random(f"{lang}{seed}")
    while True:
        yield _ad(kit, chance)


def _ad(kit: Kit, chance: random.Random) -> str:
    length = int(chance.lognormvariate(0.0, kit.spread) * kit.median)
    length = min(max(length, kit.shortest), kit.longest)
    lines = [_filled("{title}", kit, chance), _filled(chance.choice(kit.intro), kit, chance)]
    size = sum(map(len, lines))
    parts = [(heading, chance.sample(pool, len(pool))) for heading, pool in kit.parts]
    share = (length - size) / len(parts)
    for heading, pool in parts:
        lines.append(heading)
        room, number = share, 0
        while room > 0 or not number:
            number += 1
            lines.append(f"{number}. {_filled(pool[(number - 1) % len(pool)], kit, chance)}")
            room -= len(lines[-1])
    if chance.random() < DEMANDS:
        lines.insert(chance.randrange(2, len(lines) + 1), _filled(chance.choice(kit.demands), kit, chance))
    return "\n".join(lines)


def _filled(template: str, kit: Kit, chance: random.Random) -> str:
    def word(slot: re.Match[str]) -> str:
        if slot[1] == "n":
            return str(chance.randint(1, 30))
        return _filled(chance.choice(kit.words[slot[1]]), kit, chance)

    return _SLOT.sub(word, template)

"""The ads that are measured over: real ones where they are at hand, generated ones otherwise."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.generate import generated
from jobscan.finding import Language

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "ads"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
GENERATED_MEGABYTES = 10.0
MEGA = 1e6


@dataclass(frozen=True)
class AdSet:
    """Ads of one language, title line first, and where they come from."""

    lang: Language
    source: str
    texts: tuple[str, ...]

    @property
    def size(self) -> int:
        """Bytes of UTF-8."""
        return sum(len(text.encode("utf-8", "replace")) for text in self.texts)

    def sample(self, megabytes: float) -> AdSet:
        """Every n-th ad, so that about `megabytes` remain; all of them where they are no more."""
        step = max(1, round(self.size / (megabytes * MEGA)))
        return AdSet(self.lang, self.source, self.texts[::step])


def load(lang: Language, *, generate: bool = False, megabytes: float | None = None) -> AdSet:
    """The ads of `lang`, about `megabytes` of them (None: all the real ones, 10 MB of generated)."""
    if generate or not real(lang).is_file():
        return AdSet(lang, "generated", tuple(stream(lang, generate=True, megabytes=megabytes)))
    whole = AdSet(lang, f"../shared/ads/{real(lang).name}", tuple(stream(lang)))
    return whole if megabytes is None else whole.sample(megabytes)


def real(lang: Language) -> Path:
    return REAL / f"{lang}.jsonl.gz"


def stream(lang: Language, *, generate: bool = False, megabytes: float | None = None) -> Iterator[str]:
    """The same ads one at a time, for whoever must not hold them all; of real ads the first `megabytes`."""
    limit = None if megabytes is None else megabytes * MEGA
    if generate or not real(lang).is_file():
        yield from _up_to(generated(lang), limit or GENERATED_MEGABYTES * MEGA)
        return
    with gzip.open(real(lang), "rt", encoding="utf-8") as lines:
        yield from _up_to(map(_text, lines), limit)


def _up_to(texts: Iterator[str], limit: float | None) -> Iterator[str]:
    if limit is None:
        yield from texts
        return
    size = 0
    yield from islice(texts, 1)  # never none at all
    for text in texts:
        size += len(text.encode("utf-8", "replace"))
        if size > limit:
            return
        yield text


def _text(line: str) -> str:
    ad = json.loads(line)
    return "\n".join(filter(None, (ad["title"], ad["text"])))

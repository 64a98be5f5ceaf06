"""Throughput: jobscan's whole pipeline beside tokenizers, keyword searches and its own prefilter."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import references
from benchmarks.ads import MEGA, AdSet
from benchmarks.clock import best
from jobscan import Pack, Scanner
from jobscan.finding import Language
from jobscan.scan.prefilter import Prefilter

SAMPLE_MEGABYTES = 2.0
JOBSCAN = "jobscan, whole pipeline"
_RATIOS: dict[Language, tuple[str, ...]] = {
    "zh": (references.JIEBA, references.JIEBA_NO_HMM, references.SPACY_ZH),
    "en": (references.SPACY_EN,),
}


@dataclass(frozen=True)
class Speed:
    """How fast one tool went over `ads` ads of `size` bytes; `skipped` says why it did not."""

    tool: str
    ads: int = 0
    size: int = 0
    seconds: float = 0.0
    skipped: str = ""

    @property
    def megabytes_per_second(self) -> float:
        return self.size / MEGA / self.seconds if self.seconds else 0.0

    @property
    def ads_per_second(self) -> float:
        return self.ads / self.seconds if self.seconds else 0.0


def forget(scanner: Scanner) -> None:
    """Empty the scanner's memory of clauses: nothing is answered from it."""
    scanner._hits.cache_clear()


def scan_all(scanner: Scanner, texts: Iterable[str]) -> int:
    """Findings in all of `texts`."""
    return sum(len(scanner.scan(text)) for text in texts)


def literals_of(pack: Pack) -> list[str]:
    """Every literal that the prefilter looks for."""
    return sorted([*pack.index.latin, *pack.index.han])


def speeds(pack: Pack, ads: AdSet, scratch: Path, runs: int) -> list[Speed]:
    """jobscan first, then what it is compared with; the slowest tools read a sample of about 2 MB."""
    return [_jobscan(pack, ads, runs), *_tokenizers(ads, scratch, runs), *_searches(pack, ads, scratch, runs)]


def ratios(lang: Language, measured: Sequence[Speed]) -> dict[str, float]:
    """How many times as fast as each tokenizer jobscan was."""
    by_tool = {s.tool: s for s in measured if not s.skipped}
    own = by_tool[JOBSCAN].megabytes_per_second
    return {f"jobscan / {t}": own / by_tool[t].megabytes_per_second for t in _RATIOS[lang] if t in by_tool}


def _jobscan(pack: Pack, ads: AdSet, runs: int) -> Speed:
    scanner = Scanner(pack)
    scan_all(scanner, ads.texts)  # compiles phrases, loads the tokenizers
    seconds = best(lambda: scan_all(scanner, ads.texts), runs, lambda: forget(scanner))
    return Speed(JOBSCAN, len(ads.texts), ads.size, seconds)


def _tokenizers(ads: AdSet, scratch: Path, runs: int) -> list[Speed]:
    if ads.lang == "en":  # it remembers words: only over the same ads is the comparison fair
        return [_over(references.SPACY_EN, references.spacy_english, ads, runs)]
    sample = ads.sample(SAMPLE_MEGABYTES)
    return [
        _over(references.JIEBA, lambda: references.jieba_cut(scratch, hmm=True), sample, runs),
        _over(references.JIEBA_NO_HMM, lambda: references.jieba_cut(scratch, hmm=False), sample, runs),
        _over(references.SPACY_ZH, lambda: references.spacy_chinese(scratch), sample, runs),
    ]


def _searches(pack: Pack, ads: AdSet, scratch: Path, runs: int) -> list[Speed]:
    literals = literals_of(pack)
    prefilter = Prefilter(pack.index, lambda: pack.script)
    sample = ads.sample(SAMPLE_MEGABYTES)
    return [
        _over("prefilter alone (fold and find)", lambda: prefilter.fold, ads, runs),
        _over("ahocorasick_rs, same literals", lambda: references.aho_corasick(literals), ads, runs),
        _over("hyperscan, same literals", lambda: references.hyperscan(literals), ads, runs),
        _over("Python re, one alternation", lambda: references.alternation(literals), sample, runs),
        _ripgrep(literals, ads, scratch, runs),
    ]


def _over(tool: str, make: Callable[[], Callable[[str], object]], ads: AdSet, runs: int) -> Speed:
    """The speed of the function that `make` gives, called once an ad, after a first pass."""
    try:
        read = make()
    except ImportError as error:
        return Speed(tool, skipped=f"{error.name or 'it'} is not installed")

    def whole() -> None:
        for text in ads.texts:
            read(text)

    whole()
    return Speed(tool, len(ads.texts), ads.size, best(whole, runs))


def _ripgrep(literals: Sequence[str], ads: AdSet, scratch: Path, runs: int) -> Speed:
    tool = "ripgrep -F -f, one process"
    if (program := shutil.which("rg")) is None:
        return Speed(tool, skipped="rg is not installed")
    seconds = references.ripgrep(program, literals, ads.texts, scratch, runs)
    return Speed(tool, len(ads.texts), ads.size, seconds)

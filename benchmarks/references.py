"""The tools that jobscan is measured beside. Each function makes one that reads an ad."""

from __future__ import annotations

import logging
import re
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.clock import children

JIEBA = "jieba.cut"
JIEBA_NO_HMM = "jieba.cut(HMM=False)"
SPACY_ZH = "spaCy's tokenizer (zh, with jieba)"
SPACY_EN = "spaCy's tokenizer (en)"

Reader = Callable[[str], object]


def jieba_cut(scratch: Path, *, hmm: bool) -> Reader:
    jieba = _jieba(scratch)

    def read(text: str) -> None:
        deque(jieba.cut(text, HMM=hmm), maxlen=0)

    return read


def spacy_chinese(scratch: Path) -> Reader:
    _jieba(scratch)
    import spacy

    tokenizer: Reader = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}}).tokenizer
    return tokenizer


def spacy_english() -> Reader:
    import spacy

    tokenizer: Reader = spacy.blank("en").tokenizer
    return tokenizer


def _jieba(scratch: Path) -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    jieba.dt.tmp_dir = str(scratch)  # never the shared temporary folder
    jieba.initialize()
    return jieba


def aho_corasick(literals: Sequence[str]) -> Reader:
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(list(literals), implementation=ahocorasick_rs.Implementation.DFA)

    def read(text: str) -> object:
        try:
            return automaton.find_matches_as_indexes(text.lower(), overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate
            return None

    return read


def hyperscan(literals: Sequence[str]) -> Reader:
    """It answers in bytes: the hits would still have to be mapped to characters."""
    import hyperscan

    database = hyperscan.Database()
    database.compile(
        expressions=[re.escape(literal).encode() for literal in literals],
        ids=list(range(len(literals))),
        elements=len(literals),
        flags=[0] * len(literals),
    )
    hits: list[tuple[int, int]] = []

    def hit(word: int, start: int, end: int, flags: int, context: object) -> None:
        hits.append((word, end))

    def read(text: str) -> None:
        hits.clear()
        database.scan(text.lower().encode("utf-8", "replace"), match_event_handler=hit)

    return read


def alternation(literals: Iterable[str]) -> Reader:
    regex = re.compile("|".join(map(re.escape, sorted(literals, key=len, reverse=True))))

    def read(text: str) -> object:
        return regex.findall(text.lower())

    return read


def ripgrep(program: str, literals: Sequence[str], texts: Iterable[str], scratch: Path, runs: int) -> float:
    """Seconds of processor time to count the ads with a literal: one file, one ad a line, in lower case."""
    words, ads = scratch / "literals.txt", scratch / "ads.txt"
    words.write_text("\n".join(literals) + "\n", "utf-8")
    with ads.open("w", encoding="utf-8", errors="replace") as file:
        file.writelines(" ".join(text.lower().split()) + "\n" for text in texts)
    command = [program, "--no-config", "--threads", "1", "-F", "-c", "-f", str(words), str(ads)]
    return max(min(_child_seconds(command) for _ in range(runs)), 1e-6)


def _child_seconds(command: Sequence[str]) -> float:
    before = children()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return children() - before

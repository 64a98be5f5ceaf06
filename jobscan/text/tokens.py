"""The judge: do the edges of a match fall on token boundaries of its clause?

限女 in 限女装 does not, 限女性 does: the tokenizer decides, nobody writes look-arounds. jieba
reads clauses with Han characters, spaCy's English tokenizer the rest; what a Doc of their tokens
would accept as the edges of a `char_span` is a boundary. Both are loaded only when an edge is in doubt: where both edges
touch white space, a comma or the clause's end, every tokenizer agrees.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from jobscan.text.script import has_han

# jieba reads these as one run; anything else is a boundary for it.
_JIEBA_RUN = r"[\u3400-\u9fffa-zA-Z0-9+#&._%\-]"
# Only next to these may spaCy take more than the letters for one token (a URL, an address, a
# hyphenated or an abbreviated word): beside any other character an English word ends.
_GLUE = r"[a-z0-9.@/:\-_%&'’#+~=?$]"
_CONTROL = r"[\x00-\x08\x0e-\x1f\x7f-\x9f<>\[\]{}*]"

# Above every frequency in the dictionary: the word wins over any way of cutting it.
_WHOLE = 1_000_000


class Judge:
    """Decides on token boundaries. `whole_words` are kept whole by jieba (segmentation.yaml)."""

    def __init__(self, whole_words: Iterable[str], cache: Path | None) -> None:
        self._given = whole_words
        self._cache = cache

    @cached_property
    def _whole_words(self) -> tuple[str, ...]:
        return tuple(self._given)

    def without(self, word: str) -> Judge:
        """The same judge, except that jieba is not told of `word`."""
        return Judge([w for w in self._whole_words if w != word], self._cache)

    def boundaries(self, clause: str) -> Callable[[int], bool]:
        """Whether a token of folded, Simplified `clause` begins or ends at an offset, as a function of it."""
        edges: set[int] = set()
        plain, han, read = "", False, (0, 0)

        def whole(at: int) -> bool:
            nonlocal plain, han, read
            if at in (0, len(clause)):
                return True
            if not plain:
                # No tokenizer knows what to make of "Male only\x1b[0m".
                plain = re.sub(_CONTROL, " ", clause)
                han = has_han(plain)
            if _sure(plain, at, han):
                return True
            if not read[0] < at < read[1]:
                read = _run(plain, at) if han else (0, len(plain))
                edges.update(read[0] + edge for edge in self._edges(plain[slice(*read)], han))
            return at in edges

        return whole

    def _edges(self, clause: str, han: bool) -> set[int]:
        return self._chinese(clause) if han else self._latin(clause)

    def _latin(self, clause: str) -> set[int]:
        with self._english.vocab.memory_zone():  # else spaCy keeps every new word of every ad
            doc = self._english(clause)
            edges = {0, len(clause)}
            edges.update(token.idx for token in doc)
            edges.update(token.idx + len(token) for token in doc)
        return edges

    def _chinese(self, clause: str) -> set[int]:
        # jieba's words leave nothing out: the edges of a Doc made of them are their summed lengths.
        words = self._jieba.lcut(clause, HMM=False)
        return {0, *accumulate(map(len, words))}

    @cached_property
    def _english(self) -> Any:
        import spacy

        return spacy.blank("en")

    @cached_property
    def _jieba(self) -> Any:
        return _tokenizer(self._whole_words, self._cache)


# Reading the dictionary takes 0.2 s, holding it 80 MB.
@lru_cache(1)
def _tokenizer(whole_words: tuple[str, ...], cache: Path | None) -> Any:
    """A jieba that keeps `whole_words` whole; judges of the same words share it, cutting changes nothing in it."""
    tokenizer = _jieba_module().Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary(cache)
    tokenizer.initialized = True
    for word in whole_words:
        tokenizer.add_word(word, freq=_WHOLE)
    return tokenizer


def _dictionary(cache: Path | None) -> tuple[dict[str, int], int]:
    """jieba's word frequencies and their sum."""
    if cache is not None:
        return _load(cache)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as own:  # mode 0700: never the shared temporary folder
        return _load(Path(own))


def _jieba_module() -> Any:
    """jieba, without its log lines and without the warnings of what it still imports."""
    import logging
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    return jieba


def _load(folder: Path) -> tuple[dict[str, int], int]:
    """jieba's dictionary by its own cache file in `folder`, which jieba writes where there is none.

    One read of the whole file: unmarshalling from the open file, as jieba does, takes three
    times as long.
    """
    import marshal

    jieba = _jieba_module()
    tokenizer = jieba.Tokenizer()
    cache, dictionary = folder / f"jieba-{jieba.__version__}.cache", Path(jieba.__file__).parent / "dict.txt"
    tokenizer.tmp_dir, tokenizer.cache_file = str(folder), cache.name
    try:
        if cache.stat().st_mtime > dictionary.stat().st_mtime:
            frequencies, total = marshal.loads(cache.read_bytes())
            return frequencies, total
    except (OSError, ValueError, EOFError, TypeError):
        pass  # none yet, or a broken one
    tokenizer.initialize()
    return tokenizer.FREQ, tokenizer.total


def _run(clause: str, at: int) -> tuple[int, int]:
    """The run around `at` that jieba cuts by itself: a comma away it does not matter what stands there."""
    start = end = at
    while start and re.match(_JIEBA_RUN, clause[start - 1]):
        start -= 1
    while end < len(clause) and re.match(_JIEBA_RUN, clause[end]):
        end += 1
    return start, end


def _sure(clause: str, at: int, han: bool) -> bool:
    """A place that every tokenizer takes for a boundary."""
    if han:
        return not (re.match(_JIEBA_RUN, clause[at - 1]) and re.match(_JIEBA_RUN, clause[at]))
    if clause[at - 1] == "." and clause[at].isspace():
        return True
    return not (re.match(_GLUE, clause[at - 1]) and re.match(_GLUE, clause[at]))


def private_folder(path: Path) -> Path | None:
    """`path` as a folder that only this user can write (mode 0700), or None where there is none.

    jieba unmarshals its cache and the pack cache holds regular expressions: neither may come
    from a folder that others can write.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if hasattr(os, "getuid"):
            status = path.lstat()
            if status.st_uid != os.getuid():
                return None
            if status.st_mode & 0o077:
                path.chmod(0o700)
        return path if os.access(path, os.W_OK) else None
    except OSError:
        return None

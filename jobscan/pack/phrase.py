"""The phrase notation: what a lawyer writes, compiled to one bounded regular expression.

    限  only            this word; between English words any of hyphen, slash, space; any case
    招|诚聘             one of
    {性别词}            any word of a named list
    [的]                may be missing
    ...  ..4            at most 4 characters (Han) or words (English) between, inside a clause
    {n} {n<60}          a number, compared: 35, ３５, 三十五, thirty-five
    {16<=n<60} {n<2.5}  between two numbers; with a decimal, 1.65 is read too
    {start} {end}       the clause starts or ends here (numbering such as "1、" is passed over)
    {edge}              the same, or a comma, bracket or slash stands here: 男、须役毕
    < >                 only what stands between them is reported, as in the examples

Compiling also derives the literals that the prefilter looks for: the phrase cannot match where
none of them stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jobscan.finding import Language
from jobscan.pack.alternation import LIST_MARK, alternation
from jobscan.pack.anchors import anchors, of_choice, price
from jobscan.pack.literals import Found, every, keys_of, literals_of
from jobscan.pack.marks import (
    BETWEEN,
    FIRST,
    GAP,
    LAST,
    MARKS,
    WORD_END,
    WORD_START,
    beside_number,
)
from jobscan.pack.neighbours import NOTHING, UNKNOWN, Edge, choice, of_words, sequence
from jobscan.pack.number import Comparison, first_tokens, number_element, number_keys
from jobscan.pack.phrase_error import (
    CHOSEN_EDGE,
    MISPLACED_EDGE,
    MISPLACED_MARKS,
    PhraseError,
    UnknownList,
)
from jobscan.pack.rule import Anchor, Phrase, WordList
from jobscan.text.fold import LATIN
from jobscan.text.script import ScriptTable

FEW = 4
LONGEST_GAP = 60


@dataclass(frozen=True, slots=True)
class _Part:
    regex: str
    literals: tuple[Found, ...] = ()  # none: the prefilter cannot use this part
    keys: frozenset[str] = frozenset()  # one of them is among the clause's keys where this part matches
    first: Edge = NOTHING
    last: Edge = NOTHING
    beside: str = ""  # a number: it stands right after one (<), right before one (>)
    optional: bool = False
    gap: bool = False
    place: str = ""  # start, end or edge
    mark: str = ""  # < or >


_TOKEN = re.compile(
    r"\s*(?:(?P<gap>\.\.\.|\.\.\d+)|(?P<open>\[)|(?P<close>\])|(?P<mark>[<>])|(?P<atom>(?:\{[^{}]*\}|[^\s\[\]{}<>])+))"
)


class PhraseCompiler:
    """Compiles the phrases of one language against its word lists."""

    def __init__(self, lang: Language, lists: Mapping[str, Sequence[str]], table: ScriptTable) -> None:
        self._lang: Language = lang
        self._lists = lists
        self._table = table
        self._between = BETWEEN[lang]
        self._list_parts: dict[str, _Part] = {}
        self._word_parts: dict[tuple[str, ...], _Part] = {}
        self._searched: set[str] = set()

    @property
    def lists(self) -> Mapping[str, Sequence[str]]:
        return self._lists

    def compile(self, source: str, origin: str, *, searched: bool = True) -> Phrase:
        """The phrase `source` that stands at `origin`, or PhraseError.

        `searched=False`: it is only ever tried beside a hit, the prefilter need not look for it.
        """
        checks: list[tuple[Comparison, ...]] = []
        parts, rest = self._sequence(source, 0, checks, depth=0)
        if rest != len(source):
            raise PhraseError(("多了一个 ]", "a ] too many"), ("删去它", "remove it"))
        _refuse_edges(parts)
        start, end = FIRST.get(parts[0].place, ""), LAST.get(parts[-1].place, "")
        body = [p for p in parts if not p.place]
        _refuse_marks(body)
        usable = [p for p in body if p.literals and not p.optional]
        if not usable:
            raise PhraseError(
                (
                    "短语没有自己的字词，预筛找不到它",
                    "a phrase without a literal: nothing for the prefilter to look for",
                ),
                ("加入一个必须出现的词", "add a word that must be there"),
            )
        ways = [way for part in usable for way in _ways(body, body.index(part))]
        anchored = min(ways, key=lambda way: price(way, self._searched))
        if searched:
            self._searched |= {literal for anchor in anchored for literal in anchor.literals}
        joined = self._join(body)
        regex = start + (joined if any(p.mark for p in body) else f"(?P<r>{joined})") + end
        needs = tuple(tuple(sorted(p.keys)) for p in body if p.keys and not p.optional)
        return Phrase(source, origin, regex, anchored if searched else (), needs, tuple(checks))

    def _sequence(
        self, source: str, at: int, checks: list[tuple[Comparison, ...]], depth: int, beside: str = ""
    ) -> tuple[list[_Part], int]:
        """The parts of `source` from `at`; `beside` is "<" where a number stands right before."""
        parts: list[_Part] = []
        while token := _TOKEN.match(source, at):
            if token["close"]:
                if depth == 0:
                    break
                return parts, token.end()
            at = token.end()
            if token["gap"]:
                parts.append(self._gap(token["gap"], at))
            elif token["mark"]:
                parts.append(_Part("", mark=token["mark"]))
            elif token["open"]:
                inner, at = self._sequence(source, at, checks, depth + 1, beside)
                _refuse_edges(inner)
                if any(p.mark for p in inner):
                    raise MISPLACED_MARKS
                if any(p.place for p in inner):
                    raise MISPLACED_EDGE
                first, last = sequence(p.first for p in inner), sequence(p.last for p in reversed(inner))
                parts.append(
                    _Part(
                        self._join(inner),
                        first=Edge(first.tokens, empty=True),
                        last=Edge(last.tokens, empty=True),
                        optional=True,
                    )
                )
            else:
                before = ">" if _NUMBER_NEXT.match(source, at) else ""
                parts.append(self._one_of(token["atom"], checks, beside + before))
                beside = "<" if _NUMBER.match(token["atom"]) else ""
        if depth:
            raise PhraseError(("缺少 ]", "a ] is missing"), ("补上 ]", "close the bracket"))
        if source[at:].strip() and not source[at:].lstrip().startswith("]"):
            raise PhraseError(
                (f"看不懂“{source[at:].strip()}”", f"cannot read “{source[at:].strip()}”"),
                ("检查括号是否成对", "check that the brackets are in pairs"),
            )
        return parts, at

    def _gap(self, text: str, at: int) -> _Part:
        width = FEW if text == "..." else int(text[2:])
        if not 1 <= width <= LONGEST_GAP:
            raise PhraseError(
                (f"间隔 {text} 超出范围", f"the gap {text} is out of range"),
                (f"用 ..1 到 ..{LONGEST_GAP}", f"use ..1 to ..{LONGEST_GAP}"),
            )
        # Named by its place in the source: the judge looks at a gap's edges too.
        regex = f"(?P<g{at}>{GAP[self._lang].format(n=width)})"
        return _Part(regex, first=UNKNOWN, last=UNKNOWN, gap=True)

    def _one_of(self, atom: str, checks: list[tuple[Comparison, ...]], beside: str) -> _Part:
        texts = [t for t in atom.split("|") if t]
        if texts and not any("{" in t for t in texts):
            return self._words(texts, beside)
        choices = [self._choice(text, checks, beside) for text in texts]
        if not choices:
            raise PhraseError(("| 两边没有词", "nothing stands beside |"), ("补上词", "add the words"))
        if len(choices) == 1:
            return choices[0]
        if any(c.place for c in choices):
            raise CHOSEN_EDGE
        return _Part(
            f"(?:{'|'.join(c.regex for c in choices)})",
            of_choice([c.literals for c in choices]),
            every([c.keys for c in choices]),
            choice(c.first for c in choices),
            choice(c.last for c in choices),
            beside,
        )

    def _choice(self, text: str, checks: list[tuple[Comparison, ...]], beside: str) -> _Part:
        if "{" not in text:
            return self._words([text], beside)
        name = text[1:-1]
        if not (text.startswith("{") and text.endswith("}")) or "{" in name:
            raise PhraseError(
                (f"“{text}”里词表和字连在一起", f"a list and letters run together in “{text}”"),
                ("用空格隔开", "put a space between"),
            )
        if name in FIRST or name in LAST:
            return _Part("", place=name)
        if number := number_element(name):
            checks.append(number.comparisons)
            keys = frozenset({text}) if number_keys(number.comparisons) else frozenset()
            first = Edge(frozenset({text}) if first_tokens(number.comparisons) else None)
            last = Edge(keys or None)
            return _Part(f"(?P<n{len(checks) - 1}>{number.regex})", (), keys, first, last)
        if name not in self._lists:
            raise UnknownList(name, self._lists)
        if name not in self._list_parts:
            self._list_parts[name] = self._words(self._lists[name])
        part = self._list_parts[name]
        keys = frozenset({f"{{{name}}}"}) if part.keys else part.keys
        regex = f"{LIST_MARK}{beside}{name}{LIST_MARK}"
        return _Part(regex, part.literals, keys, part.first, part.last, beside)

    def compiled_list(self, word_list: WordList) -> WordList:
        """`word_list` with its regex and keys."""
        part = self._words(word_list.words)
        return replace(word_list, regex=part.regex, keys=tuple(sorted(part.keys)))

    def _words(self, texts: Sequence[str], beside: str = "") -> _Part:
        """Any of several words or, from a list, groups of words."""
        key = tuple(texts)
        if key not in self._word_parts:
            self._word_parts[key] = self._of_words(key)
        part = self._word_parts[key]
        return replace(part, regex=beside_number(part.regex, beside), beside=beside) if beside else part

    def _of_words(self, texts: Sequence[str]) -> _Part:
        words = [self._table.simplify(text.lower()).split() for text in texts]
        by_edges: dict[tuple[bool, bool], list[list[str]]] = defaultdict(list)
        for pieces in words:
            units = [
                *_units(pieces[0]),
                *(u for p in pieces[1:] for u in (self._between, *_units(p))),
            ]
            by_edges[pieces[0][0] in LATIN, pieces[-1][-1] in LATIN].append(units)
        # Latin words match as whole words only; said once for all of them.
        choices = [
            (WORD_START if first else "") + alternation(found) + (WORD_END if last else "")
            for (first, last), found in sorted(by_edges.items())
        ]
        regex = choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
        joined = [" ".join(pieces) for pieces in words]
        return _Part(
            regex,
            literals_of(words),
            keys_of(words),
            of_words(joined, last=False),
            of_words(joined, last=True),
        )

    def _join(self, parts: Sequence[_Part]) -> str:
        out, opened, begun = "", "", False
        for part in parts:
            if part.mark == "<":
                opened = "(?P<r>"
            elif part.mark == ">":
                out += ")"
            elif part.gap:
                out += part.regex
            elif part.optional:
                out += f"(?:{self._between}{part.regex})?" if begun else f"(?:{part.regex}{self._between})?"
            else:
                out += (self._between if begun else "") + opened + part.regex
                opened, begun = "", True
        return out


def _ways(body: Sequence[_Part], at: int) -> Iterator[tuple[Anchor, ...]]:
    """The ways to look for the part at `at`: by what stands before it, or by what stands after it."""
    part = body[at]
    before = sequence(p.last for p in reversed(body[:at]))
    after = sequence(p.first for p in body[at + 1 :])
    return anchors(part.literals, before, after, part.beside)


_NUMBER = re.compile(r"\{[\d.<=]*n[\d.<>=]*\}")
_NUMBER_NEXT = re.compile(rf"[\s\[]*{_NUMBER.pattern}")


def _refuse_marks(parts: Sequence[_Part]) -> None:
    marks = "".join(p.mark for p in parts)
    after = [parts[at + 1] for at, p in enumerate(parts[:-1]) if p.mark == "<"]
    if marks not in ("", "<>") or any(p.gap or p.optional or p.mark for p in after):
        raise MISPLACED_MARKS


def _refuse_edges(parts: Sequence[_Part]) -> None:
    solid = [p for p in parts if not p.place and not p.mark]
    if not solid or solid[0].gap or solid[-1].gap:
        raise PhraseError(
            ("短语不能以间隔开头或结尾", "a phrase cannot begin or end with a gap"),
            ("删去间隔或补上词", "drop the gap or add a word"),
        )
    places = [p.place for p in parts]
    if any(places[1:-1]) or "start" in places[1:] or "end" in places[:-1]:
        raise MISPLACED_EDGE


@cache
def _units(piece: str) -> tuple[str, ...]:
    return tuple(_class(MARKS.get(char, char)) for char in piece)


@cache
def _class(chars: str) -> str:
    return re.escape(chars) if len(chars) == 1 else "[" + "".join(map(re.escape, chars)) + "]"

"""Which groups of phrases a literal stands for where it stands: what is right beside it decides.

“years” is worth a look after 35 and not after five (pack/neighbours.py): most literals in an ad
end here, and no clause is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from jobscan.pack.index import BEFORE, Index
from jobscan.pack.number import first_tokens, number_element, number_keys
from jobscan.text.fold import LATIN, is_han

_WINDOW = 40
_REMEMBERED = 4096
_DIGITS = frozenset("0123456789")
_LETTERS = LATIN - _DIGITS

Groups = tuple[int, ...]


class _Side:
    """What a literal stands for by what is on one side of it."""

    def __init__(self, choices: list[tuple[frozenset[str], Groups]]) -> None:
        self._choices = choices
        self.known: dict[str | bytes, Groups] = {}

    def decided(self, token: str | None) -> Groups:
        if token is None:
            return tuple(group for _, groups in self._choices for group in groups)
        found = self.known.get(token)
        if found is None:
            found = tuple(group for tokens, groups in self._choices if token in tokens for group in groups)
            self.remember(token, found)
        return found

    def remember(self, token: str | bytes, groups: Groups) -> None:
        if len(self.known) < _REMEMBERED:
            self.known[token] = groups


@dataclass(frozen=True, slots=True)
class _Literal:
    """The groups of a literal: those it always stands for, and those that what is beside it decides on."""

    always: Groups
    before: _Side | None
    after: _Side | None


class Beside:
    """Answers for the literals of `index`. `groups`: only these; None: all."""

    def __init__(self, index: Index, groups: frozenset[int] | None = None) -> None:
        self._index = index
        self._wanted = groups
        self._literals: dict[int, _Literal] = {}
        self._conditions: dict[int, frozenset[str]] = {}

    def groups(self, literal: int, text: str, start: int, end: int) -> Groups:
        """The groups that literal number `literal` may belong to where it is `text[start:end]`, folded."""
        found = self._literals.get(literal) or self._read(literal)
        groups = found.always
        if found.before:
            groups += found.before.decided(token_before(text, start))
        if found.after:
            groups += found.after.decided(token_after(text, end))
        return groups

    def groups_in_latin(self, literal: int, text: str, words: bytes, start: int, end: int) -> Groups:
        """The same where `words` is the text blanked, one byte further: most neighbours are a word between blanks."""
        found = self._literals.get(literal) or self._read(literal)
        groups = found.always
        if found.before:
            near = words[start - _WINDOW + 1 if start >= _WINDOW else 0 : start + 1].rstrip()
            token = near[near.rfind(b" ") + 1 :]
            known = found.before.known.get(token)
            if known is None:
                known = found.before.decided(token_before(text, start))
                if token.isalpha() and len(near) > len(token):
                    found.before.remember(token, known)
            groups += known
        if found.after:
            near = words[end + 1 : end + 1 + _WINDOW].lstrip()
            token = near[: near.find(b" ")]
            known = found.after.known.get(token)
            if known is None:
                known = found.after.decided(token_after(text, end))
                if token.isalpha() and len(near) > len(token):
                    found.after.remember(token, known)
            groups += known
        return groups

    def _read(self, literal: int) -> _Literal:
        places = self._index.places[literal]
        always: list[int] = []
        sides: dict[bool, dict[int, list[int]]] = {True: {}, False: {}}
        for group, condition in zip(places[::2], places[1::2], strict=True):
            if self._wanted is not None and group not in self._wanted:
                continue
            written = self._index.conditions[condition]
            if written:
                sides[written[0] == BEFORE].setdefault(condition, []).append(group)
            else:
                always.append(group)
        before, after = (
            [(self._tokens(condition), tuple(groups)) for condition, groups in sides[side].items()]
            for side in (True, False)
        )
        found = _Literal(tuple(always), _Side(before) if before else None, _Side(after) if after else None)
        self._literals[literal] = found
        return found

    def _tokens(self, condition: int) -> frozenset[str]:
        if condition not in self._conditions:
            side, written = self._index.conditions[condition][0], self._index.conditions[condition][1:]
            tokens = (token for part in written.split() for token in _spelled_out(part, side))
            self._conditions[condition] = frozenset(tokens)
        return self._conditions[condition]


def _spelled_out(part: str, side: str) -> tuple[str, ...]:
    number = number_element(part[1:-1]) if part.startswith("{") else None
    if number is None:
        return (part,)
    return number_keys(number.comparisons) if side == BEFORE else first_tokens(number.comparisons)


def token_before(text: str, at: int) -> str | None:
    """The last token (clause_keys) before `at`; "" where there is none, None where it is too far away to tell."""
    if at and "\u3400" <= text[at - 1] <= "\u9fff":  # nearly always, in Chinese
        return text[at - 1]
    first = max(0, at - _WINDOW)
    end = at
    while end > first and text[end - 1] not in LATIN and not is_han(text[end - 1]):
        end -= 1
    if end == first:
        return None if first else ""
    if is_han(text[end - 1]):
        return text[end - 1]
    kind = _DIGITS if text[end - 1] in _DIGITS else _LETTERS
    start = end - 1
    while start > first and text[start - 1] in kind:
        start -= 1
    return None if start == first and first else text[start:end]


def token_after(text: str, at: int) -> str | None:
    """The first token from `at` on; "" where there is none, None where it is too far away to tell."""
    if at < len(text) and "\u3400" <= text[at] <= "\u9fff":
        return text[at]
    last = min(len(text), at + _WINDOW)
    start = at
    while start < last and text[start] not in LATIN and not is_han(text[start]):
        start += 1
    if start == last:
        return None if last < len(text) else ""
    if is_han(text[start]):
        return text[start]
    kind = _DIGITS if text[start] in _DIGITS else _LETTERS
    end = start + 1
    while end < last and text[end] in kind:
        end += 1
    return None if end == last and last < len(text) else text[start:end]

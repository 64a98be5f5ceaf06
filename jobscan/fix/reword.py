"""Other wording for a wording: salesman → salesperson, 空姐 → 空乘人员. Case and article follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from jobscan.finding import Edit
from jobscan.pack.read_fix import LIST
from jobscan.pack.rule import WordList
from jobscan.text.fold import HAN, Folded, fold
from jobscan.text.script import ScriptTable

_BETWEEN = r"[ \-/'’]*"
_PRONOUNS = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|their|them|themselves)\b", re.IGNORECASE)
_SECOND_VERB = re.compile(r"\b(?:and|or|but|then)\s+(?:also\s+|then\s+)?[a-z]+(?:es|s)\b", re.IGNORECASE)
_VOWEL = re.compile(r"(?!u[ns]e|uni|eu|one)[aeiou]|hour|heir|honou?r", re.IGNORECASE)


class Rewording:
    """The replacements of one rule, longest wording first."""

    def __init__(
        self, replace: Sequence[tuple[str, str]], lists: Mapping[str, WordList], script: ScriptTable
    ) -> None:
        self._replace = sorted(replace, key=lambda pair: -len(LIST.sub("", pair[0])))
        self._lists = lists
        self._script = script

    def edit(self, text: str, start: int, end: int) -> Edit | None:
        """The edit of `text[start:end]`, or None where the table has nothing for it or grammar forbids."""
        folded = fold(text[start:end])
        plain = self._script.simplify(folded.text)
        changes: list[tuple[int, int, str]] = []
        for match in self._regex.finditer(plain):
            begin, stop = (at + start for at in folded.span(*match.span()))
            number = next(i for i in range(len(self._replace)) if match.group(f"r{i}") is not None)
            changes.append((begin, stop, self._instead(text, start, match, number, folded)))
        changes = [_with_article(text, *change) for change in changes]
        if not changes or not _agrees(text, changes):
            return None
        return _joined(text, changes)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        parts = [f"(?P<r{i}>{self._wording(wording, i)})" for i, (wording, _) in enumerate(self._replace)]
        return re.compile("|".join(parts))

    def _wording(self, wording: str, number: int) -> str:
        """Words as phrases have them: any case, any hyphen or space between Latin ones."""
        out: list[str] = []
        for i, part in enumerate(LIST.split(wording)):
            if i % 2:
                words = sorted(self._lists[part].words, key=len, reverse=True)
                out.append(f"(?P<l{number}_{i // 2}>{'|'.join(map(_word, words))})")
            elif part.strip():
                out.append(_word(part.strip()))
        return (_BETWEEN if wording.isascii() else "").join(out)

    def _instead(self, text: str, start: int, match: re.Match[str], number: int, folded: Folded) -> str:
        """What replaces `match`; the words of a list stay as they stand in the ad."""
        wording, instead = self._replace[number]
        begin, stop = (at + start for at in folded.span(*match.span()))
        if not LIST.search(instead):
            return _as_written(text, begin, stop, instead)
        names = LIST.findall(wording)
        parts = LIST.split(instead)
        for i in range(1, len(parts), 2):
            kept = folded.span(*match.span(f"l{number}_{names.index(parts[i])}"))
            parts[i] = text[start + kept[0] : start + kept[1]]
        made = "".join(parts)
        return made[:1].upper() + made[1:] if text[begin].isupper() else made


def _word(word: str) -> str:
    """A word of the table as it may stand in folded text."""
    if not re.search("[a-z0-9]", word.lower()) or re.search(f"[{HAN}]", word):
        return re.escape(word)
    inner = _BETWEEN.join(map(re.escape, re.split(r"[ \-']+", word.lower())))
    return rf"(?<![a-z0-9]){inner}(?![a-z0-9])"


def _as_written(text: str, start: int, end: int, instead: str) -> str:
    """`instead` with the capitals of what it replaces: SALESMAN, Salesman, Sales Man."""
    letters = [c for c in text[start:end] if c.isalpha()]
    if not letters or not letters[0].isascii() or not letters[0].isupper():
        return instead
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return instead.upper()
    words = re.findall(r"[A-Za-z]+", text[start:end])
    title = len(words) > 1 and all(w[0].isupper() for w in words)
    if title or _among_capitals(text, start, end):
        return re.sub(r"[a-z]+", lambda m: m[0] if m[0] in ("of", "and") else m[0].capitalize(), instead)
    return instead[:1].upper() + instead[1:]


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether the neighbours are capitalised too, as in a title: Senior Salesman Wanted."""
    before = re.search(r"([A-Za-z]+)[ \-/&]+$", text[max(0, start - 30) : start])
    after = re.match(r"[ \-/&]+([A-Za-z]+)", text[end : end + 30])
    near = [m[1] for m in (before, after) if m and len(m[1]) > 1]
    return bool(near) and all(w[0].isupper() for w in near)


def _with_article(text: str, start: int, end: int, instead: str) -> tuple[int, int, str]:
    """An a or an before it follows the new word: a waitress, an usher."""
    article = re.search(r"\b(a|an)( +)$", text[max(0, start - 12) : start], re.IGNORECASE)
    if not article or not instead[:1].isalpha() or not instead[0].isascii():
        return start, end, instead
    right = "an" if _VOWEL.match(instead) else "a"
    if article[1].lower() == right:
        return start, end, instead
    right = right.capitalize() if article[1][0].isupper() else right
    return start - len(article[0]), end, f"{right}{article[2]}{instead}"


def _agrees(text: str, changes: list[tuple[int, int, str]]) -> bool:
    """Whether they may stand for he: no other he, his or finite verb of his in the sentence."""
    if not any(_THEY.search(new) for _, _, new in changes):
        return True
    start, end = changes[0][0], changes[-1][1]
    begin = max(text.rfind(mark, 0, start) for mark in ("\n", ". ", "! ", "? ", "; "))
    stop = min(
        (at for mark in ("\n", ".", "!", "?", ";") if (at := text.find(mark, end)) >= 0), default=len(text)
    )
    inner = "".join(
        text[a:b]
        for a, b in zip([start, *(c[1] for c in changes)], [c[0] for c in changes] + [end], strict=False)
        if a < b
    )
    rest = f"{text[begin + 1 : start]} | {inner} | {text[end:stop]}"
    subject = any(re.search(r"\bthey\b", new, re.IGNORECASE) for _, _, new in changes)
    return not _PRONOUNS.search(rest) and not (subject and _SECOND_VERB.search(text[end:stop]))


def _joined(text: str, changes: list[tuple[int, int, str]]) -> Edit:
    out: list[str] = []
    at = changes[0][0]
    for start, end, instead in changes:
        out += [text[at:start], instead]
        at = end
    return Edit(changes[0][0], changes[-1][1], "".join(out))

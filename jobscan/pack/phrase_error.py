"""Why a phrase is refused: what is wrong and how to mend it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class PhraseError(ValueError):
    """A phrase that cannot be compiled: `args[0]` says what is wrong, `fix` what to do."""

    def __init__(self, problem: tuple[str, str], fix: tuple[str, str]) -> None:
        super().__init__(problem[1])
        self.problem, self.fix = problem, fix


class UnknownList(PhraseError):
    """A phrase cites a list that no words.yaml has."""

    def __init__(self, name: str, known: Mapping[str, Sequence[str]]) -> None:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=1, cutoff=0.5)
        hint = (
            (f"是否指 {{{near[0]}}}？", f"did you mean {{{near[0]}}}?")
            if near
            else ("在 words.yaml 里加上它", "add it to words.yaml")
        )
        super().__init__((f"没有词表 {{{name}}}", f"there is no list {{{name}}}"), hint)


MISPLACED_MARKS = PhraseError(
    (
        "< 和 > 要成对，各在一个必须出现的词之前和之后",
        "< and > must be a pair around words that must be there",
    ),
    ("写成 … < 词 > …", "write … < word > …"),
)
MISPLACED_EDGE = PhraseError(
    (
        "{start} 只能在最前，{end} 只能在最后，{edge} 在最前或最后",
        "{start} stands first, {end} last, {edge} first or last",
    ),
    ("移到两端，不放在 [ ] 里", "move it to the edge, out of [ ]"),
)
CHOSEN_EDGE = PhraseError(
    ("{start}、{end}、{edge} 不能作为选项", "{start}, {end} and {edge} cannot be one of several"),
    ("单独写", "write it alone"),
)

"""What is wrong with a rule pack: where, what, and how to mend it, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jobscan.finding import Bilingual


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One refusal. `line` counts from 1 (0: the file as a whole); `field` names rule and key."""

    file: str
    line: int
    field: str
    problem: Bilingual
    fix: Bilingual

    @classmethod
    def of_file(cls, file: str, zh: str, en: str, fix_zh: str, fix_en: str) -> PackProblem:
        """A problem with a file as a whole."""
        return cls(file, 0, "rules", Bilingual(zh, en), Bilingual(fix_zh, fix_en))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.field}: {self.problem.en}; {self.fix.en}"


class PackError(ValueError):
    """A pack that is refused, with every problem that was found in it."""

    def __init__(self, problems: Iterable[PackProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def nearest(name: str, known: Iterable[str], otherwise: Bilingual) -> Bilingual:
    """The fix for an unknown name: the nearest known one, or `otherwise`."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return Bilingual(f"是否指 {near[0]}？", f"did you mean {near[0]}?") if near else otherwise

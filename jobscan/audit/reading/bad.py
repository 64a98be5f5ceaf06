"""An input that an audit cannot begin with."""

from __future__ import annotations

from jobscan.finding import Bilingual


class BadInput(Exception):
    """What is wrong with the input as it was asked for: which file, and what to do."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def filled(message: Bilingual, path: str, problem: Bilingual | None = None) -> Bilingual:
    """`message` with the path, fit for a terminal, and the problem put in."""
    path = "".join(c if c.isprintable() else "\ufffd" for c in path)
    return message.format(path=path, problem=problem or "")

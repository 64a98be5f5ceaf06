"""An edit counts only if its finding is gone after it and nothing new appears: asked by scanning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from jobscan.finding import Edit, Finding
from jobscan.fix.edit import Editor, changed

Scan = Callable[[str], Sequence[Finding]]
"""The findings of a text."""


def safe_edits(text: str, findings: Sequence[Finding], editor: Editor, scan: Scan) -> tuple[Edit | None, ...]:
    """For each of `findings`, all that `scan` finds in `text`, its edit if it proves itself, else None.

    Each is tried on its own: two of them may overlap. Costs one scan for each edit.
    """
    edits: list[Edit | None] = []
    for finding in findings:
        edit = editor.edit(text, finding)
        if edit is not None and not clears(findings, [finding], scan(changed(text, edit))):
            edit = None
        edits.append(edit)
    return tuple(edits)


def clears(before: Iterable[Finding], fixed: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether all of `fixed` are gone and nothing appears that was not among `before`."""
    return kinds(after) <= kinds(before) - kinds(fixed)


def kinds(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """Findings by what they say, not by where they stand nor by the capital that begins a sentence."""
    return Counter((f.rule, f.match.strip(" ,，、").lower()) for f in findings)

"""A file with all safe edits made: each kept only if, the file read and scanned again, it did what it should."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from jobscan.finding import Edit, Finding
from jobscan.fix.edit import Editor, changed
from jobscan.fix.verify import clears, kinds
from jobscan.sources.ad import Ad, Item, Unreadable
from jobscan.sources.formats import SUFFIXES

Read = Callable[[bytes], Sequence[Item]]
"""Reads the file as if it held these bytes."""
Scan = Callable[[Ad], Sequence[Finding]]
Write = Callable[[bytes, Sequence[tuple[Ad, Edit]]], bytes | None]

_MODULES = {
    ".txt": "text_file",
    ".md": "text_file",
    ".markdown": "text_file",
    ".html": "text_file",
    ".htm": "text_file",
    ".xhtml": "text_file",
    ".docx": "docx_file",
}
_MOST_ROUNDS = 200
_MOST_TIMES_SAID = 3


@dataclass(frozen=True, slots=True)
class Fixed:
    """What came of one file.

    `before` and `after` are its bytes, the same where nothing was changed; `old` and `new` its text
    for a diff. `left`: the findings that a person has to see to, with their places in the file
    before and after. `done`: how many are gone.
    """

    before: bytes
    after: bytes
    old: str
    new: str
    done: int
    left: tuple[tuple[Ad, Finding], ...]
    left_after: tuple[tuple[Ad, Finding], ...]


def writer(name: str) -> Write | None:
    """What changes a file of this name; None: jobscan cannot. A suffix that is not known is plain text."""
    known = next(
        (s for s in sorted({*SUFFIXES, *_MODULES}, key=len, reverse=True) if name.lower().endswith(s)), ".txt"
    )
    if known not in _MODULES:
        return None
    write: Write = import_module(f"jobscan.fix.{_MODULES[known]}").write
    return write


def fix(data: bytes, read: Read, scan: Scan, editor: Editor, write: Write | None) -> Fixed | Unreadable:
    """All safe edits of the ads in `data`. What cannot be read at all is given back as such.

    `write` None: nothing is changed. Rounds: edits that do not overlap go in together; where they
    fail the check, half of them; an edit that fails alone is left out.
    """
    first = _look(data, read, scan)
    if isinstance(first, Unreadable):
        return first
    now, current, refused = first, data, set[tuple[str, str, str]]()
    most = len(now.findings)
    for _ in range(_MOST_ROUNDS if write else 0):
        batch = _disjoint(now, editor, refused)[: max(1, most)]
        if not batch or write is None:
            break
        made = _made(current, now, batch, read, scan, editor, write)
        if made is not None:
            current, now = made
        elif len(batch) > 1:
            most = len(batch) // 2
            continue
        else:
            refused.add(_key(batch[0][0], batch[0][1]))
        most = len(now.findings)
    return Fixed(
        before=data,
        after=current,
        old=first.text,
        new=now.text,
        done=len(first.findings) - len(now.findings),
        left=_unchanged(first, now, editor),
        left_after=now.findings,
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    ads: tuple[Ad, ...]
    findings: tuple[tuple[Ad, Finding], ...]

    @property
    def text(self) -> str:
        """The raw text, or where the format has none what was read."""
        raw = {ad.raw for ad in self.ads}
        if len(raw) == 1 and None not in raw:
            return raw.pop() or ""
        # A document has no last line that could lack its end.
        return "".join(f"{ad.text.rstrip()}\n" for ad in self.ads)


def _made(
    data: bytes,
    now: _Seen,
    batch: Sequence[tuple[Ad, Finding, Edit]],
    read: Read,
    scan: Scan,
    editor: Editor,
    write: Write,
) -> tuple[bytes, _Seen] | None:
    """`data` with the batch of edits made and read again, or None where it does not prove itself.

    A page that says a thing twice, in its text and in its JobPosting data, reports it once: with
    the one mended the other comes up, and is mended too.
    """
    current, edits = data, list(batch)
    for _ in range(_MOST_TIMES_SAID):
        made = write(current, [(ad, edit) for ad, _, edit in edits])
        after = None if made is None or made == current else _look(made, read, scan)
        if made is None or not isinstance(after, _Seen):
            return None
        if _proved(now, batch, after):
            return made, after
        again = kinds(finding for _, finding, _ in batch)
        edits = [found for found in _disjoint(after, editor, set()) if kinds([found[1]]) <= again]
        if not edits:
            return None
        current = made
    return None


def _look(data: bytes, read: Read, scan: Scan) -> _Seen | Unreadable:
    items = read(data)
    lost = next((item for item in items if isinstance(item, Unreadable)), None)
    if lost is not None:
        return lost
    ads = tuple(item for item in items if isinstance(item, Ad))
    return _Seen(ads, tuple((ad, finding) for ad in ads for finding in scan(ad)))


def _disjoint(
    seen: _Seen, editor: Editor, refused: set[tuple[str, str, str]]
) -> list[tuple[Ad, Finding, Edit]]:
    """The edits of this round, in order; of two that overlap the first."""
    batch: list[tuple[Ad, Finding, Edit]] = []
    for ad, finding in seen.findings:
        if _key(ad, finding) in refused:
            continue
        edit = editor.edit(ad.text, finding)
        if edit is None or (batch and batch[-1][0] is ad and edit.start <= batch[-1][2].end):
            continue
        batch.append((ad, finding, edit))
    return batch


def _key(ad: Ad, finding: Finding) -> tuple[str, str, str]:
    return ad.id, finding.rule, finding.clause + "\0" + finding.match


def _proved(before: _Seen, batch: Sequence[tuple[Ad, Finding, Edit]], after: _Seen) -> bool:
    """The same ads, their text as the edits say, their findings gone, nothing new."""
    if len(before.ads) != len(after.ads):
        return False
    for old, new in zip(before.ads, after.ads, strict=True):
        text = old.text
        for ad, _, edit in reversed(batch):
            if ad is old:
                text = changed(text, edit)
        if _squeezed(text) != _squeezed(new.text):
            return False
    return clears((f for _, f in before.findings), (f for _, f, _ in batch), (f for _, f in after.findings))


def _squeezed(text: str) -> str:
    """Without spaces, which markup may set otherwise."""
    return "".join(text.split())


def _unchanged(first: _Seen, now: _Seen, editor: Editor) -> tuple[tuple[Ad, Finding], ...]:
    """Those of the first findings that are still there: of equal ones rather those without an edit."""
    still = kinds(finding for _, finding in now.findings)
    without_edit_first = sorted(
        first.findings, key=lambda found: editor.edit(found[0].text, found[1]) is not None
    )
    kept: set[int] = set()
    for _, finding in without_edit_first:
        (key,) = kinds([finding])
        if still[key] > 0:
            still[key] -= 1
            kept.add(id(finding))
    return tuple(found for found in first.findings if id(found[1]) in kept)

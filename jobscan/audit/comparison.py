"""What changed between two audits: differences of shares with their intervals. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt

from jobscan.evaluation.interval import Interval, wilson

SMALL = 30
"""Groups of fewer are marked: their shares say little."""

Part = tuple[str, str]
"""What a share is of: ("any", ""), ("category", "age"), ("favours", "men")."""


@dataclass(frozen=True, slots=True)
class Count:
    """`having` of `of`."""

    having: int
    of: int

    @property
    def share(self) -> float | None:
        return self.having / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Both:
    """The two ways to count."""

    ads: Count
    texts: Count


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of one audit. `inputs`: hashes by path; `groups` by column and value."""

    name: str
    version: str
    pack: str
    rules: tuple[str, ...] | None
    jurisdictions: tuple[str, ...]
    inputs: Mapping[str, str]
    ads: int
    texts: int
    parts: Mapping[Part, Both]
    groups: Mapping[tuple[str, str], Both]


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as one audit has it: its hash, and rule, place, category and severity of each finding."""

    hash: str
    findings: tuple[tuple[str, str, str, str], ...]


@dataclass
class Texts:
    """The texts of two audits held against each other by hash.

    `changed`: those of both that have other findings; `weighed`: the same ones with another severity.
    `gained` and `lost` count their findings by rule; `parts` counts the texts of both, before and after.
    """

    appeared: int = 0
    disappeared: int = 0
    kept: int = 0
    changed: int = 0
    weighed: int = 0
    gained: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    parts: dict[Part, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """A share before and after, and what it rose by (in shares, not per cent) with its 95 % limits."""

    before: Count
    after: Count
    by: float | None
    limits: Interval

    @property
    def clear(self) -> bool:
        """Whether it is more than chance would explain."""
        return self.by is not None and not self.limits[0] <= 0 <= self.limits[1]

    @property
    def small(self) -> bool:
        return min(self.before.of, self.after.of) < SMALL


@dataclass(frozen=True, slots=True)
class Row:
    """A part or a group's value. `ads` is None where only the texts of both are compared."""

    kind: str
    name: str
    ads: Change | None
    texts: Change


@dataclass(frozen=True, slots=True)
class Differs:
    """What the audits were made by that is not the same: version, pack, rules, jurisdictions or inputs."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`comparable`: the same text gives the same findings in both. Else `rows` are of the texts of both."""

    before: Facts
    after: Facts
    differs: tuple[Differs, ...]
    comparable: bool
    texts: Texts
    rows: tuple[Row, ...]


def newcombe(before: Count, after: Count) -> Interval:
    """The 95 % limits of the rise from one share to another of independent samples (Newcombe 1998, method 10)."""
    ours, theirs = wilson(after.having, after.of), wilson(before.having, before.of)
    if ours is None or theirs is None:
        return -1.0, 1.0
    p, q = after.having / after.of, before.having / before.of
    low = p - q - sqrt((p - ours[0]) ** 2 + (theirs[1] - q) ** 2)
    return low, p - q + sqrt((ours[1] - p) ** 2 + (q - theirs[0]) ** 2)


def change(before: Count, after: Count) -> Change:
    by = None if before.share is None or after.share is None else after.share - before.share
    return Change(before, after, by, newcombe(before, after))


def held(before: Iterable[Scan], after: Iterable[Scan]) -> Texts:
    """Both audits' texts, each in the order of their hashes, held against each other."""
    found = Texts()
    ours, theirs = iter(before), iter(after)
    old, new = next(ours, None), next(theirs, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old.hash < new.hash):
            found.disappeared += 1
            old = next(ours, None)
        elif old is None or new.hash < old.hash:
            found.appeared += 1
            new = next(theirs, None)
        else:
            _same(found, old, new)
            old, new = next(ours, None), next(theirs, None)
    return found


def _same(found: Texts, old: Scan, new: Scan) -> None:
    found.kept += 1
    for part in _parts(old):
        was, is_ = found.parts.get(part, (0, 0))
        found.parts[part] = was + 1, is_
    for part in _parts(new):
        was, is_ = found.parts.get(part, (0, 0))
        found.parts[part] = was, is_ + 1
    if old.findings == new.findings:
        return
    before = Counter((rule, place) for rule, place, _, _ in old.findings)
    after = Counter((rule, place) for rule, place, _, _ in new.findings)
    if before == after:
        found.weighed += 1
        return
    found.changed += 1
    for (rule, _), n in (after - before).items():
        found.gained[rule] += n
    for (rule, _), n in (before - after).items():
        found.lost[rule] += n


def _parts(scan: Scan) -> Iterator[Part]:
    if scan.findings:
        yield "any", ""
        yield from sorted({("category", category) for _, _, category, _ in scan.findings})


def compare(before: Facts, after: Facts, texts: Texts) -> Comparison:
    """Everything of which both audits say something."""
    differs = tuple(_differs(before, after))
    judged_alike = not {"pack", "rules", "jurisdictions"} & {d.what for d in differs}
    comparable = judged_alike and not texts.changed and not texts.weighed
    rows = _rows(before, after) if comparable else _of_kept(texts)
    return Comparison(before, after, differs, comparable, texts, tuple(rows))


def _differs(before: Facts, after: Facts) -> Iterator[Differs]:
    if before.version != after.version:
        yield Differs("version", before.version, after.version)
    if before.pack != after.pack:
        yield Differs("pack", before.pack[:12], after.pack[:12])
    if before.rules != after.rules:
        yield Differs("rules", _listed(before.rules), _listed(after.rules))
    if before.jurisdictions != after.jurisdictions:
        yield Differs("jurisdictions", _listed(before.jurisdictions), _listed(after.jurisdictions))
    if sorted(before.inputs.values()) != sorted(after.inputs.values()):
        shared = len(set(before.inputs.values()) & set(after.inputs.values()))
        yield Differs("inputs", f"{shared}/{len(before.inputs)}", f"{shared}/{len(after.inputs)}")


def _listed(names: Sequence[str] | None) -> str:
    return "–" if not names else ",".join(names) if len(names) < 6 else f"{len(names)}"


def _rows(before: Facts, after: Facts) -> Iterator[Row]:
    nothing = (
        Both(Count(0, before.ads), Count(0, before.texts)),
        Both(Count(0, after.ads), Count(0, after.texts)),
    )
    for part in sorted(before.parts.keys() | after.parts.keys(), key=_order):
        yield _row(part, before.parts.get(part, nothing[0]), after.parts.get(part, nothing[1]))
    both = [group for group in before.groups if group in after.groups]
    for group in sorted(both, key=lambda g: (g[0], -_least(before.groups[g], after.groups[g]), g[1])):
        yield _row((f"group:{group[0]}", group[1]), before.groups[group], after.groups[group])


def _order(part: Part) -> tuple[int, str]:
    return ("any", "category", "favours").index(part[0]), part[1]


def _least(before: Both, after: Both) -> int:
    return min(before.ads.of, after.ads.of)


def _row(part: Part, before: Both, after: Both) -> Row:
    return Row(*part, change(before.ads, after.ads), change(before.texts, after.texts))


def _of_kept(texts: Texts) -> Iterator[Row]:
    """The same texts judged twice: no sample of anything, so that the change is what it is."""
    for part in sorted(texts.parts, key=_order):
        was, is_ = (Count(n, texts.kept) for n in texts.parts[part])
        by = (is_.having - was.having) / texts.kept
        yield Row(*part, None, Change(was, is_, by, (by, by)))

"""The baseline: findings that were there when it was made. Only what is new fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jobscan.finding import Bilingual, Finding

VERSION = 1
"""Of the format. It rises when a field goes or changes its meaning."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding. `path` is its file, as fingerprints know it; `match` is for whoever reads the file.

    A fingerprint may occur `count` times: in two ads of the same identity.
    """

    path: str
    rule: str
    match: str
    fingerprint: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """What an update did: the new entries, and which are new and which are gone."""

    entries: tuple[Entry, ...]
    added: tuple[Entry, ...]
    dropped: tuple[Entry, ...]


class BadBaseline(Exception):
    """The file is no baseline that this version can read; `problem` says why and what to do."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


class Known:
    """The findings of a baseline, to be ticked off one by one."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._left = Counter[str]()
        for entry in self._entries:
            self._left[entry.fingerprint] += entry.count

    def part(self, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The new ones and the known ones; a known one is used up."""
        new, known = [], []
        for finding in findings:
            if self._left[finding.fingerprint] > 0:
                self._left[finding.fingerprint] -= 1
                known.append(finding)
            else:
                new.append(finding)
        return tuple(new), tuple(known)

    def gone(self, paths: Collection[str], rules: Collection[str]) -> int:
        """How many known findings did not occur though their file was scanned for their rule."""
        seen = {e.fingerprint for e in self._entries if e.path in paths and e.rule in rules}
        return sum(self._left[fingerprint] for fingerprint in seen)


def entries(found: Iterable[tuple[str, Finding]]) -> tuple[Entry, ...]:
    """The entries for findings with the paths of their files."""
    counts = Counter(Entry(path, f.rule, f.match, f.fingerprint) for path, f in found)
    return tuple(sorted(replace(entry, count=count) for entry, count in counts.items()))


def update(
    old: Iterable[Entry],
    new: Iterable[Entry],
    paths: Collection[str],
    rules: Collection[str],
    exists: Callable[[str], bool],
) -> Change:
    """Take `new` for what was scanned (`paths`, for `rules`) and keep the rest of `old`.

    What is of a file that is no more (`exists`) goes too.
    """
    old, new = tuple(old), tuple(new)
    kept = [
        e for e in old if not (e.path in paths and e.rule in rules) and (e.path in paths or exists(e.path))
    ]
    after = _merged([*kept, *new])
    before, now = _counted(old), _counted(after)
    return Change(
        entries=after,
        added=tuple(replace(e, count=n) for e in after if (n := e.count - before[_key(e)]) > 0),
        dropped=tuple(replace(e, count=n) for e in _merged(old) if (n := e.count - now[_key(e)]) > 0),
    )


def document(found: Iterable[Entry], tool: str) -> Mapping[str, Any]:
    """The file as data: sorted, so that a change of it can be reviewed."""
    return {
        "version": VERSION,
        "tool": {"name": "jobscan", "version": tool},
        "findings": [
            {"path": e.path, "rule": e.rule, "match": e.match, "fingerprint": e.fingerprint, "count": e.count}
            for e in sorted(found)
        ],
    }


def parse(text: str) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises BadBaseline."""
    import json

    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadBaseline(_no_json(error.lineno, error.colno)) from error
    except (RecursionError, ValueError) as error:
        raise BadBaseline(_NO_BASELINE) from error
    version = data.get("version") if isinstance(data, dict) else None
    if isinstance(version, int) and version != VERSION:
        raise BadBaseline(_other_version(version))
    found = data.get("findings") if isinstance(data, dict) else None
    if version is None or not isinstance(found, list):
        raise BadBaseline(_NO_BASELINE)
    return _merged(_entry(number, item) for number, item in enumerate(found, 1))


def _entry(number: int, item: object) -> Entry:
    if not isinstance(item, dict):
        raise BadBaseline(_bad_entry(number))
    texts = [item.get(key) for key in ("path", "rule", "match", "fingerprint")]
    count = item.get("count")
    if not all(isinstance(text, str) for text in texts) or type(count) is not int or count < 1:
        raise BadBaseline(_bad_entry(number))
    path, rule, match, fingerprint = (str(text) for text in texts)
    return Entry(path, rule, match, fingerprint, count)


def _merged(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """One entry for each fingerprint of a path."""
    merged: dict[tuple[str, str], Entry] = {}
    for entry in found:
        before = merged.get(_key(entry))
        merged[_key(entry)] = replace(entry, count=entry.count + (before.count if before else 0))
    return tuple(sorted(merged.values()))


def _counted(found: Iterable[Entry]) -> Counter[tuple[str, str]]:
    counts = Counter[tuple[str, str]]()
    for entry in found:
        counts[_key(entry)] += entry.count
    return counts


def _key(entry: Entry) -> tuple[str, str]:
    return entry.path, entry.fingerprint


_NO_BASELINE = Bilingual(
    zh="不是 jobscan 的基线文件；请用 jobscan baseline create 重新生成，或用 --no-baseline 不使用它。",
    en="is no baseline of jobscan; make a new one with jobscan baseline create, or go without: --no-baseline.",
)


def _no_json(line: int, column: int) -> Bilingual:
    return Bilingual(
        zh=f"第 {line} 行第 {column} 列不是有效的 JSON（合并冲突？）；"
        "请恢复这个文件，或删去后用 jobscan baseline create 重新生成。",
        en=f"is not valid JSON at line {line}, column {column} (a merge conflict?); restore the file, or "
        "delete it and make a new one with jobscan baseline create.",
    )


def _other_version(version: int) -> Bilingual:
    return Bilingual(
        zh=f"是第 {version} 版的基线，这个 jobscan 只认第 {VERSION} 版；"
        "请换用生成它的 jobscan 版本，或删去后用 jobscan baseline create 重新生成。",
        en=f"is a baseline of version {version}, this jobscan reads version {VERSION}; use the jobscan that "
        "made it, or delete it and make a new one with jobscan baseline create.",
    )


def _bad_entry(number: int) -> Bilingual:
    return Bilingual(
        zh=f"第 {number} 条缺少 path、rule、match、fingerprint（文字）或 count（正整数）；"
        "请恢复这个文件，或删去后用 jobscan baseline create 重新生成。",
        en=f"entry {number} lacks path, rule, match, fingerprint (strings) or count (a positive integer); "
        "restore the file, or delete it and make a new one with jobscan baseline create.",
    )

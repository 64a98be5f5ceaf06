"""The scan that `check` and its like share: paths → Result, whatever goes wrong with one of them."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO

from jobscan.cli import packs, stream, words
from jobscan.cli.app import ad_failed
from jobscan.cli.progress import progress
from jobscan.cli.refusal import Refusal
from jobscan.cli.scope import Given, Judged, Scope, below, scope
from jobscan.finding import Bilingual, Finding, Language, Suppressed

if TYPE_CHECKING:
    from jobscan.fix.edit import Editor
    from jobscan.pack.index import Pack
    from jobscan.reports.result import Result, Scanned
    from jobscan.review.baseline import Known
    from jobscan.review.changed import Changes
    from jobscan.review.suppress import Names, Reviewed
    from jobscan.scan.scanner import Scanner
    from jobscan.sources.ad import Ad, Item, Notice, Unreadable

STDIN = "-"


def to_scan(paths: Sequence[str], given: Given, command: str) -> Scope:
    """What a command line asks to scan. Raises Refusal, also where it says nothing."""
    wanted = scope(paths, given)
    if wanted.paths or wanted.diff is not None:
        return wanted
    from jobscan.cli.page import usage

    raise usage(words.MISSING.get(command.removeprefix("jobscan "), words.MISSING["check"]), command)


def scan(scope: Scope, lang: Language, pack: "Pack | None" = None, *, edits: bool = False) -> "Result":
    """Scan every ad; one that cannot be read or scanned never stops the others. `edits`: look for safe changes, too."""
    return Run(scope, lang, pack, edits=edits).result()


def tell(odd: "Sequence[Notice]", lost: "Sequence[Unreadable]", verbose: bool, lang: Language) -> None:
    """Say on standard error what is odd, and what could not be read; remarks only if they are asked for."""
    for notice in odd:
        if verbose or not notice.remark:
            where = f"{notice.origin}:{notice.line}:{notice.column}" if notice.line else notice.origin
            message = words.REMARK if notice.remark else words.NOTICE
            stream.err(packs.fill(message, where=where, problem=notice.problem).to(lang))
    for one in lost:
        stream.err(packs.fill(words.UNREADABLE, origin=one.origin, problem=one.problem).to(lang))


class Run:
    """One scan. `paths` are the files that were read, as the baseline knows them; `rules` what was looked for."""

    def __init__(
        self, scope: Scope, lang: Language, pack: "Pack | None" = None, *, edits: bool = False
    ) -> None:
        self._scope, self._lang = scope, lang
        self._pack = pack or packs.load(scope.rules)
        self._edits = edits
        self._judges: dict[Judged, tuple[Scanner, tuple[str, ...], frozenset[str] | None]] = {}
        self._judge(scope.judged)  # what is wrong with it is refused before anything is read
        for override in scope.config.overrides:
            self._judge(scope.at(os.path.join(scope.config.folder, override.paths[0])))
        self._changes = _changes(scope)
        self._known = _known(scope)
        self.paths: set[str] = set()
        self.rules: set[str] = set()
        self._scanned: list[Scanned] = []
        self._unreadable: list[Unreadable] = []
        self._odd: list[Notice] = []
        self._ads = 0

    def result(self) -> "Result":
        from jobscan.reports.result import Result
        from jobscan.sources.ad import Unreadable

        _greet(self._scope.paths, self._lang)
        files = list(self._files())
        with progress(words.SCANNING.to(self._lang), len(files)) as step:
            for file in files:
                if isinstance(file, Unreadable):
                    self._unreadable.append(file)
                else:
                    self._file(file)
                step()
        self._tell_gone()
        names = self._pack.laws if self._scanned else None  # a clean ad is answered before the laws are read
        return Result(
            scanned=tuple(self._scanned),
            unreadable=tuple(self._unreadable),
            notices=tuple(self._odd),
            ads=self._ads,
            asked=self._judge(self._scope.judged)[1],
            jurisdictions=names.jurisdictions if names else {},
            categories={id: category.name for id, category in names.categories.items()} if names else {},
            baseline=bool(self._scope.baseline),
        )

    def counted(self, ad: "Ad", file: str) -> list[Finding]:
        """The findings of an ad of `file` but those that are suppressed."""
        scanner, asked, rules = self._judge(self._scope.at(file))
        found = scanner.scan(ad.text, asked, self._identity(ad, file))
        if self._scope.suppress and (ad.comments or ad.fields):
            from jobscan.review.suppress import review

            return list(review(ad, found, self._names(rules), _today()).findings)
        return found

    def _files(self) -> "Iterator[str | Unreadable]":
        from jobscan.sources.walk import find

        paths: Sequence[str] = self._scope.paths
        if not paths and self._changes:
            from jobscan.sources.formats import SUFFIXES

            paths = [path for path in self._changes.files() if path.lower().endswith(SUFFIXES)]
        for file in find(paths, **folders(self._scope)):
            if not isinstance(file, str) or self._changed(file):
                yield file

    def _changed(self, file: str) -> bool:
        """Whether there is anything in it to report."""
        if self._changes is None or file == STDIN:
            return True
        lines = self._changes.of(file)
        return lines.whole or bool(lines.starts)

    def _file(self, file: str) -> None:
        from jobscan.sources.ad import Notice, Unreadable, notices

        name = (self._scope.stdin_filename or file) if file == STDIN else file
        scanner, asked, rules = self._judge(self._scope.at(name))
        seen: list[Reviewed] = []
        lost = len(self._unreadable)
        for item in self._read(file):
            if isinstance(item, Unreadable):
                self._unreadable.append(item)
            elif isinstance(item, Notice):
                self._odd.append(item)
            else:
                try:
                    found = scanner.scan(item.text, asked, self._identity(item, name))
                    self._keep(item, found, file, rules, seen)
                    if self._edits and self._scanned and self._scanned[-1].ad is item:
                        self._scanned[-1] = self._edited(self._scanned[-1], found, scanner, asked)
                except Exception as error:  # a bug of ours must not cost the other ads their answer
                    self._unreadable.append(Unreadable(item.origin, ad_failed(error)))
                    continue
                self._ads += 1
                self._odd.extend(notices(item))
        if seen:
            from jobscan.review.suppress import odd

            self._odd.extend(odd(seen))
        if lost == len(self._unreadable):
            self.paths.add(self.path(name))
            self.rules |= self._active(rules)

    def _keep(
        self, ad: "Ad", found: list[Finding], file: str, rules: frozenset[str] | None, seen: "list[Reviewed]"
    ) -> None:
        """What of the findings counts: not what is suppressed, known, or on lines that nobody changed."""
        from jobscan.reports.result import Scanned

        findings: tuple[Finding, ...] = tuple(found)
        suppressed: tuple[Suppressed, ...] = ()
        known: tuple[Finding, ...] = ()
        if self._scope.suppress and (seen or ad.comments or ad.fields):
            from jobscan.review.suppress import has_suppressions, review

            above = seen[-1].of_file if seen else ()
            if above or has_suppressions(ad):
                seen.append(review(ad, found, self._names(rules), _today(), above))
                findings, suppressed = seen[-1].findings, seen[-1].suppressed
        if self._known:
            findings, known = self._known.part(findings)
        if self._changes is not None and file != STDIN:
            from jobscan.review.changed import touched

            lines = self._changes.of(file)
            findings = tuple(f for f in findings if touched(ad, f, lines))
            suppressed = tuple(s for s in suppressed if touched(ad, s.finding, lines))
            known = tuple(f for f in known if touched(ad, f, lines))
        if findings or suppressed or known:
            self._scanned.append(Scanned(ad, findings, suppressed=suppressed, known=known))

    def _edited(
        self, scanned: "Scanned", found: list[Finding], scanner: "Scanner", asked: tuple[str, ...]
    ) -> "Scanned":
        """With the safe change of each finding that is reported."""
        from jobscan.fix.verify import safe_edits

        ad = scanned.ad
        edits = safe_edits(ad.text, found, self._editor, lambda text: scanner.scan(text, asked, ad.id))
        by_finding = dict(zip(map(id, found), edits, strict=True))
        return replace(scanned, edits=tuple(by_finding[id(finding)] for finding in scanned.findings))

    @cached_property
    def _editor(self) -> "Editor":
        from jobscan.fix.edit import Editor

        return Editor(self._pack)

    def path(self, file: str) -> str:
        """What a file is known by in fingerprints and in the baseline, from wherever jobscan is started."""
        from jobscan.sources.walk import identity

        return identity(below(file, self._scope.root) if self._scope.root and file != STDIN else file)

    def _identity(self, ad: "Ad", name: str) -> str:
        if not self._scope.root or name == STDIN:
            return ad.id
        from jobscan.sources.walk import identity

        return self.path(name) + ad.id.removeprefix(identity(name))

    def _judge(self, judged: Judged) -> "tuple[Scanner, tuple[str, ...], frozenset[str] | None]":
        """The scanner, the jurisdictions and the rules that one or more files are judged by."""
        from jobscan.scan.scanner import Scanner

        if judged not in self._judges:
            try:
                asked = packs.jurisdictions(self._pack, judged.jurisdictions)
                rules = packs.selection(self._pack, judged.select, judged.ignore)
            except Refusal as refusal:
                raise self._scope.blamed(refusal) from refusal
            same = next((s for s, _, r in self._judges.values() if r == rules), None)
            self._judges[judged] = (same or Scanner(self._pack, rules), asked, rules)
        return self._judges[judged]

    def _active(self, rules: frozenset[str] | None) -> set[str]:
        index = self._pack.index.rules
        return {rule.id for rule in index if (rule.by_default if rules is None else rule.id in rules)}

    def _names(self, rules: frozenset[str] | None) -> "Names":
        from jobscan.review.suppress import Names

        index, active = self._pack.index.rules, self._active(rules)
        known = frozenset([*self._pack.laws.categories, *(rule.id for rule in index)])
        return Names(known, frozenset([*active, *(rule.category for rule in index if rule.id in active)]))

    def _tell_gone(self) -> None:
        gone = self._known.gone(self.paths, self.rules) if self._known else 0
        if gone:
            from jobscan.sources.ad import Notice

            problem = packs.fill(
                _GONE, n=gone, s="" if gone == 1 else "s", does="does" if gone == 1 else "do"
            )
            self._odd.append(Notice(self._scope.baseline, 0, 0, problem, remark=True))

    def _read(self, file: str) -> "Iterator[Item]":
        from jobscan.sources.ad import Unreadable
        from jobscan.sources.opened import Columns
        from jobscan.sources.walk import STDIN_NAME, read

        stdin: BinaryIO | None = getattr(sys.stdin, "buffer", None)
        scope = self._scope
        columns = Columns(scope.text, scope.id, scope.title)
        try:
            yield from read(file, stdin, columns, scope.stdin_filename or STDIN_NAME)
        except Exception as error:
            yield Unreadable(file, ad_failed(error))


def folders(scope: Scope) -> dict[str, Any]:
    """How folders are walked, where it is not as usual."""
    wanted: dict[str, Any] = {"include": scope.include, "exclude": scope.exclude}
    wanted = {name: globs for name, globs in wanted.items() if globs}
    return wanted if scope.gitignore else {**wanted, "gitignore": False}


def _changes(scope: Scope) -> "Changes | None":
    if scope.diff is None:
        return None
    from jobscan.review.changed import NoChanges, changes_since

    try:
        return changes_since(scope.diff)
    except NoChanges as error:
        raise Refusal(error.problem) from error


def _known(scope: Scope) -> "Known | None":
    if not scope.baseline:
        return None
    from jobscan.cli.baseline_file import read
    from jobscan.review.baseline import Known

    return Known(read(scope.baseline))


def _today() -> str:
    import time

    return time.strftime("%Y-%m-%d")


def _greet(paths: Sequence[str], lang: Language) -> None:
    """Somebody who typed `jobscan check -` by hand waits for a prompt that never comes."""
    stdin: Any = sys.stdin
    if STDIN in paths and stdin is not None and stdin.isatty():
        keys = "Ctrl-Z Enter" if os.name == "nt" else "Ctrl-D"
        stream.err(words.TYPING.to(lang).format(keys=keys))


_GONE = Bilingual(
    zh="基线里有 {n} 处发现已不再出现；jobscan baseline update 会把它们删去。",
    en="{n} finding{s} of the baseline {does} not occur any more; jobscan baseline update would drop {n}.",
)

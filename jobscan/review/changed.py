"""Which lines changed since a revision, asked of git: what is old need not fail a pull request."""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jobscan.finding import Bilingual, Finding
from jobscan.sources.ad import Ad

_GIT = ("git", "-c", "core.quotePath=false", "-c", "diff.ignoreSubmodules=none")
# Whatever the user's own configuration makes of `git diff`, this is how it must look.
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative",
    "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=diff",
)  # fmt: skip
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))


@dataclass(frozen=True, slots=True)
class Lines:
    """Changed lines: `starts` and `ends` of stretches, in order, from 1 and inclusive; or all of them."""

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    whole: bool = False

    def touch(self, first: int, last: int) -> bool:
        """Whether one of the lines `first` to `last` changed."""
        before = bisect_right(self.starts, last)
        return self.whole or (before > 0 and self.ends[before - 1] >= first)


NONE, WHOLE = Lines(), Lines(whole=True)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in the working tree below `top`: files as paths below it, with `/`.

    `tracked` are the files that git knows; what it does not know is new from top to bottom.
    `new` are those of them that it does not ignore.
    """

    top: str
    lines: Mapping[str, Lines]
    tracked: frozenset[str] = frozenset()
    new: tuple[str, ...] = field(default=())

    def of(self, path: str) -> Lines:
        """The changed lines of the file `path`."""
        name = os.path.relpath(os.path.realpath(path), self.top).replace(os.sep, "/")
        found = self.lines.get(name)
        return found or (NONE if name in self.tracked else WHOLE)

    def files(self) -> Iterator[str]:
        """The changed files that are still there, as paths from here, in order."""
        for name in sorted({*self.lines, *self.new}):
            path = os.path.join(self.top, name)
            if os.path.isfile(path):
                yield os.path.relpath(path)


class NoChanges(Exception):
    """git cannot tell; `problem` says why and what to do."""

    def __init__(self, problem: Bilingual) -> None:
        super().__init__(problem.en)
        self.problem = problem


def touched(ad: Ad, finding: Finding, lines: Lines) -> bool:
    """Whether a changed line is part of a finding; in a format without lines any change is."""
    if lines.whole or not lines.starts:
        return lines.whole
    first, last = ad.place(finding.start).line, ad.place(max(finding.start, finding.end - 1)).line
    return not first or lines.touch(first, max(first, last))


def changes_since(revision: str, folder: str = ".") -> Changes:
    """What changed in the repository around `folder` since `revision`, with what is not committed yet.

    `A...` is what changed since the branch left A. Raises NoChanges.
    """
    top = _text(_git(["rev-parse", "--show-toplevel"], folder, _NO_REPOSITORY)).rstrip("\n")
    base = _base(revision, folder)
    patch = _git([*_DIFF, base, "--"], top, None)
    tracked, new = (
        [_text(name) for name in _git(["ls-files", "-z", *which], top, None).split(b"\0") if name]
        for which in (["--recurse-submodules"], ["--others", "--exclude-standard"])
    )
    return Changes(
        top=os.path.realpath(top),
        lines=dict(parse(patch)),
        tracked=frozenset(tracked),
        new=tuple(new),
    )


def parse(patch: bytes) -> Iterator[tuple[str, Lines]]:
    """Each file of a patch without context, and its changed lines as they are after it."""
    lines = patch.split(b"\n")
    at, name = 0, ""
    starts: list[int] = []
    ends: list[int] = []
    whole = False

    def done() -> Iterator[tuple[str, Lines]]:
        if name:
            yield name, Lines(whole=True) if whole else Lines(tuple(starts), tuple(ends))

    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(b"diff --git "):
            yield from done()
            name, starts, ends, whole = _named(line[len(b"diff --git ") :]), [], [], False
        elif line.startswith((b"rename to ", b"copy to ")):
            name = _text(_unquoted(line.split(b" to ", 1)[1]))
        elif line.startswith((b"Binary files ", b"GIT binary patch")):
            whole = True
        elif line.startswith(b"Submodule ") and b" (commits not present)" in line:
            raise NoChanges(_no_submodule(_text(line.split()[1])))
        elif hunk := _HUNK.match(line):
            at = _body(lines, at, (int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)), starts, ends)
    yield from done()


def _body(
    lines: Sequence[bytes], at: int, hunk: tuple[int, int, int], starts: list[int], ends: list[int]
) -> int:
    """Note the added lines of a hunk and give where it ends: what an ad says must not be read as a header.

    Inside of submodules git shows lines around a change, whatever it was asked for.
    """
    old, number, new = hunk
    while (old or new) and at < len(lines):
        mark = lines[at][:1]
        at += 1
        if mark == b"\\":  # \ No newline at end of file
            continue
        if mark == b"+":
            if ends and ends[-1] == number - 1:
                ends[-1] = number
            else:
                starts.append(number)
                ends.append(number)
        old -= mark != b"+"
        new -= mark != b"-"
        number += mark != b"-"
    return at


def _named(pair: bytes) -> str:
    """`a/ads/x.txt b/ads/x.txt` → ads/x.txt; both halves say the same, unless a line below renames."""
    half = pair[len(pair) // 2 + 1 :]
    return _text(_unquoted(half)).removeprefix("b/")


def _unquoted(path: bytes) -> bytes:
    if not (path.startswith(b'"') and path.endswith(b'"')):
        return path
    return _ESCAPE.sub(lambda m: bytes([_escaped(m[1])]), path[1:-1])


def _escaped(code: bytes) -> int:
    return int(code, 8) & 0xFF if len(code) == 3 else _ESCAPED.get(code[0], code[0])


def _base(revision: str, folder: str) -> str:
    """The commit to compare with: `revision`, or where this branch left it for `revision...`."""
    before, dots, after = revision.partition("...")
    if ".." in before or after not in ("", "HEAD") or not before:
        raise NoChanges(_two(revision))
    commit = _git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{before}^{{commit}}"],
        folder,
        _unknown(before),
    )
    base = _text(commit).strip()
    if dots:
        base = _text(_git(["merge-base", base, "HEAD"], folder, _unrelated(before))).strip()
    return base


def _git(arguments: Sequence[str], folder: str, problem: Bilingual | None) -> bytes:
    """What git prints. None for `problem`: what git itself says of it."""
    import subprocess

    try:
        ran = subprocess.run(
            [*_GIT, *arguments],
            cwd=folder,
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoChanges(_NO_GIT) from error
    if ran.returncode:
        said = " ".join(_text(ran.stderr).split())
        if "dubious ownership" in said or problem is None:
            raise NoChanges(_refused(said))
        raise NoChanges(problem)
    return ran.stdout


def _text(data: bytes) -> str:
    return os.fsdecode(data)


_NO_GIT = Bilingual(
    zh="--diff 需要 git，但找不到这个程序；请先安装 git，或去掉 --diff。",
    en="--diff needs git, which is not to be found; install git, or leave --diff out.",
)
_NO_REPOSITORY = Bilingual(
    zh="--diff：当前文件夹不在 git 仓库里；请到仓库里运行，或去掉 --diff。",
    en="--diff: this folder is in no git repository; run jobscan inside of one, or leave --diff out.",
)


def _unknown(revision: str) -> Bilingual:
    return Bilingual(
        zh=f"--diff：git 不认识版本“{revision}”；请检查写法。在持续集成里要先取得完整历史"
        "（actions/checkout 的 fetch-depth: 0，GitLab 的 GIT_DEPTH: 0）。",
        en=f'--diff: git knows no revision "{revision}"; check its spelling. In CI the whole history has to be '
        "fetched first (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 in GitLab).",
    )


def _no_submodule(path: str) -> Bilingual:
    return Bilingual(
        zh=f"--diff：子模块“{path}”缺少要比较的提交；请先运行 git submodule update --init。",
        en=f'--diff: the submodule "{path}" lacks the commits to compare; run git submodule update --init first.',
    )


def _unrelated(revision: str) -> Bilingual:
    return Bilingual(
        zh=f"--diff：找不到当前分支与“{revision}”的共同祖先；在持续集成里要先取得完整历史"
        "（actions/checkout 的 fetch-depth: 0，GitLab 的 GIT_DEPTH: 0）。",
        en=f'--diff: this branch and "{revision}" have no common ancestor here; in CI the whole history has to '
        "be fetched first (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 in GitLab).",
    )


def _two(revision: str) -> Bilingual:
    return Bilingual(
        zh=f"--diff：“{revision}”不是单个版本；检查的是工作区里的文件，请只写与哪个版本比较："
        "main，或 main...（从分叉点算起）。",
        en=f'--diff: "{revision}" is not one revision; the files are read as they are in the working tree, so '
        "name what to compare them with: main, or main... (since this branch left it).",
    )


def _refused(said: str) -> Bilingual:
    return Bilingual(zh=f"--diff：git 没有给出结果：{said}", en=f"--diff: git gave no answer: {said}")

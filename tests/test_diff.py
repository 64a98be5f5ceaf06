"""`--diff`: which lines changed, asked of real repositories."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import Run, run
from hypothesis import given
from hypothesis import strategies as st

from jobscan.review.changed import WHOLE, Changes, Lines, NoChanges, changes_since, parse

__all__ = ["run"]

ENV = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


@dataclass(frozen=True)
class Repository:
    """A scratch repository."""

    path: Path

    def git(self, *args: str) -> str:
        ran = subprocess.run(["git", *args], cwd=self.path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def write(self, name: str, text: str | bytes) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, **files: str) -> None:
        for name, text in files.items():
            self.write(name, text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", "--allow-empty")


Repo = Callable[[str], Repository]


@pytest.fixture
def repo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in ENV.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in os.environ if name.startswith("GIT_") and name not in ENV]:
        monkeypatch.delenv(name)
    made = Repository(tmp_path / "仓库 1")
    made.path.mkdir()
    made.git("init", "-q", "-b", "main")
    monkeypatch.chdir(made.path)
    return made


def shown(changes: Changes) -> dict[str, str]:
    """The files that changed, as a person would write down their lines: 2-3 5."""
    return {
        name: "all" if lines.whole else " ".join(f"{a}-{b}" if a < b else f"{a}" for a, b in zip(lines.starts, lines.ends, strict=True))
        for path in changes.files()
        for name in [path.replace(os.sep, "/")]
        for lines in [changes.of(path)]
    }  # fmt: skip


TEN = "".join(f"{n}\n" for n in range(1, 11))
NAMES = ["ad.txt", "two words.txt", "广告.txt", 'a"b\\c.txt', "a\tb\nc.txt", "dir b/b/x b/y.txt", "é.txt"]


def test_lines_added_changed_and_removed(repo: Repository) -> None:
    repo.commit(a=TEN, b=TEN, c=TEN, d=TEN, e=TEN)
    repo.write("a", TEN.replace("2\n", "2\nnew\nnew\n"))
    repo.write("b", TEN.replace("3\n", "drei\n").replace("9\n", "neun\n"))
    repo.write("c", TEN.replace("5\n", ""))
    repo.write("d", TEN + "end, without a line end")
    assert shown(changes_since("HEAD")) == {"a": "3-4", "b": "3 9", "c": "", "d": "11"}


def test_committed_staged_not_staged_and_new(repo: Repository) -> None:
    repo.commit(a=TEN)
    repo.git("checkout", "-q", "-b", "work")
    repo.commit(a="0\n" + TEN)
    repo.write("staged", "x\n")
    repo.git("add", "staged")
    repo.write("new", "x\n")
    repo.write(".gitignore", "ignored\n")
    repo.write("ignored", "x\n")
    assert shown(changes_since("main")) == {".gitignore": "all", "a": "1", "new": "all", "staged": "1"}
    assert changes_since("main").of("ignored") == WHOLE  # named on the command line it is scanned


def test_since_the_branch_left(repo: Repository) -> None:
    repo.commit(a=TEN)
    repo.git("checkout", "-q", "-b", "work")
    repo.commit(b="x\n")
    repo.git("checkout", "-q", "main")
    repo.commit(a=TEN.replace("1\n", "eins\n", 1))
    repo.git("checkout", "-q", "work")
    assert shown(changes_since("main")) == {"a": "1", "b": "1"}
    assert shown(changes_since("main...")) == {"b": "1"}
    assert shown(changes_since("main...HEAD")) == {"b": "1"}


@pytest.mark.parametrize("name", NAMES)
def test_names(repo: Repository, name: str) -> None:
    repo.commit(**{name: TEN})
    repo.write(name, "0\n" + TEN)
    assert shown(changes_since("HEAD")) == {name: "1"}


@pytest.mark.parametrize("name", NAMES)
def test_renamed(repo: Repository, name: str) -> None:
    repo.commit(old=TEN)
    repo.git("mv", "old", "moved")
    (repo.path / name).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", "moved", name)
    assert shown(changes_since("HEAD")) == {name: ""}
    repo.write(name, TEN.replace("4\n", "vier\n"))
    assert shown(changes_since("HEAD")) == {name: "4"}


def test_what_has_no_lines_for_git_changed_as_a_whole(repo: Repository) -> None:
    repo.commit(a="x")
    repo.write("ad.docx", b"PK\0\1\2")
    repo.write("utf16.txt", "限女性\n".encode("utf-16"))
    repo.git("add", "-A")
    assert shown(changes_since("HEAD")) == {"ad.docx": "all", "utf16.txt": "all"}


def test_an_ad_that_looks_like_a_patch(repo: Repository) -> None:
    repo.commit(a="1\n", b="1\n")
    evil = "diff --git a/b b/b\n+++ b/b\n@@ -1 +1 @@\nBinary files a/b and b/b differ\n-- x\n++ y\n"
    repo.write("a", "1\n" + evil)
    assert shown(changes_since("HEAD")) == {"a": "2-7"}


@pytest.mark.parametrize(
    "setting",
    ["diff.noprefix", "diff.mnemonicPrefix", "color.ui=always", "diff.external=false", "diff.renames=false",
     "diff.relative", "diff.context=9", "diff.interHunkContext=9", "diff.algorithm=patience"],
)  # fmt: skip
def test_whatever_the_user_set_git_to(repo: Repository, setting: str) -> None:
    name, _, value = setting.partition("=")
    repo.commit(**{"ads/old": TEN, "ads/b": TEN})
    repo.git("config", name, value or "true")
    repo.git("mv", "ads/old", "ads/a")
    repo.write("ads/a", TEN.replace("2\n", "zwei\n").replace("4\n", "vier\n"))
    expected = {"ads/a": "2 4"}
    assert shown(changes_since("HEAD")) == expected


def test_from_a_folder_below(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit(**{"ads/a": TEN, "b": TEN})
    repo.write("ads/a", "0\n" + TEN)
    repo.write("b", "0\n" + TEN)
    monkeypatch.chdir(repo.path / "ads")
    assert shown(changes_since("HEAD")) == {"a": "1", "../b": "1"}


def test_a_submodule(repo: Repository, tmp_path: Path) -> None:
    inner = Repository(tmp_path / "inner")
    inner.path.mkdir()
    inner.git("init", "-q", "-b", "main")
    inner.commit(广告=TEN, other=TEN)
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.path), "sub")
    repo.commit()
    inside = Repository(repo.path / "sub")
    inside.write("广告", TEN.replace("5\n", "fünf\n"))
    assert shown(changes_since("HEAD")) == {"sub/广告": "5"}
    inside.commit()
    inside.write("new", "x\n")
    changes = changes_since("HEAD")
    assert shown(changes) == {"sub/广告": "5"}
    assert (changes.of("sub/other"), changes.of("sub/new")) == (Lines(), WHOLE)


def test_a_file_outside_is_new(repo: Repository, tmp_path: Path) -> None:
    repo.commit(a=TEN)
    (tmp_path / "outside").write_text("x")
    assert changes_since("HEAD").of("../outside") == WHOLE


REFUSED = {
    "typo": ("mian", '--diff: git knows no revision "mian"; check its spelling.'),
    "an option": ("--output=evil", '--diff: git knows no revision "--output=evil"; check its spelling.'),
    "a range": (
        "a..b",
        '--diff: "a..b" is not one revision; the files are read as they are in the working tree,',
    ),
    "another end": ("main...x", '--diff: "main...x" is not one revision;'),
    "unrelated": ("alone...", '--diff: this branch and "alone" have no common ancestor here;'),
    "empty": ("", '--diff: "" is not one revision;'),
}


@pytest.mark.parametrize(("revision", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(repo: Repository, revision: str, said: str) -> None:
    repo.commit(a=TEN)
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit(a="x")
    repo.git("checkout", "-q", "main")
    with pytest.raises(NoChanges) as refused:
        changes_since(revision)
    assert str(refused.value).startswith(said)
    assert not (repo.path / "evil").exists()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoChanges, match="this folder is in no git repository"):
        changes_since("HEAD")


def test_no_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.path))
    with pytest.raises(NoChanges, match="--diff needs git"):
        changes_since("HEAD")


TOUCH = [((), 1, 9, False), (((2, 3),), 1, 1, False), (((2, 3),), 1, 2, True), (((2, 3),), 3, 3, True),
         (((2, 3),), 4, 9, False), (((1, 1), (5, 9)), 2, 4, False), (((1, 1), (5, 9)), 2, 5, True)]  # fmt: skip


@pytest.mark.parametrize(("stretches", "first", "last", "touched"), TOUCH)
def test_touch(stretches: tuple[tuple[int, int], ...], first: int, last: int, touched: bool) -> None:
    lines = Lines(tuple(a for a, _ in stretches), tuple(b for _, b in stretches))
    assert lines.touch(first, last) is touched


@given(st.binary(max_size=200) | st.lists(st.sampled_from(
    [b"diff --git a/x b/x", b"@@ -1,2 +3,4 @@", b"@@ -1 +1 @@", b"+x", b"-x", b" x", b"\\ No", b"rename to y", b'"'])
    ).map(b"\n".join))  # fmt: skip
def test_no_patch_breaks_it(patch: bytes) -> None:
    for _, lines in parse(patch):
        assert len(lines.starts) == len(lines.ends)


OLD = "招聘启事\n限女性\n请联系\n是否已婚？\n"


@pytest.mark.parametrize(
    ("new", "args", "found"),
    [
        (OLD, [], ""),
        (OLD.replace("请联系", "请来电"), [], ""),
        (OLD.replace("招聘启事\n", "招聘启事\n另起\n"), [], ""),  # moved
        (OLD.replace("限女性", "只限女性"), [], "2"),
        (OLD.replace("启事\n限女性", "启事，限女性"), [], "1"),
        (OLD.replace("请联系", "男生优先"), [], "3"),
        (OLD + "限女性", ["ads"], "5"),
        (OLD + "限女性", ["other"], ""),
        (OLD + "限女性\n", ["ads/a.txt", "--ignore", "zh-gender-only"], ""),
    ],
)
def test_on_the_command_line(run: Run, repo: Repository, new: str, args: list[str], found: str) -> None:
    repo.commit(**{"ads/a.txt": OLD, "ads/b.txt": OLD, "other/c.md": OLD, "code.py": "x = '限女性'\n"})
    repo.write("ads/a.txt", new)
    repo.write("code.py", "y = '限女性'\n")  # no ad
    ran = run("check", *args, "--diff", "HEAD", "--format", "json", "--fail-on", "note")
    assert ran.err == ""
    lines = [str(f["line"]) for f in json.loads(ran.out)["findings"]]
    assert (" ".join(lines), ran.code) == (found, int(bool(found)))


def test_a_new_file_and_no_change(run: Run, repo: Repository) -> None:
    repo.commit(a=TEN)
    assert run("check", "--diff", "HEAD").code == 0
    repo.write("new.txt", "限女性")
    assert run("check", "--diff", "HEAD").out.startswith("new.txt:1:1")
    assert run("check", "-", "--diff", "HEAD", stdin="限女性".encode()).code == 1

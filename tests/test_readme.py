"""The documentation is executed, never trusted.

A ```console block is a session: each line `$ jobscan …` runs in one folder for the page, and the lines
below it, if there are any, are all that it prints (`...` matches anything; `$ cat > FILE <<EOF` and the
like set the scene in a shell). A ```python block with `>>>` is a doctest.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

import jobscan
from jobscan.cli.app import main
from jobscan.engines import spacy_pipe  # in a checkout spaCy has no entry point to find it by

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [
    *(page for page in READMES if page.exists()),
    *sorted((ROOT / "rules").glob("README*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)[^\n]*\n(?P<body>.*?)^(?P=indent)```", re.MULTILINE | re.DOTALL
)


class Step(NamedTuple):
    """A command of a session, its line in the page, and what it should print (none: anything)."""

    line: int
    command: str
    expected: str


def blocks(page: Path, kind: str) -> list[tuple[int, str]]:
    """The blocks of a kind: the line that each begins at, and its text."""
    text = page.read_text("utf-8")
    return [
        (
            text.count("\n", 0, m.start("body")) + 1,
            re.sub(f"^{m['indent']}", "", m["body"], flags=re.MULTILINE),
        )
        for m in BLOCK.finditer(text)
        if m["kind"] == kind
    ]


def steps(page: Path) -> list[Step]:
    """The commands of all sessions of a page, in order; a line that ends in \\ goes on, as does <<EOF."""
    found: list[Step] = []
    for first, body in blocks(page, "console"):
        lines = body.splitlines()
        at = 0
        while at < len(lines):
            begin = at
            assert lines[at].startswith("$ "), f"{page.name}:{first + at}: a session begins with $"
            command = lines[at][2:]
            end = re.search(r"<<\s*'?(\w+)'?", command)
            while command.endswith("\\") or (end and lines[at] != end[1]):
                at += 1
                command += "\n" + lines[at].removeprefix("> ")
            at += 1
            below = at
            while at < len(lines) and not lines[at].startswith("$ "):
                at += 1
            found.append(Step(first + begin, command, "\n".join(lines[below:at]).rstrip()))
    return found


def matches(expected: str, printed: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in re.split(r" *\.\.\. *", expected))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


SET = {"COLUMNS": "100", "LANG": "C.UTF-8", "NO_COLOR": "1"}
"""English, 100 columns, no colour."""
ALONE = re.compile(r'(jobscan(?: [^|;&<>$`\\\n]*)?)(?:; echo "([^"$`\\]*)\$\?")?')
"""A command without anything of a shell's but its exit code: it runs in this process, which is faster."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a page's sessions, and jobscan on the path."""
    command = tmp_path / "bin" / "jobscan"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m jobscan "$@"\n')
    command.chmod(0o755)
    for name in os.environ:
        if name.startswith(("JOBSCAN", "LC_")) or name == "FORCE_COLOR":
            monkeypatch.delenv(name)
    path = os.pathsep.join([str(command.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
    for name, value in {**SET, "PATH": path, "PYTHONPATH": str(ROOT)}.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("corpora", "rules", "docs"):
        (folder / name).symlink_to(ROOT / name)
    monkeypatch.chdir(folder)
    return folder


def unasked(command: str) -> bool:
    """What a page may show and a test does not run: installing, cloning, building."""
    return command.startswith(("pip ", "pipx ", "uv ", "git ", "make", "cd "))


def ran(command: str) -> tuple[int, bytes]:
    """The exit code of a command and all that it prints, both streams in one as in a terminal."""
    if alone := ALONE.fullmatch(command):
        code, printed = ran_here(shlex.split(alone[1])[1:])
        return (code, printed) if alone[2] is None else (0, printed + f"{alone[2]}{code}\n".encode())
    done = subprocess.run(
        ["sh", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=240
    )
    return done.returncode, done.stdout


def ran_here(args: list[str]) -> tuple[int, bytes]:
    printed = io.BytesIO()
    out, err = (io.TextIOWrapper(printed, "utf-8", newline="\n", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(args)
    content = printed.getvalue()
    for stream in (out, err):
        stream.detach()
    return code, content


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_sessions(page: Path, folder: Path) -> None:
    for step in steps(page):
        if unasked(step.command):
            continue
        code, content = ran(step.command)
        printed = "\n".join(line.rstrip() for line in content.decode().splitlines()).rstrip()
        where = f"{page.name}:{step.line}: {step.command}"
        assert "Traceback" not in printed, f"{where}\n{printed}"
        assert code in (0, 1), f"{where}\n{printed}"
        if step.expected:
            assert printed == step.expected or matches(step.expected, printed), f"{where}\n{printed}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python(page: Path) -> None:
    names: dict[str, object] = {}
    for line, body in blocks(page, "python"):
        if ">>>" not in body:
            compile(body, f"{page.name}:{line}", "exec")
            continue
        test = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), line - 1)
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
        out: list[str] = []
        runner.run(test, out=out.append, clear_globs=False)
        names.update(test.globs)
        assert runner.failures == 0, "".join(out)


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_there_is_a_readme(page: Path) -> None:
    assert page.is_file()


@pytest.mark.parametrize("page", [page for page in READMES if page.exists()], ids=lambda page: page.name)
def test_a_readme_shows_jobscan_at_work(page: Path) -> None:
    assert any(step.command.startswith("jobscan ") and step.expected for step in steps(page))


def test_the_docstrings() -> None:
    """What jobscan's own modules show is true as well."""
    for module in (jobscan, spacy_pipe):
        assert doctest.testmod(module).failed == 0

"""`jobscan rules docs`: what is written, left alone and removed."""

from __future__ import annotations

from pathlib import Path

from commands import PACK, Run, run

from jobscan.cli.rules_docs import pages
from jobscan.pack.load import load_pack

__all__ = ["run"]


def test_only_what_changed_is_written(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    args = ("rules", "docs", "--out", str(out))
    assert run(*args, "--check").code == 1
    assert not out.exists()
    count = len(dict(pages(load_pack(PACK))))
    assert run(*args).out == f"{out}: {count} pages, {count} written, 0 removed.\n"
    assert run(*args, "--check").code == 0

    page, notes = min((out / "en").iterdir()), out / "en" / "notes.md"
    gone = page.with_name("en-gone.md")
    gone.write_text(page.read_text("utf-8"), "utf-8")
    page.write_text("changed", "utf-8")
    notes.write_text("my own", "utf-8")
    checked = run(*args, "--check")
    assert (checked.code, checked.out) == (
        1,
        f"{page}: not current; run jobscan rules docs\n{gone}: not current; run jobscan rules docs\n",
    )
    assert run(*args).out == f"{out}: {count} pages, 1 written, 1 removed.\n"
    assert (gone.exists(), notes.read_text("utf-8")) == (False, "my own")


def test_a_folder_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    ran = run("rules", "docs", "--out", str(tmp_path / "file" / "pages"))
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written: Not a directory. Choose another folder or check its permissions." in ran.err

"""`jobscan fix`, in this process, with the small pack of fixing.py."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from commands import Run, run
from fixing import FILES
from packs import write
from syrupy.assertion import SnapshotAssertion

__all__ = ["run"]

ZH = "招聘空姐\n\n任职要求：\n  1. 会英语，限女性，包吃住。\n男士优先，有经验者优先。\n"
ZH_AFTER = "招聘空乘人员\n\n任职要求：\n  1. 会英语，包吃住。\n男士优先，有经验者优先。\n"
EN = "Salesman wanted\nMale only, own van.\n"
CLEAN = "招聘文员，有经验者优先。\n"


@pytest.fixture
def ads(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pack = write(tmp_path / "pack", FILES)
    monkeypatch.setattr("jobscan.pack.load.built_in", lambda: pack)
    for name, text in {"店员.txt": ZH, "clerk.md": EN, "ok.txt": CLEAN}.items():
        write(tmp_path / "ads", {name: text})
    return tmp_path / "ads"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_diff_and_the_rest(run: Run, ads: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run("fix", "ads", "--lang", lang)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == snapshot
    assert (ads / "店员.txt").read_text("utf-8") == ZH


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_write(run: Run, ads: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run("fix", "ads", "--write", "--lang", lang)
    assert (ran.code, ran.err) == (1, "")  # 男士优先 is left
    assert ran.out == snapshot
    assert (ads / "店员.txt").read_text("utf-8") == ZH_AFTER
    assert (ads / "clerk.md").read_text("utf-8") == "Salesperson wanted\nOwn van.\n"
    assert (ads / "ok.txt").read_text("utf-8") == CLEAN
    again = run("fix", "ads/clerk.md", "ads/ok.txt", "--write")
    assert (again.code, again.out) == (0, "No wording that reads as discriminatory: nothing to change.\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help(run: Run, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = run("fix", "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["ads/ok.txt"], 0),
        (["ads/clerk.md"], 1),
        (["ads/clerk.md", "--write"], 0),
        (["ads/店员.txt", "--write"], 1),
        (["ads/店员.txt", "--write", "--select", "zh-title"], 0),
        (["ads/店员.txt", "--ignore", "gender"], 2),
        (["ads/ok.txt", "none.txt"], 2),
        (["ads/clerk.md", "none.txt", "--write"], 2),
        ([], 2),
    ],
)
def test_exit_codes(run: Run, ads: Path, args: list[str], code: int) -> None:
    assert run("fix", *args).code == code


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_to_fix_is_not_nothing_to_check(run: Run, ads: Path, lang: str) -> None:
    ran = run("fix", "--lang", lang)
    told = {
        "zh": "jobscan: 没有写要修改什么；请写出文件或文件夹，或用 - 读取标准输入。\n",
        "en": "jobscan: nothing to fix: name a file or a folder, or - for standard input.\n",
    }
    assert (ran.code, ran.out, ran.err.splitlines(keepends=True)[0]) == (2, "", told[lang])


def test_standard_input(run: Run, ads: Path) -> None:
    ran = run("fix", "-", stdin=EN.encode("utf-16"))
    assert ran.code == 1
    assert ran.out == (
        "--- a/<stdin>\n+++ b/<stdin>\n@@ -1,2 +1,2 @@\n-Salesman wanted\n-Male only, own van.\n"
        "+Salesperson wanted\n+Own van.\n\n"
        "2 findings can be fixed, 0 are left for you. Standard input cannot be written: save the ad to a file and add "
        "--write.\n"
    )
    ran = run("fix", "-", "--write", stdin=EN.encode())
    assert ran.code == 2
    assert ran.err == (
        "jobscan: standard input cannot be written back; name a file, or drop --write to see the diff.\n"
    )


def test_nothing_safe(run: Run, ads: Path) -> None:
    (ads / "only.txt").write_text("招会计\n男士优先\n", "utf-8")
    ran = run("fix", "ads/only.txt")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "For you to put otherwise:\n"
        "ads/only.txt:2:1  error  zh-prefer\n"
        "  “男士优先”: Drop the preference.\n\n"
        "Nothing can safely be changed; 1 is left for you.\n"
    )


def test_what_an_ad_says_cannot_reach_the_terminal(run: Run, ads: Path) -> None:
    (ads / "evil.txt").write_text("招会计\x1b[31m[red]\n会电焊\u202e，限女性\n", "utf-8")
    ran = run("fix", "ads/evil.txt", "--lang", "en")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert " 招会计\\x1b[31m[red]\n-会电焊\\u202e，限女性\n+会电焊\\u202e\n" in ran.out


def test_colour_on_a_terminal(run: Run, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = run("fix", "ads/clerk.md").out
    assert "\x1b[31m-Salesman wanted\x1b[0m" in out
    assert "\x1b[32m+Salesperson wanted\x1b[0m" in out


def test_a_file_that_cannot_be_written(run: Run, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, before: bytes, after: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("jobscan.fix.write.replace", refuse)
    ran = run("fix", "ads/clerk.md", "--write")
    assert ran.code == 2
    assert ran.err == (
        "jobscan: ads/clerk.md is unchanged: it could not be written: Permission denied. "
        "Check its permissions and the free space.\n"
    )
    assert (ads / "clerk.md").read_text("utf-8") == EN


def test_a_file_that_changed_meanwhile(run: Run, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jobscan.fix.write import Changed

    def refuse(path: str, before: bytes, after: bytes) -> None:
        raise Changed(path)

    monkeypatch.setattr("jobscan.fix.write.replace", refuse)
    ran = run("fix", "ads/clerk.md", "--write")
    assert (ran.code, ran.err) == (
        2,
        "jobscan: ads/clerk.md is unchanged: somebody else changed it in the meantime; save it and run "
        "jobscan fix again.\n",
    )


def test_a_kind_of_file_that_cannot_be_changed(run: Run, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobscan.fix.apply.writer", lambda name: None)
    ran = run("fix", "ads/clerk.md", "--write")
    assert ran.code == 1
    assert ran.err == (
        "jobscan: ads/clerk.md: is a kind of file that jobscan cannot change, here are the suggestions; "
        "change it in the program that made it.\n"
    )
    assert ran.out.endswith("Nothing can safely be changed; 2 are left for you.\n")


def test_a_document(run: Run, ads: Path) -> None:
    """A document has no last line without an end, and what is left is told with its paragraph."""
    document = docx.Document()
    for text in ("Salesman wanted", "Own van.", "男士优先，有经验者优先。"):
        document.add_paragraph(text)
    document.save(str(ads / "ad.docx"))
    assert run("fix", "ads/ad.docx").out == (
        "--- a/ads/ad.docx\n+++ b/ads/ad.docx\n@@ -1,4 +1,4 @@\n-Salesman wanted\n+Salesperson wanted\n \n Own van.\n \n"
        "\nFor you to put otherwise:\nads/ad.docx, paragraph 3  error  zh-prefer\n"
        "  “男士优先”: Drop the preference.\n\n"
        "1 finding can be fixed in 1 file, 1 is left for you. Add --write to change the files.\n"
    )

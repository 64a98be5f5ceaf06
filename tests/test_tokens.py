"""The judge: what the tokenizers take for whole words, and when they are asked at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import jieba
import pytest
from commands import PACK
from packs import MINIMAL, marked_by, pack_of, rules_of
from spacy.tokens import Doc
from spacy.vocab import Vocab

from jobscan.scan.scanner import Scanner
from jobscan.text.tokens import Judge, private_folder

ROOT = Path(__file__).parent.parent
SEXES = {"女": ["女", "女士", "女工", "女性"], "男": ["男", "男士", "男性"]}

# language, phrase, ad wording with what is reported marked <…>
JUDGED = [
    ("zh", "限 女", "招店员，<限女>"),
    ("zh", "限 女", "限女装"),
    ("zh", "限 女", "<限女>，装卸工"),
    ("zh", "限 女|女性", "<限女性>"),
    ("zh", "限 女", "限女性"),
    ("zh", "限 女", "<限女>工作人员"),
    ("zh", "招 女|女工", "招女装导购"),
    ("zh", "招 女|女工", "<招女工>两名"),
    ("zh", "招 女|女工", "<招女>工人两名"),
    ("zh", "男", "男科医生"),
    ("zh", "男", "招<男>，能夜班"),
    ("zh", "男", "男装设计师"),
    ("zh", "限 ..3 男", "<限招两名男>"),
    ("zh", "限 ..3 男", "限售后男科"),
    ("zh", "先 生", "男<先生>"),
    ("zh", "婚 否", "未婚否"),
    ("zh", "only", "限女 <only>"),
    ("en", "male only", "<Male only>."),
    ("en", "male only", "<male-only> team"),
    ("en", "male only", "(<male only>)"),
    ("en", "male only", "see www.male-only.com"),
    ("en", "male only", "write to male.only@jobs.com"),
    ("en", "male", "jobs@male.com"),
    ("en", "male", "https://jobs.com/male?x=1"),
    ("en", "male", "<male>/female"),
    ("en", "male", "<male>'s clothes"),
    ("en", "male", "<Male>: 3, <male>; <male>!"),
    ("en", "male", "<male>\x1b[0m"),
    ("en", "male", "5male"),
]  # fmt: skip


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with jieba's dictionary, which takes a second to make."""
    folder = tmp_path_factory.mktemp("dictionary")
    Judge((), folder).boundaries("限女性工人")(2)
    return folder


@cache
def scanner(lang: str, phrase: str) -> Scanner:
    rules = rules_of(**{f"{lang}-a": {"find": [phrase]}})
    return Scanner(pack_of({"laws.yaml": MINIMAL["laws.yaml"], f"{lang}/gender.yaml": rules}))


@pytest.mark.parametrize(("lang", "phrase", "text"), JUDGED, ids=lambda value: value)
def test_judged(lang: str, phrase: str, text: str) -> None:
    assert marked_by(scanner(lang, phrase), text) == text


# words kept whole, clause, where its tokens end and begin
BOUNDARIES = [
    ((), "招女装导购", [0, 1, 3, 5]),
    ((), "男科医生", [0, 2, 4]),
    ((), "限女导购", [0, 1, 2, 4]),
    (("女导购",), "限女导购", [0, 1, 4]),
    ((), "male-only", [0, 4, 5, 9]),
    ((), "", [0]),
]


@pytest.mark.parametrize(("whole_words", "clause", "expected"), BOUNDARIES)
def test_boundaries(whole_words: tuple[str, ...], clause: str, expected: list[int], dictionary: Path) -> None:
    whole = Judge(whole_words, dictionary).boundaries(clause)
    assert [at for at in range(len(clause) + 1) if whole(at)] == expected


@cache
def own_jieba() -> jieba.Tokenizer:
    """As jieba itself makes it."""
    return jieba.Tokenizer()


@pytest.mark.parametrize("clause", ["招女装导购2名，male only", "限女性工人 a-b", "1.限男，身高165cm"])
def test_the_boundaries_are_those_of_a_doc(clause: str, dictionary: Path) -> None:
    words = own_jieba().lcut(clause, HMM=False)
    doc = Doc(Vocab(), words=words, spaces=[False] * len(words))
    judge = Judge((), dictionary)
    accepted = {
        at
        for start in range(len(clause))
        for end in range(start + 1, len(clause) + 1)
        if doc.char_span(start, end)
        for at in (start, end)
    }
    assert {0, *judge._edges(clause, True)} == accepted


def test_a_judge_without_a_word_cuts_it_again(dictionary: Path) -> None:
    judge = Judge(["女导购"], dictionary)
    both = [j.boundaries("限女导购")(2) for j in (judge, judge.without("女导购"), judge)]
    assert both == [False, True, False]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def run(code: str, *, home: Path, **environ: str) -> str:
    """What a fresh process prints, with `home` as the user's cache."""
    env = (
        os.environ
        | {"PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
        | environ
    )
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


SCAN = f"""
import sys
from pathlib import Path
from jobscan.pack.load import load_pack
from jobscan.scan.scanner import Scanner
found = Scanner(load_pack(Path({str(PACK)!r}))).scan({{text!r}})
print([f.match for f in found], sorted(sys.modules.keys() & {{{{"spacy", "jieba", "opencc", "yaml"}}}}))
"""

# ad, what is found, whether it takes the tokenizers to say so
LOADED = [
    ("招仓库管理员，包住。", [], []),
    ("本岗位，限女性，包住。", ["限女性"], []),
    ("Clerk wanted. Male only.", ["Male only"], []),
    ("限女性工人。", ["限女性"], ["jieba"]),
    ("Clerk (male-only/remote).", ["male-only"], ["spacy"]),
]


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the pack has been parsed."""
    home = tmp_path_factory.mktemp("home")
    run(SCAN.format(text=""), home=home)
    return home


@pytest.mark.parametrize(("text", "found", "modules"), LOADED, ids=[case[0] for case in LOADED])
def test_the_tokenizers_are_loaded_only_in_doubt(
    text: str, found: list[str], modules: list[str], parsed: Path
) -> None:
    assert run(SCAN.format(text=text), home=parsed) == f"{found} {modules}\n"


def test_jiebas_dictionary_is_kept_in_the_users_own_folder(tmp_path: Path) -> None:
    """jieba unmarshals what it keeps: it must not lie where others can write."""
    shared = tmp_path / "shared"
    shared.mkdir()
    found = [run(SCAN.format(text="限女性工人"), home=tmp_path, TMPDIR=str(shared)) for _ in range(2)]
    kept = tmp_path / "cache" / "jobscan"
    assert found == ["['限女性'] ['jieba', 'opencc', 'yaml']\n", "['限女性'] ['jieba']\n"]
    assert len(list(kept.glob("jieba*"))) == 1
    assert mode(kept) == 0o700
    assert list(shared.iterdir()) == []


@pytest.mark.parametrize("broken", [b"", b"not marshalled", b"\x00" * 100])
def test_a_broken_dictionary_is_made_anew(broken: bytes, dictionary: Path, tmp_path: Path) -> None:
    [good] = dictionary.glob("jieba*")
    kept = tmp_path / good.name
    kept.write_bytes(broken)
    os.utime(kept, (4e9, 4e9))
    whole = Judge((), tmp_path).boundaries("限女性工人")
    assert [at for at in range(6) if whole(at)] == [0, 1, 3, 5]


def test_without_a_cache_folder_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    whole = Judge((), None).boundaries("限女性工人")
    assert [at for at in range(6) if whole(at)] == [0, 1, 3, 5]
    assert list(tmp_path.iterdir()) == []


def test_a_private_folder_is_made_private(tmp_path: Path) -> None:
    folder = tmp_path / "jobscan"
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    assert private_folder(folder) == folder
    assert mode(folder) == 0o700


def test_a_new_private_folder_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "jobscan"
    assert private_folder(folder) == folder
    assert mode(folder) == 0o700


def test_what_is_no_folder_is_no_private_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert private_folder(tmp_path / "file") is None
    assert private_folder(tmp_path / "file" / "below") is None


def test_a_private_folder_of_somebody_else_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    assert private_folder(tmp_path) is None


def test_a_link_of_ones_own_leads_to_a_folder_made_private(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine").chmod(0o777)
    (tmp_path / "link").symlink_to(tmp_path / "mine", target_is_directory=True)
    assert private_folder(tmp_path / "link") == tmp_path / "link"
    assert mode(tmp_path / "mine") == 0o700

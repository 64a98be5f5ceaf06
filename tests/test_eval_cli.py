"""`jobscan eval`, in this process, with the small pack and the labelled ads of fixtures/."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import jsonschema
import pytest
from commands import Ran, Run, run
from syrupy.assertion import SnapshotAssertion

import jobscan.reports
from jobscan.reports.layout import cell_len

__all__ = ["run"]

FIXTURES = Path(__file__).parent / "fixtures" / "labelled"
SCHEMA = json.loads((Path(jobscan.reports.__path__[0]) / "eval.schema.json").read_text("utf-8"))
DOCS = Path(__file__).parent.parent / "docs"
SHOW = ("--show", "misses", "--show", "noise")


@pytest.fixture
def labelled(run: Run, tmp_path: Path) -> Path:
    shutil.copytree(FIXTURES, tmp_path / "labelled")
    return tmp_path


def report(ran: Ran) -> dict[str, object]:
    read: dict[str, object] = json.loads(ran.out)
    jsonschema.validate(read, SCHEMA)
    return read


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "options",
    [(), ("--by", "all"), SHOW, ("--baseline", "keyword", "--by", "all"), ("--select", "gender")],
    ids=" ".join,
)
def test_whole_output(
    run: Run, labelled: Path, lang: str, options: tuple[str, ...], snapshot: SnapshotAssertion
) -> None:
    ran = run("eval", "labelled", *options, "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    assert max(map(cell_len, ran.out.splitlines())) <= 100
    assert run("eval", "labelled", *options, "--lang", lang).out == ran.out


def test_json(run: Run, labelled: Path, snapshot: SnapshotAssertion) -> None:
    ran = run("eval", "labelled", *SHOW, "--baseline", "keyword", "--format", "json", "--min-recall", "0.99")
    assert (ran.code, ran.out) == (1, snapshot)
    assert report(ran)
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_json_without_what_was_not_asked_for(run: Run, labelled: Path) -> None:
    read = report(run("eval", "labelled", "--format", "json"))
    assert (read["misses"], read["noise"]) == (None, None)
    assert read["floors"] == {"min_precision": None, "min_recall": None, "missed": []}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ["eval.md", "eval.zh-CN.md"])
def test_documentation_names_every_field(name: str) -> None:
    text = (DOCS / name).read_text("utf-8")
    json_part = text[text.index("## JSON") :]
    documented = set(re.findall(r"`([a-z_0-9]+)`", json_part))
    defs = SCHEMA["$defs"]
    tables = [SCHEMA, defs["scored"], defs["counts"], defs["miss"], defs["noise"]]
    assert {field for table in tables for field in table["properties"]} <= documented


@pytest.mark.parametrize(
    ("options", "code", "en", "zh"),
    [
        ([], 0, "", ""),
        (["--min-precision", "0.6"], 0, "", ""),
        (
            ["--min-precision", "0.95", "--by", "all"],
            1,
            "jobscan: Chinese: precision 0.6667 is below --min-precision 0.95.\n"
            "jobscan: English: precision 0.6667 is below --min-precision 0.95.\n",
            "jobscan: 中文的精确率 0.6667 低于 --min-precision 0.95。\n"
            "jobscan: 英文的精确率 0.6667 低于 --min-precision 0.95。\n",
        ),
        (
            ["--min-recall", "0.5", "--select", "gender,marital_status"],
            0,
            "",
            "",
        ),
        (
            ["--min-recall", "0.8", "--format", "json"],
            1,
            "jobscan: Chinese: recall 0.5000 is below --min-recall 0.8.\n"
            "jobscan: English: recall 0.5000 is below --min-recall 0.8.\n",
            "jobscan: 中文的召回率 0.5000 低于 --min-recall 0.8。\n"
            "jobscan: 英文的召回率 0.5000 低于 --min-recall 0.8。\n",
        ),
    ],
)
def test_floors(run: Run, labelled: Path, options: list[str], code: int, en: str, zh: str) -> None:
    for lang, message in (("en", en), ("zh", zh)):
        ran = run("eval", "labelled", *options, "--lang", lang)
        assert (ran.code, ran.err) == (code, message)
        assert ran.out


def test_labels_and_no_finding_have_no_precision(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("⟦age|Under 30⟧ wanted.", "utf-8")
    ran = run("eval", "a.txt", "--min-precision", "0.1")
    assert (ran.code, ran.err) == (
        1,
        "jobscan: English: there are labels and not a single finding, so there is no precision "
        "(--min-precision 0.1).\n",
    )


def test_no_label_has_no_recall(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Clerk wanted.", "utf-8")
    assert run("eval", "a.txt", "--min-precision", "1").code == 0
    ran = run("eval", "a.txt", "--min-recall", "0.5")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "jobscan: --min-recall: there is not a single label in these ads, so there is no recall; check the "
        "paths and the labels.\n",
    )


@pytest.mark.parametrize(
    ("select", "labels"),
    [
        ([], {"gender": 5, "marital_status": 3, "age": 3, "other": 1}),
        (["--select", "gender"], {"gender": 5}),
        (["--select", "zh-gender-only,age"], {"gender": 5, "age": 3}),
        (["--ignore", "gender,age"], {"marital_status": 3, "other": 1}),
        (["--ignore", "zh-gender-only"], {"gender": 5, "marital_status": 3, "age": 3, "other": 1}),
    ],
)
def test_select_and_ignore_turn_labels_off_too(
    run: Run, labelled: Path, select: list[str], labels: dict[str, int]
) -> None:
    """A category without any rule is missed, unless nobody asked for it."""
    for file in (labelled / "labelled").iterdir():
        if file.suffix == ".jsonl":
            file.unlink()
    (labelled / "labelled" / "zh.txt").write_text(
        "⟦gender|限男⟧⟦gender|限女⟧⟦gender|限男⟧⟦age|35岁⟧⟦marital_status|是否已婚⟧", "utf-8"
    )
    overall = report(run("eval", "labelled", "--format", "json", *select))["overall"]
    [zh] = overall  # type: ignore[misc]
    assert {name: row["labels"] for name, row in zh["categories"].items() if row["labels"]} == labels  # type: ignore[index]


def test_other_is_missed_whatever_it_stands_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("⟦other|属虎的勿扰⟧", "utf-8")
    read = report(run("eval", "a.txt", "--format", "json"))
    assert [s["total"]["misses"] for s in read["overall"]] == [1]  # type: ignore[attr-defined]


def test_standard_input(run: Run) -> None:
    inline = run("eval", "-", stdin="⟦gender|Male only⟧".encode())
    assert inline.out.startswith("<stdin> · English · 1 ad\n")
    ad = json.dumps({"id": "a", "lang": "zh", "text": "Male only", "findings": []})
    assert run("eval", "-", stdin=ad.encode()).out.startswith("<stdin> · Chinese · 1 ad\n")


BAD_USAGE = [
    ["eval"],
    ["eval", "a", "--show", "mises"],
    ["eval", "a", "--show", ""],
    ["eval", "a", "--baseline", "keywords"],
    ["eval", "a", "--by", "set"],
    ["eval", "a", "--format", "csv"],
    ["eval", "a", "--min-precision", "95%"],
    ["eval", "a", "--min-recall", "1.5"],
    ["eval", "a", "--min-recall", "nan"],
    ["eval", "a", "--min-recal", "1"],
    ["eval", "a", "--select", "gendr"],
    ["eval", "a", "--select", "gender", "--ignore", "gender"],
    ["eval", "a", "--rules", "nowhere"],
    ["eval", "nowhere.txt"],
]


@pytest.mark.parametrize("args", BAD_USAGE, ids=" ".join)
def test_bad_usage(run: Run, args: list[str], snapshot: SnapshotAssertion) -> None:
    zh, en = run("--lang", "zh", *args), run("--lang", "en", *args)
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    assert zh.err + en.err == snapshot
    assert not re.search("Traceback|[Ii]nternal|内部", zh.err + en.err)


def test_every_bad_label_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.txt").write_text("fine\n⟦agee|30⟧ \x1b[31m⟦\x1b|x⟧\n⟦age|x\n", "utf-8")
    (tmp_path / "set" / "b.jsonl").write_text("{}\n", "utf-8")
    (tmp_path / "set" / "c.txt").write_bytes(b"")
    en, zh = (run("eval", "set", "--lang", lang) for lang in ("en", "zh"))
    assert [(r.code, r.out) for r in (zh, en)] == [(2, ""), (2, "")]
    assert en.err == (
        "jobscan: the labelled ads have 5 problems, nothing was scored:\n"
        "set/a.txt:3: ⟦…⟧: ⟦ is not closed; put ⟧ after the wording\n"
        'set/b.jsonl:1: id: is missing; write "id": "zh-1"\n'
        'set/b.jsonl:1: text: is missing; write "text": "…"\n'
        'set/b.jsonl:1: findings: is missing; write "findings": []\n'
        "set/c.txt: is empty, there is nothing to check; make sure that the ad was saved.\n"
    )
    assert zh.err.startswith(
        "jobscan: 标注过的广告有误（5 处），没有计分：\nset/a.txt:3：⟦…⟧：⟦ 没有对应的 ⟧；"
    )
    (tmp_path / "set" / "a.txt").write_text("⟦\x1b|x⟧", "utf-8")
    assert "set/a.txt:1: ⟦…⟧: there is no category “\\x1b”" in run("eval", "set").err


class Broken:
    """A scanner with a bug."""

    def __init__(self, *args: object) -> None:
        pass

    def scan(self, *args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("division by zero")


def test_a_bug_in_scanning_one_ad_names_it(run: Run, labelled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["jobscan.scan.scanner"], "Scanner", Broken)
    ran = run("eval", "labelled/small_zh.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "jobscan: labelled/small_zh.txt:1: could not be scanned: internal error: ZeroDivisionError: division by zero"
    )


def test_what_an_ad_holds_is_printed_not_obeyed(
    run: Run, labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for colour in ("", "1"):
        monkeypatch.setenv("FORCE_COLOR", colour)
        ran = run("eval", "labelled", *SHOW)
        assert ("\x1b" in ran.out) == bool(colour)
        plain = re.sub("\x1b\\[[0-9;]*m", "", ran.out)
        assert "Guard \\x1b[31m[bold]tall\\u202e men preferred[/bold]" in plain
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", plain)

"""An audit as it is run: what the tables hold, and that it goes on where it was cut off."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from run_audits import audit, few, jsonl, pack, rows

from benchmarks.crash import command, differing, survive, write_ads
from jobscan.audit import worker
from jobscan.audit.chunk import Chunk, Files, Layout, Lines, Lost, Rows, Scanned, Source, halves
from jobscan.audit.pool import CannotWork, Pool
from jobscan.audit.rows import numbered
from jobscan.audit.run import Changed, Step
from jobscan.audit.seen import Seen
from jobscan.audit.store import Full, NotAnAudit, create, open_store
from jobscan.audit.worker import Setting, Worker
from jobscan.audit.writer import Writer

SELECT = ("--select", "gender")
ADS = [
    {"id": "a", "text": "招聘保安两名，限男性。", "city": "上海"},
    {"id": "b", "text": "Wanted: a clerk. Males only.", "city": "Leeds"},
    {"id": "c", "text": "招聘会计一名，薪资面议。", "city": "上海"},
    {"id": "d", "text": "招聘保安两名，限男性。", "city": "北京"},
    {"id": "e", "text": "ＷＡＮＴＥＤ: a clerk. Males only.", "city": ""},
    '{"id": "f", "text": ',
]


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ADS, audited. Tests that write take a copy."""
    folder = tmp_path_factory.mktemp("audited")
    audit(folder / "audit.duckdb", jsonl(folder / "ads.jsonl", ADS), groups=("city",))
    return folder / "audit.duckdb"


# --- what the tables hold ---


def test_a_row_for_each_ad_and_one_text_for_all_that_are_the_same(audited: Path) -> None:
    out = audited
    assert rows(out, "SELECT ad, source, row, text, id, groups FROM ads ORDER BY ad") == [
        (1, 0, 1, 1, "a", {"city": "上海"}),
        (2, 0, 2, 2, "b", {"city": "Leeds"}),
        (3, 0, 3, 3, "c", {"city": "上海"}),
        (4, 0, 4, 1, "d", {"city": "北京"}),
        (5, 0, 5, 2, "e", {}),
    ]
    assert rows(out, "SELECT text, jurisdictions, findings, severity, body FROM texts ORDER BY text") == [
        (1, ["CN"], 1, "error", "招聘保安两名，限男性。"),
        (2, ["US", "UK", "EU"], 1, "error", "Wanted: a clerk. Males only."),
        (3, ["CN"], 0, None, None),
    ]
    assert rows(
        out,
        "SELECT text, finding, category, favours, wording, begins, ends, clause FROM findings ORDER BY text",
    ) == [
        (1, 1, "gender", "men", "限男性", 7, 10, "招聘保安两名，限男性"),
        (2, 1, "gender", "men", "Males only", 17, 27, "Males only"),
    ]
    assert rows(out, "SELECT source, row, error, code FROM errors") == [(0, 6, 1, "unreadable")]
    assert rows(out, "SELECT ad, wording FROM ad_findings ORDER BY ad") == [
        (1, "限男性"), (2, "Males only"), (4, "限男性"), (5, "Males only"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("keep", "kept"),
    [("findings", ["限男性", None]), ("all", ["限男性", "薪资面议"]), ("none", [None, None])],
)
def test_texts_are_kept_as_asked(keep: str, kept: list[str | None]) -> None:
    scanned = Worker(Setting(chosen=few(), keep_text=keep), pack()).scan(lines("限男性", "薪资面议"))
    assert scanned.texts.column("body").to_pylist() == kept


def test_jurisdictions_are_the_chosen_ones_or_guessed() -> None:
    for chosen, said in (((), [["CN"], ["US", "UK", "EU"]]), (("CN", "UK"), [["CN", "UK"]] * 2)):
        scanned = Worker(Setting(chosen=few(), jurisdictions=chosen), pack()).scan(
            lines("限男性", "A clerk.")
        )
        assert scanned.texts.column("jurisdictions").to_pylist() == said


def test_the_audit_says_how_it_was_made(audited: Path) -> None:
    assert rows(
        audited, "SELECT jobscan, pack, rules_chosen, groups, jurisdictions, keep_text, finished FROM audit"
    ) == [("1.0", pack().digest, sorted(few()), ["city"], [], "findings", True)]
    assert rows(audited, "SELECT count(*) FROM rules") == [(len(pack().rules),)]
    unknown = "SELECT DISTINCT law FROM (SELECT unnest(laws) AS law FROM findings) ANTI JOIN laws USING (law)"
    assert rows(audited, unknown) == []


def test_reposts_are_told_across_chunks_and_workers(tmp_path: Path) -> None:
    ads = tmp_path / "ads.jsonl"
    write_ads(ads, 4500)
    one, two = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    steps: list[Step] = []
    first, second = audit(one, ads, workers=1, steps=steps), audit(two, ads, workers=2)
    assert differing(one, two) == ()
    assert first == second
    assert (first.ads, first.errors) == (4455, 45)
    assert [step.errors for step in steps] == sorted(step.errors for step in steps)
    assert (steps[-1].upto, steps[-1].ads) == (ads.stat().st_size, 4455)
    assert len(steps) > 2, "all of it was one chunk"
    assert rows(one, "SELECT count(*), count(DISTINCT hash), min(text) FROM texts") == [
        (first.texts, first.texts, 1)
    ]
    assert rows(one, "SELECT count(*) FROM texts ANTI JOIN ads ON ads.ad = texts.text") == [(0,)]


# --- cut off ---


def test_killed_at_random_moments_it_ends_with_the_same_tables(tmp_path: Path) -> None:
    survival = survive(tmp_path, 3, 5000, SELECT)
    assert (survival.kills, survival.different, survival.orphans) == (3, (), 0)
    assert survival.finished > 0


def stop(at: int) -> list[Step]:
    class Stopping(list[Step]):
        def append(self, step: Step) -> None:
            super().append(step)
            if len(self) == at:
                raise KeyboardInterrupt

    return Stopping()


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    ads, out = tmp_path / "ads.jsonl", tmp_path / "audit.duckdb"
    write_ads(ads, 4500)
    with pytest.raises(KeyboardInterrupt):
        audit(out, ads, steps=stop(2))
    assert rows(out, "SELECT count(*), (SELECT finished FROM audit) FROM chunks") == [(2, False)]
    steps: list[Step] = []
    assert audit(out, ads, workers=2, steps=steps).resumed == 2
    calm = tmp_path / "calm.duckdb"
    audit(calm, ads)
    assert differing(calm, out) == ()
    assert rows(out, "SELECT run, ended IS NULL FROM runs") == [(1, True), (2, False)]
    assert audit(out, ads, steps=(none := [])).resumed == len(steps) + 2
    assert none == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"groups": ("id",)}, ["groups"]),
        ({"keep_text": "all"}, ["keep_text"]),
        ({"jurisdictions": ("HK",)}, ["jurisdictions"]),
    ],
)
def test_another_audit_is_refused_in_its_place(
    audited: Path, changes: dict[str, object], what: list[str]
) -> None:
    with pytest.raises(Changed) as error:
        audit(audited, audited.with_name("ads.jsonl"), **{"groups": ("city",), **changes})  # type: ignore[arg-type]
    assert [name for name, _, _ in error.value.what] == what


def test_a_changed_input_is_refused_unless_all_begins_anew(audited: Path, tmp_path: Path) -> None:
    out, ads = tmp_path / "audit.duckdb", audited.with_name("ads.jsonl")
    shutil.copy(audited, out)
    before = ads.read_bytes()
    try:
        jsonl(ads, ADS[:3])
        with pytest.raises(Changed) as error:
            audit(out, ads, groups=("city",))
        assert [name for name, _, _ in error.value.what] == [str(ads)]
        assert audit(out, ads, groups=("city",), restart=True).ads == 3
    finally:
        ads.write_bytes(before)


@pytest.mark.parametrize("restart", [False, True])
def test_what_is_no_audit_is_left_alone(tmp_path: Path, restart: bool) -> None:
    ads = jsonl(tmp_path / "ads.jsonl", ADS)
    before = ads.read_bytes()
    with pytest.raises(NotAnAudit):
        audit(ads, ads, restart=restart)
    assert ads.read_bytes() == before


@pytest.fixture
def tight(tmp_path: Path) -> Iterator[Path]:
    """A disk of 35 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=35m", "none", folder], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_loses_nothing(tmp_path: Path, tight: Path) -> None:
    ads, calm = tmp_path / "ads.jsonl", tmp_path / "calm.duckdb"
    write_ads(ads, 4500)
    audit(calm, ads, keep_text="all")
    out = tight / "audit.duckdb"
    with pytest.raises((Full, OSError), match="No space left"):
        audit(out, ads, keep_text="all")
    subprocess.run(["mount", "-o", "remount,size=200m", tight], check=True)
    assert audit(out, ads, keep_text="all").ads == 4455
    assert differing(calm, out) == ()


# --- workers ---

KILLS, BREAKS = "this ad kills", "this ad breaks"


def work(chunk: Chunk) -> Scanned:
    """As a worker does, but for two kinds of ads."""
    assert isinstance(chunk.payload, Lines)
    if KILLS.encode() in chunk.payload.data:
        os.kill(os.getpid(), signal.SIGKILL)
    if BREAKS.encode() in chunk.payload.data:
        raise ValueError("a mistake")
    return worker.work(chunk)


def kill_once(chunk: Chunk) -> Scanned:
    marker = Path(os.environ["JOBSCAN_TEST_MARKER"])
    if chunk.number == 1 and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return worker.work(chunk)


def lines(*texts: str, number: int = 0, row: int = 1) -> Chunk:
    source = Source(0, "ads.jsonl", "jsonl", layout=Layout(("text",)))
    data = "".join(f'{{"text": "{text}"}}\n' for text in texts).encode()
    return Chunk(number, Lines(source, row, data), row)


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[str]:
    with Seen(tmp_path / "seen", create=True):
        yield str(tmp_path / "seen")


def test_a_worker_that_is_killed_is_replaced(
    tmp_path: Path, seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOBSCAN_TEST_MARKER", str(tmp_path / "killed"))
    chunks = [lines(f"限男性{n}", number=n, row=n + 1) for n in range(6)]
    with Pool(Setting(chosen=few()), 2, seen, kill_once) as pool:
        found = [(chunk.number, scanned.findings.num_rows) for chunk, scanned in pool.scan(chunks)]
    assert found == [(n, 1) for n in range(6)]
    assert (tmp_path / "killed").exists()


def test_a_record_that_no_worker_survives_is_told_and_costs_no_other(seen: str) -> None:
    chunk = lines("限男性", KILLS, "限女性", BREAKS, "限男性")
    with Pool(Setting(chosen=few()), 1, seen, work) as pool:
        ((_, scanned),) = pool.scan([chunk])
    assert scanned.ads.column("row").to_pylist() == [1, 3, 5]
    assert scanned.texts.column("text").to_pylist() == [1, 3]
    assert scanned.findings.column("wording").to_pylist() == ["限男性", "限女性"]
    assert [(lost.row, lost.code, lost.problem.en) for lost in scanned.errors] == [
        (2, "failed", "was not checked: the process that scanned it died each time (out of memory?); check this ad by itself."),
        (4, "failed", "failed while it was scanned (ValueError: a mistake) and was not checked; please report it."),
    ]  # fmt: skip


def test_workers_that_cannot_start_are_told(seen: str) -> None:
    setting = Setting(chosen=few(), digest="of other rules")
    with Pool(setting, 1, seen) as pool, pytest.raises(CannotWork):
        list(pool.scan([lines("限男性")]))


SOURCE = Source(0, "ads.csv", "csv")
LOST = (Lost(0, 9, replace(worker.failure("x"))),)


@pytest.mark.parametrize(
    ("payload", "parts"),
    [
        (Lines(SOURCE, 5, b"a\nb\nc\n", LOST), (Lines(SOURCE, 5, b"a", LOST), Lines(SOURCE, 6, b"b\nc"))),
        (Lines(SOURCE, 5, b"a\n", LOST), None),
        (
            Rows(SOURCE, ("t",), ((1, ("a",)), (2, ("b",))), LOST),
            (Rows(SOURCE, ("t",), ((1, ("a",)),), LOST), Rows(SOURCE, ("t",), ((2, ("b",)),))),
        ),
        (Rows(SOURCE, ("t",), ((1, ("a",)),)), None),
        (Files((SOURCE, replace(SOURCE, number=1))), (Files((SOURCE,)), Files((replace(SOURCE, number=1),)))),
        (Files((SOURCE,)), None),
    ],
)
def test_payloads_are_halved_down_to_one_record(payload: Lines | Rows | Files, parts: object) -> None:
    assert halves(payload) == parts


class Broken:
    def scan(self, text: str, jurisdictions: Sequence[str] = (), ad: str = "") -> list[object]:
        raise RecursionError("too deep")


def test_an_ad_that_cannot_be_scanned_is_an_error_and_so_are_its_reposts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = Worker(Setting(chosen=few()), pack())
    monkeypatch.setattr(one, "_scanner", Broken())
    scanned = one.scan(lines("a", "b", "a"))
    assert scanned.ads.num_rows == scanned.texts.num_rows == scanned.findings.num_rows == 0
    assert [(lost.row, lost.code) for lost in scanned.errors] == [(1, "failed"), (2, "failed"), (3, "failed")]
    assert (
        scanned.errors[0].problem.zh
        == "检查时出错（RecursionError: too deep），这份广告没有检查；请反馈这个问题。"
    )


def test_known_texts_are_remembered_by_every_process(tmp_path: Path) -> None:
    keys = [worker.text_hash(f"ad {n}") for n in range(1000)]
    with Seen(tmp_path / "seen", create=True) as mine, Seen(tmp_path / "seen") as other:
        for number, key in enumerate(keys[:500], 1):
            mine.add(key, number)
        assert [other.number(key) for key in keys] == [*range(1, 501), *[None] * 500]
        assert not mine.forgets
    assert not (tmp_path / "seen").exists()


def test_texts_that_were_known_are_not_scanned_again(tmp_path: Path) -> None:
    with Seen(tmp_path / "seen", create=True) as known:
        one = Worker(Setting(chosen=few()), pack(), known)
        known.add(worker.text_hash("限男性"), 77)
        scanned = one.scan(lines("限男性", "限女性", "限女性"))
    assert scanned.ads.column("text").to_pylist() == [77, 2, 2]
    assert scanned.texts.column("text").to_pylist() == [2]


def test_a_text_that_two_workers_have_scanned_is_written_once(tmp_path: Path) -> None:
    """Neither knew of the other; nor does it matter whether the table still knows."""
    one = Worker(Setting(chosen=few()), pack())
    found = [
        one.scan(lines("限男性", "限女性", number=0)),
        one.scan(lines("限女性", "招女工", "限女性", number=1, row=3)),
    ]
    for forgets in (False, True):
        with Seen(tmp_path / "seen", create=True) as seen, create(tmp_path / f"{forgets}.duckdb") as db:
            Writer(db, seen).commit(found[0])
        with Seen(tmp_path / "seen", create=True) as seen, open_store(db.path, read_only=False) as db:
            for number, hash in numbered(found[0]) * (not forgets):
                seen.add(hash, number)
            seen.forgets = forgets
            Writer(db, seen).commit(found[1])
            assert db.rows("SELECT ad, text FROM ads") == [(1, 1), (2, 2), (3, 2), (4, 4), (5, 2)]
            assert db.rows("SELECT text FROM texts") == [(1,), (2,), (4,)]
            assert db.rows("SELECT text, wording FROM findings") == [
                (1, "限男性"),
                (2, "限女性"),
                (4, "招女工"),
            ]
            assert seen.number(worker.text_hash("招女工")) == 4


def test_what_the_table_has_no_room_for_it_forgets(tmp_path: Path) -> None:
    same = bytes(8)  # all in the same two buckets
    keys = [same + n.to_bytes(8, "big") for n in range(1, 40)]
    with Seen(tmp_path / "seen", create=True) as seen:
        for number, key in enumerate(keys[:8], 1):
            seen.add(key, number)
        assert ([seen.number(key) for key in keys[:9]], seen.forgets) == ([*range(1, 9), None], False)
        for number, key in enumerate(keys, 1):
            seen.add(key, number)
        assert (seen.number(keys[-1]), seen.forgets) == (39, True)
        assert {seen.number(key) for key in keys} - {None} <= {*range(1, 40)}


# --- the command ---


def jobscan(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jobscan", "audit", "run", *args],
        capture_output=True, text=True, cwd=cwd, env={**os.environ, "JOBSCAN_LANG": "en"}, check=False,
    )  # fmt: skip


def test_the_command_says_what_it_found_and_what_it_could_not_read(tmp_path: Path) -> None:
    jsonl(tmp_path / "ads.jsonl", ADS)
    ran = jobscan(
        "ads.jsonl", "--out", "a.duckdb", "--text", "text", "--group", "city", *SELECT, cwd=tmp_path
    )
    assert ran.stdout == (
        "a.duckdb: 5 ads (3 different), 4 of them with suspected wording, 4 findings in all.\n"
        "Next: jobscan audit report a.duckdb makes the report, jobscan audit query a.duckdb asks the tables.\n"
    )
    columns = "jobscan: ads.jsonl: text from text, id from id, group city from city; name others with --text, --title, --id and --date."
    assert ran.stderr.splitlines()[0] == columns
    assert ran.stderr.splitlines()[-1] == (
        "jobscan: 1 of 6 records could not be read, all others were scanned; which: "
        'jobscan audit query a.duckdb "FROM errors"'
    )
    assert ran.returncode == 2
    jsonl(tmp_path / "ads.jsonl", ADS[:1])
    changed = jobscan("ads.jsonl", "--out", "a.duckdb", "--text", "text", *SELECT, cwd=tmp_path)
    assert changed.returncode == 2
    assert changed.stderr.splitlines()[1] == (
        "jobscan: a.duckdb holds an audit that differs from the one that is asked for now:"
    )
    assert changed.stderr.splitlines()[2] == "  --group: it was ['city'], it is []"
    assert changed.stderr.splitlines()[-1] == (
        "Write to another file with --out, or throw away what is in a.duckdb and begin anew with --restart."
    )
    again = jobscan("ads.jsonl", "--out", "a.duckdb", "--text", "text", *SELECT, "--restart", cwd=tmp_path)
    assert (again.returncode, again.stdout.splitlines()[0]) == (
        0, "a.duckdb: 1 ad (1 different), 1 of them with suspected wording, 1 finding in all.",
    )  # fmt: skip


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    write_ads(tmp_path / "ads.jsonl", 20_000)
    out = tmp_path / "a.duckdb"
    run = command(tmp_path / "ads.jsonl", out, 1, *SELECT)
    # Whatever runs the tests in the background has Ctrl-C ignored, and what it starts inherits that.
    start = "import signal, runpy, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    start += "sys.argv = sys.argv[1:]; runpy.run_module('jobscan', run_name='__main__', alter_sys=True)"
    process = subprocess.Popen(
        [run[0], "-c", start, *run[2:]], stderr=subprocess.PIPE, text=True, env={**os.environ, "JOBSCAN_LANG": "en"}
    )  # fmt: skip
    while process.poll() is None and not out.with_name("a.duckdb.seen").exists():
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.splitlines()[-1] == (
        f"jobscan: interrupted; what is done is kept in {out}, and the same command goes on from there."
    )
    assert rows(out, "SELECT finished FROM audit") == [(False,)]
    assert not out.with_name("a.duckdb.seen").exists()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--out", "no/a.duckdb"], "jobscan: no: No such file or directory; check the path and its permissions."),
        (["--out", "ads.jsonl"], "jobscan: ads.jsonl is no audit made by jobscan (no DuckDB file); check the path."),
        (["--out", "a.duckdb", "--workers", "0"], 'jobscan: --workers takes a whole number from 1 up, not "0".'),
        (["--out", "a.duckdb", "--keep-text", "some"], 'jobscan: --keep-text does not take "some". It takes: findings, all, none.'),
    ],
)  # fmt: skip
def test_what_cannot_be_run_is_refused(
    tmp_path: Path,
    args: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from jobscan.cli.app import main

    monkeypatch.chdir(tmp_path)
    jsonl(tmp_path / "ads.jsonl", ADS)
    assert main(["--lang", "en", "audit", "run", "ads.jsonl", *args]) == 2
    assert capsys.readouterr().err.strip() == said

"""What Spark's tasks read, piece by piece, is what the local engine reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobscan.audit.chunk import Lost, Record
from jobscan.audit.inputs import Asked, chunks, sources
from jobscan.audit.records import records
from jobscan.audit.spark import pieces
from jobscan.audit.spark.pieces import NotTheFile

CORES = 2
AD = '{"text": "招聘文员，限女性。", "id": "a"}\n'
ENGLISH = '{"text": "Clerk wanted.", "id": "b"}\n'


def whole(path: Path) -> list[Record | Lost]:
    found = sources(Asked((str(path),), ("text",)))
    return [item for chunk in chunks(found) for item in records(chunk.payload)]


def by_pieces(path: Path) -> tuple[int, list[Record | Lost]]:
    """How many pieces, and what is in them."""
    made = pieces.pieces(sources(Asked((str(path),), ("text",))), CORES)
    assert [piece.number for piece in made] == list(range(len(made)))
    return len(made), [
        item for piece in made for payload in pieces.payloads(piece) for item in records(payload)
    ]


@pytest.mark.parametrize(
    ("data", "cut"),
    [
        (AD.encode() * 40, True),
        (ENGLISH.encode() * 40 + AD.encode() * 40, True),
        ((AD * 40).rstrip("\n").encode(), True),
        ((AD * 40).replace("\n", "\r\n").encode(), True),
        ((AD + "\n{\n" + AD) .encode() * 20, True),
        (b"\xef\xbb\xbf" + AD.encode() * 40, True),
        (AD.encode() * 20 + ENGLISH.encode().replace(b"C", b"\xff") + AD.encode() * 20, False),
        ((AD * 40).encode("gb18030"), False),
        ((AD * 40).encode("utf-16"), False),
        (AD.encode() * 20 + b"\0\n" + AD.encode() * 20, False),
    ],
    ids=["utf-8", "ascii first", "no last line end", "crlf", "broken lines", "mark", "bad byte", "gb18030", "utf-16", "nul"],
)  # fmt: skip
def test_a_file_is_cut_between_lines(
    data: bytes, cut: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the beginning tells how the rest is to be read, it is one piece."""
    monkeypatch.setattr(pieces, "SMALLEST", 500)
    path = tmp_path / "ads.jsonl"
    path.write_bytes(data)
    count, found = by_pieces(path)
    assert found == whole(path)
    assert (count > 1) is cut


@given(
    lines=st.lists(st.sampled_from([AD, ENGLISH, "\n", "{\n", AD.replace("。", "。" * 300)]), min_size=1),
    size=st.integers(1, 400),
)
def test_any_size_will_do(tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int) -> None:
    path = tmp_path_factory.mktemp("ads") / "ads.jsonl"
    path.write_text("".join([AD, *lines]), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "SMALLEST", size)
        assert by_pieces(path)[1] == whole(path)


def test_documents_share_a_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "PIECE_FILES", 3)
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text("Clerk wanted.")
    count, found = by_pieces(tmp_path)
    assert (count, found) == (3, whole(tmp_path))


def test_an_executor_that_sees_another_file(tmp_path: Path) -> None:
    path = tmp_path / "ads.jsonl"
    path.write_text(AD, "utf-8")
    (piece,) = pieces.pieces(sources(Asked((str(path),), ("text",))), CORES)
    path.write_text(AD * 2, "utf-8")
    with pytest.raises(NotTheFile, match="another size here than for the driver"):
        list(pieces.payloads(piece))

"""The audit's one writer: what the workers have made of the chunks, into the database."""

from __future__ import annotations

from jobscan.audit import schema
from jobscan.audit.chunk import Lost, Scanned
from jobscan.audit.rows import numbered, renumbered
from jobscan.audit.seen import Seen
from jobscan.audit.store import Store

_KNOWN = "SELECT given.text, texts.text FROM given JOIN texts USING (hash)"


class Writer:
    """Writes chunks in their order, so that the first ad with a text is the first of all.

    `seen` must know the texts of `db` and no others, but for those it has forgotten.
    """

    def __init__(self, db: Store, seen: Seen) -> None:
        self._db, self._seen = db, seen

    def commit(self, scanned: Scanned) -> None:
        """A chunk's rows and its mark, all or nothing. Workers that do not know of each other may have
        scanned the same text: the second one's is dropped."""
        texts = numbered(scanned)
        others = self._others(texts, scanned)
        scanned = renumbered(scanned, others)
        with self._db.transaction():
            self._db.append(schema.TEXTS, scanned.texts.drop_columns(["signature"]))
            self._db.append(schema.FINDINGS, scanned.findings)
            self._db.append(schema.ADS, scanned.ads.drop_columns(["hash"]))
            if scanned.texts.column("signature").null_count < scanned.texts.num_rows:
                self._db.append(schema.SIGNATURES, scanned.texts.select(["text", "signature"]))
            self._db.insert(schema.ERRORS, _errors(scanned.errors))
            mark = (
                scanned.chunk,
                scanned.source,
                scanned.first_row,
                scanned.ads.num_rows,
                len(scanned.errors),
            )
            self._db.insert(schema.CHUNKS, [mark])
        for number, hash in texts:
            if number not in others:
                self._seen.add(hash, number)

    def _others(self, texts: list[tuple[int, bytes]], scanned: Scanned) -> dict[int, int]:
        """The texts that are in the database already: their numbers in the chunk, and there."""
        there = {number: self._seen.number(hash) for number, hash in texts}
        found = {number: text for number, text in there.items() if text is not None}
        if self._seen.forgets:
            with self._db.arrow(_KNOWN, given=scanned.texts.select(["text", "hash"])) as rows:
                for batch in rows:
                    found.update(zip(*(column.to_pylist() for column in batch.columns), strict=True))
        return found


def _errors(lost: tuple[Lost, ...]) -> list[tuple[object, ...]]:
    """Rows of the table: which error of its record each one is, from 1."""
    seen: dict[tuple[int, int], int] = {}
    rows: list[tuple[object, ...]] = []
    for one in lost:
        place = one.source, one.row
        seen[place] = seen.get(place, 0) + 1
        rows.append((*place, seen[place], one.code, one.problem.zh, one.problem.en))
    return rows

"""Worker processes: chunks out, results back in the chunks' order, whatever becomes of a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType

from jobscan.audit import worker
from jobscan.audit.chunk import Chunk, Scanned

AHEAD = 2
"""Chunks that wait for each worker, so that none is ever idle."""


class Pool:
    """Scans chunks in `workers` processes that see the table of known texts at `seen`.

    spawn and not fork: DuckDB and Arrow have threads, which a forked process would not.
    """

    def __init__(self, setting: worker.Setting, workers: int, seen: str) -> None:
        self._setting, self._workers, self._seen = setting, workers, seen
        self._executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._workers, get_context("spawn"), worker.start, (self._setting, self._seen)
        )

    def scan(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Scanned]]:
        """Each chunk with its result, in their order. A worker that dies is replaced and its work done again."""
        waiting: deque[tuple[Chunk, Future[Scanned]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, self._executor.submit(worker.work, chunk)))
            if len(waiting) > self._workers * AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[tuple[Chunk, Future[Scanned]]]) -> tuple[Chunk, Scanned]:
        while True:
            chunk, future = waiting[0]
            try:
                result = future.result()
            except BrokenProcessPool:
                self._restart(waiting)
                continue
            waiting.popleft()
            return chunk, result

    def _restart(self, waiting: deque[tuple[Chunk, Future[Scanned]]]) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._started()
        again = [(c, f if _done(f) else self._executor.submit(worker.work, c)) for c, f in waiting]
        waiting.clear()
        waiting.extend(again)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _done(future: Future[Scanned]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None

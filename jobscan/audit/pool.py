"""Worker processes: chunks out, results back in the chunks' order, whatever becomes of a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context
from types import TracebackType

from jobscan.audit import rows, worker
from jobscan.audit.chunk import Chunk, Lost, Scanned, halves, lost
from jobscan.finding import Bilingual

AHEAD = 2
"""Chunks that wait for each worker, so that none is ever idle."""
_DEATHS = 2
"""How often a chunk may be under way when a worker dies before it is looked at by itself."""

_KILLED = Bilingual(
    zh="检查它的进程两次意外终止（可能是内存不足），没有检查；请单独检查这份广告。",
    en="was not checked: the process that scanned it died each time (out of memory?); check this ad by itself.",
)


class CannotWork(Exception):
    """No worker process can be started, or none stays alive without any work."""


@dataclass(slots=True)
class _Waiting:
    chunk: Chunk
    future: Future[Scanned]
    deaths: int = 0

    @property
    def is_done(self) -> bool:
        return self.future.done() and not self.future.cancelled() and self.future.exception() is None


class Pool:
    """Scans chunks in `workers` processes that see the table of known texts at `seen`.

    spawn and not fork: DuckDB and Arrow have threads, which a forked process would not.
    """

    def __init__(
        self,
        setting: worker.Setting,
        workers: int,
        seen: str,
        work: Callable[[Chunk], Scanned] = worker.work,
    ) -> None:
        self._setting, self._workers, self._seen = setting, workers, seen
        self._work = work
        self._executor = self._started(workers)

    def _started(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, get_context("spawn"), worker.start, (self._setting, self._seen))

    def scan(self, chunks: Iterable[Chunk]) -> Iterator[tuple[Chunk, Scanned]]:
        """Each chunk with its result, in their order. The work of a worker that dies is done again.

        A record that kills every worker is told as an error. Raises CannotWork.
        """
        waiting: deque[_Waiting] = deque()
        for chunk in chunks:
            waiting.append(self._submitted(chunk))
            if len(waiting) > self._workers * AHEAD:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _submitted(self, chunk: Chunk) -> _Waiting:
        try:
            return _Waiting(chunk, self._executor.submit(self._work, chunk))
        except BrokenProcessPool:  # seen here first: the next result says so again
            broken: Future[Scanned] = Future()
            broken.set_exception(BrokenProcessPool())
            return _Waiting(chunk, broken)

    def _next(self, waiting: deque[_Waiting]) -> tuple[Chunk, Scanned]:
        while True:
            first = waiting[0]
            try:
                result = first.future.result()
            except BrokenProcessPool:
                if first.deaths + 1 < _DEATHS:
                    self._restart(waiting)
                    continue
                result = self._by_itself(first.chunk)
            except Exception:  # a mistake of ours: it costs the record that shows it, and no other
                result = self._by_itself(first.chunk)
            waiting.popleft()
            return first.chunk, result

    def _restart(self, waiting: deque[_Waiting]) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._started(self._workers)
        for one in waiting:
            if not one.is_done:
                one.deaths += 1
                one.future = self._submitted(one.chunk).future

    def _by_itself(self, chunk: Chunk) -> Scanned:
        """The chunk in a process of its own; if that dies too, its halves, down to the record that kills."""
        with self._started(1) as alone:
            try:
                alone.submit(worker.ready).result()
            except BrokenProcessPool as error:
                raise CannotWork from error
            try:
                return alone.submit(self._work, chunk).result()
            except BrokenProcessPool:
                problem = _KILLED
            except Exception as error:
                problem = worker.failure(error)
        parts = halves(chunk.payload)
        if parts is None:
            source, row = chunk.payload.source.number, chunk.payload.row
            return rows.nothing(chunk, (*lost(chunk.payload), Lost(source, row, problem, "failed")))
        first, second = (self._by_itself(replace(chunk, payload=part)) for part in parts)
        return rows.joined(first, second)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

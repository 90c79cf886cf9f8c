"""The read stage on processes of this machine.

Each worker has a pipe and one page at a time, so that it is known what a worker that dies was reading: that page is a problem,
another worker takes its place, and the rest goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec

from twosource.records import Page, Problem, Report
from twosource.scale.loop import Read, read_one, unread

_FEW = 8
"""Pages that are read here before workers are started: starting one takes as long as reading several."""
_AHEAD = 16
"""Results for each worker that may wait for one that takes longer: memory stays bounded, and few workers idle."""


def cores() -> int:
    """How many processors this program may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def read_on_cores(pages: Iterator[Page], read: Read, workers: int) -> Iterator[Report | Problem]:
    """One result a page, in the order of the pages. ``read`` must be importable by its name. The first few pages, and all
    where there is one worker, are read in this process.
    """
    if workers == 1:
        yield from (read_one(read, page) for page in pages)
        return
    for page in islice(pages, _FEW):
        yield read_one(read, page)
    first = next(pages, None)
    if first is None:
        return
    crew = _Crew(read, workers)
    try:
        yield from crew.results(first, pages)
    finally:
        crew.dismiss()


class _Worker:
    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self.page: Page | None = None
        self.place = 0

    def give(self, place: int, page: Page) -> None:
        self.page, self.place = page, place
        with suppress(OSError):  # dead already: its pipe says so when it is listened to
            self.pipe.send_bytes(msgspec.msgpack.encode(page))


class _Crew:
    def __init__(self, read: Read, size: int) -> None:
        self._read = read
        self._size = size
        self._context = multiprocessing.get_context("spawn")  # a fork would copy locks that other threads hold
        self._workers: list[_Worker] = []

    def results(self, first: Page, pages: Iterator[Page]) -> Iterator[Report | Problem]:
        done: dict[int, Report | Problem] = {}
        given = told = 0
        waiting: Page | None = first
        while True:
            while waiting is not None and given - told < self._size * _AHEAD:
                idle = self._idle()
                if idle is None:
                    break
                idle.give(given, waiting)
                given += 1
                waiting = next(pages, None)
            if told == given:
                return
            for pipe in wait([w.pipe for w in self._workers if w.page is not None]):
                worker = next(w for w in self._workers if w.pipe is pipe)
                done[worker.place] = self._heard(worker)
            while told in done:
                yield done.pop(told)
                told += 1

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _idle(self) -> _Worker | None:
        """A worker without a page; a new one while the crew is not full."""
        for worker in self._workers:
            if worker.page is None:
                return worker
        if len(self._workers) == self._size:
            return None
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._read), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]

    def _heard(self, worker: _Worker) -> Report | Problem:
        page, worker.page = worker.page, None
        assert page is not None, "only workers with a page are listened to"
        try:
            kind, *content = worker.pipe.recv_bytes().partition(b"\0")
        except (EOFError, OSError):
            worker.process.join()
            code = worker.process.exitcode
            worker.pipe.close()
            self._workers.remove(worker)
            return unread(page, f"the process that read it was ended by {_ender(code)}")
        if kind == b"report":
            return msgspec.msgpack.decode(content[1], type=Report)
        return msgspec.msgpack.decode(content[1], type=Problem)


def _ender(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        return f"signal {name}" + (", as the system does when memory runs out" if name == "SIGKILL" else "")
    return f"itself with code {code}"


def _work(pipe: Connection, read: Read) -> None:
    """What a worker does: page in, report or problem out, until the pipe is closed, by the end of our parent at the latest."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # each worker has a core
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for our parent, who then closes the pipe
    with suppress(EOFError, OSError):
        while True:
            page = msgspec.msgpack.decode(pipe.recv_bytes(), type=Page)
            result: Any = read_one(read, page)
            kind = b"report" if isinstance(result, Report) else b"problem"
            pipe.send_bytes(kind + b"\0" + msgspec.msgpack.encode(result))

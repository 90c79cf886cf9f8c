"""The room's side of a worker: start it, ask it, stop it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable

import msgspec

from twosource.web.messages import HEAD, Answer, Done, Request, packed

SILENCE = 300.0
"""Seconds without a word after which a worker is taken to hang. The slowest page known takes some ten; comparing
dozens of long reports takes a minute or two."""

_DECODER = msgspec.msgpack.Decoder(Answer)


class WorkerLost(Exception):
    """The worker ended, or hung and was ended, in the middle of an answer."""


class Workshop:
    """One worker process, started when it is first asked and again after it was stopped. One request at a time, in the
    order asked. Cancelling a request ends the process: that is the one way to stop what it does.
    """

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def ask(self, request: Request, told: Callable[[Answer], None], silence: float = SILENCE) -> None:
        """Calls ``told`` with each answer as it comes and returns after the last. Raises WorkerLost."""
        async with self._turn:
            process = await self._started()
            done = False
            try:
                await _send(process, request)
                while not isinstance(answer := await asyncio.wait_for(_next(process), silence), Done):
                    told(answer)
                done = True
            except (EOFError, OSError, TimeoutError) as fault:
                raise WorkerLost("it took too long" if isinstance(fault, TimeoutError) else "it ended early") from None
            finally:
                if not done:
                    await self._end()

    async def warm(self) -> None:
        """Starts the worker before it is asked, so that the first answer comes sooner."""
        async with self._turn:
            await self._started()

    async def stop(self) -> None:
        await self._end()

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                # -P: the folder that the room was started in is never searched for modules, whatever was dropped there.
                *(sys.executable, "-P", "-c", "from twosource.web.worker import main; main()"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            process.kill()
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()


async def _send(process: asyncio.subprocess.Process, request: Request) -> None:
    assert process.stdin is not None
    process.stdin.write(packed(request))
    await process.stdin.drain()


async def _next(process: asyncio.subprocess.Process) -> Answer:
    assert process.stdout is not None
    head = await process.stdout.readexactly(HEAD)
    answer: Answer = _DECODER.decode(await process.stdout.readexactly(int.from_bytes(head, "big")))
    return answer

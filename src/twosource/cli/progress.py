"""How far a long run over many inputs is: a line on stderr with rate and time left."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

import click

from twosource.cli.output import SLOW
from twosource.records import Page, Problem

T = TypeVar("T")

_REDRAW = 0.2
"""Seconds between two states of the line in a terminal."""
_APART = (5.0, 60.0)
"""Seconds between two lines where stderr is no terminal (a log): at first, and at most; each gap is twice the one before."""


class Progress:
    """Counts the pages of inputs as they pass. What there is in all is told by the size of the files named, and how far one of them is by
    the place that it is read at.

    The time left is what is left of their bytes, at the rate at which bytes of new pages were read: what the archive holds already
    passes so quickly that it would tell nothing.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._sizes = dict(_sizes(paths))
        self._total = sum(self._sizes.values())
        self._began = self._shown = time.monotonic()
        self._gap = SLOW
        self._passed = 0
        self._known = 0
        self._new = 0
        self._done = 0
        self._bytes = 0
        self._behind = 0
        self._file: tuple[int, BinaryIO] | None = None
        self._new_bytes = 0
        self._last = 0
        self._told = False
        self._terminal = sys.stderr.isatty()

    def opened(self, path: str, source: BinaryIO) -> None:
        """To be told of each file as it is opened."""
        if self._file is not None:
            self._behind += self._file[0]
        self._file = self._sizes.get(os.path.abspath(path), 0), source

    def drawn(self, items: Iterable[Page | Problem]) -> Iterator[Page | Problem]:
        """The inputs as they come out of their files."""
        for item in items:
            self._passed += 1
            at = self._place()
            self._last, self._bytes = at - self._bytes, at
            if isinstance(item, Page):
                self._known += 1
            self._tell()
            yield item

    def fresh(self, items: Iterable[T]) -> Iterator[T]:
        """Those that are to be read."""
        for item in items:
            self._new += 1
            self._known -= 1
            self._new_bytes += self._last
            yield item

    def read(self, items: Iterable[T]) -> Iterator[T]:
        """Those that were read."""
        for item in items:
            self._done += 1
            self._tell()
            yield item

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._told and self._terminal:
            click.echo("\r\033[K", nl=False, err=True)

    def _place(self) -> int:
        """Bytes of what was named that lie behind us."""
        if self._file is None:
            return self._behind
        size, source = self._file
        try:
            return self._behind + min(source.tell(), size)
        except (OSError, ValueError):  # closed: all of it
            return self._behind + size

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._shown < (max(_REDRAW, SLOW if not self._told else 0) if self._terminal else self._gap):
            return
        self._gap = min(max(self._gap * 2, _APART[0]), _APART[1])
        self._shown, self._told = now, True
        rate = self._done / (now - self._began)
        known = f", {self._known:,} known" if self._known > 0 else ""
        line = f"reading: {self._done:,} read{known}, {rate:.1f} a second{self._left(now)}"
        click.echo(f"\r{line}\033[K" if self._terminal else f"twosource: {line}", nl=not self._terminal, err=True)

    def _left(self, now: float) -> str:
        done = self._new_bytes * self._done / self._new if self._new else 0.0
        ahead = self._total - self._bytes + (self._new_bytes - done)
        if done <= 0 or self._total <= 0 or self._bytes > self._total:
            return ""
        seconds = ahead / (done / (now - self._began))
        return f", about {_duration(seconds)} left"


def _duration(seconds: float) -> str:
    """In the words of people.

    >>> _duration(42), _duration(600), _duration(9000)
    ('40 s', '10 min', '2 h 30 min')
    """
    if seconds < 90:
        return f"{max(10 * round(seconds / 10), 5)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"


def _sizes(paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The files that were named, directly or in a folder, and their size."""
    for path in paths:
        if path == "-" or path.lower().startswith(("http://", "https://")):
            continue
        if os.path.isdir(path):
            for folder, _, names in os.walk(path):
                yield from _sized(os.path.join(folder, name) for name in names if not name.startswith("."))
        else:
            yield from _sized([path])


def _sized(files: Iterable[str]) -> Iterator[tuple[str, int]]:
    for file in files:
        try:
            yield os.path.abspath(file), os.path.getsize(file)
        except (OSError, ValueError):
            continue

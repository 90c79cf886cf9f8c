"""A count on stderr for work over a second whose end is not known."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from twosource.cli.output import SLOW

_REDRAW = 0.2


@contextmanager
def counted(doing: str) -> Iterator[Callable[[int], None]]:
    """Gives a function that is told how many more are done. Nothing is shown in the first second, nor where stderr is no
    terminal.
    """
    began = shown = time.monotonic()
    done = 0

    def told(more: int) -> None:
        nonlocal done, shown
        done += more
        now = time.monotonic()
        if now - began > SLOW and now - shown > _REDRAW and sys.stderr.isatty():
            click.echo(f"\r{doing}: {done:,} reports, {done / (now - began):,.0f} a second\033[K", nl=False, err=True)
            shown = now

    try:
        yield told
    finally:
        if shown != began:
            click.echo("\r\033[K", nl=False, err=True)

"""What commands share: where output goes, and how problems and progress are told."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from twosource.errors import OutputRefused
from twosource.records import Problem

T = TypeVar("T")

SLOW = 1.0
"""Seconds after which a command says what it is doing."""


def one_line(message: str) -> str:
    """Line breaks and control characters shown, so that one fault is one line whatever a file is called."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in message)


def write(path: str, text: str) -> None:
    """Writes UTF-8, or raises OutputRefused. A half-written file is not left behind."""
    target = Path(path)
    try:
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputRefused(path, error.strerror or str(error)) from None


def tell(problem: Problem) -> None:
    """A problem as one line on stderr."""
    click.echo(f"twosource: {one_line(problem.message)} [{problem.code}]", err=True)


def with_progress(items: Iterable[T], doing: str) -> Iterator[T]:
    """The items as they come; once they take over a second, a count on stderr, where that is a terminal."""
    began = shown = time.monotonic()
    for n, item in enumerate(items, 1):
        now = time.monotonic()
        if now - began > SLOW and now - shown > 0.2 and sys.stderr.isatty():
            click.echo(f"\r{doing} {n}, {n / (now - began):.0f} a second", nl=False, err=True)
            shown = now
        yield item
    if shown != began:
        click.echo("\r\033[K", nl=False, err=True)

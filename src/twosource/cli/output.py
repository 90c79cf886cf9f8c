"""What commands share: where output goes, and how problems and progress are told."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
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
    """Writes UTF-8, or raises OutputRefused. Line ends stay as they are."""
    place(path, lambda part: Path(part).write_text(text, encoding="utf-8", newline=""))


def place(path: str, fill: Callable[[str], object]) -> None:
    """A file at ``path`` that ``fill`` writes, or OutputRefused. It is put in place once it is whole: what stood there
    before stays until then, and nothing half-written is left behind.
    """
    target = Path(os.path.realpath(path))  # a link stays one
    if target.is_dir():
        raise OutputRefused(path, "it is a folder")
    part = target.with_name(f".twosource-{secrets.token_hex(8)}.part")
    try:
        fill(str(part))
        part.replace(target)
    except OSError as error:
        raise OutputRefused(path, error.strerror or str(error)) from None
    except OutputRefused as error:  # it names the part, which nobody knows
        raise OutputRefused(path, error.reason) from None
    finally:
        with suppress(OSError):  # in place by now, or never begun
            part.unlink()


def width() -> int:
    """Columns for what is read in a terminal: as wide as it is, within what is easy to read."""
    return max(40, min(110, shutil.get_terminal_size((100, 24)).columns))


def spare(path: str, inputs: Iterable[str]) -> None:
    """Raises OutputRefused where ``path`` is one of the inputs: it would be written over."""
    for name in inputs:
        with suppress(OSError, ValueError):  # the output is new, or the input no file (``-``, a line of JSON Lines)
            if Path(path).is_file() and Path(path).samefile(name):
                raise OutputRefused(path, "it is one of the inputs")


def tell(problem: Problem, path: str | None = None) -> None:
    """A problem as one line on stderr. ``path``: the input that it is about, where the message may not name it."""
    path = path or problem.path
    message = problem.message if not path or path in problem.message else f"{path}: {problem.message}"
    click.echo(f"twosource: {one_line(message)} [{problem.code}]", err=True)


def met(asked: Iterable[str], found: Collection[str]) -> int:
    """The exit code of ``--fail-on``: 1 where something asked for is among what was found, and a line that says so."""
    both = [name for name in dict.fromkeys(asked) if name in found]
    if both:
        click.echo(f"twosource: found what --fail-on names: {', '.join(both)}", err=True)
    return 1 if both else 0


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

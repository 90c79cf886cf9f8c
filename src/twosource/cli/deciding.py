"""``--decisions``: a file of decisions read, and what became of them told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from twosource.cli.output import one_line
from twosource.errors import InputError, InputMissing, InputTooLarge

if TYPE_CHECKING:
    from twosource.records import Problem
    from twosource.report import Decision, Settled

_TOLD = 10
"""Decisions without their finding that are told one by one; the rest is counted. The page and the JSON list all."""


def decisions_in(path: str, max_bytes: int, damaged: list[Problem]) -> tuple[Decision, ...]:
    """The decisions of a file; its damaged lines go into ``damaged``. Raises InputError where it cannot be read at all."""
    from twosource.report import read_decisions

    try:
        with Path(path).open("rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError:
        raise InputMissing(path) from None
    except OSError as error:
        raise InputError(path, f"{(error.strerror or str(error)).lower()}; name a file of decisions") from None
    if len(content) > max_bytes:
        raise InputTooLarge(path, Path(path).stat().st_size, max_bytes)
    decisions, problems = read_decisions(content, path)
    damaged += problems
    return decisions


def tell_vanished(settled: Settled) -> None:
    """A line on stderr for each decision whose finding is not in this comparison."""
    for decision in settled.vanished[:_TOLD]:
        what = f"{decision.id} ({decision.finding})" if decision.finding else decision.id
        said = f"decision on a finding that is not in this comparison, not applied: {what}"
        click.echo(f"twosource: {one_line(said)[:300]}", err=True)
    more = len(settled.vanished) - _TOLD
    if more > 0:
        click.echo(f"twosource: and {more} more decisions on findings that are not in this comparison", err=True)


def summary(settled: Settled) -> str:
    """What was applied, on one line.

    >>> from twosource.report import Settled
    >>> summary(Settled(held=(), vanished=()))
    'Decisions: none in this file'
    """
    counts = {
        "confirmed": sum(d.decision == "confirmed" for d in settled.held),
        "rejected": sum(d.decision == "rejected" for d in settled.held),
        "with a note": sum(bool(d.note) for d in settled.held),
        "not in this comparison": len(settled.vanished),
    }
    told = ", ".join(f"{n} {what}" for what, n in counts.items() if n)
    return f"Decisions: {told or 'none in this file'}"

"""What the room and its worker say to each other: requests, answers, and how they go over a stream."""

from __future__ import annotations

import msgspec

from twosource.records import Comparison, Problem, Report
from twosource.stories import StoryInput

HEAD = 8
"""Bytes that tell the length of the message behind them, the highest first."""


class Read(msgspec.Struct, tag=True, frozen=True, kw_only=True):
    """Read a file. It lies at ``path``, or is ``raw``, or is fetched from ``path`` where ``fetch`` says so."""

    name: str
    path: str | None
    raw: bytes | None
    fetch: bool = False
    private: bool = False
    max_bytes: int
    most: int
    """Reports to read of a file that holds many."""


class Group(msgspec.Struct, tag=True, frozen=True, kw_only=True):
    """Which of these tell one event?"""

    reports: tuple[StoryInput, ...]


class Compare(msgspec.Struct, tag=True, frozen=True, kw_only=True):
    reports: tuple[Report, ...]
    same_event: bool


class Found(msgspec.Struct, tag=True, frozen=True):
    """A report that was read."""

    report: Report


class Unread(msgspec.Struct, tag=True, frozen=True):
    """A page that could not be read."""

    problem: Problem


class Grouped(msgspec.Struct, tag=True, frozen=True):
    """Indexes into the reports handed over: a tuple a story."""

    stories: tuple[tuple[int, ...], ...]


class Compared(msgspec.Struct, tag=True, frozen=True):
    comparison: Comparison


class Declined(msgspec.Struct, tag=True, frozen=True):
    """What was asked cannot be done: the slug and the message of the error that says why."""

    slug: str
    message: str


class Done(msgspec.Struct, tag=True, frozen=True):
    """The end of the answer."""


Request = Read | Group | Compare
Answer = Found | Unread | Grouped | Compared | Declined | Done


def packed(message: Request | Answer) -> bytes:
    """A message as it goes over a stream."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEAD, "big") + body

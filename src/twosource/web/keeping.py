"""Decisions on findings, kept in a file beside the input: a line each, added at the end, never written over."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from threading import Lock

import msgspec

from twosource.records import Problem
from twosource.report.decisions import Decision, decision_lines, read_decisions

MOST = 50_000_000
"""Bytes of a file of decisions that are read; some 200,000 decisions."""


class NotKept(Exception):
    """A decision that could not be saved; the message says why and what to do."""


class Keeping:
    """The decisions of a room; in memory where there is no place for a file. Safe to use from several threads."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._held: tuple[Decision, ...] = ()
        self._lock = Lock()

    def all(self) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
        """Every decision in the order made, read anew from the file, and what is wrong with its lines."""
        if self.path is None:
            return self._held, ()
        try:
            with open(self.path, "rb") as source:
                content = source.read(MOST + 1)
        except FileNotFoundError:
            return (), ()
        except OSError as fault:
            return (), (self._problem(f"could not be read ({(fault.strerror or str(fault)).lower()})"),)
        if len(content) > MOST:
            return (), (self._problem(f"has more than {MOST // 1_000_000} MB and was not read; move it away"),)
        return read_decisions(content, self.path)

    def add(self, decisions: tuple[Decision, ...]) -> None:
        """Adds ``decisions`` with the present time where they tell none. Raises NotKept; then none of them is added."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        dated = tuple(msgspec.structs.replace(d, at=d.at or now) for d in decisions)
        with self._lock:
            if self.path is None:
                self._held += dated
                return
            self._check()
            try:
                _append(self.path, decision_lines(dated).encode())
            except OSError as fault:
                reason = (fault.strerror or str(fault)).lower()
                raise NotKept(
                    f"{self.path} could not be written ({reason}); make room or check that you may write there"
                ) from None

    def _check(self) -> None:
        """Raises NotKept where the file of that name is somebody else's: a link that leads away, or other content."""
        assert self.path is not None
        decisions, problems = self.all()
        if os.path.islink(self.path) or (problems and not decisions):
            raise NotKept(f"{self.path} is no file of decisions; move it away, so that one can be made there")

    def _problem(self, what: str) -> Problem:
        return Problem(code="decision-damaged", message=f"{self.path}: {what}", path=self.path)


def _append(path: str, lines: bytes) -> None:
    """Adds ``lines`` in one write, on a line of their own. A line that a full disk cut short is taken back."""
    with open(path, "a+b", buffering=0) as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
            if file.read(1) != b"\n":
                lines = b"\n" + lines
        written = file.write(lines)
        if written != len(lines):
            file.truncate(end)
            raise OSError(28, "No space left on device")
        os.fsync(file.fileno())

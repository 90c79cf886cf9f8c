"""How what a pattern matches may begin, read off the pattern: most lines begin otherwise and need no closer look.

The rules for notices and for furniture are long lists of phrases in many languages. Nearly no line of a page is one of
them, and its first letters tell that in one look-up, where trying every pattern costs more than all else about a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

_SIZE = 8
"""Characters of an opening: more tell hardly more."""
_KEY = 2
"""Characters that openings are sorted by."""
_MANY = 4_000
"""Openings of one pattern beyond which they are cut where they stand."""
_RANGE = 64
"""Characters of the largest range that is spelt out."""


class Openings:
    """A set of beginnings. Where an empty one is among them, every line has one."""

    def __init__(self, openings: Iterable[str], *, skipped: str = "") -> None:
        """``skipped``: characters that may stand before them."""
        self._skipped = skipped
        found: dict[str, list[str]] = {}
        for opening in openings:
            found.setdefault(opening[:_KEY], []).append(opening)
        self._short = tuple(key for key in found if len(key) < _KEY)
        self._by_key = {key: tuple(openings) for key, openings in found.items()}

    def may_begin(self, line: str) -> bool:
        """False where ``line`` begins with none of them."""
        start = (line.lstrip(self._skipped) if self._skipped else line)[:_SIZE].lower()
        if not (start.isascii() and start.isprintable()):
            start = "".join(map(_plain, start))
        return start.startswith((*self._by_key.get(start[:_KEY], ()), *self._short))


def _plain(c: str) -> str:
    """One space for all kinds of it, and the digits of all scripts as 0 to 9."""
    return " " if c.isspace() else str(int(c)) if c.isdecimal() else c


def openings_of(pattern: str, flags: int = 0) -> frozenset[str]:
    """In small letters, how everything begins that a regular expression matches at a line's start; an empty one among
    them where that may be anything. Costs as much as half of compiling it.
    """
    done, going = _of(import_module("re._parser").parse(pattern, flags), {""})
    return frozenset(done | going)


_Ways = tuple[set[str], set[str]]
"""Openings that are told as far as they can be, and those that further steps go on with."""


def _of(steps: Iterable[tuple[Any, Any]], before: set[str]) -> _Ways:
    done: set[str] = set()
    for step, what in steps:
        ways = _ways(str(step), what)
        if ways is None or sum(map(len, ways)) * len(before) > _MANY:
            return done | before, set()
        done |= _joined(before, ways[0])
        before = _joined(before, ways[1])
        done |= {opening for opening in before if len(opening) == _SIZE}
        before -= done
        if not before:
            break
    return done, before


def _joined(before: Iterable[str], behind: Sequence[str] | set[str]) -> set[str]:
    return {(a + b)[:_SIZE] for a in before for b in behind}


def _ways(step: str, what: Any) -> _Ways | None:
    """How one step of a pattern may read; None where anything may stand."""
    if step in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), {""}
    if step == "LITERAL":
        return set(), {chr(what).lower()}
    if step == "IN":
        return _one_of(what)
    if step == "SUBPATTERN":
        return _of(what[3], {""})
    if step == "BRANCH":
        branches = [_of(branch, {""}) for branch in what[1]]
        return set().union(*(done for done, _ in branches)), set().union(*(going for _, going in branches))
    if step in ("MAX_REPEAT", "MIN_REPEAT"):
        return _repeated(*what)
    return None


def _repeated(least: int, most: int, inner: Iterable[tuple[Any, Any]]) -> _Ways:
    """Once goes on, and twice is told no further."""
    done, going = _of(inner, {""})
    if most > 1:
        done = done | _joined(going, done | going)
    return done, going if least else going | {""}


def _one_of(members: Iterable[tuple[Any, Any]]) -> _Ways | None:
    letters: set[str] = set()
    for kind, what in members:
        if str(kind) == "LITERAL":
            letters.add(chr(what).lower())
        elif str(kind) == "RANGE" and what[1] - what[0] < _RANGE:
            letters |= {chr(point).lower() for point in range(what[0], what[1] + 1)}
        elif str(what) == "CATEGORY_SPACE":
            letters.add(" ")
        elif str(what) == "CATEGORY_DIGIT":
            letters |= set("0123456789")
        else:
            return None
    return set(), letters

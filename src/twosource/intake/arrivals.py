"""A folder looked at again and again -> the files that are new and whole."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from twosource.errors import InputEmpty, InputError
from twosource.intake.folders import files_in

SETTLED = 2.0
"""Seconds for which a file must have stayed as it is: browsers and mail programs write the pieces of a page at shorter
intervals."""
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".swp", ".filepart", "~")
"""Endings of files that a program is still writing."""

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""


class Arrivals:
    """Finds new files in folders. ``taken``: path to the stamp of what was taken there; it is added to, so that the same file is
    given once, and again only when it has changed.
    """

    def __init__(self, taken: dict[str, Stamp], *, now: Callable[[], float] = time.time) -> None:
        self._taken = taken
        self._now = now
        self._seen: dict[str, Stamp] = {}
        self.waiting = False
        """Whether the last look left files that may still be being written."""

    def look(self, folder: str) -> Iterator[str | InputError]:
        """The files that are new or changed since they were taken, sorted by path, and an error for what may not be listed. A
        file that changed within SETTLED seconds, or is empty, waits for a later look.
        """
        self.waiting = False
        for item in files_in(folder):
            if isinstance(item, InputError):
                if not isinstance(item, InputEmpty):
                    yield item
                continue
            stamp = _stamp(item)
            if stamp is None or item.lower().endswith(_UNFINISHED) or self._taken.get(item) == stamp:
                continue
            if not self._whole(item, stamp):
                self.waiting = True
                continue
            self._seen.pop(item, None)
            yield item
            self._taken[item] = stamp

    def _whole(self, path: str, stamp: Stamp) -> bool:
        """Whether a file has words and has stayed as it is. A clock that is wrong (a time to come, on a shared disk) does not hold
        a file for ever: seen twice alike will do.
        """
        before, self._seen[path] = self._seen.get(path), stamp
        if not stamp[0]:
            return False
        age = self._now() - stamp[1] / 1e9
        return age >= SETTLED or (age < 0 and before == stamp)


def _stamp(path: str) -> Stamp | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns

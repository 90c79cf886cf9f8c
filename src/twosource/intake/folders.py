"""A folder -> the files in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath

from twosource.errors import InputEmpty, InputError
from twosource.intake.limits import refused

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def files_in(folder: str) -> Iterator[str | InputError]:
    """The files of ``folder`` and of the folders in it, sorted by path; hidden ones are passed over, and so is the
    ``X_files`` folder that a browser saves beside ``X.html``. A folder without any file gives an InputEmpty; one
    that may not be listed gives an InputError in its place.
    """
    found = False
    for item in _walk(folder):
        found = True
        yield item
    if not found:
        yield InputEmpty(folder, "the folder")


def _walk(folder: str) -> Iterator[str | InputError]:
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        if not os.path.isdir(here) or (here != folder and os.path.islink(here)):
            yield here
            continue
        try:
            names = sorted(os.listdir(here))
        except OSError as fault:
            yield refused(here, fault)
            continue
        pages = {PurePath(name).stem for name in names if name.lower().endswith(_PAGE_ENDINGS)}
        for name in reversed(names):
            path = os.path.join(here, name)
            if name.startswith(".") or (name.removesuffix("_files") in pages and os.path.isdir(path)):
                continue
            if os.path.islink(path) and os.path.isdir(path):
                continue  # a link to a folder may lead in a circle
            if os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):
                continue  # a pipe, a socket, a device: reading it may never end
            waiting.append(path)

"""How much is read, and reading no more than that."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from twosource.errors import InputEmpty, InputError, InputMissing, InputTooLarge

MAX_BYTES = 20_000_000
"""Largest page that is read, in bytes. The largest of 344 saved news pages has 2.5 MB; a layout of 20 MB takes some
seconds and stays under 2 GB of memory."""


def bounded(path: str, source: BinaryIO, max_bytes: int) -> bytes:
    """All of ``source``, or InputTooLarge as soon as it goes over the limit."""
    raw = source.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise InputTooLarge(path, len(raw), max_bytes)
    return raw


def file_bytes(path: str, max_bytes: int) -> bytes:
    """The bytes of a file. Its size is looked at before anything is read; what has no size (a pipe) is read up to
    the limit. Raises an InputError that says why it could not be read.
    """
    try:
        state = os.stat(path)
        if stat.S_ISREG(state.st_mode):
            if state.st_size > max_bytes:
                raise InputTooLarge(path, state.st_size, max_bytes)
            if state.st_size == 0:
                raise InputEmpty(path)
        with Path(path).open("rb") as source:
            return bounded(path, source, max_bytes)
    except (OSError, ValueError) as fault:
        raise refused(path, fault) from None


def refused(path: str, fault: OSError | ValueError) -> InputError:
    """The error that says why the system would not hand over ``path``."""
    if isinstance(fault, (FileNotFoundError, NotADirectoryError, ValueError)):
        return InputMissing(path)  # ValueError: a name that no file can have (a NUL inside)
    reason = (fault.strerror or type(fault).__name__).lower()
    return InputError(path, f"could not be read ({reason}); check that you may read it")

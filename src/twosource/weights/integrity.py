"""The files of the trained reader, read whole and checked against the hashes written when they were made."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from twosource.errors import WeightsDamaged

FOLDER: Traversable = files("twosource.weights").joinpath("data")
HASHES = "reader.sha256"


def shipped(name: str) -> bytes:
    """The bytes of the file ``name``. Raises WeightsDamaged where it is missing or is not the one that was made."""
    try:
        data = FOLDER.joinpath(name).read_bytes()
        lines = FOLDER.joinpath(HASHES).read_text("ascii").splitlines()
    except OSError as error:
        raise WeightsDamaged(name, "cannot be read") from error
    wanted = {file: digest for digest, file in (line.split() for line in lines)}
    if hashlib.sha256(data).hexdigest() != wanted.get(name):
        raise WeightsDamaged(name, "is not the file that was shipped")
    return data

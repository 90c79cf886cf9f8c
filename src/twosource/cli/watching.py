"""What ``twosource watch`` remembers between two runs, in a file beside the archive.

Losing it costs requests and reading, and nothing else: the archive itself knows what it holds.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from twosource.cli.output import write
from twosource.intake.arrivals import Stamp
from twosource.intake.polling import Feed

_ENDING = ".watch.json"


class Watched(msgspec.Struct):
    format: str = "twosource.watch/1"
    files: dict[str, Stamp] = msgspec.field(default_factory=dict)
    feeds: dict[str, Feed] = msgspec.field(default_factory=dict)


def remembered(db: str) -> Watched:
    """What an earlier run on this archive left; nothing where there is no such file, or it is not one of ours."""
    try:
        raw = Path(db + _ENDING).read_bytes()
        return msgspec.json.decode(raw, type=Watched)
    except (OSError, msgspec.DecodeError):
        return Watched()


def remember(db: str, state: Watched) -> None:
    write(db + _ENDING, msgspec.json.format(msgspec.json.encode(state)).decode() + "\n")


def is_own(path: str, db: str) -> bool:
    """Whether a file in a watched folder is the archive, or one of those that stand beside it."""
    own = Path(db).resolve()
    file = Path(path).resolve()
    return file.parent == own.parent and file.name.startswith(own.name)

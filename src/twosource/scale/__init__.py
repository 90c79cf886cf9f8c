"""The read stage over many pages, on one core or all of this machine, or on a distributed engine."""

from twosource.scale.loop import Read
from twosource.scale.reading import read_all

__all__ = ["Read", "cores", "read_all"]


def cores() -> int:
    """How many processors this program may use."""
    from twosource.scale.workers import cores as counted

    return counted()

"""The read stage over many pages, on one machine or on a distributed engine."""

from twosource.scale.reading import Read, read_all

__all__ = ["Read", "read_all"]

"""The reports that share most words with the passages of a draft: what it is held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from twosource.check import Needle
from twosource.records import Report
from twosource.store.connection import faults
from twosource.store.reading import numbered

if TYPE_CHECKING:
    from twosource.store.archive import Archive


def nearest(archive: Archive, needles: Iterable[Needle], limit: int) -> tuple[Report, ...]:
    """For each needle at most ``limit`` reports that have its words in a row, and as many that have most of its telling words
    (BM25); each report once, in order of arrival. Cost: two full-text queries a needle.
    """
    numbers: set[int] = set()
    with faults(archive.path):
        for query in dict.fromkeys(q for needle in needles for q in _queries(needle)):
            rows = archive.connection.execute(
                "SELECT rowid FROM reports_fts WHERE reports_fts MATCH ? ORDER BY rank LIMIT ?", (query, limit)
            )
            numbers.update(n for (n,) in rows)
        found = numbered(archive.connection, sorted(numbers))
    return tuple(found[n] for n in sorted(found))


def _queries(needle: Needle) -> Iterator[str]:
    """Every word is quoted and holds letters and digits only, so that no sign has a meaning in a query."""
    if needle.row:
        yield f'"{" ".join(needle.row)}"'
    if needle.telling:
        yield " OR ".join(f'"{word}"' for word in needle.telling)

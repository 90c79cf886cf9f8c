"""Which speakers and outlets of the archive a name can be that of."""

from __future__ import annotations

import sqlite3

from twosource.matter import SAME_NAME, handles, same_name
from twosource.matter.folding import folded
from twosource.matter.honorifics import titles_before


def outlets_like(connection: sqlite3.Connection, name: str) -> list[str]:
    """The outlets that have the words of ``name`` in theirs, in any case."""
    wanted = folded(name)
    rows = connection.execute("SELECT DISTINCT outlet FROM reports WHERE outlet IS NOT NULL").fetchall()
    return [outlet for (outlet,) in rows if f" {wanted} " in f" {folded(outlet)} "]


def speakers_like(connection: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """The speakers whose name can be that of ``name``: number and name. A few of many are asked, by their handles."""
    asked = handles(name)
    rows = connection.execute(
        "SELECT DISTINCT number, name FROM speaker_handles JOIN speakers ON number = speaker "  # noqa: S608 (marks only)
        f"WHERE handle IN ({', '.join('?' * len(asked))}) ORDER BY number",
        asked,
    ).fetchall()
    plain = folded(name)
    return [
        (number, other)
        for number, other in rows
        if other and (folded(other) == plain or (same_name(name, other) >= SAME_NAME and _more(other) == _more(name)))
    ]


_PARTICLES = frozenset("al bin da de del della den der di do dos du el ibn la le of the van von y".split())


def _more(name: str) -> frozenset[str]:
    """The words that say something beside a name: of "an aide of Ada Brill" *an*, *aide*; none of a name typed in small letters."""
    words = [w for w in name.split() if any(map(str.isalnum, w))]
    if not any(w[0].isupper() for w in words):
        return frozenset()
    named = words[titles_before(words).words :]
    return frozenset(folded(w) for w in named if not w[0].isupper()) - _PARTICLES

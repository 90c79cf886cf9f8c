"""One report into the tables."""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from twosource.records import Page, Report
from twosource.spans import Span
from twosource.store.meaning import vectors_of

_QUICK = 1
"""Level of zlib: a report's record shrinks to a sixth, in half a millisecond."""
_PART = re.compile(r"^(.*?)(?:#[^/#]*|:\d+)$", re.DOTALL)
"""The path of a page that is one of many in a file: ``crawl.warc.gz#12``, ``feed.jsonl:3``."""


class Kept(NamedTuple):
    """What became of a report: its number, whether it is new, and whether it is a new version of a page held before."""

    number: int
    new: bool
    version: bool = False


def packed(report: Report) -> bytes:
    """The record of a report as it is kept: without its text, which stands in a table of its own."""
    return zlib.compress(msgspec.json.encode(msgspec.structs.replace(report, text="")), _QUICK)


def unpacked(record: bytes, text: str) -> Report:
    """The report of :func:`packed`, with its text."""
    return msgspec.structs.replace(msgspec.json.decode(zlib.decompress(record), type=Report), text=text)


def insert_report(
    connection: sqlite3.Connection, report: Report, page: Page | None = None, run: int | None = None
) -> Kept:
    """Puts ``report`` into every table, unless it is there. Call it inside a transaction.

    ``page`` is what it was read from, where that is known: it tells of which page this is a version.
    """
    known = connection.execute(
        "SELECT number FROM reports WHERE sha256 = ? AND id = ?", (report.sha256, report.id)
    ).fetchone()
    if known:
        return Kept(int(known[0]), new=False)
    address = address_of(report, page)
    earlier = (
        address
        and connection.execute(
            "SELECT max(number) FROM reports WHERE address = ? AND sha256 != ?", (address, report.sha256)
        ).fetchone()[0]
    )
    connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (report.sha256, report.text))
    number = connection.execute(
        "INSERT INTO reports (title, outlet, published, language, path, url, earlier, address, sha256, id, run, article, "
        "record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report.title.text if report.title else None,
            report.outlet,
            report.published.date if report.published else None,
            report.language,
            report.path,
            report.url,
            earlier or None,
            address,
            report.sha256,
            report.id,
            run,
            joined(report, article_spans(report)),
            packed(report),
        ),
    ).lastrowid
    assert number is not None, "an insert has a row"
    insert_contents(connection, report, number)
    return Kept(number, new=True, version=bool(earlier))


def insert_contents(connection: sqlite3.Connection, report: Report, number: int) -> None:
    """All that hangs on a report whose row is there."""
    connection.executemany(
        "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)",
        [(number, i, x.span.start, x.span.end, x.role, x.article) for i, x in enumerate(report.lines)],
    )
    statements = _insert_statements(connection, report, number)
    connection.executemany(
        "INSERT OR IGNORE INTO figures (report, words, counted, low, high, hedge, unit, per, kind, statement, start, "
        '"end", id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
            (
                number, report.words(f.span), f.counted, f.low, f.high, f.hedge, f.unit, f.per, f.kind,
                statements.get(f.claimed_by or ""), f.span.start, f.span.end, f.id,
            )
            for f in report.figures
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT OR IGNORE INTO names (report, name, kind, mentions, id) VALUES (?, ?, ?, ?, ?)",
        [(number, n.name, n.kind, msgspec.json.encode(n.mentions).decode(), n.id) for n in report.names],
    )
    names = dict(connection.execute("SELECT id, number FROM names WHERE report = ?", (number,)).fetchall())
    connection.executemany(
        "INSERT INTO labels VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, i, names.get(x.referent), report.words(x.span), x.voice, x.span.start, x.span.end)
            for i, x in enumerate(report.labels)
        ],
    )
    connection.executemany(
        "INSERT INTO responses VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, i, r.state, r.silence, r.by, statements.get(r.target or ""), r.span.start, r.span.end)
            for i, r in enumerate(report.responses)
        ],
    )


def article_spans(report: Report) -> tuple[Span, ...]:
    """The lines of the report itself; all of the text where none is marked."""
    lines = tuple(line.span for line in report.lines if line.article)
    return lines or (Span(0, len(report.text)),)


def joined(report: Report, spans: Sequence[Span]) -> str:
    """The words at ``spans``, pieces joined by line feeds: what is searched. ``finding.placed`` leads back."""
    return "\n".join(report.text[s.start : s.end] for s in spans)


def address_of(report: Report, page: Page | None) -> str | None:
    """What two versions of one page have in common: the URL; else the id that its file gives it, with the file; else the
    file, where it holds that page alone. None where nothing would tell.
    """
    if report.url:
        return report.url.partition("#")[0]
    if page is None or page.path == "-":
        return None
    part = _PART.match(page.path)
    if part is None:
        return os.path.abspath(page.path)
    return f"{os.path.abspath(part[1])}#{page.given_id}" if page.given_id else None


def _insert_statements(connection: sqlite3.Connection, report: Report, number: int) -> dict[str, int]:
    """The numbers of the statements by their ids."""
    told = list({s.id: s for s in reversed(report.statements)}.values())[::-1]  # one a id, the first
    if not told:
        return {}
    first = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM statements").fetchone()[0]
    contents = [joined(report, s.content) for s in told]
    speakers = {name: _speaker(connection, name) for name in dict.fromkeys(s.speaker.name for s in told)}
    connection.executemany(
        "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                first + i, number, speakers[s.speaker.name], contents[i], s.speaker.kind, s.form, s.stance, s.confidence,
                s.damaged, s.id,
            )
            for i, s in enumerate(told)
        ],
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO spans VALUES (?, ?, ?, ?, ?)",
        [
            (first + i, role, piece, span.start, span.end)
            for i, s in enumerate(told)
            for role, spans in (
                ("source", s.source), ("cue", s.cue), ("content", s.content), ("addressee", s.addressee),
            )
            for piece, span in enumerate(spans)
        ],
    )  # fmt: skip
    connection.execute("INSERT INTO meanings VALUES (?, ?, ?)", (number, first, vectors_of(contents)))
    return {s.id: first + i for i, s in enumerate(told)}


def _speaker(connection: sqlite3.Connection, name: str) -> int:
    known = connection.execute("SELECT number FROM speakers WHERE name = ?", (name,)).fetchone()
    if known:
        return int(known[0])
    from twosource.matter import handles  # a third of a second that those who only ask are spared

    number = connection.execute("INSERT INTO speakers (name) VALUES (?)", (name,)).lastrowid
    assert number is not None, "an insert has a row"
    connection.executemany("INSERT INTO speaker_handles VALUES (?, ?)", [(handle, number) for handle in handles(name)])
    return number

"""Words of a person into places of the archive: those that hold the words, and those that are near in meaning."""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Sequence

import msgspec

from twosource.records import Record
from twosource.spans import Span
from twosource.store.answers import Hit
from twosource.store.meaning import nearest, rarity
from twosource.stories.terms import FUNCTION_WORDS
from twosource.weights import available, forms_with, stem, vectors
from twosource.words import sentences

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_LETTERS = re.compile(r"[^\W_]+")

BY_WORD = 0.5
"""What the statement that shares most words with what is looked for gains over one that shares none, on the scale of the
cosine. On paraphrases of news sentences (bench/quality/finding.py) 0.3 to 1 do nearly as well."""
_TELLING = 12
"""Words of a question that are looked up; the rarest ones, where it has more."""
_CANDIDATES = 300
MANY = 3_000
"""Places that are weighed at most in each of the two search tables."""
_WEIGHED = 40
"""Candidates that the encoder reads, at about 1.7 ms each, and so the most that are found by meaning. 60 gained nothing over it."""
_NEAR, _NEAR_UNREAD = 0.6, 0.4
"""Cosine with the words' vector plus that with the encoder's from which a statement is shown as near in meaning; the second one for the
words' vector alone, where the encoder cannot be run. Of paraphrases all have more, of those without a common word three in four; half of
what is nearest to words about nothing in the archive has less."""


class Filters(Record, frozen=True, kw_only=True):
    """What a place must be besides. ``since`` and ``until`` are ISO days, months or years, both inclusive; reports without a day
    are then left out.
    """

    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    def any(self) -> bool:
        return any((self.speaker, self.outlet, self.since, self.until))


def query(words: str) -> str:
    """The FTS5 query for words that must all occur; words in double quotation marks must stand together.

    Every term is quoted and holds letters and digits only, so that no sign has a meaning in it.

    >>> query('ferry "second crossing" (north*')
    '"ferry" "second crossing" "north"'
    """
    terms = (" ".join(_LETTERS.findall(m.group(1) or m.group(2) or "")) for m in _TERM.finditer(words))
    return " ".join(f'"{t}"' for t in terms if t)


def by_words(connection: sqlite3.Connection, words: str, limit: int, filters: Filters) -> list[Hit]:
    """At most ``limit`` places, best first; none where ``words`` holds no letter or digit. Of words that stand nearly everywhere
    the places that came last are weighed, MANY of each kind.
    """
    match = query(words)
    if not match:
        return []
    condition = _clause(connection, filters)
    places = [
        (score, "statements", place) for place, score in _ranked(connection, "statements", match, limit, condition)
    ]
    if not filters.speaker:
        places += [
            (score, "reports", place) for place, score in _ranked(connection, "reports", match, limit, condition)
        ]
    places = sorted(places, key=lambda p: (-p[0], p[1] == "reports", p[2]))[:limit]
    made = {"statements": _statement, "reports": _article}
    return [made[table](connection, match, place, score) for score, table, place in places]


def by_meaning(connection: sqlite3.Connection, words: str, limit: int, filters: Filters) -> list[Hit]:
    """At most ``limit`` statements that say something like ``words``, best first.

    Those with the nearest vectors and those with its rarest words, in any form, are candidates; the encoder then reads the best
    of them beside ``words``, where this machine has it.
    """
    clause, values = _clause(connection, filters)
    among = _numbers(connection, clause, values) if filters.any() else None
    if among is not None and not among:
        return []
    near = nearest(connection, words, among, _CANDIDATES)
    shared = _sharing(connection, words, clause, values)
    most = max(shared.values(), default=1.0)
    score = {n: max(near.get(n, 0.0), 0.0) + BY_WORD * shared.get(n, 0.0) / most for n in {*near, *shared}}
    best = sorted(score, key=lambda n: (-score[n], n))[:_WEIGHED]
    return _read_beside(connection, words, best, near, score)[:limit]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _clause(connection: sqlite3.Connection, filters: Filters) -> tuple[str, list[object]]:
    """A condition over ``statements`` and ``reports``, with its values; empty for none."""
    parts: list[str] = []
    values: list[object] = []
    if filters.speaker or filters.outlet:
        # Names weigh a third of a second to load; most questions have none.
        from twosource.store.kinship import outlets_like, speakers_like
    if filters.speaker:
        numbers = [number for number, _ in speakers_like(connection, filters.speaker)]
        parts.append(f"statements.speaker IN ({_marks(numbers)})")
        values += numbers
    if filters.outlet:
        outlets = outlets_like(connection, filters.outlet)
        parts.append(f"reports.outlet IN ({_marks(outlets)})")
        values += outlets
    days, more = day_clause(filters)
    return " AND ".join([*parts, days] if days else parts), [*values, *more]


def day_clause(filters: Filters) -> tuple[str, list[object]]:
    """The part of the condition that is about days; empty for none."""
    parts: list[str] = []
    values: list[object] = []
    if filters.since:
        parts.append("reports.published >= ?")
        values.append(filters.since)
    if filters.until:
        parts.append("substr(reports.published, 1, ?) <= ?")
        values += [len(filters.until), filters.until]
    return " AND ".join(parts), values


def _numbers(connection: sqlite3.Connection, clause: str, values: list[object]) -> set[int]:
    rows = connection.execute(
        "SELECT statements.number FROM statements JOIN reports ON reports.number = statements.report "  # noqa: S608
        f"WHERE {clause}",
        values,
    )
    return {number for (number,) in rows}


_FACTS = "speakers.name, reports.id, reports.outlet, reports.published, reports.title, reports.path, reports.number"


def _statement(connection: sqlite3.Connection, match: str, place: int, score: float) -> Hit:
    opening, closing = _edges()
    id, marked, *facts = connection.execute(
        f"SELECT statements.id, highlight(statements_fts, 0, ?, ?), {_FACTS} "  # noqa: S608 (columns of ours)
        "FROM statements_fts JOIN statements ON statements.number = statements_fts.rowid "
        "JOIN speakers ON speakers.number = statements.speaker JOIN reports ON reports.number = statements.report "
        "WHERE statements_fts MATCH ? AND statements_fts.rowid = ?",
        (opening, closing, match, place),
    ).fetchone()
    content, found = _unmarked(marked, opening, closing)
    pieces = content_spans(connection, place)
    return _as_said(connection, place, _hit(facts, id, placed(found, pieces), score, content))


def _article(connection: sqlite3.Connection, match: str, place: int, score: float) -> Hit:
    opening, closing = _edges()
    marked, *facts = connection.execute(
        "SELECT highlight(reports_fts, 0, ?, ?), NULL, "  # noqa: S608 (columns of ours)
        f"{_FACTS.removeprefix('speakers.name, ')} "
        "FROM reports_fts JOIN reports ON reports.number = reports_fts.rowid "
        "WHERE reports_fts MATCH ? AND reports_fts.rowid = ?",
        (opening, closing, match, place),
    ).fetchone()
    content, found = _unmarked(marked, opening, closing)
    pieces = article_pieces(connection, place) or (Span(0, len(content)),)
    spans = placed(found, pieces)
    return _hit(facts, None, spans, score, _sentence_at(content, found[0].start) if found else content)


def _as_said(connection: sqlite3.Connection, statement: int, hit: Hit) -> Hit:
    (stance,) = connection.execute("SELECT stance FROM statements WHERE number = ?", (statement,)).fetchone()
    return msgspec.structs.replace(hit, stance=stance, cue=cue_words(connection, statement))


def _sentence_at(content: str, at: int) -> str:
    """The sentence that holds the place ``at``, inside its line."""
    start, end = content.rfind("\n", 0, at) + 1, content.find("\n", at)
    line = Span(start, len(content) if end < 0 else end)
    return next((content[s.start : s.end] for s in sentences(content, line) if s.end > at), content[start : line.end])


def _ranked(
    connection: sqlite3.Connection, table: str, match: str, limit: int, condition: tuple[str, list[object]]
) -> list[tuple[int, float]]:
    """The best places of ``table`` and their BM25. Weighing a place takes 3 microseconds, so no more than MANY are weighed."""
    clause, values = condition
    source = f"FROM {table}_fts "
    if clause and table == "statements":
        source += "JOIN statements ON statements.number = statements_fts.rowid "
    if clause:
        source += (
            f"JOIN reports ON reports.number = {'statements.report' if table == 'statements' else 'reports_fts.rowid'} "
        )
    where = f"WHERE {table}_fts MATCH ? {clause and 'AND ' + clause}"
    last = connection.execute(
        f"SELECT {table}_fts.rowid {source}{where} ORDER BY {table}_fts.rowid DESC LIMIT 1 OFFSET ?",
        [match, *values, MANY],
    ).fetchone()
    return connection.execute(
        f"SELECT {table}_fts.rowid, -bm25({table}_fts) AS score {source}{where} AND {table}_fts.rowid > ? "
        "ORDER BY score DESC LIMIT ?",
        [match, *values, last[0] if last else -1, limit],
    ).fetchall()


def _hit(facts: Sequence[str | None], statement: str | None, spans: tuple[Span, ...], score: float, text: str) -> Hit:
    speaker, report, outlet, published, title, path, _ = facts
    return Hit(
        report=report or "",
        statement=statement,
        spans=spans,
        score=round(score, 6),
        text=text,
        speaker=speaker or None,
        outlet=outlet,
        published=published,
        title=title,
        path=path or "",
    )


def _sharing(connection: sqlite3.Connection, words: str, clause: str, values: list[object]) -> dict[int, float]:
    """Statements with some of the telling ``words``, in any form, and their BM25."""
    roots = {stem(w.lower()) for w in _LETTERS.findall(words) if w.lower() not in FUNCTION_WORDS}
    telling = sorted(roots, key=lambda root: (-rarity(root), root))[:_TELLING]
    match = " OR ".join(f'"{form}"' for root in telling for form in forms_with(root) if _LETTERS.fullmatch(form))
    if not match:
        return {}
    return dict(_ranked(connection, "statements", match, _CANDIDATES, (clause, values)))


def _read_beside(
    connection: sqlite3.Connection, words: str, best: Sequence[int], near: dict[int, float], score: dict[int, float]
) -> list[Hit]:
    """The statements of ``best`` that are near enough, in a better order. ``near``: cosines of the vectors; ``score``: with what their
    words add.
    """
    rows = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT statements.number, statements.id, statements.content, {_FACTS} FROM statements "  # noqa: S608
            "JOIN speakers ON speakers.number = statements.speaker JOIN reports ON reports.number = statements.report "
            f"WHERE statements.number IN ({_marks(best)})",
            best,
        )
    }
    known = [n for n in best if n in rows]
    like, least = dict.fromkeys(known, 0.0), _NEAR_UNREAD
    if available() and known:
        made = vectors([words, *(rows[n][1] for n in known)])
        like, least = dict(zip(known, map(float, made[1:] @ made[0]), strict=True)), _NEAR
    shown = [n for n in known if near.get(n, 0.0) + like[n] >= least]
    hits = []
    for n in sorted(shown, key=lambda n: (-score[n] - like[n], n)):
        id, content, *facts = rows[n]
        hit = _hit(facts, id, content_spans(connection, n), score[n] + like[n], content)
        hits.append(msgspec.structs.replace(_as_said(connection, n, hit), by="meaning"))
    return hits


def content_spans(connection: sqlite3.Connection, statement: int) -> tuple[Span, ...]:
    """The content of the statement of that number, in pieces."""
    rows = connection.execute(
        "SELECT start, \"end\" FROM spans WHERE statement = ? AND role = 'content' ORDER BY piece", (statement,)
    )
    return tuple(Span(start, end) for start, end in rows)


def cue_words(connection: sqlite3.Connection, statement: int) -> str:
    """The words of the cue of the statement of that number."""
    rows = connection.execute(
        'SELECT substr(texts.content, spans.start + 1, spans."end" - spans.start) FROM spans '
        "JOIN statements ON statements.number = spans.statement JOIN reports ON reports.number = statements.report "
        "JOIN texts USING (sha256) WHERE spans.statement = ? AND role = 'cue' ORDER BY piece",
        (statement,),
    )
    return " ".join(words for (words,) in rows)


def article_pieces(connection: sqlite3.Connection, report: int) -> tuple[Span, ...]:
    """The lines of the report of that number that are its own."""
    rows = connection.execute(
        'SELECT start, "end" FROM lines WHERE report = ? AND article = 1 ORDER BY line', (report,)
    )
    return tuple(Span(start, end) for start, end in rows)


def _edges() -> tuple[str, str]:
    """Marks that no text can hold on purpose, made anew for each search."""
    return f"\x02{secrets.token_hex(8)}", f"\x03{secrets.token_hex(8)}"


def _unmarked(marked: str, opening: str, closing: str) -> tuple[str, list[Span]]:
    """The content without the marks, and what stood between them."""
    out: list[str] = []
    found: list[Span] = []
    at = 0
    for i, part in enumerate(marked.split(opening)):
        if i:
            inside, part = part.split(closing, 1)
            found.append(Span(at, at + len(inside)))
            out.append(inside)
            at += len(inside)
        out.append(part)
        at += len(part)
    return "".join(out), found


def placed(found: Sequence[Span], joined: Sequence[Span]) -> tuple[Span, ...]:
    """Where spans of joined pieces (in order, none overlapping another) lie in the report's text: one span for each piece that one
    touches. Linear.
    """
    out = []
    at, n = 0, 0
    for piece in joined:
        while n < len(found) and found[n].end <= at:
            n += 1
        k = n
        while k < len(found) and found[k].start < at + len(piece):
            start, end = max(found[k].start - at, 0), min(found[k].end - at, len(piece))
            if start < end:
                out.append(Span(piece.start + start, piece.start + end))
            k += 1
        at += len(piece) + 1
    return tuple(out)

"""The ledger: the table of statements by reports, grouped by source, matched ones first."""

from __future__ import annotations

from collections import defaultdict
from typing import Literal

from twosource.records import Comparison, Counts, Match, Record, Report, Response, Statement
from twosource.report.finding_ids import row_id
from twosource.report.passages import CONTEXT, Piece, around, cover, pieces, withheld_place
from twosource.report.register import Key, Register, register
from twosource.report.sources import Source, sources
from twosource.report.visible import WITHHELD
from twosource.report.wording import Relation, difference_of, relation
from twosource.spans import Span, merged
from twosource.speech.stance import names_an_act
from twosource.words import tokens

NEAR = 300
"""Code points between content and a source or cue that its passage still shows; further off it is named, not shown."""
FIRST_WORDS = 110
"""Code points of content shown in a cell before it is cut: two to three lines of a column."""

_ORDER: tuple[Relation, ...] = ("same", "likely", "rendering", "narrower", "only")


class Answer(Record, frozen=True, kw_only=True):
    """A response, in the report that carries it."""

    letter: str
    response: Response
    why: str


class Passage(Record, frozen=True, kw_only=True):
    """A statement in its context. Marks: ``source``, ``cue``, ``content``, ``match``, ``differ``, and ``core`` on the
    stretch that is read alone where there is no room for its context. ``spans``: the words that a citation names.
    """

    letter: str
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool
    note: str = ""
    """A word on the whole, such as its form; empty where there is nothing to say."""
    spans: tuple[Span, ...] = ()

    @property
    def place(self) -> str:
        """Its offsets, where some of it may not be shown."""
        return withheld_place(self.pieces)


class Cell(Record, frozen=True, kw_only=True):
    """What one report has of a row: its statement, or None where it was not found in this text."""

    letter: str
    statement: Statement | None
    first: tuple[Piece, ...] = ()
    cut: bool = False
    words: int = 0
    """Words of the content that the row is about."""
    of: int = 0
    """Words of the whole content."""
    answers: tuple[Answer, ...] = ()

    @property
    def place(self) -> str:
        """The offsets of the first words, where they may not all be shown."""
        return withheld_place(self.first)


class Row(Record, frozen=True, kw_only=True):
    """One statement, as far as it is one: the matches that hold it, or one unmatched statement.

    At most one statement a report. ``counts`` is None in a row of one report.
    """

    number: int
    id: str
    relation: Relation
    tier: Literal["same", "likely", "only"]
    matches: tuple[Match, ...]
    cells: tuple[Cell, ...]
    passages: tuple[Passage, ...]
    counts: Counts | None
    why: tuple[str, ...]
    source: Source

    def cell(self, letter: str) -> Cell:
        return next(cell for cell in self.cells if cell.letter == letter)

    def parts(self) -> tuple[str, ...]:
        """The ids of its matches, where it holds several: each can be decided on by itself."""
        return tuple(match.id for match in self.matches) if len(self.matches) > 1 else ()

    def runs(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells in order, neighbouring ones that hold nothing together."""
        out: list[tuple[Cell, ...]] = []
        for cell in self.cells:
            empty = cell.statement is None and not cell.answers
            if empty and out and out[-1][0].statement is None and not out[-1][0].answers:
                out[-1] = (*out[-1], cell)
            else:
                out.append((cell,))
        return tuple(out)

    def spans(self, letter: str) -> tuple[Span, ...]:
        """Where the row stands in one report: the words that match, else the statement's content, else what shows that
        there is one. Empty where it was not found in this text.
        """
        statement = self.cell(letter).statement
        matched = merged(s for m in self.matches for x in m.members if x.report == letter for s in x.content)
        if statement is None:
            return ()
        return matched or statement.content or merged((*statement.source, *statement.cue))

    def words(self, report: Report) -> str:
        """The words of those spans, "…" where others stand between them."""
        out: list[str] = []
        at = 0
        for span in self.spans(report.letter or ""):
            between = tokens(report.text, Span(at, span.start)) if out else ()
            out.append(f"{' …' if between else ''} {report.text[span.start : span.end]}")
            at = span.end
        return "".join(out).strip()

    def letters(self) -> tuple[str, ...]:
        """The reports that carry it."""
        return tuple(cell.letter for cell in self.cells if cell.statement)


class Group(Record, frozen=True, kw_only=True):
    """The rows of one source."""

    source: Source
    rows: tuple[Row, ...]


def ledger(comparison: Comparison) -> tuple[Group, ...]:
    """All statements of all reports. Sources with most matched rows come first; rows are numbered from 1 down
    the whole table; inside a group matched rows come first, in the order of the first report that carries them.
    """
    found = sources(comparison)
    place = {
        (report.letter or "", statement.id): (index, statement.content[0].start if statement.content else 0)
        for index, report in enumerate(comparison.reports)
        for statement in report.statements
    }
    together = _joined(comparison)
    taken = {key for keys in together for key in keys}
    drafts: dict[tuple[Key, ...], list[Match]] = {**together, **{(key,): [] for key in place if key not in taken}}

    grouped: dict[object, list[tuple[Key, ...]]] = {}
    of: dict[object, Source] = {}
    for keys in drafts:
        source = _source(keys, found)
        name: object = id(source) if source.kind != "unknown" else "unknown"
        of.setdefault(name, source)
        grouped.setdefault(name, []).append(keys)

    def first(keys: tuple[Key, ...]) -> tuple[int, int]:
        starts = [
            (place[m.report, m.statement][0], s.start) for x in drafts[keys] for m in x.members for s in m.content
        ]
        return min(starts, default=min(place[key] for key in keys))

    def standing(name: object) -> tuple[bool, int, tuple[int, int]]:
        matched = sum(1 for keys in grouped[name] if len(keys) > 1)
        return (name == "unknown" and not matched, -matched, min(first(keys) for keys in grouped[name]))

    records, answers = register(comparison), _answers(comparison)
    out: list[Group] = []
    count = 0
    for name in sorted(grouped, key=standing):
        rows = []
        for keys in sorted(grouped[name], key=lambda keys: (len(keys) == 1, first(keys), keys)):
            count += 1
            rows.append(_row(comparison, records, count, keys, drafts[keys], _source(keys, found), answers))
        out.append(Group(source=of[name], rows=tuple(rows)))
    return tuple(out)


def rows_by_statement(groups: tuple[Group, ...]) -> dict[Key, tuple[Row, ...]]:
    """The rows that a statement stands in, by letter and statement id."""
    out: defaultdict[Key, list[Row]] = defaultdict(list)
    for group in groups:
        for row in group.rows:
            for cell in row.cells:
                if cell.statement:
                    out[cell.letter, cell.statement.id].append(row)
    return {key: tuple(rows) for key, rows in out.items()}


def differing(matches: tuple[Match, ...], letter: str) -> tuple[Span, ...]:
    """The words of one report that differ in any of these matches; form and extent are not about single words."""
    return merged(
        span
        for match in matches
        for difference in match.differences
        if difference.kind not in ("form", "extent")
        for span in difference.spans.get(letter, ())
    )


def _joined(comparison: Comparison) -> dict[tuple[Key, ...], list[Match]]:
    """Matches by the statements of one row. Matches that share words of a statement are one row as long as no report
    would stand in it with two statements. Two matches on different words of one statement are two rows, unless they
    hold the same statements. The largest and surest come first; which row a match falls to hangs on ids, not letters.
    """
    sets: list[dict[str, str]] = []
    held: list[list[Match]] = []
    rows_of: dict[Key, list[int]] = {}
    for match in sorted(comparison.matches, key=_surest_first):
        members = {m.report: m.statement for m in match.members}
        near = sorted({row for key in members.items() for row in rows_of.get(key, ())})
        row = next((row for row in near if _fits(match, members, sets[row], held[row])), None)
        if row is None:
            row = len(sets)
            sets.append({})
            held.append([])
        sets[row] |= members
        held[row].append(match)
        for key in members.items():
            rows_of.setdefault(key, []).append(row)
    letters = [report.letter or "" for report in comparison.reports]
    return {
        tuple((x, members[x]) for x in letters if x in members): matches
        for members, matches in zip(sets, held, strict=True)
    }


def _fits(match: Match, members: dict[str, str], row: dict[str, str], held: list[Match]) -> bool:
    if any(row.get(letter, id) != id for letter, id in members.items()):
        return False
    there = [(m.report, m.statement, m.content) for other in held for m in other.members]
    return members == row or any(
        (m.report, m.statement) == (letter, id) and any(a.overlaps(b) for a in m.content for b in content)
        for m in match.members
        for letter, id, content in there
    )


def _surest_first(match: Match) -> tuple[int, bool, list[str]]:
    return -len(match.members), match.tier == "likely", sorted(m.statement for m in match.members)


def _counts(comparison: Comparison, keys: tuple[Key, ...], matches: tuple[Match, ...]) -> Counts | None:
    """The counts of a row: those of the match that holds all of it, else bounds that hold for all its matches."""
    if not matches:
        return None
    whole = next((m for m in matches if len(m.members) == len(keys)), None)
    if whole:
        return whole.counts
    low = max(m.counts.originators[0] for m in matches)
    held = {letter for letter, _ in keys}
    letters = {report.letter for report in comparison.reports}
    agencies = {e.from_ for e in comparison.lineage.edges if e.to in held and e.from_ not in letters}
    bounds = (
        sum(m.counts.originators[1] for m in matches),
        len(keys) + len(agencies),
        comparison.lineage.originators[1],
    )
    high = min(bounds)
    return Counts(reports=len(keys), originators=(low, max(low, high)), sources=max(m.counts.sources for m in matches))


def _source(keys: tuple[Key, ...], found: dict[Key, Source]) -> Source:
    return next((found[key] for key in keys if found[key].kind != "unknown"), found[keys[0]])


def _row(
    comparison: Comparison,
    records: Register,
    count: int,
    keys: tuple[Key, ...],
    matches: list[Match],
    source: Source,
    answers: dict[Key, tuple[Answer, ...]],
) -> Row:
    held = dict(keys)
    ordered = tuple(sorted(matches, key=lambda m: (m.members[0].content[:1], m.id)))
    kinds = sorted((relation(m) for m in ordered), key=_ORDER.index)
    about = [answer for key in keys for answer in answers.get(key, ())]
    cells, passages = [], []
    for report in comparison.reports:
        letter = report.letter or ""
        said = tuple(answer for answer in about if answer.letter == letter)
        if letter not in held:
            cells.append(Cell(letter=letter, statement=None, answers=said))
            continue
        statement = records.statements[letter, held[letter]]
        cells.append(_cell(report, letter, statement, ordered, said))
        passages.append(passage(report, statement, ordered, CONTEXT if ordered else 0))
    worst: Literal["same", "likely", "only"] = "only"
    if ordered:
        worst = "likely" if any(m.tier == "likely" for m in ordered) else "same"
    why = dict.fromkeys(m.why for m in ordered) if ordered else {records.statements[keys[0]].why: None}
    told = dict.fromkeys(difference_of(d) for m in ordered for d in m.differences)
    return Row(
        number=count,
        id=row_id(comparison, keys, ordered),
        relation=kinds[-1] if kinds else "only",
        tier=worst,
        matches=ordered,
        cells=tuple(cells),
        passages=tuple(passages),
        counts=_counts(comparison, keys, ordered),
        why=(*why, *told),
        source=source,
    )


def _cell(
    report: Report, letter: str, statement: Statement, matches: tuple[Match, ...], said: tuple[Answer, ...]
) -> Cell:
    matched = merged(s for m in matches for member in m.members if member.report == letter for s in member.content)
    shown = matched or statement.content
    start, end = with_cue(report, statement, cover(shown)), cover(shown).end
    stop = min(end, start + FIRST_WORDS)
    if stop < end:
        space = report.text.rfind(" ", start, stop)
        stop = space if space > start else stop
    return Cell(
        letter=letter,
        statement=statement,
        first=pieces(report.text, Span(start, stop), {"cue": statement.cue, "differ": differing(matches, letter)}),
        cut=stop < end,
        words=_words(report, shown),
        of=_words(report, statement.content),
        answers=said,
    )


def with_cue(report: Report, statement: Statement, shown: Span) -> int:
    """Where words shown alone begin: at the verb where the content is its object ("denies this"), else at the content."""
    before = [c.start for c in statement.cue if c.end <= shown.start <= c.end + 2]
    telling = statement.stance not in ("asserts", "other") or names_an_act(report.words(statement.cue))
    return before[-1] if before and telling else shown.start


def passage(report: Report, statement: Statement, matches: tuple[Match, ...], context: int = CONTEXT) -> Passage:
    """The statement with source and cue in its surroundings, the words marked that the matches are about."""
    letter = report.letter or ""
    core = statement.content or statement.cue or statement.source
    held = cover(core)
    near = Span(max(0, held.start - NEAR), held.end + NEAR)
    beside = (span for span in (*statement.source, *statement.cue) if span in near)
    whole = around(report, (*core, *beside), context)
    match = tuple(s for m in matches for x in m.members if x.report == letter for s in x.content)
    alone = cover(match or core)
    marks = {
        "source": statement.source,
        "cue": statement.cue,
        "content": statement.content,
        "match": match,
        "differ": differing(matches, letter),
        "core": (Span(with_cue(report, statement, alone), alone.end),),
    }
    before, after = report.text[whole.start - 1 : whole.start], report.text[whole.end : whole.end + 1]
    return Passage(
        letter=letter,
        pieces=pieces(report.text, whole, marks),
        cut_before=before not in ("", "\n"),
        cut_after=after not in ("", "\n"),
        spans=merged(match or statement.content),
    )


def _words(report: Report, spans: tuple[Span, ...]) -> int:
    """Words there are, those that may not be shown included."""
    held = merged(spans)
    withheld = sum(WITHHELD in unit for span in held for unit in report.words(span).split())
    return withheld + sum(len(tokens(report.text, span)) for span in held)


def _answers(comparison: Comparison) -> dict[Key, tuple[Answer, ...]]:
    """Responses by the statement that they answer, in the order of the comparison."""
    out: defaultdict[Key, list[Answer]] = defaultdict(list)
    for link in comparison.responses:
        if link.target:
            key = (link.target.report, link.target.statement)
            response = comparison.report(link.report).responses[link.response]
            out[key].append(Answer(letter=link.report, response=response, why=link.why))
    return {key: tuple(answers) for key, answers in out.items()}

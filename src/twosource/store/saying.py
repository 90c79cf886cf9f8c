"""All that one person is reported to have said, renderings together."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from twosource.matching import match
from twosource.matter import SAME_NAME, same_name
from twosource.matter.folding import folded
from twosource.records import MatchKind, Report, Tier
from twosource.spans import merged, touching
from twosource.speech.stance import turns
from twosource.store.answers import Person, Said, Saying
from twosource.store.finding import Filters, content_spans, cue_words, day_clause
from twosource.store.kinship import speakers_like
from twosource.store.meaning import rarity
from twosource.store.reading import numbered
from twosource.stories.terms import content_words
from twosource.weights import stem

LINKED = 1_000
"""Statements of one person that are held against each other; of somebody quoted more often the latest ones. The others are listed
one by one."""
_PAIRS = 250
"""Pairs of reports that are compared, those first that share most: about 10 ms each."""
_SHARED = 0.3
"""What two statements share of the weight of the shorter one's words, from which on their reports are compared. Of the matches in
the development comparisons that two statements of one speaker make, 9 in 10 share more."""
_ENOUGH = 15.0
"""Weight of the words of a statement (three rare ones, or five common ones) under which it is joined to no other: "the issue" is said of
everything."""
_TIED = 0.6
"""Share of the pairs between two groups of statements that must be matched for them to be one: measured on the development
comparisons, where single ties joined groups of which a third was wrong."""
_COMMON = 100
"""A word that stands in more statements of the person than this brings no two together by itself."""
_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|cannot|without|false|untrue|wrong|lies?|baseless|unfounded|nonsense)\b|n['’]t\b",
    re.I,
)
_KINDS: tuple[MatchKind, ...] = ("same-statement", "rendering", "same-words")
"""From the loosest tie to the closest: a saying is told by the loosest that holds it together."""


class _Row(NamedTuple):
    number: int
    report: int
    said: Said


class _Tie(NamedTuple):
    """What holds statements together: the loosest of the matches between them."""

    kind: MatchKind
    tier: Tier


def said_by(connection: sqlite3.Connection, name: str, filters: Filters) -> Person:
    """Everything attributed to ``name`` under any form of the name. Cost: a comparison of every two reports in which
    statements of the person share telling words.
    """
    speakers = speakers_like(connection, name)
    rows = _rows(connection, [number for number, _ in speakers], filters)
    printed = Counter(row.said.speaker for row in rows)
    forms = tuple(form for form, _ in sorted(printed.items(), key=lambda x: (-x[1], x[0])))
    return Person(
        name=name,
        forms=forms,
        people=_people(forms),
        reports=len({row.report for row in rows}),
        statements=len(rows),
        sayings=_sayings(connection, rows),
    )


def _rows(connection: sqlite3.Connection, speakers: Sequence[int], filters: Filters) -> list[_Row]:
    """Latest first; undated ones last."""
    days, values = day_clause(filters)
    found = connection.execute(
        "SELECT statements.number, report, reports.id, statements.id, content, speakers.name, form, stance, outlet, published, "  # noqa: S608
        "title, path FROM statements JOIN reports ON reports.number = report JOIN speakers ON speakers.number = speaker "
        f"WHERE speaker IN ({', '.join('?' * len(speakers))}) {days and 'AND ' + days} "
        "ORDER BY published IS NULL, published DESC, statements.number",
        [*speakers, *values],
    ).fetchall()
    return [
        _Row(
            number,
            report,
            Said(
                report=id,
                statement=statement,
                spans=content_spans(connection, number),
                text=content,
                speaker=speaker,
                form=form,
                stance=stance,
                cue=cue_words(connection, number),
                outlet=outlet,
                published=published,
                title=title,
                path=path,
            ),
        )
        for number, report, id, statement, content, speaker, form, stance, outlet, published, title, path in found
    ]


def _people(forms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Forms of one name together. The fullest name of each person comes first."""
    people: list[list[str]] = []
    for form in sorted(forms, key=lambda f: (-len(f.split()), f)):
        own = next((p for p in people if same_name(p[0], form) >= SAME_NAME), None)
        if own is None:
            people.append([form])
        else:
            own.append(form)
    return tuple(tuple(p) for p in people)


def _sayings(connection: sqlite3.Connection, rows: list[_Row]) -> tuple[Saying, ...]:
    near = rows[:LINKED]
    group = list(range(len(near)))
    ties: dict[int, _Tie] = {}

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    def join(i: int, j: int, tie: _Tie) -> None:
        a, b = sorted((root(i), root(j)))
        group[b] = a
        held = [t for t in (ties.get(a), ties.get(b), tie) if t]
        ties[a] = _Tie(
            min((t.kind for t in held), key=_KINDS.index), "likely" if any(t.tier == "likely" for t in held) else "same"
        )

    # The words of a denial and those of the claim are the same; what they stand under tells them apart.
    by_words: dict[tuple[str, bool], int] = {}
    for i, row in enumerate(near):
        first = by_words.setdefault((folded(row.said.text), _denied(row.said)), i)
        if first != i:
            join(first, i, _Tie("same-words", "same"))
    copies = [root(i) for i in range(len(near))]
    matched = _matched(connection, near, lambda i, j: root(i) == root(j))
    tied = {(copies[i], copies[j]) for i, j, _ in matched} | {(copies[j], copies[i]) for i, j, _ in matched}
    members: dict[int, list[int]] = {i: [i] for i in set(copies)}
    for i, j, tie in sorted(matched, key=lambda m: (m[2].tier == "likely", -_KINDS.index(m[2].kind), m[:2])):
        one, two = sorted((root(i), root(j)))
        if one == two or not _close(members[one], members[two], tied, near):
            continue
        join(one, two, tie)
        members[one] += members.pop(two)
    together: defaultdict[int, list[_Row]] = defaultdict(list)
    for i, row in enumerate(near):
        together[root(i)].append(row)
    for i, row in enumerate(rows[LINKED:], len(near)):
        together[i].append(row)
    return tuple(_saying(members, ties.get(i)) for i, members in sorted(together.items()))


def _denied(said: Said) -> bool:
    return turns(said.cue) if said.cue else said.stance in ("denies", "declines")


def _opposed(one: Said, two: Said) -> bool:
    """One is denied and the other said, and no "not" in the words of either makes up for it."""
    return _denied(one) != _denied(two) and bool(_NOT.search(one.text)) == bool(_NOT.search(two.text))


def _close(one: Sequence[int], two: Sequence[int], tied: Container[tuple[int, int]], rows: Sequence[_Row]) -> bool:
    """Whether enough of the pairs between two groups, in two reports each, are matched: a chain of likenesses is no likeness."""
    pairs = [(i, j) for i in one for j in two if rows[i].report != rows[j].report]
    return sum(pair in tied for pair in pairs) >= _TIED * len(pairs)


def _saying(rows: list[_Row], tie: _Tie | None) -> Saying:
    said = sorted(
        (row.said for row in rows), key=lambda s: (s.published is None, s.published or "", s.path, s.statement)
    )
    days = [s.published for s in said if s.published]
    return Saying(
        text=said[0].text,
        kind=tie and tie.kind,
        tier=tie and tie.tier,
        first=min(days, default=None),
        last=max(days, default=None),
        members=tuple(said),
    )


def _matched(
    connection: sqlite3.Connection, rows: list[_Row], together: Callable[[int, int], bool]
) -> list[tuple[int, int, _Tie]]:
    """By place in ``rows``: two that are one statement in other words, by ``matching.match`` on the reports they stand in with
    nothing but the person's statements in them. Pairs that are ``together`` already are not looked at.
    """
    alike = {pair: share for pair, share in _sharing(rows).items() if rows[pair[0]].report != rows[pair[1]].report}
    pairs: defaultdict[tuple[int, int], float] = defaultdict(float)
    for (i, j), share in alike.items():
        if not together(i, j):
            one, two = sorted((rows[i].report, rows[j].report))
            pairs[one, two] = max(pairs[one, two], share)
    chosen = sorted(pairs, key=lambda p: (-pairs[p], p))[:_PAIRS]
    reports = numbered(connection, sorted({n for pair in chosen for n in pair}))
    places = {(row.report, row.said.statement): i for i, row in enumerate(rows)}
    theirs: defaultdict[int, set[str]] = defaultdict(set)
    for row in rows:
        theirs[row.report].add(row.said.statement)
    out: list[tuple[int, int, _Tie]] = []
    for pair in chosen:
        of = dict(zip("AB", pair, strict=True))
        for found in match(tuple(_only(reports[n], letter, theirs[n]) for letter, n in of.items())):
            i, j = sorted(places[of[m.report], m.statement] for m in found.members)
            # One inside another is not the other; and two that share little are one in reports of one event only.
            if found.kind != "narrower" and (i, j) in alike and not _opposed(rows[i].said, rows[j].said):
                out.append((i, j, _Tie(found.kind, found.tier)))
    return out


def _only(report: Report, letter: str, statements: Container[str]) -> Report:
    """The report with those statements and no others, and only the lines that they stand in."""
    kept = tuple(s for s in report.statements if s.id in statements)
    told = merged(span for s in kept for span in s.content)
    lines = tuple(line for line in report.lines if touching(told, line.span))
    return msgspec.structs.replace(report, letter=letter, statements=kept, lines=lines)


def _sharing(rows: list[_Row]) -> dict[tuple[int, int], float]:
    """By place in ``rows``: two statements that share telling words, and how much of the shorter one's weight these have."""
    words = [{stem(w) for w in content_words(row.said.text)} for row in rows]
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for i, own in enumerate(words):
        for word in own:
            standing[word].append(i)
    weight = [sum(rarity(w) for w in own) for own in words]
    shared: defaultdict[tuple[int, int], float] = defaultdict(float)
    for word, places in standing.items():
        if len(places) <= _COMMON:
            for i, j in combinations(places, 2):
                shared[i, j] += rarity(word)
    out = {
        (i, j): w / min(weight[i], weight[j]) for (i, j), w in shared.items() if min(weight[i], weight[j]) >= _ENOUGH
    }
    return {pair: share for pair, share in out.items() if share >= _SHARED}

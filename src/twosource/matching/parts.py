"""Statements and their parts made ready to be compared, and the terms that two of them share."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import NamedTuple

import msgspec

from twosource.matching.clauses import parts
from twosource.matching.terms import Term, likenesses, negated, terms_of
from twosource.matter.exonyms import power_key
from twosource.records import Report, Statement
from twosource.spans import Span
from twosource.words import tokens


class Part(msgspec.Struct, frozen=True):
    """A statement, or a part of one, ready to be compared. ``whole`` is true for the statement in full."""

    letter: str
    statement: Statement
    spans: tuple[Span, ...]
    terms: tuple[Term, ...]
    keys: frozenset[str]
    """Of the terms."""
    weight: float
    negated: bool
    whole: bool
    place: str
    """Where it stands: title, lead or body."""
    source: str
    known_as: str
    """All source phrases of the speaker in the report, each once, sorted: "he" here is "Tarvo Rail's head Ada Brill" there."""
    words: tuple[str, ...]
    """All words as printed, lower-cased."""
    nameless: str
    """The words of cue and passage that are part of no name, lower-cased: what the encoder is asked about. In "called for
    his resignation" much of what is said is the cue."""
    at: float
    """Where it begins, as a share of the report's text."""


class Shared(NamedTuple):
    """Weight of the terms in common, and which they are (index into the terms of each side)."""

    weight: float
    pairs: tuple[tuple[int, int], ...]


def parts_of(report: Report, letter: str) -> list[tuple[Part, ...]]:
    """For each statement itself, then its parts. Linear in the text."""
    places, powers, phrases = _places(report), _own_powers(report), _phrases(report)
    return [
        _parts_of(
            report, s, letter, places, powers.get(s.speaker.name), phrases.get(s.speaker.name, report.words(s.source))
        )
        for s in report.statements
    ]


def _parts_of(
    report: Report, statement: Statement, letter: str, places: tuple[int, int], power: str | None, known_as: str
) -> tuple[Part, ...]:
    out = []
    title, lead = places
    first = statement.content[0].start
    place = "title" if first < title else "lead" if first < lead else "body"
    cue = _nameless(report.text, statement.cue, terms_of(report.text, statement.cue, power))
    for n, spans in enumerate(parts(report.text, statement.content)):
        terms = terms_of(report.text, spans, power)
        words = _words(report.text, spans)
        out.append(
            Part(
                letter=letter,
                statement=statement,
                spans=spans,
                terms=terms,
                keys=frozenset(t.key for t in terms),
                weight=sum(t.weight for t in terms),
                negated=negated(report.text, (*statement.cue, *spans)),
                whole=n == 0,
                place=place,
                source=report.words(statement.source),
                known_as=known_as,
                words=tuple(w for _, w in words),
                nameless=" ".join((*cue, *_nameless(report.text, spans, terms))),
                at=spans[0].start / max(1, len(report.text)),
            )
        )
    return tuple(out)


def _words(text: str, spans: tuple[Span, ...]) -> list[tuple[Span, str]]:
    return [(t.span, t.text.lower().replace("’", "'")) for s in spans for t in tokens(text, s)]


def _nameless(text: str, spans: tuple[Span, ...], terms: tuple[Term, ...]) -> list[str]:
    named = {t.span for t in terms if t.name}
    return [w for at, w in _words(text, spans) if at not in named]


def _phrases(report: Report) -> dict[str, str]:
    """Speaker to ``known_as``."""
    found: dict[str, set[str]] = defaultdict(set)
    for s in report.statements:
        if s.speaker.name:
            found[s.speaker.name].add(report.words(s.source))
    return {speaker: "; ".join(sorted(phrases)) for speaker, phrases in found.items()}


def _own_powers(report: Report) -> dict[str, str]:
    """Speaker to the country whose name or adjective comes first in every source phrase of theirs that has one."""
    found: dict[str, set[str]] = defaultdict(set)
    for s in report.statements:
        words = re.findall(r"[\w’'-]+", report.words(s.source))
        powers = (p for w in words if w[:1].isupper() and (p := power_key(w)) is not None)
        found[s.speaker.name].update(islice(powers, 1))
    return {speaker: next(iter(powers)) for speaker, powers in found.items() if len(powers) == 1}


def _places(report: Report) -> tuple[int, int]:
    title = next((line.span.end for line in report.lines if line.role == "title"), 0)
    lead = next((line.span.end for line in report.lines if line.role == "lead"), title)
    return title, lead


def shared(a: Part, b: Part) -> Shared:
    """Each term meets at most one of the other side, best likeness first.

    Among equals the earliest pair is taken, counted alike from both sides: who is ``a`` changes nothing.
    """
    scored = sorted(
        (
            (-value * min(a.terms[i].weight, b.terms[j].weight), i + j, min(i, j), i, j)
            for i, j, value in likenesses(a.terms, b.terms)
        )
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    weight = 0.0
    pairs = []
    for cost, _, _, i, j in scored:
        if i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        weight -= cost
        pairs.append((i, j))
    return Shared(weight, tuple(sorted(pairs)))

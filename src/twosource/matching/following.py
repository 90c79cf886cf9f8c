"""Pairs that follow from pairs: where words alone cannot tell, what stands beside a match can.

Each rule takes the pairs found so far between two reports, and the statements of both with their parts, and returns
more pairs on stretches that none has yet. All but ``_same_line`` leave the reader to look: their scores are below SAME. Scores and shares are set by hand.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable

from twosource.matching.general import general_accusations
from twosource.matching.kinds import word_overlap, words_in
from twosource.matching.pairs import Pair
from twosource.matching.parts import Part, shared
from twosource.matching.speakers import CLASH, same_speaker
from twosource.matching.speakers import SAME as SAME_SPEAKER
from twosource.records import Report

Ways = list[tuple[Part, ...]]
"""A statement in full and its parts, for each statement of a report."""

NEXT_SHARED = 0.3
"""Share of all words, small ones too, that neighbouring clauses of a matched quotation must have in common."""
NEXT_SCORE = 0.5
NEARLY = 0.7
"""Overlap of all words of two quotations from which on they are one, however common the words."""
NEARLY_WORDS = 7
NEARLY_SCORE = 0.5
HEADLINES_SCORE = 0.45
ANSWERS_SCORE = 0.5
SAME_LINE_SCORE = 0.95

WHY = {
    "headlines": "headlines of reports whose leads match",
    "next-clause": "the next clause of a quotation that matches",
    "answers": "answers to statements that match",
    "nearly": "quotations that are nearly word for word alike",
    "general": "a particular accusation and one in general",
    "same-line": "the same words in the same paragraph",
}


def _next_clause(found: list[Pair], a: Ways, b: Ways, known: dict[str, Report]) -> list[Pair]:
    """Next to a matched clause of a quotation stands the next clause of the same quotation: in two renderings they
    may share small words only.
    """
    out: list[Pair] = []
    ways = {(w[0].letter, w[0].statement.id): w[1:] for w in (*a, *b)}  # ids alone are one in a report and its copy
    for pair in found:
        p, q = pair.a, pair.b
        if (p.whole and q.whole) or "indirect" in (p.statement.form, q.statement.form):
            continue
        side_a, side_b = ways[p.letter, p.statement.id], ways[q.letter, q.statement.id]
        for step in (-1, 1):
            one, two = _beside(side_a, p, step), _beside(side_b, q, step)
            if one is None or two is None or any(f.touches(one) and f.touches(two) for f in (*found, *out)):
                continue
            if word_overlap(one, two, known) >= NEXT_SHARED:
                out.append(Pair(one, two, NEXT_SCORE, "next-clause"))
    return out


def _beside(ways: tuple[Part, ...], part: Part, step: int) -> Part | None:
    for n, w in enumerate(ways):
        if w.spans == part.spans:
            return ways[n + step] if 0 <= n + step < len(ways) else None
    return None


def _headlines(found: list[Pair], a: Ways, b: Ways, known: dict[str, Report]) -> list[Pair]:  # noqa: ARG001
    """A headline says its lead in short. Where two leads match, headlines of one speaker and stance that agree in yes
    or no match too.
    """
    if not any(p.a.place == p.b.place == "lead" for p in found):
        return []
    titles_a = [w[0] for w in a if w[0].place == "title"]
    titles_b = [w[0] for w in b if w[0].place == "title"]
    out: list[Pair] = []
    for p, q in itertools.product(titles_a, titles_b):
        speakers = same_speaker(p.statement.speaker, q.statement.speaker, p.known_as, q.known_as)
        alike = speakers == SAME_SPEAKER and p.statement.stance == q.statement.stance and p.negated == q.negated
        if alike and shared(p, q).weight > 0 and not any(f.touches(x) for x in (p, q) for f in (*found, *out)):
            out.append(Pair(p, q, HEADLINES_SCORE, "headlines"))
    return out


def _answers(found: list[Pair], a: Ways, b: Ways, known: dict[str, Report]) -> list[Pair]:
    """ "The company denied this" and "Ishra denied the accusation" are one denial where what is denied is one."""
    matched = {frozenset((p.a.statement.id, p.b.statement.id)) for p in found}
    out: list[Pair] = []
    for p, q in itertools.product((w[0] for w in a), (w[0] for w in b)):
        if p.statement.stance != "denies" or q.statement.stance != "denies":
            continue
        targets = _target(p, known), _target(q, known)
        if None in targets or frozenset(targets) not in matched:
            continue
        kin = same_speaker(p.statement.speaker, q.statement.speaker, p.known_as, q.known_as)
        if kin > CLASH and not any(f.touches(x) for x in (p, q) for f in (*found, *out)):
            out.append(Pair(p, q, ANSWERS_SCORE, "answers"))
    return out


def _target(part: Part, known: dict[str, Report]) -> str | None:
    responses = (r for r in known[part.letter].responses if r.target is not None)
    return next((r.target for r in responses if part.statement.content[0] in r.span), None)


def _same_line(found: list[Pair], a: Ways, b: Ways, known: dict[str, Report]) -> list[Pair]:
    """Contents without matter of their own ("this", "the allegations") in paragraphs that are printed alike."""
    out: list[Pair] = []
    beside: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for q in (w[0] for w in b):
        beside[q.source, _line(q, known)].append(q)
    for p in (w[0] for w in a):
        for q in beside.get((p.source, _line(p, known)), ()):
            free = not any(f.touches(x) for x in (p, q) for f in (*found, *out))
            if free and word_overlap(p, q, known) >= 1:
                out.append(Pair(p, q, SAME_LINE_SCORE, "same-line"))
    return out


def _line(part: Part, known: dict[str, Report]) -> str:
    report = known[part.letter]
    at = part.spans[0]
    return next((" ".join(report.words(x.span).split()) for x in report.lines if x.span.overlaps(at)), "")


def _nearly(found: list[Pair], a: Ways, b: Ways, known: dict[str, Report]) -> list[Pair]:
    """Two quotations nearly word for word alike are one, whoever is named, unless two people are."""
    out: list[Pair] = []
    long_a, long_b = ([w[0] for w in ways if _is_long_quotation(w[0], known)] for ways in (a, b))
    for p, q in itertools.product(long_a, long_b):
        kin = same_speaker(p.statement.speaker, q.statement.speaker, p.known_as, q.known_as)
        if (
            kin > CLASH
            and word_overlap(p, q, known) >= NEARLY
            and not any(f.touches(x) for x in (p, q) for f in (*found, *out))
        ):
            out.append(Pair(p, q, NEARLY_SCORE, "nearly"))
    return out


def _is_long_quotation(part: Part, known: dict[str, Report]) -> bool:
    return part.statement.form != "indirect" and sum(words_in(part, known).values()) >= NEARLY_WORDS


FOLLOWING: tuple[Callable[[list[Pair], Ways, Ways, dict[str, Report]], list[Pair]], ...] = (
    _next_clause,
    _headlines,
    _answers,
    _same_line,
    _nearly,
    general_accusations,
)

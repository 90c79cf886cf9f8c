"""Matches: which statements, or parts of them, of different reports are one statement.

In order: score every pair of parts of two reports; take the best pairs first, each stretch of a report meeting at
most one of another report; let headlines follow their leads and the rest of a quotation its beginning; tie the pairs
of several reports into groups that hold at most one stretch a report. No step looks at letters or file order: ties
are broken by what the texts say.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

import msgspec

from twosource.matching.differences import differences
from twosource.matching.features import Part, parts_of, shared
from twosource.matching.following import FOLLOWING, WHY
from twosource.matching.kinds import kind_of, word_overlap
from twosource.matching.pairs import Pair
from twosource.matching.scorer import LIKELY, SAME, score
from twosource.matching.speakers import same_speaker
from twosource.matching.topic import lines_with, weighed
from twosource.records import Counts, Match, Member, Report
from twosource.spans import Span, name_of, total

SAME_WORDS_SCORE = 0.95
"""The score of the same words by the same speaker, however few; the scorer, which weighs words, is shy of short ones."""


def match(reports: tuple[Report, ...]) -> tuple[Match, ...]:
    """The matches of lettered reports; counts are filled in by the lineage room. Cost: all pairs of statements."""
    known = {r.letter or "": r for r in reports}
    parts = {letter: [parts_of(r, s, letter) for s in r.statements] for letter, r in known.items()}
    pairs: list[Pair] = []
    lines = {letter: lines_with(r) for letter, r in known.items()}
    for one, two in itertools.combinations(sorted(known), 2):
        both = lines[one] + lines[two]
        a, b = ([tuple(weighed(p, both) for p in ways) for ways in parts[k]] for k in (one, two))
        found = _between(a, b, known)
        for rule in FOLLOWING:
            found += rule(found, a, b, known)
        pairs.extend(found)
    groups = _groups(pairs, known)
    return tuple(sorted((_match(g, known) for g in groups), key=lambda m: _place(m, known)))


def _text_key(part: Part, known: dict[str, Report]) -> tuple[str, tuple[Span, ...]]:
    return (known[part.letter].sha256, part.spans)


def _between(a: list[tuple[Part, ...]], b: list[tuple[Part, ...]], known: dict[str, Report]) -> list[Pair]:
    candidates = []
    for ways_a in a:
        for ways_b in b:
            if same_speaker(
                ways_a[0].statement.speaker, ways_b[0].statement.speaker, ways_a[0].source, ways_b[0].source
            ):
                candidates.extend(_ways(ways_a, ways_b))
    candidates.sort(key=lambda p: (-p.score, *sorted((_text_key(p.a, known), _text_key(p.b, known)))))
    taken: list[Pair] = []
    used: dict[str, list[Span]] = defaultdict(list)
    for pair in candidates:
        if not any(s.overlaps(u) for part in (pair.a, pair.b) for s in part.spans for u in used[part.letter]):
            taken.append(pair)
            for part in (pair.a, pair.b):
                used[part.letter].extend(part.spans)
    return taken


def _ways(ways_a: tuple[Part, ...], ways_b: tuple[Part, ...]) -> list[Pair]:
    """The pairs of parts of two statements that pass; the whole gives way to its parts where two of them match,
    unless the whole is the same words.
    """
    found = []
    for p, q in itertools.product(ways_a, ways_b):
        value = score(p, q)
        if value >= LIKELY:
            found.append(Pair(p, q, value, "words"))
    by_parts = [f for f in found if not f.a.whole and not f.b.whole]
    ends = {f.a.spans for f in by_parts}, {f.b.spans for f in by_parts}
    in_pieces = min(len(ends[0]), len(ends[1])) >= 2
    return [f for f in found if not (f.a.whole and f.b.whole and in_pieces and word_overlap(f.a, f.b) < 0.95)]


# ------------------------------------------------------------------ pairs into groups


class _Group(msgspec.Struct):
    parts: dict[str, Part]
    pairs: list[Pair]


def _groups(pairs: list[Pair], known: dict[str, Report]) -> list[_Group]:
    """Best pairs first; a pair joins two groups only where they agree on the stretch of every report."""
    groups: list[_Group] = []
    pairs = sorted(pairs, key=lambda p: (-p.score, *sorted((_text_key(p.a, known), _text_key(p.b, known)))))
    for pair in pairs:
        mine = [g for g in groups if any(_holds(g, part) for part in (pair.a, pair.b))]
        new = _Group({pair.a.letter: pair.a, pair.b.letter: pair.b}, [pair])
        joined = new
        for g in mine:
            if all(_one_place(g.parts[k], joined.parts[k]) for k in g.parts.keys() & joined.parts.keys()):
                joined = _Group({**joined.parts, **g.parts}, joined.pairs + g.pairs)
                groups.remove(g)
        groups.append(joined)
    return groups


def _holds(group: _Group, part: Part) -> bool:
    return part.letter in group.parts and _one_place(group.parts[part.letter], part)


def _one_place(a: Part, b: Part) -> bool:
    """Two parts of one report that are the same stretch, give or take half of the shorter."""
    common = sum(max(0, min(s.end, u.end) - max(s.start, u.start)) for s in a.spans for u in b.spans)
    return a.statement.id == b.statement.id and 2 * common >= min(total(a.spans), total(b.spans))


def _match(group: _Group, known: dict[str, Report]) -> Match:
    parts = [group.parts[letter] for letter in sorted(group.parts)]
    members = tuple(Member(report=p.letter, statement=p.statement.id, content=p.spans) for p in parts)
    kind = kind_of(parts, known)
    confidence = round(min(p.score for p in group.pairs), 3)
    if kind == "same-words" and len({p.statement.speaker for p in parts}) == 1:
        confidence = max(confidence, SAME_WORDS_SCORE)
    return Match(
        id=name_of("match", *sorted(name_of(known[p.letter].sha256, *p.spans) for p in parts)),
        tier="same" if confidence >= SAME and (kind == "same-words" or _enough(group)) else "likely",
        kind=kind,
        members=members,
        differences=differences(parts, known),
        counts=Counts(reports=len(parts), originators=(1, len(parts)), sources=1),
        confidence=confidence,
        why=_why(group, known),
    )


FEW_TERMS = 2
FEW_SHARE = 0.5
"""One or two words in common that are less than half of what both sides say name the matter, but seldom tell that it is
the same statement: such pairs were six of the ten false ones in tier "same" on the development comparisons."""


def _enough(group: _Group) -> bool:
    by_words = [p for p in group.pairs if p.rule not in WHY]
    common = [(shared(p.a, p.b), p.a.weight + p.b.weight) for p in by_words]
    return not any(len(c.pairs) <= FEW_TERMS and 2 * c.weight < FEW_SHARE * total for c, total in common)


def _why(group: _Group, known: dict[str, Report]) -> str:
    pair = max(group.pairs, key=lambda p: (p.score, _text_key(p.a, known), _text_key(p.b, known)))
    first, second = sorted((pair.a, pair.b), key=lambda p: _text_key(p, known))
    speakers = sorted({p.statement.speaker.name for p in group.parts.values()} - {""})
    who = f"said by {' / '.join(speakers)}" if speakers else "no speaker named"
    if pair.rule in WHY:
        return f"{who}; {WHY[pair.rule]}"
    common = shared(first, second)
    words = [known[first.letter].words(first.terms[i].span) for i, _ in common.pairs]
    return f"{who}; in common: {', '.join(dict.fromkeys(words))}"


def _place(m: Match, known: dict[str, Report]) -> tuple[object, ...]:
    """Reading order that does not depend on letters: by the share of the text that stands before the members."""
    at = [x.content[0].start / max(1, len(known[x.report].text)) for x in m.members]
    return (-len(m.members), round(sum(at) / len(at), 6), m.id)

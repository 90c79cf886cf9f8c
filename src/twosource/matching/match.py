"""Matches: which statements, or parts of them, of different reports are one statement.

In order: score every pair of statements of two reports, and the parts of those that are somewhat alike; keep the closest
few of each statement; let headlines follow their leads and the rest of a quotation its beginning; tie the pairs
of several reports into groups that hold at most one stretch a report. No step looks at letters or file order: ties
are broken by what the texts say.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from twosource.matching.differences import differences
from twosource.matching.following import FOLLOWING, WHY
from twosource.matching.kinds import kind_of
from twosource.matching.pairs import Pair
from twosource.matching.parts import Part, parts_of, shared
from twosource.matching.scorer import LIKELY, SAME, score
from twosource.matching.topic import lines_with, weighed
from twosource.matching.verbatim import verbatim
from twosource.records import Counts, Match, Member, Report
from twosource.spans import Span, name_of, total

GLANCE = 0.03
"""Two statements that are less alike than this as a whole are not looked at part by part."""
BY_PART = 0.3
"""From here on stretches of two statements are one though the statements as a whole are not. On the development comparisons .3 finds
.01 more end to end than .35 and .025 more than .4, which takes one hard pair less for a match."""
BY_PART_DIRECT = 0.85
"""The same for two direct quotations, which are two, however alike a stretch of them, more often than anything else: one who speaks
of a matter twice. On the development comparisons no such pair was right from .3 to .8, and three of the hard ones were taken."""
IN_PLACE = 0.15
"""From here on stretches of two statements that are one as a whole answer each other; from .1 to .25 the development comparisons
tell no difference."""
TIES = 0.3
"""From here on a pair ties statements that have matches already; a weaker one takes in a lone one, or stands by itself, so that
what is sure is not watered down. Of .2, .3 and .6 the best for F1 on the development comparisons."""
ENTERS = 0.35
"""A pair must be as sure as this to enter a group that is sure (SAME), or what is word for word the same is told as likely. On eight
events that nothing was fitted to, five in twenty-four of the weaker pairs were right; on the development comparisons .45 loses .005 of F1
more, no bound loses none.
"""
PIECES = 4
"""In so many pieces, at most, one report tells what another says at once; more counterparts than that are a matter that
both reports go on about. Of the development comparisons no statement has more in one report."""
MOST = 0.75
"""Share of a statement's weight that its stretches must have to stand for it."""
CLOSE = 0.05
"""How alike any two statements of a group must be: what is tied through a third only may be two things that the third says at once."""
Weights = Mapping[str, float] | None
Ends = frozenset[tuple[str, str]]
"""Two statements, each by its letter and id."""
SAME_WORDS_SCORE = 0.95
"""The score of the same words by the same speaker, however few; the scorer, which weighs words, is shy of short ones."""


def match(reports: tuple[Report, ...], weights: Weights = None) -> tuple[Match, ...]:
    """The matches of lettered reports; counts are filled in by the lineage room. Cost: all pairs of statements.
    ``weights``: other than the shipped ones, for measuring.
    """
    known = {r.letter or "": r for r in reports}
    parts = {letter: parts_of(r, letter) for letter, r in known.items()}
    lines = {letter: lines_with(r) for letter, r in known.items()}
    pairs: list[Pair] = []
    alike: dict[Ends, float] = {}
    for one, two in itertools.combinations(sorted(known), 2):
        both = lines[one] + lines[two]
        a, b = ([tuple(weighed(p, both) for p in ways) for ways in parts[k]] for k in (one, two))
        found = _between(a, b, known, weights, alike)
        for rule in FOLLOWING:
            found += rule(found, a, b, known)
        pairs.extend(found)
        for pair in found:
            alike[_ends(pair)] = max(pair.score, alike.get(_ends(pair), 0.0))
    groups = _groups(pairs, known, alike)
    return tuple(sorted((_match(g, known) for g in groups), key=lambda m: _place(m, known)))


def _text_key(part: Part, known: dict[str, Report]) -> tuple[str, tuple[Span, ...]]:
    return (known[part.letter].sha256, part.spans)


def _between(
    a: list[tuple[Part, ...]],
    b: list[tuple[Part, ...]],
    known: dict[str, Report],
    weights: Weights,
    alike: dict[Ends, float],
) -> list[Pair]:
    """Best pairs first. A stretch that has found its like may find another, as a quotation that is told in pieces does.
    ``alike`` takes in the scores of all statements that were held against each other as a whole.
    """
    there, back = verbatim([w[0] for w in a], [w[0] for w in b])
    found: list[Pair] = []
    for ways_a, ways_b in itertools.product(a, b):
        one, two = ways_a[0].statement.id, ways_b[0].statement.id
        if one not in there or two not in back or there[one] == two:
            whole = Pair(ways_a[0], ways_b[0], score(ways_a[0], ways_b[0], weights), "words")
            alike[_ends(whole)] = whole.score
            found += _ways(whole, ways_a, ways_b, weights)
    found.sort(key=lambda p: (-p.score, *sorted((_text_key(p.a, known), _text_key(p.b, known)))))
    return _closest(found)


def _closest(found: list[Pair]) -> list[Pair]:
    """Of pairs of two reports, best first, those that are among the PIECES best of either statement."""
    seen: Counter[tuple[str, str]] = Counter()
    out = []
    for pair in found:
        ends = _whose(pair.a), _whose(pair.b)
        if min(seen[end] for end in ends) < PIECES:
            out.append(pair)
        seen.update(ends)
    return out


def _ways(whole: Pair, ways_a: tuple[Part, ...], ways_b: tuple[Part, ...], weights: Weights) -> list[Pair]:
    """How two statements are one: as a whole, or by the stretches of each that meet; none where they are not.

    The statements as a whole decide whether; a stretch does so by itself only where it is rather sure. Told by stretches is
    what is told in pieces on both sides, and what one stretch tells better than the whole.
    """
    first = whole.score
    if first < GLANCE:
        return []
    inner = (
        Pair(p, q, score(p, q, weights), "words")
        for p, q in itertools.product(ways_a, ways_b)
        if not p.whole or not q.whole
    )
    parts = _apart(p for p in inner if p.score >= (LIKELY if first < LIKELY else IN_PLACE))
    if first < LIKELY:
        direct = whole.a.statement.form == whole.b.statement.form == "direct"
        return [p for p in parts if p.score >= (BY_PART_DIRECT if direct else BY_PART)]
    if ways_a[0].words != ways_b[0].words and parts and (parts[0].score > first or _tiled(whole, parts)):
        return [Pair(p.a, p.b, max(p.score, first), p.rule) for p in parts]
    return [whole]


def _tiled(whole: Pair, parts: list[Pair]) -> bool:
    """Whether two stretches or more make up most of both sides."""
    weights = sum(p.a.weight for p in parts), sum(p.b.weight for p in parts)
    return len(parts) > 1 and weights[0] >= MOST * whole.a.weight and weights[1] >= MOST * whole.b.weight


def _apart(pairs: Iterable[Pair]) -> list[Pair]:
    """The best, then the next best that touches none before it."""
    out: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (-p.score, *sorted((p.a.spans, p.b.spans)))):
        if not any(pair.touches(x.a) or pair.touches(x.b) for x in out):
            out.append(pair)
    return out


# ------------------------------------------------------------------ pairs into groups


class _Group(msgspec.Struct):
    parts: dict[str, Part]
    pairs: list[Pair]


def _groups(pairs: list[Pair], known: dict[str, Report], alike: Mapping[Ends, float]) -> list[_Group]:
    """Best pairs first; a pair joins two groups only where they agree on the stretch of every report and all are CLOSE. What is
    hardly likely does not ENTER a sure group, which it would make unsure: it stands by itself, once for the whole group.
    """
    groups: dict[int, _Group] = {}  # by number, in order of making
    of: dict[tuple[str, str], set[int]] = defaultdict(set)  # a statement to the groups that hold a stretch of it
    pairs = sorted(pairs, key=lambda p: (-p.score, *sorted((_text_key(p.a, known), _text_key(p.b, known)))))
    for number, pair in enumerate(pairs):
        near = sorted(of[_whose(pair.a)] | of[_whose(pair.b)])
        if any(_holds(groups[n], pair.a) and _holds(groups[n], pair.b) for n in near):
            continue  # told already
        joined = _Group({pair.a.letter: pair.a, pair.b.letter: pair.b}, [pair])
        lone = not (of[_whose(pair.a)] and of[_whose(pair.b)])
        unsure = pair.score < ENTERS or pair.a.negated != pair.b.negated
        sure = [groups[n] for n in near if unsure and groups[n].pairs[-1].score >= SAME]
        merged = []
        for n in near if lone or pair.score >= TIES else ():
            g = groups[n]
            if g in sure or not any(_holds(g, part) for part in (pair.a, pair.b)):
                continue
            agreed = all(_one_place(g.parts[k], joined.parts[k]) for k in g.parts.keys() & joined.parts.keys())
            if agreed and _close(g.parts, joined.parts, alike):
                joined = _Group({**joined.parts, **g.parts}, g.pairs + joined.pairs)
                merged.append(n)
        if any(sum(_holds(g, part) for part in joined.parts.values()) > 1 for g in sure):
            continue  # told of another member of the sure group
        for n in merged:
            for part in groups.pop(n).parts.values():
                of[_whose(part)].discard(n)
        groups[number] = joined
        for part in joined.parts.values():
            of[_whose(part)].add(number)
    return list(groups.values())


def _close(a: dict[str, Part], b: dict[str, Part], alike: Mapping[Ends, float]) -> bool:
    """Whether all that one group would bring to the other is alike, report by report."""
    return all(
        alike.get(frozenset((_whose(p), _whose(q))), 0.0) >= CLOSE
        for k, p in a.items()
        for m, q in b.items()
        if k != m and k not in b and m not in a
    )


def _ends(pair: Pair) -> Ends:
    return frozenset((_whose(pair.a), _whose(pair.b)))


def _whose(part: Part) -> tuple[str, str]:
    return part.letter, part.statement.id


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
    if len({p.negated for p in group.parts.values()}) > 1:
        who += "; check: one of them is negated"
    if pair.rule in WHY:
        return f"{who}; {WHY[pair.rule]}"
    common = shared(first, second)
    words = [known[first.letter].words(first.terms[i].span) for i, _ in common.pairs]
    return f"{who}; in common: {', '.join(dict.fromkeys(words))}"


def _place(m: Match, known: dict[str, Report]) -> tuple[object, ...]:
    """Reading order that does not depend on letters: by the share of the text that stands before the members."""
    at = [x.content[0].start / max(1, len(known[x.report].text)) for x in m.members]
    return (-len(m.members), round(sum(at) / len(at), 6), m.id)

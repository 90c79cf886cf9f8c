"""What kind of match: the same words, a rendering, the same statement, or one side narrower."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel

from twosource.matching.general import one_is_general
from twosource.matching.parts import Part, shared
from twosource.records import MatchKind, Report
from twosource.spans import Span
from twosource.speech import passage
from twosource.words import tokens

SAME_WORDS = 0.95
"""Overlap of all words from which on two passages are printed alike but for a slip."""
QUOTED = 0.6
"""Share of a passage that must stand in quotation marks for it to count as a quotation."""
NARROWER = 1.8
"""How much more one side must say (weight of its terms) to call the other narrower, when that other is covered."""
NARROWER_BY_FIGURES = 1.2
"""The same where the longer one alone has figures."""
COVERED = 0.4
"""Share of the shorter side's weight that the longer must have."""


def kind_of(parts: list[Part], known: dict[str, Report]) -> MatchKind:
    """Of the members of a group; the order of ``parts`` does not matter."""
    pairs = [(a, b) for i, a in enumerate(parts) for b in parts[i + 1 :]]
    opposed = any(a.negated != b.negated for a, b in pairs)
    if not opposed and all(in_order(a, b) >= SAME_WORDS for a, b in pairs):
        return "same-words"
    if not opposed and sum(_quoted(p, known) >= QUOTED for p in parts) >= 2:
        return "rendering"
    if any(_narrower(a, b) or one_is_general(a, b, known) for a, b in pairs):
        return "narrower"
    return "same-statement"


def word_overlap(a: Part, b: Part, known: dict[str, Report] | None = None) -> float:
    """Dice over all words as printed, lower-cased, each counted as often as it stands; over the terms where no text is given."""
    if known is None:
        one, two = Counter(t.key for t in a.terms), Counter(t.key for t in b.terms)
    else:
        one, two = words_in(a, known), words_in(b, known)
    both = sum((one & two).values())
    size = sum(one.values()) + sum(two.values())
    return 2 * both / size if size else 0.0


def in_order(a: Part, b: Part) -> float:
    """Share of all words as printed that stand in one order on both sides, 0 to 1."""
    return Indel.normalized_similarity(a.words, b.words)


def words_in(part: Part, known: dict[str, Report]) -> Counter[str]:
    text = known[part.letter].text
    return Counter(t.text.lower().replace("’", "'") for s in part.spans for t in tokens(text, s))


def _quoted(part: Part, known: dict[str, Report]) -> float:
    report = known[part.letter]
    inside = size = 0
    for span in part.spans:
        line = next((x.span for x in report.lines if x.span.overlaps(span)), Span(span.start, span.end))
        marks = passage(report.text, line, False).quotations
        for t in tokens(report.text, span):
            size += 1
            inside += any(q.inner.start <= t.span.start < q.inner.end for q in marks)
    return inside / size if size else 0.0


def _narrower(a: Part, b: Part) -> bool:
    low, high = sorted((a.weight, b.weight))
    figures = {any(t.key[0].isdigit() for t in p.terms) for p in (a, b)}
    needed = NARROWER if len(figures) == 1 else NARROWER_BY_FIGURES
    return low > 0 and high / low >= needed and shared(a, b).weight / low >= COVERED

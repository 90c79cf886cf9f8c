"""A whole quotation in one report: its stretches one behind the other, and whether what was left out was left out fairly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

from twosource.check.keys import is_negation
from twosource.check.passages import Change, Passage, exact_in, nearest_in
from twosource.check.pile import Source
from twosource.check.quoting import Part
from twosource.spans import Span

_CONDITIONS = frozenset("if unless until except only but though although provided".split())
_REACH = 4
"""Words in front of a quotation in which a negation governs it: "do not [ever] …", "nobody on board"."""
_BREAKS = frozenset(",;:.!?—–()")
_WAYS = 3
"""Places of each stretch of a quotation with ellipses that are tried together."""


class Chain(NamedTuple):
    source: Source
    passages: tuple[Passage, ...]
    flaws: tuple[str, ...]
    """What is wrong besides words: the order, two speakers, what an ellipsis hides."""

    @property
    def exact(self) -> bool:
        return not self.flaws and all(p.exact for p in self.passages)

    @property
    def alike(self) -> bool:
        return all(p.alike for p in self.passages)

    @property
    def quoted(self) -> bool:
        places = sum(len(p.places) for p in self.passages)
        return sum(len(p.places) for p in self.passages if p.quoted) >= places / 2

    @property
    def kept(self) -> float:
        """Share of the quotation's words, by weight, that stand there in order: 0 to 1."""
        sizes = [len(p.steps) for p in self.passages]
        return sum(p.kept * n for p, n in zip(self.passages, sizes, strict=True)) / max(1, sum(sizes))

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted({s for p in self.passages for s in p.spans}))

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(c for p in self.passages for c in p.changes)


def exact_chains(parts: Sequence[Part], source: Source) -> list[Chain]:
    """Every place of a quotation without insertions and ellipses; of one with them, the best, where its words are there."""
    if len(parts) == 1 and not parts[0].inserted:
        return [Chain(source, (p,), ()) for p in exact_in(parts[0], source)]
    found = _chains(parts, source, exact=True)
    return [c for c in found if all(p.exact for p in c.passages)]


def nearest_chains(parts: Sequence[Part], source: Source) -> list[Chain]:
    """The best in quotation marks and the best of all its words, where these are two."""
    if len(parts) == 1:
        return [Chain(source, (p,), ()) for p in nearest_in(parts[0], source)]
    return _chains(parts, source, exact=False)


def _chains(parts: Sequence[Part], source: Source, *, exact: bool) -> list[Chain]:
    ways: list[list[Passage]] = []
    for part in parts:
        found = [] if part.inserted else exact_in(part, source)
        if not found:
            found = nearest_in(part, source)
        if exact:
            found = [p for p in found if p.exact]
        if not found:
            return []
        ways.append(sorted(found, key=lambda p: (-p.kept, not p.quoted, p.places))[:_WAYS])
    if len(ways) > 6:  # an odd quotation: the best of each
        ways = [w[:1] for w in ways]
    chains = [Chain(source, tuple(c), _flaws(c)) for c in product(*ways)]
    return [
        min(chains, key=lambda c: (not c.exact, len(c.flaws), not c.quoted, -c.kept, [p.places for p in c.passages]))
    ]


def _flaws(passages: Sequence[Passage]) -> tuple[str, ...]:
    out = []
    for a, b in pairwise(passages):
        if b.places[0] <= a.places[-1]:
            out.append("in another order there")
            continue
        if _speaker(a) and _speaker(b) and _speaker(a) != _speaker(b):
            out.append(f"joined from words of {_speaker(a)} and of {_speaker(b)}")
        hidden = _hidden(a, b)
        if hidden:
            out.append(f"“{hidden}” stands where the draft has an ellipsis")
    return tuple(out)


def _speaker(passage: Passage) -> str:
    statements = passage.source.statements(passage.spans, quoted=True)
    return statements[0].speaker.name if statements else ""


def _hidden(a: Passage, b: Passage) -> str:
    """The word left out between two stretches that turns the sense of one of them round; empty where there is none."""
    source = a.source
    left_out = range(a.places[-1] + 1, b.places[0])
    first, last = (source.sentence(source.words[i].span) for i in (a.places[-1], b.places[0]))
    for i in left_out:
        word = source.words[i]
        if source.sentence(word.span) not in (first, last):
            continue
        within = first == last or source.sentence(word.span) == last
        if (within and is_negation(word.key)) or (word.key in _CONDITIONS and first != last and not within):
            return source.report.words(word.span)
    return ""


def cut_negation(chain: Chain) -> Span | None:
    """The negation that stands just in front of the words quoted and governs them; None where none does."""
    source = chain.source
    first = chain.passages[0].places[0]
    sentence = source.sentence(source.words[first].span)
    text = source.report.text
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = source.words[i]
        if word.span.start < sentence.start or _BREAKS & set(text[word.span.end : source.words[i + 1].span.start]):
            return None
        if is_negation(word.key):
            return word.span
    return None

"""Sentences of the pile beside one of the draft: which of them share its words, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from twosource.check.keys import Word, words_of
from twosource.check.pile import Pile, Source, weight
from twosource.records import Report
from twosource.spans import Span
from twosource.weights import stem
from twosource.words import sentences

TELLING = 0.15
"""Weight of a word from which it says what a sentence is about."""
SHARED_MIN, SHARE_MIN = 2, 0.25
"""Telling words that a sentence must share with the draft's at least, and their share of its weight."""
MOST = 12
"""Sentences that are looked at: those that share most."""
_LONGEST = 300
"""Words of a sentence that are looked at: no sentence is longer, and what is read as one may be a list."""
_MOST_TOLD = 0.5
"""What a name or a number counts for at most: a person is "she" in the next sentence, and a number may be converted."""
NEAR = 8
"""Words to either side of one that say what it is said of."""
_BESIDE = 4
"""Words to either side of one among which one must be the same."""
LOCAL_MIN = 0.3
"""Share of the weight of the words near one that must stand near the other for the two to be said of one thing. This and the
next were set so that of the reports of one event held against each other next to nothing is told."""
_MUCH = 0.5
"""Share of a sentence from which one word beside is enough."""
VOUCHED_MIN = 0.3
"""Share from which a sentence that has the draft's own word vouches for it; one word right beside does it, too."""


class Row:
    """The words of a sentence, with their stems. ``taken``: quotations that are told as a whole; what stands in them is not
    looked at, but says what the words around are about.
    """

    def __init__(self, text: str, span: Span, taken: Iterable[Span] = ()) -> None:
        self.text = text
        self.span = span
        self.words: list[Word] = words_of(text, span)[:_LONGEST]
        self.stems = [stem(w.key) for w in self.words]
        closed = [t for t in taken if t.overlaps(span)]
        self.free = [not any(t.overlaps(w.span) for t in closed) for w in self.words]
        self.places: dict[str, list[int]] = defaultdict(list)
        for n, s in enumerate(self.stems):
            self.places[s].append(n)

    @cached_property
    def weights(self) -> list[float]:
        return [min(_MOST_TOLD, weight(w.key)) for w in self.words]

    def printed(self, n: int) -> str:
        span = self.words[n].span
        return self.text[span.start : span.end]

    def around(self, n: int, reach: int = NEAR) -> dict[str, float]:
        """The telling words near the ``n``-th, as stems, with their weights."""
        found = range(max(0, n - reach), min(len(self.words), n + reach + 1))
        return {self.stems[i]: self.weights[i] for i in found if i != n and self.weights[i] >= TELLING}

    def parted(self, a: int, b: int) -> bool:
        """Whether a mark stands between the two words: they are of two clauses."""
        low, high = sorted((a, b))
        return any(c in _MARKS for c in self.text[self.words[low].span.end : self.words[high].span.start])


_MARKS = frozenset(',;:.!?—–()“”"')


class Stood(NamedTuple):
    """A sentence of the pile. ``share``: of the weight of the draft's sentence, how much it has."""

    source: Source
    row: Row
    share: float


class Other(NamedTuple):
    """A place where a sentence of the pile tells otherwise. ``ours`` and ``theirs``: words of the two rows, by number; ``theirs``
    is None where the pile has no such word; where the draft has ``left_out`` theirs, ``ours`` is what it went with.
    ``alike``: how much of what is near the one is near the other.
    """

    ours: int
    stood: Stood
    theirs: int | None
    alike: float
    negation: bool = False
    left_out: bool = False


class Sentences:
    """All sentences of the pile's articles, by their words."""

    def __init__(self, pile: Pile) -> None:
        self._rows: list[tuple[Source, Row]] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        for source in pile.sources:
            for span in told(source.report):
                row = Row(source.report.text, span)
                for s in row.places:
                    self._having[s].append(len(self._rows))
                self._rows.append((source, row))

    def beside(self, row: Row) -> list[Stood]:
        """The sentences that share enough words, best first."""
        ours = {s: w for s, w in zip(row.stems, row.weights, strict=True) if w >= TELLING}
        total = sum(ours.values())
        scores: dict[int, float] = defaultdict(float)
        counts: dict[int, int] = defaultdict(int)
        for s, w in ours.items():
            for n in self._having.get(s, ()):
                scores[n] += w
                counts[n] += 1
        found = [n for n in scores if counts[n] >= SHARED_MIN and scores[n] >= SHARE_MIN * total]
        best = sorted(found, key=lambda n: (-scores[n], n))[:MOST]
        return [Stood(*self._rows[n], scores[n] / total) for n in best]


def told(report: Report) -> Iterator[Span]:
    """The sentences of what a report tells, its headings too."""
    for line in report.lines:
        if line.article:
            yield from sentences(report.text, line.span)


class Near(NamedTuple):
    """``alike``: share of the weight of the words near ours that stand near theirs; ``beside``: whether one right beside does;
    ``shared``: how many do.
    """

    alike: float
    beside: bool
    shared: int

    def enough(self, share: float) -> bool:
        """``share``: of the draft's sentence that the pile's has."""
        least = SHARED_MIN if share < _MUCH else 1
        return self.alike >= LOCAL_MIN and self.beside and self.shared >= least

    @property
    def vouches(self) -> bool:
        return self.alike >= VOUCHED_MIN or self.beside


def near(ours: Row, n: int, theirs: Row, j: int) -> Near:
    """How much of what stands near the ``n``-th of our words stands near the ``j``-th of theirs."""
    one, other = ours.around(n), theirs.around(j, NEAR + 2)
    total = sum(one.values())
    common = [s for s in one if s in other]
    beside = ours.around(n, _BESIDE).keys() & theirs.around(j, _BESIDE).keys()
    return Near(sum(one[s] for s in common) / total if total else 0.0, bool(beside), len(common))

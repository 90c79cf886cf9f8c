"""The pile made ready to be searched: the words of each report, and which of them stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from twosource.check.aligning import WALL_KEY
from twosource.check.keys import Word, words_of
from twosource.check.quoting import quoted_in
from twosource.matching.figures.counted_things import weight as told
from twosource.matching.parts import Part, parts_of
from twosource.records import Report, Statement
from twosource.spans import Span
from twosource.weights import stem
from twosource.words import sentences

_LEAST = 0.05
"""Weight of a word that all reports use: two texts that share only such ones share next to nothing."""
MOST_REPORTS = 24
"""Reports that a quotation is aligned with where its words do not stand as they are: those that share most of them."""


WALL = -1
_THICK = 4
"""Words that a wall counts for."""


class View:
    """A row of words to search: ``at`` gives, for each, its place among the words of the report; WALL where what stands on
    either side is not to be read in one.
    """

    def __init__(self, words: Sequence[Word], at: Sequence[int]) -> None:
        self.at = at
        self.keys = [WALL_KEY if i == WALL else words[i].key for i in at]
        self.joined = f" {' '.join(self.keys)} "
        self.where: dict[str, list[int]] = defaultdict(list)
        for n, key in enumerate(self.keys):
            self.where[key].append(n)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for key in self.keys:
            starts.append(at)
            at += len(key) + 1
        return starts

    def exact(self, keys: Sequence[str]) -> list[list[int]]:
        """Every place where these words stand in this order, without overlap, as places among the words of the report."""
        needle = " ".join(keys)
        found = []
        at = self.joined.find(f" {needle} ")
        while at >= 0:
            first = bisect_left(self._starts, at + 1)
            found.append(list(self.at[first : first + len(keys)]))
            at = self.joined.find(f" {needle} ", at + len(needle) + 1)
        return found


class Source:
    """A report of the pile."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words = words_of(report.text)
        self.everything = View(self.words, range(len(self.words)))
        self.dated: list[tuple[Span, frozenset[str], tuple[Any, ...]]] | None = None

    @cached_property
    def quotations(self) -> list[Span]:
        """What stands in quotation marks, and what is set as somebody's words without them, in order, apart."""
        spans = [q.inner for q in quoted_in(self.report)]
        spans += [c for s in self.report.statements if s.form == "direct" for c in s.content]
        out: list[Span] = []
        for span in sorted(spans):
            if not out or not span.overlaps(out[-1]):
                out.append(span)
        return out

    @cached_property
    def quotation_of(self) -> list[int]:
        """For each word the number of the quotation that it stands in, -1 for none."""
        out, n = [], 0
        for word in self.words:
            while n < len(self.quotations) and self.quotations[n].end <= word.span.start:
                n += 1
            inside = n < len(self.quotations) and self.quotations[n].start <= word.span.start
            out.append(n if inside else -1)
        return out

    @cached_property
    def quoted(self) -> View:
        """The words in quotation marks alone: a quotation that an attribution parts stands there in one, those of two
        speakers apart.
        """
        at: list[int] = []
        before = None
        for i, n in enumerate(self.quotation_of):
            if n >= 0:
                if before is not None and n != before and self._voices[n] != self._voices[before]:
                    at += [WALL] * _THICK
                at.append(i)
                before = n
        return View(self.words, at)

    @cached_property
    def _voices(self) -> list[str]:
        """For each quotation its speaker; one of its own where nobody is named."""
        out = []
        for n, span in enumerate(self.quotations):
            statements = self.statements((span,), quoted=True)
            out.append(statements[0].speaker.name if statements else f"\0{n}")
        return out

    @cached_property
    def passages(self) -> list[tuple[Part, ...]]:
        """For each statement itself, then its parts, ready for the matcher."""
        return parts_of(self.report, "pile")

    @cached_property
    def sentences(self) -> list[Span]:
        return [s for line in self.report.lines for s in sentences(self.report.text, line.span)]

    def sentence(self, span: Span) -> Span:
        """The sentence that ``span`` begins in."""
        at = bisect_left(self.sentences, span.start + 1, key=lambda s: s.start) - 1
        return self.sentences[at] if at >= 0 else span

    def spans(self, places: Iterable[int]) -> tuple[Span, ...]:
        """The words at ``places`` as few spans, marks between them and all."""
        out: list[Span] = []
        before = None
        for i in sorted(places):
            if before is not None and i == before + 1:
                out[-1] = out[-1].cover(self.words[i].span)
            else:
                out.append(self.words[i].span)
            before = i
        return tuple(out)

    def statements(self, spans: Iterable[Span], *, quoted: bool) -> list[Statement]:
        """The statements that hold words of ``spans``: those that hold most first, then the shortest. ``quoted``: where
        any of them are quotations, only these.
        """
        pieces = tuple(spans)
        held = []
        for s in self.report.statements:
            common = sum(max(0, min(c.end, p.end) - max(c.start, p.start)) for c in s.content for p in pieces)
            if common:
                held.append((-common, sum(len(c) for c in s.content), s.id, s))
        found = [s for *_, s in sorted(held, key=lambda h: h[:3])]
        direct = [s for s in found if s.form != "indirect"]
        return direct if quoted and direct else found


class Pile:
    def __init__(self, reports: tuple[Report, ...]) -> None:
        self.sources = tuple(Source(r) for r in reports)
        self._having: dict[str, list[int]] = defaultdict(list)
        for n, source in enumerate(self.sources):
            for key in source.everything.where:
                self._having[key].append(n)

    def nearest(self, keys: Iterable[str]) -> list[Source]:
        """The reports that share most of the telling words, best first; in the order of the pile where they share alike."""
        scores: dict[int, float] = defaultdict(float)
        for key in sorted(set(keys)):
            for n in self._having.get(key, ()):
                scores[n] += weight(key)
        best = sorted(scores, key=lambda n: (-scores[n], n))[:MOST_REPORTS]
        return [self.sources[n] for n in best]


def weight(key: str) -> float:
    """How much a word tells, from near 0 for one that all reports use to 1."""
    return max(_LEAST, told(stem(key)))

"""Passages that stand in two reports word for word, aligned: where each stands on both sides.

Equal runs of words are found by their 5-grams and taken longest first; runs that follow each other on both sides with
a few changed words and no other run between them are one passage. Words of a quotation or a post on either side are matched
too, so that a passage reads on, but only words outside them are evidence that somebody copied.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from twosource.lineage.prose import Word
from twosource.spans import Span

GRAM = 5
"""Words of the shortest run that is looked at."""
_AGAIN = 20
"""Places of one 5-gram that are tried: a refrain stands anywhere."""
_GAP = 8
"""Words that may differ between two runs of one passage, on either side: a changed figure, an added clause."""
SHORTEST = 10
"""Prose words of the shortest passage that counts. In 80 development pairs those that took nothing from each other
share runs of 9 prose words at most (an office, a name and a day), those that did share one of 10 or more."""

Gram = tuple[str, ...]


class Told(msgspec.Struct, frozen=True):
    """The words of one report with their 5-grams, made once for all comparisons of that report."""

    words: tuple[Word, ...]
    grams: Mapping[Gram, tuple[int, ...]]
    """Where each 5-gram begins."""
    spoken: frozenset[Gram]
    """Those that stand in quotations and posts."""

    @property
    def prose(self) -> int:
        """Words outside quotations."""
        return sum(not w.quoted for w in self.words)


class Passage(msgspec.Struct, frozen=True):
    """``words`` are equal on both sides, ``prose`` of them outside quotations on both. ``at``: the word, on each side,
    that it starts with.
    """

    one: Span
    two: Span
    words: int
    prose: int
    at: tuple[int, int]


class _Run(msgspec.Struct, frozen=True, order=True):
    """``n`` equal words from word ``i`` of one and ``j`` of two."""

    i: int
    j: int
    n: int


def told(words: tuple[Word, ...]) -> Told:
    grams: dict[Gram, list[int]] = defaultdict(list)
    texts = tuple(w.text for w in words)
    spoken = set()
    for at in range(len(words) - GRAM + 1):
        gram = texts[at : at + GRAM]
        if len(grams[gram]) < _AGAIN:
            grams[gram].append(at)
        if all(w.quoted for w in words[at : at + GRAM]):
            spoken.add(gram)
    return Told(words, {g: tuple(places) for g, places in grams.items()}, frozenset(spoken))


def passages(one: Told, two: Told) -> tuple[Passage, ...]:
    """Every passage that stands in both, in the order of ``one``; those of quotations alone too. About linear."""
    runs = _taken(_runs(one, two), len(one.words), len(two.words))
    prose = _prose(runs, one, two)
    rank = {run: n for n, run in enumerate(sorted(runs, key=lambda r: r.j))}
    groups: list[list[_Run]] = []
    for run in runs:
        last = groups[-1][-1] if groups else None
        if last is not None and rank[run] == rank[last] + 1 and _near(last, run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return tuple(
        Passage(
            one=_span(one, g[0].i, g[-1].i + g[-1].n),
            two=_span(two, g[0].j, g[-1].j + g[-1].n),
            words=sum(r.n for r in g),
            prose=sum(prose[r] for r in g),
            at=(g[0].i, g[0].j),
        )
        for g in groups
    )


def _near(last: _Run, run: _Run) -> bool:
    return run.i - last.i - last.n <= _GAP and run.j - last.j - last.n <= _GAP


def _runs(one: Told, two: Told) -> list[_Run]:
    """Longest equal runs, one for every diagonal that a shared 5-gram lies on."""
    a, b = one.words, two.words
    shared = one.grams.keys() & two.grams.keys()
    starts = sorted((i, j) for g in shared for i in one.grams[g] for j in two.grams[g])
    reached: dict[int, int] = {}
    found = []
    for i, j in starts:
        if reached.get(i - j, -1) > i:
            continue
        n = GRAM
        while i + n < len(a) and j + n < len(b) and a[i + n].text == b[j + n].text:
            n += 1
        reached[i - j] = i + n
        found.append(_Run(i, j, n))
    return found


def _taken(runs: list[_Run], one: int, two: int) -> list[_Run]:
    """Longest first, none overlapping another on either side (what sticks out of a longer one is kept); in order."""
    used = (bytearray(one), bytearray(two))
    heap = [(-r.n, r.i + r.j, r.i, r.j) for r in runs]
    heapq.heapify(heap)
    out = []
    while heap:
        size, _, i, j = heapq.heappop(heap)
        n = -size
        free = _free(used, i, j, n)
        if free != (i, j, n):
            if free[2] >= GRAM:
                heapq.heappush(heap, (-free[2], free[0] + free[1], free[0], free[1]))
            continue
        used[0][i : i + n] = b"\x01" * n
        used[1][j : j + n] = b"\x01" * n
        out.append(_Run(i, j, n))
    return sorted(out)


def _free(used: tuple[bytearray, bytearray], i: int, j: int, n: int) -> tuple[int, int, int]:
    """The run without the words at its ends that a run at least as long has taken."""
    while n and (used[0][i] or used[1][j]):
        i, j, n = i + 1, j + 1, n - 1
    while n and (used[0][i + n - 1] or used[1][j + n - 1]):
        n -= 1
    return i, j, n


def _prose(runs: list[_Run], one: Told, two: Told) -> dict[_Run, int]:
    """Of each run the words that neither side quotes, there or, in the same words, anywhere else in its text: a post
    that both set bare is quoted a line above.
    """
    spoken = one.spoken | two.spoken
    out = {}
    for r in runs:
        quoted = bytearray(one.words[r.i + k].quoted or two.words[r.j + k].quoted for k in range(r.n))
        texts = tuple(w.text for w in one.words[r.i : r.i + r.n])
        for k in range(r.n - GRAM + 1):
            if texts[k : k + GRAM] in spoken:
                quoted[k : k + GRAM] = b"\x01" * GRAM
        out[r] = r.n - sum(quoted)
    return out


def _span(told: Told, start: int, end: int) -> Span:
    return Span(told.words[start].span.start, told.words[end - 1].span.end)

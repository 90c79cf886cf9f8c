"""Passages that stand in two reports word for word, quotations left aside.

Quotations are masked: two reporters who heard the same words print the same quotation. Masking moves the useful cut
of shared word 5-grams from .27 to .10 on the development pairs.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

import msgspec

from twosource.records import Report
from twosource.spans import Span
from twosource.speech import quotations
from twosource.words import tokens

SHORTEST_RUN = 14
"""Words in a row outside quotation marks that two reports do not print alike by chance (an agency's stock phrases and
office titles stay below)."""
MOSTLY = 0.8
"""Share of both articles' words from which on one is a copy of the other as a whole (the guide's "four fifths")."""


class Copy(msgspec.Struct, frozen=True):
    """What two reports share word for word: passages side by side, words in them, share of each article."""

    one: str
    two: str
    spans_one: tuple[Span, ...]
    spans_two: tuple[Span, ...]
    words: int
    share_one: float
    share_two: float

    @property
    def whole(self) -> bool:
        """True where the articles coincide."""
        return self.share_one >= MOSTLY and self.share_two >= MOSTLY


class _Word(msgspec.Struct, frozen=True):
    text: str
    span: Span
    quoted: bool


def copies(reports: tuple[Report, ...]) -> tuple[Copy, ...]:
    """One entry for every two lettered reports that share a run of SHORTEST_RUN words. Near-linear in the texts."""
    words = {r.letter or "": _words(r) for r in reports}
    out = []
    for one, two in itertools.combinations(sorted(words), 2):
        runs = _runs(words[one], words[two])
        if runs:
            n = sum(length for _, _, length in runs)
            out.append(
                Copy(
                    one=one,
                    two=two,
                    spans_one=tuple(_span(words[one], i, n_) for i, _, n_ in runs),
                    spans_two=tuple(_span(words[two], j, n_) for _, j, n_ in runs),
                    words=n,
                    share_one=n / len(words[one]),
                    share_two=n / len(words[two]),
                )
            )
    return tuple(out)


def _words(report: Report) -> list[_Word]:
    out = []
    for line in report.lines:
        if line.article and line.role != "title":
            marks = [q for q in quotations(report.text, line.span) if q.kind == "double"]
            for t in tokens(report.text, line.span):
                inside = any(q.span.start <= t.span.start < q.span.end for q in marks)
                out.append(_Word(t.text.lower().replace("’", "'"), t.span, inside))
    return out


def _runs(a: list[_Word], b: list[_Word]) -> list[tuple[int, int, int]]:
    """Longest common runs, longest first, none overlapping another on either side; then in text order."""
    size = 5
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - size + 1):
        where[tuple(w.text for w in b[j : j + size])].append(j)
    found: list[tuple[int, int, int]] = []
    seen: set[tuple[int, int]] = set()
    for i in range(len(a) - size + 1):
        for j in where.get(tuple(w.text for w in a[i : i + size]), ())[:20]:
            if (i - 1, j - 1) in seen:
                seen.add((i, j))
                continue
            seen.add((i, j))
            n = size
            while i + n < len(a) and j + n < len(b) and a[i + n].text == b[j + n].text:
                n += 1
            plain = sum(not (x.quoted and y.quoted) for x, y in zip(a[i : i + n], b[j : j + n], strict=True))
            if plain >= SHORTEST_RUN:
                found.append((i, j, n))
    found.sort(key=lambda r: (-r[2], r[0], r[1]))
    taken: list[tuple[int, int, int]] = []
    for i, j, n in found:
        if not any((i < x + m and x < i + n) or (j < y + m and y < j + n) for x, y, m in taken):
            taken.append((i, j, n))
    return sorted(taken)


def _span(words: list[_Word], at: int, n: int) -> Span:
    return Span(words[at].span.start, words[at + n - 1].span.end)

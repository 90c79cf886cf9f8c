"""The statements of a report as responses look for them: by where they end, and backwards from a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from twosource.records import Report, Statement
from twosource.spans import Span

ACCUSING = frozenset({"accuses"})


class Said:
    """The statements of a report where responses look for them; made once a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        ends = [max(x.end for x in (*s.content, *s.source, *s.cue)) for s in report.statements]
        self.by_end = sorted((end, n) for n, end in enumerate(ends))
        self.denials = sorted((s.content[0].start, n) for n, s in enumerate(report.statements) if s.stance == "denies")
        open_ = [s for s in report.statements if s.stance not in ("denies", "declines")]
        self.open = Row(open_)
        self.accusing = Row([s for s in open_ if s.stance in ACCUSING])

        self.cues = sorted((s.cue[0].start, n) for n, s in enumerate(report.statements) if s.cue)

    def source_in(self, span: Span) -> str:
        """The words of the source of the first statement whose cue begins within ``span``; empty where there is none."""
        first = bisect_left(self.cues, (span.start, -1))
        if first == len(self.cues) or self.cues[first][0] >= span.end:
            return ""
        return self.report.words(self.report.statements[self.cues[first][1]].source)

    def ending(self, start: int, end: int) -> list[Statement]:
        """Those that end between the two, both included, in the order of the report."""
        found = self.by_end[bisect_left(self.by_end, (start, -1)) : bisect_left(self.by_end, (end + 1, -1))]
        return [self.report.statements[n] for n in sorted(n for _, n in found)]

    def denied_before(self, s: Statement, since: int) -> bool:
        """Whether the speaker of ``s`` denies something between ``since`` and the start of it."""
        near = self.denials[
            bisect_left(self.denials, (since, -1)) : bisect_left(self.denials, (s.content[0].start, -1))
        ]
        return bool(s.speaker.name) and any(self.report.statements[n].speaker.name == s.speaker.name for _, n in near)

    def denial_in(self, span: Span) -> Statement | None:
        """The first statement that denies and lies within ``span``."""
        near = self.denials[bisect_left(self.denials, (span.start, -1)) : bisect_left(self.denials, (span.end + 1, -1))]
        statements = (self.report.statements[n] for n in sorted(n for _, n in near))
        return next((s for s in statements if s.content[0] in span), None)


class Row:
    """Statements in text order that can be walked backwards from a place."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements
        # of two that begin at one place the first of the report is met first
        order = sorted((s.content[0].start, -n) for n, s in enumerate(statements))
        self._order = [statements[-n] for _, n in order]
        self._starts = [s.content[0].start for s in self._order]
        self._ends = list(accumulate((s.content[-1].end for s in self._order), max))

    def within(self, span: Span) -> list[Statement]:
        """Those whose content begins inside ``span``, in text order."""
        return self._order[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def before(self, place: int, since: int) -> Iterator[Statement]:
        """Those that begin before ``place``, the nearest first, as long as one of the rest ends at ``since`` or later."""
        for n in range(bisect_left(self._starts, place) - 1, -1, -1):
            if self._ends[n] < since:
                return
            yield self._order[n]

"""The edges of lineage, and the counts of every match."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from twosource.lineage.copies import Copy, copies
from twosource.lineage.count import counted
from twosource.lineage.origins import Origin, origins
from twosource.matching.speakers import CLASH, same_speaker
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Counts, Edge, Lineage, Match, Report
from twosource.spans import Span


def trace(
    reports: tuple[Report, ...], matches: tuple[Match, ...], asserted: Mapping[str, str]
) -> tuple[Lineage, tuple[Match, ...]]:
    """The lineage of lettered reports, and the matches with their three counts."""
    sources = origins(reports, asserted)
    shared = copies(reports)
    whole = [frozenset((c.one, c.two)) for c in shared if c.whole]
    letters = [r.letter or "" for r in reports]
    lineage = Lineage(
        originators=counted(letters, sources, whole),
        edges=tuple(_edges(reports, sources, shared)),
        unknown=tuple(x for x in sorted(letters) if not sources[x].known),
    )
    return lineage, tuple(_with_counts(m, reports, sources, shared, whole) for m in matches)


def _with_counts(
    m: Match,
    reports: tuple[Report, ...],
    sources: dict[str, Origin],
    shared: tuple[Copy, ...],
    whole: list[frozenset[str]],
) -> Match:
    letters = {x.report for x in m.members}
    here = {x.report: x.content for x in m.members}
    together = [*whole, *(frozenset((c.one, c.two)) for c in shared if _carries(c, here))]
    return msgspec.structs.replace(
        m,
        counts=Counts(
            reports=len(letters),
            originators=counted(letters, sources, together),
            sources=_sources(m, {r.letter: r for r in reports}),
        ),
    )


def _carries(copy: Copy, here: dict[str, tuple[Span, ...]]) -> bool:
    """The matching passage lies in what was copied, on both sides."""
    if copy.one not in here or copy.two not in here:
        return False
    return any(s.overlaps(p) for s in here[copy.one] for p in copy.spans_one) and any(
        s.overlaps(p) for s in here[copy.two] for p in copy.spans_two
    )


def _sources(m: Match, known: Mapping[str | None, Report]) -> int:
    """Speakers that cannot be one are counted apart; those that may be one are not."""
    groups: list[list[tuple[Report, str]]] = []
    for x in m.members:
        report = known[x.report]
        s = report.statement(x.statement)
        fits = [
            g
            for g in groups
            if all(
                same_speaker(r.statement(i).speaker, s.speaker, r.words(r.statement(i).source), report.words(s.source))
                > CLASH
                for r, i in g
            )
        ]
        if fits:
            fits[0].append((report, x.statement))
        else:
            groups.append([(report, x.statement)])
    return len(groups)


def _edges(reports: tuple[Report, ...], sources: dict[str, Origin], shared: tuple[Copy, ...]) -> list[Edge]:
    known = {r.letter or "": r for r in reports}
    out = []
    for letter in sorted(known):
        o = sources[letter]
        for agency in o.agencies:
            spans = tuple(s for a, s in o.evidence if a == agency and s is not None)
            out.append(_credit(agency, letter, o, spans, known[letter]))
    return out + [_copied(c, known, sources) for c in shared]


def _credit(agency: str, letter: str, o: Origin, spans: tuple[Span, ...], report: Report) -> Edge:
    if o.asserted:
        return Edge(from_=agency, to=letter, kind="asserted", words=None, spans={}, why="you said so (--origin)")
    words = "; ".join(report.words(s) for s in spans)
    why = f"credit in the text: “{words}”"
    if o.translated is not None:
        notice = report.words(o.translated)
        if agency.lower() in notice.lower():
            why = f"the page calls itself a translation: “{notice}”"
            return Edge(
                from_=agency, to=letter, kind="translated", words=None, spans={letter: (o.translated,)}, why=why
            )
        why += f"; the page says that it is a translation: “{notice}”"
    return Edge(from_=agency, to=letter, kind="credited", words=None, spans={letter: spans}, why=why)


def _copied(c: Copy, known: dict[str, Report], sources: dict[str, Origin]) -> Edge:
    first, second, reason = _direction(c, known, sources)
    spans = {c.one: c.spans_one, c.two: c.spans_two}
    passages = "passage" if len(c.spans_one) == 1 else f"{len(c.spans_one)} passages"
    return Edge(
        from_=first, to=second, kind="copied", words=c.words, spans=spans,
        why=f"{c.words} words stand in both word for word, in {'one ' if passages == 'passage' else ''}{passages}; {reason}",
    )  # fmt: skip


def _direction(c: Copy, known: dict[str, Report], sources: dict[str, Origin]) -> tuple[str, str, str]:
    """From whom to whom, where the pages tell; else in an order that does not depend on letters."""
    for a, b in ((c.one, c.two), (c.two, c.one)):
        if _is_from(known[a], sources[b]) and not _is_from(known[b], sources[a]):
            return a, b, "the second credits the first"
    pa, pb = known[c.one].published, known[c.two].published
    if pa is not None and pb is not None and pa.date != pb.date:
        a, b = (c.one, c.two) if pa.date < pb.date else (c.two, c.one)
        return a, b, "the first is dated earlier"
    a, b = sorted((c.one, c.two), key=lambda x: (known[x].sha256, x))
    return a, b, "which of the two had it first the pages do not say"


def _is_from(first: Report, second: Origin) -> bool:
    """The outlet of ``first``, or the agency in its dateline, is credited in the text of the second (not in its dateline)."""
    named = {x for x in (first.outlet, first.dateline.agency if first.dateline else None) if x}
    return any(same_name(x, y) >= SAME_NAME for x in named for y in second.credited)

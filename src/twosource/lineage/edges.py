"""The edges, relations and relays of lineage, and the counts of every match."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from twosource.lineage.count import Known, counted
from twosource.lineage.origins import Origin, goes_as, origins, relays, same_house
from twosource.lineage.reasons import reason
from twosource.lineage.relations import MOSTLY, Pair, as_record, pairs
from twosource.lineage.sides import side
from twosource.matching.speakers import CLASH, same_speaker
from twosource.records import Counts, Edge, Lineage, Match, Relay, Report
from twosource.spans import Span

CARRIED = 0.5
"""Share of a matching passage that lies in copied passages from which on it came with them."""


def trace(
    reports: tuple[Report, ...], matches: tuple[Match, ...], asserted: Mapping[str, str]
) -> tuple[Lineage, tuple[Match, ...]]:
    """The lineage of lettered reports, and the matches with their three counts. Cost: every two reports, each about
    linear in their words.
    """
    sources = origins(reports, asserted)
    related = pairs([side(r, sources[r.letter or ""]) for r in reports])
    named = relays(reports, sources)
    known = Known(sources, _houses(reports, sources, named), _taken(related))
    whole = [frozenset((p.one, p.two)) for p in related if p.whole]
    letters = [r.letter or "" for r in reports]
    found = Lineage(
        originators=counted(letters, known, whole),
        edges=tuple(_edges(reports, sources, related)),
        unknown=tuple(x for x in sorted(letters) if not sources[x].known),
        relations=tuple(sorted(map(as_record, related), key=lambda r: (len(r.a), r.a, len(r.b), r.b))),
        relays=named,
    )
    return found, tuple(_with_counts(m, reports, known, related, whole, named) for m in matches)


def _houses(reports: Iterable[Report], sources: Mapping[str, Origin], named: Iterable[Relay]) -> dict[str, str]:
    """The report that is somebody's own, by the name that others credit or name. Of several by one outlet none is."""
    names = {a for o in sources.values() for a in o.agencies} | {n.name for n in named}
    out = {}
    for name in sorted(names):
        own = [r.letter or "" for r in reports if any(same_house(name, n) for n in goes_as(r))]
        if len(own) == 1:
            out[name] = own[0]
    return out


def _taken(related: Iterable[Pair]) -> dict[str, frozenset[str]]:
    """Reports that stand nearly whole in another which evidently had it first."""
    out: dict[str, set[str]] = {}
    for p in related:
        for second, share in ((p.one, p.whole_one), (p.two, p.whole_two)):
            if p.first not in (None, second) and share >= MOSTLY:
                out.setdefault(second, set()).add(p.first or "")
    return {x: frozenset(of) for x, of in out.items()}


def _with_counts(
    m: Match,
    reports: tuple[Report, ...],
    known: Known,
    related: tuple[Pair, ...],
    whole: list[frozenset[str]],
    named: tuple[Relay, ...],
) -> Match:
    here = {x.report: x.content for x in m.members}
    at = {r.letter or "": r for r in reports}
    together = [*whole, *(frozenset((p.one, p.two)) for p in related if p.copied and _carries(p, here))]
    relayed = _relayed(here, at, named)
    bounds = counted(here, known, together, relayed)
    return msgspec.structs.replace(
        m,
        counts=Counts(
            reports=len(here),
            originators=bounds,
            sources=_sources(m, at),
            why=reason(sorted(here), bounds, known, together, relayed),
        ),
    )


def _carries(pair: Pair, here: Mapping[str, tuple[Span, ...]]) -> bool:
    """Most of the matching passage lies in what was copied, on both sides."""
    return all(
        x in here and _inside(here[x], pair.spans(x)) >= CARRIED * sum(map(len, here[x])) for x in (pair.one, pair.two)
    )


def _inside(content: Iterable[Span], passages: tuple[Span, ...]) -> int:
    """Characters of ``content`` that lie in ``passages``, none of which overlaps another."""
    return sum(max(0, min(s.end, p.end) - max(s.start, p.start)) for s in content for p in passages)


def _relayed(here: Mapping[str, tuple[Span, ...]], at: Mapping[str, Report], named: Iterable[Relay]) -> dict[str, str]:
    """Of the reports of a match those that name another medium in the same paragraph: one that is at hand first."""
    out: dict[str, tuple[bool, int, str]] = {}
    for relay in named:
        spans = here.get(relay.report)
        if spans is None:
            continue
        line = next((x.span for x in at[relay.report].lines if x.span.overlaps(relay.span)), relay.span)
        if any(s.overlaps(line) for s in spans):
            choice = (relay.to is None, relay.span.start, relay.name)
            out[relay.report] = min(out.get(relay.report, choice), choice)
    return {x: name for x, (_, _, name) in out.items()}


def _sources(m: Match, known: Mapping[str, Report]) -> int:
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


def _edges(reports: tuple[Report, ...], sources: Mapping[str, Origin], related: tuple[Pair, ...]) -> list[Edge]:
    known = {r.letter or "": r for r in reports}
    out = []
    for letter in sorted(known):
        o = sources[letter]
        for agency in o.agencies:
            spans = tuple(s for a, s in o.evidence if a == agency and s is not None)
            out.append(_credit(agency, letter, o, spans, known[letter]))
    return out + [_copied(p) for p in related if p.copied]


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


def _copied(p: Pair) -> Edge:
    """From whom to whom, where the pages tell; else in an order that does not depend on letters."""
    first, second = (p.two, p.one) if p.first == p.two else (p.one, p.two)
    passages = "one passage" if len(p.shared) == 1 else f"{len(p.shared)} passages"
    return Edge(
        from_=first, to=second, kind="copied", words=p.words, spans={p.one: p.spans_one, p.two: p.spans_two},
        why=f"{p.words} words stand in both word for word, in {passages}; {p.direction}",
    )  # fmt: skip

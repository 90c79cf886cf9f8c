"""A comparison said in words instead of letters, ids and offsets, so that two comparisons can be laid side by side."""

from __future__ import annotations

from collections.abc import Callable

from twosource.records import Comparison, Report

Finding = tuple[object, ...]


def of_report(r: Report) -> frozenset[Finding]:
    """What a report was read to hold."""
    out: set[Finding] = set()
    for s in r.statements:
        out.add(("statement", r.words(s.source), r.words(s.cue), r.words(s.content), s.form, s.stance, s.speaker.name))
    for f in r.figures:
        claim = r.words(r.statement(f.claimed_by).content) if f.claimed_by else None
        out.add(("figure", r.words(f.span), f.low, f.high, f.hedge, f.unit, f.per, claim))
    for d in r.dates:
        out.add(("date", r.words(d.span), d.first, d.last))
    for n in r.names:
        out.add(("name", n.name, n.kind))
    for x in r.responses:
        target = r.words(r.statement(x.target).content) if x.target else None
        out.add(("response", r.words(x.span), x.state, x.silence, x.by, target))
    return frozenset(out)


def of_comparison(c: Comparison, *, counts: bool = True) -> frozenset[Finding]:
    """What a comparison found. Reports are named by their path; ``counts`` False leaves out the three counts."""
    by = {r.letter: r for r in c.reports if r.letter}

    def said(letter: str, id: str) -> tuple[str, str]:
        r = by[letter]
        return r.path, r.words(r.statement(id).content)

    out: set[Finding] = set()
    for m in c.matches:
        members = frozenset((by[x.report].path, by[x.report].words(x.content)) for x in m.members)
        n = (m.counts.reports, m.counts.originators, m.counts.sources) if counts else ()
        out.add(("match", m.tier, m.kind, members, n))
        for d in m.differences:
            words = frozenset((by[letter].path, by[letter].words(spans)) for letter, spans in d.spans.items())
            out.add(("difference", members, d.kind, words))
    for letter, ids in c.only.items():
        out |= {("only", *said(letter, id)) for id in ids}
    for link in c.figures:
        figures = frozenset(
            (by[x.report].path, next(by[x.report].words(f.span) for f in by[x.report].figures if f.id == x.figure))
            for x in link.members
        )
        out.add(("figures", link.state, figures))
    for x in c.responses:
        r = by[x.report]
        target = said(x.target.report, x.target.statement) if x.target else None
        out.add(("response", r.path, r.words(r.responses[x.response].span), x.state, target))
    for label in c.labels:
        out.add(("label", frozenset((by[t.report].path, t.text, t.voice) for t in label.terms)))
    for name in c.names:
        members = frozenset(
            (by[x.report].path, next(n.name for n in by[x.report].names if n.id == x.name)) for x in name.members
        )
        out.add(("names", name.kind, members))
    for e in c.lineage.edges:
        ends = (by[e.from_].path if e.from_ in by else e.from_, by[e.to].path)
        # Words in common do not say who had them first; where nothing else does, an edge still has to run one way.
        out.add(("edge", frozenset(ends) if e.kind == "copied" else ends, e.kind, e.words))
    if counts:
        out.add(("originators", c.lineage.originators))
    return frozenset(out)


def renamed(findings: frozenset[Finding], change: Callable[[str], str]) -> frozenset[Finding]:
    """The findings with every text in them changed."""

    def walk(x: object) -> object:
        if isinstance(x, str):
            return change(x)
        if isinstance(x, tuple):
            return tuple(walk(y) for y in x)
        if isinstance(x, frozenset):
            return frozenset(walk(y) for y in x)
        return x

    return frozenset(walk(f) for f in findings)  # type: ignore[misc]


def naming(findings: frozenset[Finding], word: str) -> frozenset[Finding]:
    """The findings in which a text is ``word``, at any depth."""

    def has(x: object) -> bool:
        return any(map(has, x)) if isinstance(x, tuple | frozenset) else x == word

    return frozenset(f for f in findings if has(f))

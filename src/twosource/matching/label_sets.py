"""For one referent across reports, the terms of each: what they differ in is shown, never weighed."""

from __future__ import annotations

from twosource.records import LabelSet, NameSet, Report, Term
from twosource.spans import name_of


def label_sets(reports: tuple[Report, ...], name_sets: tuple[NameSet, ...]) -> tuple[LabelSet, ...]:
    """The label sets of the referents that two reports or more label, and not all in the same words.

    Terms stand in letter order, then text order; sets in the order of their names. Reports carry letters.
    """
    by_letter = {r.letter or "": r for r in reports}
    out = []
    for group in name_sets:
        terms = tuple(
            term
            for member in sorted(group.members, key=lambda m: (m.report, m.name))
            for term in _terms(by_letter[member.report], member.name)
        )
        terms = tuple(sorted(terms, key=lambda t: (t.report, t.span)))
        alike = len({t.text.casefold() for t in terms}) < 2
        if len({t.report for t in terms}) > 1 and not alike:
            ids = sorted(m.name for m in group.members)
            out.append(LabelSet(referent=name_of("referent", *ids), name=group.name, terms=terms))
    return tuple(sorted(out, key=lambda s: (s.name, s.referent)))


def _terms(report: Report, name: str) -> list[Term]:
    return [
        Term(report=report.letter or "", span=label.span, voice=label.voice, text=report.words(label.span))
        for label in report.labels
        if label.referent == name
    ]

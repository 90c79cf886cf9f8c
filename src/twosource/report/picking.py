"""What of many findings is worth a line where there is room for few: the terminal brief and the first view of the page."""

from __future__ import annotations

from twosource.records import Comparison, LabelSet, Report, Statement

_WORDS = 5
"""Words from which content tells something by itself: "the accusation" does not."""


def telling(report: Report, statement: Statement) -> bool:
    """True where the content can be read without what stands around it."""
    return len(report.words(statement.content).split()) >= _WORDS


def things(comparison: Comparison) -> tuple[LabelSet, ...]:
    """The labels of what is no person, those with words at arm's length first. How persons are titled comes from
    their office and differs for no reason worth a first look.
    """
    persons = {named.name for named in comparison.names if named.kind == "person"}
    found = (labels for labels in comparison.labels if labels.name not in persons)
    return tuple(sorted(found, key=lambda labels: all(term.voice != "scare" for term in labels.terms)))

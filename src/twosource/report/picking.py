"""What of many findings is worth a line where there is room for few: the terminal brief and the first view of the page."""

from __future__ import annotations

from itertools import combinations

from twosource.records import Comparison, Figure, FigureKind, LabelSet, Report, Statement
from twosource.report.register import register

_WORDS = 4
"""Words from which content tells something by itself: "this" and "the accusation" do not."""
_SMALL = 12
"""Up to here a plain number of things seldom is news: "two schools"."""
_KINDS: tuple[FigureKind, ...] = ("rate", "money", "share", "vote", "count", "duration", "age", "ordinal")
"""The kinds of figures in the order in which a reader would miss them."""


def alone(comparison: Comparison, letter: str) -> tuple[Statement, ...]:
    """The statements of one report alone that can be read by themselves, the most telling first: passages that are
    not damaged, and of those the ones with a figure that no other report has, an accusation, or the quoted words of
    a named speaker.
    """
    report = comparison.report(letter)
    counting = {f.claimed_by for r, f in lone_figures(comparison) if r.letter == letter and _sizeable(f)}
    held = [s for s in map(report.statement, comparison.only.get(letter, ())) if _readable(report, s)]

    def worth(statement: Statement) -> tuple[bool, int]:
        quoted = statement.form == "direct" and statement.speaker.kind == "named"
        return statement.damaged, -(2 * (statement.id in counting) + 2 * (statement.stance == "accuses") + quoted)

    return tuple(sorted(held, key=worth))


def _readable(report: Report, statement: Statement) -> bool:
    return len(report.words(statement.content).split()) >= _WORDS and statement.stance != "declines"


def lone_figures(comparison: Comparison) -> tuple[tuple[Report, Figure], ...]:
    """The figures that no link holds, in report and text order."""
    linked = {(m.report, m.figure) for link in comparison.figures for m in link.members}
    return tuple((r, f) for r in comparison.reports for f in r.figures if (r.letter or "", f.id) not in linked)


def telling_figures(comparison: Comparison) -> tuple[tuple[Report, Figure], ...]:
    """Those of them that tell something by themselves: attributed ones first, then rates, sums and shares; of equal
    ones those in whole passages first. Small counts and figures of nothing named are left out.
    """
    records = register(comparison)
    held = [(r, f) for r, f in lone_figures(comparison) if _sizeable(f) and (f.counted or f.kind not in _UNNAMED)]

    def worth(pair: tuple[Report, Figure]) -> tuple[bool, int, bool]:
        report, figure = pair
        said = records.voice(report.letter or "", figure)
        return said is None, _KINDS.index(figure.kind), said is not None and said.damaged

    return tuple(sorted(held, key=worth))


_UNNAMED: tuple[FigureKind, ...] = ("count", "duration", "age", "ordinal")


def _sizeable(figure: Figure) -> bool:
    top = figure.low if figure.high is None else figure.high
    return figure.kind not in ("ordinal", "age") and (
        figure.kind not in ("count", "duration") or (top is not None and top > _SMALL)
    )


def things(comparison: Comparison) -> tuple[LabelSet, ...]:
    """The labels of what is no person: those with words at arm's length first, then those that no two reports name by
    one noun. How persons are titled comes from their office and differs for no reason worth a first look.
    """
    persons = {named.name for named in comparison.names if named.kind == "person"}
    found = (labels for labels in comparison.labels if labels.name not in persons)
    return tuple(
        sorted(found, key=lambda labels: (all(term.voice != "scare" for term in labels.terms), _one_noun(labels)))
    )


def telling_things(comparison: Comparison) -> tuple[LabelSet, ...]:
    """Those of them that hold words at arm's length or share no noun: what a reader would want to see without asking."""
    held = (labels for labels in things(comparison) if labels.differ == "wording")
    return tuple(x for x in held if any(term.voice == "scare" for term in x.terms) or not _one_noun(x))


def _one_noun(labels: LabelSet) -> bool:
    """Whether the last words of the terms are the same in two reports."""
    heads: dict[str, set[str]] = {}
    for term in labels.terms:
        heads.setdefault(term.report, set()).add(term.text.split()[-1].lower().rstrip("s").strip("\"'“”‘’«»"))
    return any(a & b for a, b in combinations(heads.values(), 2))

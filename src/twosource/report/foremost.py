"""What to look at first: the findings that a hurried editor would ask for, in the order of asking."""

from __future__ import annotations

from typing import Literal

from twosource.records import Comparison, Figure, FigureLink, FigureMember, Record, Report, Response
from twosource.report.ledger import Group, Passage, Row, differing, rows_by_statement
from twosource.report.passages import Piece, around, cover, pieces
from twosource.report.register import register
from twosource.report.wording import FORMS, NO_SOURCE, RESPONSES, SILENCES, listed
from twosource.spans import Span, merged

Topic = Literal["rendering", "figure", "denial", "silence", "form"]

TOPICS: dict[Topic, str] = {
    "rendering": "One quotation, different renderings",
    "figure": "Figures that differ",
    "denial": "Denials",
    "silence": "Silence reported",
    "form": "Direct here, indirect there",
}
"""The order is the order of showing."""


class Item(Record, frozen=True, kw_only=True):
    """One finding to look at. ``row`` is the ledger row it stands in, ``check`` marks the second tier."""

    topic: Topic
    head: str
    passages: tuple[Passage, ...]
    row: int | None
    check: bool
    why: str
    target: Passage | None = None
    """What a response answers."""


def foremost(comparison: Comparison, groups: tuple[Group, ...]) -> tuple[Item, ...]:
    """All such findings, by topic; inside a topic in ledger or text order, the tier "same" first."""
    rows = [row for group in groups for row in group.rows]
    where = rows_by_statement(groups)
    items = [*_renderings(comparison, rows), *_figures(comparison), *_responses(comparison, where)]
    items += _forms(comparison, rows)
    order = list(TOPICS)
    return tuple(sorted(items, key=lambda item: (order.index(item.topic), item.check)))


def target_words(comparison: Comparison, report: Report, response: Response, target: tuple[str, str] | None) -> str:
    """What is answered: the target statement's content, else the words that point at it, else empty."""
    if target:
        other = comparison.report(target[0])
        return other.words(other.statement(target[1]).content)
    return report.words(response.target_span) if response.target_span else ""


def _renderings(comparison: Comparison, rows: list[Row]) -> list[Item]:
    out = []
    for row in rows:
        if not any(m.kind == "rendering" for m in row.matches):
            continue
        out.append(
            Item(
                topic="rendering",
                head=f"{row.source.name}",
                passages=_matched(comparison, row),
                row=row.number,
                check=row.tier == "likely",
                why=row.matches[0].why,
            )
        )
    return out


def _forms(comparison: Comparison, rows: list[Row]) -> list[Item]:
    out = []
    for row in rows:
        if any(m.kind == "rendering" for m in row.matches):
            continue
        forms = {c.letter: c.statement.form for c in row.cells if c.statement}
        if not ("indirect" in forms.values() and len(set(forms.values())) > 1):
            continue
        by_form = {form: tuple(x for x, other in forms.items() if other == form) for form in FORMS}
        told = ", ".join(f"{FORMS[form]} in {listed(letters)}" for form, letters in by_form.items() if letters)
        out.append(
            Item(
                topic="form",
                head=f"{row.source.name}: {told}",
                passages=_matched(comparison, row),
                row=row.number,
                check=row.tier == "likely",
                why=row.matches[0].why,
            )
        )
    return out


def _figures(comparison: Comparison) -> list[Item]:
    """One finding for all links that share a figure: four against three in three reports is one thing to look at."""
    out = []
    figures = register(comparison).figures
    order = [report.letter for report in comparison.reports]
    for links in _connected([link for link in comparison.figures if link.state == "differ"]):
        named = dict.fromkeys((m.report, m.figure) for link in links for m in link.members)
        read = [(comparison.report(letter), figure) for letter, figure in named]
        held = [(report, figures[report.letter or "", id]) for report, id in read]
        held.sort(key=lambda pair: (order.index(pair[0].letter), pair[1].span))
        counted = next((f.counted for _, f in held if f.counted), "the same thing")
        out.append(
            Item(
                topic="figure",
                head=counted,
                passages=tuple(figure_passage(r, f) for r, f in held),
                row=None,
                check=False,
                why="; ".join(dict.fromkeys(link.why for link in links)),
            )
        )
    return out


def _connected(links: list[FigureLink]) -> list[list[FigureLink]]:
    """Links in groups that share figures, in the order of the first of each."""
    group_of: dict[FigureMember, list[FigureLink]] = {}
    groups: dict[int, list[FigureLink]] = {}
    for link in links:
        near = {id(group_of[m]): group_of[m] for m in link.members if m in group_of}
        joined = max(near.values(), key=len, default=[])
        groups[id(joined)] = joined
        for group in near.values():
            if group is not joined:
                joined.extend(groups.pop(id(group)))
                group_of.update((m, joined) for other in group for m in other.members)
        joined.append(link)
        group_of.update((m, joined) for m in link.members)
    place = {link.id: index for index, link in enumerate(links)}
    ordered = [sorted(group, key=lambda link: place[link.id]) for group in groups.values()]
    return sorted(ordered, key=lambda group: place[group[0].id])


def _responses(comparison: Comparison, where: dict[tuple[str, str], tuple[Row, ...]]) -> list[Item]:
    out = []
    for link in comparison.responses:
        if link.state == "answered-otherwise":
            continue
        report = comparison.report(link.report)
        response = report.responses[link.response]
        target = (link.target.report, link.target.statement) if link.target else None
        row = where[target][0].number if target and target in where else None
        said = SILENCES[response.silence] if response.silence else RESPONSES[response.state]
        by = response.by or NO_SOURCE
        answered = None
        if target:
            other = comparison.report(target[0])
            content = other.statement(target[1]).content
            answered = _passage(other, cover(content), {"match": content}, 0)
        head = f"{by}: {said}" if target or response.target_span else f"{by}: {said}; of what, the text does not say"
        topic: Topic = "denial" if link.state == "denied" else "silence"
        said_in = _passage(report, response.span, {"content": (response.span,)}, 0)
        out.append(
            Item(
                topic=topic,
                head=head,
                passages=(said_in,),
                row=row,
                check=False,
                why=link.why,
                target=answered,
            )
        )
    return out


def figure_passage(report: Report, figure: Figure, context: int = 50) -> Passage:
    """The figure in its surroundings, marked as differing words are."""
    return _passage(report, figure.span, {"differ": (figure.span,)}, context)


def _matched(comparison: Comparison, row: Row) -> tuple[Passage, ...]:
    out = []
    for letter in row.letters():
        report = comparison.report(letter)
        content = merged(s for m in row.matches for x in m.members if x.report == letter for s in x.content)
        marks = {"match": content, "differ": differing(row.matches, letter)}
        out.append(_passage(report, cover(content), marks, 0))
    return tuple(out)


def _passage(report: Report, span: Span, marks: dict[str, tuple[Span, ...]], context: int) -> Passage:
    whole = around(report, (span,), context) if context else span
    cut: tuple[Piece, ...] = pieces(report.text, whole, marks)
    before, after = report.text[whole.start - 1 : whole.start], report.text[whole.end : whole.end + 1]
    return Passage(
        letter=report.letter or "",
        pieces=cut,
        cut_before=bool(context) and before not in ("", "\n"),
        cut_after=bool(context) and after not in ("", "\n"),
    )

"""What to look at first: the findings that a hurried editor would ask for, in the order of asking."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from twosource.matter.fates import TOLD_AS
from twosource.records import (
    Comparison,
    Figure,
    FigureLink,
    FigureMember,
    Match,
    Record,
    Report,
    Response,
    ResponseLink,
    Statement,
)
from twosource.report.ledger import Group, Passage, Row, differing, rows_by_statement, with_cue
from twosource.report.passages import Piece, around, cover, pieces
from twosource.report.register import Key, register
from twosource.report.visible import one_line
from twosource.report.wording import FORMS, NO_SOURCE, RESPONSES, SILENCES, listed
from twosource.spans import Span, merged

Topic = Literal["rendering", "figure", "denial", "silence", "form", "source"]

TOPICS: dict[Topic, str] = {
    "rendering": "One quotation, different renderings",
    "figure": "Figures that differ",
    "denial": "Denials",
    "silence": "Silence reported",
    "form": "Direct here, indirect there",
    "source": "No name here, a name there",
}
"""The order is the order of showing."""


class Answered(Record, frozen=True, kw_only=True):
    """What a response answers or a silence is about. ``told`` leads to it: who said that."""

    told: str
    passage: Passage


class Item(Record, frozen=True, kw_only=True):
    """One finding to look at. ``clauses``: the passages that belong together, in letter order; a quotation that is
    matched clause by clause has several. ``row`` is the ledger row, ``check`` marks the second tier.
    """

    topic: Topic
    head: str
    clauses: tuple[tuple[Passage, ...], ...]
    row: int | None
    check: bool
    why: str
    target: Answered | None = None


def foremost(comparison: Comparison, groups: tuple[Group, ...]) -> tuple[Item, ...]:
    """All such findings, by topic; inside a topic in ledger or text order, the tier "same" first."""
    rows = [row for group in groups for row in group.rows]
    where = rows_by_statement(groups)
    items = [*_renderings(comparison, rows), *_figures(comparison), *_responses(comparison, where)]
    items += [*_forms(comparison, rows), *_unnamed(comparison, rows)]
    order = list(TOPICS)
    return tuple(sorted(items, key=lambda item: (order.index(item.topic), item.check)))


def target_words(comparison: Comparison, report: Report, response: Response, target: tuple[str, str] | None) -> str:
    """What is answered: the target statement's content, else the words that point at it, else empty."""
    if target:
        other = comparison.report(target[0])
        return words_of(other, other.statement(target[1]))
    return report.words(response.target_span) if response.target_span else ""


def words_of(report: Report, statement: Statement) -> str:
    """The content, after its cue where it is the cue's object: "accused it of leaving", "denies this"."""
    if not statement.content:
        return ""
    first = statement.content[0]
    start = with_cue(report, statement, first)
    return report.words((Span(start, first.end), *statement.content[1:]))


def _renderings(comparison: Comparison, rows: list[Row]) -> list[Item]:
    told = (row for row in rows if any(m.kind == "rendering" for m in row.matches))
    return [_of_row(comparison, row, "rendering", row.source.name) for row in told]


def _forms(comparison: Comparison, rows: list[Row]) -> list[Item]:
    out = []
    for row in rows:
        if any(m.kind == "rendering" for m in row.matches):
            continue
        forms = {c.letter: c.statement.form for c in row.cells if c.statement}
        if not {"direct", "indirect"} <= set(forms.values()):
            continue
        by_form = {form: tuple(x for x, other in forms.items() if other == form) for form in FORMS}
        told = ", ".join(f"{FORMS[form]} in {listed(letters)}" for form, letters in by_form.items() if letters)
        out.append(_of_row(comparison, row, "form", f"{row.source.name}: {told}"))
    return out


def _unnamed(comparison: Comparison, rows: list[Row]) -> list[Item]:
    """Rows in which one report keeps its source unnamed and another names one."""
    out = []
    for row in rows:
        held = {c.letter: c.statement.speaker for c in row.cells if c.statement}
        if {"named", "unnamed"} <= {speaker.kind for speaker in held.values()}:
            by_name: dict[str, tuple[str, ...]] = {}
            for letter, speaker in held.items():
                by_name[speaker.name] = (*by_name.get(speaker.name, ()), letter)
            told = "; ".join(f"“{name}” in {listed(letters)}" for name, letters in by_name.items())
            out.append(_of_row(comparison, row, "source", told))
    return out


def _of_row(comparison: Comparison, row: Row, topic: Topic, head: str) -> Item:
    """Clauses that differ in no word are left out, where others do."""
    worded = [m for m in row.matches if any(differing((m,), letter) for letter in row.letters())]
    return Item(
        topic=topic,
        head=head,
        clauses=tuple(_clause(comparison, row, match) for match in worded or row.matches),
        row=row.number,
        check=row.tier == "likely",
        why=row.matches[0].why,
    )


def _figures(comparison: Comparison) -> list[Item]:
    """One finding for all links that tell of one thing: four against three in three reports is one thing to look at.

    A number that a report prints twice is shown once, in its longest words, which say most on how sure it is.
    """
    out = []
    for links in differing_links(comparison):
        held = _once(figures_of(comparison, links))
        counted = thing_counted(links, tuple(figure for _, figure in held))
        values: dict[str, list[str]] = {}
        for report, figure in held:
            values.setdefault(report.words(figure.span).casefold(), []).append(report.letter or "")
        told = ", ".join(f"{words} in {listed(tuple(dict.fromkeys(letters)))}" for words, letters in values.items())
        out.append(
            Item(
                topic="figure",
                head=f"{counted}: {told}" if counted else told,
                clauses=(tuple(figure_passage(r, f, context=35) for r, f in held),),
                row=None,
                check=False,
                why="; ".join(dict.fromkeys(link.why for link in links)),
            )
        )
    return out


def _once(held: tuple[tuple[Report, Figure], ...]) -> tuple[tuple[Report, Figure], ...]:
    """Of the figures of one number in one report the one in most words, in the order of the first."""
    best: dict[object, tuple[Report, Figure]] = {}
    for report, figure in held:
        key = (report.letter, figure.low if figure.high is None else figure.high)
        if key not in best or len(best[key][1].span) < len(figure.span):
            best[key] = (report, figure)
    return tuple(best.values())


def figures_of(comparison: Comparison, links: list[FigureLink]) -> tuple[tuple[Report, Figure], ...]:
    """The figures of some links, each once, in letter and text order."""
    figures = register(comparison).figures
    order = [report.letter for report in comparison.reports]
    named = dict.fromkeys((m.report, m.figure) for link in links for m in link.members)
    held = [(comparison.report(letter), figures[letter, id]) for letter, id in named]
    return tuple(sorted(held, key=lambda pair: (order.index(pair[0].letter), pair[1].span)))


def thing_counted(links: list[FigureLink], figures: tuple[Figure, ...]) -> str:
    """What befell those who are counted, where the links tell it, else the words beside a figure; may be empty."""
    return next((fate for link in links if (fate := _fate(link))), next((f.counted for f in figures if f.counted), ""))


def _fate(link: FigureLink) -> str:
    """ "the dead" of "both count the dead"; empty where the link tells no fate."""
    return next((fate for fate in TOLD_AS.values() if re.search(rf"\bcount {fate}(?:;|$)", link.why)), "")


def differing_links(comparison: Comparison) -> list[list[FigureLink]]:
    """The links that differ, in groups that tell of one thing: they share a figure, or figures that agree, or they
    count people of one fate and share a value.
    """
    differ = [link for link in comparison.figures if link.state == "differ"]
    figures = register(comparison).figures
    one_as: dict[FigureMember, FigureMember] = {}
    for link in comparison.figures:
        if link.state == "agree":
            one_as.update((m, one_as.get(link.members[0], link.members[0])) for m in link.members)
    first: dict[object, FigureMember] = {}
    joined = []
    for link in differ:
        members = [one_as.get(m, m) for m in link.members]
        for m in link.members if _fate(link) else ():
            read = figures[m.report, m.figure]
            members.append(first.setdefault((_fate(link), read.low, read.high), m))
        joined.append(msgspec.structs.replace(link, members=tuple(members)))
    own = {link.id: link for link in differ}
    return [[own[link.id] for link in group] for group in connected(joined)]


def connected(links: list[FigureLink]) -> list[list[FigureLink]]:
    """Links in groups that share figures, in the order of the first of each. Linear but for joining groups."""
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


def _responses(comparison: Comparison, where: dict[Key, tuple[Row, ...]]) -> list[Item]:
    """Denials and silences; those of one body to one statement, in several reports, are one finding."""
    groups: dict[object, list[ResponseLink]] = {}
    for link in comparison.responses:
        if link.state == "answered-otherwise":
            continue
        response = comparison.report(link.report).responses[link.response]
        row = _row_of(link, where)
        one = (response.by.casefold(), link.state, response.silence, row.number) if row else id(link)
        groups.setdefault(one, []).append(link)
    return [_response(comparison, links, where) for links in groups.values()]


def _response(comparison: Comparison, links: list[ResponseLink], where: dict[Key, tuple[Row, ...]]) -> Item:
    first = links[0]
    passages = []
    for link in links:
        report = comparison.report(link.report)
        span = report.responses[link.response].span
        passages.append(_passage(report, span, {"content": (span,)}, 0))
    response = comparison.report(first.report).responses[first.response]
    said = SILENCES[response.silence] if response.silence else RESPONSES[response.state]
    row = _row_of(first, where)
    known = first.target or response.target_span
    return Item(
        topic="denial" if first.state == "denied" else "silence",
        head=f"{response.by or NO_SOURCE}: {said}{'' if known else '; of what, the text does not say'}",
        clauses=(tuple(passages),),
        row=row.number if row else None,
        check=False,
        why="; ".join(dict.fromkeys(link.why for link in links)),
        target=_answered(comparison, first),
    )


def _row_of(link: ResponseLink, where: dict[Key, tuple[Row, ...]]) -> Row | None:
    held = where.get((link.target.report, link.target.statement), ()) if link.target else ()
    return held[0] if held else None


def _answered(comparison: Comparison, link: ResponseLink) -> Answered | None:
    if not link.target:
        return None
    report = comparison.report(link.target.report)
    statement = report.statement(link.target.statement)
    content = cover(statement.content)
    whole = Span(with_cue(report, statement, content), content.end)
    who = one_line(statement.speaker.name, 60) or NO_SOURCE
    return Answered(
        told=f"about what {who} said" if link.state == "silence-reported" else f"answering {who}",
        passage=_passage(report, whole, {"match": statement.content}, 0),
    )


def figure_passage(report: Report, figure: Figure, context: int = 50) -> Passage:
    """The figure in its surroundings, marked as differing words are."""
    return _passage(report, figure.span, {"differ": (figure.span,)}, context)


def _clause(comparison: Comparison, row: Row, match: Match) -> tuple[Passage, ...]:
    """One match of a row: the words of each report, those that differ marked."""
    out = []
    for member in match.members:
        report = comparison.report(member.report)
        content = merged(member.content)
        marks = {"match": content, "differ": differing((match,), member.report)}
        said = _passage(report, cover(content), marks, 0)
        form = report.statement(member.statement).form
        note = FORMS[form] if match.kind == "rendering" and form != "direct" else ""
        out.append(msgspec.structs.replace(said, note=note))
    return tuple(sorted(out, key=lambda passage: row.letters().index(passage.letter)))


def _passage(report: Report, span: Span, marks: dict[str, tuple[Span, ...]], context: int) -> Passage:
    whole = around(report, (span,), context) if context else span
    cut: tuple[Piece, ...] = pieces(report.text, whole, marks)
    before, after = report.text[whole.start - 1 : whole.start], report.text[whole.end : whole.end + 1]
    return Passage(
        letter=report.letter or "",
        pieces=cut,
        cut_before=bool(context) and before not in ("", "\n"),
        cut_after=bool(context) and after not in ("", "\n"),
        spans=(span,),
    )

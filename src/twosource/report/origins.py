"""Who got it from whom, and how many: lineage and the three counts, told in sentences."""

from __future__ import annotations

from twosource.article import agencies_of
from twosource.records import Comparison, Edge, Record
from twosource.report.sources import Source
from twosource.report.visible import one_line
from twosource.report.wording import listed, number, range_of, text_credits


class Count(Record, frozen=True, kw_only=True):
    """One of the three counts with its reasons. ``figure`` is a number or a range in words."""

    name: str
    figure: str
    means: str
    why: tuple[str, ...]


def lineage_sentences(comparison: Comparison) -> tuple[str, ...]:
    """Every edge, equal credits together, then the reports that say nothing; one sentence where there is
    no evidence at all.
    """
    told = []
    credited: dict[tuple[str, ...], list[str]] = {}
    for edges in _together(comparison.lineage.edges):
        if edges[0].kind == "credited":
            credited.setdefault(tuple(dict.fromkeys(edge.from_ for edge in edges)), []).append(edges[0].to)
        else:
            told.append(_sentence(edges))
    told[:0] = [_credit(tuple(letters), agencies) for agencies, letters in credited.items()]
    if comparison.lineage.unknown:
        silent = listed(comparison.lineage.unknown)
        verb = "does" if len(comparison.lineage.unknown) == 1 else "do"
        told.append(f"{silent} {verb} not say where the text comes from.")
    if not told:
        told.append("No credit, shared passage or translation notice was found: each report may be first-hand.")
    return tuple(told)


def _together(edges: tuple[Edge, ...]) -> tuple[tuple[Edge, ...], ...]:
    """Edges that are told in one sentence: the credits of one report, any other alone."""
    groups: dict[object, list[Edge]] = {}
    for place, edge in enumerate(edges):
        groups.setdefault(edge.to if edge.kind == "credited" else place, []).append(edge)
    return tuple(tuple(group) for group in groups.values())


def _sentence(edges: tuple[Edge, ...]) -> str:
    edge = edges[0]
    agencies = tuple(dict.fromkeys(edge.from_ for edge in edges))
    start, end = listed(agencies), edge.to
    if edge.kind == "credited":
        return _credit((end,), agencies)
    if edge.kind == "copied":
        much = number(edge.words, "word") if edge.words is not None else "A passage"
        verb = "stands" if edge.words in (None, 1) else "stand"
        return f"{much} of {end} {verb} in the same order in {start}."
    if edge.kind == "translated":
        return f"{end} is a translation from {start}."
    return f"{end} comes from {start}: asserted with --origin, not read from a page."


def _credit(letters: tuple[str, ...], agencies: tuple[str, ...]) -> str:
    return f"{listed(letters)} {'credits' if len(letters) == 1 else 'credit'} {listed(agencies)} for text."


def _reason(edges: tuple[Edge, ...]) -> str:
    why = "; ".join(dict.fromkeys(edge.why for edge in edges if edge.why))
    return f"{_sentence(edges)[:-1]} ({why})." if why else _sentence(edges)


def counts(comparison: Comparison, cited: tuple[Source, ...]) -> tuple[Count, Count, Count]:
    """Reports, originators, sources: three counts that are never merged into one."""
    low, high = comparison.lineage.originators
    letters = tuple(report.letter or "" for report in comparison.reports)
    reasons = list(dict.fromkeys(_reason(edges) for edges in _together(comparison.lineage.edges)))
    if comparison.lineage.unknown:
        reasons.append(lineage_sentences(comparison)[-1])
    if low != high:
        reasons.append(f"The pages allow {low} at the least and {high} at the most; a page seldom says everything.")
    elif not reasons:
        reasons.append(lineage_sentences(comparison)[-1])
    people = tuple(f"{s.name} ({listed(tuple(letter for letter, _ in s.forms))})" for s in cited)
    return (
        Count(name="reports", figure=str(len(letters)), means="carry it", why=(f"{listed(letters)}, as given.",)),
        Count(
            name="originator" if high == 1 else "originators",
            figure=range_of(low, high),
            means="got it first-hand, as far as the pages say",
            why=tuple(reasons),
        ),
        Count(
            name="source" if len(cited) == 1 else "sources",
            figure=str(len(cited)),
            means="cited: people, bodies or documents",
            why=people or ("No statement with a source was found in these texts.",),
        ),
    )


def text_from(comparison: Comparison, letter: str) -> str:
    """The agencies that the text of one report comes from, as far as it says or the user did. The people of a byline
    are none, nor are the reports at hand; a shared passage alone says nothing about the rest.
    """
    report = comparison.report(letter)
    edges = (edge for edge in comparison.lineage.edges if edge.to == letter and edge.kind != "copied")
    letters = {other.letter for other in comparison.reports}
    origins = tuple(edge.from_ for edge in edges if edge.from_ not in letters)
    authors = {author.name for author in report.authors}
    credited = tuple(name for c in text_credits(report) for name in agencies_of(c) if name not in authors)
    slug = (report.dateline.agency,) if report.dateline and report.dateline.agency else ()
    names = tuple({name.casefold(): name for name in (*credited, *slug, *origins)}.values())
    return one_line(listed(names)) if names else "not said in this text"

"""Who got it from whom, and how many: lineage and the three counts, told in sentences."""

from __future__ import annotations

from twosource.article import agencies_of
from twosource.records import Comparison, Edge, Record, Report
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
    """Every edge, equal credits together; versions of one story; rewordings that are suspected; media that are named
    for single passages; then the reports that say nothing. One sentence where there is no evidence at all.
    """
    told = []
    credited: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for edges in _together(comparison):
        if edges[0].kind == "credited":
            agencies = tuple(dict.fromkeys(edge.from_ for edge in edges))
            credited.setdefault((_only_helped(comparison, edges[0]), agencies), []).append(edges[0].to)
        else:
            told.append(_sentence(edges, False))
    told[:0] = [_credit(tuple(letters), *key) for key, letters in credited.items()]
    told += [*_versions(comparison), *_suspected(comparison), *_relayed(comparison)]
    if comparison.lineage.unknown:
        silent = listed(comparison.lineage.unknown)
        verb = "does" if len(comparison.lineage.unknown) == 1 else "do"
        told.append(f"{silent} {verb} not say where the text comes from.")
    if not told:
        told.append("No credit, shared passage or translation notice was found: each report may be first-hand.")
    return tuple(told)


def _versions(comparison: Comparison) -> list[str]:
    """By what they are versions of: pairs that hang together are told in one sentence."""
    groups: list[set[str]] = []
    for relation in comparison.lineage.relations:
        if relation.versions:
            both = {relation.a, relation.b}
            kin = [g for g in groups if g & both]
            groups = [g for g in groups if g not in kin] + [both.union(*kin)]
    letters = [r.letter or "" for r in comparison.reports]
    told = sorted((sorted(g, key=letters.index) for g in groups), key=lambda g: letters.index(g[0]))
    return [f"{listed(tuple(g))} seem to be versions of one story." for g in told]


def _suspected(comparison: Comparison) -> list[str]:
    return [
        f"{relation.a} and {relation.b}, suspected: {relation.why}."
        for relation in comparison.lineage.relations
        if relation.suspected
    ]


def _relayed(comparison: Comparison) -> list[str]:
    """Media that a report names for single passages."""
    named: dict[tuple[str, str], dict[str, None]] = {}
    for relay in comparison.lineage.relays:
        name = f"{relay.name} ({relay.to})" if relay.to else relay.name
        named.setdefault((relay.report, relay.how), {})[name] = None
    told = {
        "reported": "names {} for single passages.",
        "told": "has words that were spoken to {} or quoted from there.",
    }
    return [f"{letter} {told[how].format(listed(tuple(names)))}" for (letter, how), names in named.items()]


def _together(comparison: Comparison) -> tuple[tuple[Edge, ...], ...]:
    """Edges that are told in one sentence: the credits of one report for text, those for help, any other alone."""
    groups: dict[object, list[Edge]] = {}
    for place, edge in enumerate(comparison.lineage.edges):
        one = (edge.to, _only_helped(comparison, edge)) if edge.kind == "credited" else place
        groups.setdefault(one, []).append(edge)
    return tuple(tuple(group) for group in groups.values())


def _only_helped(comparison: Comparison, edge: Edge) -> bool:
    """True where the report says that the agency contributed, and nowhere that the text is the agency's."""
    report = comparison.report(edge.to)
    name = edge.from_.casefold()
    return name in _folded(_helpers(report)) - _folded(_suppliers(report))


def _suppliers(report: Report) -> tuple[str, ...]:
    """The agencies that the report names as where its text comes from: in a credit for text or its dateline."""
    own = (name for c in text_credits(report) if c.kind != "contributed" for name in agencies_of(c))
    slug = (report.dateline.agency,) if report.dateline and report.dateline.agency else ()
    return (*own, *slug)


def _helpers(report: Report) -> tuple[str, ...]:
    return tuple(name for c in text_credits(report) if c.kind == "contributed" for name in agencies_of(c))


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def _sentence(edges: tuple[Edge, ...], helped: bool) -> str:
    edge = edges[0]
    agencies = tuple(dict.fromkeys(edge.from_ for edge in edges))
    start, end = listed(agencies), edge.to
    if edge.kind == "credited":
        return _credit((end,), helped, agencies)
    if edge.kind == "copied":
        much = number(edge.words, "word") if edge.words is not None else "a passage"
        why = edge.why.replace("the second", end).replace("the first", start)
        return f"{start} and {end}: {why}." if why.startswith(much) else f"{start} and {end} share {much}: {why}."
    if edge.kind == "translated":
        return f"{end} is a translation from {start}."
    return f"{end} comes from {start}: asserted with --origin, not read from a page."


def _credit(letters: tuple[str, ...], helped: bool, agencies: tuple[str, ...]) -> str:
    if helped:
        return f"{listed(letters)}: with contributions from {listed(agencies)}."
    return f"{listed(letters)} {'credits' if len(letters) == 1 else 'credit'} {listed(agencies)} for text."


def _reason(comparison: Comparison, edges: tuple[Edge, ...]) -> str:
    why = "; ".join(dict.fromkeys(edge.why for edge in edges if edge.why))
    told = _sentence(edges, edges[0].kind == "credited" and _only_helped(comparison, edges[0]))
    return f"{told[:-1]} ({why})." if why and edges[0].kind != "copied" else told


def counts(comparison: Comparison, cited: tuple[Source, ...]) -> tuple[Count, Count, Count]:
    """Reports, originators, sources: three counts that are never merged into one."""
    low, high = comparison.lineage.originators
    letters = tuple(report.letter or "" for report in comparison.reports)
    reasons = list(dict.fromkeys(_reason(comparison, edges) for edges in _together(comparison)))
    if comparison.lineage.unknown:
        reasons.append(lineage_sentences(comparison)[-1])
    if low != high:
        reasons.append(f"The pages allow {low} at the least and {high} at the most; a page seldom says everything.")
    elif not reasons:
        reasons.append(lineage_sentences(comparison)[-1])
    people = tuple(f"{s.name} ({listed(tuple(letter for letter, _ in s.forms))})" for s in cited)
    return (
        Count(name="reports", figure=str(len(letters)), means="compared", why=(f"{listed(letters)}, as given.",)),
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
    """In words, the agencies that the text of one report comes from, as far as it says or the user did, and those
    that only contributed to it. The people of a byline are none, nor are the reports at hand; a shared passage alone
    says nothing about the rest.
    """
    report = comparison.report(letter)
    edges = [edge for edge in comparison.lineage.edges if edge.to == letter and edge.kind != "copied"]
    letters = {other.letter for other in comparison.reports}
    given = (e for e in edges if e.from_ not in letters and not (e.kind == "credited" and _only_helped(comparison, e)))
    authors = {author.name for author in report.authors}
    named = (*_suppliers(report), *(edge.from_ for edge in given))
    names = tuple({name.casefold(): name for name in named if name not in authors}.values())
    helped = tuple(
        {x.casefold(): x for x in _helpers(report) if x not in authors and x.casefold() not in _folded(names)}.values()
    )
    told = (
        f"text from: {one_line(listed(names))}" if names else "",
        f"with contributions from {one_line(listed(helped))}" if helped else "",
    )
    return " · ".join(part for part in told if part) or "text from: not said in this text"

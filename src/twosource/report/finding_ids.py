"""Ids of findings: hashes of what they name, so that a decision made on one finds it again.

A text counts by its SHA-256 and never by the letter of its report: another order of the reports, another file name and
another unrelated report change no id. A finding that says something else than before, because it has gained a member
or answers another statement, has another id: whoever decided has not seen that one.
"""

from __future__ import annotations

from collections.abc import Iterable

from twosource.records import Comparison, Edge, FigureLink, LabelSet, Match, ResponseLink
from twosource.report.register import Key
from twosource.spans import Span, name_of


def row_id(comparison: Comparison, keys: Iterable[Key], matches: Iterable[Match]) -> str:
    """Of a row of the ledger: the id of its match where it holds one, else made of its statements."""
    held = tuple(matches)
    if len(held) == 1:
        return held[0].id
    hashes = hashes_of(comparison)
    return name_of("row", *sorted(f"{hashes[letter]} {id}" for letter, id in keys))


def figures_id(links: Iterable[FigureLink]) -> str:
    """Of links that are told as one finding (see :func:`twosource.report.foremost.differing_links`): the id of the
    link where there is one, else made of theirs.
    """
    ids = sorted(link.id for link in links)
    return ids[0] if len(ids) == 1 else name_of("figures", *ids)


def response_id(comparison: Comparison, link: ResponseLink) -> str:
    """Of a response together with what it answers."""
    hashes = hashes_of(comparison)
    response = comparison.report(link.report).responses[link.response]
    target = (hashes[link.target.report], link.target.statement) if link.target else ()
    return name_of("response", _place(hashes[link.report], response.span), link.state, *target)


def labels_id(comparison: Comparison, labels: LabelSet) -> str:
    """Of the terms of one referent, all of them. The same terms may be told twice: as labels, and as spellings of a name."""
    hashes = hashes_of(comparison)
    told = "labels" if labels.differ == "wording" else labels.differ
    return name_of(told, *sorted(f"{_place(hashes[t.report], t.span)} {t.voice}" for t in labels.terms))


def edge_id(comparison: Comparison, edge: Edge) -> str:
    """Of a step of the lineage with its evidence. Shared words tell no direction, so that theirs have none."""
    hashes = hashes_of(comparison)
    ends = [hashes.get(edge.from_, f"agency {edge.from_}"), hashes[edge.to]]
    evidence = sorted(
        _place(hashes.get(letter, letter), span) for letter, spans in edge.spans.items() for span in spans
    )
    return name_of("edge", edge.kind, *(sorted(ends) if edge.kind == "copied" else ends), *evidence)


def comparison_key(comparison: Comparison) -> str:
    """Of the texts that are compared, in whatever order: what decisions on them are kept under."""
    return name_of("comparison", *sorted(hashes_of(comparison).values()))


def hashes_of(comparison: Comparison) -> dict[str, str]:
    """The SHA-256 of each report's text, by letter."""
    return {report.letter or "": report.sha256 for report in comparison.reports}


def _place(sha256: str, span: Span) -> str:
    return f"{sha256} {span.start}-{span.end}"

"""Findings as W3C Web Annotations: one annotation a finding, one target a passage.

The model: https://www.w3.org/TR/annotation-model/. Every passage has a TextPositionSelector and a TextQuoteSelector, which
select the same words. What they select from is the exact text, named by its hash (RFC 6920: ``ni:///sha-256;…``): offsets
are of no use on another text. The address of the page, where it is known, is what the text was obtained ``via``.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterable
from typing import Any

import msgspec

from twosource.records import Comparison, Edge, FigureLink, LabelSet, Report, ResponseLink
from twosource.report.decisions import Decision, Finding, Settled, findings
from twosource.report.finding_ids import comparison_key, edge_id, figures_id, labels_id, response_id
from twosource.report.foremost import differing_links, figures_of, thing_counted
from twosource.report.ledger import Group, Row, ledger
from twosource.report.visible import WITHHELD, one_line
from twosource.report.wording import (
    FIGURE_STATES,
    FORMS,
    NO_SOURCE,
    RELATIONS,
    RESPONSES,
    SILENCES,
    TIERS,
    VOICES,
    listed,
    reading_of,
)
from twosource.spans import Span, merged

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of prefix and suffix: enough to find one of several equal passages again in another edition of the page."""

Node = dict[str, Any]


def as_annotations(comparison: Comparison, settled: Settled | None = None) -> str:
    """An AnnotationCollection in JSON-LD that holds all its annotations. Deterministic for one version of the program.

    In this order: rows of the ledger, linked figures, responses, labels, steps of the lineage. What people decided on
    a finding is a body of its own, beside the one that says the relation in plain words.
    """
    groups = ledger(comparison)
    decided = settled.by_id() if settled else {}
    told = {finding.id: finding for finding in findings(comparison, groups)}
    made = [*_rows(comparison, groups), *_figures(comparison), *_responses(comparison)]
    made += [*_labels(comparison), *_edges(comparison)]
    unique = {id: (body, targets) for id, body, targets in reversed(made)}
    items = [_annotation(told[id], *unique[id], decided.get(id)) for id in dict.fromkeys(id for id, _, _ in made)]
    key = comparison_key(comparison)
    page: Node = {"id": _urn("page", key), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection: Node = {
        "@context": CONTEXT,
        "id": _urn("collection", key),
        "type": "AnnotationCollection",
        "creator": _creator(),
        "label": f"Findings in {len(comparison.reports)} reports",
        "total": len(items),
    }
    if items:
        page["partOf"] = collection["id"]
        collection |= {"first": page, "last": page["id"]}
    return msgspec.json.format(msgspec.json.encode(collection, order=None), indent=1).decode()


Found = tuple[str, str, list[Node]]
"""Id of the finding, what the body says, the targets."""


def _annotation(finding: Finding, body: str, targets: list[Node], decision: Decision | None) -> Node:
    bodies = [_body(body, "describing") | {"language": "en"}]
    if decision and decision.decision:
        bodies.append(_body(decision.decision, "assessing"))
    if decision and decision.note:
        bodies.append(_body(decision.note, "commenting"))
    return {
        "id": _urn("annotation", finding.id),
        "type": "Annotation",
        "motivation": "linking" if len(targets) > 1 else "describing",
        "creator": _creator(),
        "body": bodies,
        "target": targets,
    }


def _body(words: str, purpose: str) -> Node:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _creator() -> Node:
    from importlib import metadata

    return {"type": "Software", "name": f"twosource {metadata.version('twosource')}"}


def _urn(*parts: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, "\x1f".join(("twosource", *parts))).urn


def _source(report: Report) -> Node:
    digest = base64.urlsafe_b64encode(bytes.fromhex(report.sha256)).decode().rstrip("=")
    source: Node = {"id": f"ni:///sha-256;{digest}", "type": "Text", "format": "text/plain"}
    if report.language != "und":
        source["language"] = report.language
    if report.url and report.url.lower().startswith(("http://", "https://")) and not _unfit(report.url):
        source["via"] = report.url
    return source


def _unfit(url: str) -> bool:
    """Whether it holds what no IRI may."""
    return any(c.isspace() or not c.isprintable() or c in '<>"{}|\\^`' for c in url)


def _targets(report: Report, spans: Iterable[Span]) -> list[Node]:
    """A target a passage; the report as a whole where there is none."""
    held = merged(spans)
    if not held:
        return [_source(report)]
    return [
        {"type": "SpecificResource", "source": _source(report), "selector": _selectors(report.text, span)}
        for span in held
    ]


def _selectors(text: str, span: Span) -> list[Node]:
    """Position and words; the position alone where the words may not be passed on."""
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    exact = text[span.start : span.end]
    if WITHHELD in exact:
        return [position]
    quote = {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": text[max(0, span.start - AROUND) : span.start].rpartition(WITHHELD)[2],
        "suffix": text[span.end : span.end + AROUND].partition(WITHHELD)[0],
    }
    return [position, quote]


def _rows(comparison: Comparison, groups: tuple[Group, ...]) -> list[Found]:
    out = []
    for row in (row for group in groups for row in group.rows):
        targets = [t for x in row.letters() for t in _targets(comparison.report(x), row.spans(x))]
        out.append((row.id, _said(row), targets))
    return out


def _said(row: Row) -> str:
    forms = {c.letter: FORMS[c.statement.form] for c in row.cells if c.statement}
    where = ", ".join(f"{form} in {letter}" for letter, form in forms.items())
    check = f" ({TIERS['likely']})" if row.tier == "likely" and row.relation != "likely" else ""
    head = f"{one_line(row.source.name, 80) or NO_SOURCE}: {RELATIONS[row.relation]}{check}; {where}."
    if row.counts is None:
        return f"{head} {'; '.join(row.why)}."
    low, high = row.counts.originators
    counts = f"reports {row.counts.reports}, originators {low} to {high}, sources {row.counts.sources}"
    return f"{head} Counted: {counts}. Why: {'; '.join(row.why)}."


def _figures(comparison: Comparison) -> list[Found]:
    links = [*differing_links(comparison), *([link] for link in comparison.figures if link.state != "differ")]
    return [_figure(comparison, group) for group in links]


def _figure(comparison: Comparison, links: list[FigureLink]) -> Found:
    held = figures_of(comparison, links)
    readings = ", ".join(f"{reading_of(figure)} in {report.letter}" for report, figure in held)
    counted = one_line(thing_counted(links, tuple(figure for _, figure in held)), 80) or "figures"
    why = "; ".join(dict.fromkeys(link.why for link in links))
    by_report = {report.letter: (report, [f.span for r, f in held if r is report]) for report, _ in held}
    targets = [t for report, spans in by_report.values() for t in _targets(report, spans)]
    return figures_id(links), f"{counted}: {FIGURE_STATES[links[0].state]}; {readings}. Why: {why}.", targets


def _responses(comparison: Comparison) -> list[Found]:
    return [_response(comparison, link) for link in comparison.responses]


def _response(comparison: Comparison, link: ResponseLink) -> Found:
    report = comparison.report(link.report)
    response = report.responses[link.response]
    state = SILENCES[response.silence] if response.silence else RESPONSES[link.state]
    targets = _targets(report, (response.span,))
    to = "; of what, the text does not say" if response.target_span is None else ""
    if link.target:
        other = comparison.report(link.target.report)
        statement = other.statement(link.target.statement)
        core = statement.content or statement.cue or statement.source
        targets += _targets(other, core)
        to = f"; it answers {one_line(statement.speaker.name, 80) or NO_SOURCE} in {other.letter}"
    said = f"{one_line(response.by, 80) or NO_SOURCE}: {state} in {report.letter}{to}. Why: {link.why}."
    return response_id(comparison, link), said, targets


def _labels(comparison: Comparison) -> list[Found]:
    return [_label(comparison, labels) for labels in comparison.labels]


def _label(comparison: Comparison, labels: LabelSet) -> Found:
    targets, told = [], []
    for report in comparison.reports:
        terms = [term for term in labels.terms if term.report == report.letter]
        if terms:
            targets += _targets(report, (term.span for term in terms))
            words = dict.fromkeys(f"“{one_line(term.text, 60)}” ({VOICES[term.voice]})" for term in terms)
            told.append(f"{report.letter} {listed(tuple(words))}")
    differ = "one name in several spellings" if labels.differ == "spelling" else "the labels differ"
    return labels_id(comparison, labels), f"{one_line(labels.name, 80)}: {differ}; {'; '.join(told)}.", targets


def _edges(comparison: Comparison) -> list[Found]:
    return [_edge(comparison, edge) for edge in comparison.lineage.edges]


def _edge(comparison: Comparison, edge: Edge) -> Found:
    held = [r for r in comparison.reports if edge.spans.get(r.letter or "")]
    targets = [t for report in held for t in _targets(report, edge.spans[report.letter or ""])]
    whole = [r for r in comparison.reports if r.letter in (edge.from_, edge.to)]
    said = f"{one_line(edge.from_, 80)} to {edge.to}: {edge.kind}. Why: {edge.why}."
    return edge_id(comparison, edge), said, targets or [t for report in whole for t in _targets(report, ())]

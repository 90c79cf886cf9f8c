"""What people decided on findings: confirmed, rejected, a note. JSON Lines, applied again by id, never guessed.

    {"format":"twosource.decision/1","id":"3f2c…","decision":"confirmed","note":null,"at":"2025-01-31T12:00:00Z",
     "finding":"row 4, Marek Dolin: one quotation, different renderings (A, B)"}

Pure like the rest of the room: lines in, records out. Where they are kept is for others to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from twosource.records import Comparison, Problem, Record
from twosource.report.finding_ids import edge_id, figures_id, labels_id, response_id
from twosource.report.foremost import differing_links
from twosource.report.ledger import Group, ledger
from twosource.report.visible import one_line
from twosource.report.wording import FIGURE_STATES, NO_SOURCE, RELATIONS, RESPONSES, SILENCES

LONGEST_NOTE = 20_000
"""Characters of a note, about seven pages. A longer one is a file that went astray, and no page could show it."""
_TOLD = 20
"""Damaged lines of one file that are told one by one; the rest is counted."""

FindingKind = Literal["row", "match", "figures", "response", "labels", "edge"]


class Decision(Record, frozen=True, kw_only=True):
    """What somebody decided on one finding. The last one for an id is the one that counts; one that holds neither
    a decision nor a note takes the earlier ones back.
    """

    format: Literal["twosource.decision/1"] = "twosource.decision/1"
    id: str
    decision: Literal["confirmed", "rejected"] | None = None
    note: str | None = None
    at: str | None = None
    """When, in UTC, ISO 8601."""
    finding: str = ""
    """A few plain words for whoever reads the file. They decide nothing."""

    def empty(self) -> bool:
        return self.decision is None and not self.note


class Finding(Record, frozen=True, kw_only=True):
    """What a decision can be made on. ``told`` says it in a few words, and holds none of the content of a page."""

    id: str
    kind: FindingKind
    told: str
    row: int | None = None
    """The row of the ledger that it is, or is a part of."""


class Settled(Record, frozen=True, kw_only=True):
    """Decisions laid on a comparison. Each id once; decisions that were taken back are in neither."""

    held: tuple[Decision, ...]
    """In the order in which their ids were first decided on."""
    vanished: tuple[Decision, ...]
    """Those whose finding is not in this comparison: it came of other texts, or the program reads them otherwise now."""

    def by_id(self) -> dict[str, Decision]:
        return {decision.id: decision for decision in self.held}


def findings(comparison: Comparison, groups: tuple[Group, ...] | None = None) -> tuple[Finding, ...]:
    """Everything a decision can be made on, each id once: rows of the ledger and the matches in them, figures that were
    linked, responses, labels, steps of the lineage. ``groups``: the ledger, where it is at hand.
    """
    found = (
        *_rows(ledger(comparison) if groups is None else groups),
        *_figures(comparison),
        *_responses(comparison),
        *(
            Finding(id=labels_id(comparison, labels), kind="labels", told=f"labels: {one_line(labels.name, 60)}")
            for labels in comparison.labels
        ),
        *(
            Finding(
                id=edge_id(comparison, edge), kind="edge", told=f"{one_line(edge.from_, 60)} to {edge.to}: {edge.kind}"
            )
            for edge in comparison.lineage.edges
        ),
    )
    unique: dict[str, Finding] = {}
    for finding in found:
        unique.setdefault(finding.id, finding)
    return tuple(unique.values())


def settle(comparison: Comparison, decisions: Iterable[Decision], groups: tuple[Group, ...] | None = None) -> Settled:
    """``decisions`` laid on ``comparison`` by id, the last one for an id. Nothing is matched by its words."""
    last: dict[str, Decision] = {}
    for decision in decisions:
        last[decision.id] = decision
    told = [decision for decision in last.values() if not decision.empty()]
    known = {finding.id for finding in findings(comparison, groups)} if told else frozenset[str]()
    return Settled(
        held=tuple(decision for decision in told if decision.id in known),
        vanished=tuple(decision for decision in told if decision.id not in known),
    )


def decision_of(line: bytes | str) -> Decision:
    """The decision on one line. ValueError, with the reason, where it is none."""
    try:
        decision = _DECODER.decode(line)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ValueError(one_line(str(error), 160)) from None
    if decision.note is not None and len(decision.note) > LONGEST_NOTE:
        raise ValueError(f"its note has {len(decision.note):,} characters, and {LONGEST_NOTE:,} are the most")
    return decision


def read_decisions(content: bytes, path: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """The decisions of a file of JSON Lines, in order, and a problem for each line that is none. Blank lines, fields
    that are not known and a byte order mark are passed over. Linear in the length.
    """
    decisions: list[Decision] = []
    damaged: list[str] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            decisions.append(decision_of(line))
        except ValueError as error:
            damaged.append(f"line {number} is no decision: {error}")
    told = damaged[:_TOLD]
    if len(damaged) > _TOLD:
        told.append(f"{len(damaged) - _TOLD:,} more lines are no decisions")
    return tuple(decisions), tuple(_damaged(path, what) for what in told)


def decision_lines(decisions: Iterable[Decision]) -> str:
    """The decisions as JSON Lines, in the order given."""
    return "".join(_ENCODER.encode(decision).decode("utf-8") + "\n" for decision in decisions)


_DECODER = msgspec.json.Decoder(Decision)
_ENCODER = msgspec.json.Encoder()


def _damaged(path: str, what: str) -> Problem:
    message = f"{path}: {what}; the other lines were applied, mend it if it matters"
    return Problem(code="decision-damaged", message=message, path=path)


def _rows(groups: tuple[Group, ...]) -> list[Finding]:
    out = []
    for group in groups:
        for row in group.rows:
            told = f"row {row.number}, {one_line(row.source.name, 60)}: {RELATIONS[row.relation]} ({', '.join(row.letters())})"
            out.append(Finding(id=row.id, kind="row", told=told, row=row.number))
            if len(row.matches) > 1:
                out += [Finding(id=m.id, kind="match", told=f"part of {told}", row=row.number) for m in row.matches]
    return out


def _figures(comparison: Comparison) -> list[Finding]:
    """Links that are told as one finding, and each of them."""
    differ = differing_links(comparison)
    together = [*differ, *([link] for link in comparison.figures if link.state != "differ")]
    out = []
    for links in together:
        letters = sorted({member.report for link in links for member in link.members}, key=lambda x: (len(x), x))
        told = f"figures in {', '.join(letters)}: {FIGURE_STATES[links[0].state]}"
        out += [Finding(id=figures_id(some), kind="figures", told=told) for some in (links, *([x] for x in links))]
    return out


def _responses(comparison: Comparison) -> list[Finding]:
    out = []
    for link in comparison.responses:
        response = comparison.report(link.report).responses[link.response]
        state = SILENCES[response.silence] if response.silence else RESPONSES[link.state]
        told = f"{one_line(response.by, 60) or NO_SOURCE}: {state} ({link.report})"
        out.append(Finding(id=response_id(comparison, link), kind="response", told=told))
    return out

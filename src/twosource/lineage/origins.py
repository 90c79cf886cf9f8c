"""What a report says of where its text comes from.

Evidence is a credit in the text, an agency in the dateline or the byline, and what the user asserts. A report that
credits agencies for the whole text is not counted as an originator beside them; one that only had contributions is.
Another medium that is named for one passage ("the Courier reported") is a relay, no origin of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from twosource.article import agencies_of, house, told_in
from twosource.matter import SAME_NAME, same_name
from twosource.records import Credit, Relay, Report
from twosource.spans import Span

FOR_ALL = frozenset({"wire", "source-credit"})
IN_PART = frozenset({"contributed"})
OWN = frozenset({"outlet-own"})
SIGNED = frozenset({"byline"})
"""A byline says who wrote; only an agency beside the people ("Ina Roe, Tarnwire") says whose text it is."""


class Origin(msgspec.Struct, frozen=True):
    """``agencies``: who the text is from, as the report or the user says; ``credited``: those of them that a credit
    line names, not the dateline alone; ``helped``: those that only contributed; ``own``: it says that it reported
    itself too.
    """

    letter: str
    agencies: tuple[str, ...]
    credited: tuple[str, ...]
    own: bool
    asserted: bool
    evidence: tuple[tuple[str, Span | None], ...]
    translated: Span | None
    helped: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.agencies) or self.own

    @property
    def suppliers(self) -> tuple[str, ...]:
        """The agencies that the text as a whole is from."""
        return tuple(a for a in self.agencies if a not in self.helped)


def origins(reports: tuple[Report, ...], asserted: Mapping[str, str]) -> dict[str, Origin]:
    """By letter. Names of one agency are made one across the reports (the shortest spelling stands)."""
    raw = {r.letter or "": _read(r, asserted.get(r.letter or "")) for r in reports}
    names = sorted({a for o in raw.values() for a in o.agencies}, key=lambda n: (len(n), n))
    one: dict[str, str] = {}
    for n in names:
        one[n] = next((k for k in one.values() if same_house(k, n)), n)
    return {
        letter: msgspec.structs.replace(
            o,
            agencies=tuple(sorted({one[a] for a in o.agencies})),
            credited=tuple(sorted({one.get(a, a) for a in o.credited})),
            evidence=tuple((one[a], s) for a, s in o.evidence),
            helped=tuple(sorted({one[a] for a in o.helped} - {one[a] for a in o.agencies if a not in o.helped})),
        )
        for letter, o in raw.items()
    }


def same_house(a: str, b: str) -> bool:
    """True where two names are one agency or outlet's, written in another script too."""
    return house(a) == house(b) or (a.isascii() != b.isascii() and same_name(a, b) >= SAME_NAME)


def goes_as(report: Report) -> tuple[str, ...]:
    """The names that a report goes by as somebody's: its outlet's, and the slug's where that is the outlet's own."""
    return (report.outlet,) if report.outlet else ()


def relays(reports: Iterable[Report], sources: Mapping[str, Origin]) -> tuple[Relay, ...]:
    """Media that reports name for a passage, in letter order, each with the report of that medium where it is at hand."""
    at_hand = sorted(reports, key=lambda r: r.letter or "")
    return tuple(
        Relay(
            report=r.letter or "",
            name=name,
            span=c.span,
            how=how,
            to=next((o.letter for o in at_hand if o is not r and any(same_house(name, n) for n in goes_as(o))), None),
        )
        for r in at_hand
        for c, how in _named(r, sources[r.letter or ""])
        for name in c.names
    )


def _named(report: Report, origin: Origin) -> list[tuple[Credit, Literal["reported", "told"]]]:
    """The media that a report names for its passages, in order; never itself."""
    own = (*goes_as(report), *origin.agencies)
    out: list[tuple[Credit, Literal["reported", "told"]]] = [
        (c, "reported") for c in report.credits if c.covers == "passage"
    ]
    for line in report.lines:
        if line.role in ("lead", "paragraph"):
            out += [(c, "told") for c in told_in(report.text, line, own)]
    return sorted(out, key=lambda found: (found[0].span, found[1]))


def _read(report: Report, said: str | None) -> Origin:
    translated = next((c.span for c in report.credits if c.kind == "translation-notice"), None)
    if said is not None:
        return Origin(report.letter or "", (said,), (said,), False, True, ((said, None),), translated)
    credits = [c for c in report.credits if c.kind in FOR_ALL | IN_PART | SIGNED and c.covers == "text"]
    evidence: list[tuple[str, Span | None]] = [(n, c.span) for c in credits for n in _agencies(c, report)]
    for_all = {n for c in credits if c.kind not in IN_PART for n in _agencies(c, report)}
    own = _own(report) or (
        any(c.kind in IN_PART for c in credits) and not any(c.kind in FOR_ALL for c in credits) and not for_all
    )
    at_head = report.dateline.span if report.dateline is not None else None
    credited = tuple(n for n, s in evidence if s is not None and (at_head is None or not s.overlaps(at_head)))
    if report.dateline is not None and report.dateline.agency:
        evidence.append((report.dateline.agency, report.dateline.span))
        for_all.add(report.dateline.agency)
        own = False
    if report.outlet is not None and any(same_house(report.outlet, a) for a, _ in evidence):
        evidence = [(report.outlet, s) if same_house(report.outlet, a) else (a, s) for a, s in evidence]
        for_all = {report.outlet if same_house(report.outlet, a) else a for a in for_all}
    agencies = tuple(dict.fromkeys(a for a, _ in evidence))
    itself = agencies == (report.outlet,)  # an agency's own item: outlet and agency are one originator
    return Origin(
        report.letter or "",
        agencies,
        credited,
        ((own and bool(agencies)) or _own(report)) and not itself,
        False,
        tuple(evidence),
        translated,
        tuple(a for a in agencies if a not in for_all),
    )


def _own(report: Report) -> bool:
    return any(c.kind in OWN for c in report.credits)


def _agencies(credit: Credit, report: Report) -> tuple[str, ...]:
    """Names in a credit line; people who wrote for it ("Reporting by …") are no agency, the agency beside them is."""
    people = {a.name for a in report.authors}
    return tuple(n for n in agencies_of(credit) if n not in people)

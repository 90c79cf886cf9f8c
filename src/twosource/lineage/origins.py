"""What a report says of where its text comes from.

Three kinds of evidence: credits in the text, an agency in the dateline, and what the user asserts. A report that
credits agencies for the whole text is not counted as an originator beside them; one that only had contributions is.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from twosource.article import agencies_of
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Credit, Report
from twosource.spans import Span

FOR_ALL = frozenset({"wire", "source-credit"})
IN_PART = frozenset({"contributed"})
OWN = frozenset({"outlet-own"})


class Origin(msgspec.Struct, frozen=True):
    """``agencies``: who the text is from, as the report or the user says; ``credited``: those of them that a credit
    line names, not the dateline alone; ``own``: it says that it reported itself too.
    """

    letter: str
    agencies: tuple[str, ...]
    credited: tuple[str, ...]
    own: bool
    asserted: bool
    evidence: tuple[tuple[str, Span | None], ...]
    translated: Span | None

    @property
    def known(self) -> bool:
        return bool(self.agencies) or self.own


def origins(reports: tuple[Report, ...], asserted: Mapping[str, str]) -> dict[str, Origin]:
    """By letter. Names of one agency are made one across the reports (the shortest spelling stands)."""
    raw = {r.letter or "": _read(r, asserted.get(r.letter or "")) for r in reports}
    names = sorted({a for o in raw.values() for a in o.agencies}, key=lambda n: (len(n), n))
    one: dict[str, str] = {}
    for n in names:
        one[n] = next((k for k in one.values() if same_name(k, n) >= SAME_NAME or k.lower() == n.lower()), n)
    return {
        letter: msgspec.structs.replace(
            o,
            agencies=tuple(sorted({one[a] for a in o.agencies})),
            credited=tuple(sorted({one.get(a, a) for a in o.credited})),
            evidence=tuple((one[a], s) for a, s in o.evidence),
        )
        for letter, o in raw.items()
    }


def _read(report: Report, said: str | None) -> Origin:
    translated = next((c.span for c in report.credits if c.kind == "translation-notice"), None)
    if said is not None:
        return Origin(report.letter or "", (said,), (said,), False, True, ((said, None),), translated)
    credits = [c for c in report.credits if c.kind in FOR_ALL | IN_PART]
    evidence: list[tuple[str, Span | None]] = [(n, c.span) for c in credits for n in _agencies(c, report)]
    own = any(c.kind in OWN for c in report.credits) or (
        any(c.kind in IN_PART for c in report.credits) and not any(c.kind in FOR_ALL for c in report.credits)
    )
    at_head = report.dateline.span if report.dateline is not None else None
    credited = tuple(n for n, s in evidence if s is not None and (at_head is None or not s.overlaps(at_head)))
    if report.dateline is not None and report.dateline.agency:
        evidence.append((report.dateline.agency, report.dateline.span))
        own = False
    if report.outlet is not None and any(_same(report.outlet, a) for a, _ in evidence):
        evidence = [(report.outlet, s) if _same(report.outlet, a) else (a, s) for a, s in evidence]
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
    )


def _own(report: Report) -> bool:
    return any(c.kind in OWN for c in report.credits)


def _agencies(credit: Credit, report: Report) -> tuple[str, ...]:
    """Names in a credit line; people who wrote for it ("Reporting by …") are no agency."""
    people = {a.name for a in report.authors}
    return tuple(n for n in agencies_of(credit) if n not in people)


def _same(a: str, b: str) -> bool:
    return a.lower() == b.lower() or same_name(a, b) >= SAME_NAME

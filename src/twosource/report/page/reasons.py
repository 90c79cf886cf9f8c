"""Why statements stand in one row, in a sentence."""

from __future__ import annotations

from twosource.records import DifferenceKind
from twosource.report.ledger import Row
from twosource.report.wording import KINDS, TIERS, listed

_DIFFERENT: dict[DifferenceKind, str] = {
    "figure": "a figure",
    "label": "a label",
    "name": "how a name is written",
    "wording": "the wording",
    "form": "how far it is quoted",
    "extent": "how much of it is carried",
}
"""What can differ, in the order of telling."""
_MOST = 3
"""Reasons of single matches that are told of one row."""


def reason(row: Row) -> str:
    """What the row is, what that was read from, what differs, and how sure the program is."""
    if not row.matches:
        return f"Read by: {'; '.join(row.why)}."
    kinds = dict.fromkeys(KINDS[match.kind] for match in row.matches)
    told = "; ".join(kinds)
    reasons = tuple(dict.fromkeys(match.why for match in row.matches))
    why = "; ".join(
        (*reasons[:_MOST], f"and {len(reasons) - _MOST} more of the kind") if len(reasons) > _MOST else reasons
    )
    sure = min(match.confidence for match in row.matches)
    parts = [f"{told[0].upper()}{told[1:]}: {why}."]
    if differ := _differences(row):
        parts.append(f"What differs: {differ}.")
    tier = f", {TIERS['likely']}" if row.tier == "likely" else ""
    parts.append(f"Confidence {sure:.2f}{tier}.")
    return " ".join(parts)


def _differences(row: Row) -> str:
    """What differs, with the letters where it does not differ between all reports of the row."""
    letters: dict[DifferenceKind, set[str]] = {}
    for match in row.matches:
        for difference in match.differences:
            letters.setdefault(difference.kind, set()).update(difference.spans)
    told = []
    for kind, words in _DIFFERENT.items():
        if kind in letters:
            between = tuple(x for x in row.letters() if x in letters[kind])
            told.append(words if between in ((), row.letters()) else f"{words} ({listed(between)})")
    return listed(tuple(told))

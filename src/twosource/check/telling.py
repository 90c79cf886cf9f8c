"""What differs between a quotation and the passage it seems to be, as records and in words."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.check.chains import Chain
from twosource.records import CheckDifference, Report

_SHOWN = 3


def differences(chain: Chain) -> tuple[CheckDifference, ...]:
    """Every place where they differ, in the order of the draft."""
    return tuple(
        CheckDifference(
            kind="replaced" if c.ours and c.theirs else "added" if c.ours else "left-out",
            draft=c.ours,
            report=chain.source.report.id,
            spans=c.theirs,
            negation=c.negation,
        )
        for c in chain.changes
    )


def changes_told(draft: Report, chain: Chain) -> list[str]:
    """The changes in words; those of a negation first."""
    told = []
    for change in sorted(chain.changes, key=lambda c: not c.negation):
        ours = draft.words(change.ours) if change.ours else ""
        theirs = chain.source.report.words(change.theirs)
        what = "the negation " if change.negation else ""
        if ours and theirs:
            told.append(f"the draft has “{ours}” where {chain.source.report.path} has {what}“{theirs}”")
        elif theirs:
            told.append(f"the draft leaves out {what}“{theirs}”")
        else:
            told.append(f"the draft adds {what}“{ours}”")
    more = len(told) - _SHOWN
    return [*told[:_SHOWN], f"and {more} more {'change' if more == 1 else 'changes'}"] if more > 0 else told


def count(reports: int) -> str:
    return "1 report" if reports == 1 else f"{reports} reports"


def listed(parts: Sequence[str]) -> str:
    return ", ".join(parts)

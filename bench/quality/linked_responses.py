"""The responses of reports of one event with what they answer, as both measures of responses count them."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from twosource.compare import letters
from twosource.matching import link_responses
from twosource.records import Report, Response
from twosource.spans import Span


class Found(NamedTuple):
    """A response of one report, and where what it answers stands: report and content."""

    report: str
    response: Response
    target: tuple[str, tuple[Span, ...]] | None


def found(reports: list[Report]) -> list[Found]:
    """The responses of the reports with their targets, in their own report or another."""
    named = {x: msgspec.structs.replace(r, letter=x) for r, x in zip(reports, letters(len(reports)), strict=True)}
    out = []
    for link in link_responses(tuple(named.values())):
        r, target = named[link.report], None
        if link.target is not None:
            other = named[link.target.report]
            target = (other.path, other.statement(link.target.statement).content)
        out.append(Found(r.path, r.responses[link.response], target))
    return out

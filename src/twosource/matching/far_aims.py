"""What fits a response in its own report, or in another one, which must name the speaker or the matter."""

from __future__ import annotations

from twosource.matching.answered import FAR, Answer, about, bare_name, same_matter, weights
from twosource.matching.said import ACCUSING, Said
from twosource.matching.speakers import CLASH, OPEN, same_speaker
from twosource.records import Report, Speaker, Statement

MUCH, MOSTLY = 8.0, 0.5
"""Weight, and share of the shorter side, from which on an answer far below is about a statement. Set on the development
comparisons, by hand."""


def elsewhere(answer: Answer, other: Said) -> Statement | None:
    """The target in another report: the words must name speaker or matter."""
    if answer.owner:
        row = other.open
    elif answer.against:
        row = other.accusing
    else:
        return None
    fitting = [s for s in row.statements if fits(answer, s, other.report, near=False)]
    return max(fitting, key=lambda s: (strength(answer, s, other.report), s.id)) if fitting else None


def fits(answer: Answer, s: Statement, other: Report, *, near: bool) -> bool:
    """Whether the statement, which denies nothing itself, fits; ``near``: it stands in the report of the response."""
    r = answer.response
    answerer = Speaker(name=r.by, kind="institution")
    kinship = same_speaker(s.speaker, answerer, other.words(s.source), r.by)
    if s.speaker.name and kinship > OPEN:
        return False
    if not about(r.by, s, other):
        return False
    if answer.owner:
        return (
            same_speaker(s.speaker, Speaker(name=bare_name(answer.owner), kind="named"), other.words(s.source), "")
            > OPEN
        )
    if answer.against and not same_matter(answer.against, s, other):
        return False
    if not near:
        common, share = weights(answer.against, s, other)
        return s.stance in ACCUSING and common >= MUCH and share >= MOSTLY and kinship == CLASH
    return s.stance in ACCUSING and r.span.start - s.content[-1].end <= FAR


def strength(answer: Answer, s: Statement, other: Report) -> float:
    """Weight of the words that the matter of the answer and the statement share; zero where it only points."""
    return weights(answer.matter, s, other)[0] if answer.matter else 0.0

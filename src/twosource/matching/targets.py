"""What a denial, an answer or a silence is aimed at: a statement that it fits, or nothing.

It fits when it is somebody else's, when it speaks of the one who answers, and when the words that point at it
("the allegations", "this", "Mr Adu's claims", "the charges against the mayor") do not speak against it. The nearest
one before the response wins; a wrong target is worse than none.
"""

from __future__ import annotations

import msgspec

from twosource.matching.answered import KEPT, Answer, answer_of
from twosource.matching.far_aims import elsewhere, strength
from twosource.matching.named_aims import inside, named_one, of_a_work, own_words, owned
from twosource.matching.near_aims import accusation, accused_of, asked_for, in_front, just_said
from twosource.matching.said import Said
from twosource.matching.speakers import OPEN, same_speaker
from twosource.records import Report, Response, ResponseLink, Speaker, Statement, Target


def with_targets(report: Report) -> tuple[Response, ...]:
    """The responses of a report with the statements of the same report that they answer.

    A bare denial looks back FAR code points, one that names whose claim it denies REACH.
    """
    out: list[Response] = []
    said = Said(report)
    for r in report.responses:
        found = _near(answer_of(r, said), said)
        target = found.id if found else _kept(out, r)
        out.append(msgspec.structs.replace(r, target=target))
    return tuple(out)


def _kept(earlier: list[Response], r: Response) -> str | None:
    """What the denial right before denies, where one side goes on denying: "… called it false. Nothing has changed, its head said"."""
    last = earlier[-1] if earlier else None
    if last is None or last.state != "denied" or r.state != "denied" or r.span.start - last.span.end > KEPT:
        return None
    one, other = (Speaker(name=x.by, kind="institution") for x in (last, r))
    return last.target if same_speaker(one, other, last.by, r.by) > OPEN else None


def link_responses(reports: tuple[Report, ...]) -> tuple[ResponseLink, ...]:
    """Every response of every report with its target: in its own report, else the best fit of another report."""
    out, said = [], [Said(r) for r in reports]
    for own in said:
        for n, r in enumerate(own.report.responses):
            letter = own.report.letter or ""
            target, why = _where(r, own, said)
            out.append(ResponseLink(report=letter, response=n, target=target, state=r.state, why=why))
    return tuple(out)


def _where(r: Response, own: Said, said: list[Said]) -> tuple[Target | None, str]:
    if r.target is not None:
        return Target(
            report=own.report.letter or "", statement=r.target
        ), "the nearest statement in the same report that it fits"
    answer = answer_of(r, own)
    fits = [
        (strength(answer, found, other.report), other.report.sha256, other.report, found)
        for other in said
        if other.report.letter != own.report.letter and (found := elsewhere(answer, other)) is not None
    ]
    if fits:
        _, _, report, found = max(fits, key=lambda f: (f[0], f[1]))
        return Target(
            report=report.letter or "", statement=found.id
        ), "no statement of its own report fits; this one of another does"
    return None, "no statement in these reports that it clearly answers"


def _near(answer: Answer, said: Said) -> Statement | None:
    """The target in the same report: what stands inside or right in front, else what it fits, the accusations first."""
    rules = (of_a_work, just_said, own_words, owned, in_front, named_one, inside, accusation, accused_of, asked_for)
    return next((s for rule in rules if (s := rule(answer, said)) is not None), None)

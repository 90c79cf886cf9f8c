"""What a response answers, where nothing but its place and its matter tells: the sentence in front, the accusation above."""

from __future__ import annotations

import re

from twosource.matching.answered import (
    BESIDE,
    FAR,
    IN_FRONT,
    KEPT,
    REACH,
    Answer,
    about,
    by_another,
    described,
    weights,
)
from twosource.matching.far_aims import fits
from twosource.matching.said import ACCUSING, Said
from twosource.matching.speakers import OPEN, same_speaker
from twosource.records import Report, Speaker, Statement

LEAST_COMMON = 0.5
"""Weight of words that are no names from which on two passages are about one matter."""
SOME = 3.0
"""Weight from which on a denial is about the statement right in front: one telling word."""
MUCH_ALIKE = 5.0
"""Weight from which on what replies right behind a statement is about it: two telling words. Set on the development comparisons."""
ENOUGH = 3.5
"""Weight from which on a denial is about an accusation above; half of it where the accusation names who denies. Set there too."""
_REQUEST = re.compile(
    r"\b(?:calls?|demands?|questions?|appeals?|criticisms?|accusations?|allegations?|claims?|charges?|attacks?|complaints?)\b",
    re.IGNORECASE,
)
"""What somebody has said that a silence names as such."""
_DEFENDING = re.compile(r"\bdefend(?:s|ed)\b")
"""Whoever is defended was blamed; what only tells of him is not what is answered."""
_SECOND_HAND = re.compile(r"\b(?:allegations?|accusations?|charges|claims|criticism|story)\b", re.IGNORECASE)
"""Who speaks of the allegations made them not."""
_ASKING = re.compile(r"\b(?:ask|wonder|press|quiz|question|demand)(?:s|ed|ing)?\b", re.IGNORECASE)
_OWNING_UP = re.compile(r"\b(?:apologi[sz]\w*|regret\w*|sorry)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"”’']*$|^(?:whether|if|why|how|what|when|who)\b")
_REPLYING = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|retort(?:s|ed)?|counter(?:s|ed)|rejoined|answered|(?:hit|shot|fired|snapped|struck) back|defend(?:s|ed))\b|\b[Ii]n (?:response|reply)\b"
)
_THAT = re.compile(
    r"\b(?:that|this|these|those)\s+(?:\w+\s+)?(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|"
    r"criticisms?|arguments?|figures?|characteri[sz]ations?|descriptions?|accounts?|remarks?|statements?|comments?)\b",
    re.IGNORECASE,
)
_THE_CLAIM = re.compile(
    r"\bthe\s+(?:allegations?|accusations?|claims?|suggestions?|assertions?|criticisms?|charges?|figures?)\b(?!\s+(?:that|of|by|from|against|about)\b)",
    re.IGNORECASE,
)


def accused_of(answer: Answer, said: Said) -> Statement | None:
    """The accusation above that a denial with a matter of its own shares most with, or that names who denies."""
    r, report = answer.response, said.report
    if r.state != "denied" or answer.owner:
        return None
    best: tuple[float, Statement] | None = None
    for s in said.accusing.before(r.span.start, r.span.start - FAR):
        if s.content[-1].end > r.span.start or not by_another(answer, s, report):
            continue
        common = weights(answer.words, s, report)[0]
        named = about(described(answer, said), s, report)
        if common < (ENOUGH / 2 if named else ENOUGH):
            continue
        if best is None or common + named > best[0]:
            best = common + named, s
    return best[1] if best else None


def asked_for(answer: Answer, said: Said) -> Statement | None:
    """ "has not answered the demand that he resign": the demand or accusation above that the words of a silence tell."""
    r = answer.response
    if r.state != "silence-reported" or answer.matter is None or not _REQUEST.search(answer.matter):
        return None
    for s in said.open.before(r.span.start, r.span.start - FAR * 2):
        if (
            s.stance in ("accuses", "asks")
            and s.content[-1].end <= r.span.start
            and by_another(answer, s, said.report)
            and about(r.by, s, said.report)
            and weights(answer.matter, s, said.report)[0] >= ENOUGH / 2
        ):
            return s
    return None


def accusation(answer: Answer, said: Said) -> Statement | None:
    """The nearest accusation above that fits a denial or a silence which only points, or names whose claims it answers."""
    r = answer.response
    if r.state == "answered-otherwise" or not (answer.bare or answer.owner):
        return None
    for s in said.accusing.before(r.span.start, r.span.start - (REACH if answer.owner else FAR)):
        if not s.content[0].overlaps(r.span) and fits(answer, s, said.report, near=True):
            return s
    return None


def in_front(answer: Answer, said: Said) -> Statement | None:
    """What somebody else said in the sentence right in front, where the answer replies to it, or it is about who answers."""
    r, report = answer.response, said.report
    s = next(iter(said.open.before(r.span.start, r.span.start - IN_FRONT)), None)
    if s is None or not by_another(answer, s, report):
        return None
    end = max(x.end for x in (*s.content, *s.source, *s.cue))
    gap = report.text[end : r.span.start]
    if len(gap) > IN_FRONT or sum(gap.count(c) for c in ".!?") > 1 or end > r.span.start:
        return None
    if r.state == "answered-otherwise":
        if _OWNING_UP.search(answer.words):
            return None
        if s.stance == "asks" and _ASKING.search(report.words(s.cue)) and _QUESTION.search(report.words(s.content)):
            return s
        if _REPLYING.search(answer.words):
            sharp = _sharpest(s, said)
            if sharp.stance not in ACCUSING and (
                _SECOND_HAND.search(answer.words) or (_DEFENDING.search(answer.words) and sharp.stance != "asks")
            ):
                return None
            return sharp
        return s if weights(answer.words, s, report)[0] >= MUCH_ALIKE else None
    if _of_others(answer, s, report):
        return None
    if answer.owner or said.denied_before(s, s.content[0].start - KEPT):
        return None  # who has denied the same just before is of one side with who answers
    common = SOME if answer.matter is None or answer.bare else weights(answer.matter, s, report)[0]
    if r.state == "denied" and not answer.bare and common >= SOME:
        return s
    return s if common >= LEAST_COMMON and about(described(answer, said), s, report) else None


def _sharpest(s: Statement, said: Said) -> Statement:
    """Of what one speaker said in a row the last accusation or question, else the last."""
    row = []
    for other in said.open.before(s.content[-1].end, s.content[0].start - FAR):
        if other.speaker.name != s.speaker.name:
            break
        row.append(other)
    return next(
        (x for x in row if x.stance in ACCUSING),
        s if s.stance == "asks" else next((x for x in row if x.stance == "asks"), s),
    )


def just_said(answer: Answer, said: Said) -> Statement | None:
    """ "X said … Y dismissed that criticism": what somebody else said in the sentence right before."""
    if (
        answer.response.state == "silence-reported"
        or answer.owner
        or not (_THAT.search(answer.words) or _THE_CLAIM.search(answer.words))
    ):
        return None
    r, report = answer.response, said.report
    answerer = Speaker(name=r.by, kind="institution")
    near = []
    for s in said.ending(r.span.start - BESIDE, r.span.start):
        end = max(x.end for x in (*s.content, *s.source, *s.cue))
        gap = report.text[end : r.span.start]
        if sum(gap.count(c) for c in ".!?") > 1 or s.stance in ("denies", "declines"):
            continue
        if _of_others(answer, s, report):
            continue
        if not s.speaker.name or same_speaker(s.speaker, answerer, report.words(s.source), r.by) <= OPEN:
            near.append(s)
    return _of_the_run(max(near, key=lambda s: s.content[0].start), answer, said) if near else None


def _of_others(answer: Answer, s: Statement, report: Report) -> bool:
    """Whether both speak of the allegations of somebody else: "the minister denied them" after "found them disturbing"."""
    return (
        s.stance not in ACCUSING
        and _SECOND_HAND.search(answer.words) is not None
        and _SECOND_HAND.search(report.words(s.content)) is not None
    )


def _of_the_run(s: Statement, answer: Answer, said: Said) -> Statement:
    """Of what one speaker said in a row the last accusation that names who answers, else the last."""
    for other in said.open.before(s.content[-1].end, s.content[0].start - FAR):
        if other.speaker.name != s.speaker.name:
            return s
        if other.stance in ACCUSING and about(answer.response.by, other, said.report):
            return other
    return s

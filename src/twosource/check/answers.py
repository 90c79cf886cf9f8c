"""What a draft has somebody answer (admit, deny, decline to answer) where the pile has them answer otherwise."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from twosource.check.drafts import Draft
from twosource.check.keys import words_of
from twosource.check.likeness import REPORTS, Like
from twosource.check.pile import Pile, weight
from twosource.check.speakers import People, Said, said_by
from twosource.records import Report, Speaker, Statement
from twosource.spans import Span
from twosource.weights import stem
from twosource.words import sentences

_ADMITTING = frozenset("admit confirm accept acknowledge concede confess".split())
_TELLING = 0.2
"""Weight of a word that says what a statement is about."""
_COVERED = 0.5
"""Share of the weight of what the draft has answered that the pile's answer must be about, where neither is an admission."""
_LONGEST_NAME = 6
_POINTING = frozenset("this that it them these those".split())
_IN_WORDS = {"admits": "admit", "denies": "deny", "declines": "give no answer to", "answers": "answer"}
_AGAINST = {
    "admits": ("denies", "declines"),
    "denies": ("admits", "declines"),
    "declines": ("admits", "denies", "answers"),
    "answers": ("declines",),
}
"""What tells against each: who denies has answered."""
_ALL_OF_IT = 0.8
"""Share of an admission that one who gave no answer must have been asked: they may have admitted something else."""
_ANSWERING = frozenset("comment respond reply answer".split())


class Otherwise(NamedTuple):
    places: list[Like]
    why: str


def answered_otherwise(draft: Draft, statement: Statement, pile: Pile, people: People) -> Otherwise | None:
    """The answers of the same speaker about the same that are of another kind; None where one is of the draft's kind, too.

    An answer is told in few words ("the accusation"), so that no more is asked than one of them.
    """
    kind = _kind(draft.report, statement)
    name = _answerer(draft.report, statement)
    if kind is None or not name:
        return None
    said = Said(Speaker(name=name, kind=statement.speaker.kind), name)
    ours = _matter(draft.report, statement)
    found: list[tuple[str, Like]] = []
    for source in islice(pile.nearest([w.key for w in words_of(name)]), REPORTS):
        for s in source.report.statements:
            theirs = _kind(source.report, s)
            if theirs is None or not s.speaker.name or not people.one(said, said_by(source.report, s)):
                continue
            common = ours.keys() & _matter(source.report, s).keys()
            both = sum(ours[k] for k in common) / sum(ours.values()) if common else 0.0
            if both >= _COVERED or (common and "admits" in (kind, theirs)):
                found.append((theirs, Like(source, s, both, True)))
    if any(k == kind for k, _ in found):
        return None
    other = [
        (k, like)
        for k, like in found
        if k in _AGAINST[kind] and ((kind, k) != ("admits", "declines") or like.both >= _ALL_OF_IT)
    ]
    if not other:
        return None
    places = [like for _, like in other]
    why = (
        f"the draft has {name} {_IN_WORDS[kind]} what {places[0].source.report.path} has them {_IN_WORDS[other[0][0]]}"
    )
    return Otherwise(places, why)


def _answerer(report: Report, statement: Statement) -> str:
    """Who answers: where no source was read, the few words that the sentence begins with, up to the cue."""
    if statement.speaker.name or not statement.cue:
        return statement.speaker.name
    cue = statement.cue[0]
    start = report.text.rfind("\n", 0, cue.start) + 1
    sentence = next((s for s in sentences(report.text, Span(start, cue.end)) if s.end >= cue.end), cue)
    words = report.text[sentence.start : cue.start].strip()
    return words if words[:1].isupper() and len(words.split()) <= _LONGEST_NAME else ""


def _kind(report: Report, statement: Statement) -> str | None:
    if statement.stance in ("denies", "declines"):
        return statement.stance
    cue = {stem(w.key) for c in statement.cue for w in words_of(report.text, c)}
    if cue & _ADMITTING:
        return "admits"
    return "answers" if cue & _ANSWERING and statement.form != "direct" else None


def _matter(report: Report, statement: Statement) -> dict[str, float]:
    """The words that say what an answer is about, with their weights; who spoke is not among them."""
    own = {stem(w.key) for w in words_of(statement.speaker.name)}
    words = (w.key for c in statement.content for w in words_of(report.text, c))
    found = {stem(k): weight(k) for k in words if weight(k) >= _TELLING and stem(k) not in own}
    answered = _answered(report, statement) if not found else None
    return found if answered is None else _matter(report, answered)


def _answered(report: Report, statement: Statement) -> Statement | None:
    """The accusation that "denied this" answers: the last one before it in its paragraph."""
    words = {w.key for c in statement.content for w in words_of(report.text, c)}
    if not words or not words <= _POINTING:
        return None
    at = statement.content[0].start
    start = report.text.rfind("\n", 0, at) + 1
    before = [s for s in report.statements if s.stance == "accuses" and start <= s.content[-1].end <= at]
    return max(before, key=lambda s: s.content[-1].end, default=None)

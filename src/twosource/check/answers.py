"""What a draft has somebody answer (admit, deny, decline to answer) where the pile has them answer otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from twosource.check import bodies
from twosource.check.drafts import Draft
from twosource.check.keys import words_of
from twosource.check.likeness import REPORTS, Like
from twosource.check.pile import Pile, Source, weight
from twosource.check.speakers import People, Said, said_by
from twosource.matter import SAME_NAME, same_name
from twosource.records import Report, Speaker, Statement
from twosource.spans import Span
from twosource.weights import stem
from twosource.words import sentences

_ADMITTING = frozenset("admit confirm accept acknowledge concede confess".split())
_TELLING = 0.2
"""Weight of a word that says what a statement is about."""
_COVERED = 0.5
"""Share of the weight of what the draft has answered that the pile's answer must be about, where neither is an admission."""
_SURROUNDINGS_MIN, _AS_MUCH, _LITTLE = 0.5, 0.6, 0.05
"""Weight of the words that the sentences of two answers must share, and the share of the best from which another counts too; one of
the draft's kind, of the very speaker, sooner.
"""
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
_OF_ANSWERS = frozenset("comment respond reply answer request question reach message call decline".split())
_ANSWERING = frozenset("comment respond reply answer".split())


class Otherwise(NamedTuple):
    places: list[Like]
    why: str


def answered_otherwise(draft: Draft, statement: Statement, pile: Pile, people: People) -> Otherwise | None:
    """The answers of the same speaker about the same that are of another kind; None where one is of the draft's kind, too.

    An answer is told in few words ("the accusation", "denied this"): what it is about is looked for in its content, and where
    that says nothing that the pile's has, in the sentences it stands in.
    """
    kind = _kind(draft.report, statement)
    name = _answerer(draft.report, statement)
    if kind is None or not name or (kind == "denies" and not _in_so_many_words(draft.report, statement)):
        return None
    said = Said(Speaker(name=name, kind=statement.speaker.kind), name)
    theirs = [
        (theirs_kind, source, s)
        for source in islice(pile.nearest([w.key for w in words_of(name)]), REPORTS)
        for s in (*source.report.statements, *silences(source.report))
        if (theirs_kind := _kind(source.report, s)) is not None
        and s.speaker.name
        and _may_answer(said, said_by(source.report, s), people, theirs_kind == kind)
    ]
    found = _of_like_matter(kind, _matter(draft.report, statement), theirs)
    if not any(k == kind for k, _ in found):
        found = found or (_in_like_sentences(kind, draft.report, statement, theirs) if kind != "answers" else [])
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


def _of_like_matter(
    kind: str, ours: dict[str, float], theirs: Sequence[tuple[str, Source, Statement]]
) -> list[tuple[str, Like]]:
    """The answers whose content is about the same."""
    found = []
    for other, source, s in theirs:
        common = ours.keys() & _matter(source.report, s).keys()
        both = sum(ours[k] for k in common) / sum(ours.values()) if common else 0.0
        if both >= _COVERED or (common and "admits" in (kind, other)):
            found.append((other, Like(source, s, both, True)))
    return found


def _in_like_sentences(
    kind: str, report: Report, statement: Statement, theirs: Sequence[tuple[str, Source, Statement]]
) -> list[tuple[str, Like]]:
    """The answers in whose sentences, with the one before, most words of the draft's stand; where the draft's answer points at
    something only ("denied this"), the only one of the speaker.
    """
    ours, name = _surroundings(report, statement), _answerer(report, statement)
    scored = []
    for other, source, s in theirs:
        common = ours.keys() & _surroundings(source.report, s).keys()
        scored.append((sum(ours[k] for k in common), other, source, s))
    best = max((score for score, *_ in scored), default=0.0)
    if best < _SURROUNDINGS_MIN:
        bare = len({id(source) for _, _, source, _ in scored}) == len(scored) and not _matter(report, statement)
        return [(other, Like(source, s, 1.0, True)) for _, other, source, s in scored if bare]
    return [
        (other, Like(source, s, 1.0, True))
        for score, other, source, s in scored
        if score >= (_LITTLE if other == kind and _very_one(name, s.speaker.name) else _AS_MUCH) * best
    ]


def _may_answer(ours: Said, theirs: Said, people: People, of_one_kind: bool) -> bool:
    """Whether an answer of the pile is the draft's speaker's; one of the draft's kind also where it is a mere "the company"."""
    if people.one(ours, theirs) or _very_one(ours.name, theirs.name):
        return True
    return of_one_kind and not bodies.telling(theirs.name)


def _very_one(one: str, other: str) -> bool:
    """Whether two names are of one, and not of who speaks for it: "Carrow", "Carrow Metals"."""
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a or same_name(one, other) >= SAME_NAME


def _surroundings(report: Report, statement: Statement) -> dict[str, float]:
    """The telling words of the sentence of an answer and of the one before it in its paragraph, but for the speaker's."""
    at = (statement.cue or statement.content)[0].start
    start = report.text.rfind("\n", 0, at) + 1
    end = report.text.find("\n", at) % (len(report.text) + 1)
    parts = sentences(report.text, Span(start, end))
    here = next((n for n, s in enumerate(parts) if s.start <= at < s.end), 0)
    own = {stem(w.key) for w in words_of(statement.speaker.name)}
    own |= {stem(w.key) for c in statement.cue for w in words_of(report.text, c)}
    out: dict[str, float] = {}
    for s in parts[max(0, here - 1) : here + 1]:
        for w in words_of(report.text, s):
            if weight(w.key) >= _TELLING and stem(w.key) not in own:
                out[stem(w.key)] = weight(w.key)
    return out


def silences(report: Report) -> list[Statement]:
    """What a report tells of somebody who gave no answer, where no words of a statement tell it: as statements about nothing."""
    said = [c for s in report.statements for c in (*s.cue, *s.content)]
    return [
        Statement(
            id="", source=(), cue=(), content=(r.span,), form="indirect", stance="declines",
            speaker=Speaker(name=r.by, kind="institution"), addressee=(), damaged=False, confidence=1.0, why="",
        )
        for r in report.responses
        if r.state == "silence-reported" and not any(c.overlaps(r.span) for c in said)
    ]  # fmt: skip


def _in_so_many_words(report: Report, statement: Statement) -> bool:
    """Whether a denial is told by its verb; of "says that it will not" nobody can say that the opposite was admitted."""
    return not _SAYING.issuperset(stem(w.key) for c in statement.cue for w in words_of(report.text, c))


_SAYING = frozenset(
    stem(w) for w in "say says said tell told add added claim claimed insist write wrote to according".split()
)


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
    found = {stem(k): weight(k) for k in words if weight(k) >= _TELLING and stem(k) not in own | _OF_ANSWERS}
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

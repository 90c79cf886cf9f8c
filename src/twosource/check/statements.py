"""Reported speech of a draft that the pile has of another speaker, or the other way round: told only where it is so."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.check.answers import answered_otherwise, silences
from twosource.check.drafts import Draft
from twosource.check.keys import is_negation, words_of
from twosource.check.likeness import Like, alike
from twosource.check.pile import Pile, Source, weight
from twosource.check.speakers import People, Said, said_by
from twosource.check.targets import of_another
from twosource.check.telling import listed
from twosource.matching.parts import parts_of
from twosource.matching.speakers import is_person
from twosource.records import CheckItem, Report, Statement, Where
from twosource.spans import Span
from twosource.weights import stem, verb_form


def statement_items(draft: Draft, pile: Pile, people: People, quoted: Sequence[CheckItem]) -> list[CheckItem]:
    """An item for each statement without a quotation that the pile gives to somebody else, has negated on one side only,
    answered otherwise, or as an accusation of another.
    """
    out = []
    for ways in parts_of(draft.report, "draft"):
        whole = ways[0]
        statement = whole.statement
        if any(i.span.overlaps(c) for i in quoted for c in statement.content) or statement.form == "direct":
            continue
        item = _item(draft, statement, alike(draft, whole, pile), pile, people) or _turned_round(
            draft, statement, pile, people
        )
        if item is not None:
            out.append(item)
    silent = (_turned_round(draft, s, pile, people) for s in silences(draft.report))
    return [*out, *(item for item in silent if item is not None)]


def _turned_round(draft: Draft, statement: Statement, pile: Pile, people: People) -> CheckItem | None:
    """What the pile has the same speaker answer otherwise, or accuse another of."""
    for found in (answered_otherwise(draft, statement, pile, people), of_another(draft, statement, pile)):
        if found is not None:
            return _told(draft, statement, "altered", found.places, found.why, statement.speaker.name)
    return None


def _item(draft: Draft, statement: Statement, found: list[Like], pile: Pile, people: People) -> CheckItem | None:
    said = said_by(draft.report, statement)
    if not found or not said.known:
        return None
    theirs = [(like, said_by(like.source.report, like.statement)) for like in found]
    told = draft.report.words(statement.content)
    theirs = [
        (like, t) for like, t in theirs if not t.name or t.name.split()[-1] not in told
    ]  # who tells what another has said
    known = [(like, t) for like, t in theirs if t.known]
    apart = [
        (like, t)
        for like, t in known
        if statement.stance not in _ANSWERS and people.apart(said, t) and (_persons(said, t) or _one_clause(like))
    ]
    of_one = [like for like, t in known if not people.apart(said, t)]
    least = max((like.both for like, _ in apart), default=0.0) - _MUCH_LESS
    if not all(_persons(said, t) for _, t in apart):
        least = 0.0
        apart = [] if _speaks_of_it(draft, statement, said, pile, people) else apart
    if any(said.may_be(draft.report, statement.content[0], t) or people.may_mean(said, t) for _, t in apart):
        return None
    if any(_may_be_theirs(like, t, said) for like, t in apart):
        return None
    rest = [t for like, t in theirs if not people.apart(said, t) and like.both > least]
    if apart and _tells(told) and all(people.unlike(said, t) for t in rest):
        whose = listed(list(dict.fromkeys(f"{like.source.report.path} to {t.name}" for like, t in known)))
        return _told(
            draft, statement, "said-by-another", found, f"the draft gives this to {said.name}, {whose}", said.name
        )
    close = [
        like for like in of_one if like.turned is not None and not (like.turned and _says_no(draft, statement, like))
    ]
    if close and all(like.turned for like in close) and not all(_both_say_no(draft, statement, like) for like in close):
        why = f"one of the two has a negation that the other does not have: {said.name} is reported otherwise"
        return _told(draft, statement, "altered", close, why, said.name)
    return None


def _may_be_theirs(like: Like, theirs: Said, ours: Said) -> bool:
    """Whether the pile may have it of the draft's speaker: "she" may be them, or what another denies there they have said."""
    report, statement = like.source.report, like.statement
    if theirs.may_be(report, statement.content[0], ours):
        return True
    surname = ours.name.split()[-1]
    sentence = like.source.sentence(statement.content[0])
    return statement.stance in _ANSWERS and surname in report.text[sentence.start : statement.content[-1].end]


def _says_no(draft: Draft, statement: Statement, like: Like) -> bool:
    """Whether one side has a negation and the other a verb that says as much: "did not want to renew", "had declined to renew"."""
    sides = ((draft.report, statement), (like.source.report, like.statement))
    told = [[w.key for c in s.content for w in words_of(r.text, c)] for r, s in sides]
    return any(
        any(is_negation(k) for k in one)
        and bool(_SAYING_NO & {stem(k) for k in other})
        and not any(is_negation(k) for k in other)
        for one, other in (told, told[::-1])
    )


def _both_say_no(draft: Draft, statement: Statement, like: Like) -> bool:
    """Whether each tells in some word that it is not so, or not wanted: "voted against a bill", "rejected a bill"."""
    sides = ((draft.report, statement), (like.source.report, like.statement))
    return all(_SAYING_NO & {stem(w.key) for c in (*s.cue, *s.content) for w in words_of(r.text, c)} for r, s in sides)


_SAYING_NO = frozenset(stem(w) for w in "against reject oppose deny dispute dismiss refuse refute decline".split())
_MUCH_LESS = 0.35
"""A statement that is so much less alike than what another speaker has said is not the draft's: it speaks for nobody."""


def _speaks_of_it(draft: Draft, statement: Statement, said: Said, pile: Pile, people: People) -> bool:
    """Whether the pile has anything of like words of the draft's speaker."""
    ours = _telling_words(draft.report, statement)
    return any(
        len(ours & _telling_words(source.report, s)) >= _SHARED_MIN and people.one(said, said_by(source.report, s))
        for source in pile.sources
        for s in source.report.statements
        if s.speaker.name
    )


_SHARED_MIN, _TELLING = 3, 0.2
"""Words of at least this weight, numbers among them, that two statements must share to be about one thing."""


def _telling_words(report: Report, statement: Statement) -> frozenset[str]:
    keys = (w.key for c in statement.content for w in words_of(report.text, c))
    return frozenset(stem(k) for k in keys if weight(k) >= _TELLING)


def _persons(ours: Said, theirs: Said) -> bool:
    return is_person(ours.speaker) and is_person(theirs.speaker)


def _one_clause(like: Like) -> bool:
    """Whether a statement is so much the draft's that another body stands for another speaker; bodies are called many things."""
    return like.both >= BODIES_MIN and _tells(like.source.report.words(like.statement.content))


BODIES_MIN = 0.6
"""Share of the weight of both sides that must be shared for that."""
_ANSWERS = ("denies", "declines")
"""What is denied has been said by others."""


def _tells(content: str) -> bool:
    """Whether a content is a clause; of a mere thing ("the ferry company") many may have spoken."""
    words = [w.key for w in words_of(content)]
    forms = (verb_form(w) for w in words)
    verbs = any(f is not None and f.kind != "ing" and f.share >= _SURELY_VERB for f in forms)
    return len(words) >= _FEWEST and (len(words) >= _MANY or verbs or any(w in _AUXILIARIES for w in words))


_FEWEST, _MANY = 4, 8
"""Words that a clause has at least, and from which on a content says enough without a verb that the tables know."""
_SURELY_VERB = 60
_AUXILIARIES = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall should".split()
)


def _told(draft: Draft, statement: Statement, state: str, found: Sequence[Like], why: str, speaker: str) -> CheckItem:
    places: dict[str, tuple[Source, list[Span], str]] = {}
    for like in found:
        report = like.source.report
        places.setdefault(report.id, (like.source, [], like.statement.speaker.name))[1].extend(like.statement.content)
    where = []
    for id, (source, spans, name) in places.items():
        pieces = tuple(sorted(set(spans)))
        where.append(
            Where(report=id, spans=pieces, path=source.report.path, words=source.report.words(pieces), speaker=name)
        )
    span = statement.content[0].cover(statement.content[-1])
    return CheckItem(
        span=span, kind="statement", state=state, where=tuple(where), why=why, speaker=speaker, line=draft.line(span)  # type: ignore[arg-type]
    )  # fmt: skip

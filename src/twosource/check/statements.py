"""Reported speech of a draft that the pile has of another speaker, or the other way round: told only where it is so."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.check.answers import answered_otherwise
from twosource.check.drafts import Draft
from twosource.check.keys import words_of
from twosource.check.likeness import Like, alike
from twosource.check.pile import Pile, Source
from twosource.check.speakers import People, said_by
from twosource.check.targets import of_another
from twosource.check.telling import listed
from twosource.matching.parts import parts_of
from twosource.records import CheckItem, Statement, Where
from twosource.spans import Span
from twosource.weights import verb_form


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
        item = _item(draft, statement, alike(draft, whole, pile), people) or _turned_round(
            draft, statement, pile, people
        )
        if item is not None:
            out.append(item)
    return out


def _turned_round(draft: Draft, statement: Statement, pile: Pile, people: People) -> CheckItem | None:
    """What the pile has the same speaker answer otherwise, or accuse another of."""
    for found in (answered_otherwise(draft, statement, pile, people), of_another(draft, statement, pile)):
        if found is not None:
            return _told(draft, statement, "altered", found.places, found.why, statement.speaker.name)
    return None


def _item(draft: Draft, statement: Statement, found: list[Like], people: People) -> CheckItem | None:
    said = said_by(draft.report, statement)
    if not found or not said.known:
        return None
    theirs = [(like, said_by(like.source.report, like.statement)) for like in found]
    told = draft.report.words(statement.content)
    theirs = [(like, t) for like, t in theirs if not t.name or t.name not in told]  # who tells what another has said
    known = [(like, t) for like, t in theirs if t.known]
    apart = [(like, t) for like, t in known if people.apart(said, t)]
    of_one = [like for like, t in known if not people.apart(said, t)]
    least = max((like.both for like, _ in apart), default=0.0) - _MUCH_LESS
    if any(said.may_be(draft.report, statement.content[0], t) for _, t in apart):
        return None
    rest = [t for like, t in theirs if not people.apart(said, t) and like.both > least]
    if apart and _tells(told) and all(people.unlike(said, t) for t in rest):
        whose = listed(list(dict.fromkeys(f"{like.source.report.path} to {t.name}" for like, t in known)))
        return _told(
            draft, statement, "said-by-another", found, f"the draft gives this to {said.name}, {whose}", said.name
        )
    close = [like for like in of_one if like.turned is not None]
    if close and all(like.turned for like in close):
        why = f"one of the two has a negation and the other has none: {said.name} is reported otherwise"
        return _told(draft, statement, "altered", close, why, said.name)
    return None


_MUCH_LESS = 0.35
"""A statement that is so much less alike than what another speaker has said is not the draft's: it speaks for nobody."""


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

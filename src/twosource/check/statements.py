"""Reported speech of a draft that the pile has of another speaker, or the other way round: told only where it is so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from twosource.check.aligning import Step, aligned
from twosource.check.drafts import Draft
from twosource.check.keys import is_negation, words_of
from twosource.check.pile import Pile, Source, weight
from twosource.check.speakers import People, said_by
from twosource.check.telling import listed
from twosource.matching.evidence import shared_matter
from twosource.matching.parts import Part, parts_of, shared
from twosource.matter import SAME_NAME, same_name
from twosource.records import CheckItem, Report, Statement, Where
from twosource.spans import Span
from twosource.weights import stem, verb_form

HELD_MIN = 0.62
"""Share of the weight of the shorter side that two statements must share to be one, whoever speaks. This and the next were set on
drafts made from the development comparisons, with speakers swapped by program."""
MATTER_MIN = 7.0
"""Weight of the shared words that are no names: two common words are no statement."""
_WHOLE, MATTER_WHOLE_MIN = 0.9, 6.0
"""The same where nearly all that one side says is shared."""
KEPT_MIN = 0.5
"""Share of a statement's words that must stand in the other in order for a negation on one side to turn it round."""
_REPORTS = 12


class _Like(NamedTuple):
    source: Source
    statement: Statement
    both: float
    turned: bool | None
    """None where the words are too unlike to tell."""


def statement_items(draft: Draft, pile: Pile, people: People, quoted: Sequence[CheckItem]) -> list[CheckItem]:
    """An item for each statement without a quotation that the pile gives to somebody else, or that is negated on one side
    only.
    """
    out = []
    for ways in parts_of(draft.report, "draft"):
        whole = ways[0]
        statement = whole.statement
        if any(i.span.overlaps(c) for i in quoted for c in statement.content) or statement.form == "direct":
            continue
        alike = _alike(draft, whole, pile)
        item = _item(draft, statement, alike, people) or _admission(draft, statement, pile)
        if item is not None:
            out.append(item)
    return out


def _alike(draft: Draft, ours: Part, pile: Pile) -> list[_Like]:
    """The statements of the pile that seem to be this one, most alike first."""
    keys = [w.key for c in ours.statement.content for w in words_of(draft.report.text, c)]
    found = []
    for source in islice(pile.nearest(keys), _REPORTS):
        for ways in source.passages:
            best: _Like | None = None
            for theirs in ways:
                common = shared(ours, theirs)
                low = min(ours.weight, theirs.weight)
                if not low or common.weight < HELD_MIN * low:
                    continue
                least = MATTER_WHOLE_MIN if common.weight >= _WHOLE * min(ours.weight, theirs.weight) else MATTER_MIN
                if shared_matter(ours, theirs, common) < least:
                    continue
                both = 2 * common.weight / (ours.weight + theirs.weight)
                if best is None or both > best.both:
                    best = _Like(source, theirs.statement, both, _turned(ours, theirs))
            if best is not None:
                found.append(best)
    return sorted(found, key=lambda f: (-f.both, f.statement.id))


def _turned(ours: Part, theirs: Part) -> bool | None:
    """Whether the two, word by word beside each other, differ by a negation, or one is denied."""
    steps = aligned(ours.words, (), theirs.words)
    kept = sum(s.same for s in steps)
    if kept < KEPT_MIN * len(ours.words):
        return None
    if ours.negated == theirs.negated:
        return False
    changed = [w for s in steps if not s.same for w in _of(s, ours, theirs)]
    denied = (ours.statement.stance == "denies") != (theirs.statement.stance == "denies")
    return denied or sum(is_negation(w) for w in changed) % 2 == 1


def _of(step: Step, ours: Part, theirs: Part) -> list[str]:
    sides = ((step.ours, ours.words), (step.theirs, theirs.words))
    return [words[i] for i, words in sides if i is not None]


def _item(draft: Draft, statement: Statement, alike: list[_Like], people: People) -> CheckItem | None:
    said = said_by(draft.report, statement)
    if not alike or not said.known:
        return None
    theirs = [(like, said_by(like.source.report, like.statement)) for like in alike]
    told = draft.report.words(statement.content)
    theirs = [(like, t) for like, t in theirs if not t.name or t.name not in told]  # who tells what another has said
    known = [(like, t) for like, t in theirs if t.known]
    of_one = [like for like, t in known if not people.apart(said, t)]
    if known and not of_one and len(known) == len(theirs) and _tells(told):
        whose = listed(list(dict.fromkeys(f"{like.source.report.path} to {t.name}" for like, t in known)))
        return _told(
            draft, statement, "said-by-another", alike, f"the draft gives this to {said.name}, {whose}", said.name
        )
    close = [like for like in of_one if like.turned is not None]
    if close and all(like.turned for like in close):
        why = f"one of the two has a negation and the other has none: {said.name} is reported otherwise"
        return _told(draft, statement, "altered", close, why, said.name)
    return None


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


def _admission(draft: Draft, statement: Statement, pile: Pile) -> CheckItem | None:
    """What the draft has somebody admit and the pile has them deny: said in few words ("the accusation"), so that no more is
    asked than one of them.
    """
    if not _admits(draft.report, statement):
        return None
    said = said_by(draft.report, statement)
    matter = _matter(draft.report, statement)
    same = [
        (source, s)
        for source in islice(pile.nearest([w.key for w in words_of(said.name)]), _REPORTS)
        for s in source.report.statements
        if same_name(said.name, s.speaker.name) >= SAME_NAME and matter & _matter(source.report, s)
    ]
    denied = [_Like(source, s, 1.0, True) for source, s in same if s.stance == "denies"]
    if not denied or any(_admits(source.report, s) for source, s in same):
        return None
    why = f"the draft has {said.name} admit what {denied[0].source.report.path} has them deny"
    return _told(draft, statement, "altered", denied, why, said.name)


def _admits(report: Report, statement: Statement) -> bool:
    return any(stem(w.key) in _ADMITTING for c in statement.cue for w in words_of(report.text, c))


def _matter(report: Report, statement: Statement) -> frozenset[str]:
    words = (w for c in statement.content for w in words_of(report.text, c))
    return frozenset(stem(w.key) for w in words if weight(w.key) >= _TELLING)


_ADMITTING = frozenset("admit confirm accept acknowledge concede confess".split())
_TELLING = 0.2
"""Weight of a word that says what a statement is about."""


def _told(draft: Draft, statement: Statement, state: str, alike: list[_Like], why: str, speaker: str) -> CheckItem:
    places: dict[str, tuple[Source, list[Span], str]] = {}
    for like in alike:
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

"""Whom a draft has somebody accuse, where the pile has them accuse another of the same."""

from __future__ import annotations

import re
from itertools import islice

from twosource.check.answers import Otherwise
from twosource.check.drafts import Draft
from twosource.check.keys import words_of
from twosource.check.likeness import REPORTS, Like
from twosource.check.pile import Pile, weight
from twosource.matter import SAME_NAME, same_name
from twosource.records import Report, Statement
from twosource.weights import stem

_SAME_CHARGE = 0.35
"""Share of the weight of the shorter charge that both must share; one is told at length and the other in a few words."""
_SHARED_MIN, _TELLING = 2, 0.2
"""Words of at least this weight that they must share."""
_CHARGE = re.compile(r"\s(?:of|for)\s")
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their)\s", re.IGNORECASE)
_LONGEST = 80
"""Characters of the words that name whom an accusation goes to."""
_GROUPS = (
    frozenset(
        "government ministry minister authorities state cabinet administration regime president premier police army "
        "military soldiers officers court judges prosecutors parliament".split()
    ),
    frozenset("opposition".split()),
    frozenset("protesters demonstrators rioters marchers".split()),
    frozenset("press media journalists reporters newspapers".split()),
    frozenset("students teachers workers unions union strikers".split()),
    frozenset("company operator firm owner contractor manufacturer".split()),
)
"""Bodies that are told by what they are; those of one group may be one, those of two are not."""


def of_another(draft: Draft, statement: Statement, pile: Pile) -> Otherwise | None:
    """The accusations of the same speaker in like words that go to somebody else; None where one goes to the draft's."""
    ours = _accusation(draft.report, statement)
    name = statement.speaker.name
    if ours is None or not name:
        return None
    places, turned = [], []
    for source in islice(
        pile.nearest([w.key for c in statement.content for w in words_of(draft.report.text, c)]), REPORTS
    ):
        for s in source.report.statements:
            theirs = _accusation(source.report, s)
            if theirs is None or not _same_charge(ours[1], theirs[1]):
                continue
            if same_name(name, s.speaker.name) < SAME_NAME:
                if same_name(name, _proper(theirs[0])) >= SAME_NAME and same_name(_proper(ours[0]), name) < SAME_NAME:
                    turned.append(Like(source, s, 1.0, True))
                continue
            if not _apart(ours[0], theirs[0]):
                return None
            places.append((Like(source, s, 1.0, True), theirs[0]))
    if turned and not places:
        return Otherwise(turned, f"the draft has {name} accuse, {turned[0].source.report.path} be accused of it")
    if not places:
        return None
    like, whom = places[0]
    why = f"the draft has {name} accuse “{ours[0]}”, {like.source.report.path} “{whom}”"
    return Otherwise([p for p, _ in places], why)


def _accusation(report: Report, statement: Statement) -> tuple[str, dict[str, float]] | None:
    """Whom an accusation goes to, as printed, and of what, as words with their weights."""
    if statement.stance != "accuses" or not statement.content:
        return None
    text = " ".join(report.words((c,)) for c in statement.content)
    cut = _CHARGE.search(text, 0, _LONGEST)
    if cut is None:
        return None
    keys = (w.key for w in words_of(text[cut.end() :]))
    return text[: cut.start()], {stem(k): weight(k) for k in keys}


def _same_charge(one: dict[str, float], other: dict[str, float]) -> bool:
    low = min(sum(one.values()), sum(other.values()))
    both = [one[k] for k in one.keys() & other.keys()]
    return sum(w >= _TELLING for w in both) >= _SHARED_MIN and sum(both) >= _SAME_CHARGE * low


def _apart(one: str, other: str) -> bool:
    """Whether two that are accused cannot be one: two names, or two bodies of other groups."""
    a, b = (_ARTICLE.sub("", words.strip()) for words in (one, other))
    if {stem(w.key) for w in words_of(a)} & {stem(w.key) for w in words_of(b)}:
        return False
    if _named(a) and _named(b):
        return same_name(a, b) < SAME_NAME
    first, second = _group(a), _group(b)
    return first is not None and second is not None and first != second


def _proper(words: str) -> str:
    """The name that a description of who is accused begins or ends with ("Karvonia many times")."""
    found = re.search(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*", words)
    return found[0] if found else ""


def _named(words: str) -> bool:
    return all(w[:1].isupper() for w in words.split())


def _group(words: str) -> int | None:
    """The group of the noun that the words end on, or have before a comma."""
    head = [w.key for w in words_of(words.split(",")[0])]
    return next((n for n, group in enumerate(_GROUPS) if head and head[-1] in group), None)

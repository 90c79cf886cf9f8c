"""An accusation in general holds the particular ones: "accused the guards of crimes against prisoners" says in short what
"accused the guards of beating two prisoners" says in full.

Words cannot tell: the particular ones name deeds, the general one names what the law calls them. So a pair rests on who accuses
whom and on whom, or what, the wrong was done to.
"""

from __future__ import annotations

from itertools import pairwise, product
from typing import NamedTuple

from twosource.matching.pairs import Pair
from twosource.matching.parts import Part
from twosource.matching.speakers import SAME, same_speaker
from twosource.matching.terms import Term, likenesses
from twosource.records import Report
from twosource.weights import stem
from twosource.words import Token, tokens

GENERAL_SCORE = 0.3
"""Set by hand: the reader is to look, as whether a deed is one of the crimes meant is a matter of reading. Pairs that words make
surer keep their own score."""
_WRONGS = frozenset(
    stem(w)
    for w in "abuse atrocity brutality crime cruelty malpractice misconduct misdeed mistreatment offence offense violation wrongdoing".split()
)
"""What the law or decency calls deeds of any kind."""
_OF = ("of", "for")
_DETERMINED = frozenset("the this that these those its his her their our your my".split())


class _Accusation(NamedTuple):
    part: Part
    accused: tuple[Term, ...]
    deed: tuple[Term, ...]
    general: bool


def general_accusations(
    found: list[Pair], a: list[tuple[Part, ...]], b: list[tuple[Part, ...]], known: dict[str, Report]
) -> list[Pair]:
    """The pairs of an accusation in general and a particular one that words have not found."""
    paired = {(p.a.statement.id, p.b.statement.id) for p in found}
    ours, theirs = ([x for ways in side if (x := _accusation(ways[0], known)) is not None] for side in (a, b))
    return [
        Pair(x.part, y.part, GENERAL_SCORE, "general")
        for x, y in product(ours, theirs)
        if (x.part.statement.id, y.part.statement.id) not in paired and _holds(x, y)
    ]


def one_is_general(p: Part, q: Part, known: dict[str, Report]) -> bool:
    """Whether one of the two is an accusation in general that holds the other. Symmetric."""
    one, two = _accusation(p, known), _accusation(q, known)
    return one is not None and two is not None and _holds(one, two)


def _holds(one: _Accusation, two: _Accusation) -> bool:
    """One speaker accuses one party over one victim, on one side alone of a wrong in general."""
    p, q = one.part, two.part
    if one.general == two.general or p.negated != q.negated:
        return False
    if same_speaker(p.statement.speaker, q.statement.speaker, p.known_as, q.known_as) != SAME:
        return False
    return any(likeness for *_, likeness in likenesses(one.accused, two.accused)) and any(
        likeness == 1 and not one.deed[i].key[0].isdigit() for i, _, likeness in likenesses(one.deed, two.deed)
    )


def _accusation(part: Part, known: dict[str, Report]) -> _Accusation | None:
    """The terms before the "of" of the deed are the accused's; None where there is none, or no statement that accuses."""
    if part.statement.stance != "accuses":
        return None
    words = [t for s in part.spans for t in tokens(known[part.letter].text, s)]
    first = next((t.span.start for t, then in pairwise(words) if t.text.lower() in _OF and _names_a_deed(then)), None)
    if first is None:
        return None
    accused = tuple(t for t in part.terms if t.span.start < first)
    deed = tuple(t for t in part.terms if t.span.start > first)
    return _Accusation(part, accused, deed, any(t.key in _WRONGS for t in deed))


def _names_a_deed(word: Token) -> bool:
    """Not so "the guards of Ostrel", "the guards of the fort": accused of, and then what."""
    return word.text[0].islower() and word.text not in _DETERMINED

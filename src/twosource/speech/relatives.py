"""Whom "who", "which" and "that" stand for: the noun phrase that the clause is about."""

from __future__ import annotations

import re

import msgspec

from twosource.speech.cues import AUXILIARIES, PREPOSITIONS
from twosource.speech.phrases import HE, SHE, Mention, is_verb
from twosource.speech.roles import BODY_WORDS, is_role, is_somebody
from twosource.speech.scene import Scene, back
from twosource.words import tokens

_MARKS = " ,-–—(\u00a0"
_OBJECTS = HE | SHE | {"they", "them", "it"}
_CLAUSE = re.compile(r"\s*,?\s+who\s[^,;]{3,120},\s*")
"""A relative clause between: "one delegate who opposed her, who gave no name"."""
_PRIVY = frozenset("familiar close privy acquainted involved connected briefed".split())
"""Adjectives behind "a source": "a source familiar with the talks, who"."""
_SOURCE = frozenset("source sources".split())
_ABSTRACT = re.compile(r"(?:tion|ment|ship|ness|ance|ence|ing|time|day|week|month|year|talk|plan|rule|law|tie|word)s?$")
"""Endings of what is nobody: "the negotiations, who"."""
_HOME = re.compile(rf"\s(?:{'|'.join(sorted(PREPOSITIONS))})\s")


def whom(made: Scene, phrase: str, at: int) -> Mention | None:
    """The mention that the relative pronoun ``phrase`` at ``at`` takes up; None where none stands near enough."""
    if not phrase.lower().startswith("who"):
        return _other(made, phrase.lower(), at)
    m = _personal(made, at)
    words = m.name.split() if m is not None else []
    if m is not None and len(words) > 1 and words[-1] in _PRIVY:
        return msgspec.structs.replace(m, name=" ".join(words[:-1]))
    return m


def _other(made: Scene, word: str, at: int) -> Mention | None:
    """ "The report, which": what stands right in front."""
    for m in back(made, at, 0):
        gap = made.content[m.span.end : at]
        if word == "that" and gap.strip():
            return None  # "In the harbour, that means …"
        if not gap.strip(_MARKS) and m.sort != "person":
            return m
    return None


def _personal(made: Scene, at: int) -> Mention | None:
    """The nearest person or persons with no verb between; a body or a thing only where there is no such. Behind a comma a
    person with a name comes before what an appositive calls him or where he is from.
    """
    aside = made.content[:at].rstrip().endswith((",", "–", "—", "--"))
    held: Mention | None = None
    beside: Mention | None = None
    for m in back(made, at, 0):
        if made.content[m.span.start : m.span.end].lower() in _OBJECTS:
            continue
        gap = made.content[m.span.end : at]
        touching = not gap.strip(_MARKS)
        if not touching and not _goes_with(gap):
            continue
        if m.sort == "person" and (held is None or aside):
            return m
        if held is not None and m.sort == "several" and m.span.end == held.span.end:
            held = m  # "activists and others"
        elif (m.sort == "several" and not _ABSTRACT.search(m.name)) or _is_human(m):
            held = held or m
        elif touching:
            beside = m
    return held or beside


def _is_human(m: Mention) -> bool:
    words = [w for w in m.name.lower().split() if w not in _PRIVY]
    last = words[-1] if words else ""
    return last not in BODY_WORDS and (is_role(last) or is_somebody(last) or last in _SOURCE)


def _goes_with(gap: str) -> bool:
    """An appositive, a place or another clause stands between ("Ines Tarvo, 54, of Arvik, who")."""
    if _CLAUSE.fullmatch(gap):
        return True
    return (gap.startswith((",", " (")) or _HOME.match(gap) is not None) and not _has_verb(gap)


def _has_verb(gap: str) -> bool:
    words = tokens(gap)
    return any(w.text in AUXILIARIES or is_verb(words, i) for i, w in enumerate(words))


__all__ = ["whom"]

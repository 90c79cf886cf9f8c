"""Who was told, asked or urged: the words behind the cue, or behind its "to", that are no part of the content."""

from __future__ import annotations

import re

from twosource.spans import Span
from twosource.speech.cues import AUXILIARIES, DETERMINERS, MONTHS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, WEEKDAYS
from twosource.weights import lemma_of, verb_form
from twosource.words import Token, tokens

LONGEST = 12
"""Words that an addressee has at most; a longer one is cut."""
REACH = 200
"""Characters behind the cue that are looked at."""
SURELY_VERB = 90
"""Of 100 uses of a form, how many must be as a verb for it to end a noun phrase. Set by hand."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TELLING = _words(
    "tell inform assure remind warn advise notify brief ask urge beg implore entreat exhort encourage invite press lobby petition "
    "caution instruct email text order command promise counsel"
)
"""Verbs whose next noun phrase is who was told."""
_SAYING = _words(
    "say write add explain confirm announce admit complain repeat reply speak talk suggest signal plead appeal stress reveal describe "
    "tweet swear boast remark mention mutter whisper shout yell read"
)
"""Verbs whose "to" leads to who was told."""
_TOLD = _words(
    "truth story stories lie lies tale tales question questions permission help comment comments request requests inquiries inquiry "
    "allegations accusations criticism claims charges be have do"
)
"""What one tells, asks or replies to that is nobody."""
_TIMES = frozenset(f"{WEEKDAYS}|{MONTHS}".split("|")) | _words(
    "yesterday today tonight earlier later last late early afterward afterwards recently repeatedly again back then now"
)
_OBJECTS = _words("me us him her them you")
_ENDS = (PREPOSITIONS - {"of"}) | SUBORDINATORS | _TIMES | AUXILIARIES | _words("not never about if there")
_PASSIVE = _words("is are was were be been being am get gets got")
_BREAK = re.compile(r"[,:;!?\"“”‘()\[\]\n–—]|\s-\s")
_PROGRAMME = re.compile(r"\s[\"“][^\"“”\n]{1,60}[\"”]")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Rev|St|Prof|[A-Z])$")


def addressee(content: str, sentence: Span, cue: tuple[Span, ...], pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """One span behind the last part of the cue, or none. It ends before the content and with the sentence.

    >>> text = "Ames told the harbour board on Friday that it was late."
    >>> [text[s.start : s.end] for s in addressee(text, Span(0, 55), (Span(5, 9),), (Span(39, 54),))]
    ['the harbour board']
    """
    if not cue:
        return ()
    at = cue[-1].end
    end = min([sentence.end, at + REACH, *(p.start for p in pieces if p.end > at)])
    verb = _verb(content, cue[-1])
    if verb is None or end <= at:
        return ()
    return _phrase(content, at, end, verb)


def _verb(content: str, cue: Span) -> str | None:
    """ "to" where the addressee needs one before it, else ""; None where the cue addresses nobody, or in the passive."""
    words = [w.text.lower() for w in tokens(content, cue)]
    led = words[-1:] == ["to"]
    if led or words[-1:] == ["on"]:
        words.pop()
    lemma = lemma_of(words[-1]) if words else None
    if any(w in _PASSIVE for w in words[:-1]) and not words[-1].endswith("ing"):
        return None
    if lemma in _TELLING:
        return None if led else ""
    if lemma in _SAYING:
        return "" if led else "to"
    return None


def _phrase(content: str, at: int, end: int, lead: str) -> tuple[Span, ...]:
    words = list(tokens(content, Span(at, end)))
    if lead:
        if not words or words[0].text.lower() != lead or content[at : words[0].span.start].strip():
            return ()
        at = words.pop(0).span.end
    if not words or content[at : words[0].span.start].strip() or _is_act(words[0]):
        return ()
    held = _noun_phrase(content, words)
    if (
        not held
        or held[-1].text.lower() in _TOLD
        or held[-1].text.lower() in DETERMINERS - _words("many several some all few others her")
    ):
        return ()
    return (Span(held[0].span.start, _programme_end(content, held[-1], end)),)


def _programme_end(content: str, last: Token, end: int) -> int:
    """A broadcaster's programme in quotation marks goes with it: Bay Radio's "Dawn Watch"."""
    if not last.text.endswith(("'s", "’s")):
        return last.span.end
    shown = _PROGRAMME.match(content, last.span.end, end)
    return shown.end() if shown else last.span.end


def _is_act(word: Token) -> bool:
    """ "said to resign": the bare form of a verb, and nobody."""
    form = verb_form(word.text)
    return form is not None and form.kind == "base" and form.share >= SURELY_VERB


def _noun_phrase(content: str, words: list[Token]) -> list[Token]:
    """The words up to a preposition, a time, a verb, a stop, or the subject of the content."""
    held: list[Token] = []
    for t in words[:LONGEST]:
        if held and (_broken(content, held[-1], t) or _begins_anew(held[-1], t)):
            break
        if t.text in _ENDS or (_is_finite(t) and not (held and held[-1].text.lower() in DETERMINERS)):
            break
        held.append(t)
        if len(held) == 1 and t.text.lower() in _OBJECTS - {"her"}:
            break
    while held and held[-1].text.lower() in ("of", "and", "or"):
        held.pop()
    return held


def _broken(content: str, before: Token, word: Token) -> bool:
    gap = content[before.span.end : word.span.start]
    return _BREAK.search(gap) is not None or ("." in gap and not _TITLE.search(before.text))


def _begins_anew(before: Token, word: Token) -> bool:
    """A pronoun, or an article that no "of" or "and" leads to, begins the next noun phrase."""
    return word.text in PRONOUNS or (
        word.text in DETERMINERS and before.text.lower() not in ("of", "and", "or", "all", "both")
    )


def _is_finite(word: Token) -> bool:
    form = verb_form(word.text)
    return form is not None and form.kind != "base" and form.kind != "ing" and form.share >= SURELY_VERB


def told_passively(content: str, cue: Span, pieces: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """ "Residents were told by the council that …": the content without whom it was told, and those; else ``pieces`` and none.

    >>> text = "Residents were told that it was late"
    >>> told_passively(text, Span(10, 19), (Span(0, 9), Span(20, 36)))
    ((Span(start=20, end=36),), (Span(start=0, end=9),))
    """
    words = [w.text.lower() for w in tokens(content, cue)]
    told = next((n for n, w in enumerate(words) if n and lemma_of(w) in _TELLING), None)
    if told is None or not set(words[:told]) & _PASSIVE or len(pieces) < 2:
        return pieces, ()
    first = pieces[0]
    if first.end > cue.start or content[first.end : cue.start].strip() or pieces[1].start < cue.end:
        return pieces, ()
    return pieces[1:], (first,)

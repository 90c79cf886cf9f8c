"""The noun phrase that a number counts: "26 Somali pirates", "three of the boats", "hundreds of children".

There is no parser here. A phrase runs over adjectives and nouns to its first plural noun; words that open a clause or
another phrase end it, and so does a verb, where the table of verb forms knows it for one. Better no noun than a wrong one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.numerals import START as NUMBER_WORD
from twosource.matter.units import is_collective, is_person, is_plural
from twosource.spans import Span
from twosource.weights.lexicon import verb_form

_WORD = re.compile(
    r"[ \u00a0](?:[\"“'‘])?(?P<word>[A-Z]{1,4}[ -]?\d{1,3}\b|[^\W\d_][\w.'’-]*[^\W_]|[^\W\d_])(?P<mark>[\"”])?"
)
_OF = re.compile(
    r" (?:more )?of (?:the |its |his |her |their |our |these |those |all )?(?P<them>them|us|whom|which|you)?\b|'s? ",
    re.I,
)
_TAIL = re.compile(r" (?:of|on) (?:the |its |his |her |their |a |an )?(?=[^\W\d_])", re.I)
_STOPS = frozenset(
    "a an the and or but nor of in on at by to for from with without within into onto over under after before since "
    "until during between among across against through about around near toward towards per than then as if when "
    "while where who whom whose which that this these those it its he she they we i you his her their our my your "
    "is are was were be been being am has have had do does did will would can could may might shall should must "
    "not no so yet too also ago later earlier away apart each every both either neither said says say told according "
    "because although though despite have including like via vs versus there here how what why just only even still "
    "took take takes made make makes came come comes went go goes got get gets died die dies were left leave leaves "
    "lost lose loses killed remains remain needs need wants want shows show gives give gave says think thinks know "
    "knows see sees saw seeks plans uses calls called adds added seems includes continues works lives appears "
    "begins ends follows helps holds keeps runs stands starts stays tells tries turns voted won wounded year-on-year "
    "straight dead injured missing arrested respectively combined altogether together back off out up down".split()
)
_STATES = re.compile(
    r" (?:people )?(?P<word>dead|lives|wounded|injured|killed|missing|arrested|hurt|hospitalised|hospitalized)\b", re.I
)
_PRICED = re.compile(
    r"(?P<noun>[^\W\d_][\w'’-]+[^\W_])(?P<of> of (?:the |its |his |her |their )?[\w'’-]+(?: [\w'’-]+)?)?"
    r" (?:(?:will|would|could|may|might|can|is|was|are|were|be|been|had|has|have|expected|estimated|likely|already|"
    r"to) ){0,4}(?:cost(?:s|ing)?|reach(?:ed|es)?|total(?:s|led|ed)?|amount(?:s|ed)? to|worth|valued at|estimated at|"
    r"put at) $",
    re.I,
)
_PRICE_REACH = 80
"""Characters before a sum in which the noun that it prices, and the verb between, must lie."""
_PRONOUNS = frozenset("it that this they he she which what who you we".split())
_LONGEST = 6
_LONGEST_RANKED = 4
_MOSTLY = 60
"""Of 100 uses of a form, how many must be a verb's for it to be read as one."""
_NAMES_AND = re.compile(r" and (?=[A-Z])")
"""Two names before one noun: "Norin and Adu shops"."""


class Counted(NamedTuple):
    """``words`` is the phrase as printed, ``head`` its noun; ``end`` where span and phrase end."""

    words: Span
    head: str
    end: int


def counted_after(text: str, at: int, stop: int, one: bool) -> Counted | None:
    """The phrase that the number ending at ``at`` counts; ``one``: the number is 1, so a singular noun may follow."""
    of = _OF.match(text, at, stop)
    begin = at
    if of is not None and of.group().strip():
        if of["them"]:
            return Counted(Span(of.start("them"), of.end("them")), "", of.end())
        begin = of.end() - 1 if text[of.end() - 1] == " " else of.end()
    state = _STATES.match(text, at, stop)
    if state is not None:
        return Counted(Span(state.start() + 1, state.end()), "person", state.end())
    words = _phrase(text, begin, stop)
    head = _head(words, one)
    if head is None:
        return None
    first = words[0].start("word")
    end = words[head].end("word")
    phrase = Span(first, _tail(text, end, stop))
    return Counted(phrase, words[head]["word"], phrase.end)


def noun_run(text: str, at: int, stop: int) -> Span | None:
    """The words of a noun phrase in the singular that begins at ``at``, a verb ending it: what an ordinal ranks."""
    words = _phrase(text, at, stop)[:_LONGEST_RANKED]
    upto = next((i for i, w in enumerate(words) if i and _is_verb(w["word"])), len(words))
    return Span(words[0].start("word"), words[upto - 1].end("word")) if upto else None


def priced_before(text: str, start: int, at: int) -> str:
    """The noun whose price the sum at ``at`` is: "repairs" of "repairs would cost $5"; empty where none is told."""
    m = _PRICED.search(text[max(start, at - _PRICE_REACH) : at])
    if m is None or m["noun"].lower() in _PRONOUNS | _STOPS:
        return ""
    return m["noun"]


def _phrase(text: str, at: int, stop: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST:
        m = _WORD.match(text, at, stop)
        if m is None or m["word"].lower() in _STOPS:
            joined = _NAMES_AND.match(text, at, stop) if words and words[-1]["word"][0].isupper() else None
            m = _WORD.match(text, joined.end() - 1, stop) if joined else None
            if m is None:
                break
        words.append(m)
        at = m.end()
    return words


def _head(words: list[re.Match[str]], one: bool) -> int | None:
    for i, m in enumerate(words):
        word = m["word"]
        if one and (is_person(word) or (i + 1 == len(words) <= 2 and not _is_verb(word))):
            return i
        if one:
            continue
        plain = word.removesuffix("'s").removesuffix("’s")
        if plain != word or not (is_plural(word) or is_collective(word)):
            continue
        follows = words[i + 1] if i + 1 < len(words) else None
        if follows is not None and is_plural(follows["word"]) and not m["mark"] and not _is_verb(follows["word"]):
            continue
        return i
    return None


def _tail(text: str, at: int, stop: int) -> int:
    """Where the words end that go on behind "of" or "on": at the first plural, else before the first verb."""
    m = _TAIL.match(text, at, stop)
    if m is None or NUMBER_WORD.match(text, m.end(), stop):
        return at
    words = _phrase(text, m.end() - 1, stop)[:3]
    for i, word in enumerate(words):
        if is_plural(word["word"]) and not _is_verb(word["word"]):
            return words[i].end("word")
    upto = next((i for i, w in enumerate(words) if _is_verb(w["word"])), len(words))
    return words[upto - 1].end("word") if upto else at


def _is_verb(word: str) -> bool:
    """True for a form that is a verb's more often than not: past, -ing, or the third person."""
    form = verb_form(word.lower())
    return form is not None and form.kind != "base" and form.share > _MOSTLY and word[0].islower()

"""Tokens and sentences of a stretch of text, with their places.

Both are tolerant of damage: a full stop before a small letter or a comma ends no sentence, and nothing here
needs a quotation mark to be closed.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from twosource.spans import Span

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:[-'’]\w+)*", re.UNICODE)

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm cmdr st rev hon pres sec jr sr inc ltd co corp "
    "vs etc no nos fig approx dept univ assn bros jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues "
    "wed thu thur thurs fri sat sun e.g i.e a.m p.m u.s u.k u.n e.u".split()
)
"""Words after which a full stop ends no sentence on its own (lower case, without the last full stop)."""

_STOP = re.compile(r"[.!?…。！？]+[\"”’'»)\]]*")
_LONGEST = 24
"""Characters looked back at for an abbreviation: more than any has, and few, so that work stays linear."""
_OPENERS = "\"“‘'«„([‹—–-"


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word or number as printed."""

    span: Span
    text: str


_KEPT = 512
"""Stretches whose tokens and sentences are kept: every room asks for those of the same lines."""


@lru_cache(maxsize=_KEPT)
def tokens(content: str, within: Span | None = None) -> tuple[Token, ...]:
    """The words and numbers of ``content[within]`` in order; hyphens and apostrophes inside a word stay in it."""
    area = within or Span(0, len(content))
    found = _TOKEN.finditer(content, area.start, area.end)
    return tuple([Token(Span(m.start(), m.end()), m.group()) for m in found])


_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=_KEPT)
def vocabulary(content: str, within: Span) -> frozenset[str]:
    """The runs of letters in ``content[within]``, in small letters. A pattern that needs one of some words is only worth
    trying where one of them is here: that costs a twentieth of trying it.
    """
    return frozenset(_LETTERS.findall(content[within.start : within.end].lower()))


@lru_cache(maxsize=_KEPT)
def sentences(content: str, within: Span | None = None) -> tuple[Span, ...]:
    """The sentences of ``content[within]`` in order, each with its closing marks, without white space around.

    A stop counts where white space and then a capital, a digit or an opening mark follow, and where it does not
    close an abbreviation or an initial. Linear in the length.
    """
    area = within or Span(0, len(content))
    out: list[Span] = []
    start = area.start
    for m in _STOP.finditer(content, area.start, area.end):
        if _ends_sentence(content, start, m, area.end):
            out.append(Span(start, m.end()))
            start = m.end()
            while start < area.end and content[start].isspace():
                start += 1
    if start < area.end and content[start : area.end].strip():
        end = area.end
        while content[end - 1].isspace():
            end -= 1
        out.append(Span(start, end))
    return tuple(out)


def false_stops(content: str, within: Span | None = None) -> tuple[int, ...]:
    """Where a full stop stands that ends nothing: before a small letter or a comma, or with space in front.

    These are traces of damage (machine translation, bad extraction), not of style.
    """
    area = within or Span(0, len(content))
    found = []
    for m in re.finditer(r"\b(\w+)\.(?=\s+(?:[a-z]{2,}|,))", content[area.start : area.end]):
        word = m.group(1).lower()
        before = content[max(0, area.start + m.start() - 2) : area.start + m.start()]
        if len(word) > 2 and word not in ABBREVIATIONS and not before.endswith("."):
            found.append(area.start + m.end() - 1)
    return tuple(found)


def _ends_sentence(content: str, start: int, stop: re.Match[str], end: int) -> bool:
    at = stop.end()
    if at >= end:
        return True
    if stop.group()[0] in "。！？":
        return True
    if not content[at].isspace():
        return False
    while at < end and content[at].isspace():
        at += 1
    if at >= end:
        return True
    while at < end and content[at] in _OPENERS:
        at += 1
    first = content[at] if at < end else ""
    if not (first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())):
        return False
    if stop.group() == ".":
        last = re.search(r"[\w.]+$", content[max(start, stop.start() - _LONGEST) : stop.start()])
        word = last.group().lower() if last else ""
        if word in ABBREVIATIONS:
            # "a.m. The" ends a sentence, "Nov. 3" and "Mr. Adu" do not; only times of day may close one.
            return word in ("a.m", "p.m", "etc", "inc", "ltd", "co", "corp") and first.isupper()
        if len(word) == 1 and word.isalpha() and word != "i":
            return False
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
            return False
    return True

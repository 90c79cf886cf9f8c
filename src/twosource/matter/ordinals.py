"""Ordinals that rank something: "the third-largest city", "its fifth operation", "placed second", "the first reactor
to be shut"; not "the second time", "First Amendment", "his first term".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.counted import noun_run
from twosource.matter.numerals import ORDINALS
from twosource.spans import Span
from twosource.words import vocabulary

_NO_RANK = (
    r"(?:time|times|half|quarter|hand|person|party|parties|floor|grade|grader|century|centuries|amendment|"
    r"street|avenue|ave|st|st\.|anniversary|thoughts?|chance|wave|world|place of|degree|cousin|round|"
    r"year|week|month|hour|minute|guess|nature|look|circuit|district|precinct|of|and|to|in|he|she|they|it|"
    r"the|a|we|i|you|is|was|,)"
)
_PLAIN = r"(?!(?:to|in|of|and|or|is|was|with|at|for|from|on|by|among|after|before|behind|as|when|while|who|that|since|over)\b)"
_WORD = re.compile(
    rf"(?<![\w-])(?P<n>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))(?P<most>[- ](?:most[- ]\w+|\w+est))?"
    rf"(?! {_NO_RANK}(?!\w))(?! [A-Z]\w++(?: [A-Z]\w++)*+(?! {_PLAIN}[a-z]))"
    rf"(?P<noun>(?: {_PLAIN}[A-Za-z][\w-]*)?)(?![-\w])"
)
RANKS = frozenset((*ORDINALS, "first", "no"))
"""Without a digit there is an ordinal only where one of these stands."""
_RANKS = RANKS | frozenset(("st", "nd", "rd", "th"))
"""With digits, only where one of these stands."""
_LEAD = re.compile(
    r"(?:\b(?:the|its|his|her|their|a|our|my|was|is|in|for|this|during|into)|['’]s)(?: \w+)? $",
    re.I,
)
_OWN = re.compile(r"\b(?:its|his|her|their|our|my) $", re.I)
_NTH_SPELL = re.compile(
    rf"\b(?:entered|enters|entering|into|in|now in) (?:its|his|her|their) (?P<n>{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) "
    r"(?:year|month|week|day|night)\b",
    re.I,
)
_FIRST = re.compile(
    r"\b(?:the|his|her|its|their|a) (?P<n>first) (?!times?\b|lady\b|half\b|place\b|step\b)[\w'’-]+(?: [\w'’-]+){0,12}? "
    r"(?:in (?:more than |over |nearly |almost |about |at least )?(?:an? |\d+ |\w+ )(?:years|decades?|months|century|centuries|generations?)"
    r"|since(?! then)|ever|of its kind|to (?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+)\b"
)
_NUMBERED = re.compile(r"\bNo\. ?(?P<n>\d{1,2}) (?=[^\W\d_])")
_PLACED = re.compile(
    rf"\b(?:placed|places|finished|finishes|finish|came|comes|ranked|ranks|tied for|tie for) "
    rf"(?P<n>first|1st|{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b(?! [a-z]+ed\b)"
)


class Ordinal(NamedTuple):
    span: Span
    rank: int
    counted: Span | None


def ordinals(text: str, within: Span) -> tuple[Ordinal, ...]:
    """The ranking ordinals of ``text[within]`` in text order. "First" ranks only where it is told among what: since
    when, in how many years, to do what.
    """
    if vocabulary(text, within).isdisjoint(_RANKS):
        return ()
    out = [o for m in _WORD.finditer(text, within.start, within.end) if (o := _ranking(text, within, m)) is not None]
    for pattern in (_NTH_SPELL, _FIRST, _NUMBERED, _PLACED):
        for m in pattern.finditer(text, within.start, within.end):
            noun = noun_run(text, m.end("n"), within.end) if pattern is not _PLACED else None
            span = Span(m.start() if pattern is _NUMBERED else m.start("n"), noun.end if noun else m.end("n"))
            if pattern is _NUMBERED and noun is None:
                continue  # "reactor No. 3 was shut"
            if not any(span.overlaps(o.span) for o in out) and _rank(m["n"]):
                out.append(Ordinal(span, _rank(m["n"]), noun))
    return tuple(sorted(out, key=lambda o: o.span))


def _ranking(text: str, within: Span, m: re.Match[str]) -> Ordinal | None:
    if not m["most"] and not _LEAD.search(text[max(within.start, m.start() - 18) : m.start()]):
        return None
    noun = noun_run(text, m.end("most") if m["most"] else m.end("n"), within.end) if m["noun"] else None
    if m["n"][0].isdigit() and noun is not None and text[noun.start].isupper():
        return None  # a numbered name: "5th Fleet"
    if noun is None and not m["most"] and _OWN.search(text[max(within.start, m.start() - 8) : m.start()]):
        return None  # "his loss in his second, ..." goes on from something told before
    rank = _rank(m["n"])
    end = noun.end if noun else m.end("most") if m["most"] else m.end("n")
    return Ordinal(Span(m.start(), end), rank, noun) if rank else None


def _rank(word: str) -> int:
    low = word.lower()
    if low == "first":
        return 1
    return ORDINALS[low] if low in ORDINALS else int(re.sub(r"\D", "", low))

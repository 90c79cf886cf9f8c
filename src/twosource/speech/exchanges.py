"""Answers that no word of answering tells: who was just addressed, accused or contradicted is the next to speak.

Each rule wants two signs at least: that the statement right in front concerns who speaks now, and that what is said
turns against it. A change of speakers alone tells nothing; most are no answers.
"""

from __future__ import annotations

import re

from twosource.records import Statement
from twosource.speech.passage import Sentence
from twosource.weights import stem

BLAME = (
    r"(?:criticisms?|critics|detractors|accusations?|allegations?|claims?|charges?|backlash|blowback|outcry|furore?|outrage|uproar|complaints?|anger|"
    r"controversy|protests?|questions?|calls?|attacks?|condemnation|fury|row|scandal|remarks?|comments?|statement|ads?|video|report)"
)
NEAR = 260
"""Code points between the end of a statement and what answers it: who said it, and a sentence's lead."""
OPENING = 60
"""Code points between a sentence that leads to an answer and the answer: "On Monday, "."""
_TURN = re.compile(r"\W*(?:But|However|Yet|Still|Even so|Not so)\b")
_TURN_INSIDE = re.compile(r",\s+(?:though|however|on the other hand|for (?:his|her|its|their) part|in turn),")
_HOLDING = frozenset(stem(w) for w in "insist maintain counter disagree protest object".split())
"""Verbs of one who stands by a thing against somebody."""
_SPEAKING = _HOLDING | {
    stem(w) for w in "say said saying tell told add write wrote argue explain claim note contend stress".split()
}
_TO_THE_QUESTION = re.compile(
    r"[\"“‘']?(?:Yes|No|Not|Well|Yeah|Sure|Because|Absolutely|Of course|Never|That(?:['’]s| is| could| would| may| might| depends)|I (?:do|did|don['’]t|think|have)\b)\b"
)
_UNMOVED = re.compile(
    r"\b(?:(?:did|does|do)(?:\s+(?:not|nothing|little)|n['’]t)(?:\s+to)?|failed\s+to)\s+(?:appear\s+to\s+|seem\s+to\s+)?"
    r"(?:satisfy|placate|persuade|convince|sway|impress|mollify|appease|reassure|silence|stop|deter|move|quiet|calm|soothe)\s"
    r"|\b(?:was|were|remained|is|are|seemed|appeared)\s+(?:un(?:moved|convinced|impressed|repentant|apologetic|deterred|bowed|persuaded)|defiant|"
    r"not\s+(?:convinced|impressed|persuaded|satisfied|moved|amused|deterred))\b"
    r"|\b(?:showed|gave|shows)\s+no\s+signs?\s+of\s+(?:backing\s+(?:down|off)|relenting|retreating|giving\s+(?:in|way|ground)|softening|apologi[sz]ing)\b"
    r"|\b(?:refused|declined)\s+to\s+(?:back\s+(?:down|off)|apologi[sz]e|retreat|give\s+ground)\b|\b(?:stood|standing|stands)\s+(?:firm|by\s+(?:his|her|its|their))\b"
    r"|\b(?:was|were|been)\s+(?:asked|pressed|questioned|challenged|confronted)\s+(?:about|on|over|with|whether|why)\b"
    r"|\b(?:respond(?:s|ed)|retort(?:s|ed)|(?:hit|shot|fired|struck)\s+back)\s+(?:with|by|to)\b"
    r"|\b(?:bristled|demurred|begged\s+to\s+differ|took\s+exception|took\s+issue|disagreed|objected|held\s+(?:firm|his\s+ground|her\s+ground|their\s+ground))\b"
)
"""What is told of one who is asked, or goes on against others; what he says next answers them."""
_TAKES_UP = re.compile(r"[\"“‘']?(?:that['’]s|that (?:is|was)|this (?:is|was)|those are|such)\b", re.IGNORECASE)


_INTERVIEWER = re.compile(r"\b(?:interview|interviewer|interviewed|host|hosts|anchor|moderator|podcast|talk\s+show)\b")
_BLAMED = re.compile(rf"\b{BLAME}\b")
_KIN = re.compile(r"(?:him|her|them|(?:his|her|their|the)\s+\w+)\b")
_MANY = re.compile(r"(?:many|some|several|most|other|a few)\b", re.IGNORECASE)
"""A crowd is named by whoever speaks of its kind."""


def interview(words: str) -> bool:
    """Whether a question in ``words`` is an interviewer's, and of nothing that anybody is blamed for: who answers it answers
    no one that the report quotes against him.
    """
    return _INTERVIEWER.search(words) is not None and _BLAMED.search(words) is None


def replies(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """Whether ``s`` answers by its place. ``sentences``: those that hold it and the one in front of them; ``before``: the
    statement of somebody else right in front, if any.
    """
    place = min(x.start for x in (*s.source, *s.cue, *s.content))
    if _led(content, s, sentences, place):
        return True
    if before is None or not before.speaker.name or before.content[-1].end > place:
        return False
    end = max(x.end for x in (*before.content, *before.source, *before.cue))
    if place - end > NEAR:
        return False
    own = next((x.span for x in sentences if x.span.start <= place < x.span.end), None)
    if own is None:
        return False
    if _addressed(content, s, before):
        return True
    said = _words(content, before)
    if said.rstrip("\"”’' ").endswith("?") and _TO_THE_QUESTION.match(content, s.content[0].start):
        return True
    lead = content[own.start : s.content[0].start]
    lemmas = {stem(w) for x in s.cue for w in re.findall(r"[\w’'-]+", content[x.start : x.end].lower())}
    turns = bool(lemmas & _SPEAKING) and (_TURN.match(lead) is not None or _TURN_INSIDE.search(lead) is not None)
    if turns and _TAKES_UP.match(content, s.content[0].start):
        return True
    if turns and not _MANY.match(before.speaker.name) and _names(before, _words(content, s)):
        return True
    return bool(lemmas & _HOLDING) and _names(s, said)


def _led(content: str, s: Statement, sentences: list[Sentence], place: int) -> bool:
    """ "That did not satisfy the mayor. "We …," the mayor said": the sentence in front tells of the speaker that he goes on."""
    first = sentences[0].span if sentences else None
    if first is None or not 0 <= place - first.end <= OPENING or sentences[0].quotations:
        return False
    m = _UNMOVED.search(content, first.start, first.end)
    if m is None or interview(content[first.start : first.end]):
        return False
    return _names(s, content[first.start : first.end]) or _KIN.match(content, m.end(), first.end) is not None


def _addressed(content: str, s: Statement, before: Statement) -> bool:
    told = " ".join(content[x.start : x.end] for x in before.addressee)
    return bool(told) and s.speaker.kind in ("named", "role") and _names(s, told)


def _words(content: str, s: Statement) -> str:
    return " ".join(content[x.start : x.end] for x in s.content)


def _names(s: Statement, words: str) -> bool:
    """Whether the words hold the last word of the speaker's name: the surname, or the noun of "a witness"."""
    name = re.findall(r"\w[\w’'-]*", s.speaker.name)
    return (
        bool(name) and len(name[-1]) > 2 and re.search(rf"\b{re.escape(name[-1])}\b", words, re.IGNORECASE) is not None
    )

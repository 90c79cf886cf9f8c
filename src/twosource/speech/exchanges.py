"""Answers that no word of answering tells: who was just addressed, accused or contradicted is the next to speak.

Each rule wants two signs at least: that the statement right in front concerns who speaks now, and that what is said
turns against it. A change of speakers alone tells nothing; most are no answers.
"""

from __future__ import annotations

import re

from twosource.records import Statement
from twosource.speech.denials import telling
from twosource.speech.passage import Sentence
from twosource.speech.silences import quoted
from twosource.weights import stem
from twosource.words import vocabulary

BLAME = (
    r"(?:criticisms?|critics|detractors|accusations?|allegations?|claims?|charges?|backlash|blowback|outcry|furore?|outrage|uproar|complaints?|anger|"
    r"controversy|protests?|questions?|calls?|attacks?|condemnation|fury|row|scandal|remarks?|comments?|statement|ads?|video|report)"
)
OUTCRY = r"(?:criticisms?|accusations?|allegations?|backlash|blowback|outcry|furore?|outrage|uproar|complaints?|anger|condemnation|fury|row|scandal)"
"""What of BLAME is meant against somebody wherever it stands."""
_WHILE = re.compile(r"\W*(?:[\w’'-]+\s+){0,12}?(?:and\s+)?(?:[Ww]hile|[Aa]lthough|[Tt]hough)\b")
"""\"While bakers said it was old, the guild said it was new\": two that are set against each other in one sentence."""
_ARMED = re.compile(
    r"\b(?:guns?|gunfire|gunm[ae]n|shots|bullets?|soldiers?|troops|rifles?|rounds|rockets?|missiles?|artillery|militants?|rebels?|pirates?|vessels?|warship|frigate|robbers?|suspects?|small\s+arms)\b",
    re.IGNORECASE,
)
"""In a sentence with one of these "fired back" is meant in earnest."""
_PLAYED = re.compile(
    r"\b(?:goals?|minutes?|innings?|touchdowns?|penalt(?:y|ies)|equali[sz]\w+|substitutes?|strikers?|midfielders?|quarterback|overtime|visitors|home\s+side|match|semi-?final|"
    r"(?:first|second)\s+(?:half|period|set))\b",
    re.IGNORECASE,
)
"""In a sentence with one of these whoever hits back plays."""
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
    r"(?!\s+(?:[\w’'-]+\s+){0,3}?(?:trucks?|engines?|boats?|helicopters?|crews?|units?|officers?|troops?|ambulances?|gunfire|tear|fire|blaze|scene|"
    r"alarms?|crash|emergenc(?:y|ies)|shootings?)\b)"
    r"|\b(?:bristled|demurred|begged\s+to\s+differ|took\s+exception|took\s+issue|disagreed|objected|held\s+(?:firm|his\s+ground|her\s+ground|their\s+ground))\b"
)
"""What is told of one who is asked, or goes on against others; what he says next answers them."""
_TAKES_UP = re.compile(r"[\"“‘']?(?:that['’]s|that (?:is|was)|this (?:is|was)|those are|such)\b", re.IGNORECASE)


_INTERVIEWER = re.compile(r"\b(?:interview|interviewer|interviewed|host|hosts|anchor|moderator|podcast|talk\s+show)\b")
_BLAMED = re.compile(rf"\b{BLAME}\b")
_KIN = re.compile(r"(?:him|her|them|(?:his|her|their|the)\s+\w+)\b")
_MANY = re.compile(r"(?:many|some|several|most|other|a few)\b", re.IGNORECASE)
"""A crowd is named by whoever speaks of its kind."""


_AFTER = re.compile(
    r"\b(?:[Aa]fter|[Oo]nce|[Ww]hen)\s+(?P<who>(?!(?:he|she|it|they|we|I|you|his|her|its|their|being|having|\w+ing)\b)(?:[\w’'.-]+,?\s+){1,9}?)"
    r"(?<!\ban\s)(?<!\ba\s)(?<!\bthe\s)(?:(?:had|have|has|also|publicly|repeatedly)\s+){0,2}(?P<verb>accused|critici[sz]ed|alleged|attacked|mocked|ridiculed|denounced|condemned|blasted|slammed|lambasted|questioned|challenged|blamed|"
    r"complained|faulted|rebuked|scolded|taunted|claimed|suggested|called|demanded|reported|revealed|published|disclosed|wrote|said|tweeted)\b"
)
"""A clause that tells what was said against somebody, and when he spoke: "after the paper reported …"."""
_TIMED = frozenset("when after as once".split())
"""With one of these the two clauses above begin."""
_ANGRY = re.compile(
    r"\b(?:lash(?:es|ed|ing)?\s+out|hit(?:s|ting)?\s+out|(?:tore|tearing|tears)\s+into|fum(?:ed|ing)|rag(?:ed|ing)|blast(?:s|ed|ing)?|slam(?:s|med|ming)?|ripp?(?:s|ed|ing)?|bristl(?:ed|ing)|scoff(?:s|ed|ing)?)\b"
)
_MOVED = re.compile(
    r"\b(?:insist(?:s|ed|ing)?|maintain(?:s|ed|ing)?|vow(?:s|ed|ing)?|clarif(?:ied|ying)|conced(?:ed|ing)|acknowledg(?:ed|ing)|admit(?:s|ted|ting)|explain(?:s|ed|ing)?)\b"
)
_MILD = frozenset("called claimed suggested demanded reported revealed published disclosed wrote said tweeted".split())
"""After these only somebody who speaks with heat, insists or concedes answers."""
_ASKED_HIM = re.compile(
    r"\b(?:[Ww]hen|[Aa]fter|[Aa]s)\s+(?:[\w’'.-]+\s+){1,6}?(?:asked|wondered|demanded\s+to\s+know)\s+(?:(?!he\b)[\w’'.-]+\s+){0,5}?(?:whether|if|why|how|what|when|who|where)\b[^.]*?,\s*$"
)
"""\"When the mayor asked what was missing, \": the clause in front of who answers."""
_RESPONSE_TO = re.compile(
    r"(?:['’]s?|\b(?:his|her|its|their|an?|the))\s+(?:\w+\s+){0,2}?(?:response|reaction|reply|answer|rebuttal)(?:\s+[\w’'.-]+){0,4}?\s+to\s+(?:[\w’'-]+\s+){0,5}?"
    rf"{OUTCRY}\b"
    r"|\b(?:responded|reacted|replied)\s+(?:[\w’'-]+\s+){0,3}?to\s+(?:[\w’'-]+\s+){0,5}?"
    rf"{BLAME}\b"
)


def in_earnest(told: str, sentence: str) -> bool:
    """Whether "fired back" in ``told`` is done with guns, or with goals, as its sentence tells."""
    if re.search(r"\b(?:fir|sho)\w*\s+back\b", told) and _ARMED.search(sentence):
        return True
    return re.search(r"\b(?:fir|sho|hit|str)\w*\s+back\b", told) is not None and _PLAYED.search(sentence) is not None


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
    if _led(content, s, sentences, place) or _provoked(content, s, sentences, place):
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
    if _WHILE.match(content, own.start) and before.content[0].start >= own.start and s.form != "direct":
        return before.stance in ("asserts", "accuses") and speaks(content, s) and speaks(content, before)
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
    if turns and before.stance in ("accuses", "asks") and telling(said) & telling(_words(content, s)):
        return True
    return bool(lemmas & _HOLDING) and _names(s, said)


def _led(content: str, s: Statement, sentences: list[Sentence], place: int) -> bool:
    """ "That did not satisfy the mayor. "We …," the mayor said": the sentence in front tells of the speaker that he goes on."""
    first = sentences[0].span if sentences else None
    if s.form == "indirect" and not speaks(content, s):
        return False
    if first is None or not 0 <= place - first.end <= OPENING or sentences[0].quotations:
        return False
    m = _UNMOVED.search(content, first.start, first.end)
    if m is None:
        told = content[first.start : first.end]
        return _RESPONSE_TO.search(told) is not None and not interview(told) and _akin(content, s, told)
    if interview(content[first.start : first.end]):
        return False
    return _names(s, content[first.start : first.end]) or _KIN.match(content, m.end(), first.end) is not None


def speaks(content: str, s: Statement) -> bool:
    """Whether its cue is a verb of saying, or of holding on to what one has said."""
    return bool({stem(w) for x in s.cue for w in re.findall(r"[\w’'-]+", content[x.start : x.end].lower())} & _SPEAKING)


def _provoked(content: str, s: Statement, sentences: list[Sentence], place: int) -> bool:
    """ "The mayor lashed out after a paper reported …": its own sentence tells, outside what is said, what was said before."""
    own = next((x for x in sentences if x.span.start <= place < x.span.end), None)
    if own is None or s.stance == "asks":
        return False
    words = vocabulary(content, own.span)
    if words.isdisjoint(_TIMED):
        return False
    if _ASKED_HIM.search(content, own.span.start, place):
        return True
    cue = " ".join(content[x.start : x.end] for x in s.cue)
    for m in _AFTER.finditer(content, own.span.start, own.span.end):
        if any(x.start <= m.start() < x.end for x in s.content) and not _ANGRY.search(cue):
            continue
        if any(x.start < m.end("verb") and m.start("verb") < x.end for x in s.cue) or quoted(own, m.start()):
            continue
        if _names(s, m["who"]):
            continue  # who said it himself
        if m["verb"] not in _MILD or _ANGRY.search(cue) or _MOVED.search(cue):
            return True
    return False


def _akin(content: str, s: Statement, words: str) -> bool:
    """Whether the words name the speaker, or a name that stands in its source: "a White House spokesman" of the White House."""
    if _names(s, words):
        return True
    source = " ".join(content[x.start : x.end] for x in s.source)
    return any(re.search(rf"\b{re.escape(n)}\b", words) for n in re.findall(r"\b[A-Z][\w-]{3,}", source))


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

"""Denials and other answers: which statements are one, and the denials that no statement holds.

A statement that denies is a denial. Another is an answer where its cue says so ("replied", "hit back"), where its sentence does ("in
response", "asked whether", "responding to criticism", "seeking to clarify"), where it follows a question put to
somebody, and where it owns up ("we apologise").
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from twosource.records import Statement
from twosource.spans import Span
from twosource.speech.clause import first_subject, subject_before
from twosource.speech.cues import DENYING
from twosource.speech.exchanges import BLAME, NEAR, interview, replies
from twosource.speech.passage import Sentence
from twosource.speech.silences import MOST
from twosource.weights import stem

_CLAIM = (
    r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|criticisms?|accounts?|insinuations?|rumou?rs?|speculation|"
    r"characteri[sz]ations?|descriptions?|arguments?|stor(?:y|ies)|articles?|notions?|ideas?|complaints?|fears|concerns?|wrongdoing|misconduct|"
    r"involvement|responsibility|guilt|knowledge|findings?|figures?|versions?|reading|theor(?:y|ies)|comparisons?|remarks?|statements?|attacks?|existence|having|being)"
)
_THING = re.compile(
    r"(?:that\b|this\b|it\b|these\b|those\b|all\b|any\b|such\b|as\b|[\w’'-]+ing\b|[“\"‘'])", re.IGNORECASE
)
_CLAIMED = re.compile(rf"(?:[\w’'.-]+\s+){{0,6}}?(?!having|being){_CLAIM}\b", re.IGNORECASE)
_OBJECTING = frozenset("deny reject dismiss refuse denial rejection dismissal rebuff".split())
"""Verbs whose object may be a visa, a bid or a clerk: only what is said can be denied."""
_DENYING = frozenset(stem(w) for w in DENYING)
_DOUBTING = frozenset({stem("doubt"), stem("doubted"), stem("clarify"), stem("clarified")})
"""Who doubts or clarifies puts no denial against what was said."""
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|"
    r"contest(?:s|ed|ing)?|contradict(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|push(?:es|ed|ing)?\s+back\s+(?:on|against)|"
    r"t(?:ake|akes|ook|aking)\s+issue\s+with|brush(?:es|ed|ing)?\s+(?:off|aside)|scoff(?:s|ed|ing)?\s+at)"
    rf"\s+(?P<what>(?:(?:that|this|it|these|those|any|all|having|being)\b|(?:[\w’'.-]+\s+){{0,5}}?{_CLAIM}\b)(?:\s+(?:that|of|against|by|about|in)\b[^.,;“”\"]{{0,120}})?)"
)
_DENIED_BY = re.compile(
    rf"\b{_CLAIM}\b[^.;,“”\"]{{0,80}}?\s(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|disputed|refuted|rebutted|contested)\s+by\s+(?P<by>[^.,;“”\"]{{2,80}}?)(?=\s+(?:as|on|in)\b|[.,;]|$)"
)
_PLEA = re.compile(r"\b(?:plead(?:s|ed|ing)?|pled)\s+not\s+guilty\b")
_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might|may|can|should|must|will|to|not|never|n['’]t|cannot|neither|nor|nobody|few)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_GRANTING = frozenset(stem(w) for w in "note acknowledge concede admit recall observe".split())
"""Who notes that a thing was not so takes it for known, and denies nothing that others say."""
_REPLY = frozenset("reply replied respond retort counter rejoin".split())
_ANSWER = frozenset("answer react rejoinder riposte clarify".split())
_BACK = re.compile(r"\b(?:hit|hits|shot|shoots|fired|fires|snapped|struck|lashed|punched|clapped)\s+back\b")
_NEGATED = re.compile(r"\b(?:not|yet|never)\b|n['’]t\b")
_FRAME = re.compile(
    r"\b[Ii]n\s+(?:an?\s+|his\s+|her\s+|its\s+|their\s+)?(?:\w+\s+)?(?:response|reply|answer|reaction|rebuttal)\b(?!\s+time)"
    r"|\b(?:[Rr]espond|[Rr]eply|[Rr]eact|[Aa]nswer)ing\s+to\b"
    rf"|\b(?:[Ff]ighting|[Ff]acing|[Aa]mid|[Dd]espite|[Rr]ejecting|[Aa]ddressing|[Aa]nswering(?!\s+(?:an?|the|his|her|its|their)\s+calls?\b)|[Dd]eflecting|[Cc]ountering|[Dd]ismissing)\s+(?:[\w’'-]+\s+){{0,4}}?{BLAME}\b"
    r"|(?:\b(?:Asked|Pressed|Quizzed|Questioned|Challenged)|(?:[,;—–]\s*|\b(?:[Ww]hen|[Ii]f|was|were|being|been)\s+)(?:asked|pressed|quizzed|questioned|challenged))\s+(?:[\w’'.-]+\s+){0,7}?(?:about|on|over|whether|if|why|how|what|when|who|where|by|to|for|at)\b"
    r"|\b(?:[Ss]eeking|[Ss]ought|[Tt]rying|[Tt]ried|[Aa]ttempting|[Mm]oved|[Hh]oping|[Rr]ushed)\s+to\s+(?:\w+ly\s+)?(?:clarify|quell|defuse|explain|defend|justify|calm|"
    r"reassure|contain|play\s+down|downplay|placate|deflect|rebut|counter)\b"
    r"|\b(?:clarified|downplayed|played\s+down|shrugged\s+off|defended|defends|defending|justified)\s+(?:that\b|(?:the|his|her|its|their|[A-Z][\w-]+[’']s)\s)"
    rf"|\baddressed\s+(?:the|those|these|his|her|their)\s+(?:\w+\s+)?{BLAME}\b"
    r"|\bha(?:s|d|ve)\s+apologi[sz]ed\s+for\b"
)
_DREW = re.compile(
    r"\b(?:drew|prompted|brought|provoked|earned)\s+(?:an?\s+)?(?:\w+\s+)?(?:response|retort|reply|rebuke|riposte)\s+from\b"
)
_HIS = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he)\s+(?:\w+\s+)?(?:response|reply|answer)\s*:|\brepl(?:ied|ies)\b[^.]{0,80}[.:]\s*$"
)
_APOLOGY = re.compile(
    r"\b(?:I|we|he|she|they|it|I['’]m|we['’]re)\s+(?:\w+\s+){0,4}?[\"“‘']?(?:\w+ly)?[\"”’']?\s*(?:apologi[sz]e[sd]?\b|(?:am\s+|are\s+|was\s+|were\s+)?(?:very\s+|deeply\s+|truly\s+)*sorry\b|regret(?:s|ted)?\s+(?:the|my|his|her|our|their|what|that|any)\b)",
    re.IGNORECASE,
)
_CHAMPION = re.compile(
    r"\bdefend\w*\s+(?:\w+\s+){0,2}(?:titles?|crown|trophy|cup|thesis|championships?|border|borders|goal|city|town|country|seats?)\b"
)
_INVITED = re.compile(
    rf"(?:to|by|with)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{BLAME}|posting|saying|noting|arguing|pointing|telling|claiming|accusing|calling|insisting|question)\b",
    re.I,
)
_BECAUSE = re.compile(r"\s(?:after|when|once|because)\s+$")
"""What stands in the clause behind it is what was answered: "sought to clarify his plan after a paper said …"."""
LEAD = 300
"""Code points in front of an answer in which an interviewer is named."""
OPENING = 30
"""Code points in front of who answers a question: "After a pause, "."""
_ASKING = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder|wonders|wondered|press|pressed|challenged|questioned|quizzed|demanded)\b"
)


_SELF_NOT = re.compile(
    r"[\"“‘']?(?:that\s+)?(?:I|we|he|she|they)(?:\s+personally)?\s*(?:am|is|are|was|were|['’](?:m|s|re))\s+(?:(?:\w+ly\s+)?[\w-]+\s+and\s+(?:I\s+am|we\s+are)\s+)?not\s+(?:an?\s|the\s|pro-|anti-|guilty\b)"
)
_DISHONEST = re.compile(
    r"[\"“‘']?(?:that\s+)?(?:[\w’'.-]+\s+){0,7}?(?:ads?|advert\w*|commercial|claims?|accusations?|allegations?|article|story|reports?|attacks?|charges?|account|remarks?|comments?|statement|video)\s+"
    r"(?:[\w’'.-]+\s+){0,5}?[\"“‘']?(?:\w+ly\s+)?(?:dishonest|misleading|deceptive|false|untrue|inaccurate|wrong|unfair|distorted|a\s+distortion)\b",
    re.IGNORECASE,
)
"""Who calls an accusation dishonest denies it, and accuses in his turn."""
_REFUSAL = re.compile(
    r"[\"“‘']?(?:that\s+)?(?:I|we|he|she|they|it)\s+(?:(?:will|would|can|could)(?:\s+not|n['’]t)|won['’]t|cannot)\b"
)


_ATTRIBUTE = re.compile(
    r"\b(?:the|an?|their|his|her|its|our|of|by|with|for|from|these|those|some|many|any)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_BENCH = re.compile(r"(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:judge|court|jury|magistrate|tribunal)\b", re.IGNORECASE)
"""Who dismisses a charge by office denies nothing."""


class Denial(NamedTuple):
    """A denial that no statement holds: all of it, who denies, and the words for what is denied."""

    span: Span
    by: Span
    what: Span


def denials(content: str, sentence: Sentence) -> list[Denial]:
    """What the narration of a sentence says to be denied, whoever found a statement there. Linear in the sentence."""
    out = []
    for rule in (_DENIAL, _PLEA):
        for m in islice(rule.finditer(content, sentence.span.start, sentence.span.end), MOST):
            if _ATTRIBUTE.search(content, sentence.span.start, m.start()):
                continue  # "their widely disputed claims"
            if not _narrated(sentence, m.start()) or hypothetical(content, sentence.span, m.start()):
                continue
            before = Span(sentence.span.start, m.start())
            source = subject_before(content, before, m.start(), sentence.narration)[0] or first_subject(
                content, before, sentence.narration
            )
            if source is not None and not _BENCH.match(content[source.start : source.end]):
                what = Span(m.start("what"), m.end("what")) if rule is _DENIAL else Span(m.start(), m.end())
                out.append(Denial(Span(source.start, m.end()), source, what))
    out.extend(
        Denial(Span(m.start(), m.end()), Span(m.start("by"), m.end("by")), Span(m.start(), m.start("by")))
        for m in _DENIED_BY.finditer(content, sentence.span.start, sentence.span.end)
        if _narrated(sentence, m.start())
    )
    return out


def hypothetical(content: str, sentence: Span, at: int) -> bool:
    """Whether the verb at ``at`` is only thought of, or negated: "would deny", "did not deny", "if the board denies"."""
    lead = content[max(sentence.start, at - 60) : at]
    return (
        _HYPOTHETICAL.search(lead) is not None
        or re.search(r"(?:^|\s)(?:if|unless|whether)\s[^,;]*$", lead, re.I) is not None
    )


def denies(content: str, s: Statement, sentence: Span | None) -> bool:
    """Whether a statement denies what others say: a visa or a bid can be denied and rejected, too, and who says that
    he will not do a thing refuses it. "I am not a thief" denies, though it asserts something of the speaker.
    """
    what = content[s.content[0].start : s.content[0].end]
    if s.stance != "denies":
        return (
            _DISHONEST.match(what) is not None
            if s.stance == "accuses"
            else s.stance in ("asserts", "asks") and _SELF_NOT.match(what) is not None
        )
    cue = " ".join(content[x.start : x.end] for x in s.cue).lower()
    lemmas = {stem(w) for w in re.findall(r"[\w’'-]+", cue)}
    if s.cue and sentence is not None and lemmas & _DENYING and hypothetical(content, sentence, s.cue[0].start):
        return False
    if lemmas & (_DOUBTING | _GRANTING) or _REFUSAL.match(what):
        return False
    if _BENCH.match(" ".join(content[x.start : x.end] for x in s.source)):
        return False
    if not lemmas & {stem(w) for w in _OBJECTING} or re.search(r"\b(?:said|saying|says)\b", cue):
        return True
    return bool(_THING.match(what) or _CLAIMED.match(what) or s.form == "direct")


def answers(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """Whether a statement that denies nothing answers somebody. ``sentences``: those that hold it and the one in front
    of them; ``before``: the statement of somebody else right in front, if any.
    """
    if s.stance in ("denies", "declines"):
        return False
    cue = " ".join(content[x.start : x.end] for x in s.cue).lower()
    what = content[s.content[0].start : s.content[0].end]
    if not s.speaker.name or _NEGATED.search(cue) or _ASKING.search(cue) or _nobody(content, s):
        return False
    lemmas = {stem(w) for w in re.findall(r"[\w’'-]+", cue)}
    if lemmas & {stem(w) for w in _REPLY | _ANSWER} or _BACK.search(cue):
        return not re.match(r"(?:to|by|with|within)\b", what) or _INVITED.match(what) is not None
    if re.search(r"(?<!\bto )\bdefend(?:s|ed|ing)?\b", cue):
        return _CHAMPION.search(f"{cue} {what}") is None
    return (
        bool(_APOLOGY.search(what))
        or _framed(content, s, sentences, before)
        or _asked(content, s, sentences, before)
        or replies(content, s, sentences, before)
    )


def _leads_on(content: str, sentence: Sentence, place: int) -> bool:
    """ "The mayor addressed the video on Monday: …": a sentence whose colon hands over to the next one."""
    return sentence.span.end <= place and content[sentence.span.end - 1] == ":"


def _nobody(content: str, s: Statement) -> bool:
    return bool(s.source) and content[s.source[0].start :][:7].lower().startswith(("no ", "none ", "nobody "))


def _framed(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """The frame stands in the narration of its sentence, outside its own content, or leads to it from the sentence before.

    Behind a frame the first statement is the answer; one in front of the frame is it where nothing follows.
    """
    place = min(x.start for x in (*s.source, *s.cue, *s.content))
    for sentence in sentences:
        own = sentence.span.start <= place < sentence.span.end or _leads_on(content, sentence, place)
        for m in (_FRAME if own else _DREW).finditer(content, sentence.span.start, sentence.span.end):
            if any(x.start <= m.start() < x.end for x in s.content) or not _narrated(sentence, m.start()):
                continue
            if _CHAMPION.match(content, m.start(), sentence.span.end):
                continue
            if _BECAUSE.search(content, m.end(), place) or (
                _ASKING.search(m.group().lower()) and interview(content[sentence.span.start : sentence.span.end])
            ):
                continue
            if any(x.start < m.end() and m.start() < x.end for x in s.cue):
                continue  # "responding to criticism", "answering a call": that is what is answered
            leading = before is not None and any(x.start < m.end() and m.start() < x.end for x in before.cue)
            taken = (
                before is not None
                and not leading
                and m.start() <= before.content[0].start
                and before.content[-1].end <= place
            )
            if not taken:
                return True
        if not own and _HIS.search(content, sentence.span.start, place):
            return not interview(content[max(0, place - LEAD) : place])
    return bool(_HIS.search(content, max(0, place - 60), place)) and not interview(
        content[max(0, place - LEAD) : place]
    )


def after_question(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """Nobody denies a question: "Was it less?" he asked. She said it was not."""
    return s.stance == "denies" and _asked(content, s, sentences, before)


def _asked(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """ "Who knew?" asked the judge. The engineer said …: the sentence right behind a question of somebody else opens with it."""
    if before is None or s.stance == "asks" or before.stance != "asks" or before.content[-1].end > s.content[0].start:
        return False
    end = max(x.end for x in (*before.content, *before.source, *before.cue))
    place = min(x.start for x in (*s.content, *s.source, *s.cue))
    own = next((x.span.start for x in sentences if x.span.start <= place < x.span.end), place)
    gap = content[end:place]
    if (
        end <= sentences[0].span.start
        or place - own > OPENING
        or len(gap) > NEAR
        or "agree" in content[end : s.content[0].start]
    ):
        return False
    if interview(content[max(0, place - LEAD) : place]):
        return False
    words = " ".join(content[x.start : x.end] for x in before.cue).lower()
    told = content[before.content[-1].start : before.content[-1].end].rstrip("\"”’' ")
    return _ASKING.search(words) is not None and (
        told.endswith("?") or re.match(r"(?:whether|if|why|how|what|who)\b", told) is not None
    )


def _narrated(sentence: Sentence, at: int) -> bool:
    return not any(q.span.start <= at < q.span.end for q in sentence.quotations)

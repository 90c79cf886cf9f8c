"""What a report says to be denied: which statements deny, and the denials that no statement holds."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from twosource.records import Statement
from twosource.spans import Span, trimmed
from twosource.speech.clause import first_subject, subject_before
from twosource.speech.cues import DENYING
from twosource.speech.denying_words import denying, untrue
from twosource.speech.passage import Sentence
from twosource.speech.silences import MOST, quoted
from twosource.speech.stance import stance
from twosource.weights import spread, stem
from twosource.words import vocabulary

_CLAIM = (
    r"(?:allegations?|accusations?|claims?(?!\s+for\s+(?:\w+\s+)?(?:damages|compensation|asylum|benefits|money|refunds?)\b)|charges?|reports?|suggestions?|assertions?|criticisms?|accounts?|insinuations?|rumou?rs?|speculation|"
    r"characteri[sz]ations?|descriptions?|arguments?|stor(?:y|ies)|articles?|notions?|ideas?|complaints?|fears|concerns?|wrongdoing|misconduct|"
    r"involvement|responsibility|guilt|knowledge|findings?|figures?|versions?|reading|questions?|theor(?:y|ies)|comparisons?|remarks?|statements?|attacks?|existence|objections?|rationales?|assessments?|warnings?|having|being)"
)
_THING = re.compile(r"(?:that\b|this\b|it\b(?!\s+\w)|these\b|those\b|all\b|any\b|such\b|as\b|[“\"‘'])", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:he|she|they|it|I|we|there)\b|(?:(?:ever|even|knowingly)\s+)?(?!everything\b|anything\b|something\b|nothing\b)[\w’'-]+ing\b|(?:[\w’'.-]+\s+){1,5}?(?:was|were|is|are|had|has|have|did|would|could)\b",
    re.IGNORECASE,
)
"""What "deny" may take besides, and no verb of rejecting does: "denied they were sold", "denied selling them"."""
_DEED = re.compile(
    r"(?:the|an?|any|all|such|his|her|its|their|no|knowledge|involvement|collusion|responsibility|meddling|wrongdoing|guilt|complicity|links?|ties)\b(?!\s+\w+\s+(?:an?|the|any)\b)",
    re.IGNORECASE,
)
_GRANT = re.compile(
    r"\b(?:entry|access|bail|visas?|permits?|permission|requests?|applications?|applicants?|benefits|asylum|coverage|appeals?|motions?|licen[cs]es?|loans?|services?|opportunity|chance|nomination|majority|"
    r"parole|clemency|funding|funds|aid|care|treatment|rights?|vote|votes|tenure|petition|injunction|relief|bid|win|victory|title|status|credit|certification|admission|seats?|goal|shot)\b"
)
"""What is denied in the sense of not given; of anything else a person that denies it says that it is not so."""
_QUESTION = re.compile(r"\s*(?:Did|Do|Does|Was|Were|Is|Are|Has|Have|Had|Can|Could|Would|Will|Should)\b[^.!]*\?\s*")
"""Who is asked whether he knew that a thing was not so has denied nothing."""
_DENY = re.compile(r"\bden(?:y|ies|ied|ying|ials?)\b")
_CLAIMED = re.compile(rf"(?:[\w’'.-]+\s+){{0,6}}?(?!having|being){_CLAIM}\b", re.IGNORECASE)
_OBJECTING = re.compile(
    r"\b(?:deny|deni|reject|dismiss|refus|rebuff|disavow|repudiat)\w*|\b(?:push\w*\s+back|t(?:ak|ook|ake)\w*\s+issue)\b"
)
"""Verbs whose object may be a visa, a bid or a clerk: only what is said can be denied."""
_DENYING = frozenset(stem(w) for w in DENYING)
_DOUBTING = frozenset({stem("doubt"), stem("doubted"), stem("clarify"), stem("clarified")})
"""Who doubts or clarifies puts no denial against what was said."""
_DENIAL = re.compile(
    r"(?<![\w-])(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)(?!\s+(?:over|between|among|about|such|in|on|of|with)\b)|disagree(?:s|d|ing)?\s+with|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|"
    r"contest(?:s|ed|ing)?|challeng(?:e|es|ed|ing)|discount(?:s|ed|ing)?|disavow(?:s|ed|ing)?|call(?:s|ed|ing)?\s+into\s+question|(?:shot|shooting|shoot)\s+down|swat(?:s|ted|ting)?\s+(?:away|down|aside)|wav(?:e|es|ed|ing)\s+(?:off|away|aside)|contradict(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|push(?:es|ed|ing)?\s+back\s+(?:on|against)|"
    r"t(?:ake|akes|ook|aking)\s+issue\s+with|brush(?:es|ed|ing)?\s+(?:off|aside)|scoff(?:s|ed|ing)?\s+at)"
    rf"\s+(?P<what>(?:(?:that|this|it|these|those|any|all|having|being)\b|(?:[\w’'.-]+\s+){{0,5}}?{_CLAIM}\b)(?:\s+(?:that|of|against|by|about|in)\b[^.,;“”\"]{{0,120}})?)"
)
_DENIED_BY = re.compile(
    rf"\b{_CLAIM}\b[^.;,“”\"]{{0,80}}?\s(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:denied|rejected|dismissed|disputed|refuted|rebutted|contested)\s+by\s+(?P<by>[^.,;“”\"]{{2,80}}?)(?=\s+(?:as|on|in)\b|[.,;]|$)"
)
_WHICH = re.compile(
    rf"(?:\b{_CLAIM}\b[^.;“”\"]{{0,60}}?,?|,)\s(?:which|that|something)\s+(?P<by>(?:[\w’'.-]+\s+){{1,5}}?)(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:denie[sd]|dismissed\s+as|rejected\s+as|disputed|disputes|rejects|called\s+(?:false|untrue|baseless))\b"
)
_PLEA_ENTERED = re.compile(
    r"\bnot[- ]guilty\s+pleas?\s+(?:was|were|has\s+been|had\s+been)\s+entered\s+(?:on\s+behalf\s+of|for|by|on)\s+(?P<by>[^.;,“”\"]{2,60}?)(?:[’']s?\s+behalf)?(?=\s+(?:on|at|in|during|by)\b|[.,;]|$)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+){0,2}$")
_PLEA = re.compile(r"\b(?:plead(?:s|ed|ing)?|pled)\s+not\s+guilty\b")
_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might|may|can|should|must|will|to|not|never|n['’]t|cannot|neither|nor|nobody|few)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\bneither\b[^,;:]{1,120}\bnor\b[^,;:]*$|^\W*none\s+of\s[^,;:]*$", re.IGNORECASE)
_GRANTING = frozenset(stem(w) for w in "note acknowledge concede admit recall observe".split())
"""Who notes that a thing was not so takes it for known, and denies nothing that others say."""
_SELF_NOT = re.compile(
    r"[\"“‘']?(?:that\s+)?(?:I|we|he|she|they)(?:\s+personally)?\s*(?:am|is|are|was|were|['’](?:m|s|re))\s+(?:(?:\w+ly\s+)?[\w-]+\s+and\s+(?:I\s+am|we\s+are)\s+)?not\s+(?:an?\s|the\s(?!\w+est\b|only\b|first\b|last\b)|pro-|anti-|guilty\b)"
)
_DISHONEST = re.compile(
    r"[\"“‘']?(?:that\s+)?(?:[\w’'.-]+\s+){0,7}?(?:ads?|advert\w*|commercial|claims?|accusations?|allegations?|article|story|reports?|attacks?|charges?|account|remarks?|comments?|statement|video)\s+"
    r"(?:[\w’'.-]+\s+){0,5}?[\"“‘']?(?:\w+ly\s+)?(?:dishonest|misleading|deceptive|false|untrue|inaccurate|wrong|unfair|distorted|a\s+distortion)\b",
    re.IGNORECASE,
)
"""Who calls an accusation dishonest denies it, and accuses in his turn."""
_REFUSAL = re.compile(
    r"[\"“‘']?(?:that\s+)?(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)\s+(?:(?:will|would|can|could)(?:\s+not|n['’]t)|won['’]t|cannot)\b"
)


_ATTRIBUTE = re.compile(
    r"\b(?:the|an?|their|his|her|its|our|of|by|with|for|from|these|those|some|many|any)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_BENCH = re.compile(r"(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:judge|court|jury|magistrate|tribunal)s?\b", re.IGNORECASE)
"""Who dismisses a charge by office denies nothing."""


_CALLING = re.compile(r"\b(?:call|brand|label|deem|describ|term|rat)(?:s|e|es|ed|ing|led|ling)?\b")
_BARE_OBJECT = re.compile(
    r"(?:it|this|that|them|these|those)\b(?!\s+(?:claim|report|stor|alleg|accus|account|charg|evidence))", re.IGNORECASE
)
"""What is called wrong, and no word said of it, may be a deed."""
_HINTING = re.compile(r"\b(?:impl(?:y|ies|ied|ying)|insinuat\w+|hint(?:s|ed|ing)?)\b")
_CROWD = re.compile(r"\W*(?:some|many|several|most|others|critics|opponents|a few)\b", re.IGNORECASE)
"""Of whose words "they are not …" tells of others."""
_UNSURE = re.compile(
    r"\b(?:ask|asks|asked|asking|whether|suggest|fear|fears|feared|hope|hopes|hoped|admit|admits|admitted|confess|confesses|confessed|concedes?|conceded|acknowledged?|acknowledges|not|never)\b|n['’]t\b"
)
"""Who asks whether a thing was false, hopes that there was no deal, or admits that he lied, denies nothing."""


NEITHER = 200
"""Code points in front of a verb in which "neither … nor …" stands that negates it."""
RARE = 120
"""Of 1,000 reports: a word in fewer of them tells what a statement is about. Set by hand."""
_OTHERS_NOT = re.compile(
    r"\W*(?:that\s+)?(?!(?:I|we|he|she|they|it|there|my|our|his|her|its|their)\b).{0,200}?\bneither\b.{1,60}\bnor\b|\W*(?:that\s+)?\W*(?!(?:I|we|he|she|they|it|this|that|there|my|our|his|her|its|their)\b)(?:[\w.,'’-]+\s+){1,14}?(?:(?:did|does|do|was|were)(?:\s+not|n['’]t)|neither)\b|\W*(?:that\s+)?neither\b",
    re.IGNORECASE,
)
_FOUND_NONE = re.compile(
    r"\W*(?:that\s+)?(?:there\s+(?:is|was|has\s+been|had\s+been)|there['’]s|(?:[\w.'’-]+\s+){1,4}?(?:found|saw|seen|have|has|had|see))\s+(?:\w+\s+){0,2}?no\s+(?:\w+\s+)?(?:evidence|signs?|indications?|proof|reason)\b",
    re.IGNORECASE,
)
_EXAMINERS = re.compile(
    r"\b(?:police|officials?|authorities|investigators?|prosecutors?|detectives?|doctors?|experts?|scientists?|researchers?|study|inspectors?|auditors?|review|inquiry)\b",
    re.IGNORECASE,
)
"""Who looks into a thing reports that he found none of it, and denies nothing."""


_TANGLED = re.compile(r"\w\s+(he|she|they)$")
"""A participle in front of who denies: "writing at noon she disputed …"."""


_UNDERGONE = frozenset("denied rejected dismissed disputed refuted rebutted contested".split())
_NEEDED: dict[re.Pattern[str], frozenset[str]] = {
    _DENIAL: frozenset(
        "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing dispute disputes disputed disputing "
        "disagree disagrees disagreed disagreeing refute refutes refuted refuting rebut rebuts rebutted rebutting contest contests contested "
        "contesting challenge challenges challenged challenging discount discounts discounted discounting disavow disavows disavowed disavowing "
        "question shot shooting shoot swat swats swatted swatting wave waves waved waving contradict contradicts contradicted contradicting "
        "repudiate repudiates repudiated repudiating debunk debunks debunked debunking push pushes pushed pushing issue brush brushes brushed "
        "brushing scoff scoffs scoffed scoffing".split()
    ),
    _PLEA: frozenset({"guilty"}),
    _DENIED_BY: _UNDERGONE,
    _WHICH: _UNDERGONE | frozenset("denies disputes rejects called".split()),
    _PLEA_ENTERED: frozenset({"guilty"}),
}
"""Words of which a sentence must have one for the pattern to be found there: most have none, and it is not tried on them."""


class Denial(NamedTuple):
    """A denial that no statement holds: all of it, who denies, and the words for what is denied."""

    span: Span
    by: Span
    what: Span


def denials(content: str, sentence: Sentence) -> list[Denial]:
    """What the narration of a sentence says to be denied, whoever found a statement there. Linear in the sentence."""
    out = []
    words = vocabulary(content, sentence.span)
    fits = [rule for rule, needed in _NEEDED.items() if not words.isdisjoint(needed)]
    for rule in (r for r in fits if r in (_DENIAL, _PLEA)):
        for m in islice(rule.finditer(content, sentence.span.start, sentence.span.end), MOST):
            if _ATTRIBUTE.search(content, sentence.span.start, m.start()) or _PASSIVE.search(
                content, sentence.span.start, m.start()
            ):
                continue  # "their widely disputed claims"
            if quoted(sentence, m.start()) or hypothetical(content, sentence.span, m.start()):
                continue
            before = Span(sentence.span.start, m.start())
            source = subject_before(content, before, m.start(), sentence.narration)[0] or first_subject(
                content, before, sentence.narration
            )
            if source is not None and (tangled := _TANGLED.search(content, source.start, source.end)):
                source = Span(tangled.start(1), source.end)
            if source is not None and not _BENCH.match(content[source.start : source.end]):
                what = Span(m.start("what"), m.end("what")) if rule is _DENIAL else Span(m.start(), m.end())
                out.append(Denial(Span(source.start, m.end()), source, what))
    out.extend(
        Denial(
            trimmed(content, Span(m.start(), m.end()), " ,\n"),
            trimmed(content, Span(m.start("by"), m.end("by"))),
            trimmed(content, Span(m.start(), m.start("by")), " ,\n"),
        )
        for rule in fits
        if rule not in (_DENIAL, _PLEA)
        for m in islice(rule.finditer(content, sentence.span.start, sentence.span.end), MOST)
        if not quoted(sentence, m.start()) and not _BENCH.match(m["by"])
    )
    return out


def hypothetical(content: str, sentence: Span, at: int) -> bool:
    """Whether the verb at ``at`` is only thought of, or negated: "would deny", "did not deny", "if the board denies"."""
    lead = content[max(sentence.start, at - 60) : at]
    return (
        _HYPOTHETICAL.search(lead) is not None
        or _NEITHER.search(content[max(sentence.start, at - NEITHER) : at]) is not None
        or re.search(r"(?:^|\s)(?:if|unless|whether)\s[^,;]*$", lead, re.I) is not None
    )


def _undergone(content: str, s: Statement) -> bool:
    """Whether the source only is what others deny: "such concerns are dismissed", "there are disputes"."""
    if not s.source or not s.cue:
        return False
    source = content[s.source[0].start : s.source[-1].end]
    between = content[s.source[-1].end : s.cue[-1].end]
    return source.lower() == "there" or (
        re.search(rf"\b{_CLAIM}$", source) is not None
        and re.search(r"\b(?:is|are|was|were|been|being)\b", between) is not None
    )


def unclaimed(content: str, s: Statement, said: list[Statement]) -> bool:
    """Whether a statement that denies only says that something was not so, of others, and none of ``said`` by others says
    anything like it: "even the old mill did not burn". Whose own doing it is denies with a bare "not". Linear in ``said``.
    """
    what = content[s.content[0].start : s.content[0].end]
    if s.stance != "denies" or stance(content, s.source, s.cue, ()) == "denies":
        return False
    if _FOUND_NONE.match(what) and _EXAMINERS.search(_flat(content, s.source)):
        return True
    if not _OTHERS_NOT.match(what) or denying(what) or untrue(what) or _of_his_side(content, s, what):
        return False
    ours = telling(_flat(content, s.content))
    return not any(
        t.speaker.name != s.speaker.name
        and t.stance not in ("denies", "declines")
        and ours & telling(_flat(content, t.content))
        for t in said
    )


def _flat(content: str, spans: tuple[Span, ...]) -> str:
    return " ".join(content[x.start : x.end] for x in spans)


def _of_his_side(content: str, s: Statement, what: str) -> bool:
    """ "the office did not know", said by a spokesman of the office: its subject stands in the source."""
    head = re.match(r"(?:\W*(?:that\s+)?(?:[\w.'’-]+\s+){0,4}[\w.'’-]+)", what)
    source = {w.lower() for w in re.findall(r"\w{4,}", f"{_flat(content, s.source)} {s.speaker.name}")}
    return head is not None and any(w.lower() in source for w in re.findall(r"\w{4,}", head[0]))


def telling(words: str) -> set[str]:
    """Stems of the words, without names, that few reports have: what the words are about."""
    return {b for w in re.findall(r"\b[a-z]{3,}\b", words) if spread(b := stem(w)) < RARE}


def _by_words(content: str, s: Statement, what: str) -> bool:
    """Whether a statement whose cue denies nothing does by what it says."""
    if not s.speaker.name or s.stance in ("declines", "promises") or _UNSURE.search(_cue(content, s)):
        return False
    if _CALLING.search(_cue(content, s)) and (_CLAIMED.match(what) or _BARE_OBJECT.match(what)) and untrue(what):
        return True
    if s.stance == "accuses":
        return _DISHONEST.match(what) is not None or denying(what, _flat(content, s.content[1:]))
    return (
        s.stance in ("asserts", "asks") and _SELF_NOT.match(what) is not None and not _CROWD.match(s.speaker.name)
    ) or denying(what, _flat(content, s.content[1:]))


def _cue(content: str, s: Statement) -> str:
    return " ".join(content[x.start : x.end] for x in s.cue).lower()


def denies(content: str, s: Statement, sentence: Span | None) -> bool:
    """Whether a statement denies what others say: a visa or a bid can be denied and rejected, too, and who says that
    he will not do a thing refuses it. "I am not a thief" denies, though it asserts something of the speaker.
    """
    what = content[s.content[0].start : s.content[0].end]
    if sentence is not None and s.form == "indirect" and _QUESTION.fullmatch(content, sentence.start, sentence.end):
        return False
    if s.stance != "denies":
        return _by_words(content, s, what)
    cue = _cue(content, s)
    lemmas = {stem(w) for w in re.findall(r"[\w’'-]+", cue)}
    if (
        s.cue
        and sentence is not None
        and (lemmas & _DENYING or _OBJECTING.search(cue))
        and hypothetical(content, sentence, s.cue[0].start)
    ):
        return False
    if _HINTING.search(cue) or _undergone(content, s):
        return False
    if lemmas & (_DOUBTING | _GRANTING) or _REFUSAL.match(what):
        return False
    if _BENCH.match(" ".join(content[x.start : x.end] for x in s.source)):
        return False
    if _CALLING.search(cue) and _BARE_OBJECT.match(what) and not untrue(what):
        return False
    if not _OBJECTING.search(cue) or re.search(r"\b(?:said|saying|says)\b", cue):
        return True
    if _DENY.search(cue) and (
        _CLAUSE.match(what) or (s.speaker.kind in ("named", "role") and _DEED.match(what) and not _GRANT.search(what))
    ):
        return True
    return bool(_THING.match(what) or _CLAIMED.match(what) or (s.form == "direct" and what[:1] in "“\"‘'"))

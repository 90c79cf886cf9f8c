"""Silence that a report itself reports: declined, did not respond, could not be reached, has not commented.

One rule a wording; each finds the words of silence in the narration of a sentence, and its source in front of them unless the
wording holds it ("there was no comment from X", "calls to X were not returned").
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from twosource.records import Silence
from twosource.spans import Span, trimmed
from twosource.speech.clause import first_subject, subject_before
from twosource.speech.passage import Sentence
from twosource.words import vocabulary

MOST = 6
"""Silences of one wording that are looked at in one sentence: more are no prose."""


class Silent(NamedTuple):
    """One silence: its words, source in front, and who is silent; ``about``: the words that say on what."""

    span: Span
    silence: Silence
    by: Span
    about: Span | None


_ADVERBS = r"(?:\s+(?:immediately|yet|publicly|so\s+far|officially|directly|formally|even|ever|further|right\s+away|specifically))*"
_ABOUT = r"(?:\s+(?:on|to|about|for|regarding|over|upon)\s+(?P<about>[^;,]{2,160}?)(?=[;,]|[.!?]?[\"”]?$))?"
_WH = r"(?:whether|if|how|why|what|who|when|where|which)"
_ANSWERING = (
    r"(?:comment|discuss|elaborate|respond|answer|reply|speculate|explain|disclose|expand|speak|talk|weigh\s+in|get\s+into|go\s+into|wade\s+into|"
    r"take\s+(?:questions|calls)|be\s+(?:interviewed|drawn|quoted)|confirm\s+or\s+deny|provide\s+(?:details|a\s+comment)|give\s+(?:details|a\s+reason|an\s+interview)|"
    rf"say\s+(?:\w+\s+)?(?:{_WH}|more|anything)|specify|address)"
)
_TO_WORDS = (
    r"(?=\s+(?:to|for)\s+(?:[\w’'.-]+\s+){0,5}?(?:requests?|questions?|queries|query|e-?mails?|mails?|messages?|calls?|letters?|inquir\w+|enquir\w+|comments?|"
    r"allegations?|accusations?|claims?|criticisms?|charges?|demands?|complaints?|reports?|statements?|remarks?|texts?|appeals?|speech|address|interview|ads?|video|articles?|stor(?:y|ies)|posts?|tweets?|resolution|announcement|decision|ruling|verdict|attacks?|offer|ultimatum|offers?|"
    r"proposals?|lawsuits?|invitations?)\b|\s*[,;.!?\"”]|\s*$|\s+(?:on|by|immediately|in\s+time|when|before|late|early)\b)"
)
_CONTACT = r"(?:calls?|phone\s+calls?|telephone\s+calls?|e-?mails?|messages?|voicemails?|texts?|letters?|requests?|inquiries|enquiries|questions|faxes)"
_QUIET = r"(?:silent|quiet|mum|tight-lipped|silence)"
_NOT_QUIET = r"(?=\s+(?:on|about|over|regarding)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)|\s*[.,;]|\s*$)"

_RULES: tuple[tuple[Silence, re.Pattern[str]], ...] = (
    ("declined", re.compile(r"\b(?:declin|refus)(?:e|es|ed|ing)" + _ADVERBS + rf"\s+(?:to\s+(?:\w+ly\s+)?{_ANSWERING}|comment|(?:requests?\s+for\s+)?(?:comment|an?\s+interview))\b" + _ABOUT)),
    ("declined", re.compile(rf"\b(?:would|will|wo|could|can)(?:\s+not|n['’]t){_ADVERBS}\s+(?:be\s+)?(?:comment(?:ing)?|discuss(?:ing)?|be\s+drawn|drawn|elaborate|speculate|take\s+questions|confirm(?:\s+or|,)\s+deny|say\s+(?:{_WH}|more)|be\s+interviewed)\b" + _ABOUT)),
    ("declined", re.compile(r"\b(?:neither|would\s+not|did\s+not|could\s+not)\s+confirm\w*\s+n?or\s+den\w+" + _ABOUT)),
    ("declined", re.compile(r"\b(?:had|has|have|offered)\s+no\s+(?:further\s+)?comments?\b" + _ABOUT)),
    ("declined", re.compile(r"\bhung\s+up\b(?=\s*[.,;]|\s+(?:on\s+(?:a\s+|the\s+|two\s+)?reporters?|when|the\s+(?:tele)?phone|without)|\s*$)")),
    ("could-not-be-reached", re.compile(
        r"\b(?:could\s+not|couldn['’]t|cannot|can\s+not)" + _ADVERBS + r"\s+be\s+(?:reached|contacted)\b"
        r"(?!\s+(?:by\s+(?!tele|phone|e-?mail|mail|reporters?|the\s+(?:Associated|paper|newspaper))|until|because|without|from|in\s+time|via|with)\b)"
        r"(?:" + _ADVERBS + r"\s+for\s+comment)?")),
    ("could-not-be-reached", re.compile(r"\b(?:was|were|is|are)\s*(?:(?:not|n['’]t)" + _ADVERBS + r"\s+|" + _ADVERBS + r"\s*un)available" + _ADVERBS + r"\s+(?:for\s+(?:further\s+)?(?:comment|interview|questions)|to\s+(?:comment|speak|discuss|answer|reporters))\b")),
    ("has-not-commented", re.compile(r"\b(?:had|has|have)\s+no\s+(?:immediate|public|official)\s+(?:comments?|response|reaction|statement)\b" + _ABOUT)),
    ("has-not-commented", re.compile(
        r"\b(?:has|have|had)(?:\s+(?:not|yet\s+to|never|still\s+not)|n['’]t)" + _ADVERBS
        + rf"\s+(?:comment(?:ed)?|react(?:ed)?|explain(?:ed)?|(?:issued?|made?|given?|offered?)\s+(?:any|an?)\s+(?:\w+\s+)?(?:comment|statement|response|reaction|explanation)|(?:say|said)\s+{_WH}|spoken\s+publicly)\b" + _ABOUT)),
    ("has-not-commented", re.compile(r"\b(?:(?:has|have|had)\s+)?(?:made|issued|given|offered)\s+no\s+(?:(?:public|official|formal|immediate)\s+)*(?:comment|statement|response|reaction)\b" + _ABOUT)),
    ("has-not-commented", re.compile(rf"\b(?:(?:has|have|had)\s+)?(?:keep|kept|keeping|keeps|stay(?:s|ed)?|remain(?:s|ed)?|remaining|going|gone|went|fallen|fell)\s+(?:(?:publicly|largely|mostly|conspicuously|completely)\s+)?{_QUIET}\b" + _NOT_QUIET + _ABOUT)),
    ("has-not-commented", re.compile(r"\b(?:(?:has|have|had)\s+)?said\s+nothing\b(?=\s+(?:publicly|about|on|of|so\s+far|in\s+public)|\s*[.;])(?:\s+(?:publicly|so\s+far|in\s+public))*" + _ABOUT)),
    ("did-not-respond", re.compile(r"\bignor(?:ed|es)\s+(?:[\w’'-]+\s+){0,4}?(?:(?:requests?|calls?|questions|e-?mails?|messages)\s+(?:for\s+comment|from\s+(?:\w+\s+)?(?:reporters?|journalists?|newspaper))|(?:e-?mails?|voicemails?)\b(?=\s+(?:from|seeking|asking|requesting|sent)\b|\s*[.,;]|\s*$))" + _ABOUT)),
    ("did-not-respond", re.compile(
        r"\b(?:(?:did|do|does|has|have|had)(?:\s+not|n['’]t|\s+yet\s+to|\s+never|\s+still\s+not)|ignored|failed\s+to)" + _ADVERBS
        + r"\s+(?:(?:respond(?:ed)?|repl(?:y|ied))\b(?:\s+(?:publicly|directly|immediately|yet|personally))?" + _TO_WORDS + r"|(?:return(?:ed)?|answer(?:ed)?|acknowledged?)\s+(?:[\w’'-]+\s+){0,4}?" + _CONTACT
        + r"\b|(?:answer|pick\s+up)\s+(?:the|his|her|their)\s+(?:tele)?phone)" + _ABOUT)),
)  # fmt: skip
_NOBODY = re.compile(
    r"\b(?:there\s+(?:was|is|has\s+been|were|have\s+been)\s+)?no\s+(?:(?:immediate|official|public|formal|further)\s+)*(?:response|comments?|reaction|reply|word)"
    r"(?:\s+(?:yet|so\s+far|was|immediately|available|on\s+\w+day))*\s+(?:from|by)\s+(?P<by>[^.,;]{2,80}?)"
    r"(?=\s+(?:to|on|about|over|regarding|yet|so\s+far)\b|[.,;]|[\"”]|$)",
    re.IGNORECASE,
)
_UNRETURNED = re.compile(
    _CONTACT + r"\b[^.;“”\"]{0,60}?\b(?:to|with|at|for|by)\s+(?P<by>[^.;,“”\"]{2,80}?),?"
    r"\s+(?:(?:was|were|had|have|has|went|remained|been)\s+)+(?:(?:not|immediately|yet|been)\s+)*(?:returned|answered|unanswered|unreturned|acknowledged)\b",
    re.IGNORECASE,
)
_EFFORTS = re.compile(
    r"\b(?:efforts?|attempts?|calls)\s+to\s+(?:reach|contact|locate|speak\s+(?:to|with))\s+(?P<by>[^.;“”\"]{2,100}?),?"
    r"\s+(?:(?:was|were|had|have|has|been)\s+)*(?:not\s+)?(?:immediately\s+)?(?:unsuccessful|successful|failed|fruitless)\b",
    re.IGNORECASE,
)
_NEEDED = tuple(
    frozenset(words.split())
    for words in (
        "decline declines declined declining refuse refuses refused refusing",
        "comment commenting discuss discussing drawn elaborate speculate questions deny say interviewed",
        "or nor", "comment comments", "hung", "reached contacted", "available unavailable",
        "comment comments response reaction statement",
        "comment commented react reacted explain explained statement response reaction explanation say said spoken",
        "comment statement response reaction", "silent quiet mum lipped silence", "nothing", "ignored ignores",
        "respond responded reply replied return returned answer answered acknowledge acknowledged pick",
    )
)  # fmt: skip
"""For each of the rules words of which a sentence must have one: most have none, and no pattern is tried on them."""
_OF_OTHERS: tuple[tuple[Silence, re.Pattern[str], frozenset[str]], ...] = (
    ("has-not-commented", _NOBODY, frozenset("response comment comments reaction reply word".split())),
    ("did-not-respond", _UNRETURNED, frozenset("returned answered unanswered unreturned acknowledged".split())),
    ("could-not-be-reached", _EFFORTS, frozenset("unsuccessful successful failed fruitless".split())),
)
_LEFT_OPEN = re.compile(r"failed\s+to\s+answer\b.*\bquestions\b", re.DOTALL)
"""A reproach, and no report of silence."""
_BARE = re.compile(r"(?:decline|refuse)\b")
_MODAL = re.compile(r"\b(?:will|would|could|may|might|should|to|can)\s+(?:\w+\s+)?$")
_TANGLED = re.compile(r"\w\s+(?:he|she|they|it|we|I)$")
"""No source: "the ones he" declined to answer."""
_SUPPOSED = re.compile(r"(?:^|[\s(])(?:if|unless|whether|in\s+case)\s[^,;]*$", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:the\s+)?(?:home|homes|house|office|offices|headquarters|lawyers?|attorneys?)\s+(?:of|for)\s+", re.IGNORECASE
)


def supposed(content: str, sentence: Span, at: int) -> bool:
    """Whether ``at`` stands in a clause that only supposes: "if the board declines to comment"."""
    return _SUPPOSED.search(content[sentence.start : at]) is not None


def silences(content: str, sentence: Sentence) -> list[Silent]:
    """The silences that one sentence reports, in text order, none inside quotation marks. Linear in the sentence."""
    out: list[Silent] = []
    words = vocabulary(content, sentence.span)
    for (silence, rule), needed in zip(_RULES, _NEEDED, strict=True):
        if words.isdisjoint(needed):
            continue
        for m in islice(rule.finditer(content, sentence.span.start, sentence.span.end), MOST):
            one = _silent(content, sentence, silence, m)
            if one is not None and not any(one.span.overlaps(o.span) for o in out):
                out.append(one)
    for silence, rule, needed in _OF_OTHERS:
        if words.isdisjoint(needed):
            continue
        for m in rule.finditer(content, sentence.span.start, sentence.span.end):
            span = Span(m.start(), m.end())
            if quoted(sentence, m.start()) or supposed(content, sentence.span, m.start()):
                continue
            if not any(span.overlaps(o.span) for o in out):
                out.append(Silent(span, silence, _named(content, Span(m.start("by"), m.end("by"))), None))
    return sorted(out)


def quoted(sentence: Sentence, at: int) -> bool:
    """Whether ``at`` stands between quotation marks."""
    return any(q.span.start <= at < q.span.end for q in sentence.quotations)


def _silent(content: str, sentence: Sentence, silence: Silence, m: re.Match[str]) -> Silent | None:
    if quoted(sentence, m.start()) or supposed(content, sentence.span, m.start()):
        return None
    source, _ = subject_before(content, Span(sentence.span.start, m.start()), m.start(), sentence.narration)
    if source is None:
        source = first_subject(content, Span(sentence.span.start, m.start()), sentence.narration)
    if source is None or _TANGLED.search(content[source.start : source.end]):
        return None
    if _LEFT_OPEN.match(m.group()):
        return None
    if _BARE.match(m.group()) and _MODAL.search(content, sentence.span.start, m.start()):
        return None
    about = None
    if "about" in m.re.groupindex and m.group("about"):
        about = trimmed(content, Span(m.start("about"), m.end("about")))
    return Silent(Span(source.start, m.end() if about is None else about.end), silence, source, about)


def _named(content: str, by: Span) -> Span:
    """Without the place that was called: "the home of"."""
    m = _PLACE.match(content, by.start, by.end)
    return trimmed(content, Span(m.end() if m else by.start, by.end))

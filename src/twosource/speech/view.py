"""One cue in its sentence, and what stands around it: what the shapes of attribution look at."""

from __future__ import annotations

import re

import msgspec

from twosource.marks import Quotation
from twosource.records import Stance
from twosource.spans import Span, trimmed
from twosource.speech.clause import skip_asides, subject_before
from twosource.speech.cues import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    stance_of,
)
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Sentence
from twosource.speech.verbs import Cue
from twosource.weights import verb_form

ADDRESSED = frozenset("tell inform assure remind warn advise notify brief".split())
"""Verbs whose next noun phrase is who was told."""
_TAIL = re.compile(
    r"^[\s,]*(?:$|[.;)\]]|(?:as|while|after|when|before|in|at|on|during|following|referring|speaking|of|about|"
    r"to)\b|,\s*\w+ing\b)",
    re.IGNORECASE,
)


_PLACE_BEFORE_THAT = re.compile(r"\s+(?:in|at|on|from|outside|inside|during|near|of)\s+[^,.;:“”\"]{2,60}?(?=\s+that\b)")


class View(msgspec.Struct, frozen=True, kw_only=True):
    """``verb``: the cue with its auxiliaries; ``source``: the subject in front, if any; ``at``: where what follows the
    cue begins, asides and addressee passed; ``left``: the last quotation before the cue; ``empty``: nothing but
    asides follow.
    """

    content: str
    sentence: Sentence
    cue: Cue
    headline: bool
    verb: Span
    source: Span | None
    at: int
    addressee: tuple[Span, ...]
    left: Quotation | None
    empty: bool

    @property
    def end(self) -> int:
        return self.sentence.span.end

    @property
    def negated(self) -> bool:
        return re.search(r"\b(?:not|never)\b|n['’]t\b", self.content[self.verb.start : self.verb.end]) is not None

    def before(self, end: int) -> Span:
        """The sentence up to ``end``, without a dateline, white space and the comma or dash at its end."""
        head = trimmed(self.content, Span(self.sentence.span.start, end), " \t\n\u00a0,;—–-")
        return Span(behind_dateline(self.content, head), head.end)

    def found(self, shape: str, source: Span, pieces: tuple[Span, ...], verb: Span | None = None) -> Found:
        """The attribution of these pieces to this source, by ``shape``."""
        return Found(
            source=(source,),
            cue=(verb or self.verb,),
            content=pieces,
            lemma=self.cue.lemma,
            stance=self._stance(),
            rule=shape,
            confidence=CONFIDENCE[shape],
            addressee=self.addressee,
            damaged=self.sentence.damaged,
        )

    def _stance(self) -> Stance:
        if self.negated and self.cue.lemma in ("comment on", "respond", "say", "answer", "reply"):
            return "declines"
        if self.cue.lemma == "charge":
            return "accuses"
        return stance_of(self.cue.lemma)


def view_of(content: str, sentence: Sentence, cue: Cue, headline: bool) -> View:
    """The surroundings of a cue. Cost: linear in the sentence."""
    end = sentence.span.end
    at = skip_asides(content, cue.span.end, end)
    addressee: tuple[Span, ...] = ()
    if cue.lemma in ADDRESSED:
        at, addressee = _addressee(content, at, sentence)
        at = skip_asides(content, at, end)
        where = _PLACE_BEFORE_THAT.match(content, at, end)
        at = where.end() if where else at
    empty = _is_empty(content, at, sentence)
    postposed = cue.speaks and (empty or quotation_at(content, at, sentence) is not None)
    bounds = Span(_clause_start(content, sentence, cue, postposed), cue.span.start)
    source, cue_start = subject_before(content, bounds, cue.span.start, sentence.narration)
    before = [q for q in sentence.quotations if q.span.end <= cue.span.start]
    return View(
        content=content,
        sentence=sentence,
        cue=cue,
        headline=headline,
        verb=Span(cue_start, cue.span.end),
        source=source,
        at=at,
        addressee=addressee,
        left=before[-1] if before else None,
        empty=empty,
    )


def quotation_at(content: str, at: int, sentence: Sentence) -> Quotation | None:
    """The quotation that starts at ``at`` but for a comma, a colon and white space."""
    for q in sentence.quotations:
        if q.span.start >= at:
            return q if not content[at : q.span.start].strip(" \u00a0,:\n-–—") else None
    return None


def touches(content: str, end: int, start: int) -> bool:
    """Nothing but a comma, a dash or white space between two places."""
    return end <= start and not content[end:start].strip(" \u00a0,–—-")


def _is_empty(content: str, at: int, sentence: Sentence) -> bool:
    """Nothing is left behind the cue but asides."""
    return (
        quotation_at(content, at, sentence) is None
        and bool(_TAIL.match(content[at : sentence.span.end]))
        and not (
            re.match(
                r"[\s,]*(?:to|of|in|at|on|about|after|before|when|while|during|as)\b",
                content[at : sentence.span.end],
                re.IGNORECASE,
            )
            and not _followed_by_tail(content, at, sentence)
        )
    )


def _followed_by_tail(content: str, at: int, sentence: Sentence) -> bool:
    """True where the sentence had a clause or quotation before the cue, so that the rest is an aside."""
    lead = content[sentence.span.start : at]
    return bool(re.search(r",[”\"’']?\s+[^,]{2,120}$", lead)) or any(q.span.end < at for q in sentence.quotations)


def _clause_start(content: str, sentence: Sentence, cue: Cue, postposed: bool) -> int:
    start = sentence.span.start
    for q in sentence.quotations:
        if q.span.end <= cue.span.start:
            lead = content[sentence.span.start : q.span.start].strip(" \u00a0")
            ends = (
                content[q.inner.end - 1 : q.inner.end] in (",", "?", "!", ".", "…")
                or content[q.span.end : q.span.end + 1] == ","
            )
            if ends and (postposed or not lead or lead.endswith((",", ":"))):
                start = q.span.end
    breaks = [m.end() for m in re.finditer(r";\s|:\s", content[start : cue.span.start])]
    return start + (breaks[-1] if breaks else 0)


def behind_dateline(content: str, head: Span) -> int:
    m = re.match(
        r"[A-Z][^a-z]{2,40}(?:\([A-Za-z ]+\)\s*)?\s*[-–—]{1,2}\s+|[A-Z][\w ,.]{2,50}\([A-Za-z ]+\)\s*[-–—]{1,2}\s+",
        content[head.start : head.end],
    )
    return head.start + m.end() if m else head.start


def _addressee(content: str, at: int, sentence: Sentence) -> tuple[int, tuple[Span, ...]]:
    """The noun phrase behind "told": to "that", a quotation, a comma, a preposition of place or a new subject."""
    words = [t for t in sentence.narration if t.span.start >= at]
    if not words or content[at : words[0].span.start].strip(" \u00a0"):
        return at, ()
    last = None
    for i, t in enumerate(words):
        low = t.text.lower()
        gap = content[words[i - 1].span.end : t.span.start] if i else ""
        if i and (re.search(r"[,:;.\"“”‘—–-]", gap)):
            break
        if low in SUBORDINATORS or (low in ("in", "at", "on", "to", "during", "by", "via", "through", "about") and i):
            break
        if i and (low in PRONOUNS or (low in DETERMINERS and words[i - 1].text.lower() not in PREPOSITIONS)):
            break
        if i and verb_form(low) and low in AUXILIARIES:
            return at, ()
        last = t
        if i > 9:
            break
    if last is None:
        return at, ()
    span = Span(words[0].span.start, last.span.end)
    return last.span.end, (span,)

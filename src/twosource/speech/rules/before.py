"""Content in front of its cue: "…," X said · "…," said X · "…," X said, "…" · The gate held, X said."""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech.clause import has_verb, skip_asides, subject_after
from twosource.speech.complement import content_pieces, without_stop
from twosource.speech.cues import AUXILIARIES, DETERMINERS, PREPOSITIONS, SAYING
from twosource.speech.found import Found
from twosource.speech.view import View, behind_dateline, quotation_at, touches
from twosource.words import tokens

SHORTEST = 8
"""Code points of a clause in front of ", X said"; less is an interjection."""
_INTRODUCTORY = re.compile(
    r"(?:In|On|At|After|Before|During|As|When|While|If|Although|Though|Because|Since|Asked|Speaking|Following|Despite|"
    r"Meanwhile|Earlier|Later|However|According|Last|For|By|With|Under)\b"
)
_PREPOSITION = re.compile(
    r"(?:Over|Under|Through|Amid|Among|Besides?|Behind|Beyond|Between|Without|Across|Towards?|Upon|Against|Like|Unlike|From|To)\b"
)
_HAVE_SAID = re.compile(r"\b(?:has|have|had)\s+(?:said|told|confirmed)\b")
"""Behind a participle: "three clerks asked about the sale have said"."""
_APPOSITIVE = re.compile(r"\s*,\s*(?:who|which|an?|the|whose)\b")


def quotation_before(v: View) -> Found | None:
    """A quotation that ends where the attribution begins; what follows the cue may go on with it."""
    if v.left is None or (v.source is not None and not touches(v.content, v.left.span.end, v.source.start)):
        return None
    source, at = v.source, v.at
    if source is None:
        if not touches(v.content, v.left.span.end, v.verb.start):
            return None
        source = subject_after(v.content, v.cue.span.end, v.end)
        if source is None:
            return None
        at = skip_asides(v.content, source.end, v.end)
    begin = min(v.sentence.span.start, v.left.span.start)  # a sentence that is cut may begin inside its quotation
    lead = trimmed(v.content, Span(begin, v.left.span.start), " \t\n\u00a0")
    first, shape = v.left.span, "quotation"
    if len(lead) and v.content[lead.end - 1] != ":" and not _is_lead_in(v.content, lead):
        first, shape = Span(behind_dateline(v.content, lead), v.left.span.end), "trailing"
    return v.found(shape, source, (first, *_going_on(v, at)))


def _is_adverbial(content: str, head: Span) -> bool:
    """ "Pacing the stage, he vowed …", "Over lunch, …": a participle or a preposition opens it, and no clause follows."""
    words = tokens(content, head)
    low = [t.text.lower() for t in words[:2]]
    participle = (
        low[0].endswith("ing") or (low[0].endswith("ed") and low[1:] and low[1] in PREPOSITIONS) if low else False
    )
    if not (participle and len(low[0]) > 4) and not _PREPOSITION.match(content, head.start):
        return False
    if any(t.text.lower() in AUXILIARIES for t in words[1:]):
        return False
    inner = re.search(r",\s+(?!and\b|or\b|with\b)", content[head.start : head.end])
    return inner is None or not has_verb(content, Span(head.start + inner.end(), head.end))


def _going_on(v: View, at: int) -> tuple[Span, ...]:
    follow = quotation_at(v.content, at, v.sentence)
    if follow is not None:
        return (without_stop(v.content, follow.span),)
    link = re.match(r"[\s,]*(?=that\b)", v.content[at : v.end])
    if link and v.cue.lemma in SAYING:
        return content_pieces(v.content, Span(at + link.end(), v.end))
    return ()


def _is_lead_in(content: str, lead: Span) -> bool:
    """ "And then," or "But" before a quotation is no part of what is said."""
    return content[lead.end - 1] == "," and len(content[lead.start : lead.end].split()) <= 3


def clause_before(v: View) -> Found | None:
    """ "The gate had been sound, Ina Brell said." Nothing but asides may follow."""
    if not v.empty or v.source is None or _HAVE_SAID.search(v.content, v.cue.span.end, v.end):
        return None
    lead = v.content[v.sentence.span.start : v.source.start].rstrip(" \u00a0")
    if not lead.endswith((",", "—", "–", " -")) or len(lead.split()) < 3:
        return None
    head = v.before(v.source.start)
    if (_INTRODUCTORY.match(lead) and not has_verb(v.content, head)) or _is_adverbial(v.content, head):
        return None
    return v.found("trailing", v.source, (head,)) if len(head) > SHORTEST else None


def clause_before_turned(v: View) -> Found | None:
    """ "The gate had been sound, said Ina Brell, an engineer." The source ends the sentence, but for an appositive."""
    lead = trimmed(v.content, Span(v.sentence.span.start, v.cue.span.start), " \t\n\u00a0")
    if not len(lead) or v.content[lead.end - 1] != ",":
        return None
    if v.left is not None and touches(v.content, v.left.span.end, v.cue.span.start):
        return None
    source = subject_after(v.content, v.cue.span.end, v.end)
    if source is None:
        return None
    first = v.content[source.start : source.end].split()[0]
    if first[0].islower() and first not in DETERMINERS and not v.empty:
        return None
    rest = v.content[skip_asides(v.content, source.end, v.end) : v.end]
    if rest.strip(" .\u00a0") and not _APPOSITIVE.match(rest):
        return None
    head = v.before(v.cue.span.start)
    return v.found("trailing", source, (head,), v.cue.span) if has_verb(v.content, head) else None
